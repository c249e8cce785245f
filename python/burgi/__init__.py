"""burgi: logarithms of special functions as NumPy ufuncs; von Mises-Fisher laws in burgi.vmf,
alpha-stable ones in burgi.stable.

Every function of the C library is a ufunc here: it broadcasts, takes ``out=`` and ``where=``, float64 and, where
the library has that form, float32, strided arrays without a copy, and runs without the GIL.  Outside a function's
domain the value is NaN; no warning is given.  Values are those of the C library's batch, bit for bit.
"""
from . import _core, _functions

__version__ = _core.version
isa = _core.isa
log_abs_besseli = _core.log_abs_besseli
log_besselik = _core.log_besselik
globals().update({_name: getattr(_core, _name) for _name in _functions.FUNCTIONS})

__all__ = [*_functions.FUNCTIONS, "isa", "log_abs_besseli", "log_besselik"]


def __dir__() -> list[str]:
    return sorted([*__all__, "__version__", "stable", "vmf"])

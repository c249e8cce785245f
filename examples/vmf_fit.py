"""burgi from Python with ctypes and numpy alone: batches of Bessel functions, and a fit.

    python3 vmf_fit.py [FILE.npy]

finds the library by its name; BURGI_LIBRARY=/path/to/libburgi.so names one.
"""
import ctypes
import ctypes.util
import os
import sys

import numpy as np

_path = os.environ.get("BURGI_LIBRARY") or ctypes.util.find_library("burgi")
if _path is None:
    sys.exit("vmf_fit.py: libburgi not found; BURGI_LIBRARY=/path/to/libburgi.so names it")
_lib = ctypes.CDLL(_path)
_lib.burgi_strerror.restype = ctypes.c_char_p
_lib.burgi_vmf_stats_new.restype = ctypes.c_void_p


def _check(status):
    if status != 0:
        raise ValueError(_lib.burgi_strerror(status).decode())


def batch(name, *arguments):
    """burgi_<name>_n on arrays, which broadcast as in numpy; strides go straight to C."""
    arrays = np.broadcast_arrays(*(np.asarray(a, dtype=np.float64) for a in arguments))
    shape = arrays[0].shape
    arrays = [a if a.ndim == 1 else a.ravel() for a in arrays]
    y = np.empty(arrays[0].shape)
    call = []
    for a in (*arrays, y):
        call += [ctypes.c_void_p(a.ctypes.data), ctypes.c_ssize_t(a.strides[0] // a.itemsize)]
    _check(getattr(_lib, f"burgi_{name}_n")(ctypes.c_size_t(y.size), *call))
    return y.reshape(shape)


class Result(ctypes.Structure):
    """burgi_vmf_result of burgi/vmf.h."""

    _fields_ = [("struct_size", ctypes.c_size_t)] + [
        (name, ctypes.c_double)
        for name in (
            "p n weight n_eff rbar delta kappa kappa_se kappa_lo kappa_hi kappa_marginal "
            "log_likelihood log_likelihood_ratio entropy mu_cone"
        ).split()
    ]


class Stats:
    """Streaming statistics of rows of p components; with Stats(p) as s: s.add(rows)."""

    def __init__(self, p):
        self.p = p
        self._stats = ctypes.c_void_p(_lib.burgi_vmf_stats_new(ctypes.c_size_t(p)))
        if not self._stats:
            raise MemoryError

    def __enter__(self):
        return self

    def __exit__(self, *_):
        _lib.burgi_vmf_stats_free(self._stats)

    def add(self, rows):
        single = np.asarray(rows).dtype in (np.float32, np.uint8)  # these fit float exactly
        rows = np.ascontiguousarray(rows, dtype=np.float32 if single else np.float64)
        n, p = rows.shape
        if p != self.p:
            raise ValueError(f"rows of {p} components, not {self.p}")
        add = _lib.burgi_vmf_stats_add_f32 if single else _lib.burgi_vmf_stats_add_f64
        _check(add(self._stats, ctypes.c_size_t(n), ctypes.c_void_p(rows.ctypes.data),
                   ctypes.c_size_t(p), None))

    def merge(self, other):
        _check(_lib.burgi_vmf_stats_merge(self._stats, other._stats))

    def fit(self):
        result, mu = Result(struct_size=ctypes.sizeof(Result)), np.empty(self.p)
        _check(_lib.burgi_vmf_fit(self._stats, ctypes.byref(result),
                                  ctypes.c_void_p(mu.ctypes.data)))
        return result, mu


def fit(rows):
    with Stats(rows.shape[1]) as stats:
        stats.add(rows)
        return stats.fit()


def main():
    # A table of orders by arguments in one call.
    nu, x = np.array([0.0, 0.5, 10.0, 1e6])[:, None], np.array([1e-3, 1.0, 1e3, 1e6])
    table = batch("log_besseli", nu, x)
    print("log I_nu(x), rows nu = 0, 0.5, 10, 1e6:", table, sep="\n")
    closed = x - np.log(2 * np.pi * x) / 2 + np.log(-np.expm1(-2 * x))
    assert np.allclose(table[1], closed, rtol=1e-14, atol=1e-14)  # I_{1/2}
    assert np.array_equal(batch("log_besseli", nu, x[::-1]), table[:, ::-1])

    here = os.path.dirname(os.path.abspath(__file__))
    rows = np.load(sys.argv[1] if len(sys.argv) > 1 else os.path.join(here, "digits.npy"))
    result, mu = fit(rows)
    print(f"n = {result.n:g}, p = {result.p:g}: kappa = {result.kappa:.6f} "
          f"+- {result.kappa_se:.6f}, rbar = {result.rbar:.6f}")

    # The same by hand: the mean of the normalised rows, and A_p(kappa) = rbar.
    unit = rows / np.linalg.norm(rows.astype(float), axis=1, keepdims=True)
    mean = unit.mean(axis=0)
    assert np.isclose(result.rbar, np.linalg.norm(mean), rtol=1e-13, atol=0)
    assert np.allclose(mu, mean / np.linalg.norm(mean), rtol=0, atol=1e-13)
    back = batch("vmf_mean_resultant", result.p, result.kappa)
    assert np.isclose(back, result.rbar, rtol=1e-14, atol=0)

    # Two halves merged are the whole.
    with Stats(rows.shape[1]) as one, Stats(rows.shape[1]) as two:
        one.add(rows[: len(rows) // 2])
        two.add(rows[len(rows) // 2 :])
        one.merge(two)
        assert np.isclose(one.fit()[0].kappa, result.kappa, rtol=1e-13, atol=0)


main()

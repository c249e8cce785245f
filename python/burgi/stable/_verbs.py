"""SciPy's verbs of alpha-stable laws as functions of arrays."""
from __future__ import annotations

import math
from typing import Any, Callable, Protocol

import numpy as np

from .. import _core

Batch = Callable[[str, Any], Any]


def checked_param(param: str) -> str:
    if param not in ("S0", "S1"):
        raise ValueError(f'param: expected "S0" or "S1", not {param!r}')
    return param


def evaluate(verb: str, z: Any, alpha: Any, beta: Any, param: str) -> Any:
    """A function of the standard law, such as logpdf."""
    name = "quantile" if verb == "ppf" else verb
    return getattr(_core, f"stable_{name}{'_s1' if checked_param(param) == 'S1' else ''}")(z, alpha, beta)


def placed(alpha: Any, beta: Any, loc: Any, scale: Any, param: str) -> tuple[Any, Any]:
    """Location and scale of the standard law; NaN where scale is not above 0, or one of the two not finite."""
    loc, scale = np.asarray(loc, dtype=np.float64), np.asarray(scale, dtype=np.float64)
    scale = np.where((scale > 0) & (scale < math.inf) & np.isfinite(loc), scale, math.nan)[()]
    if checked_param(param) == "S1":
        with np.errstate(over="ignore", invalid="ignore"):
            more = 2 / math.pi * np.multiply(beta, scale * np.log(scale))
        loc = np.where(np.asarray(alpha, dtype=np.float64) == 1, loc + more, loc)
    return loc[()], scale


def at(verb: str, x: Any, loc: Any, scale: Any, batch: Batch) -> Any:
    """Density or tail at x, by a batch of the standard law's functions."""
    with np.errstate(over="ignore", invalid="ignore"):
        y = batch(verb, np.subtract(x, loc, dtype=np.float64) / scale)
        return y / scale if verb == "pdf" else y - np.log(scale) if verb == "logpdf" else y


def where(verb: str, q: Any, loc: Any, scale: Any, batch: Batch) -> Any:
    """The x whose tail is q."""
    with np.errstate(over="ignore", invalid="ignore"):
        return batch(verb, q) * scale + loc


class Verb(Protocol):
    """How each of them is called."""

    def __call__(self, x: Any, /, alpha: Any, beta: Any, loc: Any = 0, scale: Any = 1, *, param: str = "S0") -> Any: ...


_PAGE = """{value}.

    Parameters
    ----------
    {x} : array_like
    alpha, beta : array_like
        Characteristic exponent, 0.01 <= alpha <= 2, and skewness, |beta| <= 1.
    loc, scale : array_like
        Location, and scale > 0.
    param : "S0" or "S1"
        What loc and scale are of (burgi.stable).

    Returns
    -------
    ndarray or scalar
        Of the arguments' common shape; NaN where they are no law's.
"""


def _verb(verb: str, value: str, of: Callable[..., Any], x: str = "x") -> Verb:
    def function(x: Any, /, alpha: Any, beta: Any, loc: Any = 0, scale: Any = 1, *, param: str = "S0") -> Any:
        return of(verb, x, *placed(alpha, beta, loc, scale, param),
                  lambda name, z: evaluate(name, z, alpha, beta, param))

    function.__name__ = function.__qualname__ = verb
    function.__module__ = "burgi.stable"
    function.__doc__ = _PAGE.format(value=value, x=x)
    return function


pdf = _verb("pdf", "Density at x", at)
logpdf = _verb("logpdf", "Logarithm of the density at x, to any depth", at)
cdf = _verb("cdf", "P(X <= x)", at)
sf = _verb("sf", "P(X > x), with its own relative accuracy", at)
logcdf = _verb("logcdf", "Logarithm of P(X <= x), to any depth", at)
logsf = _verb("logsf", "Logarithm of P(X > x), to any depth", at)
ppf = _verb("ppf", "The x of which cdf is q", where, "q")
isf = _verb("isf", "The x of which sf is q", where, "q")


def median(alpha: Any, beta: Any, loc: Any = 0, scale: Any = 1, *, param: str = "S0") -> Any:
    """The x of which cdf is 1/2."""
    return ppf(0.5, alpha, beta, loc, scale, param=param)


def support(alpha: Any, beta: Any, loc: Any = 0, scale: Any = 1, *, param: str = "S0") -> tuple[Any, Any]:
    """Ends of the support: infinite but where alpha < 1 and beta is 1 or -1."""
    return ppf(0.0, alpha, beta, loc, scale, param=param), isf(0.0, alpha, beta, loc, scale, param=param)


def interval(confidence: Any, alpha: Any, beta: Any, loc: Any = 0, scale: Any = 1, *, param: str = "S0"
             ) -> tuple[Any, Any]:
    """The x that have (1 - confidence)/2 below and above them."""
    q = (1 - np.asarray(confidence, dtype=np.float64)) / 2
    return ppf(q, alpha, beta, loc, scale, param=param), isf(q, alpha, beta, loc, scale, param=param)

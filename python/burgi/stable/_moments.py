"""Mean, variance and entropy of alpha-stable laws."""
from __future__ import annotations

import math
from typing import Any

import numpy as np

from . import _verbs


def mean(alpha: Any, beta: Any, loc: Any = 0, scale: Any = 1, *, param: str = "S0") -> Any:
    """E X: finite for alpha > 1; else infinite where only one tail is heavy, beta = 1 or -1, and NaN where both are."""
    alpha, beta = _law(alpha, beta)
    loc, scale = _verbs.placed(alpha, beta, loc, scale, param)
    with np.errstate(divide="ignore", invalid="ignore"):
        shift = 0.0 if param == "S1" else scale * beta * tangent(alpha)
        none = np.where(abs(beta) == 1, beta * math.inf, math.nan) + 0 * scale
        return np.where(alpha > 1, loc + 0 * scale - shift, none)[()]


def var(alpha: Any, beta: Any, loc: Any = 0, scale: Any = 1, *, param: str = "S0") -> Any:
    """Variance: 2 scale^2 at alpha = 2; else infinite, NaN where there is no mean."""
    alpha, beta = _law(alpha, beta)
    _, scale = _verbs.placed(alpha, beta, loc, scale, param)
    none = np.where((alpha > 1) | (abs(beta) == 1), math.inf, math.nan) + 0 * (scale + alpha + beta)
    return np.where(alpha == 2, 2 * scale**2, none)[()]


def std(alpha: Any, beta: Any, loc: Any = 0, scale: Any = 1, *, param: str = "S0") -> Any:
    """The variance's square root."""
    return np.sqrt(var(alpha, beta, loc, scale, param=param))


def entropy(alpha: Any, beta: Any, loc: Any = 0, scale: Any = 1, *, param: str = "S0") -> Any:
    """-E log pdf(X), nats, to about 1e-10, for alpha >= 0.1; else NaN."""
    alpha, beta = _law(alpha, beta)
    _, scale = _verbs.placed(alpha, beta, loc, scale, param)
    with np.errstate(invalid="ignore"):
        return (np.vectorize(_standard, otypes=[np.float64])(alpha, beta) + np.log(scale))[()]


def _law(alpha: Any, beta: Any) -> tuple[np.ndarray, np.ndarray]:
    """alpha and beta, NaN where they are no law's."""
    alpha, beta = np.broadcast_arrays(np.asarray(alpha, dtype=np.float64), np.asarray(beta, dtype=np.float64))
    good = (alpha > 0) & (alpha <= 2) & (abs(beta) <= 1)
    return np.where(good, alpha, math.nan), np.where(good, beta, math.nan)


def tangent(alpha: Any) -> Any:
    """tan(pi alpha/2), from the distances to its pole at 1 and to its zeros."""
    alpha = np.asarray(alpha, dtype=np.float64)
    with np.errstate(divide="ignore"):
        return np.where(abs(alpha - 1) < 0.5, 1 / np.tan(math.pi / 2 * (1 - alpha)),
                        np.where(alpha < 1, np.tan(math.pi / 2 * alpha), -np.tan(math.pi / 2 * (2 - alpha))))[()]


def _standard(alpha: float, beta: float) -> float:
    """The entropy of the standard law: -log pdf integrated over the probability on either side of where a density of
    small alpha is steep.  Its singular points are the ends, so that a double exponential rule takes it; where a light
    tail hands over to a heavy one it needs many points."""
    if not alpha >= 0.1:
        return math.nan
    param = "S1" if alpha < 0.75 else "S0"
    below, above = (float(_verbs.evaluate(tail, 0.0, alpha, beta, param)) for tail in ("cdf", "sf"))

    def sum_at(t: np.ndarray) -> float:
        w, rest = (1 / (1 + np.exp(-math.pi * np.sinh(side))) for side in (t, -t))
        total = np.zeros_like(t)
        for inverse, most in (("ppf", below), ("isf", above)):
            log_f = _verbs.evaluate("logpdf", _verbs.evaluate(inverse, most * w, alpha, beta, param), alpha, beta, param)
            total -= np.where(np.isfinite(log_f), most * log_f, 0)  # x overflows where w is 1e-30
        return float(total @ (math.pi * np.cosh(t) * w * rest))

    step = 1 / 8
    found = step * sum_at(np.arange(-4, 4.01, step))
    for _ in range(6):
        step /= 2
        was, found = found, found / 2 + step * sum_at(np.arange(-4 + step, 4, 2 * step))
        if abs(found - was) < 1e-8:  # its own error is far below
            return found
    return math.nan

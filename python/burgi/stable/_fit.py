"""The fit of an alpha-stable law by maximum likelihood."""
from __future__ import annotations

import math
import statistics
from collections.abc import Iterator
from typing import Any

import numpy as np

from .. import _core
from . import _report
from ._law import Stable
from ._verbs import checked_param

NAMES = ("alpha", "beta", "scale", "loc")  # as the C library orders them
ENDS = ("converged", "on the boundary", "not converged")


class Fit:
    """A fitted law; its repr is the report, and ``alpha, beta, loc, scale = fit(x)`` what SciPy returns.

    Attributes
    ----------
    alpha, beta, loc, scale : float
        The estimates, or what was known.
    param : "S0" or "S1"
        What loc and scale are of.
    se : dict
        Standard error of each, by its name: 0 where it was known, NaN where it lies on the boundary.
    fixed : tuple of str
        Names of those that were known.
    n, weight : int, float
        Numbers, and the sum of their weights.
    log_likelihood : float
        Sum of weight times log pdf, nats.
    iterations : int
    end : "converged", "on the boundary" or "not converged"
    warnings : list of str
        What one should know before one relies on it.
    """

    alpha: float
    beta: float
    loc: float
    scale: float
    log_likelihood: float
    iterations: int

    def __init__(self, values: dict[str, Any], param: str, fixed: tuple[str, ...], n: int, weight: float) -> None:
        self.__dict__.update(values)
        self.se: dict[str, float] = dict(zip(NAMES, values["se"]))
        self.end = ENDS[values["end"]]
        self.param, self.fixed, self.n, self.weight = param, fixed, n, weight
        self.warnings = _report.warnings_of(self)

    @property
    def law(self) -> Stable:
        """The law at the estimates."""
        return Stable(self.alpha, self.beta, self.loc, self.scale, param=self.param)

    @property
    def converged(self) -> bool:
        """Whether the likelihood's maximum was found, be it on the boundary."""
        return self.end != "not converged"

    def interval(self, confidence: float = 0.95) -> dict[str, tuple[float, float]]:
        """Wald's interval of each parameter, scale's of its logarithm, alpha's and beta's cut at 2, -1 and 1; NaN where
        there is no standard error."""
        if not 0 < confidence < 1:
            raise ValueError(f"interval: expected 0 < confidence < 1, not {confidence}")
        z = statistics.NormalDist().inv_cdf((1 + confidence) / 2)
        found = {name: (getattr(self, name) - z * se, getattr(self, name) + z * se) for name, se in self.se.items()}
        ratio = math.exp(z * self.se["scale"] / self.scale)
        cut = {"alpha": (0.0, 2.0), "beta": (-1.0, 1.0)}
        return {name: (self.scale / ratio, self.scale * ratio) if name == "scale" else
                tuple(float(v) for v in np.clip(found[name], *cut.get(name, (-math.inf, math.inf))))  # type: ignore[misc]
                for name in ("alpha", "beta", "loc", "scale")}

    def plot(self, x: Any = None, ax: Any = None) -> Any:
        """The fitted density and, where the numbers are given, their histogram (matplotlib)."""
        return _report.plot(self, x, ax)

    def __iter__(self) -> Iterator[float]:
        return iter((self.alpha, self.beta, self.loc, self.scale))

    def __repr__(self) -> str:
        return _report.text(self)

    def _repr_html_(self) -> str:
        return _report.html(self)


def fit(x: Any, weights: Any = None, *, param: str = "S0", falpha: float | None = None, fbeta: float | None = None,
        floc: float | None = None, fscale: float | None = None) -> Fit:
    """Fit an alpha-stable law to numbers by maximum likelihood.

    Parameters
    ----------
    x : array_like of shape (n,) or (n, 1)
        Finite numbers, at least two, whose middle half are not all equal.
    weights : array_like of shape (n,), optional
        How many times each number counts: finite and >= 0, not all 0.
    param : "S0" or "S1"
        What loc and scale are of (burgi.stable).
    falpha, fbeta, floc, fscale : float, optional
        Parameters that are known.

    Returns
    -------
    Fit

    Raises
    ------
    ValueError
        Numbers, weights or known parameters that are none of these; numbers beyond a support that is known.
    """
    code = int(checked_param(param) == "S1")
    numbers = column("x", x)
    weight = None if weights is None else column("weights", weights, len(numbers))
    if len(numbers) < 2:
        raise ValueError(f"x: expected at least two numbers, not {len(numbers)}")
    known = {name: value for name, value in zip(NAMES, (falpha, fbeta, fscale, floc)) if value is not None}
    Stable(**{"alpha": 1.5, "beta": 0.0, **known})  # type: ignore[arg-type]  # names what is no law's
    bits = sum(1 << k for k, name in enumerate(NAMES) if name in known)
    values = _core.stable_fit(numbers, weight, code, bits, tuple(float(known.get(name, 0)) for name in NAMES))
    total = float(len(numbers)) if weight is None else float(weight.sum())
    return Fit(values, param, tuple(known), len(numbers), total)


def column(what: str, x: Any, n: int | None = None) -> np.ndarray:
    """Finite doubles side by side; ValueError names the first that is not, from 1."""
    found = np.asarray(x)
    if found.ndim == 2 and found.shape[1] == 1:
        found = found[:, 0]
    if found.ndim != 1 or n is not None and len(found) != n:
        raise ValueError(f"{what}: expected {'one dimension' if n is None else n}, not shape {found.shape}")
    if found.dtype.kind not in "fiub":
        raise ValueError(f"{what}: expected real numbers, not {found.dtype}")
    found = np.ascontiguousarray(found, dtype=np.float64)
    bad = ~np.isfinite(found) if n is None else ~((found >= 0) & (found < math.inf))
    if bad.any():
        i = int(bad.argmax())
        raise ValueError(f"{what}: number {i + 1} is {found[i]}; expected finite ones{' >= 0' * (n is not None)}")
    if n is not None and not found.any():
        raise ValueError(f"{what}: all are 0")
    return found

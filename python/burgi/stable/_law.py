"""A frozen alpha-stable law, and random numbers."""
from __future__ import annotations

import math
import secrets
from typing import Any

import numpy as np

from .. import _core
from . import _moments, _verbs


def rvs(alpha: Any, beta: Any, loc: Any = 0, scale: Any = 1, size: Any = None, random_state: Any = None, *,
        param: str = "S0", row: int = 0) -> Any:
    """Random numbers.

    Parameters
    ----------
    alpha, beta, loc, scale : array_like
        Characteristic exponent, skewness, location and scale, which broadcast to size.
    size : int or tuple of int, optional
        The shape; without it that of the parameters, a scalar where they are.
    random_state : int, numpy.random.Generator or RandomState, optional
        A seed, 0 .. 2^64 - 1, or what a seed is drawn of; fresh where not given.  Number i of a seed and law is the
        same in whatever calls, on any machine.
    param : "S0" or "S1"
        What loc and scale are of (burgi.stable).
    row : int
        The number of the first number, for parts of a sample.

    Raises
    ------
    ValueError
        Parameters that are no law's, or do not broadcast to size.
    """
    of = [np.asarray(a, dtype=np.float64) for a in (alpha, beta, scale, loc)]
    shape = np.broadcast_shapes(*(a.shape for a in of)) if size is None else tuple(np.atleast_1d(size).tolist())
    out = np.empty(shape)
    a, b, c, d = (p.ravel() if p.size == 1 else np.broadcast_to(p, shape).ravel() for p in of)
    _core.stable_sample(out.reshape(-1), a, b, c, d, _number(param), _seed(random_state), row)
    return out[()]


def _number(param: str) -> int:
    return int(_verbs.checked_param(param) == "S1")


def _seed(random_state: Any) -> Any:
    if random_state is None:
        return secrets.randbits(63)
    if hasattr(random_state, "integers"):
        return int(random_state.integers(1 << 63))
    if hasattr(random_state, "randint"):
        return int(random_state.randint(1 << 62, dtype=np.int64))
    return random_state


class Stable:
    """The law of parameters alpha, beta, loc and scale.

    Parameters
    ----------
    alpha, beta : float
        Characteristic exponent, 0.01 <= alpha <= 2, and skewness, |beta| <= 1.
    loc, scale : float
        Location, and scale > 0.
    param : "S0" or "S1"
        What loc and scale are of (burgi.stable).
    """

    def __init__(self, alpha: float, beta: float, loc: float = 0.0, scale: float = 1.0, *, param: str = "S0") -> None:
        self.alpha, self.beta, self.loc, self.scale = (float(a) for a in (alpha, beta, loc, scale))
        self.param = _verbs.checked_param(param)
        for name, value, wanted, good in (("alpha", alpha, "0.01 <= alpha <= 2", 0.01 <= self.alpha <= 2),
                                          ("beta", beta, "-1 <= beta <= 1", abs(self.beta) <= 1),
                                          ("loc", loc, "a finite loc", math.isfinite(self.loc)),
                                          ("scale", scale, "a finite scale > 0", 0 < self.scale < math.inf)):
            if not good:
                raise ValueError(f"Stable: expected {wanted}, not {value} of {name}")
        self._place = _verbs.placed(*self.args, param)

    @classmethod
    def fit(cls, x: Any, weights: Any = None, **options: Any) -> "Stable":
        """The law of maximum likelihood; `burgi.stable.fit`, which takes the same, says what it is worth."""
        from ._fit import fit

        return fit(x, weights, **options).law

    def _batch(self, verb: str, z: Any) -> Any:
        """A function of the standard law: what every verb below asks."""
        return _verbs.evaluate(verb, z, self.alpha, self.beta, self.param)

    def _at(self, verb: str, x: Any) -> Any:
        return _verbs.at(verb, x, *self._place, self._batch)

    def _where(self, verb: str, q: Any) -> Any:
        return _verbs.where(verb, q, *self._place, self._batch)

    def pdf(self, x: Any) -> Any:
        return self._at("pdf", x)

    def logpdf(self, x: Any) -> Any:
        return self._at("logpdf", x)

    def cdf(self, x: Any) -> Any:
        """P(X <= x)."""
        return self._at("cdf", x)

    def sf(self, x: Any) -> Any:
        """P(X > x)."""
        return self._at("sf", x)

    def logcdf(self, x: Any) -> Any:
        return self._at("logcdf", x)

    def logsf(self, x: Any) -> Any:
        return self._at("logsf", x)

    def ppf(self, q: Any) -> Any:
        """The x of which cdf is q."""
        return self._where("ppf", q)

    def isf(self, q: Any) -> Any:
        return self._where("isf", q)

    def rvs(self, size: Any = None, random_state: Any = None, *, row: int = 0) -> Any:
        """Random numbers; random_state is a seed: the same numbers on every machine."""
        return rvs(*self.args, size, random_state, param=self.param, row=row)

    def mean(self) -> float:
        """Finite for alpha > 1; else infinite where only one tail is heavy, and NaN where both are."""
        return float(_moments.mean(*self.args, param=self.param))

    def var(self) -> float:
        """2 scale^2 at alpha = 2; else infinite, and NaN where there is no mean."""
        return float(_moments.var(*self.args, param=self.param))

    def std(self) -> float:
        return math.sqrt(self.var())

    def median(self) -> float:
        return float(self.ppf(0.5))

    def support(self) -> tuple[float, float]:
        """Infinite but where alpha < 1 and beta is 1 or -1."""
        return float(self.ppf(0.0)), float(self.isf(0.0))

    def interval(self, confidence: float = 0.95) -> tuple[float, float]:
        """The x that have (1 - confidence)/2 below and above them."""
        q = (1 - confidence) / 2
        return float(self.ppf(q)), float(self.isf(q))

    def entropy(self) -> float:
        """Nats, to about 1e-10, for alpha >= 0.1; else NaN."""
        return float(_moments.entropy(*self.args, param=self.param))

    @property
    def args(self) -> tuple[float, float, float, float]:
        """alpha, beta, loc and scale, as SciPy orders them."""
        return self.alpha, self.beta, self.loc, self.scale

    def to(self, param: str) -> "Stable":
        """The same law with loc and scale of the other parametrisation."""
        if _verbs.checked_param(param) == self.param:
            return self
        if self.alpha == 1:
            shift = 2 / math.pi * self.beta * self.scale * math.log(self.scale)
        else:
            shift = self.scale * self.beta * float(_moments.tangent(self.alpha))
        return Stable(self.alpha, self.beta, self.loc + (shift if param == "S0" else -shift), self.scale, param=param)

    def __repr__(self) -> str:
        return (f"<burgi.stable.Stable alpha = {self.alpha:.6g}, beta = {self.beta:.6g}, loc = {self.loc:.6g}, "
                f"scale = {self.scale:.6g}, {self.param}>")

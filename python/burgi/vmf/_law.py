"""A von Mises-Fisher law, frozen, with SciPy's verbs."""
from __future__ import annotations

import math
import secrets
from typing import Any

import numpy as np

from .. import _core

_BLOCK = 1 << 17  # numbers of rows that are looked at together


def sample(mu: Any, kappa: float, n: int, *, seed: int | None = None, first_row: int = 0,
           dtype: Any = np.float64, p: int | None = None) -> np.ndarray:
    """Random rows of a law.

    Parameters
    ----------
    mu : array_like of shape (p,), or None
        Mean direction, of any length; None, with p given: (1, 0, ..., 0).
    kappa : float
        Concentration >= 0.
    n : int
        Rows.
    seed : int, optional
        0 .. 2^64 - 1, fresh where not given.  Row i of a seed is the same in whatever calls, on any machine.
    first_row : int
        The number of the first row.
    dtype : float64 or float32

    Returns
    -------
    ndarray of shape (n, p)
        Unit vectors.

    Raises
    ------
    ValueError
        kappa < 0 or NaN, mu zero or not finite.
    """
    mu = None if mu is None else np.ascontiguousarray(mu, dtype=np.float64)
    if mu is not None and mu.ndim != 1:
        raise ValueError(f"sample: expected mu of one dimension, not shape {mu.shape}")
    if mu is not None:
        p = len(mu)
    if p is None:
        raise ValueError("sample: expected mu or p")
    out = np.empty((n, p), np.dtype(dtype))
    _core.sample(out, mu, kappa, secrets.randbits(63) if seed is None else seed, first_row)
    return out


class VonMisesFisher:
    """The law of density C_p(kappa) exp(kappa mu'x) on the unit sphere of R^p, by surface measure.

    Parameters
    ----------
    mu : array_like of shape (p,)
        Mean direction, p >= 2, of any length but 0; it is divided by it.
    kappa : float
        Concentration >= 0, finite.
    """

    def __init__(self, mu: Any, kappa: float) -> None:
        mu = np.array(mu, dtype=np.float64)
        largest = np.abs(mu).max(initial=0.0)
        if mu.ndim != 1 or len(mu) < 2 or not 0 < largest < math.inf:
            raise ValueError("VonMisesFisher: expected mu of one dimension, finite and not 0")
        if not 0 <= kappa < math.inf:
            raise ValueError(f"VonMisesFisher: expected a finite kappa >= 0, not {kappa}")
        mu /= largest
        self.mu, self.kappa, self.p = mu / np.linalg.norm(mu), float(kappa), len(mu)

    @classmethod
    def fit(cls, X: Any, weights: Any = None) -> "VonMisesFisher":
        """The law of maximum likelihood; `burgi.vmf.fit` says what it is worth."""
        from ._fit import fit

        return fit(X, weights).law

    def delta(self, X: Any) -> np.ndarray:
        """1 - cosine to mu of each row of X, (..., p), of any length; those below 1/64, of which a cosine lacks
        digits, as |x - mu|^2/2."""
        X = np.asarray(X)
        if X.shape[-1:] != (self.p,):
            raise ValueError(f"VonMisesFisher: expected rows of {self.p} components, not shape {X.shape}")
        flat = X.reshape(-1, self.p)
        found = np.empty(len(flat))
        step = max(1, _BLOCK // self.p)
        for i in range(0, len(flat), step):
            found[i:i + step] = self._delta(flat[i:i + step].astype(np.float64, copy=False))
        return found.reshape(X.shape[:-1])[()]

    def _delta(self, x: np.ndarray) -> np.ndarray:
        square = np.einsum("ij,ij->i", x, x)
        if not ((square > 1e-280) & (square < 1e280)).all():
            with np.errstate(invalid="ignore", divide="ignore"):
                x = x / np.abs(x).max(axis=1, keepdims=True)
            square = np.einsum("ij,ij->i", x, x)
        length = np.sqrt(square)
        delta = 1 - x @ self.mu / length
        near = np.flatnonzero(delta < 1 / 64)
        if len(near):
            apart = x[near] / length[near, None] - self.mu
            delta[near] = np.einsum("ij,ij->i", apart, apart) / 2
        return delta

    def cosine(self, X: Any) -> np.ndarray:
        return 1 - self.delta(X)

    def logpdf(self, X: Any) -> np.ndarray:
        """Log density, nats, by surface measure, of rows of any length; NaN for a row of zeros."""
        return self._log_top - self.kappa * self.delta(X)

    @property
    def _log_top(self) -> float:
        """log C + kappa, the density at mu; where the two cancel, from log(e^-kappa I)."""
        if self.kappa <= 16 * self.p:
            return float(_core.vmf_log_norm(self.p, self.kappa)) + self.kappa
        nu = self.p / 2 - 1
        return (nu * math.log(self.kappa) - self.p / 2 * math.log(2 * math.pi)
                - float(_core.log_besseli_scaled(nu, self.kappa)))

    def pdf(self, X: Any) -> np.ndarray:
        return np.exp(self.logpdf(X))

    def cosine_logpdf(self, t: Any) -> np.ndarray:
        """Log density of the cosine t = mu'x, with respect to dt."""
        return _core.vmf_logpdf(self.p, self.kappa, t)

    def cdf(self, t: Any) -> np.ndarray:
        """P(mu'x <= t)."""
        return _core.vmf_cdf(self.p, self.kappa, t)

    def sf(self, t: Any) -> np.ndarray:
        """P(mu'x > t)."""
        return _core.vmf_sf(self.p, self.kappa, t)

    def logcdf(self, t: Any) -> np.ndarray:
        return _core.vmf_logcdf(self.p, self.kappa, t)

    def logsf(self, t: Any) -> np.ndarray:
        return _core.vmf_logsf(self.p, self.kappa, t)

    def ppf(self, q: Any) -> np.ndarray:
        """The cosine of which cdf is q."""
        return _core.vmf_quantile(self.p, self.kappa, q)

    def isf(self, q: Any) -> np.ndarray:
        return _core.vmf_isf(self.p, self.kappa, q)

    def p_value(self, X: Any) -> np.ndarray:
        """P(a row of the law is at least as far from mu as this one): small for an outlier."""
        return self.p_value_of(self.delta(X))

    def p_value_of(self, delta: Any) -> np.ndarray:
        """The same of rows whose 1 - cosine is delta."""
        return _core.vmf_cdf_compl(self.p, self.kappa, delta)

    def rvs(self, size: int = 1, random_state: int | None = None, dtype: Any = np.float64) -> np.ndarray:
        """Rows; random_state is a seed: the same rows on every machine."""
        return sample(self.mu, self.kappa, size, seed=random_state, dtype=dtype)

    def mean(self) -> np.ndarray:
        """E x = A_p(kappa) mu."""
        return float(_core.vmf_mean_resultant(self.p, self.kappa)) * self.mu

    def entropy(self) -> float:
        """Nats, by surface measure."""
        return float(_core.vmf_entropy(self.p, self.kappa))

    def kl(self, other: "VonMisesFisher") -> float:
        """Kullback-Leibler's divergence of other from this law, nats."""
        if other.p != self.p:
            raise ValueError(f"kl: expected a law in {self.p} dimensions, not {other.p}")
        apart = self.mu - other.mu
        return float(_core.vmf_kl(self.p, self.kappa, other.kappa, 1 - apart @ apart / 2))

    def __repr__(self) -> str:
        return f"<burgi.vmf.VonMisesFisher in {self.p} dimensions, kappa = {self.kappa:.6g}>"

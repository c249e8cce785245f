"""Mixtures of von Mises-Fisher laws with scikit-learn's verbs."""
from __future__ import annotations

import math
from typing import Any

import numpy as np

from ._estimator import (BaseEstimator, DensityMixin, check_is_fitted, choice, fitted, rows, scored, seed_of, threads_of,
                         whole)
from ._law import VonMisesFisher, sample

ASSIGN = ("soft", "hard", "stochastic")
ESTIMATE = ("mle", "marginal", "map")
INIT = ("k-means++", "random")


class Mixture(DensityMixin, BaseEstimator):
    """A mixture of von Mises-Fisher laws of the directions of rows, by EM.

    Parameters
    ----------
    n_components : int
        Laws, 1 .. n_samples.
    assign : {"soft", "hard", "stochastic"}
        How rows are given to components.
    kappa : "free", "common" or float
        Concentrations: one each, one for all, or given.
    estimate : {"mle", "marginal", "map"}
        How they are estimated.
    background : bool
        A uniform component beside the others.
    init : {"k-means++", "random"}
    n_init : int
        Starts, of which the most likely is kept.
    tol : float
        Of the log-likelihood, relative.
    max_iter : int
    random_state : int, RandomState or None
        An int gives the same result for any number of threads.
    n_jobs : int or None
        Threads; None or -1 for as many as there are processors.

    Attributes
    ----------
    weights_, kappas_ : ndarray of shape (n_components,)
        Weights and concentrations.
    means_ : ndarray of shape (n_components, n_features)
        Mean directions, unit vectors.
    background_ : float
        The background's weight.
    components_ : dict of ndarrays
        Of each component: rbar and delta that kappa was solved from, n_eff, kappa_marginal, flags (1 empty, 2 one
        point, 4 collapsed).
    log_likelihood_, bic_, aic_, icl_ : float
        Of the training rows at these parameters, surface measure, nats.
    n_parameters_, n_iter_, converged_, lower_bound_, skipped_
        Free parameters; EM steps; whether one more gains less than tol; the mean log-likelihood of a row; rows left
        out.

    Notes
    -----
    Definitions: docs/mixtures.md.  A row of zeros has no direction: it is left out of a fit, its score is NaN and its
    label -1.  The background's label is n_components.
    """

    def __init__(self, n_components: int = 1, *, assign: str = "soft", kappa: Any = "free", estimate: str = "mle",
                 background: bool = False, init: str = "k-means++", n_init: int = 1, tol: float = 1e-10,
                 max_iter: int = 2000, random_state: Any = None, n_jobs: int | None = None) -> None:
        self.n_components = n_components
        self.assign = assign
        self.kappa = kappa
        self.estimate = estimate
        self.background = background
        self.init = init
        self.n_init = n_init
        self.tol = tol
        self.max_iter = max_iter
        self.random_state = random_state
        self.n_jobs = n_jobs

    def fit(self, X: Any, y: Any = None, sample_weight: Any = None) -> "Mixture":
        """Fit to rows, X of shape (n_samples, n_features); sample_weight is 0 or within 1e-100 .. 1e100."""
        X = rows(self, X, True)
        given = not isinstance(self.kappa, str)
        if given and not 0 <= self.kappa < 2.0**200:
            raise ValueError(f"kappa: expected 'free', 'common' or a number from 0 to 2^200, not {self.kappa!r}")
        if not 0 < self.tol < 1:
            raise ValueError(f"tol: expected a number between 0 and 1, not {self.tol!r}")
        found = fitted(X, sample_weight, self.n_components, assign=choice("assign", self.assign, ASSIGN),
                       kappa=2 if given else choice("kappa", self.kappa, ("free", "common")),
                       kappa_value=float(self.kappa) if given else 0.0,
                       estimate=choice("estimate", self.estimate, ESTIMATE), background=bool(self.background),
                       init=choice("init", self.init, INIT), restarts=whole("n_init", self.n_init), seed=seed_of(self.random_state),
                       tolerance=self.tol, max_iterations=whole("max_iter", self.max_iter),
                       threads=threads_of(self.n_jobs))
        self.weights_, self.kappas_, self.means_ = found["weight"], found["kappa"], found["mu"]
        self.background_ = found["background"]
        self.components_ = {key: found[key] for key in ("rbar", "delta", "n_eff", "kappa_marginal", "flags")}
        for key in ("log_likelihood", "bic", "aic", "icl", "skipped"):
            setattr(self, key + "_", found[key])
        self.n_parameters_, self.n_iter_ = found["parameters"], found["iterations"]
        self.converged_ = bool(found["converged"])
        self.lower_bound_ = found["log_likelihood"] / found["rows"]
        return self

    def _scored(self, X: Any, shares: bool = False, sample_weight: Any = None) -> tuple:
        check_is_fitted(self)
        laws = (self.weights_, self.kappas_, self.means_, self.background_)
        return scored(laws, rows(self, X, False), self.n_jobs, shares, sample_weight)

    def predict(self, X: Any) -> np.ndarray:
        """The component of the largest responsibility, of each row."""
        return self._scored(X)[2]

    def fit_predict(self, X: Any, y: Any = None, sample_weight: Any = None) -> np.ndarray:
        return self.fit(X, sample_weight=sample_weight).predict(X)

    def predict_proba(self, X: Any) -> np.ndarray:
        """Responsibilities, (n_samples, n_components), one column more with a background."""
        return self._scored(X, True)[1]

    def score_samples(self, X: Any) -> np.ndarray:
        """Log density of each row, surface measure, nats."""
        return self._scored(X)[0]

    def score(self, X: Any, y: Any = None, sample_weight: Any = None) -> float:
        """The mean of score_samples, weighted, over the rows that have a direction."""
        density = self._scored(X, sample_weight=sample_weight)[0]
        w = np.ones(len(density)) if sample_weight is None else np.asarray(sample_weight, dtype=np.float64)
        use = ~np.isnan(density) & (w > 0)
        return float(np.average(density[use], weights=w[use]))

    def p_values(self, X: Any) -> np.ndarray:
        """Of each row, the probability under its best component of a cosine at most its own; NaN for the
        background's."""
        _, _, best, delta, _ = self._scored(X)
        found = np.full(len(best), np.nan)
        for k, (mu, kappa) in enumerate(zip(self.means_, self.kappas_)):
            found[best == k] = VonMisesFisher(mu, kappa).p_value_of(delta[best == k])
        return found

    def bic(self, X: Any) -> float:
        """-2 L + d log n of rows, d the free parameters."""
        return self._criterion(X, math.log)

    def aic(self, X: Any) -> float:
        return self._criterion(X, lambda n: 2.0)

    def _criterion(self, X: Any, price: Any) -> float:
        density, *_, total = self._scored(X)
        return -2 * total + self.n_parameters_ * price(np.count_nonzero(~np.isnan(density)))

    def sample(self, n_samples: int = 1) -> tuple[np.ndarray, np.ndarray]:
        """(rows, their components), in the components' order."""
        check_is_fitted(self)
        seed = seed_of(self.random_state)
        weights = np.append(self.weights_, self.background_)
        counts = np.random.default_rng(seed).multinomial(n_samples, weights / weights.sum())
        laws = [*zip(self.means_, self.kappas_), (self.means_[0], 0.0)]
        drawn = [sample(mu, kappa, n, seed=seed, first_row=int(counts[:k].sum()))
                 for k, ((mu, kappa), n) in enumerate(zip(laws, counts))]
        return np.concatenate(drawn), np.repeat(np.arange(len(counts)), counts)

"""Spherical k-means with scikit-learn's verbs."""
from __future__ import annotations

from typing import Any

import numpy as np

from ._estimator import (BaseEstimator, ClusterMixin, TransformerMixin, check_is_fitted, choice, fitted, rows, scored,
                         seed_of, threads_of, whole)

INIT = ("k-means++", "random")


class SphericalKMeans(TransformerMixin, ClusterMixin, BaseEstimator):
    """K-means of the directions of rows: a row belongs to the center of the largest cosine.

    Parameters
    ----------
    n_clusters : int
        1 .. n_samples.
    init : {"k-means++", "random"}
    n_init : int
        Starts, of which the best is kept.
    max_iter : int
    random_state : int, RandomState or None
    n_jobs : int or None
        Threads; None or -1 for as many as there are processors.

    Attributes
    ----------
    cluster_centers_ : ndarray of shape (n_clusters, n_features)
        Unit vectors.
    labels_ : ndarray of shape (n_samples,)
        -1 for a row of zeros.
    inertia_ : float
        The sum of 1 - cosine, weighted.
    n_iter_ : int
        Passes over the rows, at least 1.
    """

    def __init__(self, n_clusters: int = 8, *, init: str = "k-means++", n_init: int = 1, max_iter: int = 300,
                 random_state: Any = None, n_jobs: int | None = None) -> None:
        self.n_clusters = n_clusters
        self.init = init
        self.n_init = n_init
        self.max_iter = max_iter
        self.random_state = random_state
        self.n_jobs = n_jobs

    def fit(self, X: Any, y: Any = None, sample_weight: Any = None) -> "SphericalKMeans":
        """Cluster the rows of X, (n_samples, n_features)."""
        X = rows(self, X, True)
        found = fitted(X, sample_weight, self.n_clusters, assign=1, kappa=1, init=choice("init", self.init, INIT),
                       restarts=whole("n_init", self.n_init), seed=seed_of(self.random_state),
                       max_iterations=whole("max_iter", self.max_iter), threads=threads_of(self.n_jobs))
        self.cluster_centers_, self.n_iter_ = found["mu"], max(1, found["iterations"])
        self.labels_, delta = self._nearest(X)
        w = np.ones(len(X)) if sample_weight is None else np.asarray(sample_weight, dtype=np.float64)
        self.inertia_ = float(np.nansum(delta * w))
        return self

    def _nearest(self, X: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
        """By a mixture of equal weights and of one kappa, the most likely is the nearest."""
        k = len(self.cluster_centers_)
        laws = (np.full(k, 1 / k), np.ones(k), self.cluster_centers_, 0.0)
        _, _, best, delta, _ = scored(laws, X, self.n_jobs)
        return best, delta

    def predict(self, X: Any) -> np.ndarray:
        check_is_fitted(self)
        return self._nearest(rows(self, X, False))[0]

    def transform(self, X: Any) -> np.ndarray:
        """1 - cosine to each center, (n_samples, n_clusters)."""
        check_is_fitted(self)
        X = rows(self, X, False)
        length = np.linalg.norm(X, axis=1, keepdims=True)
        with np.errstate(invalid="ignore"):
            return (1 - X @ self.cluster_centers_.T / length).astype(X.dtype)

    def score(self, X: Any, y: Any = None, sample_weight: Any = None) -> float:
        """Minus the sum of 1 - cosine to the nearest center."""
        check_is_fitted(self)
        delta = self._nearest(rows(self, X, False))[1]
        return -float(np.nansum(delta if sample_weight is None else delta * np.asarray(sample_weight)))

    @property
    def _n_features_out(self) -> int:
        return len(self.cluster_centers_)

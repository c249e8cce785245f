"""What the estimators share: libburgi_kernel's calls, and their arguments in scikit-learn's forms."""
from __future__ import annotations

import numbers
from typing import Any

import numpy as np

try:
    from sklearn.base import BaseEstimator, ClusterMixin, DensityMixin, TransformerMixin
    from sklearn.utils import check_random_state
    from sklearn.utils.validation import check_is_fitted, validate_data
except ImportError:
    raise ImportError("burgi.vmf: Mixture and SphericalKMeans need scikit-learn 1.6 or later "
                      "(pip install scikit-learn)") from None
try:
    from burgi import _kernel
except ModuleNotFoundError:  # another ImportError says what is wrong with it
    raise ImportError("burgi.vmf: this build has no libburgi_kernel, which needs a CBLAS: install scipy-openblas32 or "
                      "the system's (Debian: libopenblas-dev) and build burgi again") from None

__all__ = ["BaseEstimator", "ClusterMixin", "DensityMixin", "TransformerMixin", "check_is_fitted", "choice", "fitted",
           "rows", "scored", "seed_of", "threads_of", "weights_of", "whole"]


def choice(name: str, value: Any, among: tuple[str, ...]) -> int:
    """The C enum's number of a word."""
    if value not in among:
        raise ValueError(f"{name}: expected one of {', '.join(among)}, not {value!r}")
    return among.index(value)


def whole(name: str, value: Any, least: int = 1) -> int:
    """A number of things, at least so many."""
    if not isinstance(value, numbers.Integral) or not least <= value < 2**63:
        raise ValueError(f"{name}: expected an integer, at least {least}, not {value!r}")
    return int(value)


def threads_of(n_jobs: Any) -> int:
    """How many threads, 0 for as many as there are processors, which None and -1 ask for."""
    if n_jobs is None or n_jobs == -1:
        return 0
    if not isinstance(n_jobs, numbers.Integral) or not 1 <= n_jobs <= 4096:
        raise ValueError(f"n_jobs: expected None, -1 or an integer from 1 to 4096, not {n_jobs!r}")
    return int(n_jobs)


def seed_of(random_state: Any) -> int:
    """A seed of 64 bits: an int is itself."""
    if isinstance(random_state, numbers.Integral):
        if not 0 <= random_state < 2**64:
            raise ValueError(f"random_state: expected an integer from 0 to 2^64 - 1, not {random_state}")
        return int(random_state)
    return int(check_random_state(random_state).randint(0, 2**31 - 1))


def rows(estimator: Any, X: Any, reset: bool) -> np.ndarray:
    """X as rows of float64 or float32, copied only where C cannot read them."""
    X = validate_data(estimator, X, dtype=[np.float64, np.float32], ensure_min_features=2 if reset else 1,
                      reset=reset)
    item = X.dtype.itemsize
    plain = X.strides[1] == item and X.strides[0] >= item * X.shape[1] and X.strides[0] % item == 0
    return X if plain or X.shape[0] == 1 and X.strides[1] == item else np.ascontiguousarray(X)


def weights_of(sample_weight: Any, n: int) -> np.ndarray | None:
    if sample_weight is None:
        return None
    w = np.asarray(sample_weight, dtype=np.float64)
    w = np.broadcast_to(w, (n,)) if w.ndim == 0 else w
    if w.shape != (n,):
        raise ValueError(f"sample_weight: expected shape ({n},), not {w.shape}")
    if not w.any():
        raise ValueError("sample_weight: every weight is zero")
    return np.ascontiguousarray(w)


def fitted(X: np.ndarray, sample_weight: Any, k: Any, **options: Any) -> dict[str, Any]:
    """burgi_vmf_mixture_fit; its faults in Python's words."""
    if not isinstance(k, numbers.Integral) or not 1 <= int(k) <= len(X):
        raise ValueError(f"expected a number of components from 1 to n_samples = {len(X)}, not {k}")
    return _kernel.mixture_fit(X, weights_of(sample_weight, len(X)), int(k), **options)


def scored(laws: tuple, X: np.ndarray, threads: int | None, shares: bool = False, sample_weight: Any = None) -> tuple:
    """(log_density, responsibilities or None, best, delta, log_likelihood)."""
    return _kernel.mixture_score(laws, X, weights_of(sample_weight, len(X)), threads_of(threads), shares)

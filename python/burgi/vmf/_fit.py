"""The fit of one law, and of one for each class."""
from __future__ import annotations

from typing import Any

import numpy as np

from . import _report, _rows
from ._law import VonMisesFisher
from ._stats import Stats


class Fit:
    """A fitted von Mises-Fisher law; its repr is the report.

    Attributes
    ----------
    p, n, weight, n_eff : float
        Dimension, rows, sum of weights W, and W^2 / sum w^2, the n of what follows.
    rbar, delta : float
        Mean resultant length |mean|, and 1 - rbar to full relative accuracy.
    kappa, kappa_se : float
        Maximum-likelihood concentration and its standard error.
    kappa_marginal, kappa_lo, kappa_hi : float
        Marginal maximum likelihood (Schou), the one to use where n is not many times p, and its 95 % interval.
    kappa_pairwise, kappa_map, kappa_best_fisher : float
        Other estimates; the last for p = 2, else NaN.
    wald_lo, wald_hi, profile_lo, profile_hi : float
        Intervals about kappa.
    log_likelihood, log_likelihood_ratio, entropy : float
        In nats, by surface measure; against the uniform law; of the fitted law.
    mu : ndarray of shape (p,)
        Mean direction; NaN where there is none.
    mu_cone : float
        Half-angle of the 95 % cone about mu, radians.
    classes : dict
        Label to Fit, where labels were given.
    center : ndarray or None
        What was subtracted from the rows.
    stats : Stats
        What the fit is of.
    warnings : list of str
        What one should know before one relies on it.
    """

    p: float
    n: float
    weight: float
    n_eff: float
    rbar: float
    delta: float
    kappa: float
    kappa_se: float
    kappa_lo: float
    kappa_hi: float
    kappa_marginal: float
    kappa_pairwise: float
    kappa_best_fisher: float
    kappa_map: float
    wald_lo: float
    wald_hi: float
    profile_lo: float
    profile_hi: float
    log_likelihood: float
    log_likelihood_ratio: float
    entropy: float
    mu_cone: float

    def __init__(self, stats: Stats, classes: dict[Any, "Fit"] | None = None,
                 center: np.ndarray | None = None) -> None:
        values, self.mu = stats.fit_values()
        self.__dict__.update(values)
        self.stats, self.classes, self.center = stats, classes or {}, center
        self.warnings = _report.warnings_of(self)

    @property
    def law(self) -> VonMisesFisher:
        """The law at (mu, kappa)."""
        return VonMisesFisher(self.mu, self.kappa)

    def fit_map(self, weight: float, rbar: float = 0.0, mu0: Any = None) -> VonMisesFisher:
        """The mode of the posterior, with a prior that weighs as `weight` rows of mean resultant length `rbar`
        about the direction `mu0`."""
        kappa, mu = self.stats.fit_map_values(weight, rbar, mu0)
        return VonMisesFisher(mu, kappa)

    def plot(self, X: Any = None, ax: Any = None) -> Any:
        """The density of the cosine mu'x by the fitted law and, where rows are given, their histogram (matplotlib)."""
        return _report.plot(self, X, ax)

    def __repr__(self) -> str:
        return _report.text(self)

    def _repr_html_(self) -> str:
        return _report.html(self)


def fit(X: Any, weights: Any = None, labels: Any = None, center: bool = False, *, column: str | None = None) -> Fit:
    """Fit a von Mises-Fisher law to directions, the rows of X divided by their lengths.

    Parameters
    ----------
    X : array_like of shape (n, p), Stats, or what `Stats.add` takes
        Rows that are zero or not finite are left out and counted.
    weights : array_like of shape (n,), optional
        0 or within 1e-100 .. 1e100.
    labels : array_like of shape (n,), optional
        The class of each row: each is fitted as well.
    center : bool
        Subtract the mean row first; X is then read twice.
    column : str, optional
        The Arrow column of lists that holds the rows.

    Returns
    -------
    Fit

    Raises
    ------
    ValueError
        No usable row; shapes that do not match.
    """
    if isinstance(X, Stats):
        if weights is not None or labels is not None or center:
            raise ValueError("fit: expected rows, not Stats, with weights, labels or center")
        return Fit(X)
    w, names = _rows.checked_weights(weights), None if labels is None else checked_labels(labels)
    mean: np.ndarray | None = None
    if center:
        if iter_once(X):
            raise ValueError("fit: center=True reads the rows twice; expected an array, a table or a path")
        mean = mean_row(X, w, column)
    of_class: dict[Any, Stats] = {}
    whole, at = None, 0
    for block in _rows.blocks(X, column):
        n = block.shape[0]
        whole = whole or Stats(block.shape[1])
        some = None if w is None else w[at:at + n]
        for part, part_w, first in centred(block, some, mean):
            whole.add(part, part_w)
            if names is not None:
                add_classes(of_class, part, part_w, names[at + first:at + first + part.shape[0]])
        at += n
    for what, given in (("weights", w), ("labels", names)):
        if given is not None and len(given) != at:
            raise ValueError(f"fit: {at} rows, but {len(given)} {what}")
    if whole is None:
        raise ValueError("fit: there is no row")
    return Fit(whole, {name: Fit(s) for name, s in sorted(of_class.items()) if s.count}, mean)


def checked_labels(labels: Any) -> np.ndarray:
    names = np.asarray(labels)
    if names.ndim != 1:
        raise ValueError(f"labels: expected one dimension, not shape {names.shape}")
    missing = np.flatnonzero(names != names)
    if len(missing):
        raise ValueError(f"labels: row {missing[0] + 1} has none (NaN); expected a label for each row")
    return names


def iter_once(X: Any) -> bool:
    return hasattr(X, "__next__")


def mean_row(X: Any, weights: np.ndarray | None, column: str | None) -> np.ndarray:
    """The weighted mean of the finite rows, in long double."""
    total, weight, at = None, np.longdouble(0), 0
    for block in _rows.blocks(X, column):
        for part, w, _ in centred(block, None if weights is None else weights[at:at + block.shape[0]], None, True):
            part = np.asarray(part, dtype=np.float64)
            use = np.isfinite(part).all(axis=1)
            w = np.ones(len(part)) if w is None else w
            total = (0 if total is None else total) + (w[use, None] * part[use]).sum(axis=0, dtype=np.longdouble)
            weight += w[use].sum(dtype=np.longdouble)
        at += block.shape[0]
    if total is None or weight == 0:
        raise ValueError("fit: no row is finite and of a weight above 0; expected one, for center")
    return np.asarray(total / weight, dtype=np.float64)


def centred(block: Any, weights: np.ndarray | None, mean: np.ndarray | None, split: bool = False) -> Any:
    """(rows, weights, number of the first) of a block, in parts of a megabyte where something is made of them."""
    if mean is None and not split:
        yield block, weights, 0
        return
    step = max(1, _rows.PART // (8 * block.shape[1]))
    for i in range(0, block.shape[0], step):
        part = block[i:i + step]
        part = part.toarray() if hasattr(part, "toarray") else part
        yield (part if mean is None else part - mean), None if weights is None else weights[i:i + step], i


def add_classes(of_class: dict, block: Any, weights: np.ndarray | None, names: np.ndarray) -> None:
    if len(names) != block.shape[0]:
        raise ValueError("fit: fewer labels than rows")
    for i in range(0, block.shape[0], 4096):
        rows, some = block[i:i + 4096], names[i:i + 4096]
        for name in np.unique(some):
            use = some == name
            stats = of_class.setdefault(name.item(), Stats(block.shape[1]))
            stats.add(rows[use], None if weights is None else weights[i:i + 4096][use])

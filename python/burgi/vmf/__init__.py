"""von Mises-Fisher laws: statistics, fits, samples, mixtures and spherical k-means.

Rows are directions: each is divided by its length.  `Mixture` and `SphericalKMeans` need libburgi_kernel, which is
built where a CBLAS is.
"""
from typing import TYPE_CHECKING

from ._fit import Fit, fit
from ._law import VonMisesFisher, sample
from ._stats import Stats

if TYPE_CHECKING:
    from ._kmeans import SphericalKMeans
    from ._mixture import Mixture

__all__ = ["Fit", "Mixture", "SphericalKMeans", "Stats", "VonMisesFisher", "fit", "sample"]


def __getattr__(name: str) -> object:
    """The estimators when they are asked for: they bring a CBLAS and scikit-learn with them."""
    if name == "Mixture":
        from ._mixture import Mixture

        return Mixture
    if name == "SphericalKMeans":
        from ._kmeans import SphericalKMeans

        return SphericalKMeans
    raise AttributeError(f"module 'burgi.vmf' has no attribute {name!r}")

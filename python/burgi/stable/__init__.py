"""Alpha-stable laws with SciPy's verbs: densities, tails, quantiles, samples, fits.

``pdf(x, alpha, beta, loc=0, scale=1, *, param="S0")`` and the other functions broadcast; `Stable` is a law of fixed
parameters; `fit` finds them by maximum likelihood.  An element whose parameters are no law's is NaN.

Of what loc and scale are is said by ``param``.  "S0", Nolan's, is ``scale Z + loc`` with Z of characteristic function
exp(-|t|^alpha [1 + i beta tan(pi alpha/2) sign(t) (|t|^(1-alpha) - 1)]), continuous in alpha; "S1", which is what SciPy
takes unless told otherwise, the same with exp(-|t|^alpha [1 - i beta tan(pi alpha/2) sign(t)]) and, at alpha = 1,
(2/pi) beta scale log(scale) more.  With S1 and alpha < 1, loc is the end of the support where beta is +-1.
"""
from ._fit import Fit, fit
from ._law import Stable, rvs
from ._moments import entropy, mean, std, var
from ._verbs import cdf, interval, isf, logcdf, logpdf, logsf, median, pdf, ppf, sf, support

__all__ = ["Fit", "Stable", "cdf", "entropy", "fit", "interval", "isf", "logcdf", "logpdf", "logsf", "mean", "median",
           "pdf", "ppf", "rvs", "sf", "std", "support", "var"]

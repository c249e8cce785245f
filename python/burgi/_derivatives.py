"""The derivatives that burgi.jax and burgi.torch know: of the functions of functions.def, by others of them.

A row gives, for each argument, a function of (F, value, *arguments), F being the module whose functions are meant (with
its exp); None: the core has no such derivative, and to ask for it raises.
"""
from __future__ import annotations

from typing import Any, Callable, Optional

Rule = Optional[Callable[..., Any]]


def named(name: str, sign: float = 1.0) -> Rule:
    """The derivative that is a function of the list, of the same arguments."""
    return lambda F, y, *args: getattr(F, name)(*args) if sign > 0 else -getattr(F, name)(*args)


def _logs(kind: str) -> dict[str, tuple[Rule, ...]]:
    """log I or log K of (nu, x): both first derivatives and all second ones."""
    f = f"log_bessel{kind}"
    scale = -1.0 if kind == "i" else 1.0
    return {
        f: (named(f + "_dnu"), named(f + "_dx")),
        f + "_scaled": (named(f + "_dnu"), lambda F, y, nu, x: getattr(F, f + "_dx")(nu, x) + scale),
        f + "_dx": (named(f + "_dxnu"), named(f + "_dxx")),
        f + "_dnu": (named(f + "_dnunu"), named(f + "_dxnu")),
    }


def _law(name: str, density: Callable[..., Any]) -> dict[str, tuple[Rule, ...]]:
    """A function of the law of t = mu'x and its sister in delta = 1 - t: its derivative in t, or in -delta."""
    def sister(F: Any, y: Any, p: Any, kappa: Any, delta: Any) -> Any:
        return -density(F, y, p, kappa, delta, F.vmf_logpdf_compl)

    return {name: (None, None, lambda F, y, p, kappa, t: density(F, y, p, kappa, t, F.vmf_logpdf)),
            name + "_compl": (None, None, sister)}


def _quantile(name: str, sign: float) -> dict[str, tuple[Rule, ...]]:
    return {name: (None, None, lambda F, y, p, kappa, q: sign * F.exp(-F.vmf_logpdf(p, kappa, y))),
            name + "_compl": (None, None, lambda F, y, p, kappa, q: -sign * F.exp(-F.vmf_logpdf_compl(p, kappa, y)))}


def _stable(suffix: str) -> dict[str, tuple[Rule, ...]]:
    """The functions of alpha-stable laws of (x, alpha, beta) or (q, alpha, beta), in S0 or S1."""
    def of(name: str) -> str:
        return f"stable_{name}{suffix}"

    def slope(argument: str) -> str:
        return of("logpdf_d" + argument)

    def density(F: Any, *args: Any) -> Any:
        return getattr(F, of("pdf"))(*args)

    def log_ratio(F: Any, y: Any, *args: Any) -> Any:
        return F.exp(getattr(F, of("logpdf"))(*args) - y)

    def of_density(argument: str) -> Rule:
        return lambda F, y, *args: y * getattr(F, slope(argument))(*args)

    def of_quantile(sign: float) -> Rule:
        return lambda F, y, q, alpha, beta: sign / density(F, y, alpha, beta)

    return {
        of("pdf"): tuple(of_density(a) for a in ("x", "alpha", "beta")),
        of("logpdf"): tuple(named(slope(a)) for a in ("x", "alpha", "beta")),
        of("cdf"): (lambda F, y, *args: density(F, *args), None, None),
        of("sf"): (lambda F, y, *args: -density(F, *args), None, None),
        of("logcdf"): (log_ratio, None, None),
        of("logsf"): (lambda F, y, *args: -log_ratio(F, y, *args), None, None),
        of("quantile"): (of_quantile(1.0), None, None),
        of("isf"): (of_quantile(-1.0), None, None),
    }


RULES: dict[str, tuple[Rule, ...]] = {
    **_logs("i"),
    **_logs("k"),
    "besseli_ratio": (None, named("besseli_ratio_dx")),
    "besseli_ratio_compl": (None, named("besseli_ratio_dx", -1)),
    "log_matern": (named("log_matern_dnu"), named("log_matern_dx")),
    "log_matern_dist": (named("log_matern_dist_dnu"), named("log_matern_dist_ds")),
    "log_gig_norm": (named("log_gig_norm_dp"), named("log_gig_norm_da"), named("log_gig_norm_db")),
    "vmf_log_h": (None, named("vmf_mean_resultant")),
    "vmf_log_norm": (None, named("vmf_mean_resultant", -1)),
    "vmf_mean_resultant": (None, named("vmf_mean_resultant_deriv")),
    "vmf_mean_resultant_compl": (None, named("vmf_mean_resultant_deriv", -1)),
    "vmf_entropy": (None, lambda F, y, p, kappa: -kappa * F.vmf_mean_resultant_deriv(p, kappa)),
    "vmf_kappa": (None, lambda F, y, p, rbar: 1 / F.vmf_mean_resultant_deriv(p, y)),
    "vmf_kappa_compl": (None, lambda F, y, p, delta: -1 / F.vmf_mean_resultant_deriv(p, y)),
    "vmf_kl": (None,
               lambda F, y, p, k1, k2, c: (k1 - k2 * c) * F.vmf_mean_resultant_deriv(p, k1),
               lambda F, y, p, k1, k2, c: F.vmf_mean_resultant(p, k2) - c * F.vmf_mean_resultant(p, k1),
               lambda F, y, p, k1, k2, c: -k2 * F.vmf_mean_resultant(p, k1)),
    "vmf_logpdf": (None, lambda F, y, p, kappa, t: t - F.vmf_mean_resultant(p, kappa),
                   lambda F, y, p, kappa, t: kappa - (p - 3) * t / ((1 - t) * (1 + t))),
    "vmf_logpdf_compl": (None, lambda F, y, p, kappa, d: F.vmf_mean_resultant_compl(p, kappa) - d,
                         lambda F, y, p, kappa, d: (p - 3) * (1 - d) / (d * (2 - d)) - kappa),
    **_law("vmf_cdf", lambda F, y, p, kappa, at, density: F.exp(density(p, kappa, at))),
    **_law("vmf_sf", lambda F, y, p, kappa, at, density: -F.exp(density(p, kappa, at))),
    **_law("vmf_logcdf", lambda F, y, p, kappa, at, density: F.exp(density(p, kappa, at) - y)),
    **_law("vmf_logsf", lambda F, y, p, kappa, at, density: -F.exp(density(p, kappa, at) - y)),
    **_quantile("vmf_quantile", 1.0),
    **_quantile("vmf_isf", -1.0),
    **_stable(""),
    **_stable("_s1"),
}


class NoDerivative(NotImplementedError):
    """A derivative that the C library does not have."""

    def __init__(self, name: str, argument: str) -> None:
        super().__init__(f"burgi: {name} has no derivative in {argument}; differentiate in other arguments, or stop its "
                         "gradient")


def rule(name: str, arguments: tuple[str, ...], k: int) -> Callable[..., Any]:
    """That of argument k; NoDerivative where there is none."""
    found = RULES.get(name, (None,) * len(arguments))[k]
    if found is None:
        raise NoDerivative(name, arguments[k])
    return found

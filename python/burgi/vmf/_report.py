"""A fit as text, HTML and a plot."""
from __future__ import annotations

import html as _html
import math
from typing import Any

import numpy as np


def warnings_of(fit: Any) -> list[str]:
    """Those of `burgi vmf fit`, in its words."""
    said = []
    if fit.stats.skipped:
        said.append(f"{fit.stats.skipped} rows are left out: zero or not finite; the first is row "
                    f"{fit.stats.first_skipped}")
    if fit.n == 1:
        said.append("one row only: it shows a direction but no spread, so that no concentration can be estimated")
    elif fit.delta == 0:
        said.append("all rows point the same way: the concentration is infinite (look for duplicates)")
    elif fit.kappa_marginal == 0:
        said.append("no direction shows: n rbar is at most sqrt(n), as for uniformly spread rows, and kappa_marginal "
                    "is 0 (do not rely on the mean direction)")
    elif fit.kappa_lo == 0:
        said.append("the 95 % interval of kappa reaches 0: uniformly spread rows are not ruled out (do not rely on "
                    "the mean direction)")
    if 1 < fit.n < fit.p:
        said.append("fewer rows than dimensions: the maximum-likelihood kappa is too high (use kappa_marginal)")
    if fit.center is None and not fit.classes and fit.n > 1 and fit.p >= 10 and fit.rbar > 0.5 and (fit.mu >= 0).all():
        said.append("no component of the mean direction is negative, as for data that are not centred: kappa measures "
                    "mostly what all rows share (to see what sets them apart: center=True)")
    return said


def lines(fit: Any) -> list[tuple[str, str]]:
    rows = [("mean resultant length", f"{fit.rbar:.6g}"),
            ("kappa, maximum likelihood", f"{fit.kappa:.6g}  (standard error {fit.kappa_se:.6g})"),
            ("kappa, marginal likelihood", f"{fit.kappa_marginal:.6g}  (95 % from {fit.kappa_lo:.6g} to "
                                           f"{fit.kappa_hi:.6g})"),
            ("mean direction, 95 % within", f"{math.degrees(fit.mu_cone):.6g} degrees"),
            ("log-likelihood", f"{fit.log_likelihood:.6g} nats, by surface measure"),
            ("  above the uniform law's", f"{fit.log_likelihood_ratio:.6g} nats"),
            ("entropy", f"{fit.entropy:.6g} nats")]
    if fit.n_eff != fit.n:
        rows.insert(0, ("effective number of rows", f"{fit.n_eff:.6g}"))
    return rows


HEAD = ("class", "rows", "rbar", "kappa", "marginal", "from", "to", "cone, deg")


def table(fit: Any) -> list[tuple[str, ...]]:
    return [(str(name), f"{f.n:g}", *(f"{x:.6g}" for x in (f.rbar, f.kappa, f.kappa_marginal, f.kappa_lo, f.kappa_hi,
                                                          math.degrees(f.mu_cone))))
            for name, f in fit.classes.items()]


def text(fit: Any) -> str:
    said = [f"von Mises-Fisher fit of {fit.n:g} row{'s' * (fit.n != 1)} in {fit.p:g} dimensions", ""]
    said += [f"  {name:28}{value}" for name, value in lines(fit)]
    if fit.classes:
        rows = [HEAD, *table(fit)]
        wide = [max(len(row[i]) for row in rows) for i in range(len(HEAD))]
        said += [""] + ["  " + "  ".join(f"{cell:{'<' if i == 0 else '>'}{wide[i]}}" for i, cell in enumerate(row))
                        for row in rows]
    if fit.warnings:
        said += ["", "Warnings"] + [f"  * {warning}" for warning in fit.warnings]
    return "\n".join(said)


def html(fit: Any) -> str:
    def row(cells: Any, tag: str = "td") -> str:
        return "<tr>" + "".join(f"<{tag}>{_html.escape(cell)}</{tag}>" for cell in cells) + "</tr>"

    said = [f"<p>von Mises-Fisher fit of {fit.n:g} rows in {fit.p:g} dimensions</p>",
            "<table>", *(row((name.strip(), value)) for name, value in lines(fit)), "</table>"]
    if fit.classes:
        said += ["<table>", row(HEAD, "th"), *(row(cells) for cells in table(fit)), "</table>"]
    said += [f"<p>Warning: {_html.escape(warning)}</p>" for warning in fit.warnings]
    return "\n".join(said)


def plot(fit: Any, X: Any, ax: Any) -> Any:
    if ax is None:
        import matplotlib.pyplot as plt

        ax = plt.subplots()[1]
    law = fit.law
    if X is not None:
        ax.hist(law.cosine(np.asarray(X) - (0 if fit.center is None else fit.center)), bins="auto", density=True,
                alpha=0.4, label="rows")
    t = law.ppf(np.linspace(1e-4, 1 - 1e-4, 400))
    ax.plot(t, np.exp(law.cosine_logpdf(t)), label=f"fitted, kappa = {fit.kappa:.4g}")
    ax.set_xlabel("cosine to the mean direction")
    ax.set_ylabel("density")
    ax.legend()
    return ax

"""A fit as text, HTML and a plot."""
from __future__ import annotations

import html as _html
import math
from typing import Any

import numpy as np

ORDER = ("alpha", "beta", "loc", "scale")


def warnings_of(fit: Any) -> list[str]:
    said = []
    if fit.end == "not converged":
        said.append(f"not converged after {fit.iterations} steps: the likelihood still grew")
    missing = [name for name in ORDER if math.isnan(fit.se[name])]
    if missing:
        said.append(f"{' and '.join(missing)} on the boundary: no standard error there, and those of the others are what "
                    "they are with it known")
    return said


def rows(fit: Any) -> list[tuple[str, str, str]]:
    """(name, estimate, what it is worth) of each parameter."""
    interval = fit.interval()
    said = []
    for name in ORDER:
        low, high = interval[name]
        worth = ("known" if name in fit.fixed else "on the boundary" if math.isnan(fit.se[name]) else
                 f"standard error {fit.se[name]:.6g}, 95 % from {low:.6g} to {high:.6g}")
        said.append((name, f"{getattr(fit, name):.6g}", worth))
    return said


def head(fit: Any) -> str:
    return f"alpha-stable fit of {fit.n} numbers, loc and scale of {fit.param}"


def last(fit: Any) -> tuple[str, str]:
    return "log-likelihood", f"{fit.log_likelihood:.6g} nats"


def text(fit: Any) -> str:
    said = [head(fit), ""]
    said += [f"  {name:16}{value:>12}  ({worth})" for name, value, worth in rows(fit)]
    said.append("  {:16}{:>12}".format(*last(fit)))
    if fit.warnings:
        said += ["", "Warnings"] + [f"  * {warning}" for warning in fit.warnings]
    return "\n".join(said)


def html(fit: Any) -> str:
    def row(cells: Any) -> str:
        return "<tr>" + "".join(f"<td>{_html.escape(cell)}</td>" for cell in cells) + "</tr>"

    said = [f"<p>{head(fit)}</p>", "<table>", *(row(cells) for cells in rows(fit)), row((*last(fit), "")), "</table>"]
    said += [f"<p>Warning: {_html.escape(warning)}</p>" for warning in fit.warnings]
    return "\n".join(said)


def plot(fit: Any, x: Any, ax: Any) -> Any:
    """Between the quantiles 0.005 and 0.995: the tails would leave nothing to be seen of the rest."""
    if ax is None:
        import matplotlib.pyplot as plt

        ax = plt.subplots()[1]
    law = fit.law
    low, high = law.interval(0.99)
    if x is not None:
        x = np.asarray(x, dtype=np.float64).ravel()
        counts, edges = np.histogram(x, bins=80, range=(low, high))
        ax.stairs(counts / (len(x) * np.diff(edges)), edges, fill=True, alpha=0.4, label="numbers")
    at = np.linspace(low, high, 800)
    ax.plot(at, law.pdf(at), label=f"fitted, alpha = {fit.alpha:.4g}, beta = {fit.beta:.4g}")
    ax.set_xlabel("x")
    ax.set_ylabel("density")
    ax.legend()
    return ax

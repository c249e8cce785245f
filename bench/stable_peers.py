"""What SciPy's levy_stable, libstable and Nolan's tables say of stable laws, beside the right digits: prints the tables
of docs/stable.md, "Peers".  The right digits are those of reference/truth/stable.

    python bench/stable_peers.py [--libstable FILE.so] [--every N]
"""
import argparse
import ctypes
import os
import time
import warnings

import numpy as np
import scipy
from scipy.stats import levy_stable

import burgi

DATA = os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "tests", "data")

# Function, argument, alpha, beta, all of S0; the value.
POINTS = [
    ("pdf", 0, 1.001, 0.5, 0.2924940918270732),
    ("pdf", 10, 2 - 1e-6, 0, 1.1463308579331803e-09),
    ("pdf", 1e6, 1.5, 0.5, 4.488106271808832e-16),
    ("pdf", -20, 1.5, 1, 1.4452116084906887e-298),
    ("pdf", -10, 1.5, 1 - 1e-9, 9.029240985558281e-13),
    ("pdf", -4, 1, 1, 2.4026842942055174e-54),
    ("pdf", -1e4, 1, 0.3, 2.2274639951141242e-09),
    ("pdf", 1e10, 0.8, -0.3, 1.9737091353633203e-19),
    ("pdf", 30, 0.5, 0.5, 0.001638478465303144),
    ("cdf", -1e+08, 1.2, 0, 6.981985727685965e-11),
    ("cdf", -10, 1.8, 1, 1.1508345218624536e-18),
    ("cdf", -8, 1.999, 0, 8.717805877407962e-06),
    ("cdf", -100000, 0.9, 0.5, 5.311779503004656e-06),
    ("cdf", -2.5, 1.001, 1, 8.223356401750668e-07),
    ("cdf", -1e+12, 0.4, -0.2, 7.892965864402247e-06),
    ("cdf", -0.999, 0.5, 1, 1.7958327848015245e-219),
    ("ppf", 1e-20, 1.7, 0, -176218640252.99973),
    ("ppf", 1e-10, 1.5, 0.5, -998235.8577609482),
    ("ppf", 1e-12, 1.5, 1, -5.9516091447131485),
    ("ppf", 1e-6, 1, 0.5, -159151.26506906247),
    ("ppf", 0.5, 1.0001, 1, 0.5755584507810223),
    ("ppf", 0.999999, 1.9, 1, 418.6998935553914),
    ("ppf", 0.01, 0.3, 0.9, -82.67647752175395),
]

# Where Nolan's values are off by more than 1e-12: x of S1, alpha, beta; the value.
NOLAN = {
    "pdf": [
        (-1.93540944575052e-07, 0.1, -1, 24503.931709512337),
        (-6.87869305200061e-09, 0.1, -0.5, 136721.52987903322),
        (-1.17802836186181e-22, 0.1, 0, 1155082.914983738),
        (6.87869306278482e-09, 0.1, 0.5, 136721.52977499255),
        (-2.21525104984104e-09, 0.1, -0.9, 233209.46955560308),
        (-4.49242030698801e-09, 0.1, -0.3, 154262.70620997253),
        (4.49242030764618e-09, 0.1, 0.3, 154262.70619922702),
        (2.21525105757599e-09, 0.1, 0.9, 233209.46925908446),
        (-4.47607555665712e-09, 0.1, -0.8, 177007.65868674192),
        (4.47607558143305e-09, 0.1, 0.8, 177007.65826664452),
        (1.93540944308468e-07, 0.1, 1, 24503.931730802076),
    ],
    "cdf": [
        (-40.9756870000882, 1, -0.3, 0.010251917194699374),
        (-37.9139358511237, 1, -0.2, 0.010180842344141332),
        (-34.8617832928002, 1, -0.1, 0.010097942039881786),
        (34.8617832928001, 1, 0.1, 0.98990205796011821),
        (37.9139358511236, 1, 0.2, 0.98981915765585859),
        (40.9756870000882, 1, 0.3, 0.98974808280530058),
        (-6.87869305200061e-09, 0.1, -0.5, 0.75000000000046352),
        (6.87869306278482e-09, 0.1, 0.5, 0.25000000000101097),
        (-2.21525104984104e-09, 0.1, -0.9, 0.95000000000301965),
        (4.49242030764618e-09, 0.1, 0.3, 0.3500000000003422),
        (2.21525105757599e-09, 0.1, 0.9, 0.049999999998784198),
        (-4.47607555665712e-09, 0.1, -0.8, 0.89999999999978064),
        (4.47607558143305e-09, 0.1, 0.8, 0.10000000000460491),
        (1.93540944308468e-07, 0.1, 1, 0.010000000000146121),
    ],
}


class Burgi:
    name = f"burgi {burgi.__version__}"
    pdf, cdf, ppf = burgi.stable_pdf, burgi.stable_cdf, burgi.stable_quantile


class SciPy:
    name = f"SciPy {scipy.__version__}"
    pdf, cdf, ppf = levy_stable.pdf, levy_stable.cdf, levy_stable.ppf


class Libstable:
    """With its default tolerance or another; a law for each value, as the others' arrays have."""

    def __init__(self, path, tolerance):
        self.library = lib = ctypes.CDLL(path)
        self.name = "libstable" if tolerance is None else f"libstable, {tolerance:g}"
        self.tolerance = 1e-6 if tolerance is None else tolerance  # its own default
        double, law = ctypes.c_double, ctypes.c_void_p
        lib.stable_create.restype, lib.stable_create.argtypes = law, [double] * 4 + [ctypes.c_int]
        lib.stable_setparams.argtypes = [law] + [double] * 4 + [ctypes.c_int]
        lib.stable_set_relTOL.argtypes = lib.stable_set_absTOL.argtypes = [double]
        self.law = lib.stable_create(1.5, 0.5, 1, 0, 0)
        quantile = "stable_q_point" if hasattr(lib, "stable_q_point") else "stable_inv_point"
        for name, symbol in ("pdf", "stable_pdf_point"), ("cdf", "stable_cdf_point"), ("ppf", quantile):
            f = getattr(lib, symbol)
            f.restype, f.argtypes = double, [law, double, ctypes.POINTER(double)]
            setattr(self, name, self.of(f))

    def of(self, f):
        error = ctypes.c_double()

        def one(x, alpha, beta):
            refused = self.library.stable_setparams(self.law, alpha, beta, 1, 0, 0) < 0
            return np.nan if refused else f(self.law, x, ctypes.byref(error))

        def many(x, alpha, beta):
            for set_tolerance in self.library.stable_set_relTOL, self.library.stable_set_absTOL:
                set_tolerance(self.tolerance)
            if np.ndim(x) == 0:
                return one(x, alpha, beta)
            return np.array([one(*row) for row in zip(x, alpha, beta)])
        return many


def relative(got, wanted):
    with np.errstate(all="ignore"):
        return np.abs(np.asarray(got, float) / wanted - 1)


def row(*cells):
    print("| " + " | ".join(str(c) for c in cells) + " |")


def cell(got, wanted):
    """"right" or the value: with its relative error, or in bold where that is above 1 %."""
    error = float(relative(got, wanted))
    text = f"{got:.7g}"
    return f"**{text}**" if not error < 0.01 else f"{text} ({error:.0e})" if error > 1e-13 else "right"


def points(peers):
    print(f"\nValues in S0 (levy_stable.parameterization = \"S0\"); the relative error in parentheses where it is above "
          f"1e-13, bold where it is above 1 %\n")
    row("", "right digits", *(p.name for p in peers))
    row(*["---"] * (2 + len(peers)))
    for verb, x, alpha, beta, wanted in POINTS:
        row(f"{verb}({x:g}, {alpha:.10g}, {beta:.10g})", f"{wanted:.17g}",
            *(cell(float(getattr(p, verb)(x, alpha, beta)), wanted) for p in peers))


def table(name, every):
    """Columns of a table of tests/data; a value's hi alone."""
    with open(os.path.join(DATA, name + ".tsv")) as f:
        lines = [line.rstrip("\n").split("\t") for line in f if not line.startswith("#")]
    return {c: np.array([float.fromhex(v) for v in values[every // 2::every]])
            for c, *values in zip(*lines)}


def each(f, *arg):
    """Of arrays; SciPy raises RecursionError on some points (small beta), which must not lose the others."""
    try:
        return np.asarray(f(*arg), float), 0
    except RecursionError:
        return each_alone(f, *arg)


def each_alone(f, *arg):
    values, raised = [], 0
    for row in zip(*arg):
        try:
            values.append(float(f(*row)))
        except RecursionError:
            values.append(np.nan)
            raised += 1
    return np.array(values), raised


def count(corner, verb, x, alpha, beta, wanted, peers):
    some = np.abs(wanted) > 1e-290
    x, alpha, beta, wanted = x[some], alpha[some], beta[some], wanted[some]
    cells = []
    for p in peers:
        start = time.process_time()
        got, raised = each(getattr(p, verb), x, alpha, beta)
        us = (time.process_time() - start) / len(x) * 1e6
        error = relative(got, wanted)
        words = f"; RecursionError on {raised}" if raised else ""
        cells.append(f"{100 * np.mean(error <= 1e-13):.0f} / {100 * np.mean(~(error < 0.01)):.0f} / {us:.3g}{words}")
    row(corner, verb, len(x), *cells)


def counts(peers, every):
    print("\nOf the rows of tests/data, % within 1e-13 / % off by more than 1 % or not finite / us a value (processor "
          "time); values below 1e-290 are left out\n")
    row("rows", "", "n", *(p.name for p in peers))
    row(*["---"] * (3 + len(peers)))
    for corner in "general", "near1", "one", "near2", "edge", "small_beta", "far":
        t = table(f"stable_{corner}_most", every)
        law = t["x"], t["alpha"], t["beta"]
        density = np.exp(t["stable_logpdf"]) * (1 + t["stable_logpdf.lo"])
        count(corner, "pdf", *law, density, peers)
        count(corner, "cdf", *law, t["stable_cdf"], peers)
    t = table("stable_q_general", max(1, every // 8))
    count("q_general", "ppf", t["q"], t["alpha"], t["beta"], t["stable_quantile"], peers)


def agreement(what, got, wanted):
    error = relative(got, wanted)
    row(what, len(got), *(int(np.sum(error <= e)) for e in (1e-14, 1e-13, 1e-12, 1e-9)), f"{np.max(error):.1e}")
    return error


def located(t, s1):
    """x of the standard law; at alpha = 1, S1 moves by (2/pi) beta gamma log gamma more."""
    gamma, beta = t["gamma"], t["beta"]
    more = np.where((t["alpha"] == 1) & s1, 2 / np.pi * beta * np.log(gamma), 0)
    return (t["x"] - t["delta"]) / gamma - more


def nolan():
    folder = os.path.join(os.path.dirname(scipy.stats.__file__), "tests", "data", "levy_stable")
    if not os.path.isdir(folder):
        print(f"\nNolan's tables: not in this SciPy ({folder})")
        return
    print("\nNolan's values (STABLE; 15 digits) in SciPy's test data, of which are within so much of ours\n")
    row("", "values", "1e-14", "1e-13", "1e-12", "1e-9", "worst")
    row(*["---"] * 7)
    off = {}
    for verb, f in ("pdf", burgi.stable_pdf_s1), ("cdf", burgi.stable_cdf_s1):
        x, value, alpha, beta, _ = np.load(os.path.join(folder, f"stable-Z1-{verb}-sample-data.npy")).T
        error = agreement(f"{verb}, S1", value, f(x, alpha, beta))
        off[verb] = [(x[i], alpha[i], beta[i], value[i], f(x[i], alpha[i], beta[i]))
                     for i in np.flatnonzero(error > 1e-12)]
    t = np.load(os.path.join(folder, "stable-loc-scale-sample-data.npy"))
    for s1 in (False, True):
        some = t[t["param"] == int(s1)]
        law = located(some, s1), some["alpha"], some["beta"]
        pdf, cdf = (burgi.stable_pdf_s1, burgi.stable_cdf_s1) if s1 else (burgi.stable_pdf, burgi.stable_cdf)
        agreement(f"pdf, S{int(s1)}, gamma 2, delta 3", some["pdf"], pdf(*law) / some["gamma"])
        agreement(f"cdf, S{int(s1)}, gamma 2, delta 3", some["cdf"], cdf(*law))
    print("\nThose of S1 further off than 1e-12, beside the right digits\n")
    row("", "right digits", "Nolan's, error", "burgi's error")
    row(*["---"] * 4)
    for verb, rows in off.items():
        for x, alpha, beta, value, own in rows:
            right = [v for *law, v in NOLAN[verb] if law == [x, alpha, beta]]
            cells = (f"{right[0]:.17g}", f"{value:.15g}, {float(relative(value, right[0])):.1e}",
                     f"{float(relative(own, right[0])):.1e}") if right else ("not known here", f"{value:.15g}", "-")
            row(f"{verb}({x:.15g}, {alpha:g}, {beta:g})", *cells)


def main():
    options = argparse.ArgumentParser()
    options.add_argument("--libstable", help="its shared library")
    options.add_argument("--every", type=int, default=20, help="every so many-th row of tests/data")
    o = options.parse_args()
    warnings.simplefilter("ignore")
    np.seterr(all="ignore")
    levy_stable.parameterization = "S0"
    peers = [Burgi, SciPy]
    if o.libstable:
        peers += [Libstable(o.libstable, None), Libstable(o.libstable, 1e-14)]
    else:
        print("libstable: left out (--libstable FILE.so)")
    print(f"{burgi.isa()}, NumPy {np.__version__}")
    points(peers)
    counts(peers, o.every)
    nolan()


main()

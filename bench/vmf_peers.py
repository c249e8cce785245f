"""What SciPy's vonmises_fisher and R's movMF make of von Mises-Fisher laws, beside burgi: prints the
tables of docs/benchmarks.md.  BURGI_LIBRARY names libburgi.so; R_LIBS the place of movMF.

    BURGI_LIBRARY=.libs/libburgi.so python3 bench/vmf_peers.py
"""

import ctypes
import os
import shutil
import subprocess
import sys
import warnings

import numpy as np
import scipy
from scipy.stats import vonmises_fisher

LIBRARY = ctypes.CDLL(os.environ.get("BURGI_LIBRARY", "libburgi.so"))
U = 2.0**-53


def burgi(name, *arguments):
    function = getattr(LIBRARY, "burgi_" + name)
    function.restype = ctypes.c_double
    return function(*(ctypes.c_double(x) for x in arguments))


def log_densities():
    """SciPy's log density at the mean direction and at a right angle to it, kappa log-uniform."""
    print("| p | not finite | worst of the rest, u max(\\|f\\|, 1) |\n|---|---|---|")
    random = np.random.default_rng(2024)
    for p in (2, 3, 10, 64, 512, 2048, 8192, 32768, 1000000):
        mu = np.zeros(p)
        mu[0] = 1.0
        x = np.roll(mu, 1)
        ill, worst = 0, 0.0
        draws = np.exp(random.uniform(np.log(1e-2), np.log(1e7), 200))
        for kappa in draws:
            law = vonmises_fisher(mu, kappa)
            for t, point in ((1.0, mu), (0.0, x)):
                want = burgi("vmf_log_norm", p, kappa) + kappa * t
                got = float(law.logpdf(point))
                if not np.isfinite(got):
                    ill += 1
                else:
                    worst = max(worst, abs(got - want) / (U * max(abs(want), kappa * t, 1.0)))
        print(f"| {p} | {50 * ill / len(draws):.0f} % | {worst:.2g} |")


def movmf(cases):
    if shutil.which("Rscript") is None:
        return "no R", [(np.nan, np.nan)] * len(cases)
    script = os.path.join(os.path.dirname(os.path.abspath(__file__)), "vmf_peers.R")
    run = subprocess.run(["Rscript", script], input="".join(f"{p} {r}\n" for p, r in cases),
                         capture_output=True, text=True)
    lines = run.stdout.splitlines()
    if run.returncode != 0 or len(lines) != len(cases) + 1:
        return "no movMF", [(np.nan, np.nan)] * len(cases)
    version, *r = lines[0].split()
    values = [[np.nan if w == "NA" else float(w) for w in line.split()] for line in lines[1:]]
    return f"movMF {version}, R {'.'.join(r)}", values


def scipy_kappa(p, r):
    x = np.zeros((2, p))
    x[:, 0] = r
    x[:, 1] = np.sqrt(1 - r * r) * np.array([1, -1])
    try:
        return f"{vonmises_fisher.fit(x)[1]:.6g}"
    except Exception as e:
        return type(e).__name__


def fits():
    """Two rows whose mean has length rbar: kappa, and movMF's log-likelihood a row too high by."""
    cases = [(p, r) for p in (3, 64, 1024, 4096, 100000) for r in (0.01, 0.3, 0.5, 0.9, 0.999)]
    name, values = movmf(cases)
    print(f"{name}\n\n| p | rbar | kappa | SciPy | movMF | movMF's log-likelihood, a row |\n"
          "|---|---|---|---|---|---|")
    for (p, r), (kappa, ll) in zip(cases, values):
        want = burgi("vmf_kappa", p, r)
        off = ll / 2 - (kappa * r - burgi("vmf_log_h", p, kappa))
        print(f"| {p} | {r} | {want:.6g} | {scipy_kappa(p, r)} | {kappa:.6g} | {off:+.2g} |")


def main():
    warnings.simplefilter("ignore")
    print(f"SciPy {scipy.__version__}, NumPy {np.__version__}, "
          f"Python {sys.version.split()[0]}\n")
    log_densities()
    print()
    fits()


main()

"""The Python package beside scipy.special, scipy.stats and scikit-learn, in one run: prints the tables of
docs/benchmarks.md, "Python".  Contenders take turns; a time is the best of them, on one thread.

    python bench/python.py [--seconds S]
"""
import argparse
import ctypes
import os
import tempfile
import time
import tracemalloc

os.environ.update(OMP_NUM_THREADS="1", OPENBLAS_NUM_THREADS="1")

import numpy as np  # noqa: E402
import scipy  # noqa: E402
import sklearn  # noqa: E402
from scipy.special import ive  # noqa: E402
from scipy.stats import levy_stable, vonmises_fisher  # noqa: E402
from sklearn.cluster import KMeans  # noqa: E402
from sklearn.mixture import GaussianMixture  # noqa: E402

import burgi  # noqa: E402
from burgi import _core, stable, vmf  # noqa: E402


def timed(contenders, seconds):
    """{name: best time of a call} of {name: function}, in turns."""
    best = {}
    for name, f in contenders.items():
        start = time.perf_counter()
        f()
        best[name] = time.perf_counter() - start
    repeat = {name: max(1, min(100000, int(0.01 / max(t, 1e-7)))) for name, t in best.items()}
    end = time.perf_counter() + seconds
    while time.perf_counter() < end:
        for name, f in contenders.items():
            n = repeat[name]
            start = time.perf_counter()
            for _ in range(n):
                f()
            best[name] = min(best[name], (time.perf_counter() - start) / n)
    return best


def table(title, best, unit, scale):
    print(f"\n{title}\n\n| | {unit} |\n| --- | --- |")
    for name, t in best.items():
        print(f"| {name} | {t * scale:.3g} |")


def c_batch(nu, x, y):
    """The C batch by ctypes: what a ufunc is at best."""
    f = ctypes.CDLL(_core.__file__).burgi_log_besseli_n
    n, one = ctypes.c_size_t(len(y)), ctypes.c_ssize_t(1)
    call = [n] + [v for a in (nu, x, y) for v in (ctypes.c_void_p(a.ctypes.data), one)]
    return lambda: f(*call)


def ufuncs(seconds):
    one = np.ones(1)
    table("The smallest call", timed({
        "np.arctan2(a, a), arrays of one element": lambda: np.arctan2(one, one),
        "burgi.log_besseli(a, a)": lambda: burgi.log_besseli(one, one),
        "scipy.special.ive(a, a)": lambda: ive(one, one),
        "np.arctan2(2.0, 3.0)": lambda: np.arctan2(2.0, 3.0),
        "burgi.log_besseli(2.0, 3.0)": lambda: burgi.log_besseli(2.0, 3.0),
        "scipy.special.ive(2.0, 3.0)": lambda: ive(2.0, 3.0)}, seconds), "us a call", 1e6)
    n = 1_000_000
    rng = np.random.default_rng(1)
    nu, x, y = rng.uniform(0, 150, n), rng.uniform(0, 150, n), np.empty(n)
    wide = np.empty((n, 3))
    wide[:, 0], wide[:, 1] = nu, x
    single = nu.astype(np.float32), x.astype(np.float32), y.astype(np.float32)
    table("A million elements, nu and x in [0, 150]", timed({
        "the C batch by ctypes": c_batch(nu, x, y),
        "burgi.log_besseli(nu, x, out=y)": lambda: burgi.log_besseli(nu, x, out=y),
        "burgi.log_besseli(nu, x)": lambda: burgi.log_besseli(nu, x),
        "of columns of a table": lambda: burgi.log_besseli(wide[:, 0], wide[:, 1], out=wide[:, 2]),
        "in float32": lambda: burgi.log_besseli(*single[:2], out=single[2]),
        "np.log(scipy.special.ive(nu, x)) + x": lambda: np.log(ive(nu, x)) + x}, seconds), "ns an element", 1e9 / n)


def copies():
    with tempfile.TemporaryDirectory() as folder:
        path = os.path.join(folder, "x.npy")
        np.save(path, np.random.default_rng(1).normal(size=(200_000, 64)).astype(np.float32))
        mapped = np.load(path, mmap_mode="r")
        y = np.empty(len(mapped) // 2)
        print("\nMost memory that a call takes, of a memory map of 51 MB\n\n| | kB |\n| --- | --- |")
        for name, f in {"vmf.fit(mapped)": lambda: vmf.fit(mapped),
                        "vmf.fit(mapped[::2]), every other row": lambda: vmf.fit(mapped[::2]),
                        "vmf.fit(mapped[:, ::2]), every other column": lambda: vmf.fit(mapped[:, ::2]),
                        "np.sqrt(mapped[::2, 3], out=y), for comparison": lambda: np.sqrt(mapped[::2, 3], out=y),
                        "burgi.log_besseli(3.0, mapped[::2, 3], out=y), float32 to float64":
                            lambda: burgi.log_besseli(3.0, mapped[::2, 3], out=y)}.items():
            f()
            tracemalloc.start()
            with np.errstate(all="ignore"):
                f()
            print(f"| {name} | {tracemalloc.get_traced_memory()[1] / 1000:.0f} |")
            tracemalloc.stop()


def laws(seconds):
    for p, n in ((16, 20000), (256, 20000)):
        rows = vmf.sample(None, 2.0 * p, n, p=p, seed=1)
        single = rows.astype(np.float32)
        mu = rows.mean(axis=0)
        mu /= np.linalg.norm(mu)
        law = vmf.VonMisesFisher(mu, 2.0 * p)
        table(f"{n} rows in {p} dimensions", timed({
            "burgi.vmf.fit": lambda: vmf.fit(rows),
            "of float32": lambda: vmf.fit(single),
            "scipy.stats.vonmises_fisher.fit": lambda: vonmises_fisher.fit(rows),
            "burgi VonMisesFisher.logpdf": lambda: law.logpdf(rows),
            "scipy logpdf": lambda: vonmises_fisher(mu, 2.0 * p).logpdf(rows),
            "burgi.vmf.sample": lambda: vmf.sample(mu, 2.0 * p, n, seed=1),
            "scipy rvs": lambda: vonmises_fisher(mu, 2.0 * p).rvs(n, random_state=1)}, seconds), "ms", 1e3)


def stable_laws(seconds):
    """One law, S1, as SciPy has it unless told otherwise; and as many laws as numbers."""
    n, law = 1000, (1.5, 0.5)
    rng = np.random.default_rng(1)
    x, q = stable.rvs(*law, size=n, random_state=1, param="S1"), rng.uniform(size=20)
    alpha, beta = rng.uniform(0.5, 2, 20), rng.uniform(-1, 1, 20)
    for verb in ("pdf", "cdf"):
        f, g = getattr(stable, verb), getattr(levy_stable, verb)
        table(f"{verb} of alpha-stable laws", timed({
            f"burgi.stable.{verb}, {n} numbers of one law": lambda: f(x, *law, param="S1"),
            f"scipy levy_stable.{verb}": lambda: g(x, *law),
            f"burgi.stable.{verb}, 20 numbers of 20 laws": lambda: f(x[:20], alpha, beta, param="S1"),
            "scipy": lambda: g(x[:20], alpha, beta)}, seconds), "ms", 1e3)
    table("Quantiles, samples and fits of alpha-stable laws", timed({
        "burgi.stable.ppf, 20 quantiles": lambda: stable.ppf(q, *law, param="S1"),
        "scipy levy_stable.ppf": lambda: levy_stable.ppf(q, *law),
        "burgi.stable.rvs, 100000 numbers": lambda: stable.rvs(*law, size=100_000, random_state=1),
        "scipy levy_stable.rvs": lambda: levy_stable.rvs(*law, size=100_000, random_state=1),
        f"burgi.stable.fit, {n} numbers": lambda: stable.fit(x)}, seconds), "ms", 1e3)


def clusters(seconds):
    p, k = 64, 20
    centers = vmf.sample(None, 0.0, k, p=p, seed=1)
    rows = np.concatenate([vmf.sample(mu, 3.0 * p, 1000, seed=i) for i, mu in enumerate(centers)])
    steps = dict(n_init=1, random_state=1)
    table(f"{len(rows)} rows in {p} dimensions, {k} clusters, one start, to convergence", timed({
        "burgi SphericalKMeans": lambda: vmf.SphericalKMeans(k, n_jobs=1, **steps).fit(rows),
        "sklearn KMeans of unit rows": lambda: KMeans(k, **steps).fit(rows),
        "burgi Mixture": lambda: vmf.Mixture(k, n_jobs=1, **steps).fit(rows),
        "sklearn GaussianMixture, spherical": lambda: GaussianMixture(k, covariance_type="spherical", tol=1e-10,
                                                                      max_iter=2000, **steps).fit(rows),
    }, seconds), "ms", 1e3)


def main():
    options = argparse.ArgumentParser()
    options.add_argument("--seconds", type=float, default=10, help="of a table")
    seconds = options.parse_args().seconds
    print(f"burgi {burgi.__version__} ({burgi.isa()}), NumPy {np.__version__}, SciPy {scipy.__version__}, "
          f"scikit-learn {sklearn.__version__}")
    ufuncs(seconds)
    copies()
    laws(seconds)
    stable_laws(seconds)
    clusters(seconds)


main()

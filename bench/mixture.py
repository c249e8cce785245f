#!/usr/bin/env python3
"""mixture.py BURGI [--quality | --accuracy]: mixtures and scores of burgi beside NumPy, in one run.

Without an option: Fashion-MNIST's 60000 images, 10 components, 5 starts, time and log-likelihood; the NumPy EM is
vectorised float64 with rows normalised once, starts from random rows, and stops at the same tolerance.
R's movMF, too, where Rscript and it are.  With --quality: on iris, wine, breast cancer and digits (scikit-learn's), 1
to 10 components, the log-likelihood by 10 starts beside the lower quartile of 20 runs of the NumPy EM.  With
--accuracy: on Fashion-MNIST, a law for each class, the share of test images that burgi vmf score gets right, beside
the class of the largest cosine."""
import gzip
import json
import os
import shutil
import subprocess
import sys
import tempfile
import time

import numpy as np
from scipy.special import gammaln, ive

STARTS, TOLERANCE = 5, 1e-10
FASHION = "/usr/share/datasets/fashion-mnist"


def log_norm(p, kappa):
    nu = 0.5 * p - 1
    return nu * np.log(kappa) - 0.5 * p * np.log(2 * np.pi) - np.log(ive(nu, kappa)) - kappa


def concentration(p, rbar):
    """A(kappa) = rbar by Newton's steps from Banerjee's approximation."""
    kappa = rbar * (p - rbar**2) / (1 - rbar**2)
    for _ in range(20):
        a = ive(0.5 * p, kappa) / ive(0.5 * p - 1, kappa)
        kappa = np.maximum(kappa - (a - rbar) / (1 - a * a - (p - 1) / kappa * a), 1e-3 * kappa)
    return kappa


def em(x, k, random, most=1000):
    """One start: log-likelihood and steps.  A component that runs away keeps a kappa of 1e6 p."""
    n, p = x.shape
    mu, weight, kappa = x[random.choice(n, k, replace=False)], np.full(k, 1 / k), None
    before = -np.inf
    for step in range(most):
        t = x @ mu.T
        if kappa is None:
            r = (t == t.max(1, keepdims=True)).astype(float)
            now = -np.inf
        else:
            t *= kappa
            t += np.log(weight) + log_norm(p, kappa)
            top = t.max(1, keepdims=True)
            np.exp(np.subtract(t, top, out=t), out=t)
            total = t.sum(1, keepdims=True)
            now = float((top + np.log(total)).sum())
            r = np.divide(t, total, out=t)
        if now - before < TOLERANCE * abs(now) and np.isfinite(before):
            break
        before = now
        count = np.maximum(r.sum(0), 1e-300)
        sums = r.T @ x
        length = np.linalg.norm(sums, axis=1)
        mu = sums / np.maximum(length, 1e-300)[:, None]
        weight = np.maximum(count / n, 1e-300)
        kappa = concentration(p, np.clip(length / count, 1e-6, 1 - 5e-7))
    return now, step


def unit(x):
    x = x.astype(np.float64)
    return x / np.linalg.norm(x, axis=1, keepdims=True)


def burgi(command, path, k, *options):
    start = time.perf_counter()
    out = subprocess.run([command, "vmf", "mixture", "-k", str(k), path, "--json", *options], check=True,
                         capture_output=True)
    return time.perf_counter() - start, json.loads(out.stdout)


def movmf(x, k):
    """R's movMF, as many starts: seconds and log-likelihood, which it tells against the uniform law; None where
    it is not."""
    if shutil.which("Rscript") is None:
        return None
    n, p = x.shape
    with tempfile.TemporaryDirectory() as folder:
        path = os.path.join(folder, "x")
        x.tofile(path)
        code = (f"library(movMF); x <- matrix(readBin('{path}', 'double', {n * p}), {n}, {p}, byrow=TRUE);"
                f"t <- system.time(m <- movMF(x, {k}, nruns={STARTS}, reltol={TOLERANCE}, maxiter=1000))[[3]];"
                "cat(t, format(as.numeric(logLik(m)), digits=15))")
        done = subprocess.run(["Rscript", "-e", code], capture_output=True, text=True, check=False)
    if done.returncode != 0:
        return None
    took, log_likelihood = map(float, done.stdout.split()[-2:])
    return took, log_likelihood + n * (gammaln(0.5 * p) - np.log(2) - 0.5 * p * np.log(np.pi))


def fashion(name, offset=16):
    with gzip.open(f"{FASHION}/{name}.gz") as file:
        return np.frombuffer(file.read(), np.uint8, offset=offset).reshape((-1, 784) if offset == 16 else -1)


def accuracy(command):
    train, truth = fashion("train-images-idx3-ubyte"), fashion("train-labels-idx1-ubyte", 8)
    test, wanted = fashion("t10k-images-idx3-ubyte"), fashion("t10k-labels-idx1-ubyte", 8)
    for option in ([], ["--center"]):
        with tempfile.TemporaryDirectory() as folder:
            model = os.path.join(folder, "model.json")
            subprocess.run([command, "vmf", "fit", f"{FASHION}/train-images-idx3-ubyte.gz", "--labels",
                            f"{FASHION}/train-labels-idx1-ubyte.gz", "-o", model, *option], check=True,
                           capture_output=True)
            out = subprocess.run([command, "vmf", "score", model, f"{FASHION}/t10k-images-idx3-ubyte.gz", "--labels",
                                  f"{FASHION}/t10k-labels-idx1-ubyte.gz", "--json"], check=True, capture_output=True)
        centre = train.mean(0) if option else 0.0
        x, y = unit(train - centre), unit(test - centre)
        mean = unit(np.array([x[truth == c].sum(0) for c in range(10)]))
        cosine = ((y @ mean.T).argmax(1) == wanted).mean()
        print(f"| {' '.join(option) or 'rows as they are'} | {json.loads(out.stdout)['accuracy']:.4f} | {cosine:.4f} |")


def best(command, path, *options):
    return min((burgi(command, path, 10, *options) for _ in range(3)), key=lambda r: r[0])


def a_step(command, path):
    """Seconds, by the difference of two lengths of one start."""
    few, many = ([best(command, path, "--restarts", "1", "--tol", "1e-300", "--max-iterations", str(n))[0]
                  for n in (10, 60)])
    return (many - few) / 50


def speed(command):
    raw = fashion("train-images-idx3-ubyte")
    with tempfile.TemporaryDirectory() as folder:
        path = os.path.join(folder, "x.npy")
        np.save(path, raw.astype(np.float32))
        took, fitted = best(command, path, "--restarts", str(STARTS))
        step = a_step(command, path)
    print(f"| burgi vmf mixture, whole process | {took:.2f} | {fitted['log_likelihood']:.0f} | "
          f"{fitted['iterations']} steps of the best |")
    x, random = unit(raw), np.random.default_rng(1)
    start = time.perf_counter()
    runs = [em(x, 10, random) for _ in range(STARTS)]
    numpy_took, steps = time.perf_counter() - start, sum(s for _, s in runs)
    print(f"| NumPy EM, EM alone | {numpy_took:.2f} | {max(l for l, _ in runs):.0f} | "
          f"{steps} steps in all |")
    other = movmf(x, 10)
    print(f"| movMF, its fit alone | {other[0]:.2f} | {other[1]:.0f} | |" if other else "| movMF | not found | | |")
    print(f"\nNumPy {numpy_took / took:.1f} times as long; a step alone {1e3 * numpy_took / steps:.0f} ms and "
          f"{1e3 * step:.0f} ms, {numpy_took / steps / step:.1f} times; {os.cpu_count()} processors")


def quality(command):
    from sklearn import datasets
    worst = 0.0
    for name in ("iris", "wine", "breast_cancer", "digits"):
        x = unit(getattr(datasets, "load_" + name)().data)
        with tempfile.TemporaryDirectory() as folder:
            path = os.path.join(folder, "x.npy")
            np.save(path, x)
            for k in range(1, 11):
                _, fitted = burgi(command, path, k, "--restarts", "10")
                random = np.random.default_rng(k)
                runs = sorted(em(x, k, random)[0] for _ in range(20))
                quartile, ours = float(np.quantile(runs, 0.25)), fitted["log_likelihood"]
                worst = min(worst, ours - quartile)
                print(f"| {name} | {k} | {ours:.3f} | {quartile:.3f} | {runs[-1]:.3f} |"
                      f"{'' if ours >= quartile - 1e-6 * abs(quartile) else ' below'}", flush=True)
    print(f"\nfurthest below the quartile: {worst:.3g}")


def main():
    words = [w for w in sys.argv[1:] if not w.startswith("--")]
    if "--quality" in sys.argv:
        print("| data | k | burgi, 10 starts | NumPy EM, lower quartile of 20 | its best |\n| --- | --- | --- | --- | --- |")
        quality(words[0])
    elif "--accuracy" in sys.argv:
        print("| | score | largest cosine |\n| --- | --- | --- |")
        accuracy(words[0])
    else:
        print("| 60000 x 784, 10 components, 5 starts | seconds | log-likelihood | |\n| --- | --- | --- | --- |")
        speed(words[0])


if __name__ == "__main__":
    main()

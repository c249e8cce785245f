"""SciPy and NumPy for the benches (python.h): reads requests on stdin, answers on stdout.

call NAME ARGS N LOOPS + arguments -> "NS 0" + N values
rows N P BYTES + rows              -> "0 0"
mean                               -> "NS LENGTH", of the mean of the normalised rows
draw rvs|normal|stable N P BYTES A -> "NS 0", A kappa or alpha; "nan 0" where this SciPy has none
"""

import sys
import time

try:
    import numpy as np
    import scipy
    import scipy.stats
    from scipy.optimize import root_scalar
    from scipy.special import gammaln, ive, kve
except ImportError as e:
    print("absent:", e, flush=True)
    sys.exit(0)


def ratio(nu, x):
    return ive(nu + 1, x) / ive(nu, x)


def ratio_dx(nu, x):
    r = ratio(nu, x)
    return 1 - r * r - (2 * nu + 1) * (r / x)


def log_norm(p, kappa):
    nu = p / 2 - 1
    return nu * np.log(kappa) - p / 2 * np.log(2 * np.pi) - np.log(ive(nu, kappa)) - kappa


def log_sphere(p):
    return np.log(2) + p / 2 * np.log(np.pi) - gammaln(p / 2)


def kappa_of(p, rbar):
    """As scipy.stats.vonmises_fisher.fit solves for it, without the rest of that fit."""
    try:
        def excess(kappa):
            upper, lower = ive([p / 2, p / 2 - 1], kappa)
            return upper / lower - rbar
        return root_scalar(excess, method="brentq", bracket=(1e-8, 1e9)).root
    except ValueError:
        return np.nan


STABLE = scipy.stats.levy_stable
STABLE.parameterization = "S0"


def stable_quantile(q, alpha, beta):
    """SciPy takes one by one, too, and ends where it brackets no root."""
    try:
        return STABLE.ppf(q, alpha, beta)
    except ValueError:
        return np.nan


FUNCTIONS = {
    "log_besseli": lambda nu, x: np.log(ive(nu, x)) + x,
    "log_besselk": lambda nu, x: np.log(kve(nu, x)) - x,
    "log_besseli_scaled": lambda nu, x: np.log(ive(nu, x)),
    "log_besselk_scaled": lambda nu, x: np.log(kve(nu, x)),
    "besseli_ratio": ratio,
    "besseli_ratio_compl": lambda nu, x: 1 - ratio(nu, x),
    "besseli_ratio_dx": ratio_dx,
    "vmf_log_h": lambda p, kappa: -log_sphere(p) - log_norm(p, kappa),
    "vmf_log_norm": log_norm,
    "vmf_mean_resultant": lambda p, kappa: ratio(p / 2 - 1, kappa),
    "vmf_mean_resultant_compl": lambda p, kappa: 1 - ratio(p / 2 - 1, kappa),
    "vmf_mean_resultant_deriv": lambda p, kappa: ratio_dx(p / 2 - 1, kappa),
    "vmf_entropy": lambda p, kappa: -log_norm(p, kappa) - kappa * ratio(p / 2 - 1, kappa),
    "vmf_logpdf": lambda p, kappa, t: log_norm(p, kappa) + kappa * t + log_sphere(p - 1) +
    (p - 3) / 2 * np.log1p(-t * t),
    "vmf_logpdf_compl": lambda p, kappa, delta: log_norm(p, kappa) + kappa * (1 - delta) +
    log_sphere(p - 1) + (p - 3) / 2 * np.log(delta * (2 - delta)),
    "vmf_kappa": np.vectorize(kappa_of, otypes=[np.float64]),
    "vmf_kappa_compl": np.vectorize(lambda p, delta: kappa_of(p, 1 - delta), otypes=[np.float64]),
    "stable_pdf": STABLE.pdf,
    "stable_logpdf": STABLE.logpdf,
    "stable_cdf": STABLE.cdf,
    "stable_logsf": STABLE.logsf,
    "stable_quantile": np.vectorize(stable_quantile, otypes=[np.float64]),
}


def mean_length(rows):
    """Two passes and no copy of the rows: the fastest way that NumPy has."""
    scale = 1 / np.sqrt(np.einsum("ij,ij->i", rows, rows))
    return np.linalg.norm((scale @ rows).astype(np.float64) / len(rows))


def draw(what, n, p, dtype, kappa):
    """The call that draws: n rows of the law about e1, or as many normal numbers."""
    if what == "normal":
        rng = np.random.default_rng(1)
        return lambda: rng.standard_normal((n, p), dtype=dtype)
    if what == "stable":
        return lambda: STABLE.rvs(kappa, 0.5, size=n * p, random_state=1)
    if not hasattr(scipy.stats, "vonmises_fisher"):
        return None
    mu = np.zeros(p)
    mu[0] = 1
    return lambda: scipy.stats.vonmises_fisher(mu, kappa, seed=1).rvs(n)


def timed(f, clock=time.perf_counter_ns):
    start = clock()
    value = f()
    return clock() - start, value


def clock_of(what):
    """Processor time where a call is long enough to be interrupted: stable laws."""
    return time.process_time_ns if what.startswith("stable") else time.perf_counter_ns


def numbers(n, dtype):
    # A bytearray rather than bytes: NumPy is given memory that it may write to.
    data = bytearray(n * np.dtype(dtype).itemsize)
    sys.stdin.buffer.readinto(data)
    return np.frombuffer(data, dtype)


def main():
    np.seterr(all="ignore")
    out = sys.stdout.buffer
    out.write(f"ready SciPy {scipy.__version__}, NumPy {np.__version__}, "
              f"Python {sys.version.split()[0]}\n".encode())
    out.write(f" {' '.join(FUNCTIONS)} \n".encode())
    out.flush()
    rows = None
    for line in sys.stdin.buffer:
        verb, *words = line.decode().split()
        if verb == "call":
            f, (args, n, loops) = FUNCTIONS[words[0]], map(int, words[1:])
            arg = [numbers(n, np.float64) for _ in range(args)]
            ns, value = timed(lambda: [f(*arg) for _ in range(loops)][-1], clock_of(words[0]))
            out.write(f"{ns} 0\n".encode() + np.ascontiguousarray(value).tobytes())
        elif verb == "rows":
            n, p, size = map(int, words)
            rows = numbers(n * p, f"f{size}").reshape(n, p)
            out.write(b"0 0\n")
        elif verb == "draw":
            what, n, p, size, kappa = words
            f = draw(what, int(n), int(p), f"f{size}", float(kappa))
            out.write(f"{timed(f, clock_of(what))[0] if f else 'nan'} 0\n".encode())
        else:
            ns, length = timed(lambda: mean_length(rows))
            out.write(f"{ns} {length:.17g}\n".encode())
        out.flush()


main()

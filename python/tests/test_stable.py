"""burgi.stable: the verbs, the law, samples and fits."""
import copy
import math
import pickle
import unittest
import warnings

import numpy as np

import burgi
from burgi import _core, stable

TAILS = ("pdf", "logpdf", "cdf", "sf", "logcdf", "logsf")
LAWS = [(0.4, 1.0), (0.7, -0.3), (1.0, 0.0), (1.0, 0.6), (1.3, -1.0), (1.8, 0.5), (2.0, 0.0)]
X = np.array([-30.0, -2.0, -0.1, 0.0, 0.4, 3.0, 200.0])


class Verbs(unittest.TestCase):
    def test_standard_laws_are_the_ufuncs(self):
        alpha, beta = np.array(LAWS).T
        for param, suffix in (("S0", ""), ("S1", "_s1")):
            for verb in TAILS:
                got = getattr(stable, verb)(X[:, None], alpha, beta, param=param)
                want = getattr(burgi, f"stable_{verb}{suffix}")(X[:, None], alpha, beta)
                self.assertTrue(np.array_equal(got, want), verb)
            q = np.array([[1e-200], [0.3], [0.5], [1 - 1e-10]])
            for verb, name in (("ppf", "quantile"), ("isf", "isf")):
                got = getattr(stable, verb)(q, alpha, beta, param=param)
                self.assertTrue(np.array_equal(got, getattr(burgi, f"stable_{name}{suffix}")(q, alpha, beta)))

    def test_closed_forms(self):
        for loc, scale in ((0.0, 1.0), (3.0, 0.2), (-5.0, 40.0)):
            z = (X - loc) / scale
            gauss = -z * z / 4 - math.log(2 * math.sqrt(math.pi) * scale)
            cauchy = -np.log(math.pi * scale * (1 + z * z))
            for param in ("S0", "S1"):
                np.testing.assert_allclose(stable.logpdf(X, 2, 0.3, loc, scale, param=param), gauss, rtol=1e-12)
                np.testing.assert_allclose(stable.logpdf(X, 1, 0, loc, scale, param=param), cauchy, rtol=1e-12)
                np.testing.assert_allclose(stable.pdf(X, 1, 0, loc, scale, param=param), np.exp(cauchy), rtol=1e-12)
                np.testing.assert_allclose(stable.sf(X, 1, 0, loc, scale, param=param), np.arctan2(1, z) / math.pi, rtol=1e-12)
            y = np.array([0.01, 0.7, 30.0])
            levy = 0.5 * np.log(scale / (2 * math.pi)) - scale / (2 * y) - 1.5 * np.log(y)
            np.testing.assert_allclose(stable.logpdf(loc + y, 0.5, 1, loc, scale, param="S1"), levy, rtol=1e-9)
            np.testing.assert_allclose(stable.logpdf(loc - scale + y, 0.5, 1, loc, scale), levy, rtol=1e-9)

    def test_a_density_is_the_slope_of_its_cdf(self):
        """loc and scale have their place in every verb, alpha = 1 in S1 included."""
        for alpha, beta in LAWS:
            for param in ("S0", "S1"):
                law = alpha, beta, 0.7, 2.5
                q = np.array([1e-6, 0.02, 0.5, 0.9, 1 - 1e-6])
                x = stable.ppf(q, *law, param=param)
                np.testing.assert_allclose(stable.cdf(x, *law, param=param), q, rtol=1e-9)
                np.testing.assert_allclose(stable.sf(stable.isf(q, *law, param=param), *law, param=param), q, rtol=1e-9)
                slope = np.subtract(*stable.cdf([x + 1e-6, x - 1e-6], *law, param=param)) / 2e-6
                np.testing.assert_allclose(stable.pdf(x, *law, param=param)[1:4], slope[1:4], rtol=1e-4)
                np.testing.assert_allclose(stable.logpdf(x, *law, param=param), np.log(stable.pdf(x, *law, param=param)), rtol=1e-12)
                for verb in ("cdf", "sf"):
                    np.testing.assert_allclose(getattr(stable, "log" + verb)(x, *law, param=param),
                                               np.log(getattr(stable, verb)(x, *law, param=param)), rtol=1e-9, atol=1e-15)

    def test_against_scipy(self):
        try:
            from scipy.stats import levy_stable
        except ImportError:
            self.skipTest("no SciPy")
        was = levy_stable.parameterization
        try:
            for param in ("S0", "S1"):
                levy_stable.parameterization = param
                for alpha, beta in ((1.0, 0.4), (1.3, -0.5), (1.7, 0.9)):
                    law = alpha, beta, 0.5, 2.0
                    np.testing.assert_allclose(stable.pdf(X[1:6], *law, param=param), levy_stable.pdf(X[1:6], *law), rtol=1e-6)
                    np.testing.assert_allclose(stable.cdf(X[1:6], *law, param=param), levy_stable.cdf(X[1:6], *law), rtol=1e-6)
        finally:
            levy_stable.parameterization = was

    def test_what_is_no_law(self):
        with warnings.catch_warnings():
            warnings.simplefilter("error")
            for law in ((0.0, 0, 0, 1), (-0.5, 1, 0, 1), (2.1, 0, 0, 1), (1.5, 1.1, 0, 1), (1.5, 0, math.nan, 1), (1.5, 0, math.inf, 1),
                        (1.5, 0, 0, 0), (1.5, 0, 0, -1), (1.5, 0, 0, math.inf), (1.5, math.nan, 0, 1)):
                for param in ("S0", "S1"):
                    for verb in (*TAILS, "ppf"):
                        self.assertTrue(np.isnan(getattr(stable, verb)(0.5, *law, param=param)), (verb, law))
                    for verb in ("mean", "var", "std", "median", "entropy"):
                        self.assertTrue(np.isnan(getattr(stable, verb)(*law, param=param)), (verb, law))
                with self.assertRaisesRegex(ValueError, "expected 0 < alpha <= 2"):
                    stable.rvs(*law)
            for param in ("S0", "S1"):  # inf - inf, and what overflows, is no warning
                stable.pdf([math.inf, -math.inf, 1e308], 1.0, 0.5, [[math.inf], [-1.7e308], [0]], 1e-9, param=param)
                stable.isf([0, 1e-300, 1], 0.5, 0.5, -1e308, 1e308, param=param)
        self.assertTrue(np.isnan(stable.ppf([-0.1, 1.1], 1.5, 0)).all())
        for call in (lambda: stable.pdf(0, 1.5, 0, param="S2"), lambda: stable.rvs(1.5, 0, param=1),
                     lambda: stable.fit(X, param="s0"), lambda: stable.Stable(1.5, 0, param=None)):
            with self.assertRaisesRegex(ValueError, 'param: expected "S0" or "S1", not '):
                call()


class Laws(unittest.TestCase):
    def test_is_what_the_functions_are(self):
        for alpha, beta in LAWS:
            for param in ("S0", "S1"):
                law, args = stable.Stable(alpha, beta, 0.7, 2.5, param=param), (alpha, beta, 0.7, 2.5)
                for verb in TAILS:
                    self.assertTrue(np.array_equal(getattr(law, verb)(X), getattr(stable, verb)(X, *args, param=param)))
                for verb in ("ppf", "isf"):
                    self.assertEqual(getattr(law, verb)(0.3), getattr(stable, verb)(0.3, *args, param=param))
                for verb in ("mean", "var", "std", "median", "support", "entropy"):
                    np.testing.assert_array_equal(getattr(law, verb)(), getattr(stable, verb)(*args, param=param))
                self.assertEqual(law.interval(0.9), stable.interval(0.9, *args, param=param))
                self.assertTrue(np.array_equal(law.rvs(5, 1, row=3), stable.rvs(*args, 8, 1, param=param)[3:]))

    def test_the_other_parametrisation(self):
        for alpha, beta in LAWS:
            law = stable.Stable(alpha, beta, 0.7, 2.5)
            other = law.to("S1")
            np.testing.assert_allclose(other.cdf(X), law.cdf(X), rtol=1e-12)
            self.assertAlmostEqual(other.to("S0").loc, 0.7, 13)
            self.assertEqual((other.param, law.to("S0").loc), ("S1", 0.7))
            np.testing.assert_allclose(other.mean(), law.mean(), rtol=1e-13)

    def test_moments(self):
        inf, nan = math.inf, math.nan
        for law, mean, var in (((2, 0.5, 3, 2), 3, 8), ((1.5, 0, 3, 2), 3, inf), ((1, 1), inf, inf), ((1, -1), -inf, inf),
                               ((1, 0.5), nan, nan), ((0.5, 1), inf, inf), ((0.5, -1), -inf, inf), ((0.5, 0), nan, nan)):
            for param in ("S0", "S1"):
                np.testing.assert_equal([stable.mean(*law, param=param), stable.var(*law, param=param)], [mean, var])
        self.assertAlmostEqual(stable.mean(1.5, 0.5, 3, 2), 4.0, 14)
        self.assertEqual(stable.mean(1.5, 0.5, 3, 2, param="S1"), 3.0)
        for e, want in ((2.0**-30, 2**31 / math.pi), (1 - 2.0**-30, math.pi / 2**31)):  # near both ends, to the last digits
            np.testing.assert_allclose(stable.mean(1 + e, 1), want, rtol=1e-13)
        self.assertEqual(stable.std(2, 0, 0, 3), math.sqrt(18))
        self.assertEqual(stable.mean([1.5, 0.5], 0, [[1], [2]]).shape, (2, 2))
        x = stable.ppf((np.arange(20000) + 0.5) / 20000, 1.9, 0.7, 1, 2)
        self.assertAlmostEqual(x.mean(), stable.mean(1.9, 0.7, 1, 2), 2)

    def test_support(self):
        inf = math.inf
        self.assertEqual(stable.Stable(0.5, 1, 3, 2, param="S1").support(), (3, inf))
        self.assertEqual(stable.Stable(0.5, -1, 3, 2, param="S1").support(), (-inf, 3))
        np.testing.assert_allclose(stable.Stable(0.5, 1, 3, 2).support(), (1, inf), rtol=1e-14)
        for law in ((0.5, 0.9), (1, 1), (1.5, 1), (2, 0)):
            self.assertEqual(stable.Stable(*law).support(), (-inf, inf))

    def test_entropy(self):
        e = (1 + 3 * np.euler_gamma + math.log(16 * math.pi)) / 2
        for law, want in (((2, 0), 0.5 * math.log(4 * math.pi * math.e)), ((1, 0), math.log(4 * math.pi)), ((0.5, 1), e),
                          ((0.5, -1), e)):
            self.assertAlmostEqual(stable.entropy(*law), want, 12)
            self.assertAlmostEqual(stable.entropy(*law, 5, 3), want + math.log(3), 12)
        for law in ((0.3, -0.4), (0.9, 0.5), (0.76, 0.9), (1.999, 0.0)):
            x = np.exp(np.linspace(-90, 200, 4001))  # another rule
            log_f = stable.logpdf([x, -x], *law, param="S1")
            self.assertAlmostEqual(stable.entropy(*law), -float(np.sum(x * np.exp(log_f) * log_f)) * 290 / 4000, 9)
        self.assertAlmostEqual(stable.entropy(1 - 1e-12, 0.9), stable.entropy(1, 0.9), 9)
        self.assertTrue(math.isnan(stable.entropy(0.05, 0)))

    def test_arguments(self):
        for args, said in (((0, 0), "0.01 <= alpha <= 2, not 0 of alpha"), ((1.5, -1.5), "beta <= 1, not -1.5 of beta"),
                           ((1.5, 0, math.inf), "a finite loc, not inf"), ((1.5, 0, 0, 0), "a finite scale > 0, not 0")):
            with self.assertRaisesRegex(ValueError, said):
                stable.Stable(*args)
        law = stable.Stable(1.5, 0.5, 1, 2, param="S1")
        self.assertEqual(repr(law), "<burgi.stable.Stable alpha = 1.5, beta = 0.5, loc = 1, scale = 2, S1>")
        for same in (pickle.loads(pickle.dumps(law)), copy.copy(law)):
            self.assertEqual((same.args, same.param, same.cdf(2.0)), (law.args, "S1", law.cdf(2.0)))


class Samples(unittest.TestCase):
    def test_rows(self):
        many = stable.rvs(1.2, 0.3, 1, 2, 1000, 5)
        self.assertTrue(np.array_equal(many[990:], stable.rvs(1.2, 0.3, 1, 2, 10, 5, row=990)))
        self.assertTrue(np.array_equal(many.reshape(20, 50), stable.rvs(1.2, 0.3, 1, 2, (20, 50), 5)))
        self.assertTrue(np.array_equal(many, stable.rvs(np.full(1000, 1.2), 0.3, 1, 2, random_state=5)))
        self.assertFalse(np.array_equal(many, stable.rvs(1.2, 0.3, 1, 2, 1000)))
        self.assertIsInstance(stable.rvs(1.2, 0.3), float)
        self.assertEqual(stable.rvs([1.2, 1.5], [[0.3], [0.1], [0.2]]).shape, (3, 2))
        self.assertEqual(stable.rvs(1.2, [0.3, 0.1], size=(4, 2)).shape, (4, 2))
        self.assertEqual(stable.rvs(1.2, 0.3, size=0).shape, (0,))
        with self.assertRaises(ValueError):
            stable.rvs(1.2, [0.3, 0.1], size=3)

    def test_seeds(self):
        for maker in (np.random.default_rng, np.random.RandomState):
            one, two = (stable.rvs(1.5, 0, size=4, random_state=maker(3)) for _ in range(2))
            self.assertTrue(np.array_equal(one, two))
            state = maker(3)
            self.assertFalse(np.array_equal(stable.rvs(1.5, 0, size=4, random_state=state),
                                            stable.rvs(1.5, 0, size=4, random_state=state)))
        for seed in (-1, 1 << 64, 1.5, "a"):
            with self.assertRaises((ValueError, TypeError, OverflowError)):
                stable.rvs(1.5, 0, random_state=seed)

    def test_follow_their_law(self):
        for alpha, beta in LAWS:
            for param in ("S0", "S1"):
                law = stable.Stable(alpha, beta, 0.7, 2.5, param=param)
                u = np.sort(law.cdf(law.rvs(2000, 11)))
                distance = np.abs(u - (np.arange(2000) + 0.5) / 2000).max() * math.sqrt(2000)
                self.assertLess(distance, 2.0, law)  # once in 1500 laws by chance


class Core(unittest.TestCase):
    def test_arrays(self):
        """What the C functions would read beyond is refused."""
        one, three = np.ones(1), np.ones(3)
        fixed = np.ones(3)
        fixed.flags.writeable = False
        for out, alpha in ((three, np.ones(2)), (three.astype(np.float32), one), (np.ones((3, 1)), one), ([1.0], one),
                           (np.ones(6)[::2], one), (fixed, one), (three, 1.0), (three, one.astype(int))):
            with self.assertRaises(ValueError):
                _core.stable_sample(out, alpha, one, one, one, 0, 1, 0)
        for x, w in ((three, one), (three.astype(np.float32), None), (three, three.astype(int))):
            with self.assertRaises(ValueError):
                _core.stable_fit(x, w, 0, 0, (0.0,) * 4)


class Fits(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.law = stable.Stable(1.6, 0.5, 3, 2)
        cls.x = cls.law.rvs(1500, 1)
        cls.found = stable.fit(cls.x)

    def test_finds_the_law(self):
        for name, value in zip(("alpha", "beta", "loc", "scale"), self.law.args):
            self.assertLess(abs(getattr(self.found, name) - value), 4 * self.found.se[name])
            low, high = self.found.interval(0.9999)[name]
            self.assertTrue(low < value < high)
        self.assertEqual((self.found.end, self.found.converged, self.found.n, self.found.weight, self.found.warnings),
                         ("converged", True, 1500, 1500.0, []))
        self.assertAlmostEqual(self.found.log_likelihood / self.found.law.logpdf(self.x).sum(), 1, 11)
        self.assertEqual(stable.Stable.fit(self.x).args, tuple(self.found))

    def test_is_a_maximum(self):
        args = list(self.found.law.args)
        for k, name in enumerate(("alpha", "beta", "loc", "scale")):
            for step in (-0.2, 0.2):
                moved = args.copy()
                moved[k] += step * self.found.se[name]
                self.assertLess(stable.logpdf(self.x, *moved).sum(), self.found.log_likelihood)

    def test_weights(self):
        w = np.where(np.arange(1500) % 3 == 0, 3.0, np.where(np.arange(1500) % 3 == 1, 1.0, 0.0))
        some = stable.fit(self.x, w)
        whole = stable.fit(np.repeat(self.x, w.astype(int)))
        np.testing.assert_allclose(tuple(some), tuple(whole), rtol=1e-4)
        self.assertEqual((some.weight, whole.weight), (2000.0, 2000.0))

    def test_known_parameters(self):
        f = stable.fit(self.x, fbeta=0.5, floc=3)
        self.assertEqual((f.beta, f.loc, f.se["beta"], f.se["loc"], f.fixed), (0.5, 3.0, 0.0, 0.0, ("beta", "loc")))
        self.assertEqual(f.interval()["loc"], (3.0, 3.0))
        self.assertIn("(known)", repr(f))
        f = stable.fit(self.x, falpha=1.6, fscale=2)
        self.assertEqual((f.alpha, f.scale, f.fixed), (1.6, 2.0, ("alpha", "scale")))
        for known, said in (({"falpha": 2.5}, "not 2.5 of alpha"), ({"fbeta": -2}, "not -2 of beta"),
                            ({"fscale": 0}, "not 0 of scale"), ({"floc": math.nan}, "not nan of loc")):
            with self.assertRaisesRegex(ValueError, said):
                stable.fit(self.x, **known)

    def test_the_other_parametrisation(self):
        other = stable.fit(self.x, param="S1")
        self.assertAlmostEqual(other.log_likelihood, self.found.log_likelihood, 5)
        self.assertAlmostEqual(other.law.to("S0").loc, self.found.loc, 3)
        self.assertEqual((other.param, other.law.param), ("S1", "S1"))

    def test_the_boundary(self):
        f = stable.fit(np.random.default_rng(1).uniform(-1, 1, 400))
        self.assertEqual((f.alpha, f.end, f.converged), (2.0, "on the boundary", True))
        self.assertTrue(math.isnan(f.se["alpha"]) and math.isnan(f.interval()["alpha"][0]))
        self.assertIn("alpha and beta on the boundary", repr(f))
        self.assertIn("Warning: alpha and beta on the boundary", f._repr_html_())
        self.assertTrue(f.se["scale"] > 0)

    def test_one_that_did_not_converge(self):
        values = {"alpha": 1.5, "beta": 0.0, "scale": 1.0, "loc": 0.0, "se": (0.1,) * 4, "log_likelihood": -1.0,
                  "iterations": 300, "end": 2}
        f = stable.Fit(values, "S0", (), 10, 10.0)
        self.assertEqual((f.converged, f.end), (False, "not converged"))
        self.assertIn("* not converged after 300 steps", repr(f))

    def test_intervals(self):
        f = stable.fit(self.x[:200])
        interval = f.interval(1 - 1e-12)
        self.assertEqual((interval["alpha"][1], interval["beta"]), (2.0, (-1.0, 1.0)))
        low, high = self.found.interval()["loc"]
        self.assertAlmostEqual((high - low) / self.found.se["loc"], 2 * 1.959963984540054, 9)
        low, high = self.found.interval()["scale"]
        self.assertAlmostEqual(low * high, self.found.scale**2, 12)
        for wrong in (0, 1, 95, math.nan):
            with self.assertRaisesRegex(ValueError, "0 < confidence < 1"):
                f.interval(wrong)

    def test_report(self):
        text, page = repr(self.found), self.found._repr_html_()
        self.assertIn("alpha-stable fit of 1500 numbers, loc and scale of S0", text)
        for name in ("alpha", "beta", "loc", "scale"):
            self.assertIn(f"{getattr(self.found, name):.6g}", text)
            self.assertIn(f"<td>{name}</td>", page)
        self.assertIn(f"{self.found.log_likelihood:.6g} nats", text)

    def test_layouts(self):
        wide = np.empty((1500, 3))
        wide[:, 1] = self.x
        for x in (wide[:, 1], self.x[:, None], self.x.astype(">f8"), self.x.tolist()):
            self.assertEqual(tuple(stable.fit(x)), tuple(self.found))
        self.assertEqual(stable.fit(np.arange(50)).n, 50)

    def test_arguments(self):
        for x, said in ((self.x.reshape(2, -1), r"x: expected one dimension, not shape \(2, 750\)"),
                        (np.append(self.x, np.nan), "x: number 1501 is nan; expected finite ones"),
                        (np.append(np.inf, self.x), "x: number 1 is inf"), (["a", "b"], "x: expected real numbers"),
                        (self.x + 1j, "x: expected real numbers, not complex"), (self.x[:1], "x: expected at least two"),
                        ([], "x: expected at least two"), (np.ones(9), "stable.fit: .*half of the numbers")):
            with self.assertRaisesRegex(ValueError, said):
                stable.fit(x)
        w = np.ones(1500)
        for wrong, said in ((w[1:], r"weights: expected 1500, not shape \(1499,\)"), (0 * w, "weights: all are 0"),
                            (np.where(np.arange(1500) == 6, -1, w), "weights: number 7 is -1.0; expected finite ones >= 0"),
                            (np.where(np.arange(1500) == 6, np.nan, w), "weights: number 7 is nan"),
                            (np.where(np.arange(1500) == 6, np.inf, w), "weights: number 7 is inf"), (1.5, "not shape")):
            with self.assertRaisesRegex(ValueError, said):
                stable.fit(self.x, wrong)

    def test_plot(self):
        try:
            import matplotlib
        except ImportError:
            self.skipTest("no matplotlib")
        matplotlib.use("Agg")
        ax = self.found.plot(self.x)
        self.assertEqual(len(ax.lines), 1)
        values, edges, _ = ax.patches[0].get_data()
        self.assertAlmostEqual(float(values @ np.diff(edges)), 0.99, 1)
        self.assertEqual(len(self.found.plot().patches), 0)


if __name__ == "__main__":
    unittest.main()

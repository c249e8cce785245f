"""Mixtures and spherical k-means: scikit-learn's contract, and what the C library promises."""
import math
import os
import pickle
import unittest
import warnings

import numpy as np

from burgi import vmf

try:
    import sklearn  # noqa: F401
    from burgi import _kernel  # noqa: F401
except ModuleNotFoundError as e:
    raise unittest.SkipTest(f"no {e.name}") from None

LAWS = [vmf.VonMisesFisher(mu, kappa) for mu, kappa in zip(np.eye(6)[:3], (20, 60, 200))]
X = np.concatenate([law.rvs(n, random_state=n) for law, n in zip(LAWS, (300, 500, 700))])


class Mixtures(unittest.TestCase):
    def setUp(self):
        self.fit = vmf.Mixture(3, random_state=1, n_init=4).fit(X)

    def test_finds_the_laws(self):
        order = np.argsort(self.fit.kappas_)
        np.testing.assert_allclose(self.fit.kappas_[order], [20, 60, 200], rtol=0.15)
        np.testing.assert_allclose(self.fit.weights_[order], [0.2, 1 / 3, 7 / 15], atol=0.02)
        np.testing.assert_allclose(self.fit.means_[order], np.eye(6)[:3], atol=0.06)
        self.assertTrue(self.fit.converged_)

    def test_scores_agree(self):
        density, shares = self.fit.score_samples(X), self.fit.predict_proba(X)
        each = np.stack([np.log(w) + vmf.VonMisesFisher(mu, kappa).logpdf(X) for w, mu, kappa in
                         zip(self.fit.weights_, self.fit.means_, self.fit.kappas_)], axis=1)
        np.testing.assert_allclose(density, np.logaddexp.reduce(each, axis=1), rtol=1e-12, atol=1e-12)
        np.testing.assert_allclose(shares, np.exp(each - density[:, None]), rtol=1e-9, atol=1e-15)
        self.assertTrue(np.array_equal(self.fit.predict(X), shares.argmax(axis=1)))
        self.assertAlmostEqual(self.fit.score(X), density.mean(), 12)
        self.assertAlmostEqual(self.fit.bic(X) / self.fit.bic_, 1, 12)
        self.assertAlmostEqual(self.fit.aic(X) / self.fit.aic_, 1, 12)
        self.assertEqual(self.fit.n_parameters_, 3 * 5 + 3 + 2)

    def test_threads_and_types_change_nothing(self):
        for n in (1, 2, 5):
            other = vmf.Mixture(3, random_state=1, n_init=4, n_jobs=n).fit(X)
            self.assertTrue(np.array_equal(other.kappas_, self.fit.kappas_))
        wide = np.empty((1500, 9))
        wide[:, 1:7] = X
        for rows in (np.asfortranarray(X), wide[:, 1:7]):
            self.assertTrue(np.array_equal(vmf.Mixture(3, random_state=1, n_init=4).fit(rows).kappas_, self.fit.kappas_))

    def test_ways(self):
        for options in ({"assign": "hard"}, {"assign": "stochastic"}, {"kappa": "common"}, {"kappa": 50.0},
                        {"estimate": "marginal"}, {"estimate": "map"}, {"init": "random"}, {"background": True}):
            fit = vmf.Mixture(3, random_state=1, n_init=4, **options).fit(X)
            self.assertGreater(fit.score(X), self.fit.score(X) - 1.1, options)
            self.assertAlmostEqual(fit.weights_.sum() + fit.background_, 1, 12)
        noisy = np.concatenate([X, vmf.sample(None, 0.0, 500, p=6, seed=9)])
        fit = vmf.Mixture(3, random_state=1, n_init=8, background=True).fit(noisy)
        self.assertAlmostEqual(fit.background_, 0.25, delta=0.05)
        self.assertEqual(fit.predict_proba(noisy).shape, (2000, 4))
        self.assertIn(3, fit.predict(noisy))
        self.assertTrue(np.isnan(fit.p_values(noisy)[fit.predict(noisy) == 3]).all())
        self.assertEqual(set(fit.sample(2000)[1]), {0, 1, 2, 3})

    def test_p_values_are_uniform(self):
        p = np.sort(self.fit.p_values(X))
        self.assertLess(np.abs(p - np.linspace(0, 1, len(p))).max(), 0.05)

    def test_sample(self):
        rows, of = self.fit.sample(9000)
        self.assertEqual((rows.shape, of.shape), ((9000, 6), (9000,)))
        again = vmf.Mixture(3, random_state=1, n_init=4).fit(rows)
        np.testing.assert_allclose(np.sort(again.kappas_), np.sort(self.fit.kappas_), rtol=0.1)

    def test_components_draw_rows_of_their_own(self):
        fit = vmf.Mixture(2, kappa=30.0, random_state=1, n_init=4).fit(X)
        rows, of = fit.sample(400)
        one, two = (rows[of == k] @ fit.means_[k] for k in range(2))
        self.assertFalse(np.isin(np.round(one, 10), np.round(two, 10)).any())

    def test_more_starts(self):
        def best(n):
            return np.array([vmf.Mixture(3, init="random", n_init=n, random_state=seed, n_jobs=1).fit(X).log_likelihood_
                             for seed in range(6)])

        self.assertTrue((best(5) >= best(1) - 1e-6).all())
        self.assertGreater((best(5) - best(1)).max(), 1)

    def test_rows_without_a_direction(self):
        rows = np.vstack([X, np.zeros(6)])
        fit = vmf.Mixture(3, random_state=1, n_init=4).fit(rows)
        self.assertEqual((fit.skipped_, fit.predict(rows)[-1]), (1, -1))
        self.assertTrue(np.isnan(fit.score_samples(rows)[-1]) and np.isfinite(fit.score(rows)))

    def test_wrong_arguments(self):
        for options in ({"n_components": 0}, {"n_components": 1501}, {"n_components": 2.5}, {"assign": "firm"},
                        {"kappa": "each"}, {"kappa": -1.0}, {"estimate": "x"}, {"init": "x"}, {"tol": -1}):
            with self.assertRaises(ValueError, msg=options):
                vmf.Mixture(**options).fit(X)
        with self.assertRaisesRegex(ValueError, "assign: expected one of soft, hard, stochastic, not 'firm'"):
            vmf.Mixture(assign="firm").fit(X)
        for weights in (np.ones(3), -np.ones(1500), np.zeros(1500)):
            with self.assertRaises(ValueError):
                vmf.Mixture(2).fit(X, sample_weight=weights)

    def test_options_out_of_range(self):
        for name, values in {"n_init": (0, -1, 1.5), "max_iter": (0, -5), "tol": (0, -1, 2.0, math.nan), "n_jobs": (0, -7, 1.5),
                             "kappa": (-1.0, math.nan, 2.0**200), "random_state": (-1, 2**64)}.items():
            for value in values:
                with self.assertRaisesRegex(ValueError, name):
                    vmf.Mixture(2, **{name: value}).fit(X)
        for name in ("n_init", "max_iter", "n_jobs", "random_state"):
            with self.assertRaisesRegex(ValueError, name):
                vmf.SphericalKMeans(2, **{name: -5}).fit(X)
        one, all_ = (vmf.Mixture(2, n_jobs=n, random_state=2**64 - 1).fit(X) for n in (1, -1))
        self.assertEqual(one.log_likelihood_, all_.log_likelihood_)
        with self.assertRaisesRegex(ValueError, "n_jobs"):
            one.set_params(n_jobs=0).predict(X)

    def test_pickle_and_fork(self):
        copy = pickle.loads(pickle.dumps(self.fit))
        self.assertTrue(np.array_equal(copy.predict(X), self.fit.predict(X)))
        pid = os.fork()
        if pid == 0:
            same = np.array_equal(vmf.Mixture(3, random_state=1, n_init=4).fit(X).kappas_, self.fit.kappas_)
            os._exit(0 if same else 1)
        self.assertEqual(os.waitpid(pid, 0)[1], 0)


class KMeans(unittest.TestCase):
    def test_clusters(self):
        fit = vmf.SphericalKMeans(3, random_state=1, n_init=4).fit(X)
        distance = fit.transform(X)
        self.assertTrue(np.array_equal(distance.argmin(axis=1), fit.labels_))
        self.assertTrue(np.array_equal(fit.predict(X), fit.labels_))
        self.assertAlmostEqual(fit.inertia_, distance.min(axis=1).sum(), 9)
        self.assertAlmostEqual(fit.score(X), -fit.inertia_, 9)
        for k in range(3):
            mean = X[fit.labels_ == k].mean(axis=0)
            np.testing.assert_allclose(fit.cluster_centers_[k], mean / np.linalg.norm(mean), rtol=1e-9, atol=1e-12)
        self.assertGreater(np.mean(fit.labels_[:300] == np.bincount(fit.labels_[:300]).argmax()), 0.95)


class Contract(unittest.TestCase):
    """Weighted rows are not repeated rows to a start that is drawn: so scikit-learn marks its own KMeans."""

    def test_scikit_learn(self):
        from sklearn.utils.estimator_checks import check_estimator

        drawn = {"check_sample_weight_equivalence_on_dense_data": "starts are drawn among rows"}
        for estimator, expected in ((vmf.Mixture(), {}), (vmf.SphericalKMeans(3), drawn)):
            with warnings.catch_warnings():
                warnings.simplefilter("ignore")
                for result in check_estimator(estimator, expected_failed_checks=expected, on_fail=None):
                    with self.subTest(estimator=estimator, check=result["check_name"]):
                        self.assertIn(result["status"], ("passed", "skipped", "xfail"), result["exception"])


if __name__ == "__main__":
    unittest.main()

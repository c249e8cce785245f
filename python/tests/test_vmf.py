"""burgi.vmf: statistics, the fit, samples and the law."""
import concurrent.futures
import copy
import os
import pickle
import tempfile
import tracemalloc
import unittest

import numpy as np

from burgi import vmf

HERE = os.path.dirname(os.path.abspath(__file__))
EXAMPLES = [os.path.join(HERE, "..", above, "examples") for above in ("..", "c")]  # in a clone; in an sdist
DIGITS = os.path.join(next(filter(os.path.isdir, EXAMPLES)), "digits.npy")
RANDOM = np.random.default_rng(7)
X = RANDOM.normal(size=(5000, 12)) + np.arange(12) / 8


def equal(one, two):
    """Statistics of the same bits."""
    return one.tobytes() == two.tobytes()


class Statistics(unittest.TestCase):
    def setUp(self):
        self.want = vmf.Stats(12).add(X)

    def test_layouts_give_the_same_bits(self):
        wide = np.empty((5000, 20))
        wide[:, 3:15] = X
        for name, rows in (("Fortran", np.asfortranarray(X)), ("rows apart", wide[:, 3:15]), ("swapped", X.astype(">f8")),
                           ("backwards", X[::-1][::-1]), ("list", X.tolist()),
                           ("blocks", iter([X[:1], X[1:700], X[700:]])), ("reversed", X[::-1].copy()[::-1])):
            with self.subTest(name):
                self.assertTrue(equal(vmf.Stats(12).add(rows), self.want))

    def test_types(self):
        small = RANDOM.integers(0, 100, (300, 5))
        want = vmf.Stats(5).add(small.astype(np.float64))
        for dtype in (np.float32, np.float16, np.uint8, np.int8, np.int16, np.int64):
            self.assertTrue(equal(vmf.Stats(5).add(small.astype(dtype)), want), dtype)
        for wrong in (small.astype(complex), small.astype(str), small[0], 3, None):
            with self.assertRaises((ValueError, TypeError)):
                vmf.Stats(5).add(wrong)

    def test_bfloat16(self):
        try:
            import ml_dtypes
        except ImportError:
            self.skipTest("no ml_dtypes")
        small = RANDOM.integers(0, 100, (300, 5)).astype(np.float64)
        self.assertTrue(equal(vmf.Stats(5).add(small.astype(ml_dtypes.bfloat16)), vmf.Stats(5).add(small)))

    def test_sparse(self):
        try:
            import scipy.sparse as sparse
        except ImportError:
            self.skipTest("no SciPy")
        dense = np.where(RANDOM.random((400, 9)) < 0.3, RANDOM.normal(size=(400, 9)), 0)
        dense[:, 0] += 1
        one, two = vmf.fit(sparse.csr_array(dense)), vmf.fit(dense)
        self.assertAlmostEqual(one.kappa / two.kappa, 1, 12)
        self.assertEqual(vmf.fit(sparse.coo_array(dense)).kappa, one.kappa)
        cut = sparse.csr_array(dense)
        cut.indptr[-1] += 1
        back = sparse.csr_array(dense).indptr
        back[7] = back[9]  # row 7 would end before it begins
        for indptr in (cut.indptr, back):
            with self.assertRaisesRegex(ValueError, "expected indptr to increase"):
                vmf.Stats(9).add_sparse(indptr.astype(np.uintp), cut.indices.astype(np.uint32), cut.data)
        with self.assertRaisesRegex(ValueError, "increasing columns below p"):
            vmf.Stats(9).add_sparse(np.array([0, 2], np.uintp), np.array([3, 3], np.uint32), np.ones(2))
        with self.assertRaisesRegex(ValueError, "9 components, expected 8"):
            vmf.Stats(8).add(sparse.csr_array(dense))

    def test_numbers_that_wrap(self):
        for wrong in (-1, 2**64):
            for call in (lambda: vmf.Stats(3, first_row=wrong), lambda: vmf.sample([1, 0], 1.0, 2, seed=wrong),
                         lambda: vmf.sample([1, 0], 1.0, 2, seed=1, first_row=wrong)):
                with self.assertRaisesRegex(ValueError, "from 0 to 2\\^64 - 1"):
                    call()
        self.assertEqual(vmf.Stats(3, first_row=np.int64(7)).first_row, 7)

    def test_labels_that_are_none(self):
        for labels in (np.where(np.arange(len(X)) == 5, np.nan, 1.0), np.ones((len(X), 1))):
            with self.assertRaisesRegex(ValueError, "labels: (row 6 has none|expected one dimension)"):
                vmf.fit(X, labels=labels)

    def test_weights(self):
        w = RANDOM.integers(0, 3, 5000).astype(float)
        twice = vmf.fit(np.repeat(X, w.astype(int), axis=0))
        self.assertAlmostEqual(vmf.fit(X, w).rbar / twice.rbar, 1, 12)
        parts = vmf.Stats(12).add([X[:100], X[100:]], w)
        self.assertEqual(parts.fit_values()[0]["rbar"], vmf.fit(X, w).rbar)
        many, w_many = np.tile(X, (6, 1)), np.tile(w, 6)
        self.assertTrue(equal(vmf.Stats(12).add(np.asfortranarray(many), w_many), vmf.Stats(12).add(many, w_many)))
        for wrong in (w[:-1], np.append(w, 1), -w, w * 1e200, np.where(w > 1, np.nan, w)):
            with self.assertRaises(ValueError):
                vmf.Stats(12).add(X, wrong)

    def test_merge_save_load(self):
        one, two = vmf.Stats(12).add(X[:4096]), vmf.Stats(12, first_row=4096).add(X[4096:])
        one.merge(two)
        self.assertTrue(equal(one, self.want))
        with tempfile.TemporaryDirectory() as folder:
            path = os.path.join(folder, "stats")
            one.save(path)
            self.assertEqual(os.listdir(folder), ["stats"])
            self.assertTrue(equal(vmf.Stats.load(path), one))
            with open(path, "rb") as file:
                data = file.read()
            for bad in (b"", data[:-1], data + b"x", bytes([data[0] ^ 1]) + data[1:], data[:90] + b"!" + data[91:]):
                with self.assertRaises(OSError):
                    vmf.Stats.frombytes(bad)
        with self.assertRaisesRegex(ValueError, "11 components, expected 12"):
            one.merge(vmf.Stats(11))
        with self.assertRaises(TypeError):
            one.merge(X)
        two = self.want.copy()
        two.merge(two)
        self.assertEqual(two.count, 10000)

    def test_pickle_and_copy(self):
        for other in (pickle.loads(pickle.dumps(self.want)), copy.copy(self.want), copy.deepcopy(self.want)):
            self.assertIs(type(other), vmf.Stats)
            self.assertTrue(equal(other, self.want))
            other.add(X[:1])
            self.assertEqual((other.count, self.want.count), (5001, 5000))

    def test_members(self):
        rows = X[:10].copy()
        rows[3], rows[5, 1] = 0, np.nan
        stats = vmf.Stats(12, 100).add(rows)
        stats.skip(7)
        self.assertEqual((stats.p, stats.count, stats.skipped, stats.first_skipped, stats.first_row, stats.next_row),
                         (12, 8, 2, 104, 100, 117))
        self.assertIn("8 rows in 12 dimensions, 2 left out", repr(stats))
        for p in (1, 0, -3):
            with self.assertRaises(ValueError):
                vmf.Stats(p)

    def test_rows_as_c_takes_them(self):
        for wrong in (np.repeat(X, 2, axis=1)[:, ::2], X[::-1], X.astype(">f8"), X[0], X.tolist(), X.astype(np.int64), X[:, :11]):
            with self.assertRaises((ValueError, NotImplementedError)):
                vmf.Stats(12).add_rows(wrong)
        for wrong in (np.ones(4999), np.ones(5000, np.float32), np.ones(10000)[::2], [1.0] * 5000):
            with self.assertRaisesRegex(ValueError, "weights: expected a contiguous float64 array"):
                vmf.Stats(12).add_rows(X, wrong)

    def test_threads_at_one_object(self):
        stats, many = vmf.Stats(12), np.tile(X, (20, 1))
        with concurrent.futures.ThreadPoolExecutor(8) as pool:
            list(pool.map(lambda _: stats.add(many), range(32)))
        self.assertEqual(stats.count, 3200000)
        self.assertAlmostEqual(stats.fit_values()[0]["rbar"] / vmf.fit(X).rbar, 1, 11)

    def test_memory_map_is_not_copied(self):
        with tempfile.TemporaryDirectory() as folder:
            path = os.path.join(folder, "x.npy")
            np.save(path, np.tile(X.astype(np.float32), (40, 1)))
            tracemalloc.start()
            for rows in (path, np.load(path, mmap_mode="r")[::3], np.load(path, mmap_mode="r")[:, ::2]):
                vmf.fit(rows)
            peak = tracemalloc.get_traced_memory()[1]
            tracemalloc.stop()
        self.assertLess(peak, 3_000_000)  # the file has 9.6e6 bytes, every other column 4.8e6


class Arrow(unittest.TestCase):
    def setUp(self):
        try:
            import pyarrow
        except ImportError:
            self.skipTest("no pyarrow")
        self.pa = pyarrow

    def test_tables_and_files(self):
        pa, want = self.pa, vmf.Stats(12).add(X)
        lists = pa.FixedSizeListArray.from_arrays(pa.array(X.ravel()), 12)
        tables = [pa.table({"id": range(5000), "x": lists}), pa.table({f"x{i}": X[:, i] for i in range(12)}),
                  pa.table({"x": pa.array(X.tolist())})]
        for table in tables:
            self.assertTrue(equal(vmf.Stats(12).add(table), want))
            self.assertTrue(equal(vmf.Stats(12).add(table.to_batches(max_chunksize=999)), want))
            with tempfile.TemporaryDirectory() as folder:
                import pyarrow.parquet as parquet

                path = os.path.join(folder, "x.parquet")
                parquet.write_table(table, path, row_group_size=1000)
                self.assertTrue(equal(vmf.Stats(12).add(path), want))
                self.assertTrue(equal(vmf.Stats(12).add(parquet.ParquetFile(path)), want))
        two = pa.table({"x": lists, "y": lists})
        with self.assertRaisesRegex(ValueError, "column= to name one"):
            vmf.Stats(12).add(two)
        self.assertTrue(equal(vmf.Stats(12).add(two, column="y"), want))
        for wrong, said in (([[1.0, 2], [3.0]], "lists of one length"), ([[1.0, 2, 3], [4.0]], "lists of one length"),
                            ([[1.0, 2], None], "a cell is missing")):
            with self.assertRaisesRegex(ValueError, said):
                vmf.Stats(2).add(pa.table({"x": wrong}))
        with self.assertRaisesRegex(ValueError, "no column 'z'"):
            vmf.Stats(12).add(two, column="z")

    def test_a_missing_number_leaves_its_row_out(self):
        stats = vmf.Stats(2).add(self.pa.table({"a": [1.0, None, 3.0], "b": [1.0, 2.0, 3.0]}))
        self.assertEqual((stats.count, stats.first_skipped), (2, 2))


class Fits(unittest.TestCase):
    def test_report(self):
        fit = vmf.fit(DIGITS)
        self.assertEqual((round(fit.kappa, 3), round(fit.kappa_marginal, 3)), (168.309, 168.195))
        for line in ("von Mises-Fisher fit of 1797 rows in 64 dimensions", "log-likelihood              139755 nats",
                     "(95 % from 166.667 to 169.728)", "no component of the mean direction is negative"):
            self.assertIn(line, repr(fit))
        self.assertIn("<td>mean resultant length</td><td>0.829759</td>", fit._repr_html_())

    def test_labels_and_center(self):
        digits, labels = np.load(DIGITS), np.load(DIGITS.replace(".npy", "_labels.npy"))
        fit = vmf.fit(digits, labels=labels)
        self.assertEqual(list(fit.classes), list(range(10)))
        self.assertEqual(fit.classes[8].kappa, vmf.fit(digits[labels == 8]).kappa)
        self.assertRegex(repr(fit), r"8 +174  0\.903889  311\.699")
        self.assertIn("<th>class</th>", fit._repr_html_())
        centred = vmf.fit(digits, center=True)
        self.assertAlmostEqual(centred.rbar / vmf.fit(digits - digits.mean(axis=0)).rbar, 1, 9)
        np.testing.assert_allclose(centred.center, digits.mean(axis=0), rtol=1e-14, atol=1e-300)
        holed = np.vstack([digits, digits[:1]]).astype(float)
        holed[-1, 7] = np.nan
        np.testing.assert_array_equal(vmf.fit(holed, center=True).center, centred.center)
        with self.assertRaisesRegex(ValueError, "twice"):
            vmf.fit(iter([digits]), center=True)
        for wrong in (labels[:-1], np.append(labels, 1)):
            with self.assertRaises(ValueError):
                vmf.fit(digits, labels=wrong)

    def test_odd_rows(self):
        for rows, said in ((X[:1], "one row only"), (np.ones((5, 3)), "the same way"), (X[:5], "fewer rows"),
                           (np.vstack([X[:50] - X[:50].mean(axis=0), X[:50].mean(axis=0) - X[:50]]), "no direction shows"),
                           (np.vstack([X, 0 * X[:1]]), "1 rows are left out: zero or not finite; the first is row 5001")):
            self.assertIn(said, repr(vmf.fit(rows)))
        for nothing in (np.zeros((3, 4)), X[:0], iter([])):
            with self.assertRaises(ValueError):
                vmf.fit(nothing)
        with self.assertRaisesRegex(ValueError, "data outside the domain"):
            vmf.fit(np.zeros((3, 4)))

    def test_prior(self):
        fit = vmf.fit(X)
        self.assertAlmostEqual(fit.fit_map(0).kappa / fit.kappa, 1, 12)
        self.assertLess(fit.fit_map(1000).kappa, fit.kappa)
        strong = fit.fit_map(1e9, 0.5, np.eye(12)[2])
        self.assertGreater(strong.mu[2], 0.999)
        for wrong in ((-1,), (1, 1.0), (1, 0.5, np.zeros(12)), (1, 0.5, np.ones(3))):
            with self.assertRaises(ValueError):
                fit.fit_map(*wrong)

    def test_plot(self):
        try:
            import matplotlib
        except ImportError:
            self.skipTest("no matplotlib")
        matplotlib.use("Agg")
        ax = vmf.fit(X).plot(X)
        self.assertEqual(len(ax.lines), 1)
        self.assertIn("kappa = ", ax.get_legend().get_texts()[-1].get_text() + ax.get_legend().get_texts()[0].get_text())


class Laws(unittest.TestCase):
    def test_sample(self):
        law = vmf.VonMisesFisher(np.arange(1, 9), 50)
        rows = law.rvs(1000, random_state=3)
        self.assertTrue(np.array_equal(rows[400:], vmf.sample(law.mu, 50, 600, seed=3, first_row=400)))
        self.assertTrue(np.array_equal(rows.astype(np.float32), law.rvs(1000, 3, np.float32)))
        self.assertFalse(np.array_equal(law.rvs(10), law.rvs(10)))
        np.testing.assert_allclose(np.linalg.norm(rows, axis=1), 1, rtol=1e-14)
        self.assertLess(abs(vmf.fit(rows).kappa / 50 - 1), 0.1)
        self.assertEqual(vmf.sample(None, 2.0, 4, p=5, seed=1).shape, (4, 5))
        for wrong in ((np.zeros(3), 1), (np.ones(3), -1), (np.ones(3), np.nan), ([np.inf, 1], 1), (None, 1),
                      (np.ones((2, 2)), 1)):
            with self.assertRaises(ValueError):
                vmf.sample(*wrong, 5)
        with self.assertRaises(ValueError):
            vmf.sample(np.ones(3), 1, 5, dtype=np.int32)

    def test_against_scipy(self):
        try:
            from scipy.stats import vonmises_fisher
        except ImportError:
            self.skipTest("no SciPy")
        mu = np.array([3.0, 4.0, 0.0, 12.0]) / 13
        law, other = vmf.VonMisesFisher(13 * mu, 7.0), vonmises_fisher(mu, 7.0)
        rows = law.rvs(50, 1)
        np.testing.assert_allclose(law.logpdf(3 * rows), other.logpdf(rows), rtol=1e-12)
        np.testing.assert_allclose(law.pdf(rows), other.pdf(rows), rtol=1e-12)
        self.assertAlmostEqual(law.entropy(), other.entropy(), 12)
        self.assertEqual(np.ndim(law.logpdf(rows[0])), 0)
        self.assertEqual(law.logpdf(rows.reshape(5, 10, 4)).shape, (5, 10))

    def test_rows_of_any_length(self):
        law = vmf.VonMisesFisher(np.arange(1, 6), 9.0)
        rows = law.rvs(40, 1)
        for scale in (1e-310, 1e-200, 1e200):
            np.testing.assert_allclose(law.logpdf(scale * rows), law.logpdf(rows), rtol=1e-9 if scale < 1e-300 else 1e-13)
        self.assertTrue(np.array_equal(np.isnan(law.logpdf([[0, 0, 0, 0, 0], [1, 1, 1, 1, np.nan], [1, 0, 0, 0, 0]])),
                                       [True, True, False]))
        np.testing.assert_allclose(law.delta(rows), 1 - rows @ law.mu, atol=4e-16)

    def test_concentrated(self):
        """What kappa t would have no digits of."""
        law = vmf.VonMisesFisher(np.eye(16)[0], 1e12)
        x = np.eye(16)[:1].copy()
        x[0, 1] = 1e-6
        self.assertAlmostEqual(float((law.logpdf(np.eye(16)[0]) - law.logpdf(x))[0]), 0.5, 9)
        self.assertAlmostEqual(float(law.logpdf(np.eye(16)[0])), 7.5 * np.log(1e12 / (2 * np.pi)), 8)

    def test_cosine(self):
        law = vmf.VonMisesFisher(np.ones(64), 30.0)
        q = np.linspace(0.01, 0.99, 9)
        np.testing.assert_allclose(law.cdf(law.ppf(q)), q, rtol=1e-11)
        np.testing.assert_allclose(law.sf(law.isf(q)), q, rtol=1e-11)
        np.testing.assert_allclose(np.exp(law.logcdf(0.4)) + np.exp(law.logsf(0.4)), 1, rtol=1e-12)
        p = law.p_value(law.rvs(4000, 2))
        self.assertEqual((law.p_value(law.mu), law.p_value(-law.mu)), (1, 0))
        self.assertLess(np.abs(np.sort(p) - np.linspace(0, 1, 4000)).max(), 0.03)
        np.testing.assert_allclose(law.cosine(np.ones(64)), 1, rtol=1e-15)
        np.testing.assert_allclose(law.mean() @ law.mean(), float(vmf.fit(law.rvs(20000, 5)).rbar) ** 2, rtol=0.02)
        self.assertEqual(law.kl(law), 0)
        self.assertGreater(law.kl(vmf.VonMisesFisher(np.ones(64), 40.0)), 0)

    def test_arguments(self):
        for mu, kappa in ((np.zeros(3), 1), (np.ones(3), -1), (np.ones(3), np.inf), (np.ones(1), 1), ([1, np.nan], 1),
                          ([1, np.inf], 1)):
            with self.assertRaises(ValueError):
                vmf.VonMisesFisher(mu, kappa)
        for rows in (np.ones(4), np.ones((3, 4))):
            with self.assertRaisesRegex(ValueError, "rows of 3 components"):
                vmf.VonMisesFisher(np.ones(3), 1).logpdf(rows)
        self.assertEqual(pickle.loads(pickle.dumps(vmf.VonMisesFisher(np.ones(3), 2.0))).kappa, 2.0)


if __name__ == "__main__":
    unittest.main()

"""The ufuncs: the C library's batch, bit for bit, whatever the arrays are like."""
import concurrent.futures
import ctypes
import os
import pickle
import tempfile
import tracemalloc
import unittest
import warnings

import numpy as np

import burgi
from burgi import _core, _functions

C = ctypes.CDLL(_core.__file__)
NAMES = sorted(_functions.FUNCTIONS)


def same(a, b):
    """Equal bits; any NaN equals any other."""
    return np.array_equal(a, b, equal_nan=True) and np.array_equal(np.signbit(a) & (a == 0), np.signbit(b) & (b == 0))


def arguments(name, n=700, dtype=np.float64, seed=1):
    """n points within the domain or near it, of the function's arguments."""
    random = np.random.default_rng(seed)
    of = {"cosine": (-1, 1), "t": (-1, 1), "q": (0, 1), "rbar": (0, 1), "delta": (0, 2), "n": (1, 100), "p": (1, 300), "alpha": (0, 2),
          "beta": (-1, 1)}
    return [np.where(random.random(n) < 0.02, random.choice([0.0, np.inf, np.nan, -1.0], n),
                     random.uniform(*of[a], n) if a in of else np.exp(random.uniform(-3, 6, n))).astype(dtype)
            for a in _functions.FUNCTIONS[name]]


def batch(name, args, dtype=np.float64):
    """burgi_NAME_n, called as C."""
    y = np.empty(len(args[0]), dtype)
    call = []
    for a in (*args, y):
        call += [ctypes.c_void_p(a.ctypes.data), ctypes.c_ssize_t(1)]
    status = getattr(C, f"burgi_{name}_n" + ("_f32" if dtype == np.float32 else ""))(ctypes.c_size_t(len(y)), *call)
    assert status == 0
    return y


class Values(unittest.TestCase):
    def test_every_function_is_the_batch(self):
        for name in NAMES:
            args = arguments(name)
            with self.subTest(name):
                self.assertTrue(same(getattr(burgi, name)(*args), batch(name, args)))

    def test_float_forms_are_the_batch(self):
        for name in NAMES:
            args = arguments(name, dtype=np.float32)
            got = getattr(burgi, name)(*args)
            with self.subTest(name):
                if name in _functions.FLOAT:
                    self.assertEqual(got.dtype, np.float32)
                    self.assertTrue(same(got, batch(name, args, np.float32)))
                else:
                    self.assertEqual(got.dtype, np.float64)
                    self.assertTrue(same(got, batch(name, [a.astype(float) for a in args])))

    def test_scalars(self):
        for name in NAMES:
            args = arguments(name, 20)
            many = getattr(burgi, name)(*args)
            for i in range(20):
                self.assertTrue(same(getattr(burgi, name)(*(float(a[i]) for a in args)), many[i]), name)

    def test_several_values(self):
        nu, x = arguments("log_besseli")
        eight = burgi.log_besselik(nu, x)
        for value, name in zip(eight, ("log_besseli", "log_besselk", "besseli_ratio", "besselk_ratio", "log_besseli_dx",
                                       "log_besselk_dx", "log_besseli_dnu", "log_besselk_dnu")):
            self.assertTrue(same(value, getattr(burgi, name)(nu, x)), name)
        apart = [np.empty(k * len(nu))[::k] for k in range(1, 9)]
        for a, b in zip(burgi.log_besselik(nu, x, out=tuple(apart)), eight):
            self.assertTrue(same(a, b))
        value, sign = burgi.log_abs_besseli([-0.5, -1.5, 2.0, np.nan], 1.0)
        np.testing.assert_allclose(value[:2], np.log(np.abs([np.sqrt(2 / np.pi) * np.cosh(1),
                                   np.sqrt(2 / np.pi) * (np.sinh(1) - np.cosh(1))])), rtol=1e-14)
        self.assertEqual(sign.tolist(), [1, -1, 1, 0])
        self.assertEqual(burgi.log_abs_besseli(np.float32(1), np.float32(2))[0].dtype, np.float32)


class Arrays(unittest.TestCase):
    def setUp(self):
        self.nu, self.x = (a[:600] for a in arguments("log_besseli"))
        self.want = burgi.log_besseli(self.nu, self.x)

    def test_strides(self):
        for stride in (2, 3, -1, -5):
            nu = np.repeat(self.nu, abs(stride))[:: abs(stride)][:: 1 if stride > 0 else -1]
            x = np.empty((600, 7))[:, 3]
            x[:] = self.x[:: 1 if stride > 0 else -1]
            y = np.empty(600 * 3)[::-3]
            got = burgi.log_besseli(nu, x, out=y)
            self.assertIs(got, y)
            self.assertTrue(same(y, self.want[:: 1 if stride > 0 else -1]))

    def test_unaligned_and_swapped(self):
        raw = np.frombuffer(b"x" + self.x.tobytes(), np.uint8)[1:].view(np.float64)
        self.assertFalse(raw.flags.aligned)
        self.assertTrue(same(burgi.log_besseli(self.nu, raw), self.want))
        self.assertTrue(same(burgi.log_besseli(self.nu, self.x.astype(">f8")), self.want))

    def test_broadcast_out_where(self):
        table = burgi.log_besseli(self.nu[:, None], self.x)
        self.assertEqual(table.shape, (600, 600))
        self.assertTrue(same(np.diag(table), self.want))
        y = np.full(600, 7.0)
        mask = np.arange(600) % 3 == 0
        burgi.log_besseli(self.nu, self.x, out=y, where=mask)
        self.assertTrue(same(y, np.where(mask, self.want, 7.0)))

    def test_in_place_and_overlap(self):
        x = self.x.copy()
        self.assertTrue(same(burgi.log_besseli(self.nu, x, out=x), self.want))
        long = np.append(self.x, 1.0)
        burgi.log_besseli(self.nu, long[:-1], out=long[1:])
        self.assertTrue(same(long[1:], self.want))

    def test_reduce_and_accumulate(self):
        x = np.array([3.0, 2.0, 5.0, 1.0])
        want = [x[0]]
        for value in x[1:]:
            want.append(burgi.besseli_ratio(want[-1], value))
        self.assertTrue(same(burgi.besseli_ratio.accumulate(x), np.array(want)))
        self.assertTrue(same(burgi.besseli_ratio.reduce(x), want[-1]))
        self.assertTrue(same(burgi.besseli_ratio.reduce(np.stack([x, x]).T, axis=0), np.full(2, want[-1])))

    def test_types(self):
        self.assertEqual(burgi.log_besseli(1, 2).dtype, np.float64)
        self.assertEqual(burgi.log_besseli(np.ones(2, np.float32), 2.0).dtype, np.float32)
        self.assertEqual(burgi.log_besseli(np.float16(1), np.float16(2)).dtype, np.float32)
        self.assertEqual(burgi.log_besseli(np.arange(3), 2).dtype, np.float64)
        with self.assertRaises(TypeError):
            burgi.log_besseli(1j, 2)
        with self.assertRaises(TypeError):
            burgi.log_besseli(1)
        self.assertEqual(burgi.log_besseli([], []).shape, (0,))

    def test_no_warning_no_flag(self):
        with warnings.catch_warnings(), np.errstate(all="raise"):
            warnings.simplefilter("error")
            for name in NAMES:
                getattr(burgi, name)(*arguments(name))

    def test_nothing_is_copied(self):
        n = 200_000
        with tempfile.TemporaryDirectory() as folder:
            path = os.path.join(folder, "x.npy")
            np.save(path, np.ones((n, 4)))
            x, y = np.load(path, mmap_mode="r")[:, 1], np.empty(2 * n)[::2]
            tracemalloc.start()
            burgi.log_besseli(3.0, x, out=y)
            peak = tracemalloc.get_traced_memory()[1]
            tracemalloc.stop()
        self.assertLess(peak, 100_000)  # an array would be 1.6e6
        self.assertTrue(same(y, np.full(n, burgi.log_besseli(3.0, 1.0))))


class Process(unittest.TestCase):
    def test_pickle(self):
        for name in NAMES:
            self.assertIs(pickle.loads(pickle.dumps(getattr(burgi, name))), getattr(burgi, name))

    def test_threads(self):
        args = arguments("vmf_kl", 20000)
        want = burgi.vmf_kl(*args)
        with concurrent.futures.ThreadPoolExecutor(8) as pool:
            self.assertTrue(all(same(y, want) for y in pool.map(lambda _: burgi.vmf_kl(*args), range(32))))

    def test_fork(self):
        nu, x = arguments("log_besseli")
        want = burgi.log_besseli(nu, x)
        pid = os.fork()
        if pid == 0:
            os._exit(0 if same(burgi.log_besseli(nu, x), want) else 1)
        self.assertEqual(os.waitpid(pid, 0)[1], 0)

    def test_docstrings(self):
        for name in [*NAMES, "log_besselik", "log_abs_besseli"]:
            text = getattr(burgi, name).__doc__
            self.assertIn("Parameters\n----------\n", text)
            self.assertRegex(text, r"Accuracy:\n    \S")
            self.assertNotIn("burgi_", text)
        self.assertIn("nu >= 0, x >= 0. Otherwise NaN.", burgi.log_besseli.__doc__)
        self.assertEqual(set(burgi.__all__), set(NAMES) | {"isa", "log_besselik", "log_abs_besseli"})


if __name__ == "__main__":
    unittest.main()

"""burgi.jax: values, transformations, gradients."""
import unittest

import numpy as np

import burgi
from burgi import _functions

try:
    import jax
except ModuleNotFoundError:
    raise unittest.SkipTest("no jax") from None
jax.config.update("jax_enable_x64", True)

import jax.numpy as jnp  # noqa: E402
from jax.test_util import check_grads  # noqa: E402

try:
    import burgi.jax as bj
except ImportError as e:
    raise unittest.SkipTest(str(e)) from None
from test_derivatives import POINTS  # noqa: E402
from burgi._derivatives import RULES  # noqa: E402

RANDOM = np.random.default_rng(3)


def around(name, n=300, dtype=np.float64):
    return [(POINTS[a] * RANDOM.uniform(0.8, 1.2, n)).astype(dtype) for a in _functions.FUNCTIONS[name]]


class Values(unittest.TestCase):
    def test_bits(self):
        for name in _functions.FUNCTIONS:
            args = around(name)
            with self.subTest(name):
                self.assertTrue(np.array_equal(getattr(bj, name)(*args), getattr(burgi, name)(*args)))
                self.assertTrue(np.array_equal(jax.jit(getattr(bj, name))(*args), getattr(burgi, name)(*args)))

    def test_float32(self):
        for name in _functions.FUNCTIONS:
            args = around(name, dtype=np.float32)
            got, want = getattr(bj, name)(*args), getattr(burgi, name)(*args).astype(np.float32)
            self.assertEqual(got.dtype, np.float32)
            self.assertTrue(np.array_equal(got, want), name)

    def test_shapes(self):
        nu, x = jnp.arange(1.0, 4.0)[:, None], jnp.arange(1.0, 6.0)
        self.assertTrue(np.array_equal(bj.log_besseli(nu, x), burgi.log_besseli(np.asarray(nu), np.asarray(x))))
        mapped = jax.vmap(jax.vmap(bj.log_besseli, (None, 0)), (0, None))(nu[:, 0], x)
        self.assertTrue(np.array_equal(mapped, bj.log_besseli(nu, x)))
        self.assertEqual(bj.log_besseli(jnp.zeros(0), 1.0).shape, (0,))
        self.assertEqual(bj.log_besseli(1, 2), burgi.log_besseli(1.0, 2.0))
        self.assertEqual(bj.log_besseli(jnp.zeros((2, 0)), jnp.ones((2, 0))).shape, (2, 0))
        with self.assertRaisesRegex(TypeError, r"expected 2 arguments \(nu, x\), not 3"):
            bj.log_besseli(1.0, 2.0, 3.0)


class Gradients(unittest.TestCase):
    def test_first(self):
        for name, rules in RULES.items():
            arguments = _functions.FUNCTIONS[name]
            use = [k for k, found in enumerate(rules) if found is not None]
            at = [POINTS[a] for a in arguments]

            def f(*free, at=at, use=use, name=name):
                full = list(at)
                for k, value in zip(use, free):
                    full[k] = value
                return getattr(bj, name)(*full)

            with self.subTest(name):
                check_grads(f, [at[k] for k in use], 1, modes=("fwd", "rev"), rtol=1e-5, atol=1e-6)

    def test_second(self):
        for name in ("log_besseli", "log_besselk", "log_besseli_scaled", "log_besselk_scaled"):
            for nu, x in ((0.3, 0.4), (2.3, 4.1), (30.0, 80.0)):
                check_grads(getattr(bj, name), (nu, x), 2, rtol=1e-4, atol=1e-5)
        hessian = jax.hessian(bj.log_besselk, (0, 1))(2.0, 3.0)
        self.assertEqual(hessian[0][0], burgi.log_besselk_dnunu(2.0, 3.0))
        self.assertEqual(hessian[0][1], burgi.log_besselk_dxnu(2.0, 3.0))
        self.assertEqual(hessian[1][1], burgi.log_besselk_dxx(2.0, 3.0))

    def test_a_loss_in_one_program(self):
        x = jnp.linspace(0.5, 9.0, 50)
        loss = jax.jit(jax.value_and_grad(lambda nu: jnp.sum(bj.log_besselk(nu, x))))
        value, slope = loss(1.3)
        self.assertAlmostEqual(float(value), burgi.log_besselk(1.3, np.asarray(x)).sum(), 10)
        self.assertAlmostEqual(float(slope), burgi.log_besselk_dnu(1.3, np.asarray(x)).sum(), 10)

    def test_a_stable_law_in_all_its_parameters(self):
        """The likelihood of loc + scale Z: by the chain rule, in both parametrisations and their far tails."""
        x = jnp.array([-40.0, -1.3, 0.2, 3.0, 5e3])
        for name in ("logpdf", "logpdf_s1", "pdf", "pdf_s1"):
            f = getattr(bj, "stable_" + name)
            for alpha, beta in ((0.7, 0.4), (1.2, -0.6), (1.9, 0.9)):
                with self.subTest(name, alpha=alpha):
                    check_grads(lambda a, b, loc, scale, f=f: jnp.sum(f((x - loc) / scale, a, b)),
                                (alpha, beta, 0.3, 1.7), 1, modes=("fwd", "rev"), rtol=1e-5, atol=1e-7)
        slope = jax.jit(jax.grad(bj.stable_logsf))(1e30, 1.5, 0.2)
        self.assertAlmostEqual(float(slope) * 1e30, -1.5, 12)

    def test_what_there_is_not(self):
        for call, said in ((lambda: jax.grad(bj.vmf_log_h)(3.0, 2.0), "vmf_log_h has no derivative in p"),
                           (lambda: jax.grad(jax.grad(bj.log_matern))(1.0, 2.0), "log_matern_dnu has no derivative in nu"),
                           (lambda: jax.grad(bj.stable_cdf, 1)(1.0, 1.5, 0.0), "stable_cdf has no derivative in alpha"),
                           (lambda: jax.grad(jax.grad(bj.stable_logpdf))(1.0, 1.5, 0.0), "stable_logpdf_dx has no"),
                           (lambda: jax.hessian(jax.grad(bj.log_besseli, 1), 1)(1.0, 2.0), "log_besseli_dxx")):
            with self.assertRaisesRegex(bj.NoDerivative, said):
                call()


if __name__ == "__main__":
    unittest.main()

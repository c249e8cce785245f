"""The rules that burgi.jax and burgi.torch share, by NumPy alone: against differences of the functions."""
import types
import unittest

import numpy as np

import burgi
from burgi import _functions
from burgi._derivatives import RULES, NoDerivative, rule

F = types.SimpleNamespace(exp=np.exp, **{name: getattr(burgi, name) for name in _functions.FUNCTIONS})
POINTS = {"nu": 2.3, "x": 4.1, "z": 1.7, "s": 0.8, "p": 7.5, "a": 1.3, "b": 2.1, "kappa": 6.2, "rbar": 0.6, "delta": 0.55,
          "t": 0.45, "q": 0.3, "kappa1": 5.0, "kappa2": 8.0, "cosine": 0.4, "n": 40.0, "alpha": 1.6, "beta": 0.3}


class Rules(unittest.TestCase):
    def test_against_differences(self):
        seen = 0
        for name, rules in RULES.items():
            arguments = _functions.FUNCTIONS[name]
            self.assertEqual(len(rules), len(arguments), name)
            at = np.array([POINTS[a] for a in arguments])
            for k, found in enumerate(rules):
                if found is None:
                    continue
                h = 1e-3 * np.eye(len(at))[k] * at[k]
                f = getattr(burgi, name)
                slope = (8 * (f(*(at + h)) - f(*(at - h))) - (f(*(at + 2 * h)) - f(*(at - 2 * h)))) / (12 * h[k])
                with self.subTest(name, argument=arguments[k]):
                    np.testing.assert_allclose(found(F, f(*at), *at), slope, rtol=2e-8, atol=1e-11)
                seen += 1
        self.assertGreater(seen, 50)

    def test_all_second_derivatives_of_bessel(self):
        for kind in "ik":
            for first in ("", "_scaled", "_dx", "_dnu"):
                self.assertNotIn(None, RULES[f"log_bessel{kind}{first}"])

    def test_what_there_is_not_is_named(self):
        for name, k, said in (("vmf_log_h", 0, "vmf_log_h has no derivative in p"),
                              ("log_besseli_dxx", 1, "log_besseli_dxx has no derivative in x"),
                              ("stable_cdf", 1, "stable_cdf has no derivative in alpha"),
                          ("stable_quantile_s1", 2, "stable_quantile_s1 has no derivative in beta"),
                          ("stable_logpdf_dx", 0, "stable_logpdf_dx has no derivative in x"),
                          ("log_hyp0f1", 1, "log_hyp0f1 has no derivative in z")):
            with self.assertRaisesRegex(NoDerivative, said):
                rule(name, _functions.FUNCTIONS[name], k)


if __name__ == "__main__":
    unittest.main()

"""burgi.torch: values and gradients, where torch is installed."""
import unittest

import numpy as np

import burgi
from burgi import _functions

try:
    import torch
except ModuleNotFoundError:
    raise unittest.SkipTest("no torch") from None
try:
    import burgi.torch as bt
except ImportError as e:
    raise unittest.SkipTest(str(e)) from None
from test_derivatives import POINTS
from burgi._derivatives import RULES


class Torch(unittest.TestCase):
    def test_values(self):
        for name, arguments in _functions.FUNCTIONS.items():
            args = [POINTS[a] * np.linspace(0.9, 1.1, 30) for a in arguments]
            got = getattr(bt, name)(*(torch.from_numpy(a) for a in args))
            self.assertTrue(np.array_equal(got.numpy(), getattr(burgi, name)(*args)), name)
            self.assertEqual(getattr(bt, name)(*(torch.from_numpy(a).float() for a in args)).dtype, torch.float32)

    def test_gradcheck(self):
        for name, rules in RULES.items():
            arguments = _functions.FUNCTIONS[name]
            args = [torch.tensor([POINTS[a], 1.05 * POINTS[a]], dtype=torch.float64, requires_grad=found is not None)
                    for a, found in zip(arguments, rules)]
            self.assertTrue(torch.autograd.gradcheck(getattr(bt, name), args, rtol=1e-4, atol=1e-6), name)

    def test_double_backward(self):
        args = [torch.tensor([2.3, 7.0], dtype=torch.float64, requires_grad=True) for _ in range(2)]
        for f in (bt.log_besseli, bt.log_besselk):
            self.assertTrue(torch.autograd.gradgradcheck(f, args, rtol=1e-4, atol=1e-6))

    def test_what_there_is_not(self):
        p = torch.tensor(3.0, requires_grad=True)
        with self.assertRaisesRegex(bt.NoDerivative, "vmf_log_h has no derivative in p"):
            bt.vmf_log_h(p, 2.0).backward()


if __name__ == "__main__":
    unittest.main()

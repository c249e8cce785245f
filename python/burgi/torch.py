"""The functions of functions.def in PyTorch, on the CPU: autograd and double backward where the core has derivatives.

``burgi.torch.log_besseli(nu, x)`` and the others take tensors or numbers that broadcast, of float64 or float32.
Values are those of the C library's batch; a derivative that it lacks raises `NoDerivative`, which names it.
"""
from __future__ import annotations

import sys
from typing import Any, Callable

import numpy as np

try:
    import torch
except ImportError:
    raise ImportError("burgi.torch: needs PyTorch 2.4 or later (pip install torch)") from None
if not hasattr(torch.library, "custom_op"):
    raise ImportError(f"burgi.torch: needs PyTorch 2.4 or later, not {torch.__version__}")
from . import _core, _functions
from ._derivatives import NoDerivative, rule

__all__ = [*_functions.FUNCTIONS, "NoDerivative"]

exp = torch.exp


def _common(args: tuple) -> tuple:
    """The arguments as tensors of one float type and shape; those of no tensor are of the others' type."""
    tensors = [a for a in args if isinstance(a, torch.Tensor)]
    dtype = torch.float64 if not tensors else torch.float32
    for tensor in tensors:
        if tensor.device.type != "cpu":
            raise ValueError(f"burgi.torch: expected tensors on the CPU, not {tensor.device}")
        dtype = torch.promote_types(dtype, tensor.dtype)
    return torch.broadcast_tensors(*(torch.as_tensor(a, dtype=dtype) for a in args))


def _made(name: str, arguments: tuple[str, ...]) -> Callable[..., Any]:
    ufunc = getattr(_core, name)

    def forward(*args: torch.Tensor) -> torch.Tensor:
        y = np.asarray(ufunc(*(a.detach().numpy() for a in args)))
        return torch.from_numpy(y).to(args[0].dtype)

    schema = "(" + ", ".join(f"Tensor {a}" for a in arguments) + ") -> Tensor"
    op = torch.library.custom_op(f"burgi::{name}", forward, mutates_args=(), schema=schema)
    op.register_fake(lambda *args: torch.empty(args[0].shape, dtype=args[0].dtype))

    def keep(ctx: Any, inputs: tuple, output: torch.Tensor) -> None:
        ctx.save_for_backward(*inputs, output)

    def backward(ctx: Any, grad: torch.Tensor) -> tuple:
        *args, y = ctx.saved_tensors
        return tuple(grad * rule(name, arguments, k)(sys.modules[__name__], y, *args) if wanted else None
                     for k, wanted in enumerate(ctx.needs_input_grad))

    op.register_autograd(backward, setup_context=keep)

    def function(*args: Any) -> torch.Tensor:
        if len(args) != len(arguments):
            raise TypeError(f"{name}: expected {len(arguments)} arguments ({', '.join(arguments)}), not {len(args)}")
        return op(*_common(args))

    function.__name__ = function.__qualname__ = name
    function.__module__ = __name__
    function.__doc__ = f"burgi.{name}({', '.join(arguments)}) in PyTorch."
    return function


globals().update({_name: _made(_name, _arguments) for _name, _arguments in _functions.FUNCTIONS.items()})

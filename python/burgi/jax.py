"""The functions of functions.def in JAX, on the CPU: jit, vmap, and exact derivatives where the core has them.

``burgi.jax.log_besseli(nu, x)`` and the others take arrays of one float type, or numbers, that broadcast; float64
needs ``jax.config.update("jax_enable_x64", True)``.  Values are those of the C library's batch.  Derivatives of first
and second order are functions of the library themselves; one that it lacks raises `NoDerivative`, which names it.
"""
from __future__ import annotations

import sys
from typing import Any, Callable

import numpy as np

try:
    import jax
    import jax.numpy as jnp
except ImportError:
    raise ImportError("burgi.jax: needs JAX (pip install jax)") from None
try:
    from . import _xla
except ModuleNotFoundError:
    raise ImportError("burgi.jax: this build is without XLA's foreign functions: jaxlib was not found when burgi was "
                      "built; install jax, then build burgi again (or name its headers in BURGI_XLA)") from None
from . import _functions
from ._derivatives import NoDerivative, rule

__all__ = [*_functions.FUNCTIONS, "NoDerivative"]

_TARGET = "burgi_batch"
jax.ffi.register_ffi_target(_TARGET, _xla.handler, platform="cpu")
exp = jnp.exp


def _common(args: tuple) -> tuple:
    """The arguments as arrays of one float type and shape."""
    dtype = jnp.result_type(*args)
    if not jnp.issubdtype(dtype, jnp.floating):
        dtype = jnp.result_type(dtype, float)
    if dtype not in (jnp.float32, jnp.float64):
        dtype = jnp.dtype(jnp.float32)
    return tuple(jnp.broadcast_arrays(*(jnp.asarray(a, dtype=dtype) for a in args)))


def _made(name: str, arguments: tuple[str, ...]) -> Callable[..., Any]:
    row = np.int32(_xla.names.index(name))

    @jax.custom_jvp
    def call(*args: Any) -> Any:
        shape = jax.ShapeDtypeStruct(args[0].shape, args[0].dtype)
        return jax.ffi.ffi_call(_TARGET, shape, vmap_method="broadcast_all")(*args, function=row)

    def jvp(primals: tuple, tangents: tuple) -> tuple:
        y = call(*primals)
        total = None
        for k, tangent in enumerate(tangents):
            if type(tangent) is jax.custom_derivatives.SymbolicZero:
                continue
            part = rule(name, arguments, k)(sys.modules[__name__], y, *primals) * tangent
            total = part if total is None else total + part
        return y, jnp.zeros_like(y) if total is None else total

    call.defjvp(jvp, symbolic_zeros=True)

    def function(*args: Any) -> Any:
        if len(args) != len(arguments):
            raise TypeError(f"{name}: expected {len(arguments)} arguments ({', '.join(arguments)}), not {len(args)}")
        return call(*_common(args))

    function.__name__ = function.__qualname__ = name
    function.__module__ = __name__
    function.__doc__ = f"burgi.{name}({', '.join(arguments)}) in JAX."
    return function


globals().update({_name: _made(_name, _arguments) for _name, _arguments in _functions.FUNCTIONS.items()})

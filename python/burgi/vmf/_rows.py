"""Rows of features from anything that holds them, block by block, as the C library takes them."""
from __future__ import annotations

import os
from collections.abc import Iterator
from typing import Any

import numpy as np

#: What the C library reads without a conversion; bfloat16 (ml_dtypes) goes as its bits.
NATIVE = {"float64", "float32", "float16", "uint8", "int8", "bfloat16"}
PART = 1 << 20  # bytes of a block that has to be converted or gathered


def blocks(X: Any, column: str | None = None) -> Iterator[Any]:
    """Two-dimensional arrays, or SciPy's CSR, that X consists of, in their order.

    X is an array, a memory map, a sparse matrix, a DataFrame, a pyarrow Table, RecordBatch, Dataset or
    ParquetFile, the path of a .parquet, .feather, .arrow or .npy file, or an iterable of any of these.  ``column``
    names the Arrow column whose cells are lists, where there are several.
    """
    if isinstance(X, (str, os.PathLike)):
        yield from blocks(opened(os.fspath(X)), column)
    elif hasattr(X, "tocsr"):
        yield X.tocsr()
    elif hasattr(X, "to_batches"):  # Table, Dataset
        for batch in X.to_batches():
            yield arrow(batch, column)
    elif hasattr(X, "iter_batches"):  # ParquetFile
        for batch in X.iter_batches(columns=None if column is None else [column]):
            yield arrow(batch, column)
    elif hasattr(X, "schema") and hasattr(X, "columns"):  # RecordBatch
        yield arrow(X, column)
    elif hasattr(X, "__array__") or isinstance(X, (list, tuple)) and not any(hasattr(x, "__array__") for x in X):
        yield two_dimensional(np.asarray(X) if not isinstance(X, np.ndarray) else X)
    elif hasattr(X, "__iter__"):
        for block in X:
            yield from blocks(block, column)
    else:
        raise TypeError(f"rows: expected an array, a table, a path or an iterable of them, not {type(X).__name__}")


def opened(path: str) -> Any:
    """A file as what blocks() takes: memory-mapped, or read batch by batch."""
    if path.endswith(".npy"):
        return np.load(path, mmap_mode="r")
    if not path.endswith((".parquet", ".feather", ".arrow")):
        raise ValueError(f"{path}: expected .npy, .parquet, .feather or .arrow; the command burgi reads other formats")
    try:
        from pyarrow import dataset
    except ImportError:
        raise ImportError(f"{path}: needs pyarrow (pip install pyarrow)") from None
    return dataset.dataset(path, format="parquet" if path.endswith(".parquet") else "feather")


def arrow(batch: Any, column: str | None) -> np.ndarray:
    """The rows of a record batch: a column of lists of one length, without a copy, or all columns of numbers.
    A missing number is NaN, and its row left out."""
    import pyarrow as pa

    lists = [name for name in batch.schema.names if pa.types.is_nested(batch.schema.field(name).type)]
    if column is None and len(lists) > 1:
        raise ValueError(f"rows: several columns hold lists ({', '.join(lists)}); expected column= to name one")
    name = column if column is not None else lists[0] if lists else None
    if name is None:
        return np.column_stack([batch.column(i).to_numpy(zero_copy_only=False) for i in range(batch.num_columns)])
    if name not in batch.schema.names:
        raise ValueError(f"rows: no column {name!r}; expected one of {', '.join(batch.schema.names)}")
    cells = batch.column(batch.schema.names.index(name))
    if cells.null_count:
        raise ValueError(f"rows: column {name!r}: a cell is missing; expected a list in each")
    flat = cells.flatten().to_numpy(zero_copy_only=False)
    if len(cells) == 0 or len(flat) % len(cells) or not pa.types.is_fixed_size_list(cells.type) and len(
            set(np.diff(cells.offsets.to_numpy()))) > 1:
        raise ValueError(f"rows: column {name!r}: expected lists of one length")
    return flat.reshape(len(cells), -1)


def two_dimensional(X: np.ndarray) -> np.ndarray:
    if X.ndim != 2:
        raise ValueError(f"rows: expected an array of two dimensions, not {X.ndim}")
    if X.dtype.name != "bfloat16" and X.dtype.kind not in "fiub":
        raise ValueError(f"rows: expected real numbers, not {X.dtype}")
    return X


def parts(block: np.ndarray, weights: np.ndarray | None) -> Iterator[tuple[np.ndarray, np.ndarray | None]]:
    """The block as arrays of a native type whose rows are contiguous: itself, or copies of PART bytes."""
    if ready(block):
        yield bits(block), weights
        return
    native = block.dtype.name in NATIVE
    dtype = block.dtype.newbyteorder("=") if native else np.dtype(np.float64)
    step = max(1, PART // (dtype.itemsize * max(block.shape[1], 1)))
    for i in range(0, len(block), step):
        part = np.ascontiguousarray(block[i:i + step], dtype=dtype)
        yield bits(part), None if weights is None else weights[i:i + step]


def ready(block: np.ndarray) -> bool:
    size = block.dtype.itemsize
    return (block.dtype.name in NATIVE and block.dtype.isnative and block.flags.aligned
            and (block.shape[1] < 2 or block.strides[1] == size)
            and (block.shape[0] < 2 or block.strides[0] >= block.shape[1] * size and block.strides[0] % size == 0))


def bits(block: np.ndarray) -> np.ndarray:
    return block.view(np.uint16) if block.dtype.name == "bfloat16" else block


def checked_weights(weights: Any, n: int | None = None) -> np.ndarray | None:
    """None, or contiguous float64 of one dimension."""
    if weights is None:
        return None
    w = np.ascontiguousarray(weights, dtype=np.float64)
    if w.ndim != 1 or n is not None and len(w) != n:
        raise ValueError(f"weights: expected {'one dimension' if n is None else n}, not shape {w.shape}")
    return w


def in_memory(X: Any, column: str | None = None) -> np.ndarray:
    """All rows as one array of float64 or float32, without a copy where X is one."""
    whole = list(blocks(X, column))
    if not whole:
        raise ValueError("rows: there is none")
    whole = [b.toarray() if hasattr(b, "toarray") else b for b in whole]
    X = whole[0] if len(whole) == 1 else np.concatenate(whole)
    small = X.dtype.name in ("float32", "float16", "uint8", "int8", "bfloat16")
    X = np.asarray(X, dtype=np.float32 if small else np.float64)
    return X if ready(X) else np.ascontiguousarray(X)

"""Streaming statistics of directions."""
from __future__ import annotations

import os
from typing import Any

import numpy as np

from .. import _core
from . import _rows


class Stats(_core.Stats):
    """What a fit needs of rows: their number, mean and spread, in one pass.

    Rows may come in any number of calls, from several machines (merge), and in any of the types float64,
    float32, float16, bfloat16, uint8 and int8 without a conversion; other numbers are converted a megabyte at a
    time.  The same rows give the same bits in whatever calls they come.

    Parameters
    ----------
    p : int
        Components of a row, at least 2.
    first_row : int
        The number of the first row, for parts of a whole that are merged later.

    Attributes
    ----------
    p, count, skipped, first_skipped, first_row, next_row : int
        Components; usable rows; rows left out, being zero or not finite; the first of these, counted from 1, or 0;
        the number of the first row and of the one that would come next.
    """

    def add(self, X: Any, weights: Any = None, *, column: str | None = None) -> "Stats":
        """Add rows.

        Parameters
        ----------
        X : array_like of shape (n, p), or what blocks of rows can be had from
            Arrays and memory maps, without a copy where a row's numbers lie side by side; SciPy's sparse matrices;
            pyarrow tables, batches and data sets; paths of .npy, .parquet and .arrow files; iterables of these.
        weights : array_like of shape (n,), optional
            0 (the row is left out) or within 1e-100 .. 1e100.
        column : str, optional
            The Arrow column of lists that holds the rows.

        Returns
        -------
        Stats
            self.

        Raises
        ------
        ValueError
            Rows of another p, weights outside their range or of another number.
        """
        w = _rows.checked_weights(weights)
        at = 0
        for block in _rows.blocks(X, column):
            n = block.shape[0]
            some = None if w is None else np.ascontiguousarray(w[at:at + n])
            self._add_block(block, some)
            at += n
        if w is not None and at != len(w):
            raise ValueError(f"weights: expected {at}, one for each row, not {len(w)}")
        return self

    def _add_block(self, block: Any, weights: np.ndarray | None) -> None:
        if not hasattr(block, "indptr"):
            for part, some in _rows.parts(block, weights):
                self.add_rows(part, some)
            return
        if block.shape[1] != self.p:
            raise ValueError(f"Stats.add: rows of {block.shape[1]} components, expected {self.p}")
        if not block.has_sorted_indices:
            block = block.sorted_indices()
        data = block.data if block.dtype in (np.float32, np.float64) else block.data.astype(np.float64)
        self.add_sparse(block.indptr.astype(np.uintp), block.indices.astype(np.uint32), np.ascontiguousarray(data),
                        weights)

    def save(self, path: str | os.PathLike[str]) -> None:
        """Write the statistics to a file, whole or not at all; `burgi vmf merge` reads those of whole fits."""
        temporary = os.fspath(path) + ".part"
        try:
            with open(temporary, "wb") as file:
                file.write(self.tobytes())
            os.replace(temporary, path)
        finally:
            if os.path.exists(temporary):
                os.unlink(temporary)

    @classmethod
    def load(cls, path: str | os.PathLike[str]) -> "Stats":
        """Read what save wrote; OSError where it is cut short or changed."""
        with open(path, "rb") as file:
            return cls.frombytes(file.read())

    def copy(self) -> "Stats":
        return self.frombytes(self.tobytes())

    __copy__ = copy

    def __deepcopy__(self, memo: dict) -> "Stats":
        return self.copy()

    def __reduce__(self) -> tuple:
        return type(self).frombytes, (self.tobytes(),)

    def __repr__(self) -> str:
        return f"<burgi.vmf.Stats of {self.count} rows in {self.p} dimensions, {self.skipped} left out>"

"""Reads many rows of whole numbers."""

from __future__ import annotations

import itertools
from collections.abc import Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray

from musicrec_desktop.storage.database import Database


def read_columns(database: Database, sql: str, parameters: Sequence[Any], count: int) -> NDArray[np.int64]:
    """The rows of a query as columns, shape (``count``, n).

    Few rows are objects at a time: a million of them hold all threads for a third of a second whenever
    garbage is collected.
    """
    parts = [
        np.fromiter(itertools.chain.from_iterable(rows), dtype=np.int64, count=count * len(rows))
        for rows in database.query_in_parts(sql, parameters)
    ]
    flat = np.concatenate(parts) if parts else np.empty(0, dtype=np.int64)
    return np.ascontiguousarray(flat.reshape(-1, count).T)

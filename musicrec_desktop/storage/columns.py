"""Reads many rows of numbers."""

from __future__ import annotations

import itertools
from collections.abc import Iterable, Iterator, Sequence
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

from musicrec_desktop.storage.database import Database

_TEXT_AT_ONCE: Final = 1 << 17
"""Letters of a text of numbers that are read in one piece."""
REAL_OF: Final = "coalesce({0}, 9e999)"
"""SQL that reads NULL as infinity, for ``read_reals``."""


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


def read_reals(database: Database, sql: str, parameters: Sequence[Any], count: int) -> NDArray[np.float64]:
    """The rows of a query as columns, shape (``count``, n); NaN for what is no finite number.

    NULL is to be read as infinity (``REAL_OF``), because rows go into the array without a look at each.
    """
    parts = [
        np.fromiter(itertools.chain.from_iterable(rows), dtype=np.float64, count=count * len(rows))
        for rows in database.query_in_parts(sql, parameters)
    ]
    flat = np.concatenate(parts) if parts else np.empty(0)
    flat[~np.isfinite(flat)] = np.nan
    return np.ascontiguousarray(flat.reshape(-1, count).T)


def read_joined(
    database: Database, sql: str, spans: Iterable[Sequence[Any]], count: int
) -> NDArray[np.int64]:
    """Whole numbers of many rows as columns, shape (``count``, n), in half the time of ``read_columns``.

    SQLite joins the numbers of some thousands of rows in a text, so that they are no objects one by one, and
    other threads run meanwhile.

    Args:
        database: of the rows.
        sql: gives one row of ``count`` texts, each ``group_concat`` of a column that is never NULL.
        spans: parameters of ``sql``, for one part of the rows after the other.
        count: of columns.
    """
    parts = [np.empty((count, 0), dtype=np.int64)]
    for span in spans:
        texts = database.one(sql, span)
        if texts is not None and texts[0] is not None:
            parts.append(np.stack([whole_numbers(text) for text in texts]))
    return np.concatenate(parts, axis=1)


def whole_numbers(text: str | None) -> NDArray[np.int64]:
    """The whole numbers of a text in which commas part them; none for no text."""
    parts = [np.fromstring(part, np.int64, sep=",") for part in _pieces(text or "")]
    return np.concatenate(parts) if parts else np.zeros(0, np.int64)


def reals(text: str | None) -> NDArray[np.float64]:
    """As ``whole_numbers``, of any finite numbers; whole ones are read in a tenth of the time."""
    # SQLite writes a point into every real number ("Inf" is the one that has none).
    if not text or ("." not in text and "I" not in text):
        return whole_numbers(text).astype(np.float64)
    return np.concatenate([np.fromstring(part, np.float64, sep=",") for part in _pieces(text)])


def _pieces(text: str) -> Iterator[str]:
    """A text of numbers in pieces: other threads wait while one of them is read, and a million take 20 ms."""
    at = 0
    while at < len(text):
        end = text.find(",", at + _TEXT_AT_ONCE)
        end = len(text) if end < 0 else end
        yield text[at:end]
        at = end + 1

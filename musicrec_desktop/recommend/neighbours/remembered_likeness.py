"""How alike pairs of tracks are, remembered: plan after plan compares nearly the same tracks."""

from __future__ import annotations

import threading
from collections.abc import Callable
from typing import Final

import numpy as np
from numpy.typing import NDArray

from musicrec_desktop.model.features import FloatArray
from musicrec_desktop.recommend.space.vector_table import NO_IDS, IdArray, VectorTable, id_array

MOST_ONES: Final = 160
"""Tracks that others are compared with: the evidence of a session, interests and rejected tracks."""
MOST_OTHERS: Final = 12_000
"""Tracks that are compared with those. With all pairs they take 8 MB."""


class RememberedLikeness:
    """Remembers how alike pairs of tracks are; may be used in any thread.

    Args:
        likenesses: gives the likeness of each of some rows to many, shape (ones, many).
    """

    def __init__(self, likenesses: Callable[[VectorTable, VectorTable], FloatArray]) -> None:
        self._likenesses = likenesses
        self._lock = threading.Lock()
        self._ones, self._others = _Places(MOST_ONES), _Places(MOST_OTHERS)
        # Memory is taken by the pages that are written; NaN is what was never asked for.
        self._values: FloatArray = np.empty((0, 0), dtype=np.float32)

    def of(self, ones: VectorTable, many: VectorTable) -> FloatArray:
        """How alike each of some tracks is to many, shape (ones, many)."""
        if len(ones) > MOST_ONES or len(many) > MOST_OTHERS:
            found = np.full((len(ones), len(many)), np.nan, dtype=np.float32)
            self._complete(found, ones, many)
            return found
        with self._lock:
            if not self._values.size:
                self._values = np.empty((MOST_ONES, MOST_OTHERS), dtype=np.float32)
            new_rows, rows = self._ones.of(ones.ids)
            new_columns, columns = self._others.of(many.ids)
            self._values[new_rows, : self._others.used] = np.nan
            self._values[: self._ones.used, new_columns] = np.nan
            # Row by row: with both at once numpy takes three times as long.
            found = np.empty((len(rows), len(columns)), dtype=np.float32)
            for row, values in zip(rows.tolist(), found, strict=True):
                values[:] = self._values[row][columns]
            for some in self._complete(found, ones, many):
                self._values[rows[some], columns] = found[some]
        return found

    def _complete(self, found: FloatArray, ones: VectorTable, many: VectorTable) -> list[int]:
        """Compare the pairs that are NaN.

        Returns:
            The rows that had such pairs.
        """
        is_unknown = np.isnan(found)
        # Most rows lack the same tracks: those that nobody was compared with before.
        alike: dict[bytes, list[int]] = {}
        for row in np.flatnonzero(is_unknown.any(axis=1)).tolist():
            alike.setdefault(is_unknown[row].tobytes(), []).append(row)
        for rows in alike.values():
            lacking = is_unknown[rows[0]]
            some = many if lacking.all() else many.rows(lacking)
            found[np.ix_(rows, lacking)] = self._likenesses(ones.rows(id_array(rows)), some)
        return [row for rows in alike.values() for row in rows]


class _Places:
    """Gives tracks places in an array; where all are taken, those go that were not asked for the longest.

    Attributes:
        used: how many of the places were ever given.
    """

    def __init__(self, most: int) -> None:
        self._most = most
        self._ids, self._places = NO_IDS, NO_IDS
        self._asked: NDArray[np.int64] = np.zeros(most, dtype=np.int64)
        self._time = 0
        self.used = 0

    def of(self, ids: IdArray) -> tuple[IdArray, IdArray]:
        """The places that are given anew, and the places of all of ``ids``, in their order."""
        self._time += 1
        at = np.searchsorted(self._ids, ids)
        is_known = np.zeros(len(ids), dtype=np.bool_)
        inside = at < len(self._ids)
        is_known[inside] = self._ids[at[inside]] == ids[inside]
        self._asked[self._places[at[is_known]]] = self._time
        new = np.sort(ids[~is_known])
        given = self._free(len(new))
        if len(new):
            self._asked[given] = self._time
            at_new = np.searchsorted(self._ids, new)
            self._ids = np.insert(self._ids, at_new, new)
            self._places = np.insert(self._places, at_new, given)
        return given, self._places[np.searchsorted(self._ids, ids)]

    def _free(self, count: int) -> IdArray:
        """Places for more tracks."""
        fresh = min(count, self._most - self.used)
        given = np.arange(self.used, self.used + fresh, dtype=np.int64)
        self.used += fresh
        if fresh == count:
            return given
        taken = self._places[np.argsort(self._asked[self._places], kind="stable")[: count - fresh]]
        kept = ~np.isin(self._places, taken)
        self._ids, self._places = self._ids[kept], self._places[kept]
        return np.concatenate((given, taken))

"""How alike pairs of tracks are, remembered: plan after plan compares nearly the same tracks."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Final

import numpy as np

from musicrec_desktop.model.features import FloatArray
from musicrec_desktop.recommend.space.vector_table import NO_IDS, IdArray, VectorTable, id_array

MOST_ONES: Final = 128
"""Tracks that others are compared with: the evidence of a session, interests and rejected tracks."""
MOST_OTHERS: Final = 10_000
"""Tracks that are compared with those; with more of either, it begins anew. All pairs take 5 MB."""


@dataclass(frozen=True, slots=True, eq=False)
class _Pairs:
    """What is remembered at one moment; never changed, so any thread may read it.

    Attributes:
        rows: the row of each track that others are compared with.
        ids: of the others, ascending.
        values: likeness, NaN where it was never asked for; shape (rows, ids).
    """

    rows: dict[int, int] = field(default_factory=dict)
    ids: IdArray = field(default_factory=lambda: NO_IDS)
    values: FloatArray = field(default_factory=lambda: np.zeros((0, 0), dtype=np.float32))

    def grown(self, ones: list[int], others: IdArray) -> _Pairs:
        """With room for more tracks, in new arrays."""
        rows = self.rows | {
            one: place
            for place, one in enumerate((one for one in ones if one not in self.rows), len(self.rows))
        }
        ids = np.union1d(self.ids, others)
        if len(rows) > MOST_ONES or len(ids) > MOST_OTHERS:
            return _Pairs().grown(ones, others) if self.rows else _Pairs(rows, ids, _unknown(rows, ids))
        values = _unknown(rows, ids)
        values[: len(self.rows), np.searchsorted(ids, self.ids)] = self.values
        return _Pairs(rows, ids, values)


class RememberedLikeness:
    """Remembers how alike pairs of tracks are; may be used in any thread.

    Args:
        likeness: gives the likeness of the row of one track to many rows, shape (n,).
    """

    def __init__(self, likeness: Callable[[VectorTable, VectorTable], FloatArray]) -> None:
        self._likeness = likeness
        self._pairs = _Pairs()

    def of(self, ones: VectorTable, many: VectorTable) -> FloatArray:
        """How alike each of some tracks is to many, shape (ones, many)."""
        pairs = self._pairs.grown(ones.ids.tolist(), many.ids)
        rows = id_array([pairs.rows[one] for one in ones.ids.tolist()])
        cells = np.ix_(rows, np.searchsorted(pairs.ids, many.ids))
        found = pairs.values[cells]
        tables: dict[bytes, VectorTable] = {}
        for row, unknown in enumerate(np.isnan(found)):
            if not unknown.any():
                continue
            # Most rows lack the same tracks: those that nobody was compared with before.
            lacking = tables.get(key := unknown.tobytes())
            if lacking is None:
                lacking = tables[key] = many if unknown.all() else many.rows(unknown)
            found[row, unknown] = self._likeness(ones.rows(slice(row, row + 1)), lacking)
        pairs.values[cells] = found
        # Whoever comes last is remembered; what another thread found meanwhile is found again.
        self._pairs = pairs
        return found


def _unknown(rows: dict[int, int], ids: IdArray) -> FloatArray:
    return np.full((len(rows), len(ids)), np.nan, dtype=np.float32)

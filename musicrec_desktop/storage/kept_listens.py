"""The listens of a listener as columns, kept from read to read: each adds a few to tens of thousands."""

from __future__ import annotations

import threading
from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.typing import NDArray

from musicrec_desktop.storage.columns import read_columns
from musicrec_desktop.storage.database import Database

COLUMNS: Final = 5
_MODULUS: Final = 1_000_003
"""Starts are added up by what is left of them, so that the sum of millions is no greater than SQLite's."""
# Read in the order in which they were written, which is quicker than by any index (hence the plus).
_LATEST: Final = (
    "SELECT track_id, started_at_ms, listened_ms, session_id,"
    " is_play + 2 * (reason = 'finished') + 4 * is_early_skip + 8 * (origin = 'auto'), id"
    " FROM listen WHERE +listener_id = ? AND id > ? ORDER BY id DESC LIMIT ?"
)
# All in one index, so a tenth of the time of the rows. A row is never changed but for its track.
_SUMS: Final = (
    f"SELECT count(*), coalesce(sum(track_id), 0), coalesce(sum(started_at_ms % {_MODULUS}), 0)"
    " FROM listen WHERE listener_id = ? AND id <= ?"
)
_Sums = tuple[int, ...]


@dataclass(frozen=True, slots=True, eq=False)
class _Kept:
    """The latest listens up to a row, in the order in which they were written, shape (COLUMNS, n).

    ``sums`` are those of ``_SUMS`` over all rows up to that one.
    """

    of: tuple[int, int]
    last_id: int
    sums: _Sums
    columns: NDArray[np.int64]


class KeptListens:
    """Reads the listens of one listener, and next time those that came since; may be used in any thread.

    Args:
        database: of the profile.
    """

    def __init__(self, database: Database) -> None:
        self._database = database
        self._lock = threading.Lock()
        self._kept: _Kept | None = None

    def latest(self, listener_id: int, limit: int) -> NDArray[np.int64]:
        """The latest ``limit`` listens of a listener, oldest first.

        Returns:
            Tracks, starts (UTC, ms), how long they were heard (ms), sessions, and flags: 1 for a play, 2 for
            a track that ended by itself, 4 for an early skip, 8 for a track of autoplay. Shape (COLUMNS, n).
        """
        with self._lock:
            kept = self._kept
        if (
            kept is None
            or kept.of != (listener_id, limit)
            or kept.sums != self._sums(kept.of[0], kept.last_id)
        ):
            kept = _Kept((listener_id, limit), 0, (0, 0, 0), np.empty((COLUMNS, 0), dtype=np.int64))
        kept = self._with_new(kept)
        with self._lock:
            self._kept = kept
        return np.ascontiguousarray(kept.columns[:, np.argsort(kept.columns[1], kind="stable")])

    def _with_new(self, kept: _Kept) -> _Kept:
        listener_id, limit = kept.of
        rows = read_columns(self._database, _LATEST, (listener_id, kept.last_id, limit), COLUMNS + 1)
        if not rows.shape[1]:
            return kept
        last_id, new = int(rows[-1, 0]), rows[:COLUMNS, ::-1]
        if new.shape[1] < limit:
            own = (new.shape[1], int(new[0].sum()), int((new[1] % _MODULUS).sum()))
            sums: _Sums = tuple(map(int.__add__, kept.sums, own))
        else:
            sums = self._sums(listener_id, last_id)  # there are older ones that were not read
        return _Kept(kept.of, last_id, sums, np.concatenate((kept.columns, new), axis=1)[:, -limit:])

    def _sums(self, listener_id: int, last_id: int) -> _Sums:
        row = self._database.one(_SUMS, (listener_id, last_id))
        assert row is not None
        return tuple(map(int, row))

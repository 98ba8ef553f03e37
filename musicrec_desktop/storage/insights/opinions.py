"""What the listener in use said about tracks and artists, as columns."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.typing import NDArray

from musicrec_desktop.storage.columns import read_columns
from musicrec_desktop.storage.database import Database

LIKED, DISLIKED, TAKEN_BACK = 0, 1, 2
HALF_STARS: Final = 10

# A row that takes feedback back has its kind. One that takes ``neutral`` back is an undo of an undo: neither.
_SAID: Final = f"""
    SELECT at_ms, CASE WHEN takes_back IS NOT NULL OR kind = 'neutral' THEN {TAKEN_BACK}
        WHEN kind = 'like' THEN {LIKED} ELSE {DISLIKED} END
    FROM feedback WHERE listener_id = ? AND kind IN ('like', 'dislike', 'neutral')
        AND NOT (kind = 'neutral' AND takes_back IS NOT NULL) ORDER BY at_ms"""
_RATINGS: Final = (
    "SELECT half_stars, count(*) FROM own_rating JOIN track ON track.id = track_id"
    " WHERE missing_since_ms IS NULL GROUP BY half_stars"
)


@dataclass(frozen=True, slots=True, eq=False)
class Opinions:
    """Likes, dislikes and what was taken back, oldest first, each of shape (n,).

    Attributes:
        at_ms: UTC, int64.
        kinds: ``LIKED``, ``DISLIKED`` or ``TAKEN_BACK``, int64.
    """

    at_ms: NDArray[np.int64]
    kinds: NDArray[np.int64]


class OpinionStore:
    """Reads opinions and ratings; it is called in lanes."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def said(self) -> Opinions:
        """Every like and dislike that was ever said, also those that were taken back later."""
        at_ms, kinds = read_columns(self._database, _SAID, (self._database.listener_id,), 2)
        return Opinions(at_ms, kinds)

    def ratings(self) -> NDArray[np.int64]:
        """How many tracks that are there have half a star, one star … five stars; shape (10,)."""
        counts = np.zeros(HALF_STARS, dtype=np.int64)
        for half_stars, count in self._database.query(_RATINGS):
            counts[half_stars - 1] = count
        return counts

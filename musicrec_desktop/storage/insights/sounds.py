"""What is known of the sound of all tracks, as columns."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.typing import NDArray

from musicrec_desktop.storage.columns import REAL_OF, read_reals
from musicrec_desktop.storage.database import Database

SOUND_NAMES: Final = (
    *("bpm", "energy", "brightness", "danceability", "acousticness", "vocals", "loudness"),
    *("tonic", "is_major"),
)
"""The columns of ``track_sound``, as queries name them."""
_TRACK_NAMES: Final = ("year", "length_ms", "plays")
_SQL: Final = (
    f"SELECT track.id, {', '.join(REAL_OF.format(name) for name in SOUND_NAMES)},"
    f" {REAL_OF.format('year')}, {REAL_OF.format('measured_ms')}, coalesce(plays, 0)"
    " FROM track LEFT JOIN track_sound ON track_sound.track_id = track.id"
    " LEFT JOIN own_use ON own_use.track_id = track.id WHERE missing_since_ms IS NULL ORDER BY track.id"
)


@dataclass(frozen=True, slots=True, eq=False)
class SoundTable:
    """The sound of the tracks that are there, ascending by id.

    Attributes:
        ids: int64, shape (n,).
        values: by name, each float64 of shape (n,), NaN where it is not known: those of ``SOUND_NAMES``,
            ``year`` of the tags, ``length_ms``, and ``plays`` of the listener in use with imported ones.
    """

    ids: NDArray[np.int64]
    values: dict[str, NDArray[np.float64]]

    def __len__(self) -> int:
        return len(self.ids)

    def places(self, track_ids: NDArray[np.int64]) -> NDArray[np.int64]:
        """The places of tracks; -1 for one that is not there."""
        return places_of(self.ids, track_ids)


def places_of(ids: NDArray[np.int64], track_ids: NDArray[np.int64]) -> NDArray[np.int64]:
    """The places of tracks among ids, which are ascending; -1 for one that is not there."""
    if not len(ids):
        return np.full(len(track_ids), -1, dtype=np.int64)
    found = np.minimum(np.searchsorted(ids, track_ids), len(ids) - 1)
    return np.where(ids[found] == track_ids, found, -1)


class SoundStore:
    """Reads columns of all tracks; takes some tenths of a second for 100,000, so it is called in lanes."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def table(self) -> SoundTable:
        """The sound of the tracks that are there."""
        names = (*SOUND_NAMES, *_TRACK_NAMES)
        columns = read_reals(self._database, _SQL, (), 1 + len(names))
        return SoundTable(
            np.nan_to_num(columns[0]).astype(np.int64), dict(zip(names, columns[1:], strict=True))
        )

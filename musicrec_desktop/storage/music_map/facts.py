"""Facts of all tracks as arrays, for the colours, names and axes of the music map.

A fact is read as two texts of numbers, which takes a tenth of the time of a row for each track
(``storage/query/sets.py``).
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping
from typing import Final

import numpy as np
from numpy.typing import NDArray

from musicrec_desktop.core.text.folding import usual_spelling
from musicrec_desktop.model.music_map import GroupTable, MapFact, MapLevel
from musicrec_desktop.storage.database import Database
from musicrec_desktop.storage.query.sets import IdArray, ids_in, pairs_in

_PRESENT: Final = "track.missing_since_ms IS NULL"
_SOUND: Final = "SELECT track_id AS id, {0} AS number FROM track_sound WHERE {0} IS NOT NULL"
_SELECTS: Final[Mapping[MapFact, str]] = {
    MapFact.YEAR: "SELECT id, year AS number FROM track WHERE year IS NOT NULL",
    MapFact.ADDED: "SELECT id, added_at_ms AS number FROM track",
    MapFact.ENERGY: _SOUND.format("energy"),
    MapFact.TEMPO: _SOUND.format("bpm"),
    MapFact.BRIGHTNESS: _SOUND.format("brightness"),
    MapFact.DANCEABILITY: _SOUND.format("danceability"),
    MapFact.ACOUSTICNESS: _SOUND.format("acousticness"),
    MapFact.VOCALS: _SOUND.format("vocals"),
    MapFact.LOUDNESS: _SOUND.format("loudness"),
    MapFact.KEY: "SELECT track_id AS id, tonic * 2 + is_major AS number FROM track_sound"
    " WHERE tonic IS NOT NULL AND is_major IS NOT NULL",
    MapFact.RATING: "SELECT track_id AS id, half_stars AS number FROM own_rating",
    MapFact.PLAYS: "SELECT track_id AS id, plays AS number FROM own_use WHERE plays > 0",
    MapFact.LAST_PLAYED: "SELECT track_id AS id, last_played_ms AS number FROM own_use"
    " WHERE last_played_ms IS NOT NULL",
}
_ALBUMS: Final = (
    "SELECT album_key || char(1) || album_artist_key, album, id FROM track"
    f" WHERE {_PRESENT} AND album_key <> ''"
)
_VALUES: Final = (
    "SELECT key, value, track_id FROM track_value JOIN track ON track.id = track_id"
    f" WHERE {_PRESENT} AND kind = ? AND key <> ''"
)
_KINDS: Final = {MapLevel.ARTISTS: "artist", MapLevel.GENRES: "genre"}


class MapFactStore:
    """Reads facts; in lanes only."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def present(self) -> IdArray:
        """The tracks whose files are there, ascending."""
        return ids_in(self._database, f"SELECT id FROM track WHERE {_PRESENT} ORDER BY id")

    def numbers(self, fact: MapFact) -> tuple[IdArray, NDArray[np.float64]]:
        """The tracks that have a value, and the values, in no order."""
        return pairs_in(self._database, _SELECTS[fact])

    def heard_since(self, at_ms: int) -> IdArray:
        """The tracks of the listens of the listener from a moment on, UTC, in order."""
        return ids_in(
            self._database,
            "SELECT track_id AS id FROM own_listen WHERE started_at_ms >= ? ORDER BY started_at_ms, id",
            (at_ms,),
        )

    def groups(self, level: MapLevel) -> GroupTable:
        """The albums, artists or genres of the tracks whose files are there; an artist of any credit."""
        if level is MapLevel.ALBUMS:
            parts = self._database.query_in_parts(_ALBUMS)
        else:
            parts = self._database.query_in_parts(_VALUES, (_KINDS[level],))
        places: dict[str, int] = {}
        spellings: defaultdict[int, Counter[str]] = defaultdict(Counter)
        owners: list[int] = []
        ids: list[int] = []
        for rows in parts:
            for key, name, track_id in rows:
                place = places.setdefault(key, len(places))
                spellings[place][name] += 1
                owners.append(place)
                ids.append(track_id)
        names = tuple(_usual(spellings[place]) for place in range(len(places)))
        return GroupTable(names, np.asarray(owners, dtype=np.int32), np.asarray(ids, dtype=np.int64))


def _usual(counts: Counter[str]) -> str:
    return next(iter(counts)) if len(counts) == 1 else usual_spelling(counts)

"""Reads what cards are made from: the library as columns, and what the listener in use did with it.

A column comes as one text of numbers that SQLite joins, which takes a third of the time of as many rows.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final, overload

import numpy as np
from typing_extensions import override

from musicrec_desktop.model.features import FloatArray
from musicrec_desktop.model.mix import Ints, MixTracks
from musicrec_desktop.model.track import TrackId
from musicrec_desktop.storage.columns import read_columns, whole_numbers
from musicrec_desktop.storage.database import Database

# Everything of it is in one index; which lengths are guesses is not, and few are.
_FIGURES: Final = """SELECT group_concat(id),
        group_concat(coalesce(track_number, 0) + 1000 * coalesce(disc_number, 0)),
        group_concat(coalesce(decoded_duration_ms, header_duration_ms, 0)), group_concat(added_at_ms)
    FROM track WHERE missing_since_ms IS NULL"""
_GUESSED: Final = (
    "SELECT group_concat(id) FROM track WHERE is_estimated_header AND decoded_duration_ms IS NULL"
)
_SOUND: Final = """SELECT group_concat(track_id), group_concat(CAST(ifnull(1000 * energy, -1) AS INTEGER)),
        group_concat(CAST(ifnull(10 * bpm, -1) AS INTEGER)) FROM track_sound"""
_VALUES: Final = """SELECT min(value), '', group_concat(track_id) FROM track_value
    WHERE kind = ? AND position = 0 AND key <> '' GROUP BY key"""
_ALBUMS: Final = """SELECT min(album), min(album_artist_text), group_concat(id) FROM track
    WHERE album_key <> '' GROUP BY album_key, album_artist_key"""
_USE: Final = "SELECT track_id, plays, skips, coalesce(last_played_ms, 0) FROM own_use"
_RATED: Final = "SELECT track_id, half_stars FROM own_rating"
_LIKED: Final = "SELECT track_id FROM track_feedback WHERE kind = 'like'"


class MixStore:
    """Columns of the library and sums of the history; it only reads."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def tracks(self) -> MixTracks:
        """The present tracks, with what the listener in use did with them."""
        with self._database.reading():
            figures = self._columns(_FIGURES)
            figures = figures[:, np.argsort(figures[0])]
            ids = figures[0]
            (guessed,) = self._columns(_GUESSED)
            sound_ids, energy, bpm = self._columns(_SOUND)
            artist, artists, _ = self._groups(ids, _VALUES, "artist")
            genre, genres, _ = self._groups(ids, _VALUES, "genre")
            album, albums, album_artists = self._groups(ids, _ALBUMS)
            used = read_columns(self._database, _USE, (), 4)
            rated = read_columns(self._database, _RATED, (), 2)
            liked = read_columns(self._database, _LIKED, (), 1)
        return MixTracks(
            ids=ids,
            artist=artist,
            album=album,
            genre=genre,
            number=figures[1],
            duration_ms=np.where(np.isin(ids, guessed), 0, figures[2]),
            added_at_ms=figures[3],
            plays=_placed(ids, used[0], used[1]),
            skips=_placed(ids, used[0], used[2]),
            last_ms=_placed(ids, used[0], used[3]),
            half_stars=_placed(ids, rated[0], rated[1]),
            is_liked=np.isin(ids, liked[0]),
            energy=_share(_placed(ids, sound_ids, energy, -1), 1000),
            bpm=_share(_placed(ids, sound_ids, bpm, -1), 10),
            titles=_Titles(self._database, ids),
            artists=artists,
            albums=albums,
            album_artists=album_artists,
            genres=genres,
        )

    def count(self) -> int:
        """How many present tracks there are."""
        row = self._database.one("SELECT count(*) FROM track WHERE missing_since_ms IS NULL")
        return 0 if row is None else int(row[0])

    def liked(self) -> tuple[TrackId, ...]:
        """Liked tracks, the latest like first."""
        rows = self._database.query(f"{_LIKED} ORDER BY +id DESC")
        return tuple(TrackId(track_id) for (track_id,) in rows)

    def _columns(self, sql: str) -> Ints:
        """The columns of a question that joins each to a text, shape (columns, n)."""
        row = self._database.one(sql)
        return np.array([whole_numbers(text) for text in row or ()], dtype=np.int64)

    def _groups(self, ids: Ints, sql: str, *parameters: str) -> tuple[Ints, tuple[str, ...], tuple[str, ...]]:
        """The number of the group of each track, -1 for none, shape (len(ids),); and two names of each."""
        rows = self._database.query(sql, parameters)
        members = [whole_numbers(text) for _, _, text in rows]
        numbers = np.repeat(np.arange(len(rows)), [len(one) for one in members])
        of = np.concatenate(members) if members else np.zeros(0, dtype=np.int64)
        names, others = (tuple(row[place] for row in rows) for place in (0, 1))
        return _placed(ids, of, numbers, -1), names, others


class _Titles(Sequence[str]):
    """The titles of tracks, each read when it is asked for: sentences name few of them."""

    def __init__(self, database: Database, ids: Ints) -> None:
        self._database = database
        self._ids = ids

    @override
    def __len__(self) -> int:
        return len(self._ids)

    @overload
    def __getitem__(self, place: int) -> str: ...

    @overload
    def __getitem__(self, place: slice) -> Sequence[str]: ...

    @override
    def __getitem__(self, place: int | slice) -> str | Sequence[str]:
        if isinstance(place, slice):
            return _Titles(self._database, self._ids[place])
        row = self._database.one("SELECT title FROM track WHERE id = ?", (int(self._ids[place]),))
        return "" if row is None else str(row[0])


def _placed(ids: Ints, of: Ints, values: Ints, absent: int = 0) -> Ints:
    """The values of tracks at their places among ``ids``, shape (len(ids),); else ``absent``."""
    found = np.full(len(ids), absent, dtype=np.int64)
    if len(ids) and len(of):
        places = np.minimum(np.searchsorted(ids, of), len(ids) - 1)
        is_there = ids[places] == of
        found[places[is_there]] = values[is_there]
    return found


def _share(values: Ints, of: int) -> FloatArray:
    """Whole numbers as parts of one; NaN where they are negative."""
    return np.where(values < 0, np.nan, values / of).astype(np.float32)

"""Reads what cards are made from: the library as columns, and what the listener in use did with it."""

from __future__ import annotations

from typing import Any, Final

import numpy as np

from musicrec_desktop.model.mix import Ints, MixTracks
from musicrec_desktop.model.track import TrackId
from musicrec_desktop.storage.columns import read_columns
from musicrec_desktop.storage.database import Database

_TRACKS: Final = """
    SELECT track.id, title, album_key, album_artist_key, album, album_artist_text,
        coalesce((SELECT value FROM track_value
            WHERE track_id = track.id AND kind = 'artist' AND position = 0), ''),
        coalesce((SELECT value FROM track_value
            WHERE track_id = track.id AND kind = 'genre' AND position = 0), ''),
        coalesce(track_number, 0) + 1000 * coalesce(disc_number, 0), coalesce(measured_ms, 0), added_at_ms,
        energy, bpm
    FROM track LEFT JOIN track_sound ON track_sound.track_id = track.id
    WHERE missing_since_ms IS NULL ORDER BY track.id"""
_USE: Final = "SELECT track_id, plays, skips, coalesce(last_played_ms, 0) FROM own_use"
_RATED: Final = "SELECT track_id, half_stars FROM own_rating"
_LIKED: Final = "SELECT track_id FROM track_feedback WHERE kind = 'like'"


class MixStore:
    """Columns of the library and sums of the history; it only reads."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def tracks(self) -> MixTracks:
        """The present tracks, with what the listener in use did with them."""
        fixed: list[tuple[Any, ...]] = []
        artists, albums, genres = _Numbers(), _Numbers(), _Numbers()
        titles: list[str] = []
        album_artists: list[str] = []
        with self._database.reading():
            for rows in self._database.query_in_parts(_TRACKS):
                for row in rows:
                    track_id, title, key, by_key, album, by, artist_name, genre_name, *figures = row
                    album_number = albums.of(f"{key}\0{by_key}" if key else "", album)
                    if album_number == len(album_artists):
                        album_artists.append(by)
                    titles.append(title)
                    by_whom = artists.of(artist_name.casefold(), artist_name)
                    style = genres.of(genre_name.casefold(), genre_name)
                    fixed.append((track_id, by_whom, album_number, style, *figures))
            used = read_columns(self._database, _USE, (), 4)
            rated = read_columns(self._database, _RATED, (), 2)
            liked = read_columns(self._database, _LIKED, (), 1)
        columns = list(zip(*fixed, strict=True)) if fixed else [()] * 9
        ids, artist, album_of, genre_of, number, duration_ms, added_at_ms = (
            np.array(column, dtype=np.int64) for column in columns[:7]
        )
        energy, bpm = (np.array(column, dtype=np.float32) for column in columns[7:])
        return MixTracks(
            ids=ids,
            artist=artist,
            album=album_of,
            genre=genre_of,
            number=number,
            duration_ms=duration_ms,
            added_at_ms=added_at_ms,
            plays=_placed(ids, used[0], used[1]),
            skips=_placed(ids, used[0], used[2]),
            last_ms=_placed(ids, used[0], used[3]),
            half_stars=_placed(ids, rated[0], rated[1]),
            is_liked=np.isin(ids, liked[0]),
            energy=energy,
            bpm=bpm,
            titles=tuple(titles),
            artists=tuple(artists.names),
            albums=tuple(albums.names),
            album_artists=tuple(album_artists),
            genres=tuple(genres.names),
        )

    def count(self) -> int:
        """How many present tracks there are."""
        row = self._database.one("SELECT count(*) FROM track WHERE missing_since_ms IS NULL")
        return 0 if row is None else int(row[0])

    def liked(self) -> tuple[TrackId, ...]:
        """Liked tracks, the latest like first."""
        rows = self._database.query(f"{_LIKED} ORDER BY +id DESC")
        return tuple(TrackId(track_id) for (track_id,) in rows)


class _Numbers:
    """Numbers of names in the order in which they come; -1 for an empty key."""

    def __init__(self) -> None:
        self._known: dict[str, int] = {}
        self.names: list[str] = []

    def of(self, key: str, name: str) -> int:
        if not key:
            return -1
        number = self._known.setdefault(key, len(self.names))
        if number == len(self.names):
            self.names.append(name)
        return number


def _placed(ids: Ints, of: Ints, values: Ints) -> Ints:
    """The values of tracks at their places among ``ids``, 0 for those without; shape (len(ids),)."""
    found = np.zeros(len(ids), dtype=np.int64)
    if len(ids) and len(of):
        places = np.minimum(np.searchsorted(ids, of), len(ids) - 1)
        is_there = ids[places] == of
        found[places[is_there]] = values[is_there]
    return found

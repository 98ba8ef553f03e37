"""The entries of playlists: their order, what they know, and rows that leave and come back."""

from __future__ import annotations

import os
from array import array
from collections.abc import Collection, Iterable, Mapping, Sequence
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

from musicrec_desktop.core.text.encodable import encodable
from musicrec_desktop.model.matching import KnownTrack
from musicrec_desktop.model.playlist import PlaylistEntry, PlaylistEntryId, PlaylistId
from musicrec_desktop.model.track import TrackId
from musicrec_desktop.storage.database import Database
from musicrec_desktop.storage.id_list import IN_LIST, id_list
from musicrec_desktop.storage.known_tracks import KNOWN_COLUMNS, known_of

Positions = dict[PlaylistEntryId, int]
EntryRow = tuple[Any, ...]
"""A row that was taken out, in the order of ``_COLUMNS``."""

_LONGEST_MS: Final = 1 << 40
"""A length beyond this is no length: 35 years."""
_COLUMNS: Final = f"id, playlist_id, position, track_id, {KNOWN_COLUMNS}"
_INSERT_TRACK: Final = f"""
    INSERT INTO playlist_entry (playlist_id, position, track_id, {KNOWN_COLUMNS})
    SELECT ?, ?, track.id, title, artist_text, album, duration_ms,
           CAST(rtrim(CAST(folder.path AS TEXT), '/') || '/' || CAST(relative_path AS TEXT) AS BLOB),
           recording_id, album_artist_text, coalesce((SELECT group_concat(value, ' ') FROM track_value
               WHERE track_id = track.id AND kind = 'isrc'), ''), track_number
    FROM track JOIN folder ON folder.id = track.folder_id WHERE track.id = ?
"""
_PAGE: Final = """
    SELECT playlist_entry.id, playlist_entry.track_id, playlist_entry.title, playlist_entry.artist,
           playlist_entry.album, playlist_entry.duration_ms, location, playlist_entry.recording_id,
           album_artist, isrc, playlist_entry.track_number,
           track.id IS NULL OR track.missing_since_ms IS NOT NULL
    FROM playlist_entry LEFT JOIN track ON track.id = playlist_entry.track_id
"""


class EntryStore:
    """Rows of entries; every list is in the order of the playlist."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def positions(self, playlist_id: PlaylistId) -> Positions:
        """The entries of a playlist with their positions, in order."""
        rows = self._database.query(
            "SELECT id, position FROM playlist_entry WHERE playlist_id = ? ORDER BY position, id",
            (playlist_id,),
        )
        return dict(rows)

    def order(self, playlist_id: PlaylistId) -> tuple[array[int], array[int]]:
        """The ids of the entries, and those of their tracks; 0 where there is no track."""
        rows = self._database.query(
            "SELECT id, coalesce(track_id, 0) FROM playlist_entry WHERE playlist_id = ?"
            " ORDER BY position, id",
            (playlist_id,),
        )
        return array("q", (row[0] for row in rows)), array("q", (row[1] for row in rows))

    def states(self, playlist_id: PlaylistId) -> list[tuple[int, int, int]]:
        """Each entry's id, the id of its track (0 without one), and 1 where the file is there, else 0."""
        return self._database.query(
            "SELECT playlist_entry.id, coalesce(track.id, 0),"
            " track.id IS NOT NULL AND track.missing_since_ms IS NULL"
            " FROM playlist_entry LEFT JOIN track ON track.id = playlist_entry.track_id"
            " WHERE playlist_id = ? ORDER BY position, playlist_entry.id",
            (playlist_id,),
        )

    def page(self, ids: Sequence[PlaylistEntryId]) -> list[PlaylistEntry]:
        """Some entries, in the order asked for; unknown ids are left out."""
        rows = self._database.query(f"{_PAGE} WHERE playlist_entry.id {IN_LIST}", (id_list(ids),))
        by_id = {row[0]: _entry(row) for row in rows}
        return [by_id[entry_id] for entry_id in ids if entry_id in by_id]

    def all(self, playlist_id: PlaylistId) -> list[PlaylistEntry]:
        """All entries of a playlist."""
        rows = self._database.query(
            f"{_PAGE} WHERE playlist_id = ? ORDER BY position, playlist_entry.id", (playlist_id,)
        )
        return list(map(_entry, rows))

    def present_track_ids(self, playlist_id: PlaylistId) -> list[TrackId]:
        """The tracks whose files are there; a track stands as often as it has entries."""
        rows = self._database.query(
            "SELECT track.id FROM playlist_entry JOIN track ON track.id = track_id"
            " WHERE playlist_id = ? AND missing_since_ms IS NULL ORDER BY position, playlist_entry.id",
            (playlist_id,),
        )
        return [TrackId(track_id) for (track_id,) in rows]

    def together(self, limit: int) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
        """The tracks of plain playlists of all listeners, and their playlists, each of shape (n,).

        The playlists that were changed last are kept, up to ``limit`` entries; each is in its order.
        """
        rows = self._database.query(
            "SELECT track_id, playlist_id FROM playlist_entry JOIN playlist ON playlist.id = playlist_id"
            " WHERE track_id IS NOT NULL AND deleted_at_ms IS NULL AND rules = ''"
            " ORDER BY changed_at_ms DESC, playlist_id, position, playlist_entry.id LIMIT ?",
            (limit,),
        )
        table = np.array(rows, dtype=np.int64).reshape(-1, 2)
        table = table[np.argsort(table[:, 1], kind="stable")]
        return np.ascontiguousarray(table[:, 0]), np.ascontiguousarray(table[:, 1])

    def playlists_of(self, track_ids: Sequence[TrackId]) -> list[PlaylistId]:
        """The playlists of the listener that hold any of some tracks."""
        rows = self._database.query(
            "SELECT id FROM own_playlist WHERE id IN"
            f" (SELECT playlist_id FROM playlist_entry WHERE track_id {IN_LIST}) ORDER BY id",
            (id_list(track_ids),),
        )
        return [PlaylistId(playlist_id) for (playlist_id,) in rows]

    def members(self, playlist_ids: Iterable[PlaylistId], *, of_all: bool = False) -> set[int]:
        """The tracks in some playlists of the listener, or in all of them, present or not."""
        which = "SELECT id FROM own_playlist" + ("" if of_all else f" WHERE id {IN_LIST}")
        rows = self._database.query(
            f"SELECT DISTINCT track_id FROM playlist_entry"
            f" WHERE playlist_id IN ({which}) AND track_id IS NOT NULL",
            () if of_all else (id_list(playlist_ids),),
        )
        return {row[0] for row in rows}

    def add_tracks(
        self, playlist_id: PlaylistId, track_ids: Sequence[TrackId], positions: Sequence[int]
    ) -> list[PlaylistEntryId]:
        """Make entries of tracks, with what is known of them; unknown tracks get none."""
        rows = zip((playlist_id for _ in track_ids), positions, track_ids, strict=False)
        return self._added(playlist_id, _INSERT_TRACK, list(rows))

    def add_known(
        self,
        playlist_id: PlaylistId,
        known: Iterable[tuple[KnownTrack, TrackId | None]],
        positions: Iterable[int],
    ) -> list[PlaylistEntryId]:
        """Make entries of what a file knows of tracks, each with its track where that was found."""
        rows = [
            (
                playlist_id, position, track_id,
                encodable(one.title), encodable(one.artist), encodable(one.album),
                _length(one.duration_ms), _bytes(one.location), encodable(one.recording_id),
                encodable(one.album_artist), encodable(one.isrc), _number(one.track_number),
            )
            for (one, track_id), position in zip(known, positions, strict=False)
        ]  # fmt: skip
        sql = (
            f"INSERT INTO playlist_entry (playlist_id, position, track_id, {KNOWN_COLUMNS})"
            " VALUES (?, ?, (SELECT id FROM track WHERE id = ?), ?, ?, ?, ?, ?, ?, ?, ?, ?)"
        )
        return self._added(playlist_id, sql, rows)

    def copy(
        self, source_id: PlaylistId, target_id: PlaylistId, *, step: int, without: Collection[int] = ()
    ) -> list[PlaylistEntryId]:
        """Add a copy of the entries of one playlist to the end of another one.

        Args:
            source_id: the playlist that is copied.
            target_id: the playlist that gets the entries.
            step: the gap between positions.
            without: entries that are left out.
        """
        sql = (
            f"INSERT INTO playlist_entry (playlist_id, position, track_id, {KNOWN_COLUMNS})"
            " SELECT ?1, coalesce((SELECT max(position) FROM playlist_entry WHERE playlist_id = ?1), 0)"
            f" + ?2 * row_number() OVER (ORDER BY position, id), track_id, {KNOWN_COLUMNS}"
            " FROM playlist_entry WHERE playlist_id = ?3 AND id NOT IN (SELECT value FROM json_each(?4))"
            " ORDER BY position, id"
        )
        return self._added(target_id, sql, [(target_id, step, source_id, id_list(without))])

    def rows(self, ids: Iterable[PlaylistEntryId]) -> dict[PlaylistEntryId, EntryRow]:
        """The rows of entries, for ``restore``."""
        rows = self._database.query(
            f"SELECT {_COLUMNS} FROM playlist_entry WHERE id {IN_LIST}", (id_list(ids),)
        )
        return {row[0]: row for row in rows}

    def restore(self, rows: Iterable[EntryRow], positions: Mapping[PlaylistEntryId, int]) -> None:
        """Bring entries back at other positions; a track that has left the library meanwhile is none."""
        self._database.execute_many(
            f"INSERT INTO playlist_entry ({_COLUMNS})"
            " VALUES (?, ?, ?, (SELECT id FROM track WHERE id = ?), ?, ?, ?, ?, ?, ?, ?, ?, ?)",
            [(row[0], row[1], positions[row[0]], *row[3:]) for row in rows],
        )

    def remove(self, ids: Iterable[PlaylistEntryId]) -> None:
        """Take entries out."""
        self._database.execute(f"DELETE FROM playlist_entry WHERE id {IN_LIST}", (id_list(ids),))

    def place(self, positions: Mapping[PlaylistEntryId, int]) -> None:
        """Give entries other positions."""
        self._database.execute_many(
            "UPDATE playlist_entry SET position = ? WHERE id = ?",
            [(position, entry_id) for entry_id, position in positions.items()],
        )

    def _added(
        self, playlist_id: PlaylistId, sql: str, rows: Sequence[Sequence[Any]]
    ) -> list[PlaylistEntryId]:
        with self._database.transaction():
            last = self._database.one("SELECT coalesce(max(id), 0) FROM playlist_entry")
            assert last is not None
            self._database.execute_many(sql, rows)
            added = self._database.query(
                "SELECT id FROM playlist_entry WHERE playlist_id = ? AND id > ? ORDER BY id",
                (playlist_id, last[0]),
            )
        return [PlaylistEntryId(entry_id) for (entry_id,) in added]


def _bytes(location: str) -> bytes:
    """A path as the bytes that it has on the disk; text that can be none is stored as UTF-8."""
    try:
        return os.fsencode(location)
    except UnicodeEncodeError:
        return location.encode("utf-8", "replace")


def _length(duration_ms: int | None) -> int | None:
    return duration_ms if duration_ms is not None and 0 < duration_ms <= _LONGEST_MS else None


def _number(number: int | None) -> int | None:
    return number if number is not None and 0 < number <= _LONGEST_MS else None


def _entry(row: tuple[Any, ...]) -> PlaylistEntry:
    entry_id, track_id, *known, is_missing = row
    return PlaylistEntry(entry_id, track_id, known_of(known), bool(is_missing))

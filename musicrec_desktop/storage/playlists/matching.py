"""What is compared to find the tracks of entries that have none."""

from __future__ import annotations

import os
from collections.abc import Collection, Iterable, Iterator, Mapping
from typing import Final

from musicrec_desktop.model.matching import KnownTrack, LibraryTrack, TrackNames
from musicrec_desktop.model.playlist import PlaylistEntryId, PlaylistId
from musicrec_desktop.model.track import TrackId
from musicrec_desktop.storage.database import Database
from musicrec_desktop.storage.id_list import IN_LIST, id_list
from musicrec_desktop.storage.known_tracks import KNOWN_COLUMNS, known_of

_ROWS_AT_ONCE: Final = 200


class MatchStore:
    """Entries without a track, of all listeners, and the names and paths of tracks."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def unmatched(self) -> list[tuple[PlaylistEntryId, PlaylistId, KnownTrack]]:
        """All entries without a track."""
        rows = self._database.query(
            f"SELECT id, playlist_id, {KNOWN_COLUMNS} FROM playlist_entry WHERE track_id IS NULL ORDER BY id"
        )
        return [(row[0], row[1], known_of(row[2:])) for row in rows]

    def names(self, among: Collection[TrackId] | None = None) -> Iterator[TrackNames]:
        """By what all present tracks, or some of them, are found."""
        sql = (
            "SELECT id, title, artist_text, album_artist_text, recording_id, isrc FROM track LEFT JOIN"
            " (SELECT track_id, group_concat(value, ' ') AS isrc FROM track_value WHERE kind = 'isrc'"
            " GROUP BY track_id) ON track_id = id WHERE missing_since_ms IS NULL"
        )
        if among is None:
            rows = self._database.query(sql)
        else:
            rows = self._database.query(f"{sql} AND id {IN_LIST}", (id_list(among),))
        for track_id, title, artist, album_artist, recording_id, isrc in rows:
            yield TrackNames(TrackId(track_id), title, artist, album_artist, recording_id, isrc or "")

    def paths(self) -> list[tuple[TrackId, str]]:
        """The paths of all tracks (``os.fsdecode`` form); those of present files first.

        Without the tracks of files that cue sheets cut: such a path does not tell which one is meant.
        """
        rows = self._database.query(
            "SELECT track.id, folder.path, relative_path FROM track JOIN folder ON folder.id = folder_id"
            " WHERE part = 0 ORDER BY missing_since_ms IS NOT NULL, track.id"
        )
        heads = {folder: os.path.join(folder, b"") for folder in {row[1] for row in rows}}
        return [
            (TrackId(track_id), os.fsdecode(heads[folder] + relative)) for track_id, folder, relative in rows
        ]

    def tracks(self, ids: Iterable[TrackId]) -> dict[TrackId, LibraryTrack]:
        """What is compared of tracks; unknown ids are left out."""
        rows = self._database.query(
            "SELECT track.id, title, artist_text, album, measured_ms, folder.path, relative_path,"
            " recording_id, album_artist_text, track_number, (SELECT group_concat(value, ' ')"
            " FROM track_value WHERE track_id = track.id AND kind = 'isrc')"
            f" FROM track JOIN folder ON folder.id = folder_id WHERE track.id {IN_LIST}",
            (id_list(ids),),
        )
        return {TrackId(row[0]): _library_track(*row) for row in rows}

    def folders(self) -> list[str]:
        """The music folders (``os.fsdecode`` form)."""
        rows = self._database.query("SELECT path FROM folder WHERE is_removed = 0 ORDER BY id")
        return [os.fsdecode(path) for (path,) in rows]

    def at_paths(self, paths: Iterable[str]) -> dict[str, TrackId]:
        """The tracks of absolute paths, as far as there are any, also where the file is missing.

        As ``paths``: without those of cut files.
        """
        folders = [
            (folder_id, bytes(path).rstrip(b"/") + b"/")
            for folder_id, path in self._database.query("SELECT id, path FROM folder")
        ]
        found: dict[str, TrackId] = {}
        for path in paths:
            raw = os.fsencode(os.path.normpath(path))
            for folder_id, prefix in folders:
                if raw.startswith(prefix):
                    row = self._database.one(
                        "SELECT id FROM track WHERE folder_id = ? AND relative_path = ? AND part = 0",
                        (folder_id, raw[len(prefix) :]),
                    )
                    if row is not None:
                        found[path] = TrackId(row[0])
                        break
        return found

    def tie(self, tracks: Mapping[PlaylistEntryId, TrackId]) -> None:
        """Give entries without a track their tracks, some hundred at once, so that nobody waits long."""
        pairs = [(track_id, entry_id) for entry_id, track_id in tracks.items()]
        for first in range(0, len(pairs), _ROWS_AT_ONCE):
            with self._database.transaction():
                self._database.execute_many(
                    "UPDATE playlist_entry SET track_id = (SELECT id FROM track WHERE id = ?)"
                    " WHERE id = ? AND track_id IS NULL",
                    pairs[first : first + _ROWS_AT_ONCE],
                )


def _library_track(
    track_id: int,
    title: str,
    artist: str,
    album: str,
    measured_ms: int | None,
    folder: bytes,
    relative_path: bytes,
    recording_id: str,
    album_artist: str,
    track_number: int | None,
    isrc: str | None,
) -> LibraryTrack:
    path = os.fsdecode(os.path.join(folder, relative_path))
    known = KnownTrack(
        title, artist, album, measured_ms, path, recording_id, album_artist, isrc or "", track_number
    )
    return LibraryTrack(TrackId(track_id), known)

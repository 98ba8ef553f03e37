"""What is compared to find the tracks of entries that have none."""

from __future__ import annotations

import os
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from typing import Any, Final

from musicrec_desktop.model.playlist import KnownTrack, PlaylistEntryId, PlaylistId
from musicrec_desktop.model.track import TrackId
from musicrec_desktop.storage.database import Database
from musicrec_desktop.storage.id_list import IN_LIST, id_list

_ROWS_AT_ONCE: Final = 200


@dataclass(frozen=True, slots=True)
class TrackNames:
    """The names of a track, as its file has them.

    Attributes:
        track_id: the track.
        title: of the track.
        artists: the line of artists, and each artist.
        album: of the track.
        duration_ms: None where unknown.
    """

    track_id: TrackId
    title: str
    artists: tuple[str, ...]
    album: str
    duration_ms: int | None


class MatchStore:
    """Entries without a track, of all listeners, and the names and paths of tracks."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def unmatched(self) -> list[tuple[PlaylistEntryId, PlaylistId, KnownTrack]]:
        """All entries without a track."""
        rows = self._database.query(
            "SELECT id, playlist_id, title, artist, album, duration_ms, location, recording_id"
            " FROM playlist_entry WHERE track_id IS NULL ORDER BY id"
        )
        return [
            (
                entry_id,
                playlist_id,
                KnownTrack(title, artist, album, duration_ms, os.fsdecode(location), recording_id),
            )
            for entry_id, playlist_id, title, artist, album, duration_ms, location, recording_id in rows
        ]

    def titles(self, among: Collection[TrackId] | None) -> list[tuple[Any, ...]]:
        """The ids and titles of all present tracks, or of some of them."""
        sql = "SELECT id, title FROM track WHERE missing_since_ms IS NULL"
        if among is None:
            return self._database.query(sql)
        return self._database.query(f"{sql} AND id {IN_LIST}", (id_list(among),))

    def names(self, ids: Iterable[TrackId]) -> list[TrackNames]:
        """The names of tracks, in the order of their ids."""
        wanted = id_list(ids)
        artists: dict[int, list[str]] = {}
        for track_id, artist in self._database.query(
            "SELECT track_id, value FROM track_value"
            f" WHERE track_id {IN_LIST} AND kind = 'artist' ORDER BY track_id, position",
            (wanted,),
        ):
            artists.setdefault(track_id, []).append(artist)
        rows = self._database.query(
            f"SELECT id, title, artist_text, album, duration_ms FROM track WHERE id {IN_LIST} ORDER BY id",
            (wanted,),
        )
        return [
            TrackNames(track_id, title, (line, *artists.get(track_id, ())), album, duration_ms)
            for track_id, title, line, album, duration_ms in rows
        ]

    def paths(self) -> list[tuple[TrackId, str]]:
        """The paths of all tracks (``os.fsdecode`` form); those of present files first."""
        rows = self._database.query(
            "SELECT track.id, folder.path, relative_path FROM track JOIN folder ON folder.id = folder_id"
            " ORDER BY missing_since_ms IS NOT NULL, track.id"
        )
        return [
            (TrackId(track_id), os.fsdecode(os.path.join(folder, relative)))
            for track_id, folder, relative in rows
        ]

    def recordings(self) -> list[tuple[TrackId, str]]:
        """The ids of the recordings of present tracks, of those that have one."""
        return self._database.query(
            "SELECT id, recording_id FROM track WHERE recording_id <> '' AND missing_since_ms IS NULL"
        )

    def known(self, ids: Iterable[TrackId]) -> dict[TrackId, tuple[KnownTrack, str]]:
        """What entries of tracks know, each with the artists of the album; a guessed length is none."""
        rows = self._database.query(
            "SELECT track.id, title, artist_text, album, measured_ms, folder.path, relative_path,"
            " recording_id, album_artist_text"
            f" FROM track JOIN folder ON folder.id = folder_id WHERE track.id {IN_LIST}",
            (id_list(ids),),
        )
        return {
            TrackId(track_id): (
                KnownTrack(
                    title, artist, album, duration_ms, os.fsdecode(os.path.join(folder, relative)), recording
                ),
                album_artist,
            )
            for track_id, title, artist, album, duration_ms, folder, relative, recording, album_artist in rows
        }

    def folders(self) -> list[str]:
        """The music folders (``os.fsdecode`` form)."""
        rows = self._database.query("SELECT path FROM folder WHERE is_removed = 0 ORDER BY id")
        return [os.fsdecode(path) for (path,) in rows]

    def at_paths(self, paths: Iterable[str]) -> dict[str, TrackId]:
        """The tracks of absolute paths, as far as there are any, also where the file is missing."""
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
                        "SELECT id FROM track WHERE folder_id = ? AND relative_path = ?",
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

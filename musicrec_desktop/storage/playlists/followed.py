"""Playlists that follow their files."""

from __future__ import annotations

import os
from dataclasses import dataclass

from musicrec_desktop.model.playlist import PlaylistId
from musicrec_desktop.storage.database import Database


@dataclass(frozen=True, slots=True)
class FollowedFile:
    """A file that a playlist of the listener follows.

    Attributes:
        playlist_id: the playlist.
        path: of the file (``os.fsdecode`` form).
        size: in bytes, when it was last read.
        modified_ns: its time of change then.
        problem: why it could not be read since, a reason of ``PlaylistFileError``; or empty.
    """

    playlist_id: PlaylistId
    path: str
    size: int
    modified_ns: int
    problem: str = ""


class FollowedFileStore:
    """Which playlists follow their files, and the files as they were last read."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def all(self) -> list[FollowedFile]:
        """The followed files of the listener, in the order of their playlists."""
        rows = self._database.query(
            "SELECT playlist_id, source, size, modified_ns, problem"
            " FROM followed_file JOIN own_playlist ON own_playlist.id = playlist_id ORDER BY playlist_id"
        )
        return [
            FollowedFile(PlaylistId(playlist_id), os.fsdecode(source), size, modified_ns, problem)
            for playlist_id, source, size, modified_ns, problem in rows
        ]

    def is_followed(self, playlist_id: PlaylistId) -> bool:
        """Whether a playlist follows its file."""
        row = self._database.one("SELECT 1 FROM followed_file WHERE playlist_id = ?", (playlist_id,))
        return row is not None

    def follow(self, playlist_id: PlaylistId, size: int, modified_ns: int, problem: str = "") -> None:
        """Note that a playlist follows its file, and how the file is now."""
        self._database.execute(
            "INSERT OR REPLACE INTO followed_file (playlist_id, size, modified_ns, problem)"
            " VALUES (?, ?, ?, ?)",
            (playlist_id, size, modified_ns, problem),
        )

    def stop(self, playlist_id: PlaylistId) -> None:
        """Note that a playlist follows no file."""
        self._database.execute("DELETE FROM followed_file WHERE playlist_id = ?", (playlist_id,))

"""Playlists and their folders, of the listener in use."""

from __future__ import annotations

import contextlib
import json
import os
from dataclasses import asdict
from enum import Enum
from typing import Any, Final

from musicrec_desktop.core.text.encodable import encodable
from musicrec_desktop.core.text.order import sort_key
from musicrec_desktop.model.playlist import (
    LimitUnit,
    Playlist,
    PlaylistFolder,
    PlaylistFolderId,
    PlaylistId,
    PlaylistKind,
    SmartRules,
    SortOrder,
)
from musicrec_desktop.storage.database import Database

Value = str | int | None
Mark = tuple[str, int | None, int, str | None]
"""Name, folder, time of the last change, and the problem of the file that it follows; None where it follows
none."""

_PLAYLISTS: Final = """
    SELECT own_playlist.id, name, description, folder_id, rules, source, created_at_ms, changed_at_ms,
           coalesce(counted.entries, 0), coalesce(counted.missing, 0), coalesce(counted.length_ms, 0),
           followed_file.playlist_id IS NOT NULL, coalesce(followed_file.problem, '')
    FROM own_playlist
    LEFT JOIN followed_file ON followed_file.playlist_id = own_playlist.id
    LEFT JOIN (
        SELECT playlist_id, count(*) AS entries,
               sum(track.id IS NULL OR track.missing_since_ms IS NOT NULL) AS missing,
               sum(coalesce(track.duration_ms, playlist_entry.duration_ms)) AS length_ms
        FROM playlist_entry LEFT JOIN track ON track.id = playlist_entry.track_id
        {where} GROUP BY playlist_id
    ) AS counted ON counted.playlist_id = own_playlist.id
"""


class PlaylistField(Enum):
    """What can be changed of a playlist or a folder: the table, and the column."""

    NAME = ("playlist", "name")
    DESCRIPTION = ("playlist", "description")
    FOLDER = ("playlist", "folder_id")
    RULES = ("playlist", "rules")
    FOLDER_NAME = ("playlist_folder", "name")
    FOLDER_PARENT = ("playlist_folder", "parent_id")

    @property
    def is_of_folder(self) -> bool:
        """Whether folders have it."""
        return self in {PlaylistField.FOLDER_NAME, PlaylistField.FOLDER_PARENT}

    @property
    def names_a_folder(self) -> bool:
        """Whether its value is a folder."""
        return self in {PlaylistField.FOLDER, PlaylistField.FOLDER_PARENT}


class PlaylistStore:
    """Rows of playlists and folders."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def all(self) -> list[Playlist]:
        """All playlists, in the order of their names."""
        rows = self._database.query(_PLAYLISTS.format(where=""))
        return sorted(map(_playlist, rows), key=lambda playlist: (sort_key(playlist.name), playlist.id))

    def get(self, playlist_id: PlaylistId) -> Playlist | None:
        """A playlist; None where there is none, or where it was deleted."""
        where = "WHERE playlist_id = ?1"
        row = self._database.one(
            f"{_PLAYLISTS.format(where=where)} WHERE own_playlist.id = ?1", (playlist_id,)
        )
        return None if row is None else _playlist(row)

    def named_rules(self) -> list[tuple[PlaylistId, str, SmartRules | None]]:
        """Id, name and rules of all playlists, in the order of their ids; plain ones have no rules."""
        rows = self._database.query("SELECT id, name, rules FROM own_playlist ORDER BY id")
        return [
            (PlaylistId(playlist_id), name, rules_of_text(rules) if rules else None)
            for playlist_id, name, rules in rows
        ]

    def marks(self) -> dict[PlaylistId, Mark]:
        """By id of each playlist what is another one after an edit; no entries are counted."""
        rows = self._database.query(
            "SELECT own_playlist.id, name, folder_id, changed_at_ms, followed_file.problem FROM own_playlist"
            " LEFT JOIN followed_file ON followed_file.playlist_id = own_playlist.id"
        )
        return {PlaylistId(row[0]): (row[1], row[2], row[3], row[4]) for row in rows}

    def create(
        self,
        name: str,
        at_ms: int,
        *,
        folder_id: PlaylistFolderId | None = None,
        description: str = "",
        rules: SmartRules | None = None,
        source: str = "",
    ) -> PlaylistId:
        """Make an empty playlist; a smart one where there are rules."""
        cursor = self._database.execute(
            "INSERT INTO playlist"
            " (listener_id, folder_id, name, description, rules, source, created_at_ms, changed_at_ms)"
            " VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?7)",
            (
                self._database.owner_id, folder_id, name, description,
                "" if rules is None else rules_text(rules), os.fsencode(source), at_ms,
            ),
        )  # fmt: skip
        return PlaylistId(cursor.lastrowid or 0)

    def note_change(self, playlist_id: PlaylistId, at_ms: int) -> None:
        """Note when a playlist was changed."""
        self._database.execute("UPDATE playlist SET changed_at_ms = ? WHERE id = ?", (at_ms, playlist_id))

    def delete(self, playlist_id: PlaylistId, at_ms: int) -> None:
        """Delete a playlist, so that it can be restored for a while."""
        self._database.execute("UPDATE playlist SET deleted_at_ms = ? WHERE id = ?", (at_ms, playlist_id))

    def restore(self, playlist_id: PlaylistId) -> bool:
        """Bring a deleted playlist back; False where its rows are gone."""
        cursor = self._database.execute(
            "UPDATE playlist SET deleted_at_ms = NULL WHERE id = ?", (playlist_id,)
        )
        return cursor.rowcount > 0

    def purge(self, before_ms: int) -> None:
        """Remove the rows of playlists that were deleted before a time."""
        self._database.execute("DELETE FROM playlist WHERE deleted_at_ms < ?", (before_ms,))

    def value(self, field: PlaylistField, row_id: int) -> tuple[Value] | None:
        """A field of a playlist or a folder; None where there is no such row."""
        table, column = field.value
        row = self._database.one(f"SELECT {column} FROM own_{table} WHERE id = ?", (row_id,))
        return None if row is None else (row[0],)

    def set_value(self, field: PlaylistField, row_id: int, value: Value) -> None:
        """Change a field of a playlist or a folder."""
        table, column = field.value
        self._database.execute(f"UPDATE {table} SET {column} = ? WHERE id = ?", (value, row_id))

    def folders(self) -> list[PlaylistFolder]:
        """All folders, in the order of their names."""
        rows = self._database.query("SELECT id, name, parent_id FROM own_playlist_folder")
        return sorted(map(_folder, rows), key=lambda folder: (sort_key(folder.name), folder.id))

    def folder(self, folder_id: PlaylistFolderId) -> PlaylistFolder | None:
        """A folder; None where there is none."""
        row = self._database.one(
            "SELECT id, name, parent_id FROM own_playlist_folder WHERE id = ?", (folder_id,)
        )
        return None if row is None else _folder(row)

    def create_folder(self, name: str, parent_id: PlaylistFolderId | None) -> PlaylistFolderId:
        """Make a folder."""
        cursor = self._database.execute(
            "INSERT INTO playlist_folder (listener_id, parent_id, name) VALUES (?, ?, ?)",
            (self._database.owner_id, parent_id, name),
        )
        return PlaylistFolderId(cursor.lastrowid or 0)

    def restore_folder(self, folder: PlaylistFolder) -> None:
        """Bring a folder back that was removed; at the top where its own folder is gone."""
        self._database.execute(
            "INSERT INTO playlist_folder (id, listener_id, parent_id, name)"
            " VALUES (?, ?, (SELECT id FROM own_playlist_folder WHERE id = ?), ?)",
            (folder.id, self._database.owner_id, folder.parent_id, folder.name),
        )

    def remove_folder(self, folder: PlaylistFolder) -> None:
        """Remove a folder; what is in it moves to where the folder was."""
        for table, column in (PlaylistField.FOLDER.value, PlaylistField.FOLDER_PARENT.value):
            self._database.execute(
                f"UPDATE {table} SET {column} = ? WHERE {column} = ?", (folder.parent_id, folder.id)
            )
        self._database.execute("DELETE FROM playlist_folder WHERE id = ?", (folder.id,))


def rules_text(rules: SmartRules) -> str:
    """Rules as they are stored."""
    return encodable(json.dumps(asdict(rules), ensure_ascii=False))


def rules_of_text(text: str) -> SmartRules:
    """Stored rules; what cannot be read of them has its default."""
    known: dict[str, Any] = {}
    with contextlib.suppress(ValueError, TypeError, AttributeError, KeyError):
        known = dict(json.loads(text))
        known["order"] = SortOrder(known["order"])
        known["limit_unit"] = LimitUnit(known["limit_unit"])
        known["sort"] = tuple((str(field), bool(is_descending)) for field, is_descending in known["sort"])
        return SmartRules(**known)
    return SmartRules(str(known.get("query", "")))


def _playlist(row: tuple[Any, ...]) -> Playlist:
    playlist_id, name, description, folder_id, rules, source, created_at_ms, changed_at_ms, *more = row
    entries, missing, length_ms, is_followed, problem = more
    return Playlist(
        PlaylistId(playlist_id),
        name,
        description,
        None if folder_id is None else PlaylistFolderId(folder_id),
        PlaylistKind.SMART if rules else PlaylistKind.PLAIN,
        rules_of_text(rules) if rules else None,
        os.fsdecode(source),
        created_at_ms,
        changed_at_ms,
        entries,
        missing,
        length_ms,
        bool(is_followed),
        problem,
    )


def _folder(row: tuple[Any, ...]) -> PlaylistFolder:
    folder_id, name, parent_id = row
    return PlaylistFolder(
        PlaylistFolderId(folder_id), name, None if parent_id is None else PlaylistFolderId(parent_id)
    )

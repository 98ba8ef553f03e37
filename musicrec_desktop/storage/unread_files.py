"""Files that could not be read: they are not tracks, and are not opened again until they change."""

from __future__ import annotations

import os
from collections.abc import Iterable

from musicrec_desktop.model.files import FileStat, UnreadFile
from musicrec_desktop.model.track import FolderId
from musicrec_desktop.storage.database import Database


class UnreadFileStore:
    """Unreadable files by folder and path."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def of_folder(self, folder_id: FolderId) -> dict[str, UnreadFile]:
        """The unreadable files of a folder by relative path."""
        rows = self._database.query(
            "SELECT relative_path, size, mtime_ns, reason FROM unread_file WHERE folder_id = ?", (folder_id,)
        )
        return {
            (relative := os.fsdecode(path)): UnreadFile(FileStat(relative, size, mtime_ns), reason)
            for path, size, mtime_ns, reason in rows
        }

    def note(self, folder_id: FolderId, file: UnreadFile) -> None:
        """Note that a file could not be read in its present state."""
        self._database.execute(
            "INSERT OR REPLACE INTO unread_file (folder_id, relative_path, size, mtime_ns, reason)"
            " VALUES (?, ?, ?, ?, ?)",
            (
                folder_id,
                os.fsencode(file.stat.relative_path),
                file.stat.size,
                file.stat.mtime_ns,
                file.reason,
            ),
        )

    def forget(self, folder_id: FolderId, relative_paths: Iterable[str]) -> None:
        """Remove files that were read, or are gone."""
        self._database.execute_many(
            "DELETE FROM unread_file WHERE folder_id = ? AND relative_path = ?",
            [(folder_id, os.fsencode(path)) for path in relative_paths],
        )

    def all(self) -> list[tuple[str, str]]:
        """Absolute path and reason of all unreadable files in watched folders, by path."""
        rows = self._database.query(
            "SELECT folder.path, relative_path, reason FROM unread_file"
            " JOIN folder ON folder.id = folder_id WHERE is_removed = 0 ORDER BY folder.path, relative_path"
        )
        return [(os.fsdecode(os.path.join(folder, relative)), reason) for folder, relative, reason in rows]

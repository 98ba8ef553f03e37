"""The music folders that are watched."""

from __future__ import annotations

import os
from typing import Any

from musicrec_desktop.model.files import Folder, LeftOut
from musicrec_desktop.model.track import FolderId
from musicrec_desktop.storage.database import Database

_SELECT = "SELECT id, path, last_scan_ms, problem, left_out FROM folder"


class FolderStore:
    """Folders that the user added."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def add(self, path: str) -> Folder:
        """Watch a folder; one that was removed before comes back with its tracks' history."""
        raw = os.fsencode(path)
        self._database.execute(
            "INSERT INTO folder (path) VALUES (?) ON CONFLICT (path) DO UPDATE SET is_removed = 0", (raw,)
        )
        row = self._database.one(f"{_SELECT} WHERE path = ?", (raw,))
        assert row is not None
        return _folder(row)

    def all(self) -> tuple[Folder, ...]:
        """Every watched folder, by path."""
        rows = self._database.query(f"{_SELECT} WHERE is_removed = 0 ORDER BY path")
        return tuple(_folder(row) for row in rows)

    def remove(self, folder_id: FolderId, now_ms: int) -> None:
        """Stop to watch a folder: its tracks count as missing, their history stays."""
        with self._database.transaction():
            self._database.execute("UPDATE folder SET is_removed = 1 WHERE id = ?", (folder_id,))
            self._database.execute(
                "UPDATE track SET missing_since_ms = ? WHERE folder_id = ? AND missing_since_ms IS NULL",
                (now_ms, folder_id),
            )

    def set_scanned(self, folder_id: FolderId, at_ms: int, problem: str = "", left_out: LeftOut = ()) -> None:
        """Note when a scan of the folder ended, why it could not be read, and what it left out."""
        self._database.execute(
            "UPDATE folder SET last_scan_ms = ?, problem = ?, left_out = ? WHERE id = ?",
            (at_ms, problem, " ".join(f"{reason}:{count}" for reason, count in left_out), folder_id),
        )


def _folder(row: tuple[Any, ...]) -> Folder:
    folder_id, path, last_scan_ms, problem, left_out = row
    counts = tuple(
        (reason, int(count)) for reason, _, count in (word.partition(":") for word in left_out.split())
    )
    return Folder(FolderId(folder_id), os.fsdecode(path), last_scan_ms, problem, counts)

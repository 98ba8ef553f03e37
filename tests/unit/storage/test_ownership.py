"""A database and its copies are their owner's, whatever the folder lets others do."""

from __future__ import annotations

import os
import stat
from pathlib import Path

from musicrec_desktop.storage.backups import Backups
from musicrec_desktop.storage.database import Database
from tests.support import damage
from tests.support.library import add_numbered_tracks


def modes(folder: Path) -> set[int]:
    return {stat.S_IMODE(path.stat().st_mode) for path in folder.rglob("*") if path.is_file()}


def test_new_and_older_databases_backups_and_restores_are_the_owners_alone(tmp_path: Path) -> None:
    tmp_path.chmod(0o755)
    path = str(tmp_path / "library.sqlite3")
    database = Database(path)
    database.open()
    add_numbered_tracks(database, 3)
    assert {stat.S_IMODE(os.stat(path + suffix).st_mode) for suffix in ("", "-wal", "-shm")} == {0o600}
    copy = Backups(path).make()
    database.close()
    Backups(path).restore(copy)
    os.chmod(path, 0o664)
    database.open()
    database.close()
    assert stat.S_IMODE(os.stat(path).st_mode) == 0o600
    assert modes(tmp_path / "backups") == {0o600}


def test_a_repaired_database_is_the_owners_alone(tmp_path: Path) -> None:
    path = str(tmp_path / "library.sqlite3")
    damage.make_history(path, tracks=8, listens=20, likes=2)
    os.truncate(path, os.path.getsize(path) // 2)
    database = Database(path)
    database.open()
    assert database.recovery is not None
    database.close()
    assert stat.S_IMODE(os.stat(path).st_mode) == 0o600

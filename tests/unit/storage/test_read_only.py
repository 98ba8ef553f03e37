"""A profile that cannot be written is read, and says what is not saved."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from musicrec_desktop.core.errors import DatabaseReadOnlyError
from musicrec_desktop.core.settings import THEME
from musicrec_desktop.model.browse import BrowseRequest
from musicrec_desktop.storage.browse import BrowseStore
from musicrec_desktop.storage.database import Database
from musicrec_desktop.storage.state import SettingStore
from tests.support import damage
from tests.support.unwritable import allow_writing, forbid_writing


@pytest.fixture
def path(tmp_path: Path) -> str:
    made = str(tmp_path / "profile" / "library.sqlite3")
    damage.make_history(made, tracks=12, listens=30, likes=4)
    return made


def test_what_cannot_be_written_is_read(path: str) -> None:
    forbid_writing(path)
    before = Path(path).read_bytes()
    database = Database(path)
    database.open()
    assert isinstance(database.write_problem, DatabaseReadOnlyError)
    assert len(BrowseStore(database).ids(BrowseRequest(text="song"))) == 12
    assert SettingStore(database).get(THEME) == "system"
    assert database.query("SELECT count(*) FROM own_listen") == [(30,)]
    with pytest.raises(DatabaseReadOnlyError):
        SettingStore(database).set(THEME, "dark")
    with pytest.raises(DatabaseReadOnlyError), database.transaction():
        pass
    database.close()
    assert Path(path).read_bytes() == before


def test_the_journal_of_a_killed_player_is_read_too(path: str) -> None:
    damage.leave_open(path)
    forbid_writing(path)
    wal = Path(f"{path}-wal").read_bytes()
    database = Database(path)
    database.open()
    assert database.write_problem is not None
    assert database.query("SELECT count(*) FROM own_listen") == [(230,)]
    database.close()
    assert Path(f"{path}-wal").read_bytes() == wal


def test_it_is_written_again_once_that_is_possible(path: str) -> None:
    forbid_writing(path)
    database = Database(path)
    database.open()
    database.close()
    allow_writing(path)
    database = Database(path)
    database.open()
    assert database.write_problem is None
    SettingStore(database).set(THEME, "dark")
    database.close()


def test_a_new_profile_that_cannot_be_written_is_refused(tmp_path: Path) -> None:
    os.makedirs(tmp_path / "profile")
    path = str(tmp_path / "profile" / "library.sqlite3")
    forbid_writing(path)
    database = Database(path)
    with pytest.raises(DatabaseReadOnlyError):
        database.open()
    database.close()

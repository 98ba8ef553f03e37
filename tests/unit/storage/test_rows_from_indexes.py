"""Rows whose page is lost come back from the indexes beside their table."""

from __future__ import annotations

from pathlib import Path

import pytest

from musicrec_desktop.storage.database import Database
from musicrec_desktop.storage.failures import MARK_SUFFIX
from musicrec_desktop.storage.recovery.index_rows import add_lacking, rows_of_indexes
from musicrec_desktop.storage.recovery.pages import open_pages
from musicrec_desktop.storage.recovery.trees import survey
from musicrec_desktop.ui.kit.wording.recovery import recovery_words
from tests.support import damage

TRACKS, LISTENS, LIKES = 40, 300, 30
KEPT = {
    "listen": "SELECT id, listener_id, track_id, started_at_ms, is_play, is_early_skip FROM listen",
    "feedback": "SELECT id, listener_id, track_id, kind, takes_back FROM feedback",
    "playlist_entry": "SELECT id, playlist_id, position, track_id FROM playlist_entry",
}


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> str:
    path = str(tmp_path_factory.mktemp("whole") / "library.sqlite3")
    damage.make_history(path, tracks=TRACKS, listens=LISTENS, likes=LIKES)
    damage.add_lists(path, LIKES)
    return path


@pytest.fixture
def path(whole: str, tmp_path: Path) -> str:
    copy = str(tmp_path / "library.sqlite3")
    damage.copy_library(whole, copy)
    return copy


def opened(path: str) -> Database:
    database = Database(path)
    database.open()
    return database


def lose(path: str, table: str) -> None:
    """Zeros in the place of every leaf of a table."""
    database = opened(path)
    leaves = database.query("SELECT pageno FROM dbstat WHERE name = ? AND pagetype = 'leaf'", (table,))
    database.close()
    size = open_pages(path).page_size
    with open(path, "r+b") as file:
        for (number,) in leaves:
            file.seek((number - 1) * size)
            file.write(bytes(size))
    Path(path + MARK_SUFFIX).write_text("met\n")


@pytest.mark.parametrize("table", sorted(KEPT))
def test_a_table_without_pages_has_its_rows_again(path: str, table: str) -> None:
    database = opened(path)
    before = sorted(database.query(KEPT[table]))
    database.close()
    lose(path, table)
    database = opened(path)
    assert sorted(database.query(KEPT[table])) == before
    assert database.recovery is not None
    assert database.recovery.lost.get("listen details", 0) == (LISTENS if table == "listen" else 0)
    assert all(recovery_words(database.recovery))
    database.close()


def test_listens_are_as_long_as_their_tracks_and_say_that_they_are_guesses(path: str) -> None:
    lose(path, "listen")
    database = opened(path)
    lengths = database.query("SELECT DISTINCT listened_ms, reason FROM listen")
    recovery = database.recovery
    database.close()
    assert lengths == [(200_000, "finished")]
    assert recovery is not None
    assert f"Of {LISTENS} listens it is not known any more how long it was." in recovery_words(recovery)[1]


def test_entries_have_the_names_of_their_tracks(path: str) -> None:
    lose(path, "playlist_entry")
    database = opened(path)
    names = database.query(
        "SELECT count(*) FROM playlist_entry e JOIN track ON track.id = track_id WHERE e.title = track.title"
    )
    database.close()
    assert names == [(LIKES,)]


def test_a_row_under_another_number_or_of_no_track_is_not_added(path: str) -> None:
    pages = open_pages(path)
    rows = rows_of_indexes(pages, survey(pages, sorted(KEPT), [], ["listen_by_listener"]), ["listen"])
    assert len(rows) == LISTENS
    database = opened(path)
    other = [
        row._replace(number=row.number + 5000, values=(*row.values[:-1], row.number + 5000)) for row in rows
    ]
    assert add_lacking(database.connection, other, ())["listen"] == 0
    database.execute("DELETE FROM listen WHERE id = 7")
    foreign = [row._replace(track_id=90_000) for row in rows]
    assert add_lacking(database.connection, foreign, ())["listen"] == 0
    assert add_lacking(database.connection, rows, ())["listen"] == 1
    database.close()


def test_with_a_backup_rows_are_those_of_the_backup(path: str) -> None:
    from musicrec_desktop.storage.backups import Backups

    Backups(path).make()
    database = opened(path)
    before = sorted(database.query("SELECT * FROM feedback"))
    database.close()
    lose(path, "feedback")
    database = opened(path)
    assert sorted(database.query("SELECT * FROM feedback")) == before
    database.close()

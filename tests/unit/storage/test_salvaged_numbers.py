"""Salvaged rows have their own numbers: listens, likes, ratings and playlists are about the same tracks."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from pathlib import Path

import pytest

from musicrec_desktop.storage.database import Database
from musicrec_desktop.storage.failures import MARK_SUFFIX
from musicrec_desktop.storage.recovery.pages import PageFile, open_pages
from musicrec_desktop.storage.recovery.records import content
from tests.support import damage

TRACKS, LISTENS, LIKES = 120, 300, 40
_ABOUT = {
    "tracks": "SELECT id, relative_path FROM track",
    "listens": "SELECT listen.id, relative_path FROM listen JOIN track ON track.id = track_id",
    "likes": "SELECT feedback.id, relative_path FROM feedback JOIN track ON track.id = track_id",
    "ratings": "SELECT rated_at_ms, relative_path FROM rating JOIN track ON track.id = track_id",
    "entries": "SELECT entry.id, relative_path FROM playlist_entry entry JOIN track ON track.id = track_id",
}
"""What each row is about, told by the path of its track."""


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> str:
    path = str(tmp_path_factory.mktemp("whole") / "library.sqlite3")
    damage.make_history(path, tracks=TRACKS, listens=LISTENS, likes=LIKES)
    damage.add_lists(path, LIKES)
    # The numbers have gaps, as they have after years: a number is not the place in the file.
    with sqlite3.connect(path) as connection:
        connection.execute("DELETE FROM track WHERE id % 7 = 3")
        for table in ("listen", "feedback", "rating", "playlist_entry", "features", "track_value"):
            connection.execute(f"DELETE FROM {table} WHERE track_id % 7 = 3")
    connection.close()
    return path


@pytest.fixture
def path(whole: str, tmp_path: Path) -> str:
    copy = str(tmp_path / "library.sqlite3")
    damage.copy_library(whole, copy)
    return copy


def about(path: str) -> dict[str, dict[int, bytes]]:
    database = Database(path)
    database.open()
    found: dict[str, dict[int, bytes]] = {
        name: dict(database.connection.execute(query).fetchall()) for name, query in _ABOUT.items()
    }
    database.close()
    return found


def leaves(path: str, name: str) -> list[int]:
    with sqlite3.connect(path) as connection:
        rows = connection.execute(
            "SELECT pageno FROM dbstat WHERE name = ? AND pagetype = 'leaf' ORDER BY pageno", (name,)
        ).fetchall()
    connection.close()
    return [number for (number,) in rows]


def change(path: str, old: bytes, new: bytes, where: Callable[[PageFile], list[int]]) -> None:
    """Replace bytes, the first time that they occur in one of the pages."""
    pages = open_pages(path)
    for number in where(pages):
        place = pages.page(number).find(old)
        if place >= 0:
            with open(path, "r+b") as file:
                file.seek((number - 1) * pages.page_size + place)
                file.write(new)
            return
    raise AssertionError(old)


@pytest.mark.parametrize("share", [1, 2, 3])
def test_lost_pages_of_tracks_move_no_row_to_another_track(path: str, share: int) -> None:
    before = about(path)
    lost = leaves(path, "track")[::share]
    size = open_pages(path).page_size
    with open(path, "r+b") as file:
        for number in lost:
            file.seek((number - 1) * size)
            file.write(bytes(size))
    Path(path + MARK_SUFFIX).write_text("met\n")
    after = about(path)
    assert {name: rows.items() <= before[name].items() for name, rows in after.items()} == dict.fromkeys(
        after, True
    )
    for name in ("listens", "likes", "ratings", "entries"):
        assert after[name] == before[name]


def test_pages_lost_in_every_place_leave_numbers_alone(path: str) -> None:
    """Each page of tracks, of their paths and of what refers to them, one after the other."""
    before = about(path)
    whole = Path(path).read_bytes()
    size = open_pages(path).page_size
    for name in ("track", "sqlite_autoindex_track_1", "listen", "feedback", "playlist_entry"):
        for number in leaves(path, name)[:2]:
            Path(path).write_bytes(whole[: (number - 1) * size] + bytes(size) + whole[number * size :])
            Path(path + MARK_SUFFIX).write_text("met\n")
            after = about(path)
            for kind, rows in after.items():
                assert rows.items() <= before[kind].items(), (name, number, kind)


def test_a_track_whose_number_is_damaged_gets_it_back(path: str) -> None:
    before = about(path)
    pages = open_pages(path)
    number, record = next(
        (number, record)
        for number in leaves(path, "track")
        for record in content(pages.page(number), number, pages.page).records
    )
    assert record.rowid is not None
    with open(path, "r+b") as file:
        page = pages.page(number)
        at = page.find(bytes([record.rowid]) + page[_header_of(page) : _header_of(page) + 2])
        file.seek((number - 1) * pages.page_size + at)
        file.write(b"\x7e")
    _spoil_schema(path)
    assert about(path) == before


def _header_of(page: bytes) -> int:
    """Where the header of the first cell's record is: behind its size and its number, of 1 or 2 bytes."""
    cell = int.from_bytes(page[8:10], "big")
    while page[cell] & 0x80:
        cell += 1
    return cell + 2


def _spoil_schema(path: str) -> None:
    """Let the rows be moved to a new file."""
    change(path, b"CREATE TABLE listener", b"\xff\xff", lambda pages: list(range(1, pages.count + 1)))


def test_a_path_that_is_damaged_is_told_by_the_index(path: str) -> None:
    before = about(path)
    victim = before["tracks"][5]
    change(path, victim, b"\xfc" + victim[1:], lambda _: leaves(path, "track"))
    _spoil_schema(path)
    assert about(path) == before


def test_an_index_with_a_damaged_path_changes_no_track(path: str) -> None:
    before = about(path)
    victim = before["tracks"][5]
    change(path, victim, b"\xfc" + victim[1:], lambda _: leaves(path, "sqlite_autoindex_track_1"))
    _spoil_schema(path)
    assert about(path) == before


@pytest.mark.parametrize(
    ("table", "reference"),
    [("listen", "listens"), ("feedback", "likes"), ("playlist_entry", "entries")],
)
@pytest.mark.parametrize("wrong", [90_000, 1])
def test_a_damaged_reference_is_told_by_indexes(path: str, table: str, reference: str, wrong: int) -> None:
    """One that names no track, and one that names another track."""
    before = about(path)
    with sqlite3.connect(path) as connection:
        # Without the index, so that it keeps the number that the row loses.
        connection.execute("PRAGMA writable_schema = ON")
        kept = connection.execute(
            "SELECT rowid, type, name, tbl_name, rootpage, sql FROM sqlite_master"
            " WHERE tbl_name = ? AND type <> 'table'",
            (table,),
        ).fetchall()
        assert kept
        connection.execute("DELETE FROM sqlite_master WHERE tbl_name = ? AND type <> 'table'", (table,))
    connection.close()
    with sqlite3.connect(path) as connection:
        connection.execute(
            f"UPDATE {table} SET track_id = ? WHERE id = (SELECT min(id) FROM {table} WHERE track_id > 1)",
            (wrong,),
        )
        connection.execute("PRAGMA writable_schema = ON")
        connection.executemany(
            "INSERT INTO sqlite_master (rowid, type, name, tbl_name, rootpage, sql)"
            " VALUES (?, ?, ?, ?, ?, ?)",
            kept,
        )
    connection.close()
    _spoil_schema(path)
    assert about(path)[reference] == before[reference]


def test_a_reference_to_zero_makes_no_track(path: str) -> None:
    with sqlite3.connect(path) as connection:
        connection.execute("UPDATE listen SET track_id = 0 WHERE id = (SELECT max(id) FROM listen)")
    connection.close()
    _spoil_schema(path)
    assert min(about(path)["tracks"]) > 0

"""Words of genres in the database: what is shown follows them, and what files say is kept."""

from __future__ import annotations

from typing import Any

import pytest

from musicrec_desktop.model.browse import BrowseRequest, GroupKind
from musicrec_desktop.model.files import FileStat
from musicrec_desktop.model.genre_words import GenreRules, GenreWord
from musicrec_desktop.model.track import Tags, TrackId
from musicrec_desktop.storage.browse import BrowseStore
from musicrec_desktop.storage.database import Database
from musicrec_desktop.storage.file_tags import FileTagStore
from musicrec_desktop.storage.genre_words import GenreWordStore
from musicrec_desktop.storage.tracks import TrackStore
from tests.support.library import NOW_MS, add_tracks, scanned

GENRES = (("Hip Hop",), ("Rock; Pop", "Other"), ("hip-hop", "Soul"), ("R&B/Soul",), ("Other",), ())
FILES = [scanned(f"{place}.ogg", Tags(f"T{place}", genres=genres)) for place, genres in enumerate(GENRES)]
RULES = GenreRules(
    (GenreWord("Hip Hop", ("Rap",)), GenreWord("Other", ()), GenreWord("R&B/Soul", ("R&B/Soul",))),
    (";", "/"),
)
SHOWN = (("Rap",), ("Rock", "Pop"), ("Rap", "Soul"), ("R&B/Soul",), (), ())
TABLES = (
    "SELECT * FROM track_value ORDER BY 1, 2, 3",
    "SELECT id, genre_text, sort_genre FROM track ORDER BY id",
    "SELECT rowid, genre FROM track_search ORDER BY rowid",
)


@pytest.fixture
def ids(database: Database) -> list[TrackId]:
    return add_tracks(database, FILES)[1]


def genres(database: Database, ids: list[TrackId]) -> tuple[tuple[str, ...], ...]:
    return tuple(track.tags.genres for track in TrackStore(database).many(ids))


def rows(database: Database) -> list[list[tuple[Any, ...]]]:
    return [database.query(each) for each in TABLES]


def change(database: Database, rules: GenreRules) -> GenreRules:
    store = GenreWordStore(database)
    before = store.change(rules)
    while store.renew(2):
        pass
    return before


def found(database: Database, query: str) -> set[int]:
    return {int(number) for number in BrowseStore(database).ids(BrowseRequest(query))}


def test_lists_and_searches_follow_the_words(database: Database, ids: list[TrackId]) -> None:
    assert change(database, RULES).are_empty
    assert genres(database, ids) == SHOWN
    groups = {row.name: row.track_count for row in BrowseStore(database).groups(GroupKind.GENRES)}
    assert groups == {"Rap": 2, "Rock": 1, "Pop": 1, "Soul": 1, "R&B/Soul": 1, "": 2}
    assert found(database, "genre:rap") == {ids[0], ids[2]}
    assert found(database, "genre:=pop") == {ids[1]}
    assert found(database, "pop") == {ids[1]}
    assert not found(database, "genre:hop")
    assert GenreWordStore(database).in_file(ids[2]) == ("hip-hop", "Soul")
    assert GenreWordStore(database).in_file(ids[3]) is None


def test_taking_the_words_out_gives_what_was_there(database: Database, ids: list[TrackId]) -> None:
    before = rows(database)
    assert change(database, RULES).are_empty
    assert rows(database) != before
    assert change(database, GenreRules()) == RULES
    assert rows(database) == before
    assert not database.query("SELECT * FROM written_genre")
    assert genres(database, ids) == GENRES


def test_only_the_tracks_that_change_are_renewed(database: Database, ids: list[TrackId]) -> None:
    store = GenreWordStore(database)
    store.change(GenreRules((GenreWord("Soul", ("Neo Soul",)),)))
    assert store.waiting() == 1
    assert store.renew() == 1
    assert not store.renew()
    assert genres(database, ids)[2] == ("hip-hop", "Neo Soul")


def test_what_is_read_from_files_later_follows_the_words(database: Database, ids: list[TrackId]) -> None:
    change(database, RULES)
    again = [
        scanned("0.ogg", Tags("T0", genres=("Jazz/Funk",)), mtime_ns=2),
        scanned("2.ogg", Tags("T2", genres=("Soul",)), mtime_ns=2),
        scanned("new.ogg", Tags("New", genres=("hip hop",))),
    ]
    folder_id, added = add_tracks(database, again)
    assert genres(database, [*ids[:3], *added]) == (("Jazz", "Funk"), ("Rock", "Pop"), ("Soul",), ("Rap",))
    assert found(database, "genre:rap") == {*added}
    FileTagStore(database).retagged(added[0], FileStat("new.ogg", 5, 5), Tags("New", genres=("Other",)))
    assert genres(database, added) == ((),)
    TrackStore(database).move(added[0], folder_id, scanned("moved.ogg", Tags("New", genres=("Hip Hop",))), 9)
    assert genres(database, added) == (("Rap",),)
    change(database, GenreRules())
    assert genres(database, [*ids, *added]) == (
        ("Jazz/Funk",), GENRES[1], ("Soul",), *GENRES[3:], ("Hip Hop",),
    )  # fmt: skip


def test_a_file_that_proves_to_be_a_missing_track_brings_its_genres(
    database: Database, ids: list[TrackId]
) -> None:
    change(database, RULES)
    _, (new_id,) = add_tracks(database, [scanned("b.ogg", Tags("T0", genres=("Other",)))])
    store = TrackStore(database)
    store.mark_missing([ids[0]], NOW_MS)
    store.merge_moved(ids[0], new_id)
    assert genres(database, ids[:1]) == ((),)
    change(database, GenreRules())
    assert genres(database, ids[:1]) == (("Other",),)


def test_what_is_written_is_counted(database: Database, ids: list[TrackId]) -> None:
    change(database, RULES)
    TrackStore(database).mark_missing([ids[3]], NOW_MS)
    told = [
        (each.name, each.tracks, each.shown, each.has_word) for each in GenreWordStore(database).written()
    ]
    assert told == [
        ("hip-hop", 2, ("Rap",), True),
        ("Other", 2, (), True),
        ("Rock; Pop", 1, ("Rock", "Pop"), False),
        ("Soul", 1, ("Soul",), False),
    ]

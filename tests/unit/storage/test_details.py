"""Composers, labels, lyrics and the like: kept, searched, and let go with their track."""

from __future__ import annotations

import random
from dataclasses import replace
from pathlib import Path

import pytest

from musicrec_desktop.core.text.folding import name_key
from musicrec_desktop.model.browse import BrowseRequest
from musicrec_desktop.model.track import NO_DETAILS, TagDetails, Tags, TrackId
from musicrec_desktop.storage.browse import BrowseStore
from musicrec_desktop.storage.database import Database
from musicrec_desktop.storage.failures import MARK_SUFFIX
from musicrec_desktop.storage.integrity import faults
from musicrec_desktop.storage.name_index import SEARCH_COLUMNS, renew_names
from musicrec_desktop.storage.tracks import TrackStore
from tests.support import damage
from tests.support.library import NOW_MS, add_tracks, scanned

DETAILS = TagDetails(
    composers=("Clara Fluß", "Bo Süd", "CLARA FLUSS"),
    conductors=("Dirk Takt",),
    performers=("Ada Nord", "Cem Ost"),
    comments=("Vom Flohmarkt",),
    groupings=("Vier Stücke",),
    moods=("heiter",),
    labels=("Kanal Vier",),
    catalogue_numbers=("KV 4711",),
    isrcs=("DEA123456789",),
    works=("Sinfonie Nr. 1",),
    movements=("Andante",),
    movement_places=("2/4",),
    ensembles=("Kammerchor",),
    instruments=("piano", ""),
    lyrics="Erste Zeile\nzweite Zeile\n" + "la la\n" * 700 + "letzter Vers",
)
TAGS = Tags(
    "Zwei",
    ("Jemand",),
    "Das Album",
    genres=("Jazz",),
    year=2016,
    track_number=3,
    track_total=12,
    disc_total=2,
    date="2016-03-18",
    original_date="1971-05",
    is_compilation=True,
    bpm=127.5,
    key="Am",
    bit_depth=24,
    is_lossless=True,
    release_group_id="aaaaaaaa-0000-4000-8000-000000000005",
    album_artist_ids=("aaaaaaaa-0000-4000-8000-000000000003", "aaaaaaaa-0000-4000-8000-000000000004"),
    details=DETAILS,
)
OTHER = Tags("Anderes", ("Jemand",), details=TagDetails(lyrics="andere Worte"))


@pytest.fixture
def ids(database: Database) -> list[TrackId]:
    return add_tracks(database, [scanned("a.flac", TAGS), scanned("b.flac", OTHER)])[1]


def matches(database: Database, expression: str) -> list[int]:
    rows = database.query("SELECT rowid FROM track_search WHERE track_search MATCH ?", (expression,))
    return [row[0] for row in rows]


def test_everything_comes_back(database: Database, ids: list[TrackId]) -> None:
    store = TrackStore(database)
    track = store.get(ids[0])
    assert track is not None
    assert track.tags == TAGS
    assert store.many(ids)[0].tags == replace(TAGS, details=NO_DETAILS)
    assert store.details_of(ids) == {ids[0]: DETAILS, ids[1]: OTHER.details}
    assert store.details_of([TrackId(99)]) == {}


@pytest.mark.parametrize(
    ("column", "word"),
    [
        ("composer", "fluss"),
        ("conductor", "takt"),
        ("performer", "ost"),
        ("comment", "flohmarkt"),
        ("grouping", "stucke"),
        ("mood", "heiter"),
        ("label", "kanal"),
        ("lyrics", "zweite"),
        ("lyrics", "vers"),
        ("lyrics", "zeile zweite"),
    ],
)
def test_each_column_is_searched(database: Database, ids: list[TrackId], column: str, word: str) -> None:
    assert matches(database, f'{column} : ("{word}" *)') == [ids[0]]
    others = " ".join(other for other in SEARCH_COLUMNS if other != column)
    assert matches(database, f'{{{others}}} : ("{word}" *)') == []
    found = list(BrowseStore(database).ids(BrowseRequest(word)))
    assert found == ([ids[0]] if column == "composer" else [])


def test_an_exact_value_is_one_look_into_an_index(database: Database, ids: list[TrackId]) -> None:
    wanted = "SELECT track_id FROM track_value WHERE kind = ? AND key = ?"
    for kind, value in (("composer", "clara fluß"), ("catalogue", "kv 4711"), ("isrc", "dea123456789")):
        assert database.query(wanted, (kind, name_key(value))) == [(ids[0],)]
    plan = " ".join(str(row) for row in database.query(f"EXPLAIN QUERY PLAN {wanted}", ("composer", "x")))
    assert "track_value_by_key (kind=? AND key=?)" in plan


def test_new_tags_replace_the_old_ones(database: Database, ids: list[TrackId]) -> None:
    store = TrackStore(database)
    row = database.one("SELECT id FROM folder")
    assert row is not None
    changed = replace(TAGS, details=TagDetails(moods=("trüb",)), date="", bpm=None)
    store.upsert(row[0], [scanned("a.flac", changed, size=2)], NOW_MS)
    track = store.get(ids[0])
    assert track is not None
    assert track.tags == changed
    assert matches(database, "lyrics : zeile") == []
    assert matches(database, "mood : trub") == [ids[0]]


def test_a_file_that_proves_to_be_a_missing_track_brings_its_details(
    database: Database, ids: list[TrackId]
) -> None:
    store = TrackStore(database)
    store.mark_missing([ids[1]], NOW_MS)
    store.merge_moved(ids[1], ids[0])
    assert store.details_of(ids) == {ids[1]: DETAILS}
    assert matches(database, "lyrics : zeile") == [ids[1]]
    assert matches(database, "lyrics : andere") == []


def test_details_go_with_their_track(database: Database, ids: list[TrackId]) -> None:
    database.execute("DELETE FROM track WHERE id = ?", (ids[0],))
    assert database.query("SELECT track_id FROM lyrics") == [(ids[1],)]
    assert database.query("SELECT kind FROM track_value WHERE kind <> 'artist'") == []
    assert matches(database, "lyrics : zeile") == []


def test_keys_and_words_can_be_written_anew(database: Database, ids: list[TrackId]) -> None:
    values = "SELECT * FROM track_value ORDER BY track_id, kind, position"
    before = database.query(values)
    database.execute("DELETE FROM track_search")
    database.execute("UPDATE track_value SET key = ''")
    with database.transaction():
        renew_names(database.connection)
    assert database.query(values) == before
    assert matches(database, "lyrics : vers") == [ids[0]]


def test_an_unknown_kind_of_value_is_refused(database: Database, ids: list[TrackId]) -> None:
    with pytest.raises(Exception, match="CHECK"):
        database.execute("INSERT INTO track_value (track_id, kind, position, value) VALUES (1, 'x', 0, 'x')")
    assert len(ids) == 2


@pytest.mark.parametrize("kind", ["header", "schema text"])
def test_details_survive_damage_that_leaves_the_rows(tmp_path: Path, kind: str) -> None:
    path = str(tmp_path / "library.sqlite3")
    database = Database(path)
    database.open()
    _, ids = add_tracks(database, [scanned(f"{number}.flac", TAGS) for number in range(30)])
    database.close()
    damage.DAMAGES[kind](path, random.Random(7))
    database = Database(path)
    database.open()
    assert database.recovery is not None
    assert faults(database.connection) == []
    found = TrackStore(database).details_of(ids)
    assert list(found.values()) == [DETAILS] * 30
    assert [row[0] for row in database.query("SELECT name FROM listener")] == [""]
    assert len(matches(database, "lyrics : vers")) == 30
    database.close()


def test_files_are_read_once_more_where_their_details_are_lost(tmp_path: Path) -> None:
    path = str(tmp_path / "library.sqlite3")
    database = Database(path)
    database.open()
    files = [scanned(f"{number}.flac", TAGS) for number in range(30)]
    folder_id, _ = add_tracks(database, files)
    (page,) = database.one(
        "SELECT pageno FROM dbstat WHERE name = 'lyrics' AND pagetype = 'leaf' ORDER BY pageno LIMIT 1"
    ) or (0,)
    database.close()
    with open(path, "r+b") as file:
        file.seek((page - 1) * damage.PAGE)
        file.write(bytes(damage.PAGE))
    Path(path + MARK_SUFFIX).write_text("met\n")
    database = Database(path)
    database.open()
    store = TrackStore(database)
    assert database.recovery is not None
    assert all(file.is_outdated for file in store.known_files(folder_id))
    assert store.has_outdated()
    database.close()

"""Orders by several columns: the quick way through numbers in memory and that of SQL agree."""

from __future__ import annotations

import itertools
import threading

import numpy as np
import pytest

from musicrec_desktop.model.browse import BrowseRequest, SortColumn, SortKey
from musicrec_desktop.model.track import TagDetails, Tags, TrackId
from musicrec_desktop.storage.browse import BrowseStore
from musicrec_desktop.storage.database import Database
from musicrec_desktop.storage.query.columns import NUMBERS
from musicrec_desktop.storage.query.order import by_columns
from musicrec_desktop.storage.query.plan import Cost
from musicrec_desktop.storage.query.sets import TrackSets, set_of
from musicrec_desktop.storage.tracks import TrackStore
from tests.support.library import NOW_MS, add_tracks, scanned

NAMES = ("", "bach", "Arne", "Čiurlionis")


@pytest.fixture
def ids(database: Database) -> list[TrackId]:
    """Tracks with many values alike."""
    files = [
        scanned(
            f"{disc}/{number}.flac",
            Tags(
                f"T{number % 3}",
                ("A" if number % 2 else "B",),
                "Album",
                track_number=number,
                disc_number=disc,
                year=1990 + number % 2,
                codec=("", "flac", "mp3")[number % 3],
                bitrate_kbps=(None, 320, 1000)[number % 3],
                original_date=("", "1971-02-03", "1970")[number % 3],
                details=TagDetails(
                    composers=() if not NAMES[number % 4] else (NAMES[number % 4], "Z"),
                    labels=("L",) if disc == 1 else (),
                ),
            ),
        )
        for disc, number in itertools.product((1, 2), range(1, 9))
    ]
    return add_tracks(database, files)[1]


@pytest.mark.parametrize("column", list(SortColumn))
@pytest.mark.parametrize("is_descending", [False, True])
def test_both_ways_give_one_order(
    database: Database, ids: list[TrackId], column: SortColumn, is_descending: bool
) -> None:
    orders = (
        [SortKey(column, is_descending)],
        [SortKey(SortColumn.YEAR, not is_descending), SortKey(column, is_descending)],
        [SortKey(column, is_descending), SortKey(SortColumn.COMPOSER), SortKey(SortColumn.NUMBER)],
    )
    sets = TrackSets(database, few={})
    tracks = set_of(ids, sets.size())
    store = BrowseStore(database)
    for keys in orders:
        order = by_columns(keys)
        in_sql = [
            row[0]
            for row in database.query(f"SELECT track.id FROM track{order.joins} ORDER BY {order.terms}")
        ]
        assert sets.ordered(tracks, order).tolist() == in_sql, keys
        assert list(store.ids(BrowseRequest().ordered_by(keys))) == in_sql


def _titles(database: Database, *keys: SortKey) -> list[tuple[int | None, str]]:
    store = BrowseStore(database)
    tracks = store.page([TrackId(one) for one in store.ids(BrowseRequest().ordered_by(keys))])
    return [(track.tags.year, track.tags.title) for track in tracks]


def test_the_second_column_orders_what_the_first_leaves_alike(database: Database, ids: list[TrackId]) -> None:
    rows = _titles(database, SortKey(SortColumn.YEAR, is_descending=True), SortKey(SortColumn.TITLE))
    assert rows == sorted(rows, key=lambda row: (-(row[0] or 0), row[1]))
    assert len(rows) == len(ids)


def test_tracks_without_a_text_come_last_in_both_directions(database: Database, ids: list[TrackId]) -> None:
    store = BrowseStore(database)
    without = [one for one, facts in store.row_facts(ids).items() if not facts.text("composer")]
    for is_descending in (False, True):
        found = list(store.ids(BrowseRequest(sort=SortColumn.COMPOSER, is_descending=is_descending)))
        assert sorted(found[-len(without) :]) == sorted(without)
        first = store.row_facts([TrackId(found[0])])[TrackId(found[0])]
        assert first.text("composer") == ("Čiurlionis, Z" if is_descending else "Arne, Z")


def test_facts_beside_the_rows_are_those_of_the_files(database: Database) -> None:
    tags = Tags("A", details=TagDetails(composers=("C1", "C2"), labels=("L",), moods=("Calm",)))
    ids = add_tracks(database, [scanned("a.mp3", tags, size=4321, mtime_ns=5_000_000_000)])[1]
    facts = BrowseStore(database).row_facts(ids)[ids[0]]
    assert facts.text("composer") == "C1, C2"
    assert (facts.text("label"), facts.text("mood"), facts.text("conductor")) == ("L", "Calm", "")
    assert (facts.size, facts.modified_ms, facts.skips) == (4321, 5000, 0)


def test_unknown_ids_have_no_facts(database: Database) -> None:
    assert BrowseStore(database).row_facts([TrackId(99)]) == {}


@pytest.mark.parametrize("column", [SortColumn.ARTIST, SortColumn.PATH, SortColumn.ADDED])
def test_missing_files_leave_an_order_that_was_read(
    database: Database, ids: list[TrackId], column: SortColumn
) -> None:
    sets, order = TrackSets(database, few={}), by_columns([SortKey(column)])
    tracks = set_of(ids, sets.size())
    before = sets.ordered(tracks, order).tolist()
    TrackStore(database).mark_missing(ids[2:4], NOW_MS)
    assert sets.ordered(tracks, order).tolist() == [one for one in before if one not in ids[2:4]]
    TrackStore(database).mark_present(ids[2:4])
    assert sets.ordered(tracks, order).tolist() == before


def test_all_threads_share_an_order_by_tags(database: Database, ids: list[TrackId]) -> None:
    sets = TrackSets(database, few={})
    tracks, statements = set_of(ids, sets.size()), list[str]()
    sets.ordered(tracks, by_columns([SortKey(SortColumn.ALBUM)]))

    def read() -> None:
        database.connection.set_trace_callback(statements.append)
        sets.ordered(tracks, by_columns([SortKey(SortColumn.ALBUM)]))
        database.connection.set_trace_callback(None)

    thread = threading.Thread(target=read)
    thread.start()
    thread.join()
    assert statements
    assert not [one for one in statements if "sort_album" in one]


def test_a_track_that_came_is_in_every_order_at_once(database: Database, ids: list[TrackId]) -> None:
    sets, order = TrackSets(database, few={}), by_columns([SortKey(SortColumn.TITLE)])
    sets.ordered(set_of(ids, sets.size()), order)
    (new,) = add_tracks(database, [scanned("new.flac", Tags("A"))])[1]
    assert new in sets.ordered(set_of([*ids, new], sets.size()), order).tolist()


def test_figures_of_few_tracks_are_those_of_the_library(database: Database, ids: list[TrackId]) -> None:
    wanted = np.array([ids[3], 9_999, ids[0]])
    for column in ("measured_ms", NUMBERS["added"].sql, NUMBERS["bitrate"].sql):
        alone, all_of_them = (
            TrackSets(database, few=few).figures(wanted, column).tolist() for few in ({Cost.SCAN: 1.0}, {})
        )
        assert alone == all_of_them
        assert alone[1] == 0

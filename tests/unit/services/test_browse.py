"""Lists are read in the quick lane, and what the next search needs after them."""

from __future__ import annotations

from array import array
from collections.abc import Iterator
from pathlib import Path

import pytest

from musicrec_desktop.model.browse import BrowseRequest, GroupKind, ListTotals
from musicrec_desktop.model.listing import Listing
from musicrec_desktop.query.meaning import NO_WORLD
from musicrec_desktop.services.browse import BrowseService
from musicrec_desktop.storage.browse import BrowseStore
from musicrec_desktop.storage.database import Database
from musicrec_desktop.storage.query.name_words import NameWords
from musicrec_desktop.storage.tracks import TrackStore
from tests.support.library import add_numbered_tracks, new_library
from tests.support.scheduler import ManualScheduler


@pytest.fixture
def database(tmp_path: Path) -> Iterator[Database]:
    opened = new_library(str(tmp_path / "library.sqlite3"))
    opened.open()
    yield opened
    opened.close()


@pytest.mark.parametrize(("least", "is_prepared"), [(1, True), (100, False)])
def test_the_words_of_a_large_library_are_read_after_a_list(
    database: Database, least: int, *, is_prepared: bool
) -> None:
    add_numbered_tracks(database, 20)
    scheduler, names = ManualScheduler(), NameWords(database, least)
    service = BrowseService(
        scheduler=scheduler,
        store=BrowseStore(database, names),
        tracks=TrackStore(database),
        feature_version=2,
        world=lambda: NO_WORLD,
    )
    lists: list[tuple[array[int], ListTotals, bool]] = []

    def show(ids: array[int], totals: ListTotals) -> None:
        lists.append((ids, totals, names.found(("title",), [("track",)]) is not None))

    for _ in range(2):
        service.load_ids(BrowseRequest("track 1"), show)
        scheduler.settle()
    wanted = array("q", [2, *range(11, 21)])
    assert lists == [
        (wanted, ListTotals(11, 2_200_000), False),
        (wanted, ListTotals(11, 2_200_000), is_prepared),
    ]


def _service(database: Database, scheduler: ManualScheduler) -> BrowseService:
    return BrowseService(
        scheduler=scheduler,
        store=BrowseStore(database),
        tracks=TrackStore(database),
        feature_version=2,
        world=lambda: NO_WORLD,
    )


def test_the_ids_of_a_list_do_not_wait_for_its_length(database: Database) -> None:
    add_numbered_tracks(database, 20)
    scheduler, told = ManualScheduler(), list[ListTotals]()
    service = _service(database, scheduler)
    for _ in range(2):
        service.load_listing(
            BrowseRequest(), lambda _listing, totals: told.append(totals), on_totals=told.append
        )
        scheduler.settle()
    whole = ListTotals(20, 4_000_000)
    assert told == [ListTotals(20, 0, is_whole=False), whole, whole]


def test_a_length_that_comes_late_is_not_told_behind_a_newer_one(database: Database) -> None:
    add_numbered_tracks(database, 20)
    scheduler, told = ManualScheduler(), list[int]()
    service = _service(database, scheduler)

    def search_again(_listing: Listing, totals: ListTotals) -> None:
        told.append(totals.tracks)
        if len(told) == 1:
            service.load_listing(BrowseRequest("track 1"), search_again, on_totals=again)

    def again(totals: ListTotals) -> None:
        told.append(totals.tracks)

    service.load_listing(BrowseRequest(), search_again, on_totals=again)
    scheduler.settle()
    assert told[0] == 20
    assert told[-1] == 11


def test_groups_that_are_read_ahead_come_with_the_first_question_alone(database: Database) -> None:
    add_numbered_tracks(database, 3)
    scheduler = ManualScheduler()
    service = _service(database, scheduler)
    shown: list[tuple[str, list[str]]] = []

    def ask(name: str, text: str = "") -> None:
        service.load_groups(
            GroupKind.ARTISTS,
            text,
            lambda rows: shown.append((name, [row.name for row in rows])),
            lambda error: pytest.fail(str(error)),
        )

    every = [row.name for row in service.groups(GroupKind.ARTISTS, "")]
    service.begin_groups(GroupKind.ARTISTS)
    ask("first")
    scheduler.settle()
    assert shown == [("first", every)]
    service.begin_groups(GroupKind.ARTISTS)
    ask("replaced")
    ask("newer")
    scheduler.settle()
    assert shown[1:] == [("newer", every)]
    service.begin_groups(GroupKind.ARTISTS)
    ask("searched", "nobody is called this")
    scheduler.settle()
    assert shown[2:] == [("searched", [])]
    service.begin_groups(GroupKind.ARTISTS)
    scheduler.settle()
    ask("late")
    scheduler.settle()
    assert shown[3:] == [("late", every)]

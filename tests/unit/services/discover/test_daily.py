"""When cards are made beside the window."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from pathlib import Path

import pytest

from musicrec_desktop.core.local_zone import LOCAL_ZONE
from musicrec_desktop.model.card import CardKind
from musicrec_desktop.model.profile import NOBODY
from musicrec_desktop.model.track import Tags
from musicrec_desktop.recommend.taste.taste_profile import DAY_MS
from musicrec_desktop.services.analysis.service import AnalyseService
from musicrec_desktop.services.discover.daily import CHECK_MS, MUCH, SOON_MS, DailyCards
from musicrec_desktop.services.discover.service import LOCKED, NO_MUSIC
from musicrec_desktop.services.scan.service import ScanService
from musicrec_desktop.services.worker_run import WorkerPace
from musicrec_desktop.storage.features import FeatureStore
from musicrec_desktop.storage.folders import FolderStore
from musicrec_desktop.storage.tracks import TrackStore
from musicrec_desktop.storage.unread_files import UnreadFileStore
from tests.support.library import add_tracks, scanned
from tests.support.worker_pool import AnsweringPool
from tests.unit.services.discover.rig import DiscoverRig

HOUR_MS = 3_600_000


class DailyRig(DiscoverRig):
    """The rig of cards with a scan and an analysis beside it, and the count of changes."""

    def __init__(self, folder: Path) -> None:
        super().__init__(folder)
        tracks = TrackStore(self.database)
        self.scan = ScanService(
            scheduler=self.scheduler,
            folders=FolderStore(self.database),
            tracks=tracks,
            unread=UnreadFileStore(self.database),
        )
        analyse = AnalyseService(
            scheduler=self.scheduler,
            tracks=tracks,
            features=FeatureStore(self.database),
            pool=AnsweringPool(1),
            version=1,
            pace=WorkerPace("/no such folder"),
        )
        self.daily = DailyCards(
            scheduler=self.scheduler,
            discover=self.discover,
            scan=self.scan,
            analyse=analyse,
            similarity=self.similarity,
        )
        self.changes = 0
        self.discover.changed.connect(self._count)

    def _count(self) -> None:
        self.changes += 1

    def go_on(self, by_ms: int) -> None:
        self.scheduler.advance(by_ms)
        self.scheduler.settle()

    def hour(self) -> int:
        return dt.datetime.fromtimestamp(self.scheduler.clock.now_ms() / 1000, LOCAL_ZONE).hour


@pytest.fixture
def rig(tmp_path: Path) -> Iterator[DailyRig]:
    """At noon, with a start behind it."""
    made = DailyRig(tmp_path)
    made.scheduler.clock.advance((36 - made.hour()) % 24 * HOUR_MS)
    made.daily.start()
    made.go_on(SOON_MS)
    yield made
    made.daily.close()
    made.database.close()


def test_a_page_is_there_soon_and_once_a_day(rig: DailyRig) -> None:
    page = rig.discover.page
    assert page is not None
    assert page.day == rig.discover.today
    assert rig.changes == 1
    rig.go_on(5 * CHECK_MS)
    assert rig.changes == 1
    rig.go_on(DAY_MS)
    assert rig.discover.page is not None
    assert rig.discover.page.day == page.day + dt.timedelta(days=1)


def test_a_page_waits_for_the_end_of_a_scan(rig: DailyRig, monkeypatch: pytest.MonkeyPatch) -> None:
    page = rig.discover.page
    with monkeypatch.context() as scanning:
        scanning.setattr(ScanService, "is_running", property(lambda _scan: True))
        rig.go_on(DAY_MS)
        assert rig.discover.page == page
    rig.go_on(CHECK_MS)
    assert rig.discover.page != page


def test_cards_are_made_again_when_much_was_added(rig: DailyRig) -> None:
    page = rig.discover.page

    def add(first: int, count: int) -> None:
        files = [
            scanned(
                f"new/{number}.mp3", Tags(f"New {number}", (f"New artist {number}",), duration_ms=200_000)
            )
            for number in range(first, first + count)
        ]
        add_tracks(rig.database, files, "/new")

    add(0, MUCH - 1)
    rig.go_on(CHECK_MS)
    assert rig.discover.page == page
    add(MUCH, MUCH)
    rig.go_on(CHECK_MS)
    assert rig.discover.page is not None
    assert rig.discover.page != page
    assert rig.discover.page.day == rig.discover.today


def test_cards_of_a_library_that_was_empty_come_with_its_first_tracks(rig: DailyRig) -> None:
    tracks = TrackStore(rig.database)
    present = tracks.present_ids().tolist()
    tracks.mark_missing(present, rig.scheduler.clock.now_ms())
    assert not rig.made(again=True).cards
    assert rig.discover.problem == NO_MUSIC
    tracks.mark_present(present[:12])
    rig.go_on(CHECK_MS)
    assert rig.discover.page is not None
    assert rig.discover.page.cards
    assert not rig.discover.problem


def test_another_listener_has_cards_soon(rig: DailyRig) -> None:
    mine = rig.discover.page
    rig.database.execute("INSERT INTO listener (id, name) VALUES (2, 'Anna')")
    rig.database.use_listener(2)
    rig.discover.profile_switched()
    assert rig.discover.page is None
    rig.go_on(SOON_MS)
    assert rig.discover.page is not None
    assert rig.discover.page != mine
    rig.database.use_listener(1)
    rig.discover.profile_switched()
    assert rig.discover.page == mine


def test_a_locked_profile_is_left_alone(rig: DailyRig) -> None:
    rig.database.use_listener(NOBODY)
    rig.discover.profile_switched()
    rig.go_on(SOON_MS)
    assert rig.discover.problem == LOCKED
    changes = rig.changes
    rig.go_on(10 * CHECK_MS)
    assert rig.changes == changes


def test_another_part_of_the_day_has_another_card(rig: DailyRig) -> None:
    now_ms = rig.scheduler.clock.now_ms()
    for days in range(1, 4):
        for number in range(1, 9):
            rig.heard_at(number, now_ms - days * DAY_MS)
            rig.heard_at(number + 30, now_ms - days * DAY_MS + 7 * HOUR_MS)
    rig.made(again=True)
    key = str(CardKind.TIME_OF_DAY)

    def shown() -> str:
        assert rig.discover.page is not None
        card = rig.discover.page.card(key)
        return "" if card is None else card.title

    assert shown() == "This afternoon"
    before = rig.discover.page
    rig.go_on(7 * HOUR_MS)
    assert shown() == "This evening"
    assert before is not None
    assert rig.discover.page is not None
    others = [card for card in before.cards if card.key != key]
    assert [card for card in rig.discover.page.cards if card.key != key] == others
    rig.go_on(HOUR_MS)
    assert shown() == "This evening"

"""What may not go wrong where the clock jumps by a day or a year: listens, counts, the queue, cards."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from pathlib import Path

import pytest

from musicrec_desktop.core.local_zone import LOCAL_ZONE
from musicrec_desktop.model.playback import EndReason
from musicrec_desktop.recommend.taste.taste_profile import DAY_MS
from musicrec_desktop.services.listening import SILENCE_MS, ListeningService
from musicrec_desktop.storage.database import Database
from musicrec_desktop.storage.listens import ListenStore
from musicrec_desktop.storage.tracks import TrackStore
from tests.support.library import add_numbered_tracks, new_library
from tests.support.player_rig import TRACK_MS, PlayerRig
from tests.unit.services.discover.rig import DiscoverRig

NOBODY = 2**22 + 1
"""No process of Linux has this number."""
YEAR_MS = 365 * DAY_MS
JUMPS = [-YEAR_MS, -DAY_MS, DAY_MS, YEAR_MS]
by_jump = pytest.mark.parametrize("jump_ms", JUMPS, ids=["year back", "day back", "day on", "year on"])


@pytest.fixture
def database(tmp_path: Path) -> Iterator[Database]:
    opened = new_library(str(tmp_path / "library.sqlite3"))
    opened.open()
    add_numbered_tracks(opened, 5)
    yield opened
    opened.close()


class Room:
    """A player whose listens are kept."""

    def __init__(self, database: Database) -> None:
        self.rig, self.store = PlayerRig(), ListenStore(database)
        self.service = ListeningService(
            player=self.rig.player,
            listens=self.store,
            tracks=TrackStore(database),
            scheduler=self.rig.scheduler,
        )


@by_jump
def test_what_was_heard_is_as_long_as_it_sounded(database: Database, jump_ms: int) -> None:
    room = Room(database)
    room.rig.play(1, 2)
    room.rig.let_pass(4_000)
    room.rig.scheduler.clock.jump(jump_ms)
    room.rig.let_pass(TRACK_MS)
    room.rig.player.close()
    kept = sorted(room.store.recent(10), key=lambda one: one.track_id)
    assert [(int(one.track_id), one.listened_ms, one.reason) for one in kept] == [
        (1, TRACK_MS, EndReason.FINISHED),
        (2, 4_000, EndReason.STOPPED),
    ]
    assert len({one.session_id for one in kept}) == 1
    assert database.one("SELECT plays FROM track_use WHERE track_id = 1") == (1,)
    assert database.one("SELECT count(*) FROM current_listen") == (0,)


@by_jump
def test_a_kill_before_a_jump_loses_no_more_than_a_checkpoint(database: Database, jump_ms: int) -> None:
    room = Room(database)
    room.rig.play(1)
    room.rig.let_pass(6_000)
    room.rig.scheduler.clock.jump(jump_ms)
    database.execute("UPDATE current_listen SET process_id = ?", (NOBODY,))
    recovered = ListenStore(database).recover()
    assert [(int(one.track_id), one.listened_ms) for one in recovered] == [(1, 5_000)]
    assert database.one("SELECT count(*) FROM current_listen") == (0,)


@pytest.mark.parametrize("jump_ms", [-YEAR_MS, -DAY_MS, 0])
def test_a_long_silence_begins_a_session_wherever_the_clock_stands(database: Database, jump_ms: int) -> None:
    room = Room(database)
    room.rig.play(1)
    room.rig.let_pass(TRACK_MS)
    room.rig.scheduler.clock.jump(jump_ms)
    room.rig.let_pass(SILENCE_MS + 1)
    room.rig.play(2)
    room.rig.let_pass(TRACK_MS)
    sessions = {int(one.track_id): one.session_id for one in room.store.recent(10)}
    assert sessions[2] == (sessions[1] or 0) + 1


@pytest.fixture
def cards(tmp_path: Path) -> Iterator[DiscoverRig]:
    """Eight tracks were loved and left half a year ago, and six are played now."""
    made = DiscoverRig(tmp_path)
    for number in range(1, 9):
        made.heard(number, days_ago=200 + number, times=5)
    for number in range(31, 37):
        made.heard(number, days_ago=3, times=4)
    yield made
    made.database.close()


def today(rig: DiscoverRig) -> dt.date:
    return dt.datetime.fromtimestamp(rig.scheduler.clock.now_ms() / 1000, LOCAL_ZONE).date()


@by_jump
def test_cards_are_those_of_the_day_that_the_clock_says(cards: DiscoverRig, jump_ms: int) -> None:
    first = cards.made()
    cards.scheduler.clock.jump(jump_ms)
    away = cards.made()
    assert away.day == today(cards) != first.day
    cards.scheduler.clock.jump(-jump_ms)
    again = cards.new_discover()
    loaded = again.load()
    assert loaded is None or loaded.day <= today(cards), "a page of a day to come was shown"
    back = cards.made()
    assert back.day == first.day
    assert [card.key for card in back.cards] == [card.key for card in first.cards]


@by_jump
def test_the_queue_goes_on_with_plays_of_a_day_to_come(cards: DiscoverRig, jump_ms: int) -> None:
    cards.scheduler.clock.jump(jump_ms)
    for number in range(1, 6):
        cards.heard(number, days_ago=0, times=3)
    cards.scheduler.clock.jump(-jump_ms)
    page = cards.made()
    assert page.day == today(cards)
    cards.play(1)
    upcoming = cards.player.queue.upcoming
    assert upcoming
    assert all(reason.text for entry in upcoming for reason in entry.reasons)

"""What is spoken goes on where the listener left it, and never comes in the automatic queue."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from musicrec_desktop.model.spoken import SpokenRules
from musicrec_desktop.model.track import Tags, TrackChanges, TrackId
from musicrec_desktop.services.spoken import SpokenService
from musicrec_desktop.storage.spoken import SpokenStore
from tests.support.library import add_tracks, scanned
from tests.unit.services.autoplay.rig import COUNT, TRACK_MS, Rig

BOOK = 3


class SpokenRig(Rig):
    """A library of which the first three tracks are a book."""

    def __init__(self, folder: Path) -> None:
        super().__init__(folder)
        files = [
            scanned(f"{number}.mp3", Tags(f"Chapter {number}", genres=("Audiobook",), duration_ms=TRACK_MS))
            for number in range(1, BOOK + 1)
        ]
        add_tracks(self.database, files)
        self.autoplay.library_changed()
        self.store = SpokenStore(self.database)
        self.spoken = self.new_service()

    def new_service(self) -> SpokenService:
        return SpokenService(scheduler=self.scheduler, store=self.store, player=self.player)


@pytest.fixture
def rig(tmp_path: Path) -> Iterator[SpokenRig]:
    made = SpokenRig(tmp_path)
    yield made
    made.spoken.close()
    made.player.close()
    made.database.close()


def _where(rig: SpokenRig, number: int = 1) -> int:
    return rig.spoken.place(TrackId(number))


def test_a_book_goes_on_where_it_was_left(rig: SpokenRig) -> None:
    rig.play(1)
    rig.hear(60_000)
    rig.player.pause()
    rig.scheduler.settle()
    assert _where(rig) == pytest.approx(60_000, abs=1_000)
    rig.play(50)
    rig.play(1)
    assert rig.player.position_ms == pytest.approx(60_000, abs=1_500)


def test_a_crash_loses_five_seconds_at_most(rig: SpokenRig) -> None:
    rig.play(1)
    rig.hear(63_000)
    assert 63_000 - _where(rig) <= 5_500


def test_music_begins_at_its_beginning(rig: SpokenRig) -> None:
    rig.play(50)
    rig.hear(60_000)
    rig.player.pause()
    rig.play(60)
    rig.play(50)
    assert rig.player.position_ms < 1_000
    assert rig.store.positions([TrackId(50)]) == {}


def test_what_was_heard_to_its_end_begins_anew(rig: SpokenRig) -> None:
    rig.play(1)
    rig.hear(60_000)
    assert _where(rig)
    rig.hear(TRACK_MS)
    assert _where(rig) == 0
    rig.play(1)
    assert rig.player.position_ms < 1_000


def test_stopping_and_seeking_to_the_beginning_keep_the_place(rig: SpokenRig) -> None:
    rig.play(1)
    rig.hear(60_000)
    rig.player.stop()
    rig.scheduler.settle()
    assert _where(rig) > 50_000


def test_books_never_come_behind_music_nor_music_behind_a_book(rig: SpokenRig) -> None:
    rig.play(10)
    for _ in range(8):
        assert rig.ahead
        assert not set(rig.ahead) & set(range(1, BOOK + 1))
        rig.skip()
    rig.play(1)
    assert rig.ahead == [2, 3]


def test_rules_change_in_a_lane_and_tell_which_tracks_change_sides(rig: SpokenRig) -> None:
    told: list[TrackChanges] = []
    results: list[tuple[SpokenRules, int]] = []
    rig.spoken.changed.connect(told.append)
    before = rig.spoken.rules
    rig.spoken.change(
        replace(before, genres=()),
        lambda rules, count: results.append((rules, count)),
        lambda error: pytest.fail(str(error)),
    )
    rig.scheduler.settle()
    assert results == [(before, BOOK)]
    assert {int(one) for one in told[0].changed} == set(range(1, BOOK + 1))
    assert rig.spoken.count() == 0
    rules, count = rig.spoken.change_blocking(before)
    assert (rules, count) == (before, BOOK)
    assert rig.spoken.count() == BOOK


def test_a_place_survives_a_restart(rig: SpokenRig) -> None:
    rig.play(1)
    rig.hear(60_000)
    rig.spoken.close()
    rig.spoken = rig.new_service()
    rig.play(COUNT)
    rig.play(1)
    assert rig.player.position_ms > 50_000

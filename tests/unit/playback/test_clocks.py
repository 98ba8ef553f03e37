"""The position between reports, and the time really listened."""

from __future__ import annotations

from musicrec_desktop.playback.listen_clock import ListenClock
from musicrec_desktop.playback.position_clock import PositionClock
from tests.support.clock import FakeClock


def test_a_position_runs_between_reports_and_ends_at_the_limit() -> None:
    clock = FakeClock()
    position = PositionClock(clock)
    position.limit_ms = 1_000
    position.run()
    clock.advance(400)
    assert position.position_ms == 400
    position.correct(600, clock.monotonic_ms())
    clock.advance(100)
    assert position.position_ms == 700
    clock.advance(5_000)
    assert position.position_ms == 1_000


def test_small_differences_do_not_make_it_tremble() -> None:
    clock = FakeClock()
    position = PositionClock(clock)
    position.run()
    clock.advance(500)
    position.correct(470, clock.monotonic_ms())
    assert position.position_ms == 500
    position.correct(300, clock.monotonic_ms())
    assert position.position_ms == 300


def test_a_late_report_counts_from_its_own_moment() -> None:
    clock = FakeClock()
    position = PositionClock(clock)
    position.run()
    reported_at_ms = clock.monotonic_ms()
    clock.advance(700)
    position.correct(2_000, reported_at_ms)
    assert position.position_ms == 2_700


def test_a_report_far_beyond_the_limit_proves_the_limit_wrong() -> None:
    clock = FakeClock()
    position = PositionClock(clock)
    position.limit_ms = 690
    position.correct(2_000, clock.monotonic_ms())
    assert position.position_ms == 690
    position.correct(40_000, clock.monotonic_ms())
    assert position.position_ms == 40_000


def test_a_held_position_stands() -> None:
    clock = FakeClock()
    position = PositionClock(clock)
    position.place(-5)
    position.run()
    position.run()
    clock.advance(250)
    position.hold()
    clock.advance(250)
    assert position.position_ms == 250
    assert not position.is_running


def test_only_running_time_is_listened() -> None:
    clock = FakeClock()
    listened = ListenClock(clock)
    clock.advance(100)
    listened.run()
    listened.run()
    clock.advance(100)
    listened.hold()
    listened.hold()
    clock.advance(100)
    assert listened.listened_ms == 100
    listened.run()
    clock.advance(50)
    assert listened.listened_ms == 150

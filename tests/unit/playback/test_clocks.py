"""The position between reports, and the time really listened."""

from __future__ import annotations

from musicrec_desktop.playback.position_clock import PositionClock
from musicrec_desktop.playback.track_run import ListenClock
from musicrec_desktop.testing.clock import FakeClock


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


def test_without_reports_a_position_does_not_run_for_long() -> None:
    clock = FakeClock()
    position = PositionClock(clock, longest_guess_ms=1_000)
    position.run()
    clock.advance(600)
    position.correct(590, clock.monotonic_ms())
    clock.advance(60_000)
    assert position.position_ms == 1_600
    position.correct(700, clock.monotonic_ms())
    clock.advance(300)
    assert position.position_ms == 1_000


def test_only_what_was_heard_is_listened() -> None:
    listened = ListenClock()
    assert listened.listened_ms(100) == 0
    listened.run(100)
    listened.run(150)
    assert listened.listened_ms(200) == 100
    listened.hold(200)
    listened.hold(900)
    assert listened.listened_ms(900) == 100
    listened.run(50_000)
    assert listened.listened_ms(50_050) == 150


def test_a_position_that_is_corrected_backwards_takes_back_what_was_counted() -> None:
    listened = ListenClock()
    listened.run(0)
    assert listened.listened_ms(5_000) == 5_000
    assert listened.listened_ms(4_000) == 4_000
    listened.hold(4_000)
    listened.run(9_000)
    assert listened.listened_ms(8_000) == 4_000

"""How far ahead libVLC may read."""

from __future__ import annotations

from musicrec_desktop.playback.stream.pacer import AHEAD_S, HELD_S, LONGEST_GUESS_S, Pacer
from tests.support.clock import FakeClock

RATE_HZ = 1_000


def test_it_runs_with_time_and_a_little_ahead() -> None:
    clock = FakeClock()
    pacer = Pacer(RATE_HZ, clock)
    assert pacer.limit == int(RATE_HZ * (AHEAD_S + HELD_S))
    pacer.run()
    assert pacer.limit == RATE_HZ * AHEAD_S
    clock.advance(250)
    assert pacer.limit == 250 + RATE_HZ * AHEAD_S
    pacer.correct(180, clock.monotonic_ms())
    assert pacer.limit == 180 + RATE_HZ * AHEAD_S


def test_a_pause_holds_it_whatever_is_reported_late() -> None:
    clock = FakeClock()
    pacer = Pacer(RATE_HZ, clock)
    pacer.run()
    clock.advance(300)
    pacer.hold()
    held = pacer.limit
    pacer.correct(5_000, clock.monotonic_ms())
    clock.advance(60_000)
    assert pacer.limit == held == int(RATE_HZ * (0.3 + AHEAD_S + HELD_S))
    pacer.run()
    assert pacer.limit == int(RATE_HZ * (0.3 + AHEAD_S))


def test_it_does_not_guess_for_long() -> None:
    clock = FakeClock()
    pacer = Pacer(RATE_HZ, clock)
    pacer.run()
    clock.advance(60_000)
    assert pacer.limit == int(RATE_HZ * (LONGEST_GUESS_S + AHEAD_S))

"""How far ahead libVLC may read."""

from __future__ import annotations

import random

from musicrec_desktop.playback.vlc.pacer import AHEAD_S, HELD_S, LONGEST_GUESS_S, LONGEST_WAIT_S, Pacer
from musicrec_desktop.testing.clock import FakeClock

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


def test_whoever_waits_in_vain_while_no_time_is_told_gets_more_without_a_bound() -> None:
    clock = FakeClock()
    pacer = Pacer(RATE_HZ, clock)
    pacer.run()
    clock.advance(300)
    pacer.correct(300, 300)
    wanted = 30 * RATE_HZ
    waited_ms = 0
    while pacer.limit < wanted:
        clock.advance(5)
        waited_ms += 5
        pacer.note_wait(0.005)
        assert waited_ms < 10_000
    pacer.correct(900, clock.monotonic_ms())
    assert pacer.limit == int(RATE_HZ * (0.9 + AHEAD_S))


def test_waiting_gives_nothing_more_while_time_goes_on_or_is_held() -> None:
    clock = FakeClock()
    pacer = Pacer(RATE_HZ, clock)
    pacer.run()
    for heard_ms in range(300, 30_000, 300):
        for _ in range(60):
            clock.advance(5)
            pacer.note_wait(0.005)
        pacer.correct(heard_ms, clock.monotonic_ms())
        assert pacer.limit == int(RATE_HZ * (heard_ms / 1000 + AHEAD_S))
    pacer.hold()
    held = pacer.limit
    for _ in range(1_000):
        clock.advance(5)
        pacer.note_wait(0.005)
    assert pacer.limit == held


def test_no_reader_that_wants_more_after_an_interruption_waits_for_ever() -> None:
    """libVLC as it is: its time goes on once it holds as much as it wants, and it wants more each time."""
    clock = FakeClock()
    pacer = Pacer(RATE_HZ, clock)
    pacer.run()
    rng = random.Random(5)
    read = heard_ms = 0
    for _ in range(200):
        clock.advance(rng.randint(0, 4_000))
        wanted = heard_ms + rng.randint(300, 5_300)
        turns = 0
        while read < wanted:
            turns += 1
            assert turns < 2_000
            if pacer.limit > read:
                read = pacer.limit
            else:
                clock.advance(5)
                pacer.note_wait(0.005)
        heard_ms = max(heard_ms, wanted - 300)
        pacer.correct(heard_ms, clock.monotonic_ms())


def test_whoever_waits_as_long_as_it_says_waits_once() -> None:
    clock = FakeClock()
    pacer = Pacer(RATE_HZ, clock)
    pacer.run()
    for heard_ms in range(0, 30_000, 300):
        pacer.correct(heard_ms, clock.monotonic_ms())
        for _ in range(3):
            frame = pacer.limit + RATE_HZ // 10
            wait_s = pacer.wait_s(frame)
            assert 0.1 <= wait_s < 0.105
            clock.advance(round(wait_s * 1_000))
            assert pacer.limit >= frame


def test_while_no_time_is_sure_it_is_asked_again_soon() -> None:
    clock = FakeClock()
    pacer = Pacer(RATE_HZ, clock)
    assert pacer.wait_s(pacer.limit + RATE_HZ) == LONGEST_WAIT_S
    pacer.run()
    assert pacer.wait_s(0) <= 0.001
    clock.advance(int(LONGEST_GUESS_S * 1_000))
    assert LONGEST_WAIT_S <= pacer.wait_s(pacer.limit + RATE_HZ) < LONGEST_WAIT_S + 0.005
    clock.advance(60_000)
    assert LONGEST_WAIT_S <= pacer.wait_s(pacer.limit + RATE_HZ) < LONGEST_WAIT_S + 0.005

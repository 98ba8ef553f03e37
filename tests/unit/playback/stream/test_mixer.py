"""Tracks behind each other: every sample, in order, once."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from musicrec_desktop.model.features import FloatArray
from musicrec_desktop.model.playback import LoadId
from musicrec_desktop.playback.stream.mixer import GAIN_RAMP_S, KEPT_HEADS, Tape
from tests.support.held_sound import RATE_HZ, HeldSound, noise, voice

FADE_MS = 100
FADE = RATE_HZ // 10


def left(tape: Tape, count: int = 1_000_000, step: int = 777) -> FloatArray:
    """What comes, read in steps until nothing is ready; one channel."""
    parts: list[FloatArray] = []
    while count > 0 and len(block := tape.read(min(step, count))):
        assert (block[:, 0] == block[:, 1]).all()
        parts.append(block[:, 0])
        count -= len(block)
    return np.concatenate(parts) if parts else np.zeros(0, dtype=np.float32)


@given(st.lists(st.integers(1, 900), min_size=1, max_size=12), st.integers(1, 500))
def test_a_row_of_tracks_is_their_concatenation(lengths: list[int], step: int) -> None:
    pieces = [noise(length, seed) for seed, length in enumerate(lengths)]
    sounds = [HeldSound(piece) for piece in pieces]
    tape = Tape(voice(0, sounds[0]))
    got: list[FloatArray] = []
    for number, sound in enumerate(sounds[1:], 1):
        assert tape.follow(voice(number, sound))
        # Just into it: the one behind it can be told now.
        got.append(left(tape, sum(lengths[:number]) + 1 - sum(map(len, got)), step))
        assert tape.has_begun(LoadId(number))
    got.append(left(tape, step=step))
    assert np.array_equal(np.concatenate(got), np.concatenate(pieces))
    assert tape.end_frame == sum(lengths)
    begins = np.cumsum([0, *lengths[:-1]])[-KEPT_HEADS:]
    assert [head.frame for head in tape.heads] == list(begins)


def test_the_join_lies_inside_one_block() -> None:
    first, second = noise(1_000, 1), noise(1_000, 2)
    tape = Tape(voice(1, HeldSound(first)))
    tape.follow(voice(2, HeldSound(second)))
    assert np.array_equal(tape.read(1_500)[:, 0], np.concatenate([first, second[:500]]))


def test_a_slow_disk_is_waited_for_and_nothing_is_lost() -> None:
    whole = noise(1_000)
    sound = HeldSound(whole[:400], is_complete=False)
    tape = Tape(voice(1, sound))
    tape.follow(voice(2, HeldSound(noise(10, 2))))
    assert len(left(tape)) == 400
    assert tape.end_frame is None
    sound.give(whole[400:], is_complete=True)
    assert np.array_equal(left(tape)[:600], whole[400:])


def test_what_comes_too_late_does_not_follow() -> None:
    tape = Tape(voice(1, HeldSound(noise(100))))
    assert len(left(tape)) == 100
    assert tape.end_frame == 100
    assert not tape.follow(voice(2, HeldSound(noise(100))))


def test_what_was_taken_back_is_not_heard_and_what_is_read_stays() -> None:
    tape = Tape(voice(1, HeldSound(noise(100))))
    tape.follow(voice(2, HeldSound(noise(100, 2))))
    assert tape.withdraw(LoadId(2))
    tape.follow(voice(3, HeldSound(noise(50, 3))))
    assert len(left(tape)) == 150
    assert not tape.withdraw(LoadId(3))
    assert [head.load_id for head in tape.heads] == [1, 3]


def test_a_track_that_breaks_off_ends_the_tape_and_is_not_faded() -> None:
    broken = HeldSound(noise(3 * FADE), failure="unreadable")
    tape = Tape(voice(1, broken))
    tape.follow(voice(2, HeldSound(noise(3 * FADE, 2))), FADE_MS)
    assert len(left(tape)) == 3 * FADE
    assert tape.end_frame == 3 * FADE
    assert tape.failure == "unreadable"
    assert not tape.has_begun(LoadId(2))


def test_a_fade_keeps_the_power_and_the_length() -> None:
    tape = Tape(voice(1, HeldSound(np.full(3 * FADE, 0.5, np.float32))))
    tape.follow(voice(2, HeldSound(np.full(3 * FADE, 0.25, np.float32))), FADE_MS)
    heard = left(tape)
    assert len(heard) == 5 * FADE
    angle = np.arange(FADE) / FADE * np.pi / 2
    expected = 0.5 * np.cos(angle) + 0.25 * np.sin(angle)
    assert heard[2 * FADE : 3 * FADE] == pytest.approx(expected, abs=1e-6)
    assert (heard[: 2 * FADE] == 0.5).all()
    assert (heard[3 * FADE :] == 0.25).all()
    assert [head.frame for head in tape.heads] == [0, 2 * FADE]


@pytest.mark.parametrize(
    ("first", "second", "fade"),
    [
        (3 * FADE, FADE // 2, int(0.45 * FADE) // 2),
        (FADE // 2, 3 * FADE, int(0.45 * FADE) // 2),
        (30, 30, 13),
        (1, 1, 0),
    ],
)
def test_no_fade_is_as_long_as_half_a_track(first: int, second: int, fade: int) -> None:
    tape = Tape(voice(1, HeldSound(noise(first))))
    tape.follow(voice(2, HeldSound(noise(second, 2))), FADE_MS)
    # The length of a track is known to the millisecond.
    assert len(left(tape)) == pytest.approx(first + second - fade, abs=RATE_HZ / 2_000 + 1)
    assert len(tape.heads) == 2


def test_a_next_track_that_comes_late_fades_as_long_as_it_can() -> None:
    tape = Tape(voice(1, HeldSound(noise(3 * FADE))))
    left(tape, 3 * FADE - 500)
    tape.follow(voice(2, HeldSound(noise(3 * FADE, 2))), FADE_MS)
    assert len(left(tape)) == 3 * FADE
    assert tape.heads[1].frame == 3 * FADE - 500


def test_a_next_track_that_is_not_decoded_in_time_is_waited_for_inside_the_fade() -> None:
    late = HeldSound(noise(10, 2), is_complete=False)
    tape = Tape(voice(1, HeldSound(noise(3 * FADE))))
    tape.follow(voice(2, late), FADE_MS)
    assert len(left(tape)) == 2 * FADE + 10
    assert not tape.withdraw(LoadId(2))
    late.give(noise(3 * FADE, 3), is_complete=True)
    assert len(left(tape)) == 3 * FADE


def test_a_changed_gain_is_reached_without_a_step_and_in_time() -> None:
    sound = HeldSound(np.full(RATE_HZ, 0.5, np.float32))
    tape = Tape(voice(1, sound, gain_db=-6.0))
    before = left(tape, 1_000)
    assert before == pytest.approx(0.5 * 10 ** (-6 / 20), abs=1e-6)
    tape.set_gain(LoadId(1), 12.0)
    heard = np.concatenate([before, left(tape)])
    ramp = int(GAIN_RAMP_S * RATE_HZ)
    wanted = 0.5 * 10 ** (12 / 20)
    assert np.abs(np.diff(heard)).max() < 1.5 * (wanted - before[-1]) / ramp
    assert heard[1_000 + ramp + 1 :] == pytest.approx(wanted, abs=1e-5)


def test_every_source_is_let_go_of() -> None:
    sounds = [HeldSound(noise(3 * FADE, seed)) for seed in range(3)]
    tape = Tape(voice(0, sounds[0]))
    tape.follow(voice(1, sounds[1]), FADE_MS)
    left(tape, 3 * FADE)
    assert sounds[0].is_closed
    tape.follow(voice(2, sounds[2]))
    tape.close()
    assert all(sound.is_closed for sound in sounds)
    assert tape.end_frame is not None
    assert not len(tape.read(10))

"""Tracks behind each other: every sample, in order, once."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from musicrec_desktop.model.features import FloatArray
from musicrec_desktop.model.playback import LoadId
from musicrec_desktop.playback.stream.mixer import GAIN_RAMP_S, KEPT_CUES, Mixer
from tests.support.held_sound import RATE_HZ, HeldSound, deck, noise

FADE_MS = 100
FADE = RATE_HZ // 10


def left(mixer: Mixer, count: int = 1_000_000, step: int = 777) -> FloatArray:
    """What comes, read in steps until nothing is ready; one channel."""
    parts: list[FloatArray] = []
    while count > 0 and len(block := mixer.read(min(step, count))):
        assert (block[:, 0] == block[:, 1]).all()
        parts.append(block[:, 0])
        count -= len(block)
    return np.concatenate(parts) if parts else np.zeros(0, dtype=np.float32)


@given(st.lists(st.integers(1, 900), min_size=1, max_size=12), st.integers(1, 500))
def test_a_row_of_tracks_is_their_concatenation(lengths: list[int], step: int) -> None:
    pieces = [noise(length, seed) for seed, length in enumerate(lengths)]
    sounds = [HeldSound(piece) for piece in pieces]
    mixer = Mixer(deck(0, sounds[0]))
    got: list[FloatArray] = []
    for number, sound in enumerate(sounds[1:], 1):
        assert mixer.follow(deck(number, sound))
        # Just into it: the one behind it can be told now.
        got.append(left(mixer, sum(lengths[:number]) + 1 - sum(map(len, got)), step))
        assert mixer.has_begun(LoadId(number))
    got.append(left(mixer, step=step))
    assert np.array_equal(np.concatenate(got), np.concatenate(pieces))
    assert mixer.end_frame == sum(lengths)
    begins = np.cumsum([0, *lengths[:-1]])[-KEPT_CUES:]
    assert [cue.frame for cue in mixer.cues] == list(begins)


def test_the_join_lies_inside_one_block() -> None:
    first, second = noise(1_000, 1), noise(1_000, 2)
    mixer = Mixer(deck(1, HeldSound(first)))
    mixer.follow(deck(2, HeldSound(second)))
    assert np.array_equal(mixer.read(1_500)[:, 0], np.concatenate([first, second[:500]]))


def test_a_slow_disk_is_waited_for_and_nothing_is_lost() -> None:
    whole = noise(1_000)
    sound = HeldSound(whole[:400], is_complete=False)
    mixer = Mixer(deck(1, sound))
    mixer.follow(deck(2, HeldSound(noise(10, 2))))
    assert len(left(mixer)) == 400
    assert mixer.end_frame is None
    sound.give(whole[400:], is_complete=True)
    assert np.array_equal(left(mixer)[:600], whole[400:])


def test_what_comes_too_late_does_not_follow() -> None:
    mixer = Mixer(deck(1, HeldSound(noise(100))))
    assert len(left(mixer)) == 100
    assert mixer.end_frame == 100
    assert not mixer.follow(deck(2, HeldSound(noise(100))))


def test_what_was_taken_back_is_not_heard_and_what_is_read_stays() -> None:
    mixer = Mixer(deck(1, HeldSound(noise(100))))
    mixer.follow(deck(2, HeldSound(noise(100, 2))))
    assert mixer.withdraw(LoadId(2))
    mixer.follow(deck(3, HeldSound(noise(50, 3))))
    assert len(left(mixer)) == 150
    assert not mixer.withdraw(LoadId(3))
    assert [cue.load_id for cue in mixer.cues] == [1, 3]


def test_a_track_that_breaks_off_ends_the_mix_and_is_not_faded() -> None:
    broken = HeldSound(noise(3 * FADE), failure="unreadable")
    mixer = Mixer(deck(1, broken))
    mixer.follow(deck(2, HeldSound(noise(3 * FADE, 2))), FADE_MS)
    assert len(left(mixer)) == 3 * FADE
    assert mixer.end_frame == 3 * FADE
    assert mixer.failure == "unreadable"
    assert not mixer.has_begun(LoadId(2))


def test_a_fade_keeps_the_power_and_the_length() -> None:
    mixer = Mixer(deck(1, HeldSound(np.full(3 * FADE, 0.5, np.float32))))
    mixer.follow(deck(2, HeldSound(np.full(3 * FADE, 0.25, np.float32))), FADE_MS)
    heard = left(mixer)
    assert len(heard) == 5 * FADE
    angle = np.arange(FADE) / FADE * np.pi / 2
    expected = 0.5 * np.cos(angle) + 0.25 * np.sin(angle)
    assert heard[2 * FADE : 3 * FADE] == pytest.approx(expected, abs=1e-6)
    assert (heard[: 2 * FADE] == 0.5).all()
    assert (heard[3 * FADE :] == 0.25).all()
    assert [cue.frame for cue in mixer.cues] == [0, 2 * FADE]


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
    mixer = Mixer(deck(1, HeldSound(noise(first))))
    mixer.follow(deck(2, HeldSound(noise(second, 2))), FADE_MS)
    # The length of a track is known to the millisecond.
    assert len(left(mixer)) == pytest.approx(first + second - fade, abs=RATE_HZ / 2_000 + 1)
    assert len(mixer.cues) == 2


def test_a_next_track_that_comes_late_fades_as_long_as_it_can() -> None:
    mixer = Mixer(deck(1, HeldSound(noise(3 * FADE))))
    left(mixer, 3 * FADE - 500)
    mixer.follow(deck(2, HeldSound(noise(3 * FADE, 2))), FADE_MS)
    assert len(left(mixer)) == 3 * FADE
    assert mixer.cues[1].frame == 3 * FADE - 500


def test_a_next_track_that_is_not_decoded_in_time_is_waited_for_inside_the_fade() -> None:
    late = HeldSound(noise(10, 2), is_complete=False)
    mixer = Mixer(deck(1, HeldSound(noise(3 * FADE))))
    mixer.follow(deck(2, late), FADE_MS)
    assert len(left(mixer)) == 2 * FADE + 10
    assert not mixer.withdraw(LoadId(2))
    late.give(noise(3 * FADE, 3), is_complete=True)
    assert len(left(mixer)) == 3 * FADE


def test_a_changed_gain_is_reached_without_a_step_and_in_time() -> None:
    sound = HeldSound(np.full(RATE_HZ, 0.5, np.float32))
    mixer = Mixer(deck(1, sound, gain_db=-6.0))
    before = left(mixer, 1_000)
    assert before == pytest.approx(0.5 * 10 ** (-6 / 20), abs=1e-6)
    mixer.set_gain(LoadId(1), 12.0)
    heard = np.concatenate([before, left(mixer)])
    ramp = int(GAIN_RAMP_S * RATE_HZ)
    wanted = 0.5 * 10 ** (12 / 20)
    assert np.abs(np.diff(heard)).max() < 1.5 * (wanted - before[-1]) / ramp
    assert heard[1_000 + ramp + 1 :] == pytest.approx(wanted, abs=1e-5)


def test_every_source_is_let_go_of() -> None:
    sounds = [HeldSound(noise(3 * FADE, seed)) for seed in range(3)]
    mixer = Mixer(deck(0, sounds[0]))
    mixer.follow(deck(1, sounds[1]), FADE_MS)
    left(mixer, 3 * FADE)
    assert sounds[0].is_closed
    mixer.follow(deck(2, sounds[2]))
    mixer.close()
    assert all(sound.is_closed for sound in sounds)
    assert mixer.end_frame is not None
    assert not len(mixer.read(10))

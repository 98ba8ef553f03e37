"""Mixer, effects and end, as an output reads them."""

from __future__ import annotations

import numpy as np
import pytest

from musicrec_desktop.model.features import FloatArray
from musicrec_desktop.model.playback import LoadId
from musicrec_desktop.model.sound import SoundControls
from musicrec_desktop.playback.stream.mixer import Mixer
from musicrec_desktop.playback.stream.source import TAIL_S, Source
from tests.support.held_sound import RATE_HZ, HeldSound, deck, noise

TAIL = int(TAIL_S * RATE_HZ)


def source(samples: FloatArray, controls: SoundControls | None = None) -> Source:
    return Source(Mixer(deck(1, HeldSound(samples))), controls or SoundControls())


def rest(of: Source) -> FloatArray:
    parts: list[FloatArray] = []
    while len(block := of.read(1_764)):
        parts.append(block[:, 0])
    return np.concatenate(parts)


def test_untouched_sound_comes_as_it_is_and_a_quiet_tail_behind_it() -> None:
    samples = noise(10_000)
    played = source(samples)
    heard = rest(played)
    assert np.array_equal(heard[:10_000], samples)
    assert not heard[10_000:].any()
    assert len(heard) == 10_000 + TAIL
    assert played.end_frame == 10_000
    assert played.is_over
    assert played.served == len(heard)


@pytest.mark.parametrize("percent", [50, 97, 101, 130, 200])
def test_another_speed_leaves_no_holes(percent: int) -> None:
    played = source(noise(3 * RATE_HZ), SoundControls(speed_percent=percent))
    sizes = [len(played.read(1_764)) for _ in range(30)]
    assert set(sizes) == {1_764}


@pytest.mark.parametrize("percent", [50, 150])
def test_positions_follow_the_speed(percent: int) -> None:
    played = source(noise(4 * RATE_HZ))
    played.read(RATE_HZ)
    played.set_controls(SoundControls(speed_percent=percent))
    played.read(RATE_HZ)
    assert played.moment(RATE_HZ).position_ms == 1_000
    assert played.moment(2 * RATE_HZ).position_ms == 1_000 + 10 * percent


def test_loud_sound_is_rounded_off_only_where_that_is_wanted() -> None:
    loud = np.linspace(-3, 3, 2_000, dtype=np.float32)
    limited = rest(source(loud))
    assert np.abs(limited).max() <= 1.0
    assert (np.diff(limited[:2_000]) >= 0).all()
    free = rest(source(loud, SoundControls(is_clipping_prevented=False)))
    assert np.array_equal(free[:2_000], loud)


def test_it_waits_for_sound_without_ending() -> None:
    sound = HeldSound(noise(100), is_complete=False)
    played = Source(Mixer(deck(1, sound)), SoundControls())
    assert len(played.read(1_000)) == 100
    assert not len(played.read(1_000))
    assert not played.is_over
    sound.give(noise(50), is_complete=True)
    assert len(played.read(50)) == 50


def test_turns_and_ends_of_tracks_are_known() -> None:
    played = source(noise(RATE_HZ))
    played.mixer.follow(deck(2, HeldSound(noise(RATE_HZ, 2))))
    assert played.next_turn(0) is None
    played.read(RATE_HZ + 10)
    assert played.next_turn(0) == RATE_HZ
    assert played.next_turn(RATE_HZ) is None
    assert played.ended_ms(LoadId(1)) == 1_000
    assert played.ended_ms(LoadId(2)) == 0
    assert played.moment(RATE_HZ - 1).load_id == 1
    assert played.moment(RATE_HZ).load_id == 2


def test_close_ends_it() -> None:
    played = source(noise(RATE_HZ))
    played.read(10)
    played.close()
    assert len(rest(played)) == TAIL
    assert played.is_over

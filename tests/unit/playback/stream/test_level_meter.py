"""Bars of what is heard."""

from __future__ import annotations

import numpy as np
import pytest

from musicrec_desktop.model.features import FloatArray
from musicrec_desktop.playback.stream.level_meter import BARS, LevelMeter

RATE_HZ = 44_100


def tone(hz: float, count: int = RATE_HZ, level: float = 0.5) -> FloatArray:
    wave = (level * np.sin(2 * np.pi * hz * np.arange(count) / RATE_HZ)).astype(np.float32)
    made: FloatArray = np.stack([wave, wave], axis=1)
    return made


def test_nothing_is_measured_unwatched() -> None:
    meter = LevelMeter(RATE_HZ)
    meter.note(tone(440), RATE_HZ)
    assert meter.bars(RATE_HZ) == ()
    meter.watch(True)
    assert meter.bars(0) == (0.0,) * BARS
    meter.watch(False)
    assert meter.bars(0) == ()


def test_the_bar_of_a_tone_is_the_highest_and_rises_with_it() -> None:
    meter = LevelMeter(RATE_HZ)
    meter.watch(True)
    places = []
    for number, hz in enumerate([80.0, 1_000.0, 9_000.0], 1):
        meter.note(tone(hz), number * RATE_HZ)
        bars = meter.bars(number * RATE_HZ - 8_000)
        assert len(bars) == BARS
        assert all(0.0 <= bar <= 1.0 for bar in bars)
        places.append(int(np.argmax(bars)))
    assert places == sorted(set(places))


def test_it_shows_the_moment_that_is_heard_not_what_was_read_last() -> None:
    meter = LevelMeter(RATE_HZ)
    meter.watch(True)
    meter.note(tone(200), RATE_HZ)
    meter.note(tone(200, RATE_HZ // 4) * 0, RATE_HZ + RATE_HZ // 4)
    assert max(meter.bars(RATE_HZ // 2)) > 0.5
    assert max(meter.bars(RATE_HZ + RATE_HZ // 8)) == pytest.approx(0.0)


def test_a_place_that_is_long_gone_or_not_yet_there_is_harmless() -> None:
    meter = LevelMeter(RATE_HZ)
    meter.watch(True)
    meter.note(tone(440, 100), 100)
    meter.note(tone(440, 10 * RATE_HZ), 10 * RATE_HZ + 100)
    for frame in (0, 10**9):
        assert len(meter.bars(frame)) == BARS

"""Equaliser and speed."""

from __future__ import annotations

import numpy as np
import pytest

from musicrec_desktop.model.features import FloatArray
from musicrec_desktop.model.sound import EQUALIZER_BANDS_HZ
from musicrec_desktop.playback.stream.effects import Equalizer, Tempo, highest_boost_db

RATE_HZ = 44_100
BAND = EQUALIZER_BANDS_HZ.index(1_000.0)


def tone(hz: float = 1_000.0, count: int = RATE_HZ) -> FloatArray:
    wave = (0.1 * np.sin(2 * np.pi * hz * np.arange(count) / RATE_HZ)).astype(np.float32)
    made: FloatArray = np.stack([wave, wave], axis=1)
    return made


def one_band(gain_db: float) -> tuple[float, ...]:
    return tuple(gain_db if band == BAND else 0.0 for band in range(len(EQUALIZER_BANDS_HZ)))


def level_db(block: FloatArray) -> float:
    return float(20 * np.log10(np.sqrt(np.mean(block[len(block) // 2 :].astype(float) ** 2))))


@pytest.mark.parametrize("gain_db", [-12.0, -3.0, 6.0, 12.0])
def test_a_band_raises_its_frequency_and_leaves_others(gain_db: float) -> None:
    for hz, expected_db in [(1_000.0, gain_db), (63.0, 0.0)]:
        shaper = Equalizer(RATE_HZ)
        shaper.set_gains(one_band(gain_db), has_headroom=False)
        out = shaper.process(tone(hz))
        assert len(out) == RATE_HZ
        assert level_db(out) - level_db(tone(hz)) == pytest.approx(expected_db, abs=0.5)


def test_headroom_takes_back_what_the_bands_raise() -> None:
    shaper = Equalizer(RATE_HZ)
    shaper.set_gains(one_band(9.0), has_headroom=True)
    shaper.process(tone())
    assert level_db(shaper.process(tone())) == pytest.approx(level_db(tone()), abs=0.5)
    assert highest_boost_db(one_band(9.0)) == pytest.approx(9.0, abs=0.1)
    assert highest_boost_db(one_band(-9.0)) == 0.0


def test_off_and_normal_are_untouched() -> None:
    shaper, tempo = Equalizer(RATE_HZ), Tempo(RATE_HZ)
    shaper.set_gains((0.0,) * len(EQUALIZER_BANDS_HZ), has_headroom=True)
    tempo.set_speed(100)
    assert np.array_equal(tempo.process(shaper.process(tone())), tone())
    assert not len(tempo.finish())


def test_bands_change_while_they_sound() -> None:
    shaper = Equalizer(RATE_HZ)
    shaper.set_gains(one_band(-12.0), has_headroom=False)
    shaper.process(tone())
    shaper.set_gains(None, has_headroom=False)
    shaper.process(tone())
    assert level_db(shaper.process(tone())) == pytest.approx(level_db(tone()), abs=0.3)


@pytest.mark.parametrize("rate_hz", [44_100, 48_000, 96_000, 192_000])
def test_every_rate_of_a_stream_has_its_bands(rate_hz: int) -> None:
    shaper = Equalizer(rate_hz)
    shaper.set_gains((3.0,) * len(EQUALIZER_BANDS_HZ), has_headroom=True)
    assert len(shaper.process(tone(count=4_096))) == 4_096


@pytest.mark.parametrize("percent", [50, 80, 125, 200])
def test_a_speed_shortens_or_lengthens(percent: int) -> None:
    tempo = Tempo(RATE_HZ)
    tempo.set_speed(percent)
    blocks = [tempo.process(tone()[at : at + 2_000]) for at in range(0, RATE_HZ, 2_000)]
    whole = np.concatenate([*blocks, tempo.finish()])
    assert len(whole) == pytest.approx(RATE_HZ * 100 / percent, abs=RATE_HZ * 0.06)

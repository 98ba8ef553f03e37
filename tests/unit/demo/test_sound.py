"""Tones, effects and the mix, judged by their numbers."""

from __future__ import annotations

import numpy as np
import pytest

from musicrec_desktop.demo.effects import band, echo, leveled, room, with_faded_end
from musicrec_desktop.demo.mix import Mix
from musicrec_desktop.demo.sound import SAMPLE_RATE_HZ, Mono, pitch_hz
from musicrec_desktop.demo.tone import noise, outline, partials, pulse, triangle, vibrato_phase


def strongest_hz(sound: Mono) -> float:
    spectrum = np.abs(np.fft.rfft(sound * np.hanning(sound.size)))
    return float(np.argmax(spectrum)) * SAMPLE_RATE_HZ / sound.size


def test_concert_pitch() -> None:
    assert pitch_hz(69) == pytest.approx(440.0)
    assert pitch_hz(81) == pytest.approx(880.0)


def test_partials_are_the_sum_of_sines_that_their_formula_says() -> None:
    times = np.arange(SAMPLE_RATE_HZ // 2) / SAMPLE_RATE_HZ
    expected = 0.7 * np.exp(-3.0 * times) * np.sin(2 * np.pi * 441.0 * times + 0.5) + 0.2 * np.sin(
        2 * np.pi * 1234.5 * times + 1.0
    )
    sound = partials([441.0, 1234.5], [0.7, 0.2], [3.0, 0.0], 0.5, [0.5, 1.0])
    np.testing.assert_allclose(sound, expected, atol=2e-5)


def test_partials_that_nobody_hears_are_left_out() -> None:
    assert not partials([16_000.0], [1.0], [0.0], 0.1).any()


def test_an_outline_starts_and_ends_in_silence() -> None:
    gain = outline(1.0, 0.1, 0.2)
    assert gain[0] == 0.0
    assert gain[-1] == pytest.approx(0.0, abs=1e-6)
    assert gain.max() <= 1.0


@pytest.mark.parametrize("duty", [0.125, 0.25, 0.5])
def test_pulse_waves_have_no_direct_current(duty: float) -> None:
    phase = vibrato_phase(441.0, 1.0, 0.0, 1.0, 0.0)
    assert float(pulse(phase, duty).mean()) == pytest.approx(0.0, abs=0.02)


def test_a_triangle_has_its_pitch() -> None:
    assert strongest_hz(triangle(vibrato_phase(220.0, 1.0, 0.0, 1.0, 0.0), 16)) == pytest.approx(220.0, abs=2)


def test_a_band_keeps_the_middle_and_loses_the_sides() -> None:
    sound = noise(1.0, np.random.default_rng(1))
    spectrum = np.abs(np.fft.rfft(band(sound, 500.0, 2000.0, 4)))
    before = np.abs(np.fft.rfft(sound))
    assert spectrum[1000] == pytest.approx(before[1000], rel=0.05)
    assert spectrum[100] < 0.01 * before[100]
    assert spectrum[15_000] < 0.01 * before[15_000]


def test_echoes_come_later_softer_and_from_the_other_side() -> None:
    click = np.zeros((2, SAMPLE_RATE_HZ), np.float32)
    click[0, 0] = 1.0
    sound = echo(click, 0.25, 0.5, 0.4)
    quarter = SAMPLE_RATE_HZ // 4
    assert sound[1, quarter] == pytest.approx(0.4)
    assert sound[0, 2 * quarter] == pytest.approx(0.2)


def test_a_room_is_the_convolution_with_its_response() -> None:
    """The response is read off a click; a second click further on must give the same, later."""
    length = 3 * SAMPLE_RATE_HZ
    click = np.zeros((2, length), np.float32)
    click[:, 0] = 1.0
    late = np.roll(click, 100_000, axis=1)
    first = room(click, 0.4, 0.5, np.random.default_rng(2))
    second = room(late, 0.4, 0.5, np.random.default_rng(2))
    np.testing.assert_allclose(second[:, 100_000:], first[:, : length - 100_000], atol=1e-5)
    assert np.abs(first[:, SAMPLE_RATE_HZ:]).max() < 1e-4


def test_levels_are_set_and_never_clip() -> None:
    loud = np.random.default_rng(3).standard_normal((2, 50_000)).astype(np.float32)
    loud[0, 100] = 40.0
    sound = leveled(loud, 0.15)
    assert float(np.abs(sound).max()) < 0.951
    assert float(sound.std()) == pytest.approx(0.15, rel=0.1)


def test_a_faded_end_is_silent_at_the_end_only() -> None:
    sound = with_faded_end(np.ones((2, SAMPLE_RATE_HZ), np.float32), 0.5)
    assert float(sound[0, SAMPLE_RATE_HZ // 2 - 1]) == 1.0
    assert float(sound[0, -1]) == pytest.approx(0.0, abs=1e-6)


def test_a_mix_places_sounds_and_cuts_what_sticks_out() -> None:
    mix = Mix(1.0)
    mix.add(np.ones(SAMPLE_RATE_HZ, np.float32), 0.75, 0.5, -1.0)
    mix.add(np.ones(10, np.float32), 2.0)
    left, right = mix.sound
    assert not left[: SAMPLE_RATE_HZ * 3 // 4 - 1].any()
    assert float(left[-1]) == pytest.approx(0.5 * np.sqrt(2))
    assert float(np.abs(right).max()) == pytest.approx(0.0, abs=1e-6)


def test_ducking_dives_at_each_hit() -> None:
    mix = Mix(1.0)
    mix.sound += 1.0
    mix.duck([0.5], 0.7, 0.2)
    assert float(mix.sound[0, 0]) == 1.0
    assert float(mix.sound[0, SAMPLE_RATE_HZ // 2]) == pytest.approx(0.3)
    assert float(mix.sound[0, -1]) == 1.0

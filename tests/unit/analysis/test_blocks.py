"""What the numbers of an excerpt say, and that they are numbers on any sound."""

from __future__ import annotations

import numpy as np
import pytest

from musicrec_desktop.analysis.blocks import intervals, shape
from musicrec_desktop.analysis.blocks.joining import percentiles, pooled, windows
from musicrec_desktop.analysis.extractor import DESCRIBERS, describe, excerpt_vector
from musicrec_desktop.analysis.recipe import PLAIN_BLOCKS, PLAIN_SIZE
from musicrec_desktop.analysis.spectrum import band_edges_hz, band_filters, octave_ranges, spectrum
from musicrec_desktop.model.features import FloatArray
from tests.unit.analysis.sounds import HOSTILE, cadence, chords, clicks, noise, together, tone

# Root mean squares of the blocks of two sounds, by the program that the recipe was measured with.
STORED_SOUNDS = {
    "clicks": clicks(97.0) + tone(330.0, level=0.02),
    "cadence": cadence(2, is_major=True),
}
STORED = {
    "clicks": {
        "attack_pattern": 28.613,
        "fluctuation_pattern": 3.997,
        "band_correlation": 0.92106,
        "flatness": 1.6045,
        "spectral_valleys": 1.6324,
        "band_levels": 14.099,
        "band_moments": 2.1046,
        "mfcc_mean": 10.368,
        "mfcc_std": 1.4495,
        "mfcc_delta": 0.77364,
        "mfcc_modulation": 7.8664,
        "shape": 2.5499,
        "dynamics": 8.579,
        "onsets": 1.3941,
        "intervals": 0.41698,
    },
    "cadence": {
        "attack_pattern": 12.998,
        "fluctuation_pattern": 3.2623,
        "band_correlation": 0.33459,
        "flatness": 2.1887,
        "spectral_valleys": 5.621,
        "band_levels": 15.592,
        "band_moments": 0.77003,
        "mfcc_mean": 25.554,
        "mfcc_std": 1.467,
        "mfcc_delta": 0.57929,
        "mfcc_modulation": 8.4541,
        "shape": 2.3184,
        "dynamics": 2.652,
        "onsets": 0.932,
        "intervals": 0.48298,
    },
}


def block(values: FloatArray, name: str) -> FloatArray:
    (found,) = (item for item in PLAIN_BLOCKS if item.name == name)
    return values[found.start : found.start + found.size]


@pytest.mark.parametrize("name", HOSTILE)
def test_any_sound_gives_finite_numbers(name: str) -> None:
    vectors, descriptors = describe(together(HOSTILE[name]))
    assert vectors.shape == (1, PLAIN_SIZE)
    assert vectors.dtype == np.float32
    assert np.isfinite(vectors).all()
    assert np.isfinite(vectors.astype(np.float16)).all()
    assert np.isfinite(list(descriptors.values())).all()


@pytest.mark.parametrize("name", STORED)
def test_numbers_of_the_published_recipe(name: str) -> None:
    values = excerpt_vector(spectrum(STORED_SOUNDS[name]))
    found = {item.name: float(np.sqrt(np.mean(np.square(block(values, item.name))))) for item in PLAIN_BLOCKS}
    assert found == pytest.approx(STORED[name], rel=2e-3)


def test_every_block_of_the_recipe_has_its_module() -> None:
    assert list(DESCRIBERS) == [item.name for item in PLAIN_BLOCKS]
    item = spectrum(noise())
    for known in PLAIN_BLOCKS:
        assert DESCRIBERS[known.name](item).shape == (known.size,), known.name


def test_the_same_sound_gives_the_same_numbers() -> None:
    assert np.array_equal(excerpt_vector(spectrum(clicks(120))), excerpt_vector(spectrum(clicks(120))))


@pytest.mark.parametrize("factor", [0.01, 0.25, 8.0])
def test_level_does_not_matter(factor: float) -> None:
    sound = cadence(0, is_major=False)
    plain, changed = excerpt_vector(spectrum(sound)), excerpt_vector(spectrum(sound * np.float32(factor)))
    for item in PLAIN_BLOCKS:
        before, after = block(plain, item.name), block(changed, item.name)
        assert np.abs(after - before).max() < 2e-3 * max(1.0, float(np.abs(before).max())), item.name


@pytest.mark.parametrize("step", range(1, 12))
def test_intervals_are_the_same_for_a_rotated_chroma(step: int) -> None:
    frames = intervals.chroma(spectrum(cadence(0, is_major=True)))
    rotated = intervals.intervals_of(np.roll(frames, step, axis=1))
    assert np.abs(rotated - intervals.intervals_of(frames)).max() < 1e-5


def test_intervals_are_much_the_same_in_another_key() -> None:
    def at(step: int) -> FloatArray:
        return intervals.describe(spectrum(cadence(step, is_major=True)))

    other = intervals.describe(spectrum(chords([[60, 61, 62], [60, 66], [61, 63, 66]])))
    far = float(np.abs(at(0) - other).mean())
    # Bins are wider than semitones in the bass, so the key is not quite without influence.
    assert max(float(np.abs(at(0) - at(step)).mean()) for step in (-5, -1, 1, 2, 5)) < far / 2


def test_bands_cover_the_range_without_gaps() -> None:
    edges = band_edges_hz()
    assert band_filters().shape == (907, 85)
    assert np.allclose(band_filters().sum(axis=0), 1.0, atol=1e-5)
    assert edges[0] == 32.0
    assert np.diff(edges).min() >= 21.5
    assert [high - low for low, high in octave_ranges()][-1] > 290


def test_brightness_follows_the_pitch() -> None:
    dark, bright = (shape.describe(spectrum(tone(hertz))) for hertz in (220.0, 1760.0))
    assert shape.brightness_hz(dark) == pytest.approx(220.0, rel=0.05)
    assert shape.brightness_hz(bright) == pytest.approx(1760.0, rel=0.05)


def test_what_each_aspect_hears() -> None:
    steady, pulsing, rough = (excerpt_vector(spectrum(sound)) for sound in (tone(440), clicks(120), noise()))
    assert block(pulsing, "dynamics")[5] > 5 * block(steady, "dynamics")[5]
    assert block(pulsing, "onsets")[12] > block(steady, "onsets")[12] + 1
    assert block(pulsing, "attack_pattern").mean() > 3 * block(rough, "attack_pattern").mean()
    # Noise is flat, a tone is not.
    assert block(rough, "flatness")[:6].min() > -0.8
    assert block(steady, "flatness")[2] < -2.0
    # Two pulses a second swing most at 2 Hz and its multiples.
    rates = block(pulsing, "fluctuation_pattern").reshape(16, 21).mean(axis=1)
    assert rates[6:8].max() > 1.3 * rates[3]


def test_percentiles_are_those_of_numpy() -> None:
    curves = np.random.default_rng(5).standard_normal((37, 4)).astype(np.float32)
    shares = (0.0, 10.0, 33.3, 60.0, 100.0)
    assert np.allclose(percentiles(curves, shares), np.percentile(curves, shares, axis=0), atol=1e-6)


def test_joining_and_windows() -> None:
    curves = np.arange(12, dtype=np.float32).reshape(2, 6)
    assert pooled(curves, 3).tolist() == [[0.5, 2.5, 4.5], [6.5, 8.5, 10.5]]
    assert windows(curves.T, 4, 2).shape == (2, 4, 2)
    assert windows(curves.T, 8, 2)[0, -1].tolist() == [5.0, 11.0]

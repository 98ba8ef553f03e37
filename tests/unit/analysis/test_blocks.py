"""What the numbers say, on sounds whose answer is known, and that they are numbers on any sound."""

from __future__ import annotations

import numpy as np
import pytest

from musicrec_desktop.analysis import extractor
from musicrec_desktop.analysis.blocks import chroma, shape
from musicrec_desktop.analysis.excerpts import SAMPLE_RATE_HZ, Excerpts
from musicrec_desktop.analysis.recipe import BLOCKS, VECTOR_SIZE
from musicrec_desktop.analysis.spectrum import spectrum
from musicrec_desktop.model.features import FloatArray

SECONDS = 5


def moments(seconds: float = SECONDS) -> FloatArray:
    return (np.arange(round(seconds * SAMPLE_RATE_HZ)) / SAMPLE_RATE_HZ).astype(np.float32)


def chord(root_hz: float, semitones: tuple[int, ...] = (0, 4, 7)) -> FloatArray:
    sound: FloatArray = sum(
        (np.sin(2 * np.pi * root_hz * 2 ** (step / 12) * moments()) for step in semitones),
        start=np.zeros(len(moments()), np.float32),
    )
    return (0.1 * sound).astype(np.float32)


def clicks(tempo_bpm: float, seconds: float = SECONDS) -> FloatArray:
    rng = np.random.default_rng(3)
    sound = 1e-4 * rng.standard_normal(round(seconds * SAMPLE_RATE_HZ))
    for start in np.arange(0, seconds - 0.1, 60 / tempo_bpm):
        first = round(start * SAMPLE_RATE_HZ)
        sound[first : first + 1500] += rng.standard_normal(1500) * np.exp(-np.arange(1500) / 250)
    return sound.astype(np.float32)


def vector(*parts: FloatArray) -> FloatArray:
    return extractor.describe(Excerpts(parts, -20.0, None))[0]


def block(values: FloatArray, name: str) -> FloatArray:
    (found,) = (item for item in BLOCKS if item.name == name)
    return values[found.start : found.start + found.size]


HOSTILE = {
    "noise": np.random.default_rng(1).standard_normal(SECONDS * SAMPLE_RATE_HZ).astype(np.float32),
    "constant": np.full(SECONDS * SAMPLE_RATE_HZ, 0.5, np.float32),
    "one click": np.eye(1, SECONDS * SAMPLE_RATE_HZ, 4000, dtype=np.float32)[0],
    "silence": np.zeros(SECONDS * SAMPLE_RATE_HZ, np.float32),
    "one second": chord(440)[:SAMPLE_RATE_HZ],
    "shorter than a frame": chord(440)[:900],
    "square at full scale": np.sign(chord(110)),
    "highest tone": np.sin(np.pi * 0.999 * np.arange(SECONDS * SAMPLE_RATE_HZ)).astype(np.float32),
}


@pytest.mark.parametrize("name", HOSTILE)
def test_any_sound_gives_finite_numbers(name: str) -> None:
    values = vector(HOSTILE[name])
    assert values.shape == (VECTOR_SIZE,)
    assert values.dtype == np.float32
    assert np.isfinite(values).all()


def test_the_same_sound_gives_the_same_numbers() -> None:
    assert np.array_equal(vector(clicks(120)), vector(clicks(120)))


def test_level_does_not_matter() -> None:
    loud, quiet = vector(clicks(120)), vector(clicks(120) * np.float32(0.25))
    assert np.abs(loud - quiet).max() < 0.05


@pytest.mark.parametrize("tempo_bpm", [80.0, 100.0, 120.0, 140.0])
def test_tempo_is_found(tempo_bpm: float) -> None:
    _, descriptors = extractor.describe(Excerpts((clicks(tempo_bpm), clicks(tempo_bpm)), -20.0, None))
    assert descriptors["tempo_bpm"] == pytest.approx(tempo_bpm, rel=0.02)


def test_brightness_follows_the_pitch() -> None:
    dark, bright = vector(chord(220)), vector(chord(1760))
    assert shape.brightness_hz(block(dark, "shape")) == pytest.approx(280, abs=60)
    assert shape.brightness_hz(block(bright, "shape")) == pytest.approx(2200, abs=300)


def test_intervals_are_the_same_in_another_key_and_classes_are_not() -> None:
    in_a, in_c = chroma.describe(spectrum(chord(440.0))), chroma.describe(spectrum(chord(523.25)))
    minor = chroma.describe(spectrum(chord(440.0, (0, 3, 7))))
    cluster = chroma.describe(spectrum(chord(440.0, (0, 1, 2))))

    def distance(one: dict[str, FloatArray], other: dict[str, FloatArray], name: str) -> float:
        return float(np.abs(one[name] - other[name]).mean())

    same = distance(in_a, in_c, "chroma_intervals")
    assert same < distance(in_a, minor, "chroma_intervals")
    assert 3 * same < distance(in_a, cluster, "chroma_intervals")
    assert distance(in_a, in_c, "chroma_classes") > 0.05
    assert int(np.argmax(in_a["chroma_classes"])) in {9, 1, 4}


def test_steady_and_pulsing_sound_differ_in_dynamics_and_rhythm() -> None:
    steady, pulsing = vector(chord(440)), vector(clicks(120))
    assert np.ptp(block(pulsing, "levels")[:4]) > 5 * np.ptp(block(steady, "levels")[:4])
    assert block(pulsing, "onsets")[9] > block(steady, "onsets")[9] + 1

"""Excerpts whose answer is known, mono at the rate of the extractor."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from musicrec_desktop.analysis.excerpts import SAMPLE_RATE_HZ, Excerpts
from musicrec_desktop.model.features import FloatArray

SECONDS = 5.0


def moments(seconds: float = SECONDS) -> FloatArray:
    """The time of each sample in seconds."""
    count = round(seconds * SAMPLE_RATE_HZ)
    time_s: FloatArray = np.arange(count).astype(np.float32) / np.float32(SAMPLE_RATE_HZ)
    return time_s


def tone(hz: float, seconds: float = SECONDS, level: float = 0.1) -> FloatArray:
    """A sine."""
    wave: FloatArray = (level * np.sin(2 * np.pi * hz * moments(seconds))).astype(np.float32)
    return wave


def noise(seconds: float = SECONDS, seed: int = 1, level: float = 0.1) -> FloatArray:
    """White noise."""
    rng = np.random.default_rng(seed)
    return (level * rng.standard_normal(round(seconds * SAMPLE_RATE_HZ))).astype(np.float32)


def clicks(tempo_bpm: float, seconds: float = SECONDS, first_s: float = 0.0) -> FloatArray:
    """Short bursts of noise."""
    rng = np.random.default_rng(3)
    sound = 1e-4 * rng.standard_normal(round(seconds * SAMPLE_RATE_HZ))
    for start_s in np.arange(first_s, seconds - 0.1, 60 / tempo_bpm):
        start = round(start_s * SAMPLE_RATE_HZ)
        sound[start : start + 1500] += rng.standard_normal(1500) * np.exp(-np.arange(1500) / 250)
    return sound.astype(np.float32)


def note(pitch: float, seconds: float) -> FloatArray:
    """A plucked string with eight harmonics; ``pitch`` is a MIDI number, fractions too."""
    hertz = 440.0 * 2.0 ** ((pitch - 69.0) / 12.0)
    time_s = moments(seconds)
    sound = sum(
        (np.sin(2 * np.pi * hertz * number * time_s) / number for number in range(1, 9)),
        start=np.zeros(len(time_s)),
    )
    shaped: FloatArray = (0.1 * sound * np.exp(-2.0 * time_s) * np.minimum(1.0, 200.0 * time_s)).astype(
        np.float32
    )
    return shaped


def chords(rows: Sequence[Sequence[float]], seconds: float = 0.6) -> FloatArray:
    """Chords one after another, each a list of pitches."""
    return np.concatenate([np.sum([note(pitch, seconds) for pitch in row], axis=0) for row in rows])


def cadence(tonic: int, *, is_major: bool, tuning: float = 0.0) -> FloatArray:
    """Tonic, subdominant, dominant, tonic, twice; ``tuning`` in semitones."""
    triad = (0, 4, 7) if is_major else (0, 3, 7)
    steps = ((0, triad), (5, triad), (7, (0, 4, 7)), (0, triad)) * 2
    return chords(
        [
            [48 + tonic + root + tuning + step for step in chord] + [36 + tonic + root + tuning]
            for root, chord in steps
        ]
    )


def scale(tonic: int, *, is_major: bool, tuning: float = 0.0) -> FloatArray:
    """Up and down again, resting on the tonic; harmonic minor."""
    steps = (0, 2, 4, 5, 7, 9, 11, 12) if is_major else (0, 2, 3, 5, 7, 8, 11, 12)
    path = (*steps, *steps[::-1])
    return np.concatenate(
        [note(60 + tonic + tuning + step, 0.8 if step in {0, 12} else 0.35) for step in path]
    )


def together(*parts: FloatArray, sides: Sequence[FloatArray] = (), loudness_db: float = -20.0) -> Excerpts:
    """Excerpts of a track; without sides it is mono."""
    return Excerpts(parts, tuple(sides) or tuple(np.zeros_like(part) for part in parts), loudness_db, None)


HOSTILE = {
    "noise": noise(),
    "constant": np.full(round(SECONDS * SAMPLE_RATE_HZ), 0.5, np.float32),
    "one click": np.eye(1, round(SECONDS * SAMPLE_RATE_HZ), 4000, dtype=np.float32)[0],
    "silence": np.zeros(round(SECONDS * SAMPLE_RATE_HZ), np.float32),
    "one second": tone(440.0, 1.0),
    "shorter than a frame": tone(440.0)[:900],
    "square at full scale": np.sign(tone(110.0)),
    "highest tone": np.sin(np.pi * 0.999 * np.arange(round(SECONDS * SAMPLE_RATE_HZ))).astype(np.float32),
    "clicks": clicks(97.0),
    "tiny": noise(level=1e-6),
    "huge": noise(level=5.0),
}
"""Sounds that break arithmetic."""

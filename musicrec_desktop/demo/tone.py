"""Tones: sums of partials that fade, pulse waves, noise, and their outlines in time."""

from __future__ import annotations

from typing import Final

import numpy as np
from numpy.typing import ArrayLike

from musicrec_desktop.demo.sound import SAMPLE_RATE_HZ, Mono, samples

_BLOCK: Final = 1024
_STEP: Final = 32
_HIGHEST_HZ: Final = 15_000.0


def partials(
    frequencies_hz: ArrayLike,
    amplitudes: ArrayLike,
    decays_per_s: ArrayLike,
    seconds: float,
    phases: ArrayLike | None = None,
) -> Mono:
    """A sum of fading sines: the sum over k of a[k] · e^(-d[k] t) · sin(2π f[k] t + φ[k]).

    A complex exponential splits into (value at the start of a block) · (course inside a block), so all blocks
    of all partials are one matrix product; that is many times faster than a sine for every sample. The course
    inside a block is split into steps in the same way.

    Args:
        frequencies_hz: shape (p,); partials above 15 kHz are left out.
        amplitudes: shape (p,).
        decays_per_s: shape (p,); 0 sounds for ever.
        seconds: length of the result.
        phases: shape (p,), radians; zero where None.
    """
    frequencies = np.asarray(frequencies_hz, np.float64)
    kept = frequencies < _HIGHEST_HZ
    count = samples(seconds)
    if not kept.any():
        return np.zeros(count, np.float32)
    start = np.zeros(frequencies.shape) if phases is None else np.asarray(phases, np.float64)
    rate = (-np.asarray(decays_per_s, np.float64)[kept] + 2j * np.pi * frequencies[kept]) / SAMPLE_RATE_HZ
    block_starts = np.arange(0, count, _BLOCK)
    at_starts = np.exp(np.outer(block_starts, rate) + 1j * start[kept])
    at_steps = np.exp(np.outer(rate, np.arange(0, _BLOCK, _STEP)))
    in_step = np.exp(np.outer(rate, np.arange(_STEP)))
    amplified = np.asarray(amplitudes, np.float64)[kept, None] * at_steps
    inside = (amplified[:, :, None] * in_step[:, None, :]).reshape(-1, _BLOCK)
    left = np.hstack([at_starts.real, at_starts.imag]).astype(np.float32)
    right = np.vstack([inside.imag, inside.real]).astype(np.float32)
    return np.asarray((left @ right).reshape(-1)[:count], np.float32)


def outline(seconds: float, attack_s: float, release_s: float, sustain: float = 1.0) -> Mono:
    """A gain that rises smoothly, sinks to ``sustain`` and falls to nothing; shape (n,), 0 to 1."""
    count = samples(seconds)
    attack = min(count, samples(attack_s))
    release = min(count, samples(release_s))
    gain = np.linspace(1.0, sustain, count, dtype=np.float32)
    gain[:attack] *= np.sin(np.linspace(0.0, np.pi / 2, attack, dtype=np.float32)) ** 2
    gain[count - release :] *= np.cos(np.linspace(0.0, np.pi / 2, release, dtype=np.float32)) ** 2
    return gain


def fade(seconds: float, decay_per_s: float) -> Mono:
    """An exponential fall from 1; shape (n,)."""
    times = np.arange(samples(seconds), dtype=np.float32) / SAMPLE_RATE_HZ
    return np.exp(-decay_per_s * times).astype(np.float32)


def vibrato_phase(frequency_hz: float, seconds: float, depth: float, rate_hz: float, delay_s: float) -> Mono:
    """Phase in turns (0 to 1) of a note whose pitch starts to swing after a while.

    Args:
        frequency_hz: of the steady pitch.
        seconds: length.
        depth: how far it swings, as a share of the frequency; 0.06 is a semitone.
        rate_hz: how fast.
        delay_s: when it starts.
    """
    times = np.arange(samples(seconds)) / SAMPLE_RATE_HZ
    swing = np.clip((times - delay_s) / 0.3, 0.0, 1.0) * depth * np.sin(2 * np.pi * rate_hz * times)
    turns = np.cumsum(frequency_hz * (1.0 + swing)) / SAMPLE_RATE_HZ
    return (turns % 1.0).astype(np.float32)


def glide(from_hz: float, to_hz: float, speed_per_s: float, seconds: float) -> Mono:
    """A sine whose pitch falls exponentially from one frequency to another: drums."""
    times = np.arange(samples(seconds)) / SAMPLE_RATE_HZ
    course = to_hz + (from_hz - to_hz) * np.exp(-speed_per_s * times)
    return np.sin(2 * np.pi * np.cumsum(course) / SAMPLE_RATE_HZ).astype(np.float32)


def pulse(phase: Mono, duty: float) -> Mono:
    """A pulse wave of mean 0, as game consoles of the eighties made it; ``phase`` in turns."""
    return np.where(phase < duty, np.float32(2.0 - 2.0 * duty), np.float32(-2.0 * duty))


def triangle(phase: Mono, steps: int = 0) -> Mono:
    """A triangle wave; with ``steps``, in that many levels."""
    wave = 4.0 * np.abs(phase - 0.5) - 1.0
    if steps:
        wave = np.round(wave * steps / 2) / (steps / 2)
    return np.asarray(wave, np.float32)


def noise(seconds: float, rng: np.random.Generator) -> Mono:
    """White noise of standard deviation 0.3."""
    return rng.standard_normal(samples(seconds), dtype=np.float32) * np.float32(0.3)

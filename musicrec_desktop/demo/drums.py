"""Drums and cymbals."""

from __future__ import annotations

import numpy as np

from musicrec_desktop.demo.effects import band
from musicrec_desktop.demo.sound import SAMPLE_RATE_HZ, Mono
from musicrec_desktop.demo.tone import fade, glide, noise, outline, partials


def kick(seconds: float = 0.35, low_hz: float = 48.0, click: float = 0.3) -> Mono:
    """A bass drum: a sine that falls fast, with a click in front."""
    body = glide(low_hz * 5, low_hz, 32.0, seconds) * fade(seconds, 9.0)
    start = glide(3000.0, 200.0, 150.0, seconds) * fade(seconds, 160.0)
    return (body + np.float32(click) * start) * outline(seconds, 0.001, 0.03)


def snare(rng: np.random.Generator, seconds: float = 0.28) -> Mono:
    """A snare drum: a short tone and the rattle of the wires."""
    skin = glide(320.0, 185.0, 30.0, seconds) * fade(seconds, 22.0)
    wires = band(noise(seconds, rng), 1500.0, 9000.0) * fade(seconds, 15.0)
    return (np.float32(0.6) * skin + np.float32(1.6) * wires) * outline(seconds, 0.001, 0.03)


def clap(rng: np.random.Generator) -> Mono:
    """Hands of a drum machine: three short bursts and a tail."""
    seconds = 0.25
    rattle = band(noise(seconds, rng), 900.0, 3500.0) * np.float32(2.0)
    times = np.arange(rattle.size) / SAMPLE_RATE_HZ
    bursts = sum(np.where(times >= t, np.exp(-120.0 * (times - t)), 0.0) for t in (0.0, 0.011, 0.022))
    tail = np.where(times >= 0.03, 0.7 * np.exp(-18.0 * (times - 0.03)), 0.0)
    return np.asarray(rattle * (bursts + tail), np.float32)


def hat(rng: np.random.Generator, *, is_open: bool = False) -> Mono:
    """A hi-hat."""
    seconds = 0.22 if is_open else 0.06
    return (
        band(noise(seconds, rng), 7000.0, 14000.0, 3)
        * fade(seconds, 14.0 if is_open else 60.0)
        * np.float32(2)
    )


def crash(rng: np.random.Generator, seconds: float = 2.2) -> Mono:
    """A crash cymbal: metal partials in noise."""
    shimmer = band(noise(seconds, rng), 3500.0, 13000.0) * fade(seconds, 2.2)
    metal = rng.uniform(2500.0, 9000.0, 24)
    ring = partials(metal, np.full(24, 0.03), rng.uniform(2.0, 5.0, 24), seconds)
    return (shimmer + ring) * outline(seconds, 0.002, 0.4)


def timpani(frequency_hz: float) -> Mono:
    """A kettledrum; partials 1, 1.5, 2, 2.44 … as measured on a tuned head."""
    ratios = np.array([1.0, 1.5, 1.98, 2.44, 2.94])
    tone = partials(ratios * frequency_hz, [1.0, 0.6, 0.35, 0.2, 0.1], [2.0, 2.6, 4.0, 6.0, 8.0], 2.0)
    return tone * outline(2.0, 0.004, 0.5)


def console_drum(rng: np.random.Generator, *, is_long: bool) -> Mono:
    """The noise channel of an eighties game console: random levels held for some samples."""
    seconds, hold, decay = (0.14, 9, 26.0) if is_long else (0.04, 3, 90.0)
    tone = noise(seconds, rng)
    held = np.sign(np.repeat(tone[::hold], hold)[: tone.size])
    return (held * fade(seconds, decay)).astype(np.float32)

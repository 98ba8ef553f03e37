"""Pitched instruments: one note each."""

from __future__ import annotations

import numpy as np

from musicrec_desktop.demo.effects import band, distort
from musicrec_desktop.demo.sound import Mono, pitch_hz
from musicrec_desktop.demo.tone import noise, outline, partials


def piano(note: int, strength: float) -> Mono:
    """A struck string: stretched partials that fade faster the higher they are; harder is brighter.

    Source of the stretching: f[k] = k f √(1 + B k²), Fletcher 1964.
    """
    base = pitch_hz(note)
    order = np.arange(1, 15)
    stretch = 1.2e-4 * 2.0 ** ((note - 60) / 12)
    frequencies = order * base * np.sqrt(1 + stretch * order**2)
    hammer = np.abs(np.sin(np.pi * order / 7.3))
    amplitudes = hammer * order ** -(2.1 - 0.9 * strength)
    decays = (0.55 + 0.22 * order) * (base / 220.0) ** 0.55
    seconds = float(np.clip(5.0 * (220.0 / base) ** 0.4, 1.2, 4.5))
    # Each key has strings a little apart: the tone beats and fades in two steps.
    first = partials(frequencies, amplitudes, decays, seconds)
    second = partials(frequencies * 1.0007, 0.6 * amplitudes, decays * 0.55, seconds)
    knock = partials([base * 0.5, 310.0, 740.0], [0.08, 0.06, 0.04], [40.0, 60.0, 90.0], seconds)
    return (first + second + knock) * outline(seconds, 0.003, 0.3) * np.float32(0.3 * strength)


def bowed(note: int, seconds: float, rng: np.random.Generator, attack_s: float = 0.16) -> Mono:
    """A section of bowed strings: five players a little out of tune with each other."""
    base = pitch_hz(note)
    order = np.arange(1, int(min(22, 9000 / base)) + 1)
    body = 1.0 / (1.0 + (order * base / 2600.0) ** 2) + 0.25 * np.exp(-(((order * base - 3000) / 900) ** 2))
    players = 1.0 + rng.normal(0.0, 0.0032, 5)
    frequencies = np.outer(players, order * base).reshape(-1)
    amplitudes = np.tile(order**-0.9 * body, 5)
    tone = partials(
        frequencies,
        amplitudes,
        np.zeros(frequencies.size),
        seconds,
        rng.uniform(0, 2 * np.pi, frequencies.size),
    )
    return tone * outline(seconds, attack_s, min(0.35, seconds / 3), 0.85) * np.float32(0.12)


def brass(note: int, seconds: float, rng: np.random.Generator) -> Mono:
    """Horns: the upper partials come in later and leave first."""
    base = pitch_hz(note)
    order = np.arange(1, int(min(18, 7000 / base)) + 1)
    amplitudes = order**-0.35 / (1.0 + (order * base / 1500.0) ** 2.2)
    low = order <= 4
    tone = np.zeros(1, np.float32)
    for detune in (0.9988, 1.0013):
        phases = rng.uniform(0, 2 * np.pi, order.size)
        zero = np.zeros(order.size)
        soft = partials(order * base * detune, amplitudes * low, zero, seconds, phases)
        blare = partials(order * base * detune, amplitudes * ~low, zero, seconds, phases)
        voice = soft * outline(seconds, 0.05, 0.12, 0.8) + blare * outline(seconds, 0.11, 0.22, 0.55)
        tone = voice if tone.size == 1 else tone + voice
    return tone * np.float32(0.16)


def pad(note: int, seconds: float, rng: np.random.Generator, dullness: float) -> Mono:
    """A slow synthetic sound of six voices; ``dullness`` 1.5 is airy, 2.5 very dark."""
    base = pitch_hz(note)
    order = np.arange(1, 11)
    voices = 1.0 + rng.normal(0.0, 0.0022, 6)
    frequencies = np.outer(voices, order * base).reshape(-1)
    amplitudes = np.tile(order**-dullness, 6)
    phases = rng.uniform(0, 2 * np.pi, frequencies.size)
    tone = partials(frequencies, amplitudes, np.zeros(frequencies.size), seconds, phases)
    return tone * outline(seconds, seconds * 0.35, seconds * 0.4) * np.float32(0.1)


def bell(note: int, seconds: float = 4.0) -> Mono:
    """Glass: few inharmonic partials, slowly fading."""
    ratios = np.array([1.0, 2.01, 2.76, 4.07, 5.4])
    tone = partials(
        ratios * pitch_hz(note), [1.0, 0.4, 0.35, 0.18, 0.1], np.array([1.0, 1.5, 2.2, 3.2, 4.5]), seconds
    )
    return tone * outline(seconds, 0.004, 0.6) * np.float32(0.25)


def acid(note: int, seconds: float, openness: float) -> Mono:
    """A saw through a closing resonant low-pass: partials near the cut-off ring, higher ones die at once."""
    base = pitch_hz(note)
    order = np.arange(1, int(min(60, 12000 / base)) + 1)
    heights = order * base
    cutoff = 350.0 + 4200.0 * openness
    resonance = 1.0 + 2.5 * np.exp(-(((np.log2(heights / cutoff)) / 0.35) ** 2))
    amplitudes = order**-1.0 * resonance / (1.0 + (heights / (cutoff * 1.6)) ** 4)
    decays = 2.5 + 14.0 * np.log2(1.0 + heights / 900.0)
    tone = partials(heights, amplitudes, decays, seconds)
    return tone * outline(seconds, 0.003, min(0.03, seconds / 3)) * np.float32(0.5)


def synth_bass(note: int, seconds: float) -> Mono:
    """A round electronic bass."""
    base = pitch_hz(note)
    order = np.arange(1, 9)
    tone = partials(order * base, order**-1.6, 1.5 + 3.0 * order, seconds)
    return tone * outline(seconds, 0.004, min(0.04, seconds / 3)) * np.float32(0.6)


def guitar_chord(notes: list[int], seconds: float, drive: float, *, is_muted: bool = False) -> Mono:
    """Strings struck together through an overdriven amplifier and its loudspeaker."""
    order = np.arange(1, 19)
    mix = np.zeros(1, np.float32)
    for note in notes:
        base = pitch_hz(note)
        pick = np.abs(np.sin(np.pi * order * 0.17))
        decays = (0.5 + 0.25 * order) * (9.0 if is_muted else 1.0)
        string = partials(order * base * (1 + 2e-5 * order**2), pick / order, decays, seconds)
        mix = string if mix.size == 1 else mix + string
    loud = band(distort(mix * np.float32(0.8 / len(notes)), drive), 90.0, 5600.0, 3)
    return loud * outline(seconds, 0.002, min(0.05, seconds / 3)) * np.float32(0.5)


def breath(seconds: float, low_hz: float, high_hz: float, rng: np.random.Generator) -> Mono:
    """Wind: noise between two frequencies that swells and sinks."""
    return band(noise(seconds, rng), low_hz, high_hz) * outline(seconds, seconds * 0.45, seconds * 0.5)

"""Chiptune: two pulse waves, a stepped triangle and noise, as a game console of 1985 had them."""

from __future__ import annotations

import numpy as np

from musicrec_desktop.demo.drums import console_drum
from musicrec_desktop.demo.effects import echo, leveled
from musicrec_desktop.demo.mix import Mix
from musicrec_desktop.demo.score import Score, melody
from musicrec_desktop.demo.sound import SAMPLE_RATE_HZ, Mono, Stereo, pitch_hz, samples
from musicrec_desktop.demo.tone import glide, outline, pulse, triangle, vibrato_phase

TAIL_S = 0.6
ARPEGGIO_STEP_S = 1 / 30


def compose(score: Score, rng: np.random.Generator) -> Stereo:
    """Play a score; ``manner`` is ``"hero"`` (lively) or ``"dungeon"`` (calmer, thinner pulses)."""
    is_hero = score.manner == "hero"
    tape = Mix(score.seconds + TAIL_S)
    for note in melody(score, rng, "lively" if is_hero else "even", 2):
        seconds = note.length * score.beat_s * 0.9
        phase = vibrato_phase(pitch_hz(note.pitch), seconds, 0.008, 6.0, 0.18)
        lead = pulse(phase, 0.25 if is_hero else 0.125) * outline(seconds, 0.002, 0.02, 0.5)
        tape.add(lead, note.beat * score.beat_s, 0.3, 0.1)
    for bar in range(score.bars):
        at = bar * score.bar_s
        arpeggio = _arpeggio(score.close_chord(bar, 60), score.bar_s * 0.98)
        tape.add(pulse(arpeggio, 0.5) * outline(score.bar_s * 0.98, 0.002, 0.05, 0.7), at, 0.13, -0.1)
        _bass(score, bar, tape)
        _noise(score, bar, tape, rng, is_busy=is_hero)
    sound = echo(tape.sound, score.beat_s * 0.75, 0.3, 0.18)
    # Sixteen levels above and below zero: the small steps belong to the sound.
    return leveled((np.round(sound * 64) / 64).astype(np.float32), 0.14)


def _arpeggio(notes: list[int], seconds: float) -> Mono:
    """Phase of a chord on one voice: its notes in turn, thirty times a second."""
    pitches = np.array([pitch_hz(note) for note in notes])
    step = (np.arange(samples(seconds)) / SAMPLE_RATE_HZ / ARPEGGIO_STEP_S).astype(int) % pitches.size
    return ((np.cumsum(pitches[step]) / SAMPLE_RATE_HZ) % 1.0).astype(np.float32)


def _bass(score: Score, bar: int, tape: Mix) -> None:
    root = score.chord(bar, 1, -1)[0]
    for number in range(score.beats * 2):
        note = root + (12 if number % 2 else 0)
        seconds = score.beat_s * 0.42
        tone = triangle(vibrato_phase(pitch_hz(note), seconds, 0.0, 1.0, 0.0), 16)
        tape.add(tone * outline(seconds, 0.002, 0.01), bar * score.bar_s + number * score.beat_s / 2, 0.42)


def _noise(score: Score, bar: int, tape: Mix, rng: np.random.Generator, *, is_busy: bool) -> None:
    for beat in range(score.beats):
        at = bar * score.bar_s + beat * score.beat_s
        if beat % 2:
            tape.add(console_drum(rng, is_long=True), at, 0.22)
        else:
            tape.add(glide(220.0, 50.0, 40.0, 0.12) * outline(0.12, 0.001, 0.05), at, 0.4)
        if is_busy:
            tape.add(console_drum(rng, is_long=False), at + score.beat_s / 2, 0.12)

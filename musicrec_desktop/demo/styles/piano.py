"""Solo piano: a nocturne (song over broken chords) or a prelude (running figures)."""

from __future__ import annotations

import functools

import numpy as np

from musicrec_desktop.demo.effects import leveled, room
from musicrec_desktop.demo.instruments import piano
from musicrec_desktop.demo.mix import Mix
from musicrec_desktop.demo.score import Score, melody
from musicrec_desktop.demo.sound import Mono, Stereo

TAIL_S = 2.5


def compose(score: Score, rng: np.random.Generator) -> Stereo:
    """Play a score; ``manner`` is ``"nocturne"`` or ``"prelude"``."""
    keys = functools.lru_cache(maxsize=None)(piano)
    tape = Mix(score.seconds + TAIL_S)
    if score.manner == "nocturne":
        _nocturne(score, rng, tape, keys)
    else:
        _prelude(score, rng, tape, keys)
    for note in (score.pitch(-7), score.pitch(-3), score.pitch(2), score.pitch(4)):
        tape.add(keys(note, 0.5), score.seconds + float(rng.uniform(0, 0.04)), 0.8, _seat(note))
    return leveled(room(tape.sound, 1.6, 0.16, rng, 4500.0), 0.13)


def _nocturne(
    score: Score, rng: np.random.Generator, tape: Mix, keys: functools._lru_cache_wrapper[Mono]
) -> None:
    for bar in range(score.bars):
        low = score.chord(bar, 4, -1)
        pattern = [low[0], low[2], low[0] + 12, low[1] + 12, low[2], low[0] + 12]
        for number in range(score.beats * 2):
            note = pattern[number % len(pattern)] if number else low[0] - (12 if low[0] > 40 else 0)
            at = bar * score.bar_s + number * score.beat_s / 2 + float(rng.normal(0, 0.006))
            tape.add(keys(note, 0.4 if number else 0.6), at, 0.45, _seat(note))
    for tone in melody(score, rng, "calm", 1):
        at = tone.beat * score.beat_s + float(rng.normal(0.008, 0.006))
        tape.add(keys(tone.pitch, round(tone.strength, 1)), at, 1.1, _seat(tone.pitch))


def _prelude(
    score: Score, rng: np.random.Generator, tape: Mix, keys: functools._lru_cache_wrapper[Mono]
) -> None:
    for bar in range(score.bars):
        chord = score.chord(bar, 4)
        ladder = [chord[0], chord[2], chord[0] + 12, chord[1] + 12, chord[2] + 12]
        run = ladder + ladder[-2:0:-1]
        for number in range(score.beats * 4):
            note = run[number % len(run)]
            at = bar * score.bar_s + number * score.beat_s / 4 + float(rng.normal(0, 0.004))
            accent = 0.6 if number % 4 == 0 else 0.4
            tape.add(keys(note, accent), at, 0.5, _seat(note))
        tape.add(keys(chord[0] - 12, 0.6), bar * score.bar_s, 0.5, -0.3)
    for tone in melody(score, rng, "calm", 2):
        tape.add(keys(tone.pitch, round(tone.strength, 1)), tone.beat * score.beat_s, 1.0, _seat(tone.pitch))


def _seat(note: int) -> float:
    """Pan of a key: low keys to the left, as a pianist hears them."""
    return float(np.clip((note - 62) / 50, -0.5, 0.5))

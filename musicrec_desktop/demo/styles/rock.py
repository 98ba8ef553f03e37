"""Rock: distorted guitars left and right, bass and drums; fast quavers, or slow heavy riffs."""

from __future__ import annotations

import functools

import numpy as np

from musicrec_desktop.demo.drums import crash, hat, kick, snare
from musicrec_desktop.demo.effects import leveled, room
from musicrec_desktop.demo.instruments import guitar_chord, synth_bass
from musicrec_desktop.demo.mix import Mix
from musicrec_desktop.demo.score import Score, melody
from musicrec_desktop.demo.sound import Stereo

TAIL_S = 1.8


def compose(score: Score, rng: np.random.Generator) -> Stereo:
    """Play a score; ``manner`` is ``"garage"`` (fast) or ``"heavy"`` (slow)."""
    tape = Mix(score.seconds + TAIL_S)
    if score.manner == "garage":
        _quavers(score, rng, tape)
    else:
        _riff(score, rng, tape)
    _lead(score, rng, tape)
    _drums(score, rng, tape)
    for side in (-0.7, 0.7):
        end = guitar_chord(_power(score.pitch(0, -1)), TAIL_S, 9.0)
        tape.add(end, score.seconds + 0.01 * (side > 0), 0.6, side)
    tape.add(crash(rng), score.seconds, 0.3)
    tape.add(kick(), score.seconds, 0.8)
    return leveled(room(tape.sound, 0.8, 0.09, rng, 6000.0), 0.2)


def _power(root: int) -> list[int]:
    """Root, fifth and octave."""
    while root < 36:
        root += 12
    return [root, root + 7, root + 12]


def _quavers(score: Score, rng: np.random.Generator, tape: Mix) -> None:
    strum = functools.lru_cache(maxsize=None)(
        lambda root, drive: guitar_chord(_power(root), score.beat_s * 0.52, drive)
    )
    for bar in range(score.bars):
        root = score.chord(bar, 1, -1)[0]
        for number in range(score.beats * 2):
            at = bar * score.bar_s + number * score.beat_s / 2
            accent = 0.6 if number % 4 == 0 else 0.45
            tape.add(strum(root, 9.0), at + float(rng.normal(0, 0.004)), accent, -0.7)
            tape.add(strum(root, 12.0), at + 0.006 + float(rng.normal(0, 0.004)), accent, 0.7)
            tape.add(synth_bass(root - 12 if root > 44 else root, score.beat_s * 0.5), at, 0.36)


def _riff(score: Score, rng: np.random.Generator, tape: Mix) -> None:
    """A rhythm of open and damped chords that stays for the whole piece."""
    pattern = [(0.0, 1.0, False), (1.0, 0.5, True), (1.5, 0.5, True), (2.0, 1.0, False), (3.0, 0.5, True)]
    last = [(3.5, 0.5, True)] if rng.random() < 0.5 else [(3.5, 0.25, True), (3.75, 0.25, True)]
    pattern += last
    for bar in range(score.bars):
        root = score.chord(bar, 1, -1)[0]
        for beat, length, is_muted in pattern:
            at = bar * score.bar_s + beat * score.beat_s
            for side, drive in ((-0.7, 9.0), (0.7, 12.0)):
                chord = guitar_chord(_power(root), length * score.beat_s, drive, is_muted=is_muted)
                tape.add(chord, at + 0.007 * (side > 0), 0.6, side)
            tape.add(synth_bass(root - 12 if root > 44 else root, length * score.beat_s), at, 0.42)


def _lead(score: Score, rng: np.random.Generator, tape: Mix) -> None:
    """The tune comes in after four bars."""
    for note in melody(score, rng, "lively" if score.manner == "garage" else "even", 1):
        if note.beat >= 4 * score.beats:
            tone = guitar_chord([note.pitch], note.length * score.beat_s * 0.95, 12.0)
            tape.add(tone, note.beat * score.beat_s, 0.5, 0.15)


def _drums(score: Score, rng: np.random.Generator, tape: Mix) -> None:
    bass_drum, closed, opened, side_drum = kick(0.25, 55.0, 0.6), hat(rng), hat(rng, is_open=True), snare(rng)
    cymbal = opened if score.manner == "heavy" else closed
    for bar in range(score.bars):
        at = bar * score.bar_s
        if bar % 4 == 0:
            tape.add(crash(rng), at, 0.3, 0.3)
        for beat in (0.0, 2.0, 2.5) if bar % 2 else (0.0, 0.5, 2.0):
            tape.add(bass_drum, at + beat * score.beat_s, 0.9)
        for beat in (1.0, 3.0):
            tape.add(side_drum, at + beat * score.beat_s, 0.75)
        for number in range(score.beats * 2):
            tape.add(cymbal, at + number * score.beat_s / 2, 0.22, 0.25)

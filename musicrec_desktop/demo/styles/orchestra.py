"""Orchestra: an adagio for strings, or a march with horns and kettledrums."""

from __future__ import annotations

import numpy as np

from musicrec_desktop.demo.drums import crash, snare, timpani
from musicrec_desktop.demo.effects import leveled, room
from musicrec_desktop.demo.instruments import bowed, brass
from musicrec_desktop.demo.mix import Mix
from musicrec_desktop.demo.score import Score, melody
from musicrec_desktop.demo.sound import Stereo, pitch_hz

TAIL_S = 2.5


def compose(score: Score, rng: np.random.Generator) -> Stereo:
    """Play a score; ``manner`` is ``"adagio"`` or ``"march"``."""
    tape = Mix(score.seconds + TAIL_S)
    if score.manner == "adagio":
        _strings(score, rng, tape, attack_s=0.3)
        _song(score, rng, tape)
    else:
        _strings(score, rng, tape, attack_s=0.12)
        _fanfare(score, rng, tape)
        _drums(score, rng, tape)
    _last_chord(score, rng, tape)
    return leveled(room(tape.sound, 2.4, 0.3, rng, 5000.0), 0.13)


def _strings(score: Score, rng: np.random.Generator, tape: Mix, attack_s: float) -> None:
    """Basses, cellos and violas hold the chord; in a march they play short quavers as well."""
    for bar in range(score.bars):
        at = bar * score.bar_s
        root = score.chord(bar, 1, -1)[0]
        held = score.bar_s * 1.08
        tape.add(bowed(root - 12 if root > 45 else root, held, rng, attack_s), at, 0.55, 0.4)
        tape.add(bowed(root, held, rng, attack_s), at, 0.55, 0.3)
        for seat, note in zip((-0.1, 0.1, 0.25), score.close_chord(bar, 55), strict=False):
            tape.add(bowed(note, held, rng, attack_s), at, 0.55, seat)
        if score.manner == "march":
            for number in range(score.beats * 2):
                short = bowed(score.close_chord(bar, 62)[number % 3], score.beat_s * 0.4, rng, 0.02)
                tape.add(short, at + number * score.beat_s / 2, 0.6, -0.35)


def _song(score: Score, rng: np.random.Generator, tape: Mix) -> None:
    for note in melody(score, rng, "calm", 2):
        tone = bowed(note.pitch, note.length * score.beat_s * 1.12, rng, 0.14)
        tape.add(tone, note.beat * score.beat_s, 0.9 * note.strength + 0.3, -0.4)
        lower = bowed(note.pitch - 12, note.length * score.beat_s * 1.12, rng, 0.18)
        tape.add(lower, note.beat * score.beat_s, 0.45, -0.2)


def _fanfare(score: Score, rng: np.random.Generator, tape: Mix) -> None:
    for note in melody(score, rng, "even", 1):
        length = note.length * score.beat_s * 0.92
        tape.add(brass(note.pitch, length, rng), note.beat * score.beat_s, 0.8 * note.strength + 0.3, 0.15)
        tape.add(brass(note.pitch - 12, length, rng), note.beat * score.beat_s, 0.5, 0.3)


def _drums(score: Score, rng: np.random.Generator, tape: Mix) -> None:
    for bar in range(score.bars):
        at = bar * score.bar_s
        tape.add(timpani(pitch_hz(score.chord(bar, 1, -1)[0])), at, 0.5)
        tape.add(timpani(pitch_hz(score.pitch(-3, -1))), at + 2 * score.beat_s, 0.3)
        for beat in (1.0, 1.5, 3.0, 3.25, 3.5):
            tape.add(snare(rng, 0.16), at + beat * score.beat_s, 0.1, -0.1)
        if bar % 4 == 0:
            tape.add(crash(rng), at, 0.12)


def _last_chord(score: Score, rng: np.random.Generator, tape: Mix) -> None:
    for note in (
        score.pitch(-14),
        score.pitch(-7),
        score.pitch(0),
        score.pitch(2),
        score.pitch(4),
        score.pitch(7),
    ):
        tape.add(bowed(note, TAIL_S - 0.2, rng, 0.1), score.seconds, 0.6)

"""Ambient: slow chords in a very large room, with wind or with glass bells."""

from __future__ import annotations

import numpy as np

from musicrec_desktop.demo.effects import leveled, room, with_faded_end
from musicrec_desktop.demo.instruments import bell, breath, pad
from musicrec_desktop.demo.mix import Mix
from musicrec_desktop.demo.score import Score
from musicrec_desktop.demo.sound import SAMPLE_RATE_HZ, Stereo

TAIL_S = 3.0


def compose(score: Score, rng: np.random.Generator) -> Stereo:
    """Play a score; ``manner`` is ``"drift"`` or ``"bells"``."""
    has_bells = score.manner == "bells"
    tape = Mix(score.seconds + TAIL_S)
    # The first chord sounds before the first bar, so that the piece has no audible start.
    for bar in range(-1, score.bars):
        at = bar * score.bar_s
        length = score.bar_s * 2.1
        for voice, note in enumerate(score.close_chord(bar, 50, 4)):
            seat = (-0.7, 0.4, -0.3, 0.7)[voice % 4]
            cut = 0 if at >= 0 else round(-at * SAMPLE_RATE_HZ)
            tape.add(pad(note, length, rng, 1.7 if has_bells else 2.2)[cut:], max(at, 0.0), 0.8, seat)
        root = score.chord(bar, 1, -1)[0]
        cut = 0 if at >= 0 else round(-at * SAMPLE_RATE_HZ)
        tape.add(pad(root, length, rng, 2.4)[cut:], max(at, 0.0), 1.2)
        if has_bells:
            _bells(score, bar, tape, rng)
        else:
            wind = breath(length, 300.0, 1400.0, rng)[cut:]
            tape.add(wind, max(at, 0.0), 0.12, float(rng.uniform(-0.8, 0.8)))
    return leveled(with_faded_end(room(tape.sound, 4.0, 0.7, rng, 3500.0), TAIL_S), 0.11)


def _bells(score: Score, bar: int, tape: Mix, rng: np.random.Generator) -> None:
    for _ in range(3):
        at = (bar + float(rng.uniform(0, 1))) * score.bar_s
        if at < 0:
            continue
        note = int(rng.choice(score.close_chord(bar, 74, 4)))
        tape.add(bell(note), at, float(rng.uniform(0.15, 0.4)), float(rng.uniform(-0.8, 0.8)))

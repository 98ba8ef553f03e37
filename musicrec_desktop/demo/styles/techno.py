"""Techno: a bass drum on every beat; an acid line, or chords that echo."""

from __future__ import annotations

import numpy as np

from musicrec_desktop.demo.drums import clap, hat, kick
from musicrec_desktop.demo.effects import echo, leveled, room
from musicrec_desktop.demo.instruments import acid, pad, synth_bass
from musicrec_desktop.demo.mix import Mix
from musicrec_desktop.demo.score import Score
from musicrec_desktop.demo.sound import Stereo

TAIL_S = 1.0


def compose(score: Score, rng: np.random.Generator) -> Stereo:
    """Play a score; ``manner`` is ``"acid"`` or ``"dub"``."""
    tape = Mix(score.seconds + TAIL_S)
    music = Mix(score.seconds + TAIL_S)
    if score.manner == "acid":
        _acid_line(score, rng, music)
    else:
        _stabs(score, music)
    _bass_and_pad(score, rng, music)
    beats = [beat * score.beat_s for beat in range(score.bars * score.beats)]
    music.duck(beats, 0.7, score.beat_s * 0.8)
    _drums(score, rng, tape)
    tape.add_mix(music, 1.7)
    return leveled(room(tape.sound, 0.9, 0.06, rng), 0.19)


def _acid_line(score: Score, rng: np.random.Generator, music: Mix) -> None:
    """Sixteen steps that repeat while the filter opens and closes over eight bars."""
    steps = [int(rng.choice((0, 0, 2, 4, 6, 7))) for _ in range(16)]
    is_rest = [bool(rng.random() < 0.2) for _ in range(16)]
    accents = [bool(rng.random() < 0.3) for _ in range(16)]
    line = Mix(score.seconds + TAIL_S)
    for bar in range(score.bars):
        sweep = 0.5 - 0.5 * np.cos(2 * np.pi * bar / 8)
        for step in range(16):
            if is_rest[step]:
                continue
            note = score.pitch(score.degree(bar) % 7 - 7 + steps[step])
            openness = 0.1 + 0.55 * sweep + (0.25 if accents[step] else 0.0)
            tone = acid(note, score.beat_s * 0.26, float(openness))
            line.add(tone, bar * score.bar_s + step * score.beat_s / 4, 0.6 + 0.25 * accents[step], 0.1)
    music.sound += echo(line.sound, score.beat_s * 0.75, 0.35, 0.2)


def _stabs(score: Score, music: Mix) -> None:
    """Short minor chords off the beat, thrown into long echoes."""
    line = Mix(score.seconds + TAIL_S)
    for bar in range(score.bars):
        chord = score.close_chord(bar, 57, 4)
        openness = 0.25 + 0.2 * np.sin(2 * np.pi * bar / 6)
        for beat in (0.75, 2.5) if bar % 2 else (0.75, 1.5, 3.25):
            for note in chord:
                line.add(acid(note, 0.3, float(openness)), bar * score.bar_s + beat * score.beat_s, 0.3)
    music.sound += echo(line.sound, score.beat_s * 0.75, 0.6, 0.5)


def _bass_and_pad(score: Score, rng: np.random.Generator, music: Mix) -> None:
    for bar in range(score.bars):
        root = score.chord(bar, 1, -2)[0]
        at = bar * score.bar_s
        for beat in range(score.beats):
            for part in (0.5, 0.75):
                music.add(synth_bass(root + 12, score.beat_s * 0.24), at + (beat + part) * score.beat_s, 0.3)
        if bar % 2 == 0:
            for note in score.close_chord(bar, 60):
                music.add(pad(note, score.bar_s * 2.0, rng, 1.6), at, 0.3, float(rng.uniform(-0.6, 0.6)))


def _drums(score: Score, rng: np.random.Generator, tape: Mix) -> None:
    bass_drum = kick()
    hands, closed, opened = clap(rng), hat(rng), hat(rng, is_open=True)
    for bar in range(score.bars):
        for beat in range(score.beats):
            at = bar * score.bar_s + beat * score.beat_s
            tape.add(bass_drum, at, 0.85)
            tape.add(opened, at + score.beat_s / 2, 0.2, 0.15)
            if beat % 2 and bar >= 1:
                tape.add(hands, at, 0.3)
            for quarter in range(4):
                tape.add(closed, at + quarter * score.beat_s / 4, 0.16 if quarter % 2 else 0.09, -0.2)

"""Scores: keys, chords and melodies, without sound."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

import numpy as np

_MODES: Final = {
    "major": (0, 2, 4, 5, 7, 9, 11),
    "minor": (0, 2, 3, 5, 7, 8, 10),
    "dorian": (0, 2, 3, 5, 7, 9, 10),
    "phrygian": (0, 1, 3, 5, 7, 8, 10),
    "lydian": (0, 2, 4, 6, 7, 9, 11),
}
_FORM: Final = "AABA"


@dataclass(frozen=True, slots=True)
class Score:
    """The plan of one piece.

    Attributes:
        manner: which of the two ways its style is played in.
        tempo_bpm: beats a minute.
        tonic: MIDI note number of the key, 48 to 59.
        mode: a name of ``_MODES``.
        progression: degree of the chord of each bar, 0 is the tonic's; goes round.
        bars: length.
        beats: of a bar.
    """

    manner: str
    tempo_bpm: float
    tonic: int
    mode: str
    progression: tuple[int, ...]
    bars: int
    beats: int = 4

    @property
    def beat_s(self) -> float:
        """Seconds of one beat."""
        return 60.0 / self.tempo_bpm

    @property
    def bar_s(self) -> float:
        """Seconds of one bar."""
        return self.beat_s * self.beats

    @property
    def seconds(self) -> float:
        """From the first beat to the last bar line."""
        return self.bar_s * self.bars

    def degree(self, bar: int) -> int:
        """The chord of a bar."""
        return self.progression[bar % len(self.progression)]

    def pitch(self, degree: int, octave: int = 0) -> int:
        """MIDI note number of a step of the scale; steps below 0 and above 6 are in other octaves."""
        scale = _MODES[self.mode]
        turns, step = divmod(degree, len(scale))
        return self.tonic + scale[step] + 12 * (turns + octave)

    def chord(self, bar: int, size: int = 3, octave: int = 0) -> list[int]:
        """The bar's chord in thirds from its root, kept within an octave and a half around the tonic."""
        root = self.degree(bar)
        if root > 4:
            root -= 7
        return [self.pitch(root + 2 * third, octave) for third in range(size)]

    def close_chord(self, bar: int, lowest: int, size: int = 3) -> list[int]:
        """The bar's chord as the nearest notes above ``lowest``, so that voices move little."""
        notes = {lowest + (note - lowest) % 12 for note in self.chord(bar, size)}
        return sorted(notes)


@dataclass(frozen=True, slots=True)
class Note:
    """A note of a melody.

    Attributes:
        beat: when, in beats from the start of the piece.
        length: in beats.
        pitch: MIDI note number.
        strength: 0 to 1.
    """

    beat: float
    length: float
    pitch: int
    strength: float


_RHYTHMS: Final = {
    "calm": ((0.0, 2.0, 3.0), (0.0, 3.0), (0.0, 1.0, 2.0), (0.0, 1.5, 2.0)),
    "even": ((0.0, 1.0, 2.0, 3.0), (0.0, 0.5, 1.0, 2.0, 3.0), (0.0, 1.5, 2.0, 3.0)),
    "lively": (
        (0.0, 0.5, 1.0, 1.5, 2.0, 3.0),
        (0.0, 0.75, 1.5, 2.0, 2.5, 3.0, 3.5),
        (0.0, 1.0, 1.5, 2.0, 3.0, 3.5),
    ),
}


def melody(score: Score, rng: np.random.Generator, rhythm: str, octave: int) -> list[Note]:
    """A tune in the form AABA of two-bar phrases, each phrase moved along with the chords.

    Notes on whole beats belong to the chord, notes between step; the second bar of a phrase comes to rest.
    """
    phrases = {name: [_phrase_bar(score, rng, rhythm), _phrase_bar(score, rng, rhythm)] for name in "AB"}
    notes: list[Note] = []
    for bar in range(score.bars):
        phrase = phrases[_FORM[(bar // 2) % len(_FORM)]][bar % 2]
        is_rest = bar % 2 == 1
        root = score.degree(bar) - (7 if score.degree(bar) > 3 else 0)
        beats = [beat for beat, _ in phrase if not is_rest or beat <= score.beats / 2]
        for number, beat in enumerate(beats):
            end = beats[number + 1] if number + 1 < len(beats) else float(score.beats)
            offset = phrase[number][1]
            if is_rest and number + 1 == len(beats):
                offset = min((0, 2, 4), key=lambda tone: abs(tone - offset))
            strength = 0.9 if beat == 0 else 0.75 if beat.is_integer() else 0.6
            notes.append(
                Note(bar * score.beats + beat, end - beat, score.pitch(root + offset, octave), strength)
            )
    return notes


def _phrase_bar(score: Score, rng: np.random.Generator, rhythm: str) -> list[tuple[float, int]]:
    """Beats of one bar, each with its step above the chord's root."""
    choices = _RHYTHMS[rhythm]
    beats = [beat for beat in choices[int(rng.integers(len(choices)))] if beat < score.beats]
    offset = int(rng.choice((0, 2, 4)))
    steps: list[tuple[float, int]] = []
    for beat in beats:
        if beat.is_integer():
            tones = [tone for tone in (0, 2, 4, 7) if abs(tone - offset) <= 3]
            offset = int(rng.choice(tones))
        else:
            offset += int(rng.choice((-1, 1)))
        steps.append((beat, offset))
    return steps

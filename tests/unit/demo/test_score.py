"""Keys, chords and tunes."""

from __future__ import annotations

import itertools

import numpy as np
import pytest

from musicrec_desktop.demo.score import Score, melody

C_MAJOR = Score("any", 120.0, 48, "major", (0, 3, 4, 0), 8)


def test_steps_outside_the_scale_are_in_other_octaves() -> None:
    assert [C_MAJOR.pitch(degree) for degree in (-7, 0, 4, 7)] == [36, 48, 55, 60]


def test_a_bar_lasts_its_beats() -> None:
    assert C_MAJOR.bar_s == pytest.approx(2.0)
    assert C_MAJOR.seconds == pytest.approx(16.0)


def test_chords_are_thirds_of_the_scale() -> None:
    assert C_MAJOR.chord(0) == [48, 52, 55]
    assert C_MAJOR.chord(1) == [53, 57, 60]


def test_a_close_chord_lies_within_an_octave_above_its_lowest_note() -> None:
    notes = C_MAJOR.close_chord(2, 60)
    assert all(60 <= note < 72 for note in notes)
    assert {note % 12 for note in notes} == {note % 12 for note in C_MAJOR.chord(2)}


@pytest.mark.parametrize("rhythm", ["calm", "even", "lively"])
@pytest.mark.parametrize("beats", [3, 4])
def test_a_tune_fills_its_bars_without_overlap_and_keeps_to_the_scale(rhythm: str, beats: int) -> None:
    score = Score("any", 100.0, 50, "dorian", (0, 3, 6, 2), 8, beats)
    notes = melody(score, np.random.default_rng(4), rhythm, 1)
    scale = {(score.tonic + step) % 12 for step in (0, 2, 3, 5, 7, 9, 10)}
    assert {note.pitch % 12 for note in notes} <= scale
    for note, following in itertools.pairwise(notes):
        assert note.beat + note.length == pytest.approx(following.beat)
    assert notes[-1].beat + notes[-1].length == pytest.approx(score.bars * beats)


def test_a_tune_returns_in_the_form_aaba() -> None:
    score = Score("any", 100.0, 50, "major", (0,), 8)
    notes = melody(score, np.random.default_rng(4), "even", 1)
    bars = [
        [(note.beat % 8, note.pitch) for note in notes if 8 * part <= note.beat < 8 * part + 8]
        for part in range(4)
    ]
    assert bars[0] == bars[1] == bars[3] != bars[2]

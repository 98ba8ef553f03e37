"""Words are compared within the library, and unlikely ones fit nothing."""

from __future__ import annotations

import numpy as np

from musicrec_desktop.model.features import Block, FloatArray
from musicrec_desktop.model.sound_words import LABELS, PLACES, WORDS, word_of
from musicrec_desktop.recommend.space.words import FITTING, WordMap, fitting_words

START = 3
BLOCK = Block("ear_words", "words", START, len(LABELS))


def library(**odds: FloatArray) -> FloatArray:
    """Raw vectors of tracks with these odds of labels; the other labels are at .02 everywhere."""
    count = len(next(iter(odds.values())))
    raw = np.full((count, START + len(LABELS)), np.log(0.02 / 0.98), np.float32)
    raw[:, :START] = 7.0
    for label, values in odds.items():
        raw[:, START + LABELS.index(label)] = np.log(values / (1 - values))
    return raw


def test_a_word_fits_the_tracks_that_it_fits_better_than_others() -> None:
    piano = np.array([0.06] * 8 + [0.6, 0.7], np.float32)
    raw = library(piano=piano, drums=np.full(10, 0.9, np.float32))
    scores = WordMap.fit(raw, BLOCK).scores(raw)
    assert scores.shape == (10, len(WORDS))
    assert np.flatnonzero(scores[:, PLACES["piano"]] >= FITTING).tolist() == [8, 9]
    # All have drums, so that drums tell nothing.
    assert not (scores[:, PLACES["drums"]] >= FITTING).any()
    assert fitting_words(scores[9]) == ("piano",)
    assert fitting_words(scores[0]) == ()


def test_a_word_that_is_unlikely_fits_nothing() -> None:
    raw = library(harp=np.array([0.001] * 9 + [0.03], np.float32))
    scores = WordMap.fit(raw, BLOCK).scores(raw)
    assert scores[:, PLACES["harp"]].max() <= 0


def test_the_best_word_comes_first() -> None:
    strings = np.array([0.06] * 9 + [0.5], np.float32)
    slow = np.array([0.06] * 7 + [0.5, 0.6, 0.6], np.float32)
    raw = library(strings=strings, slow=slow)
    assert fitting_words(WordMap.fit(raw, BLOCK).scores(raw)[9]) == ("strings", "slow")


def test_vectors_without_numbers_have_no_words() -> None:
    raw = library(piano=np.array([0.1, 0.5, 0.9], np.float32))
    raw[1] = np.nan
    assert np.isfinite(WordMap.fit(raw, BLOCK).scores(raw)).all()


def test_words_are_found_by_their_names_and_by_labels() -> None:
    assert list(PLACES) == sorted(PLACES)
    for word in WORDS:
        assert word_of(word.name) is word
    found = [word_of(typed) for typed in (" Female Voice ", "woman", "choral", "sitar", "weird", "")]
    assert [None if word is None else word.name for word in found] == [
        "female voice",
        "female voice",
        "choir",
        "indian",
        None,
        None,
    ]

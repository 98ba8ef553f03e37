"""Tempo, years, genre, instruments, dislikes; and what never comes."""

from __future__ import annotations

import pytest

from musicrec_desktop.model.track import TrackId
from musicrec_desktop.recommend.queue.rules.hard import NotAmong, NotByBanned, NotExplicit, NotMissing
from musicrec_desktop.recommend.queue.rules.relaxation import NEVER, Relaxation
from musicrec_desktop.recommend.queue.rules.wishes import (
    NotDisliked,
    OfGenres,
    TempoBetween,
    WithoutVoices,
    YearsBetween,
)
from tests.unit.recommend.queue.rules.making import EMPTY, ONE, facts, sound


@pytest.mark.parametrize(
    ("tempo_bpm", "expected"),
    [(100, 0), (130, 0), (131, 8), (99, 8), (50, 0), (65, 0), (66, 8), (200, 0), (260, 0), (261, 8), (0, 8)],
)
def test_tempo_counts_at_half_and_at_double_speed_too(tempo_bpm: float, expected: int) -> None:
    assert TempoBetween(100, 130).level(ONE, facts(sound=sound(tempo_bpm=tempo_bpm)), EMPTY) == expected


@pytest.mark.parametrize(("year", "expected"), [(1960, 0), (1979, 0), (1959, 9), (1980, 9), (None, 9)])
def test_years_are_held_and_an_unknown_one_is_none(year: int | None, expected: int) -> None:
    assert YearsBetween(1960, 1979).level(ONE, facts(year=year), EMPTY) == expected


def test_one_shared_genre_is_enough() -> None:
    rule = OfGenres({"rock", "jazz"})
    assert rule.level(ONE, facts(genres=("pop", "jazz")), EMPTY) == 0
    assert rule.level(ONE, facts(genres=("pop",)), EMPTY) == Relaxation.GENRE
    assert rule.level(ONE, facts(), EMPTY) == Relaxation.GENRE


@pytest.mark.parametrize(("vocalness", "expected"), [(0.0, 0), (0.349, 0), (0.35, 11), (float("nan"), 11)])
def test_clear_vocals_are_not_instrumental(vocalness: float, expected: int) -> None:
    assert WithoutVoices().level(ONE, facts(sound=sound(vocalness=vocalness)), EMPTY) == expected


def test_what_was_not_measured_keeps_no_promise() -> None:
    assert WithoutVoices().level(ONE, facts(), EMPTY) == Relaxation.INSTRUMENTAL
    assert TempoBetween(20, 400).level(ONE, facts(), EMPTY) == Relaxation.TEMPO


def test_disliked_tracks_come_last() -> None:
    assert NotDisliked([ONE]).level(ONE, facts(), EMPTY) == Relaxation.DISLIKED
    assert NotDisliked([TrackId(2)]).level(ONE, facts(), EMPTY) == 0


def test_missing_banned_and_explicit_tracks_never_come() -> None:
    assert NotMissing().level(ONE, facts(is_missing=True), EMPTY) == NEVER
    assert NotAmong([ONE]).level(ONE, facts(), EMPTY) == NEVER
    assert NotByBanned({"b"}).level(ONE, facts("a", "b"), EMPTY) == NEVER
    assert NotExplicit().level(ONE, facts(is_explicit=True), EMPTY) == NEVER


def test_others_are_not_meant() -> None:
    assert NotMissing().level(ONE, facts(), EMPTY) == 0
    assert NotAmong([TrackId(2)]).level(ONE, facts(), EMPTY) == 0
    assert NotByBanned({"b"}).level(ONE, facts("a", "bb"), EMPTY) == 0
    assert NotByBanned(()).level(ONE, facts(), EMPTY) == 0
    assert NotExplicit().level(ONE, facts(), EMPTY) == 0

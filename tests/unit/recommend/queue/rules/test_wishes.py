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
    ("tempo_bpm", "fits"),
    [
        *((100, True), (130, True), (131, False), (99, False), (50, True), (65, True), (66, False)),
        *((200, True), (260, True), (261, False), (0, False)),
    ],
)
def test_tempo_counts_at_half_and_at_double_speed_too(tempo_bpm: float, fits: bool) -> None:
    level = TempoBetween(100, 130).level(ONE, facts(sound=sound(tempo_bpm=tempo_bpm)), EMPTY)
    assert level == (0 if fits else Relaxation.TEMPO)


@pytest.mark.parametrize(
    ("year", "fits"), [(1960, True), (1979, True), (1959, False), (1980, False), (None, False)]
)
def test_years_are_held_and_an_unknown_one_is_none(year: int | None, fits: bool) -> None:
    level = YearsBetween(1960, 1979).level(ONE, facts(year=year), EMPTY)
    assert level == (0 if fits else Relaxation.YEARS)


def test_one_shared_genre_is_enough() -> None:
    rule = OfGenres({"rock", "jazz"})
    assert rule.level(ONE, facts(genres=("pop", "jazz")), EMPTY) == 0
    assert rule.level(ONE, facts(genres=("pop",)), EMPTY) == Relaxation.GENRE
    assert rule.level(ONE, facts(), EMPTY) == Relaxation.GENRE


@pytest.mark.parametrize(
    ("vocalness", "fits"), [(0.0, True), (0.349, True), (0.35, False), (float("nan"), False)]
)
def test_clear_vocals_are_not_instrumental(vocalness: float, fits: bool) -> None:
    level = WithoutVoices().level(ONE, facts(sound=sound(vocalness=vocalness)), EMPTY)
    assert level == (0 if fits else Relaxation.INSTRUMENTAL)


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

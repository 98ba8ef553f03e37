"""Each rule alone."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import pytest

from musicrec_desktop.model.track import TrackFacts, TrackId
from musicrec_desktop.recommend import rules
from musicrec_desktop.recommend.rules import (
    ArtistWindow,
    Line,
    ListenableLength,
    NoRepeat,
    NotAmong,
    NotMissing,
    OldestFirst,
    Rule,
    RuleBook,
)


def facts(
    *artists: str, title: str = "t", duration_ms: int | None = 200_000, is_missing: bool = False
) -> TrackFacts:
    return TrackFacts(frozenset(artists), "", title, duration_ms, is_missing)


def after(*entries: TrackFacts) -> Line:
    """A line of tracks 100, 101 …"""
    return Line(
        [TrackId(100 + place) for place in range(len(entries))],
        {TrackId(100 + place): entry for place, entry in enumerate(entries)},
    )


def is_allowed(rule: Rule, candidate: TrackFacts, line: Line, number: int = 1) -> bool:
    return bool(rule.allowed({TrackId(number): candidate}, line))


@pytest.mark.parametrize(
    ("size", "between", "expected"), [(5, 4, True), (5, 3, False), (3, 2, True), (3, 1, False)]
)
def test_an_artist_comes_back_only_after_enough_others(size: int, between: int, expected: bool) -> None:
    line = after(facts("a"), *(facts(f"x{number}") for number in range(between)))
    assert is_allowed(ArtistWindow(size), facts("a", "guest"), line) is expected


def test_tracks_of_nobody_are_by_no_one_artist() -> None:
    line = after(facts(), facts("various artists"))
    assert is_allowed(ArtistWindow(5), facts(), line)
    assert is_allowed(ArtistWindow(5), facts("various artists", "b"), line)


def test_a_track_of_which_nothing_is_known_stands_in_the_line() -> None:
    assert is_allowed(ArtistWindow(5), facts("a"), Line([TrackId(9)], {}))


def test_no_track_and_no_work_twice() -> None:
    line = after(facts("a", title="song"))
    assert not is_allowed(NoRepeat(), facts("b"), line, number=100)
    assert not is_allowed(NoRepeat(), facts("a", "b", title="song"), line)
    assert is_allowed(NoRepeat(), facts("b", title="song"), line)
    assert is_allowed(NoRepeat(), facts("a", title="other"), line)


@pytest.mark.parametrize(
    ("duration_ms", "expected"),
    [(29_999, False), (30_000, True), (1_200_000, True), (1_200_001, False), (None, True)],
)
def test_jingles_and_hours_are_not_listenable(duration_ms: int | None, expected: bool) -> None:
    assert is_allowed(ListenableLength(), facts(duration_ms=duration_ms), after()) is expected


def test_missing_and_unwanted_tracks_do_not_come() -> None:
    assert not is_allowed(NotMissing(), facts(is_missing=True), after())
    assert not is_allowed(NotAmong({TrackId(1)}), facts(), after())
    assert is_allowed(NotAmong({TrackId(2)}), facts(), after())


def test_the_oldest_comes_first_and_never_the_last_again() -> None:
    line = after(facts(), facts(), facts())
    both = {TrackId(101): facts(), TrackId(100): facts(), TrackId(102): facts()}
    assert OldestFirst().allowed(both, line) == [100]
    assert OldestFirst().allowed({TrackId(102): facts()}, line) == []
    assert OldestFirst().allowed({**both, TrackId(7): facts()}, line) == [7]


def test_what_is_broken_is_said_in_the_order_in_which_rules_give_way() -> None:
    book = RuleBook(disliked={TrackId(100)})
    line = after(facts("a", duration_ms=1), facts("b"))
    broken = book.broken_by(TrackId(100), facts("a", duration_ms=1), line)
    assert broken == (
        rules.LENGTH_RELAXED,
        rules.WINDOW_RELAXED,
        rules.ARTISTS_RELAXED,
        rules.REPEATS_RELAXED,
        rules.DISLIKES_RELAXED,
    )
    assert rules.in_fixed_order(set(broken)) == broken
    assert book.broken_by(TrackId(5), facts("c"), line) == ()


def allowed_numbers(book: RuleBook, step: Sequence[Rule], candidates: dict[TrackId, TrackFacts]) -> list[int]:
    return sorted(book.allowed(tuple(step), candidates, after(facts("a"))))


def test_each_step_lets_more_in() -> None:
    book = RuleBook(disliked={TrackId(4)})
    candidates = {
        TrackId(1): facts("b", title="1"),
        TrackId(2): facts("c", title="2", duration_ms=5),
        TrackId(3): facts("a", title="3"),
        TrackId(4): facts("d", title="4"),
        TrackId(5): facts("e", is_missing=True),
    }
    usable = book.ever_allowed(candidates)
    assert sorted(usable) == [1, 2, 3, 4]
    fresh_steps = [allowed_numbers(book, step, usable) for step in book.steps[:4]]
    assert fresh_steps == [[1], [1, 2], [1, 2], [1, 2, 3]]
    assert allowed_numbers(book, book.steps[-1], {TrackId(4): usable[TrackId(4)]}) == [4]


def test_no_version_and_no_copy_of_what_was_heard() -> None:
    line = after(facts("a", title="rain (live)"), replace(facts("b", title="x"), audio_id=b"sound"))
    assert not is_allowed(NoRepeat(), facts("a", title="rain - remastered 2011"), line)
    assert is_allowed(NoRepeat(), facts("c", title="rain"), line)
    assert not is_allowed(NoRepeat(), replace(facts("d", title="y"), audio_id=b"sound"), line)
    assert is_allowed(NoRepeat(), facts("d", title="y"), line)

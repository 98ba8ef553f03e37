"""Windows are as large as what is near allows."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from musicrec_desktop.model.queue_rule_table import RuleName
from musicrec_desktop.model.track import TrackFacts, TrackId
from musicrec_desktop.recommend.queue.rules.near import Near
from musicrec_desktop.recommend.queue.rules.relaxation import SENTENCE_OF, Relaxation
from musicrec_desktop.recommend.queue.rules.rule_set import RuleSet
from musicrec_desktop.recommend.queue.rules.spacing import ALBUM_GROWTH, ARTIST_GROWTH, WHOLE, fitted
from tests.unit.recommend.queue.rules.making import ONE, after, any_facts, facts, only

WINDOWS = only(RuleName.ARTIST_WINDOW, RuleName.ALBUM_WINDOW)


def near_of(*tracks: TrackFacts) -> Near:
    near = Near()
    near.add(tracks)
    return near


@pytest.mark.parametrize(
    ("near", "artist", "album"), [(0, 0, 0), (1, 0, 0), (5, 1, 0), (10, 3, 2), (20, 7, 8), (30, 11, 16)]
)
def test_windows_grow_with_what_is_near(near: int, artist: int, album: int) -> None:
    assert (fitted(15, 15, near, ARTIST_GROWTH), fitted(25, 25, near, ALBUM_GROWTH)) == (artist, album)


@given(
    st.integers(1, 200),
    st.integers(2, 60),
    st.integers(0, 300),
    st.integers(0, 300),
    st.sampled_from([ARTIST_GROWTH, ALBUM_GROWTH]),
)
def test_more_near_never_makes_a_window_smaller_and_many_make_it_whole(
    chosen: int, usual: int, one: int, other: int, growth: float
) -> None:
    fewer, more = sorted((one, other))
    assert 0 <= fitted(chosen, usual, fewer, growth) <= fitted(chosen, usual, more, growth) <= chosen
    assert fitted(chosen, usual, WHOLE, growth) == chosen


def test_what_could_follow_each_other_is_counted() -> None:
    guests = [facts("star", f"guest {number}", album="one") for number in range(20)]
    assert (near_of(*guests).artists, near_of(*guests).albums) == (1, 1)
    unknown = [facts(album="one"), facts(album="two"), facts("various artists", album="one")]
    unknown += [facts(), facts()]
    assert (near_of(*unknown).artists, near_of(*unknown).albums) == (3, 3)
    singles = [facts("a"), facts("a"), facts("b")]
    assert (near_of(*singles).artists, near_of(*singles).albums) == (2, 2)
    collection = [facts(f"artist {number}", album="hits of 1980") for number in range(9)]
    assert (near_of(*collection).artists, near_of(*collection).albums) == (9, 1)


@given(st.lists(any_facts, max_size=12), st.integers(1, 20))
def test_more_artists_are_never_counted_as_fewer(tracks: list[TrackFacts], count: int) -> None:
    others = [facts(f"other {number}", album=f"album {number}") for number in range(count)]
    before, later = near_of(*tracks), near_of(*tracks, *others)
    assert later.artists == before.artists + count
    assert later.albums == before.albums + count


def test_what_comes_sooner_than_the_whole_window_is_said() -> None:
    rules = RuleSet(WINDOWS)
    rules.make_room(near_of(*(facts(f"artist {number}") for number in range(10))))
    history = after(facts("a"), *(facts(f"x{number}") for number in range(3)))
    assert rules.level(ONE, facts("a"), history) == 0
    assert rules.broken_by(ONE, facts("a"), history) == (SENTENCE_OF[Relaxation.ARTIST_AFTER_THREE],)
    assert rules.level(ONE, facts("a"), after(facts("a"), facts("b"))) > 0
    assert RuleSet(WINDOWS).level(ONE, facts("a"), history) > 0


def test_the_artist_of_a_skipped_track_keeps_the_whole_window() -> None:
    skipped, later = TrackId(100), after(facts("a", album="one"), facts("b"))
    rules = RuleSet(WINDOWS)
    rules.make_room(near_of(facts("a", album="one")), [skipped])
    assert rules.level(ONE, facts("a", album="two"), later) > 0
    assert rules.level(ONE, facts("c", album="one"), later) > 0
    assert rules.level(ONE, facts("b"), later) == 0
    level = rules.level(ONE, facts("a", album="two"), later)
    assert not rules.may_break_windows(ONE, facts("a", album="two"), level, later)


def test_windows_are_patient_as_far_as_artists_are_near() -> None:
    patience = []
    for count in (1, 5, 20, WHOLE):
        rules = RuleSet(WINDOWS)
        rules.make_room(near_of(*(facts(f"artist {number}") for number in range(count))))
        patience.append(rules.patience)
    assert patience == sorted(patience)
    assert patience[-1] == RuleSet(WINDOWS).patience == float("inf")

"""Artists and albums come back after enough tracks, or enough time."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from musicrec_desktop.core.text.folding import fold
from musicrec_desktop.model.track import TrackFacts, TrackId
from musicrec_desktop.recommend.queue.rules.recent_history import RecentHistory
from musicrec_desktop.recommend.queue.rules.relaxation import Relaxation
from musicrec_desktop.recommend.queue.rules.spacing import AlbumWindow, ArtistWindow
from musicrec_desktop.recommend.taste.belonging import (
    COMMON_TITLES,
    UNKNOWN_ALBUMS,
    UNKNOWN_ARTISTS,
    albums,
    artists,
)
from tests.unit.recommend.queue.rules.making import ONE, after, any_facts, any_library, facts, few_ids


def with_others(first: TrackFacts, between: int, duration_ms: int | None = 60_000) -> RecentHistory:
    return after(first, *(facts(f"x{place}", duration_ms=duration_ms) for place in range(between)))


@pytest.mark.parametrize(
    ("between", "expected"),
    [
        (0, Relaxation.ARTIST_AT_ONCE),
        (2, Relaxation.ARTIST_AT_ONCE),
        (3, Relaxation.ARTIST_AFTER_THREE),
        (6, Relaxation.ARTIST_AFTER_THREE),
        (7, Relaxation.ARTIST_SOONER),
        (14, Relaxation.ARTIST_SOONER),
        (15, 0),
        (16, 0),
    ],
)
def test_an_artist_comes_back_after_enough_others_or_gives_way_by_halves(between: int, expected: int) -> None:
    history = with_others(facts("a"), between)
    assert ArtistWindow(15, 45).level(ONE, facts("a", "guest"), history) == expected
    assert ArtistWindow(15, 45).level(ONE, facts("guest"), history) == 0


@pytest.mark.parametrize(
    ("between", "expected"),
    [
        (0, Relaxation.ALBUM_AT_ONCE),
        (2, Relaxation.ALBUM_AT_ONCE),
        (3, Relaxation.ALBUM_AFTER_THREE),
        (9, Relaxation.ALBUM_AFTER_THREE),
        (10, Relaxation.ALBUM_SOONER),
        (24, Relaxation.ALBUM_SOONER),
        (25, 0),
    ],
)
def test_an_album_comes_back_after_enough_others_or_gives_way_by_halves(between: int, expected: int) -> None:
    history = with_others(facts("a", album="one"), between)
    assert AlbumWindow(25).level(ONE, facts("b", album="one"), history) == expected
    assert AlbumWindow(25).level(ONE, facts("a", album="two"), history) == 0


def test_enough_time_lets_an_artist_back_as_well() -> None:
    history = with_others(facts("a", duration_ms=3_600_000), 4, duration_ms=10 * 60_000)
    assert ArtistWindow(15, 41).level(ONE, facts("a"), history) == Relaxation.ARTIST_AFTER_THREE
    assert ArtistWindow(15, 40).level(ONE, facts("a"), history) == 0
    unknown = with_others(facts("a"), 14, duration_ms=None)
    assert ArtistWindow(15, 5).level(ONE, facts("a"), unknown) == Relaxation.ARTIST_SOONER


@pytest.mark.parametrize(("between", "expected"), [(0, 7), (1, 3), (2, 0)])
def test_the_least_window_still_lets_no_artist_follow_itself_before_the_last_step(
    between: int, expected: int
) -> None:
    assert ArtistWindow(2, 600).level(ONE, facts("a"), with_others(facts("a"), between)) == expected
    album = AlbumWindow(2).level(ONE, facts(album="one"), with_others(facts(album="one"), between))
    assert album == {7: 6, 3: 2, 0: 0}[expected]


def test_the_latest_of_several_artists_counts() -> None:
    history = after(facts("a"), *(facts(f"x{place}") for place in range(20)), facts("b"))
    assert ArtistWindow(15, 600).level(ONE, facts("a"), history) == 0
    assert ArtistWindow(15, 600).level(ONE, facts("a", "b"), history) == Relaxation.ARTIST_AT_ONCE


def test_unknown_artists_and_albums_are_never_the_same() -> None:
    history = after(facts(), facts("various artists", album="unknown album"), facts("unknown"))
    assert ArtistWindow(15, 45).level(ONE, facts("various artists", "unknown"), history) == 0
    assert ArtistWindow(15, 45).level(ONE, facts(), history) == 0
    assert AlbumWindow(25).level(ONE, facts(album="unknown album"), history) == 0


def test_albums_whose_title_says_little_need_a_shared_artist() -> None:
    history = after(facts("a", album="greatest hits"), facts("various artists", "c", album="summer"))
    assert AlbumWindow(25).level(ONE, facts("b", album="greatest hits"), history) == 0
    assert (
        AlbumWindow(25).level(ONE, facts("a", "b", album="greatest hits"), history)
        == Relaxation.ALBUM_AT_ONCE
    )
    assert AlbumWindow(25).level(ONE, facts("various artists", "d", album="summer"), history) > 0
    assert albums(facts(album="greatest hits")) == frozenset()


def test_a_track_of_which_nothing_is_known_takes_a_place_in_the_line() -> None:
    history = RecentHistory([TrackId(9), TrackId(8)], {TrackId(9): facts("a")})
    assert history.ids == [9, 8]
    assert history.facts.keys() == {9}
    assert ArtistWindow(15, 45).level(ONE, facts("a"), history) == Relaxation.ARTIST_AT_ONCE
    assert ArtistWindow(2, 45).level(ONE, facts("a"), history) == Relaxation.ARTIST_SOONER


def test_names_of_unknown_artists_are_written_as_keys_are() -> None:
    for names in (UNKNOWN_ARTISTS, UNKNOWN_ALBUMS, COMMON_TITLES):
        assert {fold(name) for name in names} == names


def test_the_line_does_not_touch_what_it_was_made_of() -> None:
    ids, known = [TrackId(3)], {TrackId(3): facts("a")}
    history = RecentHistory(ids, known)
    history.add(TrackId(4), facts("b"))
    assert (ids, list(known)) == ([3], [3])
    assert history.ids == [3, 4]


@given(any_library, st.lists(few_ids, max_size=30), any_facts, st.integers(2, 12), st.integers(5, 60))
def test_windows_say_what_counting_says(
    library: dict[TrackId, TrackFacts], ids: list[TrackId], one: TrackFacts, tracks: int, minutes: int
) -> None:
    there = [track_id for track_id in ids if track_id in library]
    history = RecentHistory(there[: len(there) // 2], library)
    for track_id in there[len(there) // 2 :]:
        history.add(track_id, library[track_id])
    known = [library[track_id] for track_id in there]
    near = _is_artist_near(known, one, tracks, minutes * 60_000)
    assert (ArtistWindow(tracks, minutes).level(ONE, one, history) > 0) == near
    near = any(albums(one) & albums(entry) for entry in known[-tracks:])
    assert (AlbumWindow(tracks).level(ONE, one, history) > 0) == near


def _is_artist_near(known: list[TrackFacts], one: TrackFacts, tracks: int, least_ms: int) -> bool:
    lasted_ms = 0
    for between, entry in enumerate(reversed(known)):
        if between >= tracks or lasted_ms >= least_ms:
            return False
        if artists(one) & artists(entry):
            return True
        lasted_ms += max(0, entry.duration_ms or 0)
    return False


@given(st.integers(0, 60), st.integers(2, 40), st.integers(2, 40))
def test_a_wider_window_is_never_easier_and_more_tracks_between_never_harder(
    between: int, tracks: int, others: int
) -> None:
    narrow, wide = sorted((tracks, others))
    nearer, farther = (
        with_others(facts("a", album="o"), between),
        with_others(facts("a", album="o"), between + 1),
    )
    one = facts("a", album="o")
    for rule, wider in (
        (ArtistWindow(narrow, 600), ArtistWindow(wide, 600)),
        (AlbumWindow(narrow), AlbumWindow(wide)),
    ):
        assert rule.level(ONE, one, nearer) <= wider.level(ONE, one, nearer)
        assert rule.level(ONE, one, farther) <= rule.level(ONE, one, nearer)

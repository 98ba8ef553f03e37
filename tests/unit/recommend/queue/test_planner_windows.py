"""Queues in libraries with few artists or albums, and what is kept back in them."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import numpy as np
import pytest

from musicrec_desktop.model.features import FloatArray
from musicrec_desktop.model.queue_controls import QueueControls
from musicrec_desktop.model.queue_rule_table import RuleChoice, RuleName
from musicrec_desktop.model.recommendation import AutoQueue, ReasonKind, rules_named
from musicrec_desktop.model.track import TrackId
from musicrec_desktop.recommend.queue.plan_request import PlanRequest
from musicrec_desktop.recommend.queue.planner import plan
from musicrec_desktop.recommend.queue.rules.relaxation import SENTENCE_OF, Relaxation
from tests.unit.recommend.libraries import FakeLibrary, catalogue_of
from tests.unit.recommend.queue.test_planner import after, ids, numbered

STYLE = 20
AHEAD = 10


def styles(count: int, each: int = STYLE) -> FloatArray:
    """Vectors of styles that have little in common; tracks of one style lie together."""
    rng = np.random.default_rng(3)
    centres = 3 * rng.standard_normal((count, 16))
    return (np.repeat(centres, each, axis=0) + rng.standard_normal((count * each, 16))).astype(np.float32)


def library_with(names: list[tuple[str, str]]) -> FakeLibrary:
    """Tracks from 1 with these artists and albums; together too short for an artist to come back by time."""
    library = FakeLibrary()
    for number, (artist, album) in enumerate(names, 1):
        library.add(number, artist, album=album, duration_ms=61_000 + 3_000 * (number % 30))
    return library


def style_of(number: int) -> int:
    return (number - 1) // STYLE


SMALL: dict[str, Callable[[int], tuple[str, str]]] = {
    "a style is an album without artist": lambda number: ("", f"set {style_of(number)}"),
    "a style is an artist": lambda number: (f"artist {style_of(number)}", f"set {number % 3}"),
    "a style is a compilation": lambda number: (f"artist {number}", f"set {style_of(number)}"),
    "one artist, many albums": lambda number: ("artist", f"album {number // 4}"),
    "one album of many artists": lambda number: (f"artist {number}", "summer sampler"),
    "no artist and no album": lambda number: ("", ""),
}


@pytest.mark.parametrize("name", SMALL)
@pytest.mark.parametrize("seed", [1, 33, 70])
def test_a_small_library_goes_on_with_what_sounds_alike(name: str, seed: int) -> None:
    count = 5 * STYLE
    library = library_with([SMALL[name](number) for number in range(1, count + 1)])
    queue = plan(after(seed, count=AHEAD), catalogue_of(range(1, count + 1), styles(5)), library)
    assert len(queue.entries) == AHEAD
    assert sum(style_of(number) == style_of(seed) for number in ids(queue)) >= 6
    assert queue.misfits == 0
    assert_said(library, seed, queue)


def assert_said(library: FakeLibrary, seed: int, queue: AutoQueue) -> None:
    """Whatever comes back sooner than a whole window is said."""
    line = [library.tracks[TrackId(number)] for number in (seed, *ids(queue))]
    for kind, window in (("artist", 15), ("album", 25)):
        keys = [track.tags.artist_text if kind == "artist" else track.tags.album for track in line]
        is_sooner = any(key and key in keys[max(0, at - window) : at] for at, key in enumerate(keys))
        assert is_sooner == any(kind in sentence for sentence in queue.relaxed)


def test_many_artists_keep_their_space() -> None:
    count = 50 * 6
    library = library_with([(f"artist {number % 50}", f"album {number % 75}") for number in range(count)])
    rng = np.random.default_rng(5)
    catalogue = catalogue_of(range(1, count + 1), rng.standard_normal((count, 16)).astype(np.float32))
    queue = plan(after(1, count=14), catalogue, library)
    artists = [library.tracks[TrackId(number)].tags.artists for number in (1, *ids(queue))]
    assert len(set(artists)) == 15
    assert not queue.relaxed


def test_with_more_artists_near_the_space_never_gets_smaller() -> None:
    spaces = []
    for artists in (1, 4, 8, 16, 32, 48):
        rng = np.random.default_rng(7)
        count = artists * 12
        # One style: all of them are near, and none is nearer than another by much.
        vectors = (np.ones(16) + 0.01 * rng.standard_normal((count, 16))).astype(np.float32)
        library = library_with([(f"artist {number % artists}", "") for number in range(count)])
        rules = RuleChoice().changed(RuleName.ONE_VERSION, is_on=False)
        request = replace(after(1, count=14), controls=QueueControls(rules=rules))
        queue = plan(request, catalogue_of(range(1, count + 1), vectors), library)
        line = [library.tracks[TrackId(number)].tags.artists for number in (1, *ids(queue))]
        spaces.append(least_space(line))
        assert bool(queue.relaxed) == (spaces[-1] < 15)
    assert spaces == sorted(spaces)


def least_space(keys: list[tuple[str, ...]]) -> int:
    """How many others lie between two of one kind, at least; 15 where that is the whole window or more."""
    places: dict[tuple[str, ...], int] = {}
    least = 15
    for at, key in enumerate(keys):
        least = min(least, at - places.get(key, -99) - 1)
        places[key] = at
    return least


def wishing(request: PlanRequest, *names: RuleName) -> PlanRequest:
    rules = RuleChoice()
    for name in names:
        rules = rules.changed(name, is_on=True)
    return replace(request, controls=replace(request.controls, rules=rules))


def test_what_a_wish_keeps_back_is_told_with_the_rule_and_comes_without_it() -> None:
    count = 2 * STYLE
    library = library_with([(f"artist {number}", "") for number in range(1, count + 1)])
    for number in range(STYLE + 1, count + 1):
        track = library.tracks[TrackId(number)]
        library.tracks[TrackId(number)] = replace(track, tags=replace(track.tags, year=1970))
    catalogue = catalogue_of(range(1, count + 1), styles(2))
    queue = plan(wishing(after(1, count=4), RuleName.YEARS), catalogue, library)
    assert {style_of(number) for number in ids(queue)} == {1}
    assert queue.misfits == 4
    (kept,) = queue.kept_back
    assert kept.rules == (RuleName.YEARS,)
    assert kept.count >= STYLE // 2
    assert queue.notes[:2] == ("No track fits; these sound less alike.", f"{kept.text}.")
    for item in queue.entries:
        assert "kept back" in item.reasons[0].text
        told = [reason for reason in item.reasons if reason.kind is ReasonKind.KEPT_BACK]
        assert [rules_named(reason.text) for reason in told] == [(RuleName.YEARS,)]
    free = plan(after(1, count=4), catalogue, library)
    assert {style_of(number) for number in ids(free)} == {0}
    assert (free.misfits, free.kept_back) == (0, ())


def test_the_end_of_what_fits_is_told_and_nothing_is_kept_back() -> None:
    library = library_with([(f"artist {number}", "") for number in range(1, 26)])
    catalogue = catalogue_of(range(1, 26), styles(5, each=5))
    queue = plan(after(1, count=AHEAD), catalogue, library)
    assert set(ids(queue)[:4]) == {2, 3, 4, 5}
    assert 0 < queue.misfits <= 6
    assert queue.kept_back == ()
    assert queue.notes[0] == f"{AHEAD - queue.misfits} tracks fit; the rest sound less alike."


@pytest.mark.parametrize("title", ["Rain", "Rain (live)", "Rain - Karaoke Version", "Rain Acoustic"])
def test_other_files_and_versions_of_what_was_taken_out_stay_out(title: str) -> None:
    library = library_with([(f"artist {number}", "") for number in range(1, STYLE + 1)])
    library.add(2, "band", title="Rain", duration_ms=180_000)
    library.add(3, "band", title=title, duration_ms=180_000)
    catalogue = catalogue_of(range(1, STYLE + 1))
    everything = replace(after(1, count=40), removed=frozenset(numbered(2)))
    assert not {2, 3} & set(ids(plan(everything, catalogue, library)))
    broken = replace(after(1, count=40), broken=frozenset(numbered(2)))
    assert 3 in ids(plan(broken, catalogue, library))
    assert 2 not in ids(plan(broken, catalogue, library))
    disliked = replace(after(1, count=17), disliked=frozenset(numbered(2)))
    assert not {2, 3} & set(ids(plan(disliked, catalogue, library)))


def test_a_twin_of_another_name_is_known_by_its_sound() -> None:
    count = 40
    vectors = np.random.default_rng(9).standard_normal((count, 16)).astype(np.float32)
    vectors[2] = vectors[1] * np.float32(1.001)
    library = library_with([(f"artist {number}", "") for number in range(1, count + 1)])
    library.add(3, "somebody else", title="Track 03", duration_ms=library.tracks[TrackId(2)].duration_ms)
    request = replace(after(1, count=60), removed=frozenset(numbered(2)))
    assert 3 not in ids(plan(request, catalogue_of(range(1, count + 1), vectors), library))


def test_a_start_whose_sound_is_not_known_says_so() -> None:
    library = library_with([(f"artist {number}", "") for number in range(1, 31)])
    queue = plan(after(1, count=5), catalogue_of(range(2, 31)), library)
    assert len(queue.entries) == 5
    assert queue.misfits == 0
    assert all(item.reasons[0].kind is ReasonKind.FALLBACK for item in queue.entries)
    assert SENTENCE_OF[Relaxation.ARTIST_AT_ONCE] not in queue.relaxed

"""Simulated listeners and their hidden tastes."""

from __future__ import annotations

import numpy as np
import pytest

from musicrec_desktop.model.queue_evaluation import LISTENERS, TARGET, ListenerName, Obstacle
from musicrec_desktop.model.track import TrackId
from musicrec_desktop.recommend.evaluation.queue.listeners import _MAKERS, Casting, Listener
from musicrec_desktop.recommend.evaluation.queue.styles import groups_of
from tests.unit.recommend.evaluation.queue.world import (
    ARTIST_TRACKS,
    STYLE_TRACKS,
    replay_library,
    styles_catalogue,
)


def casting(styles: int = 5, tracks: int = STYLE_TRACKS) -> Casting:
    library, catalogue = replay_library(styles, tracks), styles_catalogue(styles, tracks)
    return Casting(groups_of(library, catalogue), catalogue, library.ids)


def cast(name: ListenerName, seed: int = 0, **size: int) -> Listener:
    return casting(**size).cast(name, np.random.default_rng(seed))


def style_of(track_id: TrackId) -> int:
    return (track_id - 1) // STYLE_TRACKS


def test_every_listener_of_the_table_can_be_made() -> None:
    assert set(_MAKERS) == {spec.name for spec in LISTENERS} == set(ListenerName)


@pytest.mark.parametrize("name", list(ListenerName))
def test_the_same_seed_makes_the_same_listener_and_others_make_others(name: ListenerName) -> None:
    assert cast(name, 3) == cast(name, 3)
    assert len({cast(name, seed).start for seed in range(6)}) > 2


def test_one_style_is_all_that_is_liked() -> None:
    listener = cast(ListenerName.ONE_STYLE)
    assert {style_of(track_id) for track_id in listener.liked} == {style_of(listener.start)}
    assert listener.target == int(0.8 * (STYLE_TRACKS - 1))


def test_the_disliked_artist_is_near_and_not_that_of_the_start() -> None:
    listener = cast(ListenerName.DISLIKES_ARTIST)
    disliked = sorted(set(range(1, 5 * STYLE_TRACKS + 1)) - listener.liked)
    assert len(disliked) == ARTIST_TRACKS
    assert {style_of(TrackId(number)) for number in disliked} == {style_of(listener.start)}
    assert listener.start in listener.liked
    assert listener.target == TARGET


def test_a_drifting_listener_turns_at_half_of_the_target() -> None:
    listener = cast(ListenerName.DRIFTS)
    assert listener.later is not None
    assert not listener.liked & listener.later
    first, later = min(listener.liked), min(listener.later)
    half = listener.target // 2
    assert [listener.likes(first, done) for done in (0, half - 1, half)] == [True, True, False]
    assert [listener.likes(later, done) for done in (0, half - 1, half)] == [False, False, True]
    assert listener.target == TARGET


def test_three_interests_are_three_styles_and_the_start_is_in_one() -> None:
    listener = cast(ListenerName.THREE_INTERESTS)
    styles = {style_of(track_id) for track_id in listener.liked}
    assert len(styles) == 3
    assert style_of(listener.start) in styles


def test_a_new_listener_may_start_with_what_is_not_liked() -> None:
    starts = [cast(ListenerName.NEW_USER, seed) for seed in range(12)]
    assert {listener.start in listener.liked for listener in starts} == {True, False}


def test_small_styles_make_small_targets() -> None:
    assert cast(ListenerName.DRIFTS, tracks=8).target == 2 * int(0.8 * 7)
    assert cast(ListenerName.ONE_STYLE, tracks=4).target == 2


def test_a_library_of_two_styles_says_whom_it_cannot_host() -> None:
    two, small = casting(styles=2), casting(styles=3, tracks=7)
    obstacles = {name: two.obstacle(name) for name in ListenerName}
    assert obstacles[ListenerName.ONE_STYLE] is None
    assert obstacles[ListenerName.DRIFTS] is None
    assert obstacles[ListenerName.THREE_INTERESTS] is Obstacle.TOO_FEW_STYLES
    assert obstacles[ListenerName.NEW_USER] is Obstacle.TOO_FEW_STYLES
    assert small.obstacle(ListenerName.DRIFTS) is Obstacle.TOO_FEW_LARGE_STYLES
    assert small.obstacle(ListenerName.NEW_USER) is None
    assert casting(styles=1, tracks=ARTIST_TRACKS).obstacle(ListenerName.DISLIKES_ARTIST) is (
        Obstacle.NO_ARTIST_NEAR
    )

"""Points by their tracks, an order that walks over the map, and what is remembered of it."""

from __future__ import annotations

import numpy as np
import pytest

from musicrec_desktop.model.music_map import MapColour, MapLevel, MapPoints
from musicrec_desktop.model.playlist import PlaylistId
from musicrec_desktop.model.queue_controls import QueueInside
from musicrec_desktop.model.track import TrackId
from musicrec_desktop.ui.music_map.lookup import MOST_WALKED, PointLookup, by_distance, walked
from musicrec_desktop.ui.music_map.path_length import PathLength
from musicrec_desktop.ui.music_map.remembered import MapMemory
from musicrec_desktop.ui.music_map.toolbar import ColourChoice


def tracks(*ids: int) -> PointLookup:
    count = len(ids)
    spots = np.arange(2 * count, dtype=np.float32).reshape(-1, 2)
    return PointLookup(MapPoints(MapLevel.TRACKS, spots, np.array(ids), np.ones(count, dtype=np.int32)))


def albums(**members: tuple[int, ...]) -> PointLookup:
    rows = tuple(np.array(each) for each in members.values())
    spots = np.zeros((len(rows), 2), dtype=np.float32)
    middles, sizes = np.array([row[0] for row in rows]), np.array([len(row) for row in rows], dtype=np.int32)
    return PointLookup(MapPoints(MapLevel.ALBUMS, spots, middles, sizes, tuple(members), rows))


def test_points_are_found_by_their_tracks() -> None:
    lookup = tracks(3, 7, 9)
    assert lookup.indices_of([9, 4, 3]).tolist() == [2, 0]
    assert (lookup.index_of(7), lookup.index_of(8), lookup.index_of(99)) == (1, -1, -1)
    groups = albums(a=(1, 2), b=(2, 5))
    assert groups.indices_of([5, 1]).tolist() == [1, 0]
    assert groups.tracks_of([1, 0]) == [2, 5, 1]
    assert not len(tracks().indices_of([1]))


def test_points_are_known_again_after_they_moved() -> None:
    assert tracks(3, 7, 9).kept([0, 2], tracks(1, 3, 4)).tolist() == [1]
    assert albums(a=(1, 2), b=(3,)).kept([0, 1], albums(b=(3, 8), c=(1,))).tolist() == [0]
    assert tracks(1, 3).kept([1], albums(a=(1,), b=(3,))).tolist() == [1]


@pytest.mark.parametrize("count", [0, 1, 2, 50, MOST_WALKED + 200])
def test_a_walk_meets_every_point_once(count: int) -> None:
    spots = np.random.default_rng(3).random((count, 2), dtype=np.float32)
    order = walked(spots)
    assert sorted(order.tolist()) == list(range(count))


def test_a_walk_goes_from_neighbour_to_neighbour() -> None:
    spots = np.random.default_rng(4).random((400, 2), dtype=np.float32)

    def way(order: np.ndarray[tuple[int], np.dtype[np.intp]]) -> float:
        return float(np.linalg.norm(np.diff(spots[order], axis=0), axis=1).sum())

    assert way(walked(spots)) < 0.15 * way(np.arange(400))


def test_points_are_ordered_by_their_distance() -> None:
    lookup = tracks(1, 2, 3)
    order = by_distance(lookup.points.positions, np.arange(3), (4.0, 5.0))
    assert order.tolist() == [2, 1, 0]


def test_what_is_remembered_comes_back() -> None:
    memory = MapMemory(
        MapLevel.GENRES,
        ColourChoice(MapColour.PLAYLIST, PlaylistId(4)),
        frozenset({1, 3}),
        (0.2, 0.7, 4.0),
        is_list=True,
        shows_unplayed=True,
        shows_trail=True,
        path=PathLength(True, 90),
    )
    assert MapMemory.from_json(memory.as_json()) == memory


@pytest.mark.parametrize(
    "value",
    [
        None,
        [],
        {"level": "planets", "colour": 7, "hidden": "all", "view": [1, 2], "path": [1]},
        {"colour": "playlist", "playlist": True, "view": [float("nan"), 0, 3], "path": [False, "x"]},
        {"view": [0.1, 0.1, 1.0], "hidden": [-1, True]},
    ],
)
def test_what_cannot_be_read_is_as_at_first(value: object) -> None:
    assert MapMemory.from_json(value) == MapMemory()


def test_the_queue_can_be_kept_inside_given_tracks() -> None:
    inside = QueueInside(track_ids=(TrackId(2), TrackId(5)), label="Map: 2 tracks")
    assert QueueInside.from_json(inside.as_json()) == inside
    assert QueueInside.from_json({"tracks": [], "playlist": None, "query": ""}) is None
    assert QueueInside.from_json({"tracks": [1, "x"], "query": "jazz"}) == QueueInside(query="jazz")

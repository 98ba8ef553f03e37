"""Newcomers, leavers, points of groups, islands and profiles."""

from __future__ import annotations

import numpy as np
import pytest

from musicrec_desktop.model.music_map import (
    GroupTable,
    LayoutKind,
    MapClusters,
    MapFact,
    MapLayout,
    MapLevel,
)
from musicrec_desktop.recommend.music_map.islands import unplayed_islands
from musicrec_desktop.recommend.music_map.placing import joined_clusters, kept_share, placed
from musicrec_desktop.recommend.music_map.points import group_points, mean_vectors, members_of, track_points
from musicrec_desktop.recommend.music_map.profiles import profile_of
from tests.support.realistic import library_vectors

IDS = np.arange(10, 1_210, 2, dtype=np.int64)
VECTORS = library_vectors(len(IDS))
LAYOUT = MapLayout(IDS, (VECTORS[:, :2] / 4 + 0.5).astype(np.float32), LayoutKind.TSNE)


def test_known_tracks_stay_and_newcomers_lie_beside_their_likes() -> None:
    ids = np.concatenate((IDS[100:], [5_000]))
    vectors = np.concatenate((VECTORS[100:], VECTORS[200:201]))
    found = placed(LAYOUT, ids, vectors)
    assert np.array_equal(found.positions[:-1], LAYOUT.positions[100:])
    nearest = np.argsort(-(VECTORS[100:] @ VECTORS[200]))[:5]
    assert found.positions[-1] == pytest.approx(np.median(LAYOUT.positions[100:][nearest], axis=0))
    assert kept_share(LAYOUT, ids) == pytest.approx(500 / 501)


def test_vectors_that_are_no_numbers_get_a_place() -> None:
    ids = np.concatenate((IDS, [5_000, 5_001]))
    vectors = np.concatenate((VECTORS, np.full((2, VECTORS.shape[1]), np.nan, dtype=np.float32)))
    assert np.isfinite(placed(LAYOUT, ids, vectors).positions).all()


@pytest.mark.parametrize("count", [0, 1, 2, 10])
def test_few_tracks(count: int) -> None:
    small = placed(LAYOUT, IDS[:count], VECTORS[:count])
    assert len(small.positions) == count
    assert np.isfinite(small.positions).all()
    assert kept_share(small, IDS[:0]) == 1.0
    strangers = np.arange(9_000, 9_003)
    assert np.isfinite(placed(small, strangers, VECTORS[:3]).positions).all()


def test_newcomers_join_the_nearest_cluster() -> None:
    labels = (np.arange(len(IDS)) % 2).astype(np.int32)
    clusters = MapClusters(IDS, labels, ("a", "b"))
    centres = np.stack((VECTORS[0], VECTORS[1]))
    found = joined_clusters(
        clusters, centres, np.concatenate((IDS[2:], [5_000])), np.concatenate((VECTORS[2:], VECTORS[1:2]))
    )
    assert found.labels[:-1].tolist() == labels[2:].tolist()
    assert found.labels[-1] == 1


def test_a_group_lies_on_its_larger_island() -> None:
    positions = np.asarray([[0.1, 0.1], [0.12, 0.1], [0.1, 0.12], [0.9, 0.9]], dtype=np.float32)
    layout = MapLayout(np.arange(1, 5), positions, LayoutKind.TSNE)
    table = GroupTable(
        ("Small", "Large", "Gone"),
        np.asarray([0, 1, 1, 1, 1, 1, 2], np.int32),
        np.asarray([4, 1, 2, 3, 4, 4, 99], np.int64),
    )
    points = group_points(layout, table, MapLevel.GENRES)
    assert points.names == ("Large", "Small")
    assert points.sizes.tolist() == [4, 1]
    assert (points.positions[0] < 0.2).all()
    assert [one.tolist() for one in points.members] == [[1, 2, 3, 4], [4]]
    assert int(points.track_ids[0]) in {1, 2, 3}
    vectors = np.eye(4, dtype=np.float32)
    assert mean_vectors(points, layout.ids, vectors).tolist() == [[0.25] * 4, [0, 0, 0, 1]]
    assert mean_vectors(track_points(layout), layout.ids, vectors).tolist() == vectors.tolist()
    assert members_of(points).owners.tolist() == [0, 0, 0, 0, 1]


def test_no_groups() -> None:
    nothing = GroupTable((), np.zeros(0, np.int32), np.zeros(0, np.int64))
    assert len(group_points(LAYOUT, nothing, MapLevel.ALBUMS)) == 0
    empty = MapLayout(IDS[:0], LAYOUT.positions[:0], LayoutKind.PCA)
    table = GroupTable(("A",), np.zeros(1, np.int32), np.asarray([10]))
    assert len(group_points(empty, table, MapLevel.ALBUMS)) == 0


def test_islands_end_where_something_was_played() -> None:
    rng = np.random.default_rng(1)
    heard = 0.2 + 0.05 * rng.random((300, 2))
    unheard = 0.8 + 0.05 * rng.random((300, 2))
    alone = np.asarray([[0.2, 0.8]])
    positions = np.concatenate((heard, unheard, alone)).astype(np.float32)
    is_played = np.zeros(601, dtype=np.bool_)
    is_played[::3] = True
    is_played[300:] = False
    lit = unplayed_islands(positions, is_played)
    assert not lit[:300].any()
    assert lit[300:600].all()
    assert not lit[600]
    assert not len(unplayed_islands(positions[:0], is_played[:0]))


def test_a_profile_tells_what_is_pronounced() -> None:
    ids = np.arange(100)
    energy = np.where(ids < 10, 0.9, 0.3 + 0.001 * ids)
    traits = profile_of(
        ids[:10], {MapFact.ENERGY: (ids, energy), MapFact.TEMPO: (ids, (115.5 + ids % 10).astype(np.float64))}
    )
    assert [(trait.word, trait.fact) for trait in traits] == [("energetic", MapFact.ENERGY)]
    assert profile_of(ids[:0], {MapFact.ENERGY: (ids, energy)}) == ()
    assert profile_of(ids, {MapFact.ENERGY: (ids, np.ones(100))}) == ()

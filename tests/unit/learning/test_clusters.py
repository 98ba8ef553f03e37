"""Clusters: as many as there are groups, the same ones tomorrow, and a result for any input."""

from __future__ import annotations

import numpy as np
import pytest
from numpy.typing import NDArray

from musicrec_desktop.core.tasks import CancelledError, Progress, TaskContext
from musicrec_desktop.learning.clusters.finding import ClusterRequest, FoundClusters, find_clusters, matched
from musicrec_desktop.model.features import FloatArray
from tests.support.realistic import library_vectors

NO_IDS = np.empty(0, dtype=np.int64)
NO_LABELS = np.empty(0, dtype=np.int32)
Old = tuple[NDArray[np.int64], NDArray[np.int32]]


def found(
    vectors: FloatArray, ids: NDArray[np.int64] | None = None, old: Old = (NO_IDS, NO_LABELS)
) -> FoundClusters:
    rows = np.arange(len(vectors)) if ids is None else ids
    return find_clusters(ClusterRequest(rows, vectors, *old), TaskContext())


def groups(count: int, each: int, spread: float = 0.1) -> FloatArray:
    rng = np.random.default_rng(4)
    centres = np.repeat(np.eye(count, 16), each, axis=0)
    return np.asarray(centres + spread * rng.standard_normal((count * each, 16)), dtype=np.float32)


def test_groups_that_are_apart_are_found() -> None:
    clusters = found(groups(6, 40))
    assert len(clusters.centres) == 6
    by_group = clusters.labels.reshape(6, 40)
    assert (by_group == by_group[:, :1]).all()
    assert len(set(by_group[:, 0].tolist())) == 6
    assert clusters.silhouette == max(clusters.tried.values()) > 0.5
    assert clusters.labels.dtype == np.int32


def test_the_same_request_gives_the_same_clusters() -> None:
    vectors = library_vectors(150)
    assert found(vectors).labels.tobytes() == found(vectors).labels.tobytes()


def test_the_clusters_of_before_keep_their_labels() -> None:
    vectors = library_vectors(900)
    ids = np.arange(900)
    before = found(vectors[:860], ids[:860])
    shuffled = np.random.default_rng(1).permutation(len(before.centres)).astype(np.int32)
    old = (ids[:860], shuffled[before.labels])
    after = found(vectors, ids, old)
    assert len(after.centres) == len(before.centres)
    assert (after.labels[:860] == old[1]).mean() > 0.9
    half = found(vectors[:860:2], ids[:860:2], old)
    assert (half.labels == old[1][::2]).mean() > 0.7


def test_a_larger_library_has_a_floor_of_clusters() -> None:
    clusters = found(groups(2, 500))
    assert len(clusters.centres) >= 5
    assert min(clusters.tried) == 5


@pytest.mark.filterwarnings("error")
@pytest.mark.parametrize("count", [0, 1, 2, 10, 11])
def test_few_tracks_are_one_cluster(count: int) -> None:
    clusters = found(library_vectors(12)[:count])
    assert clusters.labels.tolist() == [0] * count
    assert len(clusters.centres) == min(count, 1)
    assert clusters.tried == {}


@pytest.mark.filterwarnings("error")
def test_equal_tracks_are_one_cluster_and_copies_no_more_than_there_are_tracks() -> None:
    assert len(found(np.ones((50, 8), dtype=np.float32)).centres) == 1
    assert len(found(np.repeat(groups(4, 1), 30, axis=0)).centres) <= 4


@pytest.mark.filterwarnings("error")
def test_numbers_that_are_none_cost_only_their_track() -> None:
    vectors = groups(3, 30)
    vectors[0, 0], vectors[40, 1] = np.nan, np.inf
    clusters = found(vectors)
    assert np.isfinite(clusters.centres).all()
    assert len(clusters.labels) == 90
    assert len(found(np.full((30, 4), np.nan, dtype=np.float32)).centres) == 1


def test_labels_go_to_the_greatest_overlap_and_leave_no_gap() -> None:
    old = np.array([1, 1, 1, 0, 0, 2, 2, -1], dtype=np.int32)
    new = np.array([5, 5, 3, 3, 3, 9, 9, 9], dtype=np.int32)
    assert matched(new, old).tolist() == [1, 1, 0, 0, 0, 2, 2, 2]
    # Two clusters out of three: the label that is left out closes up.
    fewer = np.array([4, 4, 4, 4, 4, 7, 7, 7], dtype=np.int32)
    assert sorted(set(matched(fewer, old).tolist())) == [0, 1]
    assert matched(new, np.full(8, -1, dtype=np.int32)).tolist() == [2, 2, 0, 0, 0, 1, 1, 1]


def test_progress_and_cancel() -> None:
    told: list[Progress] = []
    find_clusters(ClusterRequest(np.arange(60), groups(3, 20), NO_IDS, NO_LABELS), TaskContext(told.append))
    assert told[-1].done == told[-1].total > 1
    context = TaskContext()
    context.cancel()
    with pytest.raises(CancelledError):
        find_clusters(ClusterRequest(np.arange(60), groups(3, 20), NO_IDS, NO_LABELS), context)

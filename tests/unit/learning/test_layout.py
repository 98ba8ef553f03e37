"""Layouts of the map: what sounds alike lies together, maps stay in place, and bad input has a result."""

from __future__ import annotations

import subprocess
import sys
from functools import partial

import numpy as np
import pytest
from numpy.typing import NDArray

from musicrec_desktop.core.child_process import in_child
from musicrec_desktop.core.tasks import CancelledError, Progress, TaskContext
from musicrec_desktop.learning.layout import laying, tsne
from musicrec_desktop.learning.layout.frame import aligned, apart, framed, inside
from musicrec_desktop.learning.layout.laying import LayoutRequest, lay_out, layout_kind
from musicrec_desktop.learning.layout.neighbours import nearest
from musicrec_desktop.learning.layout.pca import pca_positions, principal_components
from musicrec_desktop.learning.layout.start import affinities
from musicrec_desktop.model.features import FloatArray
from musicrec_desktop.model.music_map import LayoutKind
from tests.support.realistic import library_vectors

NO_IDS = np.empty(0, dtype=np.int64)
NO_PLACES = np.empty((0, 2), dtype=np.float32)


def request(
    vectors: FloatArray,
    ids: NDArray[np.int64] | None = None,
    old: tuple[NDArray[np.int64], FloatArray] = (NO_IDS, NO_PLACES),
) -> LayoutRequest:
    return LayoutRequest(np.arange(len(vectors)) if ids is None else ids, vectors, *old)


def groups(count: int, each: int) -> FloatArray:
    """Vectors in groups that are far from each other."""
    rng = np.random.default_rng(3)
    centres = np.eye(count, 16)
    return (np.repeat(centres, each, axis=0) + 0.05 * rng.standard_normal((count * each, 16))).astype(
        np.float32
    )


def diagonal(positions: FloatArray) -> float:
    return float(np.linalg.norm(np.ptp(positions, axis=0)))


def median_move(before: FloatArray, after: FloatArray) -> float:
    """In shares of the diagonal."""
    return float(np.median(np.linalg.norm(after - before, axis=1))) / diagonal(before)


@pytest.fixture(scope="module")
def library() -> FloatArray:
    return library_vectors(612)


@pytest.fixture(scope="module")
def old_map(library: FloatArray) -> FloatArray:
    return lay_out(request(library[:600]), TaskContext())


def test_what_sounds_alike_lies_together() -> None:
    positions = lay_out(request(groups(5, 30)), TaskContext())
    labels = np.repeat(np.arange(5), 30)
    distances = np.linalg.norm(positions[:, np.newaxis] - positions, axis=2)
    np.fill_diagonal(distances, np.inf)
    assert (labels[distances.argmin(axis=1)] == labels).all()


def test_a_new_map_fills_the_unit_square(old_map: FloatArray) -> None:
    assert old_map.dtype == np.float32
    assert old_map.min() >= 0
    assert old_map.max() <= 1
    assert np.ptp(old_map, axis=0).max() == pytest.approx(0.92, abs=0.001)


def test_equal_input_gives_equal_bytes(library: FloatArray, old_map: FloatArray) -> None:
    assert lay_out(request(library[:600]), TaskContext()).tobytes() == old_map.tobytes()


def test_new_tracks_leave_the_map_in_place(library: FloatArray, old_map: FloatArray) -> None:
    positions = lay_out(request(library, old=(np.arange(600), old_map)), TaskContext())
    assert median_move(old_map, positions[:600]) < 0.005
    # The last album lies where it belongs, near what sounds like it.
    cosines = library[600:] @ library[:600].T
    near = np.array([np.median(positions[row], axis=0) for row in np.argsort(-cosines, axis=1)[:, :5]])
    spread = np.median(np.linalg.norm(positions - np.median(positions, axis=0), axis=1))
    assert np.median(np.linalg.norm(positions[600:] - near, axis=1)) < spread


def test_a_library_that_loses_half_keeps_its_map(library: FloatArray, old_map: FloatArray) -> None:
    kept = np.sort(np.random.default_rng(5).permutation(600)[:300])
    positions = lay_out(request(library[kept], kept, (np.arange(600), old_map)), TaskContext())
    assert median_move(old_map[kept], positions) < 0.08


def test_a_map_of_other_tracks_is_made_from_scratch(library: FloatArray, old_map: FloatArray) -> None:
    strangers = request(library[:600], np.arange(1000, 1600), (np.arange(600), old_map))
    assert lay_out(strangers, TaskContext()).tobytes() == old_map.tobytes()


@pytest.mark.filterwarnings("error")
@pytest.mark.parametrize("count", [0, 1, 2, 3, 5, 10, 11, 12, 13, 24])
def test_few_tracks_have_places(count: int) -> None:
    positions = lay_out(request(library_vectors(24)[:count]), TaskContext())
    assert positions.shape == (count, 2)
    assert np.isfinite(positions).all()
    assert len(np.unique(positions, axis=0)) == count
    assert count == 0 or (positions.min() >= 0 and positions.max() <= 1)


@pytest.mark.filterwarnings("error")
@pytest.mark.parametrize("count", [2, 10, 40])
def test_equal_tracks_lie_beside_each_other(count: int) -> None:
    positions = lay_out(request(np.ones((count, 8), dtype=np.float32)), TaskContext())
    assert len(np.unique(positions, axis=0)) == count
    assert np.isfinite(positions).all()


@pytest.mark.filterwarnings("error")
def test_components_of_many_rows_are_those_of_all_of_them() -> None:
    rng = np.random.default_rng(5)
    vectors = (rng.standard_normal((9_000, 6)) * [5, 3, 1, 1, 1, 1] + 20).astype(np.float32)
    centred = vectors - vectors.mean(axis=0, dtype=np.float64)
    wanted = centred @ np.linalg.svd(centred, full_matrices=False)[2][:2].T
    found = principal_components(vectors)
    assert np.allclose(np.abs(found), np.abs(wanted), atol=1e-3)


def test_twenty_copies_of_some_tracks_are_told_apart() -> None:
    vectors = np.repeat(library_vectors(10), 20, axis=0)
    positions = lay_out(request(vectors), TaskContext())
    assert len(np.unique(positions, axis=0)) == 200


@pytest.mark.filterwarnings("error")
@pytest.mark.parametrize("count", [3, 60])
def test_numbers_that_are_none_cost_only_their_track(count: int) -> None:
    vectors = library_vectors(count).copy()
    vectors[0, 3], vectors[1, 0] = np.nan, np.inf
    positions = lay_out(request(vectors), TaskContext())
    assert np.isfinite(positions).all()
    vectors[:] = np.nan
    assert np.isfinite(pca_positions(vectors)).all()


def test_the_first_components_are_turned_one_way() -> None:
    vectors = library_vectors(200)
    positions = pca_positions(vectors)
    assert positions.tobytes() == pca_positions(vectors.copy()).tobytes()
    moved = pca_positions(np.asarray(vectors + 1, dtype=np.float32))
    assert np.abs(moved - positions).max() < 1e-3


def test_a_map_is_turned_mirrored_and_moved_back() -> None:
    rng = np.random.default_rng(2)
    old = rng.uniform(0.1, 0.9, (80, 2)).astype(np.float32)
    angle = 1.1
    turn = np.array([[np.cos(angle), np.sin(angle)], [np.sin(angle), -np.cos(angle)]])
    new = 30 * old @ turn + [5, -7]
    ids = np.arange(80)
    assert np.abs(aligned(ids, new, ids, old) - old).max() < 1e-5
    # Ten tracks that went elsewhere do not turn the others; half of the tracks may be gone.
    new[:10] = new[[*range(5, 10), *range(5)]]
    back = aligned(ids[:60], new[:60], ids, old)
    assert np.abs(back[10:] - old[10:60]).max() < 1e-4


def test_maps_that_share_too_little_only_fit_the_frame() -> None:
    positions = np.array([[0.0, 0.0], [10.0, 5.0], [20.0, 0.0]])
    alone = aligned(np.arange(3), positions, np.array([2, 7]), np.zeros((2, 2), dtype=np.float32))
    assert alone.tobytes() == framed(positions).tobytes()
    one_place = aligned(np.arange(3), positions, np.arange(3), np.zeros((3, 2), dtype=np.float32))
    assert one_place.tobytes() == framed(positions).tobytes()


def test_few_tracks_outside_move_to_the_edge_and_many_make_a_new_frame() -> None:
    positions = np.full((200, 2), 0.5)
    positions[0] = 1.2, 0.5
    assert inside(positions)[0].tolist() == [1.0, 0.5]
    positions[:100] = 1.2, 0.5
    assert inside(positions).min() == pytest.approx(0.04)


def test_positions_that_differ_stay() -> None:
    positions = library_vectors(50)[:, :2].copy()
    assert apart(positions) is positions


def test_weights_have_the_perplexity() -> None:
    near = nearest(library_vectors(200), 90, lambda _share: None)
    weights = affinities(near.distances, 30.0)
    entropy = -(weights * np.log(np.maximum(weights, 1e-300))).sum(axis=1)
    assert np.exp(entropy) == pytest.approx(np.full(200, 30.0), rel=1e-4)


def test_neighbours_are_exact_and_without_the_track_itself() -> None:
    vectors = np.vstack([library_vectors(40), np.tile(library_vectors(1), (30, 1))])
    near = nearest(vectors, 10, lambda _share: None)
    assert not (near.rows == np.arange(70)[:, np.newaxis]).any()
    distances = np.linalg.norm(vectors[:, np.newaxis] - vectors, axis=2)
    np.fill_diagonal(distances, np.inf)
    assert near.distances == pytest.approx(np.sort(distances, axis=1)[:, :10], abs=1e-3)


def test_without_open_tsne_another_makes_the_map(
    library: FloatArray, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(laying, "has_open_tsne", lambda: False)
    fresh = lay_out(request(library[:120]), TaskContext())
    assert fresh.tobytes() == lay_out(request(library[:120]), TaskContext()).tobytes()
    grown = lay_out(request(library[:130], old=(np.arange(120), fresh)), TaskContext())
    assert median_move(fresh, grown[:120]) < 0.05
    assert layout_kind(laying.MOST_WITHOUT_OPEN_TSNE) is LayoutKind.TSNE
    assert layout_kind(laying.MOST_WITHOUT_OPEN_TSNE + 1) is LayoutKind.PCA


def test_few_tracks_need_no_tsne() -> None:
    assert layout_kind(11) is LayoutKind.PCA
    assert layout_kind(12) is LayoutKind.TSNE
    assert tsne.has_open_tsne() == (layout_kind(100_000) is LayoutKind.TSNE)


def test_progress_grows_to_its_end_and_a_cancelled_layout_ends(library: FloatArray) -> None:
    told: list[Progress] = []
    lay_out(request(library[:60]), TaskContext(told.append))
    assert told[-1] == Progress(1000, 1000)
    assert [value.done for value in told] == sorted(value.done for value in told)
    context = TaskContext()
    context.cancel()
    with pytest.raises(CancelledError):
        lay_out(request(library), context)


def test_a_process_of_its_own_gives_the_same_map(library: FloatArray, old_map: FloatArray) -> None:
    work = partial(lay_out, request(library[:600]))
    positions = in_child(work, TaskContext(), name="map", memory_bytes=laying.MEMORY_BYTES, threads=2)
    assert positions.tobytes() == old_map.tobytes()


def test_the_window_may_load_what_is_numpy_alone() -> None:
    modules = "musicrec_desktop.learning.layout.laying, musicrec_desktop.learning.clusters.finding"
    code = f"import sys, {modules}; print({{'sklearn', 'scipy', 'openTSNE'}} & set(sys.modules))"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "set()"

"""In smoothed spaces, a track in a dense place is in no more lists than others, and none is in no list."""

from __future__ import annotations

import numpy as np
import pytest

from musicrec_desktop.model.features import FloatArray
from musicrec_desktop.recommend.evaluation.space.distances import corrected_distances
from musicrec_desktop.recommend.evaluation.space.similarity import (
    nearest,
    occurrences,
    orphan_share,
    skewness,
)
from musicrec_desktop.recommend.neighbours.density import (
    LARGE,
    NEAREST,
    SHARES,
    SMALL,
    DensityCorrection,
    density_spreads,
    hub_correction,
    kept_correction,
    share_of,
)
from musicrec_desktop.recommend.neighbours.hubness import REFERENCE_COUNT, SPREAD_SIZE, ReferenceSet
from musicrec_desktop.recommend.space.vector_table import VectorTable
from musicrec_desktop.recommend.unit_vectors import unit

DIMENSION = 24


def uneven(count: int) -> FloatArray:
    """Groups of tracks that lie closer together in some than in others."""
    rng = np.random.default_rng(3)
    centres = rng.standard_normal((20, DIMENSION))
    groups = rng.integers(0, 20, count)
    scatter = np.linspace(0.2, 1.4, 20)[groups, None] * rng.standard_normal((count, DIMENSION))
    return unit(centres[groups] + scatter)


def table_of(vectors: FloatArray) -> VectorTable:
    spreads = np.zeros((len(vectors), SPREAD_SIZE), np.float16)
    return VectorTable(np.arange(len(vectors), dtype=np.int64) * 2 + 1, vectors, spreads)


def test_the_density_is_the_mean_cosine_to_the_nearest_others() -> None:
    vectors = uneven(300)
    table = table_of(vectors)
    hub_correction(table, is_smoothed=True)
    cosines = vectors @ vectors.T
    np.fill_diagonal(cosines, -1)
    wanted = np.sort(cosines, axis=1)[:, -NEAREST:].mean(axis=1)
    np.testing.assert_allclose(table.traits[:, 0], wanted, atol=1e-3)
    # A track that is not there yet has the same nearest.
    without = table.without(table.ids[7:8])
    alone = density_spreads(table.ids[7:8], vectors[7:8], without)
    np.testing.assert_allclose(alone, table.traits[7:8], atol=1e-3)


def test_fewer_tracks_are_in_no_list_and_none_is_in_many() -> None:
    vectors = uneven(1_500)
    by_density = occurrences(nearest(corrected_distances(vectors, is_smoothed=True), 10), len(vectors))
    plain = occurrences(nearest(np.asarray(1 - vectors @ vectors.T), 10), len(vectors))
    assert orphan_share(by_density) < 0.5 * orphan_share(plain)
    assert skewness(by_density) < skewness(plain)


def test_it_is_the_same_from_both_sides_and_on_the_scale_of_cosines() -> None:
    vectors = uneven(400)
    distances = corrected_distances(vectors, is_smoothed=True)
    np.testing.assert_allclose(distances, distances.T, atol=1e-5)
    pairs = np.triu_indices(400, 1)
    assert (1 - distances)[pairs].mean() == pytest.approx((vectors @ vectors.T)[pairs].mean(), abs=0.03)
    correction = DensityCorrection(table_of(vectors), 0.1, 0.2, 0.5, 0.3)
    usual, dense = np.array([0.5, 0.0], np.float16), np.array([[0.5, 0.0], [0.7, 0.0]], np.float16)
    found = correction.corrected(np.array([0.6, 0.6], np.float32), usual, dense)
    assert found == pytest.approx([0.6, 0.6 - 0.3 * 0.2], abs=1e-3)


def test_closer_ones_are_those_of_the_share() -> None:
    table = table_of(uneven(300))
    correction = hub_correction(table, is_smoothed=True)
    cosines = table.vectors @ table.vectors[4]
    shares = correction.farther_share(cosines, table.traits[4], table.traits)
    assert np.argmax(cosines) == 4
    for share in (0.01, 0.2, 0.5):
        found = correction.closer(cosines, table.traits[4], table.traits, share)
        np.testing.assert_array_equal(found, shares <= share)
    assert 0.1 < np.mean(correction.closer(cosines, table.traits[4], table.traits, 0.2)) < 0.35


@pytest.mark.parametrize("count", [0, 1, 2, 5])
def test_tiny_libraries(count: int) -> None:
    table = table_of(uneven(count))
    correction = hub_correction(table, is_smoothed=True)
    assert np.isfinite(table.traits).all()
    cosines = np.zeros(count, np.float32)
    assert np.isfinite(correction.corrected(cosines, np.zeros(2), table.traits)).all()
    alone = density_spreads(np.array([99]), np.ones((1, DIMENSION), np.float32), table)
    assert np.isfinite(alone).all()


def test_what_is_kept_gives_the_same_correction() -> None:
    table = table_of(uneven(2 * REFERENCE_COUNT))
    made = hub_correction(table, is_smoothed=True)
    kept = kept_correction(table.select(made.table.ids), len(table), is_smoothed=True)
    assert isinstance(made, DensityCorrection)
    assert isinstance(kept, DensityCorrection)
    assert (kept.mean, kept.deviation, kept.usual, kept.share) == (
        made.mean,
        made.deviation,
        made.usual,
        made.share,
    )
    assert isinstance(hub_correction(table, is_smoothed=False), ReferenceSet)


def test_large_libraries_are_corrected_by_more_of_it() -> None:
    assert (share_of(0), share_of(SMALL), share_of(LARGE), share_of(10**6)) == (
        SHARES[0],
        SHARES[0],
        SHARES[1],
        SHARES[1],
    )
    assert SHARES[0] < share_of(2 * SMALL) < share_of(3 * SMALL) < SHARES[1]

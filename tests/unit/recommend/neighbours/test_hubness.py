"""Neighbours are fair: near to everything is near to nothing."""

from __future__ import annotations

import numpy as np
import pytest

from musicrec_desktop.model.features import FloatArray
from musicrec_desktop.recommend.evaluation.space.similarity import nearest, occurrences, skewness
from musicrec_desktop.recommend.neighbours.hubness import REFERENCE_COUNT, ReferenceSet
from musicrec_desktop.recommend.space.vector_table import VectorTable
from musicrec_desktop.recommend.unit_vectors import unit

COUNT = 600


def with_hubs(count: int = COUNT) -> FloatArray:
    """Vectors of very different distances from the centre, which they all lean to."""
    rng = np.random.default_rng(4)
    scatter = rng.uniform(0.4, 2.0, (count, 1)) * rng.standard_normal((count, 30))
    centre = np.zeros(30)
    centre[0] = 3.0
    return unit(scatter + centre)


def references_of(vectors: FloatArray) -> tuple[ReferenceSet, VectorTable]:
    table = VectorTable(np.arange(len(vectors), dtype=np.int64) * 2 + 1, vectors)
    return ReferenceSet.of(table), table


def fair(vectors: FloatArray) -> FloatArray:
    references, table = references_of(vectors)
    spreads = references.spreads(table.ids, vectors)
    return np.stack([
        references.corrected(vectors @ vector, spread, spreads)
        for vector, spread in zip(vectors, spreads, strict=True)
    ])  # fmt: skip


def hub_skew(likeness: FloatArray) -> float:
    return skewness(occurrences(nearest(1.0 - likeness, 10), len(likeness)))


def test_hubs_lose_their_power() -> None:
    vectors = with_hubs()
    plain, corrected = hub_skew(vectors @ vectors.T), hub_skew(fair(vectors))
    assert plain > 2
    assert corrected < 0.5 * plain


def test_it_is_the_same_from_both_sides_and_on_the_scale_of_cosines() -> None:
    vectors = with_hubs(200)
    corrected = fair(vectors)
    assert np.allclose(corrected, corrected.T, atol=2e-3)
    pairs = np.triu_indices(200, 1)
    assert np.abs(corrected[pairs]).max() <= 1.1
    assert corrected[pairs].mean() == pytest.approx((vectors @ vectors.T)[pairs].mean(), abs=0.03)


def test_the_order_is_that_of_mutual_proximity() -> None:
    """Against the definition, with the exact normal distribution."""
    from statistics import NormalDist

    vectors = with_hubs(150)
    distances = 1 - (vectors @ vectors.T).astype(np.float64)
    others = ~np.eye(150, dtype=bool)
    mean = np.array([row[keep].mean() for row, keep in zip(distances, others, strict=True)])
    deviation = np.array([row[keep].std() for row, keep in zip(distances, others, strict=True)])
    above = np.vectorize(lambda value: 1 - NormalDist().cdf(value))
    proximity = 1 - above((distances - mean[:, None]) / deviation[:, None]) * above(
        (distances - mean[None]) / deviation[None]
    )
    corrected = fair(vectors)
    agreement = [
        len(np.intersect1d(np.argsort(proximity[place])[:11], np.argsort(-corrected[place])[:11]))
        for place in range(150)
    ]
    assert np.mean(agreement) > 10.7


def test_even_the_nearest_are_told_apart() -> None:
    references, table = references_of(with_hubs(100))
    spreads = references.spreads(table.ids, table.vectors)
    cosines = np.linspace(0.4, 0.9, 50, dtype=np.float32)
    found = references.corrected(cosines, spreads[0], np.repeat(spreads[1:2], 50, axis=0))
    assert (np.diff(found) > 0).all()


def test_a_crowd_is_a_fixed_sample_and_leaves_a_track_itself_out() -> None:
    vectors = with_hubs()
    references, table = references_of(vectors)
    assert len(references.table) == REFERENCE_COUNT
    assert ReferenceSet.of(table).table.ids.tolist() == references.table.ids.tolist()
    member = table.select(references.table.ids[:1])
    own = references.spreads(member.ids, member.vectors)
    stranger = references.spreads(np.array([10**9]), member.vectors)
    assert own[0, 0] < stranger[0, 0]


@pytest.mark.parametrize("count", [1, 2, 3])
def test_tiny_libraries(count: int) -> None:
    references, table = references_of(with_hubs(count))
    spreads = references.spreads(table.ids, table.vectors)
    assert np.isfinite(spreads).all()
    assert np.isfinite(references.corrected(table.vectors @ table.vectors[0], spreads[0], spreads)).all()


def test_the_share_of_the_library_that_is_nearer() -> None:
    """By the definition: of normal distributions, with the exact one."""
    from statistics import NormalDist

    references, _ = references_of(with_hubs(100))
    own = np.array([0.2, 0.1])
    others = np.array([[0.2, 0.1], [0.2, 0.1], [0.0, 0.2], [0.2, 0.1]])
    cosines = np.array([0.2, 0.3, 0.3, 0.9], dtype=np.float32)
    found = references.farther_share(cosines, own, others)
    # At the mean of both, half of the library is nearer to each.
    assert found[0] == pytest.approx(0.5, abs=1e-3)
    # Of the same spread, the share is that of one distribution.
    assert found[1] == pytest.approx(1 - NormalDist().cdf(1.0), abs=1e-3)
    nearer = [1 - NormalDist().cdf(standard) for standard in (1.0, 1.5)]
    proximity = nearer[0] + nearer[1] - nearer[0] * nearer[1]
    assert found[2] == pytest.approx(1 - (1 - proximity) ** 0.5, abs=1e-3)
    assert 0 < found[3] < 1e-6


def test_that_share_is_the_same_from_both_sides_and_falls_with_the_cosine() -> None:
    references, table = references_of(with_hubs(100))
    spreads = references.spreads(table.ids, table.vectors).astype(np.float64)
    cosines = (table.vectors @ table.vectors[0])[1:]
    one = references.farther_share(cosines, spreads[0], spreads[1:])
    other = references.farther_share(cosines, spreads[1:], np.repeat(spreads[:1], 99, axis=0))
    assert one == pytest.approx(other)
    assert ((one > 0) & (one < 1)).all()
    rising_cosines = np.linspace(-1, 1, 50, dtype=np.float32)
    rising = references.farther_share(rising_cosines, spreads[0], np.repeat(spreads[1:2], 50, axis=0))
    assert (np.diff(rising) < 1e-7).all()
    assert rising[0] > 0.99
    assert rising[-1] < 0.01

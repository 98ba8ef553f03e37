"""What the fit of a space does to numbers."""

from __future__ import annotations

import numpy as np
import pytest

from musicrec_desktop.model.features import Block, FloatArray
from musicrec_desktop.recommend.space.fitting import CLIP, COMPONENTS, DIMENSION, Scaling, fit_map
from tests.unit.recommend.vectors import BLOCKS, raw

RNG_SEED = 3


def normal(count: int, size: int, seed: int = RNG_SEED) -> FloatArray:
    return np.random.default_rng(seed).standard_normal((count, size)).astype(np.float32)


def test_numbers_are_z_scored_and_clipped() -> None:
    vectors = raw(200)
    scaling = Scaling.of(vectors)
    scaled = scaling.apply(vectors)
    assert np.abs(scaled).max() <= CLIP
    assert np.allclose(np.median(scaled, axis=0), 0, atol=0.3)
    assert scaling.apply(np.full((1, vectors.shape[1]), np.nan)).any()
    assert np.isfinite(scaling.apply(np.full((1, vectors.shape[1]), np.inf))).all()


def test_no_block_counts_more_for_its_size_or_scale() -> None:
    blocks = (Block("wide", "timbre", 0, 40), Block("narrow", "rhythm", 40, 4))
    scaled = normal(400, 44)
    scaled[:, :40] *= 50
    fitted = fit_map(scaled, blocks, ())
    mapped = scaled @ fitted.basis
    power = [
        float(np.var(scaled[:, part] @ fitted.basis[part], axis=0).sum())
        for part in (slice(0, 40), slice(40, 44))
    ]
    assert mapped.shape == (400, COMPONENTS + 4)
    assert power[0] == pytest.approx(power[1], rel=0.35)


def test_there_are_no_more_dimensions_than_tracks_can_tell() -> None:
    assert fit_map(normal(20, 200), (Block("a", "timbre", 0, 200),), ()).basis.shape == (200, 19)
    blocks = tuple(Block(str(place), "timbre", 30 * place, 30) for place in range(5))
    assert fit_map(normal(400, 150), blocks, ()).basis.shape == (150, DIMENSION)


def test_the_average_of_the_library_is_the_origin() -> None:
    scaled = normal(100, 16) + 1
    fitted = fit_map(scaled, BLOCKS, ())
    assert np.allclose((scaled @ fitted.basis - fitted.offset).mean(axis=0), 0, atol=1e-5)


def test_what_changes_inside_tracks_counts_less() -> None:
    """Two numbers vary alike between tracks; one of them varies inside tracks as well."""
    block = (Block("two", "timbre", 0, 2),)
    scaled = normal(300, 2)
    restless = np.array([3.0, 0.1], dtype=np.float32)
    excerpts = [track + restless * normal(12, 2, seed) for seed, track in enumerate(scaled[:100])]
    plain, calm = fit_map(scaled, block, ()), fit_map(scaled, block, excerpts)
    lengths = [np.linalg.norm(fitted.basis, axis=1) for fitted in (plain, calm)]
    assert lengths[0][0] == pytest.approx(lengths[0][1], rel=0.2)
    assert lengths[1][0] < 0.7 * lengths[1][1]


def test_tracks_of_one_excerpt_say_nothing_about_what_changes_inside() -> None:
    scaled = normal(100, 16)
    with_single = fit_map(scaled, BLOCKS, [scaled[:1], scaled[1:2]])
    assert np.array_equal(with_single.basis, fit_map(scaled, BLOCKS, ()).basis)


def test_the_same_library_gives_the_same_map_to_the_bit() -> None:
    scaled = normal(100, 16)
    first, second = (fit_map(scaled.copy(), BLOCKS, [scaled[:9]]) for _ in range(2))
    assert np.array_equal(first.basis, second.basis)
    assert np.array_equal(first.offset, second.offset)


def test_float16_vectors_give_the_same_neighbours() -> None:
    vectors = raw(300)
    halved = vectors.astype(np.float16).astype(np.float32)
    spaces = []
    for values in (vectors, halved):
        scaled = Scaling.of(values).apply(values)
        fitted = fit_map(scaled, BLOCKS, ())
        mapped = scaled @ fitted.basis - fitted.offset
        spaces.append(mapped / np.linalg.norm(mapped, axis=1, keepdims=True))
    assert np.abs(spaces[0] @ spaces[0].T - spaces[1] @ spaces[1].T).max() < 0.02

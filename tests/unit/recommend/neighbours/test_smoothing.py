"""Smoothing moves a track towards its neighbours, and no copy of it counts as one."""

from __future__ import annotations

import numpy as np
import pytest

from musicrec_desktop.model.features import FloatArray
from musicrec_desktop.recommend.neighbours import smoothing
from musicrec_desktop.recommend.neighbours.smoothing import EXPONENT, NEIGHBOURS, smoothed_rows
from musicrec_desktop.recommend.neighbours.traits import (
    aspects_of,
    timbres_of,
    trait_count,
    traits_of,
    unsmoothed,
)
from musicrec_desktop.recommend.space.sound_space import SoundSpace, SpaceRecipe
from musicrec_desktop.recommend.space.vector_table import IdArray, VectorTable
from musicrec_desktop.recommend.unit_vectors import unit
from tests.unit.recommend.vectors import BLOCKS, RAW_SIZE, clustered, raw

RECIPE = SpaceRecipe(BLOCKS, dimension=RAW_SIZE, is_smoothed=True)


def space_of(recipe: SpaceRecipe = RECIPE) -> SoundSpace:
    return SoundSpace.fit(raw(60), recipe, 1)


def any_aspects(space: SoundSpace, count: int) -> FloatArray:
    rng = np.random.default_rng(3)
    return np.concatenate(
        [unit(rng.standard_normal((count, aspect.size))) for aspect in space.aspects], axis=1
    )


def table_of(space: SoundSpace, vectors: FloatArray, aspects: FloatArray | None = None) -> VectorTable:
    """Rows with ids in steps of 3, before they are smoothed."""
    if aspects is None:
        aspects = any_aspects(space, len(vectors))
    ids: IdArray = np.arange(len(vectors), dtype=np.int64) * 3 + 1
    return VectorTable(ids, vectors, traits_of(space, vectors, aspects.astype(np.float16)))


def plainly(vectors: FloatArray, place: int, count: int) -> FloatArray:
    """The definition, for one track."""
    cosines = vectors @ vectors[place]
    order = [other for other in np.argsort(-cosines, kind="stable").tolist() if other != place]
    moved = vectors[place] + sum(
        max(0.0, float(cosines[other])) ** EXPONENT * vectors[other] for other in order[:count]
    )
    return np.asarray(unit(np.asarray(moved, np.float32)[None])[0])


@pytest.mark.parametrize("count", [60, 5_000])
def test_smoothed_vectors_are_those_of_the_definition(count: int) -> None:
    space = space_of()
    vectors = clustered(count, RAW_SIZE).astype(np.float16).astype(np.float32)
    library = table_of(space, vectors)
    found = smoothed_rows(space, library, library)
    assert found.shape == vectors.shape
    assert found.dtype == np.float32
    np.testing.assert_allclose(np.linalg.norm(found, axis=1), 1, atol=1e-5)
    for place in range(0, count, count // 12):
        np.testing.assert_allclose(found[place], plainly(vectors, place, NEIGHBOURS), atol=1e-4)


def test_a_new_track_is_smoothed_as_a_build_would_smooth_it() -> None:
    space = space_of()
    library = table_of(space, clustered(400, RAW_SIZE))
    whole = smoothed_rows(space, library, library)
    one = library.select(library.ids[[123]])
    np.testing.assert_allclose(smoothed_rows(space, one, library)[0], whole[123], atol=1e-6)


def test_copies_of_a_recording_do_not_count() -> None:
    space = space_of()
    vectors = clustered(100, RAW_SIZE).astype(np.float16).astype(np.float32)
    aspects = any_aspects(space, 100)
    alone = smoothed_rows(space, table_of(space, vectors, aspects), table_of(space, vectors, aspects))[0]
    doubled = np.concatenate((vectors, np.repeat(vectors[:1], 5, axis=0)))
    with_copies = table_of(space, doubled, np.concatenate((aspects, np.repeat(aspects[:1], 5, axis=0))))
    np.testing.assert_allclose(smoothed_rows(space, with_copies, with_copies)[0], alone, atol=1e-5)
    # The same position in another timbre is another track.
    other = table_of(space, doubled, np.concatenate((aspects, -np.repeat(aspects[:1], 5, axis=0))))
    assert not np.allclose(smoothed_rows(space, other, other)[0], alone, atol=1e-3)


def test_in_a_small_library_fewer_neighbours_count() -> None:
    space = space_of()
    few = table_of(space, clustered(5, RAW_SIZE))
    np.testing.assert_array_equal(smoothed_rows(space, few, few), unsmoothed(space, few))
    vectors = clustered(20, RAW_SIZE).astype(np.float16).astype(np.float32)
    more = table_of(space, vectors)
    np.testing.assert_allclose(smoothed_rows(space, more, more)[4], plainly(vectors, 4, 3), atol=1e-4)


def test_tracks_of_the_mean_sound_stay_where_they_are() -> None:
    space = space_of()
    vectors = np.concatenate((clustered(50, RAW_SIZE), np.zeros((3, RAW_SIZE), np.float32)))
    library = table_of(space, vectors)
    found = smoothed_rows(space, library, library)
    assert np.isfinite(found).all()
    np.testing.assert_array_equal(found[50:], 0)


def test_it_can_be_left(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(smoothing, "_ROWS", 10)
    library = table_of(space_of(), clustered(100, RAW_SIZE))
    asked: list[None] = []

    def check() -> None:
        asked.append(None)
        if len(asked) > 3:
            raise InterruptedError

    with pytest.raises(InterruptedError):
        smoothed_rows(space_of(), library, library, check)


def test_what_is_kept_beside_a_vector() -> None:
    smooth, plain = space_of(), space_of(SpaceRecipe(BLOCKS))
    vectors = clustered(8, RAW_SIZE)
    aspects = any_aspects(smooth, 8).astype(np.float16)
    kept = VectorTable(np.arange(8), -vectors, traits_of(smooth, vectors, aspects))
    assert kept.traits.shape == (8, trait_count(smooth))
    np.testing.assert_allclose(unsmoothed(smooth, kept), vectors, atol=1e-3)
    np.testing.assert_array_equal(aspects_of(smooth, kept), aspects)
    np.testing.assert_array_equal(timbres_of(smooth, kept), aspects[:, : smooth.aspects[0].size])
    bare = VectorTable(np.arange(8), vectors, traits_of(plain, vectors, aspects))
    assert trait_count(smooth) - trait_count(plain) == smooth.dimension
    assert unsmoothed(plain, bare) is bare.vectors
    np.testing.assert_array_equal(aspects_of(plain, bare), aspects)

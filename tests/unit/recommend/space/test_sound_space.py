"""The sound space is versioned, robust, and survives a restart."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from musicrec_desktop.model.features import Block
from musicrec_desktop.recommend.space.sound_space import SoundSpace, SpaceRecipe, is_outgrown
from musicrec_desktop.recommend.unit_vectors import unit
from tests.unit.recommend.vectors import BLOCKS, RAW_SIZE, raw


@pytest.mark.parametrize("count", [1, 2, 4, 5, 12, 29, 30, 200])
def test_any_library_gives_unit_vectors(count: int) -> None:
    vectors = raw(count)
    space = SoundSpace.fit(vectors, SpaceRecipe(BLOCKS), 1)
    mapped, aspects = space.describe(vectors)
    assert mapped.shape == (count, space.dimension)
    assert aspects.shape == (count, space.aspect_size)
    assert mapped.dtype == np.float32
    assert aspects.dtype == np.float16
    assert np.allclose(np.linalg.norm(mapped, axis=1), 1, atol=1e-5)
    assert np.array_equal(space.transform(vectors), mapped)


def test_two_tracks_are_enough_to_compare() -> None:
    vectors = raw(2)
    space = SoundSpace.fit(vectors, SpaceRecipe(BLOCKS), 1)
    one, other = space.transform(vectors)
    assert float(one @ one) == pytest.approx(1, abs=1e-5)
    assert -1 < float(one @ other) < 1


def test_outliers_constants_and_broken_numbers_do_no_harm() -> None:
    vectors = raw(40)
    vectors[:, 3] = 7.0
    vectors[0, 5] = 1e9
    vectors[1, 6] = np.nan
    vectors[2, 7] = np.inf
    mapped = SoundSpace.fit(vectors, SpaceRecipe(BLOCKS), 1, [vectors[:3], vectors[3:5]]).transform(vectors)
    assert np.isfinite(mapped).all()
    assert np.allclose(np.linalg.norm(mapped, axis=1), 1, atol=1e-5)


def test_a_library_of_one_sound_is_no_division_by_zero() -> None:
    same = np.repeat(raw(1), 8, axis=0)
    mapped, aspects = SoundSpace.fit(same, SpaceRecipe(BLOCKS), 1, [same]).describe(same)
    assert np.isfinite(mapped).all()
    assert np.isfinite(aspects).all()


def test_vectors_of_another_extractor_are_one_aspect() -> None:
    vectors = raw(40)[:, :10]
    space = SoundSpace.fit(vectors, SpaceRecipe(BLOCKS), 0)
    assert [aspect.name for aspect in space.aspects] == ["sound"]
    assert np.allclose(np.linalg.norm(space.transform(vectors), axis=1), 1, atol=1e-5)


def test_blocks_with_a_gap_are_not_these_vectors() -> None:
    gap = (Block("a", "timbre", 0, 5), Block("b", "rhythm", 6, 10))
    assert [aspect.name for aspect in SoundSpace.fit(raw(20), SpaceRecipe(gap), 1).aspects] == ["sound"]


def test_a_new_track_is_projected_alike_alone_and_among_others() -> None:
    vectors = raw(60)
    space = SoundSpace.fit(vectors[:50], SpaceRecipe(BLOCKS), 1)
    assert np.allclose(space.transform(vectors[50:51]), space.transform(vectors)[50:51], atol=1e-6)


def test_the_id_of_a_fit_hangs_on_what_was_learnt() -> None:
    vectors = raw(50)
    fitted = SoundSpace.fit(vectors, SpaceRecipe(BLOCKS), 1)
    assert SoundSpace.fit(vectors, SpaceRecipe(BLOCKS), 1).fit_id == fitted.fit_id
    ids = {
        fitted.fit_id,
        SoundSpace.fit(raw(50, seed=2), SpaceRecipe(BLOCKS), 1).fit_id,
        SoundSpace.fit(vectors, SpaceRecipe(BLOCKS), 2).fit_id,
        SoundSpace.fit(vectors, SpaceRecipe(BLOCKS), 1, [vectors[:4]]).fit_id,
        fitted.with_metric(np.diag(np.linspace(0.5, 2, fitted.dimension)).astype(np.float32), 9).fit_id,
    }
    assert len(ids) == 5


def test_a_metric_can_be_taken_back() -> None:
    vectors = raw(50)
    fitted = SoundSpace.fit(vectors, SpaceRecipe(BLOCKS), 1)
    metric = np.random.default_rng(1).standard_normal((fitted.dimension, fitted.dimension)).astype(np.float32)
    metric += 5 * np.eye(fitted.dimension, dtype=np.float32)
    learned = fitted.with_metric(metric, 40)
    assert np.allclose(learned.transform(vectors), unit(fitted.transform(vectors) @ metric), atol=1e-5)
    assert np.allclose(learned.plain(learned.transform(vectors)), fitted.transform(vectors), atol=1e-4)
    assert learned.with_metric(None).fit_id == fitted.fit_id


@pytest.mark.parametrize(
    ("fit_size", "grown"), [(2, 3), (10, 15), (40, 60), (499, 749), (500, 1_000), (60_000, 120_000)]
)
def test_small_fits_are_outgrown_sooner(fit_size: int, grown: int) -> None:
    assert not is_outgrown(fit_size, grown - 1)
    assert is_outgrown(fit_size, grown)


def test_it_comes_back_from_disk(tmp_path: Path) -> None:
    path = str(tmp_path / "space.npz")
    vectors = raw(60)
    metric = np.diag(np.linspace(0.5, 2, RAW_SIZE)).astype(np.float32)
    recipe = SpaceRecipe(BLOCKS, dimension=5, is_smoothed=True)
    fitted = SoundSpace.fit(vectors, recipe, 3, [vectors[:5]], fit_size=700).with_metric(metric[:5, :5], 20)
    fitted.save(path)
    loaded = SoundSpace.load(path)
    assert (loaded.fit_id, loaded.evidence) == (fitted.fit_id, 20)
    assert [aspect.name for aspect in loaded.aspects] == ["timbre", "rhythm", "harmony", "dynamics"]
    assert (loaded.feature_version, loaded.fit_size, loaded.raw_size) == (3, 700, RAW_SIZE)
    assert np.array_equal(loaded.transform(vectors), fitted.transform(vectors))
    assert np.array_equal(loaded.describe(vectors)[1], fitted.describe(vectors)[1])
    assert [entry.name for entry in tmp_path.iterdir()] == ["space.npz"]


def test_rows_of_zeros_stay_zeros() -> None:
    assert not unit(np.zeros((2, 3), dtype=np.float32)).any()

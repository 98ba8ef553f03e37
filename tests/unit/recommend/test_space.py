"""The sound space is balanced, versioned, and survives a restart."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from musicrec_desktop.model.features import Block
from musicrec_desktop.recommend import space as space_module
from musicrec_desktop.recommend.space import SoundSpace, unit
from tests.unit.recommend.vectors import BLOCKS, RAW_SIZE, raw


@pytest.mark.parametrize("count", [1, 2, 4, 5, 12, 29, 30, 200])
def test_any_library_gives_unit_vectors(count: int) -> None:
    vectors = raw(count)
    space = SoundSpace.fit(vectors, BLOCKS, 1)
    mapped = space.transform(vectors)
    assert mapped.shape == (count, space.dimension)
    assert mapped.dtype == np.float32
    assert np.allclose(np.linalg.norm(mapped, axis=1), 1, atol=1e-5)


@pytest.mark.parametrize("count", [12, 200])
def test_aspects_and_blocks_count_equally(count: int) -> None:
    vectors = raw(count)
    space = SoundSpace.fit(vectors, BLOCKS, 1)
    scaled = np.clip((vectors - space.mean) * space.inverse_scale, -space.clip, space.clip)
    mapped = scaled @ space.basis - space.offset
    power = {
        aspect.name: float(np.mean(np.sum(mapped[:, aspect.start : aspect.start + aspect.size] ** 2, axis=1)))
        for aspect in space.aspects
    }
    assert list(power) == ["timbre", "rhythm", "harmony", "dynamics"]
    assert all(share == pytest.approx(0.25, rel=1e-3) for share in power.values())
    assert sum(aspect.size for aspect in space.aspects) == space.dimension
    blocks = [
        float(np.var(scaled[:, block.start : block.start + block.size] @ space.basis[
            block.start : block.start + block.size], axis=0).sum())
        for block in BLOCKS[:2]
    ]  # fmt: skip
    assert blocks[0] == pytest.approx(blocks[1], rel=1e-3)


def test_large_blocks_are_cut_to_their_components() -> None:
    rng = np.random.default_rng(3)
    vectors = rng.standard_normal((100, 60)).astype(np.float32)
    wide = (Block("wide", "timbre", 0, 59), Block("small", "rhythm", 59, 1))
    assert SoundSpace.fit(vectors, wide, 1).dimension == space_module.COMPONENTS + 1


def test_two_tracks_are_enough_to_compare() -> None:
    vectors = raw(2)
    space = SoundSpace.fit(vectors, BLOCKS, 1)
    one, other = space.transform(vectors)
    assert float(one @ one) == pytest.approx(1, abs=1e-5)
    assert float(one @ other) < 1


def test_outliers_constants_and_broken_numbers_do_no_harm() -> None:
    vectors = raw(40)
    vectors[:, 3] = 7.0
    vectors[0, 5] = 1e9
    vectors[1, 6] = np.nan
    vectors[2, 7] = np.inf
    mapped = SoundSpace.fit(vectors, BLOCKS, 1).transform(vectors)
    assert np.isfinite(mapped).all()
    assert np.allclose(np.linalg.norm(mapped, axis=1), 1, atol=1e-5)


def test_a_library_of_one_sound_is_no_division_by_zero() -> None:
    same = np.repeat(raw(1), 8, axis=0)
    assert np.isfinite(SoundSpace.fit(same, BLOCKS, 1).transform(same)).all()


def test_vectors_of_another_extractor_are_one_aspect() -> None:
    vectors = raw(40)[:, :10]
    space = SoundSpace.fit(vectors, BLOCKS, 0)
    assert [aspect.name for aspect in space.aspects] == ["sound"]
    assert np.allclose(np.linalg.norm(space.transform(vectors), axis=1), 1, atol=1e-5)


def test_aspect_similarities_tell_what_is_alike() -> None:
    vectors = raw(100)
    vectors[1] = vectors[0]
    vectors[1, 8:12] = 6 * vectors[:, 8:12].mean(axis=0) - vectors[0, 8:12]
    space = SoundSpace.fit(vectors, BLOCKS, 1)
    mapped = space.transform(vectors)
    similarities = space.aspect_similarities(mapped[0], mapped[1:2])
    assert similarities["timbre"][0] == pytest.approx(1, abs=1e-4)
    assert similarities["harmony"][0] == pytest.approx(1, abs=1e-4)
    assert similarities["rhythm"][0] < 0.9


def test_the_id_of_a_fit_hangs_on_what_was_learnt() -> None:
    vectors = raw(50)
    fitted = SoundSpace.fit(vectors, BLOCKS, 1)
    assert SoundSpace.fit(vectors, BLOCKS, 1).fit_id == fitted.fit_id
    assert SoundSpace.fit(raw(50, seed=2), BLOCKS, 1).fit_id != fitted.fit_id
    assert SoundSpace.fit(vectors, BLOCKS, 2).fit_id != fitted.fit_id


def test_it_is_outgrown_at_half_as_many_again() -> None:
    fitted = SoundSpace.fit(raw(10), BLOCKS, 1)
    assert not fitted.is_outgrown(14)
    assert fitted.is_outgrown(15)


def test_it_comes_back_from_disk(tmp_path: Path) -> None:
    path = str(tmp_path / "space.npz")
    vectors = raw(60)
    fitted = SoundSpace.fit(vectors, BLOCKS, 3)
    fitted.save(path)
    loaded = SoundSpace.load(path)
    assert loaded.fit_id == fitted.fit_id
    assert loaded.aspects == fitted.aspects
    assert (loaded.feature_version, loaded.fit_size, loaded.raw_size) == (3, 60, RAW_SIZE)
    assert np.array_equal(loaded.transform(vectors), fitted.transform(vectors))
    assert [entry.name for entry in tmp_path.iterdir()] == ["space.npz"]


def test_rows_of_zeros_stay_zeros() -> None:
    assert not unit(np.zeros((2, 3), dtype=np.float32)).any()

"""The shipped space fits the extractor that it is shipped with."""

from __future__ import annotations

import json
from collections.abc import Iterator
from importlib import resources
from pathlib import Path

import numpy as np
import pytest

from musicrec_desktop.recommend.space import base_fit
from musicrec_desktop.recommend.space.aspects import ASPECTS
from musicrec_desktop.services.space_recipes import SPACE_RECIPES


@pytest.fixture(autouse=True)
def _fresh() -> Iterator[None]:
    base_fit.shipped_space.cache_clear()
    yield
    base_fit.shipped_space.cache_clear()


@pytest.mark.parametrize("version", SPACE_RECIPES)
def test_a_shipped_space_is_for_each_version_of_the_extractor(version: int) -> None:
    space, recipe = base_fit.shipped_space(version), SPACE_RECIPES[version]
    assert space is not None
    assert space.feature_version == version
    assert space.raw_size == recipe.raw_size
    assert (space.dimension, space.is_smoothed) == (recipe.dimension, recipe.is_smoothed)
    assert (space.words is None) == (recipe.labels is None)
    assert {aspect.name for aspect in space.aspects} == set(ASPECTS)
    assert space.fit_size >= 80
    vectors = np.random.default_rng(1).standard_normal((3, space.raw_size)).astype(np.float32)
    mapped, aspects = space.describe(vectors)
    assert np.allclose(np.linalg.norm(mapped, axis=1), 1, atol=1e-5)
    assert np.isfinite(aspects).all()


@pytest.mark.parametrize("version", SPACE_RECIPES)
def test_what_it_was_made_of_lies_beside_it(version: int) -> None:
    place = resources.files("musicrec_desktop.recommend.space.data")
    told = json.loads((place / base_fit.file_of(version).replace(".npz", ".json")).read_text())
    space = base_fit.shipped_space(version)
    assert space is not None
    assert told["fit_id"] == space.fit_id
    assert told["tracks"] == space.fit_size
    assert sum(part["tracks"] for part in told["made_of"]) >= told["tracks"]


@pytest.mark.expects_warnings
@pytest.mark.parametrize("content", [None, b"", b"no zip at all", b"PK\x03\x04half"])
def test_without_it_every_library_has_a_fit_of_its_own(
    content: bytes | None, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    if content is not None:
        (tmp_path / base_fit.file_of(2)).write_bytes(content)
    monkeypatch.setattr(resources, "files", lambda _name: tmp_path)
    assert base_fit.shipped_space(2) is None


@pytest.mark.expects_warnings
@pytest.mark.parametrize("value", [np.nan, 1.0])
def test_a_space_with_other_numbers_than_it_was_made_with_is_not_used(
    value: float, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    shipped = base_fit.shipped_space(2)
    assert shipped is not None
    basis = shipped.basis.copy()
    basis[0, 0] = value
    np.savez(tmp_path / base_fit.file_of(2), **(shipped.arrays() | {"basis": basis}))
    base_fit.shipped_space.cache_clear()
    monkeypatch.setattr(resources, "files", lambda _name: tmp_path)
    assert base_fit.shipped_space(2) is None

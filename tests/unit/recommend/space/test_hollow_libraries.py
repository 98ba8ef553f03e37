"""Descriptions without a difference, or without values, are no error: all tracks sound alike then."""

from __future__ import annotations

import warnings

import numpy as np
import pytest

from musicrec_desktop.model.features import FloatArray
from musicrec_desktop.recommend.space.sound_space import SoundSpace, SpaceRecipe
from tests.unit.recommend.libraries import catalogue_of
from tests.unit.recommend.vectors import BLOCKS, RAW_SIZE, raw

COUNT = 40
HOLLOW: dict[str, FloatArray] = {
    "zeros": np.zeros((COUNT, RAW_SIZE), np.float32),
    "constant": np.full((COUNT, RAW_SIZE), 3.0, np.float32),
    "the same sound": np.repeat(raw(1), COUNT, axis=0),
    "not a number": np.full((COUNT, RAW_SIZE), np.nan, np.float32),
    "no values": np.zeros((COUNT, 0), np.float32),
    "one track": np.zeros((1, RAW_SIZE), np.float32),
    "one track without values": np.zeros((1, 0), np.float32),
    "one other track": np.concatenate((np.zeros((COUNT - 1, RAW_SIZE)), np.ones((1, RAW_SIZE)))).astype(
        np.float32
    ),
    "one value": np.where(np.arange(RAW_SIZE) == 3, raw(COUNT), 0).astype(np.float32),
    "hardly any": (raw(COUNT) * 1e-30).astype(np.float32),
    "huge": (raw(COUNT) * 1e30).astype(np.float32),
}


@pytest.mark.parametrize("name", HOLLOW)
@pytest.mark.parametrize("has_excerpts", [False, True])
def test_a_space_is_fitted_all_the_same(name: str, has_excerpts: bool) -> None:
    vectors = HOLLOW[name]
    excerpts = [vectors[:3], vectors[1:4]] if has_excerpts else []
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        space = SoundSpace.fit(vectors, SpaceRecipe(BLOCKS), 1, excerpts)
        mapped, aspects = space.describe(vectors)
    assert space.dimension >= 1
    assert mapped.shape == (len(vectors), space.dimension)
    for numbers in (mapped, aspects, space.basis, space.offset):
        assert np.isfinite(numbers).all()
    lengths = np.linalg.norm(mapped, axis=1)
    assert (np.isclose(lengths, 1, atol=1e-5) | (lengths == 0)).all()


@pytest.mark.parametrize("name", HOLLOW)
def test_what_sounds_like_a_track_can_be_asked(name: str) -> None:
    vectors = HOLLOW[name]
    catalogue = catalogue_of(range(1, len(vectors) + 1), vectors)
    one = catalogue.row(1)
    assert one is not None
    found = catalogue.nearest(one, 10, one.ids)
    assert len(found.ids) == min(10, len(vectors) - 1)
    assert np.isfinite(found.cosines).all()

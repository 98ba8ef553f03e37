"""Aspects are comparable with each other, and weights decide by degrees."""

from __future__ import annotations

import numpy as np
import pytest

from musicrec_desktop.model.features import FloatArray
from musicrec_desktop.recommend.space.aspects import ASPECTS, aspect_cosines, weighted_standing
from musicrec_desktop.recommend.space.sound_space import SoundSpace, SpaceRecipe
from tests.unit.recommend.vectors import BLOCKS, raw


def closeness(vectors: FloatArray) -> dict[str, FloatArray]:
    """Of the first track to the others."""
    space = SoundSpace.fit(vectors, SpaceRecipe(BLOCKS), 1)
    aspects = space.describe(vectors)[1]
    cosines = aspect_cosines(space.aspects, aspects[:1], aspects[1:])
    return {aspect.name: aspect.closeness(cosines[aspect.name][0]) for aspect in space.aspects}


def test_what_is_alike_is_told_by_aspect() -> None:
    vectors = raw(100)
    vectors[1] = vectors[0]
    vectors[1, 8:12] = 2 * vectors[:, 8:12].mean(axis=0) - vectors[0, 8:12]
    found = closeness(vectors)
    assert tuple(found) == ASPECTS
    assert found["timbre"][0] > 0.95
    assert found["harmony"][0] > 0.95
    assert found["rhythm"][0] == 0


def test_aspects_of_any_size_are_read_against_random_pairs() -> None:
    """A quarter of random pairs is closer than three quarters of them, in a block of 8 and in one of 3."""
    found = closeness(raw(2_000))
    for aspect in ("timbre", "rhythm", "harmony"):
        assert float(np.mean(found[aspect] > 0.5)) == pytest.approx(0.25, abs=0.06)
        assert 0 <= found[aspect].min() <= found[aspect].max() <= 1


def test_equal_weights_change_nothing_and_others_blend() -> None:
    whole = np.array([3.0, 2.0, 1.0], dtype=np.float32)
    parts = {"timbre": whole[::-1].copy(), "rhythm": np.zeros(3, dtype=np.float32)}
    assert np.array_equal(weighted_standing(whole, parts, {}), whole)
    assert np.array_equal(weighted_standing(whole, parts, {"timbre": 3.0, "rhythm": 3.0}), whole)
    assert np.array_equal(weighted_standing(whole, parts, {"rhythm": 0.0}), parts["timbre"])
    assert np.array_equal(weighted_standing(whole, parts, {"timbre": 0.0, "rhythm": 0.0}), whole)
    half = weighted_standing(whole, parts, {"rhythm": 0.5})
    assert half == pytest.approx(0.5 * whole + 0.5 * (2 / 3) * parts["timbre"])


def test_one_track_alone_has_aspects_too() -> None:
    space = SoundSpace.fit(raw(1), SpaceRecipe(BLOCKS), 1)
    assert all(len(aspect.levels) > 1 for aspect in space.aspects)

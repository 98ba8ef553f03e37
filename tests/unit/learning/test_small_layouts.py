"""Maps of few tracks: all are neighbours of each other, and exaggeration could pull them into a dot."""

from __future__ import annotations

import numpy as np
import pytest

from musicrec_desktop.core.tasks import TaskContext
from musicrec_desktop.learning.layout.frame import aligned
from musicrec_desktop.learning.layout.laying import LayoutRequest, lay_out
from musicrec_desktop.model.features import FloatArray

NO_IDS = np.empty(0, dtype=np.int64)
NO_POSITIONS = np.empty((0, 2), dtype=np.float32)


@pytest.mark.parametrize("size", [4, 6])
@pytest.mark.parametrize("noise", [0.05, 0.15])
def test_six_styles_lie_apart(size: int, noise: float) -> None:
    rng = np.random.default_rng(7)
    styles = np.repeat(np.arange(6), size)
    vectors = rng.standard_normal((6, 34))[styles] + noise * rng.standard_normal((len(styles), 34))
    vectors = np.column_stack((vectors, 0.2 * rng.standard_normal((len(styles), 6))))
    vectors = (vectors / np.linalg.norm(vectors, axis=1, keepdims=True)).astype(np.float32)
    request = LayoutRequest(np.arange(len(styles), dtype=np.int64), vectors, NO_IDS, NO_POSITIONS)
    positions = lay_out(request, TaskContext())
    far = np.linalg.norm(positions[:, np.newaxis] - positions, axis=2)
    np.fill_diagonal(far, np.inf)
    kept = (styles[np.argmin(far, axis=1)] == styles).mean()
    assert kept > 0.7
    assert np.ptp(positions, axis=0).max() > 0.9


def test_a_map_laid_over_another_one_is_as_large() -> None:
    rng = np.random.default_rng(1)
    ids = np.arange(40, dtype=np.int64)
    new: FloatArray = rng.random((40, 2)).astype(np.float32)
    old = rng.random((40, 2))
    for _ in range(5):
        new = aligned(ids, new, ids, old)
    assert np.ptp(new, axis=0).max() > 0.7

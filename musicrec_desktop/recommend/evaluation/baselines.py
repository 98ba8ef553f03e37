"""Simple ways of finding neighbours, which the sound space has to beat on the same tracks."""

from __future__ import annotations

from typing import Final

import numpy as np
from numpy.typing import NDArray

from musicrec_desktop.model.features import FloatArray

_SEED: Final = 20_240_501
_TINY: Final = 1e-9


def mfcc_distances(mfccs: FloatArray) -> NDArray[np.float64]:
    """One minus the cosine of z-scored means and deviations of cepstra, the usual first try.

    Args:
        mfccs: shape (n, values).
    """
    scaled = _standardised(mfccs)
    units = scaled / np.maximum(np.linalg.norm(scaled, axis=1, keepdims=True), _TINY)
    return np.asarray(1 - units @ units.T)


def leak_distances(measures: FloatArray) -> NDArray[np.float64]:
    """Euclidean, from peak and bandwidth alone: what a production gives away without any music.

    Args:
        measures: shape (n, 2).
    """
    scaled = _standardised(measures)
    return np.asarray(np.linalg.norm(scaled[:, None, :] - scaled[None, :, :], axis=2))


def random_distances(count: int) -> NDArray[np.float64]:
    """No knowledge at all; the same draw every time, shape (count, count)."""
    return np.random.default_rng(_SEED).random((count, count))


def _standardised(values: FloatArray) -> NDArray[np.float64]:
    wide = values.astype(np.float64)
    deviation = wide.std(axis=0)
    return np.asarray((wide - wide.mean(axis=0)) / np.where(deviation > _TINY, deviation, 1.0))

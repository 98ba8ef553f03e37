"""A perceptual hash: 64 bits that scaling, compressing and a little more light hardly change.

The signs of the low frequencies of the cosine transform of the picture in grey, against their median (Zauner,
*Implementation and Benchmarking of Perceptual Image Hash Functions*, 2010).
"""

from __future__ import annotations

from typing import Final

import numpy as np
from numpy.typing import NDArray

_SIDE: Final = 32
_LOW: Final = 8
_GREY: Final = np.array([0.299, 0.587, 0.114], np.float32)
_COSINES: Final = np.cos(np.pi / _SIDE * np.outer(np.arange(1, _LOW + 1), np.arange(_SIDE) + 0.5))
"""Without the constant one, which is the mean of the light."""


def fingerprint(rgb: NDArray[np.uint8]) -> int:
    """The hash of a picture, 0 to 2⁶⁴ − 1.

    Args:
        rgb: uint8, shape (n, n, 3), n at least 32.
    """
    cell = rgb.shape[0] // _SIDE
    edge = (rgb.shape[0] - cell * _SIDE) // 2
    inner = rgb[edge : edge + cell * _SIDE, edge : edge + cell * _SIDE].astype(np.float32) @ _GREY
    grey = inner.reshape(_SIDE, cell, _SIDE, cell).mean(axis=(1, 3))
    low = (_COSINES @ grey @ _COSINES.T).ravel()
    bits = low > np.median(low)
    return int.from_bytes(np.packbits(bits).tobytes(), "big")

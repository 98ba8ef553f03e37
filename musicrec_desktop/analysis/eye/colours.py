"""Which colours a picture has, in its quarters and in the whole.

Colours are counted in the CIE L*a*b* space, where distances are about as large as they look. A colour counts
for the bins around it, more for the nearer ones, so a little more light moves little.
"""

from __future__ import annotations

from functools import cache
from typing import Final

import numpy as np
from numpy.typing import NDArray

from musicrec_desktop.model.cover_look import COLOUR_BINS
from musicrec_desktop.model.features import FloatArray

_LIGHTNESS: Final = np.array([12.5, 37.5, 62.5, 87.5])
_OPPONENT: Final = np.array([-56.0, -28.0, 0.0, 28.0, 56.0])
"""The middles of the bins along L*, and along a* and b*."""
_LEVELS: Final = 16
"""Colours are told apart in so many steps of red, green and blue."""
_D65: Final = np.array([0.95047, 1.0, 1.08883])
_TO_XYZ: Final = np.array(
    [[0.4124564, 0.3575761, 0.1804375], [0.2126729, 0.7151522, 0.0721750], [0.0193339, 0.1191920, 0.9503041]]
)


def colour_shares(rgb: NDArray[np.uint8]) -> FloatArray:
    """The shares of the bins in each region; shape (5, 100), each row sums to 1.

    Args:
        rgb: uint8, shape (n, n, 3).
    """
    half = rgb.shape[0] // 2
    levels = rgb // (256 // _LEVELS)
    colours = levels[:, :, 0].astype(np.intp)
    for channel in (1, 2):
        colours *= _LEVELS
        colours += levels[:, :, channel]
    quarters = (colours[:half, :half], colours[:half, half:], colours[half:, :half], colours[half:, half:])
    for number, quarter in enumerate(quarters):
        np.add(quarter, number * _LEVELS**3, out=quarter)
    counts = np.bincount(colours.ravel(), minlength=4 * _LEVELS**3).reshape(4, -1)
    # A picture has some hundreds of the colours: to read what the others count for would take as long again.
    there = np.flatnonzero(counts.any(axis=0))
    counts = np.concatenate((counts[:, there], counts[:, there].sum(axis=0, keepdims=True)))
    shares = counts.astype(np.float32) @ _bins_of_colours()[there]
    return np.asarray(shares / shares.sum(axis=1, keepdims=True), np.float32)


@cache
def _bins_of_colours() -> FloatArray:
    """How much each colour counts for each bin; shape (4096, 100)."""
    step = 256 // _LEVELS
    values = (np.arange(_LEVELS) * step + (step - 1) / 2) / 255
    grid = np.stack(np.meshgrid(values, values, values, indexing="ij"), axis=-1).reshape(-1, 3)
    lab = lab_of(grid)
    parts = [_weights(lab[:, 0], _LIGHTNESS), _weights(lab[:, 1], _OPPONENT), _weights(lab[:, 2], _OPPONENT)]
    found = np.einsum("nl,na,nb->nlab", *parts)
    return np.asarray(found.reshape(len(grid), COLOUR_BINS), np.float32)


def lab_of(rgb: NDArray[np.floating]) -> NDArray[np.float64]:
    """L*, a* and b* of colours of sRGB.

    Args:
        rgb: 0 to 1, shape (n, 3).
    """
    linear = np.where(rgb <= 0.04045, rgb / 12.92, ((rgb + 0.055) / 1.055) ** 2.4)
    xyz = linear @ _TO_XYZ.T / _D65
    f = np.where(xyz > (6 / 29) ** 3, np.cbrt(xyz), xyz / (3 * (6 / 29) ** 2) + 4 / 29)
    lightness = 116 * f[:, 1] - 16
    return np.stack((lightness, 500 * (f[:, 0] - f[:, 1]), 200 * (f[:, 1] - f[:, 2])), axis=1)


def _weights(values: NDArray[np.float64], middles: NDArray[np.float64]) -> NDArray[np.float64]:
    """How much each value belongs to each of two neighbouring middles; shape (values, middles)."""
    places = np.interp(values, middles, np.arange(len(middles)))
    return np.maximum(0.0, 1.0 - np.abs(places[:, None] - np.arange(len(middles))))

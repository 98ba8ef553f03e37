"""How values of feature vectors lie in the database: one byte each.

A value is stored as its distance from what is usual, in the unit in which it usually varies. The steps are
finest around the usual and grow with the distance (an inverse hyperbolic sine, as in the companding of
telephony), so that a value far outside is kept to 3 % of its distance, and one of the usual ones to a
hundredth of what tells tracks apart. A space clips at two deviations anyway. Half the bytes of float16 make
two tracks fit a page of the database that held one.

Vectors of other versions than the plain one, and those that were written earlier, are float16. How many bytes
there are tells which. What the trained ear adds has values that hardly move in most libraries, and yet count:
eight bits turned some tracks by 9° there, and those of the plain version by less than 1°.
"""

from __future__ import annotations

import functools
from collections.abc import Sequence
from importlib import resources
from typing import Final, NamedTuple

import numpy as np

from musicrec_desktop.model.features import TRAINED_EAR, FloatArray

_DATA: Final = "musicrec_desktop.storage.data"
_FILE: Final = "feature_scales.npy"
FLOAT16_BYTES: Final = 2 * TRAINED_EAR.start
"""Of a row of the plain version that was written earlier; an odd number of bytes is never float16."""
_FARTHEST: Final = 16.0
"""Deviations from the usual; what is farther away is stored so."""
_STEPS: Final = 127
_NO_NUMBER: Final = -128
_LARGEST: Final = float(np.finfo(np.float16).max)


class _Table(NamedTuple):
    """What the values of the plain version are measured by.

    Attributes:
        usual: of each value, float32, shape (d,).
        spread: how much it varies, greater than 0, float32, shape (d,).
    """

    usual: FloatArray
    spread: FloatArray


def packed(vector: FloatArray, version: int) -> bytes:
    """The values of a row of a version, shape (d,), as they are stored."""
    if version != TRAINED_EAR.base or len(vector) != TRAINED_EAR.start:
        return np.clip(vector, -_LARGEST, _LARGEST).astype("<f2").tobytes()
    return _coded(np.asarray(vector, np.float32), _table())


def repacked(blob: bytes) -> bytes:
    """A float16 row of ``FLOAT16_BYTES`` of the plain version, in one byte a value."""
    return _coded(np.frombuffer(blob, "<f2").astype(np.float32), _table())


def width_of(byte_count: int) -> int:
    """How many values a row of so many bytes has."""
    return byte_count if byte_count == TRAINED_EAR.start else byte_count // 2


def unpacked(blobs: Sequence[bytes]) -> FloatArray:
    """The values of rows of the same width, float32, shape (n, d)."""
    if len({len(blob) for blob in blobs}) > 1:
        return np.concatenate([unpacked([blob]) for blob in blobs])
    flat = b"".join(blobs)
    if not blobs or len(blobs[0]) != TRAINED_EAR.start:
        return np.frombuffer(flat, "<f2").reshape(len(blobs), -1).astype(np.float32)
    table = _table()
    found = _distances()[np.frombuffer(flat, np.uint8).reshape(len(blobs), -1)]
    found *= table.spread
    found += table.usual
    return found


def _coded(vector: FloatArray, table: _Table) -> bytes:
    distance = np.arcsinh((vector.astype(np.float64) - table.usual) / table.spread)
    steps = np.rint(distance * (_STEPS / np.arcsinh(_FARTHEST)))
    return np.where(np.isnan(steps), _NO_NUMBER, np.clip(steps, -_STEPS, _STEPS)).astype(np.int8).tobytes()


@functools.cache
def _distances() -> FloatArray:
    """The distance that each byte stands for, float32, shape (256,); NaN for what is no number."""
    steps = np.arange(256, dtype=np.uint8).view(np.int8).astype(np.float64)
    found = np.sinh(steps * (np.arcsinh(_FARTHEST) / _STEPS))
    return np.where(steps == _NO_NUMBER, np.nan, found).astype(np.float32)


@functools.cache
def _table() -> _Table:
    with resources.files(_DATA).joinpath(_FILE).open("rb") as file:
        return _Table(*np.load(file))

"""Reads the tensors of a TensorFlow checkpoint (format 2) without TensorFlow.

The index is a table as in LevelDB, whose values are messages of Protocol Buffers (BundleEntryProto); the
tensors lie one after another in one data file. Only what our sources use is read: one shard, an index that is
not compressed, numbers of fixed size.
"""

from __future__ import annotations

import struct
from collections.abc import Iterator
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

_MAGIC: Final = 0xDB4775248B80FB57
_FOOTER_BYTES: Final = 48
_TYPES: Final = {1: np.dtype("<f4"), 2: np.dtype("<f8"), 3: np.dtype("<i4"), 9: np.dtype("<i8")}
# Fields of BundleEntryProto, and of the messages inside it.
_TYPE, _SHAPE, _OFFSET, _SIZE = 1, 2, 4, 5
_DIMENSION, _DIMENSION_SIZE = 2, 1
# How a field is written.
_VARINT, _EIGHT_BYTES, _BYTES, _FOUR_BYTES = 0, 1, 2, 5


def read_checkpoint(index: bytes, data: bytes) -> dict[str, NDArray[Any]]:
    """All tensors by name.

    Args:
        index: the content of ``….index``.
        data: the content of ``….data-00000-of-00001``.

    Raises:
        ValueError: the files are no such checkpoint.
    """
    footer = index[-_FOOTER_BYTES:]
    if len(footer) < _FOOTER_BYTES or struct.unpack("<Q", footer[-8:])[0] != _MAGIC:
        raise ValueError("no index of a TensorFlow checkpoint")
    _, place = _varint(footer, 0)
    _, place = _varint(footer, place)
    tensors: dict[str, NDArray[Any]] = {}
    for _, handle in _block(index, footer[place:]):
        for key, message in _block(index, handle):
            entry = dict(_fields(message)) if key else {}
            kind = _TYPES.get(entry.get(_TYPE, 0))
            if kind is None:
                continue
            sizes = (value for number, value in _fields(entry.get(_SHAPE, b"")) if number == _DIMENSION)
            shape = [dict(_fields(size)).get(_DIMENSION_SIZE, 0) for size in sizes]
            offset = entry.get(_OFFSET, 0)
            raw = data[offset : offset + entry[_SIZE]]
            tensors[key.decode()] = np.frombuffer(raw, kind).reshape(shape)
    return tensors


def _varint(buffer: bytes, place: int) -> tuple[int, int]:
    """A number of seven bits a byte, and the place after it."""
    shift = value = 0
    while True:
        byte = buffer[place]
        place += 1
        value |= (byte & 0x7F) << shift
        if byte < 0x80:
            return value, place
        shift += 7


def _fields(message: bytes) -> Iterator[tuple[int, Any]]:
    """Numbers and values of the fields of a message."""
    place = 0
    while place < len(message):
        key, place = _varint(message, place)
        number, wire = key >> 3, key & 7
        if wire == _VARINT:
            value, place = _varint(message, place)
            yield number, value
            continue
        if wire == _BYTES:
            size, place = _varint(message, place)
        elif wire in {_EIGHT_BYTES, _FOUR_BYTES}:
            size = 8 if wire == _EIGHT_BYTES else 4
        else:
            raise ValueError(f"a field is written in the unknown way {wire}")
        yield number, message[place : place + size]
        place += size


def _block(table: bytes, handle: bytes) -> Iterator[tuple[bytes, bytes]]:
    """Keys and values of a block of the table; each key shares a beginning with the one before."""
    offset, place = _varint(handle, 0)
    size, _ = _varint(handle, place)
    if table[offset + size] != 0:
        raise ValueError("the index is compressed")
    block = table[offset : offset + size]
    (restarts,) = struct.unpack("<I", block[-4:])
    place, key = 0, b""
    while place < len(block) - 4 - 4 * restarts:
        shared, place = _varint(block, place)
        unshared, place = _varint(block, place)
        length, place = _varint(block, place)
        key = key[:shared] + block[place : place + unshared]
        place += unshared
        yield key, block[place : place + length]
        place += length

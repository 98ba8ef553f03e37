"""How much an archive says of its files, before that is read: the list alone can be larger than memory."""

from __future__ import annotations

import io
import struct
from typing import IO, Final

MOST_DIRECTORY_BYTES: Final = 8 << 20
"""Bytes of the list of the files of an archive; twenty thousand files with long names have six million."""
_END: Final = b"PK\5\6"
_END_BYTES: Final = 22
_LONGEST_COMMENT: Final = 1 << 16
_LOCATOR_BYTES: Final = 20
_LONG_END: Final = b"PK\6\6"
_LONG_END_BYTES: Final = 56
_SIZE: Final = struct.Struct("<I")
_LONG_SIZE: Final = struct.Struct("<Q")


def has_long_directory(file: IO[bytes]) -> bool:
    """Whether the list of the files of an archive is longer than that of any archive in use.

    It is looked for where ``zipfile`` looks for it, because that reads as much as it is told there. Where
    none is found, ``zipfile`` says so. The place in the file is kept.
    """
    place = file.tell()
    try:
        return _directory_bytes(file) > MOST_DIRECTORY_BYTES
    finally:
        file.seek(place)


def _directory_bytes(file: IO[bytes]) -> int:
    size = file.seek(0, io.SEEK_END)
    start = max(0, size - _END_BYTES - _LONGEST_COMMENT)
    file.seek(start)
    tail = file.read(size - start)
    # Without a comment the record stands at the very end, whatever bytes look like it before that.
    at_end = len(tail) - _END_BYTES
    is_plain = at_end >= 0 and tail[at_end:].startswith(_END) and tail.endswith(b"\0\0")
    place = at_end if is_plain else tail.rfind(_END)
    if place < 0 or place + _END_BYTES > len(tail):
        return 0
    (told,) = _SIZE.unpack_from(tail, place + 12)
    file.seek(max(0, start + place - _LOCATOR_BYTES - _LONG_END_BYTES))
    long_end = file.read(_LONG_END_BYTES)
    if long_end.startswith(_LONG_END) and len(long_end) == _LONG_END_BYTES:
        told = max(told, _LONG_SIZE.unpack_from(long_end, 40)[0])
    return int(told)

"""What is wrong with a file in which nothing can be: no byte, a few bytes, or nothing but zeros.

A copy that was broken off and a disk that lost its power leave such files. Readers of formats call them
damaged, or of an unknown kind, which helps nobody; so whoever was refused by a reader asks here.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from typing import Final

EMPTY: Final = "empty"
FEW_BYTES: Final = "few-bytes"
ONLY_ZEROS: Final = "only-zeros"
HOLLOW: Final = frozenset({EMPTY, FEW_BYTES, ONLY_ZEROS})
"""The reasons; a file with one of them stays so until it changes."""
LEAST_BYTES: Final = 16
"""Below this no kind of file that the player reads has room for what it is about."""
_READ_AT_ONCE: Final = 1 << 20
_READ_WHOLE: Final = 16 << 20
_PLACES: Final = 64
_BYTES_A_PLACE: Final = 4096

ReadAt = Callable[[int, int], bytes]
"""Gives so many bytes from an offset on, or fewer where the file ends."""


def why_hollow(size: int, read_at: ReadAt) -> str:
    """One of ``HOLLOW``, or an empty string for a file that has something in it.

    Of a file beyond 16 MB many places are looked at instead of all.

    Raises:
        OSError: the file cannot be read.
    """
    if size < LEAST_BYTES:
        return FEW_BYTES if size else EMPTY
    return "" if any(any(read_at(offset, length)) for offset, length in _looked_at(size)) else ONLY_ZEROS


def why_path_hollow(path: str | bytes) -> str:
    """As ``why_hollow``, of a plain file by its path; an empty string where it cannot be read, too."""
    from musicrec_desktop.core.plain_file import open_plain

    try:
        with open_plain(path) as file:
            descriptor = file.fileno()
            return why_hollow(
                os.fstat(descriptor).st_size, lambda offset, length: _read_at(descriptor, offset, length)
            )
    except (OSError, ValueError):
        return ""


def _read_at(descriptor: int, offset: int, length: int) -> bytes:
    os.lseek(descriptor, offset, os.SEEK_SET)
    return os.read(descriptor, length)


def _looked_at(size: int) -> Iterator[tuple[int, int]]:
    if size <= _READ_WHOLE:
        for offset in range(0, size, _READ_AT_ONCE):
            yield offset, _READ_AT_ONCE
        return
    last = size - _BYTES_A_PLACE
    for place in range(_PLACES + 1):
        yield last * place // _PLACES, _BYTES_A_PLACE

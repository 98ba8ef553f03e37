"""Gives memory back to the system that this process has no use for now.

The C library keeps what is freed, because it may be asked for again; after a start that is tens of megabytes
that nobody asks for. Pages of mapped files count as memory of the process until the system needs them.
"""

from __future__ import annotations

import ctypes
import functools
import mmap
import sys
from collections.abc import Callable
from typing import Final

_DROP: Final[int | None] = getattr(mmap, "MADV_DONTNEED", None)


def give_back_freed() -> bool:
    """Give freed memory back to the system: some milliseconds.

    Returns:
        Whether this C library can do it.
    """
    trim = _trim()
    if trim is None:
        return False
    trim(0)
    return True


def give_back_mapped(held: object) -> bool:
    """Let go of the pages of an array of numpy that is mapped from a file; whoever reads it gets them again.

    Returns:
        Whether it is mapped and this system can do it.
    """
    while held is not None and not isinstance(held, mmap.mmap):
        held = getattr(held, "base", None)
    if held is None or _DROP is None:
        return False
    held.madvise(_DROP)
    return True


@functools.cache
def _trim() -> Callable[[int], int] | None:
    if not sys.platform.startswith("linux"):
        return None
    try:
        trim = ctypes.CDLL(None).malloc_trim
    except (OSError, AttributeError):  # not glibc
        return None
    trim.argtypes, trim.restype = (ctypes.c_size_t,), ctypes.c_int
    found: Callable[[int], int] = trim
    return found

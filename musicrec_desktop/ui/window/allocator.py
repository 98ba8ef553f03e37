"""How the C library keeps memory that was given back: without this, the window's process only ever grows.

glibc gives each thread an arena of its own, and raises the size from which a block gets pages of its own each
time such a block is freed. Decoded covers, a few megabytes each and made in three threads, then lie scattered
over many arenas, and what is freed between them never goes back to the system.
"""

from __future__ import annotations

import ctypes
import sys
from typing import Final

_M_TRIM_THRESHOLD: Final = -1
_M_MMAP_THRESHOLD: Final = -3
_M_ARENA_MAX: Final = -8
ARENAS: Final = 2
OWN_PAGES_FROM_BYTES: Final = 128 << 10
"""Blocks of this size and more go back to the system as soon as they are freed."""
KEPT_FREE_BYTES: Final = 1 << 20


def settle_allocator() -> bool:
    """Give freed memory back to the system; whether this C library can be told to."""
    if not sys.platform.startswith("linux"):
        return False
    try:
        mallopt = ctypes.CDLL(None).mallopt
    except (OSError, AttributeError):  # not glibc
        return False
    mallopt.argtypes, mallopt.restype = (ctypes.c_int, ctypes.c_int), ctypes.c_int
    wanted = (
        (_M_ARENA_MAX, ARENAS),
        (_M_MMAP_THRESHOLD, OWN_PAGES_FROM_BYTES),
        (_M_TRIM_THRESHOLD, KEPT_FREE_BYTES),
    )
    # Each of them also ends the guessing by which glibc raises the sizes.
    taken = [mallopt(option, value) == 1 for option, value in wanted]
    return all(taken)

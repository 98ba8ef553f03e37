"""Where tests write: in memory, where a machine has room for it.

A library of a test lives for a tenth of a second, and each commit of it waits for the disk as those of a
listener's do. On a disk that others use, too, these waits are half of the time of such a test.
"""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import Final

FOLDER: Final = "/dev/shm"
"""The folder of a file system in memory that each Linux has."""
NEEDED_BYTES: Final = 4 * 2**30
"""What the folders of a run take at most, with room for what its processes need beside them."""
ROOT_VARIABLE: Final = "PYTEST_DEBUG_TEMPROOT"
"""Where pytest makes the folders of a run; ``--basetemp`` goes before it."""
_FREE: Final = "MemAvailable:"


def write_there() -> None:
    """Have this run, and the processes that it starts, write in memory, unless somebody named a place."""
    if ROOT_VARIABLE not in os.environ and has_room(FOLDER):
        os.environ[ROOT_VARIABLE] = FOLDER


def has_room(folder: str, *, meminfo: str = "/proc/meminfo") -> bool:
    """Whether a folder is in memory, programs can be started in it, and enough of it is free.

    Args:
        folder: of a file system in memory.
        meminfo: the file in which Linux says what is free.
    """
    if sys.platform != "linux" or not os.access(folder, os.W_OK | os.X_OK):
        return False
    system = os.statvfs(folder)
    if system.f_flag & os.ST_NOEXEC:
        return False
    return min(system.f_bavail * system.f_frsize, _available(meminfo)) >= NEEDED_BYTES


def _available(meminfo: str) -> int:
    """The bytes of memory that programs can get; 0 where the system does not say."""
    try:
        lines = Path(meminfo).read_text(encoding="ascii").splitlines()
    except OSError:
        return 0
    for line in lines:
        if line.startswith(_FREE):
            return int(line.split()[1]) * 1024
    return 0

"""Whether a process that is known by its number still runs."""

from __future__ import annotations

import os
from typing import Final

_PROGRAMS: Final = ("python", "pypy", "musicrec")


def is_alive(process_id: int) -> bool:
    """Whether a process runs, and can be one of this program.

    The number of a killed process is given to another one sooner or later; where the system tells the program
    of a process (Linux), one of another program is not the one that was meant.
    """
    if os.name != "posix":
        return False  # other systems have no harmless test; a second player is rare
    try:
        os.kill(process_id, 0)
    except ProcessLookupError:
        return False
    except PermissionError:
        return True
    try:
        program = os.path.basename(os.readlink(f"/proc/{process_id}/exe"))
        own = os.path.basename(os.readlink("/proc/self/exe"))
    except OSError:
        return True
    return program.removesuffix(" (deleted)") == own or program.startswith(_PROGRAMS)

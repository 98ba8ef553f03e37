"""Files that their maker holds while it lives, so that what a killed process left can be told and removed.

A lock ends with its process, however that ends; the number of a process may be another's by then, or belong
to another container.
"""

from __future__ import annotations

import contextlib
import os
import time
from collections.abc import Callable, Iterator
from typing import Final

LEFT_AFTER_S: Final = 600.0
"""What nobody holds is removed after so long: some network drives have no locks."""
_PAUSE_S: Final = 0.01


def hold(descriptor: int) -> bool | None:
    """Take the lock of an open file; it ends with this process, or when the file is closed.

    Returns:
        Whether it is this process's now; None where there are no locks.
    """
    try:
        import fcntl

        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    except (ImportError, OSError):
        return None
    return True


@contextlib.contextmanager
def folder_held(folder: str, check: Callable[[], object]) -> Iterator[None]:
    """Hold a folder, which leaves no file; another process that wants to hold it waits.

    Args:
        folder: one that is there.
        check: called again and again while another process holds it; may raise to give up.

    Raises:
        OSError: the folder cannot be opened.
    """
    with contextlib.ExitStack() as closing:
        if os.name == "posix":  # elsewhere a folder is no file that can be held
            descriptor = os.open(folder, os.O_RDONLY)
            closing.callback(os.close, descriptor)
            while hold(descriptor) is False:
                check()
                time.sleep(_PAUSE_S)
        yield


def is_left(path: str) -> bool:
    """Whether a file is old, and nobody holds it; False where that cannot be told."""
    try:
        descriptor = os.open(path, os.O_RDONLY | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_NONBLOCK", 0))
    except OSError:
        return False
    try:
        is_old = time.time() - os.fstat(descriptor).st_mtime > LEFT_AFTER_S
        return is_old and hold(descriptor) is True
    finally:
        os.close(descriptor)

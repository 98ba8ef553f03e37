"""A lock on a database: many processes may use it, or one may replace it."""

from __future__ import annotations

import contextlib
import os
import time
from collections.abc import Iterator
from typing import Any, Final

from musicrec_desktop.core.errors import DatabaseBusyError
from musicrec_desktop.core.held_files import folder_held

PATIENCE_S: Final = 5.0
OPENING_PATIENCE_S: Final = 60.0
"""So long another process may take to make a database, to bring it up to date or to repair it."""
_PAUSE_S: Final = 0.01


class UseLock:
    """A lock on a file beside the database; it ends with the process.

    Where the file cannot be made (a read-only profile) or the system has no such locks, nothing is locked.

    Args:
        path: of the database.
    """

    def __init__(self, path: str) -> None:
        self._path = path
        self._descriptor: int | None = None

    def share(self) -> None:
        """Use the database beside other processes.

        It waits up to five seconds: another process may hold the lock for a moment to see whether it is
        alone.

        Raises:
            DatabaseBusyError: another process replaces the file.
        """
        deadline_s = time.monotonic() + PATIENCE_S
        while True:
            try:
                self._take(is_exclusive=False)
            except DatabaseBusyError:
                if time.monotonic() > deadline_s:
                    raise
                time.sleep(_PAUSE_S)
            else:
                return

    def own(self) -> None:
        """Own the database alone, to replace the file.

        Raises:
            DatabaseBusyError: another process uses it.
        """
        self._take(is_exclusive=True)

    def release(self) -> None:
        """Release the lock."""
        if self._descriptor is not None:
            os.close(self._descriptor)
            self._descriptor = None

    def _take(self, *, is_exclusive: bool) -> None:
        fcntl = _fcntl()
        if fcntl is None:
            return
        if self._descriptor is None:
            with contextlib.suppress(OSError):
                self._descriptor = os.open(f"{self._path}.lock", os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o600)
        if self._descriptor is None:
            return
        try:
            fcntl.flock(self._descriptor, (fcntl.LOCK_EX if is_exclusive else fcntl.LOCK_SH) | fcntl.LOCK_NB)
        except BlockingIOError as error:
            raise DatabaseBusyError(self._path, "used by another process") from error
        except OSError:
            return  # some network drives have no locks


@contextlib.contextmanager
def opened_by_one(path: str) -> Iterator[None]:
    """While it lasts no other process opens the database: one that is half made is taken for a damaged one.

    The folder is held, so that no file is left. Where it cannot be held, nothing is waited for.

    Args:
        path: of the database.

    Raises:
        DatabaseBusyError: another process is opening it, and does not come to an end.
    """
    deadline_s = time.monotonic() + OPENING_PATIENCE_S

    def check() -> None:
        if time.monotonic() > deadline_s:
            raise DatabaseBusyError(path, "another process is opening it")

    folder = os.path.dirname(path)
    with contextlib.ExitStack() as held:
        with contextlib.suppress(OSError):
            os.makedirs(folder, mode=0o700, exist_ok=True)
            held.enter_context(folder_held(folder, check))
        yield


def _fcntl() -> Any:
    try:
        import fcntl
    except ImportError:
        return None
    return fcntl

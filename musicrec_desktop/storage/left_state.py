"""Tells whether a database is as this program left it.

A file beside the database notes in which state it was closed. It is missing, or tells of another state, where
the last program that wrote was killed, or where the database was changed by others since.
"""

from __future__ import annotations

import contextlib
import os
from typing import Final

from musicrec_desktop.core.errors import DatabaseBusyError
from musicrec_desktop.storage.file_lock import UseLock

CLOSED_SUFFIX: Final = ".closed"
"""Suffix of the file that says in which state the database was closed."""


class LeftState:
    """The note of one database.

    Args:
        path: of the database.
        use_lock: which this process shares while it uses the database.
    """

    def __init__(self, path: str, use_lock: UseLock) -> None:
        self._path, self._use_lock = path, use_lock

    def is_as_left(self) -> bool:
        """Whether the file is in the state in which it was closed, or is in use by others now."""
        state = self._state()
        if state is None:
            return True
        try:
            with open(self._path + CLOSED_SUFFIX, encoding="ascii") as closed:
                if closed.read() == state:
                    return True
        except (OSError, ValueError):
            pass
        return not self._is_alone()

    def note(self) -> None:
        """Note the state of the closed file, where no other process goes on writing it."""
        state = self._state()
        if state is not None and self._is_alone():
            with (
                contextlib.suppress(OSError),
                open(self._path + CLOSED_SUFFIX, "w", encoding="ascii") as closed,
            ):
                closed.write(state)

    def _is_alone(self) -> bool:
        """Whether no other process has the database open; afterwards this process shares the lock."""
        try:
            self._use_lock.own()
        except DatabaseBusyError:
            return False
        finally:
            self._use_lock.share()
        return True

    def _state(self) -> str | None:
        """A text that differs after every change of a closed database; None where there is no file."""
        try:
            found = os.stat(self._path)
        except OSError:
            return None
        return f"{found.st_size} {found.st_mtime_ns} {file_size(f'{self._path}-wal')}"


def file_size(path: str) -> int:
    """In bytes; 0 where there is no file, or none that may be looked at."""
    try:
        return os.path.getsize(path)
    except OSError:
        return 0

"""Keeps a database to its owner: SQLite makes files that everybody may read, where a folder lets them."""

from __future__ import annotations

import contextlib
import os
import stat
from typing import Final

_OF_OTHERS: Final = stat.S_IRWXG | stat.S_IRWXO
_OWNERS: Final = 0o600
_SUFFIXES: Final = ("", "-wal", "-shm")


def keep_to_owner(path: str) -> None:
    """Take the rights of others from a database and its journal, as far as they are there and are ours."""
    for suffix in _SUFFIXES:
        with contextlib.suppress(OSError):
            state = os.stat(path + suffix)
            if stat.S_ISREG(state.st_mode) and state.st_mode & _OF_OTHERS:
                os.chmod(path + suffix, _OWNERS)

"""The files of spools: where they lie, that they are private, and that none is left over."""

from __future__ import annotations

import contextlib
import errno
import os
import shutil
import sqlite3
from collections.abc import Iterator
from typing import Final

from musicrec_desktop.core.errors import DatabaseReadOnlyError, DiskFullError
from musicrec_desktop.storage.failures import translated

_PREFIX: Final = "plan-"
_SUFFIX: Final = ".sqlite3"
_SCRATCH: Final = "-copies"


def spool_folder(cache_dir: str) -> str:
    """Where the spools of a profile lie."""
    return os.path.join(cache_dir, "imports")


def new_spool_path(folder: str, number: int) -> str:
    """Where a plan of this process may lie."""
    return os.path.join(folder, f"{_PREFIX}{os.getpid()}-{number}{_SUFFIX}")


def scratch_folder(path: str) -> str:
    """Where copies of what is read for a spool may lie; ``remove_spool`` removes them, too."""
    return path + _SCRATCH


def remove_spool(path: str) -> None:
    """Remove a spool, and the copies beside it; one that is not there is removed already."""
    shutil.rmtree(scratch_folder(path), ignore_errors=True)
    for suffix in ("", "-journal", "-wal", "-shm"):
        with contextlib.suppress(OSError):
            os.unlink(path + suffix)


def left_spools(folder: str) -> Iterator[tuple[str, int]]:
    """The spools of a folder, each with the id of the process that made it."""
    with contextlib.suppress(OSError):
        for name in os.listdir(folder):
            number = name.removeprefix(_PREFIX).partition("-")[0]
            if name.startswith(_PREFIX) and number.isdecimal():
                yield os.path.join(folder, name.removesuffix(_SCRATCH)), int(number)


def make_private(path: str) -> None:
    """Make an empty file that only its owner can read.

    Raises:
        StorageError: it cannot be written.
    """
    try:
        os.makedirs(os.path.dirname(path), mode=0o700, exist_ok=True)
        os.close(os.open(path, os.O_CREAT | os.O_WRONLY | os.O_TRUNC, 0o600))
    except OSError as error:
        is_full = error.errno in {errno.ENOSPC, errno.EDQUOT}
        raise (DiskFullError if is_full else DatabaseReadOnlyError)(path, str(error)) from error


def connect(path: str) -> sqlite3.Connection:
    """A connection to a spool; what is lost with the power is read again."""
    with translated(path):
        connection = sqlite3.connect(path, isolation_level=None)
        for pragma in ("journal_mode = MEMORY", "synchronous = OFF", "cache_size = -65536"):
            connection.execute(f"PRAGMA {pragma}")
        return connection

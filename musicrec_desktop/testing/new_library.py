"""Empty libraries, copied from one that the migrations make once for the process."""

from __future__ import annotations

import atexit
import functools
import os
import shutil
import tempfile
from typing import Final

from musicrec_desktop.storage.database import Database
from musicrec_desktop.storage.left_state import CLOSED_SUFFIX

NOW_MS: Final = 1_700_000_000_000
"""When made tracks come into a library."""


def new_library(path: str) -> Database:
    """An empty library, not opened yet; a file that is there stays.

    Args:
        path: of the database.
    """
    if not os.path.exists(path):
        os.makedirs(os.path.dirname(path), mode=0o700, exist_ok=True)
        for suffix in ("", CLOSED_SUFFIX):
            # With its time of change, by which a library is known that was closed in order.
            shutil.copy2(_migrated() + suffix, path + suffix)
    return Database(path)


@functools.cache
def _migrated() -> str:
    """A new library as the migrations make it, closed: 0.1 s that a thousand tests need only once."""
    folder = tempfile.mkdtemp(prefix="musicrec-test-")
    atexit.register(shutil.rmtree, folder, ignore_errors=True)
    database = Database(os.path.join(folder, "library.sqlite3"))
    database.open()
    database.close()
    return database.path

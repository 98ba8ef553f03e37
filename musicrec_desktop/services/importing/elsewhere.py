"""Does what takes long in another process, so that the window stays quick while a million plays are read.

Reading and matching are Python from end to end. A process that hangs or needs too much memory costs the
import, not the window.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Final, TypeVar

from musicrec_desktop.core.child_process import in_child
from musicrec_desktop.core.errors import ChildEndedError, ImportFileError
from musicrec_desktop.core.tasks import TaskContext
from musicrec_desktop.storage.database import Database

T = TypeVar("T")

MEMORY_BYTES: Final = 3 << 30
"""What it may take: the names of a large library, and of an export."""


def elsewhere(
    work: Callable[[Database, TaskContext], T], database: Database, path: str, context: TaskContext
) -> T:
    """The result of some work in another process, which opens the database for itself.

    Args:
        work: can be pickled, as its result can; a partial of a function of a module.
        database: of the profile.
        path: what the work is about, for an error.
        context: of the task; is told the progress, and ends the process when it is cancelled.

    Raises:
        ImportFileError: the process has ended (``"reader-ended"``).
        MusicRecError: what the work has raised.
        CancelledError: the task was cancelled.
    """
    whole = partial(_with_database, work, database.path, database.listener_id)
    try:
        return in_child(whole, context, name="import", memory_bytes=MEMORY_BYTES)
    except ChildEndedError as error:
        raise ImportFileError(path, "reader-ended") from error


def _with_database(
    work: Callable[[Database, TaskContext], T], database_path: str, listener_id: int, context: TaskContext
) -> T:
    database = Database(database_path)
    database.open()
    database.use_listener(listener_id)
    result = work(database, context)
    database.close()
    return result

"""Does what takes long in another process, so that the window stays quick while a million plays are read.

Reading and matching are Python from end to end, and a thread that runs Python keeps the window's thread from
running. A process that hangs or needs too much memory costs the import, not the window.
"""

from __future__ import annotations

import multiprocessing
import signal
from collections.abc import Callable
from multiprocessing.connection import Connection
from typing import Final, TypeVar

from musicrec_desktop.core.errors import ImportFileError, MusicRecError
from musicrec_desktop.core.rlimit import limit_memory
from musicrec_desktop.core.tasks import CancelledError, Progress, TaskContext
from musicrec_desktop.storage.database import Database

T = TypeVar("T")

MEMORY_BYTES: Final = 3 << 30
"""What it may take on top of the loaded libraries: the names of a large library, and of an export."""
_POLL_S: Final = 0.1


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
    spawn = multiprocessing.get_context("spawn")
    ours, theirs = spawn.Pipe()
    process = spawn.Process(
        target=_serve,
        args=(theirs, work, database.path, database.listener_id, path),
        name="import",
        daemon=True,
    )
    process.start()
    theirs.close()
    try:
        while True:
            context.check()
            if not ours.poll(_POLL_S):
                continue
            kind, value = ours.recv()
            if kind == "progress":
                context.progress(value)
            elif kind == "done":
                result: T = value
                return result
            else:
                raise value
    except (EOFError, OSError) as error:
        raise ImportFileError(path, "reader-ended") from error
    finally:
        process.kill()
        process.join()
        ours.close()


def _serve(
    connection: Connection,
    work: Callable[[Database, TaskContext], object],
    database_path: str,
    listener_id: int,
    path: str,
) -> None:
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    limit_memory(MEMORY_BYTES)

    def report(value: Progress) -> None:
        connection.send(("progress", value))

    database = Database(database_path)
    try:
        database.open()
        database.use_listener(listener_id)
        result = work(database, TaskContext(report))
        database.close()
        connection.send(("done", result))
    except (MusicRecError, CancelledError) as error:
        connection.send(("failed", error))
    except MemoryError:
        connection.send(("failed", ImportFileError(path, "reader-ended")))

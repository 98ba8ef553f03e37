"""Prepares imports in a process of its own, so that the window stays quick while a million plays are read.

Reading and matching are Python from end to end, and a thread that runs Python keeps the window's thread from
running. A process that hangs or needs too much memory costs the import, not the window.
"""

from __future__ import annotations

import multiprocessing
import signal
from dataclasses import dataclass
from multiprocessing.connection import Connection
from typing import Final

from musicrec_desktop.core.errors import ImportFileError
from musicrec_desktop.core.rlimit import limit_memory
from musicrec_desktop.core.tasks import CancelledError, Progress, TaskContext
from musicrec_desktop.services.importing.preparation import (
    PreparationRequest,
    PreparedSource,
    match_again,
    prepare,
)
from musicrec_desktop.storage.database import Database

MEMORY_BYTES: Final = 3 << 30
"""What preparing may take on top of the loaded libraries: the names of a large library, and of an export."""
_POLL_S: Final = 0.1


@dataclass(frozen=True, slots=True)
class _Job:
    request: PreparationRequest
    found: tuple[PreparedSource, ...] | None
    database_path: str
    listener: str


def prepare_elsewhere(
    request: PreparationRequest,
    database: Database,
    found: tuple[PreparedSource, ...] | None,
    context: TaskContext,
) -> tuple[PreparedSource, ...]:
    """As ``prepare``, but for sound files; with what was found before, as ``match_again``.

    Args:
        request: what and how.
        database: of the profile.
        found: the sources of a spool that is there already; None where it is to be read.
        context: of the task.

    Raises:
        ImportFileError: as ``prepare``; also where the process has ended.
        CancelledError: the task was cancelled.
    """
    spawn = multiprocessing.get_context("spawn")
    ours, theirs = spawn.Pipe()
    job = _Job(request, found, database.path, database.listener)
    process = spawn.Process(target=_serve, args=(theirs, job), name="import", daemon=True)
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
                prepared: tuple[PreparedSource, ...] = value
                return prepared
            else:
                raise value
    except (EOFError, OSError) as error:
        raise ImportFileError(request.path, "reader-ended") from error
    finally:
        process.kill()
        process.join()
        ours.close()


def _serve(connection: Connection, job: _Job) -> None:
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    limit_memory(MEMORY_BYTES)

    def report(value: Progress) -> None:
        connection.send(("progress", value))

    context = TaskContext(report)
    database = Database(job.database_path, job.listener)
    try:
        database.open()
        if job.found is None:
            prepared = prepare(job.request, database, None, context)
        else:
            prepared = match_again(job.request, job.found, database, context)
        database.close()
        connection.send(("done", prepared))
    except (ImportFileError, CancelledError) as error:
        connection.send(("failed", error))
    except MemoryError:
        connection.send(("failed", ImportFileError(job.request.path, "reader-ended")))

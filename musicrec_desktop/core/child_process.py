"""Work in a process of its own: what keeps a thread of Python busy for long, or may need much memory.

A thread that runs Python keeps the window's thread from running, and libraries that are loaded once stay. A
process that hangs, crashes or needs too much costs the work, not the program. It is spawned (a fork of a
process with threads and Qt is not safe), niced, limited in memory, and ends with its parent.

Work and result are pickled. The work travels through a pipe and not as an argument of the process, so that
the number of threads is set before anything loads numpy.
"""

from __future__ import annotations

import contextlib
import logging
import multiprocessing
import multiprocessing.connection
import os
import pickle
import signal
import threading
import traceback
from collections.abc import Callable, Iterator
from multiprocessing.connection import Connection
from typing import Any, Final, NoReturn, TypeVar

from musicrec_desktop.core.errors import ChildEndedError, MusicRecError
from musicrec_desktop.core.rlimit import limit_memory
from musicrec_desktop.core.tasks import CancelledError, Progress, TaskContext

log = logging.getLogger(__name__)

T = TypeVar("T")

NICENESS: Final = 10
_POLL_S: Final = 0.1
_THREADS: Final = ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS", "NUMBA_NUM_THREADS")


def in_child(
    work: Callable[[TaskContext], T],
    context: TaskContext,
    *,
    name: str,
    memory_bytes: int,
    threads: int = 1,
) -> T:
    """The result of some work in a process of its own; waits for it.

    Args:
        work: can be pickled, as its result can; a partial of a function of a module.
        context: of the task; is told the progress, and ends the process when it is cancelled.
        name: of the process, for the log.
        memory_bytes: what it may allocate on top of an interpreter; only Linux limits it.
        threads: how many each numeric library may use.

    Raises:
        ChildEndedError: the process has ended without a result, or needed more memory.
        MusicRecError: what the work has raised.
        CancelledError: the task was cancelled.
    """
    context.check()
    spawn = multiprocessing.get_context("spawn")
    ours, theirs = spawn.Pipe()
    process = spawn.Process(target=_serve, args=(theirs, memory_bytes, threads), name=name, daemon=True)
    with interrupts_blocked():
        process.start()
    theirs.close()
    try:
        ours.send_bytes(pickle.dumps(work))
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
                _raise(name, kind, value)
    except (EOFError, OSError) as error:
        process.join(_POLL_S)
        # A kill that is not ours comes from the kernel, which is out of memory.
        is_killed = process.exitcode == -getattr(signal, "SIGKILL", 0)
        log.exception("the process %r has ended with exit code %s", name, process.exitcode)
        raise ChildEndedError(name, "out-of-memory" if is_killed else "ended") from error
    finally:
        process.kill()
        process.join()
        ours.close()


@contextlib.contextmanager
def interrupts_blocked() -> Iterator[None]:
    """A child inherits the mask; else Ctrl-C in a terminal would end processes that are just starting."""
    if not hasattr(signal, "pthread_sigmask"):
        yield
        return
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


def end_with_parent() -> None:
    """End this process as soon as its parent is gone, however that ended."""

    def watch() -> None:
        parent = multiprocessing.parent_process()
        if parent is not None:
            multiprocessing.connection.wait([parent.sentinel])
            os._exit(1)

    threading.Thread(target=watch, name="parent-watch", daemon=True).start()


def _raise(name: str, kind: str, value: Any) -> NoReturn:
    """Raise what a process has told of its end."""
    if kind == "memory":
        raise ChildEndedError(name, "out-of-memory")
    if kind == "bug":
        log.error("a bug in the process %r:\n%s", name, value)
        raise ChildEndedError(name, "ended")
    error_type, arguments, fields = value
    error = error_type.__new__(error_type, *arguments)
    error.__dict__.update(fields)
    raise error


def _serve(connection: Connection, memory_bytes: int, threads: int) -> None:
    """Inside the process: work comes, and its result goes back."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    if hasattr(os, "nice"):
        os.nice(NICENESS)
    os.environ.update(dict.fromkeys(_THREADS, str(threads)))
    end_with_parent()
    limit_memory(memory_bytes)

    def report(value: Progress) -> None:
        connection.send(("progress", value))

    try:
        work: Callable[[TaskContext], object] = pickle.loads(connection.recv_bytes())  # noqa: S301  our own
        connection.send(("done", work(TaskContext(report))))
    except (MusicRecError, CancelledError) as error:
        # An error whose arguments are not those of its constructor could not be unpickled.
        connection.send(("failed", (type(error), error.args, error.__dict__)))
    except MemoryError:
        connection.send(("memory", None))
    except Exception:  # noqa: BLE001  the log is in the other process
        with contextlib.suppress(OSError):
            connection.send(("bug", traceback.format_exc()))

"""Puts files through doors in another process, and watches it: time, memory, crashes, changed files.

That process stands for the window's: what ends it, or keeps it for long, would end or freeze the window.
"""

from __future__ import annotations

import contextlib
import faulthandler
import hashlib
import multiprocessing
import os
import resource
import signal
import stat
import time
import traceback
from collections.abc import Iterator
from dataclasses import dataclass
from multiprocessing.connection import Connection
from typing import Final, Self

from musicrec_desktop.core.errors import MusicRecError
from tests.soak.hostile.doors import DOORS, Door, HarmError, Room

CPU_LIMIT_S: Final = 15.0
"""Processor time of one file in the process that stands for the window's."""
WALL_LIMIT_S: Final = 300.0
MEMORY_LIMIT_BYTES: Final = 4 << 30
"""Of address space that the process may take for data, so that no file takes the machine along."""
_MOST_HASHED: Final = 64 << 20
_STATUS: Final = "/proc/self/status"


@dataclass(frozen=True, slots=True)
class Verdict:
    """What a door made of a file.

    Attributes:
        outcome: ``"read"``, or the reason word that its user is told; empty where it did harm.
        harm: why it must not be so: a traceback, ``"hangs"``, ``"ended"``; empty where all is well.
        cpu_s: processor time in the window's process.
        wall_s: time until the answer.
        grown_bytes: by which the window's process grew at most.
        helper: what a helper reported of an error that no parser foresaw; empty mostly.
    """

    outcome: str
    harm: str = ""
    cpu_s: float = 0.0
    wall_s: float = 0.0
    grown_bytes: int = 0
    helper: str = ""


class Watch:
    """Keeps the other process, and a new one after it was ended; a context manager.

    Args:
        cpu_limit_s: of one file.
        wall_limit_s: of one file.
    """

    def __init__(self, cpu_limit_s: float = CPU_LIMIT_S, wall_limit_s: float = WALL_LIMIT_S) -> None:
        self._cpu_limit_s, self._wall_limit_s = cpu_limit_s, wall_limit_s
        self._process: multiprocessing.process.BaseProcess | None = None
        self._connection: Connection | None = None
        self.helpers_bytes = 0
        """The largest size of a helper or a worker so far."""

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        if self._connection is not None and self._process is not None:
            with contextlib.suppress(OSError, EOFError):
                self._connection.send(None)
                # Helpers are measured when they have ended.
                self.helpers_bytes = max(self.helpers_bytes, self._connection.recv())
            self._process.join(20)
            self._end()

    def put(self, door: Door, path: str) -> Verdict:
        """Put a file through a door; the file is as it was, or that is the harm."""
        before = _digest(path)
        verdict = self._answer(door, path)
        if not verdict.harm and _digest(path) != before:
            return Verdict("", "the file was changed")
        return verdict

    def _answer(self, door: Door, path: str) -> Verdict:
        connection = self._running()
        begun = time.monotonic()
        connection.send((door, path, self._cpu_limit_s))
        try:
            if not connection.poll(self._wall_limit_s):
                self._end()
                return Verdict("", "hangs: no answer", wall_s=time.monotonic() - begun)
            verdict, helpers_bytes = connection.recv()
        except (EOFError, OSError):
            exit_code = self._exit_code()
            self._end()
            harm = "hangs: processor time" if exit_code == -signal.SIGPROF else f"ended: {exit_code}"
            return Verdict("", harm, wall_s=time.monotonic() - begun)
        self.helpers_bytes = max(self.helpers_bytes, helpers_bytes)
        assert isinstance(verdict, Verdict)
        return verdict

    def _running(self) -> Connection:
        if self._connection is None:
            context = multiprocessing.get_context("spawn")
            self._connection, theirs = context.Pipe()
            # No daemon: those may have no helpers of their own.
            self._process = context.Process(target=_serve, args=(theirs,))
            self._process.start()
            theirs.close()
            self._connection.recv()
        return self._connection

    def _exit_code(self) -> int | None:
        assert self._process is not None
        self._process.join(20)
        return self._process.exitcode

    def _end(self) -> None:
        if self._process is not None:
            self._process.kill()
            self._process.join()
        if self._connection is not None:
            self._connection.close()
        self._process = self._connection = None


def _digest(path: str) -> tuple[object, ...]:
    """What is another when a file was changed."""
    status = os.lstat(path)
    state = (status.st_mode, status.st_size, status.st_mtime_ns, status.st_ino)
    if not stat.S_ISREG(status.st_mode) or status.st_size > _MOST_HASHED:
        return state
    with open(path, "rb") as file:
        return *state, hashlib.file_digest(file, "sha256").digest()


def _serve(connection: Connection) -> None:
    """Inside the other process."""
    faulthandler.enable()
    resource.setrlimit(resource.RLIMIT_DATA, (MEMORY_LIMIT_BYTES, MEMORY_LIMIT_BYTES))
    with Room() as room:
        connection.send("ready")
        while (request := connection.recv()) is not None:
            door, path, cpu_limit_s = request
            signal.setitimer(signal.ITIMER_PROF, cpu_limit_s)
            verdict = _judged(room, door, path)
            signal.setitimer(signal.ITIMER_PROF, 0)
            connection.send((verdict, _largest_helper()))
    connection.send(_largest_helper())


def _largest_helper() -> int:
    return resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss << 10


def _judged(room: Room, door: Door, path: str) -> Verdict:
    room.tracebacks.clear()
    begun, cpu_begun = time.monotonic(), time.process_time()
    outcome = harm = ""
    with _peak() as peak:
        try:
            outcome = DOORS[door](room, path)
        except HarmError as error:
            harm = f"harm: {error}"
        except MusicRecError as error:
            harm = f"an expected error that nobody caught: {error!r}"
        except Exception:  # noqa: BLE001  any error of a door is what this looks for
            harm = traceback.format_exc()
    return Verdict(
        outcome,
        harm,
        time.process_time() - cpu_begun,
        time.monotonic() - begun,
        peak[0],
        "\n".join(room.tracebacks),
    )


@contextlib.contextmanager
def _peak() -> Iterator[list[int]]:
    """By how many bytes this process grows at most in the block, in a list of one."""
    # The mark of the highest size begins anew at the present one.
    with open("/proc/self/clear_refs", "w", encoding="ascii") as mark:
        mark.write("5")
    before = _kilobytes("VmRSS:")
    grown = [0]
    try:
        yield grown
    finally:
        grown[0] = max(0, _kilobytes("VmHWM:") - before) << 10


def _kilobytes(name: str) -> int:
    with open(_STATUS, encoding="ascii", errors="replace") as status:
        return next(int(line.split()[1]) for line in status if line.startswith(name))

"""What bad files do to a worker."""

from __future__ import annotations

import ctypes
import os
import signal


def read_environment(path: str) -> str:
    return f"{os.environ.get(path)} {os.nice(0)}"


def crash(path: str) -> str:
    ctypes.string_at(0)
    return "alive"


def crash_on(path: str) -> str:
    """Crash like compiled code that is damaged, as long as it is there."""
    return crash(path) if os.path.exists(path) else "alive"


def hang(path: str) -> str:
    signal.pause()
    return "awake"


def toil(path: str) -> str:
    while True:
        hash(path)


def starve(path: str) -> str:
    """Takes long and little processor time, as on a busy machine; the file at ``path`` tells when to end."""
    with open(path, encoding="ascii") as pipe:
        return pipe.read()


def eat(path: str) -> str:
    from musicrec_desktop.core.rlimit import limit_memory

    limit_memory(64 << 20)
    return str(len(bytearray(1 << 30)))


def bug(path: str) -> str:
    known: dict[str, str] = {}
    return known[path]


def end_the_parent(path: str) -> str:
    """As a file that takes a whole computer with it; the process that works on it ends with the worker."""
    os.kill(os.getppid(), signal.SIGKILL)
    return hang(path)

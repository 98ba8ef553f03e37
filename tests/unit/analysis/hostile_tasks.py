"""What bad files do to a worker."""

from __future__ import annotations

import ctypes
import os
import signal


def read_environment(path: str, limit_s: float) -> str:
    return f"{os.environ.get(path)} {os.nice(0)}"


def crash(path: str, limit_s: float) -> str:
    ctypes.string_at(0)
    return "alive"


def hang(path: str, limit_s: float) -> str:
    signal.pause()
    return "awake"


def eat(path: str, limit_s: float) -> str:
    from musicrec_desktop.core.memory import limit_memory

    limit_memory(64 << 20)
    return str(len(bytearray(1 << 30)))


def bug(path: str, limit_s: float) -> str:
    known: dict[str, str] = {}
    return known[path]

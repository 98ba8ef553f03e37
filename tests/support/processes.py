"""Processes that a test starts: none of them outlives it, however the test ends."""

from __future__ import annotations

import contextlib
import subprocess
import sys
from collections.abc import Iterator
from typing import Any, AnyStr

LIMIT_S = 60
"""A process that was killed may have to wait for a busy disk first."""


@contextlib.contextmanager
def ended(process: subprocess.Popen[AnyStr], grace_s: float = 0.0) -> Iterator[subprocess.Popen[AnyStr]]:
    """End a process behind the block, as ``end`` does."""
    try:
        yield process
    finally:
        end(process, grace_s)


@contextlib.contextmanager
def another_program() -> Iterator[int]:
    """The number of a process that runs what this one runs, and does nothing."""
    arguments = [sys.executable, "-S", "-c", "print(flush=True); input()"]
    with ended(subprocess.Popen(arguments, stdin=subprocess.PIPE, stdout=subprocess.PIPE)) as process:
        assert process.stdout is not None
        process.stdout.readline()
        yield process.pid


def end(process: subprocess.Popen[Any], grace_s: float = 0.0) -> None:
    """End a process where it still runs, and close its pipes.

    A process that is left, or an open pipe, is told as a ``ResourceWarning`` in whatever test comes later.

    Args:
        process: may have ended.
        grace_s: how long it may take after SIGTERM before it is killed.
    """
    if grace_s and process.poll() is None:
        process.terminate()
        with contextlib.suppress(subprocess.TimeoutExpired):
            process.wait(grace_s)
    process.kill()
    process.wait(LIMIT_S)
    for pipe in (process.stdin, process.stdout, process.stderr):
        if pipe is not None:
            with contextlib.suppress(BrokenPipeError):
                pipe.close()

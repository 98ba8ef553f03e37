"""Work in a fork of this process, so that a crash or an endless loop is one outcome of many."""

from __future__ import annotations

import contextlib
import json
import os
import select
import signal
import sys
import time
import traceback
from collections.abc import Callable, Iterator
from typing import Any


def in_fork(work: Callable[[], object], limit_s: float) -> Any:
    """What work returned, as JSON gives it back; None where it crashed, raised or took longer than the limit.

    An error that it raises goes to stderr.
    """
    reading, writing = os.pipe()
    process = os.fork()
    if process == 0:
        _work_and_end(work, writing)
    os.close(writing)
    with os.fdopen(reading, "rb", buffering=0) as pipe:
        text = b"".join(_until(pipe.fileno(), time.monotonic() + limit_s))
    with contextlib.suppress(ProcessLookupError):
        os.kill(process, signal.SIGKILL)
    os.waitpid(process, 0)
    try:
        return json.loads(text)
    except ValueError:
        return None


def _work_and_end(work: Callable[[], object], writing: int) -> None:
    status = 1
    try:
        text = json.dumps(work()).encode()
        while text:
            text = text[os.write(writing, text) :]
        status = 0
    except Exception:  # noqa: BLE001  it is what is looked for
        with contextlib.suppress(OSError):
            traceback.print_exc()
            sys.stderr.flush()
    finally:
        os._exit(status)


def _until(descriptor: int, deadline_s: float) -> Iterator[bytes]:
    while (left_s := deadline_s - time.monotonic()) > 0:
        if not select.select([descriptor], [], [], left_s)[0]:
            return
        if not (part := os.read(descriptor, 1 << 16)):
            return
        yield part

"""Screens of a benchmark's own: an X server that draws into memory."""

from __future__ import annotations

import contextlib
import os
import select
import shutil
import subprocess
from collections.abc import Iterator
from unittest import SkipTest

from tests.support.processes import ended

_READY_S = 20.0


@contextlib.contextmanager
def x_screen(folder: str = "", size: str = "1280x800x24") -> Iterator[str]:
    """Start Xvfb on a number that is free; the name of the display.

    Args:
        folder: where it keeps its picture as the file ``Xvfb_screen0``; empty for nowhere.
        size: width, height and bits of a pixel.

    Raises:
        SkipTest: Xvfb is not installed.
        TimeoutError: it does not start.
    """
    program = shutil.which("Xvfb")
    if program is None:
        raise SkipTest("Xvfb is not installed")
    read_from, write_to = os.pipe()
    kept = ["-fbdir", folder] if folder else []
    process = subprocess.Popen(
        [program, "-displayfd", str(write_to), "-screen", "0", size, "-nolisten", "tcp", "-noreset", *kept],
        pass_fds=(write_to,),
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    os.close(write_to)
    with ended(process, grace_s=5), os.fdopen(read_from) as told:
        if not select.select([told], [], [], _READY_S)[0]:
            raise TimeoutError("Xvfb does not start")
        yield f":{told.readline().strip()}"

"""What the pictures of the documentation are taken with: how long to wait, and what a studio can do."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import time
from collections.abc import Callable, Sequence
from typing import Protocol

from PySide6.QtWidgets import QApplication, QWidget
from typing_extensions import override

from musicrec_desktop.core.clock import SystemClock
from musicrec_desktop.services.suite import Services
from musicrec_desktop.ui.window.main_window import MainWindow

TURN_S = 0.005
PATIENT_TURNS = 48_000
"""Four minutes where nothing else runs; a busy machine takes longer for each turn."""


EVENING_MS = 1_796_070_600_000
"""Monday, 30 November 2026, half past eight in the evening (UTC)."""
SEEN_AT = "/media"
"""A folder that every Linux system has, and below which users find their music."""
IS_SEEN = "MUSICREC_PICTURES_SEEN_AT"


class StillClock(SystemClock):
    """It is always the same evening, so that pictures of another day are the same."""

    @override
    def now_ms(self) -> int:
        return EVENING_MS


def seen_as_media(folder: str) -> str:
    """Go on where a folder is seen as ``SEEN_AT``; only this process and its children see it so.

    The program starts anew in a view of its own of the file system, and this call gives ``SEEN_AT`` there.

    Returns:
        Where the folder is seen; itself on systems that cannot do that, which is said.
    """
    if os.environ.get(IS_SEEN):
        return SEEN_AT
    tool = shutil.which("unshare")
    rights = [] if os.getuid() == 0 else ["--user", "--map-current-user"]
    command = [
        tool or "",
        *rights,
        "--mount",
        "sh",
        "-c",
        f'mount --bind "$0" {SEEN_AT} && exec "$@"',
        folder,
    ]
    if tool is None or subprocess.run([*command, "true"], capture_output=True, check=False).returncode != 0:
        print(f"Pictures show the folder {folder}: it cannot be seen as {SEEN_AT} here.", file=sys.stderr)
        return folder
    os.environ[IS_SEEN] = folder
    return os.execv(tool, [*command, sys.executable, *sys.argv])


class Patience:
    """Waits for a program that works, however slowly, and gives up on one that does not.

    Args:
        app: whose event loop is turned.
    """

    def __init__(self, app: QApplication) -> None:
        self._app = app
        self._left = PATIENT_TURNS

    def note_progress(self, *_what: object) -> None:
        """Something that was waited for goes on."""
        self._left = PATIENT_TURNS

    def wait(self, is_done: Callable[[], bool], what: str) -> None:
        """Let the program run until something is so.

        Raises:
            TimeoutError: it is not so after many turns of the event loop without any progress.
        """
        self.note_progress()
        while not is_done():
            if self._left <= 0:
                raise TimeoutError(what)
            self._left -= 1
            self._app.processEvents()
            time.sleep(TURN_S)


class Camera(Protocol):
    """What is needed of the studio."""

    window: MainWindow
    services: Services
    root: str
    """Where folders of music lie."""

    def wait(self, is_done: Callable[[], bool], what: str) -> None:
        """Let the program run until something is so."""

    def rest(self, seconds: float = 0.6) -> None:
        """Let the program settle."""

    def variants(
        self, name: str, prepare: Callable[[], object], sizes: Sequence[tuple[int, int]] = ...
    ) -> None:
        """Take the main window."""

    def portraits(self, name: str, widget: QWidget, sizes: Sequence[tuple[int, int]]) -> None:
        """Take a window of its own."""

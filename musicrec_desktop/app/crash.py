"""Unexpected errors: logged with their traceback and shown to the user; the player goes on."""

from __future__ import annotations

import logging
import os
import platform
import sys
import threading
import traceback
from collections.abc import Callable
from types import TracebackType

from musicrec_desktop import __version__

log = logging.getLogger(__name__)


def crash_report(error: BaseException) -> str:
    """A text that the user can send: versions and the traceback, with ``~`` for the home folder.

    Messages of errors may name files; ``musicrec doctor`` tells none.
    """
    lines = [
        f"MusicRec Desktop {__version__}",
        f"Python {platform.python_version()} on {platform.platform()}",
        "",
        *traceback.format_exception(error),
    ]
    text = "\n".join(line.rstrip("\n") for line in lines)
    home = os.path.expanduser("~")
    return text.replace(os.path.join(home, ""), os.path.join("~", "")) if len(home) > 1 else text


def install_hooks(on_bug: Callable[[str], object]) -> None:
    """Handle every uncaught error, in all threads.

    Args:
        on_bug: gets the report; called in the thread of the error.
    """

    def handle(error: BaseException) -> None:
        log.critical("a bug", exc_info=error)
        on_bug(crash_report(error))

    def main_hook(kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        if issubclass(kind, KeyboardInterrupt):
            sys.__excepthook__(kind, error, trace)
        else:
            handle(error)

    def thread_hook(arguments: threading.ExceptHookArgs) -> None:
        if arguments.exc_value is not None and not issubclass(arguments.exc_type, SystemExit):
            handle(arguments.exc_value)

    sys.excepthook = main_hook
    threading.excepthook = thread_hook

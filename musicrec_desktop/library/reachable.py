"""Whether a music folder is there and answers."""

from __future__ import annotations

import os
import threading
from collections.abc import Callable
from typing import Final

from musicrec_desktop.core.errors import LibraryError

ANSWER_TIMEOUT_S: Final = 15.0


def check_folder(path: str) -> None:
    """See that a folder is there and can be listed.

    Raises:
        LibraryError: ``"gone"``, ``"not-a-folder"`` or ``"unreadable"``.
    """
    try:
        with os.scandir(path):
            pass
    except FileNotFoundError as error:
        raise LibraryError(path, "gone") from error
    except NotADirectoryError as error:
        raise LibraryError(path, "not-a-folder") from error
    except (OSError, ValueError) as error:
        raise LibraryError(path, "unreadable") from error


def check_answers(
    path: str, timeout_s: float = ANSWER_TIMEOUT_S, check: Callable[[str], None] = check_folder
) -> None:
    """As ``check_folder``, and a dead mount that never answers raises, too.

    Raises:
        LibraryError: also ``"timed-out"``.
    """
    outcome: list[LibraryError | None] = []

    def ask() -> None:
        try:
            check(path)
        except LibraryError as error:
            outcome.append(error)
        else:
            outcome.append(None)

    # The thread may hang in the kernel for ever; only a daemon thread can be left behind.
    thread = threading.Thread(target=ask, name="folder-check", daemon=True)
    thread.start()
    thread.join(timeout_s)
    if not outcome:
        raise LibraryError(path, "timed-out")
    if outcome[0] is not None:
        raise outcome[0]

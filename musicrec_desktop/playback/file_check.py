"""Why a path cannot be played, found before an engine tries it: engines report it late or not at all."""

from __future__ import annotations

import os
import stat


def why_unplayable(path: str) -> str:
    """A reason word, or an empty string for a file that can be read.

    Args:
        path: ``os.fsdecode`` form.

    Returns:
        ``"gone"``, ``"not-a-file"`` (a folder, a pipe), ``"empty"``, ``"unreadable"`` or ``""``.
    """
    try:
        status = os.stat(path)
        if not stat.S_ISREG(status.st_mode):
            return "not-a-file"
        if status.st_size == 0:
            return "empty"
        os.close(os.open(path, os.O_RDONLY))
    except (FileNotFoundError, NotADirectoryError):
        return "gone"
    except (OSError, ValueError):
        return "unreadable"
    return ""

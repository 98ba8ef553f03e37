"""``python -m musicrec_desktop.demo FOLDER``: build the demo library and report in lines of JSON.

Each line on stdout is one of ``{"done", "total", "label"}``, ``{"error", "path"}`` and, at the end,
``{"folder", "tracks"}``. It is a program of its own so that the window's process stays quick.
"""

from __future__ import annotations

import errno
import json
import os
import sys
from typing import Final

from musicrec_desktop.demo.library import build_demo_library

_REASONS: Final = {
    errno.ENOSPC: "disk-full",
    errno.EDQUOT: "disk-full",
    errno.EACCES: "read-only",
    errno.EPERM: "read-only",
    errno.EROFS: "read-only",
}


def main(arguments: list[str]) -> int:
    """Build into the folder that is the only argument; the exit status."""
    if len(arguments) != 1:
        sys.stderr.write("usage: python -m musicrec_desktop.demo FOLDER\n")
        return 2
    folder = os.path.abspath(arguments[0])
    try:
        tracks = build_demo_library(
            folder, lambda done, total, label: _tell({"done": done, "total": total, "label": label})
        )
        _tell({"folder": folder, "tracks": len(tracks)})
    except BrokenPipeError:
        # The process that asked for the library is gone. Nothing may be written to the pipe at exit either.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 1
    except OSError as error:
        reason = _REASONS.get(error.errno or 0, "cannot-write")
        _tell({"error": reason, "path": folder, "detail": str(error.strerror)})
        return 1
    return 0


def _tell(value: dict[str, object]) -> None:
    sys.stdout.write(json.dumps(value) + "\n")
    sys.stdout.flush()


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))

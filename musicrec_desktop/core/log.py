"""The log: warnings on stderr, everything in a small rotating file."""

from __future__ import annotations

import contextlib
import logging
import logging.handlers
import os
import sys

from typing_extensions import override

LOG_FILE_NAME = "musicrec.log"
LOG_FILE_BYTES = 1_000_000
_OLDER_FILES = 2
LOG_FORMAT = "%(asctime)s %(levelname)s %(name)s:%(lineno)d: %(message)s"
"""Names the line that logs, so that a report of a bug can tell what was logged without what it was about."""


class _LogFile(logging.handlers.RotatingFileHandler):
    """A log file that closes with one message when it cannot be written (a full disk)."""

    @override
    def handleError(self, record: logging.LogRecord) -> None:
        logging.getLogger("musicrec_desktop").removeHandler(self)
        # Closing the stream would write the buffered rest and fail again, so it is sent to os.devnull.
        if self.stream is not None:
            nowhere = os.open(os.devnull, os.O_WRONLY)
            os.dup2(nowhere, self.stream.fileno())
            os.close(nowhere)
        self.close()
        sys.stderr.write(f"musicrec: the log file cannot be written any more: {sys.exc_info()[1]}\n")


def configure_logging(log_dir: str | None, *, verbose: bool = False) -> None:
    """Send warnings (with ``verbose`` all lines) to stderr, and everything to a file in ``log_dir``.

    There is no file where ``log_dir`` is None or cannot be written.
    """
    root = logging.getLogger("musicrec_desktop")
    root.setLevel(logging.DEBUG if verbose else logging.INFO)
    root.propagate = False
    for handler in tuple(root.handlers):
        root.removeHandler(handler)
        handler.close()
    console = logging.StreamHandler(sys.stderr)
    console.setLevel(logging.DEBUG if verbose else logging.WARNING)
    console.setFormatter(logging.Formatter("%(levelname)s: %(message)s"))
    root.addHandler(console)
    if log_dir is None:
        return
    try:
        os.makedirs(log_dir, mode=0o700, exist_ok=True)
        file_handler = _LogFile(
            os.path.join(log_dir, LOG_FILE_NAME),
            maxBytes=LOG_FILE_BYTES,
            backupCount=_OLDER_FILES,
            encoding="utf-8",
            errors="backslashreplace",
        )
    except OSError as error:
        root.info("no log file: %s", error)
        return
    file_handler.setFormatter(logging.Formatter(LOG_FORMAT))
    root.addHandler(file_handler)


def clear_log(log_dir: str) -> None:
    """Empty the log file, and remove the older ones."""
    path = os.path.join(log_dir, LOG_FILE_NAME)
    for number in range(1, _OLDER_FILES + 1):
        with contextlib.suppress(OSError):
            os.unlink(f"{path}.{number}")
    with contextlib.suppress(OSError):
        os.truncate(path, 0)  # who writes it appends

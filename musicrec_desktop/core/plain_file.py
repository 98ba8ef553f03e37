"""Opens files that strangers named: what is no plain file is not waited for, and not read without end."""

from __future__ import annotations

import errno
import io
import os
import stat


class NotPlainError(OSError):
    """Under the name lies a pipe, a socket or a device."""

    def __init__(self, path: str | bytes) -> None:
        super().__init__(errno.EINVAL, "not a plain file", path)


def open_plain(path: str | bytes) -> io.FileIO:
    """A plain file, opened for reading, without a buffer.

    A pipe would wait for a writer, a device may do something when it is opened, or give bytes for ever.

    Raises:
        NotPlainError: it is none.
        OSError: it is not there, may not be read, or is a folder.
        ValueError: the path has a NUL.
    """
    _check(path, os.stat(path))
    # Between the two looks the file can become a pipe.
    file = io.FileIO(path, "r", opener=_without_waiting)
    try:
        _check(path, os.fstat(file.fileno()))
    except BaseException:
        file.close()
        raise
    return file


def _check(path: str | bytes, status: os.stat_result) -> None:
    if stat.S_ISDIR(status.st_mode):
        raise IsADirectoryError(errno.EISDIR, os.strerror(errno.EISDIR), path)
    if not stat.S_ISREG(status.st_mode):
        raise NotPlainError(path)


def _without_waiting(path: str, flags: int) -> int:
    return os.open(path, flags | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_NOCTTY", 0))

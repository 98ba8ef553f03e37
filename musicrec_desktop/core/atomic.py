"""Atomic writes: neither a reader nor a crash leaves half a file.

A process that is killed leaves its draft. The first write of a process to a folder removes drafts there that
are old and that no process holds.
"""

from __future__ import annotations

import contextlib
import os
import re
import tempfile
from collections.abc import Iterator
from typing import Final

from musicrec_desktop.core.held_files import hold, is_left

_PREFIX: Final = ".musicrec-"
_DRAFT: Final = re.compile(r"\.musicrec-[a-z0-9_]{8}(\.[^.]*)?")
"""What ``mkstemp`` makes of the prefix; drafts of tags (``library/replacing.py``) have longer names."""

_tidied: Final[set[str]] = set()


@contextlib.contextmanager
def atomic_path(path: str, *, is_durable: bool = True) -> Iterator[str]:
    """A temporary path beside ``path`` to write to; on success it replaces ``path`` in one step.

    Args:
        path: of the file.
        is_durable: whether it is on the disk when this ends; else after a power cut it may be an empty file.
    """
    folder = os.path.dirname(path) or "."
    os.makedirs(folder, exist_ok=True)
    _tidy_up(folder)
    descriptor, draft = tempfile.mkstemp(prefix=_PREFIX, suffix=os.path.splitext(path)[1], dir=folder)
    try:
        if hold(descriptor) is None:
            descriptor = _closed(descriptor)  # where there are no locks, an open file may not be replaced
        yield draft
        if is_durable:
            with open(draft, "rb") as written:
                os.fsync(written.fileno())
        os.replace(draft, path)
    finally:
        with contextlib.suppress(FileNotFoundError):
            os.unlink(draft)
        _closed(descriptor)


def write_atomic(path: str, content: bytes) -> None:
    """Write ``content`` to ``path``, completely or not at all."""
    with atomic_path(path) as draft, open(draft, "wb") as file:
        file.write(content)


def _closed(descriptor: int) -> int:
    """Close a file, if it is open; returns what stands for none."""
    if descriptor >= 0:
        os.close(descriptor)
    return -1


def _tidy_up(folder: str) -> None:
    """Remove what killed processes left in a folder, once."""
    if folder in _tidied:
        return
    _tidied.add(folder)
    with contextlib.suppress(OSError), os.scandir(folder) as entries:
        left = [entry.path for entry in entries if _DRAFT.fullmatch(entry.name) and is_left(entry.path)]
        for path in left:
            os.unlink(path)

"""Atomic writes: neither a reader nor a crash leaves half a file."""

from __future__ import annotations

import contextlib
import os
import tempfile
from collections.abc import Iterator


@contextlib.contextmanager
def atomic_path(path: str) -> Iterator[str]:
    """A temporary path beside ``path`` to write to; on success it replaces ``path`` in one step."""
    folder = os.path.dirname(path) or "."
    os.makedirs(folder, exist_ok=True)
    descriptor, draft = tempfile.mkstemp(prefix=".musicrec-", suffix=os.path.splitext(path)[1], dir=folder)
    os.close(descriptor)
    try:
        yield draft
        with open(draft, "rb") as written:
            os.fsync(written.fileno())
        os.replace(draft, path)
    finally:
        with contextlib.suppress(FileNotFoundError):
            os.unlink(draft)


def write_atomic(path: str, content: bytes) -> None:
    """Write ``content`` to ``path``, completely or not at all."""
    with atomic_path(path) as draft, open(draft, "wb") as file:
        file.write(content)

"""Folders for a while, in the temporary folder of the system; those of killed processes are removed."""

from __future__ import annotations

import contextlib
import os
import re
import shutil
import tempfile
from collections.abc import Iterator
from typing import Final

from musicrec_desktop.core.held_files import hold, is_left

_PREFIX: Final = "musicrec-"
_NAME: Final = re.compile(r"musicrec-[a-z0-9_]{8}")
_OWNER: Final = "owner"
"""A file in each, which its maker holds."""


@contextlib.contextmanager
def temporary_folder() -> Iterator[str]:
    """A new folder that only its owner can read, gone behind the block.

    Raises:
        OSError: it cannot be made.
    """
    _tidy_up(tempfile.gettempdir())
    folder = tempfile.mkdtemp(prefix=_PREFIX)
    owner = os.open(os.path.join(folder, _OWNER), os.O_RDWR | os.O_CREAT, 0o600)
    try:
        hold(owner)
        yield folder
    finally:
        os.close(owner)
        shutil.rmtree(folder, ignore_errors=True)


def _tidy_up(place: str) -> None:
    """Remove folders whose makers were killed; others' folders cannot be opened, or are not removed."""
    with contextlib.suppress(OSError), os.scandir(place) as entries:
        names = [entry.path for entry in entries if _NAME.fullmatch(entry.name)]
        for path in names:
            if not os.path.islink(path) and is_left(os.path.join(path, _OWNER)):
                shutil.rmtree(path, ignore_errors=True)

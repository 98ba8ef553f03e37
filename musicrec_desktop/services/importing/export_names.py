"""Which files and folders look like those of other players and services, by their names alone."""

from __future__ import annotations

import os
from itertools import islice
from typing import Final

from musicrec_desktop.library.formats import is_audio_name

_ENDINGS: Final = (
    *(".zip", ".json", ".jsonl", ".csv", ".xlsx", ".xml", ".db", ".sqlite", ".sqlite3", ".sql"),
    *(".scrobbler.log", ".scrobbler-timeless.log"),
)
_NAMES: Final = frozenset({"songs", "gmbrc", "gmbrc.gz", "gmbrc.xz"})
_MOST_LOOKED_AT: Final = 500
_MOST_FOLDERS: Final = 200


def is_export_name(path: str) -> bool:
    """Whether a file is called as exports and libraries are; nothing is read."""
    name = os.path.basename(path).casefold()
    return name in _NAMES or name.endswith(_ENDINGS)


def is_export_folder(path: str) -> bool:
    """Whether a folder holds files that are called so, and no music among its first 500 files.

    No more than 200 folders are listed.

    It lists folders, so it never runs in the GUI thread.
    """
    folders = islice(os.walk(path), _MOST_FOLDERS)
    names = list(islice((name for _, _, files in folders for name in files), _MOST_LOOKED_AT))
    return any(map(is_export_name, names)) and not any(map(is_audio_name, names))

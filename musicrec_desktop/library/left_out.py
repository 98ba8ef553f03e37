"""What a walk leaves out: folders of systems and programs, hidden ones, and those with a mark."""

from __future__ import annotations

import os
from typing import Final

EXCLUDE_MARKS: Final = frozenset((".nomedia", ".notmusic"))
"""A folder that holds a file of this name is left out, with everything below it."""
SYSTEM_FOLDERS: Final = frozenset(
    ("@eaDir", "$RECYCLE.BIN", "System Volume Information", "lost+found", "#recycle")
)
_HIDDEN_NAMES: Final = frozenset(
    (
        *(".appledb", ".appledesktop", ".appledouble", ".documentrevisions-v100", ".ds_store", ".fseventsd"),
        *(".spotlight-v100", ".temporaryitems", ".volumes"),
        *(".bzr", ".hg", ".svn", ".stfolder", ".stversions", ".dropbox", ".owncloudsync", ".nextcloudsync"),
        *(".recycle", ".recycler", ".recycled", ".snapshot", ".snapshots", ".zfs", ".btrfs", ".bin"),
        *(".idea", ".vscode", ".venv", ".tox", ".npm", ".cargo", ".gradle", ".config", ".local", ".var"),
        *(".wine", ".steam", ".mozilla", ".android", ".android_secure", ".face", ".kodi", ".plexmedia"),
    )
)
_HIDDEN_PREFIXES: Final = (
    ".trash", ".cache", ".thumb", ".tmp", ".temp", ".git", ".sync", ".~", ".pending-", ".goutputstream",
    ".fuse_hidden", ".nfs0", ".musicrec",
)  # fmt: skip
"""Begins of hidden names, in small letters, that programs use; other names with a dot are names."""
COMPANION_PREFIX: Final = "._"
"""macOS keeps what other file systems have no place for in files of such names."""

COMPANION: Final = "companion"
SYSTEM: Final = "system"
APPS: Final = "apps"
MARKED: Final = "marked"
"""Why something is left out: a companion file of macOS, a folder of the system or a program, a hidden folder
of programs in the home folder, a folder with one of ``EXCLUDE_MARKS``."""


def left_out_reason(name: str, directory: str) -> str:
    """Why a name is left out of a walk; empty where it is not.

    A dot at the begin hides nothing by itself: there are albums called ``...`` and ``.hack``.

    Args:
        name: of a file or folder.
        directory: that it lies in.
    """
    if name in SYSTEM_FOLDERS:
        return SYSTEM
    if not name.startswith("."):
        return ""
    if name.startswith(COMPANION_PREFIX):
        return COMPANION
    lower = name.lower()
    if lower in _HIDDEN_NAMES or lower.startswith(_HIDDEN_PREFIXES):
        return SYSTEM
    is_word = " " not in name and not name.startswith("..")
    return APPS if is_word and directory == os.path.expanduser("~") else ""


def is_left_out(root: str, relative: str, folders: dict[str, bool] | None = None) -> bool:
    """Whether something on the way to a path keeps a walk from it.

    Args:
        root: the folder of the library.
        relative: the path below it.
        folders: what is known of folders by now, for many paths in a row; it is added to.
    """
    known = {} if folders is None else folders
    folder, _, name = relative.rpartition(os.sep)
    if (is_out := known.get(folder)) is None:
        place = os.path.join(root, folder) if folder else root
        is_marked = any(os.path.exists(os.path.join(place, mark)) for mark in EXCLUDE_MARKS)
        is_out = known[folder] = is_marked or (bool(folder) and is_left_out(root, folder, known))
    return is_out or bool(left_out_reason(name, os.path.join(root, folder) if folder else root))

"""Giving files other paths; nothing that is there is overwritten."""

from __future__ import annotations

import contextlib
import ctypes
import errno
import os
import sys
from typing import Final

from musicrec_desktop.core.errors import LibraryError
from musicrec_desktop.library.replacing import disk_errors_as_reasons, sync_folder

_HERE: Final = -100
"""AT_FDCWD of Linux: relative to the current folder, which absolute paths do not look at."""
_ONLY_NEW: Final = 1
"""RENAME_NOREPLACE of Linux."""
_EXCHANGE: Final = 2
"""RENAME_EXCHANGE of Linux."""
_ASIDE: Final = " (being renamed)"


def rename(before: str, after: str) -> None:
    """Move a file or folder to a new path on the same drive; folders that lack are made.

    Args:
        before: absolute.
        after: absolute; only the case of its letters may be that of something that is there.

    Raises:
        LibraryError: ``"gone"``, ``"name-taken"``, ``"other-drive"``, ``"name-too-long"``, ``"read-only"``,
            ``"disk-full"`` or ``"unreadable"``. Nothing was moved.
    """
    made = _make_folders(before, os.path.dirname(after))
    try:
        with disk_errors_as_reasons(before):
            try:
                _move(before, after)
            except OSError as error:
                if error.errno == errno.EXDEV:
                    raise LibraryError(before, "other-drive") from error
                if error.errno in {errno.ENAMETOOLONG, errno.EINVAL}:
                    raise LibraryError(before, "name-too-long") from error
                raise
    except LibraryError:
        remove_empty(made)
        raise
    sync_folder(os.path.dirname(after))
    if os.path.dirname(before) != os.path.dirname(after):
        sync_folder(os.path.dirname(before))


def exchange(one: str, other: str) -> bool:
    """Give two files each the name of the other one, in one step.

    Returns:
        Whether it was done; the system or the drive may know no such step.

    Raises:
        LibraryError: as ``rename``. Nothing was moved.
    """
    with disk_errors_as_reasons(one):
        is_done = _in_one_step(one, other, _EXCHANGE)
    if is_done:
        for folder in {os.path.dirname(one), os.path.dirname(other)}:
            sync_folder(folder)
    return is_done


def aside_of(path: str) -> str:
    """Where a file waits while its name is given to another one, on drives that cannot exchange names."""
    stem, ending = os.path.splitext(path)
    return f"{stem}{_ASIDE}{ending}"


def remove_empty(folders: list[str]) -> None:
    """Remove folders that are empty, the innermost first; others stay."""
    for folder in sorted(folders, key=len, reverse=True):
        with contextlib.suppress(OSError):
            os.rmdir(folder)


def emptied_folders(folder: str, root: str) -> list[str]:
    """A folder and those above it, up to a root that stays."""
    found: list[str] = []
    while folder != root and os.path.commonpath((folder, root)) == root:
        found.append(folder)
        folder = os.path.dirname(folder)
    return found


def _move(before: str, after: str) -> None:
    there = os.lstat(before)
    try:
        other = os.lstat(after)
    except FileNotFoundError:
        other = None
    if other is not None and not os.path.samestat(there, other):
        raise LibraryError(before, "name-taken")
    # Between the look and the move another process may take the name; the kernel sees to that where it can.
    if other is not None or not _moved_to_free_name(before, after):
        os.rename(before, after)


def _moved_to_free_name(before: str, after: str) -> bool:
    """Move in one step that fails where the name is taken; False where the system has no such step."""
    try:
        return _in_one_step(before, after, _ONLY_NEW)
    except FileExistsError as error:
        raise LibraryError(before, "name-taken") from error


def _in_one_step(before: str, after: str, flag: int) -> bool:
    """Call ``renameat2`` of Linux; False where the system or the drive does not know it.

    Raises:
        OSError: it was refused.
    """
    if sys.platform != "linux":
        return False
    call = getattr(ctypes.CDLL(None, use_errno=True), "renameat2", None)
    if call is None:
        return False
    if call(_HERE, os.fsencode(before), _HERE, os.fsencode(after), flag) == 0:
        return True
    number = ctypes.get_errno()
    if number in {errno.EINVAL, errno.ENOSYS}:
        # The drive does not know the step; a real fault shows with the plain one.
        return False
    raise OSError(number, os.strerror(number), before)


def _make_folders(before: str, folder: str) -> list[str]:
    """The folders that were made."""
    lacking: list[str] = []
    at = folder
    while not os.path.isdir(at):
        lacking.append(at)
        at = os.path.dirname(at)
    made: list[str] = []
    try:
        with disk_errors_as_reasons(before):
            for one in reversed(lacking):
                os.mkdir(one)
                made.append(one)
    except LibraryError as error:
        remove_empty(made)
        reason = "name-taken" if error.reason in {"busy", "gone"} else error.reason
        raise LibraryError(before, reason) from error
    return made

"""The desktop's trash: files go there instead of being deleted, and come back.

``DesktopTrash`` follows the Trash specification 1.0 of freedesktop.org, which file managers on Linux share:
on the volume of the user's data the trash in their home, on each other volume one at its top. Nothing is
copied from volume to volume, so a volume where no trash can be made has none, and says so.
"""

from __future__ import annotations

import contextlib
import errno
import os
import stat
import time
import urllib.parse
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final, Protocol

from musicrec_desktop.core.errors import TrashError

_MOST_NAMES: Final = 10_000
"""Names that are tried for a file whose name is taken in the trash."""
_LONGEST_NAME: Final = 180
"""Bytes of a name in the trash; numbers and the suffix of the note fit behind it on all file systems."""


@dataclass(frozen=True, slots=True)
class TrashedFile:
    """A file in the trash.

    Attributes:
        path: where it was.
        place: where it lies now.
        note: the file of the trash that says where it was; empty where the system keeps that itself.
    """

    path: str
    place: str
    note: str = ""


class Trash(Protocol):
    """Where files go instead of being deleted."""

    def put(self, path: str) -> TrashedFile:
        """Move a file there.

        Raises:
            TrashError: it stays where it is; ``reason`` says why.
        """
        ...

    def restore(self, file: TrashedFile) -> None:
        """Bring a file back to where it was.

        Raises:
            TrashError: it stays in the trash, or is not there any more.
        """
        ...


class DesktopTrash:
    """The trash of freedesktop.org.

    Args:
        data_home: the folder of the user's data; None for what the environment says.
    """

    def __init__(self, data_home: str | None = None) -> None:
        self._data_home = data_home

    def put(self, path: str) -> TrashedFile:
        """Move a file to the trash of its volume.

        A link goes itself, not what it leads to.

        Raises:
            TrashError: ``"gone"``, ``"read-only"``, ``"no-trash"`` (on its volume), ``"no-room"`` or
                ``"busy"``.
        """
        path = os.path.abspath(path)
        try:
            device = os.lstat(path).st_dev
        except FileNotFoundError as error:
            raise TrashError(path, "gone") from error
        except OSError as error:
            raise TrashError(path, _reason(error)) from error
        if not os.access(os.path.dirname(path), os.W_OK | os.X_OK):
            raise TrashError(path, "read-only")
        folder, base = self._folder(path, device)
        shown = path if base is None else os.path.relpath(path, base)
        try:
            note, place = _noted(folder, os.path.basename(path), shown)
        except OSError as error:
            raise TrashError(path, _reason(error)) from error
        try:
            os.rename(path, place)
        except OSError as error:
            with contextlib.suppress(OSError):
                os.unlink(note)
            raise TrashError(path, _reason(error)) from error
        return TrashedFile(path, place, note)

    def restore(self, file: TrashedFile) -> None:
        """Bring a file back; the folder that it was in is made again.

        Raises:
            TrashError: ``"emptied"`` where it is not in the trash any more, ``"taken"`` where another file
                has its place, ``"read-only"``, ``"no-room"``, ``"busy"``.
        """
        bring_back(file)

    def _folder(self, path: str, device: int) -> tuple[str, str | None]:
        """The trash for a file, and the folder that notes are relative to; None for absolute ones."""
        data_home = self._data_home or os.environ.get("XDG_DATA_HOME", "") or _in_home(".local/share")
        home = os.path.join(data_home, "Trash")
        try:
            os.makedirs(home, mode=0o700, exist_ok=True)
            if os.stat(home).st_dev == device:
                _make_parts(home)
                return home, None
        except OSError:
            pass  # a home that cannot be written; the volume may have a trash of its own
        top = _top(path, device)
        for folder in _on_volume(top):
            with contextlib.suppress(OSError):
                _make_parts(folder)
                return folder, top
        raise TrashError(path, "no-trash")


def bring_back(file: TrashedFile) -> None:
    """Move a file from the trash to where it was; as ``Trash.restore``."""
    if not file.place or not os.path.lexists(file.place):
        raise TrashError(file.path, "emptied")
    if os.path.lexists(file.path):
        raise TrashError(file.path, "taken")
    try:
        os.makedirs(os.path.dirname(file.path), exist_ok=True)
        os.rename(file.place, file.path)
    except OSError as error:
        raise TrashError(file.path, _reason(error)) from error
    if file.note:
        with contextlib.suppress(OSError):
            os.unlink(file.note)


def _in_home(path: str) -> str:
    return os.path.join(os.path.expanduser("~"), path)


def _make_parts(folder: str) -> None:
    for part in ("files", "info"):
        os.makedirs(os.path.join(folder, part), mode=0o700, exist_ok=True)
        if not os.access(os.path.join(folder, part), os.W_OK | os.X_OK):
            raise PermissionError(folder)


def _top(path: str, device: int) -> str:
    """The top folder of the volume that a file is on."""
    top = os.path.dirname(path)
    while (above := os.path.dirname(top)) != top and os.lstat(above).st_dev == device:
        top = above
    return top


def _on_volume(top: str) -> Iterator[str]:
    """The trashes of a volume, the better first: one of the administrator, if it is safe, then our own."""
    user = os.getuid()
    shared = os.path.join(top, ".Trash")
    with contextlib.suppress(OSError):
        status = os.lstat(shared)
        # Without the sticky bit, others could take our files away; a link could lead anywhere.
        if stat.S_ISDIR(status.st_mode) and status.st_mode & stat.S_ISVTX:
            yield os.path.join(shared, str(user))
    own = os.path.join(top, f".Trash-{user}")
    with contextlib.suppress(OSError):
        os.makedirs(own, mode=0o700, exist_ok=True)
        if stat.S_ISDIR(os.lstat(own).st_mode):
            yield own


def _noted(folder: str, name: str, shown: str) -> tuple[str, str]:
    """Write the note on a file under a name that is free; the paths of the note and of the file."""
    stem, dot, suffix = name.rpartition(".")
    if not stem:
        stem, dot, suffix = name, "", ""
    while len(os.fsencode(stem)) > _LONGEST_NAME:
        stem = stem[:-1]
    text = (
        "[Trash Info]\n"
        f"Path={urllib.parse.quote(os.fsencode(shown))}\n"
        f"DeletionDate={time.strftime('%Y-%m-%dT%H:%M:%S')}\n"
    )
    for number in range(_MOST_NAMES):
        free = f"{stem}{f' {number + 1}' if number else ''}{dot}{suffix}"
        place = os.path.join(folder, "files", free)
        note = os.path.join(folder, "info", free + ".trashinfo")
        if os.path.lexists(place):
            continue
        try:
            # The note is what takes the name, so that two programs never take the same.
            with open(
                os.open(note, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w", encoding="ascii"
            ) as file:
                file.write(text)
        except FileExistsError:
            continue
        return note, place
    raise FileExistsError(name)


def _reason(error: OSError) -> str:
    """A reason word for what the system says."""
    if isinstance(error, FileNotFoundError):
        return "gone"
    if error.errno in {errno.EROFS, errno.EACCES, errno.EPERM}:
        return "read-only"
    if error.errno in {errno.ENOSPC, errno.EDQUOT}:
        return "no-room"
    if error.errno == errno.EXDEV:
        return "no-trash"
    return "busy"

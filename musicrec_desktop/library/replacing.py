"""Putting a changed copy in the place of a file, so that nothing can be lost.

The file is copied beside itself, the copy is changed and brought to the disk; then it takes the place of the
original in one step. Whatever goes wrong before leaves the original as it was. What plays the file goes on
with the original, which it has open.
"""

from __future__ import annotations

import contextlib
import errno
import hashlib
import os
import shutil
import stat
from collections.abc import Callable, Iterator
from typing import IO, Final

from musicrec_desktop.core.errors import LibraryError

_REASONS: Final = {
    errno.ENOSPC: "disk-full",
    errno.EDQUOT: "disk-full",
    errno.EFBIG: "disk-full",
    errno.EROFS: "read-only",
    errno.EACCES: "read-only",
    errno.EPERM: "read-only",
    errno.EEXIST: "busy",
    errno.ENOENT: "gone",
    errno.ENOTDIR: "gone",
}

State = tuple[int, int]
"""Size and time of the last modification in nanoseconds."""


@contextlib.contextmanager
def disk_errors_as_reasons(path: str) -> Iterator[None]:
    """What the disk says, as a reason word.

    Raises:
        LibraryError: ``"disk-full"``, ``"read-only"``, ``"busy"``, ``"gone"`` or ``"unreadable"``.
    """
    try:
        yield
    except OSError as error:
        raise LibraryError(path, _REASONS.get(error.errno or 0, "unreadable")) from error


def check_replaceable(path: str, target: str, expected: State) -> None:
    """See that a file is the one that is meant, and may be replaced.

    Args:
        path: as the user knows it; for the error.
        target: the same without symbolic links.
        expected: the state that it must have.

    Raises:
        LibraryError: ``"not-a-file"``, ``"changed"``, ``"hard-linked"`` or ``"read-only"``.
        OSError: the disk refuses.
    """
    found = os.stat(target)
    if not stat.S_ISREG(found.st_mode):
        raise LibraryError(path, "not-a-file")
    if (found.st_size, found.st_mtime_ns) != expected:
        raise LibraryError(path, "changed")
    if found.st_nlink > 1:
        raise LibraryError(path, "hard-linked")
    # A new file would take the place of one that its owner has locked.
    if not os.access(target, os.W_OK):
        raise LibraryError(path, "read-only")


def replace_by_changed_copy(path: str, target: str, expected: State, change: Callable[[str], object]) -> None:
    """Change a copy, and put it in the place of the file.

    Args:
        path: as for ``check_replaceable``.
        target: as for ``check_replaceable``.
        expected: as for ``check_replaceable``, also when the copy is ready.
        change: changes the copy at a path; what it raises leaves the file as it was.

    Raises:
        LibraryError: as ``check_replaceable``.
        OSError: the disk refuses.
    """
    with _copy_beside(target) as draft:
        change(draft)
        with open(draft, "rb") as written:
            os.fsync(written.fileno())
        check_replaceable(path, target, expected)
        os.replace(draft, target)
    sync_folder(os.path.dirname(target))


def remove_draft(target: str) -> bool:
    """Delete the copy that a killed process left beside a file.

    Nothing is deleted that is not this file's copy, nor a copy whose original is gone.

    Args:
        target: of the file itself, ``os.fsdecode`` form, without symbolic links.

    Returns:
        Whether there is nothing left to do; else the drive is away, or another process writes the file.
    """
    draft = draft_path(target)
    try:
        if not os.path.isdir(os.path.dirname(target)):
            return False
        with open(target, "rb") as source:
            _lock(source)
            found = os.lstat(draft)
            if stat.S_ISREG(found.st_mode):
                os.unlink(draft)
    except FileNotFoundError:
        return True
    except OSError:
        return False
    return True


def sync_folder(folder: str) -> None:
    """A new name in a folder reaches the disk, too; not every drive knows that."""
    with contextlib.suppress(OSError):
        descriptor = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)


def draft_path(target: str) -> str:
    """Where the copy of a file lies while it is changed."""
    folder, name = os.path.split(target)
    digest = hashlib.sha256(os.fsencode(name)).hexdigest()[:16]
    return os.path.join(folder, f".musicrec-{digest}.tmp")


@contextlib.contextmanager
def _copy_beside(target: str) -> Iterator[str]:
    """A copy with the rights, owner and extended attributes of the original, gone in the end.

    Its name is hidden, no sound's, and always the same, so that one that a killed process left is found.
    """
    draft = draft_path(target)
    with open(target, "rb") as source:
        _lock(source)
        with contextlib.suppress(FileNotFoundError):
            os.unlink(draft)
        try:
            with open(draft, "xb") as copy:
                shutil.copyfileobj(source, copy, 1 << 20)
            shutil.copystat(target, draft)
            found = os.stat(target)
            if (found.st_uid, found.st_gid) != (os.geteuid(), os.getegid()):
                with contextlib.suppress(PermissionError):
                    os.chown(draft, found.st_uid, found.st_gid)
            yield draft
        finally:
            with contextlib.suppress(FileNotFoundError):
                os.unlink(draft)


def _lock(source: IO[bytes]) -> None:
    """Two processes of this program do not write the same file at once; the lock ends with the process."""
    try:
        import fcntl
    except ImportError:
        return
    try:
        fcntl.flock(source, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError as error:
        raise FileExistsError(errno.EEXIST, "locked") from error
    except OSError:
        # Some network drives have no locks.
        return

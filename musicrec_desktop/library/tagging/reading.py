"""From a file to what can be edited of it."""

from __future__ import annotations

import os

from musicrec_desktop.core.errors import LibraryError
from musicrec_desktop.library.tagging.opened import EditedFile
from musicrec_desktop.library.tags import ReadingRules
from musicrec_desktop.model.tag_fields import FileTags


def read_edited(path: str, rules: ReadingRules) -> FileTags:
    """What can be edited of a file.

    Args:
        path: absolute.
        rules: how texts are read whose code page is not told.

    Raises:
        LibraryError: as ``EditedFile``, ``"gone"`` or ``"unreadable"``.
    """
    try:
        found = os.stat(path)
    except FileNotFoundError as error:
        raise LibraryError(path, "gone") from error
    except OSError as error:
        raise LibraryError(path, "unreadable") from error
    try:
        edited = EditedFile(os.path.realpath(path), rules)
        return FileTags(
            path=path,
            size=found.st_size,
            mtime_ns=found.st_mtime_ns,
            format=edited.format,
            values=edited.values,
            pictures=edited.pictures,
        )
    except (LibraryError, OSError, MemoryError):
        raise
    except Exception as error:
        # Whatever a parser raises is a failure of the file.
        raise LibraryError(path, "bad-tags") from error


def read_picture_inside(path: str, digest: str, rules: ReadingRules) -> bytes | None:
    """The bytes of a picture inside a file; None where it is not there.

    Raises:
        LibraryError: as ``EditedFile``.
    """
    return EditedFile(os.path.realpath(path), rules).picture(digest)

"""Writing changed fields and pictures into a file, so that nothing else of it changes."""

from __future__ import annotations

import logging
import os
from collections.abc import Mapping

from musicrec_desktop.core.errors import LibraryError
from musicrec_desktop.core.paths import display_path
from musicrec_desktop.library.replacing import (
    check_replaceable,
    disk_errors_as_reasons,
    replace_by_changed_copy,
)
from musicrec_desktop.library.tagging.opened import EditedFile
from musicrec_desktop.library.tagging.values import TagChange, TagsWritten
from musicrec_desktop.library.tags import ReadingRules
from musicrec_desktop.model.tag_fields import PictureFacts

log = logging.getLogger(__name__)


def write_edited(path: str, size: int, mtime_ns: int, change: TagChange, rules: ReadingRules) -> TagsWritten:
    """Write fields and pictures.

    Args:
        path: absolute; of a link, the file that it leads to is written.
        size: bytes that the file must have, or it is another one than is meant.
        mtime_ns: last modification that it must have.
        change: what is to be written.
        rules: how texts are read whose code page is not told.

    Raises:
        LibraryError: ``"gone"``, ``"unreadable"``, ``"not-a-file"``, ``"changed"``, ``"read-only"``,
            ``"hard-linked"``, ``"disk-full"``, ``"busy"``, ``"no-own-fields"``, ``"bad-tags"``,
            ``"old-frames"`` or ``"not-written"`` (the copy was not as it should be). The file is as it was.
    """
    target = os.path.realpath(path)
    expected = (size, mtime_ns)
    with disk_errors_as_reasons(path):
        check_replaceable(path, target, expected)
        taken: dict[str, bytes] = {}
        replace_by_changed_copy(
            path, target, expected, lambda draft: taken.update(_write(path, target, draft, change, rules))
        )
        now = os.stat(target)
    return TagsWritten(now.st_size, now.st_mtime_ns, taken)


def _write(path: str, target: str, draft: str, change: TagChange, rules: ReadingRules) -> Mapping[str, bytes]:
    """Write into the copy, and compare it with the original; the pictures that are taken out."""
    try:
        edited = EditedFile(target, rules)
        before = edited.pictures
        taken: dict[str, bytes] = {}
        wanted = before if change.pictures is None else change.pictures
        for facts in before:
            if facts.digest not in {one.digest for one in wanted}:
                taken[facts.digest] = edited.picture(facts.digest) or b""
        edited.put(change.fields)
        if change.pictures is not None:
            edited.put_pictures(wanted, change.data)
        edited.save(draft, change.fields)
        written = EditedFile(draft, rules, target)
        wrong = edited.differs_from(written, change.fields)
        if not wrong and _names(written.pictures) != _names(wanted):
            wrong = "pictures"
    except (LibraryError, OSError, MemoryError):
        raise
    except Exception as error:
        # mutagen wraps what the disk says.
        cause = error.__cause__ or error.__context__
        if isinstance(cause, OSError):
            raise cause from error
        log.info("%s", display_path(path), exc_info=True)
        raise LibraryError(path, "not-written") from error
    if wrong:
        log.info("%s: wrong after writing: %s", display_path(path), wrong)
        raise LibraryError(path, "not-written")
    return taken


def _names(pictures: tuple[PictureFacts, ...]) -> list[tuple[int, str]]:
    return sorted((one.kind, one.digest) for one in pictures)

"""Puts a picture beside the files of an album, as the cover of their folders."""

from __future__ import annotations

import os
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Final

from musicrec_desktop.core.atomic import write_atomic
from musicrec_desktop.core.plain_file import open_plain
from musicrec_desktop.library.artwork import folder_cover_path
from musicrec_desktop.library.formats import is_audio_name
from musicrec_desktop.model.tag_edit import TagFailure
from musicrec_desktop.model.tag_fields import Picture

ENDINGS: Final = {
    "image/jpeg": "jpg",
    "image/png": "png",
    "image/webp": "webp",
    "image/gif": "gif",
    "image/bmp": "bmp",
}
_NAME: Final = "cover"
_BEFORE: Final = " (before)"


@dataclass(frozen=True, slots=True)
class FolderCover:
    """What is done in one folder.

    Attributes:
        folder: absolute.
        path: the picture file that is written.
        shown_now: the picture file that is the cover now; empty for none.
        others: how many sound files in the folder are not among those that the cover is for.
    """

    folder: str
    path: str
    shown_now: str
    others: int


@dataclass(frozen=True, slots=True)
class FolderCoverDone:
    """How a folder was, for ``restore_covers``.

    Attributes:
        path: the picture file that was written.
        before: its bytes before; None where there was none.
        moved: the file that made room, and its name now; None where none had to.
    """

    path: str
    before: bytes | None
    moved: tuple[str, str] | None


def plan_covers(paths: Iterable[str], mime: str) -> tuple[FolderCover, ...]:
    """What a picture beside some files would be; reads folders.

    Args:
        paths: of the sound files.
        mime: of the picture.
    """
    by_folder: dict[str, set[str]] = {}
    for path in paths:
        by_folder.setdefault(os.path.dirname(path), set()).add(os.path.basename(path))
    found = []
    for folder, names in by_folder.items():
        try:
            there = os.listdir(folder)
        except OSError:
            there = []
        others = sum(is_audio_name(name) for name in there if name not in names)
        target = os.path.join(folder, f"{_NAME}.{ENDINGS.get(mime, 'jpg')}")
        found.append(FolderCover(folder, target, folder_cover_path(folder, there), others))
    return tuple(found)


def write_covers(
    plans: Sequence[FolderCover], picture: Picture
) -> tuple[tuple[FolderCoverDone, ...], tuple[TagFailure, ...]]:
    """Write the picture into each folder; a picture of the same name and another ending makes room.

    Returns:
        How the folders were, and those that could not be written.
    """
    done, failed = [], []
    for plan in plans:
        try:
            done.append(_write(plan, picture.data))
        except OSError:
            failed.append(TagFailure(plan.folder, "read-only"))
    return tuple(done), tuple(failed)


def restore_covers(done: Sequence[FolderCoverDone]) -> tuple[TagFailure, ...]:
    """Put back what ``write_covers`` replaced; gives the folders where that is not possible."""
    failed = []
    for one in reversed(done):
        try:
            if one.before is None:
                os.unlink(one.path)
            else:
                write_atomic(one.path, one.before)
            if one.moved is not None:
                os.rename(one.moved[1], one.moved[0])
        except OSError:
            failed.append(TagFailure(os.path.dirname(one.path), "read-only"))
    return tuple(failed)


def _write(plan: FolderCover, data: bytes) -> FolderCoverDone:
    before = None
    if os.path.exists(plan.path):
        with open_plain(plan.path) as file:
            before = file.read()
    write_atomic(plan.path, data)
    moved = None
    stem, ending = os.path.splitext(plan.shown_now)
    # Of two covers of one name the other might be shown.
    is_rival = plan.shown_now != plan.path and stem.lower() == os.path.join(plan.folder, _NAME).lower()
    if is_rival:
        moved = (plan.shown_now, f"{stem}{_BEFORE}{ending}")
        os.rename(*moved)
    return FolderCoverDone(plan.path, before, moved)

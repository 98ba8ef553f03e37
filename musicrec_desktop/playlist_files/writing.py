"""Writes a playlist file, completely or not at all."""

from __future__ import annotations

import errno
import os
import shutil
from collections.abc import Iterable
from typing import Final

from musicrec_desktop.core.atomic import atomic_path
from musicrec_desktop.core.errors import PlaylistFileError
from musicrec_desktop.playlist_files.values import Format, PlaylistDocument
from musicrec_desktop.playlist_files.writers.m3u import m3u_of
from musicrec_desktop.playlist_files.writers.pls import pls_of
from musicrec_desktop.playlist_files.writers.target import PathStyle
from musicrec_desktop.playlist_files.writers.xspf import jspf_of, xspf_of

WRITTEN: Final = {
    ".m3u8": Format.M3U,
    ".m3u": Format.M3U,
    ".pls": Format.PLS,
    ".xspf": Format.XSPF,
    ".jspf": Format.JSPF,
}
"""The formats that are written, by the extension that asks for each."""
_REASONS: Final = {
    errno.ENOSPC: "disk-full",
    errno.EDQUOT: "disk-full",
    errno.EROFS: "not-writable",
    errno.EACCES: "not-writable",
    errno.EPERM: "not-writable",
    errno.ENAMETOOLONG: "bad-name",
    errno.EINVAL: "bad-name",
    errno.EISDIR: "folder",
    errno.ENOTDIR: "gone",
}


def format_for(path: str) -> Format:
    """The format that the extension of a path asks for.

    Raises:
        PlaylistFileError: ``"format-not-written"``.
    """
    extension = os.path.splitext(path)[1].lower()
    if extension not in WRITTEN:
        raise PlaylistFileError(path, "format-not-written", extension)
    return WRITTEN[extension]


def playlist_bytes(path: str, document: PlaylistDocument, style: PathStyle) -> tuple[bytes, tuple[int, ...]]:
    """The content of a playlist file in ``document.format``, and the indices of entries that it cannot hold.

    Args:
        path: absolute, of the file; relative paths are relative to its folder.
        document: the name, the entries and the format.
        style: relative or absolute.

    Raises:
        PlaylistFileError: ``"format-not-written"``.
    """
    folder = os.path.dirname(path)
    left_out: list[int] = []
    match document.format:
        case Format.M3U:
            text, left_out = m3u_of(document.name, document.entries, folder, style)
        case Format.PLS:
            text, left_out = pls_of(document.name, document.entries, folder, style)
        case Format.XSPF:
            text = xspf_of(document, folder, style)
        case Format.JSPF:
            text = jspf_of(document, folder, style)
        case _:
            raise PlaylistFileError(path, "format-not-written", document.format.value)
    return text.encode("utf-8", "replace"), tuple(left_out)


def write_playlist(path: str, document: PlaylistDocument, style: PathStyle | None = None) -> tuple[int, ...]:
    """Write a playlist file; what it replaces keeps its rights, and a link to it stays a link.

    Args:
        path: absolute.
        document: the name, the entries and the format.
        style: relative, below the folder of the file, where it is left out.

    Returns:
        The indices of entries without a place, which M3U and PLS cannot hold.

    Raises:
        PlaylistFileError: ``"format-not-written"``, ``"not-writable"``, ``"disk-full"``, ``"bad-name"``,
            ``"folder"``, ``"device"`` or ``"gone"``; what was there is as it was.
    """
    content, left_out = playlist_bytes(path, document, style or PathStyle())
    write_whole(path, (content,))
    return left_out


def link_target(path: str) -> str:
    """The file that is written where ``path`` is a link, also one to nothing; empty where it is no link."""
    return os.path.realpath(path) if os.path.islink(path) else ""


def check_replaceable(path: str) -> None:
    """Make sure that nothing lies at a path, or a file.

    Raises:
        PlaylistFileError: ``"folder"``, or ``"device"``, which pipes and sockets are, too.
    """
    if os.path.isdir(path):
        raise PlaylistFileError(path, "folder")
    if os.path.exists(path) and not os.path.isfile(path):
        raise PlaylistFileError(path, "device")


def write_whole(path: str, parts: Iterable[bytes]) -> None:
    """Write a file; what it replaces keeps its rights, and a link to it stays a link.

    Args:
        path: absolute.
        parts: of its content, which may be made while they are written.

    Raises:
        PlaylistFileError: ``"not-writable"``, ``"disk-full"``, ``"bad-name"``, ``"folder"``, ``"device"`` or
            ``"gone"``; what was there is as it was.
    """
    target = link_target(path) or path
    check_replaceable(path)
    try:
        with atomic_path(target) as draft:
            # The draft is private; a new file has the rights that the user's files have.
            os.unlink(draft)
            with open(draft, "xb") as file:
                file.writelines(parts)
            if os.path.isfile(target):
                shutil.copymode(target, draft)
    except OSError as error:
        raise PlaylistFileError(
            path, _REASONS.get(error.errno or 0, "not-writable"), error.strerror or ""
        ) from error

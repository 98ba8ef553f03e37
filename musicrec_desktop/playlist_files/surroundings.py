"""What a reader may ask of the disk: whether a file is there, and the bytes of a list inside a list."""

from __future__ import annotations

import errno
import locale
import os
import stat
from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

from musicrec_desktop.core.errors import PlaylistFileError
from musicrec_desktop.playlist_files.limits import MOST_BYTES

_CHUNK: Final = 1 << 20
_CODE_PAGES: Final = {
    "cp1250": "cs hr hu pl ro sk sl sq",
    "cp1251": "be bg kk ky mk mn ru sr tg tt uk uz",
    "cp1253": "el",
    "cp1254": "az tr",
    "cp1255": "he yi",
    "cp1256": "ar fa ur",
    "cp1257": "et lt lv",
    "cp1258": "vi",
    "cp874": "th",
    "cp932": "ja",
    "cp949": "ko",
    "gb18030": "zh",
}
_PAGE_OF_LANGUAGE: Final = {
    language: page for page, languages in _CODE_PAGES.items() for language in languages.split()
}


@dataclass(frozen=True, slots=True)
class Surroundings:
    """Answers about the disk.

    Attributes:
        exists: whether a plain file is at an absolute path.
        read: the bytes of a file; raises ``PlaylistFileError``.
        code_page: of the system's language, for text that is not UTF-8.
    """

    exists: Callable[[str], bool]
    read: Callable[[str], bytes]
    code_page: str = "cp1252"


def disk() -> Surroundings:
    """The surroundings of this computer."""
    return Surroundings(os.path.isfile, read_bounded, code_page_of(locale.getlocale()[0] or ""))


def code_page_of(language: str) -> str:
    """The code page that Windows has for a locale such as ``"ru_RU"``; ``"cp1252"`` where none is known."""
    if language.lower().startswith(("zh_tw", "zh_hk")):
        return "cp950"
    return _PAGE_OF_LANGUAGE.get(language.lower().partition("_")[0], "cp1252")


def read_bounded(path: str) -> bytes:
    """The bytes of a plain file of at most ``MOST_BYTES``.

    Folders, devices, pipes and sockets are not opened.

    Raises:
        PlaylistFileError: ``"gone"``, ``"unreadable"``, ``"folder"``, ``"not-a-file"`` or ``"too-big"``.
    """
    try:
        _check_kind(path, os.stat(path))
        # Between the two looks the file can become a pipe, and opening one would wait for a writer.
        descriptor = os.open(path, os.O_RDONLY | os.O_NONBLOCK | os.O_NOCTTY | os.O_CLOEXEC)
        with open(descriptor, "rb", buffering=0) as file:
            _check_kind(path, os.fstat(descriptor))
            return _read_up_to(path, file.read)
    except OSError as error:
        gone = error.errno in {errno.ENOENT, errno.ENOTDIR, errno.ENAMETOOLONG}
        raise PlaylistFileError(path, "gone" if gone else "unreadable", error.strerror or "") from error
    except ValueError as error:  # a NUL in the path
        raise PlaylistFileError(path, "gone") from error


def _read_up_to(path: str, read: Callable[[int], bytes | None]) -> bytes:
    parts: list[bytes] = []
    size = 0
    while chunk := read(_CHUNK):
        size += len(chunk)
        if size > MOST_BYTES:
            raise PlaylistFileError(path, "too-big", f"more than {MOST_BYTES >> 20} MB")
        parts.append(chunk)
    return b"".join(parts)


def _check_kind(path: str, status: os.stat_result) -> None:
    if stat.S_ISDIR(status.st_mode):
        raise PlaylistFileError(path, "folder")
    if not stat.S_ISREG(status.st_mode):
        raise PlaylistFileError(path, "not-a-file")
    if status.st_size > MOST_BYTES:
        raise PlaylistFileError(path, "too-big", f"{status.st_size >> 20} MB")

"""What an archive of a profile is: names, versions and limits, and the errors of files in our words."""

from __future__ import annotations

import contextlib
import errno
import zipfile
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from musicrec_desktop.core.errors import ArchiveError
from musicrec_desktop.encryption.stream import DamagedStreamError

VERSION: Final = 1
"""Of the format; a greater one is not read."""
FORMAT: Final = "musicrec-profile"
ENCRYPTED_SUFFIX: Final = ".musicrec-profile"
PLAIN_SUFFIX: Final = ".zip"
MANIFEST: Final = "manifest.json"
TRACKS: Final = "tracks.jsonl"
LONGEST_MANIFEST: Final = 1 << 20

_REASONS: Final = {
    **dict.fromkeys((errno.ENOSPC, errno.EDQUOT, errno.EFBIG), "disk-full"),
    **dict.fromkeys((errno.EROFS, errno.EACCES, errno.EPERM, errno.EISDIR, errno.ENOTDIR), "not-writable"),
    errno.ENOENT: "gone",
}
_READING_REASONS: Final = {errno.ENOENT: "gone", errno.ENOTDIR: "gone", errno.ENOSPC: "disk-full"}
_PACKED: Final = (
    zipfile.BadZipFile,
    zlib.error,
    EOFError,
    NotImplementedError,
    RuntimeError,
    UnicodeDecodeError,
)
"""What ``zipfile`` raises for a file that is damaged, or packed in a way that none of ours is."""


@dataclass(frozen=True, slots=True)
class Manifest:
    """What an archive says of itself.

    Attributes:
        name: of the profile.
        colour: of the profile, or an empty string.
        made_at_ms: when it was written.
        made_by: the version of the player.
        counts: rows of each table.
        is_encrypted: whether a passphrase opens it.
    """

    name: str
    colour: str
    made_at_ms: int
    made_by: str
    counts: dict[str, int]
    is_encrypted: bool


def rows_name(table: str) -> str:
    """The name of the file with the rows of a table."""
    return f"rows/{table}.jsonl"


@contextlib.contextmanager
def writing_errors(path: str) -> Iterator[None]:
    """Errors of a file that is written, as ours.

    Raises:
        ArchiveError: ``"disk-full"``, ``"not-writable"`` or ``"gone"`` (its folder).
    """
    try:
        yield
    except OSError as error:
        raise ArchiveError(path, _REASONS.get(error.errno or 0, "not-writable"), str(error)) from error


@contextlib.contextmanager
def reading_errors(path: str) -> Iterator[None]:
    """Errors of a file that is read, as ours.

    Raises:
        ArchiveError: ``"damaged"``, ``"gone"`` or ``"unreadable"``.
    """
    try:
        yield
    except (DamagedStreamError, *_PACKED) as error:
        raise ArchiveError(path, "damaged", str(error)) from error
    except OSError as error:
        raise ArchiveError(path, _READING_REASONS.get(error.errno or 0, "unreadable"), str(error)) from error

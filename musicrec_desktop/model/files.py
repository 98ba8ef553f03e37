"""Files of the library: what walks find of them, what is known, and what could not be read."""

from __future__ import annotations

import os
from dataclasses import dataclass
from typing import Final

from musicrec_desktop.model.span import Span
from musicrec_desktop.model.track import FolderId, Tags, TrackChanges, TrackId

LeftOut = tuple[tuple[str, int], ...]
"""What a scan passed over: a reason word (``library.left_out``) and a count, by reason."""


@dataclass(frozen=True, slots=True)
class Folder:
    """A root that the library watches.

    Attributes:
        id: its row.
        path: absolute, ``os.fsdecode`` form.
        last_scan_ms: when a scan of it last ended, UTC; None before the first.
        problem: why it could not be read at the last scan (a reason word), or empty.
        left_out: what the last scan passed over: a reason word and how many, by reason.
    """

    id: FolderId
    path: str
    last_scan_ms: int | None = None
    problem: str = ""
    left_out: LeftOut = ()


FileState = tuple[bytes, int, int, int]
"""A file as walks and the database tell it by the thousand: path below its folder (as bytes), size, time of
the last modification and time of the inode in nanoseconds. ``FileStat`` is the same with names."""


KNOWN_MISSING: Final = -2
"""The size in the ``FileState`` of a known file that was not there at the last scan."""


@dataclass(frozen=True, slots=True)
class FileStat:
    """What a directory walk finds of one file.

    Attributes:
        relative_path: below its folder, ``os.fsdecode`` form.
        size: bytes.
        mtime_ns: last modification.
        ctime_ns: when its inode last changed, which no program sets back; 0 where unknown.
    """

    relative_path: str
    size: int
    mtime_ns: int
    ctime_ns: int = 0

    @classmethod
    def of_state(cls, state: FileState) -> FileStat:
        """The same with names."""
        path, size, mtime_ns, ctime_ns = state
        return cls(os.fsdecode(path), size, mtime_ns, ctime_ns)


@dataclass(frozen=True, slots=True)
class KnownFile:
    """A file as the library remembers it.

    Attributes:
        track_id: its track.
        stat: its state when it was last read.
        is_missing: it was not there at the last scan.
        is_named: the user named it, so that no rule leaves it out.
    """

    track_id: TrackId
    stat: FileStat
    is_missing: bool
    is_named: bool = False
    is_outdated: bool = False
    """Its tags were read when less was read from files (``TAGS_VERSION``)."""


@dataclass(frozen=True, slots=True)
class FilePart:
    """One of the tracks that a cue sheet makes of a file.

    Attributes:
        span: from where to where.
        tags: of the sheet, and of the file where the sheet is silent.
        sheet: the sheet's path below the folder, ``os.fsdecode`` form; empty for one inside the file.
    """

    span: Span
    tags: Tags
    sheet: str = ""


@dataclass(frozen=True, slots=True)
class ScannedFile:
    """A file whose tags were just read.

    Attributes:
        stat: its state.
        tags: what it says.
        is_named: the user named it, and a scan would leave it out.
        parts: the tracks that a cue sheet makes of it; empty where it is one track.
    """

    stat: FileStat
    tags: Tags
    is_named: bool = False
    parts: tuple[FilePart, ...] = ()


@dataclass(frozen=True, slots=True)
class UnreadFile:
    """A file whose content is the reason why it could not be read.

    Attributes:
        stat: its state then; another state is worth another try.
        reason: a short word, as in ``FileFailure``.
    """

    stat: FileStat
    reason: str


@dataclass(frozen=True, slots=True)
class FileFailure:
    """A file that could not be used.

    Attributes:
        path: absolute.
        reason: a short word, for example ``"unreadable"``, ``"no-audio"``, ``"crashed"``.
    """

    path: str
    reason: str


@dataclass(frozen=True, slots=True)
class ScanReport:
    """How a scan ended.

    Attributes:
        changes: ids by kind.
        unchanged: files that were not read again.
        failed: files and folders that could not be read.
        seconds: wall time.
        news: those of ``failed`` that no scan told of before.
        left_out: what was passed over, and why.
    """

    changes: TrackChanges
    unchanged: int
    failed: tuple[FileFailure, ...]
    seconds: float
    news: tuple[FileFailure, ...] = ()
    left_out: LeftOut = ()

"""What a playlist file says, as values."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import Enum
from typing import Final


class Format(Enum):
    """The formats that are read; the value is the usual extension."""

    M3U = "m3u"
    PLS = "pls"
    XSPF = "xspf"
    JSPF = "jspf"
    WPL = "wpl"
    ZPL = "zpl"
    ASX = "asx"


@dataclass(frozen=True, slots=True)
class Location:
    """Where an entry says that its sound is. ``locations.py`` tells what it can mean on this disk.

    Attributes:
        raw: the text of the file, unchanged but for outer blanks; bytes that no code page decodes are
            surrogates, as in ``os.fsdecode``.
        folder: the absolute folder of the list that has the entry; empty where it is not known.
        is_uri: the format asks for a URI here, so percent signs are decoded first.
        base: the URI that ``raw`` is relative to (``xml:base``); empty where it is the list itself.
    """

    raw: str
    folder: str = ""
    is_uri: bool = False
    base: str = ""


@dataclass(frozen=True, slots=True)
class FileEntry:
    """One entry of a playlist file. Empty texts and ``None`` mean that the file does not tell.

    Attributes:
        locations: the places where its sound may be, the preferred one first.
        recording_id: the MusicBrainz id of the recording, in small letters.
        isrc: twelve letters and digits.
        line: where the entry is in its file, from 1; 0 where the format has no lines.
    """

    locations: tuple[Location, ...] = ()
    title: str = ""
    artist: str = ""
    album: str = ""
    duration_ms: int | None = None
    track_number: int | None = None
    recording_id: str = ""
    isrc: str = ""
    comment: str = ""
    line: int = 0


LOSSES: Final = frozenset(
    (
        "line-too-long",
        "nul",
        "no-track",
        "nested-missing",
        "nested-remote",
        "nested-cycle",
        "nested-too-deep",
        "nested-too-many",
        "nested-unreadable",
    )
)
"""Reasons of a ``Note`` by which something of the file is not among the entries."""
REMARKS: Final = frozenset(("empty", "guessed-encoding"))
"""Reasons of a ``Note`` that cost no entry."""


@dataclass(frozen=True, slots=True)
class Note:
    """What the user is told about a file that could be read.

    Attributes:
        reason: one of ``LOSSES`` or ``REMARKS``.
        line: in the file, from 1; 0 where it is about the whole file.
        detail: for example the name of the list inside the list.
    """

    reason: str
    line: int = 0
    detail: str = ""

    @property
    def is_loss(self) -> bool:
        """Whether something of the file is not among the entries."""
        return self.reason in LOSSES


@dataclass(frozen=True, slots=True)
class PlaylistDocument:
    """A playlist file that was read whole.

    Attributes:
        name: as the file tells, else the name of the file without its extension.
        encoding: Python's name of the encoding that the text was read in.
    """

    format: Format
    name: str
    entries: tuple[FileEntry, ...]
    description: str = ""
    creator: str = ""
    notes: tuple[Note, ...] = ()
    encoding: str = "utf-8"


@dataclass(slots=True)
class Draft:
    """What a reader found so far; ``reading.py`` makes a document of it."""

    name: str = ""
    description: str = ""
    creator: str = ""
    entries: list[FileEntry | NestedList] = field(default_factory=list)
    notes: list[Note] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class NestedList:
    """An entry that names another list; its entries come in its place."""

    location: Location
    line: int = 0

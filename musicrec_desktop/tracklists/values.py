"""What a tracklist says, as values."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import Final, Protocol

from musicrec_desktop.model.matching import KnownTrack

MOST_LINES: Final = 50_000
"""Lines of a list; the rest is left out, and told."""
MOST_CHARACTERS: Final = 64 << 20
LONGEST_LINE: Final = 2_000
"""Characters of a line that can name a track."""


class LineNote(StrEnum):
    """Why a line names no track."""

    NONE = ""
    HEADING = "heading"
    LINK = "link"
    """Only the address of a track at a service, whose names it does not tell."""
    COMMENT = "comment"
    TOO_LONG = "too-long"
    NO_NAMES = "no-names"
    EPISODE = "episode"
    """A podcast, or another thing that is no track."""


@dataclass(frozen=True, slots=True)
class ListedLine:
    """One line of a list.

    Attributes:
        text: as it stood there, cleaned.
        known: what it says of a track; None where it names none.
        note: why it names none.
        is_guess: it is one name alone among lines that have an artist and a title, so it may be no track.
    """

    text: str
    known: KnownTrack | None = None
    note: LineNote = LineNote.NONE
    is_guess: bool = False


@dataclass(frozen=True, slots=True)
class Tracklist:
    """A list that was read.

    Attributes:
        lines: in their order, without empty ones.
        title: of the list; empty where it has none.
        left_out: lines behind ``MOST_LINES``.
    """

    lines: tuple[ListedLine, ...]
    title: str = ""
    left_out: int = 0


class Evidence(Protocol):
    """What is known of names; the library has it."""

    def is_artist(self, text: str) -> bool:
        """Whether an artist is called so."""
        ...

    def is_title(self, text: str) -> bool:
        """Whether a track is called so."""
        ...

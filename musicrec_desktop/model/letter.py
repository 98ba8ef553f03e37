"""The weekly letter: what it says, and what became of it."""

from __future__ import annotations

import json
from base64 import b64decode, b64encode
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from enum import StrEnum
from typing import Any, NewType

from musicrec_desktop.model.track import TrackId
from musicrec_desktop.model.week import Week

LetterId = NewType("LetterId", int)


@dataclass(frozen=True, slots=True)
class LinkTarget:
    """What a link in a letter is about.

    Attributes:
        track_id: a track.
        is_album: whether its whole album is meant.
    """

    track_id: TrackId
    is_album: bool = False


class SectionKind(StrEnum):
    """How the items of a section are shown."""

    RANKED = "ranked"
    """Numbered, with a figure at the end of the line."""
    OFFERED = "offered"
    """With a cover, a reason and links."""
    WORDS = "words"
    """Texts in a row."""


@dataclass(frozen=True, slots=True)
class LetterItem:
    """A track, an album, an artist or a text.

    Attributes:
        title: the first line.
        detail: the second line; may be empty.
        why: one true sentence; may be empty.
        figure: such as ``"12 plays"``; may be empty.
        picture: the name of its picture in the letter; empty where there is none.
        link: the key of what its links are about; empty where it has none.
        is_album: whether its link plays the whole album.
    """

    title: str
    detail: str = ""
    why: str = ""
    figure: str = ""
    picture: str = ""
    link: str = ""
    is_album: bool = False


@dataclass(frozen=True, slots=True)
class LetterSection:
    """A heading with items; never without an item.

    Attributes:
        kind: how it looks.
        title: the heading.
        lead: a sentence below it; may be empty.
        items: in order.
    """

    kind: SectionKind
    title: str
    lead: str
    items: tuple[LetterItem, ...]


@dataclass(frozen=True, slots=True)
class LetterFigure:
    """A number with its name, and how it compares.

    Attributes:
        value: as it is shown.
        label: what it counts.
        change: against the week before; empty where there is nothing to compare with.
    """

    value: str
    label: str
    change: str = ""


@dataclass(frozen=True, slots=True)
class LetterDay:
    """A bar of the chart.

    Attributes:
        name: of the weekday, short.
        long_name: of the weekday.
        plays: on that day.
    """

    name: str
    long_name: str
    plays: int


@dataclass(frozen=True, slots=True)
class LetterContent:
    """Everything that a letter says, in order; whoever shows it needs nothing else.

    Attributes:
        title: the headline.
        period: the days that it is about, in words.
        summary: sentences.
        figures: of the week; empty where nothing was heard.
        days: seven bars; empty where nothing was heard.
        sections: those that have something to say.
        pictures: JPEG files by name.
    """

    title: str
    period: str
    summary: tuple[str, ...]
    figures: tuple[LetterFigure, ...] = ()
    days: tuple[LetterDay, ...] = ()
    sections: tuple[LetterSection, ...] = ()
    pictures: Mapping[str, bytes] = field(default_factory=dict)

    def to_json(self) -> str:
        """For the archive."""
        document = asdict(self)
        document["pictures"] = {name: b64encode(data).decode() for name, data in self.pictures.items()}
        return json.dumps(document, ensure_ascii=False)

    @classmethod
    def from_json(cls, text: str) -> LetterContent:
        """What ``to_json`` gave.

        Raises:
            ValueError: it is not such a text.
        """
        try:
            found: dict[str, Any] = json.loads(text)
            return cls(
                title=str(found["title"]),
                period=str(found["period"]),
                summary=tuple(map(str, found["summary"])),
                figures=tuple(LetterFigure(**figure) for figure in found["figures"]),
                days=tuple(LetterDay(**day) for day in found["days"]),
                sections=tuple(_section(section) for section in found["sections"]),
                pictures={str(name): b64decode(data) for name, data in found["pictures"].items()},
            )
        except (KeyError, TypeError, AttributeError) as error:
            raise ValueError(str(error)) from error


def _section(found: dict[str, Any]) -> LetterSection:
    return LetterSection(
        SectionKind(found["kind"]),
        str(found["title"]),
        str(found["lead"]),
        tuple(LetterItem(**item) for item in found["items"]),
    )


class LetterState(StrEnum):
    """What became of a letter."""

    KEPT = "kept"
    """It is in the archive; nobody wants it sent."""
    QUEUED = "queued"
    """It waits to be sent."""
    CLAIMED = "claimed"
    """A process talks to the server; the server has nothing of it yet."""
    HANDED_OVER = "handed-over"
    """A process gives it to the server; whether the server took it is not known yet."""
    SENT = "sent"
    PERHAPS = "perhaps"
    """It was given to the server, and no answer came. It is never sent again by itself."""
    REFUSED = "refused"
    """It waits for the user: the server refuses it, or was tried for days."""


@dataclass(frozen=True, slots=True)
class LetterHead:
    """A letter in the list of the archive.

    Attributes:
        id: its row.
        week: that it is about.
        made_at_ms: UTC.
        subject: of the mail, and its name in lists.
        state: what became of it.
        reason: why it is not sent (a reason word), or empty.
        detail: what the server said; may be empty.
        attempts: how often a server was asked to take it.
        next_at_ms: not sent before, UTC.
        is_read: whether it was shown.
    """

    id: LetterId
    week: Week
    made_at_ms: int
    subject: str
    state: LetterState = LetterState.KEPT
    reason: str = ""
    detail: str = ""
    attempts: int = 0
    next_at_ms: int = 0
    is_read: bool = False


@dataclass(frozen=True, slots=True)
class Letter:
    """A letter of the archive, or one that is not kept.

    Attributes:
        head: its row; the id is 0 where it is not kept.
        content: what it says.
        message_key: makes its Message-ID, which is the same at each try.
    """

    head: LetterHead
    content: LetterContent
    message_key: str

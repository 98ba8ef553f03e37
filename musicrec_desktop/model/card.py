"""Cards of the page “For you”: lists of tracks, each with a reason, made anew each day."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

from musicrec_desktop.model.track import TrackId


class CardKind(StrEnum):
    """The kinds of cards."""

    DAILY_MIX = "daily-mix"
    """One for each interest of the listener."""
    BECAUSE_LIKED = "because-you-liked"
    REDISCOVER = "rediscover"
    """Loved, and not heard for long."""
    LESSER_KNOWN = "lesser-known"
    """Close to the taste, and never or hardly played."""
    NEW_IN_LIBRARY = "new-in-library"
    ALBUMS_TONIGHT = "albums-for-tonight"
    """One whole album each."""
    OVERLOOKED_ARTISTS = "overlooked-artists"
    ON_THIS_DAY = "on-this-day"
    TIME_OF_DAY = "time-of-day"
    UNFINISHED = "unfinished"
    """Albums and long tracks that were begun and left."""
    AFTER_YESTERDAY = "after-yesterday"
    """What follows the last track of yesterday."""


@dataclass(frozen=True, slots=True)
class CardTrack:
    """A track of a card.

    Attributes:
        track_id: the track.
        why: one true sentence about why it is there, with a full stop.
    """

    track_id: TrackId
    why: str


@dataclass(frozen=True, slots=True)
class Card:
    """A list of tracks with a reason.

    Attributes:
        key: its name on a page: the kind, with a number where a page may have several of it
            (``"daily-mix:2"``).
        kind: what it is.
        title: a few words.
        why: one true sentence, with a full stop.
        tracks: in playing order; never empty.
        opinion: of the listener: 1 liked, -1 disliked, 0 neither.
        subject: what it is about (``"track:12"``, ``"album:7"``), which an opinion counts for; empty where it
            counts for the whole kind.
    """

    key: str
    kind: CardKind
    title: str
    why: str
    tracks: tuple[CardTrack, ...]
    opinion: int = 0
    subject: str = ""

    @property
    def track_ids(self) -> tuple[TrackId, ...]:
        """The tracks in playing order."""
        return tuple(track.track_id for track in self.tracks)


@dataclass(frozen=True, slots=True)
class CardControls:
    """The two sliders of the page, each from 0 to 100.

    Attributes:
        diversity: how much the tracks of a card differ from each other.
        newness: from familiar tracks only to new ones first.
    """

    diversity: int = 50
    newness: int = 50

    def __post_init__(self) -> None:
        if not (0 <= self.diversity <= 100 and 0 <= self.newness <= 100):
            raise ValueError(f"not from 0 to 100: {self.diversity}, {self.newness}")


@dataclass(frozen=True, slots=True)
class CardPage:
    """The cards of one day.

    Attributes:
        day: on the listener's clock.
        cards: in the order of the page; empty where there is nothing to make cards of.
        controls: the sliders that it was made with.
        made_at_ms: UTC.
    """

    day: date
    cards: tuple[Card, ...]
    controls: CardControls = field(default_factory=CardControls)
    made_at_ms: int = 0

    def card(self, key: str) -> Card | None:
        """The card of a key; None where there is none."""
        return next((card for card in self.cards if card.key == key), None)


@dataclass(frozen=True, slots=True)
class CardOpinion:
    """What the listener said about a card.

    Attributes:
        kind: of the card.
        subject: of the card.
        opinion: 1 or -1.
        day: when it was said, on the listener's clock.
    """

    kind: CardKind
    subject: str
    opinion: int
    day: date

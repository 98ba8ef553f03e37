"""A list of tracks from anywhere, and what of it is in the library, as values."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from musicrec_desktop.model.matching import KnownTrack, TrackMatch
from musicrec_desktop.model.recommendation import Suggestions
from musicrec_desktop.model.track import TrackId


class LineStatus(StrEnum):
    """What became of a line."""

    OWNED = "owned"
    """Its track is in the library."""
    NEAREST = "nearest"
    """It is not, and another track stands in for it."""
    MISSING = "missing"
    """It is not, and nothing stands in for it."""
    UNCLEAR = "unclear"
    """Several tracks can be meant, or one that may be another."""
    IGNORED = "ignored"
    """It names no track."""


class NearestBy(StrEnum):
    """Why a track stands in for one that the library has not. Nobody here knows how that one sounds."""

    VERSION = "version"
    """It is another version of it; the match tells which."""
    ARTIST = "artist"
    """It is by the same artist, and of these the nearest to the list."""
    AROUND = "around"
    """Nothing tells what the missing track sounds like; it is near the part of the list around the line."""


@dataclass(frozen=True, slots=True)
class Nearest:
    """A track that stands in for a missing one.

    Attributes:
        track_id: the track.
        by: why.
        like: the track of the list that it is near to; None where nothing is known of sounds.
    """

    track_id: TrackId
    by: NearestBy
    like: TrackId | None = None


@dataclass(frozen=True, slots=True)
class TracklistLine:
    """One line, and what it means here.

    Attributes:
        text: as it stood there.
        known: what it says of a track; None where it names none.
        note: a ``LineNote`` word: why it names none; else empty.
        match: what the library has of it; None where it names no track.
        nearest: what stands in for it.
        is_guess: it is one name alone among lines with two.
    """

    text: str
    known: KnownTrack | None = None
    note: str = ""
    match: TrackMatch | None = None
    nearest: Nearest | None = None
    is_guess: bool = False

    @property
    def track_id(self) -> TrackId | None:
        """The track that it means, if that is sure."""
        return None if self.match is None else self.match.track_id

    @property
    def status(self) -> LineStatus:
        """What became of it."""
        if self.match is None:
            return LineStatus.IGNORED
        if self.match.track_id is not None:
            return LineStatus.OWNED
        if self.nearest is not None:
            return LineStatus.NEAREST
        if self.match.candidates:
            return LineStatus.UNCLEAR
        return LineStatus.IGNORED if self.is_guess else LineStatus.MISSING

    @property
    def chosen(self) -> TrackId | None:
        """Its track, else the one that stands in for it."""
        if self.track_id is not None or self.nearest is None:
            return self.track_id
        return self.nearest.track_id


@dataclass(frozen=True, slots=True)
class ListPart:
    """A part of a list that sounds alike.

    Attributes:
        centre: the track of the list in its middle.
        members: the tracks of the list in it, the centre too, in the order of the list.
        words: that fit the centre, the best first.
    """

    centre: TrackId
    members: tuple[TrackId, ...]
    words: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class TracklistAnswer:
    """A list, understood and answered.

    Attributes:
        lines: in their order.
        title: of the list; empty where it has none.
        left_out: lines that were too many.
        parts: of the owned tracks, the largest first; none where nothing is known of their sound.
        suggestions: more tracks that fit the whole, best first.
        part_of: the place in ``parts`` that each suggestion is nearest to.
    """

    lines: tuple[TracklistLine, ...]
    title: str = ""
    left_out: int = 0
    parts: tuple[ListPart, ...] = ()
    suggestions: Suggestions = field(default_factory=Suggestions)
    part_of: Mapping[TrackId, int] = field(default_factory=dict)

    @property
    def owned(self) -> tuple[TrackId, ...]:
        """The tracks of the list that are in the library, in its order, each once."""
        return tuple(dict.fromkeys(line.track_id for line in self.lines if line.track_id is not None))

    @property
    def with_nearest(self) -> tuple[TrackId, ...]:
        """As ``owned``, with what stands in for the missing ones in their places."""
        return tuple(dict.fromkeys(line.chosen for line in self.lines if line.chosen is not None))

    @property
    def whole(self) -> tuple[TrackId, ...]:
        """As ``with_nearest``, and more that fits behind it."""
        more = (one.track_id for one in self.suggestions.entries)
        return tuple(dict.fromkeys((*self.with_nearest, *more)))

"""What is asked before an import, and what an import comes to, as values."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum
from typing import TYPE_CHECKING, NewType

from musicrec_desktop.model.matching import KnownTrack, MatchOutcome, TrackMatch
from musicrec_desktop.model.track import TrackId

if TYPE_CHECKING:
    from musicrec_desktop.model.imported import Opinion

ImportBatchId = NewType("ImportBatchId", int)
LineKey = NewType("LineKey", int)
"""A distinct description of a track in a plan, in all its sources."""


class Question(StrEnum):
    """What the user is asked before a source is read."""

    ZONE = "zone"
    """Its times are those of a clock; which zone was it in?"""
    ACCOUNT = "account"
    """It holds several people; which one?"""
    MUSIC_FOLDER = "music folder"
    """Its paths are relative; to which folder?"""
    PRIVATE = "private"
    """It has plays of private sessions; shall they be taken?"""
    VIDEOS = "videos"
    """It has videos that may be music; shall they be taken?"""


@dataclass(frozen=True, slots=True)
class ReviewLine:
    """A distinct description of a track in a source, and the track of the library that it is taken for.

    Attributes:
        key: by which it is corrected.
        known: what the source knows.
        match: the track, or those that it may be; of a corrected line what the user said.
        plays: how often the source played it, listed and counted together.
        new_plays: listed with a date, and told by nobody else yet.
        counted_plays: the rest of its count, which has no dates.
        last_played_ms: the latest date that the source has for it, UTC; None without one.
        rating: 1 to 100, as the source has it; None without one.
        opinion: what was said of it there.
        is_listed: it has plays, a count, a rating or an opinion; else it only stands in playlists.
        is_corrected: the user said what it is, now or in an earlier import.
    """

    key: LineKey
    known: KnownTrack
    match: TrackMatch
    plays: int = 0
    new_plays: int = 0
    counted_plays: int = 0
    last_played_ms: int | None = None
    rating: int | None = None
    opinion: Opinion | None = None
    is_listed: bool = True
    is_corrected: bool = False

    @property
    def outcome(self) -> MatchOutcome:
        """The same, another version, to be asked, or missing."""
        return self.match.outcome

    @property
    def track_id(self) -> TrackId | None:
        """The track that gets its plays; None where there is none, or none that is sure."""
        return self.match.track_id


@dataclass(frozen=True, slots=True)
class RatingOffer:
    """Both sides have a rating, and they differ; ours stays unless the user takes theirs.

    Attributes:
        key: of the line.
        track_id: the track.
        theirs: half stars, 1 to 10.
        ours: half stars, 1 to 10.
    """

    key: LineKey
    track_id: TrackId
    theirs: int
    ours: int


@dataclass(frozen=True, slots=True)
class OpinionOffer:
    """Both sides have an opinion, and they contradict each other; ours stays unless the user takes theirs.

    Attributes:
        key: of the line.
        track_id: the track.
        theirs: what was said there.
        ours: what was said here.
    """

    key: LineKey
    track_id: TrackId
    theirs: Opinion
    ours: Opinion


Offer = RatingOffer | OpinionOffer


@dataclass(frozen=True, slots=True)
class ImportNumbers:
    """What an import of a source does, or did.

    Attributes:
        matched: distinct tracks that are the same as one of the library.
        version: distinct tracks of which the library has another version.
        uncertain: distinct tracks that have to be asked about.
        missing: distinct tracks that the library does not have.
        plays: listed with a date, and new here, short ones, too.
        waiting_plays: those of all plays, listed and counted, whose tracks are not matched; they wait until
            the track arrives.
        double_plays: told by another source, or by our own history, too.
        known_plays: were brought by an earlier import of the same source.
        undated_plays: listed without a date, so they only count.
        counted_plays: the new part of the counts beside tracks, without the plays that are listed.
        skips: counted or listed.
        ratings: given to tracks that had none.
        likes: given to tracks about which nothing was said.
        dislikes: the same.
        bans: the same.
        offers: ratings and opinions that differ from ours.
        added_dates: tracks that came into the library earlier than was known.
        playlists: that are made or brought up to date.
        entries: of these playlists.
    """

    matched: int = 0
    version: int = 0
    uncertain: int = 0
    missing: int = 0
    plays: int = 0
    waiting_plays: int = 0
    double_plays: int = 0
    known_plays: int = 0
    undated_plays: int = 0
    counted_plays: int = 0
    skips: int = 0
    ratings: int = 0
    likes: int = 0
    dislikes: int = 0
    bans: int = 0
    offers: int = 0
    added_dates: int = 0
    playlists: int = 0
    entries: int = 0

    @property
    def all_plays(self) -> int:
        """By how much it is more, listed and counted together."""
        return self.plays + self.counted_plays


@dataclass(frozen=True, slots=True)
class PlannedPlaylist:
    """A playlist of a source, and what it becomes.

    Attributes:
        name: of the playlist.
        folders: the folders that it lies in, the outermost first.
        entries: how many it has; of one with rules the tracks that they find.
        found: how many of them have a track.
        is_smart: it keeps its rules.
        was_smart: its rules cannot be read, so it gets the tracks of then.
        is_there: a playlist of an earlier import, which is brought up to date.
        problem: which part of its rules cannot be said, so that it is left out; else empty.
    """

    name: str
    folders: tuple[str, ...] = ()
    entries: int = 0
    found: int = 0
    is_smart: bool = False
    was_smart: bool = False
    is_there: bool = False
    problem: str = ""


@dataclass(frozen=True, slots=True)
class PastImport:
    """An import of one source that was carried out.

    Attributes:
        id: by which it is undone.
        source: the id of the source.
        title: of the source, for the user.
        file_name: of what was imported, without its folders; empty where it may name a person.
        imported_at_ms: UTC.
        numbers: what it did.
        waiting_plays: those of its plays that have no track now.
        can_be_undone: always, unless the library cannot be written.
    """

    id: ImportBatchId
    source: str
    title: str
    file_name: str
    imported_at_ms: int
    numbers: ImportNumbers = field(default_factory=ImportNumbers)
    waiting_plays: int = 0
    can_be_undone: bool = True


@dataclass(frozen=True, slots=True)
class ImportReport:
    """What was carried out.

    Attributes:
        imports: one for each source, in the order of the plan; sources with an error are left out.
    """

    imports: tuple[PastImport, ...]

    @property
    def batch_ids(self) -> tuple[ImportBatchId, ...]:
        """By which all of it is undone."""
        return tuple(one.id for one in self.imports)

"""Values of playback: states, events, queue entries."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum, StrEnum
from typing import NewType

from musicrec_desktop.model.recommendation import Reason
from musicrec_desktop.model.sound import UNKNOWN_LOUDNESS, AlbumPlace, TrackLoudness
from musicrec_desktop.model.span import SoundPlace, Span, place_of
from musicrec_desktop.model.track import TrackId

LoadId = NewType("LoadId", int)
EntryId = NewType("EntryId", int)


class EngineState(Enum):
    """What an engine does with its current media."""

    EMPTY = "empty"
    LOADING = "loading"
    PLAYING = "playing"
    PAUSED = "paused"
    ENDED = "ended"
    FAILED = "failed"


class PlayerState(StrEnum):
    """What the player does, as the user sees it."""

    STOPPED = "stopped"
    LOADING = "loading"
    PLAYING = "playing"
    PAUSED = "paused"

    @property
    def is_going(self) -> bool:
        """Whether sound runs, or is about to."""
        return self in {PlayerState.PLAYING, PlayerState.LOADING}


class EndReason(StrEnum):
    """Why a listen ended."""

    FINISHED = "finished"
    SKIPPED = "skipped"
    STOPPED = "stopped"
    REPLACED = "replaced"
    FAILED = "failed"
    INTERRUPTED = "interrupted"
    """The program ended without closing (a crash, a power cut)."""


class Origin(StrEnum):
    """Who put an entry into the queue."""

    USER = "user"
    AUTO = "auto"


class RepeatMode(StrEnum):
    """What happens after a track, or after the last one."""

    OFF = "off"
    ALL = "all"
    ONE = "one"


@dataclass(frozen=True, slots=True)
class EngineStarted:
    """Sound is (again) coming."""

    load_id: LoadId


@dataclass(frozen=True, slots=True)
class EnginePaused:
    """The engine confirmed a pause."""

    load_id: LoadId


@dataclass(frozen=True, slots=True)
class EngineWaiting:
    """No sound comes for now, because the file gives none; ``EngineStarted`` follows when it does."""

    load_id: LoadId


@dataclass(frozen=True, slots=True)
class EnginePosition:
    """Where playback is; engines send a few of them a second."""

    load_id: LoadId
    position_ms: int


@dataclass(frozen=True, slots=True)
class EngineLength:
    """How long the media is.

    Attributes:
        load_id: which.
        duration_ms: its length.
        is_decoded: the whole media was decoded, from its beginning. Otherwise the engine read it somewhere;
            that is an estimate for some formats, and sent again when it changes.
    """

    load_id: LoadId
    duration_ms: int
    is_decoded: bool = False


@dataclass(frozen=True, slots=True)
class EngineEnded:
    """The media came to its end (or the engine thinks so)."""

    load_id: LoadId
    position_ms: int


@dataclass(frozen=True, slots=True)
class EngineMovedOn:
    """The media came to its end, and what was to follow it is heard without a gap.

    Attributes:
        load_id: what ended.
        position_ms: where.
        next_load_id: what is heard now.
    """

    load_id: LoadId
    position_ms: int
    next_load_id: LoadId


@dataclass(frozen=True, slots=True)
class EngineFailed:
    """The media cannot be played."""

    load_id: LoadId
    reason: str


EngineEvent = (
    EngineStarted
    | EnginePaused
    | EngineWaiting
    | EnginePosition
    | EngineLength
    | EngineEnded
    | EngineMovedOn
    | EngineFailed
)


@dataclass(frozen=True, slots=True)
class Load:
    """A file that an engine plays, now or behind the present one.

    Attributes:
        path: absolute, ``os.fsdecode`` form.
        load_id: what its events carry.
        duration_ms: what is known of its length; seeks and positions stay within it. None where nothing is.
        start_ms: where to start.
        gain_db: how much it is raised.
        fade_ms: for a file that follows another one: how long the two fade into each other; 0 joins them.
        span: the part of the file that is played, and that all times are told of; None for the whole.
    """

    path: str
    load_id: LoadId
    duration_ms: int | None = None
    start_ms: int = 0
    gain_db: float = 0.0
    fade_ms: int = 0
    span: Span | None = None

    @property
    def place(self) -> SoundPlace:
        """What is decoded."""
        return place_of(self.path, self.span)


@dataclass(frozen=True, slots=True)
class QueueEntry:
    """One place in the queue; the same track may stand twice.

    Attributes:
        id: of the place.
        track_id: what plays there.
        origin: who put it there.
        reasons: why, for automatic entries.
        is_pick: the user queued it by itself, and not with the list that it was in.
    """

    id: EntryId
    track_id: TrackId
    origin: Origin = Origin.USER
    reasons: tuple[Reason, ...] = ()
    is_pick: bool = False


@dataclass(frozen=True, slots=True)
class Playable:
    """What the player needs to know of a track to play it.

    Attributes:
        track_id: the track.
        path: absolute, ``os.fsdecode`` form.
        duration_ms: None where unknown.
        loudness: what is known of how loud it is.
        album: where it stands in its album; None where its tags do not say.
        span: the part of the file that it is; None for a whole file.
    """

    track_id: TrackId
    path: str
    duration_ms: int | None
    loudness: TrackLoudness = UNKNOWN_LOUDNESS
    album: AlbumPlace | None = None
    span: Span | None = None

    @property
    def place(self) -> SoundPlace:
        """What is decoded."""
        return place_of(self.path, self.span)


@dataclass(frozen=True, slots=True)
class TrackEnd:
    """The one end of a started track.

    Attributes:
        entry: which place of the queue.
        started_at_ms: UTC.
        listened_ms: how much of the track was heard; seeking, pauses and silence are not counted.
        position_ms: where playback was when it ended.
        duration_ms: of the track, None where unknown.
        reason: why it ended.
        failure: for FAILED, the engine's or player's reason word.
        is_length_decoded: ``duration_ms`` was found by decoding all of it.
    """

    entry: QueueEntry
    started_at_ms: int
    listened_ms: int
    position_ms: int
    duration_ms: int | None
    reason: EndReason
    failure: str = ""
    is_length_decoded: bool = False


@dataclass(frozen=True, slots=True)
class QueueSnapshot:
    """The queue and transport as they are kept over a restart.

    Attributes:
        played: entries behind the current one, oldest first.
        current: the entry at the head, or None.
        upcoming: user entries first, then automatic ones.
        position_ms: inside the current entry.
        volume_percent: 0 to 100.
        is_muted: sound off.
        is_shuffled: user entries come in random order.
        repeat: what happens after a track.
    """

    played: tuple[QueueEntry, ...] = ()
    current: QueueEntry | None = None
    upcoming: tuple[QueueEntry, ...] = ()
    position_ms: int = 0
    volume_percent: int = 80
    is_muted: bool = False
    is_shuffled: bool = False
    repeat: RepeatMode = RepeatMode.OFF

"""Listens, what the listener says about tracks, and the two rules that judge a listen: play and skip."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import Final

import numpy as np
from numpy.typing import NDArray

from musicrec_desktop.model.playback import EndReason, Origin
from musicrec_desktop.model.recommendation import ReasonKind
from musicrec_desktop.model.track import TrackId

PLAY_CAP_MS: Final = 240_000
SKIP_WITHIN_MS: Final = 30_000
"""Leaving a track before this counts as a skip; one that is left later was perhaps heard enough of."""


def play_threshold_ms(duration_ms: int | None) -> int:
    """How much of a track must be heard for a play: half of it, at most four minutes.

    Source: the scrobbling rule of Last.fm and ListenBrainz.

    Args:
        duration_ms: of the track; four minutes are needed where it is not known.
    """
    if duration_ms is None or duration_ms <= 0:
        return PLAY_CAP_MS
    return min(duration_ms // 2, PLAY_CAP_MS)


def is_skip(listened_ms: int, duration_ms: int | None, reason: EndReason) -> bool:
    """Whether a listen counts as a skip: ended by the listener within 30 seconds, and not a play.

    Half of a track that is shorter than a minute is a play.
    """
    is_left = reason is EndReason.SKIPPED and listened_ms < SKIP_WITHIN_MS
    return is_left and listened_ms < play_threshold_ms(duration_ms)


@dataclass(frozen=True, slots=True)
class Listen:
    """One time that a track was started.

    Attributes:
        track_id: the track.
        started_at_ms: UTC.
        listened_ms: how much of the track was heard.
        duration_ms: of the track at that time; None where it is unknown.
        reason: why the listen ended.
        origin: whether the listener or autoplay chose the track.
        session_id: the run of listening that it belongs to.
        reason_kind: the strongest reason of autoplay for the track; None for a choice of the listener, and
            where none is known.
        is_discovery: autoplay gave it a place that was kept for what the listener never heard.
    """

    track_id: TrackId
    started_at_ms: int
    listened_ms: int
    duration_ms: int | None
    reason: EndReason
    origin: Origin = Origin.USER
    session_id: int = 0
    reason_kind: ReasonKind | None = None
    is_discovery: bool = False

    @property
    def is_play(self) -> bool:
        """Whether it counts as a play (``play_threshold_ms``)."""
        return self.listened_ms >= play_threshold_ms(self.duration_ms)

    @property
    def is_skip(self) -> bool:
        """Whether it counts as a skip (``is_skip``)."""
        return is_skip(self.listened_ms, self.duration_ms, self.reason)


class FeedbackKind(StrEnum):
    """What a listener said about a track or an artist.

    Of like, dislike and neutral the last one counts, and so it does of ban and unban. The others add up.
    """

    LIKE = "like"
    DISLIKE = "dislike"
    NEUTRAL = "neutral"
    """Takes a like or a dislike back."""
    BAN = "ban"
    """Never again: a track, or every track of an artist."""
    UNBAN = "unban"
    MORE = "more"
    """More like this."""
    LESS = "less"
    """Less like this."""
    ADDED = "added"
    """Put into the queue by hand."""
    REMOVED = "removed"
    """Taken out of the automatic queue."""


@dataclass(frozen=True, slots=True)
class FeedbackEvent:
    """One piece of feedback that was not taken back.

    Attributes:
        kind: what was said.
        at_ms: when it was said, UTC.
        track_id: the track that it is about; None where it is about an artist.
        artist: the artist that it is about; empty where it is about a track.
    """

    kind: FeedbackKind
    at_ms: int
    track_id: TrackId | None = None
    artist: str = ""


@dataclass(frozen=True, slots=True, eq=False)
class ListenTable:
    """Many listens as columns, oldest first, each of shape (n,).

    Attributes:
        track_ids: int64.
        started_at_ms: int64, UTC.
        listened_ms: int64.
        is_play: bool, as ``Listen.is_play``.
        is_finished: bool, the track ended by itself.
        is_skip: bool, as ``Listen.is_skip``.
        is_auto: bool, autoplay chose the track.
        session_ids: int64.
    """

    track_ids: NDArray[np.int64]
    started_at_ms: NDArray[np.int64]
    listened_ms: NDArray[np.int64]
    is_play: NDArray[np.bool_]
    is_finished: NDArray[np.bool_]
    is_skip: NDArray[np.bool_]
    is_auto: NDArray[np.bool_]
    session_ids: NDArray[np.int64]

    def __len__(self) -> int:
        return len(self.track_ids)


@dataclass(frozen=True, slots=True)
class LibraryStats:
    """Counts over the present tracks of a library, and over the listens of the listener in use.

    Attributes:
        missing: tracks whose file is not there.
        total_duration_ms: of all present tracks together.
        analysed: tracks with features of the current version.
        analysis_waiting: tracks that an analysis would listen to; spoken ones never wait.
        analysis_failed: tracks that could not be described.
        listened_ms: heard in all listens together.
        liked: tracks with a like.
    """

    tracks: int
    missing: int
    albums: int
    artists: int
    genres: int
    total_duration_ms: int
    analysed: int
    analysis_waiting: int
    analysis_failed: int
    listens: int
    plays: int
    listened_ms: int
    liked: int

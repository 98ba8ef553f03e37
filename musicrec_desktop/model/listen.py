"""What was heard."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

import numpy as np
from numpy.typing import NDArray

from musicrec_desktop.model.playback import EndReason, Origin
from musicrec_desktop.model.track import TrackId

PLAY_CAP_MS = 240_000
EARLY_SKIP_MS = 30_000
"""A track left before this was not wanted; one left later may only have been enough."""


def play_threshold_ms(duration_ms: int | None) -> int:
    """How long a track must really run before it counts as a play: half of it, at most four minutes.

    Source: the scrobbling rule of Last.fm and ListenBrainz.
    """
    if duration_ms is None or duration_ms <= 0:
        return PLAY_CAP_MS
    return min(duration_ms // 2, PLAY_CAP_MS)


def is_early_skip(listened_ms: int, duration_ms: int | None, reason: EndReason) -> bool:
    """Whether a track was skipped within 30 seconds; half of a very short track is a play all the same."""
    is_early = reason is EndReason.SKIPPED and listened_ms < EARLY_SKIP_MS
    return is_early and listened_ms < play_threshold_ms(duration_ms)


@dataclass(frozen=True, slots=True)
class Listen:
    """One time that a track was started.

    Attributes:
        track_id: which.
        started_at_ms: UTC.
        listened_ms: how much of the track was really heard.
        duration_ms: of the track then, None where unknown.
        reason: why it ended.
        origin: who chose it.
        session_id: the run of listening it belongs to.
    """

    track_id: TrackId
    started_at_ms: int
    listened_ms: int
    duration_ms: int | None
    reason: EndReason
    origin: Origin = Origin.USER
    session_id: int = 0

    @property
    def is_play(self) -> bool:
        """Whether it counts."""
        return self.listened_ms >= play_threshold_ms(self.duration_ms)

    @property
    def is_early_skip(self) -> bool:
        """Whether it was skipped within 30 seconds."""
        return is_early_skip(self.listened_ms, self.duration_ms, self.reason)


class FeedbackKind(StrEnum):
    """What a listener said about a track or an artist.

    Of like, dislike and neutral, and of ban and unban, the last word counts. The others are events that add
    up.
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
    """One word of the listener that holds (was not taken back).

    Attributes:
        kind: what was said.
        at_ms: when, UTC.
        track_id: about which track; None where it is about an artist.
        artist: about which artist; empty where it is about a track.
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
        is_play: bool, the listen counted.
        is_finished: bool, it ended by itself.
        is_early_skip: bool, skipped within 30 seconds.
        is_auto: bool, the queue chose it.
        session_ids: int64.
    """

    track_ids: NDArray[np.int64]
    started_at_ms: NDArray[np.int64]
    listened_ms: NDArray[np.int64]
    is_play: NDArray[np.bool_]
    is_finished: NDArray[np.bool_]
    is_early_skip: NDArray[np.bool_]
    is_auto: NDArray[np.bool_]
    session_ids: NDArray[np.int64]

    def __len__(self) -> int:
        return len(self.track_ids)


@dataclass(frozen=True, slots=True)
class LibraryStats:
    """Figures of the library and its use."""

    tracks: int
    missing: int
    albums: int
    artists: int
    genres: int
    total_duration_ms: int
    analysed: int
    analysis_failed: int
    listens: int
    plays: int
    listened_ms: int
    liked: int

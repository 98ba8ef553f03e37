"""What was heard."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from musicrec_desktop.model.playback import EndReason, Origin
from musicrec_desktop.model.track import TrackId

PLAY_CAP_MS = 240_000


def play_threshold_ms(duration_ms: int | None) -> int:
    """How long a track must really run before it counts as a play: half of it, at most four minutes.

    Source: the scrobbling rule of Last.fm and ListenBrainz.
    """
    if duration_ms is None or duration_ms <= 0:
        return PLAY_CAP_MS
    return min(duration_ms // 2, PLAY_CAP_MS)


@dataclass(frozen=True, slots=True)
class Listen:
    """One time that a track was started.

    Attributes:
        track_id: which.
        started_at_ms: UTC.
        listened_ms: time that sound really ran.
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


class FeedbackKind(StrEnum):
    """What a listener said about a track; the last word counts."""

    LIKE = "like"
    DISLIKE = "dislike"
    NEUTRAL = "neutral"
    """Takes a like or a dislike back."""


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

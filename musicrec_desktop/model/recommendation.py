"""Recommended tracks and why they are."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from musicrec_desktop.model.track import TrackId


class ReasonKind(StrEnum):
    """What speaks for a track; the sentence belongs to the window and the command line."""

    TIMBRE = "timbre"
    RHYTHM = "rhythm"
    HARMONY = "harmony"
    DYNAMICS = "dynamics"
    SESSION = "session"
    LIKED = "liked"
    SKIPPED = "skipped"
    UNHEARD = "unheard"
    RELAXED = "relaxed"
    FALLBACK = "fallback"


@dataclass(frozen=True, slots=True)
class Reason:
    """One contribution to a recommendation.

    Attributes:
        kind: what it is about.
        text: a short sentence in plain words.
        weight: its share of the score; for an aspect its similarity from 0 to 1.
    """

    kind: ReasonKind
    text: str
    weight: float


@dataclass(frozen=True, slots=True)
class Recommendation:
    """A track that fits.

    Attributes:
        track_id: which.
        score: 1 is the same sound, 0 nothing in common.
        reasons: strongest first.
    """

    track_id: TrackId
    score: float
    reasons: tuple[Reason, ...] = ()


@dataclass(frozen=True, slots=True)
class AutoQueue:
    """What autoplay proposes.

    Attributes:
        entries: in playing order.
        relaxed: rules that had to give way, in the order in which they did, in plain words.
    """

    entries: tuple[Recommendation, ...]
    relaxed: tuple[str, ...] = ()

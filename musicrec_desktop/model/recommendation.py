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
    ARTIST = "artist"
    ALBUM = "album"
    GENRE = "genre"
    SKIPPED = "skipped"
    TASTE = "taste"
    TOGETHER = "together"
    """Played together with it before."""
    LIKED = "liked"
    FAMILIAR = "familiar"
    UNHEARD = "unheard"
    DISCOVERY = "discovery"
    """Chosen to let the listener meet something new."""
    ENERGY = "energy"
    VARIETY = "variety"
    """What likeness to its neighbours in the queue costs."""
    TRANSITION = "transition"
    """How well tempo, key and energy go on from the track before."""
    LUCK = "luck"
    RELAXED = "relaxed"
    FALLBACK = "fallback"


@dataclass(frozen=True, slots=True)
class Reason:
    """One contribution to a recommendation.

    Attributes:
        kind: what it is about.
        text: a short sentence in plain words.
        weight: how strong it is, 0 to 1; for an aspect its similarity.
        contribution: what it adds to (or takes from) the score; a track's score is the sum of them.
    """

    kind: ReasonKind
    text: str
    weight: float
    contribution: float = 0.0


@dataclass(frozen=True, slots=True)
class Recommendation:
    """A track that fits.

    Attributes:
        track_id: which.
        score: of similar tracks 1 for the same sound and 0 for nothing in common; in a queue the sum of the
            contributions of its reasons.
        reasons: strongest first.
        is_discovery: it is here to let the listener meet something new.
    """

    track_id: TrackId
    score: float
    reasons: tuple[Reason, ...] = ()
    is_discovery: bool = False


@dataclass(frozen=True, slots=True)
class AutoQueue:
    """What autoplay proposes.

    Attributes:
        entries: in playing order.
        relaxed: rules that had to give way, in the order in which they did, in plain words.
        problem: why there are no entries: ``"no-tracks"``, ``"one-track"`` or ``"all-banned"``; empty where
            there are some.
    """

    entries: tuple[Recommendation, ...]
    relaxed: tuple[str, ...] = ()
    problem: str = ""

"""Recommended tracks and why they are."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from musicrec_desktop.model.queue_rules import RULES, RULES_BY_NAME, RuleName
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
    CO_OCCURRENCE = "co-occurrence"
    """Played in the same sessions as a welcome track."""
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
    EXPLORATION = "exploration"
    RELAXED = "relaxed"
    """A rule gave way for it."""
    KEPT_BACK = "kept-back"
    """Tracks that fit better do not come because of a rule."""
    MISFIT = "misfit"
    """It does not sound like what is played."""
    FALLBACK = "fallback"
    """Nothing is known by which it could fit."""


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

    @property
    def fits(self) -> bool:
        """Whether it is alike, tied by a tag, or nothing is known against it; else it is what is left."""
        return all(reason.kind is not ReasonKind.MISFIT for reason in self.reasons)


@dataclass(frozen=True, slots=True)
class KeptBack:
    """Tracks that fit better than some of a queue and do not come because of rules.

    Attributes:
        count: how many.
        rules: all of them have to give way before the tracks come.
    """

    count: int
    rules: tuple[RuleName, ...]

    @property
    def text(self) -> str:
        """In words, for the window and the command line."""
        names = " and ".join(f"“{RULES_BY_NAME[name].label}”" for name in self.rules)
        track_words = "1 that fits better is" if self.count == 1 else f"{self.count:,} that fit better are"
        return f"{track_words} kept back by {names}"


def rules_named(text: str) -> tuple[RuleName, ...]:
    """The rules that the text of a ``KeptBack`` names, also of one that was kept over a restart."""
    return tuple(spec.name for spec in RULES if f"“{spec.label}”" in text)


@dataclass(frozen=True, slots=True)
class AutoQueue:
    """What autoplay proposes.

    Attributes:
        entries: in playing order.
        relaxed: rules that had to give way, in the order in which they did, in plain words.
        problem: why there are no entries: ``"no-tracks"``, ``"one-track"``, ``"too-short"`` or
            ``"all-banned"``; empty where there are some.
        kept_back: what fits better than the entries that do not fit, most tracks first.
    """

    entries: tuple[Recommendation, ...]
    relaxed: tuple[str, ...] = ()
    problem: str = ""
    kept_back: tuple[KeptBack, ...] = ()

    @property
    def misfits(self) -> int:
        """How many entries do not fit."""
        return sum(not entry.fits for entry in self.entries)

    @property
    def notes(self) -> tuple[str, ...]:
        """All that has to be said of it, in sentences."""
        return (*misfit_notes(len(self.entries), self.misfits, self.kept_back), *self.relaxed)


def misfit_notes(total: int, misfits: int, kept_back: Sequence[KeptBack]) -> tuple[str, ...]:
    """How many tracks of a queue fit, and what would fit better; nothing where all of them fit."""
    if not misfits:
        return ()
    fitting = total - misfits
    first = {0: "No track fits; these sound less alike.", 1: "1 track fits; the rest sound less alike."}
    told = first.get(fitting, f"{fitting:,} tracks fit; the rest sound less alike.")
    return (told, *(f"{one.text}." for one in kept_back))

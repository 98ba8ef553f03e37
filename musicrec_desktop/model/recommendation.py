"""Recommended tracks with their reasons, and the automatic queue."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from musicrec_desktop.model.queue_rule_table import RULES, RULES_BY_NAME, RuleName
from musicrec_desktop.model.track import TrackId


class ReasonKind(StrEnum):
    """The kinds of reasons for and against a track."""

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
    """Played in the same sessions as a welcome track, or in the same playlists."""
    LIKED = "liked"
    RATED = "rated"
    """The listener gave it stars."""
    FAMILIAR = "familiar"
    UNHEARD = "unheard"
    DISCOVERY = "discovery"
    """Its place goes to a track that the listener never heard."""
    ENERGY = "energy"
    COVER = "cover"
    """Its cover looks like those of welcome tracks."""
    VARIETY = "variety"
    """The cost of similarity to the tracks just before it."""
    TRANSITION = "transition"
    """How well it follows the track before in tempo, key and energy."""
    EXPLORATION = "exploration"
    """Seeded noise."""
    RELAXED = "relaxed"
    """A rule was relaxed for it."""
    KEPT_BACK = "kept-back"
    """A rule keeps back tracks that fit better."""
    MISFIT = "misfit"
    """It sounds like no welcome track."""
    WHOLE_ALBUM = "whole-album"
    """It comes with its album, which is played whole."""
    FALLBACK = "fallback"
    """Its sound could not be compared."""


@dataclass(frozen=True, slots=True)
class Reason:
    """One contribution to a recommendation.

    Attributes:
        kind: what the reason is about.
        text: a short sentence in plain words.
        weight: its strength, 0 to 1; for an aspect, the similarity.
        contribution: what it adds to the score, which is the sum of all contributions; may be negative.
    """

    kind: ReasonKind
    text: str
    weight: float
    contribution: float = 0.0


@dataclass(frozen=True, slots=True)
class Recommendation:
    """A recommended track.

    Attributes:
        track_id: the track.
        score: in a list of similar tracks, from 0 (nothing in common) to 1 (the same sound); in a queue, the
            sum of the contributions of the reasons.
        reasons: the strongest first.
        is_discovery: its place goes to a track that the listener never heard.
    """

    track_id: TrackId
    score: float
    reasons: tuple[Reason, ...] = ()
    is_discovery: bool = False

    @property
    def fits(self) -> bool:
        """Whether it has no reason of the kind ``MISFIT``."""
        return all(reason.kind is not ReasonKind.MISFIT for reason in self.reasons)


SUGGESTED: Final = 20
"""Tracks that are suggested for a list unless another number is asked for."""


@dataclass(frozen=True, slots=True)
class Suggestions:
    """Tracks that fit a list.

    Attributes:
        entries: the best first; the score of each is its fit, 0 to 1.
        problem: ``"empty"`` (the list has no tracks), ``"not-analysed"`` (nothing is known of how the list
            sounds, so entries are by what is together only), ``"nothing"`` (nothing fits so well); empty
            where all is well.
    """

    entries: tuple[Recommendation, ...] = ()
    problem: str = ""


@dataclass(frozen=True, slots=True)
class KeptBack:
    """Tracks that fit better than some of a queue, and that rules keep back.

    Attributes:
        count: how many tracks.
        rules: the rules that all have to give way before the tracks come.
    """

    count: int
    rules: tuple[RuleName, ...]

    @property
    def text(self) -> str:
        """The sentence about it, without a full stop."""
        names = " and ".join(f"“{RULES_BY_NAME[name].label}”" for name in self.rules)
        track_words = "1 that fits better is" if self.count == 1 else f"{self.count:,} that fit better are"
        return f"{track_words} kept back by {names}"


def rules_named(text: str) -> tuple[RuleName, ...]:
    """The rules that the text of a ``KeptBack`` names; also of a text from before a restart."""
    return tuple(spec.name for spec in RULES if f"“{spec.label}”" in text)


@dataclass(frozen=True, slots=True)
class AutoQueue:
    """A plan of autoplay.

    Attributes:
        entries: in playing order.
        relaxed: the sentences about rules that gave way, in the order in which rules do.
        problem: why there are no entries: ``"no-tracks"``, ``"one-track"``, ``"too-short"``,
            ``"show-over"`` or ``"all-banned"``; of a queue that is kept inside something also
            ``"inside-gone"``, ``"inside-wrong"``, ``"inside-empty"`` or ``"inside-one"``; empty where there
            are some.
        kept_back: what fits better than the misfits and is kept back, the most tracks first.
    """

    entries: tuple[Recommendation, ...]
    relaxed: tuple[str, ...] = ()
    problem: str = ""
    kept_back: tuple[KeptBack, ...] = ()

    @property
    def misfits(self) -> int:
        """The number of entries that do not fit."""
        return sum(not entry.fits for entry in self.entries)

    @property
    def notes(self) -> tuple[str, ...]:
        """The sentences about misfits and about rules that gave way."""
        return (*misfit_notes(len(self.entries), self.misfits, self.kept_back), *self.relaxed)


def misfit_notes(total: int, misfits: int, kept_back: Sequence[KeptBack]) -> tuple[str, ...]:
    """Sentences about how many tracks of a queue fit and what fits better; empty where all fit.

    Args:
        total: number of tracks of the queue.
        misfits: number of tracks that do not fit.
        kept_back: what fits better than these.
    """
    if not misfits:
        return ()
    fitting = total - misfits
    first = {0: "No track fits; these sound less alike.", 1: "1 track fits; the rest sound less alike."}
    told = first.get(fitting, f"{fitting:,} tracks fit; the rest sound less alike.")
    return (told, *(f"{one.text}." for one in kept_back))

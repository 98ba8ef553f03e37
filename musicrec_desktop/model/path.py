"""A path: a journey from track to track through the sound space, in small steps."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from musicrec_desktop.model.track import TrackId


@dataclass(frozen=True, slots=True)
class PathWish:
    """How long a path shall be.

    Attributes:
        tracks: its number of tracks, stops counted; None where its minutes are wished.
        minutes: its length; None where its number of tracks is wished.
    """

    tracks: int | None = 20
    minutes: int | None = None


class StepReason(StrEnum):
    """How a track follows the one before it; ``ui/kit/wording/paths.py`` has the words."""

    FASTER = "faster"
    LITTLE_FASTER = "a-little-faster"
    SAME_TEMPO = "same-tempo"
    LITTLE_SLOWER = "a-little-slower"
    SLOWER = "slower"
    SAME_KEY = "same-key"
    NEAR_KEY = "near-key"
    LIVELIER = "livelier"
    CALMER = "calmer"
    ALIKE = "sounds-alike"
    """As alike as close neighbours are."""
    ON_THE_WAY = "on-the-way"
    """Nothing else is known, or all of it differs."""


class PathProblem(StrEnum):
    """What could not be as it was wished; ``ui/kit/wording/paths.py`` has the words."""

    NONE = ""
    ONE_STOP = "one-stop"
    """A path needs two different stops."""
    NO_SOUND = "no-sound"
    """Fewer than two tracks were analysed, so there is nothing between the stops."""
    STOP_NOT_ANALYSED = "stop-not-analysed"
    """The way to and from a stop is straight, because its sound is not known."""
    STOP_MISSING = "stop-missing"
    """The file of a stop is not there, so it was left out."""
    FEW_TRACKS = "few-tracks"
    """The library has no more tracks that may come."""
    STOPS_ARE_LONGER = "stops-are-longer"
    """The stops alone are as long as wished, or longer."""


@dataclass(frozen=True, slots=True)
class PathStep:
    """A track of a path.

    Attributes:
        track_id: of the track.
        reasons: how it follows the one before it, what is heard most first; empty for the first track.
        is_stop: whether the user chose it.
    """

    track_id: TrackId
    reasons: tuple[StepReason, ...] = ()
    is_stop: bool = False


@dataclass(frozen=True, slots=True)
class Path:
    """A path.

    Attributes:
        steps: from the first stop to the last.
        problem: what could not be as wished.
        duration_ms: of all tracks, as far as their lengths are known.
    """

    steps: tuple[PathStep, ...] = ()
    problem: PathProblem = PathProblem.NONE
    duration_ms: int = 0

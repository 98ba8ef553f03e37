"""Genres that are suggested for tracks without one, and how good the suggestions are."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import Final

import numpy as np
from numpy.typing import NDArray

from musicrec_desktop.model.track import TrackId

LEAST_CONFIDENCE: Final = 0.5
"""A genre is suggested where it is more likely right than wrong."""
MOST_SUGGESTED: Final = 3
"""Genres of one track."""
LEAST_TRACKS: Final = 10
"""A genre with fewer tracks is not learnt."""
LEAST_ARTISTS: Final = 3
"""A genre of fewer artists is not learnt: their sound would be taken for its sound."""
MOST_GENRES: Final = 60
"""The most frequent ones are learnt."""
LEAST_CLASSES: Final = 2
MOST_LEARNT: Final = 5_000
"""Tracks that are learnt from; of more, a part in which rare genres are kept."""


class GenreState(StrEnum):
    """What the listener said to a suggested genre."""

    OPEN = "open"
    ACCEPTED = "accepted"
    REJECTED = "rejected"


class GenreObstacle(StrEnum):
    """Why no genres are suggested."""

    NOT_LEARNT = "not-learnt"
    """Nothing was tried yet."""
    FEW_CLASSES = "few-classes"
    """Fewer than ``LEAST_CLASSES`` genres have enough tracks of enough artists."""
    NO_BETTER = "no-better"
    """On artists that it did not know it was not clearly better than always saying the same genre."""
    UNEVEN = "uneven"
    """It finds too few genres besides the frequent ones."""


@dataclass(frozen=True, slots=True)
class SuggestedGenre:
    """A genre that a track may have.

    Attributes:
        track_id: of the track, which has no genre in its tags.
        name: in the spelling that is most frequent in the library.
        confidence: how likely it is right, 0 to 1; 1 for one that the listener has chosen by hand.
        state: what the listener said to it.
    """

    track_id: TrackId
    name: str
    confidence: float
    state: GenreState = GenreState.OPEN


@dataclass(frozen=True, slots=True)
class GenreFigures:
    """How well one genre is found.

    Attributes:
        name: of the genre.
        support: tracks that have it.
        precision: of the tracks for which it is the best guess, how many have it; None where it is for none.
        recall: of the tracks that have it, for how many it is the best guess.
    """

    name: str
    support: int
    precision: float | None
    recall: float


@dataclass(frozen=True, slots=True)
class ReliabilityBin:
    """Guesses of about the same confidence.

    Attributes:
        low: the least confidence.
        high: the highest.
        count: how many guesses.
        confidence: their mean.
        right: how many of them were right, 0 to 1.
    """

    low: float
    high: float
    count: int
    confidence: float
    right: float


@dataclass(frozen=True, slots=True)
class GenreEvaluation:
    """How good the classifier is on tracks that it did not learn from.

    Attributes:
        tracks: how many were judged.
        groups: artists, each wholly learnt from or wholly judged; 0 where artists were not kept apart.
        folds: into how many parts the tracks were divided.
        accuracy: the share of tracks whose best guess is one of their genres.
        baseline: the share that the most frequent genre alone would reach.
        macro_recall: the mean of the recalls of all genres.
        suggested: the share of tracks that would get a suggestion.
        suggested_right: the share of suggestions that are right; None where there would be none.
        calibration_error: how far confidence and truth lie apart on average (expected calibration error).
        genres: the figures of each genre, most frequent first.
        confusion: counts, a row for a true genre and a column for a guess, in the order of ``genres``.
        reliability: bins of a tenth, from low to high, those without guesses left out.
        left_out: genres with too few tracks or artists to be learnt.
    """

    tracks: int
    groups: int
    folds: int
    accuracy: float
    baseline: float
    macro_recall: float
    suggested: float
    suggested_right: float | None
    calibration_error: float
    genres: tuple[GenreFigures, ...]
    confusion: tuple[tuple[int, ...], ...]
    reliability: tuple[ReliabilityBin, ...]
    left_out: tuple[str, ...] = ()

    @property
    def standard_error(self) -> float:
        """Of the accuracy, as of a share of independent tracks."""
        return float(np.sqrt(self.accuracy * (1.0 - self.accuracy) / self.tracks)) if self.tracks else 0.0


@dataclass(frozen=True, slots=True)
class GenreVerdict:
    """Whether genres are suggested, and why not.

    Attributes:
        obstacle: why not; None where they are.
        tagged: tracks with a genre and a described sound.
        untagged: tracks without a genre, with a described sound.
        classes: the genres that are learnt.
        evaluation: how good they are found; None where there are too few to be judged.
        made_at_ms: when that was found out, UTC; 0 for never.
        fingerprint: of the library that was learnt from.
        enough_changes: so many counted changes may be enough to learn again, as the library was when it was
            last looked at; 0 where it was not looked at since.
    """

    obstacle: GenreObstacle | None
    tagged: int = 0
    untagged: int = 0
    classes: tuple[str, ...] = ()
    evaluation: GenreEvaluation | None = None
    made_at_ms: int = 0
    fingerprint: str = ""
    enough_changes: int = 0


NOT_LEARNT: Final = GenreVerdict(GenreObstacle.NOT_LEARNT)


@dataclass(frozen=True, slots=True, eq=False)
class GenreLibrary:
    """What genres are learnt from.

    Attributes:
        vectors: float32, shape (n, d).
        genres: of each track, by name.
        groups: int64, shape (n,): tracks of one number are of one artist.
        left_out: genres that cannot be learnt.
    """

    vectors: NDArray[np.float32]
    genres: tuple[tuple[str, ...], ...]
    groups: NDArray[np.int64]
    left_out: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, eq=False)
class LearntGenres:
    """What was learnt of a library.

    Attributes:
        obstacle: why nothing is suggested; None where something may be.
        classes: the genres that are learnt.
        evaluation: how good they are found; None where there are too few to be judged.
        model: what suggests, for ``learning.genres`` alone to read; empty where nothing is suggested.
    """

    obstacle: GenreObstacle | None
    classes: tuple[str, ...]
    evaluation: GenreEvaluation | None
    model: bytes = b""


@dataclass(frozen=True, slots=True, eq=False)
class GenreGuesses:
    """Genres that are likely enough.

    Attributes:
        places: int64, shape (m,): the tracks, as places in what was asked about.
        numbers: int64, shape (m,): the genres, as places in ``LearntGenres.classes``.
        confidences: float32, shape (m,).
    """

    places: NDArray[np.int64]
    numbers: NDArray[np.int64]
    confidences: NDArray[np.float32]

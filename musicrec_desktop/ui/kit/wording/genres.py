"""Suggested genres in words."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from typing import Final

from musicrec_desktop.core.sentences import percent
from musicrec_desktop.model.genres import (
    LEAST_ARTISTS,
    LEAST_CLASSES,
    LEAST_CONFIDENCE,
    LEAST_TRACKS,
    GenreEvaluation,
    GenreObstacle,
    GenreState,
    GenreVerdict,
    SuggestedGenre,
)
from musicrec_desktop.model.track import TrackId
from musicrec_desktop.ui.kit.wording.formats import format_count

WHAT_ACCEPTING_MEANS: Final = (
    "An accepted genre is shown and found (genre~:) as the genre of its track. The file stays as it is until "
    "you write it."
)
NOTHING_TO_REVIEW: Final = "Every suggestion is answered."
_NAMED: Final = 8
_OBSTACLES: Final[Mapping[GenreObstacle, str]] = {
    GenreObstacle.NOT_LEARNT: (
        "Genres were not learnt yet. That happens by itself when all tracks are analysed."
    ),
    GenreObstacle.FEW_CLASSES: (
        f"No genres are suggested: it takes at least {LEAST_CLASSES} genres in the tags, each with "
        f"{LEAST_TRACKS} analysed tracks by {LEAST_ARTISTS} artists. Tag some more tracks, or analyse them."
    ),
    GenreObstacle.NO_BETTER: (
        "No genres are suggested: on artists that it had not heard, guessing was not clearly better than "
        "always saying the most frequent genre. More tagged artists help."
    ),
    GenreObstacle.UNEVEN: (
        "No genres are suggested: on artists that it had not heard, it found little besides the most "
        "frequent genres. More tracks of the rare ones help."
    ),
}


def obstacle_sentence(obstacle: GenreObstacle) -> str:
    """Why no genres are suggested, and what helps."""
    return _OBSTACLES[obstacle]


def verdict_sentence(verdict: GenreVerdict) -> str:
    """Whether genres are suggested and how good they are."""
    if verdict.obstacle is not None:
        figures = "" if verdict.evaluation is None else f" {quality_sentence(verdict.evaluation)}"
        return f"{obstacle_sentence(verdict.obstacle)}{figures}"
    assert verdict.evaluation is not None
    learnt = format_count(len(verdict.classes), "genre")
    return f"Learnt {learnt} from {format_count(verdict.tagged, 'tagged track')}. " + quality_sentence(
        verdict.evaluation
    )


def quality_sentence(found: GenreEvaluation) -> str:
    """How good guesses are, and how that was found out."""
    apart = (
        f"on artists that it had not heard ({format_count(found.groups, 'artist')})"
        if found.groups
        else f"on tracks that it had not heard, in {found.folds} parts"
    )
    return (
        f"The best guess was right for {percent(found.accuracy)} of {format_count(found.tracks, 'track')} "
        f"{apart}; always saying the most frequent genre would be right for {percent(found.baseline)}."
    )


def evaluation_sentences(found: GenreEvaluation) -> list[str]:
    """What the other figures mean, a sentence each."""
    said = [quality_sentence(found)]
    if found.suggested_right is None:
        said.append("No guess was sure enough to be suggested.")
    else:
        said.append(
            f"{percent(found.suggested)} of the tracks would get a suggestion (from "
            f"{percent(LEAST_CONFIDENCE)} on), and {percent(found.suggested_right)} of these are right."
        )
    said.append(
        f"Confidence and truth lie {100 * found.calibration_error:.1f} points apart on average: of guesses "
        f"of {percent(0.7)}, about {percent(0.7)} should be right."
    )
    if found.left_out:
        named = ", ".join(found.left_out[:_NAMED])
        more = f" and {len(found.left_out) - _NAMED:,} more" if len(found.left_out) > _NAMED else ""
        said.append(
            f"Left out, with fewer than {LEAST_TRACKS} tracks or {LEAST_ARTISTS} artists: {named}{more}."
        )
    return said


def genres_text(genres: Sequence[SuggestedGenre]) -> str:
    """Suggested genres in one line; an open one has a question mark."""
    return ", ".join(each.name if each.state is GenreState.ACCEPTED else f"{each.name}?" for each in genres)


def genres_hint(genres: Sequence[SuggestedGenre]) -> str:
    """Where shown genres come from, for a tool tip."""
    open_ones = [each for each in genres if each.state is GenreState.OPEN]
    accepted = [each for each in genres if each.state is GenreState.ACCEPTED]
    said = []
    if accepted:
        said.append("Accepted; not in the file yet.")
    if open_ones:
        sure = ", ".join(f"{each.name} {percent(each.confidence)}" for each in open_ones)
        said.append(f"The tags have no genre. By its sound, as your other tracks are tagged: {sure}.")
    return " ".join(said)


def genres_plan_text(accepted: Mapping[TrackId, tuple[str, ...]]) -> str:
    """What writing accepted genres would do; the genres of each track come in."""
    counts = Counter(name for names in accepted.values() for name in names)
    named = ", ".join(f"{name} ({count:,})" for name, count in counts.most_common(_NAMED))
    more = f" and {format_count(len(counts) - _NAMED, 'more genre')}" if len(counts) > _NAMED else ""
    return (
        f"The genres that you accepted are written to the tags of {format_count(len(accepted), 'file')}: "
        f"{named}{more}. Other tags and the sound stay as they are. You can take it back right afterwards."
    )

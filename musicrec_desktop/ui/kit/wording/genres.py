"""Suggested genres in words."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from typing import Final

from musicrec_desktop.core.language import number_text, plural, tr
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

WHAT_ACCEPTING_MEANS: Final = tr(
    "An accepted genre is shown and found (genre~:) as the genre of its track. The file stays as it is until "
    "you write it."
)
NOTHING_TO_REVIEW: Final = tr("Every suggestion is answered.")
_NAMED: Final = 8
_OBSTACLES: Final[Mapping[GenreObstacle, str]] = {
    GenreObstacle.NOT_LEARNT: (
        tr("Genres were not learnt yet. That happens by itself when all tracks are analysed.")
    ),
    GenreObstacle.FEW_CLASSES: (
        tr(
            "No genres are suggested: it takes at least {least_classes} genres in the tags, each "
            "with {least_tracks} analysed tracks by {least_artists} artists. Tag some more tracks, "
            "or analyse them.",
            least_classes=LEAST_CLASSES,
            least_tracks=LEAST_TRACKS,
            least_artists=LEAST_ARTISTS,
        )
    ),
    GenreObstacle.NO_BETTER: (
        tr(
            "No genres are suggested: on artists that it had not heard, guessing was not clearly better than "
            "always saying the most frequent genre. More tagged artists help."
        )
    ),
    GenreObstacle.UNEVEN: (
        tr(
            "No genres are suggested: on artists that it had not heard, it found little besides the most "
            "frequent genres. More tracks of the rare ones help."
        )
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
    learnt = plural("{n} genre", "{n} genres", len(verdict.classes))
    return plural(
        "Learnt {learnt} from {n} tagged track. ",
        "Learnt {learnt} from {n} tagged tracks. ",
        verdict.tagged,
        learnt=learnt,
    ) + quality_sentence(verdict.evaluation)


def quality_sentence(found: GenreEvaluation) -> str:
    """How good guesses are, and how that was found out."""
    apart = (
        plural(
            "on artists that it had not heard ({n} artist)",
            "on artists that it had not heard ({n} artists)",
            found.groups,
        )
        if found.groups
        else tr("on tracks that it had not heard, in {folds} parts", folds=found.folds)
    )
    return plural(
        "The best guess was right for {percent} of {n} track {apart}; always saying the most "
        "frequent genre would be right for {baseline}.",
        "The best guess was right for {percent} of {n} tracks {apart}; always saying the most "
        "frequent genre would be right for {baseline}.",
        found.tracks,
        percent=percent(found.accuracy),
        apart=apart,
        baseline=percent(found.baseline),
    )


def evaluation_sentences(found: GenreEvaluation) -> list[str]:
    """What the other figures mean, a sentence each."""
    said = [quality_sentence(found)]
    if found.suggested_right is None:
        said.append(tr("No guess was sure enough to be suggested."))
    else:
        said.append(
            tr(
                "{percent} of the tracks would get a suggestion (from {least} on), and {right} "
                "of these are right.",
                percent=percent(found.suggested),
                least=percent(LEAST_CONFIDENCE),
                right=percent(found.suggested_right),
            )
        )
    said.append(
        tr(
            "Confidence and truth lie {points} points apart on average: of guesses of 70 %, about 70 % "
            "should be right.",
            points=number_text(100 * found.calibration_error, ".1f"),
        )
    )
    if found.left_out:
        named = ", ".join(found.left_out[:_NAMED])
        more = (
            tr(" and {left_out} more", left_out=number_text(len(found.left_out) - _NAMED))
            if len(found.left_out) > _NAMED
            else ""
        )
        said.append(
            tr(
                "Left out, with fewer than {least_tracks} tracks or {least_artists} artists: {named}{more}.",
                least_tracks=LEAST_TRACKS,
                least_artists=LEAST_ARTISTS,
                named=named,
                more=more,
            )
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
        said.append(tr("Accepted; not in the file yet."))
    if open_ones:
        sure = ", ".join(f"{each.name} {percent(each.confidence)}" for each in open_ones)
        said.append(
            tr("The tags have no genre. By its sound, as your other tracks are tagged: {sure}.", sure=sure)
        )
    return " ".join(said)


def genres_plan_text(accepted: Mapping[TrackId, tuple[str, ...]]) -> str:
    """What writing accepted genres would do; the genres of each track come in."""
    counts = Counter(name for names in accepted.values() for name in names)
    named = ", ".join(f"{name} ({number_text(count)})" for name, count in counts.most_common(_NAMED))
    more = (
        plural(" and {n} more genre", " and {n} more genres", len(counts) - _NAMED)
        if len(counts) > _NAMED
        else ""
    )
    return plural(
        "The genres that you accepted are written to the tags of {n} file: {named}{more}. Other "
        "tags and the sound stay as they are. You can take it back right afterwards.",
        "The genres that you accepted are written to the tags of {n} files: {named}{more}. Other "
        "tags and the sound stay as they are. You can take it back right afterwards.",
        len(accepted),
        named=named,
        more=more,
    )

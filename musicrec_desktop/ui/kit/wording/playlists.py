"""What is said about suggestions for playlists."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from musicrec_desktop.core.bidi import quoted
from musicrec_desktop.core.language import plural, tr
from musicrec_desktop.model.recommendation import Reason
from musicrec_desktop.ui.kit.wording.formats import as_line

_SUGGESTION_PROBLEMS: Final = {
    "empty": tr("The playlist has no tracks yet. With one track in it, others that fit are suggested."),
    "listening": tr(
        "Your music is being listened to now. Suggestions by how it sounds follow; until then there "
        "is only what is played or listed together."
    ),
    "not-analysed": tr(
        "It is not known yet how this playlist sounds, so only what is played or listed together "
        "with its tracks is suggested. Let the library be analysed."
    ),
    "nothing": tr("Nothing fits so well. Ask for less."),
}


NO_OTHERS: Final = tr("Nothing else fits this playlist yet.")
LOOKING: Final = tr("Looking for tracks that fit…")


def suggestion_problem_text(problem: str, *, is_listening: bool = False) -> str:
    """One or two sentences for ``Suggestions.problem``; empty for none.

    Args:
        problem: a reason word.
        is_listening: whether the library is being analysed now.
    """
    if problem == "not-analysed" and is_listening:
        problem = "listening"
    return _SUGGESTION_PROBLEMS.get(problem, "")


def refused_text(track: str, playlist: str) -> str:
    """What is said when a track shall not be suggested for a playlist any more.

    Args:
        track: its title in quotes.
        playlist: its name.
    """
    return tr("{track} is not suggested for {playlist} any more", track=track, playlist=quoted(playlist))


def refused_count_text(count: int) -> str:
    """What shows refused suggestions again."""
    return plural("Show {n} refused track again", "Show {n} refused tracks again", count)


def allowed_text(count: int, playlist: str) -> str:
    """What is said when refused tracks can be suggested for a playlist again."""
    return plural(
        "{n} track can be suggested for {playlist} again",
        "{n} tracks can be suggested for {playlist} again",
        count,
        playlist=quoted(playlist),
    )


def suggestion_reason_text(reasons: Sequence[Reason]) -> str:
    """What speaks most for a suggestion, as a line; empty where nothing is known."""
    return as_line(reasons[0].text) if reasons else ""


def suggestion_fit_text(fit: float) -> str:
    """How well a suggestion fits (0 to 1), in words."""
    return tr("fits {percent} percent", percent=round(100 * fit))


def suggestion_threshold_text(fit: float) -> str:
    """How well suggestions must fit (0 to 1), in words."""
    return (
        tr("What fits at least {percent} percent", percent=round(100 * fit))
        if fit
        else tr("Whatever fits at all")
    )

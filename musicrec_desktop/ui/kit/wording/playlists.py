"""What is said about suggestions for playlists."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from musicrec_desktop.core.bidi import quoted
from musicrec_desktop.model.recommendation import Reason
from musicrec_desktop.ui.kit.wording.formats import as_line, format_count

_SUGGESTION_PROBLEMS: Final = {
    "empty": "The playlist has no tracks yet. With one track in it, others that fit are suggested.",
    "listening": "Your music is being listened to now. Suggestions by how it sounds follow; until then there "
    "is only what is played or listed together.",
    "not-analysed": "It is not known yet how this playlist sounds, so only what is played or listed together "
    "with its tracks is suggested. Let the library be analysed.",
    "nothing": "Nothing fits so well. Ask for less.",
}


NO_OTHERS: Final = "Nothing else fits this playlist yet."
LOOKING: Final = "Looking for tracks that fit…"


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
    return f"{track} is not suggested for {quoted(playlist)} any more"


def refused_count_text(count: int) -> str:
    """What shows refused suggestions again."""
    return f"Show {format_count(count, 'refused track')} again"


def allowed_text(count: int, playlist: str) -> str:
    """What is said when refused tracks can be suggested for a playlist again."""
    return f"{format_count(count, 'track')} can be suggested for {quoted(playlist)} again"


def suggestion_reason_text(reasons: Sequence[Reason]) -> str:
    """What speaks most for a suggestion, as a line; empty where nothing is known."""
    return as_line(reasons[0].text) if reasons else ""


def suggestion_fit_text(fit: float) -> str:
    """How well a suggestion fits (0 to 1), in words."""
    return f"fits {round(100 * fit)} percent"


def suggestion_threshold_text(fit: float) -> str:
    """How well suggestions must fit (0 to 1), in words."""
    return f"What fits at least {round(100 * fit)} percent" if fit else "Whatever fits at all"

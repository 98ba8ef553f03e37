"""What is said about suggestions for playlists."""

from __future__ import annotations

from typing import Final

_SUGGESTION_PROBLEMS: Final = {
    "empty": "The playlist has no tracks yet. With one track in it, others that fit are suggested.",
    "not-analysed": "It is not known yet how this playlist sounds, so only what is played or listed together "
    "with its tracks is suggested. Let the library be analysed.",
    "nothing": "Nothing fits so well. Ask for less.",
}


def suggestion_problem_text(problem: str) -> str:
    """One or two sentences for ``Suggestions.problem``; empty for none."""
    return _SUGGESTION_PROBLEMS.get(problem, "")

"""Sentences for what can go wrong when another process speaks to the window."""

from __future__ import annotations

from typing import Final

_AGAIN: Final = "Try again; if that does not help, close the player and open it again."

PROBLEMS: Final = {
    "not-open": ("The player is not open.", "Start it with “musicrec”."),
    "no-sockets": (
        "This system has no local sockets, so the player cannot be controlled from here.",
        "Use its window.",
    ),
    "no-answer": ("The player is open but does not answer.", _AGAIN),
    "not-ready": ("The player is still starting.", "Try again in a moment."),
    "nothing-current": ("Nothing is playing.", "Start something with “musicrec remote play PATH”."),
    "nothing-to-play": ("The queue is empty.", "Fill it with “musicrec remote play PATH”."),
    "unknown-verb": ("The open player does not know this word.", "Close it and open it again."),
    "bad-argument": ("The open player does not take this.", "“musicrec remote --help” lists what it takes."),
    "no-request": ("The open player did not understand this.", "Close it and open it again."),
    "not-playable": ("It cannot be played.", "The player’s window says why."),
    "failed": ("It could not be done.", "The player’s window says why."),
}
"""What happened and what to do, for each reason of a ``RemoteError``."""


def remote_problem_text(reason: str) -> tuple[str, str]:
    """Headline and advice."""
    return PROBLEMS.get(reason, PROBLEMS["no-request"])

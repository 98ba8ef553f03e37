"""Sentences about lists at Spotify."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from musicrec_desktop.core.language import tr

_AGAIN: Final = tr("Try again in a while.")
_PROBLEMS: Final[Mapping[str, tuple[str, str]]] = {
    "no-id": (
        tr("Spotify gives no list away without a client id."),
        tr("Enter yours, or save the playlist with Exportify and open that file."),
    ),
    "bad-id": (
        tr("This is not a client id of Spotify."),
        tr("It has 32 digits and letters from a to f; copy it from the page of your app at Spotify."),
    ),
    "port-taken": (
        tr("The answer of Spotify could not be waited for: another program uses the port."),
        tr("Close other windows of MusicRec, then try again."),
    ),
    "refused": (
        tr("You did not allow MusicRec to read the list."),
        tr("Paste the link again to be asked again."),
    ),
    "no-answer": (
        tr("Nobody signed in at Spotify within five minutes."),
        tr("Paste the link again; your browser shows the page of Spotify."),
    ),
    "signed-out": (
        tr("Spotify takes the sign-in no more."),
        tr("Check the address of your app at Spotify, then paste the link again."),
    ),
    "forbidden": (
        tr("Spotify does not let you read this list."),
        tr("A new app sees lists of those people alone who are named in its settings at Spotify."),
    ),
    "not-found": (
        tr("There is no such list at Spotify."),
        tr(
            "It may be private, or one that Spotify makes itself; copy its tracks into a playlist of "
            "your own."
        ),
    ),
    "busy": (tr("Spotify asks to be left alone for a while."), _AGAIN),
    "away": (tr("Spotify cannot be reached."), tr("Check the connection. {again}", again=_AGAIN)),
    "timed-out": (tr("Spotify did not answer in time."), _AGAIN),
    "not-understood": (tr("Spotify answered something that is not understood."), _AGAIN),
    "nothing": (tr("The list has no tracks."), tr("Choose another one.")),
}
REDIRECT: Final = "http://127.0.0.1:43917/callback"
HOW_TO_GET_AN_ID: Final = tr(
    "At developer.spotify.com, create an app with this redirect address, and copy its client id here."
)
ID_IS_KEPT: Final = tr("The link of a playlist, an album or your liked songs at Spotify can be pasted, too.")
BROWSER_MAY_OPEN: Final = tr("If your browser opens, sign in there. This window goes on by itself.")


def spotify_problem_text(reason: str) -> tuple[str, str]:
    """Why a list at Spotify cannot be read, and what to do next: two sentences."""
    return _PROBLEMS[reason]

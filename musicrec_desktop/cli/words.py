"""The sentences of the terminal for errors, failed files and an engine without sound."""

from __future__ import annotations

import os
import re
from typing import Final

from musicrec_desktop.core.errors import (
    LibraryError,
    MusicRecError,
    PlaybackError,
    QuerySyntaxError,
    TrackNotFoundError,
)
from musicrec_desktop.core.paths import display_path
from musicrec_desktop.core.text.encodable import encodable

# The words for errors are imported where one is told: commands do not wait for them.

_CONTROLS: Final = re.compile("[\x00-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069]")
"""Of the terminal, and those that turn the direction of what follows."""
_LONGEST_POINTED: Final = 2000
"""Characters of a query that is shown again; under a longer one nobody finds the place."""


_PROBLEMS: Final = {
    "no-tracks": "There is nothing to go on with: the library is empty. Run “musicrec scan FOLDER” first.",
    "one-track": "There is nothing to go on with: the library needs at least two tracks.",
    "show-over": "There is nothing to go on with: this is the last part of it.",
    "too-short": "There is nothing to go on with: everything else is shorter than 20 seconds. "
    "“--rules length=0..720” lets such sounds come.",
    "inside-empty": "There is nothing to go on with: nothing inside can be played now.",
    "inside-one": "There is nothing to go on with: there is only this track inside.",
    "inside-gone": "There is nothing to go on with: the playlist is gone.",
    "inside-wrong": "There is nothing to go on with: the query cannot be read.",
    "all-banned": "There is nothing to go on with: everything else is banned, marked explicit or taken out. "
    "“musicrec feedback list” shows what is banned.",
}


def printable(text: str) -> str:
    """Text for one line of any terminal: control characters, and bytes that are not UTF-8, are replaced."""
    return _CONTROLS.sub(" ", encodable(text))


def error_line(error: MusicRecError) -> str:
    """What went wrong, and what the user can do about it, in one line."""
    from musicrec_desktop.ui.kit.wording.errors import error_message

    if isinstance(error, TrackNotFoundError):
        return (
            f"“{printable(display_path(error.what))}” is not a track of the library. "
            "Add its folder with “musicrec scan FOLDER”; “musicrec tracks” shows what is there."
        )
    if isinstance(error, LibraryError) and error.reason == "demo-failed":
        return f"The demo library could not be made in {printable(display_path(error.path))}."
    return printable(str(error_message(error)))


def failure_line(path: str, reason: str) -> str:
    """Which file or folder could not be used, and why."""
    return f"{printable(display_path(path))}: {failure_sentence(path, reason)}"


def failure_sentence(path: str, reason: str) -> str:
    """Why a file or folder could not be used."""
    from musicrec_desktop.ui.kit.wording.files import failure_text, folder_problem_text

    return folder_problem_text(reason) if os.path.isdir(path) else failure_text(reason)


def folder_line(path: str, reason: str) -> str:
    """Why a folder that was named could not be scanned."""
    from musicrec_desktop.ui.kit.wording.files import folder_problem_text

    return f"“{printable(display_path(path))}” cannot be scanned. {folder_problem_text(reason)}"


def no_sound_line(reason: str) -> str:
    """Why nothing can be heard, and what to install."""
    from musicrec_desktop.ui.kit.wording.errors import engine_problem

    return printable(str(engine_problem(reason)))


def playback_line(error: PlaybackError) -> str:
    """Why a track could not be played."""
    from musicrec_desktop.ui.kit.wording.errors import error_message

    return printable(str(error_message(error)))


def problem_line(problem: str) -> str:
    """Why there is no automatic queue."""
    return _PROBLEMS[problem]


def pointed_lines(error: QuerySyntaxError) -> tuple[str, ...]:
    """The query, and signs under what is wrong in it; nothing where that is not known."""
    from rich.cells import cell_len

    if not error.text or error.end <= error.position or len(error.text) > _LONGEST_POINTED:
        return ()
    before = cell_len(printable(error.text[: error.position]))
    width = cell_len(printable(error.text[error.position : error.end]))
    return f"  {printable(error.text)}", f"  {' ' * before}{'^' * max(1, width)}"

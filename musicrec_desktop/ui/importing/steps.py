"""The steps of the import assistant, and what can be done next where something cannot be imported."""

from __future__ import annotations

from enum import Enum
from typing import Final

from musicrec_desktop.core.errors import ImportFileError, MusicRecError
from musicrec_desktop.core.language import tr
from musicrec_desktop.ui.kit.dragged import is_playlist_name


class Step(Enum):
    """Where the assistant is."""

    CHOOSE = "choose"
    READ = "read"
    OVERVIEW = "overview"
    REVIEW = "review"
    IMPORT = "import"
    REPORT = "report"
    ERROR = "error"


_CHOOSE, _LOOK = tr("Step 1 of 4 · Choose"), tr("Step 2 of 4 · Look inside")
_REVIEW, _IMPORT = tr("Step 3 of 4 · Review"), tr("Step 4 of 4 · Import")
STEP_WORDS: Final = {
    Step.CHOOSE: (_CHOOSE, tr("Import from another player")),
    Step.READ: (_LOOK, tr("Looking inside")),
    Step.OVERVIEW: (_LOOK, tr("This would be imported")),
    Step.REVIEW: (_REVIEW, tr("Review the tracks")),
    Step.IMPORT: (_IMPORT, tr("Importing")),
    Step.REPORT: (_IMPORT, tr("Import finished")),
    Step.ERROR: (_LOOK, tr("This cannot be imported")),
}
"""How far a step is, and its title."""


class WayOut(Enum):
    """What is offered first where something cannot be imported."""

    AS_PLAYLIST = tr("Import as a playlist")
    BACK = tr("Back to the numbers")
    """What was reviewed is still there."""
    AGAIN = tr("Try again")
    OTHER = tr("Choose something else")


_AGAIN: Final = frozenset({"in-use", "disk-full", "gone", "unreadable"})
"""Reasons of refused files that may be otherwise in a moment."""


def way_out(error: MusicRecError, path: str, *, is_planned: bool) -> tuple[MusicRecError, WayOut]:
    """The error as it is told, and what is offered.

    Args:
        error: why it cannot be.
        path: of what was read.
        is_planned: whether a plan is there, to go back to.
    """
    if isinstance(error, ImportFileError) and error.reason == "unknown" and is_playlist_name(path):
        error = ImportFileError(path, "playlist")
    reason = error.reason if isinstance(error, ImportFileError) else ""
    if reason == "playlist":
        return error, WayOut.AS_PLAYLIST
    if is_planned:
        return error, WayOut.BACK
    return error, WayOut.AGAIN if reason in _AGAIN else WayOut.OTHER

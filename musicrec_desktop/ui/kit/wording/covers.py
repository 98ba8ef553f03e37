"""Sentences about covers."""

from __future__ import annotations

from typing import Final

from musicrec_desktop.core.settings import LOOK_AT_COVERS
from musicrec_desktop.model.cover_look import NO_NETWORK, TURNED_OFF, DoublePicture

LOOKING_IS_OFF: Final = f"“{LOOK_AT_COVERS.label}” is turned off in the settings."
PROBLEMS: Final = {
    NO_NETWORK: "The network that looks at covers is missing or damaged. Install MusicRec again.",
    TURNED_OFF: LOOKING_IS_OFF,
}
"""By reason word: why no cover is looked at."""
NO_DOUBLES: Final = "Each cover is there in one size and file only"
"""Of a library without duplicate covers."""

_FAILURES: Final = {
    "unreadable": "The cover is damaged.",
    "too-large": "The cover has too many pixels to be looked at.",
    "out-of-memory": "The cover takes too much memory.",
    "timed-out": "Looking at the cover takes too much time.",
}


def cover_failure_text(reason: str) -> str:
    """Why the cover of a file cannot be seen, one sentence."""
    return _FAILURES.get(reason, "The cover cannot be looked at.")


def alike_text(share: float, *, is_same: bool) -> str:
    """How alike two covers are; ``share`` of random pairs are less alike, 0 to 1."""
    return "same picture" if is_same else f"{share * 100:.0f} % alike"


def pixels_text(picture: DoublePicture) -> str:
    """The size of a picture file: ``"1,400 × 1,400"``."""
    return f"{picture.width_px:,} × {picture.height_px:,}"

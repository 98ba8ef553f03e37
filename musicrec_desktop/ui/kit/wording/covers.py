"""Sentences about covers."""

from __future__ import annotations

import os
from typing import Final

from musicrec_desktop.core.paths import display_path
from musicrec_desktop.core.sentences import percent
from musicrec_desktop.core.settings import LOOK_AT_COVERS
from musicrec_desktop.model.cover_look import NO_NETWORK, TURNED_OFF, DoublePicture, TrackPicture
from musicrec_desktop.ui.kit.wording.formats import format_megabytes

LOOKING_IS_OFF: Final = f"“{LOOK_AT_COVERS.label}” is turned off in the settings."
PROBLEMS: Final = {
    NO_NETWORK: "The network that looks at covers is missing or damaged. Install MusicRec again.",
    TURNED_OFF: LOOKING_IS_OFF,
}
"""By reason word: why no cover is looked at."""
LOOK_ALIKES: Final = "Albums that look like this"
READING_WALL: Final = "Reading the albums"
ARRANGING: Final = "comparing covers…"
"""Of a wall whose covers do not stand beside what looks like them yet."""
NO_DOUBLES: Final = "Each cover is there in one size and file only"
"""Of a library without duplicate covers."""

_FAILURES: Final = {
    "unreadable": "The cover is damaged.",
    "too-large": "The cover has too many pixels to be looked at.",
    "out-of-memory": "The cover takes too much memory.",
    "timed-out": "Looking at the cover takes too much time.",
}


_KINDS: Final = {
    3: "Front cover",
    4: "Back cover",
    5: "Booklet",
    6: "Disc",
    7: "Lead artist",
    8: "Artist",
    10: "Band",
    18: "Illustration",
    19: "Logo of the band",
    20: "Logo of the publisher",
}
"""By type number of ID3 and FLAC; others are just pictures."""


def picture_text(picture: TrackPicture) -> str:
    """A picture of a track in words: ``"Front cover, inside the file, 0.4 MB"``, ``"folder.jpg, 0.1 MB"``."""
    size = format_megabytes(picture.size)
    if picture.path:
        name = display_path(os.path.basename(picture.path))
        return f"{name}, {size}" + (" (the cover)" if picture.kind else "")
    return f"{_KINDS.get(picture.kind, 'Picture')}, inside the file, {size}"


def cover_failure_text(reason: str) -> str:
    """Why the cover of a file cannot be seen, one sentence."""
    return _FAILURES.get(reason, "The cover cannot be looked at.")


def alike_text(share: float, *, is_same: bool) -> str:
    """How alike two covers are; ``share`` of random pairs are less alike, 0 to 1."""
    return "same picture" if is_same else f"{percent(share)} alike"


def pixels_text(picture: DoublePicture) -> str:
    """The size of a picture file: ``"1,400 × 1,400"``."""
    return f"{picture.width_px:,} × {picture.height_px:,}"

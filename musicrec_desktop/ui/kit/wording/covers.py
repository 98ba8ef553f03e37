"""Sentences about covers."""

from __future__ import annotations

import os
from typing import Final

from musicrec_desktop.core.language import tr
from musicrec_desktop.core.paths import display_path
from musicrec_desktop.core.sentences import percent
from musicrec_desktop.core.settings import LOOK_AT_COVERS
from musicrec_desktop.model.cover_look import NO_NETWORK, TURNED_OFF, DoublePicture, TrackPicture
from musicrec_desktop.ui.kit.wording.formats import format_megabytes

LOOKING_IS_OFF: Final = tr("“{label}” is turned off in the settings.", label=LOOK_AT_COVERS.label)
PROBLEMS: Final = {
    NO_NETWORK: tr("The network that looks at covers is missing or damaged. Install MusicRec again."),
    TURNED_OFF: LOOKING_IS_OFF,
}
"""By reason word: why no cover is looked at."""
LOOK_ALIKES: Final = tr("Albums that look like this")
READING_WALL: Final = tr("Reading the albums")
ARRANGING: Final = tr("comparing covers…")
"""Of a wall whose covers do not stand beside what looks like them yet."""
NO_DOUBLES: Final = tr("Each cover is there in one size and file only")
"""Of a library without duplicate covers."""

_FAILURES: Final = {
    "unreadable": tr("The cover is damaged."),
    "too-large": tr("The cover has too many pixels to be looked at."),
    "out-of-memory": tr("The cover takes too much memory."),
    "timed-out": tr("Looking at the cover takes too much time."),
}


_KINDS: Final = {
    3: tr("Front cover"),
    4: tr("Back cover"),
    5: tr("Booklet"),
    6: tr("Disc"),
    7: tr("Lead artist"),
    8: tr("Artist"),
    10: tr("Band"),
    18: tr("Illustration"),
    19: tr("Logo of the band"),
    20: tr("Logo of the publisher"),
}
"""By type number of ID3 and FLAC; others are just pictures."""


def picture_text(picture: TrackPicture) -> str:
    """A picture of a track in words: ``"Front cover, inside the file, 0.4 MB"``, ``"folder.jpg, 0.1 MB"``."""
    size = format_megabytes(picture.size)
    if picture.path:
        name = display_path(os.path.basename(picture.path))
        return f"{name}, {size}" + (tr(" (the cover)") if picture.kind else "")
    return tr("{get}, inside the file, {size}", get=_KINDS.get(picture.kind, tr("Picture")), size=size)


def cover_failure_text(reason: str) -> str:
    """Why the cover of a file cannot be seen, one sentence."""
    return _FAILURES.get(reason, tr("The cover cannot be looked at."))


def alike_text(share: float, *, is_same: bool) -> str:
    """How alike two covers are; ``share`` of random pairs are less alike, 0 to 1."""
    return tr("same picture") if is_same else tr("{share} alike", share=percent(share))


def pixels_text(picture: DoublePicture) -> str:
    """The size of a picture file: ``"1,400 × 1,400"``."""
    return f"{picture.width_px:,} × {picture.height_px:,}"

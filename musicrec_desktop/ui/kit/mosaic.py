"""Four covers as one picture, for lists that have no cover of their own; one cover where there are fewer."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtGui import QPainter, QPixmap

from musicrec_desktop.model.track import TrackId
from musicrec_desktop.ui.kit.painting import CoverLookup

PARTS: Final = 4


def mosaic(track_ids: Sequence[TrackId], covers: CoverLookup, side_px: int) -> QPixmap | None:
    """One picture of the covers of some tracks, as far as they are there.

    Args:
        track_ids: a track of each album; the first four that have a cover count.
        covers: gives a cover, or None while it is not there.
        side_px: of the picture, in device pixels.

    Returns:
        Two by two covers; the first one alone where fewer than four are there; None without any.
    """
    half = (side_px + 1) // 2
    found: list[QPixmap] = []
    for track_id in track_ids:
        cover = covers(track_id, half)
        if cover is not None and not cover.isNull():
            found.append(cover)
        if len(found) == PARTS:
            break
    if not found:
        return None
    if len(found) < PARTS:
        return next((whole for one in track_ids if (whole := covers(one, side_px)) is not None), found[0])
    picture = QPixmap(side_px, side_px)
    picture.fill(Qt.GlobalColor.transparent)
    painter = QPainter(picture)
    for number, cover in enumerate(found):
        painter.drawPixmap(half * (number % 2), half * (number // 2), cover)
    painter.end()
    return picture

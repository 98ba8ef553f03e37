"""Paints the heading of an album in a list: cover, name, and how much there is."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QPoint, QRect, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QPainter

from musicrec_desktop.ui.kit.cover_thumb import paint_cover
from musicrec_desktop.ui.kit.icons import Glyph, glyph_pixmap
from musicrec_desktop.ui.kit.painting import CoverLookup, draw_elided, looked_up
from musicrec_desktop.ui.theme.colours import Theme
from musicrec_desktop.ui.theme.sizes import Radius, Space
from musicrec_desktop.ui.track_table.album_rows import LINES, AlbumHeading

FOLD_PX: Final = 32
"""The width of the part at the left where a click folds the album."""
_CHEVRON_PX: Final = 18
_EDGE_PX: Final = 5


def paint_album_heading(
    painter: QPainter, place: QRect, heading: AlbumHeading, theme: Theme, covers: CoverLookup | None
) -> None:
    """Paint one row of the heading of an album.

    Args:
        painter: of the table.
        place: the row.
        heading: what it shows.
        theme: colours.
        covers: gives pictures; None for placeholders only.
    """
    painter.save()
    painter.setClipRect(place)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    whole = QRect(place.left(), place.top() - heading.line * place.height(), place.width(), 0)
    whole.setHeight(LINES * place.height())
    painter.fillRect(place, QColor(theme.surface))
    if heading.line == 0:
        painter.fillRect(place.left(), place.top(), place.width(), 1, QColor(theme.border))
    dpr = painter.device().devicePixelRatioF()
    glyph = Glyph.DOWN if heading.is_open else Glyph.RIGHT
    corner = QPoint(whole.left() + (FOLD_PX - _CHEVRON_PX) // 2, whole.center().y() - _CHEVRON_PX // 2 + 1)
    painter.drawPixmap(corner, glyph_pixmap(glyph, theme, _CHEVRON_PX, dpr, "icon"))
    side = whole.height() - 2 * _EDGE_PX
    cover = QRectF(whole.left() + FOLD_PX, whole.top() + _EDGE_PX + 1, side - 1, side - 1)
    track_id = None if heading.track is None else heading.track.id
    picture = looked_up(covers, track_id, side - 1, dpr)
    paint_cover(painter, cover, picture, name=heading.title, theme=theme, radius_px=float(Radius.S))
    line = place.adjusted(FOLD_PX + side + Space.M, 0, -Space.M, 0)
    low, high = Qt.AlignmentFlag.AlignBottom, Qt.AlignmentFlag.AlignTop
    if heading.line == 0:
        font = QFont(painter.font())
        font.setWeight(QFont.Weight.DemiBold)
        painter.setFont(font)
        painter.setPen(QColor(theme.text))
        draw_elided(painter, line.adjusted(0, 0, 0, -2), heading.title, Qt.AlignmentFlag.AlignLeft | low)
    else:
        painter.setPen(QColor(theme.text_dim))
        draw_elided(painter, line.adjusted(0, 2, 0, 0), heading.facts, Qt.AlignmentFlag.AlignLeft | high)
    painter.restore()

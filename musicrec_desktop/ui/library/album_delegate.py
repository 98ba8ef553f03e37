"""Cards of the album grid: cover, title, artist."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QObject, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFontMetrics, QPainter
from PySide6.QtWidgets import QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem
from typing_extensions import override

from musicrec_desktop.ui.kit.cover_thumb import paint_cover
from musicrec_desktop.ui.kit.painting import (
    AnyIndex,
    CoverLookup,
    draw_elided,
    looked_up,
    paint_card_back,
    sized,
)
from musicrec_desktop.ui.kit.roles import Role
from musicrec_desktop.ui.theme.control import ThemeController
from musicrec_desktop.ui.theme.sizes import FontSize, Radius

CARD_PX: Final = 168
MARGIN_PX: Final = 8
CELL: Final = QSize(CARD_PX + 2 * MARGIN_PX, CARD_PX + 2 * MARGIN_PX + 44)
"""The size of a grid's cell."""


class AlbumDelegate(QStyledItemDelegate):
    """Paints the text, ``Role.DETAIL`` and the cover of ``Role.TRACK_ID``; late covers move nothing.

    Args:
        themes: where the colours come from.
        covers: gives pictures; None for placeholders only.
        parent: the view.
    """

    def __init__(
        self, themes: ThemeController, covers: CoverLookup | None = None, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._themes = themes
        self._covers = covers

    @override
    def sizeHint(self, option: QStyleOptionViewItem, _index: AnyIndex) -> QSize:
        # Qt centres what is narrower than its cell, and cards stand at the beginning of theirs.
        grid = option.widget.gridSize() if isinstance(option.widget, QListView) else CELL
        return grid if grid.isValid() else CELL

    @override
    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: AnyIndex) -> None:
        theme, rect = self._themes.theme, option.rect
        title, detail = str(index.data(Qt.ItemDataRole.DisplayRole) or ""), str(index.data(Role.DETAIL) or "")
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        card = QRect(rect.left() + MARGIN_PX, rect.top(), CARD_PX, rect.height())
        left = QStyle.visualRect(option.direction, rect, card).left()
        cover = QRectF(left, rect.top() + MARGIN_PX, CARD_PX, CARD_PX)
        ground = QRectF(left - MARGIN_PX + 2, rect.top() + 2, CARD_PX + 2 * MARGIN_PX - 4, CELL.height() - 4)
        paint_card_back(painter, option, ground, theme)
        dpr = painter.device().devicePixelRatioF()
        picture = looked_up(self._covers, index.data(Role.TRACK_ID), CARD_PX, dpr)
        paint_cover(painter, cover, picture, name=title, theme=theme, radius_px=Radius.S)
        line = QRect(left, round(cover.bottom()) + 6, CARD_PX, 18)
        painter.setPen(QColor(theme.text))
        draw_elided(painter, line, title)
        line.translate(0, 19)
        painter.setFont(sized(painter.font(), FontSize.LABEL))
        painter.setPen(QColor(theme.text_dim))
        draw_elided(painter, line, fitted_detail(detail, painter.fontMetrics(), CARD_PX))
        painter.restore()


def fitted_detail(detail: str, metrics: QFontMetrics, width_px: int) -> str:
    """``"Artist · 1998"``, of which the artist is cut where there is no room, and the year is kept."""
    artist, dot, year = detail.rpartition(" · ")
    room = width_px - metrics.horizontalAdvance(f"{dot}{year}")
    return f"{metrics.elidedText(artist, Qt.TextElideMode.ElideRight, room)}{dot}{year}" if artist else detail

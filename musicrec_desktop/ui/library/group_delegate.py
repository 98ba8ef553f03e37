"""Rows of artists and genres: picture, name, and how much there is."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QObject, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter
from PySide6.QtWidgets import QStyledItemDelegate, QStyleOptionViewItem
from typing_extensions import override

from musicrec_desktop.ui.kit.cover_thumb import paint_cover
from musicrec_desktop.ui.kit.painting import (
    RIGHT,
    AnyIndex,
    CoverLookup,
    draw_elided,
    looked_up,
    paint_card_back,
)
from musicrec_desktop.ui.kit.roles import Role
from musicrec_desktop.ui.theme.control import ThemeController
from musicrec_desktop.ui.theme.sizes import Radius, Space

ROW_PX: Final = 52
COVER_PX: Final = 36


class GroupDelegate(QStyledItemDelegate):
    """Paints the text, ``Role.DETAIL`` at the right and the cover of ``Role.TRACK_ID``.

    Args:
        themes: where the colours come from.
        covers: gives pictures; None for placeholders only.
        is_round: artists have round pictures.
        parent: the view.
    """

    def __init__(
        self,
        themes: ThemeController,
        covers: CoverLookup | None = None,
        *,
        is_round: bool = False,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._themes = themes
        self._covers = covers
        self._radius_px = COVER_PX / 2 if is_round else float(Radius.S)

    @override
    def sizeHint(self, _option: QStyleOptionViewItem, _index: AnyIndex) -> QSize:
        return QSize(240, ROW_PX)

    @override
    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: AnyIndex) -> None:
        theme, rect = self._themes.theme, option.rect
        name, detail = str(index.data(Qt.ItemDataRole.DisplayRole) or ""), str(index.data(Role.DETAIL) or "")
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        paint_card_back(painter, option, QRectF(rect).adjusted(Space.S, 1, -Space.S, -1), theme)
        cover = QRectF(rect.left() + Space.L, rect.top() + (ROW_PX - COVER_PX) / 2, COVER_PX, COVER_PX)
        dpr = painter.device().devicePixelRatioF()
        picture = looked_up(self._covers, index.data(Role.TRACK_ID), COVER_PX, dpr)
        paint_cover(painter, cover, picture, name=name, theme=theme, radius_px=self._radius_px)
        line = QRect(rect)
        line.setLeft(round(cover.right()) + Space.M)
        line.setRight(rect.right() - Space.L)
        painter.setPen(QColor(theme.text_dim))
        painter.drawText(line, RIGHT, detail)
        line.setRight(line.right() - painter.fontMetrics().horizontalAdvance(detail) - Space.M)
        painter.setPen(QColor(theme.text))
        draw_elided(painter, line, name)
        painter.restore()

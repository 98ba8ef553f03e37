"""Paints suggestions: cover, title, artist and reason, how well it fits, ＋ and −."""

from __future__ import annotations

from enum import Enum
from typing import Final

from PySide6.QtCore import (
    QAbstractItemModel,
    QEvent,
    QModelIndex,
    QPoint,
    QRect,
    QRectF,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QColor, QHelpEvent, QMouseEvent, QPainter
from PySide6.QtWidgets import QAbstractItemView, QStyle, QStyledItemDelegate, QStyleOptionViewItem, QToolTip
from typing_extensions import override

from musicrec_desktop.ui.kit.actions import key_of
from musicrec_desktop.ui.kit.buttons import with_shortcut
from musicrec_desktop.ui.kit.cover_thumb import paint_cover
from musicrec_desktop.ui.kit.icons import Glyph, glyph_pixmap
from musicrec_desktop.ui.kit.labels import tabular_font
from musicrec_desktop.ui.kit.painting import (
    RIGHT,
    AnyIndex,
    CoverLookup,
    draw_elided,
    looked_up,
    paint_card_back,
    sized,
)
from musicrec_desktop.ui.kit.roles import Role
from musicrec_desktop.ui.playlists.suggest.model import ROW_ROLE, SuggestionRow
from musicrec_desktop.ui.theme.control import ThemeController
from musicrec_desktop.ui.theme.sizes import FontSize, Radius, Space

ROW_PX, COVER_PX, BUTTON_PX, ICON_PX, LINE_PX, FIT_PX = 48, 34, 28, 18, 18, 44


class RowButton(Enum):
    """What can be clicked in a row."""

    ADD = "add"
    REFUSE = "refuse"


_GLYPHS: Final = {RowButton.ADD: Glyph.ADD, RowButton.REFUSE: Glyph.MINUS}
_WORDS: Final = {
    RowButton.ADD: with_shortcut("Add it at the end of the playlist", key_of("add_suggestion")),
    RowButton.REFUSE: with_shortcut("Do not suggest it for this playlist", key_of("refuse_suggestion")),
}


class SuggestionDelegate(QStyledItemDelegate):
    """Two lines and two buttons.

    Args:
        themes: colours.
        covers: gives pictures.
        view: shows the rows.

    Attributes:
        pressed: the row and the ``RowButton`` that was clicked in it.
    """

    pressed = Signal(int, object)

    def __init__(self, themes: ThemeController, covers: CoverLookup, view: QAbstractItemView) -> None:
        super().__init__(view)
        self._themes, self._covers, self._view = themes, covers, view
        self._hot: tuple[int, RowButton] | None = None

    @override
    def sizeHint(self, _option: QStyleOptionViewItem, _index: AnyIndex) -> QSize:
        return QSize(160, ROW_PX)

    def button_rect(self, rect: QRect, button: RowButton, direction: Qt.LayoutDirection) -> QRect:
        """Where a button of a row stands.

        Args:
            rect: of the row.
            button: which one.
            direction: of the window.
        """
        right = rect.right() - Space.S - BUTTON_PX * (2 if button is RowButton.ADD else 1)
        place = QRect(right, rect.top() + (rect.height() - BUTTON_PX) // 2, BUTTON_PX, BUTTON_PX)
        return QStyle.visualRect(direction, rect, place)

    def cool(self) -> None:
        """The pointer left."""
        self._heat(None)

    @override
    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: AnyIndex) -> None:
        row = index.data(ROW_ROLE)
        if not isinstance(row, SuggestionRow):
            return
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        theme, rect = self._themes.theme, QRect(option.rect)
        dpr = painter.device().devicePixelRatioF()
        paint_card_back(painter, option, QRectF(rect).adjusted(Space.XS, 1, -Space.XS, -1), theme)
        if index.data(Role.IS_DIM):
            painter.setOpacity(0.4)
        top = (rect.height() - COVER_PX) // 2
        cover = self._mirrored(option, QRect(rect.left() + Space.M, rect.top() + top, COVER_PX, COVER_PX))
        picture = looked_up(self._covers, row.track.id, COVER_PX, dpr)
        tags = row.track.tags
        paint_cover(painter, QRectF(cover), picture, name=tags.album or tags.title, theme=theme, radius_px=4)
        for button, glyph in _GLYPHS.items():
            self._paint_button(painter, option, index.row(), button, glyph, dpr)
        left = rect.left() + Space.M + COVER_PX + 10
        fit_left = rect.right() - Space.S - 2 * BUTTON_PX - Space.S - FIT_PX
        body = sized(painter.font(), FontSize.BODY)
        small = sized(painter.font(), FontSize.LABEL)
        painter.setFont(tabular_font(body))
        painter.setPen(QColor(theme.text_dim))
        fit = self._mirrored(option, QRect(fit_left, rect.top(), FIT_PX, rect.height()))
        painter.drawText(fit, RIGHT, f"{round(100 * row.fit)} %")
        line = QRect(left, rect.top() + 6, fit_left - Space.S - left, LINE_PX)
        painter.setFont(body)
        painter.setPen(QColor(theme.text))
        draw_elided(painter, self._mirrored(option, line), tags.title)
        line.translate(0, LINE_PX)
        painter.setFont(small)
        painter.setPen(QColor(theme.text_dim))
        words = " · ".join(part for part in (tags.artist_text, row.reason) if part)
        draw_elided(painter, self._mirrored(option, line), words)
        painter.restore()

    @override
    def editorEvent(
        self, event: QEvent, model: QAbstractItemModel, option: QStyleOptionViewItem, index: AnyIndex
    ) -> bool:
        if not isinstance(event, QMouseEvent):
            return super().editorEvent(event, model, option, index)
        button = self._button_at(option, event.position().toPoint())
        if event.type() is QEvent.Type.MouseMove:
            self._heat(None if button is None else (index.row(), button))
        if button is None or event.type() is QEvent.Type.MouseMove:
            return super().editorEvent(event, model, option, index)
        if event.type() is QEvent.Type.MouseButtonRelease and event.button() is Qt.MouseButton.LeftButton:
            self.pressed.emit(index.row(), button)
        return True

    @override
    def helpEvent(
        self, event: QHelpEvent, view: QAbstractItemView, option: QStyleOptionViewItem, index: AnyIndex
    ) -> bool:
        button = self._button_at(option, event.pos())
        if event.type() is QEvent.Type.ToolTip and button is not None:
            QToolTip.showText(event.globalPos(), _WORDS[button], view)
            return True
        return super().helpEvent(event, view, option, index)

    def is_button(self, index: QModelIndex, at: QPoint) -> bool:
        """Whether a point of the view lies on a button of a row."""
        return any(
            self.button_rect(self._view.visualRect(index), button, self._view.layoutDirection()).contains(at)
            for button in RowButton
        )

    def _button_at(self, option: QStyleOptionViewItem, at: QPoint) -> RowButton | None:
        rects = ((one, self.button_rect(option.rect, one, option.direction)) for one in RowButton)
        return next((button for button, rect in rects if rect.contains(at)), None)

    def _paint_button(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        row: int,
        button: RowButton,
        glyph: Glyph,
        dpr: float,
    ) -> None:
        theme = self._themes.theme
        place = self.button_rect(option.rect, button, option.direction)
        is_hot = self._hot == (row, button)
        if is_hot:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(theme.border_strong))
            painter.drawRoundedRect(QRectF(place), Radius.S, Radius.S)
        gap = (BUTTON_PX - ICON_PX) // 2
        colour = "text" if is_hot else "accent" if button is RowButton.ADD else "icon"
        painter.drawPixmap(
            place.topLeft() + QPoint(gap, gap), glyph_pixmap(glyph, theme, ICON_PX, dpr, colour)
        )

    def _heat(self, hot: tuple[int, RowButton] | None) -> None:
        if hot != self._hot:
            self._hot = hot
            self._view.viewport().update()

    @staticmethod
    def _mirrored(option: QStyleOptionViewItem, place: QRect) -> QRect:
        return QStyle.visualRect(option.direction, option.rect, place)

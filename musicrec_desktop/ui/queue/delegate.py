"""Paints the rows of the queue panel."""

from __future__ import annotations

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
from PySide6.QtGui import QColor, QFont, QMouseEvent, QPainter, QPen
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget
from typing_extensions import override

from musicrec_desktop.core.language import number_text, tr
from musicrec_desktop.ui.kit.cover_thumb import paint_cover
from musicrec_desktop.ui.kit.icons import Glyph, glyph_pixmap
from musicrec_desktop.ui.kit.labels import section_font, tabular_font
from musicrec_desktop.ui.kit.painting import (
    LEFT,
    RIGHT,
    AnyIndex,
    CoverLookup,
    draw_elided,
    has_focus_ring,
    looked_up,
    paint_card_back,
    paint_ring,
    sized,
)
from musicrec_desktop.ui.kit.signs import SIGNS, Meaning
from musicrec_desktop.ui.kit.wording.formats import format_duration
from musicrec_desktop.ui.queue.fresh_rows import GLOW_ALPHA, FreshRows
from musicrec_desktop.ui.queue.model import ROW_ROLE
from musicrec_desktop.ui.queue.rows import ListRow, RowKind, UpNextRow
from musicrec_desktop.ui.theme.colours import Theme
from musicrec_desktop.ui.theme.control import ThemeController
from musicrec_desktop.ui.theme.sizes import FontSize, Radius, Space

COVER_PX: Final = 36
WHY_TEXT: Final = "why?"
NEW_TEXT: Final = "new"
LINE_PX: Final = 18
AGAIN_PX: Final = 22
_HEIGHTS: Final = {
    RowKind.HEADER: 30,
    RowKind.NOW: 52,
    RowKind.USER: 52,
    RowKind.AUTO: 66,
    RowKind.REST: 30,
}


class UpNextDelegate(QStyledItemDelegate):
    """Headers, and entries with cover, title, artist, length, and for automatic ones the reason and "why?".

    Args:
        themes: where the colours come from.
        covers: gives pictures; None for placeholders only.
        parent: Qt's owner.

    Attributes:
        fresh: which entries glow because they are new.
    """

    why_clicked = Signal(QModelIndex)
    """The user asked why this entry is there."""
    again_clicked = Signal()
    """The user wants the automatic part to be chosen anew."""

    def __init__(
        self, themes: ThemeController, covers: CoverLookup | None, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._themes = themes
        self._covers = covers
        self.fresh = FreshRows(self)

    @override
    def sizeHint(self, _option: QStyleOptionViewItem, index: AnyIndex) -> QSize:
        row = index.data(ROW_ROLE)
        return QSize(160, _HEIGHTS[row.kind] if isinstance(row, ListRow) else LINE_PX)

    @override
    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: AnyIndex) -> None:
        row = index.data(ROW_ROLE)
        if not isinstance(row, ListRow):
            return
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        rect: QRect = option.rect
        if row.entry is None:
            self._paint_words(painter, option, rect, row)
            if has_focus_ring(option):
                paint_ring(painter, QRectF(rect), self._themes.theme)
        else:
            self._paint_back(painter, option, rect, row.entry)
            self._paint_entry(painter, option, rect, row, row.entry)
        painter.restore()

    @override
    def editorEvent(
        self,
        event: QEvent,
        model: QAbstractItemModel,
        option: QStyleOptionViewItem,
        index: AnyIndex,
    ) -> bool:
        if event.type() is QEvent.Type.MouseButtonRelease and isinstance(event, QMouseEvent):
            row, at = index.data(ROW_ROLE), event.position().toPoint()
            if isinstance(row, ListRow) and event.button() is Qt.MouseButton.LeftButton:
                if row.kind is RowKind.AUTO and self.reason_rect(option).contains(at):
                    self.why_clicked.emit(index)
                    return True
                if row.is_auto_header and self.again_rect(option).contains(at):
                    self.again_clicked.emit()
                    return True
        return super().editorEvent(event, model, option, index)

    def again_rect(self, option: QStyleOptionViewItem) -> QRect:
        """Where "again" stands in the header of the automatic part."""
        rect: QRect = option.rect
        place = QRect(rect.right() - Space.M - AGAIN_PX + 4, rect.bottom() - AGAIN_PX, AGAIN_PX, AGAIN_PX)
        return QStyle.visualRect(option.direction, rect, place)

    def reason_rect(self, option: QStyleOptionViewItem) -> QRect:
        """The line of the reason in an automatic row, with "why?" at its end: a click opens the card."""
        rect: QRect = option.rect
        place = rect.adjusted(Space.M + COVER_PX + 10, rect.height() - 27, -Space.M, -5)
        return QStyle.visualRect(option.direction, rect, place)

    def why_rect(self, option: QStyleOptionViewItem) -> QRect:
        """Where "why?" stands in an automatic row."""
        rect: QRect = option.rect
        width = 36
        place = QRect(rect.right() - Space.M - width, rect.bottom() - 24, width, 22)
        return QStyle.visualRect(option.direction, rect, place)

    def _paint_words(
        self, painter: QPainter, option: QStyleOptionViewItem, rect: QRect, row: ListRow
    ) -> None:
        theme = self._themes.theme
        place = rect.adjusted(Space.M, 0, -Space.M, -4)
        font = sized(painter.font(), FontSize.LABEL)
        painter.setPen(QColor(theme.text_dim))
        if row.kind is RowKind.HEADER:
            font.setWeight(QFont.Weight.DemiBold)
            painter.setFont(section_font(font))
            bottom = Qt.AlignmentFlag.AlignBottom
            painter.drawText(place, Qt.AlignmentFlag.AlignLeft | bottom, row.text)
            if row.is_auto_header:
                again = self.again_rect(option)
                dpr = painter.device().devicePixelRatioF()
                painter.drawPixmap(
                    again.topLeft() + QPoint(4, 3), glyph_pixmap(Glyph.REFRESH, theme, 16, dpr, "accent")
                )
                place.setRight(again.left() - Space.XS)
            if row.count:
                painter.setFont(tabular_font(font))
                painter.drawText(place, Qt.AlignmentFlag.AlignRight | bottom, number_text(row.count))
            return
        painter.setFont(font)
        painter.drawText(rect.adjusted(Space.M + COVER_PX + 10, 0, 0, 0), LEFT, row.text)

    def _paint_back(
        self, painter: QPainter, option: QStyleOptionViewItem, rect: QRect, entry: UpNextRow
    ) -> None:
        ground = QRectF(rect).adjusted(Space.XS, 1, -Space.XS, -1)
        if strength := self.fresh.strength(entry.entry_id):
            glow = QColor(self._themes.theme.accent)
            glow.setAlpha(round(GLOW_ALPHA * strength))
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(glow)
            painter.drawRoundedRect(ground, Radius.S, Radius.S)
        paint_card_back(painter, option, ground, self._themes.theme)

    def _paint_entry(
        self, painter: QPainter, option: QStyleOptionViewItem, rect: QRect, row: ListRow, entry: UpNextRow
    ) -> None:
        theme = self._themes.theme
        dpr = painter.device().devicePixelRatioF()
        cover = QRectF(rect.left() + Space.M, rect.top() + 8, COVER_PX, COVER_PX)
        picture = looked_up(self._covers, entry.track_id, COVER_PX, dpr)
        if entry.is_missing:
            painter.setOpacity(0.5)
        paint_cover(painter, cover, picture, name=entry.album or entry.title, theme=theme, radius_px=4)
        painter.setOpacity(1)
        text = QRect(rect)
        text.setLeft(rect.left() + Space.M + COVER_PX + 10)
        text.setRight(rect.right() - Space.M)
        text.setTop(rect.top() + 7)
        text.setHeight(LINE_PX)
        self._paint_title(painter, text, row, entry, dpr)
        text.translate(0, LINE_PX + 1)
        small = sized(painter.font(), FontSize.LABEL)
        painter.setFont(small)
        painter.setPen(QColor(theme.text_dim))
        draw_elided(painter, text, tr("File is missing") if entry.is_missing else entry.artists)
        if row.kind is not RowKind.AUTO:
            return
        text.translate(0, LINE_PX - 1)
        why = self.why_rect(option)
        painter.setPen(QColor(theme.accent))
        painter.drawText(why, RIGHT, WHY_TEXT)
        text.setRight(why.left())
        painter.setPen(QColor(theme.text_dim))
        draw_elided(painter, text, entry.reason_text)

    def _paint_title(
        self, painter: QPainter, line: QRect, row: ListRow, entry: UpNextRow, dpr: float
    ) -> None:
        theme = self._themes.theme
        body = painter.font()
        painter.setFont(tabular_font(sized(body, FontSize.LABEL)))
        painter.setPen(QColor(theme.text_dim))
        length = format_duration(entry.duration_ms)
        painter.drawText(line, RIGHT, length)
        right = line.right() - painter.fontMetrics().horizontalAdvance(length) - Space.S
        mark = Meaning.BANNED if entry.is_banned else Meaning.LIKED if entry.is_liked else None
        if mark is not None:
            right -= 16
            sign = SIGNS[mark]
            picture = glyph_pixmap(sign.glyph, theme, 12, dpr, sign.colour)
            painter.drawPixmap(right + 2, line.top() + 3, picture)
        if entry.is_discovery:
            right = self._paint_badge(painter, line, right)
        painter.setFont(body)
        painter.setPen(QColor(_title_colour(row.kind, entry, theme)))
        if row.kind is RowKind.NOW:
            bold = QFont(body)
            bold.setWeight(QFont.Weight.DemiBold)
            painter.setFont(bold)
        draw_elided(painter, QRect(line.left(), line.top(), right - line.left(), line.height()), entry.title)
        painter.setFont(body)

    def _paint_badge(self, painter: QPainter, line: QRect, right: int) -> int:
        """A small pill that ends at ``right``; gives where the title has to end."""
        theme = self._themes.theme
        width = painter.fontMetrics().horizontalAdvance(NEW_TEXT) + 10
        pill = QRect(right - width, line.top() + 1, width, LINE_PX - 3)
        painter.setPen(QPen(QColor(theme.accent), 1))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRoundedRect(QRectF(pill).adjusted(0.5, 0.5, -0.5, -0.5), 7, 7)
        painter.drawText(pill, Qt.AlignmentFlag.AlignCenter, NEW_TEXT)
        return pill.left() - Space.XS


def _title_colour(kind: RowKind, entry: UpNextRow, theme: Theme) -> str:
    if entry.is_missing or entry.is_banned:
        return theme.text_dim
    return theme.accent if kind is RowKind.NOW else theme.text

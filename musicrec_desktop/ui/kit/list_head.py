"""The head of a table: quiet names, and a small arrow at each column that orders the rows."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QMouseEvent, QPainter
from PySide6.QtWidgets import QHeaderView, QWidget
from typing_extensions import override

from musicrec_desktop.core.language import tr
from musicrec_desktop.ui.kit.icons import Glyph, glyph_pixmap
from musicrec_desktop.ui.kit.painting import draw_elided, sized
from musicrec_desktop.ui.theme.control import ThemeController
from musicrec_desktop.ui.theme.sizes import FontSize, Space

HEIGHT_PX = 30
ARROW_PX = 14
PLACE_PX = 8
"""The room of the number beside an arrow where several columns order the rows."""
_ADDING: Final = Qt.KeyboardModifier.ShiftModifier | Qt.KeyboardModifier.ControlModifier


class ListHead(QHeaderView):
    """Paints its sections itself, so that the arrow stands beside the name on both alignments."""

    def __init__(self, theme: ThemeController, parent: QWidget | None = None) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self._theme = theme
        self.setFixedHeight(HEIGHT_PX)
        self.setSectionsMovable(True)
        self.setHighlightSections(False)
        self.setSectionResizeMode(QHeaderView.ResizeMode.Interactive)
        self.setAccessibleName(tr("Columns"))
        self._order: dict[int, tuple[int, bool]] = {}
        self._is_adding = False
        theme.changed.connect(self._repaint)

    @property
    def is_adding(self) -> bool:
        """Whether Shift or Ctrl was held at the last click: the column joins those that order the rows."""
        return self._is_adding

    def set_order(self, order: Sequence[tuple[int, bool]]) -> None:
        """Show what orders the rows.

        Args:
            order: sections, the most important first, and whether each descends.
        """
        self._order = {section: (place, is_down) for place, (section, is_down) in enumerate(order)}
        if order:
            section, is_down = order[0]
            direction = Qt.SortOrder.DescendingOrder if is_down else Qt.SortOrder.AscendingOrder
            self.setSortIndicator(section, direction)
        self._repaint()

    @property
    def order(self) -> list[tuple[int, bool]]:
        """The sections that order the rows, the most important first, and whether each descends."""
        return [(section, is_down) for section, (_, is_down) in self._order.items()]

    @override
    def mousePressEvent(self, event: QMouseEvent) -> None:
        self._is_adding = bool(event.modifiers() & _ADDING)
        super().mousePressEvent(event)

    def natural_px(self, section: int) -> int:
        """What a heading needs, with the arrow that may stand beside it."""
        model = self.model()
        text = str(model.headerData(section, Qt.Orientation.Horizontal, Qt.ItemDataRole.DisplayRole) or "")
        width = QFontMetrics(_head_font(self.font())).horizontalAdvance(text)
        if self.isSortIndicatorShown():
            width += ARROW_PX + (PLACE_PX if section in self._order and len(self._order) > 1 else 0)
        return width + 2 * Space.S + 1

    def _repaint(self) -> None:
        self.viewport().update()

    @override
    def paintSection(self, painter: QPainter, rect: QRect, section: int, /) -> None:
        theme, model = self._theme.theme, self.model()
        painter.save()
        painter.fillRect(rect, QColor(theme.surface))
        painter.fillRect(rect.left(), rect.bottom(), rect.width(), 1, QColor(theme.border))
        is_sorted = section in self._order
        painter.setFont(_head_font(painter.font()))
        painter.setPen(QColor(theme.text if is_sorted else theme.text_dim))
        orientation = Qt.Orientation.Horizontal
        text = str(model.headerData(section, orientation, Qt.ItemDataRole.DisplayRole) or "")
        align = Qt.AlignmentFlag(
            model.headerData(section, orientation, Qt.ItemDataRole.TextAlignmentRole)
            or Qt.AlignmentFlag.AlignVCenter
        )
        inner = rect.adjusted(Space.S, 0, -Space.S, 0)
        if is_sorted:
            inner = self._paint_arrow(painter, inner, text, align, *self._order[section])
        draw_elided(painter, inner, text, align)
        painter.restore()

    def _paint_arrow(
        self, painter: QPainter, inner: QRect, text: str, align: Qt.AlignmentFlag, place: int, is_down: bool
    ) -> QRect:
        """Paint the arrow, with its place where there are several; gives what is left for the name."""
        glyph = Glyph.DOWN if is_down else Glyph.UP
        picture = glyph_pixmap(glyph, self._theme.theme, ARROW_PX, self.devicePixelRatioF(), "accent")
        top = inner.center().y() - ARROW_PX // 2 + 1
        width = painter.fontMetrics().horizontalAdvance(text)
        number = str(place + 1) if len(self._order) > 1 else ""
        mark_px = ARROW_PX + (PLACE_PX if number else 0)
        if align & Qt.AlignmentFlag.AlignRight:
            left, rest = max(inner.left() - Space.XS, inner.right() - width - mark_px - 1), inner
            if number:
                rest = inner.adjusted(left - inner.left() + mark_px, 0, 0, 0)
        elif align & Qt.AlignmentFlag.AlignHCenter:
            left, rest = inner.center().x() + width // 2, inner
        else:
            left = min(inner.left() + width + 2, inner.right() - mark_px)
            rest = inner.adjusted(0, 0, -mark_px, 0)
        painter.drawPixmap(QPoint(left, top), picture)
        if number:
            self._paint_place(
                painter, QRect(left + ARROW_PX - 2, inner.top(), PLACE_PX, inner.height()), number
            )
        return rest

    def _paint_place(self, painter: QPainter, place: QRect, number: str) -> None:
        painter.save()
        painter.setFont(sized(painter.font(), FontSize.LABEL - 1))
        painter.setPen(QColor(self._theme.theme.accent))
        painter.drawText(place, Qt.AlignmentFlag.AlignCenter, number)
        painter.restore()


def _head_font(font: QFont) -> QFont:
    made = sized(font, FontSize.LABEL)
    made.setWeight(QFont.Weight.DemiBold)
    return made

"""The head of a table: quiet names, and a small arrow at the column that orders the rows."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter
from PySide6.QtWidgets import QHeaderView, QWidget
from typing_extensions import override

from musicrec_desktop.ui.kit.icons import Glyph, glyph_pixmap
from musicrec_desktop.ui.kit.painting import draw_elided, sized
from musicrec_desktop.ui.theme.control import ThemeController
from musicrec_desktop.ui.theme.sizes import FontSize, Space

HEIGHT_PX = 30
ARROW_PX = 14


class ListHead(QHeaderView):
    """Paints its sections itself, so that the arrow stands beside the name on both alignments."""

    def __init__(self, theme: ThemeController, parent: QWidget | None = None) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self._theme = theme
        self.setFixedHeight(HEIGHT_PX)
        self.setSectionsMovable(True)
        self.setHighlightSections(False)
        self.setSectionResizeMode(QHeaderView.ResizeMode.Interactive)
        self.setAccessibleName("Columns")
        theme.changed.connect(self._repaint)

    @staticmethod
    def natural_px(head: QHeaderView, section: int) -> int:
        """What a heading needs, with the arrow that may stand beside it."""
        model = head.model()
        text = str(model.headerData(section, Qt.Orientation.Horizontal, Qt.ItemDataRole.DisplayRole) or "")
        width = QFontMetrics(_head_font(head.font())).horizontalAdvance(text)
        return width + 2 * Space.S + 1 + (ARROW_PX if head.isSortIndicatorShown() else 0)

    def _repaint(self) -> None:
        self.viewport().update()

    @override
    def paintSection(self, painter: QPainter, rect: QRect, section: int, /) -> None:
        theme, model = self._theme.theme, self.model()
        painter.save()
        painter.fillRect(rect, QColor(theme.surface))
        painter.fillRect(rect.left(), rect.bottom(), rect.width(), 1, QColor(theme.border))
        is_sorted = self.isSortIndicatorShown() and self.sortIndicatorSection() == section
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
            inner = self._paint_arrow(painter, inner, text, align)
        draw_elided(painter, inner, text, align)
        painter.restore()

    def _paint_arrow(self, painter: QPainter, inner: QRect, text: str, align: Qt.AlignmentFlag) -> QRect:
        """Paint the arrow; gives the place that is left for the name."""
        is_down = self.sortIndicatorOrder() == Qt.SortOrder.DescendingOrder
        glyph = Glyph.DOWN if is_down else Glyph.UP
        picture = glyph_pixmap(glyph, self._theme.theme, ARROW_PX, self.devicePixelRatioF(), "accent")
        top = inner.center().y() - ARROW_PX // 2 + 1
        width = painter.fontMetrics().horizontalAdvance(text)
        if align & Qt.AlignmentFlag.AlignRight:
            left = max(inner.left() - Space.XS, inner.right() - width - ARROW_PX - 1)
            painter.drawPixmap(QPoint(left, top), picture)
            return inner
        if align & Qt.AlignmentFlag.AlignHCenter:
            painter.drawPixmap(QPoint(inner.center().x() + width // 2, top), picture)
            return inner
        left = min(inner.left() + width + 2, inner.right() - ARROW_PX)
        painter.drawPixmap(QPoint(left, top), picture)
        return inner.adjusted(0, 0, -ARROW_PX, 0)


def _head_font(font: QFont) -> QFont:
    made = sized(font, FontSize.LABEL)
    made.setWeight(QFont.Weight.DemiBold)
    return made

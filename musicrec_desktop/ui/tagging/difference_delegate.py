"""Paints a text before or after a change so that what changes is seen, however narrow the column is."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, QRect, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem
from typing_extensions import override

from musicrec_desktop.core.bidi import is_right_to_left
from musicrec_desktop.ui.kit.painting import LEFT, AnyIndex, text_option
from musicrec_desktop.ui.tagging.difference import Parts
from musicrec_desktop.ui.theme.control import ThemeController

_ELIDE = Qt.TextElideMode


class DifferenceDelegate(QStyledItemDelegate):
    """What stays is dim, and is cut first: the folders that both names begin with, then what both end with.

    Args:
        themes: where the colours come from.
        parts: of the text in a cell; None where it is painted as others are.
        colour: what is its own in a text is painted in that colour of the theme.
        weight: of the letters of that.
        parent: the view.
    """

    def __init__(
        self,
        themes: ThemeController,
        parts: Callable[[AnyIndex], Parts | None],
        colour: str,
        weight: QFont.Weight,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._themes, self._parts = themes, parts
        self._colour, self._weight = colour, weight

    @override
    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: AnyIndex) -> None:
        parts = self._parts(index)
        # Pieces of a text that runs from right to left cannot be put side by side.
        if parts is None or is_right_to_left("".join(parts)):
            super().paint(painter, option, index)
            return
        self.initStyleOption(option, index)
        option.text = ""
        style = option.widget.style()
        style.drawControl(QStyle.ControlElement.CE_ItemViewItem, option, painter, option.widget)
        place = style.subElementRect(QStyle.SubElement.SE_ItemViewItemText, option, option.widget)
        margin = style.pixelMetric(QStyle.PixelMetric.PM_FocusFrameHMargin, option, option.widget) + 1
        place.adjust(margin, 0, -margin, 0)
        theme = self._themes.theme
        strong = QFont(option.font)
        strong.setWeight(self._weight)
        pieces = fitted(parts, place.width(), QFontMetrics(option.font), QFontMetrics(strong))
        painter.save()
        for text, font, colour in zip(
            pieces,
            (option.font, strong, option.font),
            (theme.text_dim, getattr(theme, self._colour), theme.text_dim),
            strict=True,
        ):
            painter.setFont(font)
            painter.setPen(QColor(colour))
            width = painter.fontMetrics().horizontalAdvance(text)
            piece = QRect(place.left(), place.top(), width + 1, place.height())
            painter.drawText(QRectF(piece), text, text_option(text, LEFT, painter.layoutDirection()))
            place.setLeft(place.left() + width)
        painter.restore()


def fitted(parts: Parts, width: int, plain: QFontMetrics, strong: QFontMetrics) -> Parts:
    """The parts as they are shown in a width in pixels: what changes is cut last.

    Args:
        parts: of the text.
        width: there is.
        plain: measures what stays.
        strong: measures what changes.
    """
    own = strong.elidedText(parts.own, _ELIDE.ElideMiddle, width)
    left = width - strong.horizontalAdvance(own)
    start, end = plain.horizontalAdvance(parts.start), plain.horizontalAdvance(parts.end)
    if start + end <= left:
        return Parts(parts.start, own, parts.end)
    # Each has half of the room, and what the other one does not need.
    for_end = min(end, max(left // 2, left - start))
    for_start = left - for_end
    return Parts(
        parts.start if start <= for_start else plain.elidedText(parts.start, _ELIDE.ElideLeft, for_start),
        own,
        parts.end if end <= for_end else plain.elidedText(parts.end, _ELIDE.ElideMiddle, for_end),
    )

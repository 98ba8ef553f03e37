"""What is painted in several places: elided lines, row backgrounds, fonts in a size, pictures as files."""

from __future__ import annotations

import functools
from collections.abc import Callable
from typing import Any, Final

from PySide6.QtCore import (
    QBuffer,
    QByteArray,
    QIODevice,
    QModelIndex,
    QPersistentModelIndex,
    QRect,
    QRectF,
    Qt,
)
from PySide6.QtGui import (
    QColor,
    QFont,
    QFontMetrics,
    QImage,
    QImageWriter,
    QPainter,
    QPen,
    QPixmap,
    QTextLayout,
    QTextOption,
)
from PySide6.QtWidgets import QStyle, QStyleOptionViewItem

from musicrec_desktop.core.bidi import is_right_to_left
from musicrec_desktop.model.track import TrackId
from musicrec_desktop.ui.theme.colours import Theme
from musicrec_desktop.ui.theme.sizes import Radius

AnyIndex = QModelIndex | QPersistentModelIndex
CoverLookup = Callable[[TrackId, int], QPixmap | None]
"""Gives the cover of a track in so many device pixels, or None while it is not there."""

_MOST_MEASURED: Final = 4096
"""How many texts a font remembers; a window shows a few hundred."""
LEFT: Final = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
RIGHT: Final = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter


def sized(font: QFont, size_px: int) -> QFont:
    """The same font in another size."""
    made = QFont(font)
    made.setPixelSize(size_px)
    return made


class FontMeasure:
    """Measures texts in one font, and remembers: measuring a text costs as much as half of painting it.

    Args:
        font: of the texts.

    Attributes:
        font: the same.
    """

    def __init__(self, font: QFont) -> None:
        self.font = font
        self._metrics = QFontMetrics(font)
        self._widths: dict[str, int] = {}
        self._elided: dict[tuple[str, int], str] = {}

    def width(self, text: str) -> int:
        """How wide a text is, in pixels."""
        width = self._widths.get(text)
        if width is None:
            _make_room(self._widths)
            width = self._widths[text] = self._metrics.horizontalAdvance(text)
        return width

    def elided(self, text: str, width: int) -> str:
        """A text that ends in "…" where it does not fit into so many pixels."""
        place = (text, width)
        shown = self._elided.get(place)
        if shown is None:
            _make_room(self._elided)
            elide = Qt.TextElideMode.ElideRight
            shown = self._elided[place] = self._metrics.elidedText(text, elide, width)
        return shown


def _make_room(kept: dict[Any, Any]) -> None:
    if len(kept) >= _MOST_MEASURED:
        kept.clear()


def draw_elided(painter: QPainter, place: QRect, text: str, align: Qt.AlignmentFlag = LEFT) -> None:
    """One line that ends in "…" where it does not fit.

    The text runs in its own direction, not in that of the window; only ``align`` decides where it stands.
    """
    shown = painter.fontMetrics().elidedText(text, Qt.TextElideMode.ElideRight, place.width())
    painter.drawText(QRectF(place), shown, text_option(text, align, painter.layoutDirection()))


def wrapped_lines(text: str, font: QFont, width: int, most: int) -> list[str]:
    """A text as at most so many lines of a width in pixels; the last one ends in "…" where it is longer."""
    if not text:
        return []
    layout = QTextLayout(text, font)
    option = QTextOption()
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    if is_right_to_left(text):
        option.setTextDirection(Qt.LayoutDirection.RightToLeft)
    layout.setTextOption(option)
    layout.beginLayout()
    starts: list[int] = []
    while len(starts) <= most and (line := layout.createLine()).isValid():
        line.setLineWidth(width)
        starts.append(line.textStart())
    layout.endLayout()
    # Qt counts in units of UTF-16, in which an emoji is two.
    units = text.encode("utf-16-le", "replace")
    ends = [*starts[1:], len(units) // 2]
    whole = [
        units[2 * first : 2 * end].decode("utf-16-le", "replace").strip()
        for first, end in zip(starts, ends, strict=True)
    ]
    if len(whole) <= most:
        return whole
    rest = units[2 * starts[most - 1] :].decode("utf-16-le", "replace")
    elided = QFontMetrics(font).elidedText(rest, Qt.TextElideMode.ElideRight, width)
    return [*whole[: most - 1], elided]


def text_option(text: str, align: Qt.AlignmentFlag, direction: Qt.LayoutDirection) -> QTextOption:
    """How one line of text stands where the window runs in a direction; do not change it."""
    return _text_option(align, direction, is_mirrored=not text.isascii() and is_right_to_left(text))


@functools.cache
def _text_option(align: Qt.AlignmentFlag, direction: Qt.LayoutDirection, *, is_mirrored: bool) -> QTextOption:
    flags = align | Qt.AlignmentFlag.AlignAbsolute
    if direction is Qt.LayoutDirection.RightToLeft:
        flags = QStyle.visualAlignment(direction, align) | Qt.AlignmentFlag.AlignAbsolute
    option = QTextOption(flags)
    option.setTextDirection(Qt.LayoutDirection.RightToLeft if is_mirrored else Qt.LayoutDirection.LeftToRight)
    option.setWrapMode(QTextOption.WrapMode.NoWrap)
    return option


def has_state(option: QStyleOptionViewItem, flag: QStyle.StateFlag) -> bool:
    """Whether the cell is selected, under the pointer and so on."""
    return bool(option.state & flag)


def has_focus_ring(option: QStyleOptionViewItem) -> bool:
    """Whether the cell has the focus and the user uses the keyboard."""
    flags = QStyle.StateFlag
    return has_state(option, flags.State_HasFocus) and has_state(option, flags.State_KeyboardFocusChange)


def paint_card_back(painter: QPainter, option: QStyleOptionViewItem, place: QRectF, theme: Theme) -> None:
    """The rounded ground of a selected row or card, or of one under the pointer, and its focus ring."""
    painter.setPen(Qt.PenStyle.NoPen)
    if has_state(option, QStyle.StateFlag.State_Selected):
        painter.setBrush(QColor(theme.selection))
        painter.drawRoundedRect(place, Radius.S, Radius.S)
    elif has_state(option, QStyle.StateFlag.State_MouseOver):
        painter.setBrush(QColor(theme.hover))
        painter.drawRoundedRect(place, Radius.S, Radius.S)
    if has_focus_ring(option):
        paint_ring(painter, place, theme)


def paint_ring(painter: QPainter, place: QRectF, theme: Theme) -> None:
    """The ring around what the keyboard is on."""
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setPen(QPen(QColor(theme.focus), 2))
    painter.drawRoundedRect(place.adjusted(1, 1, -1, -1), Radius.S, Radius.S)


def png_of(image: QImage) -> bytes:
    """A picture as a PNG file."""
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    QImageWriter(buffer, QByteArray(b"png")).write(image)
    return bytes(buffer.data().data())


def looked_up(covers: CoverLookup | None, track_id: object, size_px: int, dpr: float) -> QPixmap | None:
    """The cover for a cell of ``size_px`` logical pixels, or None."""
    if covers is None or not isinstance(track_id, int):
        return None
    return covers(TrackId(track_id), round(size_px * dpr))

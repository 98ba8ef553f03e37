"""A card of the year in review as a picture: on the screen, and as a file."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from PySide6.QtCore import QPoint, QRect, QRectF, QSize, QSizeF
from PySide6.QtGui import QColor, QFont, QImage, QPainter

from musicrec_desktop.core.language import tr
from musicrec_desktop.model.insights import StoryCard
from musicrec_desktop.ui.kit.card_picture import (
    bold_font,
    capitals_font,
    cover_colour,
    decoded_covers,
    paint_collage,
    paint_ground,
    paint_mark,
)
from musicrec_desktop.ui.kit.charts.painting import chart_height, lay_out, moved, paint_layout
from musicrec_desktop.ui.kit.charts.shapes import ChartLayout
from musicrec_desktop.ui.kit.charts.style import ChartStyle
from musicrec_desktop.ui.kit.painting import draw_elided, sized, wrapped_lines
from musicrec_desktop.ui.theme.colours import Theme

WIDTH: Final = 1080
"""What all sizes of a card are measured in, however large it is painted."""
_EDGE: Final = 80
_SMALL, _BODY, _HEADLINE, _LEAST_HEADLINE = 28, 38, 96, 52
_CHART: Final = 28
"""The height of letters in a chart."""
_LEAST_CHART: Final = 150
_COVER_SHARE: Final = 0.42


class CardShape(StrEnum):
    """The shapes of a card as a file."""

    SQUARE = "square"
    TALL = "tall"


SIZES: Final = {CardShape.SQUARE: QSize(1080, 1080), CardShape.TALL: QSize(1080, 1920)}


@dataclass(frozen=True, slots=True)
class CardFrame:
    """What a card says beside its own words.

    Attributes:
        year: of the review.
        place: its number, from 1.
        count: of all cards.
        profile_name: whose year it is; empty for nobody's name.
    """

    year: int
    place: int
    count: int
    profile_name: str = ""


def paint_card(
    card: StoryCard,
    frame: CardFrame,
    covers: Sequence[bytes],
    theme: Theme,
    size: QSize,
    font: QFont,
    *,
    scale: float = 1.0,
) -> QImage:
    """A card.

    Args:
        card: what it says.
        frame: what stands around that.
        covers: picture files that it shows; may be none.
        theme: the colours.
        size: in logical pixels; letters grow with it.
        font: of the window; its sizes are not used.
        scale: device pixels for each logical one.
    """
    image = QImage(size * scale, QImage.Format.Format_RGB32)
    painter = QPainter(image)
    painter.setRenderHints(
        QPainter.RenderHint.Antialiasing
        | QPainter.RenderHint.TextAntialiasing
        | QPainter.RenderHint.SmoothPixmapTransform
    )
    # A wide window has the letters of a square that fits into it.
    unit = min(size.width(), size.height() * 1.1) / WIDTH
    painter.scale(unit * scale, unit * scale)
    whole = QSize(round(size.width() / unit), round(size.height() / unit))
    painter.setFont(font)
    _CardPainter(painter, card, frame, covers, theme, whole, font).paint()
    painter.end()
    image.setDevicePixelRatio(scale)
    return image


class _CardPainter:
    """Paints a card in units of ``WIDTH``."""

    def __init__(
        self,
        painter: QPainter,
        card: StoryCard,
        frame: CardFrame,
        covers: Sequence[bytes],
        theme: Theme,
        whole: QSize,
        font: QFont,
    ) -> None:
        self._painter, self._card, self._frame = painter, card, frame
        self._theme, self._whole, self._font = theme, whole, font
        self._left, self._width = _EDGE, whole.width() - 2 * _EDGE
        self._foot = whole.height() - _EDGE - round(_SMALL * 1.6)
        self._pictures = decoded_covers(covers, round(self._cover_side)) if card.track_ids else []

    @property
    def _cover_side(self) -> float:
        return min(self._whole.width(), self._whole.height()) * _COVER_SHARE

    def paint(self) -> None:
        """Ground, words, and below them the chart, the covers, or both."""
        tint = cover_colour(self._pictures, self._card.key, self._theme)
        paint_ground(self._painter, self._whole, tint, self._theme)
        words = self._words_height()
        rest = self._foot - _EDGE - words - round(_BODY * 2)
        figure = self._figure(rest)
        has_cover = bool(self._pictures) and (
            figure is None or rest - figure.size.height() > self._cover_side
        )
        used = words + (figure.size.height() + _BODY if figure is not None else 0)
        used += self._cover_side + _BODY if has_cover else 0
        # What is left over stands above and below, a little more below.
        top = _EDGE + max(0.0, (self._foot - _EDGE - used) * 0.4)
        if has_cover:
            place = QRectF(self._left, top, self._cover_side, self._cover_side)
            paint_collage(self._painter, place, self._pictures, self._card.headline, self._theme)
            top += self._cover_side + _BODY
        top = self._paint_words(top)
        if figure is not None:
            shapes = tuple(moved(shape, self._left, top + _BODY) for shape in figure.shapes)
            paint_layout(self._painter, ChartLayout(figure.size, shapes, ()), self._chart_style().font)
        self._painter.setFont(self._font)
        foot = QRect(self._left, self._foot, self._width, round(_SMALL * 1.6))
        paint_mark(self._painter, foot, self._frame.profile_name, self._theme, _SMALL)

    def _headline(self) -> tuple[int, list[str]]:
        """The height of its letters, and its lines: as large as it fits into three lines."""
        for size in range(_HEADLINE, _LEAST_HEADLINE, -6):
            font = bold_font(self._font, size)
            lines = wrapped_lines(self._card.headline, font, self._width, 3)
            if not lines or not lines[-1].endswith("…"):
                return size, lines
        return _LEAST_HEADLINE, wrapped_lines(
            self._card.headline, bold_font(self._font, _LEAST_HEADLINE), self._width, 4
        )

    def _text(self) -> list[str]:
        return wrapped_lines(self._card.text, sized(self._font, _BODY), self._width, 5)

    def _words_height(self) -> float:
        size, lines = self._headline()
        return _SMALL * 2 + len(lines) * size * 1.18 + _BODY * 0.6 + len(self._text()) * _BODY * 1.42

    def _paint_words(self, top: float) -> float:
        """Paint the words from a height on; returns where they end."""
        painter, theme = self._painter, self._theme
        painter.setFont(capitals_font(self._font, _SMALL))
        painter.setPen(QColor(theme.accent))
        above = tr(
            "{year} in review · {place} of {count}",
            year=self._frame.year,
            place=self._frame.place,
            count=self._frame.count,
        )
        draw_elided(painter, self._line(top, _SMALL * 1.6), above)
        top += _SMALL * 2
        size, lines = self._headline()
        painter.setFont(bold_font(self._font, size))
        painter.setPen(QColor(theme.text))
        for line in lines:
            draw_elided(painter, self._line(top, size * 1.18), line)
            top += size * 1.18
        top += _BODY * 0.6
        painter.setFont(sized(self._font, _BODY))
        painter.setPen(QColor(theme.text_dim))
        for line in self._text():
            draw_elided(painter, self._line(top, _BODY * 1.42), line)
            top += _BODY * 1.42
        return top

    def _line(self, top: float, height: float) -> QRect:
        return QRect(QPoint(self._left, round(top)), QSize(self._width, round(height)))

    def _chart_style(self) -> ChartStyle:
        return ChartStyle(self._theme, sized(self._font, _CHART))

    def _figure(self, room: float) -> ChartLayout | None:
        """The chart as large as there is room; None where there is none."""
        figure = self._card.figure
        if figure is None or not figure.rows or room < _LEAST_CHART:
            return None
        style = self._chart_style()
        height = min(room, chart_height(figure, style, self._width))
        return lay_out(figure, style, QSizeF(self._width, height))

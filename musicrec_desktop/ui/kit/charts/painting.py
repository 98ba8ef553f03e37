"""Lays figures out by their kind, and paints what was laid out: on a screen, into a picture, into SVG."""

from __future__ import annotations

from functools import lru_cache
from typing import Final

from PySide6.QtCore import QBuffer, QIODevice, QPointF, QRect, QRectF, QSize, QSizeF, Qt
from PySide6.QtGui import QColor, QFont, QGuiApplication, QImage, QPainter, QPen, QPolygonF
from PySide6.QtSvg import QSvgGenerator

from musicrec_desktop.model.insights import Figure, Role
from musicrec_desktop.ui.kit.charts.kinds import kind_of
from musicrec_desktop.ui.kit.charts.reading import columns_of, numbers
from musicrec_desktop.ui.kit.charts.shapes import Align, Area, Box, ChartLayout, Dot, Line, Mark, Shape, Words
from musicrec_desktop.ui.kit.charts.style import ChartStyle, letters
from musicrec_desktop.ui.kit.painting import text_option, wrapped_lines
from musicrec_desktop.ui.kit.wording.figures import NOTHING_KNOWN
from musicrec_desktop.ui.theme.colours import Theme
from musicrec_desktop.ui.theme.sizes import FontSize

PICTURE_WIDTH_PX: Final = 960
_EDGE_PX: Final = 24
_NOTE_PX: Final = 96
_MOST_DEFINITION_LINES: Final = 3


def chart_height(figure: Figure, style: ChartStyle, width: float) -> float:
    """How high a figure wants to be at a width; room for its note where it has no rows."""
    if not figure.rows:
        return style.px(_NOTE_PX)
    return kind_of(figure.kind).height(figure, style, width)


def lay_out(figure: Figure, style: ChartStyle, size: QSizeF) -> ChartLayout:
    """The chart of a figure in a size; without rows its note stands in the middle."""
    if not figure.rows:
        return _note(figure.note, style, size)
    if not any(
        number is not None for column in columns_of(figure, Role.VALUE) for number in numbers(figure, column)
    ):
        return _note(NOTHING_KNOWN, style, size)
    return kind_of(figure.kind).lay_out(figure, style, size)


def paint_layout(painter: QPainter, layout: ChartLayout, font: QFont) -> None:
    """Paint a chart; the painter may be that of a widget, a picture or an SVG file."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    for shape in layout.shapes:
        _paint(painter, shape, font)


def paint_lit(painter: QPainter, mark: Mark, theme: Theme, *, is_focused: bool) -> None:
    """Light the mark that the pointer is on, or that the keyboard is on."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    ground = QColor(theme.text)
    ground.setAlphaF(0.09)
    painter.setBrush(ground)
    painter.setPen(QPen(QColor(theme.focus), 2) if is_focused else Qt.PenStyle.NoPen)
    inset = 1 if is_focused else 0
    painter.drawRoundedRect(mark.rect.adjusted(inset, inset, -inset, -inset), 4, 4)


def paint_chart(
    figure: Figure, theme: Theme, size: QSize | None = None, scale: float = 1.0, font: QFont | None = None
) -> QImage:
    """A figure as a picture with its title, its definition and what stands out in it.

    Args:
        figure: what is shown.
        theme: the colours.
        size: in logical pixels; None for ``PICTURE_WIDTH_PX`` and the height that it wants.
        scale: device pixels for each of them.
        font: of the window; None for that of the system.
    """
    style = ChartStyle(theme, _font(font))
    sheet = _sheet(figure, style, size)
    image = QImage(sheet.size.toSize() * scale, QImage.Format.Format_RGB32)
    image.setDevicePixelRatio(scale)
    image.fill(QColor(theme.surface))
    painter = QPainter(image)
    paint_layout(painter, sheet, style.font)
    painter.end()
    return image


def chart_svg(figure: Figure, theme: Theme, size: QSize | None = None, font: QFont | None = None) -> bytes:
    """A figure as an SVG file, with what ``paint_chart`` shows; its words are text."""
    style = ChartStyle(theme, _font(font))
    sheet = _sheet(figure, style, size)
    whole = sheet.size.toSize()
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    generator = QSvgGenerator()
    generator.setOutputDevice(buffer)
    generator.setSize(whole)
    generator.setViewBox(QRect(0, 0, whole.width(), whole.height()))
    generator.setTitle(figure.title)
    generator.setDescription(figure.definition)
    painter = QPainter(generator)
    painter.fillRect(QRect(0, 0, whole.width(), whole.height()), QColor(theme.surface))
    paint_layout(painter, sheet, style.font)
    painter.end()
    return bytes(buffer.data().data())


def moved(shape: Shape, right: float, down: float) -> Shape:
    """A shape at another place."""
    by = QPointF(right, down)
    if isinstance(shape, Box):
        return Box(shape.rect.translated(by), shape.colour, shape.radius, shape.opacity)
    if isinstance(shape, Words):
        rect = shape.rect.translated(by)
        return Words(rect, shape.text, shape.colour, shape.size_px, shape.align, shape.is_bold)
    if isinstance(shape, Dot):
        return Dot(shape.centre + by, shape.radius, shape.colour)
    points = tuple(point + by for point in shape.points)
    if isinstance(shape, Line):
        return Line(points, shape.colour, shape.width, shape.is_dashed)
    return Area(points, shape.colour, shape.opacity)


def _font(font: QFont | None) -> QFont:
    made = QFont(QGuiApplication.font() if font is None else font)
    if font is None or made.pixelSize() <= 0:
        made.setPixelSize(FontSize.BODY)
    return made


def _sheet(figure: Figure, style: ChartStyle, size: QSize | None) -> ChartLayout:
    """The title, the definition, what stands out, and the chart below them."""
    edge = style.px(_EDGE_PX)
    width = PICTURE_WIDTH_PX if size is None else size.width()
    inner = width - 2 * edge
    theme, title_px = style.theme, style.size_px(FontSize.TITLE)
    shapes: list[Shape] = []
    top = edge
    shapes.append(
        style.words(
            QRectF(edge, top, inner, title_px * 1.4), figure.title, theme.text, title_px, is_bold=True
        )
    )
    top += title_px * 1.5
    for text, colour, letter_px in (
        (figure.sentence, theme.text, style.body),
        (figure.definition, theme.text_dim, style.small),
    ):
        font = letters(style.font, letter_px, is_bold=False)
        for line in wrapped_lines(text, font, int(inner), _MOST_DEFINITION_LINES):
            shapes.append(style.words(QRectF(edge, top, inner, letter_px * 1.45), line, colour, letter_px))
            top += letter_px * 1.45
    top += style.px(12)
    wanted = chart_height(figure, style, inner)
    height = wanted if size is None else max(style.px(40), size.height() - top - edge)
    chart = lay_out(figure, style, QSizeF(inner, height))
    shapes += [moved(shape, edge, top) for shape in chart.shapes]
    return ChartLayout(QSizeF(width, round(top + height + edge)), tuple(shapes), ())


def _note(text: str, style: ChartStyle, size: QSizeF) -> ChartLayout:
    font = letters(style.font, style.body, is_bold=False)
    room = min(size.width(), style.px(460))
    lines = wrapped_lines(text, font, int(room), 4)
    step = style.body * 1.5
    top = max(0.0, (size.height() - step * len(lines)) / 2)
    shapes = tuple(
        style.words(
            QRectF((size.width() - room) / 2, top + number * step, room, step),
            line,
            style.theme.text_dim,
            style.body,
            Align.CENTRE,
        )
        for number, line in enumerate(lines)
    )
    return ChartLayout(size, shapes, ())


@lru_cache(maxsize=512)
def _colour(text: str, opacity: float) -> QColor:
    colour = QColor(text)
    colour.setAlphaF(opacity)
    return colour


def _paint(painter: QPainter, shape: Shape, font: QFont) -> None:
    if isinstance(shape, Words):
        painter.setFont(letters(font, shape.size_px, is_bold=shape.is_bold))
        painter.setPen(_colour(shape.colour, 1))
        painter.drawText(
            shape.rect, shape.text, text_option(shape.text, shape.align.value, painter.layoutDirection())
        )
        return
    if isinstance(shape, Line):
        pen = QPen(_colour(shape.colour, 1), shape.width)
        pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
        pen.setCapStyle(Qt.PenCapStyle.RoundCap if len(shape.points) > 2 else Qt.PenCapStyle.FlatCap)
        painter.setPen(pen)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawPolyline(QPolygonF(list(shape.points)))
        return
    painter.setPen(Qt.PenStyle.NoPen)
    if isinstance(shape, Dot):
        painter.setBrush(_colour(shape.colour, 1))
        painter.drawEllipse(shape.centre, shape.radius, shape.radius)
        return
    painter.setBrush(_colour(shape.colour, shape.opacity))
    if isinstance(shape, Area):
        painter.drawPolygon(QPolygonF(list(shape.points)))
    elif shape.radius > 0:
        painter.drawRoundedRect(shape.rect, shape.radius, shape.radius)
    else:
        painter.drawRect(shape.rect)

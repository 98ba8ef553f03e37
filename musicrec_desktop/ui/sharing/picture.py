"""A list or a track as one picture: covers, title, one sentence, the first tracks, and the product's mark.

It paints on a ``QImage`` with plain values only, so that it can run in a lane.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from PySide6.QtCore import QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import (
    QColor,
    QFont,
    QImage,
    QPainter,
)

from musicrec_desktop.core.language import number_text, plural, tr
from musicrec_desktop.core.text.cleaning import clean
from musicrec_desktop.services.sharing.documents import SharedList
from musicrec_desktop.ui.kit.card_picture import (
    PRODUCT,
    bold_font,
    capitals_font,
    cover_colour,
    decoded_covers,
    paint_collage,
    paint_ground,
    paint_mark,
)
from musicrec_desktop.ui.kit.painting import draw_elided, sized, wrapped_lines
from musicrec_desktop.ui.kit.wording.formats import format_long_duration
from musicrec_desktop.ui.theme.colours import Theme


class PictureShape(StrEnum):
    """The two shapes of a card."""

    SQUARE = "square"
    WIDE = "wide"


@dataclass(frozen=True, slots=True)
class _Layout:
    """Where things stand and how large letters are, in pixels.

    Attributes:
        size: of the picture.
        edge: what is left free around it.
        cover: where the collage is.
        title_at: where the kind and the title begin.
        title_height: what they may take.
        list_at: where the sentence and the tracks begin.
        title: the height of letters of the title; it shrinks to two thirds where that is too much.
        body: the height of letters of sentences and tracks.
        small: the height of letters of the kind, the figures and the foot.
        most_rows: how many tracks are named.
    """

    size: QSize
    edge: int
    cover: QRect
    title_at: QPointF
    title_height: int
    list_at: QPointF
    title: int
    body: int
    small: int
    most_rows: int


_LISTS: Final = {
    PictureShape.SQUARE: _Layout(
        QSize(1080, 1080), 72, QRect(72, 72, 440, 440), QPointF(552, 72), 440, QPointF(72, 552), 64, 32, 25, 6
    ),
    PictureShape.WIDE: _Layout(
        QSize(1200, 630), 60, QRect(60, 60, 420, 420), QPointF(528, 60), 190, QPointF(528, 258), 50, 25, 21, 5
    ),
}
_TRACKS: Final = {
    PictureShape.SQUARE: _Layout(
        QSize(1080, 1080),
        72,
        QRect(240, 72, 600, 600),
        QPointF(240, 698),
        165,
        QPointF(240, 862),
        56,
        32,
        27,
        0,
    ),
    PictureShape.WIDE: _Layout(
        QSize(1200, 630),
        60,
        QRect(60, 60, 510, 510),
        QPointF(618, 150),
        250,
        QPointF(618, 420),
        56,
        28,
        24,
        0,
    ),
}
"""A single track has no rows, so its cover is larger."""


def paint_picture(
    shared: SharedList, covers: Sequence[bytes], theme: Theme, shape: PictureShape, font: QFont
) -> QImage:
    """The card of a list.

    Args:
        shared: what it tells; a list of one track is a card of that track.
        covers: picture files of its albums, which may be none, or no pictures at all.
        theme: the colours.
        shape: which of the two.
        font: of the window; its sizes are not used.
    """
    layout = (_TRACKS if len(shared.tracks) == 1 else _LISTS)[shape]
    image = QImage(layout.size, QImage.Format.Format_RGB32)
    pictures = decoded_covers(covers, layout.cover.width())
    painter = QPainter(image)
    painter.setRenderHints(
        QPainter.RenderHint.Antialiasing
        | QPainter.RenderHint.TextAntialiasing
        | QPainter.RenderHint.SmoothPixmapTransform
    )
    painter.setFont(font)
    paint_ground(painter, layout.size, cover_colour(pictures, shared.title, theme), theme)
    paint_collage(painter, QRectF(layout.cover), pictures, shared.title, theme)
    _paint_names(painter, layout, shared, theme)
    _paint_list(painter, layout, shared, theme)
    side = round(layout.small * 1.6)
    left, width = round(layout.list_at.x()), layout.size.width()
    foot = QRect(left, layout.size.height() - layout.edge - side, width - layout.edge - left, side)
    paint_mark(painter, foot, shared.profile_name, theme, layout.small)
    painter.end()
    return image


def _paint_names(painter: QPainter, layout: _Layout, shared: SharedList, theme: Theme) -> None:
    """The kind, the title as large as it fits, and what it is by or how long it is."""
    place = QRectF(
        layout.title_at.x(),
        layout.title_at.y(),
        layout.size.width() - layout.edge - layout.title_at.x(),
        layout.title_height,
    )
    base = painter.font()
    if shared.kind:
        painter.setFont(capitals_font(base, layout.small))
        painter.setPen(QColor(theme.accent))
        draw_elided(painter, QRectF(place).toRect(), shared.kind, _TOP)
        place.setTop(place.top() + layout.small * 1.7)
    under = _under_title(shared)
    room = place.height() - (layout.small * 1.8 if under else 0)
    painter.setPen(QColor(theme.text))
    title = clean(shared.title) or PRODUCT
    for size in range(layout.title, layout.title * 2 // 3, -4):
        painter.setFont(bold_font(base, size))
        step = round(size * 1.22)
        lines = wrapped_lines(title, painter.font(), round(place.width()), max(1, int(room // step)))
        if not lines[-1].endswith("…"):
            break
    for line in lines:
        draw_elided(painter, QRect(place.toRect().topLeft(), QSize(round(place.width()), step)), line)
        place.setTop(place.top() + step)
    painter.setFont(sized(base, layout.small))
    painter.setPen(QColor(theme.text_dim))
    below = QRect(place.toRect().topLeft(), QSize(round(place.width()), round(layout.small * 1.8)))
    draw_elided(painter, below, under)
    painter.setFont(base)


def _under_title(shared: SharedList) -> str:
    if len(shared.tracks) == 1:
        track = shared.tracks[0]
        return " · ".join(filter(None, (track.artist, clean(track.album), str(track.year or ""))))
    length_ms = sum(track.duration_ms or 0 for track in shared.tracks)
    figures = [plural("{n} track", "{n} tracks", len(shared.tracks))]
    if length_ms:
        figures.append(format_long_duration(length_ms))
    return " · ".join(figures)


def _paint_list(painter: QPainter, layout: _Layout, shared: SharedList, theme: Theme) -> None:
    """The sentence, and the first tracks as far as there is room."""
    base, (left, top) = painter.font(), layout.list_at.toTuple()
    width = layout.size.width() - layout.edge - left
    bottom = layout.size.height() - layout.edge - layout.small * 2
    painter.setFont(sized(base, layout.body))
    painter.setPen(QColor(theme.text))
    step = round(layout.body * 1.4)
    room = max(0, min(2, int((bottom - top) // step)))
    for line in wrapped_lines(clean(shared.why), painter.font(), round(width), room) if room else ():
        draw_elided(painter, QRect(round(left), round(top), round(width), step), line)
        top += step
    if len(shared.tracks) < 2:
        painter.setFont(base)
        return
    top += layout.body * 0.6 if shared.why else 0
    step = round(layout.body * 1.6)
    fitting = int((bottom - top) // step)
    rows = min(layout.most_rows, fitting, len(shared.tracks))
    if rows < len(shared.tracks):
        rows = max(0, min(rows, fitting - 1))
    for track in shared.tracks[:rows]:
        row = QRect(round(left), round(top), round(width), step)
        _paint_row(painter, row, clean(track.title), clean(track.artist), theme)
        top += step
    if rest := len(shared.tracks) - rows:
        painter.setPen(QColor(theme.text_dim))
        painter.setFont(sized(base, layout.small))
        text = (
            tr("and {rest} more", rest=number_text(rest)) if rows else plural("{n} track", "{n} tracks", rest)
        )
        draw_elided(painter, QRect(round(left), round(top), round(width), step), text)
    painter.setFont(base)


def _paint_row(painter: QPainter, row: QRect, title: str, artist: str, theme: Theme) -> None:
    """A title, and its artist dim behind it; a long title leaves the artist a third."""
    metrics, gap = painter.fontMetrics(), painter.fontMetrics().height() // 2
    wanted = metrics.horizontalAdvance(title) + 1
    least = min(metrics.horizontalAdvance(artist) + 1, row.width() // 3)
    room = min(wanted, row.width() - least - gap) if artist else row.width()
    painter.setPen(QColor(theme.text))
    draw_elided(painter, QRect(row.left(), row.top(), room, row.height()), title)
    painter.setPen(QColor(theme.text_dim))
    rest = QRect(row.left() + room + gap, row.top(), row.width() - room - gap, row.height())
    draw_elided(painter, rest, artist)


_TOP: Final = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop

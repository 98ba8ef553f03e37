"""What pictures that leave the program have in common: ground, covers, the product's mark.

They are painted on a ``QImage`` with plain values only, so that they can be painted in a lane.
"""

from __future__ import annotations

from collections.abc import Sequence
from importlib import resources
from typing import Final

from PySide6.QtCore import QByteArray, QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QImage, QLinearGradient, QPainter, QPainterPath
from PySide6.QtSvg import QSvgRenderer

from musicrec_desktop.core.language import tr
from musicrec_desktop.core.text.cleaning import clean
from musicrec_desktop.ui.kit.app_icon import FILE
from musicrec_desktop.ui.kit.cover_thumb import initials, placeholder_colour
from musicrec_desktop.ui.kit.covers import decode_cover
from musicrec_desktop.ui.kit.painting import draw_elided, sized
from musicrec_desktop.ui.theme.colours import Theme

PRODUCT: Final = "MusicRec"
PARTS: Final = 4
"""How many covers make a collage; with fewer the first one stands alone."""
_TINT: Final = 0.42
"""How much of the covers' colour the ground has at its top."""
_CAPS_SPACING_PX: Final = 2.0
_END: Final = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter


def decoded_covers(covers: Sequence[bytes], side: int) -> list[QImage]:
    """The pictures of a collage of a width in pixels: four halves, or one whole; none where none is one."""
    halves = [image for data in covers if not (image := decode_cover(data, side // 2)).isNull()]
    if len(halves) >= PARTS:
        return halves[:PARTS]
    whole = (decode_cover(data, side) for data in covers)
    return [image for image in whole if not image.isNull()][:1]


def cover_colour(pictures: Sequence[QImage], name: str, theme: Theme) -> QColor:
    """What the ground is tinted with: the mean of the covers, or the colour of the name."""
    if not pictures:
        return placeholder_colour(name, theme)
    smooth = Qt.TransformationMode.SmoothTransformation
    means = [picture.scaled(1, 1, mode=smooth).pixelColor(0, 0) for picture in pictures]
    red, green, blue = (
        sum(getattr(one, part)() for one in means) // len(means) for part in ("red", "green", "blue")
    )
    return QColor(red, green, blue)


def paint_ground(painter: QPainter, size: QSize, tint: QColor, theme: Theme) -> None:
    """The surface, tinted towards its top."""
    surface = QColor(theme.surface)
    ground = QLinearGradient(0, 0, 0, size.height())
    ground.setColorAt(0, _mixed(surface, tint, _TINT if theme.is_dark else _TINT / 2))
    ground.setColorAt(1, surface)
    painter.fillRect(QRect(0, 0, size.width(), size.height()), ground)


def _mixed(one: QColor, other: QColor, share: float) -> QColor:
    return QColor.fromRgbF(
        one.redF() * (1 - share) + other.redF() * share,
        one.greenF() * (1 - share) + other.greenF() * share,
        one.blueF() * (1 - share) + other.blueF() * share,
    )


def paint_collage(
    painter: QPainter, place: QRectF, pictures: Sequence[QImage], name: str, theme: Theme
) -> None:
    """Four covers, or one, in a square with round corners; the initials of the name without any."""
    outline = QPainterPath()
    outline.addRoundedRect(place, 20, 20)
    painter.save()
    painter.setClipPath(outline)
    half = place.width() / 2
    if len(pictures) == PARTS:
        for number, picture in enumerate(pictures):
            corner = place.topLeft() + QPointF(half * (number % 2), half * (number // 2))
            painter.drawImage(QRectF(corner.x(), corner.y(), half, half), picture)
    elif pictures:
        painter.drawImage(place, pictures[0])
    else:
        painter.fillRect(place, placeholder_colour(name, theme))
        painter.setFont(bold_font(painter.font(), round(place.width()) // 4))
        painter.setPen(QColor(theme.text))
        painter.drawText(place, Qt.AlignmentFlag.AlignCenter, initials(name) or "♪")
    painter.restore()


def paint_mark(painter: QPainter, place: QRect, profile_name: str, theme: Theme, letter_px: int) -> None:
    """The product's mark in the left corner, and whose card it is where that is told."""
    side = place.height()
    drawing = resources.files("musicrec_desktop.ui.kit").joinpath(FILE).read_bytes()
    QSvgRenderer(QByteArray(drawing)).render(painter, QRectF(place.left(), place.top(), side, side))
    painter.setFont(sized(painter.font(), letter_px))
    painter.setPen(QColor(theme.text_dim))
    mark = painter.fontMetrics().horizontalAdvance(PRODUCT) + 2
    draw_elided(painter, QRect(round(place.left() + side * 1.35), place.top(), mark, side), PRODUCT)
    if profile_name:
        used = side * 1.35 + mark + letter_px
        rest = QRect(round(place.left() + used), place.top(), round(place.width() - used), side)
        draw_elided(painter, rest, tr("From {clean}", clean=clean(profile_name)), _END)


def bold_font(font: QFont, size_px: int) -> QFont:
    """Letters of titles."""
    made = sized(font, size_px)
    made.setWeight(QFont.Weight.Bold)
    return made


def capitals_font(font: QFont, size_px: int) -> QFont:
    """Letters of what stands small above a title."""
    made = sized(font, size_px)
    made.setCapitalization(QFont.Capitalization.AllUppercase)
    made.setLetterSpacing(QFont.SpacingType.AbsoluteSpacing, _CAPS_SPACING_PX)
    made.setWeight(QFont.Weight.DemiBold)
    return made

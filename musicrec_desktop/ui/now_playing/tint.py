"""Colours of the now playing window: the theme's surface with a little of the cover in it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QColor, QPixmap

from musicrec_desktop.ui.theme.colours import Theme, contrast

STRONGEST: Final = {True: 0.34, False: 0.24}
"""The share of the cover in the surface, by whether the theme is dark."""
LEAST_CONTRAST: Final = 4.5
STEP: Final = 0.04
_FEW_PX: Final = 96
_SAMPLE_PX: Final = 12
_LEAST_SATURATION: Final = 24
HANDLE: Final = 0.26
"""The share of the text in the handle of a scroll bar, which is a little of the theme elsewhere."""
DIMMED: Final = 0.62
"""Lines that are not sung are this much of the text; less where that could not be read."""


@dataclass(frozen=True, slots=True)
class Tint:
    """The colours, as ``#rrggbb``.

    Attributes:
        surface: behind everything.
        text: what is sung now, and titles.
        text_dim: second lines.
        waiting: lines and words that are not sung yet, or any more.
        handle: of scroll bars.
    """

    surface: str
    text: str
    text_dim: str
    waiting: str
    handle: str


def tint_of(theme: Theme, colour: QColor | None) -> Tint:
    """The colours for a colour of a cover; those of the theme without one.

    The cover takes only so much of the surface as leaves every text readable.
    """
    share = STRONGEST[theme.is_dark] if colour is not None else 0.0
    surface = theme.surface
    while colour is not None and share > 0:
        surface = mixed(theme.surface, colour.name(), share)
        if min(contrast(theme.text, surface), contrast(theme.text_dim, surface)) >= LEAST_CONTRAST:
            break
        share = round(share - STEP, 2)
        surface = theme.surface
    waiting = mixed(surface, theme.text, DIMMED)
    if contrast(waiting, surface) < LEAST_CONTRAST:
        waiting = theme.text_dim
    return Tint(surface, theme.text, theme.text_dim, waiting, mixed(surface, theme.text, HANDLE))


def colour_of(cover: QPixmap) -> QColor | None:
    """The colour that stands out in a cover; None where it is a null picture.

    The mean of a small picture, each pixel counted by its saturation, so that a grey margin does not decide.
    """
    if cover.isNull():
        return None
    # Every few pixels of a large picture tell as much as all of them.
    small = cover.scaled(QSize(_FEW_PX, _FEW_PX), Qt.AspectRatioMode.IgnoreAspectRatio)
    image = small.toImage().scaled(
        QSize(_SAMPLE_PX, _SAMPLE_PX),
        Qt.AspectRatioMode.IgnoreAspectRatio,
        Qt.TransformationMode.SmoothTransformation,
    )
    red = green = blue = total = 0
    for y in range(image.height()):
        for x in range(image.width()):
            pixel = image.pixelColor(x, y)
            weight = _LEAST_SATURATION + max(0, pixel.hsvSaturation())
            red, green, blue = (
                red + pixel.red() * weight,
                green + pixel.green() * weight,
                blue + pixel.blue() * weight,
            )
            total += weight
    return QColor(red // total, green // total, blue // total)


def mixed(one: str, other: str, share: float) -> str:
    """A colour between two: ``share`` of the other."""
    first, second = QColor(one), QColor(other)
    parts = (
        round(mine + (theirs - mine) * share)
        for mine, theirs in (
            (first.red(), second.red()),
            (first.green(), second.green()),
            (first.blue(), second.blue()),
        )
    )
    return QColor(*parts).name()

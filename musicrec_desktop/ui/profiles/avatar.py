"""The picture of a profile: a circle of its colour with the initial of its name."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QRectF, QSize, Qt, QTextBoundaryFinder
from PySide6.QtGui import QColor, QFont, QIcon, QPainter, QPen, QPixmap
from PySide6.QtWidgets import QToolButton, QWidget

from musicrec_desktop.core.language import tr
from musicrec_desktop.model.profile import Profile
from musicrec_desktop.ui.kit.screen_reader import Ornament

_LETTER_SHARE: Final = 0.46
"""The height of the letter, of the circle's."""
_MIDDLE_LUMINANCE: Final = 0.19
"""White and black are as readable on it as each other."""
BUTTON_PX, BUTTON_AVATAR_PX = 32, 24


def initial(name: str) -> str:
    """The first letter of a name in capitals; an emoji or a letter with marks counts as one."""
    shown = name.strip()
    finder = QTextBoundaryFinder(QTextBoundaryFinder.BoundaryType.Grapheme, shown)
    end = finder.toNextBoundary()
    # Positions of Qt are those of UTF-16.
    first = shown.encode("utf-16-le")[: max(end, 0) * 2].decode("utf-16-le", "ignore")
    return first.upper() if len(first.upper()) == len(first) else first


def avatar(profile: Profile, side_px: int, ratio: float = 1.0) -> QPixmap:
    """The picture of a profile; a guest has an outline in place of a circle, and a locked one is paler.

    Args:
        profile: whose.
        side_px: width and height, in pixels of the layout.
        ratio: pixels of the screen for each of those.
    """
    picture = QPixmap(QSize(round(side_px * ratio), round(side_px * ratio)))
    picture.setDevicePixelRatio(ratio)
    picture.fill(Qt.GlobalColor.transparent)
    painter = QPainter(picture)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    colour = QColor(profile.colour)
    circle = QRectF(0, 0, side_px, side_px)
    if profile.is_locked:
        painter.setOpacity(0.55)
    if profile.is_guest:
        width = max(1.5, side_px / 16)
        painter.setPen(QPen(colour, width, Qt.PenStyle.DashLine))
        faint = QColor(colour)
        faint.setAlphaF(0.18)
        painter.setBrush(faint)
        painter.drawEllipse(circle.adjusted(width, width, -width, -width))
        painter.setPen(_readable_on_window(colour))
    else:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(colour)
        painter.drawEllipse(circle)
        painter.setPen(QColor("#ffffff" if _luminance(colour) < _MIDDLE_LUMINANCE else "#14161a"))
    font = QFont(painter.font())
    font.setPixelSize(max(8, round(side_px * _LETTER_SHARE)))
    font.setWeight(QFont.Weight.DemiBold)
    painter.setFont(font)
    painter.drawText(circle, Qt.AlignmentFlag.AlignCenter, initial(profile.name))
    painter.end()
    return picture


def avatar_icon(profile: Profile, side_px: int, widget: QWidget) -> QIcon:
    """The picture for a button or a menu of a widget, sharp on its screen."""
    picture, icon = avatar(profile, side_px, widget.devicePixelRatioF()), QIcon()
    for mode in (QIcon.Mode.Normal, QIcon.Mode.Selected, QIcon.Mode.Disabled):
        icon.addPixmap(picture, mode)  # Qt would tint it where a row is selected
    return icon


class AvatarLabel(Ornament):
    """Shows the picture of a profile."""

    def __init__(self, profile: Profile, side_px: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFixedSize(side_px, side_px)
        self.setPixmap(avatar(profile, side_px, self.devicePixelRatioF()))


class AvatarButton(QToolButton):
    """Shows who listens, and opens the menu to switch."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFixedSize(BUTTON_PX, BUTTON_PX)
        self.setIconSize(QSize(BUTTON_AVATAR_PX, BUTTON_AVATAR_PX))
        self.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.hide()

    def show_profile(self, profile: Profile) -> None:
        """Show another profile."""
        self.setIcon(avatar_icon(profile, BUTTON_AVATAR_PX, self))
        whose = tr("Profile: {name}", name=profile.name)
        self.setAccessibleName(whose)
        self.setToolTip(tr("{whose} (a guest, who is forgotten)", whose=whose) if profile.is_guest else whose)


def _luminance(colour: QColor) -> float:
    """Relative luminance after WCAG, 0 to 1."""

    def linear(value: float) -> float:
        return value / 12.92 if value <= 0.04045 else ((value + 0.055) / 1.055) ** 2.4

    red, green, blue = colour.redF(), colour.greenF(), colour.blueF()
    return 0.2126 * linear(red) + 0.7152 * linear(green) + 0.0722 * linear(blue)


def _readable_on_window(colour: QColor) -> QColor:
    """The colour, as light as can be read on the faint circle in either theme."""
    hue, saturation = max(colour.hslHueF(), 0.0), min(colour.hslSaturationF(), 0.75)
    shades = (QColor.fromHslF(hue, saturation, lightness / 100) for lightness in range(25, 75))
    return min(shades, key=lambda shade: abs(_luminance(shade) - _MIDDLE_LUMINANCE))

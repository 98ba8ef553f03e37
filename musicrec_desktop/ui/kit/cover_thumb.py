"""A small cover picture, with a placeholder where there is none."""

from __future__ import annotations

import hashlib

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QMouseEvent, QPainter, QPainterPath, QPaintEvent, QPen, QPixmap
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from musicrec_desktop.core.language import tr
from musicrec_desktop.ui.kit.icons import Glyph, glyph_pixmap
from musicrec_desktop.ui.kit.screen_reader import Role, spoken_as
from musicrec_desktop.ui.theme.colours import Theme
from musicrec_desktop.ui.theme.control import ThemeController
from musicrec_desktop.ui.theme.sizes import Radius

INITIALS_MAXIMUM_PX = 40


def placeholder_colour(name: str, theme: Theme) -> QColor:
    """A muted colour derived from a name; the same name always gives the same colour."""
    hue = int.from_bytes(hashlib.blake2b(name.casefold().encode("utf-8", "replace"), digest_size=2).digest())
    return QColor.fromHsl(hue % 360, theme.cover_saturation, theme.cover_lightness)


def initials(name: str) -> str:
    """At most two capitals that stand for a name; empty where it has no letters or digits."""
    words = [word for word in name.split() if any(character.isalnum() for character in word)]
    letters = [next(character for character in word if character.isalnum()) for word in words[:2]]
    return "".join(letters).upper()


def paint_cover(
    painter: QPainter, place: QRectF, cover: QPixmap | None, *, name: str, theme: Theme, radius_px: float
) -> None:
    """Paint a cover with round corners, or a coloured square with initials (a note where there are none).

    Args:
        painter: of the cell or widget.
        place: where; the picture fills it and is cropped in the middle.
        cover: the picture, or None.
        name: of the album or track; gives colour and initials of the placeholder.
        theme: where the colours come from.
        radius_px: of the corners.
    """
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
    outline = QPainterPath()
    outline.addRoundedRect(place, radius_px, radius_px)
    if cover is not None and not cover.isNull():
        painter.setClipPath(outline)
        side = min(cover.width(), cover.height())
        source = QRectF((cover.width() - side) / 2, (cover.height() - side) / 2, side, side)
        painter.drawPixmap(place, cover, source)
        painter.setClipping(False)
    else:
        _paint_placeholder(painter, place, outline, name, theme)
    edge = QColor(theme.text)
    edge.setAlpha(26)
    painter.setPen(QPen(edge, 1))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawRoundedRect(place.adjusted(0.5, 0.5, -0.5, -0.5), radius_px, radius_px)
    painter.restore()


def _paint_placeholder(
    painter: QPainter, place: QRectF, outline: QPainterPath, name: str, theme: Theme
) -> None:
    letters = initials(name)
    painter.fillPath(outline, placeholder_colour(name, theme) if letters else QColor(theme.hover))
    if letters:
        font = painter.font()
        font.setPixelSize(max(9, min(INITIALS_MAXIMUM_PX, round(place.height() * 0.34))))
        font.setWeight(font.Weight.DemiBold)
        painter.setFont(font)
        ink = QColor(theme.text)
        ink.setAlpha(190)
        painter.setPen(ink)
        painter.drawText(place, Qt.AlignmentFlag.AlignCenter, letters)
        return
    side = round(place.height() * 0.5)
    note = glyph_pixmap(Glyph.TRACKS, theme, side, painter.device().devicePixelRatioF(), "text_dim")
    corner = place.center() - QRectF(0, 0, side, side).center()
    painter.drawPixmap(corner, note)


@spoken_as(Role.Button)
class CoverThumb(QWidget):
    """A square cover that can be clicked.

    Args:
        themes: where the colours come from.
        size_px: of a side.
        parent: Qt's owner.
    """

    clicked = Signal()
    """The user wants to see more of what plays: the now playing window."""

    def __init__(self, themes: ThemeController, size_px: int = 48, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._themes = themes
        self._cover: QPixmap | None = None
        self._name = ""
        self.setFixedSize(QSize(size_px, size_px))
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAccessibleName(tr("Show what is playing"))
        self.setToolTip(tr("Show what is playing"))
        themes.changed.connect(self.update)

    def set_cover(self, cover: QPixmap | None, name: str) -> None:
        """Show a picture, or the placeholder of this name."""
        self._cover, self._name = cover, name
        self.update()

    @override
    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if event.button() is Qt.MouseButton.LeftButton and self.rect().contains(event.position().toPoint()):
            self.clicked.emit()

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.clicked.emit()
        else:
            super().keyPressEvent(event)

    @override
    def paintEvent(self, _event: QPaintEvent) -> None:
        theme = self._themes.theme
        painter = QPainter(self)
        place = QRectF(self.rect())
        paint_cover(painter, place, self._cover, name=self._name, theme=theme, radius_px=Radius.S)
        if self.hasFocus():
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(QPen(QColor(theme.focus), 2))
            painter.drawRoundedRect(place.adjusted(1, 1, -1, -1), Radius.S, Radius.S)

"""Five stars with halves: as a picture for painters, and as a field that is edited.

A full, a half and an empty star differ in shape, not only in colour.
"""

from __future__ import annotations

from functools import lru_cache
from typing import Final

from PySide6.QtCore import QEvent, QPoint, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen, QPixmap
from PySide6.QtWidgets import QSizePolicy, QWidget
from typing_extensions import override

from musicrec_desktop.model.rating import MOST_HALF_STARS
from musicrec_desktop.ui.kit.icons import Glyph, glyph_pixmap
from musicrec_desktop.ui.kit.screen_reader import Role, SpokenRange, spoken_as
from musicrec_desktop.ui.kit.wording.formats import format_stars
from musicrec_desktop.ui.theme.colours import Theme
from musicrec_desktop.ui.theme.control import ThemeController

STARS: Final = MOST_HALF_STARS // 2
_MARGIN_PX: Final = 5
_STEPS: Final = {Qt.Key.Key_Right: 1, Qt.Key.Key_Up: 1, Qt.Key.Key_Left: -1, Qt.Key.Key_Down: -1}


def half_stars_at(x: float, star_px: int) -> int:
    """Which rating a point means: that of the half star under it, at least 1 and at most 10.

    Args:
        x: from the left end of the stars, in pixels.
        star_px: how wide a star is.
    """
    return max(1, min(MOST_HALF_STARS, int(x // (star_px / 2)) + 1))


@lru_cache(maxsize=128)
def stars_pixmap(
    half_stars: int, theme: Theme, star_px: int, dpr: float, *, is_wish: bool = False
) -> QPixmap:
    """Five stars beside each other, ``5 * star_px`` wide and ``star_px`` high, at the scale ``dpr``; shared.

    Args:
        half_stars: 0 to 10.
        theme: where the colours come from.
        star_px: the side of one star.
        dpr: pixels of the screen for a logical one.
        is_wish: the rating is what a click would give.
    """
    picture = QPixmap(QSize(round(STARS * star_px * dpr), round(star_px * dpr)))
    picture.setDevicePixelRatio(dpr)
    picture.fill(Qt.GlobalColor.transparent)
    painter = QPainter(picture)
    for place in range(STARS):
        rest = half_stars - 2 * place
        glyph = Glyph.STAR if rest >= 2 else Glyph.HALF_STAR if rest == 1 else Glyph.NO_STAR
        colour = "text_disabled" if rest < 1 else "accent" if is_wish else "star"
        painter.drawPixmap(QPoint(place * star_px, 0), glyph_pixmap(glyph, theme, star_px, dpr, colour))
    painter.end()
    return picture


@spoken_as(Role.Slider)
class StarsField(QWidget):
    """Stars with halves: point at them, or use the arrow keys and the digits.

    Args:
        themes: colours.
        star_px: the side of one star.
        height_px: of the field.
        is_cleared_by_click: whether a click on the rating that is shown takes it away; the field then waits
            for the end of a click, and shows before what it would give.
        parent: Qt's owner.
    """

    changed = Signal(int)
    """Half stars, 0 to 10, that the user chose."""

    def __init__(
        self,
        themes: ThemeController,
        *,
        star_px: int = 20,
        height_px: int = 30,
        is_cleared_by_click: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._themes, self._star_px, self._height_px = themes, star_px, height_px
        self._is_cleared_by_click = is_cleared_by_click
        self._value = 0
        self._wish: int | None = None
        is_plain = not is_cleared_by_click
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus if is_plain else Qt.FocusPolicy.TabFocus)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setMouseTracking(is_cleared_by_click)
        themes.changed.connect(self.update)
        self.show_value(0)

    @property
    def value(self) -> int:
        """Half stars; 0 for none."""
        return self._value

    @property
    def spoken_range(self) -> SpokenRange:
        """Stars, for ``kit.screen_reader``."""
        return SpokenRange(self._value / 2, 0, STARS, 0.5)

    def set_spoken(self, stars: float) -> None:
        """A screen reader sets the rating."""
        self._take(round(2 * stars))

    def show_value(self, half_stars: int) -> None:
        """Show other stars; emits nothing."""
        self._value = half_stars
        self.setAccessibleDescription(format_stars(half_stars))
        self.update()

    @override
    def sizeHint(self) -> QSize:
        return QSize(STARS * self._star_px + 2 * _MARGIN_PX, self._height_px)

    @override
    def paintEvent(self, _event: QPaintEvent) -> None:
        painter, theme = QPainter(self), self._themes.theme
        is_wish = self._wish is not None and self.isEnabled()
        shown = self._wish if is_wish and self._wish is not None else self._value
        painter.setOpacity(1.0 if self.isEnabled() else 0.5)
        picture = stars_pixmap(shown, theme, self._star_px, self.devicePixelRatioF(), is_wish=is_wish)
        painter.drawPixmap(QPoint(_MARGIN_PX, (self.height() - self._star_px) // 2), picture)
        if self.hasFocus():
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(QPen(QColor(theme.focus), 2))
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), 6, 6)

    @override
    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() is Qt.MouseButton.LeftButton and not self._is_cleared_by_click:
            self._take(self._at(event))

    @override
    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if self._is_cleared_by_click:
            self._show_wish(self._at(event) if self.rect().contains(event.position().toPoint()) else None)
        elif event.buttons() & Qt.MouseButton.LeftButton:
            self._take(self._at(event))

    @override
    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        is_left = event.button() is Qt.MouseButton.LeftButton
        if self._is_cleared_by_click and is_left and self.rect().contains(event.position().toPoint()):
            self._show_wish(None)
            wanted = self._at(event)
            self._take(0 if wanted == self._value else wanted)

    @override
    def leaveEvent(self, event: QEvent) -> None:
        self._show_wish(None)
        super().leaveEvent(event)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in _STEPS and not event.modifiers():
            self._take(self._value + _STEPS[Qt.Key(event.key())])
        elif Qt.Key.Key_0 <= event.key() <= Qt.Key.Key_5 and not event.modifiers():
            self._take(2 * (event.key() - Qt.Key.Key_0))
        else:
            super().keyPressEvent(event)

    def _at(self, event: QMouseEvent) -> int:
        return half_stars_at(event.position().x() - _MARGIN_PX, self._star_px)

    def _show_wish(self, wish: int | None) -> None:
        if wish != self._wish:
            self._wish = wish
            self.update()

    def _take(self, value: int) -> None:
        value = max(0, min(MOST_HALF_STARS, value))
        if value != self._value:
            self.show_value(value)
            self.changed.emit(value)

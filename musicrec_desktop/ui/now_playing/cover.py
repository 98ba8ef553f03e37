"""The cover as large as there is room, with a soft shadow below it."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QMouseEvent, QPainter, QPaintEvent, QPixmap
from PySide6.QtWidgets import QSizePolicy, QWidget
from typing_extensions import override

from musicrec_desktop.core.language import tr
from musicrec_desktop.model.track import TrackId
from musicrec_desktop.ui.kit.cover_thumb import paint_cover
from musicrec_desktop.ui.kit.screen_reader import Role, spoken_as
from musicrec_desktop.ui.theme.control import ThemeController
from musicrec_desktop.ui.theme.sizes import Radius

LEAST_PX: Final = 96
LARGEST_PX: Final = 1_280
"""A larger picture would not look better, and take 6 MB and more."""
SIZES_PX: Final = (192, 320, 480, 640, 800, 960, LARGEST_PX)
"""Pictures are asked for in these sizes, so that a window that is resized does not ask for hundreds."""
SHADOW_PX: Final = 8
"""What is free around the picture."""
_MOST_PX: Final = 16_777_215
"""What Qt takes as no limit."""


@spoken_as(Role.Graphic)
class BigCover(QWidget):
    """A square picture in the middle of its place.

    Attributes:
        track_id: what the cover is of.
        size_changed: a picture of another size is wanted.
        clicked: the user clicked the cover.
    """

    size_changed = Signal()
    clicked = Signal()

    def __init__(self, themes: ThemeController, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._themes = themes
        self._cover: QPixmap | None = None
        self._name = ""
        self._wanted_px = 0
        self._is_bounded = False
        self.track_id: TrackId | None = None
        self.setMinimumSize(LEAST_PX, LEAST_PX)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setAccessibleName(tr("Cover"))

    @property
    def wanted_px(self) -> int:
        """The side of the picture that is to be shown, in device pixels."""
        side = self._side * self.devicePixelRatioF()
        return next((size for size in SIZES_PX if size >= side), LARGEST_PX)

    @override
    def sizeHint(self) -> QSize:
        return QSize(480, 480)

    def set_cover(self, cover: QPixmap | None, name: str) -> None:
        """Show a picture, or the placeholder of this name."""
        self._cover, self._name = cover, name
        self.setAccessibleDescription(name)
        self.update()

    def set_bounded(self, *, is_bounded: bool) -> None:
        """Let the widget be no higher than wide, so that what stands below it comes close."""
        self._is_bounded = is_bounded
        self.setMaximumHeight(self.width() if is_bounded else _MOST_PX)

    @override
    def resizeEvent(self, _event: object) -> None:
        if self._is_bounded and self.maximumHeight() != self.width():
            self.setMaximumHeight(max(LEAST_PX, self.width()))
        if (wanted_px := self.wanted_px) != self._wanted_px:
            self._wanted_px = wanted_px
            self.size_changed.emit()

    @override
    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if event.button() is Qt.MouseButton.LeftButton and self._place.contains(event.position()):
            self.clicked.emit()

    @override
    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        place = self._place
        painter.setPen(Qt.PenStyle.NoPen)
        shade = QColor(0, 0, 0, 9 if self._themes.theme.is_dark else 5)
        painter.setBrush(shade)
        for step in range(SHADOW_PX):
            painter.drawRoundedRect(place.adjusted(-step, 2 - step / 2, step, 2 + step), Radius.M, Radius.M)
        paint_cover(
            painter, place, self._cover, name=self._name, theme=self._themes.theme, radius_px=Radius.M
        )

    @property
    def _side(self) -> int:
        return max(LEAST_PX, min(self.width(), self.height()) - 2 * SHADOW_PX)

    @property
    def _place(self) -> QRectF:
        side = self._side
        return QRectF((self.width() - side) / 2, (self.height() - side) / 2, side, side)

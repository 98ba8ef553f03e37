"""The level meter: what is heard now as thin bars, from low tones to high ones."""

from __future__ import annotations

from typing import Final, Protocol

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QEvent, QObject, QSize, Qt, QTimer
from PySide6.QtGui import QColor, QHideEvent, QImage, QPainter, QPaintEvent, QShowEvent
from PySide6.QtWidgets import QSizePolicy, QWidget
from shiboken6 import isValid
from typing_extensions import override

from musicrec_desktop.core.language import tr
from musicrec_desktop.ui.kit.screen_reader import Role, spoken_as
from musicrec_desktop.ui.theme.colours import Theme
from musicrec_desktop.ui.theme.control import ThemeController

BARS: Final = 24
BAR_PX, GAP_PX, HEIGHT_PX = 2, 1, 32
FLOOR_PX: Final = 2
"""What a silent bar shows."""
FRAME_MS: Final = 50
FALL_DB_A_SECOND: Final = 20.0
SPAN_DB: Final = 60.0
"""What the full height of a bar stands for."""
_FALL_A_FRAME: Final = FALL_DB_A_SECOND / SPAN_DB * FRAME_MS / 1_000
_WIDTH_PX: Final = BARS * (BAR_PX + GAP_PX) - GAP_PX
_SILENT: Final[NDArray[np.float64]] = np.zeros(BARS)
# How far the middle of each row lies from the middle of the widget.
_AWAY_PX: Final = np.abs(np.arange(HEIGHT_PX) - (HEIGHT_PX - 1) / 2)[:, None]
_EXPOSURE: Final = {QEvent.Type.Expose, QEvent.Type.WindowStateChange}


class LevelSource(Protocol):
    """Measures what is heard."""

    def watch_levels(self, is_watched: bool) -> None:
        """Begin or stop to measure."""
        ...

    def levels(self) -> tuple[float, ...]:
        """``BARS`` levels from low to high, 0 to 1; empty where nothing is heard."""
        ...


@spoken_as(Role.Graphic)
class LevelBars(QWidget):
    """Bars that rise at once and fall at a steady pace.

    Nothing is measured and no timer runs unless sound runs and the bars can be seen: the widget is shown
    and its window is neither minimised nor wholly covered.

    Args:
        themes: where the colours come from.
        parent: Qt's owner.

    Attributes:
        frames: moves the bars.
    """

    def __init__(self, themes: ThemeController, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._themes = themes
        self._source: LevelSource | None = None
        self._is_playing = self._is_watching = False
        self._awaited: tuple[QObject, ...] = ()
        self._levels = _SILENT
        self._heights = np.full(BARS, FLOOR_PX)
        # The bars are set in an array that the image shows: one call paints them.
        self._pixels = np.zeros((HEIGHT_PX, _WIDTH_PX), dtype=np.uint32)
        self._image = QImage(
            self._pixels.data, _WIDTH_PX, HEIGHT_PX, self._pixels.strides[0], QImage.Format.Format_RGB32
        )
        self.frames = QTimer(self)
        self.frames.setInterval(FRAME_MS)
        self.frames.timeout.connect(self._move)
        # The bar behind it has a stylesheet, and would be painted anew for every frame.
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setFixedSize(self.sizeHint())
        self.setToolTip(tr("Level meter"))
        self.setAccessibleName(tr("Level meter"))
        self._dress()
        themes.changed.connect(self._dress)

    @property
    def heights(self) -> tuple[int, ...]:
        """The bars in pixels, from low to high."""
        return tuple(self._heights.tolist())

    def set_source(self, source: LevelSource | None) -> None:
        """Set where levels come from; None disconnects it."""
        if self._source is not None and self._is_watching:
            self._source.watch_levels(False)
        self._source, self._is_watching = source, False
        self._run()

    def set_playing(self, is_playing: bool) -> None:
        """Tell whether sound runs; where it does not, the bars fall and rest."""
        self._is_playing = is_playing
        self._run()

    @override
    def sizeHint(self) -> QSize:
        return QSize(_WIDTH_PX, HEIGHT_PX)

    @override
    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._run()

    @override
    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self._run()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """The window may have come back; watched only while it is covered or minimised."""
        if event.type() in _EXPOSURE:
            self._run()
        return super().eventFilter(watched, event)

    @override
    def paintEvent(self, _event: QPaintEvent) -> None:
        QPainter(self).drawImage(0, 0, self._image)

    def _is_seen(self) -> bool:
        # Hidden first: while a window is destroyed, its handle is gone before its widgets.
        if not self.isVisible() or self.window().isMinimized():
            return False
        return self.window().windowHandle().isExposed()

    def _run(self) -> None:
        is_seen = self._is_seen()
        self._await(is_wanted=self._is_playing and self.isVisible() and not is_seen)
        self._watch(is_seen and self._is_playing)
        if not is_seen:
            self._show(_SILENT)
        if self._is_watching or self._levels.any():
            if not self.frames.isActive():
                self.frames.start()
        else:
            self.frames.stop()

    def _await(self, *, is_wanted: bool) -> None:
        """Watch whether the window comes back: Python is called for each of its events, so only then."""
        for watched in self._awaited:
            if isValid(watched):
                watched.removeEventFilter(self)
        window = self.window()
        self._awaited = (window, window.windowHandle()) if is_wanted else ()
        for watched in self._awaited:
            watched.installEventFilter(self)

    def _watch(self, is_wanted: bool) -> None:
        if self._source is not None and is_wanted is not self._is_watching:
            self._is_watching = is_wanted
            self._source.watch_levels(is_wanted)

    def _move(self) -> None:
        if not self._is_seen():
            self._run()
            return
        heard = self._source.levels() if self._source is not None and self._is_watching else ()
        levels = np.maximum(self._levels - _FALL_A_FRAME, 0.0)
        self._show(np.maximum(levels, heard) if len(heard) == BARS else levels)
        if not self._is_watching and not self._levels.any():
            self.frames.stop()

    def _show(self, levels: NDArray[np.float64]) -> None:
        self._levels = levels
        # Even, as each bar grows both ways from the middle, like the seek picture beside it.
        heights = FLOOR_PX + 2 * np.rint(levels * ((HEIGHT_PX - FLOOR_PX) / 2)).astype(np.int64)
        if (heights != self._heights).any():
            self._heights = heights
            self._draw()

    def _draw(self) -> None:
        colours = np.where(self._heights <= FLOOR_PX, self._rest, self._colours)
        columns = np.where(self._heights > _AWAY_PX * 2, colours, self._behind)
        for place in range(BAR_PX):
            self._pixels[:, place :: BAR_PX + GAP_PX] = columns
        self.update()

    def _dress(self) -> None:
        theme = self._themes.theme
        self._behind, self._rest = (
            np.uint32(QColor(name).rgb()) for name in (theme.surface_raised, theme.border_strong)
        )
        self._colours = np.array([colour.rgb() for colour in _colours(theme)], dtype=np.uint32)
        self._pixels[:] = self._behind
        self._draw()


def _colours(theme: Theme) -> tuple[QColor, ...]:
    """Those of the seek picture: dark for low tones, bright for high ones."""
    low, middle, high = (
        QColor(colour) for colour in (theme.picture_dark, theme.picture_middle, theme.picture_bright)
    )
    half = (BARS - 1) / 2
    return tuple(
        _between(low, middle, place / half) if place <= half else _between(middle, high, place / half - 1)
        for place in range(BARS)
    )


def _between(one: QColor, other: QColor, share: float) -> QColor:
    red, green, blue = (
        round(a + (b - a) * share)
        for a, b in zip(one.getRgb()[:3], other.getRgb()[:3], strict=True)  # type: ignore[index]
    )
    return QColor(red, green, blue)

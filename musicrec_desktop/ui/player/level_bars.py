"""The level meter: what is heard now as thin bars, from low tones to high ones."""

from __future__ import annotations

from typing import Final, Protocol

from PySide6.QtCore import QEvent, QObject, QRect, QSize, Qt, QTimer
from PySide6.QtGui import QColor, QHideEvent, QPainter, QPaintEvent, QShowEvent
from PySide6.QtWidgets import QSizePolicy, QWidget
from typing_extensions import override

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
_SILENT: Final = (0.0,) * BARS
_EXPOSURE: Final = {QEvent.Type.Expose, QEvent.Type.WindowStateChange}


class LevelSource(Protocol):
    """Measures what is heard."""

    def watch_levels(self, is_watched: bool) -> None:
        """Begin or stop to measure."""
        ...

    def levels(self) -> tuple[float, ...]:
        """``BARS`` levels from low to high, 0 to 1; empty where nothing is heard."""
        ...


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
        self._levels: tuple[float, ...] = _SILENT
        self._heights: tuple[int, ...] = (FLOOR_PX,) * BARS
        self.frames = QTimer(self)
        self.frames.setInterval(FRAME_MS)
        self.frames.timeout.connect(self._move)
        # The bar behind it has a stylesheet, and would be painted anew for every frame.
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setFixedSize(self.sizeHint())
        self.setToolTip("Level meter")
        self.setAccessibleName("Level meter")
        self._dress()
        themes.changed.connect(self._dress)

    @property
    def heights(self) -> tuple[int, ...]:
        """The bars in pixels, from low to high."""
        return self._heights

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
        return QSize(BARS * (BAR_PX + GAP_PX) - GAP_PX, HEIGHT_PX)

    @override
    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        window = self.window()
        for watched in (window, window.windowHandle()):
            watched.installEventFilter(self)
        self._run()

    @override
    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self._run()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """The window was covered, minimised, or came back."""
        if event.type() in _EXPOSURE:
            self._run()
        return super().eventFilter(watched, event)

    @override
    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect(), self._behind)
        for place, height in enumerate(self._heights):
            bar = QRect(place * (BAR_PX + GAP_PX), (HEIGHT_PX - height) // 2, BAR_PX, height)
            painter.fillRect(bar, self._rest if height <= FLOOR_PX else self._colours[place])

    def _is_seen(self) -> bool:
        # Hidden first: while a window is destroyed, its handle is gone before its widgets.
        if not self.isVisible() or self.window().isMinimized():
            return False
        return self.window().windowHandle().isExposed()

    def _run(self) -> None:
        is_seen = self._is_seen()
        self._watch(is_seen and self._is_playing)
        if not is_seen:
            self._show(_SILENT)
        if self._is_watching or any(self._levels):
            if not self.frames.isActive():
                self.frames.start()
        else:
            self.frames.stop()

    def _watch(self, is_wanted: bool) -> None:
        if self._source is not None and is_wanted is not self._is_watching:
            self._is_watching = is_wanted
            self._source.watch_levels(is_wanted)

    def _move(self) -> None:
        heard = self._source.levels() if self._source is not None and self._is_watching else ()
        fallen = tuple(max(0.0, level - _FALL_A_FRAME) for level in self._levels)
        self._show(tuple(map(max, fallen, heard)) if len(heard) == BARS else fallen)
        if not self._is_watching and not any(self._levels):
            self.frames.stop()

    def _show(self, levels: tuple[float, ...]) -> None:
        self._levels = levels
        # Even, as each bar grows both ways from the middle, like the seek picture beside it.
        heights = tuple(FLOOR_PX + 2 * round((HEIGHT_PX - FLOOR_PX) / 2 * level) for level in levels)
        if heights != self._heights:
            self._heights = heights
            self.update()

    def _dress(self) -> None:
        theme = self._themes.theme
        self._behind, self._rest = QColor(theme.surface_raised), QColor(theme.border_strong)
        self._colours = _colours(theme)
        self.update()


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

"""The window itself: parts side by side where there is room, behind tabs where there is not."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from enum import Enum
from functools import partial
from typing import Final

from PySide6.QtCore import QByteArray, QEvent, QPoint, QRect, QSize, Qt, QTimer, Signal
from PySide6.QtGui import (
    QCloseEvent,
    QColor,
    QGuiApplication,
    QHideEvent,
    QKeyEvent,
    QPainter,
    QPaintEvent,
    QResizeEvent,
    QScreen,
    QShowEvent,
)
from PySide6.QtWidgets import (
    QGridLayout,
    QHBoxLayout,
    QScrollBar,
    QStackedWidget,
    QTabBar,
    QVBoxLayout,
    QWidget,
)
from typing_extensions import override

from musicrec_desktop.core.language import tr
from musicrec_desktop.ui.kit.actions import key_of
from musicrec_desktop.ui.kit.buttons import IconButton
from musicrec_desktop.ui.kit.icons import Glyph
from musicrec_desktop.ui.kit.painting import CoverLookup
from musicrec_desktop.ui.kit.screen_fit import available_screens, fitted
from musicrec_desktop.ui.now_playing.about import AboutPane
from musicrec_desktop.ui.now_playing.coming import ComingPane
from musicrec_desktop.ui.now_playing.cover import BigCover
from musicrec_desktop.ui.now_playing.head import NowHead
from musicrec_desktop.ui.now_playing.lyrics_list import PLAIN_STEP, SIZES_PX
from musicrec_desktop.ui.now_playing.lyrics_pane import LyricsPane
from musicrec_desktop.ui.now_playing.tint import Tint, tint_of
from musicrec_desktop.ui.theme.control import ThemeController
from musicrec_desktop.ui.theme.sizes import Space

MINIMUM_SIZE: Final = QSize(320, 440)
DEFAULT_SIZE: Final = QSize(1080, 680)
NARROW_PX: Final = 660
"""Below this width one part is shown at a time."""
WIDE_PX: Final = 1_480
_LARGER_FROM_PX: Final = (1_200, 1_800, 2_600, 3_400)
"""From each of these widths on, letters are a step larger."""
"""From this width on lyrics stand between the cover and the rest."""
TAB_LYRICS, TAB_NEXT, TAB_ABOUT, TAB_COVER = "lyrics", "next", "about", "cover"
_TAB_WORDS: Final = {
    TAB_COVER: tr("Cover"),
    TAB_LYRICS: tr("Lyrics"),
    TAB_NEXT: tr("Up next"),
    TAB_ABOUT: tr("About"),
}


class Shape(Enum):
    """How the parts lie."""

    NARROW = "narrow"
    MIDDLE = "middle"
    WIDE = "wide"


def shape_of(width: int) -> Shape:
    """The shape of a window of a width."""
    return Shape.NARROW if width < NARROW_PX else Shape.WIDE if width >= WIDE_PX else Shape.MIDDLE


def step_for(width: int) -> int:
    """The size of the letters of lyrics that fits a window of a width, as a step."""
    return PLAIN_STEP + sum(width >= limit for limit in _LARGER_FROM_PX) - (width < NARROW_PX)


class NowPlayingWindow(QWidget):
    """Shows the values that it is given.

    Args:
        themes: colours.
        covers: small pictures for what comes next.

    Attributes:
        seen_changed: whether anybody can see the window.
        state_changed: something that is kept has changed.
        menu_wanted: the menu of what plays is wanted, at a global point.
    """

    menu_wanted = Signal(QPoint)
    seen_changed = Signal(bool)
    state_changed = Signal()

    def __init__(self, themes: ThemeController, covers: CoverLookup) -> None:
        super().__init__(None, Qt.WindowType.Window)
        self._themes = themes
        self._colour: QColor | None = None
        self.tint: Tint = tint_of(themes.theme, None)
        self.setAttribute(Qt.WidgetAttribute.WA_QuitOnClose, False)
        self.setMinimumSize(MINIMUM_SIZE)
        self.setWindowTitle(tr("Now playing · MusicRec"))
        self.setAccessibleName(tr("Now playing"))
        self.cover = BigCover(themes)
        self.head = NowHead(themes)
        self.lyrics = LyricsPane(themes, self.tint)
        self.coming = ComingPane(themes, covers)
        self.about = AboutPane()
        self.tabs = QTabBar()
        self.tabs.setDrawBase(False)
        self.tabs.setExpanding(False)
        self.tabs.setUsesScrollButtons(False)
        self.tabs.setElideMode(Qt.TextElideMode.ElideRight)
        self.stack = QStackedWidget()
        self.stack.setProperty("role", "clear")
        self.screen_button = IconButton(
            themes, Glyph.OTHER_SCREEN, tr("Move to other screen"), shortcut=key_of("now_playing_screen")
        )
        self.full_button = IconButton(
            themes, Glyph.FULL_SCREEN, tr("Full screen"), shortcut=key_of("now_playing_full")
        )
        self._shape: Shape | None = None
        self._tab = TAB_LYRICS
        self._is_seen = False
        self._panes: Mapping[str, QWidget] = {
            TAB_COVER: self.cover,
            TAB_LYRICS: self.lyrics,
            TAB_NEXT: self.coming,
            TAB_ABOUT: self.about,
        }
        self._names: list[str] = []
        self._step: int | None = None
        """Of the letters of lyrics as the user chose it; None for one that fits the width."""
        self._make_frame()
        self.tabs.currentChanged.connect(self._on_tab)
        for part in (self.cover, self.head):
            part.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
            part.customContextMenuRequested.connect(partial(self._ask_for_menu, part))
        self.head.menu_wanted.connect(self.show_menu)
        self.screen_button.clicked.connect(self.move_to_other_screen)
        self.full_button.clicked.connect(self.toggle_full_screen)
        themes.changed.connect(self._recolour)
        self._follow_screens()
        self._arrange(shape_of(DEFAULT_SIZE.width()))
        self.resize(DEFAULT_SIZE)
        self._recolour()

    @property
    def is_seen(self) -> bool:
        """Whether anybody can see it."""
        return self._is_seen

    @property
    def shape(self) -> Shape | None:
        """How the parts lie now."""
        return self._shape

    def set_colour(self, colour: QColor | None) -> None:
        """Take the colour of a cover; None for that of the theme."""
        if colour != self._colour:
            self._colour = colour
            self._recolour()

    def come_forward(self) -> None:
        """Show the window in front of others, as it was."""
        self.setWindowState(self.windowState() & ~Qt.WindowState.WindowMinimized)
        self.show()
        self.raise_()
        self.activateWindow()
        if self.focusWidget() is None:
            # Not a name that leads away from here.
            self.lyrics.list.setFocus()

    def show_menu(self) -> None:
        """Ask for the menu of what plays, below its button."""
        button = self.head.menu_button
        self._ask_for_menu(button, button.rect().bottomLeft())

    def _ask_for_menu(self, part: QWidget, point: QPoint) -> None:
        self.menu_wanted.emit(part.mapToGlobal(point))

    def toggle_full_screen(self) -> None:
        """Fill the screen, or leave it."""
        self.setWindowState(self.windowState() ^ Qt.WindowState.WindowFullScreen)
        self._show_screen_buttons()
        self.state_changed.emit()

    def move_to_other_screen(self) -> None:
        """Go to the next screen, filling it where this one was filled; nothing where there is one only."""
        screens = QGuiApplication.screens()
        if len(screens) < 2:
            return
        here = screens.index(self.screen()) if self.screen() in screens else 0
        target = screens[(here + 1) % len(screens)]
        states = self.windowState()
        is_filling = bool(states & (Qt.WindowState.WindowFullScreen | Qt.WindowState.WindowMaximized))
        if is_filling:
            self.setWindowState(states & ~(Qt.WindowState.WindowFullScreen | Qt.WindowState.WindowMaximized))
        place = _on_screen(self.geometry(), self.screen(), target)
        if (handle := self.windowHandle()) is not None:
            handle.setScreen(target)
        self.setGeometry(place)
        if is_filling:
            self.setWindowState(states)
        self.state_changed.emit()

    def state(self) -> dict[str, object]:
        """For ``restore``; fits into JSON."""
        return {
            "geometry": bytes(self.saveGeometry().toBase64().data()).decode("ascii"),
            "full": self.isFullScreen(),
            "tab": self._tab,
            "step": self._step,
        }

    def restore(self, state: object) -> None:
        """Take back what ``state`` gave; what does not fit is ignored."""
        if not isinstance(state, dict):
            return
        geometry, tab, step = state.get("geometry"), state.get("tab"), state.get("step")
        if isinstance(geometry, str) and geometry.isascii():
            self.restoreGeometry(QByteArray.fromBase64(QByteArray(geometry.encode("ascii"))))
            if not self.isFullScreen() and not self.isMaximized():
                self.setGeometry(fitted(self.geometry(), available_screens()))
        self._step = step if isinstance(step, int) else None
        self._fit_letters()
        if tab in self._panes:
            self.show_tab(str(tab))
        self._show_screen_buttons()

    def resize_letters(self, steps: int) -> None:
        """Use larger letters for lyrics, or smaller ones where steps are negative."""
        self._step = max(0, min(len(SIZES_PX) - 1, self.lyrics.list.step + steps))
        self._fit_letters()
        self.state_changed.emit()

    def show_tab(self, name: str) -> None:
        """Show a part, where parts are behind tabs."""
        self._tab = name
        if name in self._names:
            self.tabs.setCurrentIndex(self._names.index(name))

    @override
    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._tell_seen()

    @override
    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self._tell_seen()

    @override
    def closeEvent(self, event: QCloseEvent) -> None:
        self.state_changed.emit()
        super().closeEvent(event)

    @override
    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() is QEvent.Type.WindowStateChange:
            self._show_screen_buttons()
            self._tell_seen()

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange(shape_of(event.size().width()))
        self._fit_letters()

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            if self.isFullScreen():
                self.toggle_full_screen()
            else:
                self.close()
        else:
            super().keyPressEvent(event)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        QPainter(self).fillRect(event.rect(), QColor(self.tint.surface))

    def _make_frame(self) -> None:
        corner = QHBoxLayout()
        corner.setSpacing(0)
        corner.setContentsMargins(0, 0, 0, 0)
        corner.addWidget(self.screen_button)
        corner.addWidget(self.full_button)
        self._bar = QWidget()
        bar = QHBoxLayout(self._bar)
        bar.setContentsMargins(0, 0, 0, 0)
        bar.addWidget(self.tabs)
        bar.addStretch()
        bar.addLayout(corner)
        self._rest = QWidget()
        rest = QVBoxLayout(self._rest)
        rest.setContentsMargins(0, 0, 0, 0)
        rest.setSpacing(Space.XS)
        rest.addWidget(self._bar)
        rest.addWidget(self.stack, 1)
        # Cover and words stand close together, in the middle of their column.
        self._left = QWidget()
        self._column = QVBoxLayout(self._left)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(Space.M)
        self._column.addStretch(1)
        self._column.addStretch(1)
        self._grid = QGridLayout(self)

    def _arrange(self, shape: Shape) -> None:
        """Lay the parts out; they keep what they show."""
        if shape is self._shape:
            return
        self._shape = shape
        grid = self._grid
        for part in (self._left, self.head, self.lyrics, self._rest):
            grid.removeWidget(part)
        is_narrow = shape is Shape.NARROW
        self.tabs.setProperty("role", "tight" if is_narrow else "")
        self.tabs.style().polish(self.tabs)
        margin = Space.M if is_narrow else Space.XL
        grid.setContentsMargins(margin, Space.S if is_narrow else Space.L, margin, margin)
        grid.setHorizontalSpacing(Space.XL)
        grid.setVerticalSpacing(Space.M)
        names = {
            Shape.NARROW: (TAB_COVER, TAB_LYRICS, TAB_NEXT, TAB_ABOUT),
            Shape.MIDDLE: (TAB_LYRICS, TAB_NEXT, TAB_ABOUT),
            Shape.WIDE: (TAB_NEXT, TAB_ABOUT),
        }[shape]
        self.cover.set_bounded(is_bounded=not is_narrow)
        self._fill_tabs(names)
        for column in range(3):
            grid.setColumnStretch(column, 0)
        if is_narrow:
            grid.addWidget(self._rest, 0, 0)
            grid.addWidget(self.head, 1, 0)
            grid.setColumnStretch(0, 1)
            self._left.hide()
        else:
            self._column.insertWidget(1, self.cover, 1_000)
            self._column.insertWidget(2, self.head)
            self.cover.show()
            grid.addWidget(self._left, 0, 0)
            self._left.show()
            columns = [self._rest] if shape is Shape.MIDDLE else [self.lyrics, self._rest]
            for place, part in enumerate(columns, start=1):
                grid.addWidget(part, 0, place)
                part.show()
            for place, stretch in enumerate((5, 6) if shape is Shape.MIDDLE else (8, 10, 6)):
                grid.setColumnStretch(place, stretch)
        grid.setRowStretch(0, 1)

    def _fit_letters(self) -> None:
        """Letters of the size that was chosen, else of one that fits the width."""
        step = self._step if self._step is not None else step_for(self.width())
        if step != self.lyrics.list.step:
            self.lyrics.list.set_step(step)

    def _fill_tabs(self, names: Sequence[str]) -> None:
        self.tabs.blockSignals(True)
        while self.tabs.count():
            self.tabs.removeTab(0)
        while (pane := self.stack.widget(0)) is not None:
            self.stack.removeWidget(pane)
        self._names = list(names)
        for name in names:
            self.tabs.addTab(_TAB_WORDS[name])
            self.stack.addWidget(self._panes[name])
        place = self._names.index(self._tab) if self._tab in self._names else 0
        self.tabs.setCurrentIndex(place)
        self.stack.setCurrentIndex(place)
        self.tabs.blockSignals(False)

    def _on_tab(self, place: int) -> None:
        if 0 <= place < len(self._names):
            self._tab = self._names[place]
            self.stack.setCurrentIndex(place)
            self.state_changed.emit()

    def _recolour(self) -> None:
        self.tint = tint_of(self._themes.theme, self._colour)
        self.lyrics.list.set_tint(self.tint)
        handle = f"QScrollBar::handle {{ background: {self.tint.handle}; }}"
        for bar in self.findChildren(QScrollBar):
            if bar.styleSheet() != handle:
                bar.setStyleSheet(handle)
        self.update()

    def _show_screen_buttons(self) -> None:
        is_full = self.isFullScreen()
        self.full_button.set_glyph(Glyph.LEAVE_FULL_SCREEN if is_full else Glyph.FULL_SCREEN)
        self.full_button.set_name(tr("Leave full screen") if is_full else tr("Full screen"))
        self.screen_button.setVisible(len(QGuiApplication.screens()) > 1)

    def _follow_screens(self) -> None:
        app = QGuiApplication.instance()
        assert isinstance(app, QGuiApplication)
        later = QTimer(self)
        later.setSingleShot(True)
        later.setInterval(0)
        later.timeout.connect(self._on_screens)
        app.screenAdded.connect(later.start)
        app.screenRemoved.connect(later.start)
        self._show_screen_buttons()

    def _on_screens(self) -> None:
        """A screen that goes must not take the window with it."""
        self._show_screen_buttons()
        if self.isVisible() and not self.isFullScreen() and not self.isMaximized():
            self.setGeometry(fitted(self.geometry(), available_screens()))

    def _tell_seen(self) -> None:
        is_seen = self.isVisible() and not self.isMinimized()
        if is_seen != self._is_seen:
            self._is_seen = is_seen
            self.seen_changed.emit(is_seen)


def _on_screen(place: QRect, here: QScreen, target: QScreen) -> QRect:
    """The same place on another screen, as large as that has room for."""
    moved = QRect(place)
    moved.moveTopLeft(place.topLeft() - here.geometry().topLeft() + target.geometry().topLeft())
    return fitted(moved, [target.availableGeometry()])

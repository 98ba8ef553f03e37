"""What of the window comes back after a restart."""

from __future__ import annotations

import logging

from PySide6.QtCore import QByteArray, QObject, QRect, QSize, Qt, QTimer
from PySide6.QtGui import QGuiApplication, QScreen
from PySide6.QtWidgets import QMainWindow

from musicrec_desktop.core.errors import ProfileGoneError, StorageError
from musicrec_desktop.services.suite import Services
from musicrec_desktop.ui.importing.controller import ImportController
from musicrec_desktop.ui.kit.page import Page
from musicrec_desktop.ui.kit.query.history import SearchHistory
from musicrec_desktop.ui.kit.screen_fit import available_screens, centred, fitted
from musicrec_desktop.ui.player.mini_controller import MiniPlayerController
from musicrec_desktop.ui.playlists.controller import PlaylistsController
from musicrec_desktop.ui.queue.drawer import UpNextDrawer
from musicrec_desktop.ui.queue.tune_drawer import TuneDrawer
from musicrec_desktop.ui.tracklists.controller import TracklistController
from musicrec_desktop.ui.window.navigation import Navigator
from musicrec_desktop.ui.window.pages import WindowPages
from musicrec_desktop.ui.window.places import PageId

log = logging.getLogger(__name__)

STATE_KEY = "window"
SAVE_DELAY_MS = 1500
DEFAULT_SIZE = QSize(1280, 800)
"""Where the screen has room for it."""
MINIMUM_SIZE = QSize(860, 440)
"""Fits a screen of 1366×768 that is scaled by 1.5, with its panels."""


class WindowState(QObject):
    """Keeps and restores geometry, place, searches, columns, open folders, queue, tuning and more."""

    def __init__(
        self,
        window: QMainWindow,
        services: Services,
        navigator: Navigator,
        pages: WindowPages,
        drawer: UpNextDrawer,
        tune: TuneDrawer,
        history: SearchHistory,
        playlists: PlaylistsController,
        importing: ImportController,
        tracklists: TracklistController,
        mini: MiniPlayerController,
    ) -> None:
        super().__init__(window)
        self._window, self._keeper = window, services.state
        self._navigator, self._pages = navigator, pages
        self._layouts: dict[str, object] = {}
        self._drawer, self._tune = drawer, tune
        self._history, self._playlists, self._importing = history, playlists, importing
        self._defaults: dict[str, object] = {}
        self._plain_layouts: dict[str, object] = {}
        """How pages are that nobody has arranged."""
        self._tracklists, self._mini = tracklists, mini
        self._later = QTimer(self)
        self._later.setSingleShot(True)
        self._later.setInterval(SAVE_DELAY_MS)
        self._later.timeout.connect(self.save)
        self._refit = QTimer(self)
        self._refit.setSingleShot(True)
        self._refit.setInterval(0)
        self._refit.timeout.connect(self.fit_screen)
        self._watch_screens()

    def restore(self) -> None:
        """Take everything back; what is missing or invalid keeps its default."""
        # What a profile that has kept nothing shows, also after another one.
        self._defaults = self._state()
        state = self._kept()
        geometry = state.get("geometry")
        if not isinstance(geometry, str) or not self._window.restoreGeometry(
            QByteArray.fromBase64(QByteArray(geometry.encode("ascii", "ignore")))
        ):
            self._window.resize(DEFAULT_SIZE)
        self.fit_screen()
        self._pages.when_made(self._restore_page)
        self._show(state)
        self._navigator.moved.connect(lambda _place: self._later.start())
        self._history.changed.connect(self.save_soon)

    def show_profile(self) -> None:
        """Show what another profile has kept; the window stays where it is."""
        self._later.stop()
        self._show({**self._defaults, **self._kept()})

    def _kept(self) -> dict[str, object]:
        kept = self._keeper.get(STATE_KEY)
        return kept if isinstance(kept, dict) else {}

    def _show(self, state: dict[str, object]) -> None:
        pages = state.get("pages")
        self._layouts = dict(pages) if isinstance(pages, dict) else {}
        for page_id in self._pages.ids:
            if (page := self._pages.made(page_id)) is not None:
                page.restore_layout(self._layouts.get(page_id.value, self._plain_layouts.get(page_id.value)))
        self._drawer.restore(state.get("up_next"))
        self._tune.set_open(is_open=state.get("tune") is True)
        self._history.restore(state.get("searches"))
        self._playlists.restore(state.get("playlists"))
        self._importing.restore(state.get("importing"))
        self._tracklists.restore(state.get("tracklists"))
        self._mini.restore(state.get("mini"))
        self._navigator.restore(state.get("place"))

    def _restore_page(self, page_id: PageId, page: Page) -> None:
        """Take the layout of a page back that is made now."""
        plain = self._plain_layouts[page_id.value] = page.layout_state()
        page.restore_layout(self._layouts.get(page_id.value, plain))

    def _made_layouts(self) -> dict[str, object]:
        made = {page_id.value: self._pages.made(page_id) for page_id in self._pages.ids}
        return {name: page.layout_state() for name, page in made.items() if page is not None}

    def fit_screen(self) -> None:
        """Bring the window onto a screen, and no larger than it; maximised, it is the desktop's business."""
        window, screens = self._window, available_screens()
        if window.isMaximized() or window.isFullScreen():
            return
        wanted = QRect(window.pos(), window.size())
        if not window.testAttribute(Qt.WidgetAttribute.WA_Moved):
            # Not placed yet: the desktop decides where it stands, only the size is set here.
            window.resize(centred(window.size(), screens[0]).size())
        elif (place := fitted(wanted, screens)) != wanted:
            window.setGeometry(place)

    def fit_screen_soon(self) -> None:
        """Look at the screen again when what is going on is over."""
        self._refit.start()

    def save_soon(self) -> None:
        """Save when things have calmed down."""
        self._later.start()

    def save(self) -> None:
        """Keep everything now; where it cannot be kept, the next start shows the window before this one."""
        self._later.stop()
        try:
            self._keeper.set(STATE_KEY, self._state())
        except ProfileGoneError:
            return
        except StorageError as error:
            log.warning("the window's state is not kept: %s", error)

    def _watch_screens(self) -> None:
        """A screen that goes, or gets smaller, must not take the window with it."""
        app = QGuiApplication.instance()
        assert isinstance(app, QGuiApplication)
        app.screenRemoved.connect(self._on_screens)
        app.screenAdded.connect(self._on_screen_added)
        for screen in app.screens():
            screen.availableGeometryChanged.connect(self._on_screens)

    def _on_screen_added(self, screen: QScreen) -> None:
        screen.availableGeometryChanged.connect(self._on_screens)

    def _on_screens(self, _what: object) -> None:
        self.fit_screen_soon()

    def _state(self) -> dict[str, object]:
        geometry = bytes(self._window.saveGeometry().toBase64().data()).decode("ascii")
        return {
            "geometry": geometry,
            "place": self._navigator.state(),
            "pages": {**self._layouts, **self._made_layouts()},
            "up_next": self._drawer.state(),
            "tune": self._tune.is_open,
            "searches": self._history.state(),
            "playlists": self._playlists.state(),
            "importing": self._importing.state(),
            "tracklists": self._tracklists.state(),
            "mini": self._mini.state(),
        }

"""What of the window comes back after a restart."""

from __future__ import annotations

import logging
from collections.abc import Mapping

from PySide6.QtCore import QByteArray, QObject, QTimer
from PySide6.QtWidgets import QMainWindow

from musicrec_desktop.core.errors import StorageError
from musicrec_desktop.ui.pages.page import Page
from musicrec_desktop.ui.ports import StateKeeper
from musicrec_desktop.ui.widgets.tune_drawer import TuneDrawer
from musicrec_desktop.ui.window_navigation import Navigator
from musicrec_desktop.ui.window_up_next import UpNextDrawer

log = logging.getLogger(__name__)

STATE_KEY = "window"
SAVE_DELAY_MS = 1500
DEFAULT_SIZE = (1280, 800)
MINIMUM_SIZE = (820, 520)


class WindowState(QObject):
    """Keeps and restores geometry, place, search, columns, and whether queue and tuning are shown."""

    def __init__(
        self,
        window: QMainWindow,
        keeper: StateKeeper,
        navigator: Navigator,
        pages: Mapping[str, Page],
        drawer: UpNextDrawer,
        tune: TuneDrawer,
    ) -> None:
        super().__init__(window)
        self._window, self._keeper = window, keeper
        self._navigator, self._pages = navigator, dict(pages)
        self._drawer, self._tune = drawer, tune
        self._later = QTimer(self)
        self._later.setSingleShot(True)
        self._later.setInterval(SAVE_DELAY_MS)
        self._later.timeout.connect(self.save)

    def restore(self) -> None:
        """Take everything back; what is missing or strange stays as it is by itself."""
        kept = self._keeper.get(STATE_KEY)
        state = kept if isinstance(kept, dict) else {}
        geometry = state.get("geometry")
        if not isinstance(geometry, str) or not self._window.restoreGeometry(
            QByteArray.fromBase64(QByteArray(geometry.encode("ascii", "ignore")))
        ):
            self._window.resize(*DEFAULT_SIZE)
        pages = state.get("pages")
        for name, page in self._pages.items():
            page.restore_layout(pages.get(name) if isinstance(pages, dict) else None)
        self._drawer.restore(state.get("up_next"))
        self._tune.set_open(is_open=state.get("tune") is True)
        self._navigator.restore(state.get("place"))
        self._navigator.moved.connect(lambda _place: self._later.start())

    def save_soon(self) -> None:
        """Save when things have calmed down."""
        self._later.start()

    def save(self) -> None:
        """Keep everything now; where it cannot be kept, the next start shows the window before this one."""
        self._later.stop()
        try:
            self._keeper.set(STATE_KEY, self._state())
        except StorageError as error:
            log.warning("the window's state is not kept: %s", error)

    def _state(self) -> dict[str, object]:
        geometry = bytes(self._window.saveGeometry().toBase64().data()).decode("ascii")
        return {
            "geometry": geometry,
            "place": self._navigator.state(),
            "pages": {name: page.layout_state() for name, page in self._pages.items()},
            "up_next": self._drawer.state(),
            "tune": self._tune.is_open,
        }

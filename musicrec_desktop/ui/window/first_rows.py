"""Tells when the first page is on the screen, so that everything else can wait for it."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtWidgets import QWidget

from musicrec_desktop.ui.kit.page import Page

LONGEST_MS: Final = 3000
"""After this the rest begins, whatever is shown: the welcome has no rows, and a window may be minimised."""
LOOK_MS: Final = 15
"""How often it is looked whether the system has put the window on the screen."""


class FirstRows(QObject):
    """Follows a window that was just shown.

    Args:
        window: that was shown.
        page: that it shows.

    Attributes:
        shown: the rows of the page are painted; once.
    """

    shown = Signal()

    def __init__(self, window: QWidget, page: Page) -> None:
        super().__init__(window)
        self._window, self._is_read, self._is_over = window, False, False
        self._look = QTimer(self)
        self._look.setInterval(LOOK_MS)
        self._look.timeout.connect(self._check)
        self._end = QTimer(self)
        self._end.setSingleShot(True)
        self._end.timeout.connect(self._tell)
        self._end.start(LONGEST_MS)
        page.loaded.connect(self._on_read)

    def _on_read(self) -> None:
        if not self._is_read:
            self._is_read = True
            self._look.start()

    def _check(self) -> None:
        """The timer comes after what is to be painted."""
        if self._window.windowHandle().isExposed():
            self._tell()

    def _tell(self) -> None:
        if not self._is_over:
            self._is_over = True
            self._look.stop()
            self._end.stop()
            self.shown.emit()

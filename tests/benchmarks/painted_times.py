"""Times until a view is painted, for ``window_speed``."""

from __future__ import annotations

import time
from collections.abc import Callable

from PySide6.QtCore import QEvent, QEventLoop, QObject
from PySide6.QtWidgets import QApplication, QLineEdit
from typing_extensions import override

from musicrec_desktop.ui.library.track_page import TrackPage

_TRIES = 4
"""How often painting is waited for, which comes after other events, before it is asked for."""
_REST_S = 0.05


class PaintedTimes(QObject):
    """Does what a person does to a list, and tells how long it took until the list was painted.

    Args:
        page: with the list.
        search: the field of its search.
    """

    def __init__(self, page: TrackPage, search: QLineEdit) -> None:
        super().__init__(page)
        self._page, self._search = page, search
        self._viewport = page.view.viewport()
        self._is_painted = False
        self._viewport.installEventFilter(self)

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        self._is_painted |= event.type() is QEvent.Type.Paint
        return super().eventFilter(watched, event)

    def until(self, is_done: Callable[[], bool]) -> float:
        """Let the window work until something is so, and was painted since; milliseconds."""
        began = time.perf_counter()
        while not is_done():
            self._is_painted = False
            QApplication.processEvents(QEventLoop.ProcessEventsFlag.WaitForMoreEvents)
        for _ in range(_TRIES):
            if not self._is_painted:
                QApplication.processEvents()
        if not self._is_painted:
            self._viewport.repaint()
        return 1000 * (time.perf_counter() - began)

    def _settle(self) -> None:
        """Let the window come to rest, as it is between two keys of a person."""
        end = time.perf_counter() + _REST_S
        while time.perf_counter() < end:
            QApplication.processEvents()

    def moved(self, value: int) -> float:
        """Move the list."""
        self._page.view.verticalScrollBar().setValue(value)
        self._is_painted = False
        return self.until(lambda: True)

    def searched(self, text: str) -> float:
        """Put a text into the search field."""
        wanted = text.strip()
        self._settle()
        self._search.setText(text)
        return self.until(lambda: self._page.model.request.text == wanted)

    def typed(self, text: str) -> list[float]:
        """Type a text key by key."""
        return [self.searched(text[: end + 1]) for end in range(len(text)) if text[end] != " "]

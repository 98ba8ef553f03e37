"""The list of a playlist: keys that move and remove, dragging rows, and what is dropped between them."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QPoint, Qt, QTimer, Signal
from PySide6.QtGui import (
    QColor,
    QDragEnterEvent,
    QDragLeaveEvent,
    QDragMoveEvent,
    QDropEvent,
    QKeyEvent,
    QPainter,
    QPaintEvent,
    QPen,
)
from PySide6.QtWidgets import QAbstractItemView, QWidget
from typing_extensions import override

from musicrec_desktop.core.language import tr
from musicrec_desktop.ui.kit.dragged import read_drag
from musicrec_desktop.ui.kit.list_view import ListView
from musicrec_desktop.ui.playlists.page.model import entries_from
from musicrec_desktop.ui.theme.control import ThemeController
from musicrec_desktop.ui.theme.sizes import Space
from musicrec_desktop.ui.track_table.columns import PLAYLIST_COLUMNS

LINE_PX, RING_PX = 2, 3
EDGE_PX, SCROLL_PX, SCROLL_MS = 28, 12, 30
"""How near to an edge a drag scrolls, how far at once, and how often."""
_REMOVE_KEYS = (Qt.Key.Key_Delete, Qt.Key.Key_Backspace)
_STEPS = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}


class PlaylistView(ListView):
    """A list of tracks that takes what is dropped on it.

    Args:
        theme: colour of the line that shows where something would fall.
        can_take: whether something may fall here now.
        parent: Qt's owner.

    Attributes:
        remove_requested: the selected rows shall be taken out.
        step_requested: the selected rows shall move up (-1) or down (1).
        dropped: what was let go (``QMimeData``), and the row before which.
    """

    remove_requested = Signal()
    step_requested = Signal(int)
    dropped = Signal(object, int)

    def __init__(
        self, theme: ThemeController, can_take: Callable[[], bool], parent: QWidget | None = None
    ) -> None:
        super().__init__(theme, PLAYLIST_COLUMNS, tr("Tracks of the playlist"), parent)
        self._theme, self._can_take = theme, can_take
        self._drop_row: int | None = None
        self._scroll_px = 0
        self._scroll = QTimer(self)
        self._scroll.setInterval(SCROLL_MS)
        self._scroll.timeout.connect(self._scroll_on)
        self.setDragDropMode(QAbstractItemView.DragDropMode.DragDrop)
        self.setDefaultDropAction(Qt.DropAction.CopyAction)
        self.setDropIndicatorShown(False)

    @property
    def drop_row(self) -> int | None:
        """The row before which the line stands; None for no line."""
        return self._drop_row

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        key, modifiers = Qt.Key(event.key()), event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        if key in _REMOVE_KEYS and not modifiers:
            self.remove_requested.emit()
        elif key in _STEPS and modifiers == Qt.KeyboardModifier.AltModifier:
            self.step_requested.emit(_STEPS[key])
        else:
            super().keyPressEvent(event)

    @override
    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        self._drag(event)

    @override
    def dragMoveEvent(self, event: QDragMoveEvent) -> None:
        self._drag(event)

    @override
    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:
        super().dragLeaveEvent(event)
        self._end_drag()

    @override
    def dropEvent(self, event: QDropEvent) -> None:
        row = self._drag(event)
        self._end_drag()
        if row is not None:
            self.dropped.emit(event.mimeData(), row)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if self._drop_row is None:
            return
        painter = QPainter(self.viewport())
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(QColor(self._theme.theme.accent), LINE_PX))
        height = self.verticalHeader().defaultSectionSize()
        y = self._drop_row * height - self.verticalScrollBar().value()
        y = max(RING_PX + 1, min(y, self.viewport().height() - RING_PX - 1))
        left, right = Space.S, self.viewport().width() - Space.S
        painter.drawEllipse(QPoint(left + RING_PX, y), RING_PX, RING_PX)
        painter.drawLine(left + 2 * RING_PX, y, right, y)
        painter.end()

    def _drag(self, event: QDropEvent) -> int | None:
        """Take what may fall here, and show where it would; None for what may not."""
        mime = event.mimeData()
        if not self._can_take() or (read_drag(mime).is_empty and entries_from(mime) is None):
            event.ignore()
            return None
        # Never "move": another program would delete its files, and Qt the rows of the model.
        event.setDropAction(Qt.DropAction.CopyAction)
        event.accept()
        point = event.position().toPoint()
        height = self.verticalHeader().defaultSectionSize()
        place = (point.y() + self.verticalScrollBar().value() + height // 2) // height
        self._drop_row = max(0, min(place, self.model().rowCount()))
        room = self.viewport().height()
        self._scroll_px = SCROLL_PX * ((point.y() > room - EDGE_PX) - (point.y() < EDGE_PX))
        if self._scroll_px and not self._scroll.isActive():
            self._scroll.start()
        self.viewport().update()
        return self._drop_row

    def _end_drag(self) -> None:
        self._drop_row, self._scroll_px = None, 0
        self._scroll.stop()
        self.setState(QAbstractItemView.State.NoState)
        self.viewport().update()

    def _scroll_on(self) -> None:
        bar = self.verticalScrollBar()
        bar.setValue(bar.value() + self._scroll_px)
        if not self._scroll_px:
            self._scroll.stop()

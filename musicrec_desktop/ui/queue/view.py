"""The list inside the queue panel: keys, dragging, and what is dropped on it."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QModelIndex, QPoint, Qt, QTimer, Signal
from PySide6.QtGui import (
    QColor,
    QContextMenuEvent,
    QDragEnterEvent,
    QDragLeaveEvent,
    QDragMoveEvent,
    QDropEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
)
from PySide6.QtWidgets import QAbstractItemView, QFrame, QListView, QWidget
from typing_extensions import override

from musicrec_desktop.core.language import tr
from musicrec_desktop.model.playback import EntryId
from musicrec_desktop.ui.kit.dragged import read_drag
from musicrec_desktop.ui.kit.painting import CoverLookup
from musicrec_desktop.ui.queue.delegate import UpNextDelegate
from musicrec_desktop.ui.queue.model import ENTRY_MIME, UpNextModel
from musicrec_desktop.ui.queue.rows import RowKind, UpNextRow
from musicrec_desktop.ui.queue.why_card import WhyCard
from musicrec_desktop.ui.theme.control import ThemeController
from musicrec_desktop.ui.theme.sizes import Space

_PLAY_KEYS = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
_REMOVE_KEYS = (Qt.Key.Key_Delete, Qt.Key.Key_Backspace)
_UPCOMING = (RowKind.USER, RowKind.AUTO)
LINE_PX, RING_PX = 2, 3
EDGE_PX, SCROLL_PX, SCROLL_MS = 28, 12, 30
"""How near to an edge a drag scrolls, how far at once, and how often."""


class UpNextView(QListView):
    """Emits entry ids; double click and Enter play, Delete removes, W asks why, dragging moves.

    Args:
        themes: where the colours come from.
        model: what it shows.
        covers: gives pictures, or None.
        parent: Qt's owner.
    """

    play_requested = Signal(object)
    remove_requested = Signal(object)
    """A tuple of entry ids."""
    kept = Signal(object)
    more = Signal(object)
    less = Signal(object)
    banned = Signal(object)
    """Never this track; or again, where it is banned."""
    artist_banned = Signal(object, str)
    """An entry id and the name of an artist."""
    again_requested = Signal()
    let_come = Signal(object)
    """A tuple of rules that shall give way for this queue."""
    moved = Signal(object, int)
    """A tuple of entry ids and their new index among the user's own entries without them."""
    menu_requested = Signal(object, QPoint)
    """An entry id, and where its menu shall open, in global coordinates."""
    dropped = Signal(object, int)
    """What was let go (``Dragged``), and the index among all upcoming entries that it shall have."""

    def __init__(
        self,
        themes: ThemeController,
        model: UpNextModel,
        covers: CoverLookup | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._themes = themes
        self._model = model
        self._wanted: tuple[EntryId, ...] = ()
        self._drop_place: int | None = None
        self._scroll = QTimer(self)
        self._scroll.setInterval(SCROLL_MS)
        self._scroll.timeout.connect(self._scroll_on)
        self._scroll_px = 0
        self.setProperty("role", "queue")
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setAccessibleName(tr("Up next"))
        self.setModel(model)
        self.queue_delegate = UpNextDelegate(themes, covers, self)
        self.setItemDelegate(self.queue_delegate)
        self.setMouseTracking(True)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setDragDropMode(QAbstractItemView.DragDropMode.DragDrop)
        self.setDefaultDropAction(Qt.DropAction.MoveAction)
        self.setDragDropOverwriteMode(False)
        self.doubleClicked.connect(self._on_activated)
        self.queue_delegate.why_clicked.connect(self.open_why)
        self.queue_delegate.again_clicked.connect(self.again_requested)
        self.queue_delegate.fresh.changed.connect(self._paint_entries)
        model.moved.connect(self._on_moved)
        themes.changed.connect(self.viewport().update)

    def selected_ids(self) -> tuple[EntryId, ...]:
        """Selected upcoming entries, from top to bottom."""
        places = sorted(index.row() for index in self.selectedIndexes())
        rows = [self._model.row_at(place) for place in places]
        return tuple(row.entry.entry_id for row in rows if row and row.entry and row.kind in _UPCOMING)

    @property
    def drop_place(self) -> int | None:
        """The row before which the line stands that says where something would fall; None for no line."""
        return self._drop_place

    def select_wanted(self) -> None:
        """Select what was moved, or what follows what was removed; later calls do nothing."""
        places = [place for entry_id in self._wanted if (place := self._model.place_of(entry_id)) is not None]
        self._wanted = ()
        if not places:
            return
        self.setCurrentIndex(self._model.index(places[0]))
        for place in places[1:]:
            self.selectionModel().select(self._model.index(place), self.selectionModel().SelectionFlag.Select)

    def remove(self, ids: tuple[EntryId, ...]) -> None:
        """Ask to remove entries; the one below them, else the one above, is selected next."""
        places = [place for entry_id in ids if (place := self._model.place_of(entry_id)) is not None]
        if not places:
            return
        behind = range(max(places) + 1, self._model.rowCount())
        before = range(min(places) - 1, -1, -1)
        rows = [self._model.row_at(place) for place in (*behind, *before)]
        following = [row.entry.entry_id for row in rows if row and row.entry and row.kind in _UPCOMING]
        self._wanted = tuple(following[:1])
        self.remove_requested.emit(ids)

    def open_why_of(self, entry_id: EntryId) -> None:
        """Open the card of an entry, where it is shown."""
        if (place := self._model.place_of(entry_id)) is not None:
            self.open_why(self._model.index(place))

    def open_why(self, index: QModelIndex) -> WhyCard | None:
        """Open the card of an automatic entry."""
        row = self._model.row_at(index.row())
        if row is None or row.kind is not RowKind.AUTO or row.entry is None:
            return None
        card = WhyCard(self._themes, row.entry, self)
        for inner, outer in (
            (card.more, self.more),
            (card.less, self.less),
            (card.banned, self.banned),
            (card.artist_banned, self.artist_banned),
            (card.kept, self.kept),
            (card.let_come, self.let_come),
        ):
            inner.connect(outer)
        below = self.visualRect(index).bottomRight() + QPoint(0, 4)
        card.open_at(self.viewport().mapToGlobal(below))
        return card

    @override
    def mousePressEvent(self, event: QMouseEvent) -> None:
        self._wanted = ()
        super().mousePressEvent(event)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        self._wanted = ()
        key, has_modifier = Qt.Key(event.key()), bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
        if key in _PLAY_KEYS:
            self._on_activated(self.currentIndex())
        elif key in _REMOVE_KEYS:
            self.remove(self.selected_ids())
        elif key is Qt.Key.Key_W and not has_modifier:
            self.open_why(self.currentIndex())
        else:
            super().keyPressEvent(event)

    @override
    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        is_mouse = event.reason() is QContextMenuEvent.Reason.Mouse
        index = self.indexAt(event.pos()) if is_mouse else self.currentIndex()
        entry = self._model.entry_at(index.row())
        if entry is not None:
            middle = self.viewport().mapToGlobal(self.visualRect(index).center())
            self.menu_requested.emit(entry.entry_id, event.globalPos() if is_mouse else middle)

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
        mime, place = event.mimeData(), self._drag(event)
        self._end_drag()
        if place is None:
            return
        if mime.hasFormat(ENTRY_MIME):
            self._model.dropMimeData(mime, Qt.DropAction.MoveAction, place, 0, QModelIndex())
        else:
            self.dropped.emit(read_drag(mime), self._model.insert_index(place))

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if self._drop_place is None:
            return
        painter = QPainter(self.viewport())
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(QColor(self._themes.theme.accent), LINE_PX))
        y = max(RING_PX + 1, min(self._line_y(self._drop_place), self.viewport().height() - RING_PX - 1))
        left, right = Space.S, self.viewport().width() - Space.S
        painter.drawEllipse(QPoint(left + RING_PX, y), RING_PX, RING_PX)
        painter.drawLine(left + 2 * RING_PX, y, right, y)
        painter.end()

    def _drag(self, event: QDropEvent) -> int | None:
        """Take what may fall here, and show where it would; None for what may not."""
        mime = event.mimeData()
        is_move = mime.hasFormat(ENTRY_MIME)
        if not is_move and read_drag(mime).is_empty:
            event.ignore()
            return None
        # Never "move": another program would delete its files, and Qt the rows of the model.
        event.setDropAction(Qt.DropAction.CopyAction)
        event.accept()
        point = event.position().toPoint()
        self._drop_place = self._model.place_near(self._place_at(point), is_move=is_move)
        height = self.viewport().height()
        self._scroll_px = SCROLL_PX * ((point.y() > height - EDGE_PX) - (point.y() < EDGE_PX))
        if self._scroll_px and not self._scroll.isActive():
            self._scroll.start()
        self.viewport().update()
        return self._drop_place

    def _end_drag(self) -> None:
        self._drop_place, self._scroll_px = None, 0
        self._scroll.stop()
        self.setState(QAbstractItemView.State.NoState)
        self.viewport().update()

    def _scroll_on(self) -> None:
        bar = self.verticalScrollBar()
        bar.setValue(bar.value() + self._scroll_px)
        if not self._scroll_px:
            self._scroll.stop()

    def _place_at(self, point: QPoint) -> int:
        """The row before which a point lies."""
        index = self.indexAt(point)
        if not index.isValid():
            return self._model.rowCount() if point.y() > 0 else 0
        return index.row() + (point.y() > self.visualRect(index).center().y())

    def _line_y(self, place: int) -> int:
        if place < self._model.rowCount():
            return self.visualRect(self._model.index(place)).top()
        return self.visualRect(self._model.index(self._model.rowCount() - 1)).bottom()

    def paint_rows(self, is_meant: Callable[[UpNextRow], bool]) -> None:
        """Paint the rows of some entries again, and no other ones."""
        for place in range(self._model.rowCount()):
            entry = self._model.entry_at(place)
            if entry is not None and is_meant(entry):
                self.update(self._model.index(place))

    def _paint_entries(self, ids: frozenset[EntryId]) -> None:
        self.paint_rows(lambda entry: entry.entry_id in ids)

    def _on_activated(self, index: QModelIndex) -> None:
        row = self._model.row_at(index.row())
        if row and row.entry and row.kind is not RowKind.NOW:
            self.play_requested.emit(row.entry.entry_id)

    def _on_moved(self, ids: tuple[EntryId, ...], index: int) -> None:
        self._wanted = ids
        self.moved.emit(ids, index)

"""The cover wall as a view: cells of one size that can be zoomed, panned and walked with the arrow keys."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import (
    QEvent,
    QModelIndex,
    QObject,
    QPoint,
    QRect,
    Qt,
    QTimer,
    Signal,
)
from PySide6.QtGui import (
    QHideEvent,
    QHoverEvent,
    QKeyEvent,
    QMouseEvent,
    QNativeGestureEvent,
    QPainter,
    QPaintEvent,
    QRegion,
    QResizeEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QHeaderView,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QWidget,
)
from typing_extensions import override

from musicrec_desktop.core.language import tr
from musicrec_desktop.ui.kit.painting import AnyIndex, CoverLookup
from musicrec_desktop.ui.library.wall.cells import WallCells
from musicrec_desktop.ui.library.wall.model import Key, WallModel
from musicrec_desktop.ui.theme.control import ThemeController

ZOOMS_PX: Final = tuple(round(28 * 8 ** (step / 24)) for step in range(25))
"""The sides of a cell from 28 to 224 pixels, each a twelfth longer than the one before."""
USUAL_ZOOM: Final = 14
REPAINT_MS: Final = 120
ROWS_A_TURN: Final = 2
"""Rows that are painted again in one turn of the event loop, until all of their pictures are made."""
_PINCH: Final = 0.15
_WHEEL_STEP: Final = 120
_NO_INDEX: Final = QModelIndex()


class DragDelegate(QStyledItemDelegate):
    """Paints the album that is dragged; all cells of the wall are painted by the view, many at once.

    Args:
        cells: paints.
        model: has the albums.
        parent: Qt's owner.
    """

    def __init__(self, cells: WallCells, model: WallModel, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._cells, self._model = cells, model

    @override
    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: AnyIndex) -> None:
        if (album := self._model.album_at(index)) is not None:
            self._cells.paint(painter, QRect(option.rect), album, is_dim=False)


class WallView(QTableView):
    """The wall.

    A table asks Python six times for each of a thousand cells, so the view paints all of them itself.

    Args:
        model: the albums.
        themes: colours.
        covers: gives pictures.
        parent: Qt's owner.

    Attributes:
        zoomed: the cells have another size.
        play_requested: the album of an index is to be played.
        menu_requested: an index and a global point.
    """

    zoomed = Signal()
    play_requested = Signal(object)
    menu_requested = Signal(object, QPoint)

    def __init__(
        self,
        model: WallModel,
        themes: ThemeController,
        covers: CoverLookup,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._wall, self._cells = model, WallCells(themes, covers)
        self._hovered = _NO_INDEX
        self._unfinished = QRegion()
        self._zoom = USUAL_ZOOM
        self._is_whole = True
        self._pinched = 0.0
        self._wheeled = 0
        self._panned_from: QPoint | None = None
        self.setModel(model)
        self.setItemDelegate(DragDelegate(self._cells, model, self))
        self.setAccessibleName(tr("Cover wall"))
        self.setProperty("role", "cards")
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setShowGrid(False)
        self.setMouseTracking(True)
        self.setWordWrap(False)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setDragEnabled(True)
        self.setDragDropMode(QAbstractItemView.DragDropMode.DragOnly)
        self.setTabKeyNavigation(False)
        self.setCornerButtonEnabled(False)
        for head in (self.horizontalHeader(), self.verticalHeader()):
            head.hide()
            head.setMinimumSectionSize(ZOOMS_PX[0])
            head.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.customContextMenuRequested.connect(self._on_menu)
        self.doubleClicked.connect(self.play_requested.emit)
        self._repaint = QTimer(self)
        self._repaint.setSingleShot(True)
        self._repaint.setInterval(REPAINT_MS)
        self._repaint.timeout.connect(self.viewport().update)
        self._go_on = QTimer(self)
        self._go_on.setSingleShot(True)
        self._go_on.setInterval(0)
        self._go_on.timeout.connect(self._paint_rest)
        themes.changed.connect(self._on_theme)
        self._apply_zoom()

    @property
    def zoom(self) -> int:
        """Which of ``ZOOMS_PX`` the cells have."""
        return self._zoom

    @property
    def is_whole(self) -> bool:
        """Whether the cells follow the size of the view, so that the whole wall is seen."""
        return self._is_whole

    @property
    def can_zoom_in(self) -> bool:
        """Whether cells can be larger."""
        return self._zoom < len(ZOOMS_PX) - 1

    @property
    def can_zoom_out(self) -> bool:
        """Whether cells can be smaller."""
        return self._zoom > 0

    def set_zoom(self, zoom: int, around: QPoint | None = None) -> None:
        """Give the cells a size that stays; what is at a point of the view, or in its middle, stays there.

        Args:
            zoom: a place in ``ZOOMS_PX``; others are brought into its range.
            around: in the coordinates of the viewport.
        """
        self._is_whole = False
        self._zoom_to(min(max(zoom, 0), len(ZOOMS_PX) - 1), around)

    def _zoom_to(self, zoom: int, around: QPoint | None = None) -> None:
        if zoom == self._zoom:
            return
        point = around if around is not None else self.viewport().rect().center()
        bars = (self.horizontalScrollBar(), self.verticalScrollBar())
        at = (point.x(), point.y())
        scale = ZOOMS_PX[zoom] / ZOOMS_PX[self._zoom]
        wanted = [round((bar.value() + place) * scale - place) for bar, place in zip(bars, at, strict=True)]
        self._zoom = zoom
        self._apply_zoom()
        for bar, value in zip(bars, wanted, strict=True):
            bar.setValue(value)
        self.zoomed.emit()

    def fit(self) -> None:
        """Choose the largest cells at which the whole wall is seen, the smallest where there are none.

        They follow the size of the view until ``set_zoom``.
        """
        self._is_whole = True
        columns, rows = self.model().columnCount(), self.model().rowCount()
        room = self.viewport().size()
        fitting = [
            number
            for number, side in enumerate(ZOOMS_PX)
            if side * columns <= room.width() and side * rows <= room.height()
        ]
        self._zoom_to(max(fitting, default=0))

    def cover_changed(self) -> None:
        """Paint again soon: covers came, and others that are seen may have to be asked for again."""
        if not self._repaint.isActive():
            self._repaint.start()

    def keep_place(self) -> tuple[Key, QPoint] | None:
        """An album that is seen, and where: the current one, or that in the middle.

        None while nothing is chosen and the wall stands at its begin: who saw no more of it loses no place.
        """
        current, room = self.currentIndex(), self.viewport().rect()
        bars = (self.horizontalScrollBar(), self.verticalScrollBar())
        if not current.isValid() and not any(bar.value() for bar in bars):
            return None
        is_seen = current.isValid() and self.visualRect(current).intersects(room)
        index = current if is_seen else self.indexAt(room.center())
        album = self._wall.album_at(index)
        return None if album is None else ((album.name, album.detail), self.visualRect(index).topLeft())

    def restore_place(self, kept: tuple[Key, QPoint] | None) -> None:
        """Bring an album to where it was seen, where the wall reaches so far."""
        index = _NO_INDEX if kept is None else self._wall.index_of(kept[0])
        if kept is None or not index.isValid():
            return
        moved = self.visualRect(index).topLeft() - kept[1]
        for bar, step in (
            (self.horizontalScrollBar(), moved.x()),
            (self.verticalScrollBar(), moved.y()),
        ):
            bar.setValue(bar.value() + step)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        wall, side, area = self._wall.wall, ZOOMS_PX[self._zoom], event.rect()
        if not wall.albums:
            return
        top, left = self.rowViewportPosition(0), self.columnViewportPosition(0)
        is_mirrored = self.isRightToLeft()
        painter = QPainter(self.viewport())
        self._cells.begin(side, self.viewport().devicePixelRatioF())
        selected = self.selectionModel().selectedIndexes()
        ringed = {(index.row(), index.column()): True for index in selected}
        current = self.currentIndex()
        if self.hasFocus() and self.window().testAttribute(Qt.WidgetAttribute.WA_KeyboardFocusChange):
            ringed[(current.row(), current.column())] = True
        if self._hovered.isValid():
            ringed.setdefault((self._hovered.row(), self._hovered.column()), False)
        near, far = (
            (left + side - 1 - area.right(), left + side - 1 - area.left())
            if is_mirrored
            else (area.left() - left, area.right() - left)
        )
        columns = range(max(0, near // side), min(wall.columns, far // side + 1))
        rows = range(max(0, (area.top() - top) // side), (area.bottom() - top) // side + 1)
        unfinished = QRegion()
        for row in rows:
            first = row * wall.columns
            for column in columns:
                if first + column >= len(wall.albums):
                    break
                album = wall.albums[first + column]
                step = -column if is_mirrored else column
                cell = QRect(left + step * side, top + row * side, side, side)
                if not self._cells.paint(painter, cell, album, is_dim=self._wall.is_dim(album)):
                    unfinished += cell
                if (row, column) in ringed:
                    self._cells.paint_ring(painter, cell, is_selected=ringed[row, column])
        painter.end()
        self._unfinished = self._unfinished.subtracted(event.region()).united(unfinished)
        self._unfinished &= self.viewport().rect()
        if not self._unfinished.isEmpty() and not self._go_on.isActive():
            self._go_on.start()

    def _paint_rest(self) -> None:
        """Paint some rows whose pictures were not all made."""
        area = self._unfinished.boundingRect()
        area.setHeight(ROWS_A_TURN * ZOOMS_PX[self._zoom])
        self.viewport().update(area)

    @override
    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self._cells.forget()

    def _on_theme(self) -> None:
        self._cells.forget()
        self.viewport().update()

    def _hover(self, index: QModelIndex) -> None:
        if index != self._hovered:
            for one in (self._hovered, index):
                if one.isValid():
                    self.viewport().update(self.visualRect(one))
            self._hovered = index

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if self._is_whole:
            self.fit()

    @override
    def wheelEvent(self, event: QWheelEvent) -> None:
        if not event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            super().wheelEvent(event)
            return
        self._wheeled += event.angleDelta().y()
        if steps := int(self._wheeled / _WHEEL_STEP):
            self._wheeled = 0
            self.set_zoom(self._zoom + steps, event.position().toPoint())
        event.accept()

    @override
    def viewportEvent(self, event: QEvent) -> bool:
        if isinstance(event, QNativeGestureEvent):
            if event.gestureType() is Qt.NativeGestureType.ZoomNativeGesture:
                self._pinched += event.value()
                if abs(self._pinched) >= _PINCH:
                    self.set_zoom(self._zoom + (1 if self._pinched > 0 else -1), event.position().toPoint())
                    self._pinched = 0.0
            return True
        if isinstance(event, QHoverEvent) and event.type() is not QEvent.Type.HoverLeave:
            self._hover(self.indexAt(event.position().toPoint()))
        elif event.type() in {QEvent.Type.HoverLeave, QEvent.Type.Leave}:
            self._hover(_NO_INDEX)
        return super().viewportEvent(event)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        key, current = event.key(), self.currentIndex()
        if key in {Qt.Key.Key_Return, Qt.Key.Key_Enter} and current.isValid():
            self.play_requested.emit(current)
        elif key in {Qt.Key.Key_Plus, Qt.Key.Key_Equal}:
            self.set_zoom(self._zoom + 1)
        elif key == Qt.Key.Key_Minus:
            self.set_zoom(self._zoom - 1)
        elif key == Qt.Key.Key_0:
            self.fit()
        elif event.text().strip():
            event.ignore()  # single letters are shortcuts of the window
        else:
            super().keyPressEvent(event)

    @override
    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() is Qt.MouseButton.MiddleButton:
            self._panned_from = event.position().toPoint()
            self.viewport().setCursor(Qt.CursorShape.ClosedHandCursor)
            return
        super().mousePressEvent(event)

    @override
    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        self._hover(self.indexAt(event.position().toPoint()))
        if self._panned_from is None:
            super().mouseMoveEvent(event)
            return
        point = event.position().toPoint()
        moved, self._panned_from = point - self._panned_from, point
        self.horizontalScrollBar().setValue(self.horizontalScrollBar().value() - moved.x())
        self.verticalScrollBar().setValue(self.verticalScrollBar().value() - moved.y())

    @override
    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if self._panned_from is not None and event.button() is Qt.MouseButton.MiddleButton:
            self._panned_from = None
            self.viewport().unsetCursor()
            return
        super().mouseReleaseEvent(event)

    def _apply_zoom(self) -> None:
        for head in (self.horizontalHeader(), self.verticalHeader()):
            head.setDefaultSectionSize(ZOOMS_PX[self._zoom])
        step = ZOOMS_PX[self._zoom] // 2
        self.horizontalScrollBar().setSingleStep(step)
        self.verticalScrollBar().setSingleStep(step)

    def _on_menu(self, point: QPoint) -> None:
        index = self.indexAt(point)
        if index.isValid():
            self.menu_requested.emit(index, self.viewport().mapToGlobal(point))

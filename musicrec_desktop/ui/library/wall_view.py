"""The cover wall as a view: cells of one size that can be zoomed, panned and walked with the arrow keys."""

from __future__ import annotations

from collections.abc import Callable, Collection
from typing import Final

from PySide6.QtCore import (
    QAbstractTableModel,
    QEvent,
    QMimeData,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QPoint,
    QRectF,
    Qt,
    QTimer,
    Signal,
)
from PySide6.QtGui import (
    QColor,
    QKeyEvent,
    QMouseEvent,
    QNativeGestureEvent,
    QPainter,
    QPen,
    QResizeEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QHeaderView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QWidget,
)
from typing_extensions import override

from musicrec_desktop.model.browse import Scope, ScopeKind
from musicrec_desktop.model.cover_look import Wall
from musicrec_desktop.model.track import GroupRow
from musicrec_desktop.ui.kit.cover_thumb import paint_cover
from musicrec_desktop.ui.kit.dragged import SCOPES_MIME, scopes_mime
from musicrec_desktop.ui.kit.painting import AnyIndex, CoverLookup, has_state, looked_up
from musicrec_desktop.ui.kit.roles import Role
from musicrec_desktop.ui.kit.tool_tips import tool_tip_text
from musicrec_desktop.ui.kit.wording.formats import format_count
from musicrec_desktop.ui.theme.control import ThemeController
from musicrec_desktop.ui.theme.sizes import Radius

ZOOMS_PX: Final = tuple(round(28 * 8 ** (step / 24)) for step in range(25))
"""The sides of a cell from 28 to 224 pixels, each a twelfth longer than the one before."""
USUAL_ZOOM: Final = 14
PICTURES_PX: Final = (56, 112, 224)
"""Covers are loaded in these sizes, so that a zoom does not load them all again."""
GAP_PX: Final = 2
DIMMED: Final = 0.14
"""The opacity of covers that a search does not find."""
REPAINT_MS: Final = 120
_PINCH: Final = 0.15
_WHEEL_STEP: Final = 120
_ROOT = QModelIndex()
_NO_ALBUMS: Final = Wall(1, (), 0)

Key = tuple[str, str]
"""Name and artist of an album."""


def key_of(album: GroupRow) -> Key:
    """By which an album is known on the wall."""
    return album.name, album.detail


class WallModel(QAbstractTableModel):
    """A cell for each album, row by row.

    Attributes:
        lit: the albums that a search found; None where nothing is searched.
    """

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._wall = _NO_ALBUMS
        self.lit: frozenset[Key] | None = None
        self._readers: dict[int, Callable[[GroupRow], object]] = {
            Qt.ItemDataRole.DisplayRole: lambda album: album.name,
            Qt.ItemDataRole.AccessibleTextRole: lambda album: ", ".join(filter(None, key_of(album))),
            Qt.ItemDataRole.ToolTipRole: lambda album: tool_tip_text(
                album.name, album.detail, format_count(album.track_count, "track")
            ),
            Role.TRACK_ID: lambda album: album.cover_track_id,
            Role.IS_DIM: lambda album: self.lit is not None and key_of(album) not in self.lit,
        }

    @property
    def wall(self) -> Wall:
        """What is shown."""
        return self._wall

    def show_wall(self, wall: Wall) -> None:
        """Show another wall."""
        if wall == self._wall:
            return
        self.beginResetModel()
        self._wall = wall
        self.endResetModel()

    def light(self, found: Collection[Key] | None) -> None:
        """Let only some albums shine; None for all."""
        self.lit = None if found is None else frozenset(found)

    def album_at(self, index: AnyIndex) -> GroupRow | None:
        """The album in a cell; None beyond the last one."""
        place = index.row() * self._wall.columns + index.column()
        return self._wall.albums[place] if index.isValid() and place < len(self._wall.albums) else None

    def scope_at(self, index: AnyIndex) -> Scope | None:
        """The tracks of the album in a cell, as a part of the library."""
        album = self.album_at(index)
        return None if album is None else Scope(ScopeKind.ALBUM, *key_of(album))

    def index_of(self, key: Key) -> QModelIndex:
        """The cell of an album; invalid where it is not on the wall."""
        for place, album in enumerate(self._wall.albums):
            if key_of(album) == key:
                return self.index(*divmod(place, self._wall.columns))
        return _ROOT

    def first_lit(self) -> QModelIndex:
        """The first cell that a search found; invalid where there is none."""
        for place, album in enumerate(self._wall.albums):
            if self.lit is not None and key_of(album) in self.lit:
                return self.index(*divmod(place, self._wall.columns))
        return _ROOT

    @override
    def rowCount(self, parent: QModelIndex | QPersistentModelIndex = _ROOT) -> int:
        return 0 if parent.isValid() else -(-len(self._wall.albums) // self._wall.columns)

    @override
    def columnCount(self, parent: QModelIndex | QPersistentModelIndex = _ROOT) -> int:
        return 0 if parent.isValid() else min(self._wall.columns, len(self._wall.albums))

    @override
    def flags(self, index: QModelIndex | QPersistentModelIndex) -> Qt.ItemFlag:
        if self.album_at(index) is None:
            return Qt.ItemFlag.NoItemFlags
        return super().flags(index) | Qt.ItemFlag.ItemIsDragEnabled

    @override
    def data(
        self, index: QModelIndex | QPersistentModelIndex, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:
        album, reader = self.album_at(index), self._readers.get(role)
        return None if album is None or reader is None else reader(album)

    @override
    def mimeTypes(self) -> list[str]:
        return [SCOPES_MIME]

    @override
    def mimeData(self, indexes: object) -> QMimeData:
        assert isinstance(indexes, (list, tuple))
        return scopes_mime([scope for index in indexes if (scope := self.scope_at(index)) is not None])


class WallDelegate(QStyledItemDelegate):
    """Paints a cover that fills its cell; those that a search does not find are dim."""

    def __init__(self, themes: ThemeController, covers: CoverLookup, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._themes, self._covers = themes, covers

    @override
    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: AnyIndex) -> None:
        name = index.data(Qt.ItemDataRole.DisplayRole)
        if name is None:
            return
        theme, place = self._themes.theme, QRectF(option.rect).adjusted(GAP_PX, GAP_PX, -GAP_PX, -GAP_PX)
        side = next((side for side in PICTURES_PX if side >= place.width()), PICTURES_PX[-1])
        dpr = painter.device().devicePixelRatioF()
        picture = looked_up(self._covers, index.data(Role.TRACK_ID), side, dpr)
        painter.save()
        if index.data(Role.IS_DIM):
            painter.setOpacity(DIMMED)
        radius = Radius.S if place.width() >= PICTURES_PX[0] else 2
        paint_cover(painter, place, picture, name=str(name), theme=theme, radius_px=radius)
        painter.restore()
        flags = QStyle.StateFlag
        if has_state(option, flags.State_Selected) or has_state(option, flags.State_MouseOver):
            painter.save()
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            is_selected = has_state(option, flags.State_Selected)
            painter.setPen(QPen(QColor(theme.focus if is_selected else theme.text_dim), 2))
            painter.drawRoundedRect(place, radius, radius)
            painter.restore()


class WallView(QTableView):
    """The wall.

    Attributes:
        zoomed: the cells have another size.
        play_requested: the album of an index is to be played.
        menu_requested: an index and a global point.
    """

    zoomed = Signal()
    play_requested = Signal(object)
    menu_requested = Signal(object, QPoint)

    def __init__(self, model: WallModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._zoom = USUAL_ZOOM
        self._is_whole = True
        self._pinched = 0.0
        self._wheeled = 0
        self._panned_from: QPoint | None = None
        self.setModel(model)
        self.setAccessibleName("Cover wall")
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

"""What comes next, as a short list: a cover, a title, an artist, and why."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import (
    QAbstractListModel,
    QModelIndex,
    QPersistentModelIndex,
    QRect,
    QRectF,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QColor, QKeyEvent, QPainter, QPen
from PySide6.QtWidgets import (
    QAbstractItemView,
    QListView,
    QStackedWidget,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)
from typing_extensions import override

from musicrec_desktop.core.language import tr
from musicrec_desktop.model.playback import EntryId
from musicrec_desktop.model.track import TrackId
from musicrec_desktop.ui.kit.cover_thumb import paint_cover
from musicrec_desktop.ui.kit.labels import dim_label, tabular_font
from musicrec_desktop.ui.kit.painting import LEFT, RIGHT, AnyIndex, CoverLookup, draw_elided, sized
from musicrec_desktop.ui.kit.wording.formats import format_duration
from musicrec_desktop.ui.theme.control import ThemeController
from musicrec_desktop.ui.theme.sizes import FontSize, Radius, Space

COVER_PX: Final = 40
ROW_PX: Final = 56
ROW_WITH_REASON_PX: Final = 68
NOTHING_COMES: Final = tr(
    "Nothing comes after this track. Add tracks to the queue, or let it go on by itself (Ctrl+E)."
)
_NO_INDEX: Final = QModelIndex()


@dataclass(frozen=True, slots=True)
class ComingRow:
    """An entry of the queue.

    Attributes:
        entry_id: its place in the queue.
        track_id: what plays there.
        title: of the track.
        artists: in one line.
        duration_ms: None where unknown.
        reason: why it is there, for automatic entries.
        album: whose cover it shares; empty where it is unknown.
    """

    entry_id: EntryId
    track_id: TrackId
    title: str
    artists: str
    duration_ms: int | None
    reason: str = ""
    album: str = ""


class _Model(QAbstractListModel):
    def __init__(self) -> None:
        super().__init__()
        self.rows: tuple[ComingRow, ...] = ()

    @override
    def rowCount(self, parent: QModelIndex | QPersistentModelIndex = _NO_INDEX) -> int:
        return 0 if parent.isValid() else len(self.rows)

    @override
    def data(self, index: AnyIndex, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        row = self.rows[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            return row.title
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return ", ".join(filter(None, (row.title, row.artists, row.reason)))
        return row.reason if role == Qt.ItemDataRole.ToolTipRole else None

    def set_rows(self, rows: Sequence[ComingRow]) -> None:
        """Show other entries."""
        self.beginResetModel()
        self.rows = tuple(rows)
        self.endResetModel()


class _Delegate(QStyledItemDelegate):
    def __init__(self, view: QListView, model: _Model, themes: ThemeController, covers: CoverLookup) -> None:
        super().__init__(view)
        self._view, self._model, self._themes, self._covers = view, model, themes, covers

    @override
    def sizeHint(self, option: QStyleOptionViewItem, index: AnyIndex) -> QSize:
        has_reason = bool(self._model.rows[index.row()].reason)
        return QSize(120, ROW_WITH_REASON_PX if has_reason else ROW_PX)

    @override
    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: AnyIndex) -> None:
        row, theme = self._model.rows[index.row()], self._themes.theme
        rect: QRect = option.rect.adjusted(Space.XS, 1, -Space.XS, -1)
        state = option.state
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        is_chosen = bool(state & QStyle.StateFlag.State_Selected)
        if is_chosen or state & QStyle.StateFlag.State_MouseOver:
            wash = QColor(theme.text)
            wash.setAlpha(30 if is_chosen else 16)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(wash)
            painter.drawRoundedRect(rect, Radius.S, Radius.S)
        if is_chosen and self._view.hasFocus():
            painter.setPen(QPen(QColor(theme.focus), 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(QRectF(rect).adjusted(1, 1, -1, -1), Radius.S, Radius.S)
        side = QRectF(rect.left() + Space.S, rect.center().y() - COVER_PX / 2, COVER_PX, COVER_PX)
        picture = self._covers(row.track_id, round(COVER_PX * self._view.devicePixelRatioF()))
        paint_cover(painter, side, picture, name=row.album or row.title, theme=theme, radius_px=4)
        left = round(side.right()) + Space.M
        painter.setFont(tabular_font(sized(self._view.font(), FontSize.BODY)))
        time = format_duration(row.duration_ms)
        time_px = painter.fontMetrics().horizontalAdvance(time) + 4
        line_px = 19
        lines = 3 if row.reason else 2
        top = rect.center().y() - lines * line_px // 2 + 1
        painter.setPen(QColor(theme.text_dim))
        right = QRect(rect.right() - Space.S - time_px, top, time_px, line_px)
        draw_elided(painter, right, time, RIGHT)
        width = right.left() - Space.S - left
        painter.setPen(QColor(theme.text))
        draw_elided(painter, QRect(left, top, width, line_px), row.title, LEFT)
        painter.setPen(QColor(theme.text_dim))
        draw_elided(painter, QRect(left, top + line_px, width, line_px), row.artists, LEFT)
        if row.reason:
            painter.setFont(sized(self._view.font(), FontSize.LABEL))
            below = QRect(left, top + 2 * line_px, rect.right() - Space.S - left, line_px)
            draw_elided(painter, below, row.reason, LEFT)
        painter.restore()


class ComingPane(QWidget):
    """The entries that follow; Enter or a double-click plays one.

    Attributes:
        play_requested: the id of an entry.
    """

    play_requested = Signal(object)

    def __init__(self, themes: ThemeController, covers: CoverLookup, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._model = _Model()
        self.view = _View()
        self.view.setModel(self._model)
        self.view.setItemDelegate(_Delegate(self.view, self._model, themes, covers))
        self.view.setProperty("role", "queue")
        self.view.setAccessibleName(tr("What comes next"))
        self.view.setFrameShape(QListView.Shape.NoFrame)
        self.view.setMouseTracking(True)
        self.view.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.view.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.view.doubleClicked.connect(self._on_activated)
        self.view.entered_with_key.connect(self._on_activated)
        self.empty = dim_label(NOTHING_COMES)
        self.empty.setAlignment(Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeading)
        self.empty.setContentsMargins(Space.M, Space.M, Space.M, Space.M)
        self.stack = QStackedWidget()
        self.stack.setProperty("role", "clear")
        self.stack.addWidget(self.view)
        self.stack.addWidget(self.empty)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.stack)
        self.show_rows(())

    @property
    def rows(self) -> tuple[ComingRow, ...]:
        """What is shown."""
        return self._model.rows

    def show_rows(self, rows: Sequence[ComingRow]) -> None:
        """Show what comes; the chosen row stays chosen where it is still there."""
        if tuple(rows) == self._model.rows and rows:
            return
        chosen = self.view.currentIndex()
        kept = self._model.rows[chosen.row()].entry_id if chosen.isValid() else None
        self._model.set_rows(rows)
        for place, row in enumerate(rows):
            if row.entry_id == kept:
                self.view.setCurrentIndex(self._model.index(place))
        self.stack.setCurrentWidget(self.view if rows else self.empty)

    def _on_activated(self, index: QModelIndex) -> None:
        self.play_requested.emit(self._model.rows[index.row()].entry_id)


class _View(QListView):
    entered_with_key = Signal(QModelIndex)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter} and self.currentIndex().isValid():
            self.entered_with_key.emit(self.currentIndex())
        else:
            super().keyPressEvent(event)

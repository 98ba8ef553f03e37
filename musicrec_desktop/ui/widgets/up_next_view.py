"""The list inside the queue panel: keys, menu, dragging."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPoint, Qt, Signal, SignalInstance
from PySide6.QtGui import (
    QContextMenuEvent,
    QDragEnterEvent,
    QDragMoveEvent,
    QDropEvent,
    QKeyEvent,
    QMouseEvent,
)
from PySide6.QtWidgets import QAbstractItemView, QFrame, QListView, QMenu, QWidget

from musicrec_desktop.model.playback import EntryId
from musicrec_desktop.ui.delegates.parts import CoverLookup
from musicrec_desktop.ui.delegates.up_next_delegate import UpNextDelegate
from musicrec_desktop.ui.icons import Glyph, icon
from musicrec_desktop.ui.signs import SIGNS, Meaning
from musicrec_desktop.ui.theme.control import ThemeController
from musicrec_desktop.ui.widgets.up_next_model import ENTRY_MIME, UpNextModel
from musicrec_desktop.ui.widgets.up_next_rows import RowKind, UpNextRow
from musicrec_desktop.ui.widgets.why_card import WhyCard

_LONGEST_NAME = 40
_PLAY_KEYS = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
_REMOVE_KEYS = (Qt.Key.Key_Delete, Qt.Key.Key_Backspace)


def plain(name: str) -> str:
    """A name as words of a menu: shortened, and without a shortcut of its own."""
    shown = name if len(name) <= _LONGEST_NAME else f"{name[: _LONGEST_NAME - 1]}…"
    return shown.replace("&", "&&")


class UpNextView(QListView):
    """Emits entry ids; double click and Enter play, Delete removes, W asks why, dragging moves.

    Args:
        themes: where the colours come from.
        model: what it shows.
        covers: gives pictures, or None.
        parent: Qt's owner.
    """

    play_requested = Signal(object)
    play_next_requested = Signal(object)
    remove_requested = Signal(object)
    """A tuple of entry ids."""
    kept = Signal(object)
    liked = Signal(object)
    disliked = Signal(object)
    more = Signal(object)
    less = Signal(object)
    start_requested = Signal(object)
    """A queue shall start from this entry's track."""
    banned = Signal(object)
    """Never this track; or again, where it is banned."""
    artist_banned = Signal(object, str)
    """An entry id and the name of an artist."""
    again_requested = Signal()
    let_come = Signal(object)
    """A tuple of rules that shall give way for this queue."""
    moved = Signal(object, int)
    """An entry id and its new index among the upcoming entries."""

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
        self._moved: EntryId | None = None
        self.setProperty("role", "queue")
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setAccessibleName("Up next")
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
        self.queue_delegate.fresh.changed.connect(self.viewport().update)
        model.moved.connect(self._on_moved)
        themes.changed.connect(self.viewport().update)

    def selected_ids(self) -> tuple[EntryId, ...]:
        """Selected upcoming entries, from top to bottom."""
        places = sorted(index.row() for index in self.selectedIndexes())
        rows = [self._model.row_at(place) for place in places]
        upcoming = (RowKind.USER, RowKind.AUTO)
        return tuple(row.entry.entry_id for row in rows if row and row.entry and row.kind in upcoming)

    def select_moved(self) -> None:
        """Select the entry that was dragged, once it stands in its new place; later calls do nothing."""
        place = None if self._moved is None else self._model.place_of(self._moved)
        self._moved = None
        if place is not None:
            self.setCurrentIndex(self._model.index(place))

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

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self._moved = None
        super().mousePressEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        self._moved = None
        key, has_modifier = Qt.Key(event.key()), bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
        if key in _PLAY_KEYS:
            self._on_activated(self.currentIndex())
        elif key in _REMOVE_KEYS:
            if ids := self.selected_ids():
                self.remove_requested.emit(ids)
        elif key is Qt.Key.Key_W and not has_modifier:
            self.open_why(self.currentIndex())
        else:
            super().keyPressEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        is_mouse = event.reason() is QContextMenuEvent.Reason.Mouse
        index = self.indexAt(event.pos()) if is_mouse else self.currentIndex()
        menu = self.make_menu(index)
        if menu is None:
            return
        at = event.globalPos() if is_mouse else self.viewport().mapToGlobal(self.visualRect(index).center())
        menu.popup(at)

    def make_menu(self, index: QModelIndex) -> QMenu | None:
        """What can be done with an entry; None where there is none."""
        row = self._model.row_at(index.row())
        if row is None or row.entry is None:
            return None
        theme, entry = self._themes.theme, row.entry
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)

        def add(glyph: Glyph, text: str, signal: SignalInstance, value: object) -> None:
            action = menu.addAction(icon(glyph, theme), text)
            action.triggered.connect(lambda: signal.emit(value))

        if row.kind is not RowKind.NOW:
            add(Glyph.PLAY, "Play now", self.play_requested, entry.entry_id)
            add(Glyph.QUEUE, "Play next", self.play_next_requested, entry.entry_id)
        if row.kind is RowKind.AUTO:
            add(Glyph.KEEP, "Keep in my queue", self.kept, entry.entry_id)
            menu.addAction(icon(Glyph.HELP, theme), "Why this track?\tW").triggered.connect(
                lambda: self.open_why(index)
            )
        add(Glyph.START_QUEUE, "Start a queue from this", self.start_requested, entry.entry_id)
        menu.addSeparator()
        like = "Take the like back" if entry.is_liked else "Like"
        add(Glyph.LIKE, like, self.liked, entry.entry_id)
        add(Glyph.DISLIKE, "Dislike", self.disliked, entry.entry_id)
        if row.kind is RowKind.AUTO:
            add(Glyph.MORE_LIKE, "More like this", self.more, entry.entry_id)
            add(Glyph.LESS_LIKE, "Less like this", self.less, entry.entry_id)
        ban = SIGNS[Meaning.ALLOW if entry.is_banned else Meaning.NEVER_TRACK]
        add(ban.glyph, ban.words, self.banned, entry.entry_id)
        for name in entry.artist_names:
            menu.addAction(icon(Glyph.NOT_ARTIST, theme), f"Never play {plain(name)}").triggered.connect(
                lambda _checked=False, name=name: self.artist_banned.emit(entry.entry_id, name)
            )
        if row.kind is not RowKind.NOW:
            menu.addSeparator()
            add(Glyph.REMOVE, "Remove\tDel", self.remove_requested, self._chosen(entry))
        return menu

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        self._only_own(event)

    def dragMoveEvent(self, event: QDragMoveEvent) -> None:
        if event.mimeData().hasFormat(ENTRY_MIME):
            super().dragMoveEvent(event)
        else:
            event.ignore()

    def _only_own(self, event: QDragEnterEvent) -> None:
        """Tracks and files that are dragged in belong to the window, which takes them anywhere."""
        if event.mimeData().hasFormat(ENTRY_MIME):
            super().dragEnterEvent(event)
        else:
            event.ignore()

    def dropEvent(self, event: QDropEvent) -> None:
        if event.mimeData().hasFormat(ENTRY_MIME):
            super().dropEvent(event)
        else:
            event.ignore()

    def _chosen(self, entry: UpNextRow) -> tuple[EntryId, ...]:
        selected = self.selected_ids()
        return selected if entry.entry_id in selected else (entry.entry_id,)

    def _on_activated(self, index: QModelIndex) -> None:
        row = self._model.row_at(index.row())
        if row and row.entry and row.kind is not RowKind.NOW:
            self.play_requested.emit(row.entry.entry_id)

    def _on_moved(self, entry_id: EntryId, index: int) -> None:
        place = self._model.place_of(entry_id)
        row = self._model.row_at(place) if place is not None else None
        if row is not None and row.kind is RowKind.AUTO:
            self.kept.emit(entry_id)
        self._moved = entry_id
        self.moved.emit(entry_id, index)

"""Albums as a grid of covers, artists and genres as lists."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemDelegate, QFrame, QListView, QWidget
from typing_extensions import override

from musicrec_desktop.core.errors import MusicRecError
from musicrec_desktop.core.language import tr
from musicrec_desktop.model.browse import GroupKind, Scope
from musicrec_desktop.model.track import GroupRow, TrackId
from musicrec_desktop.services.browse import BrowseService
from musicrec_desktop.ui.kit.actions import TAKES_LETTERS, USES_ARROWS
from musicrec_desktop.ui.kit.buttons import IconButton
from musicrec_desktop.ui.kit.icons import Glyph
from musicrec_desktop.ui.kit.page import Page
from musicrec_desktop.ui.kit.wording.errors import error_message
from musicrec_desktop.ui.kit.wording.formats import format_count
from musicrec_desktop.ui.library.album_delegate import CARD_PX, CELL, MARGIN_PX
from musicrec_desktop.ui.library.group_model import GroupModel
from musicrec_desktop.ui.library.type_ahead import TypeAhead
from musicrec_desktop.ui.theme.control import ThemeController
from musicrec_desktop.ui.theme.sizes import Space

_TITLES = {GroupKind.ALBUMS: tr("Albums"), GroupKind.ARTISTS: tr("Artists"), GroupKind.GENRES: tr("Genres")}
_NOUNS = {GroupKind.ALBUMS: "album", GroupKind.ARTISTS: "artist", GroupKind.GENRES: "genre"}
_NONE_YET = {
    GroupKind.ALBUMS: tr("No albums yet"),
    GroupKind.ARTISTS: tr("No artists yet"),
    GroupKind.GENRES: tr("No genres yet"),
}
_GLYPHS = {
    GroupKind.ALBUMS: Glyph.ALBUMS,
    GroupKind.ARTISTS: Glyph.ARTISTS,
    GroupKind.GENRES: Glyph.GENRES,
}
_EMPTY_WORDS = {
    GroupKind.ALBUMS: tr("Tracks with an album in their tags appear here, with their covers."),
    GroupKind.ARTISTS: tr("Tracks with an artist in their tags appear here."),
    GroupKind.GENRES: tr("Tracks with a genre in their tags appear here."),
}


class GroupView(QListView):
    """A list or a grid whose rows are opened by Enter or a double-click; letters jump to a name.

    Attributes:
        typed: a sign of a name.
    """

    typed = Signal(str)

    def __init__(self, name: str, *, is_grid: bool, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        self.setProperty("role", "cards")
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setUniformItemSizes(True)
        self.setMouseTracking(True)
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.setEditTriggers(QListView.EditTrigger.NoEditTriggers)
        self.is_grid = is_grid
        self.setProperty(USES_ARROWS, is_grid)
        self.setProperty(TAKES_LETTERS, True)
        if is_grid:
            self.setViewMode(QListView.ViewMode.IconMode)
            self.setResizeMode(QListView.ResizeMode.Adjust)
            self.setMovement(QListView.Movement.Static)
            self.setGridSize(CELL)
            self.verticalScrollBar().setSingleStep(CELL.height() // 4)
        self.setDragEnabled(True)
        self.setDragDropMode(QListView.DragDropMode.DragOnly)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Spread as many cards as fit over the whole width, the first one under the page's title."""
        if self.is_grid:
            edge = Space.L - MARGIN_PX
            is_mirrored = self.layoutDirection() is Qt.LayoutDirection.RightToLeft
            self.setViewportMargins(0 if is_mirrored else edge, 0, edge if is_mirrored else 0, 0)
            width = self.viewport().width()
            cards = max(1, width // (CARD_PX + MARGIN_PX))
            self.setGridSize(QSize((width - 1) // cards, CELL.height()))
        super().resizeEvent(event)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter} and self.currentIndex().isValid():
            self.doubleClicked.emit(self.currentIndex())
            return
        is_command = event.modifiers() & ~(
            Qt.KeyboardModifier.ShiftModifier | Qt.KeyboardModifier.KeypadModifier
        )
        if event.text().strip() and event.text().isprintable() and not is_command:
            self.typed.emit(event.text())
            return
        super().keyPressEvent(event)


class GroupPage(Page):
    """One kind of group; opening a row asks for its tracks.

    Args:
        browse: where the groups come from.
        kind: which groups.
        delegate: paints a group; its new owner is the list.
        theme: colours.

    Attributes:
        wall_requested: the albums are wanted as a wall of covers.
    """

    wall_requested = Signal()

    def __init__(
        self,
        browse: BrowseService,
        kind: GroupKind,
        delegate: QAbstractItemDelegate,
        theme: ThemeController,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(theme, parent)
        self._browse = browse
        self._kind = kind
        self._text = ""
        self.model = GroupModel(kind, self)
        self.view = GroupView(_TITLES[kind], is_grid=kind is GroupKind.ALBUMS)
        self.view.setModel(self.model)
        self.type_ahead = TypeAhead(self)
        self.view.typed.connect(self._on_typed)
        delegate.setParent(self.view)
        self.view.setItemDelegate(delegate)
        self.view.doubleClicked.connect(lambda index: self.open_row(index.row()))
        self.view.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.view.customContextMenuRequested.connect(self._on_menu)
        self.head.set_title(_TITLES[kind])
        if kind is GroupKind.ALBUMS:
            self.wall_button = IconButton(theme, Glyph.WALL, tr("Show as a wall of covers"))
            self.wall_button.clicked.connect(self.wall_requested)
            self.head.add_tool(self.wall_button)
        self.set_list(self.view)

    @override
    def set_text(self, text: str) -> None:
        if text != self._text:
            self._text = text
            self.refresh()

    @override
    def cover_changed(self, track_id: TrackId) -> None:
        self.model.cover_changed(track_id)

    @override
    def refresh(self) -> None:
        text = self._text
        self._load()
        self._browse.load_groups(self._kind, text, lambda rows: self._on_rows(text, rows), self._on_error)

    def _on_rows(self, text: str, rows: list[GroupRow]) -> None:
        current, value = self.view.currentIndex(), self.view.verticalScrollBar().value()
        kept = self.model.group_at(current.row()) if current.isValid() else None
        self.model.show_rows(rows)
        if kept is not None and (place := self.model.row_of(kept.name, kept.detail)) is not None:
            self.view.setCurrentIndex(self.model.index(place, 0))
        self.view.verticalScrollBar().setValue(value)
        named = sum(1 for row in rows if row.name)
        self.head.set_figures(format_count(named, _NOUNS[self._kind]))
        self.type_ahead.forget()
        if rows:
            self.show_list()
        else:
            self._say_empty(text)
        self._loaded()

    def _on_error(self, error: Exception) -> None:
        if not isinstance(error, MusicRecError):
            raise error
        message = error_message(error)
        self.model.show_rows([])
        self.head.set_figures("")
        self.empty.show_message(message.headline, message.advice, glyph=Glyph.SEARCH)
        self.show_empty()
        self._loaded()

    def _say_empty(self, text: str) -> None:
        if text:
            self.empty.show_message(
                _no_match(self._kind, text),
                tr("Check the spelling or use fewer words."),
                tr("Clear search"),
                self.clear_search_requested.emit,
                glyph=Glyph.SEARCH,
            )
        else:
            self.empty.show_message(
                _NONE_YET[self._kind],
                _EMPTY_WORDS[self._kind],
                glyph=_GLYPHS[self._kind],
            )
        self.show_empty()

    @override
    def open_row(self, row: int) -> None:
        self.scope_requested.emit(self._scope_of(row))

    @override
    def selected_scope(self) -> Scope | None:
        current = self.view.currentIndex()
        return self._scope_of(current.row()) if current.isValid() else None

    def _scope_of(self, row: int) -> Scope:
        return self.model.scope_at(row)

    def _on_typed(self, sign: str) -> None:
        row = self.type_ahead.find(sign, self.model.names, self.view.currentIndex().row())
        if row is not None:
            self.view.setCurrentIndex(self.model.index(row, 0))

    def _on_menu(self, point: QPoint) -> None:
        index = self.view.indexAt(point)
        if index.isValid():
            self.scope_menu_requested.emit(
                self._scope_of(index.row()), self.view.viewport().mapToGlobal(point)
            )


def _no_match(kind: GroupKind, text: str) -> str:
    match kind:
        case GroupKind.ALBUMS:
            return tr("No album matches “{text}”", text=text)
        case GroupKind.ARTISTS:
            return tr("No artist matches “{text}”", text=text)
        case _:
            return tr("No genre matches “{text}”", text=text)

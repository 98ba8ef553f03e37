"""What every page has: a head, a body, and what it asks the window for."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QSplitter, QStackedLayout, QVBoxLayout, QWidget
from typing_extensions import override

from musicrec_desktop.model.browse import Scope
from musicrec_desktop.model.track import TrackId
from musicrec_desktop.ui.kit.column_model import ColumnModel
from musicrec_desktop.ui.kit.empty_state import EmptyState
from musicrec_desktop.ui.kit.list_view import ListView
from musicrec_desktop.ui.kit.page_head import PageHead
from musicrec_desktop.ui.theme.control import ThemeController


@dataclass(frozen=True, slots=True)
class Activation:
    """A row that was activated, and what stands below it.

    Attributes:
        ids: the track of the row, then those of the rows below it.
        starts_alone: automatic tracks follow the row, not the rest of the list.
        noun: what the rows are called, one of them.
    """

    ids: Sequence[TrackId]
    starts_alone: bool = False
    noun: str = "track"


class FocusLeader(QWidget):
    """Hands the keyboard on to one of its parts.

    This is what Qt's focus proxy is for. But where a widget with other parts beside it has a proxy, Tab skips
    those that stand before the proxy, or never leaves it for those behind.

    Args:
        parent: Qt's owner.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._focus_to: QWidget | None = None

    def lead_focus(self, widget: QWidget) -> None:
        """Let this part take the keyboard from now on."""
        self._focus_to = widget

    @override
    def setFocus(self, reason: Qt.FocusReason = Qt.FocusReason.OtherFocusReason, /) -> None:
        if self._focus_to is None:
            super().setFocus(reason)
        else:
            self._focus_to.setFocus(reason)


class Page(FocusLeader):
    """The base of all pages.

    Attributes:
        play_requested: a list of track ids and the index to start at.
        activated: a row was double-clicked, or Enter was pressed on it (``Activation``).
        shuffle_requested: a list of track ids to play in any order.
        menu_requested: a list of track ids and the global point of a context menu.
        scope_requested: a ``Scope`` whose tracks are wanted.
        scope_menu_requested: a ``Scope`` and the global point of a context menu for it.
        rate_requested: a list of track ids and the half stars that they get; 0 takes their rating away.
        start_requested: a ``Scope`` that a queue shall start from.
        clear_search_requested: the search field should be emptied.
        library_search_requested: a text that the whole library should be searched for.
        loaded: what was asked for is shown.
    """

    play_requested = Signal(object, int)
    activated = Signal(object)
    shuffle_requested = Signal(object)
    menu_requested = Signal(object, QPoint)
    scope_requested = Signal(object)
    scope_menu_requested = Signal(object, QPoint)
    start_requested = Signal(object)
    rate_requested = Signal(object, int)
    clear_search_requested = Signal()
    library_search_requested = Signal(str)
    loaded = Signal()

    def __init__(self, theme: ThemeController, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "page")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.theme = theme
        self.head = PageHead(theme)
        self.empty = EmptyState(theme)
        self.empty.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self._list: QAbstractItemView | None = None
        self._is_loading = False
        self._wants_first = False
        self._body = QStackedLayout()
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)
        self._column.addWidget(self.head)
        self._column.addLayout(self._body, 1)

    @property
    def list_parent(self) -> QWidget:
        """Where the list will stand; a list that is made there is dressed once."""
        parent = self._body.parentWidget()
        return self if parent is None else parent

    def set_list(self, view: QAbstractItemView, holder: QWidget | None = None) -> None:
        """Set the list that is shown while it has rows; a ``holder`` with it inside is shown in its place."""
        self._list = view
        if isinstance(view, ListView):
            self.play_requested.connect(lambda _ids, _start: view.leave_selection())
            self.activated.connect(lambda _activation: view.leave_selection())
        self._body.addWidget(view if holder is None else holder)
        self._body.addWidget(self.empty)
        self.lead_focus(view)

    def set_side(self, widget: QWidget, width_px: int) -> None:
        """Put something at the left of the list, which stays when the list has no rows."""
        holder, splitter = QWidget(), QSplitter()
        self._column.removeItem(self._body)
        self._body.setParent(None)
        holder.setLayout(self._body)
        splitter.setChildrenCollapsible(False)
        splitter.setHandleWidth(1)
        splitter.addWidget(widget)
        splitter.addWidget(holder)
        splitter.setStretchFactor(1, 1)
        splitter.setSizes([width_px, 4 * width_px])
        self._column.insertWidget(1, splitter, 1)

    def set_foot(self, widget: QWidget) -> None:
        """Put something below the list, which stays when the list has no rows."""
        self._column.addWidget(widget)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.give_room()

    def give_room(self) -> None:
        """Share the height of the page between its parts."""
        self.head.set_room(self.size())

    def cover_changed(self, track_id: TrackId) -> None:
        """A cover was loaded; pages that show covers paint it."""

    def forget(self) -> None:
        """Show nothing any more of a listener who left."""

    def has_list_focus(self) -> bool:
        """Whether the keyboard is on the list."""
        return self._list is not None and self._list.hasFocus()

    @property
    def has_current_row(self) -> bool:
        """Whether the keyboard would be on a row."""
        return self._list is not None and self._list.currentIndex().isValid()

    def go_to_first(self) -> None:
        """Give the keyboard to the first row of the list, as soon as the rows are read."""
        if self._enter_empty():
            return
        self.setFocus()
        self._wants_first = True
        if not self._is_loading:
            self._loaded()

    def _enter_empty(self) -> bool:
        """Do what Enter does where there are no rows; False where there are, or where it does nothing."""
        return self.is_empty_shown and not self._is_loading and self.empty.enter()

    def _load(self) -> None:
        """Note that rows are being read; ``_loaded`` ends that."""
        self._is_loading = True

    def _loaded(self) -> None:
        self._is_loading = False
        if self._wants_first and self._list is not None and self._list.model().rowCount():
            first = self._list.model().index(0, 0)
            self._list.setCurrentIndex(first)
            self._list.scrollTo(first)
        self._wants_first = False
        self.loaded.emit()

    @property
    def is_selection_played(self) -> bool:
        """Whether the selection is left over from starting to play; False once the user changed it."""
        return isinstance(self._list, ListView) and self._list.is_left_over

    def play_current(self) -> None:
        """Play from the row that the keyboard is on; lists of groups open it."""
        if self._enter_empty():
            return
        if self._list is not None and self._list.currentIndex().isValid():
            self.open_row(self._list.currentIndex().row())

    def open_row(self, row: int) -> None:
        """Play from a row, or open the group in it."""

    def rate_row(self, row: int, half_stars: int) -> None:
        """Ask for a rating of the track in a row, and of all that is selected where it is among them."""
        view = self._list
        model = None if view is None else view.model()
        if not isinstance(view, ListView) or not isinstance(model, ColumnModel):
            return
        rows = view.selected_rows()
        tracks = [model.track_at(place) for place in (rows if row in rows else [row])]
        ids = list(dict.fromkeys(track.id for track in tracks if track is not None))
        self.rate_requested.emit(ids, half_stars)

    def show_list(self) -> None:
        """Show the list in place of the empty state."""
        had_focus = self.empty.hasFocus()
        self._body.setCurrentIndex(0)
        if had_focus:
            self.setFocus()

    def show_empty(self) -> None:
        """Show the empty state in place of the list."""
        had_focus = self.has_list_focus()
        self._body.setCurrentWidget(self.empty)
        if had_focus:
            self.empty.setFocus()

    @property
    def is_empty_shown(self) -> bool:
        """Whether the page says that there is nothing."""
        return self._body.currentWidget() is self.empty

    def set_text(self, text: str) -> None:
        """Narrow the page to a search; pages without a list to narrow do nothing."""

    def refresh(self) -> None:
        """Read again what is shown; called when the page comes up and when its data changed."""

    def refresh_rows(self) -> None:
        """The same rows say something else (a like, a play)."""

    def tracks_heard(self, _ids: Collection[TrackId]) -> None:
        """Some tracks were heard, or skipped; nothing else has changed."""
        self.refresh_rows()

    def sounds_changed(self) -> None:
        """The sound of other tracks is known."""

    def set_current(self, track_id: TrackId | None, *, is_playing: bool) -> None:
        """Mark what the player plays."""

    def set_compact(self, *, is_compact: bool) -> None:
        """Choose the height of rows."""

    def selected_ids(self) -> Sequence[TrackId]:
        """The selected tracks, from top to bottom."""
        return ()

    def listed_ids(self) -> Sequence[TrackId]:
        """All tracks of the list, from top to bottom; none on pages of groups."""
        return ()

    def selected_scope(self) -> Scope | None:
        """The album, artist or genre that the keyboard is on; None on other pages."""
        return None

    def toggle_panes(self) -> bool:
        """Show or hide panes that narrow the list; False where it can have none."""
        return False

    def toggle_by_album(self) -> bool:
        """Put the tracks under headings of their albums, or not; False where that is not possible."""
        return False

    def turn_album(self) -> bool:
        """Fold or open the album that the keyboard is on; False where the list has none."""
        return False

    def turn_all_albums(self) -> bool:
        """Fold or open all albums; False where the list has none."""
        return False

    def choose_columns(self) -> bool:
        """Let the user choose the columns of the list; False where it has none to choose."""
        return False

    def layout_state(self) -> dict[str, object]:
        """What the window keeps over a restart."""
        return {}

    def restore_layout(self, state: object) -> None:
        """Restore what ``layout_state`` gave; what does not fit is ignored."""

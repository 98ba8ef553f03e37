"""The page of one playlist: its head, its rows, and the orders and searches that are only looked at."""

from __future__ import annotations

from array import array
from collections.abc import Sequence
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QPoint, QSize, Signal
from PySide6.QtGui import QHideEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from musicrec_desktop.core.errors import MusicRecError, PlaylistError
from musicrec_desktop.core.language import tr
from musicrec_desktop.core.later import when_made
from musicrec_desktop.model.browse import SortColumn
from musicrec_desktop.model.playlist import (
    Playlist,
    PlaylistEntryId,
    PlaylistId,
    PlaylistKind,
    PlaylistRequest,
    PlaylistRows,
)
from musicrec_desktop.model.track import TrackId
from musicrec_desktop.services.browse import BrowseService
from musicrec_desktop.services.playlists.reading import PlaylistReader
from musicrec_desktop.ui.commands.queue import MAX_PLAYED
from musicrec_desktop.ui.kit.actions import key_of
from musicrec_desktop.ui.kit.buttons import with_shortcut
from musicrec_desktop.ui.kit.icons import Glyph
from musicrec_desktop.ui.kit.page import Activation
from musicrec_desktop.ui.kit.page_head import MIDDLE_COVER_PX
from musicrec_desktop.ui.kit.painting import CoverLookup
from musicrec_desktop.ui.kit.wording.errors import error_message
from musicrec_desktop.ui.kit.wording.searches import CLEAR_SEARCH, SEARCH_LIBRARY, no_results, only_searched
from musicrec_desktop.ui.playlists.page.head import PlaylistHead
from musicrec_desktop.ui.playlists.page.model import PlaylistModel
from musicrec_desktop.ui.playlists.page.rows import RowSource
from musicrec_desktop.ui.playlists.page.view import PlaylistView
from musicrec_desktop.ui.playlists.suggest.drawer import SuggestionDrawer
from musicrec_desktop.ui.theme.control import ThemeController
from musicrec_desktop.ui.theme.sizes import Space
from musicrec_desktop.ui.track_table.banned_marks import IsBanned, nothing_banned
from musicrec_desktop.ui.track_table.columns import PLAYLIST_COLUMNS
from musicrec_desktop.ui.track_table.page import TrackTablePage

if TYPE_CHECKING:
    from musicrec_desktop.services.playlists.exchange.service import PlaylistExchange
    from musicrec_desktop.services.playlists.smart import SmartPlaylists

LEAST_LIST_PX: Final = 90
"""What suggestions leave to the list: its head and two rows."""
LOW_HEAD_PX: Final = 84
"""The height of the head without a cover."""


class PlaylistPage(TrackTablePage):
    """Shows one playlist after the other.

    Args:
        service: has the playlists; reads the rows of plain ones.
        exchange: tells when a playlist follows its file, or stops that.
        smart: finds the tracks of smart ones, and tells when they change; only while they are shown.
        browse: reads tracks.
        covers: finds the covers of albums.
        theme: colours.
        is_banned: which rows never play by themselves.

    Attributes:
        entries_menu_requested: the context menu of the selected rows, at this global point.
        playlist_menu_requested: the menu of the playlist, at this global point.
        edit_requested: name and description shall be edited.
        keep_order_requested: the order that is looked at shall become that of the playlist.
        remove_requested: the selected entries shall be taken out.
        step_requested: the selected entries shall move up (-1) or down (1).
        dropped: something was let go (``QMimeData``) before a row.
        unplayable: a row was activated whose file is not there.
        tools: what stands in the head.
        suggestions: what would fit the playlist, too; hidden for smart ones.
        shown: another playlist, or the same one as it is now, is shown.
    """

    model: PlaylistModel
    view: PlaylistView
    entries_menu_requested = Signal(QPoint)
    playlist_menu_requested = Signal(QPoint)
    edit_requested = Signal()
    keep_order_requested = Signal()
    remove_requested = Signal()
    step_requested = Signal(int)
    dropped = Signal(object, int)
    unplayable = Signal()
    shown = Signal()

    def __init__(
        self,
        service: PlaylistReader,
        exchange: PlaylistExchange,
        smart: SmartPlaylists,
        browse: BrowseService,
        covers: CoverLookup,
        theme: ThemeController,
        parent: QWidget | None = None,
        *,
        is_banned: IsBanned = nothing_banned,
    ) -> None:
        super().__init__(theme, parent)
        self._rows = RowSource(service, smart, self)
        self._shown_request: PlaylistRequest | None = None
        self._next_entries: tuple[PlaylistEntryId, ...] = ()
        self.playlist: Playlist | None = None
        self.model = PlaylistModel(
            browse.page,
            service.page,
            self,
            load_sounds=browse.sounds,
            load_genres=browse.suggested_genres,
            load_facts=browse.row_facts,
            is_banned=is_banned,
        )
        self.set_table(self.model, PlaylistView(theme, lambda: self.can_edit))
        self.let_sort(self._on_head_clicked)
        self.tools = PlaylistHead(self.head, theme, covers)
        self.suggestions = SuggestionDrawer(theme, covers)
        self.suggestions.hide()
        self._column.addWidget(self.suggestions)
        self._connect_view()
        self._connect_head()
        self._rows.found.connect(self._on_rows)
        self._rows.failed.connect(self._on_error)
        self.suggestions.toggled.connect(lambda _is_open: self.give_room())
        self.suggestions.activated.connect(self.activated)
        self._disconnects = [
            service.playlists_changed.connect(self._on_playlists_changed),
            when_made(exchange, lambda there: there.followed.changed.connect(self._on_playlists_changed)),
        ]

    @property
    def playlist_id(self) -> PlaylistId | None:
        """The playlist that is shown, or being read."""
        wanted = self._rows.wanted
        return None if wanted is None else wanted.playlist_id

    @property
    def request(self) -> PlaylistRequest | None:
        """What the rows answer to; None while none are read."""
        return self._shown_request

    @property
    def can_edit(self) -> bool:
        """Whether rows can be put into what is shown."""
        return self.playlist is not None and self.playlist.kind is PlaylistKind.PLAIN

    def show_playlist(self, playlist_id: PlaylistId, text: str = "") -> None:
        """Show a playlist."""
        if playlist_id != self.playlist_id:
            self.playlist = self._shown_request = None
            self.model.show_rows(playlist_id, array("q"), array("q"), b"")
            self.tools.begin()
            self.view.scrollToTop()
        self._rows.want(playlist_id, text)
        self._show_sort()
        self.refresh()

    @override
    def forget(self) -> None:
        """Show no playlist: those of another profile follow."""
        self._rows.forget()
        self.playlist = self._shown_request = None
        self.model.show_rows(PlaylistId(0), array("q"), array("q"), b"")
        self.head.set_title("")
        self.head.set_figures("")
        self.head.set_note("")

    @override
    def set_text(self, text: str) -> None:
        wanted = self._rows.wanted
        if wanted is not None and text != wanted.text:
            self.show_playlist(wanted.playlist_id, text)

    def sort_by(self, sort: SortColumn | None, *, is_descending: bool = False) -> None:
        """Look at the rows in another order; None for that of the playlist."""
        if self._rows.wanted is not None:
            self._rows.sort(sort, is_descending=is_descending)
            self._show_sort()
            self.refresh()

    @override
    def refresh(self) -> None:
        if self._rows.wanted is not None:
            self._load()
            self._rows.load()

    @override
    def has_list_focus(self) -> bool:
        return super().has_list_focus() or self.suggestions.view.hasFocus()

    @property
    @override
    def is_selection_played(self) -> bool:
        return super().is_selection_played and not self.suggestions.view.hasFocus()

    @override
    def play_current(self) -> None:
        view = self.suggestions.view
        if view.hasFocus() and view.currentIndex().isValid():
            view.open_requested.emit(view.currentIndex().row())
        else:
            super().play_current()

    @override
    def give_room(self) -> None:
        body_px = max(LEAST_LIST_PX, self._body.minimumSize().height())
        self.suggestions.set_room(self.height(), LOW_HEAD_PX + body_px)
        is_open = self.suggestions.is_open and self.suggestions.isVisibleTo(self)
        left_px = self.height() - (self.suggestions.height_px if is_open else 0)
        is_large = not is_open or left_px - body_px >= MIDDLE_COVER_PX + Space.M + Space.S
        self.tools.set_large(is_large=is_large)
        self.head.set_room(QSize(self.width(), left_px))
        # At once: until the next turn of the loop, a large cover would be cut by a low head.
        for layout in (self.head.layout(), self._column):
            if layout is not None:
                layout.activate()

    @override
    def selected_ids(self) -> Sequence[TrackId]:
        if self.suggestions.view.hasFocus():
            return self.suggestions.selected_ids()
        return super().selected_ids()

    def selected_entries(self) -> list[PlaylistEntryId]:
        """The selected entries, from top to bottom; none where rows cannot be edited."""
        if not self.model.entry_ids:
            return []
        return [self.model.entry_at(row) for row in self.view.selected_rows()]

    def playable_ids(self) -> list[TrackId]:
        """What "Play all" plays."""
        return self.model.ids_from(0, MAX_PLAYED)

    def select_after_removal(self) -> None:
        """Note the row below the selected ones, else above, so that it is selected when they are gone."""
        rows = self.view.selected_rows()
        if rows and self.model.entry_ids:
            rest = [*range(rows[-1] + 1, self.model.rowCount()), *range(rows[0] - 1, -1, -1)]
            self._next_entries = tuple(self.model.entry_at(row) for row in rest[:1])

    @override
    def cover_changed(self, track_id: TrackId) -> None:
        """A cover was loaded."""
        self.tools.cover_changed(track_id)
        if track_id in self.suggestions.model.ids:
            self.suggestions.model.repaint_covers()

    @override
    def layout_state(self) -> dict[str, object]:
        return {
            **super().layout_state(),
            "sorts": self._rows.state(),
            "suggestions": self.suggestions.layout_state(),
        }

    @override
    def restore_layout(self, state: object) -> None:
        super().restore_layout(state)
        if not isinstance(state, dict):
            return
        self.suggestions.restore_layout(state.get("suggestions"))
        self._rows.restore(state.get("sorts"))

    @override
    def open_row(self, row: int) -> None:
        if not self.model.is_present(row):
            self.unplayable.emit()
        elif ids := self.model.ids_from(row, MAX_PLAYED):
            self.activated.emit(Activation(ids))

    @override
    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self._rows.rest()

    @override
    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if (
            not self._rows.is_watching
            and self.playlist is not None
            and self.playlist.kind is PlaylistKind.SMART
        ):
            self.refresh()

    def close_page(self) -> None:
        """Disconnect from the services."""
        self._rows.rest()
        for disconnect in self._disconnects:
            disconnect()

    @override
    def _on_row_menu(self, point: QPoint) -> None:
        self.entries_menu_requested.emit(point)

    def _connect_view(self) -> None:
        view = self.view
        view.remove_requested.connect(self.remove_requested)
        view.step_requested.connect(self.step_requested)
        view.dropped.connect(self.dropped)

    def _connect_head(self) -> None:
        tools = self.tools
        tools.menu_requested.connect(self.playlist_menu_requested)
        tools.play_button.clicked.connect(lambda: self.play_requested.emit(self.playable_ids(), 0))
        tools.shuffle_button.clicked.connect(lambda: self.shuffle_requested.emit(self.playable_ids()))
        tools.keep_button.clicked.connect(self.keep_order_requested)
        tools.own_order_button.clicked.connect(lambda: self.sort_by(None))
        self.head.note_clicked.connect(self.edit_requested)

    def _on_playlists_changed(self, playlist_ids: tuple[PlaylistId, ...]) -> None:
        if self.playlist_id in playlist_ids and self.isVisible():
            self.refresh()

    def _on_rows(self, request: PlaylistRequest, rows: PlaylistRows) -> None:
        self.playlist = rows.playlist
        is_same = request == self._shown_request
        if is_same and (rows.entry_ids, rows.track_ids, rows.present) == (
            self.model.entry_ids,
            self.model.ids,
            self.model.present,
        ):
            self.model.refresh_rows()
        else:
            self._replace(rows, keeps_place=is_same)
        self._shown_request = request
        self._show_suggestions()
        self.tools.show_rows(request, rows)
        if rows.track_ids:
            self.show_list()
        else:
            self._say_empty(request, rows.playlist)
        self.give_room()
        self._loaded()
        self.shown.emit()

    def _show_suggestions(self) -> None:
        """Suggest tracks only for what is filled by hand."""
        self.suggestions.show_for(self.playlist if self.can_edit else None)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.tools.set_width(self.width())

    def _replace(self, rows: PlaylistRows, *, keeps_place: bool) -> None:
        """Show other rows; what is selected stays selected where it still stands."""
        selected = self.selected_entries()
        current = self.view.currentIndex().row() if self.view.currentIndex().isValid() else -1
        current_entry = self.model.entry_at(current) if 0 <= current < len(self.model.entry_ids) else None
        bar = self.view.verticalScrollBar()
        value = bar.value()
        self.model.show_rows(rows.playlist.id, rows.entry_ids, rows.track_ids, rows.present)
        wanted = self.model.rows_of_entries(selected)
        if not wanted and self._next_entries:
            wanted = self.model.rows_of_entries(self._next_entries)
            current_entry = self._next_entries[0]
        self._next_entries = ()
        if wanted:
            at = [] if current_entry is None else self.model.rows_of_entries([current_entry])
            self.view.select_rows(wanted, at[0] if at else wanted[0])
        self.view.updateGeometries()
        bar.setValue(value if keeps_place else 0)
        if wanted and keeps_place:
            self.view.scrollTo(self.model.index(wanted[0], 0))

    def _say_empty(self, request: PlaylistRequest, playlist: Playlist) -> None:
        if request.text:
            self.empty.show_message(
                no_results(request.text),
                only_searched(tr("this playlist was")),
                SEARCH_LIBRARY,
                lambda: self.library_search_requested.emit(request.text),
                CLEAR_SEARCH,
                self.clear_search_requested.emit,
                glyph=Glyph.SEARCH,
                is_entered=True,
            )
        elif playlist.kind is PlaylistKind.SMART:
            self.empty.show_message(
                tr("Nothing fits its rules now"),
                tr("Tracks come by themselves as soon as some do."),
                glyph=Glyph.SMART_PLAYLIST,
            )
        else:
            key = key_of("add_to_playlist")
            self.empty.show_message(
                tr("Nothing in it yet"),
                tr("Drag tracks, albums or files onto it, or press {key} on a track anywhere.", key=key),
                glyph=Glyph.PLAYLIST,
            )
        self.show_empty()

    def _on_error(self, request: PlaylistRequest, error: Exception) -> None:
        if not isinstance(error, MusicRecError):
            raise error
        message = error_message(error)
        self._shown_request = None
        self.model.show_rows(request.playlist_id, array("q"), array("q"), b"")
        is_gone = isinstance(error, PlaylistError) and error.reason == "gone"
        self.tools.show_failed(is_gone=is_gone)
        if is_gone:
            self.playlist = None
            self._show_suggestions()
            undo = with_shortcut(tr("Undo"), key_of("undo"))
            self.empty.show_message(
                tr("This playlist was deleted"), tr("{undo} brings it back.", undo=undo), glyph=Glyph.PLAYLIST
            )
        else:
            self.empty.show_message(message.headline, message.advice, glyph=Glyph.SEARCH)
        self.show_empty()
        self.give_room()
        self._loaded()

    def _on_head_clicked(self, section: int) -> None:
        column = PLAYLIST_COLUMNS[section]
        wanted = self._rows.wanted
        if wanted is None or (column.sort is None and column.key != "place"):
            return
        if column.sort is None:
            self.sort_by(None)
            return
        is_turned = column.sort is wanted.sort
        is_descending = not wanted.is_descending if is_turned else column.is_descending_first
        self.sort_by(column.sort, is_descending=is_descending)

    def _show_sort(self) -> None:
        request = self._rows.wanted
        assert request is not None
        for column in PLAYLIST_COLUMNS:
            is_it = column.key == "place" if request.sort is None else column.sort is request.sort
            if is_it:
                self.view.show_order([(column.key, request.is_descending)])
                break

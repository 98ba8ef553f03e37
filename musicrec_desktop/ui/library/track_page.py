"""The table of tracks: the whole library, the liked ones, or one album, artist or genre."""

from __future__ import annotations

from array import array
from collections.abc import Collection, Sequence
from dataclasses import replace
from typing import Final

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from musicrec_desktop.core.errors import MusicRecError
from musicrec_desktop.core.language import tr
from musicrec_desktop.model.browse import BrowseRequest, ListTotals, Scope, ScopeKind, SortKey
from musicrec_desktop.model.listing import Listing
from musicrec_desktop.model.track import Track, TrackId
from musicrec_desktop.services.browse import BrowseService
from musicrec_desktop.ui.kit.icons import Glyph
from musicrec_desktop.ui.kit.list_view import ListView
from musicrec_desktop.ui.kit.page import Activation
from musicrec_desktop.ui.kit.painting import CoverLookup
from musicrec_desktop.ui.kit.wording.errors import error_message
from musicrec_desktop.ui.library.album_rows import constant_columns, headings_of
from musicrec_desktop.ui.library.alike.foot import AlikeFoot
from musicrec_desktop.ui.library.empty_lists import say_empty
from musicrec_desktop.ui.library.kept_lists import KeptLists
from musicrec_desktop.ui.library.list_options import MOST_PLAYED, WITHOUT_ALBUMS, make_list_options
from musicrec_desktop.ui.library.pane_shelf import PaneShelf
from musicrec_desktop.ui.library.track_head import TrackHead
from musicrec_desktop.ui.theme.control import ThemeController
from musicrec_desktop.ui.track_table.banned_marks import IsBanned, nothing_banned
from musicrec_desktop.ui.track_table.column_dialog import OrderControl, turned
from musicrec_desktop.ui.track_table.columns import TRACK_COLUMNS
from musicrec_desktop.ui.track_table.model import TrackTableModel
from musicrec_desktop.ui.track_table.page import TrackTablePage

MOST_ALBUM_TRACKS = 500
"""An album with more tracks than this gets no headings."""
MOST_SPANS: Final = 200
"""So many headings reach over all columns for Qt, too; all of them are painted so."""
MAX_PLAYED = 2000
"""How much of a list becomes the queue when a row is played."""


class TrackPage(TrackTablePage):
    """Shows what a ``BrowseRequest`` asks for; sort and search happen in SQL.

    Args:
        browse: reads lists.
        covers: finds the picture of an album.
        alike: what leads to similar albums and artists, below the list.
        theme: colours.
        is_banned: which rows never play by themselves.

    Attributes:
        folders_requested: the library is empty, and the user wants to see its folders.
        spoken_requested: the user wants to say what is a podcast or an audiobook.
    """

    folders_requested = Signal()
    spoken_requested = Signal()

    def __init__(
        self,
        browse: BrowseService,
        covers: CoverLookup,
        alike: AlikeFoot,
        theme: ThemeController,
        parent: QWidget | None = None,
        *,
        is_banned: IsBanned = nothing_banned,
    ) -> None:
        super().__init__(theme, parent)
        self._browse, self.alike = browse, alike
        self._wanted = BrowseRequest()
        self._to_reveal: TrackId | None = None
        self._are_neighbours_due = False
        self._kept, self._is_most_played = KeptLists(), False
        self.model = TrackTableModel(
            browse.page,
            self,
            load_sounds=browse.sounds,
            load_genres=browse.suggested_genres,
            load_facts=browse.row_facts,
            is_banned=is_banned,
        )
        self._add_side()
        self.panes = PaneShelf(theme, self.list_parent)
        view = ListView(theme, TRACK_COLUMNS, tr("Tracks"), self.panes)
        self.panes.set_list(view)
        self.panes.chosen.connect(self._on_panes_chosen)
        self.panes.tracks_wanted.connect(self._on_tracks_wanted)
        self.panes.scope_menu_requested.connect(self.scope_menu_requested)
        self.set_table(self.model, view, self.panes, covers)
        self.let_fold()
        self.let_sort(self._on_head_clicked)
        self._plain_layout = self.view.layout_state()
        self.alike.scope_requested.connect(self.scope_requested)
        self.set_foot(self.alike)
        self.tools = TrackHead(self.head, browse, covers, theme)
        self.tools.play_requested.connect(self._play_all)
        self.tools.shuffle_requested.connect(self._shuffle_all)
        self.tools.start_requested.connect(self.start_requested)
        self.tools.scope_requested.connect(self.scope_requested)
        self.tools.menu_requested.connect(self.scope_menu_requested)
        self.tools.order_requested.connect(self._on_most_played)
        self.options_button = make_list_options(self, theme)
        self.head.add_tool(self.options_button)

    def _add_side(self) -> None:
        """Put something beside the list, before the list is there: each new parent dresses it anew."""

    @property
    def scope(self) -> Scope:
        """What part of the library is shown."""
        return self._wanted.scope

    @property
    def text(self) -> str:
        """What is searched."""
        return self._wanted.text

    def show_scope(self, scope: Scope, text: str = "") -> None:
        """Show a part of the library."""
        if scope.kind is not self._wanted.scope.kind:
            self._kept.layouts[self._wanted.scope.kind] = self.view.layout_state()
            self._arrange(scope.kind)
        self.panes.set_kind(scope.kind)
        if scope != self._wanted.scope:
            self._is_most_played = False
            self.model.show_ids(array("q"), BrowseRequest(scope=scope))
            self.view.scrollToTop()
        self.tools.go_to(scope)
        self._wanted = BrowseRequest(text, scope, panes=self.panes.choices)
        self.alike.go_to(scope)
        self._are_neighbours_due = True
        self._ask_anew()

    def _on_most_played(self) -> None:
        self._is_most_played = not self._is_most_played
        self._ask_anew()

    def _ask_anew(self) -> None:
        """Read the list in the order that is wanted here."""
        kind, is_most_played = self.scope.kind, self._is_most_played
        self.tools.show_order(is_most_played=is_most_played)
        wanted = replace(self._wanted, is_by_album=kind in self._kept.by_album and not is_most_played)
        self._wanted = wanted.ordered_by(MOST_PLAYED if is_most_played else self._kept.orders[kind])
        self._show_order()
        self.refresh()

    @override
    def give_room(self) -> None:
        super().give_room()
        self.alike.set_room(self.height())

    @override
    def set_text(self, text: str) -> None:
        if text != self._wanted.text:
            self._wanted = replace(self._wanted, text=text)
            self.refresh()

    @property
    def order(self) -> Sequence[SortKey]:
        """What orders the rows, the most important first."""
        return self._wanted.order

    def order_by(self, order: Sequence[SortKey]) -> None:
        """Order the rows by some columns, one at least; each kind of scope remembers its order."""
        self._kept.orders[self._wanted.scope.kind] = tuple(order)
        self._is_most_played = False
        self._ask_anew()

    @override
    def order_control(self) -> OrderControl:
        return self

    @override
    def cover_changed(self, track_id: TrackId) -> None:
        self.alike.cover_changed(track_id)
        if self.model.albums is not None:
            self.view.viewport().update()
        if track_id in self.model.ids[:1]:
            self.tools.show_cover()

    @override
    def forget(self) -> None:
        self.model.refresh_rows()

    @override
    def refresh(self) -> None:
        request = self._wanted
        self._load()
        self._browse.load_listing(
            request,
            lambda listing, totals: self._on_listing(request, listing, totals),
            self._on_error,
            on_totals=lambda totals: self._on_totals(request, totals),
        )

    @override
    def refresh_rows(self) -> None:
        if self.scope.kind is ScopeKind.LIKED:
            self.refresh()
        else:
            super().refresh_rows()

    @override
    def tracks_heard(self, ids: Collection[TrackId]) -> None:
        if self.scope.kind is ScopeKind.LIKED:
            self.refresh()
        else:
            super().tracks_heard(ids)

    def reveal(self, track_id: TrackId) -> bool:
        """Select a track and bring it into view; False where the list has it not."""
        rows = self.model.rows_of([track_id])
        if not rows:
            return False
        self.view.select_rows(rows, rows[0])
        self.view.leave_selection()
        self.view.scrollTo(self.model.index(rows[0], 0), ListView.ScrollHint.PositionAtCenter)
        return True

    def reveal_when_loaded(self, track_id: TrackId) -> None:
        """Select a track as soon as the rows that are being read are there."""
        self._to_reveal = track_id

    @override
    def layout_state(self) -> dict[str, object]:
        kept = self._kept.state(self.scope.kind, self.view.layout_state())
        return {**kept, "panes": self.panes.state(), "alike_off": self.alike.state()}

    def _arrange(self, kind: ScopeKind) -> None:
        """Arrange the columns as this kind of list had them."""
        self.view.restore_layout(self._kept.layouts.get(kind, self._plain_layout))
        if kind is ScopeKind.SPOKEN and kind not in self._kept.layouts:
            self.view.set_column_shown("left_at", is_shown=True)

    @override
    def restore_layout(self, state: object) -> None:
        if not isinstance(state, dict):
            return
        self._kept.restore(state)
        self._arrange(self.scope.kind)
        self.panes.restore(state.get("panes"))
        self.alike.restore(state.get("alike_off"))

    def _on_listing(self, request: BrowseRequest, listing: Listing, totals: ListTotals) -> None:
        is_same_list, ids = request == self.model.request, listing.ids
        self.panes.show_values(listing.panes)
        tracks = self._album_tracks(request, ids)
        headings = headings_of(request, listing, tracks, self._browse.now_ms())
        if is_same_list and ids == self.model.ids and len(headings) == len(self.model.heading_rows):
            self.model.refresh_rows()
        else:
            self._replace(request, listing, headings, keeps_place=is_same_list)
        self.view.set_constant(constant_columns(tracks) if listing.albums is None else {"album"})
        if self._to_reveal is not None:
            self.reveal(self._to_reveal)
            self._to_reveal = None
        self.tools.show_tracks(ids, tracks)
        # A length that was shown stays until there is another one.
        if totals.is_whole or not is_same_list or not self.head.figures:
            self.tools.show_totals(totals)
        if len(ids):
            self.show_list()
        else:
            say_empty(
                self.empty,
                request,
                self.clear_search_requested.emit,
                self.library_search_requested.emit,
                self.folders_requested.emit,
                self.spoken_requested.emit,
            )
            self.show_empty()
        self._loaded()
        if self._are_neighbours_due:
            self._are_neighbours_due = False
            QTimer.singleShot(0, self, self._show_neighbours)

    def _show_neighbours(self) -> None:
        """Ask for similar albums and other versions, once the rows are painted, which they would hold up."""
        self.alike.ask()
        self.tools.versions.ask()

    def _on_totals(self, request: BrowseRequest, totals: ListTotals) -> None:
        if request == self.model.request:
            self.tools.show_totals(totals)

    def _album_tracks(self, request: BrowseRequest, ids: array[int]) -> list[Track]:
        """The tracks of an album that is shown, for its headings and what they have in common."""
        is_album = request.scope.kind is ScopeKind.ALBUM and bool(request.scope.name)
        if not is_album or len(ids) > MOST_ALBUM_TRACKS:
            return []
        return self._browse.page([TrackId(value) for value in ids])

    def _replace(
        self,
        request: BrowseRequest,
        listing: Listing,
        headings: Sequence[tuple[int, str]],
        *,
        keeps_place: bool,
    ) -> None:
        selected = self.selected_ids()
        current = self.view.currentIndex()
        current_id = self.model.id_at(current.row()) if current.isValid() else None
        bar, height = self.view.verticalScrollBar(), self.view.verticalHeader().defaultSectionSize()
        top_row, offset = divmod(bar.value(), height)
        top_id = self.model.id_at(top_row) if keeps_place and 0 < top_row < self.model.rowCount() else None
        self.view.clearSpans()
        self.model.show_ids(listing.ids, request, headings, listing.albums)
        for row in self.model.heading_rows[:MOST_SPANS]:
            self.view.setSpan(row, 0, 1, len(TRACK_COLUMNS))
        if selected:
            current_rows = [] if current_id is None else self.model.rows_of([current_id])
            current_row = current_rows[0] if current_rows else None
            self.view.select_rows(self.model.rows_of(selected), current_row)
        top_rows = [] if top_id is None else self.model.rows_of([top_id])
        self.view.updateGeometries()
        bar.setValue(top_rows[0] * height + offset if top_rows else 0)

    def _on_error(self, error: Exception) -> None:
        if not isinstance(error, MusicRecError):
            raise error
        message = error_message(error)
        self.model.show_ids(array("q"), self._wanted)
        self.tools.show_tracks([], [])
        self.head.set_figures("")
        self.empty.show_message(message.headline, message.advice, glyph=Glyph.SEARCH)
        self.show_empty()
        self._loaded()

    def _play_all(self) -> None:
        self.play_requested.emit(self._all_ids(), 0)

    def _shuffle_all(self) -> None:
        self.shuffle_requested.emit(self._all_ids())

    def _all_ids(self) -> list[TrackId]:
        return [TrackId(value) for value in self.model.ids[:MAX_PLAYED]]

    @override
    def open_row(self, row: int) -> None:
        # In the whole library automatic tracks follow; a list that is narrowed plays on.
        is_searched = bool(self._wanted.text.strip())
        is_whole_library = self._wanted.scope.kind is ScopeKind.ALL and not is_searched
        if ids := self.model.ids_from(row, MAX_PLAYED):
            noun = "result" if is_searched else "track"
            self.activated.emit(Activation(ids, starts_alone=is_whole_library, noun=noun))

    @override
    def toggle_panes(self) -> bool:
        if self.panes.is_possible:
            self.panes.set_shown(is_shown=not self.panes.is_shown)
        return self.panes.is_possible

    @property
    def can_be_by_album(self) -> bool:
        """Whether the tracks can stand under headings of their albums."""
        return self.scope.kind not in WITHOUT_ALBUMS

    @override
    def toggle_by_album(self) -> bool:
        if not self.can_be_by_album:
            return False
        change = self._kept.by_album.discard if self._wanted.is_by_album else self._kept.by_album.add
        change(self.scope.kind)
        self._is_most_played = False
        self._ask_anew()
        return True

    def _on_panes_chosen(self) -> None:
        self._wanted = replace(self._wanted, panes=self.panes.choices)
        self.refresh()

    def _on_tracks_wanted(self, is_played: bool) -> None:
        if is_played:
            self._play_all()
        else:
            self.go_to_first()

    def _on_head_clicked(self, section: int) -> None:
        column = TRACK_COLUMNS[section]
        if column.sort is None:
            self._show_order()
        else:
            self.order_by(turned(self.order, column, is_adding=self.view.head.is_adding))

    def _show_order(self) -> None:
        keys = {column.sort: column.key for column in TRACK_COLUMNS}
        self.view.show_order([(keys[key.column], key.is_descending) for key in self.order])

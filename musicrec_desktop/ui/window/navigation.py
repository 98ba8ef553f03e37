"""Moves between the pages: sidebar, search, opened albums, the way back and forward."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Mapping, Sequence
from functools import partial
from typing import TYPE_CHECKING, cast

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtWidgets import QStackedWidget, QWidget

from musicrec_desktop.core.errors import PlaylistError
from musicrec_desktop.model.browse import Scope, ScopeKind
from musicrec_desktop.model.playlist import PlaylistId
from musicrec_desktop.model.track import Track, TrackId
from musicrec_desktop.query.pane_choices import choice_node
from musicrec_desktop.services.browse import BrowseService
from musicrec_desktop.services.playlists.reading import PlaylistReader
from musicrec_desktop.ui.kit.actions import Handler
from musicrec_desktop.ui.kit.page import Page
from musicrec_desktop.ui.library.track_page import TrackPage
from musicrec_desktop.ui.window.pages import WindowPages
from musicrec_desktop.ui.window.places import (
    DISCOVER_PAGES,
    LIBRARY_PAGES,
    SEARCHABLE_PAGES,
    PageId,
    Place,
    PlaceHistory,
    page_action,
    playlist_place,
    root_place,
    scope_place,
    search_query,
    sidebar_page,
)
from musicrec_desktop.ui.window.sidebar import Sidebar

if TYPE_CHECKING:
    from musicrec_desktop.ui.library.folders.page import FoldersPage
    from musicrec_desktop.ui.library.group_page import GroupPage
    from musicrec_desktop.ui.library.wall.page import WallPage


class Navigator(QObject):
    """Shows places.

    Args:
        stack: holds the pages and the welcome.
        welcome: shown on the first start.
        pages: the page of tracks among them serves all tracks, liked ones, and those of an album, artist or
            genre.
        sidebar: marks where we are.
        browse: finds the seed of remembered places.
        playlists: knows whether a remembered playlist is there.

    Attributes:
        moved: a ``Place`` is shown.
    """

    moved = Signal(object)

    def __init__(
        self,
        stack: QStackedWidget,
        welcome: QWidget,
        pages: WindowPages,
        sidebar: Sidebar,
        browse: BrowseService,
        playlists: PlaylistReader,
    ) -> None:
        super().__init__(stack)
        self._stack, self._welcome = stack, welcome
        self._pages, self._tracks = pages, pages.tracks
        self._sidebar, self._browse, self._playlists = sidebar, browse, playlists
        self._history = PlaceHistory(root_place(PageId.TRACKS))
        self._coming, self._steps = PageId.TRACKS, deque[Callable[[], object]]()
        self._turn = QTimer(self)
        self._turn.setSingleShot(True)
        self._turn.setInterval(0)
        self._turn.timeout.connect(self._go_on)
        sidebar.page_requested.connect(self.visit)
        sidebar.search.searched.connect(self.search)
        sidebar.search.left.connect(self.focus_page)
        sidebar.search.entered.connect(self.enter_page)
        pages.when_made(self._connect)

    def actions(self) -> Mapping[str, Handler]:
        """The handlers of going somewhere, and of the row that the keyboard is on."""
        return {
            **{
                page_action(page): partial(self.visit, page)
                for page in (*LIBRARY_PAGES, PageId.WALL, *DISCOVER_PAGES)
            },
            "search": self.focus_search,
            "back": self.back,
            "forward": self.forward,
            "play_selected": self.play_current,
        }

    @property
    def place(self) -> Place:
        """Where we are."""
        return self._history.current

    @property
    def page(self) -> Page:
        """The page that shows it."""
        return self._page_of(self.place)

    def go(self, place: Place) -> None:
        """Show a place."""
        self._history.go(place)
        self._show()

    @property
    def is_coming(self) -> bool:
        """Whether a page is being made that is shown then."""
        return self._turn.isActive()

    def visit(self, page: PageId) -> None:
        """Show what an entry of the sidebar leads to, as soon as it is made.

        A large page is made over some turns of the event loop. Who goes elsewhere meanwhile is there.
        """
        steps = self._pages.steps(page) if self._stack.isVisible() else ()
        self._coming, self._steps = page, deque(steps)
        self._go_on()

    def go_page(self, page: PageId) -> None:
        """Show at once what an entry leads to; the search goes along between searchable pages."""
        is_list = self.place.is_root or self.place.page is PageId.WALL
        is_kept = page in SEARCHABLE_PAGES and is_list and self.place.page is not PageId.PLAYLIST
        text = self.place.text if is_kept else ""
        self.go(root_place(page, text))

    def go_scope(self, scope: Scope) -> None:
        """Show an album, an artist or a genre."""
        self.go(scope_place(scope))

    def go_similar(self, track: Track) -> None:
        """Show what sounds like a track."""
        self.go(Place(PageId.SIMILAR, seed_id=track.id))

    def go_playlist(self, playlist_id: PlaylistId) -> None:
        """Show a playlist."""
        if self.place.playlist_id != playlist_id:
            self.go(playlist_place(playlist_id))

    def go_card(self, key: str) -> None:
        """Show the tracks of a card of For you."""
        self.go(Place(PageId.CARD, card_key=key))

    def back(self) -> None:
        """Return to the place before."""
        if self._history.can_go_back:
            self._history.back()
            self._show()

    def forward(self) -> None:
        """Return to the place that the way back left."""
        if self._history.can_go_forward:
            self._history.forward()
            self._show()

    def search(self, text: str) -> None:
        """Narrow where we are; from a page that cannot be narrowed, search all tracks."""
        if self.place.page in SEARCHABLE_PAGES:
            self._history.set_text(text)
            self.page.set_text(text)
        elif text:
            self.go(root_place(PageId.TRACKS, text))

    def show_welcome(self, *, is_shown: bool) -> None:
        """Show the welcome, or return from it to the place where we are."""
        if is_shown:
            self._stack.setCurrentWidget(self._welcome)
        elif self._stack.currentWidget() is self._welcome:
            self.restore(self.state())

    def play_current(self) -> None:
        """Play from the row that the keyboard is on, or open the group in it."""
        self.page.play_current()

    def focus_search(self) -> None:
        """Give the keyboard to the search field, and select what is in it."""
        self._sidebar.search.setFocus()
        self._sidebar.search.selectAll()

    def focus_page(self) -> None:
        """Give the keyboard to the list."""
        self.page.setFocus()

    def enter_page(self) -> None:
        """Go on from the search: to its first row, or to the list as it is where nothing is searched."""
        if self.place.text or not self.page.has_current_row:
            self.page.go_to_first()
        else:
            self.page.setFocus()

    def reveal(self, track_id: TrackId) -> None:
        """Show a track in the list of all tracks."""
        if self.page is self._tracks and self._tracks.reveal(track_id):
            return
        if self.place != root_place(PageId.TRACKS):
            self.go(root_place(PageId.TRACKS))
            self._tracks.reveal_when_loaded(track_id)

    def listed(self) -> tuple[str, Sequence[TrackId]]:
        """What the list that is shown is called, by its search or its title, and all of its tracks."""
        return self.place.text or self.page.head.title, self.page.listed_ids()

    def searched(self) -> str:
        """What is searched here and chosen in the panes, as a query for the library; else empty."""
        page = self.page
        panes = page.panes.chosen_values if isinstance(page, TrackPage) else []
        chosen = [choice_node(field, values) for field, values in panes]
        return search_query(self.place, page.head.title, chosen)

    def state(self) -> dict[str, object]:
        """Where we are, for ``restore``; fits into JSON."""
        place, scope = self.place, self.place.scope
        return {
            "page": place.page.value,
            "text": place.text,
            "seed": place.seed_id,
            "playlist": place.playlist_id,
            "card": place.card_key,
            "scope": None if scope is None else [scope.kind.value, scope.name, scope.detail],
        }

    def restore(self, state: object) -> None:
        """Return to where we were; to all tracks where that is not known any more."""
        self._history = PlaceHistory(self._place_from(state) or root_place(PageId.TRACKS))
        self._show()

    def _place_from(self, state: object) -> Place | None:
        if not isinstance(state, dict) or state.get("page") not in set(map(str, PageId)):
            return None
        page, text = PageId(state["page"]), state.get("text")
        seed, scope = state.get("seed"), state.get("scope")
        words = text if isinstance(text, str) else ""
        if page is PageId.PLAYLIST:
            return self._playlist_place(state.get("playlist"), words)
        if page is PageId.CARD:
            key = state.get("card")
            return Place(page, card_key=key) if isinstance(key, str) else None
        if page is PageId.SIMILAR:
            is_known = isinstance(seed, int) and self._browse.track(TrackId(seed)) is not None
            return Place(page, seed_id=TrackId(seed)) if is_known and isinstance(seed, int) else None
        if isinstance(scope, list) and len(scope) == 3 and scope[0] in set(map(str, ScopeKind)):
            return Place(page, Scope(ScopeKind(scope[0]), str(scope[1]), str(scope[2])), text=words)
        return root_place(page, words)

    def _playlist_place(self, playlist_id: object, text: str) -> Place | None:
        if not isinstance(playlist_id, int):
            return None
        try:
            self._playlists.kind(PlaylistId(playlist_id))
        except PlaylistError:
            return None
        return playlist_place(PlaylistId(playlist_id), text)

    def _page_of(self, place: Place) -> Page:
        is_folder = place.scope is not None and place.scope.kind is ScopeKind.FOLDER
        return self._pages.page(place.page) if place.scope is None or is_folder else self._tracks

    def _connect(self, page_id: PageId, page: Page) -> None:
        """Let a page lead to others; the list and the wall of albums lead to each other."""
        if page_id is PageId.ALBUMS:
            cast("GroupPage", page).wall_requested.connect(lambda: self.go_page(PageId.WALL))
        elif page_id is PageId.WALL:
            cast("WallPage", page).list_requested.connect(lambda: self.go_page(PageId.ALBUMS))
        elif page_id is PageId.FOLDERS:
            cast("FoldersPage", page).folder_chosen.connect(self._on_folder)
        page.head.back_requested.connect(self.back)
        page.head.forward_requested.connect(self.forward)
        page.scope_requested.connect(self.go_scope)
        page.clear_search_requested.connect(self._sidebar.search.clear)
        page.library_search_requested.connect(lambda text: self.go(root_place(PageId.TRACKS, text)))

    def _on_folder(self, scope: Scope) -> None:
        """The tree of folders shows another one; walking through it makes no steps of the way back."""
        self._history.set_scope(scope)
        self.moved.emit(self.place)

    def _go_on(self) -> None:
        """The next step to the page that is coming. A window that was closed meanwhile makes none."""
        if not self._steps:
            self.go_page(self._coming)
        elif self._stack.isVisible():
            self._steps.popleft()()
            self._turn.start()

    def _show(self) -> None:
        self._turn.stop()
        place = self.place
        page = self._page_of(place)
        self._stack.setCurrentWidget(page)
        if place.scope is not None and isinstance(page, TrackPage):
            page.show_scope(place.scope, place.text)
        elif place.page is PageId.SIMILAR:
            track = None if place.seed_id is None else self._browse.track(place.seed_id)
            if track is not None:
                self._pages.similar.show_track(track)
        elif place.page is PageId.PLAYLIST:
            assert place.playlist_id is not None
            self._pages.playlist.show_playlist(place.playlist_id, place.text)
        elif place.page is PageId.CARD:
            self._pages.card.show_card(place.card_key)
        else:
            page.set_text(place.text)
            page.refresh()
        page.head.show_way(
            is_back_shown=not place.is_root,
            can_go_back=self._history.can_go_back,
            can_go_forward=self._history.can_go_forward,
        )
        self._sidebar.show_page(sidebar_page(place.page))
        self._sidebar.playlists.tree.set_open(place.playlist_id)
        self._sidebar.search.set_text_quietly(place.text)
        # Who is searching goes on typing; an empty field is left for what was chosen.
        is_searching = self._sidebar.search.hasFocus() and bool(place.text)
        if not is_searching and not self._sidebar.playlists.tree.hasFocus():
            page.setFocus()
        self.moved.emit(place)

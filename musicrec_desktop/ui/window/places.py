"""Where one can be in the window, and the way back."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from enum import StrEnum

from musicrec_desktop.model.browse import Scope, ScopeKind
from musicrec_desktop.model.folder_tree import HERE
from musicrec_desktop.model.playlist import PlaylistId
from musicrec_desktop.model.track import TrackId
from musicrec_desktop.query.ast import (
    Compare,
    Empty,
    Exact,
    Field,
    Flag,
    InPlaylist,
    Node,
    Operator,
    Wildcard,
    all_of,
)
from musicrec_desktop.query.parser import parse
from musicrec_desktop.query.writer import write

MAX_STEPS = 50


class PageId(StrEnum):
    """The pages."""

    FOR_YOU = "for-you"
    TRACKS = "tracks"
    ALBUMS = "albums"
    ARTISTS = "artists"
    GENRES = "genres"
    FOLDERS = "folders"
    ADDED = "added"
    LIKED = "liked"
    SPOKEN = "spoken"
    HISTORY = "history"
    SIMILAR = "similar"
    WALL = "wall"
    MUSIC_MAP = "music-map"
    INSIGHTS = "insights"
    COPIES = "copies"
    PLAYLIST = "playlist"
    CARD = "card"
    """The tracks of a card of For you."""


LIBRARY_PAGES = (
    PageId.FOR_YOU,
    PageId.TRACKS,
    PageId.ALBUMS,
    PageId.ARTISTS,
    PageId.GENRES,
    PageId.FOLDERS,
    PageId.ADDED,
    PageId.LIKED,
    PageId.HISTORY,
    PageId.SPOKEN,
)
DISCOVER_PAGES = (PageId.MUSIC_MAP, PageId.INSIGHTS, PageId.COPIES)
"""The pages that show the library as a whole, in the section of the sidebar below the lists."""
SEARCHABLE_PAGES = (frozenset(LIBRARY_PAGES) - {PageId.FOR_YOU, PageId.HISTORY}) | {
    PageId.PLAYLIST,
    PageId.WALL,
    PageId.MUSIC_MAP,
    PageId.COPIES,
}
_PAGE_OF_SCOPE = {
    ScopeKind.ALL: PageId.TRACKS,
    ScopeKind.LIKED: PageId.LIKED,
    ScopeKind.SPOKEN: PageId.SPOKEN,
    ScopeKind.ALBUM: PageId.ALBUMS,
    ScopeKind.ARTIST: PageId.ARTISTS,
    ScopeKind.GENRE: PageId.GENRES,
    ScopeKind.FOLDER: PageId.FOLDERS,
    ScopeKind.COMPOSER: PageId.ARTISTS,
    ScopeKind.WORK: PageId.ARTISTS,
    ScopeKind.YEAR: PageId.TRACKS,
    ScopeKind.ADDED: PageId.ADDED,
}

_ROOTS = (ScopeKind.ALL, ScopeKind.LIKED, ScopeKind.SPOKEN, ScopeKind.ADDED, ScopeKind.FOLDER)
"""The kinds of scopes that the sidebar leads to directly."""


@dataclass(frozen=True, slots=True)
class Place:
    """A page and what it shows.

    Attributes:
        page: which page; for an album, artist or genre the page that it was opened from.
        scope: the part of the library; None on the pages that have none.
        seed_id: the track that others are similar to.
        text: the search.
        playlist_id: the playlist that is shown.
        card_key: the card that is shown.
    """

    page: PageId
    scope: Scope | None = None
    seed_id: TrackId | None = None
    text: str = ""
    playlist_id: PlaylistId | None = None
    card_key: str = ""

    @property
    def is_root(self) -> bool:
        """Whether the sidebar leads here directly."""
        if self.page in {PageId.SIMILAR, PageId.WALL, PageId.CARD}:
            return False
        return self.scope is None or self.scope.kind in _ROOTS


def sidebar_page(page: PageId) -> PageId:
    """The entry of the sidebar that is marked on a page."""
    return {PageId.WALL: PageId.ALBUMS, PageId.CARD: PageId.FOR_YOU}.get(page, page)


def page_action(page: PageId) -> str:
    """The id of the action that shows a page; its label, key and icon are those of the sidebar."""
    return f"page_{page.value.replace('-', '_')}"


def root_place(page: PageId, text: str = "") -> Place:
    """The place that an entry of the sidebar leads to."""
    kinds = {_PAGE_OF_SCOPE[kind]: kind for kind in _ROOTS}
    return Place(page, Scope(kinds[page]) if page in kinds else None, text=text)


def playlist_place(playlist_id: PlaylistId, text: str = "") -> Place:
    """The place of a playlist."""
    return Place(PageId.PLAYLIST, text=text, playlist_id=playlist_id)


def scope_place(scope: Scope) -> Place:
    """The place of an album, artist or genre."""
    return Place(_PAGE_OF_SCOPE[scope.kind], scope)


def search_query(place: Place, playlist_name: str = "", chosen: Sequence[Node] = ()) -> str:
    """What the search of a place finds, as a query for the whole library.

    Args:
        place: with its search.
        playlist_name: of the playlist that is shown there.
        chosen: what is chosen in the panes of the place.

    Returns:
        The query; empty where nothing is searched or chosen.
    """
    text = place.text.strip()
    parts = _parts(place.scope) if place.scope is not None else []
    if place.playlist_id is not None:
        parts = [InPlaylist(playlist_name)]
    if not chosen and (not text or not parts):
        return text
    return write(all_of([*parts, *chosen, *([parse(text).tree] if text else [])]))


def _parts(scope: Scope) -> list[Node]:
    if scope.kind in {ScopeKind.ALL, ScopeKind.ADDED} or (scope.kind is ScopeKind.FOLDER and not scope.name):
        return []
    if scope.kind is ScopeKind.FOLDER:
        if scope.detail == HERE:
            return [Field("folder", Exact(scope.name))]
        return [Field("path", Wildcard(f"{scope.name.rstrip('/')}/*"))]
    if scope.kind is ScopeKind.YEAR and scope.name.isdecimal():
        return [Field("year", Compare(Operator.EQUAL, float(scope.name)))]
    if scope.kind is ScopeKind.LIKED:
        return [Flag("liked")]
    if scope.kind is ScopeKind.SPOKEN:
        return [Flag("spoken")]
    names = [(scope.kind.value, scope.name)]
    if scope.kind is ScopeKind.ALBUM:
        names.append(("albumartist", scope.detail))
    return [Field(field, Exact(name) if name else Empty()) for field, name in names]


class PlaceHistory:
    """Places in the order in which they were visited, and those that the way back left."""

    def __init__(self, first: Place) -> None:
        self._places = [first]
        self._ahead: list[Place] = []

    @property
    def current(self) -> Place:
        """Where we are."""
        return self._places[-1]

    @property
    def can_go_back(self) -> bool:
        """Whether there was a place before."""
        return len(self._places) > 1

    @property
    def can_go_forward(self) -> bool:
        """Whether the way back left a place."""
        return bool(self._ahead)

    def go(self, place: Place) -> None:
        """Visit a place, after which there is no way forward; going where we are is no step."""
        if place != self.current:
            self._places.append(place)
            del self._places[:-MAX_STEPS]
            self._ahead.clear()

    def back(self) -> Place:
        """Return to the place before; stays at the first one."""
        if self.can_go_back:
            self._ahead.append(self._places.pop())
        return self.current

    def forward(self) -> Place:
        """Return to the place that the way back left last; stays where there is none."""
        if self._ahead:
            self._places.append(self._ahead.pop())
        return self.current

    def set_scope(self, scope: Scope) -> None:
        """Note that the place where we are shows another part of the library."""
        self._places[-1] = replace(self.current, scope=scope)

    def set_text(self, text: str) -> None:
        """Note the search of the place where we are, so that the way back restores it."""
        self._places[-1] = replace(self.current, text=text)

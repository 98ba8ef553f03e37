"""Makes the pages and speaks to all of them."""

from __future__ import annotations

import importlib
from collections.abc import Callable, Mapping
from functools import partial
from typing import TYPE_CHECKING, Final, cast

from PySide6.QtWidgets import QStackedWidget

from musicrec_desktop.core.later import itself, later, when_made
from musicrec_desktop.core.settings import COMPACT_ROWS, Setting
from musicrec_desktop.model.browse import GroupKind
from musicrec_desktop.model.listen import Listen
from musicrec_desktop.model.track import TrackId
from musicrec_desktop.services.suite import Services
from musicrec_desktop.ui.commands.queue import QueueGestures, QueueStarts
from musicrec_desktop.ui.commands.scopes import ScopeCommands
from musicrec_desktop.ui.commands.tracks import TrackCommands
from musicrec_desktop.ui.kit.covers import CoverCache
from musicrec_desktop.ui.kit.page import Page
from musicrec_desktop.ui.library.alike.foot import AlikeFoot
from musicrec_desktop.ui.library.track_page import TrackPage
from musicrec_desktop.ui.theme.control import ThemeController
from musicrec_desktop.ui.track_table.banned_marks import BannedMarks
from musicrec_desktop.ui.window.places import PageId

if TYPE_CHECKING:
    from musicrec_desktop.ui.copies.page import CopiesPage
    from musicrec_desktop.ui.discover.card_page import CardTracksPage
    from musicrec_desktop.ui.discover.for_you_page import ForYouPage
    from musicrec_desktop.ui.insights.page import InsightsPage
    from musicrec_desktop.ui.library.group_page import GroupPage
    from musicrec_desktop.ui.library.history_page import HistoryPage
    from musicrec_desktop.ui.library.similar_page import SimilarPage
    from musicrec_desktop.ui.library.wall.page import WallPage
    from musicrec_desktop.ui.music_map.page import MusicMapPage
    from musicrec_desktop.ui.playlists.page.page import PlaylistPage

GROUPS: Final = (PageId.ALBUMS, PageId.ARTISTS, PageId.GENRES)
PAGE_MODULES: Final[Mapping[PageId, tuple[str, ...]]] = {
    PageId.MUSIC_MAP: (
        "musicrec_desktop.ui.music_map.canvas",
        "musicrec_desktop.ui.music_map.content",
        "musicrec_desktop.ui.music_map.page",
        "musicrec_desktop.ui.music_map.controller",
    ),
    PageId.INSIGHTS: ("musicrec_desktop.ui.insights.page", "musicrec_desktop.ui.insights.controller"),
}
"""What large pages are made of, in pieces of which each is read in less than a picture's time or two."""


class WindowPages:
    """All pages of the window. A page is made when it is shown first; what concerns it waits until then.

    Attributes:
        tracks: the table of tracks, which serves every scope; the only page that is made at once.
        playlist_later: stands in for the page of playlists until it is made (``core.later``).
    """

    def __init__(
        self,
        services: Services,
        theme: ThemeController,
        covers: CoverCache,
        stack: QStackedWidget,
    ) -> None:
        self._services, self._theme, self._covers, self._stack = services, theme, covers.pixmap, stack
        self._marks = BannedMarks(services.feedback)
        self._makers: dict[PageId, Callable[[], Page]] = {
            PageId.TRACKS: lambda: self.tracks,
            PageId.FOR_YOU: self._make_for_you,
            PageId.CARD: self._make_card,
            PageId.ALBUMS: self._make_albums,
            PageId.ARTISTS: partial(self._make_group, GroupKind.ARTISTS, is_round=True),
            PageId.GENRES: partial(self._make_group, GroupKind.GENRES, is_round=False),
            PageId.FOLDERS: self._make_folders,
            PageId.HISTORY: self._make_history,
            PageId.SIMILAR: self._make_similar,
            PageId.WALL: self._make_wall,
            PageId.MUSIC_MAP: self._make_music_map,
            PageId.INSIGHTS: self._make_insights,
            PageId.COPIES: self._make_copies,
            PageId.PLAYLIST: self._make_playlist,
        }
        self._made: dict[PageId, Page] = {}
        self._on_made: list[Callable[[PageId, Page], object]] = [self._dress]
        self._is_compact = False
        self._current: tuple[TrackId | None, bool] = (None, False)
        self._disconnects: list[Callable[[], None]] = []
        self.playlist_later: PlaylistPage = later(
            lambda: cast("PlaylistPage", self.page(PageId.PLAYLIST)), meanwhile={"playlist": None}
        )
        self.tracks = TrackPage(
            services.browse, self._covers, self._alike_foot(), theme, is_banned=self._marks.covers
        )
        self.page(PageId.TRACKS)

    @property
    def ids(self) -> tuple[PageId, ...]:
        """Of all pages, made or not; liked tracks are on the page of tracks."""
        return tuple(self._makers)

    @property
    def for_you(self) -> ForYouPage:
        """The cards of the day."""
        return cast("ForYouPage", self.page(PageId.FOR_YOU))

    @property
    def card(self) -> CardTracksPage:
        """The tracks of one of them."""
        return cast("CardTracksPage", self.page(PageId.CARD))

    @property
    def playlist(self) -> PlaylistPage:
        """One playlist after the other."""
        return cast("PlaylistPage", self.page(PageId.PLAYLIST))

    @property
    def groups(self) -> dict[PageId, GroupPage]:
        """Albums, artists and genres."""
        return {page_id: cast("GroupPage", self.page(page_id)) for page_id in GROUPS}

    @property
    def history(self) -> HistoryPage:
        """What was heard."""
        return cast("HistoryPage", self.page(PageId.HISTORY))

    @property
    def similar(self) -> SimilarPage:
        """What sounds like a track."""
        return cast("SimilarPage", self.page(PageId.SIMILAR))

    @property
    def wall(self) -> WallPage:
        """All albums by their covers."""
        return cast("WallPage", self.page(PageId.WALL))

    @property
    def music_map(self) -> MusicMapPage:
        """All that was analysed, as points."""
        return cast("MusicMapPage", self.page(PageId.MUSIC_MAP))

    @property
    def insights(self) -> InsightsPage:
        """What was heard, as charts."""
        return cast("InsightsPage", self.page(PageId.INSIGHTS))

    @property
    def copies(self) -> CopiesPage:
        """Recordings that are there more than once."""
        return cast("CopiesPage", self.page(PageId.COPIES))

    def page(self, page_id: PageId) -> Page:
        """A page, made by the first call."""
        page = self._made.get(page_id)
        if page is None:
            page = self._made[page_id] = self._makers[page_id]()
            self._stack.addWidget(page)
            for act in self._on_made:
                act(page_id, page)
            if page_id is PageId.PLAYLIST:
                itself(self.playlist_later)  # tells those who wait for it
        return page

    def steps(self, page_id: PageId) -> list[Callable[[], object]]:
        """What makes a large page, piece by piece, so that the window goes on between them.

        Returns:
            Calls for turns of the event loop; none where the page is there, or is made in one turn.
        """
        if page_id in self._made or page_id not in PAGE_MODULES:
            return []
        services = self._services
        modules = [partial(importlib.import_module, name) for name in PAGE_MODULES[page_id]]
        # The service comes first, so that it is at work while the page is made.
        if page_id is PageId.MUSIC_MAP:
            return [services.music_map.prepare, *modules, partial(self.page, page_id)]
        return [lambda: itself(services.insights), *modules, partial(self.page, page_id)]

    def made(self, page_id: PageId) -> Page | None:
        """A page that was shown, or used, before; None where it is still to be made."""
        return self._made.get(page_id)

    def when_made(self, act: Callable[[PageId, Page], object]) -> None:
        """Do something with each page, now where it is there, else when it is made."""
        self._on_made.append(act)
        for page_id, page in tuple(self._made.items()):
            act(page_id, page)

    def connect_commands(
        self, gestures: QueueGestures, starts: QueueStarts, commands: TrackCommands, scopes: ScopeCommands
    ) -> None:
        """Let what is asked for on a page be done."""

        def connect(_page_id: PageId, page: Page) -> None:
            page.play_requested.connect(gestures.play)
            page.activated.connect(gestures.activate)
            page.shuffle_requested.connect(gestures.play_shuffled)
            # The page of a playlist has a menu of its own.
            page.menu_requested.connect(lambda ids, point: commands.show_menu(ids, point, page.play_current))
            page.scope_menu_requested.connect(scopes.show_menu)
            page.rate_requested.connect(commands.ratings.rate)
            page.start_requested.connect(starts.start_scope)

        self.when_made(connect)

    def connect_services(self, services: Services) -> None:
        """Show what the listener says and hears as it happens, until ``close``."""
        self._disconnects += [
            services.listening.logged.connect(self._on_heard),
            services.feedback.changed.connect(lambda _ids: self.feedback_changed()),
            services.ratings.changed.connect(lambda _ids: self.refresh_rows()),
            services.genres.changed.connect(self.refresh_rows),
            services.genres.writing.written.connect(lambda _ids: self.refresh_rows()),
            services.album_looks.changed.connect(self.looks_changed),
            when_made(services.importing, lambda importing: importing.changed.connect(self.refresh_rows)),
        ]

    def close(self) -> None:
        """Disconnect from the services."""
        for disconnect in self._disconnects:
            disconnect()

    def set_compact(self, *, is_compact: bool) -> None:
        """Choose the height of rows."""
        self._is_compact = is_compact
        for page in self._made.values():
            page.set_compact(is_compact=is_compact)

    def setting_changed(self, setting: Setting, value: object) -> None:
        """Apply a setting that concerns lists."""
        if setting is COMPACT_ROWS:
            self.set_compact(is_compact=bool(value))

    def set_current(self, track_id: TrackId | None, *, is_playing: bool) -> None:
        """Mark what the player plays."""
        self._current = track_id, is_playing
        for page in self._made.values():
            page.set_current(track_id, is_playing=is_playing)

    def refresh_rows(self) -> None:
        """Paint the rows of visible pages again, for example after a like or a play."""
        for page in self._made.values():
            if page.isVisible():
                page.refresh_rows()

    def _on_heard(self, listen: Listen) -> None:
        for page in self._made.values():
            if page.isVisible():
                page.tracks_heard([listen.track_id])

    def feedback_changed(self) -> None:
        """Read bans again, and paint the rows of visible pages again."""
        self._marks.forget()
        self.refresh_rows()

    def profile_switched(self) -> None:
        """Show nothing any more of what was personal; the page that is shown is read again by others."""
        self._marks.forget()
        for page in self._made.values():
            page.forget()

    def sound_changed(self) -> None:
        """What sounds alike is known otherwise."""
        self.tracks.alike.show_sounds()
        for page in self._made.values():
            if page.isVisible():
                page.sounds_changed()

    def looks_changed(self) -> None:
        """Other covers look alike now."""
        self.tracks.alike.show_looks()
        if PageId.WALL in self._made:
            self.wall.looks_changed()

    def cover_changed(self, track_id: TrackId) -> None:
        """Show a cover that was loaded."""
        for page in self._made.values():
            page.cover_changed(track_id)

    def _alike_foot(self) -> AlikeFoot:
        services = self._services
        return AlikeFoot(services.album_looks, services.group_sounds, self._covers, self._theme)

    # How each page is made; what only one of them needs is imported with it.

    def _make_for_you(self) -> Page:
        from musicrec_desktop.ui.discover.for_you_page import ForYouPage

        return ForYouPage(self._services.discover, self._services.browse, self._covers, self._theme)

    def _make_card(self) -> Page:
        from musicrec_desktop.ui.discover.card_page import CardTracksPage

        return CardTracksPage(
            self._services.discover,
            self._services.browse,
            self._covers,
            self._theme,
            is_banned=self._marks.covers,
        )

    def _make_playlist(self) -> Page:
        from musicrec_desktop.ui.playlists.page.page import PlaylistPage

        services = self._services
        return PlaylistPage(
            services.playlists.reader,
            services.exchange,
            services.smart,
            services.browse,
            self._covers,
            self._theme,
            is_banned=self._marks.covers,
        )

    def _make_albums(self) -> Page:
        self._services.browse.begin_groups(GroupKind.ALBUMS)
        from musicrec_desktop.ui.library.album_delegate import AlbumDelegate
        from musicrec_desktop.ui.library.group_page import GroupPage

        delegate = AlbumDelegate(self._theme, self._covers)
        return GroupPage(self._services.browse, GroupKind.ALBUMS, delegate, self._theme)

    def _make_group(self, kind: GroupKind, *, is_round: bool) -> Page:
        self._services.browse.begin_groups(kind)
        from musicrec_desktop.ui.library.group_delegate import GroupDelegate
        from musicrec_desktop.ui.library.group_page import GroupPage

        delegate = GroupDelegate(self._theme, self._covers, is_round=is_round)
        return GroupPage(self._services.browse, kind, delegate, self._theme)

    def _make_folders(self) -> Page:
        from musicrec_desktop.ui.library.folders.page import FoldersPage

        services = self._services
        page = FoldersPage(
            services.browse,
            self._covers,
            self._alike_foot(),
            self._theme,
            self._stack,
            is_banned=self._marks.covers,
        )
        page.folders_requested.connect(self.tracks.folders_requested)
        return page

    def _make_history(self) -> Page:
        from musicrec_desktop.ui.library.history_page import HistoryPage

        services = self._services
        return HistoryPage(
            services.browse,
            services.scheduler.clock.now_ms,
            self._theme,
            is_banned=self._marks.covers,
        )

    def _make_similar(self) -> Page:
        from musicrec_desktop.ui.library.similar_page import SimilarPage

        return SimilarPage(
            self._services.browse, self._services.similarity, self._theme, is_banned=self._marks.covers
        )

    def _make_wall(self) -> Page:
        from musicrec_desktop.ui.library.wall.page import WallPage

        services = self._services
        return WallPage(
            services.browse, services.album_looks, services.cover_looks, self._covers, self._theme
        )

    def _make_music_map(self) -> Page:
        from musicrec_desktop.ui.music_map.page import MusicMapPage

        services = self._services
        return MusicMapPage(services.music_map, services.browse, self._covers, self._theme, self._stack)

    def _make_insights(self) -> Page:
        from musicrec_desktop.ui.insights.page import InsightsPage

        return InsightsPage(self._services.insights, self._theme, self._stack)

    def _make_copies(self) -> Page:
        from musicrec_desktop.ui.copies.page import CopiesPage

        return CopiesPage(self._services.copies, self._covers, self._theme)

    def _dress(self, _page_id: PageId, page: Page) -> None:
        """Have a new page show what the others show."""
        page.set_compact(is_compact=self._is_compact)
        track_id, is_playing = self._current
        page.set_current(track_id, is_playing=is_playing)

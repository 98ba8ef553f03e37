"""Makes the pages and speaks to all of them."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QStackedWidget

from musicrec_desktop.core.settings import COMPACT_ROWS, Setting
from musicrec_desktop.model.browse import GroupKind
from musicrec_desktop.model.track import TrackId
from musicrec_desktop.services.suite import Services
from musicrec_desktop.ui.commands.queue import QueueGestures, QueueStarts
from musicrec_desktop.ui.commands.scopes import ScopeCommands
from musicrec_desktop.ui.commands.tracks import TrackCommands
from musicrec_desktop.ui.discover.card_page import CardTracksPage
from musicrec_desktop.ui.discover.for_you_page import ForYouPage
from musicrec_desktop.ui.insights.page import InsightsPage
from musicrec_desktop.ui.kit.covers import CoverCache
from musicrec_desktop.ui.kit.page import Page
from musicrec_desktop.ui.library.album_delegate import AlbumDelegate
from musicrec_desktop.ui.library.group_delegate import GroupDelegate
from musicrec_desktop.ui.library.group_page import GroupPage
from musicrec_desktop.ui.library.history_page import HistoryPage
from musicrec_desktop.ui.library.similar_page import SimilarPage
from musicrec_desktop.ui.library.track_page import TrackPage
from musicrec_desktop.ui.library.wall_page import WallPage
from musicrec_desktop.ui.music_map.page import MusicMapPage
from musicrec_desktop.ui.playlists.page.page import PlaylistPage
from musicrec_desktop.ui.theme.control import ThemeController
from musicrec_desktop.ui.track_table.banned_marks import BannedMarks
from musicrec_desktop.ui.window.places import PageId


class WindowPages:
    """All pages of the window.

    Attributes:
        tracks: the table of tracks, which serves every scope.
        similar: what sounds like a track.
        groups: albums, artists and genres.
        wall: all albums by their covers.
        music_map: all that was analysed, as points.
        insights: what was heard, as charts.
        for_you: the cards of the day.
        card: the tracks of one of them.
        playlist: one playlist after the other.
        by_id: the pages with a place of their own.
        by_name: all pages under the name by which their layout is kept.
    """

    def __init__(
        self,
        services: Services,
        theme: ThemeController,
        covers: CoverCache,
        stack: QStackedWidget,
    ) -> None:
        browse = services.browse
        self._marks = BannedMarks(services.feedback)
        is_banned = self._marks.covers
        self.tracks = TrackPage(browse, covers.pixmap, services.album_looks, theme, is_banned=is_banned)
        self.similar = SimilarPage(browse, services.similarity, theme, is_banned=is_banned)
        albums = AlbumDelegate(theme, covers.pixmap)
        artists = GroupDelegate(theme, covers.pixmap, is_round=True)
        genres = GroupDelegate(theme, covers.pixmap)
        self.groups = {
            PageId.ALBUMS: GroupPage(browse, GroupKind.ALBUMS, albums, theme),
            PageId.ARTISTS: GroupPage(browse, GroupKind.ARTISTS, artists, theme),
            PageId.GENRES: GroupPage(browse, GroupKind.GENRES, genres, theme),
        }
        self.wall = WallPage(browse, services.album_looks, services.cover_looks, covers.pixmap, theme)
        self.music_map = MusicMapPage(services.music_map, browse, covers.pixmap, theme)
        self.insights = InsightsPage(services.insights, theme)
        self.history = HistoryPage(browse, services.scheduler.clock.now_ms, theme, is_banned=is_banned)
        self.for_you = ForYouPage(services.discover, browse, covers.pixmap, theme)
        self.card = CardTracksPage(services.discover, browse, covers.pixmap, theme, is_banned=is_banned)
        self.playlist = PlaylistPage(
            services.playlists.reader,
            services.exchange,
            services.smart,
            browse,
            covers.pixmap,
            theme,
            is_banned=is_banned,
        )
        self.by_id: dict[PageId, Page] = {
            PageId.FOR_YOU: self.for_you,
            PageId.CARD: self.card,
            **self.groups,
            PageId.HISTORY: self.history,
            PageId.SIMILAR: self.similar,
            PageId.WALL: self.wall,
            PageId.MUSIC_MAP: self.music_map,
            PageId.INSIGHTS: self.insights,
            PageId.PLAYLIST: self.playlist,
        }
        self.by_name: dict[str, Page] = {
            "tracks": self.tracks,
            **{page_id.value: page for page_id, page in self.by_id.items()},
        }
        self.all = tuple(self.by_name.values())
        for page in self.all:
            stack.addWidget(page)
        self._disconnects: list[Callable[[], None]] = []

    def connect_commands(
        self, gestures: QueueGestures, starts: QueueStarts, commands: TrackCommands, scopes: ScopeCommands
    ) -> None:
        """Let what is asked for on a page be done."""
        for page in self.all:
            page.play_requested.connect(gestures.play)
            page.activated.connect(gestures.activate)
            page.shuffle_requested.connect(gestures.play_shuffled)
            # The page of a playlist has a menu of its own.
            page.menu_requested.connect(
                lambda ids, point, page=page: commands.show_menu(ids, point, page.play_current)
            )
            page.scope_menu_requested.connect(scopes.show_menu)
            page.rate_requested.connect(commands.ratings.rate)
            page.start_requested.connect(starts.start_scope)

    def connect_services(self, services: Services) -> None:
        """Show what the listener says and hears as it happens, until ``close``."""
        self._disconnects += [
            services.listening.logged.connect(lambda _listen: self.refresh_rows()),
            services.feedback.changed.connect(lambda _ids: self.feedback_changed()),
            services.ratings.changed.connect(lambda _ids: self.refresh_rows()),
            services.genres.changed.connect(self.refresh_rows),
            services.genres.writing.written.connect(lambda _ids: self.refresh_rows()),
            services.album_looks.changed.connect(self.looks_changed),
            services.importing.changed.connect(self.refresh_rows),
        ]

    def close(self) -> None:
        """Disconnect from the services."""
        for disconnect in self._disconnects:
            disconnect()

    def set_compact(self, *, is_compact: bool) -> None:
        """Choose the height of rows."""
        for page in self.all:
            page.set_compact(is_compact=is_compact)

    def setting_changed(self, setting: Setting, value: object) -> None:
        """Apply a setting that concerns lists."""
        if setting is COMPACT_ROWS:
            self.set_compact(is_compact=bool(value))

    def set_current(self, track_id: TrackId | None, *, is_playing: bool) -> None:
        """Mark what the player plays."""
        for page in self.all:
            page.set_current(track_id, is_playing=is_playing)

    def refresh_rows(self) -> None:
        """Paint the rows of visible pages again, for example after a like or a play."""
        for page in self.all:
            if page.isVisible():
                page.refresh_rows()

    def feedback_changed(self) -> None:
        """Read bans again, and paint the rows of visible pages again."""
        self._marks.forget()
        self.refresh_rows()

    def profile_switched(self) -> None:
        """Show nothing any more of what was personal; the page that is shown is read again by others."""
        self._marks.forget()
        self.history.model.show_rows(())
        self.playlist.forget()
        self.for_you.forget()
        self.card.refresh()
        self.tracks.model.refresh_rows()
        self.music_map.forget()
        self.insights.forget()

    def looks_changed(self) -> None:
        """Other covers look alike now."""
        self.tracks.show_look_alikes()
        self.wall.looks_changed()

    def cover_changed(self, track_id: TrackId) -> None:
        """Show a cover that was loaded."""
        for page in self.groups.values():
            page.model.cover_changed(track_id)
        for page_of_cards in (self.for_you, self.card):
            page_of_cards.cover_changed(track_id)
        self.playlist.cover_changed(track_id)
        self.tracks.look_alikes.cover_changed(track_id)
        self.wall.view.cover_changed()
        self.music_map.cover_changed(track_id)
        if track_id in self.tracks.model.ids[:1]:
            self.tracks.show_cover()

"""The window: puts its parts together, and connects those that do not know each other."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import (
    QCloseEvent,
    QDragEnterEvent,
    QDragLeaveEvent,
    QDragMoveEvent,
    QDropEvent,
    QHideEvent,
    QKeyEvent,
    QResizeEvent,
    QShowEvent,
)
from PySide6.QtWidgets import QAbstractScrollArea
from typing_extensions import override

from musicrec_desktop.core.later import when_made
from musicrec_desktop.core.settings import COMPACT_ROWS
from musicrec_desktop.model.browse import Scope
from musicrec_desktop.model.track import TrackId
from musicrec_desktop.services.suite import Services
from musicrec_desktop.ui.kit.actions import Handler
from musicrec_desktop.ui.theme.control import ThemeController
from musicrec_desktop.ui.window.actions import WindowActions
from musicrec_desktop.ui.window.parts import WindowParts
from musicrec_desktop.ui.window.places import PageId, root_place
from musicrec_desktop.ui.window.profile_change import ProfileChange
from musicrec_desktop.ui.window.state import WindowState
from musicrec_desktop.ui.window.targets import TargetActions
from musicrec_desktop.ui.window.way_buttons import WayButtons

if TYPE_CHECKING:
    from musicrec_desktop.ui.playlists.page.page import PlaylistPage


class MainWindow(WindowParts):
    """All that the user sees of one profile.

    Args:
        services: what it works with; the window never closes them.
        theme: colours.
    """

    def __init__(self, services: Services, theme: ThemeController) -> None:
        super().__init__(services, theme)
        self.setWindowTitle("MusicRec")  # until something plays
        self.state = WindowState(
            self,
            services,
            self.navigator,
            self.pages,
            self.drawer,
            self.panel.tune,
            self.sidebar.history,
            self.playlists,
            self.importing,
            self.tracklists,
            self.mini,
        )
        self.actions_table = WindowActions(
            self,
            theme,
            self.controller_actions(),
            self.notices.history,
            is_blocked=lambda: services.vault.is_locked,
        )
        self.queue.panel_wanted.connect(self.drawer.toggle)
        WayButtons(self, self.actions_table.run)
        self.drawer.set_action(self.actions_table.actions["toggle_up_next"])
        self.sidebar.menu_button.setMenu(self.actions_table.menu(self))
        self._disconnects = [
            services.session.failed.connect(self.notices.error_once),
            services.listening.failed.connect(self.notices.error_once),
        ]
        self.state_changed.connect(self.state.save_soon)
        self._connect_pages()
        self._connect_controllers()
        self.pages.set_compact(is_compact=bool(services.settings.get(COMPACT_ROWS)))
        self.state.restore()
        self._show_welcome_or_pages()
        self.navigator.focus_page()

    def open_paths(self, paths: Sequence[str]) -> None:
        """Play files and folders; folders join the library. While the profile is locked, nothing plays."""
        if not self.services.vault.is_locked:
            self.opened.open(paths)

    def show_bug(self, report: str) -> None:
        """Tell of a bug; the report can be copied."""
        self.notices.bug(report)

    def controller_actions(self) -> list[Mapping[str, Handler]]:
        """What each controller does; together every action but those of ``WindowActions``."""
        return [
            self.playback.actions(),
            self.mini.actions(),
            self.now_playing.actions(),
            self.sound.actions(),
            self.queue.actions(),
            self.tune.actions(),
            self.starts.actions(),
            self.drawer.actions(),
            TargetActions(
                self.targets,
                self.commands,
                self.scopes,
                self.queue,
                self.playlists,
                self.overviews.run_on_card,
                self.notices,
            ).actions(),
            self.overviews.actions(),
            self.playlists.actions(),
            self.importing.actions(),
            self.tracklists.actions(),
            self.tagging.actions(),
            self.smart.actions(),
            self.feedback.actions(),
            self.navigator.actions(),
            self.library.actions(),
            self.evaluation.actions(),
            self.spoken.actions(),
            self.scrobble.actions(),
            self.backups.actions(),
            self.health.actions(),
            self.bug_details.actions(),
            self.profiles.actions(),
            self.letters.actions(),
            self.vault.actions(),
            self.notices.actions(),
            self.settings.actions(),
            {"quit": self.close, "shuffle_albums": self._shuffle_albums},
        ]

    @override
    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        self.drops.enter(event)

    @override
    def dragMoveEvent(self, event: QDragMoveEvent) -> None:
        self.drops.enter(event)

    @override
    def dragLeaveEvent(self, _event: QDragLeaveEvent) -> None:
        self.drops.leave()

    @override
    def dropEvent(self, event: QDropEvent) -> None:
        self.drops.drop(event)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.navigator.focus_page()
        else:
            super().keyPressEvent(event)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.drawer.set_window_width(event.size().width())

    @override
    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.mini.put_away()
        self.playback.set_visible(is_visible=not self.isMinimized())

    @override
    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self.playback.set_visible(is_visible=False)

    @override
    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if (
            event.type() == QEvent.Type.ActivationChange
            and self.isActiveWindow()
            and hasattr(self, "playback")
        ):
            self.playlist_files.check()
        if event.type() == QEvent.Type.WindowStateChange and hasattr(self, "playback"):
            self.playback.set_visible(is_visible=self.isVisible() and not self.isMinimized())
            # The geometry before it was maximised may not fit this screen.
            self.state.fit_screen_soon()

    @override
    def closeEvent(self, event: QCloseEvent) -> None:
        self.state.save()
        super().closeEvent(event)
        # Closed while the mini player stands in its place: the program ends with it.
        self.mini.put_away()

    def disconnect_services(self) -> None:
        """Disconnect from the services; called before they are closed."""
        for disconnect in self._disconnects:
            disconnect()
        for part in (
            self.pages,
            self.playback,
            self.mini,
            self.now_playing,
            self.queue,
            self.library,
            self.feedback,
            self.tune,
            self.scrobble,
            self.sound,
            self.backups,
            self.health,
            self.letters,
            self.importing,
            self.tracklists,
            self.tagging,
            self.playlists,
            self.overviews,
            self.profiles,
            self.vault,
            self.profile_change,
        ):
            part.close()

    def _shuffle_albums(self) -> None:
        """Shuffle the albums of the list that is shown; of the library, where a page lists no tracks."""
        if ids := self.navigator.listed()[1]:
            self.starts.shuffle_albums(ids)
        else:
            self.scopes.with_tracks(Scope(), self.starts.shuffle_albums)

    def _connect_pages(self) -> None:
        self.pages.when_made(lambda _page_id, page: self.drawer.add_button(page.head.queue_button))
        self.pages.connect_commands(self.gestures, self.starts, self.commands, self.scopes)
        self.pages.connect_services(self.services)
        self.pages.tracks.folders_requested.connect(self.library.manage_folders)
        self.pages.tracks.spoken_requested.connect(self.spoken.show_rules)
        self.playlists.open_requested.connect(self.navigator.go_playlist)
        self.playlist_files.imported.connect(self.navigator.go_playlist)
        self.playlists.entries.text_pasted.connect(self.tracklists.offer_text)
        self.importing.playlist_wanted.connect(lambda path: self.playlist_files.import_files([path]))
        self.playlists.rules_requested.connect(self.smart.edit)
        self.sidebar.playlists.new_smart_requested.connect(self.smart.new)
        self.smart.made.connect(self.navigator.go_playlist)
        self.sidebar.playlists.tree.layout_changed.connect(self.save_soon)
        when_made(self.pages.playlist_later, self._on_playlist_page)
        self.sidebar.folders_requested.connect(self.library.manage_folders)
        self.commands.scope_requested.connect(self.navigator.go_scope)
        self.commands.similar_requested.connect(self.navigator.go_similar)
        self.commands.share_requested.connect(self.sharing.share)
        self.commands.tags_requested.connect(self.tagging.edit)
        self.commands.cover_requested.connect(self.tagging.set_cover)
        self.scopes.genre_words_requested.connect(self.library.side.show_genre_words)
        self.settings.genre_words_requested.connect(self.library.side.show_genre_words)
        self.scopes.albums_requested.connect(lambda name: self.navigator.go(root_place(PageId.ALBUMS, name)))

    def _connect_controllers(self) -> None:
        self.mini.set_actions(self.actions_table.actions)
        self.profile_change = ProfileChange(
            self,
            self.services,
            self.state,
            self.pages,
            self.settings,
            self.theme,
            self.notices,
            leave=(self.importing.leave, self.playlist_files.leave),
            refresh=(self.playback.refresh, self.queue.refresh, self.overviews.profile_switched),
        )
        self.sidebar.history.added.connect(self.letters.note_search)
        parts = (self.playback, self.sound, self.queue, self.tune, self.library, self.pages, self.evaluation)
        for part in parts:
            self.settings.changed.connect(part.setting_changed)
        self.settings.changed.connect(self.now_playing.setting_changed)
        self.library.tracks_changed.connect(self._on_tracks_changed)
        self.library.files_changed.connect(self._on_files_changed)
        self.library.scope_requested.connect(self.navigator.go_scope)
        self.library.track_requested.connect(self.navigator.reveal)
        self.library.index_changed.connect(self.pages.sound_changed)
        self.playback.current_changed.connect(self._on_current)
        # The bar has told of a queue from before by now.
        self._on_current(self.playback.current_id, self.playback.is_playing)
        self.playback.reveal_requested.connect(self.navigator.reveal)
        self.now_playing.share_actions(self.actions_table.actions)
        self.now_playing.reveal_requested.connect(self.navigator.reveal)
        self.now_playing.page_requested.connect(self.come_forward)
        self.bar.cover_clicked.connect(self.now_playing.open)
        self.covers.loaded.connect(self._on_cover)
        self.panel.dropped.connect(self.drops.insert)
        self.panel.tune.toggled.connect(lambda _is_open: self.save_soon())

    def _on_current(self, track_id: TrackId | None, is_playing: bool) -> None:
        self.pages.set_current(track_id, is_playing=is_playing)

    def _on_playlist_page(self, page: PlaylistPage) -> Callable[[], None]:
        page.suggestions.toggled.connect(lambda _is_open: self.save_soon())
        return lambda: None

    def _on_files_changed(self) -> None:
        self.covers.forget()
        # Rows that are as before are not painted anew by themselves, and ask for no cover then.
        for view in self.findChildren(QAbstractScrollArea):
            view.viewport().update()
        if self.pages.made(PageId.FOR_YOU) is not None:
            self.pages.for_you.forget_covers()

    def _on_cover(self, track_id: TrackId) -> None:
        self.pages.cover_changed(track_id)
        self.panel.cover_changed(track_id)

    def _on_tracks_changed(self) -> None:
        self._show_welcome_or_pages()
        self.navigator.page.refresh()

    def _show_welcome_or_pages(self) -> None:
        is_first_start = self.library.is_empty
        self.drawer.set_away(is_away=is_first_start)
        self.navigator.show_welcome(is_shown=is_first_start)

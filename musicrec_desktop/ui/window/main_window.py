"""The window: puts its parts together; what they do with each other is in ``window_*.py``."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QPoint, QRect, Qt, Signal
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
from PySide6.QtWidgets import QHBoxLayout, QMainWindow, QStackedWidget, QVBoxLayout, QWidget

from musicrec_desktop.core.settings import (
    AUTOPLAY,
    AUTOPLAY_AHEAD,
    COMPACT_ROWS,
    SIMILARITY_INDEX,
    TAG_CODE_PAGE,
    TAG_SEPARATORS,
    THEME,
    WATCH_FOLDERS,
    Setting,
)
from musicrec_desktop.model.browse import Scope
from musicrec_desktop.model.track import Track, TrackId
from musicrec_desktop.services.suite import Services
from musicrec_desktop.ui.backups.controller import BackupsWiring
from musicrec_desktop.ui.commands.feedback import FeedbackCommands
from musicrec_desktop.ui.commands.queue_gestures import QueueGestures
from musicrec_desktop.ui.commands.scopes import ScopeCommands
from musicrec_desktop.ui.commands.start import QueueStarts
from musicrec_desktop.ui.commands.tracks import TrackCommands
from musicrec_desktop.ui.kit.banner import Banner
from musicrec_desktop.ui.kit.covers import CoverCache
from musicrec_desktop.ui.kit.job_foot import JobFoot
from musicrec_desktop.ui.kit.notices import Notices
from musicrec_desktop.ui.kit.wording import messages
from musicrec_desktop.ui.library.controller import LibraryWiring
from musicrec_desktop.ui.library.welcome import Welcome
from musicrec_desktop.ui.player.controller import PlaybackWiring
from musicrec_desktop.ui.player.player_bar import HEIGHT_PX, PlayerBar
from musicrec_desktop.ui.queue.controller import QueueWiring
from musicrec_desktop.ui.queue.panel_place import UpNextDrawer
from musicrec_desktop.ui.queue.tune_controller import TuneWiring
from musicrec_desktop.ui.queue.up_next_panel import UpNextPanel
from musicrec_desktop.ui.scrobbling.controller import ScrobbleWiring
from musicrec_desktop.ui.sound.controller import SoundWiring
from musicrec_desktop.ui.theme.control import ThemeController
from musicrec_desktop.ui.window.drops import OpenedPaths, WindowDrops
from musicrec_desktop.ui.window.handlers import WindowHandlers
from musicrec_desktop.ui.window.navigation import Navigator
from musicrec_desktop.ui.window.pages import WindowPages
from musicrec_desktop.ui.window.places import PageId, root_place
from musicrec_desktop.ui.window.sidebar import Sidebar
from musicrec_desktop.ui.window.state import MINIMUM_SIZE, WindowState
from musicrec_desktop.ui.window.window_actions import WindowActions


class MainWindow(QMainWindow):
    """Everything that a person sees of one profile.

    Args:
        services: what it works with; the window never closes them.
        theme: colours.

    Attributes:
        setting_stored: something was set; for those who live beside the window.
    """

    setting_stored = Signal()

    def __init__(self, services: Services, theme: ThemeController) -> None:
        super().__init__()
        self.services, self.theme = services, theme
        self.setMinimumSize(MINIMUM_SIZE)
        self.setAcceptDrops(True)
        self.covers = CoverCache(services.covers, services.scheduler, self)
        self.banner, self.bar = Banner(theme), PlayerBar(theme)
        self.panel = UpNextPanel(theme, self.covers.pixmap)
        self.foot, self.welcome = JobFoot(theme), Welcome(theme)
        self.sidebar = Sidebar(theme, self.foot)
        self.stack = QStackedWidget()
        self.pages = WindowPages(services, theme, self.covers, self.stack)
        self._lay_out()
        self.notices = Notices(self.banner, self, bottom_px=HEIGHT_PX)
        self.feedback = FeedbackCommands(services, self.notices, theme, self)
        self.gestures = QueueGestures(services, self.feedback, self.notices)
        self.starts = QueueStarts(services, self.gestures, self.notices, self)
        self.commands = TrackCommands(
            services, self.feedback, self.starts, self.gestures, theme, self.notices, self
        )
        self.scopes = ScopeCommands(services, self.commands, theme, self.notices, self)
        self.library = LibraryWiring(services, self.foot, self.welcome, theme, self.notices, self)
        self.scrobble = ScrobbleWiring(services, theme, self.notices, self)
        self.backups = BackupsWiring(services, self.notices, self)
        self.opened = OpenedPaths(services, self.library, self.gestures, self.notices, self)
        self.navigator = Navigator(
            self.stack, self.pages.by_id, self.pages.tracks, self.sidebar, services.browse
        )
        self.playback = PlaybackWiring(services, self.bar, self.covers, self.setWindowTitle)
        self.queue = QueueWiring(services, self.panel, self.commands, self.gestures)
        heads = [page.head.queue_button for page in self.pages.all]
        self.drops = WindowDrops(
            theme,
            self.opened,
            self.scopes,
            self.gestures,
            self.notices,
            self._place_for_drops,
            self.panel.isVisible,
            self,
        )
        self.panel.dropped.connect(self.drops.insert)
        self.sound = SoundWiring(
            services, self.bar.stop_after_button, self.bar.sleep_button, theme, self.notices, self
        )
        self.drawer = UpNextDrawer(self.panel, heads, self._save_soon)
        self.tune = TuneWiring(services, self.panel, self.drawer, self.notices, self)
        self.state = WindowState(
            self, services.state, self.navigator, self.pages.by_name, self.drawer, self.panel.tune
        )
        handlers = WindowHandlers(self)
        self.actions_table = WindowActions(self, theme, handlers.table(), self.notices.history)
        self.drawer.set_action(self.actions_table.actions["toggle_up_next"])
        self.sidebar.menu_button.setMenu(self.actions_table.menu(self))
        self._disconnects = [
            services.player.failed.connect(lambda error, _entry: self.notices.error(error)),
            services.player.stopped_after_failures.connect(
                lambda count: self.notices.say(str(messages.stopped_after_failures(count)))
            ),
            services.player.engine_problem_changed.connect(self.notices.engine_problem),
            services.session.failed.connect(self.notices.error_once),
            services.listening.failed.connect(self.notices.error_once),
            services.listening.logged.connect(lambda _listen: self.pages.refresh_rows()),
            services.feedback.changed.connect(lambda _ids: self.pages.feedback_changed()),
        ]
        self._connect()
        self.pages.set_compact(is_compact=bool(services.settings.get(COMPACT_ROWS)))
        self.state.restore()
        self.notices.engine_problem(services.player.engine_problem)
        self._show_welcome_or_pages()
        self.navigator.focus_page()

    def open_paths(self, paths: Sequence[str]) -> None:
        """Play files and folders; folders join the library."""
        self.opened.open(paths)

    def come_forward(self) -> None:
        """Show the window in front of others."""
        self.setWindowState(self.windowState() & ~Qt.WindowState.WindowMinimized)
        self.show()
        self.raise_()
        self.activateWindow()

    def show_bug(self, report: str) -> None:
        """Tell that something went wrong that should not."""
        self.notices.bug(report)

    def setting_changed(self, setting: Setting, value: object) -> None:
        """A setting was changed and stored: let it count."""
        if setting is THEME:
            self.theme.set_value(str(value))
        elif setting is COMPACT_ROWS:
            self.pages.set_compact(is_compact=bool(value))
        elif setting is WATCH_FOLDERS:
            (self.services.watch.start if value else self.services.watch.stop)()
        elif setting is AUTOPLAY:
            self.services.autoplay.set_enabled(bool(value))
        elif setting is AUTOPLAY_AHEAD:
            self.services.autoplay.refill()
            self.tune.refresh()
        elif setting is SIMILARITY_INDEX:
            self.services.similarity.choose_index()
        elif setting in {TAG_CODE_PAGE, TAG_SEPARATORS} and self.services.scan.folders():
            self.notices.tell(
                "This counts for tags that are read from now on", "Read all tags again", self.library.reread
            )
        self.sound.setting_changed(setting)
        self.setting_stored.emit()

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        self.drops.enter(event)

    def dragMoveEvent(self, event: QDragMoveEvent) -> None:
        self.drops.enter(event)

    def dragLeaveEvent(self, _event: QDragLeaveEvent) -> None:
        self.drops.leave()

    def dropEvent(self, event: QDropEvent) -> None:
        self.drops.drop(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.navigator.focus_page()
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.drawer.set_window_width(event.size().width())

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.playback.set_visible(is_visible=not self.isMinimized())

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self.playback.set_visible(is_visible=False)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.WindowStateChange and hasattr(self, "playback"):
            self.playback.set_visible(is_visible=self.isVisible() and not self.isMinimized())
            # What it returns to from being maximised was never held against this screen.
            self.state.fit_screen_soon()

    def closeEvent(self, event: QCloseEvent) -> None:
        self.state.save()
        super().closeEvent(event)

    def disconnect_services(self) -> None:
        """Listen to the services no more; called before they are closed."""
        for disconnect in self._disconnects:
            disconnect()
        for wiring in (
            self.playback,
            self.queue,
            self.library,
            self.feedback,
            self.tune,
            self.scrobble,
            self.sound,
            self.backups,
        ):
            wiring.close()

    def _place_for_drops(self) -> QRect:
        """What lies left of the queue, which takes drops itself, and above the player bar."""
        right = self.panel.mapTo(self, QPoint(0, 0)).x() if self.panel.isVisible() else self.width()
        return QRect(0, 0, right, self.bar.mapTo(self, QPoint(0, 0)).y())

    def _save_soon(self) -> None:
        self.state.save_soon()

    def _lay_out(self) -> None:
        self.stack.addWidget(self.welcome)
        middle = QHBoxLayout()
        middle.setSpacing(0)
        middle.addWidget(self.sidebar)
        middle.addWidget(self.stack, 1)
        middle.addWidget(self.panel)
        column = QVBoxLayout()
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.banner)
        column.addLayout(middle, 1)
        column.addWidget(self.bar)
        central = QWidget()
        central.setLayout(column)
        self.setCentralWidget(central)

    def _connect(self) -> None:
        for page in self.pages.all:
            page.play_requested.connect(self.gestures.play)
            page.activated.connect(self.gestures.activate)
            page.shuffle_requested.connect(self.gestures.play_shuffled)
            page.menu_requested.connect(
                lambda ids, point, page=page: self.commands.show_menu(ids, point, page.play_current)
            )
            page.scope_menu_requested.connect(self.scopes.show_menu)
            page.start_requested.connect(self.starts.start_scope)
        self.pages.tracks.folders_requested.connect(self.library.manage_folders)
        self.sidebar.folders_requested.connect(self.library.manage_folders)
        self.commands.scope_requested.connect(self.navigator.go_scope)
        self.scopes.albums_requested.connect(lambda name: self.navigator.go(root_place(PageId.ALBUMS, name)))
        self.commands.similar_requested.connect(self._on_similar)
        self.library.tracks_changed.connect(self._on_tracks_changed)
        self.library.files_changed.connect(self.covers.forget)
        self.library.index_changed.connect(self.pages.similar.refresh_rows)
        self.playback.current_changed.connect(self._on_current)
        self.setting_stored.connect(self.playback.show_meter)
        self.bar.liked.connect(lambda: self.feedback.like(self._playing_ids()))
        self.bar.disliked.connect(lambda: self.feedback.dislike(self._playing_ids()))
        self.bar.cover_clicked.connect(self.show_playing)
        self.bar.artist_clicked.connect(lambda: self.commands.go_artist(self._playing_ids()))
        self.bar.album_clicked.connect(lambda: self.commands.go_album(self._playing_ids()))
        self.covers.loaded.connect(self._on_cover)
        self.panel.tune.toggled.connect(lambda _is_open: self._save_soon())

    def show_playing(self) -> None:
        """Bring what is playing into view in the table."""
        if (track_id := self.playback.current_id) is not None:
            self.navigator.reveal(track_id)

    def target_ids(self) -> list[TrackId]:
        """What a key for tracks is about: the selection of the list in focus, else what is playing."""
        page = self.navigator.page
        if page.has_list_focus():
            return list(page.selected_ids()) or self._playing_ids()
        if self.panel.view.hasFocus() and (ids := self.queue.selected_track_ids()):
            return ids
        return self._playing_ids()

    def start_queue(self) -> None:
        """Start a queue from the group or the tracks that the keyboard is on, else from what is playing."""
        if (scope := self.focused_scope()) is not None:
            self.starts.start_scope(scope)
        else:
            self.starts.start_queue(self.target_ids())

    def focused_scope(self) -> Scope | None:
        """The album, artist or genre that the keyboard is on; None where it is elsewhere."""
        page = self.navigator.page
        return page.selected_scope() if page.has_list_focus() else None

    def judged_ids(self) -> list[TrackId]:
        """What L and D are about: as ``target_ids``, but a selection that play began from is not meant."""
        page = self.navigator.page
        if page.has_list_focus() and page.is_selection_played:
            return self._playing_ids() or list(page.selected_ids())
        return self.target_ids()

    def _playing_ids(self) -> list[TrackId]:
        current = self.playback.current_id
        return [] if current is None else [current]

    def _on_similar(self, track: Track) -> None:
        self.navigator.go_similar(track)

    def _on_current(self, track_id: TrackId | None, is_playing: bool) -> None:
        self.pages.set_current(track_id, is_playing=is_playing)

    def _on_cover(self, track_id: TrackId) -> None:
        self.pages.cover_changed(track_id)
        self.panel.refresh_covers()

    def _on_tracks_changed(self) -> None:
        self._show_welcome_or_pages()
        self.navigator.page.refresh()

    def _show_welcome_or_pages(self) -> None:
        is_first_start = not self.services.scan.folders() and not self.services.browse.stats().tracks
        self.drawer.set_away(is_away=is_first_start)
        if is_first_start:
            self.stack.setCurrentWidget(self.welcome)
        elif self.stack.currentWidget() is self.welcome:
            self.navigator.restore(self.navigator.state())

"""The widgets and controllers of a window; ``main_window`` connects those that do not know each other."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QMainWindow

from musicrec_desktop.model.smart_templates import SMART_TEMPLATES
from musicrec_desktop.services.suite import Services
from musicrec_desktop.ui.backups.controller import BackupsController
from musicrec_desktop.ui.commands.feedback import FeedbackCommands
from musicrec_desktop.ui.commands.playlists.gestures import PlaylistGestures
from musicrec_desktop.ui.commands.queue import QueueGestures, QueueStarts
from musicrec_desktop.ui.commands.scopes import ScopeCommands
from musicrec_desktop.ui.commands.tracks import TrackCommands
from musicrec_desktop.ui.evaluation.controller import EvaluationController
from musicrec_desktop.ui.health.controller import HealthController
from musicrec_desktop.ui.importing.controller import ImportController
from musicrec_desktop.ui.kit.covers import CoverCache
from musicrec_desktop.ui.kit.notices import Notices
from musicrec_desktop.ui.letters.controller import LetterController
from musicrec_desktop.ui.library.controller import LibraryController
from musicrec_desktop.ui.library.spoken import SpokenController
from musicrec_desktop.ui.now_playing.controller import NowPlayingController
from musicrec_desktop.ui.player.bar import HEIGHT_PX
from musicrec_desktop.ui.player.controller import PlayerController
from musicrec_desktop.ui.player.mini_controller import MiniPlayerController
from musicrec_desktop.ui.playlists.builder.controller import SmartController
from musicrec_desktop.ui.playlists.controller import PlaylistsController
from musicrec_desktop.ui.playlists.files.controller import PlaylistFiles
from musicrec_desktop.ui.profiles.controller import ProfilesController
from musicrec_desktop.ui.profiles.vault_controller import VaultController
from musicrec_desktop.ui.queue.controller import QueueController
from musicrec_desktop.ui.queue.drawer import UpNextDrawer
from musicrec_desktop.ui.queue.tune_controller import TuneController
from musicrec_desktop.ui.scrobbling.controller import ScrobbleController
from musicrec_desktop.ui.sharing.controller import ShareController
from musicrec_desktop.ui.sound.controller import SoundController
from musicrec_desktop.ui.tagging.controller import TaggingController
from musicrec_desktop.ui.theme.control import ThemeController
from musicrec_desktop.ui.tracklists.controller import TracklistController
from musicrec_desktop.ui.window.bug_details import BugDetailsController
from musicrec_desktop.ui.window.drops import WindowDrops
from musicrec_desktop.ui.window.frame import WindowFrame
from musicrec_desktop.ui.window.navigation import Navigator
from musicrec_desktop.ui.window.opened_paths import OpenedPaths
from musicrec_desktop.ui.window.overviews import Overviews
from musicrec_desktop.ui.window.places import PageId
from musicrec_desktop.ui.window.settings import SettingsController
from musicrec_desktop.ui.window.state import MINIMUM_SIZE
from musicrec_desktop.ui.window.targets import Targets


class WindowParts(QMainWindow):
    """A window in which everything is made, and nothing is connected.

    Args:
        services: what it works with; the window never closes them.
        theme: colours.

    Attributes:
        state_changed: something that comes back after a restart is different.
    """

    state_changed = Signal()

    def __init__(self, services: Services, theme: ThemeController) -> None:
        super().__init__()
        self.services, self.theme = services, theme
        self.setMinimumSize(MINIMUM_SIZE)
        self.setAcceptDrops(True)
        self.covers = CoverCache(services.covers, services.scheduler, self)
        with theme.dressed_once():
            frame = WindowFrame(services, theme, self.covers)
            self.setCentralWidget(frame)
        self.banner, self.bar, self.panel = frame.banner, frame.bar, frame.panel
        self.foot, self.welcome, self.sidebar = frame.foot, frame.welcome, frame.sidebar
        self.stack, self.pages = frame.stack, frame.pages
        self.notices = Notices(self.banner, self, bottom_px=HEIGHT_PX)
        self.settings = SettingsController(services, theme, self.notices, self)
        self.feedback = FeedbackCommands(services, self.notices, theme, self)
        self.gestures = QueueGestures(services, self.feedback, self.notices)
        self.starts = QueueStarts(services, self.gestures, self.notices)
        self.playlist_gestures = PlaylistGestures(services, theme, self.notices, self)
        made = (self.feedback, self.starts, self.gestures, self.playlist_gestures)
        self.commands = TrackCommands(services, *made, theme, self.notices, self)
        self.scopes = ScopeCommands(services, self.commands, theme, self.notices, self)
        self.library = LibraryController(
            services, self.foot, self.welcome, self.covers, theme, self.notices, self
        )
        self.health = HealthController(services, theme, self)
        self.scrobble, self.backups, self.bug_details, self.sharing, self.letters, self.profiles = (
            ScrobbleController(services, theme, self.notices, self),
            BackupsController(services, self.notices, self),
            BugDetailsController(services, self.notices, self),
            ShareController(services, theme, self.notices, self),
            LetterController(services, self.commands, theme, self.notices, self),
            ProfilesController(services.profiles, self.sidebar.profile_button, theme, self.notices, self),
        )
        self.opened, self.vault = (
            OpenedPaths(services, self.library, self.gestures, self.notices, self),
            VaultController(services, self.profiles, self.notices, self),
        )
        self.navigator = Navigator(
            self.stack,
            self.welcome,
            self.pages,
            self.sidebar,
            services.browse,
            services.playlists.reader,
        )
        self.playlist_files = PlaylistFiles(
            services, self.foot, self.playlist_gestures, theme, self.notices, self
        )
        self.importing, self.tagging, self.tracklists = (
            ImportController(services.importing, services, self.foot, theme, self.notices, self),
            TaggingController(services, self.foot, theme, self.notices, self),
            TracklistController(
                services, self.gestures, self.playlist_gestures.adding, theme, self.notices, self
            ),
        )
        self.playlists = PlaylistsController(
            services,
            self.sidebar.playlists,
            self.pages.playlist_later,
            self.commands,
            self.scopes,
            self.opened.find_dropped,
            self.playlist_files,
            self.navigator.listed,
            theme,
            self.notices,
            self,
        )
        self.smart = SmartController(
            services,
            services.smart,
            services.browse.load_values,
            SMART_TEMPLATES,
            theme,
            self.notices,
            self,
            chosen=lambda: next((playlist.id for playlist in self.playlists.targets()), None),
            searched=lambda: self.navigator.place.text,
        )
        self.overviews = Overviews(
            services,
            self.pages,
            self.navigator,
            self.foot,
            self.commands,
            self.scopes,
            theme,
            self.notices,
            self,
        )
        self.playback, self.mini, self.now_playing = (
            PlayerController(
                services, self.bar, self.covers, self.commands, self.notices, self.setWindowTitle
            ),
            MiniPlayerController(
                services, self, self.covers, self.commands, theme, self.come_forward, self.save_soon
            ),
            NowPlayingController(
                services, self.covers, self.commands, self.gestures, theme, self.notices, self
            ),
        )
        self.queue = QueueController(
            services, self.panel, self.commands, self.gestures, searched=self.navigator.searched
        )
        self.drops = WindowDrops(
            theme,
            self.opened,
            self.scopes,
            self.gestures,
            self.playlist_files.import_files,
            self.importing.open_path,
            self.tracklists.open_paths,
            self.tracklists.open_text,
            self.notices,
            self.panel,
            self.bar,
            self.sidebar,
            lambda: self.navigator.place.page is PageId.PLAYLIST and self.pages.playlist.can_edit,
            self,
        )
        self.sound = SoundController(
            services, self.bar.stop_after_button, self.bar.sleep_button, theme, self.notices, self
        )
        self.targets = Targets(self.navigator, self.queue, self.playback)
        self.evaluation, self.spoken = (
            EvaluationController(services, self.targets.selected_ids, theme, self),
            SpokenController(services.spoken, theme, self.notices, self.targets.selected_ids, self),
        )
        self.drawer = UpNextDrawer(self.panel, self.save_soon)
        self.tune = TuneController(services, self.panel, self.drawer, self.notices, self)

    def come_forward(self) -> None:
        """Show the window in front of others."""
        self.setWindowState(self.windowState() & ~Qt.WindowState.WindowMinimized)
        self.show()
        self.raise_()
        self.activateWindow()

    def save_soon(self) -> None:
        """Keep the state of the window when things have calmed down."""
        self.state_changed.emit()

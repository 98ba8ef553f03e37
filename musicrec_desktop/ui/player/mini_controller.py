"""Puts the mini player in the place of the window, and the window back."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from PySide6.QtCore import QByteArray, QObject, QPoint, Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMainWindow, QMenu

from musicrec_desktop.core.language import tr
from musicrec_desktop.model.track import TrackId
from musicrec_desktop.services.suite import Services
from musicrec_desktop.ui.commands.tracks import TrackCommands
from musicrec_desktop.ui.kit.actions import ACTIONS_BY_ID, Handler
from musicrec_desktop.ui.kit.covers import CoverCache
from musicrec_desktop.ui.kit.screen_fit import available_screens, fitted
from musicrec_desktop.ui.player.feed import PlayerFeed
from musicrec_desktop.ui.player.mini_player import MINI_COVER_PX, MiniPlayer
from musicrec_desktop.ui.theme.control import ThemeController

MINI_ACTIONS = (
    "toggle_play",
    "pause",
    "stop",
    "next_track",
    "previous_track",
    "seek_forward",
    "seek_back",
    "volume_up",
    "volume_down",
    "toggle_mute",
    "toggle_shuffle",
    "cycle_repeat",
    "toggle_autoplay",
    "stop_after_current",
    "like",
    "dislike",
    "playing_menu",
    "mini_player",
    "quit",
)
"""The keys that it knows; what acts on tracks acts on the one that plays."""
_MENU = (
    "toggle_play",
    "previous_track",
    "next_track",
    "stop_after_current",
    "toggle_shuffle",
    "cycle_repeat",
)
ON_TOP = tr("Always on top")
THIS_TRACK = tr("This track")
"""The submenu of what can be done with what plays."""


class MiniPlayerController(QObject):
    """The mini player of one window, made when it is first wanted.

    Args:
        services: of the profile.
        window: is hidden while the mini player is there.
        covers: covers by track.
        commands: what its buttons do to the current track.
        theme: colours.
        come_forward: shows the window in front of others.
        save_soon: keeps the state of the window.
    """

    def __init__(
        self,
        services: Services,
        window: QMainWindow,
        covers: CoverCache,
        commands: TrackCommands,
        theme: ThemeController,
        come_forward: Callable[[], object],
        save_soon: Callable[[], object],
    ) -> None:
        super().__init__(window)
        self._services, self._window, self._covers = services, window, covers
        self._commands, self._theme = commands, theme
        self._come_forward, self._save_soon = come_forward, save_soon
        self._keys: list[QAction] = []
        self._geometry = ""
        self._is_on_top = True
        self.feed: PlayerFeed | None = None
        self.player: MiniPlayer | None = None
        """None until it was first wanted."""
        self._disconnects = (
            services.player.queue_changed.connect(self._show_next),
            services.vault.locked.connect(self.leave),
        )

    def actions(self) -> Mapping[str, Handler]:
        """The handler that goes there and back."""
        return {"mini_player": self.toggle}

    @property
    def is_shown(self) -> bool:
        """Whether it is there in the place of the window."""
        return self.player is not None and not self.player.isHidden()

    def set_actions(self, actions: Mapping[str, QAction]) -> None:
        """Take the window's actions, whose keys work here, too.

        Args:
            actions: by id; more than are used here.
        """
        self._keys = [self._key(action_id, actions[action_id]) for action_id in MINI_ACTIONS]

    def toggle(self) -> None:
        """Show it in the place of the window, or the window again."""
        if self.is_shown:
            self.leave()
        else:
            self._show()

    def leave(self) -> None:
        """Show the window again; does nothing where it is there."""
        if self.is_shown:
            self.put_away()
            self._come_forward()

    def put_away(self) -> None:
        """Hide it, because the window is shown or the program ends."""
        if self.player is not None and self.is_shown:
            self._geometry = self._geometry_text(self.player)
            self.player.hide()
            if self.feed is not None:
                self.feed.close()
            self._save_soon()

    def state(self) -> dict[str, object]:
        """What comes back after a restart: where it was, and whether it stays on top."""
        if self.player is not None and self.is_shown:
            self._geometry = self._geometry_text(self.player)
        return {"geometry": self._geometry, "is_on_top": self._is_on_top}

    def restore(self, state: object) -> None:
        """Take a state back; what is missing or invalid keeps its default."""
        kept = state if isinstance(state, dict) else {}
        geometry = kept.get("geometry")
        self._geometry = geometry if isinstance(geometry, str) else ""
        self._is_on_top = kept.get("is_on_top") is not False

    def close(self) -> None:
        """Disconnect from the player, and be gone."""
        for disconnect in self._disconnects:
            disconnect()
        if self.feed is not None and self.player is not None:
            self.feed.close()
            self.player.hide()
            self.player.deleteLater()
            self.player = self.feed = None

    def _show(self) -> None:
        player = self.player or self._made()
        if self.feed is not None:
            self.feed.follow()
        player.set_on_top(is_on_top=self._is_on_top)
        kept = QByteArray.fromBase64(QByteArray(self._geometry.encode("ascii", "ignore")))
        was_kept = player.restoreGeometry(kept)
        player.show()
        if was_kept:
            player.setGeometry(fitted(player.geometry(), available_screens()))
        player.activateWindow()
        # After it is there, so that at each moment the program has a window.
        self._window.hide()
        self._show_next()

    def _made(self) -> MiniPlayer:
        made = self.player = MiniPlayer(self._theme)
        self.feed = feed = PlayerFeed(self._services, made, self._covers, MINI_COVER_PX, self)
        player = self._services.player
        made.play_pause_requested.connect(player.toggle)
        made.next_requested.connect(player.next)
        made.previous_requested.connect(player.previous)
        made.seek_requested.connect(feed.seek)
        made.seek_bar.position_wanted.connect(feed.show_position)
        made.time.clicked.connect(feed.show_position)
        made.volume_turned.connect(lambda by: player.set_volume(max(0, min(100, player.volume_percent + by))))
        made.liked.connect(lambda: self._commands.feedback.like(feed.playing_ids))
        made.leave_requested.connect(self.leave)
        made.shown_changed.connect(lambda is_shown: feed.set_visible(is_visible=is_shown))
        made.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        made.customContextMenuRequested.connect(self._pop_up)
        made.addActions(self._keys)
        return made

    def menu(self) -> QMenu:
        """What can be done beside the buttons."""
        menu = QMenu(self.player)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        by_id = dict(zip(MINI_ACTIONS, self._keys, strict=True))
        menu.addActions([by_id[action_id] for action_id in _MENU])
        menu.addSeparator()
        track_menu, ids = menu.addMenu(THIS_TRACK), self._playing_ids()
        track_menu.menuAction().setEnabled(bool(ids))
        if ids:
            self._commands.fill_playing_menu(track_menu, ids, self.leave)
        menu.addSeparator()
        on_top = menu.addAction(ON_TOP)
        on_top.setCheckable(True)
        on_top.setChecked(self._is_on_top)
        on_top.toggled.connect(self._set_on_top)
        menu.addAction(tr("Whole window"), self.leave)
        menu.addSeparator()
        menu.addAction(by_id["quit"])
        return menu

    def _pop_up(self, point: QPoint) -> None:
        if self.player is not None:
            self.menu().popup(self.player.mapToGlobal(point))

    def _key(self, action_id: str, action: QAction) -> QAction:
        # In the window these are about what is selected, or stand in it, which nobody sees here.
        feedback = self._commands.feedback
        own: Mapping[str, Callable[[], object]] = {
            "like": lambda: feedback.like(self._playing_ids()),
            "dislike": lambda: feedback.dislike(self._playing_ids()),
            "playing_menu": lambda: self._pop_up(QPoint(MINI_COVER_PX // 2, MINI_COVER_PX // 2)),
        }
        does = own.get(action_id)
        if does is None:
            return action
        made = QAction(ACTIONS_BY_ID[action_id].label, self)
        made.setShortcuts(action.shortcuts())
        made.triggered.connect(lambda _checked=False: does())
        return made

    def _playing_ids(self) -> list[TrackId]:
        return [] if self.feed is None else self.feed.playing_ids

    def _set_on_top(self, is_on_top: bool) -> None:
        self._is_on_top = is_on_top
        if self.player is not None:
            self.player.set_on_top(is_on_top=is_on_top)
        self._save_soon()

    def _show_next(self) -> None:
        if self.player is None or not self.is_shown:
            return
        upcoming = self._services.player.queue.upcoming
        track = self._services.browse.track(upcoming[0].track_id) if upcoming else None
        self.player.set_next("" if track is None else track.tags.title_and_artist)

    @staticmethod
    def _geometry_text(player: MiniPlayer) -> str:
        return bytes(player.saveGeometry().toBase64().data()).decode("ascii")

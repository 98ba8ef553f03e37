"""Connects the player bar with the player: what is pressed, and what goes wrong."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial

from PySide6.QtCore import QObject, QPoint, QTimer, Signal
from PySide6.QtWidgets import QMenu

from musicrec_desktop.core.bidi import isolated
from musicrec_desktop.core.language import tr
from musicrec_desktop.core.settings import BAR_STARS, LESS_MOTION, LEVEL_METER, Setting
from musicrec_desktop.model.playback import RepeatMode
from musicrec_desktop.model.track import Track, TrackId
from musicrec_desktop.services.suite import Services
from musicrec_desktop.ui.commands.tracks import TrackCommands
from musicrec_desktop.ui.kit.actions import Handler
from musicrec_desktop.ui.kit.covers import CoverCache
from musicrec_desktop.ui.kit.menus import MenuKind
from musicrec_desktop.ui.kit.motion import is_less_wished
from musicrec_desktop.ui.kit.notices import Notices
from musicrec_desktop.ui.kit.wording.errors import stopped_after_failures
from musicrec_desktop.ui.player.bar import COVER_PX, PlayerBar
from musicrec_desktop.ui.player.feed import PlayerFeed

SEEK_STEP_MS = 5000
VOLUME_STEP_PERCENT = 5
_NEXT_REPEAT = {
    RepeatMode.OFF: RepeatMode.ALL,
    RepeatMode.ALL: RepeatMode.ONE,
    RepeatMode.ONE: RepeatMode.OFF,
}


class PlayerController(QObject):
    """Keeps the bar in step with the player, and tells what goes wrong in playing.

    Args:
        services: of the profile.
        bar: shows what plays.
        covers: covers by track.
        commands: what the bar's buttons do to the current track.
        notices: where trouble is told.
        set_window_title: gets the name of the current track.

    Attributes:
        current_changed: the ``TrackId`` that is at the head of the queue (or None), and whether sound runs.
        reveal_requested: a ``TrackId`` to bring into view.
    """

    current_changed = Signal(object, bool)
    reveal_requested = Signal(object)

    def __init__(
        self,
        services: Services,
        bar: PlayerBar,
        covers: CoverCache,
        commands: TrackCommands,
        notices: Notices,
        set_window_title: Callable[[str], object],
    ) -> None:
        super().__init__(bar)
        self._services, self._player = services, services.player
        self._bar, self._commands, self._notices = bar, commands, notices
        self._set_window_title = set_window_title
        self._feed = PlayerFeed(services, bar, covers, COVER_PX, self)
        self._feed.track_shown.connect(self._on_track_shown)
        self._feed.current_changed.connect(self.current_changed)
        self._disconnects = self._connect_player()
        self._connect_bar()
        bar.meter.set_source(self._player.sound)
        notices.engine_problem(services.player.engine_problem)
        self._feed.follow()
        self.refresh()

    def actions(self) -> Mapping[str, Handler]:
        """The handlers of transport, volume and modes."""
        player, autoplay = self._player, self._services.autoplay
        return {
            "toggle_play": player.toggle,
            "pause": player.pause,
            "stop": player.stop,
            "next_track": player.next,
            "previous_track": player.previous,
            "seek_forward": partial(self.seek_by, SEEK_STEP_MS),
            "seek_back": partial(self.seek_by, -SEEK_STEP_MS),
            "volume_up": partial(self.change_volume, VOLUME_STEP_PERCENT),
            "volume_down": partial(self.change_volume, -VOLUME_STEP_PERCENT),
            "toggle_mute": lambda: player.set_muted(not player.is_muted),
            "toggle_shuffle": lambda: player.set_shuffled(not player.is_shuffled),
            "cycle_repeat": self.cycle_repeat,
            "toggle_autoplay": lambda: autoplay.set_enabled(not autoplay.is_enabled),
            "go_playing": self.show_playing,
            "playing_menu": self.show_menu_by_key,
        }

    @property
    def frames(self) -> QTimer:
        """The timer that moves the position."""
        return self._feed.frames

    @property
    def current_id(self) -> TrackId | None:
        """What is at the head of the queue."""
        return self._feed.current_id

    @property
    def playing_ids(self) -> list[TrackId]:
        """The track at the head of the queue as a list; empty where there is none."""
        return self._feed.playing_ids

    @property
    def is_playing(self) -> bool:
        """Whether sound runs, or is about to."""
        return self._player.state.is_going

    def set_visible(self, *, is_visible: bool) -> None:
        """Tell whether the window is visible; the position moves only while it is."""
        self._feed.set_visible(is_visible=is_visible)

    def refresh(self) -> None:
        """Show everything as it is now."""
        self._feed.refresh()
        self._bar.set_modes(is_shuffled=self._player.is_shuffled, repeat=self._player.repeat)
        self.show_meter()
        self.show_stars()

    def show_playing(self) -> None:
        """Ask the window to bring the current track into view."""
        if self.current_id is not None:
            self.reveal_requested.emit(self.current_id)

    def show_menu(self, point: QPoint) -> QMenu | None:
        """The menu of what plays, at a global point; None where nothing plays."""
        if not self.playing_ids:
            return None
        menu = self._commands.make_menu(MenuKind.NOW, self.playing_ids, {})
        menu.popup(point)
        return menu

    def show_menu_by_key(self) -> QMenu | None:
        """As ``show_menu``, above the cover."""
        return self.show_menu(self._bar.cover.mapToGlobal(self._bar.cover.rect().center()))

    def setting_changed(self, setting: Setting, _value: object) -> None:
        """Apply a setting that concerns the bar."""
        if setting in {LEVEL_METER, LESS_MOTION}:
            self.show_meter()
        elif setting is BAR_STARS:
            self.show_stars()

    def show_meter(self) -> None:
        """Show the level meter or not, as it is set; it does nothing but move."""
        is_on = bool(self._services.settings.get(LEVEL_METER)) and not is_less_wished()
        self._bar.set_meter(is_on=is_on)

    def show_stars(self) -> None:
        """Show stars or not, as it is set."""
        self._bar.set_stars(is_on=bool(self._services.settings.get(BAR_STARS)))

    def seek_by(self, by_ms: int) -> None:
        """Move in the current track; does nothing where nothing plays."""
        self._feed.seek_by(by_ms)

    def change_volume(self, by_percent: int) -> None:
        """Change the volume by percentage points, within 0 to 100."""
        self._player.set_volume(max(0, min(100, self._player.volume_percent + by_percent)))

    def cycle_repeat(self) -> None:
        """Switch to the next repeat mode: off, all, one, off."""
        self._player.set_repeat(_NEXT_REPEAT[self._player.repeat])

    def close(self) -> None:
        """Disconnect from the player."""
        self._feed.close()
        self._bar.meter.set_source(None)
        for disconnect in self._disconnects:
            disconnect()

    def _connect_player(self) -> list[Callable[[], None]]:
        player = self._player
        return [
            player.failed.connect(lambda error, _entry: self._notices.error(error)),
            player.stopped_after_failures.connect(
                lambda count: self._notices.say(str(stopped_after_failures(count)))
            ),
            player.engine_problem_changed.connect(self._notices.engine_problem),
            player.modes_changed.connect(
                lambda is_shuffled, repeat: self._bar.set_modes(is_shuffled=is_shuffled, repeat=repeat)
            ),
            self._services.ratings.changed.connect(lambda _ids: self._show_rating()),
        ]

    def _connect_bar(self) -> None:
        bar, player = self._bar, self._player
        bar.play_pause_requested.connect(player.toggle)
        bar.next_requested.connect(player.next)
        bar.previous_requested.connect(player.previous)
        bar.seek_requested.connect(self._feed.seek)
        bar.seek_bar.position_wanted.connect(self._feed.show_position)
        bar.time.clicked.connect(self._feed.show_position)
        bar.volume_changed.connect(player.set_volume)
        bar.mute_toggled.connect(player.set_muted)
        bar.shuffle_toggled.connect(player.set_shuffled)
        bar.repeat_changed.connect(player.set_repeat)
        feedback = self._commands.feedback
        bar.liked.connect(lambda: feedback.like(self.playing_ids))
        bar.disliked.connect(lambda: feedback.dislike(self.playing_ids))
        bar.rated.connect(lambda half_stars: self._commands.ratings.rate(self.playing_ids, half_stars))
        bar.title_clicked.connect(self.show_playing)
        bar.menu_requested.connect(self.show_menu)
        bar.artist_clicked.connect(lambda: self._commands.go_artist(self.playing_ids))
        bar.album_clicked.connect(lambda: self._commands.go_album(self.playing_ids))

    def _show_rating(self) -> None:
        if (track_id := self.current_id) is not None:
            self._bar.set_rating(self._services.ratings.ratings([track_id]).get(track_id, 0))

    def _on_track_shown(self, track: Track | None) -> None:
        if track is None:
            self._set_window_title("MusicRec")
            return
        self._show_rating()
        by = f" — {isolated(track.tags.artist_text)}" if track.tags.artists else ""
        self._set_window_title(tr("{title}{by} · MusicRec", title=isolated(track.tags.title), by=by))

"""Connects the player bar with the player: what plays, where it is, what is pressed."""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping
from functools import partial

from PySide6.QtCore import QObject, Qt, QTimer, Signal
from PySide6.QtGui import QPixmap

from musicrec_desktop.core.bidi import isolated
from musicrec_desktop.core.settings import BAR_STARS, LEVEL_METER, Setting
from musicrec_desktop.model.playback import PlayerState, QueueEntry, RepeatMode
from musicrec_desktop.model.track import Track, TrackId
from musicrec_desktop.services.suite import Services
from musicrec_desktop.ui.commands.tracks import TrackCommands
from musicrec_desktop.ui.kit.actions import Handler
from musicrec_desktop.ui.kit.covers import CoverCache
from musicrec_desktop.ui.kit.notices import Notices
from musicrec_desktop.ui.kit.wording.errors import stopped_after_failures
from musicrec_desktop.ui.player.bar import COVER_PX, PlayerBar

SHORTEST_FRAME_MS, LONGEST_FRAME_MS = 33, 1_000
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
        frames: moves the position on the bar when that changes what is seen, a pixel or a second; runs only
            while the window is visible and sound runs.
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
        self._bar, self._covers = bar, covers
        self._commands, self._notices = commands, notices
        self._set_window_title = set_window_title
        self._shown: Track | None = None
        self._is_visible = False
        self.frames = QTimer(self)
        self.frames.setSingleShot(True)
        self.frames.setTimerType(Qt.TimerType.PreciseTimer)
        self.frames.timeout.connect(self._show_position)
        self._disconnects = self._connect_player()
        self._connect_bar()
        bar.meter.set_source(self._player.sound)
        notices.engine_problem(services.player.engine_problem)
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
        }

    @property
    def current_id(self) -> TrackId | None:
        """What is at the head of the queue."""
        entry = self._player.queue.current
        return None if entry is None else entry.track_id

    @property
    def playing_ids(self) -> list[TrackId]:
        """The track at the head of the queue as a list; empty where there is none."""
        return [] if self.current_id is None else [self.current_id]

    @property
    def is_playing(self) -> bool:
        """Whether sound runs, or is about to."""
        return self._player.state.is_going

    def set_visible(self, *, is_visible: bool) -> None:
        """Tell whether the window is visible; the position moves only while it is."""
        self._is_visible = is_visible
        self._show_position()

    def refresh(self) -> None:
        """Show everything as it is now."""
        self._show_track()
        self._bar.set_volume(self._player.volume_percent, is_muted=self._player.is_muted)
        self._bar.set_modes(is_shuffled=self._player.is_shuffled, repeat=self._player.repeat)
        self.show_meter()
        self.show_stars()

    def show_playing(self) -> None:
        """Ask the window to bring the current track into view."""
        if self.current_id is not None:
            self.reveal_requested.emit(self.current_id)

    def setting_changed(self, setting: Setting, _value: object) -> None:
        """Apply a setting that concerns the bar."""
        if setting is LEVEL_METER:
            self.show_meter()
        elif setting is BAR_STARS:
            self.show_stars()

    def show_meter(self) -> None:
        """Show the level meter or not, as it is set."""
        self._bar.set_meter(is_on=bool(self._services.settings.get(LEVEL_METER)))

    def show_stars(self) -> None:
        """Show stars or not, as it is set."""
        self._bar.set_stars(is_on=bool(self._services.settings.get(BAR_STARS)))

    def seek_by(self, by_ms: int) -> None:
        """Move in the current track; does nothing where nothing plays."""
        if self._player.queue.current is not None:
            self._player.seek_by(by_ms)
            self._show_position()

    def change_volume(self, by_percent: int) -> None:
        """Change the volume by percentage points, within 0 to 100."""
        self._player.set_volume(max(0, min(100, self._player.volume_percent + by_percent)))

    def cycle_repeat(self) -> None:
        """Switch to the next repeat mode: off, all, one, off."""
        self._player.set_repeat(_NEXT_REPEAT[self._player.repeat])

    def close(self) -> None:
        """Disconnect from the player."""
        self.frames.stop()
        self._bar.meter.set_source(None)
        for disconnect in self._disconnects:
            disconnect()

    def _connect_player(self) -> list[Callable[[], None]]:
        player = self._player
        return [
            player.state_changed.connect(self._on_state),
            player.failed.connect(lambda error, _entry: self._notices.error(error)),
            player.stopped_after_failures.connect(
                lambda count: self._notices.say(str(stopped_after_failures(count)))
            ),
            player.sound.changed.connect(lambda _controls: self._run_frames()),
            player.engine_problem_changed.connect(self._notices.engine_problem),
            player.track_started.connect(self._on_started),
            player.queue_changed.connect(self._show_track),
            player.volume_changed.connect(
                lambda percent, is_muted: self._bar.set_volume(percent, is_muted=is_muted)
            ),
            player.modes_changed.connect(
                lambda is_shuffled, repeat: self._bar.set_modes(is_shuffled=is_shuffled, repeat=repeat)
            ),
            self._services.pictures.picture_ready.connect(self._on_picture),
            self._services.feedback.changed.connect(lambda _ids: self._show_feedback()),
            self._services.ratings.changed.connect(lambda _ids: self._show_rating()),
            self._services.scan.library_changed.connect(lambda _changes: self._show_track()),
        ]

    def _connect_bar(self) -> None:
        bar, player = self._bar, self._player
        bar.play_pause_requested.connect(player.toggle)
        bar.next_requested.connect(player.next)
        bar.previous_requested.connect(player.previous)
        bar.seek_requested.connect(self._on_seek)
        bar.seek_bar.position_wanted.connect(self._show_position)
        bar.time.clicked.connect(self._show_position)
        bar.volume_changed.connect(player.set_volume)
        bar.mute_toggled.connect(player.set_muted)
        bar.shuffle_toggled.connect(player.set_shuffled)
        bar.repeat_changed.connect(player.set_repeat)
        feedback = self._commands.feedback
        bar.liked.connect(lambda: feedback.like(self.playing_ids))
        bar.disliked.connect(lambda: feedback.dislike(self.playing_ids))
        bar.rated.connect(lambda half_stars: self._commands.ratings.rate(self.playing_ids, half_stars))
        bar.cover_clicked.connect(self.show_playing)
        bar.artist_clicked.connect(lambda: self._commands.go_artist(self.playing_ids))
        bar.album_clicked.connect(lambda: self._commands.go_album(self.playing_ids))
        self._covers.loaded.connect(self._on_cover)

    def _on_started(self, entry: QueueEntry, _started_at_ms: int) -> None:
        self._services.pictures.prefer([entry.track_id])
        self._show_track()

    def _on_state(self, state: PlayerState) -> None:
        self._bar.set_state(state)
        self._show_position()
        self.current_changed.emit(self.current_id, self.is_playing)

    def _on_seek(self, position_ms: int) -> None:
        self._player.seek(position_ms)
        self._show_position()

    def _on_picture(self, track_id: TrackId) -> None:
        if track_id == self.current_id:
            self._bar.set_picture(self._services.pictures.get(track_id))

    def _on_cover(self, track_id: TrackId) -> None:
        if track_id == self.current_id:
            self._bar.set_cover(self._cover(track_id))

    def _show_track(self) -> None:
        track_id = self.current_id
        track = None if track_id is None else self._services.browse.track(track_id)
        if track != self._shown:
            self._show_words(track)
        self._bar.set_state(self._player.state)
        self._show_position()
        self.current_changed.emit(track_id, self.is_playing)

    def _show_words(self, track: Track | None) -> None:
        self._shown = track
        if track is None:
            self._bar.clear_track()
            self._set_window_title("MusicRec")
            return
        duration_ms = self._player.duration_ms or track.duration_ms
        tags = track.tags
        self._bar.set_track(
            tags.title, tags.artist_text, duration_ms, self._cover(track.id), album=tags.album
        )
        self._bar.set_picture(self._services.pictures.get(track.id))
        self._show_feedback()
        self._show_rating()
        by = f" — {isolated(track.tags.artist_text)}" if track.tags.artists else ""
        self._set_window_title(f"{isolated(track.tags.title)}{by} · MusicRec")

    def _show_feedback(self) -> None:
        if self.current_id is not None:
            self._bar.set_feedback(self._services.feedback.kind(self.current_id))

    def _show_rating(self) -> None:
        if (track_id := self.current_id) is not None:
            self._bar.set_rating(self._services.ratings.ratings([track_id]).get(track_id, 0))

    def _show_position(self) -> None:
        if self._player.queue.current is not None:
            self._bar.set_position(self._player.position_ms)
        self._run_frames()

    def _run_frames(self) -> None:
        """Wait for the moment in which the position looks different."""
        step_ms = self._bar.next_step_ms()
        if self._is_visible and self._player.state is PlayerState.PLAYING and step_ms is not None:
            wait_ms = math.ceil(step_ms * 100 / self._player.sound.controls.speed_percent)
            self.frames.start(min(max(wait_ms, SHORTEST_FRAME_MS), LONGEST_FRAME_MS))
        else:
            self.frames.stop()

    def _cover(self, track_id: TrackId) -> QPixmap | None:
        return self._covers.pixmap(track_id, round(COVER_PX * self._bar.devicePixelRatioF()))

"""Keeps the now playing window in step with the player, while somebody sees it."""

from __future__ import annotations

import math
import os
from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject, QPoint, Qt, QTimer, Signal
from PySide6.QtGui import QAction, QKeySequence, QShortcut
from PySide6.QtWidgets import QMenu

from musicrec_desktop.core.bidi import isolated
from musicrec_desktop.core.errors import MusicRecError, ProfileGoneError, StorageError
from musicrec_desktop.core.language import tr
from musicrec_desktop.core.paths import display_path
from musicrec_desktop.core.settings import LYRICS_FIRST, Setting
from musicrec_desktop.core.tasks import Lane, TaskContext, TaskHandle
from musicrec_desktop.model.listen import FeedbackKind
from musicrec_desktop.model.lyrics import TrackLyrics
from musicrec_desktop.model.playback import PlayerState
from musicrec_desktop.model.track import Track, TrackChanges, TrackId
from musicrec_desktop.services.suite import Services
from musicrec_desktop.ui.commands.queue import QueueGestures
from musicrec_desktop.ui.commands.tracks import TrackCommands
from musicrec_desktop.ui.kit.actions import ACTIONS_BY_ID, Handler
from musicrec_desktop.ui.kit.covers import CoverCache
from musicrec_desktop.ui.kit.notices import Notices
from musicrec_desktop.ui.theme.control import ThemeController

if TYPE_CHECKING:
    from musicrec_desktop.ui.now_playing.about import Part
    from musicrec_desktop.ui.now_playing.coming import ComingRow
    from musicrec_desktop.ui.now_playing.window import NowPlayingWindow

STATE_KEY: Final = "now_playing"
MOST_COMING: Final = 40
SECOND_MS: Final = 1_000
SHORTEST_WAIT_MS: Final = 15
SHARED_ACTIONS: Final = (
    *("toggle_play", "pause", "stop", "next_track", "previous_track", "seek_forward", "seek_back"),
    *("volume_up", "volume_down", "toggle_mute", "toggle_shuffle", "cycle_repeat", "toggle_autoplay"),
    *("like", "dislike", "undo", "redo", "switch_theme", "shortcuts", "now_playing", "quit"),
)
"""Keys of the main window that do the same here."""
OWN_ACTIONS: Final = (
    *("now_playing_full", "now_playing_screen", "playing_menu"),
    *("lyrics_earlier", "lyrics_later", "lyrics_smaller", "lyrics_larger"),
)


class NowPlayingController(QObject):
    """Makes the window when it is first wanted.

    Args:
        services: of the profile.
        covers: pictures by track.
        commands: what can be done with the track.
        gestures: play entries of the queue.
        theme: colours.
        notices: where trouble is told.
        parent: Qt's owner.

    Attributes:
        frames: waits for the moment in which something looks different; runs only while the window is seen
            and sound runs.
        reveal_requested: a ``TrackId`` to bring into view in the main window.
        page_requested: the main window shows another page now, and should come forward.
    """

    reveal_requested = Signal(object)
    page_requested = Signal()

    def __init__(
        self,
        services: Services,
        covers: CoverCache,
        commands: TrackCommands,
        gestures: QueueGestures,
        theme: ThemeController,
        notices: Notices,
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._services, self._player = services, services.player
        self._covers, self._commands, self._gestures = covers, commands, gestures
        self._theme, self._notices = theme, notices
        self._actions: Mapping[str, QAction] = {}
        self.window: NowPlayingWindow | None = None
        self._disconnects: list[Callable[[], object]] = []
        self._shown: Track | None = None
        self._lyrics_of: TrackId | None = None
        self._lyrics = TrackLyrics()
        self._jobs: dict[str, TaskHandle] = {}
        self.frames = QTimer(self)
        self.frames.setSingleShot(True)
        self.frames.setTimerType(Qt.TimerType.PreciseTimer)
        self.frames.timeout.connect(self._show_position)

    def actions(self) -> Mapping[str, Handler]:
        """The handlers of the window and of lyrics."""
        return {
            "now_playing": self.open,
            "now_playing_full": self._toggle_full_screen,
            "now_playing_screen": self._to_other_screen,
            "lyrics_earlier": lambda: self.shift(-1),
            "lyrics_later": lambda: self.shift(1),
            "lyrics_smaller": lambda: self.resize_lyrics(-1),
            "lyrics_larger": lambda: self.resize_lyrics(1),
        }

    def share_actions(self, actions: Mapping[str, QAction]) -> None:
        """Let keys of the main window do the same in this one."""
        self._actions = actions

    def open(self) -> None:
        """Show the window; where it is in front already, fill the screen or leave it."""
        if self._services.vault.is_locked:
            return
        if self.window is not None and self.window.isActiveWindow():
            self.window.toggle_full_screen()
            return
        self._made().come_forward()

    def refresh(self) -> None:
        """Show everything as it is now; nothing of a locked profile."""
        if self._services.vault.is_locked:
            self.hide()
        if self.window is not None and self.window.is_seen:
            self._shown, self._lyrics_of = None, None
            self._show_track()
            self._show_coming()

    def setting_changed(self, setting: Setting, _value: object) -> None:
        """Apply a setting that concerns lyrics."""
        if setting is LYRICS_FIRST:
            self.refresh()

    def hide(self) -> None:
        """Close the window: what it shows is not for everybody."""
        if self.window is not None:
            self.window.close()

    def shift(self, steps: int) -> None:
        """Show lyrics later, or earlier where steps are negative."""
        from musicrec_desktop.services.lyrics.service import SHIFT_STEP_MS

        shown = self._lyrics.shown
        if self._shown is not None and shown is not None and shown.is_synced:
            track_id, by_ms = self._shown.id, steps * SHIFT_STEP_MS
            self._change(lambda: self._services.lyrics.shift(track_id, self._lyrics, by_ms))

    def resize_lyrics(self, steps: int) -> None:
        """Use larger letters, or smaller ones where steps are negative."""
        self._made().resize_letters(steps)

    def close(self) -> None:
        """Disconnect from the services, and let the window go."""
        self.frames.stop()
        for handle in self._jobs.values():
            handle.cancel()
        for disconnect in self._disconnects:
            disconnect()
        self._disconnects = []
        if self.window is not None:
            self._save()
            self.window.seen_changed.disconnect(self._on_seen)
            self.window.close()
            self.window.deleteLater()
            self.window = None

    def _made(self) -> NowPlayingWindow:
        if self.window is not None:
            return self.window
        from musicrec_desktop.ui.now_playing.window import NowPlayingWindow

        window = self.window = NowPlayingWindow(self._theme, self._covers.pixmap)
        window.restore(self._services.state.get(STATE_KEY))
        window.addActions([self._actions[name] for name in SHARED_ACTIONS if name in self._actions])
        handlers = {**self.actions(), "playing_menu": window.show_menu}
        for name in OWN_ACTIONS:
            for keys in ACTIONS_BY_ID[name].shortcuts:
                QShortcut(QKeySequence(keys), window, handlers[name])
        window.seen_changed.connect(self._on_seen)
        window.state_changed.connect(self._save)
        self._connect_window(window)
        self._connect_services()
        return window

    def _connect_window(self, window: NowPlayingWindow) -> None:
        head, player = window.head, self._player
        head.title_clicked.connect(self._reveal)
        window.cover.clicked.connect(self._reveal)
        head.artist_clicked.connect(lambda: self._go(self._commands.go_artist))
        head.album_clicked.connect(lambda: self._go(self._commands.go_album))
        head.liked.connect(lambda: self._commands.feedback.like(self._playing_ids))
        window.menu_wanted.connect(self._show_menu)
        head.previous_requested.connect(player.previous)
        head.play_pause_requested.connect(player.toggle)
        head.next_requested.connect(player.next)
        head.seek_requested.connect(self._seek)
        window.lyrics.seek_requested.connect(self._seek)
        window.lyrics.chosen.connect(self._choose)
        window.lyrics.shift_requested.connect(self.shift)
        window.lyrics.resize_requested.connect(self.resize_lyrics)
        window.coming.play_requested.connect(self._gestures.jump)
        window.cover.size_changed.connect(self._show_cover)
        self._covers.loaded.connect(self._on_cover)

    def _connect_services(self) -> None:
        player, services = self._player, self._services
        self._disconnects += [
            player.state_changed.connect(lambda _state: self._if_seen(self._show_state)),
            player.track_started.connect(lambda _entry, _at: self._if_seen(self._show_track)),
            player.queue_changed.connect(lambda: self._if_seen(self._show_queue)),
            player.seeked.connect(lambda _position: self._if_seen(self._show_position)),
            player.sound.changed.connect(lambda _controls: self._if_seen(self._show_position)),
            services.feedback.changed.connect(lambda _ids: self._if_seen(self._show_feedback)),
            services.scan.library_changed.connect(self._on_library),
            services.vault.locked.connect(self.hide),
            services.profiles.switched.connect(self.refresh),
        ]

    def _if_seen(self, act: Callable[[], object]) -> None:
        if self.window is not None and self.window.is_seen:
            act()

    def _on_seen(self, is_seen: bool) -> None:
        if is_seen:
            self._show_track()
            self._show_coming()
        else:
            self.frames.stop()

    @property
    def _playing_ids(self) -> list[TrackId]:
        current = self._player.queue.current
        return [] if current is None else [current.track_id]

    def _show_queue(self) -> None:
        self._show_track()
        self._show_coming()

    def _show_track(self) -> None:
        window = self.window
        assert window is not None
        ids = self._playing_ids
        track = self._services.browse.track(ids[0]) if ids else None
        if track != self._shown:
            self._shown = track
            self._show_words(window, track)
        self._show_state()

    def _show_words(self, window: NowPlayingWindow, track: Track | None) -> None:
        if track is None:
            self._lyrics, self._lyrics_of = TrackLyrics(), None
            window.head.clear()
            window.cover.set_cover(None, "")
            window.set_colour(None)
            window.lyrics.show_nothing()
            window.about.show_parts(())
            window.setWindowTitle(tr("Now playing · MusicRec"))
            return
        tags = track.tags
        window.head.set_track(tags.title, tags.artist_text, tags.album, tags.year)
        window.setWindowTitle(tr("{track} · Now playing · MusicRec", track=isolated(tags.title_and_artist)))
        self._show_feedback()
        self._show_cover()
        self._load_about(track)
        if track.id != self._lyrics_of:
            self._load_lyrics(track)

    def _show_state(self) -> None:
        window = self.window
        assert window is not None
        window.head.set_playing(is_playing=self._player.state.is_going)
        self._show_position()

    def _show_feedback(self) -> None:
        if self.window is not None and self._shown is not None:
            kind = self._services.feedback.kind(self._shown.id)
            self.window.head.set_liked(is_liked=kind is FeedbackKind.LIKE)

    def _show_position(self) -> None:
        window = self.window
        if window is None or not window.is_seen:
            return
        player, shown = self._player, self._shown
        if shown is not None:
            position_ms = player.position_ms
            window.head.set_time(position_ms, player.duration_ms or shown.duration_ms)
            window.lyrics.show_position(position_ms)
            self._wait(position_ms)
        else:
            self.frames.stop()

    def _wait(self, position_ms: int) -> None:
        """Wait until another second is shown, or another line or word is sung."""
        if self._player.state is not PlayerState.PLAYING:
            self.frames.stop()
            return
        clock = self.window.lyrics.clock if self.window is not None else None
        next_ms = None if clock is None else clock.next_change_ms(position_ms)
        step_ms = SECOND_MS - position_ms % SECOND_MS
        if next_ms is not None:
            step_ms = min(step_ms, next_ms - position_ms)
        wait_ms = math.ceil(step_ms * 100 / self._player.sound.controls.speed_percent)
        self.frames.start(max(SHORTEST_WAIT_MS, wait_ms))

    def _show_cover(self) -> None:
        window, track = self.window, self._shown
        if window is None or track is None:
            return
        cover = self._covers.pixmap(track.id, window.cover.wanted_px)
        if cover is not None:
            from musicrec_desktop.ui.now_playing.tint import colour_of

            window.cover.set_cover(cover, track.tags.album or track.tags.title)
            window.set_colour(colour_of(cover))
        elif window.cover.track_id != track.id:
            window.cover.set_cover(None, track.tags.album or track.tags.title)
            window.set_colour(None)
        window.cover.track_id = track.id

    def _on_cover(self, track_id: TrackId) -> None:
        if self.window is not None and self.window.is_seen:
            if self._shown is not None and track_id == self._shown.id:
                self._show_cover()
            self.window.coming.view.viewport().update()

    def _show_coming(self) -> None:
        from musicrec_desktop.ui.now_playing.looking_up import coming_rows

        queue = self._player.queue
        entries = (*queue.user_part[:MOST_COMING], *queue.auto_part[:MOST_COMING])[:MOST_COMING]

        def look_up(_: TaskContext) -> list[ComingRow]:
            return coming_rows(self._services.browse, entries)

        def show(rows: list[ComingRow]) -> None:
            if self.window is not None:
                self.window.coming.show_rows(rows)

        self._run("coming", look_up, show)

    def _load_about(self, track: Track) -> None:
        from musicrec_desktop.ui.now_playing.looking_up import about_parts

        words = self._services.similarity.words_for(track.id)
        now_ms = self._services.scheduler.clock.now_ms()

        def look_up(_: TaskContext) -> list[Part]:
            return about_parts(self._services.browse, track, words, now_ms)

        def show(parts: list[Part]) -> None:
            if self.window is not None and self._shown is not None and self._shown.id == track.id:
                self.window.about.show_parts(parts)

        self._run("about", look_up, show)

    def _load_lyrics(self, track: Track) -> None:
        window = self.window
        assert window is not None
        self._lyrics_of, self._lyrics = track.id, TrackLyrics()
        window.lyrics.show_looking()

        def show(lyrics: TrackLyrics) -> None:
            if self._shown is not None and self._shown.id == track.id:
                self._take_lyrics(self._shown, lyrics)

        if (old := self._jobs.get("lyrics")) is not None:
            old.cancel()
        self._jobs["lyrics"] = self._services.lyrics.load(track.id, show)

    def _take_lyrics(self, track: Track, lyrics: TrackLyrics) -> None:
        self._lyrics = lyrics
        if self.window is not None:
            name = display_path(os.path.splitext(os.path.basename(track.path))[0])
            self.window.lyrics.show_lyrics(lyrics, name)
            self._show_position()

    def _choose(self, key: str) -> None:
        if self._shown is not None:
            track_id = self._shown.id
            self._change(lambda: self._services.lyrics.choose(track_id, self._lyrics, key))

    def _change(self, change: Callable[[], TrackLyrics]) -> None:
        """Show lyrics as a change leaves them; where it cannot be kept, say so."""
        try:
            changed = change()
        except MusicRecError as error:
            self._notices.error(error)
            return
        if self._shown is not None:
            self._take_lyrics(self._shown, changed)

    def _on_library(self, changes: TrackChanges) -> None:
        """Lyrics, tags or the cover of what plays may have changed."""
        if self._shown is None or self._shown.id not in {*changes.changed, *changes.moved}:
            return
        self._lyrics_of = None
        if self.window is not None and self.window.is_seen:
            self._shown = None
            self._show_track()

    def _run(self, name: str, work: Callable[[TaskContext], object], show: Callable[..., object]) -> None:
        if (old := self._jobs.get(name)) is not None:
            old.cancel()
        self._jobs[name] = self._services.scheduler.run(Lane.QUICK, work, on_done=show)

    def _seek(self, position_ms: int) -> None:
        self._player.seek(position_ms)
        self._show_position()

    def _reveal(self) -> None:
        if self._shown is not None:
            self.reveal_requested.emit(self._shown.id)
            self.page_requested.emit()

    def _go(self, go: Callable[[list[TrackId]], object]) -> None:
        go(self._playing_ids)
        self.page_requested.emit()

    def _show_menu(self, point: QPoint) -> None:
        if self._playing_ids:
            menu = QMenu(self.window)
            menu.aboutToHide.connect(menu.deleteLater)
            self._commands.fill_playing_menu(menu, self._playing_ids, self.page_requested.emit)
            menu.popup(point)

    def _toggle_full_screen(self) -> None:
        window = self._made()
        window.come_forward()
        window.toggle_full_screen()

    def _to_other_screen(self) -> None:
        window = self._made()
        window.come_forward()
        window.move_to_other_screen()

    def _save(self) -> None:
        """Keep how the window is; where it cannot be kept, it opens as it was before."""
        if self.window is None:
            return
        try:
            self._services.state.set(STATE_KEY, self.window.state())
        except (ProfileGoneError, StorageError):
            return

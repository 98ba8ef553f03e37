"""Keeps something that shows the player in step with it: the bar, the mini player."""

from __future__ import annotations

import math
from collections.abc import Callable
from typing import TYPE_CHECKING, Protocol

from PySide6.QtCore import QObject, Qt, QTimer, Signal
from PySide6.QtGui import QPixmap

from musicrec_desktop.core.later import made, when_made
from musicrec_desktop.model.features import SeekPicture
from musicrec_desktop.model.listen import FeedbackKind
from musicrec_desktop.model.playback import PlayerState, QueueEntry
from musicrec_desktop.model.track import Track, TrackId
from musicrec_desktop.services.suite import Services
from musicrec_desktop.ui.kit.covers import CoverCache

if TYPE_CHECKING:
    from musicrec_desktop.services.analysis.pictures import PictureService

SHORTEST_FRAME_MS, LONGEST_FRAME_MS = 33, 1_000


class PlayerView(Protocol):
    """What shows a track and where it is; it shows what it is told and emits nothing."""

    def set_track(
        self,
        title: str,
        artists: str,
        duration_ms: int | None,
        cover: QPixmap | None = None,
        *,
        album: str = "",
    ) -> None:
        """Show another track."""
        ...

    def clear_track(self) -> None:
        """Show that nothing plays."""
        ...

    def set_cover(self, cover: QPixmap | None) -> None:
        """Show the cover when it was loaded."""
        ...

    def set_picture(self, picture: SeekPicture | None) -> None:
        """Show the seek picture when it was made."""
        ...

    def set_state(self, state: PlayerState) -> None:
        """Show whether sound runs."""
        ...

    def set_position(self, position_ms: int) -> None:
        """Show where playback is."""
        ...

    def next_step_ms(self) -> int | None:
        """How far the position moves until the view looks different; None where it does not move."""
        ...

    def set_volume(self, volume_percent: int, *, is_muted: bool) -> None:
        """Show the volume."""
        ...

    def set_feedback(self, kind: FeedbackKind) -> None:
        """Show what the listener said about the track."""
        ...

    def devicePixelRatioF(self) -> float:
        """Pixels of the screen for one of Qt's."""
        ...


class PlayerFeed(QObject):
    """Tells a view of the track at the head of the queue, its state and position, and the volume.

    Args:
        services: of the profile.
        view: what shows it.
        covers: covers by track.
        cover_px: how large the view shows a cover.
        parent: Qt's owner.

    Attributes:
        frames: moves the position when that changes what is seen, a pixel or a second; runs only while the
            view is visible and sound runs.
        track_shown: another track is shown, a ``Track``; or None for nothing.
        current_changed: the ``TrackId`` that is at the head of the queue (or None), and whether sound runs.
    """

    track_shown = Signal(object)
    current_changed = Signal(object, bool)

    def __init__(
        self, services: Services, view: PlayerView, covers: CoverCache, cover_px: int, parent: QObject
    ) -> None:
        super().__init__(parent)
        self._services, self._player = services, services.player
        self._view, self._covers, self._cover_px = view, covers, cover_px
        self._shown: Track | None = None
        self._is_visible = False
        self.frames = QTimer(self)
        self.frames.setSingleShot(True)
        self.frames.setTimerType(Qt.TimerType.PreciseTimer)
        self.frames.timeout.connect(self.show_position)
        self._disconnects: list[Callable[[], None]] = []
        covers.loaded.connect(self._on_cover)

    @property
    def current_id(self) -> TrackId | None:
        """What is at the head of the queue."""
        entry = self._player.queue.current
        return None if entry is None else entry.track_id

    @property
    def playing_ids(self) -> list[TrackId]:
        """The track at the head of the queue as a list; empty where there is none."""
        return [] if self.current_id is None else [self.current_id]

    def set_visible(self, *, is_visible: bool) -> None:
        """Tell whether the view is visible; the position moves only while it is."""
        self._is_visible = is_visible
        self.show_position()

    def follow(self) -> None:
        """Show everything as it is now, and from now on; until ``close``."""
        if not self._disconnects:
            self._disconnects = self._connect()
        self.refresh()

    def refresh(self) -> None:
        """Show everything as it is now."""
        self._show_track()
        self._view.set_volume(self._player.volume_percent, is_muted=self._player.is_muted)

    def show_position(self) -> None:
        """Show where playback is now."""
        if self._player.queue.current is not None:
            self._view.set_position(self._player.position_ms)
        self._run_frames()

    def seek(self, position_ms: int) -> None:
        """Go to a position of the track."""
        self._player.seek(position_ms)
        self.show_position()

    def seek_by(self, by_ms: int) -> None:
        """Move in the current track; does nothing where nothing plays."""
        if self._player.queue.current is not None:
            self._player.seek_by(by_ms)
            self.show_position()

    def close(self) -> None:
        """Disconnect from the player; a view that nobody sees costs nothing."""
        self.frames.stop()
        for disconnect in self._disconnects:
            disconnect()
        self._disconnects.clear()

    def _connect(self) -> list[Callable[[], None]]:
        player, view = self._player, self._view
        return [
            player.state_changed.connect(self._on_state),
            player.sound.changed.connect(lambda _controls: self._run_frames()),
            player.track_started.connect(self._on_started),
            player.queue_changed.connect(self._on_queue),
            player.volume_changed.connect(
                lambda percent, is_muted: view.set_volume(percent, is_muted=is_muted)
            ),
            when_made(self._services.pictures, self._on_pictures),
            self._services.feedback.changed.connect(lambda _ids: self._show_feedback()),
            self._services.scan.library_changed.connect(lambda _changes: self._show_track()),
        ]

    def _on_started(self, entry: QueueEntry, _started_at_ms: int) -> None:
        self._services.pictures.prefer([entry.track_id])
        self._show_track()

    def _on_queue(self) -> None:
        """Read the head of the queue where it is another one: each skip changes the queue twice behind it."""
        if self._shown is None or self._shown.id != self.current_id:
            self._show_track()
        else:
            self.show_position()

    def _on_state(self, state: PlayerState) -> None:
        self._view.set_state(state)
        self.show_position()
        self.current_changed.emit(self.current_id, self._player.state.is_going)

    def _on_pictures(self, pictures: PictureService) -> Callable[[], None]:
        """There are pictures now; a queue of before is shown without waiting for them."""
        self._show_picture()
        return pictures.picture_ready.connect(self._on_picture)

    def _on_picture(self, track_id: TrackId) -> None:
        if track_id == self.current_id:
            self._show_picture()

    def _show_picture(self) -> None:
        """The picture of the sound, where it is known."""
        pictures, track_id = made(self._services.pictures), self.current_id
        self._view.set_picture(None if pictures is None or track_id is None else pictures.get(track_id))

    def _on_cover(self, track_id: TrackId) -> None:
        if self._disconnects and track_id == self.current_id:
            self._view.set_cover(self._cover(track_id))

    def _show_track(self) -> None:
        track_id = self.current_id
        track = None if track_id is None else self._services.browse.track(track_id)
        if track != self._shown:
            self._show_words(track)
        self._view.set_state(self._player.state)
        self.show_position()
        self.current_changed.emit(track_id, self._player.state.is_going)

    def _show_words(self, track: Track | None) -> None:
        self._shown = track
        if track is None:
            self._view.clear_track()
        else:
            tags, duration_ms = track.tags, self._player.duration_ms or track.duration_ms
            self._view.set_track(
                tags.title, tags.artist_text, duration_ms, self._cover(track.id), album=tags.album
            )
            self._show_picture()
            self._show_feedback()
        self.track_shown.emit(track)

    def _show_feedback(self) -> None:
        if self.current_id is not None:
            self._view.set_feedback(self._services.feedback.kind(self.current_id))

    def _run_frames(self) -> None:
        """Wait for the moment in which the position looks different."""
        step_ms = self._view.next_step_ms()
        if self._is_visible and self._player.state is PlayerState.PLAYING and step_ms is not None:
            wait_ms = math.ceil(step_ms * 100 / self._player.sound.controls.speed_percent)
            self.frames.start(min(max(wait_ms, SHORTEST_FRAME_MS), LONGEST_FRAME_MS))
        else:
            self.frames.stop()

    def _cover(self, track_id: TrackId) -> QPixmap | None:
        return self._covers.pixmap(track_id, round(self._cover_px * self._view.devicePixelRatioF()))

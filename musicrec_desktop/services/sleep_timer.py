"""The sleep timer: pauses playback after a while."""

from __future__ import annotations

from typing import Final

from musicrec_desktop.core.scheduler import Scheduler, Timer
from musicrec_desktop.core.signal import Signal
from musicrec_desktop.playback.player import Player

FADE_MS: Final = 10_000
FADE_STEP_MS: Final = 250
LONGEST_MINUTES: Final = 24 * 60


class SleepTimer:
    """Pauses the player when its time has come, fading out before; or lets the track that plays end.

    The volume that was set comes back with the pause. A change of volume by the user during the
    fade cancels the timer.

    Args:
        player: what is to fall silent.
        scheduler: gives the time.

    Attributes:
        changed: it was set, it was cancelled, or its time is over.
    """

    def __init__(self, *, player: Player, scheduler: Scheduler) -> None:
        self.changed: Signal[()] = Signal()
        self._player = player
        self._scheduler = scheduler
        self._due_ms: int | None = None
        self._is_track_finished = False
        self._timer: Timer | None = None
        self._volume_percent: int | None = None
        self._is_fading = False
        self._disconnect = player.volume_changed.connect(self._on_volume)

    @property
    def remaining_ms(self) -> int | None:
        """Until its time has come; None while it is not set."""
        if self._due_ms is None:
            return None
        return max(0, self._due_ms - self._scheduler.clock.monotonic_ms())

    @property
    def finishes_track(self) -> bool:
        """Whether the track that plays then is heard to its end."""
        return self._is_track_finished

    def set(self, minutes: float, *, finishes_track: bool = False) -> None:
        """Fall silent in so many minutes (more than none, a day at most), instead of what was set before."""
        self._stop()
        delay_ms = round(max(0.0, min(minutes, LONGEST_MINUTES)) * 60_000)
        self._due_ms = self._scheduler.clock.monotonic_ms() + delay_ms
        self._is_track_finished = finishes_track
        lead_ms = 0 if finishes_track else min(FADE_MS, delay_ms)
        self._timer = self._scheduler.call_later(delay_ms - lead_ms, self._begin_to_end)
        self.changed.emit()

    def cancel(self) -> None:
        """Cancel the timer; the player goes on."""
        if self._due_ms is not None:
            self._stop()
            self.changed.emit()

    def close(self) -> None:
        """Bring the volume back and do nothing more."""
        self._stop()
        self._disconnect()

    def _begin_to_end(self) -> None:
        if self._is_track_finished:
            self._stop()
            if self._player.state.is_going:
                self._player.set_stop_after_current(True)
            self.changed.emit()
            return
        self._volume_percent = self._player.volume_percent
        self._timer = self._scheduler.call_every(FADE_STEP_MS, self._fade)

    def _fade(self) -> None:
        remaining_ms = self.remaining_ms or 0
        if remaining_ms == 0:
            self._player.pause()
            self._stop()
            self.changed.emit()
        elif self._volume_percent is not None:
            self._turn(round(self._volume_percent * remaining_ms / FADE_MS))

    def _turn(self, percent: int) -> None:
        self._is_fading = True
        self._player.set_volume(percent)
        self._is_fading = False

    def _on_volume(self, _percent: int, _is_muted: bool) -> None:
        if self._volume_percent is not None and not self._is_fading:
            self._volume_percent = None
            self.cancel()

    def _stop(self) -> None:
        if self._timer is not None:
            self._timer.cancel()
            self._timer = None
        volume_percent, self._volume_percent = self._volume_percent, None
        if volume_percent is not None:
            self._turn(volume_percent)
        self._due_ms = None

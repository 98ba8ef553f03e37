"""How everything sounds: volume, equaliser, loudness, speed, device; and how loud it is right now."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from musicrec_desktop.core.signal import Signal
from musicrec_desktop.model.sound import OutputDevice, SoundControls
from musicrec_desktop.playback.engine import Engine

FIRST_VOLUME_PERCENT: Final = 80


class SoundDesk:
    """The player's knobs.

    Args:
        engine: makes the sound.

    Attributes:
        volume_changed: percent, and whether muted.
        changed: the controls as they are now.
    """

    def __init__(self, engine: Engine) -> None:
        self.volume_changed: Signal[int, bool] = Signal()
        self.changed: Signal[SoundControls] = Signal()
        self._engine = engine
        self._volume_percent = FIRST_VOLUME_PERCENT
        self._is_muted = False
        self._controls = SoundControls()
        engine.set_volume(self._volume_percent)

    @property
    def volume_percent(self) -> int:
        """From 0 to 100."""
        return self._volume_percent

    @property
    def is_muted(self) -> bool:
        """Whether the sound is off."""
        return self._is_muted

    @property
    def controls(self) -> SoundControls:
        """What is set."""
        return self._controls

    def set_volume(self, percent: int) -> None:
        """Change the loudness; clamped to 0 to 100."""
        self._volume_percent = max(0, min(100, percent))
        self._engine.set_volume(self._volume_percent)
        self.volume_changed.emit(self._volume_percent, self._is_muted)

    def set_muted(self, is_muted: bool) -> None:
        """Turn the sound off or on."""
        self._is_muted = is_muted
        self._engine.set_muted(is_muted)
        self.volume_changed.emit(self._volume_percent, self._is_muted)

    def set_controls(self, controls: SoundControls) -> None:
        """Sound differently from now on."""
        if controls != self._controls:
            self._controls = controls
            self._engine.set_controls(controls)
            self.changed.emit(controls)

    def list_devices(self, on_done: Callable[[tuple[OutputDevice, ...]], object]) -> None:
        """Find out what sound can come out of; called later."""
        self._engine.list_devices(on_done)

    def watch_levels(self, is_watched: bool) -> None:
        """Begin or cease to measure what is heard; unwatched it costs nothing."""
        self._engine.watch_levels(is_watched)

    def levels(self) -> tuple[float, ...]:
        """What is heard now, in bands from low to high, each 0 to 1; empty where nothing is heard."""
        return self._engine.levels()

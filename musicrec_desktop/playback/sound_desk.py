"""How the player sounds: volume, equaliser, loudness, speed and device; and its present levels."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from musicrec_desktop.core.signal import Signal
from musicrec_desktop.model.sound import OutputDevice, SoundControls
from musicrec_desktop.playback.engine import Engine

FIRST_VOLUME_PERCENT: Final = 80


class SoundDesk:
    """The sound controls of the player.

    Args:
        engine: makes the sound.

    Attributes:
        volume_changed: percent, and whether muted.
        changed: the new controls.
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
        """The volume, 0 to 100."""
        return self._volume_percent

    @property
    def is_muted(self) -> bool:
        """Whether the sound is off."""
        return self._is_muted

    @property
    def controls(self) -> SoundControls:
        """The controls in force."""
        return self._controls

    def set_volume(self, percent: int) -> None:
        """Set the volume; clamped to 0 to 100."""
        self._volume_percent = max(0, min(100, percent))
        self._engine.set_volume(self._volume_percent)
        self.volume_changed.emit(self._volume_percent, self._is_muted)

    def set_muted(self, is_muted: bool) -> None:
        """Mute the sound, or not."""
        self._is_muted = is_muted
        self._engine.set_muted(is_muted)
        self.volume_changed.emit(self._volume_percent, self._is_muted)

    def set_controls(self, controls: SoundControls) -> None:
        """Apply other controls from now on."""
        if controls != self._controls:
            self._controls = controls
            self._engine.set_controls(controls)
            self.changed.emit(controls)

    def list_devices(self, on_done: Callable[[tuple[OutputDevice, ...]], object]) -> None:
        """Call ``on_done`` with all sound devices, later."""
        self._engine.list_devices(on_done)

    def watch_levels(self, is_watched: bool) -> None:
        """Start or stop to measure the levels of what is heard; unwatched they cost nothing."""
        self._engine.watch_levels(is_watched)

    def levels(self) -> tuple[float, ...]:
        """The level of each band now, from low to high, 0 to 1; empty where nothing is heard."""
        return self._engine.levels()

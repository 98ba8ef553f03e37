"""How everything sounds, kept as settings and heard at once."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Final

from musicrec_desktop.core.errors import MusicRecError
from musicrec_desktop.core.scheduler import Scheduler, Timer
from musicrec_desktop.core.settings import (
    CROSSFADE_S,
    EQUALIZER,
    EQUALIZER_DB,
    GAIN_MODE,
    OUTPUT_DEVICE,
    PREAMP_DB,
    PREVENT_CLIPPING,
    SPEED_PERCENT,
    Setting,
)
from musicrec_desktop.core.signal import Signal
from musicrec_desktop.model.equalizer import gains_of_text, gains_text
from musicrec_desktop.model.sound import GainMode, OutputDevice, SoundControls
from musicrec_desktop.playback.sound_desk import SoundDesk
from musicrec_desktop.storage.state import SettingStore

KEEP_AFTER_MS = 400
"""A slider that is dragged is heard at each step, and kept when it rests."""

_FIELDS: Final = {
    CROSSFADE_S.key: "crossfade_ms",
    GAIN_MODE.key: "gain_mode",
    PREAMP_DB.key: "preamp_db",
    PREVENT_CLIPPING.key: "is_clipping_prevented",
    EQUALIZER.key: "equalizer_db",
    EQUALIZER_DB.key: "equalizer_db",
    SPEED_PERCENT.key: "speed_percent",
    OUTPUT_DEVICE.key: "device",
}
"""The field of the controls for each setting."""


def stored_controls(settings: SettingStore) -> SoundControls:
    """What the settings say."""
    gains_db = gains_of_text(str(settings.get(EQUALIZER_DB)))
    return SoundControls(
        crossfade_ms=int(settings.get(CROSSFADE_S)) * 1000,
        gain_mode=GainMode(str(settings.get(GAIN_MODE))),
        preamp_db=float(settings.get(PREAMP_DB)),
        is_clipping_prevented=bool(settings.get(PREVENT_CLIPPING)),
        equalizer_db=gains_db if settings.get(EQUALIZER) else None,
        speed_percent=int(settings.get(SPEED_PERCENT)),
        device=str(settings.get(OUTPUT_DEVICE)),
    )


class SoundService:
    """Settings and the player's desk, kept alike.

    Args:
        desk: the player's knobs.
        settings: keep them.
        scheduler: gives the time.

    Attributes:
        changed: something sounds differently now.
        failed: it could not be kept.
    """

    def __init__(self, *, desk: SoundDesk, settings: SettingStore, scheduler: Scheduler) -> None:
        self.changed: Signal[SoundControls] = Signal()
        self.failed: Signal[MusicRecError] = Signal()
        self._desk = desk
        self._settings = settings
        self._scheduler = scheduler
        self._timer: Timer | None = None
        # Gains are kept while the equaliser is off.
        self._gains_db = gains_of_text(str(settings.get(EQUALIZER_DB)))
        desk.set_controls(stored_controls(settings))
        self._disconnect = desk.changed.connect(self._on_changed)

    @property
    def controls(self) -> SoundControls:
        """How everything sounds."""
        return self._desk.controls

    @property
    def gains_db(self) -> tuple[float, ...]:
        """The equaliser's gains, whether it is on or not."""
        return self._gains_db

    def set(self, controls: SoundControls) -> None:
        """Apply controls at once; they are kept after a moment without another change."""
        self._desk.set_controls(controls)

    def set_gains(self, gains_db: tuple[float, ...]) -> None:
        """Other gains of the equaliser; kept also while it is off."""
        self._gains_db = gains_db
        if self.controls.equalizer_db is not None:
            self.set(replace(self.controls, equalizer_db=gains_db))
        else:
            self._keep_later()
            self.changed.emit(self.controls)

    def set_equalizer(self, is_on: bool) -> None:
        """The equaliser on or off."""
        self.set(replace(self.controls, equalizer_db=self._gains_db if is_on else None))

    def set_speed(self, percent: int) -> None:
        """Faster or slower, within what is allowed."""
        percent = max(SPEED_PERCENT.minimum, min(SPEED_PERCENT.maximum, percent))
        self.set(replace(self.controls, speed_percent=percent))

    def take(self, setting: Setting) -> None:
        """Hear a setting that was changed elsewhere; a turn of another that is not kept yet still counts."""
        if setting.key in _FIELDS:
            field = _FIELDS[setting.key]
            value = getattr(stored_controls(self._settings), field)
            self._desk.set_controls(replace(self.controls, **{field: value}))

    def profile_switching(self) -> None:
        """Keep what was changed last, for who leaves."""
        if self._timer is not None:
            self._timer.cancel()
            self._keep()

    def profile_switched(self) -> None:
        """Sound as the settings of another profile say."""
        self._gains_db = gains_of_text(str(self._settings.get(EQUALIZER_DB)))
        self._desk.set_controls(stored_controls(self._settings))
        self.changed.emit(self.controls)

    def list_devices(self, on_done: Callable[[tuple[OutputDevice, ...]], object]) -> None:
        """Find out what sound can come out of; called later."""
        self._desk.list_devices(on_done)

    def close(self) -> None:
        """Keep what was changed last."""
        self._disconnect()
        self.profile_switching()

    def _on_changed(self, controls: SoundControls) -> None:
        if controls.equalizer_db is not None:
            self._gains_db = controls.equalizer_db
        self._keep_later()
        self.changed.emit(controls)

    def _keep_later(self) -> None:
        if self._timer is not None:
            self._timer.cancel()
        self._timer = self._scheduler.call_later(KEEP_AFTER_MS, self._keep)

    def _keep(self) -> None:
        self._timer = None
        controls = self.controls
        values = {
            CROSSFADE_S: controls.crossfade_ms // 1000,
            GAIN_MODE: controls.gain_mode.value,
            PREAMP_DB: round(controls.preamp_db),
            PREVENT_CLIPPING: controls.is_clipping_prevented,
            EQUALIZER: controls.equalizer_db is not None,
            EQUALIZER_DB: gains_text(self._gains_db),
            SPEED_PERCENT: controls.speed_percent,
            OUTPUT_DEVICE: controls.device,
        }
        try:
            for setting, value in values.items():
                if self._settings.get(setting) != value:
                    self._settings.set(setting, value)
        except MusicRecError as error:
            self.failed.emit(error)

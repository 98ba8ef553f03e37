"""Sound in the window: the dialog, speed, stop after this track, and the sleep timer."""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QWidget

from musicrec_desktop.core.language import tr
from musicrec_desktop.core.sentences import percent
from musicrec_desktop.core.settings import Setting
from musicrec_desktop.model.sound import SoundControls
from musicrec_desktop.services.suite import Services
from musicrec_desktop.ui.kit.actions import Handler
from musicrec_desktop.ui.kit.buttons import IconButton
from musicrec_desktop.ui.kit.notices import Notices
from musicrec_desktop.ui.theme.control import ThemeController

if TYPE_CHECKING:
    from musicrec_desktop.ui.sound.dialog import SoundDialog
    from musicrec_desktop.ui.sound.sleep_dialog import SleepDialog

SPEED_STEP_PERCENT: Final = 10
NORMAL_PERCENT: Final = 100
REFRESH_MS: Final = 10_000


class SoundController(QObject):
    """Connects the services of sound with dialogs and buttons.

    Args:
        services: of the profile.
        stop_after_button: shown while playback stops after this track.
        sleep_button: shown while the sleep timer runs.
        themes: colours.
        notices: where changes are told.
        window: owns the dialogs.
    """

    def __init__(
        self,
        services: Services,
        stop_after_button: IconButton,
        sleep_button: IconButton,
        themes: ThemeController,
        notices: Notices,
        window: QWidget,
    ) -> None:
        super().__init__(window)
        self._sound, self._sleep, self._player = services.sound, services.sleep, services.player
        self._stop_after_button, self._sleep_button = stop_after_button, sleep_button
        self._themes, self._notices, self._window = themes, notices, window
        self.dialog: SoundDialog | None = None
        self.sleep_dialog: SleepDialog | None = None
        self._refresh = QTimer(self)
        self._refresh.setInterval(REFRESH_MS)
        self._refresh.timeout.connect(self._show_sleep)
        self._disconnects = [
            self._sound.changed.connect(self._show_controls),
            self._sound.failed.connect(notices.error_once),
            self._sleep.changed.connect(self._show_sleep),
            self._player.stop_after_changed.connect(lambda _is_wanted: self._show_stop()),
        ]
        stop_after_button.clicked.connect(lambda: self._player.set_stop_after_current(False))
        sleep_button.clicked.connect(self.show_sleep_timer)
        self._show_stop()
        self._show_sleep()

    def actions(self) -> Mapping[str, Handler]:
        """The handlers of everything about sound, speed and silence."""
        return {
            "stop_after_current": self.toggle_stop_after,
            "sleep_timer": self.show_sleep_timer,
            "sound": self.show,
            "faster": partial(self.change_speed, SPEED_STEP_PERCENT),
            "slower": partial(self.change_speed, -SPEED_STEP_PERCENT),
            "normal_speed": partial(self.change_speed, 0),
        }

    def show(self) -> None:
        """Show how everything sounds."""
        from musicrec_desktop.ui.sound.dialog import SoundDialog

        if self.dialog is None:
            dialog = self.dialog = SoundDialog(self._themes, self._window)
            dialog.turned.connect(self._sound.set)
            dialog.gains_turned.connect(self._sound.set_gains)
            dialog.equalizer_toggled.connect(self._sound.set_equalizer)
            dialog.devices_wanted.connect(lambda: self._sound.list_devices(dialog.show_devices))
        self._show_controls(self._sound.controls)
        self._sound.list_devices(self.dialog.show_devices)
        self.dialog.show()
        self.dialog.raise_()
        self.dialog.activateWindow()

    def show_sleep_timer(self) -> None:
        """Ask when playback should stop."""
        from musicrec_desktop.ui.sound.sleep_dialog import SleepDialog

        if self.sleep_dialog is None:
            dialog = self.sleep_dialog = SleepDialog(self._window)
            dialog.chosen.connect(self._on_sleep_chosen)
            dialog.cancelled.connect(self._sleep.cancel)
        self._show_sleep()
        self.sleep_dialog.show()
        self.sleep_dialog.raise_()

    def toggle_stop_after(self) -> None:
        """Stop when this track has ended, or do not."""
        self._player.set_stop_after_current(not self._player.stops_after_current)
        if self._player.stops_after_current:
            self._notices.say(
                tr("Playback stops after this track"), lambda: self._player.set_stop_after_current(False)
            )

    def change_speed(self, by_percent: int) -> None:
        """Change the speed by percentage points; 0 returns to the speed of the recording."""
        before = self._sound.controls.speed_percent
        self._sound.set_speed(before + by_percent if by_percent else NORMAL_PERCENT)
        self._notices.say(tr("Speed: {percent}", percent=percent(self._sound.controls.speed_percent / 100)))

    def setting_changed(self, setting: Setting, _value: object) -> None:
        """Apply a setting that concerns the sound."""
        self._sound.take(setting)

    def close(self) -> None:
        """Disconnect from the services."""
        self._refresh.stop()
        for disconnect in self._disconnects:
            disconnect()

    def _show_controls(self, controls: SoundControls) -> None:
        if self.dialog is not None:
            self.dialog.show_controls(controls, self._sound.gains_db)

    def _on_sleep_chosen(self, minutes: int, finishes_track: bool) -> None:
        from musicrec_desktop.ui.sound.sleep_dialog import sleep_text

        self._sleep.set(minutes, finishes_track=finishes_track)
        self._notices.say(tr("Silence in {sleep}", sleep=sleep_text(minutes * 60_000)), self._sleep.cancel)

    def _show_stop(self) -> None:
        self._stop_after_button.setVisible(self._player.stops_after_current)

    def _show_sleep(self) -> None:
        from musicrec_desktop.ui.sound.sleep_dialog import sleep_text

        remaining_ms = self._sleep.remaining_ms
        self._sleep_button.setVisible(remaining_ms is not None)
        if remaining_ms is not None:
            self._sleep_button.set_name(tr("Sleep timer: {sleep} to go", sleep=sleep_text(remaining_ms)))
            self._refresh.start()
        else:
            self._refresh.stop()
        if self.sleep_dialog is not None:
            self.sleep_dialog.show_remaining(remaining_ms, finishes_track=self._sleep.finishes_track)

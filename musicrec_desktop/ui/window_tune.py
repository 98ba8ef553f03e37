"""Ties what can be turned in the automatic queue to autoplay: the tune section, the rules, another draw."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from musicrec_desktop.core.errors import MusicRecError
from musicrec_desktop.core.settings import AUTOPLAY_AHEAD
from musicrec_desktop.model.queue_controls import Preset, QueueControls
from musicrec_desktop.model.queue_rules import RuleChoice
from musicrec_desktop.services.suite import Services
from musicrec_desktop.ui.dialogs.rules_dialog import RulesDialog
from musicrec_desktop.ui.widgets.up_next_panel import UpNextPanel
from musicrec_desktop.ui.window_notices import Notices
from musicrec_desktop.ui.window_up_next import UpNextDrawer


class TuneWiring(QObject):
    """Keeps section and dialog in step with the controls.

    Attributes:
        rules_dialog: the rules, once they were opened.
    """

    def __init__(
        self, services: Services, panel: UpNextPanel, drawer: UpNextDrawer, notices: Notices, window: QWidget
    ) -> None:
        super().__init__(window)
        self._autoplay, self._settings = services.autoplay, services.settings
        self._panel, self._drawer = panel, drawer
        self._notices, self._window = notices, window
        self.rules_dialog: RulesDialog | None = None
        self._disconnect = services.autoplay.changed.connect(self.refresh)
        section = panel.tune.section
        section.turned.connect(self._set)
        section.preset_chosen.connect(self._on_preset)
        section.rules_requested.connect(self.show_rules)
        panel.again_requested.connect(self.again)
        self.refresh()

    def refresh(self) -> None:
        """Show the controls as they are."""
        controls = self._autoplay.controls
        self._panel.tune.section.set_track_count(int(self._settings.get(AUTOPLAY_AHEAD)))
        self._panel.tune.show_controls(controls)
        if self.rules_dialog is not None:
            self.rules_dialog.show_choice(controls.rules)

    def again(self) -> None:
        """Another draw of the automatic part."""
        if not self._autoplay.is_enabled:
            self._autoplay.set_enabled(True)
        self._autoplay.again()

    def toggle(self) -> None:
        """Open the section, and the panel with it where it is hidden; or close it."""
        tune = self._panel.tune
        if not self._drawer.is_shown:
            self._drawer.toggle()
            tune.set_open(is_open=False)
        tune.toggle()

    def show_rules(self) -> None:
        """Show the rules."""
        self._panel.tune.section.flush()
        if self.rules_dialog is None:
            self.rules_dialog = RulesDialog(self._autoplay.controls.rules, self._window)
            self.rules_dialog.changed.connect(self._on_rules)
        self.rules_dialog.show()
        self.rules_dialog.raise_()

    def close(self) -> None:
        """Keep what was turned last, and listen to the services no more."""
        self._panel.tune.section.flush()
        self._disconnect()

    def _on_rules(self, rules: RuleChoice) -> None:
        self._panel.tune.section.flush()
        self._set(replace(self._autoplay.controls, rules=rules))

    def _on_preset(self, preset: Preset, before: QueueControls) -> None:
        self._notices.say(f"The queue follows “{preset.label}”", lambda: self._set(before))

    def _set(self, controls: QueueControls) -> None:
        try:
            self._autoplay.set_controls(controls)
        except MusicRecError as error:
            self._notices.error(error)
            self.refresh()

"""Connects autoplay with what shapes the automatic queue: the tune section, the rules, another draw."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from musicrec_desktop.core.bidi import quoted
from musicrec_desktop.core.errors import MusicRecError
from musicrec_desktop.core.language import tr
from musicrec_desktop.core.later import made, when_made
from musicrec_desktop.core.sentences import people
from musicrec_desktop.core.settings import AUTOPLAY_AHEAD, LOOK_AT_COVERS, Setting
from musicrec_desktop.model.listener_group import ListenerGroup
from musicrec_desktop.model.profile import ProfileId
from musicrec_desktop.model.queue_controls import QueueControls
from musicrec_desktop.model.queue_presets import Preset
from musicrec_desktop.model.queue_rule_table import RuleChoice
from musicrec_desktop.services.suite import Services
from musicrec_desktop.ui.kit.actions import Handler
from musicrec_desktop.ui.kit.fitted_dialog import open_once
from musicrec_desktop.ui.kit.name_dialog import NameDialog
from musicrec_desktop.ui.kit.notices import Notices
from musicrec_desktop.ui.kit.wording.covers import LOOKING_IS_OFF
from musicrec_desktop.ui.queue.drawer import UpNextDrawer
from musicrec_desktop.ui.queue.panel import UpNextPanel

if TYPE_CHECKING:
    from musicrec_desktop.services.autoplay.own_presets import Undo
    from musicrec_desktop.services.autoplay.service import AutoplayService
    from musicrec_desktop.ui.queue.rules_dialog import RulesDialog
    from musicrec_desktop.ui.queue.tune_section import TuneSection

PRESET_PROBLEMS: Final = {
    "empty": tr("Type a name."),
    "long": tr("Use a shorter name."),
    "ready-made": tr("A ready-made preset has this name. Choose another one."),
    "taken": tr("Another preset has this name. Choose another one."),
}


class TuneController(QObject):
    """Keeps section and dialog in step with the controls.

    Attributes:
        rules_dialog: the rules, once they were opened.
        name_dialog: asks for the name of a preset, while it is open.
    """

    def __init__(
        self, services: Services, panel: UpNextPanel, drawer: UpNextDrawer, notices: Notices, window: QWidget
    ) -> None:
        super().__init__(window)
        self._autoplay, self._settings = services.autoplay, services.settings
        self._panel, self._drawer = panel, drawer
        self._notices, self._window = notices, window
        self.rules_dialog: RulesDialog | None = None
        self._presets = services.queue_presets
        self.name_dialog: NameDialog | None = None
        self._disconnects = [
            when_made(services.autoplay, self._follow),
            self._presets.changed.connect(self._show_presets),
            services.profiles.changed.connect(self._show_people),
        ]
        when_made(panel.tune.section, self._connect)
        panel.again_requested.connect(self.again)
        self._show_presets()

    def _connect(self, section: TuneSection) -> Callable[[], None]:
        """Do what is asked for in the section, from when there is one; it goes with the window."""
        section.turned.connect(self._set)
        section.preset_chosen.connect(self._on_preset)
        section.save_requested.connect(self.save_preset)
        section.rename_requested.connect(self.rename_preset)
        section.delete_requested.connect(self._delete_preset)
        section.rules_requested.connect(self.show_rules)
        section.for_line.chosen.connect(self._set_group)
        return lambda: None

    def actions(self) -> Mapping[str, Handler]:
        """The handlers of what shapes the automatic part."""
        return {"again": self.again, "tune": self.toggle, "queue_rules": self.show_rules}

    def setting_changed(self, setting: Setting, _value: object) -> None:
        """Apply a setting that concerns the automatic part."""
        if setting is AUTOPLAY_AHEAD:
            self._autoplay.refill()
            self.refresh()
        elif setting is LOOK_AT_COVERS:
            self.refresh()

    def _follow(self, autoplay: AutoplayService) -> Callable[[], None]:
        """Show the controls from the moment on at which there are any."""
        self.refresh()
        return autoplay.changed.connect(self.refresh)

    def refresh(self) -> None:
        """Show the controls as they are."""
        controls = self._autoplay.controls
        self._panel.tune.show_track_count(int(self._settings.get(AUTOPLAY_AHEAD)))
        is_looking = bool(self._settings.get(LOOK_AT_COVERS))
        self._panel.tune.show_cover("" if is_looking else LOOKING_IS_OFF)
        self._panel.tune.show_controls(controls)
        self._show_people()
        if self.rules_dialog is not None:
            self.rules_dialog.show_choice(controls.rules)

    def again(self) -> None:
        """Choose the automatic part anew."""
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
        from musicrec_desktop.ui.queue.rules_dialog import RulesDialog

        self._panel.tune.flush()
        if self.rules_dialog is None:
            self.rules_dialog = RulesDialog(self._autoplay.controls.rules, self._window)
            self.rules_dialog.changed.connect(self._on_rules)
        self.rules_dialog.show()
        self.rules_dialog.raise_()

    def close(self) -> None:
        """Keep what was turned last, and disconnect from the services."""
        self._panel.tune.flush()
        for disconnect in self._disconnects:
            disconnect()

    def _on_rules(self, rules: RuleChoice) -> None:
        self._panel.tune.flush()
        self._set(replace(self._autoplay.controls, rules=rules))

    def save_preset(self) -> None:
        """Ask for a name, and keep the controls under it."""
        self._panel.tune.flush()
        controls = self._autoplay.controls

        def save(name: str) -> None:
            self._do(lambda: self._presets.save(name, controls), tr("Preset {name} saved", name=quoted(name)))

        def hint(name: str) -> str:
            is_known = any(each.label.casefold() == name.casefold() for each in self._presets.presets)
            return tr("It takes the place of the preset of that name.") if is_known else ""

        self._ask(
            NameDialog(tr("Save preset"), tr("Save"), "", self._problem_of(None), self._window, hint=hint),
            save,
        )

    def rename_preset(self, preset: Preset) -> None:
        """Ask for another name."""

        def rename(name: str) -> None:
            self._do(
                lambda: self._presets.rename(preset, name), tr("Preset renamed to {name}", name=quoted(name))
            )

        problem = self._problem_of(preset)
        self._ask(NameDialog(tr("Rename preset"), tr("Rename"), preset.label, problem, self._window), rename)

    def _delete_preset(self, preset: Preset) -> None:
        self._do(
            lambda: self._presets.delete(preset), tr("Preset {label} deleted", label=quoted(preset.label))
        )

    def _problem_of(self, renamed: Preset | None) -> Callable[[str], str]:
        return lambda name: PRESET_PROBLEMS.get(self._presets.problem(name, renamed=renamed), "")

    def _ask(self, dialog: NameDialog, on_name: Callable[[str], object]) -> None:
        self.name_dialog = dialog
        dialog.accepted.connect(lambda: on_name(dialog.name))
        dialog.finished.connect(self._on_named)
        open_once(dialog)
        dialog.field.setFocus()

    def _on_named(self) -> None:
        self.name_dialog = None

    def _do(self, act: Callable[[], Undo], words: str) -> None:
        try:
            undo = act()
        except MusicRecError as error:
            self._notices.error(error)
            return
        self._notices.say(words, undo)

    def _show_presets(self) -> None:
        self._panel.tune.set_own_presets(self._presets.presets)

    def _show_people(self) -> None:
        if made(self._autoplay) is None:
            return
        group = self._autoplay.group
        self._panel.tune.show_people(group.choices, group.group)

    def _set_group(self, group: ListenerGroup) -> None:
        ids = tuple(map(ProfileId, group.others))
        try:
            undo = self._autoplay.set_listeners(ids, group.how)
        except MusicRecError as error:
            self._notices.error(error)
            self._show_people()
            return
        self._notices.say(
            tr("The queue is for {people}", people=people(("", *self._autoplay.group.names))), undo
        )

    def _on_preset(self, preset: Preset, before: QueueControls) -> None:
        self._notices.say(
            tr("The queue follows {label}", label=quoted(preset.label)), lambda: self._set(before)
        )

    def _set(self, controls: QueueControls) -> None:
        try:
            self._autoplay.set_controls(controls)
        except MusicRecError as error:
            self._notices.error(error)
            self.refresh()

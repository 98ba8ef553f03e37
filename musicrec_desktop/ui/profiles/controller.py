"""Profiles in the window: the button, the menu, the dialogs."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QDialog, QMenu, QMessageBox, QWidget

from musicrec_desktop.core.bidi import quoted
from musicrec_desktop.core.errors import MusicRecError
from musicrec_desktop.core.language import tr
from musicrec_desktop.model.profile import Profile, ProfileId
from musicrec_desktop.services.profiles.service import COLOURS, ProfileService
from musicrec_desktop.ui.kit.actions import Handler
from musicrec_desktop.ui.kit.fitted_dialog import open_once
from musicrec_desktop.ui.kit.notices import Notices
from musicrec_desktop.ui.kit.wording.errors import error_message
from musicrec_desktop.ui.kit.wording.profiles import DELETE_WARNING, lost_profile_text
from musicrec_desktop.ui.profiles.avatar import AvatarButton, avatar_icon
from musicrec_desktop.ui.theme.control import ThemeController

if TYPE_CHECKING:
    from musicrec_desktop.ui.profiles.chooser import ProfileChooser
    from musicrec_desktop.ui.profiles.dialog import GeneralVerb, ProfilesDialog, ProfileVerb
    from musicrec_desktop.ui.profiles.form import ProfileForm

MENU_AVATAR_PX: Final = 20


class ProfilesController(QObject):
    """Connects the service with the button and the dialogs; one person alone sees no button.

    Args:
        profiles: the service.
        button: shows who listens.
        theme: colours.
        notices: where it is told.
        window: owns the dialogs.

    Attributes:
        dialog: all profiles, while it is open.
        more_verbs: what else can be done with a profile.
        more_general: what else can be done beside single profiles.
    """

    def __init__(
        self,
        profiles: ProfileService,
        button: AvatarButton,
        theme: ThemeController,
        notices: Notices,
        window: QWidget,
    ) -> None:
        super().__init__(window)
        self._profiles, self._button = profiles, button
        self._theme, self._notices, self._window = theme, notices, window
        self.dialog: ProfilesDialog | None = None
        self.more_verbs: tuple[ProfileVerb, ...] = ()
        self.more_general: tuple[GeneralVerb, ...] = ()
        self.menu = QMenu(button)
        self.menu.aboutToShow.connect(self._fill_menu)
        button.setMenu(self.menu)
        self._disconnects: tuple[Callable[[], None], ...] = (
            profiles.changed.connect(self.refresh),
            profiles.switched.connect(self.refresh),
            profiles.lost.connect(self._on_lost),
        )
        self.refresh()

    def actions(self) -> Mapping[str, Handler]:
        """The handlers of the dialog with all profiles, and of the choice among them."""
        return {"profiles": self.manage, "switch_profile": self.choose}

    def close(self) -> None:
        """Disconnect from the service."""
        for disconnect in self._disconnects:
            disconnect()

    def refresh(self) -> None:
        """Show who is there now."""
        profiles, current = self._profiles.profiles(), self._profiles.current
        self._button.show_profile(current)
        self._button.setVisible(len(profiles) > 1)
        if self.dialog is not None:
            self.dialog.show_profiles(profiles, self._profiles.always)

    def choose(self) -> ProfileChooser:
        """Ask who listens."""
        from musicrec_desktop.ui.profiles.chooser import ProfileChooser

        chooser = ProfileChooser(self._profiles.profiles(), parent=self._window)
        chooser.chosen.connect(self.switch)
        chooser.guest_requested.connect(self.be_guest)
        open_once(chooser)
        return chooser

    def switch(self, profile_id: ProfileId) -> None:
        """Let another profile be in use."""
        self._do(lambda: self._profiles.switch(profile_id))

    def be_guest(self) -> None:
        """Make a guest, and let them be in use."""
        self._do(lambda: self._profiles.switch(self._profiles.create_guest().id))

    def manage(self) -> ProfilesDialog:
        """Show all profiles."""
        from musicrec_desktop.ui.profiles.dialog import ProfilesDialog

        if self.dialog is None:
            self.dialog = dialog = ProfilesDialog(self._verbs(), self._general_verbs(), self._window)
            dialog.switch_requested.connect(self.switch)
            dialog.start_chosen.connect(lambda chosen: self._do(lambda: self._profiles.set_always(chosen)))
            dialog.finished.connect(self._on_closed)
        self.refresh()
        self.dialog.show()
        self.dialog.raise_()
        return self.dialog

    def new(self) -> ProfileForm:
        """Ask for the name of a new profile, and switch to it."""
        used = {profile.colour for profile in self._profiles.profiles()}
        colour = next((one for one in COLOURS if one not in used), COLOURS[0])
        form = self._form(tr("New profile"), tr("Create"), "", colour, None)

        def create() -> None:
            self._do(lambda: self._profiles.switch(self._profiles.create(form.name, form.colours.colour).id))

        form.accepted.connect(create)
        open_once(form)
        return form

    def edit(self, profile: Profile) -> ProfileForm:
        """Ask for another name or colour of a profile."""
        form = self._form(tr("Edit profile"), tr("Save"), profile.name, profile.colour, profile.id)

        def save() -> None:
            if form.name != profile.name:
                self._profiles.rename(profile.id, form.name)
            if form.colours.colour != profile.colour:
                self._profiles.set_colour(profile.id, form.colours.colour)

        form.accepted.connect(lambda: self._do(save))
        open_once(form)
        return form

    def delete(self, profile: Profile) -> QMessageBox:
        """Delete a profile, after asking."""
        box = QMessageBox(
            QMessageBox.Icon.Warning,
            tr("Delete profile"),
            tr("Delete the profile {name}?", name=quoted(profile.name)),
            QMessageBox.StandardButton.Cancel,
            self._window,
        )
        box.setInformativeText(DELETE_WARNING)
        box.addButton("Delete", QMessageBox.ButtonRole.DestructiveRole).clicked.connect(
            lambda: self._do(lambda: self._profiles.remove(profile.id))
        )
        box.setDefaultButton(QMessageBox.StandardButton.Cancel)
        open_once(box)
        return box

    def _verbs(self) -> tuple[ProfileVerb, ...]:
        from musicrec_desktop.ui.profiles.dialog import ProfileVerb

        return (
            ProfileVerb(tr("Edit…"), self.edit),
            *self.more_verbs,
            ProfileVerb(tr("Delete…"), self.delete, self._can_delete),
        )

    def _general_verbs(self) -> tuple[GeneralVerb, ...]:
        from musicrec_desktop.ui.profiles.dialog import GeneralVerb

        return (
            GeneralVerb(tr("New profile…"), self.new),
            GeneralVerb(tr("New guest"), self.be_guest),
            *self.more_general,
        )

    def _can_delete(self, profile: Profile) -> bool:
        return any(other.id != profile.id and not other.is_guest for other in self._profiles.profiles())

    def _form(self, title: str, verb: str, name: str, colour: str, own: ProfileId | None) -> ProfileForm:
        from musicrec_desktop.ui.profiles.form import ProfileForm

        def problem(typed: str) -> str:
            error = self._profiles.name_problem(typed, own)
            return "" if error is None else str(error_message(error))

        return ProfileForm(title, verb, name, colour, COLOURS, problem, self._theme, self._window)

    def _fill_menu(self) -> None:
        self.menu.clear()
        for profile in self._profiles.profiles():
            icon = avatar_icon(profile, MENU_AVATAR_PX, self.menu)
            action = QAction(icon, profile.name.replace("&", "&&"), self.menu)
            # A picture leaves no room for a tick.
            font = action.font()
            font.setBold(profile.is_current)
            action.setFont(font)
            action.triggered.connect(lambda _checked=False, chosen=profile.id: self.switch(chosen))
            self.menu.addAction(action)
        self.menu.addSeparator()
        self.menu.addAction(tr("New profile…"), self.new)
        self.menu.addAction(tr("New guest"), self.be_guest)
        self.menu.addAction(tr("Profiles…"), self.manage)

    def _on_closed(self, _result: int) -> None:
        if self.dialog is not None:
            self.dialog.deleteLater()
            self.dialog = None

    def _on_lost(self, name: str) -> None:
        self._notices.say(lost_profile_text(name, self._profiles.current.name))

    def _do(self, act: Callable[[], object]) -> None:
        try:
            act()
        except MusicRecError as error:
            self._notices.error(error)


def choose_at_start(profiles: ProfileService) -> bool:
    """Ask who listens where several people may, before there is a window.

    Returns:
        False where the question was closed, so that the player does not start.
    """
    persons = [profile for profile in profiles.profiles() if not profile.is_guest]
    if len(persons) < 2 or profiles.always is not None:
        return True
    from musicrec_desktop.ui.profiles.chooser import ProfileChooser

    chooser = ProfileChooser(persons, is_start=True)

    def take(profile_id: ProfileId) -> None:
        profiles.switch(profile_id)
        if chooser.always.isChecked():
            profiles.set_always(profile_id)

    chooser.chosen.connect(take)
    chooser.guest_requested.connect(lambda: profiles.switch(profiles.create_guest().id))
    return chooser.exec() == QDialog.DialogCode.Accepted

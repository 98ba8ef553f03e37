"""Locks the window, and offers what is done with all of a profile: passphrase, export, import, merge."""

from __future__ import annotations

import os
from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Final, TypeVar

from PySide6.QtCore import QEvent, QObject
from PySide6.QtGui import QGuiApplication, QWindow
from PySide6.QtWidgets import QApplication, QFileDialog, QMainWindow, QMessageBox
from shiboken6 import isValid
from typing_extensions import override

from musicrec_desktop.core.bidi import quoted
from musicrec_desktop.core.errors import MusicRecError, PassphraseError
from musicrec_desktop.core.language import tr
from musicrec_desktop.core.tasks import Lane, TaskContext
from musicrec_desktop.model.profile import Profile
from musicrec_desktop.model.profile_rows import ArchiveReport, Erasure
from musicrec_desktop.services.profiles.archive.format import ENCRYPTED_SUFFIX, PLAIN_SUFFIX
from musicrec_desktop.services.suite import Services
from musicrec_desktop.ui.kit.actions import Handler
from musicrec_desktop.ui.kit.fitted_dialog import open_once
from musicrec_desktop.ui.kit.notices import Notices
from musicrec_desktop.ui.kit.wording.archives import (
    counted_text,
    erased_text,
    imported_text,
    merge_question,
    merged_text,
)
from musicrec_desktop.ui.kit.wording.errors import error_message
from musicrec_desktop.ui.kit.wording.passphrases import before_text
from musicrec_desktop.ui.profiles.controller import ProfilesController
from musicrec_desktop.ui.profiles.lock_page import LockPage

if TYPE_CHECKING:
    from musicrec_desktop.ui.profiles.dialog import GeneralVerb, ProfileVerb
    from musicrec_desktop.ui.profiles.passphrase_dialog import PassphraseDialog

T = TypeVar("T")

_ENCRYPTED: Final = tr("Encrypted archive (*{encrypted_suffix})", encrypted_suffix=ENCRYPTED_SUFFIX)
_PLAIN: Final = tr("Archive that anybody can read (*{plain_suffix})", plain_suffix=PLAIN_SUFFIX)
_ACTIVITY: Final = frozenset(
    {QEvent.Type.KeyPress, QEvent.Type.MouseButtonPress, QEvent.Type.MouseMove, QEvent.Type.Wheel}
)


class VaultController(QObject):
    """Shows the lock page while the profile is locked, and nothing else.

    Args:
        services: of the player.
        profiles: asks who listens, and has the dialog with all profiles.
        notices: where it is told.
        window: is covered.
    """

    def __init__(
        self, services: Services, profiles: ProfilesController, notices: Notices, window: QMainWindow
    ) -> None:
        super().__init__(window)
        self._services, self._vault, self._profiles = services, services.vault, services.profiles
        self._notices, self._window = notices, window
        self.page = LockPage(window)
        self.page.unlock_requested.connect(self._unlock)
        self.page.switch_requested.connect(profiles.choose)
        self._disconnects = (
            self._profiles.switched.connect(self.refresh),
            self._profiles.changed.connect(self.refresh),
            services.eraser.erased.connect(self._on_erased),
        )
        profiles.more_verbs, profiles.more_general = self.verbs(), self.general_verbs()
        application = QApplication.instance()
        assert isinstance(application, QApplication)
        application.focusWindowChanged.connect(self._watch)
        self._watched: QWindow | None = None
        self.refresh()

    def actions(self) -> Mapping[str, Handler]:
        """The handler of the lock."""
        return {"lock_profile": self.lock}

    def close(self) -> None:
        """Disconnect from the services."""
        for disconnect in self._disconnects:
            disconnect()
        if isinstance(application := QApplication.instance(), QApplication):
            application.focusWindowChanged.disconnect(self._watch)

    def verbs(self) -> tuple[ProfileVerb, ...]:
        """What can be done with a profile."""
        from musicrec_desktop.ui.profiles.dialog import ProfileVerb

        return (
            ProfileVerb(tr("Passphrase…"), self.ask_passphrase, lambda profile: not profile.is_guest),
            ProfileVerb(tr("Remove passphrase…"), self.remove_passphrase, lambda one: one.has_passphrase),
            ProfileVerb(tr("Lock"), lambda _profile: self.lock(), _can_lock),
            ProfileVerb(tr("Export…"), self.export, _is_open),
            ProfileVerb(tr("Merge into the one in use…"), self.merge, self._can_merge),
        )

    def general_verbs(self) -> tuple[GeneralVerb, ...]:
        """What can be done beside single profiles."""
        from musicrec_desktop.ui.profiles.dialog import GeneralVerb

        return (GeneralVerb(tr("Import…"), self.import_archive),)

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in _ACTIVITY:
            self._vault.note_activity()
        return super().eventFilter(watched, event)

    def refresh(self) -> None:
        """Cover the window where the profile is locked, else show it."""
        self._watch(QGuiApplication.focusWindow())
        current = self._profiles.current
        shown = self.page.name.full_text if self.page.isVisibleTo(self._window) else None
        if shown == (current.name if current.is_locked else None):
            return
        central = self._window.centralWidget()
        if central is not None:
            central.setEnabled(not current.is_locked)
        self._window.setAcceptDrops(not current.is_locked)
        if current.is_locked:
            can_switch = len(self._profiles.profiles()) > 1
            self.page.show_profile(current, can_switch=can_switch, wait_ms=self._vault.wait_ms(current.id))
        else:
            self.page.uncover()

    def lock(self) -> None:
        """Lock the profile in use; without a passphrase one is asked for."""
        current = self._profiles.current
        if current.has_passphrase:
            self._vault.lock()
        else:
            self.ask_passphrase(current)

    def ask_passphrase(self, profile: Profile) -> PassphraseDialog:
        """Set or change the passphrase of a profile."""
        from musicrec_desktop.ui.profiles.passphrase_dialog import PassphraseDialog

        def take(old: str, new: str) -> None:
            self._vault.set_passphrase(profile.id, new, old, dialog.accept, _telling(dialog))

        dialog = PassphraseDialog(
            tr("Passphrase of {name}", name=profile.name),
            tr("Set"),
            before_text(),
            take,
            asks_present=profile.has_passphrase,
            asks_new=True,
            parent=self._window,
        )
        open_once(dialog)
        return dialog

    def remove_passphrase(self, profile: Profile) -> PassphraseDialog:
        """Let a profile have no passphrase any more."""

        def take(old: str, _new: str) -> None:
            self._vault.set_passphrase(profile.id, "", old, dialog.accept, _telling(dialog))

        dialog = self._asking(tr("Remove the passphrase of {name}", name=profile.name), tr("Remove"), take)
        open_once(dialog)
        return dialog

    def export(self, profile: Profile) -> None:
        """Write all of a profile into a file."""
        dialog = QFileDialog(self._window, tr("Export {name}", name=profile.name))
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setNameFilters([_ENCRYPTED, _PLAIN])

        def chosen(path: str) -> None:
            is_plain = dialog.selectedNameFilter() == _PLAIN
            suffix = PLAIN_SUFFIX if is_plain else ENCRYPTED_SUFFIX
            full = path if path.lower().endswith(suffix) else f"{path}{suffix}"
            if is_plain:
                self.export_to(profile, full, "")
            else:
                self._ask_for_archive(profile, full)

        dialog.fileSelected.connect(chosen)
        open_once(dialog)

    def export_to(self, profile: Profile, path: str, passphrase: str) -> None:
        """Write all of a profile into a file, encrypted where there is a passphrase."""

        def told(report: ArchiveReport) -> None:
            name = os.path.basename(path)
            self._notices.say(
                tr(
                    "{name} has all of {source}: {counted}.",
                    name=quoted(name),
                    source=quoted(report.name),
                    counted=counted_text(report.rows),
                )
            )

        self._start(
            lambda context: self._services.archives.export(
                profile.id, path, passphrase=passphrase, context=context
            ),
            told,
        )

    def import_archive(self) -> None:
        """Bring an archive in as a new profile."""
        dialog = QFileDialog(self._window, tr("Import a profile"))
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        dialog.setNameFilters(
            [
                tr(
                    "Archives of profiles (*{encrypted_suffix} *{plain_suffix})",
                    encrypted_suffix=ENCRYPTED_SUFFIX,
                    plain_suffix=PLAIN_SUFFIX,
                )
            ]
        )
        dialog.fileSelected.connect(self.import_from)
        open_once(dialog)

    def import_from(self, path: str, passphrase: str = "") -> None:
        """Bring an archive in as a new profile; a passphrase is asked for where it needs one."""

        def told(report: ArchiveReport) -> None:
            self._profiles.look()
            self._notices.say(" ".join(imported_text(report)))

        def failed(error: MusicRecError) -> None:
            if isinstance(error, PassphraseError):
                self._ask_to_open(path, str(error_message(error)) if passphrase else "")
            else:
                self._notices.error(error)

        self._start(
            lambda context: self._services.archives.import_archive(
                path, passphrase=passphrase, context=context
            ),
            told,
            failed,
        )

    def merge(self, profile: Profile) -> QMessageBox:
        """Give all of a profile to the one in use, after asking."""
        target = self._profiles.current
        box = QMessageBox(
            QMessageBox.Icon.Question,
            tr("Merge profiles"),
            tr("Merge {name} into {target}?", name=quoted(profile.name), target=quoted(target.name)),
            QMessageBox.StandardButton.Cancel,
            self._window,
        )
        box.setInformativeText(merge_question(profile.name, target.name))
        box.addButton(tr("Merge"), QMessageBox.ButtonRole.AcceptRole).clicked.connect(
            lambda: self._services.merging.merge(
                profile.id,
                target.id,
                lambda copied: self._notices.say(" ".join(merged_text(copied, profile.name, target.name))),
                self._notices.error,
            )
        )
        open_once(box)
        return box

    def _ask_for_archive(self, profile: Profile, path: str) -> None:
        from musicrec_desktop.ui.profiles.passphrase_dialog import PassphraseDialog

        def take(_old: str, new: str) -> None:
            dialog.accept()
            self.export_to(profile, path, new)

        words = tr("Who has this passphrase can read the archive. Without it nobody can, not even you.")
        dialog = PassphraseDialog(
            tr("Encrypt the archive"),
            tr("Export"),
            words,
            take,
            asks_present=False,
            asks_new=True,
            parent=self._window,
        )
        open_once(dialog)

    def _ask_to_open(self, path: str, problem: str) -> None:
        def take(old: str, _new: str) -> None:
            dialog.accept()
            self.import_from(path, old)

        dialog = self._asking(tr("Open {basename}", basename=os.path.basename(path)), tr("Import"), take)
        open_once(dialog)
        if problem:
            dialog.show_problem(problem)

    def _asking(self, title: str, verb: str, take: Callable[[str, str], object]) -> PassphraseDialog:
        """A dialog that asks for one passphrase."""
        from musicrec_desktop.ui.profiles.passphrase_dialog import PassphraseDialog

        return PassphraseDialog(title, verb, "", take, asks_present=True, asks_new=False, parent=self._window)

    def _watch(self, window: QWindow | None) -> None:
        """Notice what is done in the window that has the focus now, where the profile may be locked later."""
        if self._watched is not None and isValid(self._watched):
            self._watched.removeEventFilter(self)
        elif self._profiles.current.has_passphrase:
            # Nobody was watched; whoever just set a passphrase is there.
            self._vault.note_activity()
        self._watched = window if self._profiles.current.has_passphrase else None
        if self._watched is not None:
            self._watched.installEventFilter(self)

    def _can_merge(self, profile: Profile) -> bool:
        return not profile.is_current and _is_open(profile) and _is_open(self._profiles.current)

    def _unlock(self, passphrase: str) -> None:
        profile_id = self._profiles.current.id

        def failed(error: MusicRecError) -> None:
            if profile_id != self._profiles.current.id:
                return
            wait_ms = error.wait_ms if isinstance(error, PassphraseError) else 0
            self.page.show_problem(str(error_message(error)), wait_ms)

        self._vault.unlock(profile_id, passphrase, self.refresh, failed)

    def _start(
        self,
        work: Callable[[TaskContext], T],
        on_done: Callable[[T], object],
        on_error: Callable[[MusicRecError], object] | None = None,
    ) -> None:
        def fail(error: Exception) -> None:
            if not isinstance(error, MusicRecError):
                raise error
            (on_error or self._notices.error)(error)

        self._services.scheduler.run(Lane.IO, work, on_done=on_done, on_error=fail)

    def _on_erased(self, erasure: Erasure) -> None:
        if sentences := erased_text(erasure):
            self._notices.say(" ".join(sentences))


def _telling(dialog: PassphraseDialog) -> Callable[[MusicRecError], None]:
    return lambda error: dialog.show_problem(str(error_message(error)))


def _can_lock(profile: Profile) -> bool:
    return profile.is_current and profile.has_passphrase and not profile.is_locked


def _is_open(profile: Profile) -> bool:
    return not profile.is_locked and not profile.is_guest

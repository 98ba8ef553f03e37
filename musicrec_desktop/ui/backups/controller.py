"""Connects backups with the window: what happened at the start, and the list to restore from."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from musicrec_desktop.core.errors import DatabaseCorruptError
from musicrec_desktop.core.language import tr
from musicrec_desktop.model.recovery import Backup
from musicrec_desktop.services.suite import Services
from musicrec_desktop.ui.kit.actions import Handler
from musicrec_desktop.ui.kit.notices import Notices
from musicrec_desktop.ui.kit.wording.errors import error_message
from musicrec_desktop.ui.kit.wording.recovery import opening_words

if TYPE_CHECKING:
    from musicrec_desktop.ui.backups.dialog import BackupsDialog

_BUTTON = tr("Backups…")


class BackupsController:
    """Tells once what was done with the database, and shows the dialog.

    Args:
        services: of the window.
        notices: where it is told.
        window: the parent of the dialog; closing it ends the program.
    """

    def __init__(self, services: Services, notices: Notices, window: QWidget) -> None:
        self._services, self._notices, self._window = services, notices, window
        self.dialog: BackupsDialog | None = None
        self._disconnect = services.backups.damaged.connect(self._on_damaged)

    def actions(self) -> Mapping[str, Handler]:
        """The handler of the list of backups."""
        return {"backups": self.show}

    def tell_of_opening(self, unwritable: Sequence[str] = ()) -> None:
        """Say what the user has to know of the profile, if anything.

        Args:
            unwritable: folders of the profile, beside that of the database, that cannot be written.
        """
        told = opening_words(self._services.paths, self._services.backups, unwritable)
        if told:
            headline = told[0][0]
            advice = " ".join([told[0][1], *(f"{head} {rest}" for head, rest in told[1:])])
            self._notices.trouble(headline, advice, _BUTTON, self.show)
        if (problem := self._services.backups.write_problem) is not None:
            self._notices.is_told(problem)

    def show(self) -> None:
        """Open the list of backups."""
        from musicrec_desktop.ui.backups.dialog import BackupsDialog

        backups = self._services.backups
        dialog = BackupsDialog(self._window)
        dialog.restore_requested.connect(self._on_restore)
        dialog.taken_back.connect(backups.forget_restore)
        dialog.quit_requested.connect(self._window.close)
        dialog.make_requested.connect(self._on_make)
        dialog.finished.connect(dialog.deleteLater)
        dialog.finished.connect(self._forget)
        self.dialog = dialog
        dialog.open()
        backups.find(dialog.show_backups, self._notices.error)

    def close(self) -> None:
        """Disconnect from the service."""
        self._disconnect()

    def _forget(self) -> None:
        self.dialog = None

    def _on_restore(self, backup: Backup) -> None:
        try:
            self._services.backups.request_restore(backup)
        except OSError as error:
            self._notices.say(tr("The wish cannot be written: {strerror}", strerror=error.strerror))
            return
        if self.dialog is not None:
            self.dialog.show_planned(backup)

    def _on_make(self) -> None:
        self._services.backups.make(self._on_made, self._on_not_made)

    def _on_made(self, path: str) -> None:
        if not path:
            self._notices.say(tr("The library is empty: there is nothing to copy."))
        if self.dialog is not None:
            self._services.backups.find(self.dialog.show_backups, self._notices.error)

    def _on_not_made(self, error: Exception) -> None:
        if self.dialog is not None:
            self.dialog.show_idle()
        self._notices.error(error)

    def _on_damaged(self, error: DatabaseCorruptError) -> None:
        message = error_message(error)
        self._notices.trouble(message.headline, message.advice, _BUTTON, self.show)

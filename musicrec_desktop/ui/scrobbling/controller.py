"""Scrobbling in the window: the accounts, a new one, and what the user has to know."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING
from urllib.parse import quote, urlsplit

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QMessageBox, QWidget

from musicrec_desktop.core.errors import MusicRecError, StorageError
from musicrec_desktop.core.language import plural, tr
from musicrec_desktop.core.later import when_made
from musicrec_desktop.core.paths import display_path
from musicrec_desktop.model.scrobble import (
    DEFAULT_URLS,
    Credentials,
    ScrobbleAccount,
    ServerAddress,
    ServerKind,
)
from musicrec_desktop.services.suite import Services
from musicrec_desktop.ui.kit.actions import Handler
from musicrec_desktop.ui.kit.notices import Notices
from musicrec_desktop.ui.kit.wording.errors import error_message
from musicrec_desktop.ui.kit.wording.scrobbling import account_name, problem_text
from musicrec_desktop.ui.theme.control import ThemeController

if TYPE_CHECKING:
    from musicrec_desktop.services.scrobbling.service import ScrobbleService
    from musicrec_desktop.ui.scrobbling.account_dialog import ScrobbleAccountDialog
    from musicrec_desktop.ui.scrobbling.dialog import ScrobbleDialog


class ScrobbleController:
    """Connects the service with its dialogs, and starts sending.

    Args:
        services: of the profile.
        themes: colours.
        notices: where trouble is told.
        window: owns the dialogs.
    """

    def __init__(
        self, services: Services, themes: ThemeController, notices: Notices, window: QWidget
    ) -> None:
        self._services, self._scrobble = services, services.scrobble
        self._themes, self._notices, self._window = themes, notices, window
        self.dialog: ScrobbleDialog | None = None
        self.form: ScrobbleAccountDialog | None = None
        self._is_closed = False
        self._disconnects: tuple[Callable[[], None], ...] = (
            self._scrobble.changed.connect(self._refresh),
            self._scrobble.stopped.connect(self._on_stopped),
            self._scrobble.failed.connect(notices.error_once),
        )
        self._starting = when_made(self._scrobble, self._start_soon)

    def actions(self) -> Mapping[str, Handler]:
        """The handler of the accounts."""
        return {"scrobbling": self.show}

    def show(self) -> None:
        """Show the accounts."""
        if self.dialog is None:
            self.dialog = self._make_dialog()
        self.dialog.show()
        self._refresh()
        self.dialog.raise_()

    def close(self) -> None:
        """Disconnect from the service."""
        self._is_closed = True
        self._starting()
        for disconnect in self._disconnects:
            disconnect()

    def _start_soon(self, _scrobble: ScrobbleService) -> Callable[[], None]:
        self._services.scheduler.post(self._start)
        return lambda: None

    def _start(self) -> None:
        if not self._is_closed:
            self._scrobble.start()

    def _make_dialog(self) -> ScrobbleDialog:
        from musicrec_desktop.ui.scrobbling.dialog import ScrobbleDialog

        dialog = ScrobbleDialog(
            self._themes,
            self._services.scheduler.clock.now_ms,
            display_path(self._services.paths.tokens),
            self._window,
        )
        dialog.add_requested.connect(self.ask_for_account)
        dialog.send_requested.connect(lambda: self._do(self._scrobble.send_now))
        dialog.likes_requested.connect(lambda: self._do(self._send_likes))
        dialog.pause_toggled.connect(self._toggle_pause)
        dialog.retry_requested.connect(
            lambda account: self._do(lambda: self._scrobble.retry_refused(account.id))
        )
        dialog.remove_requested.connect(self._ask_to_remove)
        dialog.page_requested.connect(
            lambda account: QDesktopServices.openUrl(QUrl(page_of(account.address)))
        )
        return dialog

    def ask_for_account(self) -> None:
        """Let the user add an account."""
        from musicrec_desktop.ui.scrobbling.account_dialog import ScrobbleAccountDialog

        form = self.form = ScrobbleAccountDialog(self.dialog or self._window)
        form.submitted.connect(self._try_account)
        form.finished.connect(form.deleteLater)
        form.finished.connect(self._on_form_closed)
        form.open()

    def _on_form_closed(self) -> None:
        self.form = None

    def _try_account(self, address: ServerAddress, credentials: Credentials) -> None:
        form = self.form

        def done(account: ScrobbleAccount) -> None:
            if form is not None and form is self.form:
                form.accept()
            self._notices.say(
                tr(
                    "{account_name} gets what you listen to from now on",
                    account_name=account_name(account.address),
                )
            )
            self._refresh()

        def failed(error: MusicRecError) -> None:
            if form is not None and form is self.form:
                form.show_problem(str(error_message(error)))
            else:
                self._notices.error(error)

        self._scrobble.add(address, credentials, done, failed)

    def _toggle_pause(self, account: ScrobbleAccount) -> None:
        change = self._scrobble.resume if account.is_paused else self._scrobble.pause
        self._do(lambda: change(account.id))

    def _ask_to_remove(self, account: ScrobbleAccount) -> None:
        waits = (
            plural(
                " {n} listen that wait for it are dropped.",
                " {n} listens that wait for it are dropped.",
                account.waiting,
            )
            if account.waiting
            else ""
        )
        box = QMessageBox(self.dialog or self._window)
        box.setWindowTitle(tr("Remove an account"))
        box.setIcon(QMessageBox.Icon.Question)
        box.setText(tr("Remove {account_name}?", account_name=account_name(account.address)))
        box.setInformativeText(tr("Its token is forgotten; what was sent stays there.{waits}", waits=waits))
        remove = box.addButton(tr("Remove"), QMessageBox.ButtonRole.DestructiveRole)
        box.setDefaultButton(box.addButton(QMessageBox.StandardButton.Cancel))
        remove.clicked.connect(lambda: self._do(lambda: self._scrobble.remove(account.id)))
        box.finished.connect(box.deleteLater)
        box.open()

    def _send_likes(self) -> None:
        count = self._scrobble.send_likes()
        self._notices.say(plural("{n} loved track will be sent", "{n} loved tracks will be sent", count))

    def _do(self, change: Callable[[], object]) -> None:
        try:
            change()
        except StorageError as error:
            self._notices.error(error)
        self._refresh()

    def _on_stopped(self, account: ScrobbleAccount) -> None:
        headline, _ = problem_text(account.problem)
        self._notices.tell(f"{account_name(account.address)}: {headline}", tr("Show"), self.show)

    def _refresh(self) -> None:
        if self.dialog is not None and self.dialog.isVisible():
            self.dialog.show_accounts(self._scrobble.accounts())


def page_of(address: ServerAddress) -> str:
    """The page of an account that the user can look at."""
    if address.url == DEFAULT_URLS[address.kind]:
        site = "www.last.fm" if address.kind is ServerKind.LASTFM else "listenbrainz.org"
        return f"https://{site}/user/{quote(address.user)}"
    parts = urlsplit(address.url)
    return f"{parts.scheme}://{parts.netloc}/"

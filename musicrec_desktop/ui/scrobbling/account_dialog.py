"""A new account on a scrobbling server: where it is, the secret, and whether the server takes it."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QUrl, Signal
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import (
    QFormLayout,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QVBoxLayout,
    QWidget,
)

from musicrec_desktop.core.language import tr
from musicrec_desktop.model.scrobble import DEFAULT_URLS, Credentials, ServerAddress, ServerKind
from musicrec_desktop.ui.kit.buttons import text_button
from musicrec_desktop.ui.kit.calm_inputs import CalmComboBox
from musicrec_desktop.ui.kit.fitted_dialog import FittedDialog, ScrollBody
from musicrec_desktop.ui.kit.labels import dim_label
from musicrec_desktop.ui.kit.wording.scrobbling import KIND_NAMES, TOKEN_HINTS, TOKEN_PAGES
from musicrec_desktop.ui.theme.sizes import Space

WIDTH: Final = 480


class ScrobbleAccountDialog(FittedDialog):
    """Asks for an account; its owner tries the account and shows the outcome.

    Args:
        parent: the list of accounts.
    """

    submitted = Signal(object, object)
    """A ``ServerAddress`` and the ``Credentials`` to try."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(tr("Add a scrobbling account"))
        self.setMinimumWidth(WIDTH)
        self.kind = CalmComboBox()
        for kind, name in KIND_NAMES.items():
            self.kind.addItem(name, kind.value)
        self.url, self.user, self.api_key = QLineEdit(), QLineEdit(), QLineEdit()
        self.api_secret, self.token = QLineEdit(), QLineEdit()
        for secret in (self.api_secret, self.token):
            secret.setEchoMode(QLineEdit.EchoMode.Password)
        content = QWidget()
        self._form = QFormLayout(content)
        self._form.setContentsMargins(0, 0, 0, 0)
        self._form.setHorizontalSpacing(Space.XL)
        self._form.setVerticalSpacing(Space.M)
        self._fields = {
            "Protocol": self.kind,
            "Server": self.url,
            "User": self.user,
            "API key": self.api_key,
            "Shared secret": self.api_secret,
            "Token": self.token,
        }
        for label, field in self._fields.items():
            field.setAccessibleName(label)
            self._form.addRow(label, field)
        self.hint, self.problem = dim_label(is_small=True), QLabel()
        self.problem.setProperty("role", "danger")
        self.problem.setWordWrap(True)
        self.problem.hide()
        self.page_button = text_button(tr("Open the page"), role="link")
        self.page_button.clicked.connect(self._open_page)
        self.connect_button, cancel = text_button(tr("Connect"), role="primary"), text_button(tr("Cancel"))
        self.connect_button.setDefault(True)
        self.connect_button.clicked.connect(self._submit)
        cancel.clicked.connect(self.reject)
        buttons = QHBoxLayout()
        buttons.addWidget(self.page_button)
        buttons.addStretch()
        buttons.addWidget(cancel)
        buttons.addWidget(self.connect_button)
        column = QVBoxLayout(self)
        column.setContentsMargins(Space.XL, Space.XL, Space.XL, Space.L)
        column.setSpacing(Space.L)
        column.addWidget(ScrollBody(content), 1)
        column.addWidget(self.hint)
        column.addWidget(self.problem)
        column.addLayout(buttons)
        self.kind.currentIndexChanged.connect(self._show_kind)
        for edit in (self.url, self.user, self.token):
            edit.textChanged.connect(self._refresh)
        self._show_kind()

    @property
    def chosen_kind(self) -> ServerKind:
        """The protocol that is chosen."""
        return ServerKind(self.kind.currentData())

    def show_trying(self) -> None:
        """The account is being tried."""
        self.problem.hide()
        self.connect_button.setText(tr("Connecting…"))
        self.connect_button.setEnabled(False)

    def show_problem(self, text: str) -> None:
        """The account was not taken; what was typed stays."""
        self.problem.setText(text)
        self.problem.show()
        self.connect_button.setText(tr("Connect"))
        self._refresh()
        self.token.setFocus()

    def done(self, result: int) -> None:
        """Secrets do not stay in the fields of a closed dialog."""
        self.api_secret.clear()
        self.token.clear()
        super().done(result)

    def _show_kind(self) -> None:
        kind = self.chosen_kind
        is_lastfm = kind is ServerKind.LASTFM
        self.url.setText(DEFAULT_URLS[kind])
        for field in (self.user, self.api_key, self.api_secret):
            self._form.setRowVisible(field, is_lastfm)
        label = self._form.labelForField(self.token)
        assert isinstance(label, QLabel)
        label.setText(tr("Password") if is_lastfm else tr("Token"))
        self.token.setAccessibleName(label.text())
        self.hint.setText(TOKEN_HINTS[kind])
        self.page_button.setText(
            tr("Make a key at Last.fm") if is_lastfm else tr("Get the token at ListenBrainz")
        )
        self.problem.hide()
        self.connect_button.setText(tr("Connect"))
        self._refresh()

    def _refresh(self) -> None:
        is_complete = bool(self.url.text().strip() and self.token.text().strip())
        needs_user = self.chosen_kind is ServerKind.LASTFM and not self.user.text().strip()
        self.connect_button.setEnabled(is_complete and not needs_user)

    def _submit(self) -> None:
        kind, secret = self.chosen_kind, self.token.text().strip()
        if kind is ServerKind.LISTENBRAINZ:
            address, credentials = ServerAddress(kind, self.url.text()), Credentials(token=secret)
        else:
            address = ServerAddress(kind, self.url.text(), self.user.text())
            credentials = Credentials(
                api_key=self.api_key.text().strip(),
                api_secret=self.api_secret.text().strip(),
                password=secret,
            )
        self.show_trying()
        self.submitted.emit(address, credentials)

    def _open_page(self) -> None:
        QDesktopServices.openUrl(QUrl(TOKEN_PAGES[self.chosen_kind]))

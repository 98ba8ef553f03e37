"""When letters are written, and where they are mailed to."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import (
    QCheckBox,
    QFileDialog,
    QFormLayout,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QVBoxLayout,
    QWidget,
)
from typing_extensions import override

from musicrec_desktop.core import promises
from musicrec_desktop.core.language import tr
from musicrec_desktop.core.paths import display_path
from musicrec_desktop.core.sentences import WEEKDAYS
from musicrec_desktop.core.settings import (
    LETTER,
    LETTER_DAY,
    LETTER_MAIL,
    LETTER_MINUTE,
    LETTER_QUIET_WEEKS,
    SettingValue,
)
from musicrec_desktop.model.mail import (
    MAIL_PROVIDERS,
    MailAccount,
    MailProvider,
    MailServer,
    Security,
    provider_of,
)
from musicrec_desktop.ui.kit.buttons import text_button
from musicrec_desktop.ui.kit.calm_inputs import CalmComboBox, CalmSpinBox
from musicrec_desktop.ui.kit.fitted_dialog import FittedDialog, ScrollBody
from musicrec_desktop.ui.kit.labels import dim_label, section_label
from musicrec_desktop.ui.kit.wording.letters import SECURITY_NAMES
from musicrec_desktop.ui.theme.sizes import Space

WIDTH: Final = 560
_STEP_MINUTES: Final = 30
_DAY_MINUTES: Final = 24 * 60
_OTHER: Final = tr("Another provider")
_KEPT: Final = "•" * 8


@dataclass(frozen=True, slots=True)
class LetterWishes:
    """What was chosen.

    Attributes:
        settings: values by setting key.
        account: where mail goes; None where it shall go nowhere.
        password: as it was typed; None where the one that is kept stays.
    """

    settings: dict[str, SettingValue]
    account: MailAccount | None
    password: str | None


class LetterSettingsDialog(FittedDialog):
    """Asks; its owner keeps, tries, and shows the outcome.

    Args:
        values: the settings, by key.
        account: that is kept; None for none.
        parent: Qt's owner.

    Attributes:
        save_wanted: the ``LetterWishes`` that shall be kept.
        test_wanted: the ``LetterWishes`` that shall be tried with a test letter.
    """

    save_wanted = Signal(object)
    test_wanted = Signal(object)

    def __init__(
        self,
        values: dict[str, SettingValue],
        account: MailAccount | None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(tr("Settings of the weekly letter"))
        self.setMinimumWidth(WIDTH)
        self._account = account
        self.is_on = QCheckBox(LETTER.label)
        self.quiet = QCheckBox(LETTER_QUIET_WEEKS.label)
        self.mails = QCheckBox(LETTER_MAIL.label)
        self.day, self.time = CalmComboBox(), CalmComboBox()
        self.provider, self.security = CalmComboBox(), CalmComboBox()
        self.address, self.host, self.login = QLineEdit(), QLineEdit(), QLineEdit()
        self.password, self.certificate = QLineEdit(), QLineEdit()
        self.port = CalmSpinBox()
        self._fill(values)
        self.hint, self.outcome = dim_label(is_small=True), QLabel()
        for label in (self.hint, self.outcome):
            label.setWordWrap(True)
        self.browse_button = text_button(tr("Choose…"))
        self.test_button = text_button(tr("Send me a test letter"))
        self.save_button = text_button(tr("Save"), role="primary")
        self.save_button.setDefault(True)
        self._lay_out()
        self._show_account(account)
        self._connect()
        self._refresh()

    @property
    def wishes(self) -> LetterWishes:
        """What is chosen now."""
        settings: dict[str, SettingValue] = {
            LETTER.key: self.is_on.isChecked(),
            LETTER_QUIET_WEEKS.key: self.quiet.isChecked(),
            LETTER_DAY.key: str(self.day.currentData()),
            LETTER_MINUTE.key: int(self.time.currentData()),
            LETTER_MAIL.key: self.mails.isChecked(),
        }
        account = None
        if self.address.text().strip():
            server = MailServer(
                self.host.text().strip(" "),
                self.port.value(),
                Security(self.security.currentData()),
                self.login.text().strip(" "),
                self.certificate.text().strip(),
            )
            account = MailAccount(self.address.text(), server)
        typed = self.password.text()
        return LetterWishes(settings, account, None if typed == _KEPT else typed)

    def show_trying(self) -> None:
        """A test letter is on its way."""
        self._say("")
        self.test_button.setText(tr("Sending…"))
        self.test_button.setEnabled(False)

    def show_outcome(self, text: str, *, is_good: bool) -> None:
        """What came of a test, or why nothing can be kept."""
        self.test_button.setText(tr("Send me a test letter"))
        self._refresh()
        self._say(text, is_good=is_good)

    @override
    def done(self, result: int) -> None:
        """A password does not stay in the field of a closed dialog."""
        self.password.clear()
        super().done(result)

    def _fill(self, values: dict[str, SettingValue]) -> None:
        for day, name in zip(LETTER_DAY.choices, WEEKDAYS, strict=True):
            self.day.addItem(name, day)
        minutes = {*range(0, _DAY_MINUTES, _STEP_MINUTES), int(values[LETTER_MINUTE.key])}
        for minute in sorted(minutes):
            self.time.addItem(f"{minute // 60:02}:{minute % 60:02}", minute)
        for provider in MAIL_PROVIDERS:
            self.provider.addItem(provider.name, provider.host)
        self.provider.addItem(_OTHER, "")
        for security, name in SECURITY_NAMES.items():
            self.security.addItem(name, str(security))
        self.port.setRange(1, 65_535)
        self.password.setEchoMode(QLineEdit.EchoMode.Password)
        self.address.setPlaceholderText("name@example.org")
        self.certificate.setPlaceholderText(tr("Only for a bridge or a server of your own"))
        self.is_on.setChecked(bool(values[LETTER.key]))
        self.quiet.setChecked(bool(values[LETTER_QUIET_WEEKS.key]))
        self.mails.setChecked(bool(values[LETTER_MAIL.key]))
        self.day.setCurrentIndex(self.day.findData(values[LETTER_DAY.key]))
        self.time.setCurrentIndex(self.time.findData(values[LETTER_MINUTE.key]))

    def _lay_out(self) -> None:
        when = QHBoxLayout()
        when.setSpacing(Space.S)
        when.addWidget(self.day, 2)
        when.addWidget(self.time, 1)
        certificate = QHBoxLayout()
        certificate.setSpacing(Space.S)
        certificate.addWidget(self.certificate, 1)
        certificate.addWidget(self.browse_button)
        content = QWidget()
        form = QFormLayout(content)
        form.setContentsMargins(0, 0, 0, 0)
        form.setHorizontalSpacing(Space.XL)
        form.setVerticalSpacing(Space.M)
        form.addRow(section_label(tr("Letter")))
        form.addRow(self.is_on)
        form.addRow(tr("Written on"), when)
        form.addRow(self.quiet)
        form.addRow(section_label(tr("Mail")))
        form.addRow(self.mails)
        for name, field in (
            (tr("Your address"), self.address),
            (tr("Provider"), self.provider),
            (tr("Server"), self.host),
            (tr("Protection"), self.security),
            (tr("Port"), self.port),
            (tr("Login"), self.login),
            (tr("Password"), self.password),
        ):
            field.setAccessibleName(name)
            form.addRow(name, field)
        form.addRow(tr("Certificate"), certificate)
        self.certificate.setAccessibleName(tr("Certificate"))
        self.day.setAccessibleName(tr("Day"))
        self.time.setAccessibleName(tr("Time"))
        form.addRow(self.hint)
        privacy = dim_label(promises.LETTERS, is_small=True)
        privacy.setWordWrap(True)
        cancel = text_button(tr("Cancel"))
        cancel.clicked.connect(self.reject)
        buttons = QHBoxLayout()
        buttons.addWidget(self.test_button)
        buttons.addStretch()
        buttons.addWidget(cancel)
        buttons.addWidget(self.save_button)
        column = QVBoxLayout(self)
        column.setContentsMargins(Space.XL, Space.XL, Space.XL, Space.L)
        column.setSpacing(Space.L)
        column.addWidget(ScrollBody(content), 1)
        column.addWidget(privacy)
        column.addWidget(self.outcome)
        column.addLayout(buttons)

    def _connect(self) -> None:
        self.address.textChanged.connect(self._on_address)
        self.provider.activated.connect(self._on_provider)
        for field in (self.host, self.login, self.password):
            field.textChanged.connect(self._refresh)
        for box in (self.is_on, self.mails):
            box.toggled.connect(self._refresh)
        self.browse_button.clicked.connect(self._on_browse)
        self.test_button.clicked.connect(lambda: self.test_wanted.emit(self.wishes))
        self.save_button.clicked.connect(lambda: self.save_wanted.emit(self.wishes))

    def _show_account(self, account: MailAccount | None) -> None:
        if account is None:
            self._show_provider(MAIL_PROVIDERS[0])
            self.host.clear()
            self.provider.setCurrentIndex(self.provider.findData(""))
            return
        server = account.server
        self.address.setText(account.address)
        self.host.setText(server.host)
        self.port.setValue(server.port)
        self.security.setCurrentIndex(self.security.findData(str(server.security)))
        self.login.setText(server.login)
        self.certificate.setText(server.certificate_file)
        self.password.setText(_KEPT if account.secret_name else "")
        self.provider.setCurrentIndex(max(self.provider.findData(server.host), -1))
        if self.provider.currentIndex() < 0:
            self.provider.setCurrentIndex(self.provider.findData(""))

    def _on_address(self, text: str) -> None:
        """Fill in what follows from the address, where nothing else was typed."""
        provider = provider_of(text)
        if provider is not None and (not self.host.text() or self._is_of_table(self.host.text())):
            self._show_provider(provider)
        if not self.login.isModified():
            self.login.setText(text.strip())
        self._refresh()

    def _on_provider(self) -> None:
        host = self.provider.currentData()
        found = next((each for each in MAIL_PROVIDERS if each.host == host), None)
        if found is not None:
            self._show_provider(found)
        else:
            self.host.clear()
            self.host.setFocus()
        self._refresh()

    def _show_provider(self, provider: MailProvider) -> None:
        self.provider.setCurrentIndex(self.provider.findData(provider.host))
        self.host.setText(provider.host)
        self.port.setValue(provider.port)
        self.security.setCurrentIndex(self.security.findData(str(provider.security)))

    @staticmethod
    def _is_of_table(host: str) -> bool:
        return any(provider.host == host for provider in MAIL_PROVIDERS)

    def _on_browse(self) -> None:
        path, _ = QFileDialog.getOpenFileName(
            self, tr("Choose a certificate"), "", tr("Certificates (*.pem *.crt *.cer)")
        )
        if path:
            self.certificate.setText(display_path(path))

    def _refresh(self) -> None:
        provider = next((one for one in MAIL_PROVIDERS if one.host == self.provider.currentData()), None)
        self.hint.setText(provider.hint if provider is not None else "")
        self.hint.setVisible(bool(self.hint.text()))
        has_address, has_host = bool(self.address.text().strip()), bool(self.host.text().strip())
        self.test_button.setEnabled(has_address and has_host)
        self.save_button.setEnabled(has_host or not has_address)
        for field in (self.day, self.time, self.quiet):
            field.setEnabled(self.is_on.isChecked())
        self._say("")

    def _say(self, text: str, *, is_good: bool = False) -> None:
        self.outcome.setProperty("role", "" if is_good else "danger")
        self.outcome.style().unpolish(self.outcome)
        self.outcome.style().polish(self.outcome)
        self.outcome.setText(text)
        self.outcome.setVisible(bool(text))

"""Asks for passphrases: the present one, a new one twice, or both."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from PySide6.QtWidgets import QHBoxLayout, QLabel, QLineEdit, QVBoxLayout, QWidget

from musicrec_desktop.core.language import tr
from musicrec_desktop.ui.kit.buttons import text_button
from musicrec_desktop.ui.kit.fitted_dialog import FittedDialog
from musicrec_desktop.ui.kit.labels import dim_label
from musicrec_desktop.ui.kit.wording.passphrases import refused_passphrase_text
from musicrec_desktop.ui.theme.sizes import Space

WIDTH: Final = 460


class PassphraseDialog(FittedDialog):
    """Stays open until what was typed is taken (``done``) or cancelled.

    Args:
        title: of the window.
        verb: of the button.
        words: what to know before; may be empty.
        take: gets the present passphrase and the new one, each empty where it is not asked for.
        asks_present: whether there is a present one.
        asks_new: whether a new one is set, which is typed twice.
        parent: the window.
    """

    def __init__(
        self,
        title: str,
        verb: str,
        words: str,
        take: Callable[[str, str], object],
        *,
        asks_present: bool,
        asks_new: bool,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._take = take
        self.setWindowTitle(title)
        self.setMinimumWidth(WIDTH)
        column = QVBoxLayout(self)
        column.setContentsMargins(Space.XL, Space.XL, Space.XL, Space.L)
        column.setSpacing(Space.S)
        if words:
            column.addWidget(dim_label(words))
            column.addSpacing(Space.S)
        self.present = _field(
            tr("Present passphrase") if asks_new else tr("Passphrase"), column, asks_present
        )
        self.new = _field(tr("New passphrase") if asks_present else tr("Passphrase"), column, asks_new)
        self.again = _field(tr("Once more"), column, asks_new)
        self.message = dim_label(is_small=True)
        column.addWidget(self.message)
        column.addSpacing(Space.S)
        self.button, cancel = text_button(verb, role="primary"), text_button(tr("Cancel"))
        self.button.setDefault(True)
        self.button.clicked.connect(self._submit)
        cancel.clicked.connect(self.reject)
        buttons = QHBoxLayout()
        buttons.addStretch()
        buttons.addWidget(cancel)
        buttons.addWidget(self.button)
        column.addLayout(buttons)
        asked = ((self.present, asks_present), (self.new, asks_new), (self.again, asks_new))
        self._fields = [field for field, is_asked in asked if is_asked]
        for field in self._fields:
            field.textChanged.connect(self._check)
        self._check()

    def show_problem(self, text: str) -> None:
        """Say why it was not taken; it can be typed again."""
        self.message.setText(text)
        self._set_enabled(is_enabled=True)
        self._fields[0].selectAll()
        self._fields[0].setFocus()

    def _submit(self) -> None:
        if self.new.text() != self.again.text():
            self.show_problem(" ".join(refused_passphrase_text("differ", "", 0)))
            return
        self._set_enabled(is_enabled=False)
        self._take(self.present.text(), self.new.text())

    def _check(self) -> None:
        self.message.setText("")
        self.button.setEnabled(all(field.text() for field in self._fields))

    def _set_enabled(self, *, is_enabled: bool) -> None:
        for widget in (*self._fields, self.button):
            widget.setEnabled(is_enabled)


def _field(label: str, column: QVBoxLayout, is_asked: bool) -> QLineEdit:
    """A field for a passphrase, put into a column where it is asked for."""
    field = QLineEdit()
    field.setEchoMode(QLineEdit.EchoMode.Password)
    field.setAccessibleName(label)
    if is_asked:
        words = QLabel(label)
        words.setBuddy(field)
        column.addWidget(words)
        column.addWidget(field)
    return field

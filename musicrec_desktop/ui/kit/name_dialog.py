"""Asks for a name."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QHBoxLayout, QLabel, QLineEdit, QVBoxLayout, QWidget

from musicrec_desktop.core.language import tr
from musicrec_desktop.ui.kit.buttons import text_button
from musicrec_desktop.ui.kit.fitted_dialog import FittedDialog
from musicrec_desktop.ui.kit.labels import dim_label
from musicrec_desktop.ui.theme.sizes import Space

WIDTH = 380


class NameDialog(FittedDialog):
    """A field for a name, and a line that says why the name cannot be used.

    Args:
        title: of the window.
        verb: of the button that accepts.
        name: the name at first.
        problem: says what is wrong with a name, in one sentence; empty where nothing is.
        parent: the window.
        hint: says what will happen with a name that may be used; empty for no hint.
    """

    def __init__(
        self,
        title: str,
        verb: str,
        name: str,
        problem: Callable[[str], str],
        parent: QWidget | None = None,
        *,
        hint: Callable[[str], str] = lambda _name: "",
    ) -> None:
        super().__init__(parent)
        self._problem, self._hint = problem, hint
        self.setWindowTitle(title)
        self.setMinimumWidth(WIDTH)
        self.field = QLineEdit(name)
        self.field.setAccessibleName(tr("Name"))
        self.field.selectAll()
        label = QLabel(tr("Name"))
        label.setBuddy(self.field)
        self.message = dim_label(is_small=True)
        self.accept_button, cancel = text_button(verb, role="primary"), text_button(tr("Cancel"))
        self.accept_button.setDefault(True)
        self.accept_button.clicked.connect(self.accept)
        cancel.clicked.connect(self.reject)
        buttons = QHBoxLayout()
        buttons.addStretch()
        buttons.addWidget(cancel)
        buttons.addWidget(self.accept_button)
        self._column = column = QVBoxLayout(self)
        column.setContentsMargins(Space.XL, Space.XL, Space.XL, Space.L)
        column.setSpacing(Space.S)
        column.addWidget(label)
        column.addWidget(self.field)
        column.addWidget(self.message)
        column.addSpacing(Space.S)
        column.addLayout(buttons)
        self.field.textChanged.connect(self._check)
        self._check(name)

    def insert(self, widget: QWidget) -> None:
        """Put something between the name and the buttons, below what was put there before."""
        # A gap and the buttons stand last.
        self._column.insertWidget(self._column.count() - 2, widget)

    @property
    def name(self) -> str:
        """What was typed."""
        return self.field.text().strip()

    def accept(self) -> None:
        """Close it, unless the name cannot be used."""
        if not self._problem(self.name):
            super().accept()

    def _check(self, _text: str) -> None:
        problem = self._problem(self.name)
        self.message.setText((problem if self.name else "") or self._hint(self.name))
        self.accept_button.setEnabled(not problem)

"""Lies over the whole window while the profile is locked: who it is, and a field for the passphrase."""

from __future__ import annotations

from dataclasses import replace
from typing import Final

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QHideEvent, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout, QWidget
from typing_extensions import override

from musicrec_desktop.core.language import tr
from musicrec_desktop.model.profile import Profile
from musicrec_desktop.ui.kit.buttons import text_button
from musicrec_desktop.ui.kit.labels import ElidedLabel, dim_label
from musicrec_desktop.ui.kit.wording.passphrases import FORGOTTEN, wait_text
from musicrec_desktop.ui.profiles.avatar import AvatarLabel
from musicrec_desktop.ui.theme.sizes import Space

AVATAR_PX: Final = 96
FIELD_PX: Final = 400
_SECOND_MS: Final = 1000


class LockPage(QWidget):
    """Takes a passphrase, and counts down where wrong ones have to wait.

    Args:
        window: is covered.

    Attributes:
        unlock_requested: with the passphrase that was typed.
        switch_requested: somebody else wants to listen.
    """

    unlock_requested = Signal(str)
    switch_requested = Signal()

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self._window = window
        self.setProperty("role", "page")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setAutoFillBackground(True)
        self._until_ms = 0
        self._picture = QVBoxLayout()
        self.name = ElidedLabel("", role="title")
        self.name.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        self.field = QLineEdit()
        self.field.setEchoMode(QLineEdit.EchoMode.Password)
        self.field.setPlaceholderText(tr("Passphrase"))
        self.field.setAccessibleName(tr("Passphrase"))
        self.button = text_button(tr("Unlock"), role="primary")
        self.problem = dim_label()
        self.problem.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        self.problem.setProperty("role", "danger")
        self.switch = text_button(tr("Switch profile…"), role="link")
        self.hint = dim_label(FORGOTTEN, is_small=True)
        self.hint.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        self._lay_out()
        self.field.returnPressed.connect(self._submit)
        self.button.clicked.connect(self._submit)
        self.switch.clicked.connect(self.switch_requested)
        self._timer = QTimer(self)
        self._timer.setInterval(_SECOND_MS)
        self._timer.timeout.connect(self._count_down)
        self.hide()

    def _lay_out(self) -> None:
        row = QHBoxLayout()
        row.setSpacing(Space.S)
        row.addWidget(self.field, 1)
        row.addWidget(self.button)
        column = QVBoxLayout()
        column.setSpacing(Space.M)
        column.addLayout(self._picture)
        column.addSpacing(Space.S)
        column.addWidget(self.name)
        column.addSpacing(Space.S)
        column.addLayout(row)
        column.addWidget(self.problem)
        column.addWidget(self.switch, 0, Qt.AlignmentFlag.AlignHCenter)
        column.addSpacing(Space.L)
        column.addWidget(self.hint)
        inner = QWidget()
        inner.setLayout(column)
        inner.setFixedWidth(FIELD_PX + 2 * Space.XL)
        outer = QVBoxLayout(self)
        outer.addStretch(2)
        # Not by an alignment, which takes no account of lines that are broken.
        middle = QHBoxLayout()
        middle.addStretch(1)
        middle.addWidget(inner)
        middle.addStretch(1)
        outer.addLayout(middle)
        outer.addStretch(3)

    def show_profile(self, profile: Profile, *, can_switch: bool, wait_ms: int) -> None:
        """Cover the window for a profile.

        Args:
            profile: the one that is locked.
            can_switch: whether there is another one.
            wait_ms: how long no try is taken.
        """
        while (item := self._picture.takeAt(0)) is not None:
            if (old := item.widget()) is not None:
                old.deleteLater()
        picture = AvatarLabel(replace(profile, is_locked=False), AVATAR_PX)
        self._picture.addWidget(picture, 0, Qt.AlignmentFlag.AlignHCenter)
        self.name.set_full_text(profile.name)
        self.switch.setVisible(can_switch)
        self.field.clear()
        self.problem.setText("")
        self._timer.stop()
        self._until_ms = 0  # that of another profile is not this one's
        self.setGeometry(self._window.rect())
        self.show()
        self.raise_()
        self.set_busy(is_busy=False)
        if wait_ms:
            self.show_problem("", wait_ms)

    def set_busy(self, *, is_busy: bool) -> None:
        """Show that a try is on its way."""
        is_open = not is_busy and not self._until_ms
        self.field.setEnabled(is_open)
        self.button.setEnabled(is_open)
        self.button.setText(tr("Unlocking…") if is_busy else tr("Unlock"))
        if is_open and self.isVisible():
            self.field.setFocus()

    def show_problem(self, text: str, wait_ms: int = 0) -> None:
        """Say why it stays locked, and count down where no try is taken for a while."""
        self._until_ms = wait_ms
        self.field.clear()
        self.problem.setText(text if not wait_ms else wait_text(wait_ms))
        self.set_busy(is_busy=False)
        if wait_ms:
            self._timer.start()

    def uncover(self) -> None:
        """Show the window again."""
        self._timer.stop()
        self._until_ms = 0
        self.field.clear()
        self.hide()

    @override
    def showEvent(self, event: QShowEvent) -> None:
        # Python is called for each event of the window then, so for no longer.
        self._window.installEventFilter(self)
        super().showEvent(event)

    @override
    def hideEvent(self, event: QHideEvent) -> None:
        self._window.removeEventFilter(self)
        super().hideEvent(event)

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() is QEvent.Type.Resize:
            self.setGeometry(self._window.rect())
        return super().eventFilter(watched, event)

    def _count_down(self) -> None:
        self._until_ms = max(0, self._until_ms - _SECOND_MS)
        if self._until_ms:
            self.problem.setText(wait_text(self._until_ms))
            return
        self._timer.stop()
        self.problem.setText("")
        self.set_busy(is_busy=False)

    def _submit(self) -> None:
        if (text := self.field.text()) and self.field.isEnabled():
            self.set_busy(is_busy=True)
            self.unlock_requested.emit(text)

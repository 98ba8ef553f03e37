"""The client id with which links of Spotify can be pasted; nothing is sent without one."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from musicrec_desktop.core.errors import MusicRecError
from musicrec_desktop.core.language import tr
from musicrec_desktop.services.tracklists.spotify import SpotifyLists
from musicrec_desktop.ui.kit.buttons import text_button
from musicrec_desktop.ui.kit.labels import dim_label
from musicrec_desktop.ui.kit.wording.errors import error_message
from musicrec_desktop.ui.kit.wording.spotify import HOW_TO_GET_AN_ID, ID_IS_KEPT, REDIRECT
from musicrec_desktop.ui.theme.sizes import Space


class SpotifyForm(QWidget):
    """A line that says whether links can be pasted, and what it takes; the rest opens when it is wanted.

    Args:
        spotify: keeps the client id.
        parent: Qt's owner.

    Attributes:
        opened: the rest is shown.
    """

    opened = Signal()

    def __init__(self, spotify: SpotifyLists, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._spotify, self._details = spotify, QWidget()
        self.open_button = text_button("", role="link")
        self.open_button.clicked.connect(lambda: self.set_open(is_open=not self._details.isVisible()))
        self.state = dim_label(ID_IS_KEPT)
        self.id = QLineEdit()
        self.id.setPlaceholderText(tr("Client id"))
        self.id.setAccessibleName(tr("Your client id at Spotify"))
        self.save_button = text_button(tr("Save"))
        self.address = dim_label(REDIRECT)
        self.address.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        self.problem = dim_label()
        self.problem.hide()
        self.id.returnPressed.connect(self.save)
        self.save_button.clicked.connect(self.save)
        self._lay_out()
        self._show()

    def set_open(self, *, is_open: bool) -> None:
        """Show or hide where the client id is entered."""
        self._details.setVisible(is_open)
        if is_open:
            self.id.setText(self._spotify.client_id)
            self.id.setFocus(Qt.FocusReason.OtherFocusReason)
            self.opened.emit()

    def save(self) -> None:
        """Keep what was entered; an empty line takes the client id away."""
        try:
            self._spotify.set_client_id(self.id.text())
        except MusicRecError as error:
            self.problem.setText(str(error_message(error)))
            self.problem.show()
            return
        self.problem.hide()
        self.set_open(is_open=False)
        self._show()

    def _show(self) -> None:
        has_id = bool(self._spotify.client_id)
        self.open_button.setText(tr("Change the client id…") if has_id else tr("Use links of Spotify…"))
        self.state.setVisible(has_id)

    def _lay_out(self) -> None:
        line = QHBoxLayout()
        line.setSpacing(Space.S)
        line.addWidget(self.id, 1)
        line.addWidget(self.save_button)
        inner = QVBoxLayout(self._details)
        inner.setContentsMargins(0, 0, 0, 0)
        inner.setSpacing(Space.S)
        inner.addWidget(dim_label(HOW_TO_GET_AN_ID))
        inner.addWidget(self.address)
        inner.addLayout(line)
        inner.addWidget(self.problem)
        self._details.hide()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(Space.S)
        column.addWidget(self.state)
        column.addWidget(self.open_button, 0, Qt.AlignmentFlag.AlignLeft)
        column.addWidget(self._details)

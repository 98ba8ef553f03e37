"""Accounts on scrobbling servers: what waits, what is wrong, and what can be done about it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from musicrec_desktop.core.language import number_text, tr
from musicrec_desktop.model.scrobble import ScrobbleAccount
from musicrec_desktop.ui.kit.buttons import text_button
from musicrec_desktop.ui.kit.empty_state import EmptyState
from musicrec_desktop.ui.kit.fitted_dialog import FittedDialog, RowsBody
from musicrec_desktop.ui.kit.icons import Glyph
from musicrec_desktop.ui.kit.labels import ElidedLabel, dim_label
from musicrec_desktop.ui.kit.wording.formats import format_when
from musicrec_desktop.ui.kit.wording.scrobbling import (
    account_name,
    place_text,
    problem_text,
    state_text,
)
from musicrec_desktop.ui.theme.control import ThemeController
from musicrec_desktop.ui.theme.sizes import Space

WIDTH, HEIGHT = 620, 440
EMPTY_TEXT: Final = tr(
    "Tell ListenBrainz, Last.fm or a server of your own what you listen to. Artist, title, album, length and "
    "time are sent, and only after you add an account here."
)


class ScrobbleDialog(FittedDialog):
    """A card for each account.

    Args:
        themes: colours of the empty state.
        now_ms: the time.
        token_file: where secrets are stored without a keyring, as shown to the user.
        parent: the window.
    """

    add_requested = Signal()
    send_requested = Signal()
    likes_requested = Signal()
    pause_toggled = Signal(object)
    """The ``ScrobbleAccount`` to pause, or to resume where it is paused."""
    retry_requested = Signal(object)
    remove_requested = Signal(object)
    page_requested = Signal(object)

    def __init__(
        self,
        themes: ThemeController,
        now_ms: Callable[[], int],
        token_file: str,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._now_ms, self._token_file = now_ms, token_file
        self.setWindowTitle(tr("Scrobbling"))
        self.resize(WIDTH, HEIGHT)
        self.empty = EmptyState(themes, Glyph.HISTORY)
        self.empty.show_message(
            tr("No account yet"), EMPTY_TEXT, tr("Add an account…"), self.add_requested.emit
        )
        self._body = RowsBody()
        self._pages = QStackedWidget()
        self._pages.addWidget(self._body)
        self._pages.addWidget(self.empty)
        self.add_button = _button(tr("Add an account…"), self.add_requested.emit, role="primary")
        self.send_button = _button(tr("Send now"), self.send_requested.emit)
        self.likes_button = _button(tr("Send all likes"), self.likes_requested.emit)
        self.likes_button.setToolTip(tr("Tell the servers every track that you like now"))
        buttons = QHBoxLayout()
        for button in (self.add_button, self.send_button, self.likes_button):
            buttons.addWidget(button)
        buttons.addStretch()
        buttons.addWidget(_button(tr("Close"), self.accept))
        column = QVBoxLayout(self)
        column.setContentsMargins(Space.XL, Space.XL, Space.XL, Space.L)
        column.setSpacing(Space.L)
        column.addWidget(self._pages, 1)
        column.addLayout(buttons)

    @property
    def is_empty_shown(self) -> bool:
        """Whether it says that there is no account."""
        return self._pages.currentWidget() is self.empty

    def show_accounts(self, accounts: Sequence[ScrobbleAccount]) -> None:
        """Show accounts as they are now; the button that has the focus keeps it."""
        self._body.show_rows([self._card(account) for account in accounts])
        self._pages.setCurrentIndex(0 if accounts else 1)
        for button in (self.add_button, self.send_button, self.likes_button):
            button.setVisible(bool(accounts))

    def _card(self, account: ScrobbleAccount) -> QFrame:
        card = QFrame()
        card.setProperty("role", "card")
        name = account_name(account.address)
        last_sent = format_when(account.last_sent_ms, self._now_ms()) if account.last_sent_ms else ""
        column = QVBoxLayout(card)
        column.setContentsMargins(Space.M, Space.S, Space.M, Space.S)
        column.setSpacing(2)
        column.addWidget(ElidedLabel(name, role="strong"))
        column.addWidget(dim_label(state_text(account, last_sent), is_small=True))
        if account.problem:
            problem = QLabel(" ".join(problem_text(account.problem)))
            problem.setProperty("role", "danger")
            problem.setWordWrap(True)
            column.addWidget(problem)
        column.addWidget(dim_label(place_text(account.token_place, self._token_file), is_small=True))
        row = QHBoxLayout()
        verb = tr("Resume") if account.is_paused else tr("Pause")
        row.addWidget(_button(verb, lambda: self.pause_toggled.emit(account), f"{verb} {name}"))
        if account.refused:
            words = tr("Try {refused} set aside again", refused=number_text(account.refused))
            row.addWidget(_button(words, lambda: self.retry_requested.emit(account), f"{words}: {name}"))
        row.addWidget(
            _button(
                tr("Open page"),
                lambda: self.page_requested.emit(account),
                tr("Open the page of {name}", name=name),
            )
        )
        row.addStretch()
        row.addWidget(
            _button(tr("Remove"), lambda: self.remove_requested.emit(account), tr("Remove {name}", name=name))
        )
        column.addSpacing(Space.XS)
        column.addLayout(row)
        return card


def _button(text: str, on_click: Callable[[], object], name: str = "", role: str = "") -> QPushButton:
    button = text_button(text, role=role)
    button.setAccessibleName(name or text)
    button.clicked.connect(lambda _checked=False: on_click())
    return button

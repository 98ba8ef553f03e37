"""The archive of weekly letters, with the chosen one beside it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Final

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLabel,
    QPushButton,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from musicrec_desktop.core import promises
from musicrec_desktop.core.language import tr
from musicrec_desktop.model.letter import LetterContent, LetterHead, LetterId, LetterState
from musicrec_desktop.ui.kit.buttons import text_button
from musicrec_desktop.ui.kit.empty_state import EmptyState
from musicrec_desktop.ui.kit.fitted_dialog import FittedDialog
from musicrec_desktop.ui.kit.icons import Glyph
from musicrec_desktop.ui.kit.wording.letters import LETTER_TITLE, state_advice
from musicrec_desktop.ui.letters.head_list import HeadList
from musicrec_desktop.ui.letters.letter_view import LetterView
from musicrec_desktop.ui.theme.control import ThemeController
from musicrec_desktop.ui.theme.sizes import Space

SIZE: Final = QSize(1000, 720)
MINIMUM_SIZE: Final = QSize(720, 400)
_ON_ITS_WAY: Final = frozenset({LetterState.CLAIMED, LetterState.HANDED_OVER})


class LetterDialog(FittedDialog):
    """Stays open beside the window.

    Args:
        themes: colours.
        parent: the window.

    Attributes:
        chosen: the ``LetterId`` of the letter that shall be shown.
        write_wanted: a letter about the present week shall be written.
        save_wanted: the letter shall be saved as a file.
        share_wanted: what was played in its week shall be shared.
        send_wanted: the letter shall be mailed.
        keep_wanted: the letter shall not be mailed any more.
        delete_wanted: the letter shall be removed.
        settings_wanted: the settings shall be shown.
    """

    chosen = Signal(int)
    write_wanted = Signal()
    save_wanted = Signal(int)
    share_wanted = Signal(int)
    send_wanted = Signal(int)
    keep_wanted = Signal(int)
    delete_wanted = Signal(int)
    settings_wanted = Signal()

    def __init__(self, themes: ThemeController, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(LETTER_TITLE)
        self.setMinimumSize(MINIMUM_SIZE)
        self.resize(SIZE)
        self._heads: dict[LetterId, LetterHead] = {}
        self.list = HeadList(themes)
        self.list.chosen.connect(self._on_chosen)
        self.view = LetterView(themes)
        self.empty = EmptyState(themes, Glyph.LETTER)
        self.state = QLabel()
        self.state.setWordWrap(True)
        self.state.setTextFormat(Qt.TextFormat.PlainText)
        self.write_button = _button(tr("Write this week’s"), self.write_wanted.emit)
        self.settings_button = _button(tr("Settings…"), self.settings_wanted.emit)
        self.delete_button = _button("Delete", lambda: self.delete_wanted.emit(self.current))
        self.save_button = _button(tr("Save…"), lambda: self.save_wanted.emit(self.current))
        self.share_button = _button(tr("Share…"), lambda: self.share_wanted.emit(self.current))
        self.keep_button = _button(tr("Do not send"), lambda: self.keep_wanted.emit(self.current))
        self.send_button = _button(tr("Send"), lambda: self.send_wanted.emit(self.current))
        self._pages = QStackedWidget()
        self._lay_out()
        self.show_heads([], can_send=False)

    @property
    def current(self) -> LetterId:
        """The letter that is chosen; 0 for none."""
        return self.list.current

    def show_heads(self, heads: Sequence[LetterHead], *, can_send: bool) -> None:
        """Show the archive as it is now; the letter that is chosen stays chosen."""
        self._heads = {head.id: head for head in heads}
        self._can_send = can_send
        self._pages.setCurrentIndex(0 if heads else 1)
        if not heads:
            self.view.clear()  # the letter may be that of a profile that was left
        self.list.show_heads(heads)
        self._refresh()

    def choose(self, letter_id: LetterId) -> None:
        """Show another letter."""
        self.list.choose(letter_id)

    def show_letter(self, content: LetterContent, html: str) -> None:
        """Show what the chosen letter says."""
        self.view.show_letter(content, html)

    def show_writing(self, *, is_writing: bool, can_write: bool = True) -> None:
        """A letter is being written, or not any more."""
        self.write_button.setEnabled(can_write and not is_writing)
        self.write_button.setText(tr("Writing…") if is_writing else tr("Write this week’s"))
        if can_write:
            self.empty.show_message(
                tr("No letter yet"),
                tr("Once a week: what you heard, and what to try next. {letters}", letters=promises.LETTERS),
                tr("Writing…") if is_writing else tr("Write the first one now"),
                None if is_writing else self.write_wanted.emit,
                tr("Settings…"),
                self.settings_wanted.emit,
            )
        else:
            self.empty.show_message(
                tr("No letters here"),
                tr("Guests and locked profiles get no letters, so nobody else reads them."),
            )

    def _on_chosen(self, number: int) -> None:
        self._refresh()
        self.chosen.emit(number)

    def _refresh(self) -> None:
        head = self._heads.get(self.current)
        is_there = head is not None
        is_moving = head is not None and head.state in _ON_ITS_WAY
        for button in (self.delete_button, self.save_button, self.share_button, self.send_button):
            button.setEnabled(is_there)
        self.delete_button.setEnabled(is_there and not is_moving)
        self.send_button.setVisible(self._can_send)
        self.keep_button.setVisible(head is not None and head.state is LetterState.QUEUED)
        advice = ""
        if head is not None:
            was_sent = head.state in {LetterState.SENT, LetterState.PERHAPS}
            self.send_button.setText(tr("Send again") if was_sent else tr("Send"))
            self.send_button.setEnabled(not is_moving and head.state is not LetterState.QUEUED)
            advice = state_advice(head)
        self.state.setText(advice)
        self.state.setVisible(bool(advice))

    def _lay_out(self) -> None:
        side = QVBoxLayout()
        side.setSpacing(Space.S)
        side.addWidget(self.list, 1)
        side.addWidget(self.write_button)
        letter = QVBoxLayout()
        letter.setSpacing(Space.S)
        letter.addWidget(self.state)
        letter.addWidget(self.view, 1)
        shown = QWidget()
        row = QHBoxLayout(shown)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(Space.L)
        row.addLayout(side)
        row.addLayout(letter, 1)
        self._pages.addWidget(shown)
        self._pages.addWidget(self.empty)
        close = _button(tr("Close"), self.accept)
        buttons = QHBoxLayout()
        buttons.addWidget(self.settings_button)
        buttons.addStretch()
        for button in (self.delete_button, self.save_button, self.share_button):
            buttons.addWidget(button)
        for button in (self.keep_button, self.send_button, close):
            buttons.addWidget(button)
        column = QVBoxLayout(self)
        column.setContentsMargins(Space.XL, Space.XL, Space.XL, Space.L)
        column.setSpacing(Space.L)
        column.addWidget(self._pages, 1)
        column.addLayout(buttons)


def _button(text: str, on_click: Callable[[], object]) -> QPushButton:
    button = text_button(text)
    button.setAutoDefault(False)
    button.clicked.connect(lambda _checked=False: on_click())
    return button

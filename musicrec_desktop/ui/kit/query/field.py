"""A line for queries: it suggests what can follow, and underlines what cannot be meant."""

from __future__ import annotations

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import (
    QAction,
    QColor,
    QDragEnterEvent,
    QFocusEvent,
    QInputMethodEvent,
    QKeyEvent,
    QTextCharFormat,
)
from PySide6.QtWidgets import QLineEdit, QWidget
from typing_extensions import override

from musicrec_desktop.core.language import tr
from musicrec_desktop.ui.kit.calm_inputs import let_clear
from musicrec_desktop.ui.kit.dragged import read_drag
from musicrec_desktop.ui.kit.icons import Glyph, icon
from musicrec_desktop.ui.kit.query.assistant import ENTER_KEYS, LoadValues, QueryAssistant, query_reading
from musicrec_desktop.ui.kit.query.history import SearchHistory
from musicrec_desktop.ui.theme.control import ThemeController


class QueryField(QLineEdit):
    """A line whose text is told when what was typed is on the screen.

    Its assistant offers what can follow, and says what is wrong. Where that takes no key, Down goes on to the
    list, and Escape empties the field; Down in the empty field shows recent searches.

    Args:
        theme: colours.
        load_values: looks up the values of the library.
        placeholder: what the empty field says.
        hint: its tooltip, while there is no problem to tell.
        name: for screen readers.
        history: of the searches; None for a field without one.
        parent: Qt's owner.

    Attributes:
        searched: the text, trimmed.
        entered: the user wants to go on with the first row of the list.
        left: the user wants to go back to the list as it is.
        assistant: offers and judges.
    """

    searched = Signal(str)
    entered = Signal()
    left = Signal()

    def __init__(
        self,
        theme: ThemeController,
        load_values: LoadValues,
        *,
        placeholder: str,
        hint: str,
        name: str,
        history: SearchHistory | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._theme = theme
        self.history, self._hint = history, hint
        self.setToolTip(hint)
        self._told = ""
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        # A list answers to each keystroke as soon as the letter is on the screen: Qt paints before it lets a
        # timer run out. Of searches that wait, only the newest is begun.
        self._timer.setInterval(0)
        self._timer.timeout.connect(self._tell)
        self.assistant = QueryAssistant(self, self, theme, load_values, query_reading())
        self.assistant.judged.connect(self._on_judged)
        self.assistant.text_chosen.connect(self.run)
        self._glyph, self.help_action = (
            QAction(tr("Search"), self),
            QAction(tr("What can be searched (F1)"), self),
        )
        self.help_action.triggered.connect(self.assistant.open_help)
        self.addAction(self._glyph, QLineEdit.ActionPosition.LeadingPosition)
        self.addAction(self.help_action, QLineEdit.ActionPosition.TrailingPosition)
        self.setPlaceholderText(placeholder)
        self.setAccessibleName(name)
        self.setAccessibleDescription(tr("Words, or fields: artist:name. F1 explains."))
        let_clear(self)
        self.textChanged.connect(self._on_text)
        self.textEdited.connect(self._on_edited)
        theme.changed.connect(self._recolour)
        self._recolour()

    def set_text_quietly(self, text: str) -> None:
        """Show the search of another place without searching again."""
        self._told = text.strip()
        if self._told == self.text().strip():
            self._timer.stop()  # what is being typed keeps its cursor and its spaces
            return
        # Not with blocked signals: the field shows and hides its own button by them.
        self.assistant.close()
        self.setText(text)
        self._timer.stop()

    def run(self, text: str) -> None:
        """Write a text as if it were typed, and search it."""
        self.setFocus()
        self.assistant.write(text, 0, len(self.text()))
        self.assistant.close()
        self._tell()
        self._remember()

    def clear_now(self) -> None:
        """Empty the field, and tell it at once; Undo brings the text back."""
        self.clear()
        self.assistant.close()
        self._tell()

    def write(self, text: str, start: int, end: int) -> None:
        """Put a text into the place of some characters, as if it were typed; Undo takes it back."""
        self.setSelection(start, end - start)
        self.insert(text)

    def keeps(self, event: QKeyEvent) -> bool:
        """Whether a key is the field's, and no shortcut of the window."""
        return event.key() == Qt.Key.Key_F1 and not event.modifiers()

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = Qt.Key(event.key())
        if key is Qt.Key.Key_Escape:
            self._on_escape()
        elif key is Qt.Key.Key_Down and not self.text() and self.history is not None and self.history.texts:
            self.assistant.show_texts(self.history.texts)
        elif key is Qt.Key.Key_Down or key in ENTER_KEYS:
            self.assistant.close()
            self._tell()
            self._remember()
            self.entered.emit()
        else:
            super().keyPressEvent(event)

    @override
    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self._make_room()

    @override
    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self._make_room()
        if event.reason() is not Qt.FocusReason.PopupFocusReason:
            self._remember()

    @override
    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        # Text may be dropped here; files belong to the window.
        if read_drag(event.mimeData()).is_empty:
            super().dragEnterEvent(event)
        else:
            event.ignore()

    def _on_text(self, text: str) -> None:
        self._timer.start()
        self.help_action.setVisible(not text)
        self._make_room()
        self.assistant.follow_text()

    def _make_room(self) -> None:
        """The glyph says what the field is for; where somebody writes, or wrote, the text has its room."""
        self._glyph.setVisible(not self.text() and not self.hasFocus())

    def _on_edited(self, _text: str) -> None:
        self.assistant.follow_typing()

    def _on_escape(self) -> None:
        if self.text():
            self.clear_now()
        else:
            self.left.emit()

    def _on_judged(self) -> None:
        words = self.assistant.words
        self.setToolTip(f"{words.what} {words.advice}".strip() if words is not None else self._hint)
        self._underline()

    def _underline(self) -> None:
        """Wavy lines; a line of text takes formats only as those of an input method."""
        cursor, attributes = self.cursorPosition(), []
        for problem in self.assistant.problems:
            wave = QTextCharFormat()
            wave.setUnderlineStyle(QTextCharFormat.UnderlineStyle.WaveUnderline)
            wave.setUnderlineColor(QColor(self._theme.theme.danger))
            attributes.append(
                QInputMethodEvent.Attribute(
                    QInputMethodEvent.AttributeType.TextFormat,
                    problem.start - cursor,
                    max(problem.end - problem.start, 1),
                    wave,
                )
            )
        super().inputMethodEvent(QInputMethodEvent("", attributes))

    def _remember(self) -> None:
        if self.history is not None and self._told:
            self.history.add(self._told)

    def _tell(self) -> None:
        self._timer.stop()
        text = self.text().strip()
        if text != self._told:
            self._told = text
            self.searched.emit(text)

    def _recolour(self) -> None:
        self._glyph.setIcon(icon(Glyph.SEARCH, self._theme.theme, "text_dim"))
        self.help_action.setIcon(icon(Glyph.HELP, self._theme.theme, "text_dim"))
        self._underline()

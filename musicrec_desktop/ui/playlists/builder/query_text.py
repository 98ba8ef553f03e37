"""The rules as text: coloured, with what is wrong underlined and said in words."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import QEvent, QSize, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QFont,
    QFontDatabase,
    QHelpEvent,
    QKeyEvent,
    QSyntaxHighlighter,
    QTextCharFormat,
    QTextCursor,
    QTextDocument,
)
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPlainTextEdit, QTextEdit, QToolTip, QVBoxLayout, QWidget
from typing_extensions import override

from musicrec_desktop.query.fields import SPECIAL_FIELDS, field_of, flag_of
from musicrec_desktop.query.problems import Problem
from musicrec_desktop.ui.kit.buttons import IconButton, text_button
from musicrec_desktop.ui.kit.icons import Glyph
from musicrec_desktop.ui.kit.query.assistant import LoadValues, QueryAssistant, query_reading
from musicrec_desktop.ui.kit.tool_tips import tool_tip_text
from musicrec_desktop.ui.kit.wording.queries import problem_line
from musicrec_desktop.ui.theme.control import ThemeController
from musicrec_desktop.ui.theme.sizes import Space

LINES: Final = 3
_TOKENS: Final = re.compile(
    r'(?P<quoted>"(?:\\.|[^"\\])*"?)'
    r"|(?P<name>[^\W\d_][\w%]*):"
    r"|(?P<regex>(?<=:)/(?:\\.|[^/\\])+/i?(?=[\s|)]|$))"
    r"|(?P<word>\b(?:or|and|not)\b(?=[\s(\"]|$))"
    r"|(?P<sign>[()|]|(?:(?<=\s)|^)-(?=\S)|\.\.|[<>]=?|(?<=:)!?=)",
    re.IGNORECASE,
)


class QueryColours(QSyntaxHighlighter):
    """Colours names, values, operators and keywords.

    Args:
        document: what is coloured.
        themes: the colours.
    """

    def __init__(self, document: QTextDocument, themes: ThemeController) -> None:
        super().__init__(document)
        self._themes = themes
        themes.changed.connect(self.rehighlight)

    @override
    def highlightBlock(self, text: str) -> None:
        theme = self._themes.theme
        for match in _TOKENS.finditer(text):
            group = match.lastgroup or ""
            start, end = match.span(group)
            if group == "name":
                if _is_name(match["name"]):
                    self.setFormat(start, end - start + 1, _format(theme.accent, is_bold=True))
            elif group == "quoted":
                self.setFormat(start, end - start, _format(theme.warning))
            elif group == "regex":
                self.setFormat(start, end - start, _format(theme.like))
            else:
                self.setFormat(start, end - start, _format(theme.text_dim, is_bold=group == "word"))


class QueryEdit(QPlainTextEdit):
    """The text itself, a ``Line`` of several rows. Tab leaves it; its own steps back are those of the dialog.

    Args:
        themes: colours.
        parent: Qt's owner.
    """

    def __init__(self, themes: ThemeController, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._problems: tuple[Problem, ...] = ()
        self._themes = themes
        self.setAccessibleName("Rules as text")
        self.setTabChangesFocus(True)
        self.setUndoRedoEnabled(False)
        self.setFont(QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont))
        self.setPlaceholderText("genre:(jazz | blues) year:1955..1965 -is:banned")
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAsNeeded)
        self.colours = QueryColours(self.document(), themes)
        themes.changed.connect(self._underline)

    @override
    def sizeHint(self) -> QSize:
        return QSize(200, self.fontMetrics().lineSpacing() * LINES + 24)

    def text(self) -> str:
        """All of it."""
        return self.toPlainText()

    def cursorPosition(self) -> int:
        """Before which character the cursor stands."""
        return self.textCursor().position()

    def setCursorPosition(self, place: int) -> None:
        """Move the cursor."""
        cursor = self.textCursor()
        cursor.setPosition(place)
        self.setTextCursor(cursor)

    def write(self, text: str, start: int, end: int) -> None:
        """Put a text into the place of some characters, as if it were typed."""
        cursor = self.textCursor()
        cursor.setPosition(start)
        cursor.setPosition(end, QTextCursor.MoveMode.KeepAnchor)
        self.setTextCursor(cursor)
        self.insertPlainText(text)

    def show_problems(self, problems: Sequence[Problem]) -> None:
        """Underline what is wrong."""
        self._problems = tuple(problems)
        self._underline()

    def problem_at(self, place: int) -> Problem | None:
        """What is wrong at an index of the text."""
        for problem in self._problems:
            if problem.start <= place <= max(problem.end, problem.start + 1):
                return problem
        return None

    @override
    def event(self, event: QEvent) -> bool:
        if event.type() is QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            point = self.viewport().mapFrom(self, event.pos())
            problem = self.problem_at(self.cursorForPosition(point).position())
            if problem is not None:
                QToolTip.showText(event.globalPos(), tool_tip_text(problem_line(problem)), self)
            else:
                QToolTip.hideText()
            return True
        return super().event(event)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            event.ignore()  # a query is one line; Enter is the dialog's
            return
        super().keyPressEvent(event)

    def _underline(self) -> None:
        selections = []
        for problem in self._problems:
            selection = QTextEdit.ExtraSelection()
            cursor = QTextCursor(self.document())
            last = max(0, self.document().characterCount() - 1)
            start = min(problem.start, last)
            end = min(max(problem.end, problem.start + 1), last)
            if start == end and start:
                start -= 1
            cursor.setPosition(start)
            cursor.setPosition(end, QTextCursor.MoveMode.KeepAnchor)
            shape = QTextCharFormat()
            shape.setUnderlineStyle(QTextCharFormat.UnderlineStyle.WaveUnderline)
            shape.setUnderlineColor(QColor(self._themes.theme.danger))
            selection.cursor = cursor
            selection.format = shape
            selections.append(selection)
        self.setExtraSelections(selections)


class QueryText(QWidget):
    """The text with what is wrong below it.

    Args:
        themes: colours.
        load_values: looks up the values of the library.
        parent: Qt's owner.

    Attributes:
        edit: the text.
        assistant: offers what can follow, and judges.
        help_button: opens the help card.
    """

    changed = Signal(str)
    """The text, as it is typed."""
    rows_wanted = Signal()
    """The text shall say again what the rows say."""

    def __init__(
        self, themes: ThemeController, load_values: LoadValues, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._problems: tuple[Problem, ...] = ()
        self._is_behind = self._is_showing = False
        self._followed = ""
        self.edit = QueryEdit(themes)
        # The dialog knows more than the parser: which playlists there are, and whether they go in circles.
        reading = query_reading(lambda _text: self._problems)
        self.assistant = QueryAssistant(
            self.edit, self.edit, themes, load_values, reading, tells_problems=False
        )
        self.help_button = IconButton(
            themes, Glyph.HELP, "What can be written here (F1)", size_px=24, icon_px=16
        )
        self.help_button.clicked.connect(self._open_help)
        self.note = QLabel()
        self.note.setWordWrap(True)
        self.note.setTextFormat(Qt.TextFormat.PlainText)
        self.note.setProperty("role", "danger")
        self.fix_button = text_button("", role="link")
        self.fix_button.clicked.connect(self._fix)
        self.back_button = text_button("Back to the rules", role="link")
        self.back_button.clicked.connect(self.rows_wanted)
        line = QHBoxLayout()
        line.setSpacing(Space.S)
        line.addWidget(self.note, 1)
        line.addWidget(self.fix_button, 0, Qt.AlignmentFlag.AlignTop)
        line.addWidget(self.back_button, 0, Qt.AlignmentFlag.AlignTop)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(Space.XS)
        column.addWidget(self.edit)
        column.addLayout(line)
        self.edit.setFixedHeight(self.edit.sizeHint().height())
        self.edit.textChanged.connect(self._on_typed)
        self.assistant.judged.connect(self._show_words)
        self.assistant.text_chosen.connect(self._add_example)
        self._show_words()

    def show_text(self, text: str, problems: Sequence[Problem], *, is_behind: bool) -> None:
        """Show another text; emits nothing.

        Args:
            text: one line.
            problems: what is wrong with it.
            is_behind: the rows say something else, because the text cannot be meant.
        """
        if text != self.edit.text():
            self._is_showing = True
            self.edit.setPlainText(text)
            self.edit.moveCursor(QTextCursor.MoveOperation.End)
            self._is_showing = False
        self._problems, self._is_behind = tuple(problems), is_behind
        if text != self._followed:
            self._followed = text
            self.assistant.follow_text()
        else:
            self.assistant.judge()

    def _show_words(self) -> None:
        """Underline what is wrong, and say the first of it."""
        problems, words = self.assistant.problems, self.assistant.words
        self.edit.show_problems(problems)
        sentences = [f"{words.what} {words.advice}".strip()] if words is not None else []
        if len(problems) > 1:
            sentences.append(f"{len(problems) - 1} more after that.")
        is_behind = self._is_behind and bool(problems)
        if is_behind:
            sentences.append("The rules stay as they were.")
        told, fixes = " ".join(sentences), words.fixes if words is not None else ()
        self.note.setText(told)
        self.note.setVisible(bool(told))
        self.edit.setAccessibleDescription(told)
        self.fix_button.setText(f"Use “{fixes[0].label}”" if fixes else "")
        self.fix_button.setVisible(bool(fixes))
        self.back_button.setVisible(is_behind)

    def _on_typed(self) -> None:
        if not self._is_showing:
            text = self.edit.toPlainText()
            if "\n" in text:  # pasted
                cursor = self.edit.textCursor().position()
                self._is_showing = True
                text = text.replace("\n", " ")
                self.edit.setPlainText(text)
                moved = self.edit.textCursor()
                moved.setPosition(cursor)
                self.edit.setTextCursor(moved)
                self._is_showing = False
            self.changed.emit(text)
            self.assistant.follow_typing()

    def _fix(self) -> None:
        words = self.assistant.words
        if words is not None and words.fixes:
            fix = words.fixes[0]
            self.edit.write(fix.text, fix.start, fix.end)
            self.edit.setFocus()

    def _open_help(self) -> None:
        self.edit.setFocus()
        self.assistant.open_help()

    def _add_example(self, example: str) -> None:
        """Put an example behind what stands there, so that nothing of it is lost."""
        text = self.edit.text()
        space = " " if text and not text[-1].isspace() else ""
        self.edit.setFocus()
        self.assistant.write(f"{space}{example}", len(text), len(text))
        self.assistant.close()


def _is_name(name: str) -> bool:
    return field_of(name) is not None or name.lower() in SPECIAL_FIELDS or flag_of(name) is not None


def _format(colour: str, *, is_bold: bool = False) -> QTextCharFormat:
    shape = QTextCharFormat()
    shape.setForeground(QColor(colour))
    if is_bold:
        shape.setFontWeight(QFont.Weight.DemiBold)
    return shape

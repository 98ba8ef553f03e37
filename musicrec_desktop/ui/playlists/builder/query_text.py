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
from musicrec_desktop.query.parser import Problem, fixes_of
from musicrec_desktop.ui.kit.buttons import text_button
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
    """The text itself. Tab leaves it; its own steps back are those of the dialog.

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
        parent: Qt's owner.
    """

    changed = Signal(str)
    """The text, as it is typed."""
    rows_wanted = Signal()
    """The text shall say again what the rows say."""

    def __init__(self, themes: ThemeController, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.edit = QueryEdit(themes)
        self.note = QLabel()
        self.note.setWordWrap(True)
        self.note.setTextFormat(Qt.TextFormat.PlainText)
        self.note.setProperty("role", "danger")
        self.fix_button = text_button("", role="link")
        self.fix_button.clicked.connect(self._fix)
        self.back_button = text_button("Back to the rules", role="link")
        self.back_button.clicked.connect(self.rows_wanted)
        self._fixed = ""
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
        self._is_showing = False
        self.show_text("", (), is_behind=False)

    def show_text(self, text: str, problems: Sequence[Problem], *, is_behind: bool) -> None:
        """Show another text; emits nothing.

        Args:
            text: one line.
            problems: what is wrong with it.
            is_behind: the rows say something else, because the text cannot be meant.
        """
        if text != self.edit.toPlainText():
            self._is_showing = True
            self.edit.setPlainText(text)
            self.edit.moveCursor(QTextCursor.MoveOperation.End)
            self._is_showing = False
        self.edit.show_problems(problems)
        words = [problem_line(problems[0])] if problems else []
        if len(problems) > 1:
            words.append(f"{len(problems) - 1} more after that.")
        if is_behind:
            words.append("The rules stay as they were.")
        self.note.setText(" ".join(words))
        self.note.setVisible(bool(words))
        self.edit.setAccessibleDescription(" ".join(words))
        fixes = fixes_of(problems[0], text) if problems else ()
        self._fixed = f"{text[: fixes[0].start]}{fixes[0].text}{text[fixes[0].end :]}" if fixes else ""
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

    def _fix(self) -> None:
        text = self._fixed
        if text:
            self.changed.emit(text)
            self.edit.setFocus()


def _is_name(name: str) -> bool:
    return field_of(name) is not None or name.lower() in SPECIAL_FIELDS or flag_of(name) is not None


def _format(colour: str, *, is_bold: bool = False) -> QTextCharFormat:
    shape = QTextCharFormat()
    shape.setForeground(QColor(colour))
    if is_bold:
        shape.setFontWeight(QFont.Weight.DemiBold)
    return shape

"""The rows of the editor: what each kind of field is edited with, also where files differ."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from typing import Final

from PySide6.QtCore import QRegularExpression, QStringListModel, Qt, QTimer, Signal
from PySide6.QtGui import QRegularExpressionValidator
from PySide6.QtWidgets import (
    QCheckBox,
    QCompleter,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QMenu,
    QPlainTextEdit,
    QVBoxLayout,
    QWidget,
)

from musicrec_desktop.core.language import number_text, tr
from musicrec_desktop.model.tag_fields import FieldKind, TagField
from musicrec_desktop.ui.kit.buttons import IconButton
from musicrec_desktop.ui.kit.icons import Glyph
from musicrec_desktop.ui.kit.wording.tag_editor import choice_text, several_text
from musicrec_desktop.ui.kit.wording.tagging import field_name
from musicrec_desktop.ui.tagging.chips import ChipField
from musicrec_desktop.ui.tagging.draft import SharedValues
from musicrec_desktop.ui.theme.control import ThemeController
from musicrec_desktop.ui.theme.sizes import Space

BUTTON_PX: Final = 24
REVERT_KEYS: Final = "Ctrl+R"
"""The field that has the keyboard is again as in the file."""
NUMBER_PX: Final = 76
LINES_PX: Final = {"lyrics": 132}
FEW_LINES_PX: Final = 64
LISTED: Final = 20
"""Values that the list of several has; the others are counted."""
SUGGESTED: Final = {
    "artist": "artist",
    "albumartist": "albumartist",
    "album": "album",
    "genre": "genre",
    "composer": "composer",
    "conductor": "conductor",
    "performer": "performer",
    "ensemble": "ensemble",
    "work": "work",
    "movementname": "movement",
    "label": "label",
    "grouping": "grouping",
    "mood": "mood",
}
"""Fields of which the library knows values, and what queries call them."""
_PATTERNS: Final = {FieldKind.NUMBER: r"\d{0,4}(\.\d{0,2})?", FieldKind.DATE: r"\d{0,4}(-\d{0,2}){0,2}"}
_HINTS: Final = {FieldKind.DATE: tr("YYYY or YYYY-MM-DD")}

LoadValues = Callable[[str, str, Callable[[list[str]], object]], object]


class FieldRow(QWidget):
    """What one field is edited with.

    Args:
        field: which one.
        themes: colours.
        load_values: looks up values of the library that contain a text.
        parent: Qt's owner.

    Attributes:
        edited: the new values of all files, and whether they are being typed.
        added: a value that all files shall have.
        removed: a value that no file shall have.
        reverted: the values of the disk shall come back.
        editor: what has the keyboard.
    """

    edited = Signal(object, bool)
    added = Signal(str)
    removed = Signal(str)
    reverted = Signal()

    def __init__(
        self,
        field: TagField,
        themes: ThemeController,
        load_values: LoadValues,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.field, self._load_values = field, load_values
        self._is_showing = self._is_changed = False
        name = field_name(field.name)
        self.label = QLabel(name)
        self.label.setTextFormat(Qt.TextFormat.PlainText)
        self.revert_button = IconButton(
            themes,
            Glyph.UNDO,
            tr("{name}: as in the file", name=name),
            shortcut=REVERT_KEYS,
            size_px=BUTTON_PX,
            icon_px=14,
            colour="accent",
        )
        # Tab leads from field to field; what is typed next would press the button with its first space.
        self.revert_button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.revert_button.clicked.connect(self.reverted)
        policy = self.revert_button.sizePolicy()
        policy.setRetainSizeWhenHidden(True)
        self.revert_button.setSizePolicy(policy)
        self.revert_button.hide()
        self._menu = QMenu(self)
        self.several_button = IconButton(
            themes,
            Glyph.DOWN,
            tr("{name}: the values of the files", name=name),
            size_px=BUTTON_PX,
            icon_px=16,
        )
        self.several_button.clicked.connect(self._open_menu)
        if self._is_narrow:
            self.several_button.setSizePolicy(policy)
        self.several_button.hide()
        self._shared = SharedValues(0, (), ())
        self.editor = self._make_editor(name, themes)
        self.label.setBuddy(self.editor)
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(Space.XS)
        self._row.addWidget(self.editor, 0 if self._is_narrow else 1)
        self._row.addWidget(self.several_button)
        self._row.addWidget(self.revert_button)
        if self._is_narrow:
            self._row.addStretch(1)

    @property
    def _is_narrow(self) -> bool:
        return self.field.kind is FieldKind.NUMBER

    def show_values(self, shared: SharedValues, *, is_changed: bool) -> None:
        """Show what some files have, and whether that differs from the disk."""
        # Every key shows all rows, of which one is another.
        if shared == self._shared and is_changed == self._is_changed:
            return
        self._shared, self._is_changed = shared, is_changed
        self._is_showing = True
        try:
            self._show(shared)
        finally:
            self._is_showing = False
        self.several_button.setVisible(shared.is_mixed and self.field.kind is not FieldKind.MANY)
        self.revert_button.setVisible(is_changed)
        font = self.label.font()
        if font.bold() != is_changed:
            font.setBold(is_changed)
            self.label.setFont(font)

    def _make_editor(self, name: str, themes: ThemeController) -> QWidget:
        editor: QWidget
        match self.field.kind:
            case FieldKind.MANY:
                editor = ChipField(name, themes)
                editor.added.connect(self.added)
                editor.removed.connect(self.removed)
                self._complete(editor.line)
            case FieldKind.FLAG:
                editor = QCheckBox()
                editor.clicked.connect(self._on_checked)
            case FieldKind.LINES:
                editor = QPlainTextEdit()
                editor.setFixedHeight(LINES_PX.get(self.field.name, FEW_LINES_PX))
                editor.setTabChangesFocus(True)
                editor.textChanged.connect(self._on_text)
            case _:
                editor = QLineEdit()
                if (pattern := _PATTERNS.get(self.field.kind)) is not None:
                    editor.setValidator(QRegularExpressionValidator(QRegularExpression(pattern), editor))
                if self._is_narrow:
                    editor.setFixedWidth(NUMBER_PX)
                editor.textEdited.connect(self._on_line)
                self._complete(editor)
        editor.setAccessibleName(name)
        return editor

    def _complete(self, line: QLineEdit) -> None:
        """Suggest values of the library while something is typed."""
        name = SUGGESTED.get(self.field.name)
        if name is None:
            return
        model = QStringListModel(self)
        completer = QCompleter(model, line)
        completer.setCompletionMode(QCompleter.CompletionMode.UnfilteredPopupCompletion)
        completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        line.setCompleter(completer)

        def show(typed: str, values: Sequence[str]) -> None:
            if line.text() == typed and line.hasFocus():
                model.setStringList([value for value in values if value != typed])
                if model.rowCount():
                    completer.complete()

        def look_up(typed: str) -> None:
            model.setStringList([])
            if typed.strip():
                self._load_values(name, typed.strip(), partial(show, typed))

        line.textEdited.connect(look_up)
        completer.activated.connect(partial(self._on_chosen, line))

    def _on_chosen(self, line: QLineEdit, text: str) -> None:
        if self.field.kind is FieldKind.MANY:
            # The line itself takes what was chosen after this.
            QTimer.singleShot(0, line, line.clear)
            self.added.emit(text)
        else:
            self.edited.emit((text,), False)

    def _show(self, shared: SharedValues) -> None:
        editor, text = self.editor, "\n".join(shared.common)
        several = several_text(len(shared.lists)) if shared.is_mixed else ""
        match editor:
            case ChipField():
                editor.show_values(shared)
            case QCheckBox():
                editor.setTristate(shared.is_mixed)
                state = Qt.CheckState.Checked if shared.common == ("1",) else Qt.CheckState.Unchecked
                editor.setCheckState(Qt.CheckState.PartiallyChecked if shared.is_mixed else state)
                editor.setText(several)
            case QPlainTextEdit():
                editor.setPlaceholderText(several)
                if editor.toPlainText() != text:
                    editor.setPlainText(text)
            case QLineEdit():
                editor.setPlaceholderText(several or _HINTS.get(self.field.kind, ""))
                if self._is_narrow and several:
                    editor.setPlaceholderText("…")
                    editor.setToolTip(several)
                if editor.text() != text:
                    editor.setText(text)

    def _on_line(self, text: str) -> None:
        value = " ".join(text.split())
        self.edited.emit((value,) if value else (), True)

    def _on_text(self) -> None:
        if self._is_showing or not isinstance(self.editor, QPlainTextEdit):
            return
        text = self.editor.toPlainText()
        self.edited.emit((text,) if text.strip() else (), True)

    def _on_checked(self) -> None:
        assert isinstance(self.editor, QCheckBox)
        # The half-checked state only tells that files differ.
        is_on = self.editor.checkState() is not Qt.CheckState.Unchecked
        self.edited.emit(("1",) if is_on else (), False)

    def _open_menu(self) -> None:
        """The values of the files; one of them can be given to all."""
        self._menu.clear()
        for values, count in self._shared.lists[:LISTED]:
            action = self._menu.addAction(choice_text(values, count).replace("&", "&&"))
            action.triggered.connect(partial(self._choose, values))
        if (more := len(self._shared.lists) - LISTED) > 0:
            self._menu.addAction(tr("and {more} more", more=number_text(more))).setEnabled(False)
        self._menu.popup(self.several_button.mapToGlobal(self.several_button.rect().bottomLeft()))

    def _choose(self, values: tuple[str, ...], _checked: bool = False) -> None:
        self.edited.emit(values, False)


def labelled(row: FieldRow, label_px: int) -> QWidget:
    """A row with its label before it."""
    holder = QWidget()
    line = QHBoxLayout(holder)
    line.setContentsMargins(0, 0, 0, 0)
    line.setSpacing(Space.M)
    row.label.setFixedWidth(label_px)
    row.label.setWordWrap(True)
    if row.field.kind in {FieldKind.LINES, FieldKind.MANY}:
        column = QVBoxLayout()
        column.setContentsMargins(0, Space.XS + 2, 0, 0)
        column.addWidget(row.label)
        column.addStretch(1)
        line.addLayout(column)
    else:
        line.addWidget(row.label)
    line.addWidget(row, 1)
    return holder

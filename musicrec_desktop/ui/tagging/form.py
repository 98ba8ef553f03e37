"""All fields of the editor in their order: the common ones, and the others on wish."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import partial
from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QApplication, QHBoxLayout, QToolButton, QVBoxLayout, QWidget

from musicrec_desktop.core.language import tr
from musicrec_desktop.model.tag_fields import FIELDS, TagField
from musicrec_desktop.ui.kit.labels import dim_label
from musicrec_desktop.ui.kit.wording.tagging import field_name
from musicrec_desktop.ui.tagging.draft import TagDraft
from musicrec_desktop.ui.tagging.rows import FieldRow, LoadValues, labelled
from musicrec_desktop.ui.theme.control import ThemeController
from musicrec_desktop.ui.theme.sizes import Space

LABEL_PX: Final = 104
_PAIRS: Final = {"tracknumber": "tracktotal", "discnumber": "disctotal"}
"""Numbers that stand on one line: which of how many."""
_BESIDE: Final = frozenset(_PAIRS.values())


class FieldForm(QWidget):
    """A row for each field.

    Args:
        themes: colours.
        load_values: looks up values of the library that contain a text.
        parent: the editor.

    Attributes:
        edited: a field, its new values, and whether they are being typed.
        added: a field, and a value that all files shall have.
        removed: a field, and a value that no file shall have.
        reverted: a field that shall be as on the disk.
        rows: what edits each field, by its name.
        more_button: shows the further fields.
    """

    edited = Signal(str, object, bool)
    added = Signal(str, str)
    removed = Signal(str, str)
    reverted = Signal(str)

    def __init__(
        self, themes: ThemeController, load_values: LoadValues, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._themes, self._load_values = themes, load_values
        self.rows: dict[str, FieldRow] = {}
        self.more_button = QToolButton()
        self.more_button.setProperty("role", "chip")
        self.more_button.setText(tr("All fields"))
        self.more_button.setCheckable(True)
        self.more_button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self._further = QWidget()
        common, further = QVBoxLayout(), QVBoxLayout(self._further)
        for column in (common, further):
            column.setContentsMargins(0, 0, 0, 0)
            column.setSpacing(Space.S)
        for field in FIELDS:
            if field.name not in _BESIDE:
                (common if field.is_common else further).addWidget(self._line(field))
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(Space.S)
        whole.addLayout(common)
        whole.addWidget(self.more_button, 0, Qt.AlignmentFlag.AlignLeft)
        whole.addWidget(self._further)
        self._further.hide()
        self.more_button.toggled.connect(self._further.setVisible)

    def show_draft(self, draft: TagDraft, places: Sequence[int]) -> None:
        """Show what some files have."""
        changed = {name for place in places for name in draft.changed_values(place)}
        for name, row in self.rows.items():
            row.show_values(draft.shared(name, places), is_changed=name in changed)

    def revert_focused(self) -> None:
        """Take back what was edited in the field that has the keyboard; nothing where none has."""
        focused = QApplication.focusWidget()
        if focused is None:
            return
        for row in self.rows.values():
            if not row.revert_button.isHidden() and row.isAncestorOf(focused):
                row.revert_button.click()

    def open_for(self, values: Sequence[Mapping[str, tuple[str, ...]]]) -> None:
        """Show the further fields where a file has one of them."""
        further = {field.name for field in FIELDS if not field.is_common}
        self.more_button.setChecked(any(not further.isdisjoint(one) for one in values))

    def _line(self, field: TagField) -> QWidget:
        row = self._row(field)
        line = labelled(row, LABEL_PX)
        if (other := _PAIRS.get(field.name)) is None:
            return line
        pair = QWidget()
        beside = QHBoxLayout(pair)
        beside.setContentsMargins(0, 0, 0, 0)
        beside.setSpacing(Space.S)
        beside.addWidget(line)
        beside.addWidget(dim_label("of"))
        second = self._row(next(one for one in FIELDS if one.name == other))
        second.label.hide()
        second.label.setParent(second)
        beside.addWidget(second)
        beside.addStretch(1)
        return pair

    def _row(self, field: TagField) -> FieldRow:
        row = self.rows[field.name] = FieldRow(field, self._themes, self._load_values)
        row.edited.connect(partial(self._on_edited, field.name))
        row.added.connect(partial(self.added.emit, field.name))
        row.removed.connect(partial(self.removed.emit, field.name))
        row.reverted.connect(partial(self.reverted.emit, field.name))
        row.setAccessibleName(field_name(field.name))
        return row

    def _on_edited(self, name: str, values: tuple[str, ...], is_typing: bool) -> None:
        self.edited.emit(name, values, is_typing)

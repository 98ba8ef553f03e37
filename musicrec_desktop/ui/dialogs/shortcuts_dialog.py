"""All keyboard shortcuts on one sheet (F1)."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QDialog, QGridLayout, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from musicrec_desktop.ui.actions import ACTIONS, ActionGroup, ActionSpec
from musicrec_desktop.ui.theme.tokens import Space
from musicrec_desktop.ui.widgets.buttons import text_button
from musicrec_desktop.ui.widgets.labels import section_label

COLUMNS = (
    (ActionGroup.PLAYBACK, ActionGroup.LIBRARY),
    (ActionGroup.TRACKS, ActionGroup.WINDOW),
    (ActionGroup.GO,),
)


def shortcut_text(spec: ActionSpec) -> str:
    """The keys of an action as this system writes them; media keys are left out, they name themselves."""
    plain = [key for key in spec.shortcuts if "Media" not in key and key not in {"Enter", "Back"}]
    native = QKeySequence.SequenceFormat.NativeText
    return ", ".join(QKeySequence.fromString(key).toString(native) for key in plain)


class ShortcutsDialog(QDialog):
    """A table of keys and what they do."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle("Keyboard shortcuts")
        sheet = QHBoxLayout()
        sheet.setSpacing(Space.XL * 2)
        for groups in COLUMNS:
            column = QVBoxLayout()
            column.setSpacing(Space.S)
            for group in groups:
                column.addWidget(section_label(group.value))
                column.addLayout(_keys_of(group))
                column.addSpacing(Space.L)
            column.addStretch()
            sheet.addLayout(column)
        close = text_button("Close")
        close.clicked.connect(self.accept)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(Space.XL, Space.XL, Space.XL, Space.L)
        whole.addLayout(sheet)
        whole.addWidget(close, alignment=Qt.AlignmentFlag.AlignRight)


def _keys_of(group: ActionGroup) -> QGridLayout:
    grid = QGridLayout()
    grid.setHorizontalSpacing(Space.XL)
    grid.setVerticalSpacing(Space.XS)
    grid.setColumnStretch(0, 1)
    for row, spec in enumerate(spec for spec in ACTIONS if spec.group is group and shortcut_text(spec)):
        grid.addWidget(QLabel(spec.label), row, 0)
        keys = QLabel(shortcut_text(spec))
        keys.setProperty("role", "dim")
        grid.addWidget(keys, row, 1, Qt.AlignmentFlag.AlignRight)
    return grid

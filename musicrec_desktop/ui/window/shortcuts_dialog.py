"""All keyboard shortcuts on one sheet (F1)."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QKeySequence, QResizeEvent
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QLabel, QVBoxLayout, QWidget
from typing_extensions import override

from musicrec_desktop.core.language import tr
from musicrec_desktop.ui.kit.actions import ACTIONS, LETTER_HINT, ActionGroup, ActionSpec
from musicrec_desktop.ui.kit.buttons import text_button
from musicrec_desktop.ui.kit.fitted_dialog import FittedDialog, ScrollBody
from musicrec_desktop.ui.kit.labels import dim_label, section_label
from musicrec_desktop.ui.theme.sizes import Space

MOST_COLUMNS = 3
GAP_PX = 2 * Space.XL
PART_GAP_PX = int(Space.M)
_TO = "…"
"""Between the first and the last key of a line."""


_SAME_KEY = frozenset({"Enter", "Back", "Forward", "Ctrl+="})


def shortcut_text(spec: ActionSpec) -> str:
    """The keys of an action as this system writes them; media keys and second names of a key are left out."""
    plain = [key for key in spec.shortcuts if "Media" not in key and key not in _SAME_KEY]
    native = QKeySequence.SequenceFormat.NativeText
    return ", ".join(QKeySequence.fromString(key).toString(native) for key in plain)


def dealt(heights: list[int], columns: int) -> list[list[int]]:
    """The places of parts with these heights, dealt to columns: each to the column that is lowest so far."""
    found: list[list[int]] = [[] for _ in range(columns)]
    ends = [0] * columns
    for place in sorted(range(len(heights)), key=lambda place: -heights[place]):
        lowest = ends.index(min(ends))
        found[lowest].append(place)
        ends[lowest] += heights[place]
    return [sorted(column) for column in sorted(found, key=lambda column: min(column, default=len(heights)))]


class KeySheet(QWidget):
    """A part for each group of actions, in as many columns as there is room for."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        groups = [group for group in ActionGroup if sheet_lines(group)]
        self._parts = [_part(group) for group in groups]
        self._columns: list[QVBoxLayout] = []
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(GAP_PX)
        for _ in range(MOST_COLUMNS):
            column = QVBoxLayout()
            column.setSpacing(PART_GAP_PX)
            self._columns.append(column)
            self._row.addLayout(column, 1)
        self._shown = 0
        self._deal(MOST_COLUMNS)

    @property
    def column_count(self) -> int:
        """How many columns there are."""
        return self._shown

    def sizeHint(self) -> QSize:
        """Beside each other, where the screen has room."""
        width = MOST_COLUMNS * self._part_px + (MOST_COLUMNS - 1) * GAP_PX
        return QSize(width, self._height_of(MOST_COLUMNS))

    def minimumSizeHint(self) -> QSize:
        """One column."""
        return QSize(self._part_px, self._height_of(self._shown))

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        fitting = (event.size().width() + GAP_PX) // (self._part_px + GAP_PX)
        self._deal(max(1, min(MOST_COLUMNS, fitting)))

    @property
    def _part_px(self) -> int:
        return max(part.sizeHint().width() for part in self._parts)

    def _height_of(self, columns: int) -> int:
        heights = [part.sizeHint().height() + PART_GAP_PX for part in self._parts]
        return (
            max(sum(heights[place] for place in column) for column in dealt(heights, columns)) - PART_GAP_PX
        )

    def _deal(self, columns: int) -> None:
        if columns == self._shown:
            return
        self._shown = columns
        for layout in self._columns:
            while layout.takeAt(0) is not None:
                pass
        heights = [part.sizeHint().height() + PART_GAP_PX for part in self._parts]
        for layout, places in zip(self._columns, dealt(heights, columns), strict=False):
            for place in places:
                layout.addWidget(self._parts[place])
            layout.addStretch()
        self._row.setSpacing(GAP_PX if columns > 1 else 0)
        for place in range(MOST_COLUMNS):
            self._row.setStretch(place, 1 if place < columns else 0)
        self.setMinimumHeight(self._height_of(columns))


class ShortcutsDialog(FittedDialog):
    """A table of keys and what they do."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(tr("Keyboard shortcuts"))
        self.sheet = KeySheet()
        self.body = ScrollBody(self.sheet, gap_px=Space.S)
        # Nothing inside takes the keyboard, so the sheet itself scrolls by the arrows.
        self.body.setProperty("role", "read")
        self.body.setAccessibleName(tr("Keyboard shortcuts"))
        self.body.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.body.setFocus()
        close = text_button(tr("Close"))
        close.clicked.connect(self.accept)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(Space.XL, Space.XL, Space.M, Space.L)
        whole.setSpacing(Space.M)
        whole.addWidget(self.body, 1)
        whole.addWidget(dim_label(LETTER_HINT))
        whole.addWidget(close, alignment=Qt.AlignmentFlag.AlignRight)


def sheet_lines(group: ActionGroup) -> dict[str, str]:
    """What the sheet says of a group: keys by what they do, from top to bottom."""
    lines: dict[str, str] = {}
    for spec in ACTIONS:
        if spec.group is group and (keys := shortcut_text(spec)):
            label = spec.sheet_line or spec.label
            first = lines.get(label, "").partition(f" {_TO} ")[0]
            lines[label] = f"{first} {_TO} {keys}" if first else keys
    return lines


def _part(group: ActionGroup) -> QWidget:
    part = QWidget()
    column = QVBoxLayout(part)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(Space.XS)
    column.addWidget(section_label(group.value))
    grid = QGridLayout()
    grid.setHorizontalSpacing(Space.XL)
    grid.setVerticalSpacing(0)
    grid.setColumnStretch(0, 1)
    for row, (label, text) in enumerate(sheet_lines(group).items()):
        grid.addWidget(QLabel(label), row, 0)
        keys = QLabel(text)
        keys.setProperty("role", "dim")
        grid.addWidget(keys, row, 1, Qt.AlignmentFlag.AlignRight)
    column.addLayout(grid)
    return part

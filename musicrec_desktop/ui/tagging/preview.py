"""Every change of a plan as a row: before, after, what the user should know; each can be left out."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Final

from PySide6.QtCore import QAbstractTableModel, QObject, Qt, Signal
from PySide6.QtGui import QColor, QFont, QKeyEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView, QWidget
from typing_extensions import override

from musicrec_desktop.core.language import tr
from musicrec_desktop.core.paths import display_path
from musicrec_desktop.model.tag_edit import FieldChange, FilePlan, TagPlan
from musicrec_desktop.ui.kit.actions import TAKES_SPACE
from musicrec_desktop.ui.kit.column_model import ROOT, Index
from musicrec_desktop.ui.kit.tool_tips import tool_tip_text
from musicrec_desktop.ui.kit.wording.tag_editor import NO_VALUE, pictures_text, value_text
from musicrec_desktop.ui.kit.wording.tagging import field_name, file_text, note_text
from musicrec_desktop.ui.tagging.difference import Parts, parts_of
from musicrec_desktop.ui.tagging.difference_delegate import DifferenceDelegate
from musicrec_desktop.ui.theme.control import ThemeController

HEADINGS: Final = (tr("File"), tr("Change"), tr("Before"), tr("After"), tr("To know"))
FILE, FIELD, BEFORE, AFTER, NOTE = range(5)
ROW_PX, FILE_PX, FIELD_PX = 28, 140, 130
FILE_NAME, PICTURES, CUE_SHEET = tr("File name"), tr("Pictures"), tr("Cue sheet")
_LEFT: Final = int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)


@dataclass(frozen=True, slots=True)
class ChangeRow:
    """One change, or why nothing is done to a file.

    Attributes:
        place: of the file in the plan.
        what: the field, ``FILE_NAME``, ``PICTURES`` or ``CUE_SHEET``; empty for an obstacle.
        before: as it is.
        after: as it would be.
        note: what the user should know; empty for nothing.
        is_problem: nothing is done to the file.
        is_first: the first row of its file.
    """

    place: int
    what: str
    before: str
    after: str
    note: str = ""
    is_problem: bool = False
    is_first: bool = False


def rows_of(plan: TagPlan) -> list[ChangeRow]:
    """The rows of a plan, in the order of its files; files without a change have none."""
    return [row for place, file in enumerate(plan.files) for row in _rows(place, file)]


def _rows(place: int, file: FilePlan) -> list[ChangeRow]:
    note = " ".join(map(note_text, file.notes))
    if file.obstacle is not None:
        return [ChangeRow(place, "", "", "", note_text(file.obstacle), is_problem=True, is_first=True)]
    rows = [
        ChangeRow(place, change.field, value_text(change.before), value_text(change.after))
        for change in file.fields
    ]
    if file.pictures is not None:
        before, after = pictures_text(file.file.pictures), pictures_text(file.pictures)
        rows.append(ChangeRow(place, PICTURES, before, after))
    if file.move is not None:
        root = f"{file.file.root}/" if file.file.root else ""
        before, after = (
            display_path(path.removeprefix(root)) for path in (file.move.before, file.move.after)
        )
        rows.append(ChangeRow(place, FILE_NAME, before, after))
    rows += [ChangeRow(place, CUE_SHEET, line.before, line.after) for line in file.sheet_lines]
    if rows:
        return [replace(rows[0], note=note, is_first=True), *rows[1:]]
    return [ChangeRow(place, "", "", "", note, is_problem=True, is_first=True)] if note else []


class PlanModel(QAbstractTableModel):
    """The changes of a plan, each with a tick.

    Attributes:
        ticked: other changes would be carried out.
    """

    ticked = Signal()

    def __init__(self, themes: ThemeController, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._themes = themes
        self.plan = TagPlan((), {})
        self._rows: list[ChangeRow] = []
        self._left_out: set[tuple[str, int, str]] = set()

    def show_plan(self, plan: TagPlan) -> None:
        """Show another plan; what was left out of a file stays left out."""
        self.beginResetModel()
        self.plan, self._rows = plan, rows_of(plan)
        self.endResetModel()
        self.ticked.emit()

    def row_at(self, row: int) -> ChangeRow:
        """What a row is about."""
        return self._rows[row]

    def is_ticked(self, row: int) -> bool:
        """Whether a change would be carried out."""
        return not self._rows[row].is_problem and self._key(row) not in self._left_out

    def parts_at(self, row: int, column: int) -> Parts | None:
        """What of a text before or after its change differs; None where all of it is shown alike."""
        each = self._rows[row]
        if not self.is_ticked(row) or NO_VALUE in {each.before, each.after}:
            return None
        return parts_of(each.before, each.after)[column - BEFORE]

    def toggle(self, rows: list[int]) -> None:
        """Leave changes out, or take them in again, all as the first of them is not."""
        keys = {self._key(row) for row in rows if not self._rows[row].is_problem}
        if not keys:
            return
        if any(self.is_ticked(row) for row in rows):
            self._left_out |= keys
        else:
            self._left_out -= keys
        self.dataChanged.emit(self.index(0, 0), self.index(len(self._rows) - 1, NOTE))
        self.ticked.emit()

    @property
    def chosen(self) -> TagPlan:
        """The plan without what was left out."""
        kept: dict[int, set[str]] = {}
        for row, each in enumerate(self._rows):
            if self.is_ticked(row):
                kept.setdefault(each.place, set()).add(each.what)
        files = [_part(file, kept.get(place, set())) for place, file in enumerate(self.plan.files)]
        return TagPlan(tuple(files), self.plan.new_pictures)

    @property
    def values(self) -> Mapping[int, Mapping[str, tuple[str, ...]]]:
        """The new values of the fields that were not left out, by the places of the files."""
        return {
            place: {change.field: change.after for change in file.fields}
            for place, file in enumerate(self.chosen.files)
            if file.fields and file.obstacle is None
        }

    def _key(self, row: int) -> tuple[str, int, str]:
        each = self._rows[row]
        file = self.plan.files[each.place].file
        return file.path, 0 if file.sheet is None else file.sheet.part, each.what

    @override
    def rowCount(self, parent: Index = ROOT) -> int:
        return 0 if parent.isValid() else len(self._rows)

    @override
    def columnCount(self, parent: Index = ROOT) -> int:
        return 0 if parent.isValid() else len(HEADINGS)

    @override
    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:
        if orientation is not Qt.Orientation.Horizontal:
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return HEADINGS[section]
        return _LEFT if role == Qt.ItemDataRole.TextAlignmentRole else None

    @override
    def flags(self, index: Index) -> Qt.ItemFlag:
        flags = Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemNeverHasChildren
        is_box = index.column() == FIELD and not self._rows[index.row()].is_problem
        return flags | Qt.ItemFlag.ItemIsUserCheckable if is_box else flags

    @override
    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid():
            return None
        each, column = self._rows[index.row()], index.column()
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return self._text(each, column)
            case Qt.ItemDataRole.CheckStateRole if column == FIELD and not each.is_problem:
                is_on = self.is_ticked(index.row())
                return Qt.CheckState.Checked if is_on else Qt.CheckState.Unchecked
            case Qt.ItemDataRole.ToolTipRole:
                path = self.plan.files[each.place].file.path
                text = display_path(path) if column == FILE else self._text(each, column)
                return tool_tip_text(text) or None
            case Qt.ItemDataRole.ForegroundRole:
                return QColor(getattr(self._themes.theme, self._colour(index.row(), column)))
            case Qt.ItemDataRole.AccessibleTextRole:
                return f"{HEADINGS[column]}: {self._text(each, column) or 'nothing'}"
        return None

    @override
    def setData(self, index: Index, _value: object, role: int = Qt.ItemDataRole.EditRole) -> bool:
        if role != Qt.ItemDataRole.CheckStateRole:
            return False
        self.toggle([index.row()])
        return True

    def _text(self, each: ChangeRow, column: int) -> str:
        if column == FILE:
            return file_text(self.plan.files[each.place].file) if each.is_first else ""
        if each.is_problem:
            return each.note if column in {FIELD, NOTE} else ""
        if column == FIELD:
            is_field = each.what not in {"", FILE_NAME, PICTURES, CUE_SHEET}
            return field_name(each.what) if is_field else each.what
        return (each.before, each.after, each.note)[column - BEFORE]

    def _colour(self, row: int, column: int) -> str:
        each = self._rows[row]
        if column > FILE and each.is_problem:
            return "danger"
        if column == NOTE:
            return "warning"
        if not self.is_ticked(row):
            return "text_disabled"
        return {FILE: "text", FIELD: "text", BEFORE: "text_dim", AFTER: "accent"}[column]


class PlanTable(QTableView):
    """The table of changes; Space ticks what is selected.

    Args:
        model: the changes.
        themes: colours.
        parent: Qt's owner.
    """

    def __init__(self, model: PlanModel, themes: ThemeController, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._plan_model = model
        weights = QFont.Weight
        for column, colour, weight in (
            (BEFORE, "text", weights.Normal),
            (AFTER, "accent", weights.DemiBold),
        ):
            delegate = DifferenceDelegate(
                themes, lambda index: model.parts_at(index.row(), index.column()), colour, weight, self
            )
            self.setItemDelegateForColumn(column, delegate)
        self.setTextElideMode(Qt.TextElideMode.ElideMiddle)
        self.setModel(model)
        self.setAccessibleName(tr("Changes"))
        self.setProperty(TAKES_SPACE, True)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setTabKeyNavigation(False)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.verticalHeader().hide()
        self.verticalHeader().setDefaultSectionSize(ROW_PX)
        header = self.horizontalHeader()
        header.setHighlightSections(False)
        for column in (BEFORE, AFTER, NOTE):
            header.setSectionResizeMode(column, QHeaderView.ResizeMode.Stretch)
        header.resizeSection(FILE, FILE_PX)
        header.setSectionResizeMode(FIELD, QHeaderView.ResizeMode.Fixed)
        header.resizeSection(FIELD, FIELD_PX)
        model.modelReset.connect(self._show_notes)
        self._show_notes()

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Space:
            self._plan_model.toggle(
                sorted({index.row() for index in self.selectionModel().selectedIndexes()})
            )
        else:
            super().keyPressEvent(event)

    def _show_notes(self) -> None:
        """The last column is there only where it says something; a problem has the row for its words."""
        rows = [self._plan_model.row_at(row) for row in range(self._plan_model.rowCount())]
        self.clearSpans()
        self.setColumnHidden(NOTE, not any(each.note and not each.is_problem for each in rows))
        for row, each in enumerate(rows):
            if each.is_problem:
                self.setSpan(row, FIELD, 1, NOTE - FIELD + 1)


def _part(file: FilePlan, kept: set[str]) -> FilePlan:
    """What is left of what is done to a file."""
    fields: tuple[FieldChange, ...] = tuple(change for change in file.fields if change.field in kept)
    move = file.move if FILE_NAME in kept else None
    return replace(
        file,
        fields=fields,
        pictures=file.pictures if PICTURES in kept else None,
        move=move,
        companions=file.companions if move is not None else (),
        sheet_lines=file.sheet_lines if move is not None and CUE_SHEET in kept else (),
    )

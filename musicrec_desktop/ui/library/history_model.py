"""What was heard, the latest first, under a heading for each day."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QObject, Qt
from typing_extensions import override

from musicrec_desktop.model.browse import AnyHistoryRow, ImportedHistoryRow
from musicrec_desktop.model.track import Track, TrackId
from musicrec_desktop.ui.kit.column_model import ROOT, ColumnModel, Index, alignment
from musicrec_desktop.ui.kit.columns import Column
from musicrec_desktop.ui.kit.roles import Role
from musicrec_desktop.ui.kit.wording.formats import day_span_ms, format_day_heading
from musicrec_desktop.ui.track_table.banned_marks import IsBanned, nothing_banned
from musicrec_desktop.ui.track_table.columns import HISTORY_COLUMNS, ended_at_length


class HistoryModel(ColumnModel):
    """Rows are headings (text in the first column) and listens.

    Args:
        now_ms: today, for "Today" and "Yesterday".
        is_banned: which rows never play by themselves.
    """

    def __init__(
        self,
        now_ms: Callable[[], int],
        parent: QObject | None = None,
        *,
        is_banned: IsBanned = nothing_banned,
    ) -> None:
        super().__init__(HISTORY_COLUMNS, parent)
        self._is_banned = is_banned
        self._now_ms = now_ms
        self._rows: list[AnyHistoryRow | str] = []

    def show_rows(self, rows: Sequence[AnyHistoryRow]) -> None:
        """Replace the history; newest first. Where only what is known of the tracks differs, rows stay."""
        found: list[AnyHistoryRow | str] = []
        now_ms, first_ms, after_ms = self._now_ms(), 0, 0
        for row in rows:
            if not first_ms <= row.started_at_ms < after_ms:
                first_ms, after_ms = day_span_ms(row.started_at_ms)
                found.append(format_day_heading(row.started_at_ms, now_ms))
            found.append(row)
        if found and [*map(_place, found)] == [*map(_place, self._rows)]:
            self._rows = found
            self.dataChanged.emit(self.index(0, 0), self.index(len(found) - 1, self.columnCount() - 1))
            return
        self.beginResetModel()
        self._rows = found
        self.endResetModel()

    @property
    def section_rows(self) -> list[int]:
        """Where the headings stand."""
        return [number for number, row in enumerate(self._rows) if isinstance(row, str)]

    @override
    def track_at(self, row: int) -> Track | None:
        item = self._rows[row]
        return None if isinstance(item, str) else item.track

    @override
    def is_heading(self, row: int) -> bool:
        return isinstance(self._rows[row], str)

    def ids_from(self, row: int) -> list[TrackId]:
        """The tracks of this row and the rows below it."""
        return [item.track.id for item in self._rows[row:] if not isinstance(item, str)]

    @override
    def rowCount(self, parent: Index = ROOT) -> int:
        return 0 if parent.isValid() else len(self._rows)

    @override
    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid():
            return None
        item, column = self._rows[index.row()], HISTORY_COLUMNS[index.column()]
        if isinstance(item, str):
            if role in {Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole}:
                return item if index.column() == 0 else None
            return True if role == Role.IS_SECTION else None
        if role in {Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole}:
            return column.text(item)
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return alignment(column)
        return self._extra(item, column, role)

    def _extra(self, item: AnyHistoryRow, column: Column[AnyHistoryRow], role: int) -> object:
        if role == Qt.ItemDataRole.ToolTipRole and column.key == "ended":
            return ended_at_length(item)
        if role == Role.TRACK:
            return item.track
        if role == Role.TRACK_ID:
            return item.track.id
        if role == Role.IS_DIM:
            return item.track.is_missing or self._is_banned(item.track)
        return None


def _place(row: AnyHistoryRow | str) -> object:
    if isinstance(row, ImportedHistoryRow):
        return row.track.id, row.source, row.started_at_ms, row.listened_ms
    return row if isinstance(row, str) else row.listen

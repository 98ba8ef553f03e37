"""Tracks that sound like one track, best first, with the reasons."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QObject, Qt
from typing_extensions import override

from musicrec_desktop.model.track import Track, TrackId
from musicrec_desktop.ui.kit.column_model import ROOT, ColumnModel, Index, alignment
from musicrec_desktop.ui.kit.roles import Role
from musicrec_desktop.ui.kit.tool_tips import tool_tip_text
from musicrec_desktop.ui.kit.wording.formats import as_line
from musicrec_desktop.ui.track_table.banned_marks import IsBanned, nothing_banned
from musicrec_desktop.ui.track_table.columns import SIMILAR_COLUMNS, SimilarRow


class SimilarModel(ColumnModel):
    """Rows are recommendations in their order.

    Args:
        is_banned: which rows never play by themselves.
    """

    def __init__(self, parent: QObject | None = None, *, is_banned: IsBanned = nothing_banned) -> None:
        super().__init__(SIMILAR_COLUMNS, parent)
        self._is_banned = is_banned
        self._rows: tuple[SimilarRow, ...] = ()

    def show_rows(self, rows: Sequence[SimilarRow]) -> None:
        """Replace all rows; those of the same recommendations stay where they are."""
        if rows and [row.recommendation for row in rows] == [row.recommendation for row in self._rows]:
            self._rows = tuple(rows)
            self.dataChanged.emit(self.index(0, 0), self.index(len(rows) - 1, self.columnCount() - 1))
            return
        self.beginResetModel()
        self._rows = tuple(rows)
        self.endResetModel()

    @override
    def track_at(self, row: int) -> Track | None:
        return self._rows[row].track

    def ids_from(self, row: int) -> list[TrackId]:
        """The tracks of this row and the rows below it."""
        return [item.track.id for item in self._rows[row:]]

    @override
    def rowCount(self, parent: Index = ROOT) -> int:
        return 0 if parent.isValid() else len(self._rows)

    @override
    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid():
            return None
        row, column = self._rows[index.row()], SIMILAR_COLUMNS[index.column()]
        if role in {Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole}:
            return column.text(row)
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return alignment(column)
        if role == Qt.ItemDataRole.ToolTipRole:
            return tool_tip_text(*(as_line(reason.text) for reason in row.recommendation.reasons))
        return self._extra(row, role)

    def _extra(self, row: SimilarRow, role: int) -> object:
        if role == Role.TRACK:
            return row.track
        if role == Role.TRACK_ID:
            return row.track.id
        if role == Role.SCORE:
            return row.recommendation.score
        if role == Role.IS_DIM:
            return row.track.is_missing or self._is_banned(row.track)
        return None

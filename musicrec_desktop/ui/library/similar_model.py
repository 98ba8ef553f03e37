"""Tracks that sound like one track, best first, with the reasons."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QAbstractTableModel, QMimeData, QModelIndex, QObject, QPersistentModelIndex, Qt

from musicrec_desktop.model.recommendation import Recommendation
from musicrec_desktop.model.track import Track, TrackId
from musicrec_desktop.ui.kit.dragged import TRACK_IDS_MIME, track_mime
from musicrec_desktop.ui.kit.roles import Role
from musicrec_desktop.ui.kit.tool_tips import tool_tip_text
from musicrec_desktop.ui.kit.wording.formats import as_line, format_duration
from musicrec_desktop.ui.library.banned_marks import IsBanned, nothing_banned

Index = QModelIndex | QPersistentModelIndex
_ROOT = QModelIndex()
_RIGHT = int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
_LEFT = int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)


@dataclass(frozen=True, slots=True)
class SimilarRow:
    """A similar track and what speaks for it."""

    track: Track
    recommendation: Recommendation


@dataclass(frozen=True, slots=True)
class SimilarColumn:
    """One column of the list of similar tracks (fields as in ``TrackColumn``)."""

    key: str
    title: str
    width: int
    text: Callable[[SimilarRow], str]
    is_number: bool = False


def score_text(score: float) -> str:
    """A similarity as a whole percentage."""
    return f"{round(100 * max(0.0, min(1.0, score)))} %"


def _why(row: SimilarRow) -> str:
    return as_line(" · ".join(reason.text for reason in row.recommendation.reasons[:3]))


SIMILAR_COLUMNS: tuple[SimilarColumn, ...] = (
    SimilarColumn("score", "Similar", 124, lambda row: score_text(row.recommendation.score)),
    SimilarColumn("title", "Title", 190, lambda row: row.track.tags.title),
    SimilarColumn("artist", "Artist", 150, lambda row: row.track.tags.artist_text),
    SimilarColumn("why", "Why", 330, _why),
    SimilarColumn("album", "Album", 150, lambda row: row.track.tags.album),
    SimilarColumn("duration", "Time", 64, lambda row: format_duration(row.track.duration_ms), is_number=True),
)


class SimilarModel(QAbstractTableModel):
    """Rows are recommendations in their order.

    Args:
        is_banned: which rows never play by themselves.
    """

    def __init__(self, parent: QObject | None = None, *, is_banned: IsBanned = nothing_banned) -> None:
        super().__init__(parent)
        self._is_banned = is_banned
        self._rows: tuple[SimilarRow, ...] = ()

    def show_rows(self, rows: Sequence[SimilarRow]) -> None:
        """Replace all rows."""
        self.beginResetModel()
        self._rows = tuple(rows)
        self.endResetModel()

    def track_at(self, row: int) -> Track | None:
        """The track of a row."""
        return self._rows[row].track

    def ids_from(self, row: int) -> list[TrackId]:
        """The tracks of this row and the rows below it."""
        return [item.track.id for item in self._rows[row:]]

    def rowCount(self, parent: Index = _ROOT) -> int:
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: Index = _ROOT) -> int:
        return 0 if parent.isValid() else len(SIMILAR_COLUMNS)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid():
            return None
        row, column = self._rows[index.row()], SIMILAR_COLUMNS[index.column()]
        if role in {Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole}:
            return column.text(row)
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return _RIGHT if column.is_number else _LEFT
        if role == Qt.ItemDataRole.ToolTipRole:
            return tool_tip_text(*(as_line(reason.text) for reason in row.recommendation.reasons))
        return self._extra(row, column, role)

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:
        if orientation != Qt.Orientation.Horizontal or not 0 <= section < len(SIMILAR_COLUMNS):
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return SIMILAR_COLUMNS[section].title
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return _RIGHT if SIMILAR_COLUMNS[section].is_number else _LEFT
        return None

    def flags(self, index: Index) -> Qt.ItemFlag:
        flags = super().flags(index)
        return flags | Qt.ItemFlag.ItemIsDragEnabled if index.isValid() else flags

    def mimeTypes(self) -> list[str]:
        return [TRACK_IDS_MIME, "text/uri-list"]

    def mimeData(self, indexes: Sequence[QModelIndex]) -> QMimeData:
        return track_mime([self._rows[row].track for row in sorted({index.row() for index in indexes})])

    def _extra(self, row: SimilarRow, column: SimilarColumn, role: int) -> object:
        if role == Role.TRACK:
            return row.track
        if role == Role.TRACK_ID:
            return row.track.id
        if role == Role.SCORE:
            return row.recommendation.score
        if role == Role.COLUMN_KEY:
            return column.key
        if role == Role.IS_DIM:
            return row.track.is_missing or self._is_banned(row.track)
        return None

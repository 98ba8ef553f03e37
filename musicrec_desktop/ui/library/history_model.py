"""What was heard, the latest first, under a heading for each day."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QAbstractTableModel, QMimeData, QModelIndex, QObject, QPersistentModelIndex, Qt

from musicrec_desktop.model.browse import HistoryRow
from musicrec_desktop.model.playback import EndReason
from musicrec_desktop.model.track import Track, TrackId
from musicrec_desktop.ui.kit.dragged import TRACK_IDS_MIME, track_mime
from musicrec_desktop.ui.kit.roles import Role
from musicrec_desktop.ui.kit.wording.formats import format_duration
from musicrec_desktop.ui.library.banned_marks import IsBanned, nothing_banned
from musicrec_desktop.ui.library.columns import TIMES
from musicrec_desktop.ui.library.dates import format_day_heading, format_time_of_day

Index = QModelIndex | QPersistentModelIndex
_ROOT = QModelIndex()
_RIGHT = int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
_LEFT = int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)

END_WORDS = {
    EndReason.FINISHED: "Finished",
    EndReason.SKIPPED: "Skipped",
    EndReason.STOPPED: "Stopped",
    EndReason.REPLACED: "Left early",
    EndReason.FAILED: "Failed",
    EndReason.INTERRUPTED: "Player closed",
}


@dataclass(frozen=True, slots=True)
class HistoryColumn:
    """One column of the history.

    Attributes:
        key: its name for delegates.
        title: its head.
        width: in pixels at first.
        text: of a cell.
        is_number: right-aligned.
        samples: the longest texts of its kind, for columns that are as wide as they are.
    """

    key: str
    title: str
    width: int
    text: Callable[[HistoryRow], str]
    is_number: bool = False
    samples: tuple[str, ...] = ()


LONG_END_WORDS = {
    EndReason.FINISHED: "Finished",
    EndReason.SKIPPED: "Skipped",
    EndReason.STOPPED: "Stopped",
    EndReason.REPLACED: "Left for another track",
    EndReason.FAILED: "Could not be played",
    EndReason.INTERRUPTED: "The player was closed",
}


def _ended(row: HistoryRow) -> str:
    word = END_WORDS[row.listen.reason]
    return f"{word}, counted" if _counts_anyway(row) else word


def _ended_at_length(row: HistoryRow) -> str:
    words = LONG_END_WORDS[row.listen.reason]
    return f"{words}; it counts as a play" if _counts_anyway(row) else words


def _counts_anyway(row: HistoryRow) -> bool:
    return row.listen.is_play and row.listen.reason is not EndReason.FINISHED


HISTORY_COLUMNS: tuple[HistoryColumn, ...] = (
    HistoryColumn(
        "time",
        "Time",
        0,
        lambda row: format_time_of_day(row.listen.started_at_ms),
        is_number=True,
        samples=("08:58",),
    ),
    HistoryColumn("title", "Title", 240, lambda row: row.track.tags.title),
    HistoryColumn("artist", "Artist", 180, lambda row: row.track.tags.artist_text),
    HistoryColumn("ended", "How it ended", 190, _ended),
    HistoryColumn(
        "listened",
        "Listened",
        0,
        lambda row: format_duration(row.listen.listened_ms),
        is_number=True,
        samples=TIMES,
    ),
    HistoryColumn(
        "plays",
        "Plays",
        0,
        lambda row: str(row.track.play_count or ""),
        is_number=True,
        samples=("8,888",),
    ),
)


class HistoryModel(QAbstractTableModel):
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
        super().__init__(parent)
        self._is_banned = is_banned
        self._now_ms = now_ms
        self._rows: list[HistoryRow | str] = []

    def show_rows(self, rows: Sequence[HistoryRow]) -> None:
        """Replace the history; newest first."""
        self.beginResetModel()
        self._rows = []
        now_ms, last_day = self._now_ms(), ""
        for row in rows:
            day = format_day_heading(row.listen.started_at_ms, now_ms)
            if day != last_day:
                self._rows.append(day)
                last_day = day
            self._rows.append(row)
        self.endResetModel()

    @property
    def section_rows(self) -> list[int]:
        """Where the headings stand."""
        return [number for number, row in enumerate(self._rows) if isinstance(row, str)]

    def track_at(self, row: int) -> Track | None:
        """The track of a row; None for a heading."""
        item = self._rows[row]
        return None if isinstance(item, str) else item.track

    def ids_from(self, row: int) -> list[TrackId]:
        """The tracks of this row and the rows below it."""
        return [item.track.id for item in self._rows[row:] if not isinstance(item, str)]

    def rowCount(self, parent: Index = _ROOT) -> int:
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: Index = _ROOT) -> int:
        return 0 if parent.isValid() else len(HISTORY_COLUMNS)

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
            return _RIGHT if column.is_number else _LEFT
        return self._extra(item, column, role)

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:
        if orientation != Qt.Orientation.Horizontal or not 0 <= section < len(HISTORY_COLUMNS):
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return HISTORY_COLUMNS[section].title
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return _RIGHT if HISTORY_COLUMNS[section].is_number else _LEFT
        return None

    def flags(self, index: Index) -> Qt.ItemFlag:
        if not index.isValid():
            return Qt.ItemFlag.NoItemFlags
        if isinstance(self._rows[index.row()], str):
            return Qt.ItemFlag.ItemIsEnabled
        return super().flags(index) | Qt.ItemFlag.ItemIsDragEnabled

    def mimeTypes(self) -> list[str]:
        return [TRACK_IDS_MIME, "text/uri-list"]

    def mimeData(self, indexes: Sequence[QModelIndex]) -> QMimeData:
        rows = sorted({index.row() for index in indexes})
        return track_mime([track for row in rows if (track := self.track_at(row)) is not None])

    def _extra(self, item: HistoryRow, column: HistoryColumn, role: int) -> object:
        if role == Qt.ItemDataRole.ToolTipRole and column.key == "ended":
            return _ended_at_length(item)
        if role == Role.TRACK:
            return item.track
        if role == Role.TRACK_ID:
            return item.track.id
        if role == Role.COLUMN_KEY:
            return column.key
        if role == Role.IS_DIM:
            return item.track.is_missing or self._is_banned(item.track)
        return None

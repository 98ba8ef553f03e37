"""What all tables of tracks have in common: columns from a table, headings between rows, dragging."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Final, NamedTuple

from PySide6.QtCore import QAbstractTableModel, QMimeData, QModelIndex, QObject, QPersistentModelIndex, Qt
from typing_extensions import override

from musicrec_desktop.model.track import Track
from musicrec_desktop.ui.kit.columns import Column
from musicrec_desktop.ui.kit.dragged import TRACK_IDS_MIME, track_mime
from musicrec_desktop.ui.kit.roles import Role

Index = QModelIndex | QPersistentModelIndex
ROOT: Final = QModelIndex()
_ROW_FLAGS: Final = (
    Qt.ItemFlag.ItemIsSelectable
    | Qt.ItemFlag.ItemIsEnabled
    | Qt.ItemFlag.ItemNeverHasChildren
    | Qt.ItemFlag.ItemIsDragEnabled
)
_CENTRE = int(Qt.AlignmentFlag.AlignCenter)
_RIGHT = int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
_LEFT = int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)


def alignment(column: Column[Any]) -> int:
    """Where the text of a column stands, as flags of Qt."""
    return _CENTRE if column.is_centred else _RIGHT if column.is_number else _LEFT


class RowLook(NamedTuple):
    """What most cells of a row show; what few have, is asked for by role.

    Attributes:
        texts: of the columns that were asked for.
        is_dim: the file is missing, or the track never plays by itself.
        is_current: the row is what the player plays.
        heading: the text of a heading over the rows below; None for a track.
        suggested: the key of a column whose text the program suggests; empty for none.
        album: what the heading of an album shows; None for other rows.
    """

    texts: Sequence[str]
    is_dim: bool = False
    is_current: bool = False
    heading: str | None = None
    suggested: str = ""
    album: object = None


class ColumnModel(QAbstractTableModel):
    """The base of models whose rows are tracks or headings.

    Args:
        columns: from left to right.
        parent: Qt's owner.
    """

    def __init__(self, columns: Sequence[Column[Any]], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._columns = tuple(columns)

    def track_at(self, row: int) -> Track | None:
        """The track of a row; None for a heading, or where the track is gone."""
        # Each model has this; Qt's metaclass leaves no room for an abstract base class.
        raise NotImplementedError

    def is_heading(self, _row: int) -> bool:
        """Whether a row is a heading, which cannot be selected or dragged."""
        return False

    @property
    def columns(self) -> Sequence[Column[Any]]:
        """The columns from left to right."""
        return self._columns

    def row_look(self, row: int, columns: Sequence[int]) -> RowLook:
        """What a row shows in some columns, asked for at once."""
        first = self.index(row, 0)
        if self.is_heading(row):
            return RowLook((), heading=self._cell_text(first))
        return RowLook(
            [self._cell_text(self.index(row, column)) for column in columns],
            bool(self.data(first, Role.IS_DIM)),
            bool(self.data(first, Role.IS_CURRENT)),
        )

    def _cell_text(self, index: Index) -> str:
        return str(self.data(index, Qt.ItemDataRole.DisplayRole) or "")

    @override
    def columnCount(self, parent: Index = ROOT) -> int:
        return 0 if parent.isValid() else len(self._columns)

    @override
    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:
        if orientation != Qt.Orientation.Horizontal or not 0 <= section < len(self._columns):
            return None
        column = self._columns[section]
        if role == Qt.ItemDataRole.DisplayRole:
            return column.title
        if role in {Qt.ItemDataRole.ToolTipRole, Qt.ItemDataRole.AccessibleTextRole}:
            return column.description or None
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return alignment(column)
        return None

    @override
    def flags(self, index: Index) -> Qt.ItemFlag:
        if not index.isValid():
            return Qt.ItemFlag.NoItemFlags
        if self.is_heading(index.row()):
            return Qt.ItemFlag.ItemIsEnabled
        return _ROW_FLAGS

    @override
    def mimeTypes(self) -> list[str]:
        return [TRACK_IDS_MIME, "text/uri-list"]

    @override
    def mimeData(self, indexes: Sequence[QModelIndex]) -> QMimeData:
        rows = sorted({index.row() for index in indexes})
        return track_mime([track for row in rows if (track := self.track_at(row)) is not None])

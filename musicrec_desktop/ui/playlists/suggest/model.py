"""The rows of suggestions, and how they keep their places while some of them are taken."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import QAbstractListModel, QMimeData, QModelIndex, QObject, Qt
from typing_extensions import override

from musicrec_desktop.model.recommendation import Recommendation
from musicrec_desktop.model.track import Track, TrackId
from musicrec_desktop.ui.kit.column_model import ROOT, Index
from musicrec_desktop.ui.kit.dragged import TRACK_IDS_MIME, track_mime
from musicrec_desktop.ui.kit.roles import Role
from musicrec_desktop.ui.kit.tool_tips import tool_tip_text
from musicrec_desktop.ui.kit.wording.formats import as_line
from musicrec_desktop.ui.kit.wording.playlists import suggestion_fit_text, suggestion_reason_text

ROW_ROLE: Final = int(Qt.ItemDataRole.UserRole) + 50
"""The ``SuggestionRow``."""


@dataclass(frozen=True, slots=True)
class SuggestionRow:
    """A track that would fit.

    Attributes:
        track: what it is.
        recommendation: how well it fits, and why.
    """

    track: Track
    recommendation: Recommendation

    @property
    def fit(self) -> float:
        """How well it fits, 0 to 1."""
        return self.recommendation.score

    @property
    def reason(self) -> str:
        """What speaks for it most, in words."""
        return suggestion_reason_text(self.recommendation.reasons)


def in_place(shown: Iterable[TrackId], found: Sequence[SuggestionRow]) -> list[SuggestionRow]:
    """What was found, without moving what is shown already; the best of the others fill the gaps."""
    others = {row.track.id: row for row in found}
    kept = [others.pop(track_id, None) for track_id in shown]
    fresh = iter(others.values())
    placed = [row if row is not None else next(fresh, None) for row in kept]
    return [row for row in (*placed, *fresh) if row is not None]


class SuggestionModel(QAbstractListModel):
    """Rows are suggestions; those that are being added are dim."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._rows: tuple[SuggestionRow, ...] = ()
        self._taken: frozenset[TrackId] = frozenset()

    @property
    def rows(self) -> tuple[SuggestionRow, ...]:
        """From top to bottom."""
        return self._rows

    @property
    def ids(self) -> list[TrackId]:
        """The tracks of the rows."""
        return [row.track.id for row in self._rows]

    def show_rows(self, rows: Iterable[SuggestionRow]) -> None:
        """Replace all rows."""
        self.beginResetModel()
        self._rows, self._taken = tuple(rows), frozenset()
        self.endResetModel()

    def repaint_covers(self) -> None:
        """A cover came."""
        if self._rows:
            self.dataChanged.emit(self.index(0), self.index(len(self._rows) - 1))

    def take(self, row: int) -> TrackId | None:
        """Mark a row as being added or refused; its track, or None where it is marked or not there."""
        if not 0 <= row < len(self._rows) or self._rows[row].track.id in self._taken:
            return None
        track_id = self._rows[row].track.id
        self._taken |= {track_id}
        index = self.index(row)
        self.dataChanged.emit(index, index)
        return track_id

    @override
    def rowCount(self, parent: Index = ROOT) -> int:
        return 0 if parent.isValid() else len(self._rows)

    @override
    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid():
            return None
        row = self._rows[index.row()]
        if role == ROW_ROLE:
            return row
        if role == Role.TRACK_ID:
            return row.track.id
        if role == Role.IS_DIM:
            return row.track.id in self._taken
        if role in {Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole}:
            tags = row.track.tags
            names = ", ".join(name for name in (tags.title, tags.artist_text) if name)
            return f"{names}: {suggestion_fit_text(row.fit)}. {row.reason}"
        if role == Qt.ItemDataRole.ToolTipRole:
            return tool_tip_text(*(as_line(reason.text) for reason in row.recommendation.reasons))
        return None

    @override
    def flags(self, index: Index) -> Qt.ItemFlag:
        return super().flags(index) | Qt.ItemFlag.ItemIsDragEnabled

    @override
    def mimeTypes(self) -> list[str]:
        return [TRACK_IDS_MIME]

    @override
    def mimeData(self, indexes: Sequence[QModelIndex]) -> QMimeData:
        """The tracks, for example for a place in the list above."""
        return track_mime([self._rows[index.row()].track for index in indexes])

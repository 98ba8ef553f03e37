"""Albums, artists or genres as a list."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QMimeData, QModelIndex, QObject, Qt
from typing_extensions import override

from musicrec_desktop.core.language import plural
from musicrec_desktop.model.browse import UNKNOWN_NAMES, GroupKind, Scope, ScopeKind
from musicrec_desktop.model.track import GroupRow, TrackId
from musicrec_desktop.ui.kit.column_model import Index
from musicrec_desktop.ui.kit.counted_list import CountedListModel
from musicrec_desktop.ui.kit.dragged import SCOPES_MIME, scopes_mime
from musicrec_desktop.ui.kit.roles import Role
from musicrec_desktop.ui.kit.tool_tips import tool_tip_text

SCOPE_KINDS = {
    GroupKind.ALBUMS: ScopeKind.ALBUM,
    GroupKind.ARTISTS: ScopeKind.ARTIST,
    GroupKind.GENRES: ScopeKind.GENRE,
}


class GroupModel(CountedListModel):
    """One row for each group; the text is its name, ``Role.DETAIL`` its second line."""

    def __init__(self, kind: GroupKind, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._kind = kind
        self._rows: tuple[GroupRow, ...] = ()
        self._row_of_cover: dict[TrackId, list[int]] = {}
        self._readers: dict[int, Callable[[GroupRow], object]] = {
            Qt.ItemDataRole.DisplayRole: self.name_of,
            Qt.ItemDataRole.ToolTipRole: self._tool_tip,
            Qt.ItemDataRole.AccessibleTextRole: self._spoken,
            Role.GROUP: lambda row: row,
            Role.TRACK_ID: lambda row: row.cover_track_id,
            Role.DETAIL: self._detail,
        }

    def show_rows(self, rows: Sequence[GroupRow]) -> None:
        """Replace all rows, unless they are the same."""
        if tuple(rows) == self._rows:
            return
        self._rows = tuple(rows)
        self._row_of_cover = {}
        for number, row in enumerate(self._rows):
            if row.cover_track_id is not None:
                self._row_of_cover.setdefault(row.cover_track_id, []).append(number)
        self.count_rows(len(self._rows))

    def cover_changed(self, track_id: TrackId) -> None:
        """Paint the groups again that this track's cover stands for."""
        for number in self._row_of_cover.get(track_id, ()):
            index = self.index(number, 0)
            self.dataChanged.emit(index, index, [int(Qt.ItemDataRole.DecorationRole)])

    def group_at(self, row: int) -> GroupRow:
        """The group of a row."""
        return self._rows[row]

    def scope_at(self, row: int) -> Scope:
        """The tracks of a row's group, as a part of the library."""
        group = self._rows[row]
        detail = group.detail if self._kind is GroupKind.ALBUMS else ""
        return Scope(SCOPE_KINDS[self._kind], group.name, detail)

    @property
    def names(self) -> list[str]:
        """The names of all groups, in the order of the rows."""
        return [self.name_of(row) for row in self._rows]

    @override
    def flags(self, index: Index) -> Qt.ItemFlag:
        flags = super().flags(index)
        return flags | Qt.ItemFlag.ItemIsDragEnabled if index.isValid() else flags

    @override
    def mimeTypes(self) -> list[str]:
        return [SCOPES_MIME]

    @override
    def mimeData(self, indexes: Sequence[QModelIndex]) -> QMimeData:
        return scopes_mime([self.scope_at(row) for row in sorted({index.row() for index in indexes})])

    def row_of(self, name: str, detail: str) -> int | None:
        """Where a group stands."""
        for number, row in enumerate(self._rows):
            if row.name == name and row.detail == detail:
                return number
        return None

    @override
    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        reader = self._readers.get(role)
        return reader(self._rows[index.row()]) if index.isValid() and reader is not None else None

    def name_of(self, row: GroupRow) -> str:
        """What a group is called; that of the tracks without a value has a name, too."""
        return row.name or UNKNOWN_NAMES[self._kind]

    def _tool_tip(self, row: GroupRow) -> str:
        return tool_tip_text(
            self.name_of(row), row.detail, plural("{n} track", "{n} tracks", row.track_count)
        )

    def _spoken(self, row: GroupRow) -> str:
        return ", ".join(part for part in (self.name_of(row), self._detail(row)) if part)

    def _detail(self, row: GroupRow) -> str:
        if self._kind is not GroupKind.ALBUMS:
            return plural("{n} track", "{n} tracks", row.track_count)
        parts = [row.detail] if row.detail else []
        if row.year is not None:
            parts.append(str(row.year))
        return " · ".join(parts) or plural("{n} track", "{n} tracks", row.track_count)

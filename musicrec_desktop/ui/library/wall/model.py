"""The cover wall as a model: a cell for each album."""

from __future__ import annotations

from collections.abc import Callable, Collection
from typing import Final

from PySide6.QtCore import QAbstractTableModel, QMimeData, QModelIndex, QObject, QPersistentModelIndex, Qt
from typing_extensions import override

from musicrec_desktop.core.language import plural
from musicrec_desktop.model.browse import Scope, ScopeKind
from musicrec_desktop.model.cover_look import Wall
from musicrec_desktop.model.track import GroupRow
from musicrec_desktop.ui.kit.dragged import SCOPES_MIME, scopes_mime
from musicrec_desktop.ui.kit.painting import AnyIndex
from musicrec_desktop.ui.kit.tool_tips import tool_tip_text

_ROOT = QModelIndex()
_NO_ALBUMS: Final = Wall(1, (), 0)

Key = tuple[str, str]
"""Name and artist of an album."""


def key_of(album: GroupRow) -> Key:
    """By which an album is known on the wall."""
    return album.name, album.detail


class WallModel(QAbstractTableModel):
    """A cell for each album, row by row.

    Attributes:
        lit: the albums that a search found; None where nothing is searched.
    """

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._wall = _NO_ALBUMS
        self._places: dict[Key, int] = {}
        self.lit: frozenset[Key] | None = None
        self._readers: dict[int, Callable[[GroupRow], object]] = {
            Qt.ItemDataRole.DisplayRole: lambda album: album.name,
            Qt.ItemDataRole.AccessibleTextRole: lambda album: ", ".join(filter(None, key_of(album))),
            Qt.ItemDataRole.ToolTipRole: lambda album: tool_tip_text(
                album.name, album.detail, plural("{n} track", "{n} tracks", album.track_count)
            ),
        }

    @property
    def wall(self) -> Wall:
        """What is shown."""
        return self._wall

    def show_wall(self, wall: Wall) -> None:
        """Show another wall; cells stay where albums do."""
        is_same = (wall.columns, wall.albums) == (self._wall.columns, self._wall.albums)
        if is_same:
            self._wall = wall
            return
        self.beginResetModel()
        self._wall = wall
        self._places = {key_of(album): place for place, album in enumerate(wall.albums)}
        self.endResetModel()

    def light(self, found: Collection[Key] | None) -> None:
        """Let only some albums shine; None for all."""
        self.lit = None if found is None else frozenset(found)

    def is_dim(self, album: GroupRow) -> bool:
        """Whether a search does not find an album."""
        return self.lit is not None and key_of(album) not in self.lit

    def album_at(self, index: AnyIndex) -> GroupRow | None:
        """The album in a cell; None beyond the last one."""
        place = index.row() * self._wall.columns + index.column()
        return self._wall.albums[place] if index.isValid() and place < len(self._wall.albums) else None

    def scope_at(self, index: AnyIndex) -> Scope | None:
        """The tracks of the album in a cell, as a part of the library."""
        album = self.album_at(index)
        return None if album is None else Scope(ScopeKind.ALBUM, *key_of(album))

    def index_of(self, key: Key) -> QModelIndex:
        """The cell of an album; invalid where it is not on the wall."""
        place = self._places.get(key)
        return _ROOT if place is None else self.index(*divmod(place, self._wall.columns))

    def first_lit(self) -> QModelIndex:
        """The first cell that a search found; invalid where there is none."""
        for place, album in enumerate(self._wall.albums):
            if self.lit is not None and key_of(album) in self.lit:
                return self.index(*divmod(place, self._wall.columns))
        return _ROOT

    @override
    def rowCount(self, parent: QModelIndex | QPersistentModelIndex = _ROOT) -> int:
        return 0 if parent.isValid() else -(-len(self._wall.albums) // self._wall.columns)

    @override
    def columnCount(self, parent: QModelIndex | QPersistentModelIndex = _ROOT) -> int:
        return 0 if parent.isValid() else min(self._wall.columns, len(self._wall.albums))

    @override
    def flags(self, index: QModelIndex | QPersistentModelIndex) -> Qt.ItemFlag:
        if self.album_at(index) is None:
            return Qt.ItemFlag.NoItemFlags
        return super().flags(index) | Qt.ItemFlag.ItemIsDragEnabled

    @override
    def data(
        self, index: QModelIndex | QPersistentModelIndex, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:
        album, reader = self.album_at(index), self._readers.get(role)
        return None if album is None or reader is None else reader(album)

    @override
    def mimeTypes(self) -> list[str]:
        return [SCOPES_MIME]

    @override
    def mimeData(self, indexes: object) -> QMimeData:
        assert isinstance(indexes, (list, tuple))
        return scopes_mime([scope for index in indexes if (scope := self.scope_at(index)) is not None])

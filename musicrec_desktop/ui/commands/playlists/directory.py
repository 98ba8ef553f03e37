"""What the window knows of all playlists and folders."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from musicrec_desktop.core.later import when_made
from musicrec_desktop.model.playlist import (
    LONGEST_NAME,
    Playlist,
    PlaylistFolder,
    PlaylistFolderId,
    PlaylistId,
    PlaylistKind,
)
from musicrec_desktop.services.playlists.reading import PlaylistReader

if TYPE_CHECKING:
    from musicrec_desktop.services.playlists.exchange.service import PlaylistExchange


class PlaylistDirectory(QObject):
    """All playlists and folders as they were read last; read again in a lane when something changes.

    Args:
        reader: has them.
        exchange: tells when one follows its file, or stops that.
        parent: Qt's owner.

    Attributes:
        changed: they were read.
        playlists: in the order of their names.
        folders: in the order of their names.
    """

    changed = Signal()

    def __init__(self, reader: PlaylistReader, exchange: PlaylistExchange, parent: QObject) -> None:
        super().__init__(parent)
        self._reader = reader
        self.playlists: tuple[Playlist, ...] = ()
        self.folders: tuple[PlaylistFolder, ...] = ()
        self._disconnects = [
            reader.playlists_changed.connect(lambda _ids: self.refresh()),
            reader.folders_changed.connect(self.refresh),
            when_made(exchange, lambda there: there.followed.changed.connect(lambda _ids: self.refresh())),
        ]
        self.refresh()

    def refresh(self) -> None:
        """Read all of them again."""
        self._reader.load_playlists(self._on_loaded)

    def get(self, playlist_id: PlaylistId) -> Playlist | None:
        """A playlist; None where it is not known (yet)."""
        return next((one for one in self.playlists if one.id == playlist_id), None)

    def folder(self, folder_id: PlaylistFolderId) -> PlaylistFolder | None:
        """A folder; None where it is not known (yet)."""
        return next((one for one in self.folders if one.id == folder_id), None)

    def plain(self) -> list[Playlist]:
        """Playlists that tracks can be put into, the one that changed last first."""
        plain = [one for one in self.playlists if one.kind is PlaylistKind.PLAIN]
        return sorted(plain, key=lambda one: (one.changed_at_ms, one.id), reverse=True)

    def free_name(self, name: str) -> str:
        """A name that no playlist has: the given one, where need be with a number."""
        taken = {one.name.casefold() for one in self.playlists}
        stem, number = name[: LONGEST_NAME - 6], 2
        free = name[:LONGEST_NAME]
        while free.casefold() in taken:
            free, number = f"{stem} {number}", number + 1
        return free

    def close(self) -> None:
        """Disconnect from the reader."""
        for disconnect in self._disconnects:
            disconnect()

    def _on_loaded(self, playlists: list[Playlist]) -> None:
        self.playlists, self.folders = tuple(playlists), tuple(self._reader.folders())
        self.changed.emit()

"""Which playlists imports have made, so that the next import of the source brings them up to date."""

from __future__ import annotations

from musicrec_desktop.model.playlist import PlaylistFolderId, PlaylistId
from musicrec_desktop.storage.database import Database


class ImportedPlaylistStore:
    """Playlists of the listener in use that imports have made."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def of(self, source: str) -> dict[tuple[str, bool], PlaylistId]:
        """Those of a source that were not deleted, by what they are known by, and whether they have rules."""
        rows = self._database.query(
            "SELECT key, rules <> '', playlist_id FROM imported_playlist"
            " JOIN own_playlist ON own_playlist.id = playlist_id"
            " WHERE imported_playlist.source = ? ORDER BY playlist_id",
            (source,),
        )
        return {(key, bool(is_smart)): PlaylistId(playlist_id) for key, is_smart, playlist_id in rows}

    def note(self, playlist_id: PlaylistId, source: str, key: str) -> None:
        """Note what a playlist is known by."""
        self._database.execute(
            "INSERT OR REPLACE INTO imported_playlist (playlist_id, source, key) VALUES (?, ?, ?)",
            (playlist_id, source, key),
        )

    def remove(self, playlist_id: PlaylistId) -> None:
        """Remove the rows of a playlist that was deleted, which cannot be brought back by then."""
        self._database.execute("DELETE FROM playlist WHERE id = ?", (playlist_id,))

    def is_empty_folder(self, folder_id: PlaylistFolderId) -> bool:
        """Whether a folder is there and has nothing in it."""
        return (
            self._database.one(
                "SELECT 1 FROM playlist_folder WHERE id = ?1"
                " AND NOT EXISTS (SELECT 1 FROM playlist WHERE folder_id = ?1)"
                " AND NOT EXISTS (SELECT 1 FROM playlist_folder WHERE parent_id = ?1)",
                (folder_id,),
            )
            is not None
        )

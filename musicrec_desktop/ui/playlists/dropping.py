"""What becomes of things that are let go on playlists: they come into one, or become one."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from musicrec_desktop.model.playlist import PlaylistFolderId, PlaylistId
from musicrec_desktop.model.track import TrackId
from musicrec_desktop.ui.commands.playlists.adding import TrackAdding
from musicrec_desktop.ui.commands.scopes import ScopeCommands
from musicrec_desktop.ui.kit.dragged import Dragged, is_playlist_name
from musicrec_desktop.ui.playlists.files.controller import PlaylistFiles

FindFiles = Callable[[Dragged, Callable[[Sequence[TrackId], str], object]], object]
"""Reads dropped files and folders, then hands on their tracks and a note about what was left out."""


class PlaylistDrops:
    """Takes tracks, albums, artists, genres and files.

    Args:
        adding: puts tracks into playlists.
        scopes: finds the tracks of albums, artists and genres.
        find_files: reads files.
        lists: imports playlist files.
    """

    def __init__(
        self, adding: TrackAdding, scopes: ScopeCommands, find_files: FindFiles, lists: PlaylistFiles
    ) -> None:
        self._adding, self._scopes = adding, scopes
        self._find_files, self._lists = find_files, lists

    def take(self, dragged: Dragged, playlist_id: PlaylistId, at: int | None) -> None:
        """Put what was dropped or pasted into a playlist, before the entry at a place; None for the end."""
        if dragged.ids:
            self._adding.add(playlist_id, dragged.ids, at=at)
        elif dragged.scopes:
            self._scopes.with_tracks_of(dragged.scopes, lambda ids: self._adding.add(playlist_id, ids, at=at))
        else:
            self._find_files(dragged, lambda ids, note: self._adding.add(playlist_id, ids, at=at, note=note))

    def make_of(self, dragged: Dragged, folder_id: PlaylistFolderId | None) -> None:
        """Make a playlist of what was dropped; playlist files are imported."""

        def make(ids: Sequence[TrackId], _note: str = "") -> None:
            self._adding.create(self._adding.name_for(ids), ids, folder_id=folder_id)

        if dragged.ids:
            make(dragged.ids)
        elif dragged.scopes:
            self._scopes.with_tracks_of(dragged.scopes, make)
        else:
            files = [path for path in dragged.paths if is_playlist_name(path)]
            if files:
                self._lists.import_files(files, folder_id)
            others = tuple(path for path in dragged.paths if path not in files)
            if others or dragged.links:
                self._find_files(Dragged(paths=others, links=dragged.links), make)

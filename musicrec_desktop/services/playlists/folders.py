"""Edits of the folders that playlists are in."""

from __future__ import annotations

from collections.abc import Sequence

from musicrec_desktop.core.errors import PlaylistError
from musicrec_desktop.model.playlist import PlaylistFolder, PlaylistFolderId, PlaylistId, playlist_name
from musicrec_desktop.services.playlists.edit import EditMaker, PlaylistEdit
from musicrec_desktop.services.playlists.steps import (
    FieldStep,
    PresenceStep,
    RemovableFolder,
    Step,
    check_folder,
)
from musicrec_desktop.storage.playlists.lists import PlaylistField


class FolderEditor:
    """Makes, moves and removes folders, and puts playlists into them; any thread may use it.

    Each method raises ``PlaylistError`` where a folder or playlist is gone.
    """

    def __init__(self, maker: EditMaker) -> None:
        self._maker = maker
        self._stores = maker.stores

    def create(self, name: str, parent_id: PlaylistFolderId | None = None) -> PlaylistEdit:
        """Make an empty folder."""
        with self._maker.transaction():
            if parent_id is not None:
                check_folder(self._stores.lists, parent_id)
            title = playlist_name(name)
            made = self._stores.lists.create_folder(title, parent_id)
            folder = RemovableFolder(self._stores, PlaylistFolder(made, title, parent_id))
            step = PresenceStep(folder, is_made=True)
            return self._maker.make([step], touches_folders=True, made_folder=made, is_done=True)

    def rename(self, folder_id: PlaylistFolderId, name: str) -> PlaylistEdit:
        """Give a folder another name."""
        return self._maker.set(PlaylistField.FOLDER_NAME, folder_id, playlist_name(name))

    def move(self, folder_id: PlaylistFolderId, parent_id: PlaylistFolderId | None) -> PlaylistEdit:
        """Put a folder, with all that is in it, into another one or to the top."""
        return self._maker.set(PlaylistField.FOLDER_PARENT, folder_id, parent_id)

    def delete(self, folder_id: PlaylistFolderId) -> PlaylistEdit:
        """Remove a folder; what is in it moves to where the folder was."""
        lists = self._stores.lists
        with self._maker.transaction():
            folder = lists.folder(folder_id)
            if folder is None:
                raise PlaylistError("folder-gone")
            children: list[tuple[PlaylistField, int]] = [
                *((PlaylistField.FOLDER, one.id) for one in lists.all() if one.folder_id == folder_id),
                *(
                    (PlaylistField.FOLDER_PARENT, one.id)
                    for one in lists.folders()
                    if one.parent_id == folder_id
                ),
            ]
            # Undone in the reverse order: the folder comes back before anything goes into it.
            steps: list[Step] = [
                FieldStep(self._stores, field, row_id, folder_id, folder.parent_id, is_lenient=True)
                for field, row_id in children
            ]
            steps.append(PresenceStep(RemovableFolder(self._stores, folder), is_made=False))
            moved = [PlaylistId(row_id) for field, row_id in children if field is PlaylistField.FOLDER]
            return self._maker.make(steps, moved, touches_folders=True)

    def put(self, playlist_ids: Sequence[PlaylistId], folder_id: PlaylistFolderId | None) -> PlaylistEdit:
        """Put playlists into a folder, or to the top."""
        with self._maker.transaction():
            steps = [self._maker.field_step(PlaylistField.FOLDER, one, folder_id) for one in playlist_ids]
            changing = [step for step in steps if step.before != step.after]
            changed = [PlaylistId(step.row_id) for step in changing]
            return self._maker.make(changing, changed, touches_folders=True)

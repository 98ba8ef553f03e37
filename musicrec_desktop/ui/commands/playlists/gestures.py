"""Everything that the user does to playlists, folders and entries, each with a way back."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from functools import partial
from typing import Final

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from musicrec_desktop.core.bidi import quoted
from musicrec_desktop.core.language import plural, tr
from musicrec_desktop.model.browse import SortColumn
from musicrec_desktop.model.playlist import (
    Playlist,
    PlaylistEntryId,
    PlaylistFolder,
    PlaylistFolderId,
    PlaylistId,
)
from musicrec_desktop.services.suite import Services
from musicrec_desktop.ui.commands.playlists.adding import TrackAdding
from musicrec_desktop.ui.commands.playlists.directory import PlaylistDirectory
from musicrec_desktop.ui.commands.playlists.edits import PlaylistEdits
from musicrec_desktop.ui.kit.notices import Notices
from musicrec_desktop.ui.theme.control import ThemeController

NEW_FOLDER_NAME: Final = tr("New folder")


class PlaylistGestures(QObject):
    """Edits playlists in a lane, says so, and keeps each edit in the history.

    Args:
        services: whose playlists they are.
        theme: colours of the list to choose from.
        notices: says it, and has the history.
        window: owns the dialogs.

    Attributes:
        directory: all playlists and folders.
        edits: makes an edit, and tells it.
        adding: puts tracks into playlists, and makes playlists of tracks.
        folder_made: a folder was made: its id.
    """

    folder_made = Signal(object)

    def __init__(self, services: Services, theme: ThemeController, notices: Notices, window: QWidget) -> None:
        super().__init__(window)
        self._service = services.playlists
        self.directory = PlaylistDirectory(services.playlists.reader, services.exchange, self)
        self.edits = PlaylistEdits(services, notices, window)
        self.adding = TrackAdding(services, self.directory, self.edits, theme, notices, window)

    # Playlists as a whole

    def rename(self, playlist: Playlist, name: str) -> None:
        """Give a playlist another name."""
        if name.strip() != playlist.name:
            self.edits.run(
                lambda: self._service.lists.rename(playlist.id, name),
                tr("Rename playlist {name}", name=quoted(playlist.name)),
            )

    def describe(self, playlist: Playlist, text: str) -> None:
        """Give a playlist another description."""
        self.edits.run(
            lambda: self._service.lists.describe(playlist.id, text),
            tr("Describe playlist {name}", name=quoted(playlist.name)),
        )

    def duplicate(self, playlists: Sequence[Playlist]) -> None:
        """Copy playlists, each beside itself."""
        for playlist in playlists:
            self.edits.run(
                partial(self._service.lists.duplicate, playlist.id),
                tr("Duplicate {name}", name=quoted(playlist.name)),
                tr("{name} duplicated", name=quoted(playlist.name)),
            )

    def merge(self, playlists: Sequence[Playlist]) -> None:
        """Make a playlist of all entries of several; tracks that stand in several come once."""
        name = self.directory.free_name(" + ".join(one.name for one in playlists))
        ids = [one.id for one in playlists]
        self.edits.run(
            lambda: self._service.lists.merge(ids, name, skip_doubles=True, folder_id=playlists[0].folder_id),
            plural("Merge {n} playlist", "Merge {n} playlists", len(playlists)),
            plural(
                "{n} playlist merged into {name}",
                "{n} playlists merged into {name}",
                len(playlists),
                name=quoted(name),
            ),
            lambda edit: self.adding.made.emit(edit.made, False),
        )

    def delete(self, playlists: Sequence[Playlist]) -> None:
        """Delete playlists."""
        if not playlists:
            return
        name = _names(playlists)
        ids = [one.id for one in playlists]
        self.edits.run(
            lambda: self._service.lists.delete(ids),
            tr("Delete {name}", name=name),
            tr("{name} deleted", name=name),
        )

    def put(
        self,
        playlist_ids: Sequence[PlaylistId],
        folder_ids: Sequence[PlaylistFolderId],
        target: PlaylistFolderId | None,
    ) -> None:
        """Put playlists and folders into a folder, or to the top."""
        folder = None if target is None else self.directory.folder(target)
        where = quoted(folder.name) if folder is not None else tr("the top")
        if playlist_ids:
            count = plural("{n} playlist", "{n} playlists", len(playlist_ids))
            self.edits.run(
                lambda: self._service.folders.put(list(playlist_ids), target),
                tr("Move {count} to {where}", count=count, where=where),
                tr("{count} moved to {where}", count=count, where=where),
            )
        for folder_id in folder_ids:
            if folder_id != target:
                self.edits.run(
                    partial(self._service.folders.move, folder_id, target),
                    tr("Move folder to {where}", where=where),
                    tr("Folder moved to {where}", where=where),
                )

    # Folders

    def create_folder(self, parent_id: PlaylistFolderId | None = None) -> None:
        """Make a folder."""
        self.edits.run(
            lambda: self._service.folders.create(NEW_FOLDER_NAME, parent_id),
            tr("New folder"),
            "",
            lambda edit: self.folder_made.emit(edit.made_folder),
        )

    def rename_folder(self, folder: PlaylistFolder, name: str) -> None:
        """Give a folder another name."""
        if name.strip() != folder.name:
            self.edits.run(
                lambda: self._service.folders.rename(folder.id, name),
                tr("Rename folder {name}", name=quoted(folder.name)),
            )

    def delete_folder(self, folder: PlaylistFolder) -> None:
        """Remove a folder; its playlists stay, and move to where it was."""
        name = quoted(folder.name)
        self.edits.run(
            lambda: self._service.folders.delete(folder.id),
            tr("Delete folder {name}", name=name),
            tr("Folder {name} deleted; its playlists are kept", name=name),
        )

    # Entries

    def remove(self, playlist: Playlist, entry_ids: Collection[PlaylistEntryId]) -> None:
        """Take entries out of a playlist."""
        count = plural("{n} track", "{n} tracks", len(entry_ids))
        name = quoted(playlist.name)
        self.edits.run(
            lambda: self._service.entries.remove(playlist.id, entry_ids),
            tr("Remove {count} from {name}", count=count, name=name),
            tr("{count} removed from {name}", count=count, name=name),
            edited=playlist.id,
        )

    def remove_doubles(self, playlists: Sequence[Playlist]) -> None:
        """Take out every entry whose track stands further up in its playlist, too."""
        for playlist in playlists:
            name = quoted(playlist.name)
            self.edits.run(
                partial(self._service.entries.remove_doubles, playlist.id),
                tr("Remove doubles from {name}", name=name),
                tr("Doubles removed from {name}", name=name),
                on_nothing=tr("{name} has no doubles", name=name),
                edited=playlist.id,
            )

    def move(self, playlist: Playlist, entry_ids: Sequence[PlaylistEntryId], to: int) -> None:
        """Move entries before the one that stands at a place; what is seen needs no notice."""
        count = plural("{n} track", "{n} tracks", len(entry_ids))
        self.edits.run(
            lambda: self._service.entries.move(playlist.id, entry_ids, to),
            tr("Move {count} in {name}", count=count, name=quoted(playlist.name)),
            edited=playlist.id,
        )

    def sort(self, playlist: Playlist, column: SortColumn, *, is_descending: bool) -> None:
        """Bring the entries into an order for good."""
        name = quoted(playlist.name)
        self.edits.run(
            lambda: self._service.entries.sort(playlist.id, column, is_descending=is_descending),
            tr("Sort {name}", name=name),
            tr("{name} keeps this order", name=name),
            on_nothing=tr("{name} is in this order already", name=name),
            edited=playlist.id,
        )

    def close(self) -> None:
        """Disconnect from the service."""
        self.directory.close()


def _names(playlists: Sequence[Playlist]) -> str:
    return (
        quoted(playlists[0].name)
        if len(playlists) == 1
        else plural("{n} playlist", "{n} playlists", len(playlists))
    )

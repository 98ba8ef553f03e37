"""Edits of playlists that can be undone and made again, also when other edits happened in between.

An edit consists of steps, which are done in one transaction, and undone in the reverse order in another one.
"""

from __future__ import annotations

import contextlib
import threading
from collections.abc import Callable, Iterable, Iterator, Sequence

from musicrec_desktop.core.errors import PlaylistError
from musicrec_desktop.model.playlist import PlaylistFolderId, PlaylistId
from musicrec_desktop.services.playlists.steps import FieldStep, Reverted, Step, Stores
from musicrec_desktop.storage.playlists.lists import PlaylistField, Value

Tell = Callable[[tuple[PlaylistId, ...], bool], object]
"""Takes the playlists that changed, and whether folders did."""


class PlaylistEdit:
    """One edit that has been made.

    Args:
        stores: what it works on.
        steps: what was done; nothing where it changed nothing.
        tell: gets the playlists that changed, and whether folders did.
        playlist_ids: the playlists that it changes, makes or deletes.
        touches_folders: whether it changes folders, or what is in them.
        made: the playlist that it made, or None.
        made_folder: the folder that it made, or None.
    """

    def __init__(
        self,
        stores: Stores,
        steps: Sequence[Step],
        tell: Tell,
        *,
        playlist_ids: Iterable[PlaylistId] = (),
        touches_folders: bool = False,
        made: PlaylistId | None = None,
        made_folder: PlaylistFolderId | None = None,
    ) -> None:
        self._stores, self._steps, self._tell = stores, tuple(steps), tell
        self.playlist_ids = tuple(playlist_ids)
        self.touches_folders = touches_folders
        self.made = made
        self.made_folder = made_folder
        self._is_done = True

    @property
    def is_void(self) -> bool:
        """Whether it changed nothing, so that there is nothing to undo."""
        return not self._steps

    def undo(self) -> Reverted:
        """Undo the edit, in one transaction.

        Raises:
            PlaylistError: it cannot be undone, because of what was done meanwhile; nothing was changed.
        """
        if not self._is_done:
            return Reverted.NOT
        reverted = self._run([step.revert for step in reversed(self._steps)])
        self._is_done = False
        return reverted

    def redo(self) -> Reverted:
        """Make the edit again, in one transaction; as ``undo``."""
        if self._is_done:
            return Reverted.NOT
        reverted = self._run([step.repeat for step in self._steps])
        self._is_done = True
        return reverted

    def _run(self, actions: Sequence[Callable[[], Reverted]]) -> Reverted:
        with self._stores.database.transaction():
            outcomes = {action() for action in actions}
        for step in self._steps:
            step.settle()
        self._tell(self.playlist_ids, self.touches_folders)
        if not outcomes or outcomes == {Reverted.WHOLLY}:
            return Reverted.WHOLLY
        return Reverted.NOT if outcomes == {Reverted.NOT} else Reverted.PARTLY


class EditMaker:
    """Makes edits, each in one transaction, and tells of them when it is written; any thread may use it.

    Args:
        stores: what edits work on.
        tell: is told of each edit, and when one is undone or made again.

    Attributes:
        stores: what edits work on.
    """

    def __init__(self, stores: Stores, tell: Tell) -> None:
        self.stores = stores
        self._tell = tell
        self._local = threading.local()

    @contextlib.contextmanager
    def transaction(self) -> Iterator[None]:
        """One transaction, or a part of the one that is open; edits in it are told of when it is written."""
        if hasattr(self._local, "told"):
            yield
            return
        told: list[PlaylistEdit] = []
        self._local.told = told
        try:
            with self.stores.database.transaction():
                yield
        finally:
            del self._local.told
        for edit in told:
            self._tell(edit.playlist_ids, edit.touches_folders)

    def make(
        self,
        steps: Sequence[Step],
        playlist_ids: Iterable[PlaylistId] = (),
        *,
        touches_folders: bool = False,
        made: PlaylistId | None = None,
        made_folder: PlaylistFolderId | None = None,
        is_done: bool = False,
    ) -> PlaylistEdit:
        """Make an edit of steps, inside ``transaction``.

        Args:
            steps: in order; none where nothing changes.
            playlist_ids: the playlists that it changes, makes or deletes.
            touches_folders: whether it changes folders, or what is in them.
            made: the playlist that it made, or None.
            made_folder: the folder that it made, or None.
            is_done: whether the steps are done already.
        """
        edit = PlaylistEdit(
            self.stores,
            steps,
            self._tell,
            playlist_ids=playlist_ids,
            touches_folders=touches_folders,
            made=made,
            made_folder=made_folder,
        )
        if not is_done:
            for step in steps:
                step.repeat()
                step.settle()
        if not edit.is_void:
            self._local.told.append(edit)
        return edit

    def set(self, field: PlaylistField, row_id: int, value: Value) -> PlaylistEdit:
        """Make an edit of one field; a void one where it has this value."""
        with self.transaction():
            step = self.field_step(field, row_id, value)
            if step.before == step.after:
                return self.make([])
            ids = () if field.is_of_folder else (PlaylistId(row_id),)
            return self.make([step], ids, touches_folders=field.is_of_folder)

    def field_step(self, field: PlaylistField, row_id: int, value: Value) -> FieldStep:
        """The step that gives a field a value; not done.

        Raises:
            PlaylistError: there is no such playlist or folder.
        """
        before = self.stores.lists.value(field, row_id)
        if before is None:
            raise PlaylistError("folder-gone" if field.is_of_folder else "gone")
        return FieldStep(self.stores, field, row_id, before[0], value)

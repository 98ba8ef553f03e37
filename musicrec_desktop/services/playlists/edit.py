"""Edits of playlists that can be undone and made again, also when other edits happened in between.

An edit consists of steps, which are done in one transaction, and undone in the reverse order in another one.
A step knows what it changed and nothing else, so edits of other entries, fields or playlists stay.
"""

from __future__ import annotations

from array import array
from collections.abc import Callable, Collection, Iterable, Sequence
from dataclasses import dataclass, field
from enum import Enum
from typing import Protocol

from musicrec_desktop.core.clock import Clock
from musicrec_desktop.core.errors import PlaylistError
from musicrec_desktop.model.playlist import (
    PlaylistEntryId,
    PlaylistFolder,
    PlaylistFolderId,
    PlaylistId,
)
from musicrec_desktop.storage.database import Database
from musicrec_desktop.storage.playlists.entries import EntryRow, EntryStore, Positions
from musicrec_desktop.storage.playlists.lists import PlaylistField, PlaylistStore, Value
from musicrec_desktop.storage.playlists.positions import changed_positions


class Reverted(Enum):
    """How much of an edit could be undone or made again."""

    WHOLLY = "wholly"
    PARTLY = "partly"
    """Some of its entries were taken out meanwhile, and stay out."""
    NOT = "not"
    """It is undone, or made, already; or all of its entries were taken out meanwhile."""


@dataclass(frozen=True, slots=True)
class Stores:
    """What edits work on.

    Attributes:
        database: for transactions.
        lists: playlists and folders.
        entries: what is in playlists.
        clock: the time of changes.
    """

    database: Database
    lists: PlaylistStore
    entries: EntryStore
    clock: Clock


class Step(Protocol):
    """A part of an edit; called inside a transaction. Both raise ``PlaylistError`` where they cannot."""

    def repeat(self) -> Reverted:
        """Do it, for the first time or again."""
        ...

    def revert(self) -> Reverted:
        """Undo it."""
        ...

    def settle(self) -> None:
        """Take note that the transaction is done."""
        ...


@dataclass(slots=True)
class ArrangeStep:
    """Entries of a playlist come, go or move.

    Attributes:
        stores: what it works on.
        playlist_id: whose entries.
        before: all entries in their order before the edit.
        after: and after it.
        touched: the entries that come, go or move.
        positions: where the entries are now, known to the transaction that makes the edit.
    """

    stores: Stores
    playlist_id: PlaylistId
    before: array[int]
    after: array[int]
    touched: frozenset[int]
    positions: Positions | None = None
    _taken: dict[PlaylistEntryId, EntryRow] = field(default_factory=dict)
    """The rows of touched entries that this step took out; kept here, because nobody else has them."""
    _taken_next: dict[PlaylistEntryId, EntryRow] | None = None

    def repeat(self) -> Reverted:
        """Put the touched entries to their places after the edit."""
        return self._arrange(self.after)

    def revert(self) -> Reverted:
        """Put the touched entries to their places before the edit."""
        return self._arrange(self.before)

    def settle(self) -> None:
        """Keep the rows that were taken out."""
        if self._taken_next is not None:
            self._taken, self._taken_next = self._taken_next, None

    def _arrange(self, wanted: array[int]) -> Reverted:
        stores, entries = self.stores, self.stores.entries
        if stores.lists.value(PlaylistField.NAME, self.playlist_id) is None:
            raise PlaylistError("gone")
        positions, self.positions = self.positions or entries.positions(self.playlist_id), None
        goal = [PlaylistEntryId(entry) for entry in wanted if entry in self.touched]
        free = {entry for entry in goal if entry in positions or entry in self._taken}
        coming = [entry for entry in goal if entry in free and entry not in positions]
        leaving = [entry for entry in positions if entry in self.touched and entry not in free]
        taken = {**self._taken, **entries.rows(leaving)}
        entries.remove(leaving)
        kept = [entry for entry in positions if entry not in self.touched]
        changed = changed_positions(put_back(kept, wanted, free), positions, free)
        entries.restore([taken.pop(entry) for entry in coming], changed)
        entries.place(
            {
                entry: position
                for entry, position in changed.items()
                if entry in positions and positions[entry] != position
            }
        )
        stores.lists.note_change(self.playlist_id, stores.clock.now_ms())
        self._taken_next = taken
        if len(free) == len(goal):
            return Reverted.WHOLLY
        return Reverted.PARTLY if free or leaving else Reverted.NOT


def put_back(
    kept: Sequence[PlaylistEntryId], wanted: Iterable[int], free: Collection[int]
) -> list[PlaylistEntryId]:
    """The kept entries, with each free one behind the nearest earlier entry of ``wanted`` that was kept."""
    there: set[int] = set(kept)
    behind: dict[int | None, list[PlaylistEntryId]] = {}
    anchor: int | None = None
    for entry in map(PlaylistEntryId, wanted):
        if entry in free:
            behind.setdefault(anchor, []).append(entry)
        elif entry in there:
            anchor = entry
    whole = list(behind.get(None, ()))
    for entry in kept:
        whole.append(entry)
        if entry in behind:
            whole.extend(behind[entry])
    return whole


@dataclass(slots=True)
class FieldStep:
    """A field of a playlist or a folder gets another value.

    Attributes:
        stores: what it works on.
        field: which one.
        row_id: of the playlist or the folder.
        before: the value before the edit.
        after: the value after it.
        is_lenient: whether a value that is another one meanwhile may stay; else that is an error.
    """

    stores: Stores
    field: PlaylistField
    row_id: int
    before: Value
    after: Value
    is_lenient: bool = False

    def repeat(self) -> Reverted:
        """Set the value after the edit."""
        return self._set(self.before, self.after)

    def revert(self) -> Reverted:
        """Set the value before the edit."""
        return self._set(self.after, self.before)

    def settle(self) -> None:
        """There is nothing to note."""

    def _set(self, expected: Value, value: Value) -> Reverted:
        lists = self.stores.lists
        found = lists.value(self.field, self.row_id)
        if found != (expected,):
            if self.is_lenient:
                return Reverted.PARTLY
            gone = "folder-gone" if self.field.is_of_folder else "gone"
            raise PlaylistError(gone if found is None else "changed")
        if self.field.names_a_folder and isinstance(value, int):
            inside = self.row_id if self.field.is_of_folder else None
            check_folder(lists, PlaylistFolderId(value), inside)
        lists.set_value(self.field, self.row_id, value)
        if not self.field.is_of_folder and not self.field.names_a_folder:
            lists.note_change(PlaylistId(self.row_id), self.stores.clock.now_ms())
        return Reverted.WHOLLY


def check_folder(lists: PlaylistStore, folder_id: PlaylistFolderId, inside: int | None = None) -> None:
    """Make sure that a folder is there, and is not inside another one.

    Raises:
        PlaylistError: it is gone, or it is ``inside``, or below it.
    """
    seen: set[int] = set()
    at: PlaylistFolderId | None = folder_id
    while at is not None and at not in seen:
        if at == inside:
            raise PlaylistError("folder-loop")
        seen.add(at)
        folder = lists.folder(at)
        if folder is None:
            raise PlaylistError("folder-gone")
        at = folder.parent_id


@dataclass(slots=True)
class PresenceStep:
    """A playlist is made or deleted; its rows stay for a while.

    Attributes:
        stores: what it works on.
        playlist_id: the playlist.
        is_made: made or deleted.
    """

    stores: Stores
    playlist_id: PlaylistId
    is_made: bool

    def repeat(self) -> Reverted:
        """Make or delete it."""
        return self._set(is_there=self.is_made)

    def revert(self) -> Reverted:
        """Delete it, or bring it back."""
        return self._set(is_there=not self.is_made)

    def settle(self) -> None:
        """There is nothing to note."""

    def _set(self, *, is_there: bool) -> Reverted:
        lists = self.stores.lists
        if not is_there:
            lists.delete(self.playlist_id, self.stores.clock.now_ms())
        elif not lists.restore(self.playlist_id):
            raise PlaylistError("gone")
        return Reverted.WHOLLY


@dataclass(slots=True)
class FolderStep:
    """A folder is made or removed; what is in it then moves to where the folder was.

    Attributes:
        stores: what it works on.
        folder: the folder, as it was last.
        is_made: made or removed.
    """

    stores: Stores
    folder: PlaylistFolder
    is_made: bool

    def repeat(self) -> Reverted:
        """Make or remove it."""
        return self._set(is_there=self.is_made)

    def revert(self) -> Reverted:
        """Remove it, or bring it back."""
        return self._set(is_there=not self.is_made)

    def settle(self) -> None:
        """There is nothing to note."""

    def _set(self, *, is_there: bool) -> Reverted:
        lists = self.stores.lists
        present = lists.folder(self.folder.id)
        if is_there and present is None:
            lists.restore_folder(self.folder)
        elif not is_there and present is not None:
            self.folder = present
            lists.remove_folder(present)
        elif not is_there:
            raise PlaylistError("folder-gone")
        return Reverted.WHOLLY


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
        tell: Callable[[tuple[PlaylistId, ...], bool], object],
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

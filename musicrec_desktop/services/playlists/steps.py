"""The steps of which edits of playlists consist; each can be undone and made again.

A step knows what it changed and nothing else, so edits of other entries, fields or playlists stay.
"""

from __future__ import annotations

from abc import ABC, abstractmethod
from array import array
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, field
from enum import Enum
from typing import Protocol

from typing_extensions import override

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


class Step(ABC):
    """A part of an edit; called inside a transaction. Both raise ``PlaylistError`` where they cannot."""

    @abstractmethod
    def repeat(self) -> Reverted:
        """Do it, for the first time or again."""

    @abstractmethod
    def revert(self) -> Reverted:
        """Undo it."""

    def settle(self) -> None:  # noqa: B027  most steps have nothing to note
        """Take note that the transaction is done."""


@dataclass(slots=True)
class ArrangeStep(Step):
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

    @override
    def repeat(self) -> Reverted:
        """Put the touched entries to their places after the edit."""
        return self._arrange(self.after)

    @override
    def revert(self) -> Reverted:
        """Put the touched entries to their places before the edit."""
        return self._arrange(self.before)

    @override
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
class FieldStep(Step):
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

    @override
    def repeat(self) -> Reverted:
        """Set the value after the edit."""
        return self._set(self.before, self.after)

    @override
    def revert(self) -> Reverted:
        """Set the value before the edit."""
        return self._set(self.after, self.before)

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


class Removable(Protocol):
    """What an edit makes or removes."""

    def remove(self) -> None:
        """Take it away; raises ``PlaylistError`` where it is not there."""
        ...

    def restore(self) -> None:
        """Bring it back; raises ``PlaylistError`` where that is not possible any more."""
        ...


@dataclass(frozen=True, slots=True)
class RemovableList:
    """A playlist; its rows stay for a while.

    Attributes:
        stores: what it works on.
        playlist_id: the playlist.
    """

    stores: Stores
    playlist_id: PlaylistId

    def remove(self) -> None:
        """Delete it."""
        self.stores.lists.delete(self.playlist_id, self.stores.clock.now_ms())

    def restore(self) -> None:
        """Bring it back with all that was in it."""
        if not self.stores.lists.restore(self.playlist_id):
            raise PlaylistError("gone")


@dataclass(slots=True)
class RemovableFolder:
    """A folder; what is in it moves to where the folder was when it is removed.

    Attributes:
        stores: what it works on.
        folder: the folder, as it was last.
    """

    stores: Stores
    folder: PlaylistFolder

    def remove(self) -> None:
        """Remove it as it is by then."""
        present = self.stores.lists.folder(self.folder.id)
        if present is None:
            raise PlaylistError("folder-gone")
        self.folder = present
        self.stores.lists.remove_folder(present)

    def restore(self) -> None:
        """Bring it back empty, where it is not there."""
        if self.stores.lists.folder(self.folder.id) is None:
            self.stores.lists.restore_folder(self.folder)


@dataclass(frozen=True, slots=True)
class PresenceStep(Step):
    """A playlist or a folder is made or removed.

    Attributes:
        thing: which one.
        is_made: made or removed.
    """

    thing: Removable
    is_made: bool

    @override
    def repeat(self) -> Reverted:
        return self._set(is_there=self.is_made)

    @override
    def revert(self) -> Reverted:
        return self._set(is_there=not self.is_made)

    def _set(self, *, is_there: bool) -> Reverted:
        if is_there:
            self.thing.restore()
        else:
            self.thing.remove()
        return Reverted.WHOLLY

"""Edits of what is in plain playlists."""

from __future__ import annotations

from array import array
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum

from musicrec_desktop.core.errors import PlaylistError
from musicrec_desktop.model.browse import SortColumn
from musicrec_desktop.model.playlist import PlaylistEntryId, PlaylistId
from musicrec_desktop.model.track import TrackId
from musicrec_desktop.services.playlists.edit import EditMaker, PlaylistEdit
from musicrec_desktop.services.playlists.reading import PlaylistReader
from musicrec_desktop.services.playlists.steps import ArrangeStep
from musicrec_desktop.storage.playlists.entries import Positions
from musicrec_desktop.storage.playlists.followed import FollowedFileStore
from musicrec_desktop.storage.playlists.positions import between, fresh_positions


class Doubles(StrEnum):
    """What happens to tracks that a playlist has already."""

    ASK = "ask"
    """Nothing is added where there are any, so that a front end can ask."""
    ADD = "add"
    SKIP = "skip"


@dataclass(frozen=True, slots=True)
class Addition:
    """The answer to adding tracks.

    Attributes:
        edit: what was done; None where doubles were found and have to be asked about.
        doubles: tracks that are in the playlist already, or were named twice.
    """

    edit: PlaylistEdit | None
    doubles: tuple[TrackId, ...]


class EntryEditor:
    """Adds, removes and moves entries; any thread may use it.

    An edit of a few entries of a long list takes milliseconds. Each method raises ``PlaylistError`` where the
    playlist is gone, smart, or follows a file.

    Args:
        maker: makes the edits.
        reader: orders tracks, and tells what a playlist is.
        followed: which playlists follow files, which are not edited.
    """

    def __init__(self, maker: EditMaker, reader: PlaylistReader, followed: FollowedFileStore) -> None:
        self._maker, self._reader, self._followed = maker, reader, followed
        self._stores, self._entries = maker.stores, maker.stores.entries

    def add(
        self,
        playlist_id: PlaylistId,
        track_ids: Sequence[TrackId],
        *,
        at: int | None = None,
        doubles: Doubles = Doubles.ASK,
    ) -> Addition:
        """Put tracks into a playlist.

        Args:
            playlist_id: a plain one.
            track_ids: in order.
            at: the place, counted from 0; None for the end.
            doubles: what to do with tracks that are there already.
        """
        with self._maker.transaction():
            self._check_editable(playlist_id)
            there = {TrackId(track_id) for track_id in self._entries.order(playlist_id)[1]}
            known = tuple(dict.fromkeys(_repeated(track_ids, set(there))))
            if known and doubles is Doubles.ASK:
                return Addition(None, known)
            wanted = list(track_ids)
            if doubles is Doubles.SKIP:
                wanted = [one for one in dict.fromkeys(wanted) if one not in there]
            positions = self._entries.positions(playlist_id)
            before = list(positions)
            place = len(before) if at is None else _checked(at, len(before))
            added = self._entries.add_tracks(
                playlist_id, wanted, self._room(positions, before, place, len(wanted))
            )
            after = [*before[:place], *added, *before[place:]]
            edit = self._arranged(playlist_id, before, after, added, is_done=True)
        return Addition(edit, known)

    def remove(self, playlist_id: PlaylistId, entry_ids: Collection[PlaylistEntryId]) -> PlaylistEdit:
        """Take entries out; those that are not there any more count for nothing."""
        with self._maker.transaction():
            self._check_editable(playlist_id)
            positions = self._entries.positions(playlist_id)
            before, leaving = list(positions), positions.keys() & set(entry_ids)
            after = [entry for entry in before if entry not in leaving]
            return self._arranged(playlist_id, before, after, leaving, positions=positions)

    def remove_doubles(self, playlist_id: PlaylistId) -> PlaylistEdit:
        """Take out every entry whose track has an earlier entry; entries without a track stay."""
        with self._maker.transaction():
            return self.remove(playlist_id, double_entries(self._entries.order(playlist_id), set()))

    def move(self, playlist_id: PlaylistId, entry_ids: Sequence[PlaylistEntryId], to: int) -> PlaylistEdit:
        """Move entries, in the order in which they stand.

        Args:
            playlist_id: a plain one.
            entry_ids: that move; others are not there any more and count for nothing.
            to: the place in the list as it is, counted from 0; they go before the entry that stands there.
        """
        with self._maker.transaction():
            self._check_editable(playlist_id)
            positions = self._entries.positions(playlist_id)
            before, moving = list(positions), positions.keys() & set(entry_ids)
            place = _checked(to, len(before))
            after = [
                *(entry for entry in before[:place] if entry not in moving),
                *(entry for entry in before if entry in moving),
                *(entry for entry in before[place:] if entry not in moving),
            ]
            return self._arranged(playlist_id, before, after, moving, positions=positions)

    def sort(
        self, playlist_id: PlaylistId, column: SortColumn, *, is_descending: bool = False
    ) -> PlaylistEdit:
        """Bring the entries into an order, once; entries without a track come last, as they stood."""
        with self._maker.transaction():
            self._check_editable(playlist_id)
            entry_ids, track_ids = self._entries.order(playlist_id)
            before = [PlaylistEntryId(entry) for entry in entry_ids]
            ranks = self._reader.ranks(track_ids, column, is_descending=is_descending)
            places = {
                entry: ranks.get(track_id, len(ranks))
                for entry, track_id in zip(before, track_ids, strict=True)
            }
            return self._arranged(playlist_id, before, sorted(before, key=places.__getitem__), before)

    def _check_editable(self, playlist_id: PlaylistId) -> None:
        self._reader.check_plain(playlist_id)
        if self._followed.is_followed(playlist_id):
            raise PlaylistError("followed", self._reader.playlist(playlist_id).name)

    def _arranged(
        self,
        playlist_id: PlaylistId,
        before: Sequence[PlaylistEntryId],
        after: Sequence[PlaylistEntryId],
        touched: Iterable[int],
        *,
        positions: Positions | None = None,
        is_done: bool = False,
    ) -> PlaylistEdit:
        if before == after:
            return self._maker.make([])
        step = ArrangeStep(
            self._stores, playlist_id, array("q", before), array("q", after), frozenset(touched), positions
        )
        if is_done:
            self._stores.lists.note_change(playlist_id, self._stores.clock.now_ms())
        return self._maker.make([step], (playlist_id,), is_done=is_done)

    def _room(
        self, positions: Positions, order: Sequence[PlaylistEntryId], place: int, count: int
    ) -> Sequence[int]:
        """Positions for entries to come; the others are spread evenly where the gap is used up."""
        before = positions[order[place - 1]] if place else None
        after = positions[order[place]] if place < len(order) else None
        room = between(before, after, count)
        if room is None:
            spread = fresh_positions(len(order) + count)
            self._entries.place(dict(zip(order, [*spread[:place], *spread[place + count :]], strict=True)))
            room = spread[place : place + count]
        return room


def double_entries(order: tuple[array[int], array[int]], seen: set[TrackId]) -> list[PlaylistEntryId]:
    """The entries whose track was seen before, in an order or in ``seen``, which is filled.

    Args:
        order: the ids of entries, and those of their tracks; 0 where there is no track.
        seen: tracks.
    """
    doubles = []
    for entry, number in zip(*order, strict=True):
        track_id = TrackId(number)
        if track_id and track_id in seen:
            doubles.append(PlaylistEntryId(entry))
        seen.add(track_id)
    return doubles


def _repeated(track_ids: Iterable[TrackId], seen: set[TrackId]) -> Iterable[TrackId]:
    for track_id in track_ids:
        if track_id in seen:
            yield track_id
        seen.add(track_id)


def _checked(place: int, count: int) -> int:
    if not 0 <= place <= count:
        raise PlaylistError("place", str(place + 1))
    return place

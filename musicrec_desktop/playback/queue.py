"""The queue: what was played, what plays, what the user wants next, what autoplay proposes after that."""

from __future__ import annotations

import itertools
import random
import weakref
from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace

from musicrec_desktop.model.playback import EntryId, Origin, QueueEntry, QueueSnapshot, RepeatMode
from musicrec_desktop.model.recommendation import Recommendation
from musicrec_desktop.model.track import TrackId
from musicrec_desktop.playback.order import ShuffleOrder
from musicrec_desktop.playback.queue_edit import (
    Memento,
    QueueEdit,
    QueueState,
    Reverted,
    leading,
    of_user,
    with_places_of,
)


class PlayQueue:
    """Entries in four parts: played, current, user part, automatic part.

    Entries of the user part have the origin USER, those of the automatic part AUTO. An automatic entry that
    is moved, or stepped back over, becomes the user's: autoplay does not edit it any more.

    Args:
        rng: draws shuffled orders.
    """

    def __init__(self, rng: random.Random) -> None:
        self.repeat = RepeatMode.OFF
        self._order = ShuffleOrder(rng)
        self._ids = itertools.count(1)
        self._generations = itertools.count(1)
        self._generation = 0
        self._mementos: weakref.WeakSet[Memento] = weakref.WeakSet()
        self._played: list[QueueEntry] = []
        self._current: QueueEntry | None = None
        self._user: list[QueueEntry] = []
        self._auto: list[QueueEntry] = []

    @property
    def played(self) -> tuple[QueueEntry, ...]:
        """Entries behind the current one, oldest first."""
        return tuple(self._played)

    @property
    def current(self) -> QueueEntry | None:
        """The entry that plays, or would play; None where the queue has not begun or is over."""
        return self._current

    @property
    def user_part(self) -> tuple[QueueEntry, ...]:
        """Entries that the user queued, in playing order."""
        return tuple(self._user)

    @property
    def auto_part(self) -> tuple[QueueEntry, ...]:
        """Entries that autoplay put behind those, in playing order."""
        return tuple(self._auto)

    @property
    def upcoming(self) -> tuple[QueueEntry, ...]:
        """The user part, then the automatic part."""
        return (*self._user, *self._auto)

    @property
    def is_shuffled(self) -> bool:
        """Whether the user part is in random order."""
        return self._order.is_shuffled

    @property
    def generation(self) -> int:
        """Changes when the whole queue is replaced."""
        return self._generation

    def replace(self, ids: Sequence[TrackId], start_index: int = 0, *, keeps_picks: bool = False) -> None:
        """Begin a new queue whose current entry is the one at ``start_index``.

        In a shuffled queue all others come after it.

        Args:
            ids: the tracks.
            start_index: of the current one.
            keeps_picks: what the user queued track by track stays, and comes right after the current one.

        Raises:
            IndexError: there is no such index.
        """
        entries = [self._new(track_id) for track_id in ids]
        picks = [entry for entry in self._user if entry.is_pick and keeps_picks]
        self._generation = next(self._generations)
        self._current = entries[start_index]
        self._auto = []
        if self.is_shuffled:
            others = [entry for entry in entries if entry is not self._current]
            self._played, self._user = [], self._order.shuffle(others)
        else:
            place = start_index % len(entries)
            self._played, self._user = entries[:place], entries[place + 1 :]
        if picks:
            self._put_first(picks)

    def put_next(self, ids: Sequence[TrackId]) -> QueueEdit:
        """Add tracks right after the current entry."""
        return self.insert(ids, 0)

    def put_last(self, ids: Sequence[TrackId]) -> QueueEdit:
        """Add tracks at the end of the user part, shuffled or not."""
        return self.insert(ids, len(self._user))

    def insert(self, ids: Sequence[TrackId], index: int) -> QueueEdit:
        """Add tracks at an index of the upcoming entries; automatic ones before it become the user's."""
        before = self.memento()
        index = max(0, min(index, len(self._user) + len(self._auto)))
        kept = self._auto[: max(0, index - len(self._user))]
        del self._auto[: len(kept)]
        entries = [self._new(track_id, is_pick=True) for track_id in ids]
        self._place_in_order([entry.id for entry in (*kept, *entries)], min(index, len(self._user)))
        self._user.extend(map(of_user, kept))
        self._user[index:index] = entries
        return self._edited(before, [entry.id for entry in (*kept, *entries)])

    def set_auto(self, recommendations: Sequence[Recommendation]) -> None:
        """Replace the automatic part; a track that stood in the old one keeps its entry id."""
        known = {entry.track_id: entry.id for entry in self._auto}
        self._auto = [
            QueueEntry(
                known.pop(item.track_id) if item.track_id in known else EntryId(next(self._ids)),
                item.track_id,
                Origin.AUTO,
                item.reasons,
            )
            for item in recommendations
        ]

    def advance(self, *, is_explicit: bool) -> QueueEntry | None:
        """Step to the next entry and return it; None at the end of the queue.

        An implicit step (the track ended) repeats the current entry under ``RepeatMode.ONE``. Under ``ALL``
        the entries of the user begin again, in place of the automatic part.
        """
        if self.repeat is RepeatMode.ONE and not is_explicit and self._current is not None:
            return self._current
        if not self._user and self.repeat is RepeatMode.ALL:
            self._wrap()
        if self._current is not None:
            self._played.append(self._current)
        self._current = self._take_first()
        return self._current

    def peek(self) -> QueueEntry | None:
        """The entry of the next implicit step; None where there is none, or where it is drawn only then."""
        if self.repeat is RepeatMode.ONE and self._current is not None:
            return self._current
        if self._user:
            return self._user[0]
        if self.repeat is RepeatMode.ALL and (again := self._again()):
            return None if self.is_shuffled else again[0]
        return self._auto[0] if self._auto else None

    def back(self) -> QueueEntry | None:
        """Step to the entry before and return it; None, and nothing changes, where there is none."""
        if not self._played:
            return None
        self._rewind_to(len(self._played) - 1)
        return self._current

    def jump_to(self, entry_id: EntryId) -> QueueEntry | None:
        """Step to an entry and return it; None, and nothing changes, where it plays already or is unknown.

        User entries in between count as played; automatic ones in between are dropped.
        """
        if (place := _place_of(self._played, entry_id)) is not None:
            self._rewind_to(place)
        elif (place := _place_of(self._user, entry_id)) is not None:
            self._played.extend(leading(self._current))
            self._played.extend(self._user[:place])
            self._current = self._user[place]
            del self._user[: place + 1]
        elif (place := _place_of(self._auto, entry_id)) is not None:
            self._played.extend(leading(self._current))
            self._current = self._auto[place]
            del self._auto[: place + 1]
        else:
            return None
        return self._current

    def move(self, ids: Collection[EntryId], index: int) -> QueueEdit:
        """Put upcoming entries, in their order, at an index of the user part, counted without them.

        Automatic ones become the user's.
        """
        before, moved = self.memento(), set(ids)
        entries = [entry for entry in self.upcoming if entry.id in moved]
        self._auto = [entry for entry in self._auto if entry.id not in moved]
        self._user = [entry for entry in self._user if entry.id not in moved]
        place = max(0, min(index, len(self._user)))
        self._user[place:place] = [
            entry if entry.origin is Origin.USER else replace(of_user(entry), is_pick=True)
            for entry in entries
        ]
        return self._edited(before, [entry.id for entry in entries])

    def remove(self, ids: Collection[EntryId]) -> QueueEdit:
        """Take entries out (never the current one)."""
        before = self.memento()
        unwanted = {entry.id for part in self._parts() for entry in part} & set(ids)
        for entries in self._parts():
            entries[:] = [entry for entry in entries if entry.id not in unwanted]
        return self._edited(before, unwanted)

    def clear_upcoming(self) -> QueueEdit:
        """Take out all upcoming entries."""
        return self.remove([entry.id for entry in self.upcoming])

    def state(self) -> QueueState:
        """The whole queue as a value."""
        return QueueState(
            self._generation,
            self.played,
            self._current,
            self.user_part,
            self.auto_part,
            self._order.original,
        )

    def memento(self) -> Memento:
        """The present state, kept for later; ``rename_tracks`` reaches it."""
        memento = Memento(self.state())
        self._mementos.add(memento)
        return memento

    def set_state(self, state: QueueState) -> None:
        """Go back to a state of this queue or of another one."""
        self._generation = state.generation
        self._played, self._current = list(state.played), state.current
        self._user, self._auto = list(state.user), list(state.auto)
        self._order.set_original(state.unshuffled)

    def set_shuffled(self, is_shuffled: bool) -> None:
        """Bring the user part into random order, or back into its own order."""
        if is_shuffled and not self.is_shuffled:
            self._user = self._order.shuffle(self._user)
        elif self.is_shuffled and not is_shuffled:
            self._user = self._order.restore(self._user)

    def rename_tracks(self, names: Mapping[TrackId, TrackId]) -> None:
        """Replace tracks (keys) by the tracks that they turned out to be (values), also in mementos."""
        self.set_state(self.state().renamed(names))
        for memento in self._mementos:
            memento.state = memento.state.renamed(names)

    def restore(self, snapshot: QueueSnapshot) -> None:
        """Take over a queue that was kept over a restart."""
        self._generation = next(self._generations)
        self._played = list(snapshot.played)
        self._current = snapshot.current
        self._user = [entry for entry in snapshot.upcoming if entry.origin is Origin.USER]
        self._auto = [entry for entry in snapshot.upcoming if entry.origin is Origin.AUTO]
        self.repeat = snapshot.repeat
        if snapshot.is_shuffled:
            self._order.remember(self._user)
        else:
            self._order.restore(())
        everything = (*self._played, *leading(self._current), *self.upcoming)
        self._ids = itertools.count(max((entry.id for entry in everything), default=0) + 1)

    def restore_around(self, snapshot: QueueSnapshot) -> None:
        """As ``restore``, but the current entry stays, and that of the snapshot comes next."""
        current = self._current
        upcoming = (*leading(snapshot.current), *snapshot.upcoming)
        # The id of the current entry, which the player goes on with, may be that of an entry of the snapshot.
        taken = 0 if current is None else current.id
        free = max((taken, *(entry.id for entry in (*snapshot.played, *upcoming)))) + 1

        def renumbered(entries: tuple[QueueEntry, ...]) -> tuple[QueueEntry, ...]:
            return tuple(
                replace(entry, id=EntryId(free)) if entry.id == taken else entry for entry in entries
            )

        self.restore(
            replace(snapshot, played=renumbered(snapshot.played), current=None, upcoming=renumbered(upcoming))
        )
        self._ids = itertools.count(free + 1)
        self._current = current

    def _new(self, track_id: TrackId, *, is_pick: bool = False) -> QueueEntry:
        return QueueEntry(EntryId(next(self._ids)), track_id, is_pick=is_pick)

    def _take_first(self) -> QueueEntry | None:
        for part in (self._user, self._auto):
            if part:
                return part.pop(0)
        return None

    def _put_first(self, entries: Sequence[QueueEntry]) -> None:
        self._user[:0] = entries
        self._order.put_first(entry.id for entry in entries)

    def _rewind_to(self, place: int) -> None:
        again = [*self._played[place + 1 :], *leading(self._current)]
        self._current = self._played[place]
        del self._played[place:]
        self._put_first([of_user(entry) for entry in again])

    def _again(self) -> list[QueueEntry]:
        """The entries that repeat under ALL: those of the user, or all where all are automatic."""
        behind = [*self._played, *leading(self._current)]
        again = [entry for entry in behind if entry.origin is Origin.USER]
        return again if again or self._auto else [of_user(entry) for entry in behind]

    def _wrap(self) -> None:
        again = self._again()
        if not again:
            return
        chosen = {entry.id for entry in again}
        last = self._current.id if self._current is not None else None
        self._played = [entry for entry in self._played if entry.id not in chosen]
        if last in chosen:
            self._current = None
        if self.is_shuffled:
            self._order.put_last(entry.id for entry in again)
            again = self._order.mixed(again, just_played=last)
        self._user = again

    def _parts(self) -> tuple[list[QueueEntry], list[QueueEntry], list[QueueEntry]]:
        return self._played, self._user, self._auto

    def _place_in_order(self, ids: Sequence[EntryId], index: int) -> None:
        """Note where entries that come into the user part belong in its unshuffled order."""
        if index == 0:
            self._order.put_first(ids)
        elif index == len(self._user):
            self._order.put_last(ids)
        else:
            self._order.put_behind(self._user[index - 1].id, ids)

    def _edited(self, before: Memento, touched: Collection[EntryId]) -> QueueEdit:
        after, ids = self.memento(), frozenset(touched)
        return QueueEdit(
            lambda: self._go_to(after, before, ids),
            lambda: self._go_to(before, after, ids),
            is_void=before.state == after.state,
        )

    def _go_to(self, left: Memento, wanted: Memento, touched: frozenset[EntryId]) -> Reverted:
        now = self.state()
        if now.generation != wanted.state.generation:
            return Reverted.NOT
        merged, how = with_places_of(now, left.state, wanted.state, touched)
        self.set_state(merged)
        return how


def _place_of(entries: Sequence[QueueEntry], entry_id: EntryId) -> int | None:
    return next((place for place, entry in enumerate(entries) if entry.id == entry_id), None)

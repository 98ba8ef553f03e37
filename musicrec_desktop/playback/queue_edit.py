"""Undo and redo of edits of the queue, also when the queue has moved on since."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from enum import Enum

from musicrec_desktop.model.playback import EntryId, Origin, QueueEntry
from musicrec_desktop.model.track import TrackId


class Reverted(Enum):
    """How much of an edit could be undone or redone."""

    WHOLLY = "wholly"
    PARTLY = "partly"
    """Some of its entries were heard meanwhile and stay where they are."""
    NOT = "not"
    """The queue was replaced, or all of the entries were heard meanwhile."""


@dataclass(frozen=True, slots=True)
class QueueState:
    """All of a queue at one moment.

    Attributes:
        generation: number of the queue; every replacement begins a new one.
        played: entries behind the current one, oldest first.
        current: the entry that plays.
        user: entries that the user queued.
        auto: entries that autoplay proposed.
        unshuffled: the order of the user part before it was shuffled; None where it is not shuffled.
    """

    generation: int
    played: tuple[QueueEntry, ...]
    current: QueueEntry | None
    user: tuple[QueueEntry, ...]
    auto: tuple[QueueEntry, ...]
    unshuffled: tuple[EntryId, ...] | None

    @property
    def is_empty(self) -> bool:
        """Whether nothing plays and nothing is to come."""
        return self.current is None and not self.user and not self.auto

    def renamed(self, names: Mapping[TrackId, TrackId]) -> QueueState:
        """The state with tracks (keys) replaced by the tracks that they turned out to be (values)."""
        if not names:
            return self
        current = self.current
        return replace(
            self,
            played=_renamed(self.played, names),
            current=None if current is None else _renamed((current,), names)[0],
            user=_renamed(self.user, names),
            auto=_renamed(self.auto, names),
        )


class Memento:
    """A state that is kept for later; the queue renames its tracks when they turn out to be others."""

    def __init__(self, state: QueueState) -> None:
        self.state = state


class QueueEdit:
    """One edit that has been made.

    Args:
        revert: undoes it.
        repeat: makes it again.
        is_void: whether it changed nothing, so that there is nothing to undo.
    """

    def __init__(
        self, revert: Callable[[], Reverted], repeat: Callable[[], Reverted], *, is_void: bool = False
    ) -> None:
        self._revert, self._repeat = revert, repeat
        self.is_void = is_void
        self._is_done = True

    def undo(self) -> Reverted:
        """Undo the edit; NOT where it is undone already."""
        if not self._is_done:
            return Reverted.NOT
        self._is_done = False
        return self._revert()

    def redo(self) -> Reverted:
        """Make the edit again; NOT where it is not undone."""
        if self._is_done:
            return Reverted.NOT
        self._is_done = True
        return self._repeat()


def with_places_of(
    now: QueueState, left: QueueState, wanted: QueueState, touched: Collection[EntryId]
) -> tuple[QueueState, Reverted]:
    """The queue with some entries at their places of another state, and all others as they are.

    Args:
        now: the present queue.
        left: the queue right after the step that is undone.
        wanted: has the places of the touched entries; those that it lacks are taken out.
        touched: the entries that the edit added, moved or took out.

    Returns:
        The new state, and how much of the edit could be undone.
    """
    heard_since = _heard(now) - _heard(left)
    stuck = {entry_id for entry_id in touched if entry_id in heard_since}
    free = set(touched) - stuck
    returning = {entry.track_id for entry in wanted.auto if entry.id in free}
    auto = [entry for entry in _without(now.auto, free) if entry.track_id not in returning]
    merged = replace(
        now,
        played=tuple(_put_back(_without(now.played, free), wanted.played, free)),
        user=tuple(_put_back(_without(now.user, free), wanted.user, free)),
        auto=tuple(_put_back(auto, wanted.auto, free)),
    )
    if returning:
        # Autoplay may have filled the gap; its entries make room again.
        merged = replace(merged, auto=merged.auto[: len(wanted.auto)])
    if not stuck:
        return merged, Reverted.WHOLLY
    return merged, Reverted.PARTLY if free else Reverted.NOT


def of_user(entry: QueueEntry) -> QueueEntry:
    """The entry with the origin USER."""
    return entry if entry.origin is Origin.USER else replace(entry, origin=Origin.USER)


def leading(current: QueueEntry | None) -> tuple[QueueEntry, ...]:
    """The current entry as a sequence of one, or of none."""
    return () if current is None else (current,)


def _heard(state: QueueState) -> set[EntryId]:
    return {entry.id for entry in (*state.played, *leading(state.current))}


def _renamed(entries: Iterable[QueueEntry], names: Mapping[TrackId, TrackId]) -> tuple[QueueEntry, ...]:
    return tuple(
        replace(entry, track_id=names[entry.track_id]) if entry.track_id in names else entry
        for entry in entries
    )


def _without(entries: Iterable[QueueEntry], ids: Collection[EntryId]) -> list[QueueEntry]:
    return [entry for entry in entries if entry.id not in ids]


def _put_back(
    entries: list[QueueEntry], wanted: Sequence[QueueEntry], ids: Collection[EntryId]
) -> list[QueueEntry]:
    """Insert the chosen entries of ``wanted``, each behind the nearest earlier entry that is still there."""
    present = {entry.id for entry in entries}
    behind: dict[EntryId | None, list[QueueEntry]] = {}
    anchor: EntryId | None = None
    for entry in wanted:
        if entry.id in ids:
            behind.setdefault(anchor, []).append(entry)
        elif entry.id in present:
            anchor = entry.id
    whole = behind.get(None, [])
    for entry in entries:
        whole += [entry, *behind.get(entry.id, ())]
    return whole

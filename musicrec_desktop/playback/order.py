"""Shuffling: a random order of the upcoming entries, and the way back to their own order."""

from __future__ import annotations

import random
from collections.abc import Iterable, Sequence

from musicrec_desktop.model.playback import EntryId, QueueEntry


class ShuffleOrder:
    """Remembers the order of entries before they were shuffled, and where later entries belong in it.

    Args:
        rng: draws the random order.
    """

    def __init__(self, rng: random.Random) -> None:
        self._rng = rng
        self._original: list[EntryId] | None = None

    @property
    def is_shuffled(self) -> bool:
        """Whether entries are in random order now."""
        return self._original is not None

    @property
    def original(self) -> tuple[EntryId, ...] | None:
        """The order before the shuffling; None where entries are not shuffled."""
        return None if self._original is None else tuple(self._original)

    def set_original(self, ids: Sequence[EntryId] | None) -> None:
        """Count as shuffled out of this order; with None, count as not shuffled."""
        self._original = None if ids is None else list(ids)

    def shuffle(self, entries: Sequence[QueueEntry]) -> list[QueueEntry]:
        """The entries in random order; their present order is remembered."""
        self._original = [entry.id for entry in entries]
        return self.mixed(entries)

    def remember(self, entries: Sequence[QueueEntry]) -> None:
        """Count as shuffled without mixing, because the entries of a restored queue are in random order."""
        self._original = [entry.id for entry in entries]

    def mixed(self, entries: Sequence[QueueEntry], just_played: EntryId | None = None) -> list[QueueEntry]:
        """The entries in a new random order; ``just_played`` is not the first where there are others."""
        result = list(entries)
        self._rng.shuffle(result)
        if len(result) > 1 and result[0].id == just_played:
            other = self._rng.randrange(1, len(result))
            result[0], result[other] = result[other], result[0]
        return result

    def restore(self, entries: Sequence[QueueEntry]) -> list[QueueEntry]:
        """The entries in their own order; from now on they count as not shuffled."""
        rank = {entry_id: place for place, entry_id in enumerate(self._original or ())}
        self._original = None
        return sorted(entries, key=lambda entry: rank.get(entry.id, len(rank)))

    def put_first(self, ids: Iterable[EntryId]) -> None:
        """Note entries that were put before all others."""
        if self._original is not None:
            self._place(list(ids), at_front=True)

    def put_last(self, ids: Iterable[EntryId]) -> None:
        """Note entries that were put behind all others."""
        if self._original is not None:
            self._place(list(ids), at_front=False)

    def put_behind(self, before: EntryId, ids: Sequence[EntryId]) -> None:
        """Note entries that were put right behind another one."""
        if self._original is not None:
            moved = set(ids)
            rest = [entry_id for entry_id in self._original if entry_id not in moved]
            place = rest.index(before) + 1 if before in rest else len(rest)
            self._original = [*rest[:place], *ids, *rest[place:]]

    def _place(self, ids: list[EntryId], *, at_front: bool) -> None:
        moved = set(ids)
        rest = [entry_id for entry_id in self._original or () if entry_id not in moved]
        self._original = ids + rest if at_front else rest + ids

"""What holds for the queue whatever is done to it."""

from __future__ import annotations

import random
from collections import Counter
from collections.abc import Callable

from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, rule

from musicrec_desktop.model.playback import EntryId, Origin, QueueEntry, QueueSnapshot, RepeatMode
from musicrec_desktop.model.recommendation import Recommendation
from musicrec_desktop.model.track import TrackId
from musicrec_desktop.playback.queue import PlayQueue

TRACKS = st.lists(st.integers(1, 30).map(TrackId), max_size=6)
PLACE = st.integers(0, 40)


class QueueMachine(RuleBasedStateMachine):
    """Random commands against a queue."""

    def __init__(self) -> None:
        super().__init__()
        self.queue = PlayQueue(random.Random(0))
        self.undos: list[Callable[[], None]] = []

    def every(self) -> list[QueueEntry]:
        """All entries, in order."""
        current = [self.queue.current] if self.queue.current else []
        return [*self.queue.played, *current, *self.queue.upcoming]

    def pick(self, place: int) -> EntryId:
        """Some entry's id, or one that is not there."""
        entries = self.every()
        return entries[place].id if place < len(entries) else EntryId(10_000)

    @rule(ids=TRACKS.filter(bool), place=PLACE)
    def replace(self, ids: list[TrackId], place: int) -> None:
        self.queue.replace(ids, place % len(ids))
        assert self.queue.current is not None
        assert self.queue.current.track_id == ids[place % len(ids)]
        assert Counter(entry.track_id for entry in self.every()) == Counter(ids)

    @rule(ids=TRACKS, at_front=st.booleans())
    def add(self, ids: list[TrackId], at_front: bool) -> None:
        before, auto = self.queue.user_part, self.queue.auto_part
        (self.queue.put_next if at_front else self.queue.put_last)(ids)
        added = self.queue.user_part[: len(ids)] if at_front else self.queue.user_part[len(before) :]
        assert [entry.track_id for entry in added] == ids
        assert self.queue.auto_part == auto

    @rule(ids=TRACKS)
    def set_auto(self, ids: list[TrackId]) -> None:
        user = self.queue.user_part
        self.queue.set_auto([Recommendation(track_id, 1.0) for track_id in ids])
        assert [entry.track_id for entry in self.queue.auto_part] == ids
        assert self.queue.user_part == user

    @rule(is_explicit=st.booleans())
    def advance(self, is_explicit: bool) -> None:
        before = Counter(entry.id for entry in self.every())
        following = self.queue.upcoming[:1]
        current, repeat = self.queue.current, self.queue.repeat
        now = self.queue.advance(is_explicit=is_explicit)
        assert Counter(entry.id for entry in self.every()) == before
        if repeat is RepeatMode.ONE and not is_explicit and current is not None:
            assert now is current
        elif repeat is not RepeatMode.ALL:
            assert now == (following[0] if following else None)

    @rule()
    def back(self) -> None:
        played = self.queue.played
        now = self.queue.back()
        assert now is (played[-1] if played else None)

    @rule(place=PLACE)
    def jump(self, place: int) -> None:
        target = self.pick(place)
        current = self.queue.current
        now = self.queue.jump_to(target)
        assert now is None or now.id == target
        if now is None:
            assert self.queue.current is current

    @rule(place=PLACE, index=PLACE)
    def move(self, place: int, index: int) -> None:
        before = Counter(entry.id for entry in self.every())
        self.queue.move(self.pick(place), index)
        assert Counter(entry.id for entry in self.every()) == before

    @rule(place=PLACE)
    def promote(self, place: int) -> None:
        self.queue.promote(self.pick(place))

    @rule(places=st.sets(PLACE, max_size=5))
    def remove_and_undo_at_once(self, places: set[int]) -> None:
        before = self.every()
        undo = self.queue.remove([self.pick(place) for place in places])
        undo()
        assert self.every() == before

    @rule(places=st.sets(PLACE, max_size=5))
    def remove(self, places: set[int]) -> None:
        self.undos.append(self.queue.remove([self.pick(place) for place in places]))

    @rule()
    def clear(self) -> None:
        self.undos.append(self.queue.clear_upcoming())
        assert self.queue.upcoming == ()

    @rule()
    def undo(self) -> None:
        if self.undos:
            self.undos.pop()()

    @rule(is_shuffled=st.booleans())
    def shuffle(self, is_shuffled: bool) -> None:
        user, auto = self.queue.user_part, self.queue.auto_part
        self.queue.set_shuffled(is_shuffled)
        assert Counter(self.queue.user_part) == Counter(user)
        assert self.queue.auto_part == auto

    @rule()
    def shuffle_and_back(self) -> None:
        if not self.queue.is_shuffled:
            user = self.queue.user_part
            self.queue.set_shuffled(True)
            self.queue.set_shuffled(False)
            assert self.queue.user_part == user

    @rule(mode=st.sampled_from(list(RepeatMode)))
    def repeat(self, mode: RepeatMode) -> None:
        self.queue.repeat = mode

    @rule()
    def restart(self) -> None:
        """A snapshot brings back the same queue."""
        before = self.every()
        queue = self.queue
        snapshot = QueueSnapshot(
            queue.played, queue.current, queue.upcoming, is_shuffled=queue.is_shuffled, repeat=queue.repeat
        )
        self.queue = PlayQueue(random.Random(0))
        self.queue.restore(snapshot)
        self.undos.clear()
        assert self.every() == before

    @invariant()
    def ids_are_unique(self) -> None:
        ids = [entry.id for entry in self.every()]
        assert len(set(ids)) == len(ids)

    @invariant()
    def origins_fit_their_parts(self) -> None:
        assert all(entry.origin is Origin.USER for entry in self.queue.user_part)
        assert all(entry.origin is Origin.AUTO for entry in self.queue.auto_part)
        assert self.queue.upcoming == (*self.queue.user_part, *self.queue.auto_part)


TestQueueMachine = QueueMachine.TestCase

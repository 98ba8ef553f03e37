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
from musicrec_desktop.playback.queue_edit import QueueEdit, Reverted, leading

TRACKS = st.lists(st.integers(1, 30).map(TrackId), max_size=6)
PLACE = st.integers(0, 40)


class QueueMachine(RuleBasedStateMachine):
    """Random commands against a queue."""

    def __init__(self) -> None:
        super().__init__()
        self.queue = PlayQueue(random.Random(0))
        self.edits: list[QueueEdit] = []
        self.undone: list[QueueEdit] = []

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
        edit = (self.queue.put_next if at_front else self.queue.put_last)(ids)
        added = self.queue.user_part[: len(ids)] if at_front else self.queue.user_part[len(before) :]
        assert [entry.track_id for entry in added] == ids
        assert self.queue.auto_part == auto
        self.edits.append(edit)

    @rule(ids=TRACKS, index=PLACE)
    def insert(self, ids: list[TrackId], index: int) -> None:
        before = self.queue.upcoming
        index = min(index, len(before))
        self.edits.append(self.queue.insert(ids, index))
        after = self.queue.upcoming
        assert [entry.track_id for entry in after[index : index + len(ids)]] == ids
        assert [entry.id for entry in (*after[:index], *after[index + len(ids) :])] == [
            entry.id for entry in before
        ]

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

    @rule(places=st.sets(PLACE, max_size=4), index=PLACE)
    def move(self, places: set[int], index: int) -> None:
        before = Counter(entry.id for entry in self.every())
        self.edits.append(self.queue.move([self.pick(place) for place in places], index))
        assert Counter(entry.id for entry in self.every()) == before

    @rule(places=st.sets(PLACE, max_size=5), index=PLACE)
    def edit_and_undo_and_redo_at_once(self, places: set[int], index: int) -> None:
        picked = [self.pick(place) for place in places]
        edits: tuple[Callable[[], QueueEdit], ...] = (
            lambda: self.queue.remove(picked),
            lambda: self.queue.insert([TrackId(7), TrackId(8)], index),
            lambda: self.queue.move(picked, index),
            self.queue.clear_upcoming,
        )
        for make in edits:
            before = self.queue.state()
            edit = make()
            after = self.every()
            assert edit.undo() is Reverted.WHOLLY
            assert (self.every(), self.queue.user_part) == (
                [*before.played, *leading(before.current), *before.user, *before.auto],
                before.user,
            )
            assert edit.redo() is Reverted.WHOLLY
            assert self.every() == after
            edit.undo()

    @rule(places=st.sets(PLACE, max_size=5))
    def remove(self, places: set[int]) -> None:
        self.edits.append(self.queue.remove([self.pick(place) for place in places]))

    @rule()
    def clear(self) -> None:
        self.edits.append(self.queue.clear_upcoming())
        assert self.queue.upcoming == ()

    @rule()
    def undo(self) -> None:
        if self.edits:
            self.undone.append(self.edits.pop())
            self.undone[-1].undo()

    @rule()
    def redo(self) -> None:
        if self.undone:
            self.edits.append(self.undone.pop())
            self.edits[-1].redo()

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
        self.edits.clear()
        self.undone.clear()
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

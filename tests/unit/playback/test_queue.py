"""The queue's parts and what moves between them."""

from __future__ import annotations

import itertools
import random
from collections.abc import Sequence

import pytest

from musicrec_desktop.model.playback import EntryId, Origin, QueueEntry, QueueSnapshot, RepeatMode
from musicrec_desktop.model.recommendation import Reason, ReasonKind, Recommendation
from musicrec_desktop.model.track import TrackId
from musicrec_desktop.playback.queue import PlayQueue
from tests.support.player_rig import ids

REASON = Reason(ReasonKind.TIMBRE, "sounds alike", 0.9)


def tracks(entries: Sequence[QueueEntry]) -> list[int]:
    """The track numbers of entries."""
    return [int(entry.track_id) for entry in entries]


def step(queue: PlayQueue) -> int:
    """The track that comes after the current one has ended."""
    entry = queue.advance(is_explicit=False)
    assert entry is not None
    return int(entry.track_id)


def proposals(*numbers: int) -> list[Recommendation]:
    """What autoplay hands over."""
    return [Recommendation(TrackId(number), 0.5, (REASON,)) for number in numbers]


@pytest.fixture
def queue() -> PlayQueue:
    """1 played, 2 current, 3 and 4 of the user, 10 to 12 automatic."""
    queue = PlayQueue(random.Random(5))
    queue.replace(ids(1, 2, 3, 4), 1)
    queue.set_auto(proposals(10, 11, 12))
    return queue


def parts(queue: PlayQueue) -> tuple[list[int], int | None, list[int], list[int]]:
    """All four parts as track numbers."""
    current = None if queue.current is None else int(queue.current.track_id)
    return tracks(queue.played), current, tracks(queue.user_part), tracks(queue.auto_part)


def test_replace_makes_the_tracks_before_the_start_previous_ones(queue: PlayQueue) -> None:
    assert parts(queue) == ([1], 2, [3, 4], [10, 11, 12])
    queue.replace(ids(7, 8))
    assert parts(queue) == ([], 7, [8], [])


def test_what_the_user_adds_comes_before_the_automatic_part(queue: PlayQueue) -> None:
    queue.put_last(ids(5))
    queue.put_next(ids(6, 7))
    assert parts(queue) == ([1], 2, [6, 7, 3, 4, 5], [10, 11, 12])


def test_the_same_track_may_stand_twice_as_two_entries(queue: PlayQueue) -> None:
    queue.put_last(ids(3))
    same = [entry for entry in queue.user_part if entry.track_id == 3]
    assert len({entry.id for entry in same}) == 2


def test_advance_takes_the_user_part_first_and_ends(queue: PlayQueue) -> None:
    heard = []
    while (entry := queue.advance(is_explicit=False)) is not None:
        heard.append(int(entry.track_id))
    assert heard == [3, 4, 10, 11, 12]
    assert parts(queue) == ([1, 2, 3, 4, 10, 11, 12], None, [], [])


def test_repeat_one_repeats_only_when_the_track_ended_by_itself(queue: PlayQueue) -> None:
    queue.repeat = RepeatMode.ONE
    assert queue.advance(is_explicit=False) is queue.current
    assert parts(queue)[1] == 2
    queue.advance(is_explicit=True)
    assert parts(queue)[1] == 3


def test_repeat_all_begins_the_user_s_tracks_again_before_automatic_ones(queue: PlayQueue) -> None:
    queue.repeat = RepeatMode.ALL
    for _ in range(3):
        queue.advance(is_explicit=False)
    assert parts(queue) == ([], 1, [2, 3, 4], [10, 11, 12])


def test_repeat_all_leaves_automatic_ones_behind(queue: PlayQueue) -> None:
    for _ in range(3):
        queue.advance(is_explicit=False)
    queue.repeat = RepeatMode.ALL
    queue.advance(is_explicit=False)
    assert parts(queue) == ([10], 1, [2, 3, 4], [11, 12])


def test_repeat_all_of_a_purely_automatic_queue_goes_on_then_begins_again() -> None:
    queue = PlayQueue(random.Random(1))
    queue.repeat = RepeatMode.ALL
    queue.set_auto(proposals(1, 2))
    assert [step(queue) for _ in range(4)] == [1, 2, 1, 2]


def test_repeat_all_of_one_track_gives_it_again() -> None:
    queue = PlayQueue(random.Random(1))
    queue.replace(ids(1))
    queue.repeat = RepeatMode.ALL
    entry = queue.advance(is_explicit=True)
    assert entry is not None
    assert parts(queue) == ([], 1, [], [])


def test_back_and_forth_is_the_same_place(queue: PlayQueue) -> None:
    queue.back()
    assert parts(queue) == ([], 1, [2, 3, 4], [10, 11, 12])
    assert queue.back() is None
    queue.advance(is_explicit=True)
    assert parts(queue) == ([1], 2, [3, 4], [10, 11, 12])


def test_stepping_back_over_an_automatic_entry_makes_it_the_user_s(queue: PlayQueue) -> None:
    for _ in range(3):
        queue.advance(is_explicit=True)
    queue.put_last(ids(5))
    queue.back()
    assert parts(queue) == ([1, 2, 3], 4, [10, 5], [11, 12])
    assert queue.user_part[0].origin is Origin.USER
    assert queue.user_part[0].reasons == (REASON,)


def test_set_auto_keeps_the_ids_of_tracks_that_stay(queue: PlayQueue) -> None:
    before = {entry.track_id: entry.id for entry in queue.auto_part}
    queue.set_auto(proposals(12, 13, 10))
    after = {entry.track_id: entry.id for entry in queue.auto_part}
    assert tracks(queue.auto_part) == [12, 13, 10]
    assert after[TrackId(12)] == before[TrackId(12)]
    assert after[TrackId(10)] == before[TrackId(10)]
    assert after[TrackId(13)] not in before.values()


def test_move_within_the_user_part_and_out_of_the_automatic_part(queue: PlayQueue) -> None:
    queue.move([queue.user_part[1].id], 0)
    assert tracks(queue.user_part) == [4, 3]
    queue.move([queue.auto_part[2].id], 1)
    assert parts(queue) == ([1], 2, [4, 12, 3], [10, 11])
    queue.move([queue.user_part[0].id], 99)
    assert parts(queue) == ([1], 2, [12, 3, 4], [10, 11])


def test_jump_forward_counts_what_lies_between_as_played(queue: PlayQueue) -> None:
    queue.jump_to(queue.user_part[1].id)
    assert parts(queue) == ([1, 2, 3], 4, [], [10, 11, 12])


def test_jump_to_an_automatic_entry_keeps_the_user_part(queue: PlayQueue) -> None:
    queue.jump_to(queue.auto_part[1].id)
    assert parts(queue) == ([1, 2], 11, [3, 4], [12])


def test_jump_back_brings_what_followed_again(queue: PlayQueue) -> None:
    queue.advance(is_explicit=True)
    queue.jump_to(queue.played[0].id)
    assert parts(queue) == ([], 1, [2, 3, 4], [10, 11, 12])
    assert queue.jump_to(EntryId(999)) is None
    assert parts(queue)[1] == 1


def test_remove_and_undo(queue: PlayQueue) -> None:
    before = parts(queue)
    assert queue.current is not None
    undo = queue.remove(
        [
            queue.played[0].id,
            queue.current.id,
            queue.user_part[0].id,
            queue.auto_part[0].id,
            queue.auto_part[2].id,
        ]
    ).undo
    assert parts(queue) == ([], 2, [4], [11])
    undo()
    assert parts(queue) == before
    undo()
    assert parts(queue) == before


def test_undo_of_a_removal_makes_room_among_what_autoplay_put_there_since(queue: PlayQueue) -> None:
    undo = queue.clear_upcoming().undo
    assert parts(queue) == ([1], 2, [], [])
    queue.set_auto(proposals(20, 10, 22))
    queue.put_last(ids(5))
    undo()
    assert parts(queue) == ([1], 2, [3, 4, 5], [10, 11, 12])


def test_undo_does_nothing_to_another_queue(queue: PlayQueue) -> None:
    undo = queue.clear_upcoming().undo
    queue.replace(ids(8))
    undo()
    assert parts(queue) == ([], 8, [], [])


def test_shuffle_plays_each_once_with_the_chosen_one_first() -> None:
    queue = PlayQueue(random.Random(3))
    queue.set_shuffled(True)
    queue.replace(ids(*range(1, 21)), 4)
    heard = [5]
    assert parts(queue)[1] == 5
    while (entry := queue.advance(is_explicit=False)) is not None:
        heard.append(int(entry.track_id))
    assert sorted(heard) == list(range(1, 21))
    assert heard[1:] != sorted(heard[1:])


def test_unshuffle_brings_the_order_back_with_what_was_added() -> None:
    queue = PlayQueue(random.Random(3))
    queue.replace(ids(*range(1, 11)))
    queue.set_shuffled(True)
    assert tracks(queue.user_part) != list(range(2, 11))
    queue.put_last(ids(50))
    queue.put_next(ids(40))
    queue.set_shuffled(False)
    assert tracks(queue.user_part) == [40, *range(2, 11), 50]


def test_a_shuffled_repeat_does_not_begin_with_the_track_just_heard() -> None:
    for seed in range(20):
        queue = PlayQueue(random.Random(seed))
        queue.set_shuffled(True)
        queue.repeat = RepeatMode.ALL
        queue.replace(ids(1, 2, 3))
        heard = [1, *(step(queue) for _ in range(8))]
        assert all(one != other for one, other in itertools.pairwise(heard))
        assert all(sorted(heard[at : at + 3]) == [1, 2, 3] for at in (0, 3, 6))


def test_renamed_tracks_keep_their_places(queue: PlayQueue) -> None:
    before = [entry.id for entry in queue.upcoming]
    queue.rename_tracks({TrackId(2): TrackId(102), TrackId(11): TrackId(111), TrackId(1): TrackId(101)})
    assert parts(queue) == ([101], 102, [3, 4], [10, 111, 12])
    assert [entry.id for entry in queue.upcoming] == before


def test_a_restored_queue_gives_new_ids_and_keeps_the_parts(queue: PlayQueue) -> None:
    snapshot = QueueSnapshot(
        queue.played, queue.current, queue.upcoming, is_shuffled=True, repeat=RepeatMode.ALL
    )
    other = PlayQueue(random.Random(1))
    other.restore(snapshot)
    assert parts(other) == parts(queue)
    assert other.is_shuffled
    assert other.repeat is RepeatMode.ALL
    other.put_last(ids(9))
    every = [*other.played, *other.upcoming, *filter(None, [other.current])]
    assert len({entry.id for entry in every}) == len(every)


def test_picks_stay_when_a_list_is_played_and_come_first(queue: PlayQueue) -> None:
    queue.replace(ids(1, 2, 3))
    queue.put_last(ids(8))
    queue.put_next(ids(9))
    queue.set_auto(proposals(20, 21))
    queue.move([queue.auto_part[0].id], 0)
    before = [entry.id for entry in queue.user_part if entry.is_pick]
    queue.replace(ids(4, 5, 6), 1, keeps_picks=True)
    assert parts(queue) == ([4], 5, [20, 9, 8, 6], [])
    assert [entry.id for entry in queue.user_part[:3]] == before
    queue.advance(is_explicit=True)
    queue.replace(ids(7))
    assert parts(queue) == ([], 7, [], [])


def test_picks_stay_first_in_a_shuffled_queue(queue: PlayQueue) -> None:
    queue.replace(ids(1))
    queue.put_last(ids(8, 9))
    queue.set_shuffled(True)
    queue.replace(ids(*range(2, 7)), keeps_picks=True)
    assert {entry.track_id for entry in queue.user_part[:2]} == {8, 9}
    assert {entry.track_id for entry in queue.user_part[2:]} == {3, 4, 5, 6}
    queue.set_shuffled(False)
    assert [entry.track_id for entry in queue.user_part[2:]] == [3, 4, 5, 6]

"""What is played together is learnt from sessions, and counts only where it helps."""

from __future__ import annotations

import numpy as np
import pytest

from musicrec_desktop.model.features import FloatArray
from musicrec_desktop.recommend.space.vector_table import IdArray
from musicrec_desktop.recommend.taste.co_occurrence import (
    WEIGHTS,
    CoOccurrence,
    count_co_occurrence,
    joined,
    prove,
    prove_lists,
    strongest,
)

TRACKS = 60


def sessions(count: int, *, are_pairs: bool, rng_seed: int = 3) -> tuple[IdArray, IdArray]:
    """Sessions of twelve plays; where they are pairs, an odd track is followed by the next even one."""
    rng = np.random.default_rng(rng_seed)
    tracks, numbers = [], []
    for session in range(count):
        firsts = rng.choice(np.arange(1, TRACKS, 2), 6, replace=False)
        plays = np.stack([firsts, firsts + 1], axis=1).ravel()
        tracks.append(plays if are_pairs else rng.permutation(TRACKS)[:12] + 1)
        numbers.append(np.full(12, session))
    return np.concatenate(tracks), np.concatenate(numbers)


def no_sound(track_id: int) -> tuple[IdArray, FloatArray]:
    """All tracks sound equally (un)like each other, but for a little noise."""
    noise = np.random.default_rng(track_id).random(TRACKS, dtype=np.float32)
    return np.arange(1, TRACKS + 1), noise * np.float32(0.05)


def test_pairs_that_are_often_played_together_are_strong() -> None:
    co_occurrence = count_co_occurrence(*sessions(40, are_pairs=True))
    others, strength = co_occurrence.of(1)
    assert others[np.argmax(strength)] == 2
    assert strength.max() > 2 * np.sort(strength)[-2]
    assert not len(co_occurrence.of(999)[0])


def test_both_directions_count_and_sessions_do_not_mix() -> None:
    co_occurrence = count_co_occurrence(np.array([1, 2, 3, 4]), np.array([1, 1, 2, 2]))
    assert co_occurrence.of(2)[0].tolist() == [1]
    assert co_occurrence.of(3)[0].tolist() == [4]


def test_nothing_is_played_together_with_itself_or_alone() -> None:
    assert not len(count_co_occurrence(np.array([1, 1, 2]), np.array([1, 1, 2])))
    assert not len(count_co_occurrence(np.zeros(0, dtype=np.int64), np.zeros(0, dtype=np.int64)))


def test_it_counts_where_it_finds_what_was_played_next() -> None:
    co_occurrence = prove(*sessions(60, are_pairs=True), no_sound)
    assert co_occurrence.weight > 0
    assert strongest(co_occurrence, [1], 1).tolist() == [2]


@pytest.mark.parametrize(("count", "are_pairs"), [(10, True), (60, False)])
def test_it_is_off_where_there_is_too_little_or_it_does_not_help(count: int, are_pairs: bool) -> None:
    co_occurrence = prove(*sessions(count, are_pairs=are_pairs), no_sound)
    assert co_occurrence.weight == 0
    assert not len(strongest(co_occurrence, [1], 5))


def test_the_strongest_companion_is_named() -> None:
    co_occurrence = CoOccurrence(
        np.array([1, 1, 5]), np.array([2, 3, 3]), np.array([0.5, 0.1, 0.4], dtype=np.float32), 0.2
    )
    strength, whose = co_occurrence.strengths(np.array([2, 3, 4]), {1: 1.0, 5: 0.5})
    assert strength.tolist() == pytest.approx([0.5, 0.2, 0.0])
    assert whose.tolist() == [1, 5, -1]


NO_SESSIONS = (np.zeros(0, dtype=np.int64), np.zeros(0, dtype=np.int64))


def mixtapes(count: int, rng_seed: int = 5) -> tuple[IdArray, IdArray]:
    """Playlists of ten tracks, each within one of the thirds of the library."""
    rng = np.random.default_rng(rng_seed)
    tracks = [rng.permutation(20)[:10] + 1 + 20 * (number % 3) for number in range(count)]
    return np.concatenate(tracks), np.repeat(np.arange(count), 10)


def test_all_entries_of_a_short_playlist_co_occur_wherever_they_stand() -> None:
    listed = prove_lists(np.arange(1, 21), np.ones(20, dtype=np.int64), NO_SESSIONS, 0.0, no_sound)
    assert listed.of(1)[0].tolist() == list(range(2, 21))
    assert listed.weight == 0


def test_playlists_count_where_they_find_held_out_playlists() -> None:
    listed = prove_lists(*mixtapes(24), NO_SESSIONS, 0.0, no_sound)
    assert listed.weight in WEIGHTS
    assert all(track_id <= 20 for track_id in strongest(listed, [1], 10).tolist())


def test_playlists_that_say_nothing_are_off() -> None:
    rng = np.random.default_rng(1)
    tracks = np.concatenate([rng.permutation(TRACKS)[:10] + 1 for _ in range(24)])
    lists = np.repeat(np.arange(24), 10)
    assert prove_lists(tracks, lists, NO_SESSIONS, 0.0, no_sound).weight == 0


def test_where_there_are_sessions_they_judge_playlists() -> None:
    pairs = np.arange(1, TRACKS + 1)
    lists = np.repeat(np.arange(TRACKS // 2), 2)
    together, apart = sessions(60, are_pairs=True), sessions(60, are_pairs=False)
    assert prove_lists(pairs, lists, together, 0.0, no_sound).weight > 0
    assert prove_lists(pairs, lists, apart, 0.0, no_sound).weight == 0


def test_both_sources_add_up_and_the_stronger_one_is_named() -> None:
    played = CoOccurrence(np.array([1, 1]), np.array([2, 3]), np.array([0.5, 0.1], dtype=np.float32), 0.2)
    listed = CoOccurrence(np.array([1, 4]), np.array([3, 1]), np.array([0.5, 0.5], dtype=np.float32), 0.4)
    both = joined(played, listed)
    assert both.weight == 0.4
    assert both.of(1)[0].tolist() == [2, 3]
    assert both.of(1)[1].tolist() == pytest.approx([0.25, 0.55])
    assert both.of(4)[1].tolist() == [0.5]
    assert not both.stands_in_lists(1, 2)
    assert both.stands_in_lists(1, 3)
    assert not both.stands_in_lists(9, 1)
    alone = joined(CoOccurrence(), listed)
    assert (alone.weight, alone.stands_in_lists(4, 1)) == (0.4, True)
    assert joined(played, CoOccurrence()) is played
    assert not len(joined(CoOccurrence(), CoOccurrence()))

"""The taste of several listeners as one."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from musicrec_desktop.model.listener_group import ListenerGroup, Mixing
from musicrec_desktop.model.track import TrackId
from musicrec_desktop.recommend.space.vector_table import id_array
from musicrec_desktop.recommend.taste.co_occurrence import CoOccurrence, averaged, count_lists
from musicrec_desktop.recommend.taste.mixed import (
    FAVOURITE_WEIGHT,
    Member,
    TrackUse,
    favourites,
    mixed,
    mixing_weights,
    predicted,
    summed_use,
)
from musicrec_desktop.recommend.taste.session import Seed, Taste
from musicrec_desktop.recommend.taste.taste_profile import TasteProfile, learn_taste
from tests.unit.recommend.evaluation.queue.world import STYLE_TRACKS, listens_of, numbered, styles_catalogue

NOW_MS = 40 * 86_400_000
CATALOGUE = styles_catalogue()


def styled(style: int) -> tuple[int, ...]:
    """The tracks of a style, which sound alike."""
    return tuple(range(style * STYLE_TRACKS + 1, (style + 1) * STYLE_TRACKS + 1))


def hearing(*sessions: tuple[int, ...], skipped: tuple[int, ...] = ()) -> TasteProfile:
    return learn_taste(listens_of(*sessions, skipped=skipped), (), CATALOGUE, NOW_MS)


ANNA = Member("Anna", hearing(styled(0)[:12], styled(0)[:12]))
YOU = Member("", hearing(styled(1)[:12], skipped=()))


def value(member: Member, track_id: int) -> float:
    places = np.flatnonzero(member.profile.ids == track_id)
    return float(member.profile.values[places[0]])


def test_the_mean_counts_all_alike_and_the_lowest_the_least_happy() -> None:
    worth = np.array([[1.0, 0.2, 0.5], [0.4, 0.6, 0.5]], dtype=np.float32)
    assert mixing_weights(worth, Mixing.AVERAGE) == pytest.approx(np.full((2, 3), 0.5))
    least = mixing_weights(worth, Mixing.LEAST_MISERY)
    assert least[:, 0] == pytest.approx([0.05, 0.95])
    assert least[:, 1] == pytest.approx([0.95, 0.05])
    assert least.sum(axis=0) == pytest.approx([1.0, 1.0, 1.0])
    assert mixing_weights(worth[:1], Mixing.LEAST_MISERY) == pytest.approx(np.ones((1, 3)))


@pytest.mark.parametrize("how", list(Mixing))
def test_one_listener_stays_as_they_are(how: Mixing) -> None:
    assert mixed([ANNA], how, CATALOGUE) is ANNA


def test_who_listens_more_does_not_count_more() -> None:
    both = mixed([ANNA, YOU], Mixing.AVERAGE, CATALOGUE)
    assert value(ANNA, styled(0)[0]) > 1.5 * value(YOU, styled(1)[0])
    assert value(both, styled(0)[0]) == pytest.approx(value(both, styled(1)[0]), rel=0.1)
    assert sum(each.share for each in both.profile.interests) == pytest.approx(1.0)
    ids = {each.track_id for each in both.profile.interests}
    assert ids & set(styled(0))
    assert ids & set(styled(1))


def test_what_both_like_is_worth_most_and_least_misery_asks_the_one_who_likes_it_less() -> None:
    ben = Member("Ben", hearing(styled(0)[:12], styled(1)[:12]))
    for how in Mixing:
        both = mixed([ben, YOU], how, CATALOGUE)
        assert value(both, styled(1)[0]) > value(both, styled(0)[0])
    shared, own = value(both, styled(1)[0]), value(both, styled(0)[0])
    assert own < 0.3 * shared


def test_an_unknown_track_is_worth_what_its_sound_is_worth() -> None:
    ids = id_array([styled(0)[20], styled(2)[20]])
    near, far = predicted(ANNA.profile, ids, CATALOGUE).tolist()
    assert near > 0.5 > far
    assert predicted(ANNA.profile, ids, None).tolist() == [0.0, 0.0]
    ben = Member("Ben", hearing((styled(0)[20], *styled(2)[:8])))
    both = mixed([ANNA, ben], Mixing.LEAST_MISERY, CATALOGUE)
    # Anna never heard it, but it sounds like what she hears.
    assert value(both, styled(0)[20]) > value(both, styled(2)[0])


def test_a_dislike_or_a_ban_of_one_holds_for_all() -> None:
    track = TrackId(styled(0)[0])
    you = replace(YOU, disliked=frozenset({track}), banned=frozenset({TrackId(7)}))
    anna = replace(ANNA, liked=frozenset({track, TrackId(2)}), banned_artists=frozenset({"nobody"}))
    for how in Mixing:
        both = mixed([anna, you], how, CATALOGUE)
        assert both.disliked == {track}
        assert both.banned == {7}
        assert both.banned_artists == {"nobody"}
        assert both.liked == {2}
        assert value(both, track) <= -1.0


def test_favourites_of_both_are_welcome_the_common_ones_most() -> None:
    ben = Member("Ben", hearing(styled(0)[:12], styled(1)[:12]))
    found = favourites([ben, YOU], Mixing.LEAST_MISERY, CATALOGUE)
    assert found[0].track_id in styled(1)
    assert found[0].weight == pytest.approx(FAVOURITE_WEIGHT)
    own = max(seed.weight for seed in found if seed.track_id in styled(0))
    assert own < 0.4 * FAVOURITE_WEIGHT
    assert favourites([Member("Ben"), Member()], Mixing.AVERAGE, CATALOGUE) == ()


def test_favourites_stand_beside_the_evidence_of_the_session() -> None:
    session = Taste((Seed(TrackId(1), 1.0),), (Seed(TrackId(2), 1.0),))
    beside = session.beside([Seed(TrackId(2), 0.7), Seed(TrackId(1), 0.7), Seed(TrackId(3), 0.5)])
    assert beside.accepted == (Seed(TrackId(1), 1.0), Seed(TrackId(3), 0.5))
    assert beside.rejected == session.rejected


def test_stars_are_the_mean_or_the_fewest() -> None:
    anna, you = replace(ANNA, ratings={TrackId(1): 10}), replace(YOU, ratings={TrackId(1): 4, TrackId(2): 8})
    assert mixed([anna, you], Mixing.AVERAGE, None).ratings == {1: 7, 2: 8}
    assert mixed([anna, you], Mixing.LEAST_MISERY, None).ratings == {1: 4, 2: 8}


def test_rejected_tracks_of_all_come_in_turn() -> None:
    anna = replace(ANNA, profile=replace(ANNA.profile, rejected=numbered(1, 2)))
    you = replace(YOU, profile=replace(YOU.profile, rejected=numbered(2, 3, 4)))
    assert mixed([anna, you], Mixing.AVERAGE, None).profile.rejected == (1, 2, 3, 4)


def test_listeners_without_a_history_are_mixed_too() -> None:
    both = mixed([Member("Anna"), Member()], Mixing.LEAST_MISERY, CATALOGUE)
    assert not both.profile
    assert len(both.profile.ids) == 0


def test_uses_add_up_and_the_latest_listen_counts() -> None:
    one = TrackUse(id_array([1, 3]), id_array([2, 1]), id_array([0, 1]), id_array([50, 60]))
    other = TrackUse(id_array([3, 5]), id_array([4, 0]), id_array([1, 2]), id_array([40, 70]))
    both = summed_use([one, other])
    assert both.ids.tolist() == [1, 3, 5]
    plays, skips, last_ms = both.of(id_array([1, 2, 3, 5]))
    assert (plays.tolist(), skips.tolist(), last_ms.tolist()) == ([2, 0, 5, 0], [0, 0, 2, 2], [50, 0, 60, 70])
    assert [column.tolist() for column in TrackUse().of(id_array([1]))] == [[0], [0], [0]]


def test_what_is_together_for_one_of_two_counts_half() -> None:
    listed = replace(count_lists(id_array([1, 2]), id_array([1, 1])), weight=0.4, is_listed=np.ones(2, bool))
    played = replace(count_lists(id_array([1, 2, 3]), id_array([1, 1, 1])), weight=0.2)
    both = averaged([listed, played])
    assert both.weight == 0.4
    assert both.of(3)[1] == pytest.approx(played.of(3)[1] * 0.2 / 0.4 / 2)
    assert both.stands_in_lists(1, 2)
    assert not both.stands_in_lists(1, 3)
    assert len(averaged([CoOccurrence(), CoOccurrence()])) == 0


@pytest.mark.parametrize(
    ("kept", "found"),
    [
        (None, ListenerGroup()),
        ({"others": [3, 3, True, "x"], "how": "average"}, ListenerGroup((3,), Mixing.AVERAGE)),
        ({"others": 3, "how": "nonsense"}, ListenerGroup()),
    ],
)
def test_a_group_is_read_as_far_as_it_is_one(kept: object, found: ListenerGroup) -> None:
    assert ListenerGroup.from_json(kept) == found
    assert ListenerGroup.from_json(found.as_json()) == found

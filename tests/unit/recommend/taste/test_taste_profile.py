"""The profile of a listener: several interests, habits, and what is disliked."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime

import numpy as np
import pytest

from musicrec_desktop.model.listen import FeedbackEvent, FeedbackKind, ListenTable
from musicrec_desktop.model.rating import Rating
from musicrec_desktop.model.track import TrackId
from musicrec_desktop.recommend.taste.medoids import group
from musicrec_desktop.recommend.taste.taste_profile import DAY_MS, WORD_VALUES, TasteProfile, learn_taste
from tests.unit.recommend.taste.test_relevance import CATALOGUE, STYLE

MONDAY_MS = 19_723 * DAY_MS
"""1 January 2024."""
NOW_MS = MONDAY_MS + 60 * DAY_MS
HOUR_MS = 3_600_000


def listens(*rows: tuple[int, int, str]) -> ListenTable:
    """Rows of track, moment and how it ended: play, skip or half."""
    rows = tuple(sorted(rows, key=lambda row: row[1]))
    ends = [row[2] for row in rows]
    count = len(rows)
    return ListenTable(
        np.array([row[0] for row in rows], dtype=np.int64),
        np.array([row[1] for row in rows], dtype=np.int64),
        np.full(count, 200_000),
        np.array([end == "play" for end in ends], dtype=bool),
        np.array([end == "play" for end in ends], dtype=bool),
        np.array([end == "skip" for end in ends], dtype=bool),
        np.ones(count, dtype=bool),
        np.ones(count, dtype=np.int64),
    )


def learnt(table: ListenTable, *events: FeedbackEvent, ratings: Sequence[Rating] = ()) -> TasteProfile:
    return learn_taste(table, events, CATALOGUE, NOW_MS, UTC, ratings=ratings)


def style(track_id: int) -> int:
    return (track_id - 1) // STYLE


def test_three_styles_are_three_interests() -> None:
    rows = [(number, NOW_MS - number * HOUR_MS, "play") for number in range(1, 61)]
    profile = learnt(listens(*rows))
    assert len(profile.interests) == 3
    assert {style(interest.track_id) for interest in profile.interests} == {0, 1, 2}
    assert sum(interest.share for interest in profile.interests) == pytest.approx(1)
    assert [interest.members for interest in profile.interests] == [20, 20, 20]


def test_the_greater_interest_comes_first() -> None:
    rows = [(number, NOW_MS - number * HOUR_MS, "play") for number in range(1, 21)]
    assert {style(interest.track_id) for interest in learnt(listens(*rows)).interests} == {0}
    rows += [(number, NOW_MS - number * HOUR_MS, "play") for number in range(21, 27)]
    both = learnt(listens(*rows)).interests
    assert [style(interest.track_id) for interest in both] == [0, 1]
    assert both[0].share > both[1].share


def test_it_works_from_the_first_like() -> None:
    profile = learnt(listens(), FeedbackEvent(FeedbackKind.LIKE, NOW_MS, TrackId(7)))
    (interest,) = profile.interests
    assert (interest.track_id, interest.share) == (7, 1.0)
    assert interest.habit(datetime(2024, 3, 1, 9, tzinfo=UTC)) == pytest.approx(1)


def test_without_listens_nothing_is_known() -> None:
    profile = learnt(listens())
    assert not profile
    assert not len(profile.ids)
    assert not profile.rejected


def test_old_plays_fade() -> None:
    old = [(number, NOW_MS - 700 * DAY_MS - number, "play") for number in range(1, 9)]
    new = [(number, NOW_MS - number, "play") for number in range(21, 29)]
    profile = learnt(listens(*old, *new))
    new_share = sum(each.share for each in profile.interests if style(each.track_id) == 1)
    assert new_share > 0.98


def test_dislikes_and_skips_are_kept_apart() -> None:
    rows = [(1, NOW_MS - HOUR_MS, "play"), (2, NOW_MS, "skip"), (3, NOW_MS, "play"), (4, NOW_MS, "half")]
    profile = learnt(listens(*rows), FeedbackEvent(FeedbackKind.DISLIKE, NOW_MS, TrackId(3)))
    assert profile.rejected == (3, 2)
    assert profile.interests[0].track_id == 1
    assert dict(zip(profile.ids.tolist(), (profile.values > 0).tolist(), strict=True))[4] is False


def test_words_about_artists_say_nothing_about_a_track() -> None:
    assert not learnt(listens(), FeedbackEvent(FeedbackKind.BAN, NOW_MS, artist="x")).interests


def test_an_interest_has_its_hours_and_weekdays() -> None:
    mornings = [(1 + day % 20, MONDAY_MS + day * DAY_MS + 8 * HOUR_MS, "play") for day in range(56)]
    evenings = [(21 + day % 20, MONDAY_MS + day * DAY_MS + 21 * HOUR_MS, "play") for day in range(56)]
    saturdays = [(41 + week, MONDAY_MS + (7 * week + 5) * DAY_MS + 15 * HOUR_MS, "play") for week in range(8)]
    found = {style(i.track_id): i for i in learnt(listens(*mornings, *evenings, *saturdays)).interests}
    morning, evening = datetime(2024, 3, 4, 8, tzinfo=UTC), datetime(2024, 3, 4, 21, tzinfo=UTC)
    assert found[0].habit(morning) > 1.3
    assert found[0].habit(evening) < 0.8
    assert found[1].habit(evening) > 1.3
    assert found[1].habit(morning) < 0.8
    saturday, tuesday = datetime(2024, 3, 2, 15, tzinfo=UTC), datetime(2024, 3, 5, 15, tzinfo=UTC)
    assert found[2].weekdays[saturday.weekday()] > 1.3 > found[2].weekdays[tuesday.weekday()]


def test_forgotten_favourites_are_those_not_heard_lately() -> None:
    rows = [(1, NOW_MS - 100 * DAY_MS, "play"), (2, NOW_MS - 90 * DAY_MS, "play")]
    rows += [(2, NOW_MS - 95 * DAY_MS, "play"), (3, NOW_MS - DAY_MS, "play")]
    profile = learnt(listens(*rows), FeedbackEvent(FeedbackKind.LIKE, NOW_MS, TrackId(9)))
    assert profile.forgotten(NOW_MS - 60 * DAY_MS, 5).tolist() == [2, 1]


def test_one_thing_and_things_alike_are_one_group() -> None:
    assert group(np.zeros((1, 1)), np.ones(1))[0] == [0]
    medoids, labels = group(np.full((9, 9), 0.5) - 0.5 * np.eye(9), np.ones(9))
    assert len(medoids) == 1
    assert not labels.any()


@pytest.mark.parametrize(("distinct", "copies"), [(1, 8), (2, 6), (3, 6)])
def test_copies_of_few_sounds_can_be_grouped(distinct: int, copies: int) -> None:
    kinds = np.repeat(np.arange(distinct), copies)
    medoids, labels = group((kinds[:, None] != kinds[None, :]).astype(float), np.ones(len(kinds)))
    assert len(medoids) == distinct
    assert all(len(set(labels[kinds == kind].tolist())) == 1 for kind in range(distinct))


def _rated(*half_stars: int, at_ms: int = NOW_MS) -> list[Rating]:
    """Ratings of the tracks from 1 on."""
    return [Rating(TrackId(number), value, at_ms) for number, value in enumerate(half_stars, 1)]


def test_stars_speak_like_a_weak_like_or_dislike_and_three_say_nothing() -> None:
    profile = learnt(listens(), ratings=_rated(10, 9, 7, 6, 5, 2, 1))
    values = dict(zip(profile.ids.tolist(), profile.values.tolist(), strict=True))
    assert values == pytest.approx({1: 1.2, 2: 0.9, 3: 0.3, 5: -0.3, 6: -1.2, 7: -1.2})
    assert profile.rejected == (6, 7, 5)
    assert max(values.values()) < WORD_VALUES[FeedbackKind.LIKE]
    assert min(values.values()) > WORD_VALUES[FeedbackKind.DISLIKE]


def test_a_like_counts_as_without_stars_until_it_is_taken_back() -> None:
    one = TrackId(1)
    like = FeedbackEvent(FeedbackKind.LIKE, NOW_MS, one)
    for stars in (1, 10):
        assert learnt(listens(), like, ratings=_rated(stars)).values.tolist() == [2.0]
    dislike = FeedbackEvent(FeedbackKind.DISLIKE, NOW_MS, one)
    assert learnt(listens(), dislike, ratings=_rated(10)).values.tolist() == [-2.0]
    neutral = FeedbackEvent(FeedbackKind.NEUTRAL, NOW_MS, one)
    taken_back = learnt(listens(), like, neutral, ratings=_rated(10)).values.tolist()
    assert taken_back == pytest.approx([2.0 + 1.2])


def test_old_stars_count_less() -> None:
    (value,) = learnt(listens(), ratings=_rated(10, at_ms=NOW_MS - 365 * DAY_MS)).values.tolist()
    assert value == pytest.approx(0.6)


def test_stars_alone_make_interests() -> None:
    ratings = [Rating(TrackId(number), 9, NOW_MS) for number in range(1, 61)]
    assert len(learnt(listens(), ratings=ratings).interests) == 3


def test_a_favourite_needs_three_plays_to_the_end_or_a_word() -> None:
    def is_favourite(table: ListenTable, *events: FeedbackEvent, ratings: Sequence[Rating] = ()) -> bool:
        (interest,) = learnt(table, *events, ratings=ratings).interests
        return interest.is_favourite

    twice = listens((1, NOW_MS - 2 * HOUR_MS, "play"), (1, NOW_MS - HOUR_MS, "play"))
    assert not is_favourite(twice)
    thrice = listens(*((1, NOW_MS - number * HOUR_MS, "play") for number in (1, 2, 3)))
    assert is_favourite(thrice)
    assert is_favourite(twice, FeedbackEvent(FeedbackKind.LIKE, NOW_MS, TrackId(1)))
    assert is_favourite(twice, ratings=[Rating(TrackId(1), 8, NOW_MS)])
    assert not is_favourite(twice, ratings=[Rating(TrackId(1), 7, NOW_MS)])

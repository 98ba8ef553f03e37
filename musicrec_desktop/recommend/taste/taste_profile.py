"""The long-term taste of a listener: several interests, and rejected tracks.

Listens, feedback and ratings add up to a value for each track, and count less as they grow old. The tracks of
the greatest values are clustered (k-medoids; Kaufman and Rousseeuw, "Finding Groups in Data", 1990), with the
number of clusters by silhouette (Rousseeuw 1987). Each cluster is an interest, with the hours and weekdays at
which it is heard.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime, tzinfo
from typing import Final

import numpy as np
from numpy.typing import NDArray

from musicrec_desktop.model.features import FloatArray
from musicrec_desktop.model.listen import FeedbackEvent, FeedbackKind, ListenTable
from musicrec_desktop.model.rating import Rating
from musicrec_desktop.model.track import TrackId
from musicrec_desktop.recommend.neighbours.catalogue import SoundCatalogue
from musicrec_desktop.recommend.space.vector_table import NO_IDS, IdArray, id_array
from musicrec_desktop.recommend.taste.medoids import group

DAY_MS: Final = 86_400_000
LISTEN_HALF_LIFE_DAYS: Final = 90.0
WORD_HALF_LIFE_DAYS: Final = 365.0
PLAY_VALUE: Final = 1.0
SKIP_VALUE: Final = -0.7
CHOICE_VALUE: Final = 0.3
"""Added to a play of a track that the listener chose."""
WORD_VALUES: Final = {
    FeedbackKind.LIKE: 2.0,
    FeedbackKind.DISLIKE: -2.0,
    FeedbackKind.MORE: 1.5,
    FeedbackKind.LESS: -1.5,
    FeedbackKind.ADDED: 0.5,
    FeedbackKind.REMOVED: -0.5,
}
RATING_VALUE: Final = 1.2
"""Of five stars; a star or less takes as much, and three say nothing. A like and a dislike weigh more."""
_OPINIONS: Final = frozenset({FeedbackKind.LIKE, FeedbackKind.DISLIKE, FeedbackKind.NEUTRAL})
GROUPED: Final = 240
"""How many tracks the interests are made of, those of the greatest values."""
LEAST_VALUE: Final = 0.05
REJECTED: Final = 20
FAVOURITE_PLAYS: Final = 3
"""To the end; fewer make no favourite."""
FAVOURITE_HALF_STARS: Final = 8
HABIT_STRENGTH: Final = 12.0
"""Pseudo-counts of plays without a habit, so that few plays make no habit."""
_HOUR_BLUR: Final = np.array([0.25, 0.5, 1.0, 0.5, 0.25])


@dataclass(frozen=True, slots=True, eq=False)
class Interest:
    """One cluster of tracks that a listener likes.

    Attributes:
        track_id: the medoid, which stands for the interest.
        share: of the values of all interests, 0 to 1; the shares add up to 1.
        members: how many tracks belong to it.
        hours: how many times as often as usual it is heard in each hour of the day, shape (24,).
        weekdays: the same for each day of the week, Monday first, shape (7,).
        is_favourite: the medoid was heard to its end often enough, is liked or well rated.
    """

    track_id: TrackId
    share: float
    members: int
    hours: FloatArray
    weekdays: FloatArray
    is_favourite: bool = True

    def habit(self, at: datetime) -> float:
        """How many times as often as usual it is heard at a time, from 0.5 to 2."""
        return float(np.clip(self.hours[at.hour] * self.weekdays[at.weekday()], 0.5, 2.0))


@dataclass(frozen=True, slots=True, eq=False)
class TasteProfile:
    """The long-term taste of a listener; false where there is no interest.

    Attributes:
        interests: the greatest share first.
        rejected: tracks of negative value, the lowest first.
        ids: of all tracks with a listen, feedback or a rating, ascending, shape (n,).
        values: of these tracks, shape (n,).
        last_ms: the start of the latest listen of each, UTC; 0 for none, shape (n,).
    """

    interests: tuple[Interest, ...] = ()
    rejected: tuple[TrackId, ...] = ()
    ids: IdArray = field(default_factory=lambda: NO_IDS)
    values: FloatArray = field(default_factory=lambda: np.zeros(0, dtype=np.float32))
    last_ms: IdArray = field(default_factory=lambda: NO_IDS)

    def __bool__(self) -> bool:
        return bool(self.interests)

    def forgotten(self, before_ms: int, count: int) -> IdArray:
        """Up to ``count`` liked tracks whose last listen is before a time (UTC), best first."""
        places = np.flatnonzero((self.values > LEAST_VALUE) & (self.last_ms < before_ms) & (self.last_ms > 0))
        return np.asarray(self.ids[places[np.argsort(-self.values[places], kind="stable")[:count]]])


def learn_taste(
    listens: ListenTable,
    events: Sequence[FeedbackEvent],
    catalogue: SoundCatalogue | None,
    now_ms: int,
    zone: tzinfo = UTC,
    *,
    ratings: Sequence[Rating] = (),
) -> TasteProfile:
    """Learn the long-term taste of a listener.

    Args:
        listens: of the listener.
        events: feedback of the listener.
        catalogue: the sound of the library; without it there are no interests.
        now_ms: UTC.
        zone: the time zone of the listener, for habits.
        ratings: of the listener; those of liked and disliked tracks do not count beside that.
    """
    ids, values, last_ms = _valued(listens, events, ratings, now_ms)
    order = np.argsort(values, kind="stable")
    worst = order[values[order] < -LEAST_VALUE][:REJECTED]
    rejected = tuple(TrackId(number) for number in ids[worst].tolist())
    best = order[::-1][:GROUPED]
    best = best[values[best] > LEAST_VALUE]
    interests = (
        ()
        if catalogue is None
        else _interests(
            ids[best], values[best], listens, catalogue, zone, _favourites(listens, events, ratings)
        )
    )
    return TasteProfile(interests, rejected, ids, values.astype(np.float32), last_ms)


def _valued(
    listens: ListenTable, events: Sequence[FeedbackEvent], ratings: Sequence[Rating], now_ms: int
) -> tuple[IdArray, NDArray[np.float64], IdArray]:
    """The tracks with a listen, feedback or a rating.

    Returns:
        Their ids, ascending; their values; and the starts of their latest listens.
    """
    said = [
        (event.track_id, WORD_VALUES[event.kind], event.at_ms)
        for event in events
        if event.track_id is not None and event.kind in WORD_VALUES
    ]
    judged = _judged(events)
    said += [
        (rating.track_id, RATING_VALUE * rating.leaning, rating.at_ms)
        for rating in ratings
        if rating.leaning and rating.track_id not in judged
    ]
    said_ids = id_array([track_id for track_id, _, _ in said])
    ids = np.unique(np.concatenate((listens.track_ids, said_ids)))
    values, last_ms = np.zeros(len(ids)), np.zeros(len(ids), dtype=np.int64)
    places = np.searchsorted(ids, listens.track_ids)
    listen_values = (
        PLAY_VALUE * listens.is_play
        + SKIP_VALUE * (listens.is_skip & ~listens.is_play)
        + CHOICE_VALUE * (listens.is_play & ~listens.is_auto)
    )
    np.add.at(values, places, listen_values * _decay(listens.started_at_ms, now_ms, LISTEN_HALF_LIFE_DAYS))
    np.maximum.at(last_ms, places, listens.started_at_ms)
    if said:
        words, times = np.array([value for _, value, _ in said]), id_array([at_ms for _, _, at_ms in said])
        np.add.at(values, np.searchsorted(ids, said_ids), words * _decay(times, now_ms, WORD_HALF_LIFE_DAYS))
    return ids, values, last_ms


def _judged(events: Sequence[FeedbackEvent]) -> set[TrackId]:
    """The tracks that are liked or disliked now."""
    last = {event.track_id: event.kind for event in events if event.kind in _OPINIONS}
    return {
        track_id
        for track_id, kind in last.items()
        if track_id is not None and kind is not FeedbackKind.NEUTRAL
    }


def _favourites(
    listens: ListenTable, events: Sequence[FeedbackEvent], ratings: Sequence[Rating]
) -> set[TrackId]:
    """The tracks that a listener may be said to love: words are not made of a few plays."""
    last = {event.track_id: event.kind for event in events if event.kind in _OPINIONS}
    ids, plays = np.unique(listens.track_ids[listens.is_finished], return_counts=True)
    return {
        *(track_id for track_id, kind in last.items() if track_id and kind is FeedbackKind.LIKE),
        *(rating.track_id for rating in ratings if rating.half_stars >= FAVOURITE_HALF_STARS),
        *map(TrackId, ids[plays >= FAVOURITE_PLAYS].tolist()),
    }


def _decay(at_ms: NDArray[np.int64], now_ms: int, half_life_days: float) -> NDArray[np.float64]:
    age_days = np.maximum(now_ms - at_ms, 0) / DAY_MS
    return np.asarray(0.5 ** (age_days / half_life_days), dtype=np.float64)


def _interests(
    ids: IdArray,
    values: NDArray[np.float64],
    listens: ListenTable,
    catalogue: SoundCatalogue,
    zone: tzinfo,
    favourites: Collection[TrackId],
) -> tuple[Interest, ...]:
    table = catalogue.index.select(ids)
    if not len(table):
        return ()
    order = np.argsort(ids)
    weights = values[order][np.searchsorted(ids[order], table.ids)]
    medoids, labels = group(1.0 - table.vectors @ table.vectors.T, weights)
    owner = np.full(len(listens), -1)
    places = np.minimum(np.searchsorted(table.ids, listens.track_ids), len(table) - 1)
    is_known = table.ids[places] == listens.track_ids
    owner[is_known & listens.is_play] = labels[places[is_known & listens.is_play]]
    hours, weekdays = _local(listens.started_at_ms[owner >= 0], zone)
    owner = owner[owner >= 0]
    hour_habits = _habits(hours, owner, len(medoids), 24)
    weekday_habits = _habits(weekdays, owner, len(medoids), 7)
    found = [
        Interest(
            TrackId(int(table.ids[medoid])),
            float(weights[labels == number].sum() / weights.sum()),
            int((labels == number).sum()),
            hour_habits[number],
            weekday_habits[number],
            TrackId(int(table.ids[medoid])) in favourites,
        )
        for number, medoid in enumerate(medoids)
    ]
    return tuple(sorted(found, key=lambda interest: (-interest.share, interest.track_id)))


def _local(at_ms: NDArray[np.int64], zone: tzinfo) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    """Hours and weekdays on the listener's clock, with its offset of today for all times."""
    offset = datetime.now(zone).utcoffset()
    shifted = at_ms + int((offset.total_seconds() if offset else 0.0) * 1000)
    # The first of January 1970 was a Thursday.
    return (shifted // 3_600_000) % 24, (shifted // DAY_MS + 3) % 7


def _habits(
    times: NDArray[np.int64], owner: NDArray[np.int64], interests: int, count: int
) -> list[FloatArray]:
    """How many times as often as usual each interest is heard at each time, each of shape (count,).

    Args:
        times: of plays.
        owner: the interest of each of these plays.
        interests: how many there are.
        count: of different times.
    """
    counts = np.bincount(owner * count + times, minlength=interests * count).reshape(interests, count)
    everything = _around(counts.sum(axis=0).astype(np.float64))
    found = []
    for one in counts.astype(np.float64):
        own = _around(one)
        usual = everything / max(everything.sum(), 1.0) * own.sum()
        habit = (own + HABIT_STRENGTH / count) / (usual + HABIT_STRENGTH / count)
        found.append(habit.astype(np.float32))
    return found


def _around(counts: NDArray[np.float64]) -> NDArray[np.float64]:
    """Counts by hour smoothed over the neighbouring hours, around the clock; counts by day unchanged."""
    if len(counts) < 24:
        return counts
    reach = len(_HOUR_BLUR) // 2
    return np.asarray(
        sum(
            share * np.roll(counts, step)
            for step, share in zip(range(-reach, reach + 1), _HOUR_BLUR / _HOUR_BLUR.sum(), strict=True)
        )
    )

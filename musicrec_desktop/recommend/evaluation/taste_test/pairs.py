"""What is heard in a blind taste test: pairs of tracks, and the part of each track."""

from __future__ import annotations

import random
from collections.abc import Mapping, Sequence
from typing import Final

import numpy as np

from musicrec_desktop.model.features import SeekPicture
from musicrec_desktop.model.taste_test import TastePair
from musicrec_desktop.model.track import TrackFacts, TrackId
from musicrec_desktop.recommend.queue.rules.recent_history import RecentHistory
from musicrec_desktop.recommend.queue.rules.relaxation import ALLOWED, Relaxation
from musicrec_desktop.recommend.queue.rules.rule_set import RuleSet

EXCERPT_MS: Final = 20_000
_THIRD: Final = 1 / 3


def drawn_pairs(
    start: TrackId, first: Sequence[TrackId], second: Sequence[TrackId], count: int, rng: random.Random
) -> tuple[TastePair, ...]:
    """Pairs of tracks that only one of two queues has, in the order of the queues.

    Which of the two is heard as A is drawn for each pair anew, so that no pair tells about another one.

    Args:
        start: what both queues start from.
        first: tracks of a queue.
        second: tracks of the other queue.
        count: how many pairs at most.
        rng: draws.
    """
    shared = set(first) & set(second)
    only = (
        (track_id for track_id in dict.fromkeys(queue) if track_id not in shared) for queue in (first, second)
    )
    pairs = [TastePair(start, one, other, rng.random() < 0.5) for one, other in zip(*only, strict=False)]
    return tuple(pairs[:count])


def random_queue(
    start: TrackId, facts: Mapping[TrackId, TrackFacts], rules: RuleSet, count: int, rng: random.Random
) -> list[TrackId]:
    """Tracks in random order that keep the rules of a queue, as far as there are such.

    Without the rules it could be told by its jingles and by the same artist twice, and not by what fits.

    Args:
        start: what the queue starts from.
        facts: of the start and of the tracks that may come.
        rules: of the queue.
        count: how many tracks at most.
        rng: draws.
    """
    waiting = [track_id for track_id in sorted(facts) if track_id != start]
    rng.shuffle(waiting)
    history, chosen = RecentHistory((start,), facts), list[TrackId]()
    for most in (ALLOWED, Relaxation.VERSION - 1):
        for track_id in waiting:
            if len(chosen) == count:
                return chosen
            if track_id not in history.place_of and rules.level(track_id, facts[track_id], history) <= most:
                chosen.append(track_id)
                history.add(track_id, facts[track_id])
    return chosen


def loud_part(picture: SeekPicture | None, duration_ms: int | None, length_ms: int = EXCERPT_MS) -> int:
    """Where the loudest part of a track begins, in ms; the first one where several are as loud.

    Args:
        picture: the loudness over time; None where it is not known: the part begins after a third.
        duration_ms: of the track; None where it is not known.
        length_ms: of the part.
    """
    if duration_ms is None or duration_ms <= length_ms:
        return 0
    latest_ms = duration_ms - length_ms
    if picture is None:
        return min(latest_ms, round(duration_ms * _THIRD))
    loudness = picture.loudness.astype(np.float64)
    width = max(1, round(length_ms / duration_ms * len(loudness)))
    sums = np.cumsum(np.concatenate(([0.0], loudness)))
    windows = sums[width:] - sums[:-width]
    return min(latest_ms, round(int(np.argmax(windows)) / len(loudness) * duration_ms))

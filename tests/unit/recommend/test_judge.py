"""How candidates are judged: the use cases of Pampalk, Pohle and Widmer."""

from __future__ import annotations

import numpy as np
import pytest
from numpy.typing import NDArray

from musicrec_desktop.model.features import FloatArray
from musicrec_desktop.recommend.candidates import judge
from musicrec_desktop.recommend.space import unit
from musicrec_desktop.recommend.vector_table import IdArray

Seeds = list[tuple[float, FloatArray]]


def styles() -> list[FloatArray]:
    """Three styles of ten tracks each; their centres are orthogonal."""
    rng = np.random.default_rng(2)
    centres = np.eye(12, dtype=np.float32)[:3]
    return [unit(centre + 0.15 * rng.standard_normal((10, 12)).astype(np.float32)) for centre in centres]


def seeds(vectors: FloatArray, weights: tuple[float, ...]) -> Seeds:
    return [(weight, vectors[place]) for place, weight in enumerate(weights)]


def judged(
    vectors: FloatArray, accepted: Seeds, rejected: Seeds, own: NDArray[np.bool_] | None = None
) -> tuple[FloatArray, IdArray]:
    return judge(
        vectors @ np.stack([vector for _, vector in accepted]).T,
        [weight for weight, _ in accepted],
        vectors @ np.stack([vector for _, vector in rejected]).T if rejected else None,
        own,
    )


def test_one_style_is_liked_and_others_are_skipped() -> None:
    liked, skipped, unknown = styles()
    accepted = seeds(liked, (1.0,))
    values = {
        name: judged(vectors[5:], accepted, seeds(skipped, (1.0,)))[0]
        for name, vectors in (("liked", liked), ("skipped", skipped), ("unknown", unknown))
    }
    assert values["liked"].min() > values["unknown"].max() > values["skipped"].max()


def test_one_artist_inside_a_liked_style_is_pushed_away() -> None:
    liked = styles()[0]
    disliked_artist = unit(liked[8:9] + 0.02)
    values, _ = judged(
        np.concatenate((liked[3:8], disliked_artist)),
        seeds(liked, (1.0, 0.9)),
        [(1.0, liked[8])],
    )
    assert values[-1] < values[:-1].min()


def test_a_drifting_taste_follows_the_latest() -> None:
    old, new, _ = styles()
    accepted = [(0.3, old[0]), (1.0, new[0])]
    old_values, _ = judged(old[3:], accepted, [])
    new_values, nearest = judged(new[3:], accepted, [])
    assert new_values.mean() > old_values.mean()
    assert set(nearest.tolist()) == {1}


def test_a_skip_changes_nothing_far_away() -> None:
    liked, _, skipped = styles()
    accepted = seeds(liked, (1.0,))
    before, _ = judged(liked[3:], accepted, [])
    after, _ = judged(liked[3:], accepted, seeds(skipped, (1.0,)))
    assert after == pytest.approx(before)


def test_the_very_track_that_was_accepted_does_not_divide_by_zero() -> None:
    liked = styles()[0]
    values, _ = judged(liked[:1], seeds(liked, (1.0,)), seeds(liked, (1.0,)))
    assert np.isfinite(values).all()


def test_a_liked_track_that_was_not_heard_yet_is_not_its_own_reason() -> None:
    liked = styles()[0]
    accepted = seeds(liked, (1.0, 1.0, 1.0))
    own = np.eye(3, dtype=np.bool_)
    relevance, nearest = judged(liked[:3], accepted, [], own)
    assert all(place != number for number, place in enumerate(nearest.tolist()))
    assert relevance.max() < 1.0
    alone, _ = judged(liked[:1], accepted[:1], [], own[:1, :1])
    assert alone.tolist() == [0.5]

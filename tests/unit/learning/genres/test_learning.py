"""Learning genres: what is learnt, what is refused, and how guesses are judged."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import numpy as np
import pytest

from musicrec_desktop.core.tasks import CancelledError, Progress, TaskContext
from musicrec_desktop.learning.genres import classifier, support
from musicrec_desktop.learning.genres.learning import guess, judge, learn, obstacle_of
from musicrec_desktop.model.genres import (
    LEAST_ARTISTS,
    LEAST_CONFIDENCE,
    LEAST_TRACKS,
    MOST_GENRES,
    MOST_SUGGESTED,
    GenreLibrary,
    GenreObstacle,
)
from tests.support.genre_library import GENRES, vectors_of


@pytest.fixture(autouse=True)
def few_trees(monkeypatch: pytest.MonkeyPatch) -> None:
    """Enough for places that lie apart."""
    monkeypatch.setattr(classifier, "TREES", 20)


def library(
    count: int = 90, *, spread: float = 1.0, genres: Sequence[str] = GENRES, artists: int = 18
) -> GenreLibrary:
    names = [genres[number % len(genres)] for number in range(count)]
    who = [number % artists for number in range(count)]
    return GenreLibrary(
        vectors_of(names, who, spread=spread), tuple((name,) for name in names), np.array(who, np.int64)
    )


def test_it_tells_genres_of_artists_that_it_has_not_heard() -> None:
    learnt = learn(library(), TaskContext())
    assert (learnt.obstacle, learnt.classes) == (None, tuple(sorted(GENRES)))
    found = learnt.evaluation
    assert found is not None
    assert (found.tracks, found.groups, found.folds) == (90, 18, 5)
    assert found.accuracy > 0.9 > found.baseline
    assert sum(map(sum, found.confusion)) == 90
    assert sum(each.count for each in found.reliability) == 90
    assert [each.support for each in found.genres] == [30, 30, 30]
    guesses = guess(learnt.model, library().vectors[:6], TaskContext())
    assert [learnt.classes[number] for number in guesses.numbers.tolist()] == [*GENRES, *GENRES]
    assert guesses.confidences.min() >= LEAST_CONFIDENCE


def test_it_is_the_same_each_time() -> None:
    first, second = (learn(library(), TaskContext()) for _ in range(2))
    assert first.evaluation == second.evaluation


def test_tracks_have_several_genres() -> None:
    base = library(120)
    both = tuple((*names, "Slow") if names[0] == "Jazz" else names for names in base.genres)
    learnt = learn(replace(base, genres=both), TaskContext())
    guesses = guess(learnt.model, base.vectors[:1], TaskContext())
    assert {learnt.classes[number] for number in guesses.numbers.tolist()} == {"Jazz", "Slow"}
    assert len(guesses.numbers) <= MOST_SUGGESTED


def test_noise_is_refused_with_its_figures() -> None:
    base = library(90)
    rng = np.random.default_rng(3)
    noise = rng.normal(0, 1, base.vectors.shape).astype(np.float32)
    learnt = learn(replace(base, vectors=noise), TaskContext())
    assert learnt.obstacle is GenreObstacle.NO_BETTER
    assert learnt.evaluation is not None
    assert not learnt.model


def test_frequent_genres_alone_are_not_enough() -> None:
    found = learn(library(), TaskContext()).evaluation
    assert found is not None
    uneven = replace(found, accuracy=0.9, baseline=0.5, macro_recall=0.4, tracks=1000)
    assert obstacle_of(uneven) is GenreObstacle.UNEVEN


@pytest.mark.parametrize(
    "base",
    [
        GenreLibrary(np.zeros((0, 5), np.float32), (), np.zeros(0, np.int64)),
        library(1),
        library(60, genres=("Jazz",)),
        library(90, artists=1),
        library(90, genres=[f"Genre {number}" for number in range(90)]),
    ],
    ids=["nothing", "one track", "one genre", "one artist", "each its own"],
)
def test_too_little_to_learn(base: GenreLibrary) -> None:
    learnt = learn(base, TaskContext())
    assert (learnt.obstacle, learnt.evaluation) == (GenreObstacle.FEW_CLASSES, None)


def test_identical_tracks_are_no_better_than_chance() -> None:
    base = library(90)
    learnt = learn(replace(base, vectors=np.ones_like(base.vectors)), TaskContext())
    assert learnt.obstacle is GenreObstacle.NO_BETTER


def test_values_that_are_no_numbers_count_as_not_described() -> None:
    base = library(93)
    vectors = base.vectors.copy()
    vectors[0, 3], vectors[1, 0], vectors[2, 5] = np.nan, np.inf, -np.inf
    learnt = learn(replace(base, vectors=vectors), TaskContext())
    assert learnt.evaluation is not None
    assert learnt.evaluation.tracks == 90
    assert set(guess(learnt.model, vectors[:6], TaskContext()).places.tolist()) == {3, 4, 5}


def test_rare_genres_are_left_out_and_named() -> None:
    base = library(90)
    genres = (("Polka",), *base.genres[1:-1], ("Yodel",))
    found = learn(replace(base, genres=genres), TaskContext()).evaluation
    assert found is not None
    assert found.left_out == ("Polka", "Yodel")


def test_a_thousand_genres_leave_the_most_frequent_ones() -> None:
    names = [(f"Genre {number % 1000:03}",) for number in range(30_000)]
    names += [(f"Genre {number % 100:03}",) for number in range(1000)]
    found = support.learnable(names, np.arange(len(names), dtype=np.int64))
    assert found == tuple(f"Genre {number:03}" for number in range(MOST_GENRES))


def test_artists_make_a_genre() -> None:
    names = [("Jazz",)] * LEAST_TRACKS + [("Rock",)] * LEAST_TRACKS
    groups = [number % LEAST_ARTISTS for number in range(LEAST_TRACKS)] + [7] * LEAST_TRACKS
    assert support.learnable(names, np.array(groups)) == ("Jazz",)
    assert support.learnable(names, None) == ("Jazz", "Rock")


def test_rare_genres_are_drawn_whole() -> None:
    names = [("Rock",)] * 500 + [("Jazz",)] * 20
    members = support.membership(names, ("Rock", "Jazz"))
    drawn = support.drawn(members, 100)
    assert len(drawn) == 100
    assert np.count_nonzero(drawn >= 500) == 20
    assert support.drawn(members[:5], 100).tolist() == [0, 1, 2, 3, 4]


def test_a_table_is_judged_with_and_without_artists() -> None:
    base = library(90)
    labels = [names[0] for names in base.genres]
    plain = judge(base.vectors, labels, None, TaskContext())
    apart = judge(base.vectors, labels, base.groups, TaskContext())
    assert plain is not None
    assert apart is not None
    assert (plain.groups, plain.folds, apart.groups, apart.folds) == (0, 10, 18, 5)
    assert plain.accuracy >= apart.accuracy > 0.8
    assert judge(base.vectors, ["Jazz"] * 90, None, TaskContext()) is None
    assert judge(base.vectors, [""] * 90, None, TaskContext()) is None


def test_it_tells_how_far_it_is_and_ends_when_it_is_cancelled() -> None:
    told: list[Progress] = []

    class Cancelled(TaskContext):
        def check(self) -> None:
            if len(told) > 1:
                raise CancelledError

        def progress(self, value: Progress) -> None:
            # All of it: ten values a second are none behind the first where the parts are learnt fast.
            told.append(value)

    with pytest.raises(CancelledError):
        learn(library(), Cancelled())
    assert told[0] == Progress(0, 7)
    assert len(told) == 2

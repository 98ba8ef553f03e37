"""Figures of neighbours, beside plain loops that compute the same."""

from __future__ import annotations

import math
import statistics

import numpy as np
import pytest
from numpy.typing import NDArray

from musicrec_desktop.model.evaluation import TrackLabel
from musicrec_desktop.recommend.evaluation.space import distances, similarity
from musicrec_desktop.recommend.evaluation.space.distances import corrected_distances
from musicrec_desktop.recommend.evaluation.space.labels import LabelJudge
from musicrec_desktop.recommend.evaluation.space.library import drawn, library_figures
from musicrec_desktop.recommend.evaluation.space.similarity import Groups, TagFacts

ALBUMS = ("one",) * 8 + ("two",) * 9 + ("small",) * 4 + ("",) * 3 + ("three",) * 8


def some_distances(count: int, seed: int = 3) -> NDArray[np.float64]:
    points = np.random.default_rng(seed).normal(size=(count, 6))
    return np.asarray(np.linalg.norm(points[:, None] - points[None], axis=2))


def labels(tier: str = "album") -> list[TrackLabel]:
    return [
        TrackLabel(
            f"{place}.ogg", album, f"artist {place % 4}", tier if album else "misc", f"genre {place % 2}"
        )
        for place, album in enumerate(ALBUMS)
    ]


def in_words(distances: NDArray[np.float64], names: tuple[str, ...], minimum: int) -> tuple[float, float]:
    """Precision at five and mean average precision, as a person would compute them."""
    chosen = [place for place, name in enumerate(names) if name and names.count(name) >= minimum]
    precisions, averages = [], []
    for query in chosen:
        others = sorted((distances[query, other], other) for other in chosen if other != query)
        hits = [names[other] == names[query] for _, other in others]
        precisions.append(sum(hits[:5]) / 5)
        at_hits = [sum(hits[: rank + 1]) / (rank + 1) for rank, hit in enumerate(hits) if hit]
        averages.append(sum(at_hits) / len(at_hits))
    return statistics.mean(precisions), statistics.mean(averages)


def test_precision_and_average_precision_as_in_words() -> None:
    distances = some_distances(len(ALBUMS))
    groups = Groups.of(ALBUMS, 8)
    precision, average = in_words(distances, ALBUMS, 8)
    assert groups.precisions(distances).mean() == pytest.approx(precision)
    assert groups.average_precisions(distances).mean() == pytest.approx(average)
    assert (groups.count, len(groups.queries)) == (3, 25)


def test_candidates_are_the_queries_unless_others_are_named() -> None:
    """An unlabelled track that is nearest to all others is no mistake, except among all tracks."""
    distances = some_distances(len(ALBUMS))
    stranger = ALBUMS.index("")
    distances[:, stranger] = 0.0
    groups = Groups.of(ALBUMS, 8)
    precision, _ = in_words(distances, ALBUMS, 8)
    assert groups.precisions(distances).mean() == pytest.approx(precision)
    assert groups.precisions(distances, np.arange(len(ALBUMS))).max() <= 0.8


def test_the_track_itself_is_never_its_neighbour() -> None:
    distances = np.ones((6, 6)) - np.eye(6)
    assert similarity.nearest(distances, 10).tolist() == [
        [other for other in range(6) if other != query] for query in range(6)
    ]


def test_occurrences_skewness_and_orphans_as_in_words() -> None:
    distances = some_distances(30)
    counts = [0] * 30
    for query in range(30):
        others = sorted((distances[query, other], other) for other in range(30) if other != query)
        for _, other in others[:10]:
            counts[other] += 1
    found = similarity.occurrences(similarity.nearest(distances, 10), 30)
    assert found.tolist() == counts
    mean, deviation = statistics.mean(counts), statistics.pstdev(counts)
    assert similarity.skewness(found) == pytest.approx(
        statistics.mean((count - mean) ** 3 for count in counts) / deviation**3
    )
    assert similarity.orphan_share(np.array([0, 3, 0, 1])) == 0.5
    assert similarity.skewness(np.array([10, 10, 10])) == 0.0


def test_the_interval_holds_the_mean_and_is_the_same_every_time() -> None:
    values = np.random.default_rng(1).random(80)
    low, high = similarity.interval(values)
    assert low < values.mean() < high
    assert high - low == pytest.approx(2 * 1.96 * values.std() / math.sqrt(80), rel=0.15)
    assert similarity.interval(values) == (low, high)
    assert similarity.interval(np.zeros(0)) == (0.0, 0.0)


def test_halves_of_the_same_track_find_each_other() -> None:
    first = np.eye(4, dtype=np.float32)
    assert similarity.segment_hits(first, first).mean() == 1.0
    assert similarity.segment_hits(first, np.roll(first, 1, axis=0)).mean() == 0.0


def test_genres_count_across_artists_only() -> None:
    jazz, rock = frozenset({"jazz"}), frozenset({"rock"})
    ada, bob, eve = frozenset({"ada"}), frozenset({"bob"}), frozenset({"eve"})
    facts = [TagFacts(ada, jazz), TagFacts(ada, jazz), TagFacts(bob, jazz), TagFacts(eve, rock)]
    order = similarity.nearest(np.abs(np.subtract.outer(np.arange(4.0), np.arange(4.0))), 10)
    # Ada sees Bob (right) and Eve (wrong), Bob sees Ada twice (right) and Eve; only Eve has rock.
    assert similarity.genre_precisions(order, facts).tolist() == pytest.approx([0.5, 0.5, 2 / 3])
    assert not len(similarity.genre_precisions(order, [TagFacts(ada, frozenset())] * 4))


def test_styles_count_across_albums_only() -> None:
    # On a line: two albums of jazz, one of rock, and a track without a style in between.
    styles = ["jazz", "jazz", "", "jazz", "rock", "rock", "jazz"]
    albums = ["a", "a", "b", "b", "c", "c", ""]
    line = np.arange(7.0)
    found, possible = similarity.style_precisions(np.abs(np.subtract.outer(line, line)), styles, albums)
    # Each jazz track has two or three others in other albums, and the two of rock among its five nearest.
    assert found.tolist() == pytest.approx([0.4, 0.4, 0.6, 0.0, 0.0, 0.6])
    assert possible.tolist() == pytest.approx([0.4, 0.4, 0.6, 0.0, 0.0, 0.6])
    far = np.full((7, 7), 1.0)
    far[0, 4] = far[0, 5] = 0.0
    assert similarity.style_precisions(far, ["jazz"] * 7, [""] * 7)[0].tolist() == [1.0] * 7
    assert not len(similarity.style_precisions(far, [""] * 7, albums)[0])


def test_a_style_that_others_are_nearer_to_is_found_less_often() -> None:
    styles = ["jazz", *["jazz"] * 5, *["rock"] * 5]
    albums = [str(place) for place in range(11)]
    near_rock = np.ones((11, 11))
    near_rock[0, 6:9] = 0.0
    found, possible = similarity.style_precisions(near_rock, styles, albums)
    assert (found[0], possible[0]) == pytest.approx((0.4, 1.0))


def test_the_order_after_re_ranking_is_that_of_mutual_proximity() -> None:
    points = np.random.default_rng(6).normal(size=(24, 8))
    vectors = (points / np.linalg.norm(points, axis=1, keepdims=True)).astype(np.float32)
    cosines = vectors.astype(np.float64) @ vectors.T.astype(np.float64)

    def above(query: int, value: float) -> float:
        others = [1 - cosines[query, other] for other in range(24) if other != query]
        return 0.5 * math.erfc((value - statistics.mean(others)) / statistics.pstdev(others) / math.sqrt(2))

    proximities = np.array(
        [
            [1 - above(one, 1 - cosines[one, two]) * above(two, 1 - cosines[one, two]) for two in range(24)]
            for one in range(24)
        ]
    )
    wanted = similarity.nearest(proximities, 5)
    found = similarity.nearest(corrected_distances(vectors), 5)
    # The player keeps mean and deviation in half precision, so near ties may turn.
    assert np.mean(wanted == found) > 0.9
    assert all(
        len(set(one) & set(two)) >= 4 for one, two in zip(wanted.tolist(), found.tolist(), strict=True)
    )


def test_re_ranking_makes_a_library_less_hubby() -> None:
    points = np.random.default_rng(2).normal(size=(400, 30)) + 0.3
    vectors = (points / np.linalg.norm(points, axis=1, keepdims=True)).astype(np.float32)
    plain = similarity.occurrences(similarity.nearest(np.asarray(1.0 - vectors @ vectors.T), 10), 400)
    counts = similarity.occurrences(similarity.nearest(corrected_distances(vectors), 10), 400)
    assert similarity.skewness(counts) < 0.5 * similarity.skewness(plain)
    assert similarity.orphan_share(counts) <= similarity.orphan_share(plain)


def test_a_judge_scores_the_album_tier_and_artists_of_every_tier() -> None:
    judge = LabelJudge(labels())
    assert (judge.albums.count, len(judge.albums.queries)) == (3, 25)
    assert (judge.artists.count, len(judge.artists.queries)) == (4, 32)
    scores = judge.scores(some_distances(len(ALBUMS)))
    low, high = scores.album_p_at_5_interval
    assert low <= scores.album_p_at_5 <= high
    assert scores.artist_p_at_5 is not None
    assert scores.genre_p_at_5 is not None
    assert not LabelJudge(labels("compilation")).can_judge
    assert not LabelJudge(labels()[:15]).can_judge


def test_baselines_know_what_they_should() -> None:
    close = np.array([[0, 0], [0, 1], [9, 8], [9, 9]], dtype=np.float32)
    for found in (distances.leak_distances(close), distances.mfcc_distances(close)):
        assert similarity.nearest(found, 1).ravel().tolist() == [1, 0, 3, 2]
    assert np.array_equal(distances.random_distances(5), distances.random_distances(5))
    constant = np.ones((3, 2), dtype=np.float32)
    assert np.isfinite(distances.mfcc_distances(constant)).all()


def test_a_library_is_judged_by_hubs_and_genres() -> None:
    generator = np.random.default_rng(4)
    centres = generator.normal(size=(3, 16))
    styles = np.arange(120) % 3
    points = centres[styles] + 0.4 * generator.normal(size=(120, 16))
    vectors = (points / np.linalg.norm(points, axis=1, keepdims=True)).astype(np.float32)
    facts = [
        TagFacts(frozenset({f"artist {place // 6}"}), frozenset({f"style {style}"}))
        for place, style in enumerate(styles)
    ]
    found, counts = library_figures(vectors, facts)
    assert found.plain.genre_precision is not None
    assert found.plain.genre_precision > 0.9
    assert found.genre_chance == pytest.approx(1 / 3, abs=0.06)
    assert found.genre_queries == 120
    assert found.reranked.reachable_share == pytest.approx(1 - found.reranked.orphans / 120)
    assert counts.sum() == 1200
    untagged, _ = library_figures(vectors, [TagFacts(frozenset(), frozenset())] * 120)
    assert (untagged.plain.genre_precision, untagged.genre_chance) == (None, None)


def test_a_sample_is_drawn_of_large_libraries_only() -> None:
    assert drawn(5, 10).tolist() == [0, 1, 2, 3, 4]
    sample = drawn(100, 10)
    assert len(set(sample.tolist())) == 10
    assert np.array_equal(sample, drawn(100, 10))

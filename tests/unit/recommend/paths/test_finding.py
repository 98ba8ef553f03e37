"""Paths: small even steps along real neighbours, never empty, no work twice."""

from __future__ import annotations

import itertools
from dataclasses import replace

import numpy as np
import pytest
from numpy.typing import NDArray

from musicrec_desktop.model.features import FloatArray
from musicrec_desktop.model.path import StepReason
from musicrec_desktop.model.track import SoundFacts, TrackFacts, TrackId
from musicrec_desktop.recommend.neighbours.catalogue import SoundCatalogue
from musicrec_desktop.recommend.neighbours.exact_index import ExactIndex
from musicrec_desktop.recommend.neighbours.hubness import HubCorrection
from musicrec_desktop.recommend.neighbours.live_index import LiveIndex
from musicrec_desktop.recommend.paths.corridor import PathSources
from musicrec_desktop.recommend.paths.finding import find_path
from musicrec_desktop.recommend.paths.step_reasons import step_reasons
from musicrec_desktop.recommend.paths.waypoints import arc, shared_out
from tests.support.realistic import library_vectors
from tests.unit.recommend.libraries import FakeLibrary, catalogue_of, synthetic

SOUND = SoundFacts(120.0, 0.9, 0, True, 0.9, 0.5, 0.0, 0.0, -14.0)


class Rig:
    """A library of tracks whose vectors are given."""

    def __init__(self, vectors: FloatArray, *, artists: int = 40) -> None:
        space, table, _ = synthetic(vectors)
        self.vectors = vectors
        self.library = FakeLibrary()
        for number in table.ids.tolist():
            self.library.add(number, f"Artist {number % artists}")
        correction: HubCorrection = catalogue_of(range(1, 6)).references
        self.catalogue = SoundCatalogue(space, LiveIndex(ExactIndex(table)), correction)
        self.banned: set[TrackId] = set()

    def find(self, stops: list[int], count: int) -> list[int]:
        sources = PathSources(self.catalogue, self.library.facts, lambda one, _facts: one not in self.banned)
        return [int(one) for one in find_path([TrackId(stop) for stop in stops], count, sources)]

    def steps(self, path: list[int]) -> NDArray[np.float64]:
        rows = self.vectors[np.array(path) - 1]
        return np.asarray(np.linalg.norm(np.diff(rows, axis=0), axis=1), dtype=np.float64)


@pytest.fixture(scope="module")
def rig() -> Rig:
    return Rig(library_vectors(1500))


def test_a_path_has_its_stops_and_its_length_and_no_track_twice(rig: Rig) -> None:
    for stops, count in (([1, 700], 20), ([5, 900, 40], 12), ([3, 4], 30), ([9, 10], 2), ([9, 10, 11], 2)):
        path = rig.find(stops, count)
        assert len(path) == max(count, len(stops))
        assert len(set(path)) == len(path)
        assert (path[0], path[-1]) == (stops[0], stops[-1])
        assert [one for one in path if one in stops] == stops


def test_steps_are_smaller_and_more_even_than_on_a_straight_way(rig: Rig) -> None:
    rng = np.random.default_rng(8)
    evenness, means, straight_means = [], [], []
    for start, end in rng.integers(1, 1501, (8, 2)).tolist():
        path = rig.find([start, end], 16)
        steps = rig.steps(path)
        evenness.append(steps.max() / steps.mean())
        means.append(steps.mean())
        straight: list[int] = [start]
        for place in arc(rig.vectors[start - 1], rig.vectors[end - 1], 14):
            near = np.argsort(-(rig.vectors @ place))[:60] + 1
            straight.append(next(int(one) for one in near if one not in (*straight, end)))
        straight_means.append(rig.steps([*straight, end]).mean())
    assert np.mean(evenness) < 1.5
    assert np.mean(means) < 0.95 * np.mean(straight_means)


def test_the_same_question_has_the_same_answer(rig: Rig) -> None:
    assert rig.find([2, 800], 15) == rig.find([2, 800], 15)


def test_what_may_not_come_does_not_come_but_as_a_stop(rig: Rig) -> None:
    free = rig.find([1, 700], 10)
    rig.banned = {TrackId(one) for one in free}
    try:
        other = rig.find([1, 700], 10)
    finally:
        rig.banned = set()
    assert set(free) & set(other) == {1, 700}
    assert len(other) == 10


def test_an_artist_comes_twice_in_a_row_only_where_it_must(rig: Rig) -> None:
    path = rig.find([1, 700], 25)
    artists = [one % 40 for one in path]
    assert sum(one == other for one, other in itertools.pairwise(artists)) <= 1
    alone = Rig(library_vectors(60), artists=1)
    assert len(alone.find([1, 50], 20)) == 20


def test_a_library_with_too_few_tracks_gives_a_shorter_path() -> None:
    small = Rig(library_vectors(7))
    assert len(small.find([1, 7], 20)) == 7
    assert Rig(library_vectors(12)).find([1, 2], 2) == [1, 2]


def test_of_each_work_one_recording_comes() -> None:
    rig = Rig(np.repeat(library_vectors(40), 2, axis=0))
    for number in range(1, 81):
        rig.library.add(number, f"Artist {(number - 1) // 2}", title=f"Song {(number - 1) // 2}")
    path = rig.find([1, 80], 30)
    songs = [(one - 1) // 2 for one in path]
    assert len(set(songs)) == len(songs) == 30


def test_equal_vectors_have_a_path() -> None:
    vectors = np.tile(library_vectors(1), (30, 1))
    rig = Rig(vectors)
    for number in range(1, 31):
        rig.library.add(number, f"Artist {number}", duration_ms=60_000 * number)
    assert len(rig.find([1, 30], 10)) == 10


def test_places_lie_evenly_on_the_arc() -> None:
    start, end = library_vectors(2)
    way = np.vstack([start, arc(start, end, 5), end])
    angles = np.arccos(np.clip(np.einsum("ij,ij->i", way[1:], way[:-1]), -1, 1))
    assert angles == pytest.approx(np.full(6, angles.mean()), abs=1e-3)
    assert np.linalg.norm(way, axis=1) == pytest.approx(np.ones(7), abs=1e-5)
    assert np.isfinite(arc(start, -start, 3)).all()
    assert arc(start, start, 2) == pytest.approx(np.vstack([start, start]), abs=1e-3)


def test_tracks_are_shared_out_by_length() -> None:
    assert shared_out(10, [1.0, 1.0]) == [5, 5]
    assert shared_out(3, [0.9, 0.1]) == [3, 0]
    assert shared_out(5, [0.0, 0.0]) == [3, 2]
    assert shared_out(0, [2.0]) == [0]


def test_reasons_say_what_is_heard() -> None:
    plain = TrackFacts(frozenset(), "", "", None, is_missing=False, sound=SOUND)

    def after(**sound: object) -> tuple[StepReason, ...]:
        follows = replace(plain, sound=replace(SOUND, **sound))  # type: ignore[arg-type]
        return step_reasons(plain, follows, is_alike=False)

    assert after() == (StepReason.SAME_TEMPO, StepReason.SAME_KEY)
    assert after(tempo_bpm=128.0, key=7) == (StepReason.LITTLE_FASTER, StepReason.NEAR_KEY)
    assert after(tempo_bpm=90.0, key=6, energy=0.2) == (StepReason.SLOWER, StepReason.CALMER)
    assert after(tempo_bpm=60.0, key=9, is_major=False, energy=0.9) == (
        StepReason.SAME_TEMPO,
        StepReason.NEAR_KEY,
        StepReason.LIVELIER,
    )
    assert after(tempo_confidence=0.1, key_confidence=0.1) == (StepReason.ON_THE_WAY,)
    nothing = replace(plain, sound=None)
    assert step_reasons(plain, nothing, is_alike=True) == (StepReason.ALIKE,)

"""The service of paths over a real library: stops, lengths, bans, and what is said where one is missing."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path as FilePath

import pytest

from musicrec_desktop.model.path import Path, PathProblem, PathWish
from musicrec_desktop.model.track import TrackId
from musicrec_desktop.services.feedback import FeedbackService
from musicrec_desktop.services.paths.service import PathService
from musicrec_desktop.storage.feedback import FeedbackStore
from musicrec_desktop.ui.kit.wording.paths import PROBLEM_TEXTS, STEP_WORDS, path_problem_text, step_text
from tests.unit.recommend.vectors import raw
from tests.unit.services.similarity.rig import Rig

COUNT = 40


class Paths:
    """Forty tracks of 2 to 15 minutes, of which the last one was not analysed."""

    def __init__(self, folder: FilePath) -> None:
        self.rig = Rig(folder)
        self.rig.add(COUNT)
        self.rig.analyse(*range(1, COUNT), vectors=raw(COUNT))
        scheduler = self.rig.scheduler
        self.feedback = FeedbackService(store=FeedbackStore(self.rig.database), scheduler=scheduler)
        self.service = PathService(
            scheduler=scheduler,
            tracks=self.rig.tracks,
            feedback=self.feedback,
            similarity=self.rig.service,
        )

    def learn(self) -> None:
        self.rig.service.load()
        self.rig.scheduler.settle()

    def find(self, *stops: int, tracks: int | None = 10, minutes: int | None = None) -> Path:
        return self.service.find([TrackId(stop) for stop in stops], PathWish(tracks, minutes))


@pytest.fixture
def paths(tmp_path: FilePath) -> Iterator[Paths]:
    made = Paths(tmp_path)
    made.learn()
    yield made
    made.rig.database.close()


def numbers(path: Path) -> list[int]:
    return [int(step.track_id) for step in path.steps]


def test_a_path_goes_through_its_stops(paths: Paths) -> None:
    path = paths.find(3, 30, 12)
    assert path.problem is PathProblem.NONE
    found = numbers(path)
    assert len(found) == len(set(found)) == 10
    assert (found[0], found[-1]) == (3, 12)
    assert [int(step.track_id) for step in path.steps if step.is_stop] == [3, 30, 12]
    assert step_text(path.steps[0]) == "Where the path begins"
    assert all(step.reasons and step_text(step)[0].isupper() for step in path.steps[1:])
    assert path.duration_ms == sum(100_000 + 20_000 * number for number in found)


def test_it_is_found_in_a_lane(paths: Paths) -> None:
    found: list[Path] = []
    paths.service.load([TrackId(3), TrackId(12)], PathWish(), found.append)
    assert not found
    paths.rig.scheduler.settle()
    assert found == [paths.find(3, 12, tracks=20)]


@pytest.mark.parametrize("minutes", [60, 95, 150])
def test_minutes_are_met_but_for_half_a_track(paths: Paths, minutes: int) -> None:
    path = paths.find(3, 12, tracks=None, minutes=minutes)
    assert path.problem is PathProblem.NONE
    half = path.duration_ms / len(path.steps) / 2
    assert abs(path.duration_ms - minutes * 60_000) <= half


def test_bans_do_not_come_but_as_stops(paths: Paths) -> None:
    between = numbers(paths.find(3, 12))[1:-1]
    paths.feedback.ban(TrackId(between[0]))
    paths.feedback.ban_artist(f"Artist {between[1]}")
    paths.feedback.ban(TrackId(3))
    path = paths.find(3, 12)
    assert len(path.steps) == 10
    assert not set(between[:2]) & set(numbers(path))
    assert numbers(path)[0] == 3


def test_what_cannot_be_is_said_and_the_stops_are_there(paths: Paths) -> None:
    assert paths.find(3, 3).problem is PathProblem.ONE_STOP
    assert numbers(paths.find(3, 3)) == [3]
    gone = paths.find(3, 999, 12)
    assert gone.problem is PathProblem.STOP_MISSING
    assert (numbers(gone)[0], numbers(gone)[-1], len(gone.steps)) == (3, 12, 10)
    unknown = paths.find(3, COUNT, 12)
    assert unknown.problem is PathProblem.STOP_NOT_ANALYSED
    assert numbers(unknown)[1] == COUNT
    assert len(unknown.steps) == 10
    assert numbers(paths.find(3, COUNT)) == [3, COUNT]
    assert paths.find(3, 12, tracks=200).problem is PathProblem.FEW_TRACKS
    assert len(paths.find(3, 12, tracks=200).steps) == COUNT - 1
    assert paths.find(3, 12, tracks=None, minutes=5000).problem is PathProblem.FEW_TRACKS
    short = paths.find(3, 12, 20, tracks=2)
    assert (short.problem, numbers(short)) == (PathProblem.STOPS_ARE_LONGER, [3, 12, 20])
    assert paths.find(3, 12, tracks=None, minutes=1).problem is PathProblem.STOPS_ARE_LONGER


def test_two_tracks_are_the_two(paths: Paths) -> None:
    path = paths.find(3, 12, tracks=2)
    assert (path.problem, numbers(path)) == (PathProblem.NONE, [3, 12])


def test_without_any_sound_only_the_stops_are_there(tmp_path: FilePath) -> None:
    paths = Paths(tmp_path)
    path = paths.find(3, 12)
    assert (path.problem, numbers(path)) == (PathProblem.NO_SOUND, [3, 12])
    paths.rig.database.close()


def test_each_problem_and_reason_has_words() -> None:
    assert set(PROBLEM_TEXTS) == set(PathProblem)
    assert all(path_problem_text(one).endswith(".") for one in PathProblem if one)
    assert len(set(STEP_WORDS.values())) == len(STEP_WORDS)

"""What every pool of workers does, whether they are processes of this computer or of others."""

from __future__ import annotations

import contextlib
import os
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager
from pathlib import Path

import numpy as np
import pytest

from musicrec_desktop.analysis import compiled_code
from musicrec_desktop.analysis.outcome import Failure
from musicrec_desktop.analysis.picture import make_picture
from musicrec_desktop.analysis.pool import AnalysisPool
from musicrec_desktop.analysis.port import WorkerPool
from musicrec_desktop.model.span import PartOfFile, Span
from tests.support.cluster import cluster, need_cluster, wait_for_workers, worker_process
from tests.unit.analysis import hostile_tasks
from tests.unit.analysis.making import melody, write

WAIT_S = 60.0
Opening = Callable[[], AbstractContextManager[WorkerPool]]


@contextlib.contextmanager
def of_this_computer() -> Iterator[WorkerPool]:
    pool = AnalysisPool(1)
    try:
        yield pool
    finally:
        pool.kill()


@contextlib.contextmanager
def of_another_computer() -> Iterator[WorkerPool]:
    need_cluster()
    with cluster() as pool, worker_process(pool.address):
        wait_for_workers(pool, 1)
        yield pool


@pytest.fixture(scope="module", params=[of_this_computer, of_another_computer], ids=["processes", "cluster"])
def opening(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Opening]:
    """How a pool is opened; crashes here discard compiled code of their own."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv(compiled_code.FOLDER_VARIABLE, str(tmp_path_factory.mktemp("compiled")))
        yield request.param


@pytest.fixture(scope="module")
def pool(opening: Opening) -> Iterator[WorkerPool]:
    with opening() as opened:
        yield opened


def word(failure: Failure) -> str:
    return f"failed: {failure.reason}"


def test_a_picture_is_the_same_wherever_it_is_drawn(pool: WorkerPool, tmp_path: Path) -> None:
    path = write(tmp_path / "caf\udce9.flac", melody(8))
    drawn = pool.submit_picture(path).result(WAIT_S)
    assert drawn.failure is None
    assert drawn.value is not None
    assert np.array_equal(drawn.value.loudness, make_picture(path).loudness)
    assert drawn.wall_seconds > 0


def test_a_part_of_a_file(pool: WorkerPool, tmp_path: Path) -> None:
    part = PartOfFile(write(tmp_path / "album.wav", melody(8)), Span(150, 375))
    drawn = pool.submit_picture(part).result(WAIT_S)
    assert drawn.value is not None
    assert np.array_equal(drawn.value.loudness, make_picture(part).loudness)


def test_the_loudness_of_a_file(pool: WorkerPool, tmp_path: Path) -> None:
    measured = pool.submit_loudness(write(tmp_path / "a.flac", melody(8)), 8_000).result(WAIT_S)
    assert measured.value is not None
    assert measured.value.integrated_lufs < 0


def test_what_is_wrong_with_a_file_comes_as_a_value(pool: WorkerPool, tmp_path: Path) -> None:
    (tmp_path / "text.mp3").write_text("no music " * 1000)
    bad = pool.submit_picture(str(tmp_path / "text.mp3")).result(WAIT_S).failure
    gone = pool.submit_picture(str(tmp_path / "gone.mp3")).result(WAIT_S).failure
    assert bad is not None
    assert gone is not None
    assert (bad.reason, bad.is_of_file) == ("unreadable", True)
    assert (gone.reason, gone.is_of_file) == ("gone", False)


@pytest.mark.parametrize(
    ("task", "limit_s", "wall_s", "expected"),
    [
        (hostile_tasks.crash, 60.0, None, "failed: crashed"),
        (hostile_tasks.toil, 0.5, None, "failed: timed-out"),
        (hostile_tasks.eat, 60.0, None, "failed: out-of-memory"),
        (hostile_tasks.hang, 60.0, 0.5, "failed: too-busy"),
    ],
)
def test_a_bad_file_fails_alone(
    pool: WorkerPool, task: Callable[[str], str], limit_s: float, wall_s: float | None, expected: str
) -> None:
    bad = pool.submit(task, "bad", limit_s, word, wall_s)
    good = [pool.submit(hostile_tasks.read_environment, "HOME", 60.0, word) for _ in range(3)]
    assert bad.result(WAIT_S) == expected
    assert {one.result(WAIT_S) for one in good} == {f"{os.environ.get('HOME')} {min(19, os.nice(0) + 10)}"}


@pytest.mark.expects_warnings
def test_a_bug_fails_its_file(pool: WorkerPool) -> None:
    assert pool.submit(hostile_tasks.bug, "x", 60.0, word).result(WAIT_S) == "failed: crashed"


def test_more_than_there_are_workers(pool: WorkerPool) -> None:
    assert pool.workers == 1
    asked = [pool.submit(hostile_tasks.read_environment, str(number), 60.0, word) for number in range(20)]
    assert all(one.result(WAIT_S).startswith("None") for one in asked)
    pool.rest()
    assert (
        not pool.submit(hostile_tasks.read_environment, "x", 60.0, word).result(WAIT_S).startswith("failed")
    )


def test_close_finishes_what_runs_and_takes_nothing_more(opening: Opening) -> None:
    with opening() as pool:
        running = pool.submit(hostile_tasks.read_environment, "x", 60.0, word)
        pool.close()
        assert pool.submit(hostile_tasks.read_environment, "x", 60.0, word).result(1.0) == "failed: cancelled"
        assert running.result(WAIT_S).startswith("None")


def test_kill_ends_everything_at_once(opening: Opening) -> None:
    with opening() as pool:
        pool.submit(hostile_tasks.read_environment, "x", 60.0, word).result(WAIT_S)
        running = pool.submit(hostile_tasks.hang, "x", 60.0, word)
        waiting = pool.submit_picture("/nowhere")
        pool.kill()
        assert running.result(1.0) == "failed: cancelled"
        assert waiting.result(1.0).failure == Failure("cancelled", is_of_file=False)
        late = pool.submit_picture("/nowhere").result(1.0).failure
        assert late == Failure("cancelled", is_of_file=False)

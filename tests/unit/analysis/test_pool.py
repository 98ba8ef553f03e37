"""Real worker processes: what one file does to them stays with that file."""

from __future__ import annotations

import os
import select
import signal
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest

from musicrec_desktop.analysis import compiled_code, worker
from musicrec_desktop.analysis.extractor import describe_file
from musicrec_desktop.analysis.outcome import Failure
from musicrec_desktop.analysis.pool import AnalysisPool, default_workers
from musicrec_desktop.analysis.recipe import EXTRACTOR_VERSION, VECTOR_SIZE
from musicrec_desktop.core.hollow_files import HOLLOW
from tests.support.pictures import encoded, png, scene
from tests.support.shared import shared_dir
from tests.unit.analysis import hostile_tasks
from tests.unit.analysis.making import melody, write

WAIT_S = 250.0


@pytest.fixture
def own_code(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder for compiled code, which a crash deletes."""
    folder = tmp_path / "compiled"
    monkeypatch.setenv(compiled_code.FOLDER_VARIABLE, str(folder))
    return folder


@pytest.fixture(scope="module")
def pool() -> Iterator[AnalysisPool]:
    opened = AnalysisPool(1)
    yield opened
    opened.kill()


def word(failure: Failure) -> str:
    return f"failed: {failure.reason}"


def wait_for_end(process_id: int) -> bool:
    """Whether a process ends within some seconds."""
    try:
        descriptor = os.pidfd_open(process_id)
    except ProcessLookupError:
        return True
    try:
        return bool(select.select([descriptor], [], [], 15.0)[0])
    finally:
        os.close(descriptor)


def test_nothing_is_started_before_the_first_task() -> None:
    assert AnalysisPool(3).process_ids == ()
    assert AnalysisPool(0).workers == default_workers() >= 1


def test_the_look_of_a_picture(pool: AnalysisPool) -> None:
    seen, broken = pool.submit_look(encoded(scene(1))), pool.submit_look(png(3000, 3000))
    outcome = seen.result(WAIT_S)
    assert outcome.value is not None
    assert (outcome.value.width_px, outcome.value.motif.shape) == (300, (512,))
    failed = broken.result(WAIT_S)
    assert failed.value is None
    assert failed.failure is not None
    assert failed.failure.reason in {"unreadable", "too-large"}


def test_features_and_picture_of_a_file(pool: AnalysisPool, tmp_path: Path) -> None:
    path = write(tmp_path / "track.mp3", melody(20))
    described, drawn = pool.submit_features(path), pool.submit_picture(path)
    outcome = described.result(WAIT_S)
    assert outcome.failure is None
    assert outcome.value is not None
    assert outcome.value.version == EXTRACTOR_VERSION
    assert outcome.value.vector.shape == (VECTOR_SIZE,)
    assert outcome.duration_ms == outcome.value.duration_ms == pytest.approx(20_000, abs=100)
    assert outcome.audio_id == outcome.value.audio_id
    assert outcome.cpu_seconds > 0
    assert {"tempo_bpm", "key", "loudness_lufs", "speech"} <= set(outcome.value.descriptors)
    kept = outcome.value.excerpts
    assert kept is not None
    assert kept.dtype == np.float16
    assert kept.shape == (4, VECTOR_SIZE)
    # Another process finds the same numbers.
    here = describe_file(path).features
    assert here is not None
    assert np.abs(here.vector - outcome.value.vector).max() < 1e-5
    picture = drawn.result(WAIT_S).value
    assert picture is not None
    assert picture.loudness.max() == 255


def test_expected_failures_come_as_values(pool: AnalysisPool, tmp_path: Path) -> None:
    (tmp_path / "text.mp3").write_text("no music, only words " * 9)
    bad = pool.submit_features(str(tmp_path / "text.mp3")).result(WAIT_S).failure
    gone = pool.submit_features(str(tmp_path / "gone.mp3")).result(WAIT_S).failure
    undrawn = pool.submit_picture(str(tmp_path / "gone.mp3")).result(WAIT_S).failure
    assert bad is not None
    assert gone is not None
    assert undrawn is not None
    assert (bad.reason, bad.is_of_file) == ("unreadable", True)
    assert (gone.reason, gone.is_of_file) == (undrawn.reason, undrawn.is_of_file) == ("gone", False)


def test_a_worker_is_polite_and_has_one_thread(pool: AnalysisPool) -> None:
    found = pool.submit(hostile_tasks.read_environment, "OPENBLAS_NUM_THREADS", 60.0, word).result(WAIT_S)
    assert found == f"1 {min(19, os.nice(0) + 10)}"


@pytest.mark.parametrize(
    ("task", "limit_s", "expected"),
    [
        (hostile_tasks.toil, 0.5, "failed: timed-out"),
        (hostile_tasks.eat, 60.0, "failed: out-of-memory"),
    ],
)
def test_a_bad_file_fails_alone(
    pool: AnalysisPool, tmp_path: Path, task: object, limit_s: float, expected: str
) -> None:
    bad = pool.submit(task, "bad", limit_s, word)  # type: ignore[arg-type]
    good = pool.submit(hostile_tasks.read_environment, "HOME", 60.0, word)
    assert bad.result(WAIT_S) == expected
    assert good.result(WAIT_S).startswith(os.environ.get("HOME", "None"))


def test_a_crash_stays_with_its_file_and_ends_damaged_code(own_code: Path) -> None:
    damaged = own_code / "0" / "librosa_1" / "guf-beat.1.nbc"
    damaged.parent.mkdir(parents=True)
    damaged.write_bytes(b"")
    opened = AnalysisPool(1)
    try:
        by_code = opened.submit(hostile_tasks.crash_on, str(damaged), 60.0, word).result(WAIT_S)
        by_file = opened.submit(hostile_tasks.crash, "bad", 60.0, word).result(WAIT_S)
        good = opened.submit(hostile_tasks.crash_on, "gone", 60.0, word).result(WAIT_S)
    finally:
        opened.kill()
    assert (by_code, by_file, good) == ("alive", "failed: crashed", "alive")


def test_code_that_cannot_be_loaded_is_compiled_again(
    own_code: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    damaged = own_code / "0" / "librosa_1" / "guf-beat.nbi"
    damaged.parent.mkdir(parents=True)
    damaged.write_bytes(b"")

    def load() -> None:
        if damaged.exists():
            raise EOFError

    monkeypatch.setattr(worker, "_PREPARATIONS", {"read_environment": load})
    try:
        worker.within_limits(hostile_tasks.read_environment, "HOME", 30.0, 600.0)
    finally:
        signal.alarm(0)
    assert not damaged.exists()


def test_a_file_that_waits_is_not_to_blame(pool: AnalysisPool) -> None:
    """A drive that does not answer ends in wall time, and the file is tried again."""
    failures: list[Failure] = []

    def note(failure: Failure) -> str:
        failures.append(failure)
        return failure.reason

    found = pool.submit(hostile_tasks.hang, "x", 60.0, note, wall_s=0.5).result(WAIT_S)
    assert found == "too-busy"
    assert [failure.is_of_file for failure in failures] == [False]


def test_only_processor_time_counts_against_a_file(pool: AnalysisPool, tmp_path: Path) -> None:
    """However long a starved worker takes: here longer than its limit, without working."""
    path = str(tmp_path / "pipe")
    os.mkfifo(path)
    starved = pool.submit(hostile_tasks.starve, path, 0.2, word)
    with open(path, "w", encoding="ascii") as pipe:
        pool.submit(hostile_tasks.toil, "x", 0.1, word)  # waits its turn
        with pytest.raises(TimeoutError):
            starved.result(0.5)
        pipe.write("the end")
    assert starved.result(WAIT_S) == "the end"


def test_what_a_process_prepares_once_is_not_in_the_limit(monkeypatch: pytest.MonkeyPatch) -> None:
    """The limit of processor time is set after the preparation, and taken back after the task."""
    order: list[str] = []

    def describe(path: str) -> str:
        order.append("task")
        assert signal.getitimer(signal.ITIMER_PROF)[0] > 0
        return path

    def prepare() -> None:
        order.append("preparation")
        assert signal.getitimer(signal.ITIMER_PROF)[0] == 0

    monkeypatch.setattr(worker, "_PREPARATIONS", {"describe": prepare})
    try:
        assert worker.within_limits(describe, "x", 30.0, 600.0) == "x"
        assert signal.getitimer(signal.ITIMER_PROF)[0] == 0
    finally:
        signal.alarm(0)
    assert order == ["preparation", "task"]


@pytest.mark.expects_warnings
def test_a_bug_is_logged_and_fails_its_file(pool: AnalysisPool, caplog: pytest.LogCaptureFixture) -> None:
    assert pool.submit(hostile_tasks.bug, "x", 60.0, word).result(WAIT_S) == "failed: crashed"
    assert "a bug while analysing" in caplog.text


def test_an_idle_worker_that_dies_is_replaced(pool: AnalysisPool) -> None:
    pool.submit(hostile_tasks.read_environment, "HOME", 60.0, word).result(WAIT_S)
    (process_id,) = pool.process_ids
    os.kill(process_id, 9)
    assert wait_for_end(process_id)
    again = pool.submit(hostile_tasks.read_environment, "HOME", 60.0, word).result(WAIT_S)
    assert not again.startswith("failed")


def test_rest_ends_the_processes_and_the_next_task_starts_one(pool: AnalysisPool) -> None:
    (process_id,) = pool.process_ids
    pool.rest()
    assert wait_for_end(process_id)
    assert (
        not pool.submit(hostile_tasks.read_environment, "HOME", 60.0, word)
        .result(WAIT_S)
        .startswith("failed")
    )


@pytest.mark.shared
def test_every_hostile_file_ends_with_features_or_a_reason(pool: AnalysisPool) -> None:
    paths = [
        os.path.join(folder, name)
        for folder, _, names in os.walk(shared_dir("edge"))
        for name in sorted(names)
    ]
    outcomes = [(path, pool.submit_features(path)) for path in paths]
    ended = {path: future.result(250.0) for path, future in outcomes}
    described = [path for path, outcome in ended.items() if outcome.value is not None]
    reasons = {outcome.failure.reason for outcome in ended.values() if outcome.failure is not None}
    assert len(described) > 40
    assert reasons <= {"unreadable", "no-audio", "silent", "too-short", "protected", *HOLLOW}
    assert all((o.value is None) != (o.failure is None) for o in ended.values())


def test_kill_ends_everything_at_once() -> None:
    pool = AnalysisPool(1)
    pool.submit(hostile_tasks.read_environment, "HOME", 60.0, word).result(WAIT_S)
    running = pool.submit(hostile_tasks.hang, "x", 60.0, word)
    waiting = pool.submit_features("/nowhere")
    (process_id,) = pool.process_ids
    pool.kill()
    assert running.result(1.0) == "failed: cancelled"
    assert waiting.result(1.0).failure == Failure("cancelled", is_of_file=False)
    assert wait_for_end(process_id)
    late = pool.submit_picture("/nowhere").result(1.0)
    assert late.failure is not None
    assert late.failure.reason == "cancelled"

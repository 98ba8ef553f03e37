"""Work in a process of its own: real processes that end well, fail, die, and are stopped."""

from __future__ import annotations

import os
import signal
import sys
import time
from functools import partial

import numpy as np
import pytest

from musicrec_desktop.core.child_process import NICENESS, in_child
from musicrec_desktop.core.errors import ChildEndedError, LibraryError
from musicrec_desktop.core.tasks import CancelledError, Progress, TaskContext

MEMORY = 1 << 30
SURROUNDINGS = tuple[int, int, str, list[int]]


def _double(numbers: list[int], context: TaskContext) -> list[int]:
    context.progress(Progress(1, 1, "doubled"))
    return [2 * number for number in numbers]


def _surroundings(array: np.ndarray[tuple[int], np.dtype[np.int64]], _context: TaskContext) -> SURROUNDINGS:
    blocked = [signal.SIGINT in signal.pthread_sigmask(signal.SIG_BLOCK, ())]
    return os.getpid(), os.nice(0), os.environ["OPENBLAS_NUM_THREADS"], [*array.tolist(), *map(int, blocked)]


def _refuse(_context: TaskContext) -> int:
    raise LibraryError("/music", "gone")


def _break(_context: TaskContext) -> int:
    return 1 // 0


def _allocate(size: int, _context: TaskContext) -> int:
    return len(bytearray(size))


def _die(number: int, _context: TaskContext) -> int:
    os.kill(os.getpid(), number)
    return 0


def _never_end(context: TaskContext) -> int:
    count = 0
    while True:
        count += 1
        context.progress(Progress(count, 0, str(os.getpid())))
        time.sleep(0.01)


def test_the_result_and_the_progress_come_back() -> None:
    told: list[Progress] = []
    doubled = in_child(partial(_double, [1, 2]), TaskContext(told.append), name="double", memory_bytes=MEMORY)
    assert doubled == [2, 4]
    assert told == [Progress(1, 1, "doubled")]


@pytest.mark.skipif(sys.platform == "win32", reason="niceness and signal masks are POSIX")
def test_it_is_another_process_niced_and_with_few_threads() -> None:
    work = partial(_surroundings, np.arange(3))
    pid, niceness, threads, rest = in_child(work, TaskContext(), name="look", memory_bytes=MEMORY, threads=2)
    assert pid != os.getpid()
    assert niceness >= min(NICENESS + os.nice(0), 19)
    assert threads == "2"
    assert rest == [0, 1, 2, 1]


def test_an_expected_error_is_raised_as_it_was() -> None:
    with pytest.raises(LibraryError) as caught:
        in_child(_refuse, TaskContext(), name="refuse", memory_bytes=MEMORY)
    assert (caught.value.path, caught.value.reason) == ("/music", "gone")


@pytest.mark.expects_warnings
def test_a_bug_is_logged_with_its_traceback(caplog: pytest.LogCaptureFixture) -> None:
    with pytest.raises(ChildEndedError) as caught:
        in_child(_break, TaskContext(), name="break", memory_bytes=MEMORY)
    assert caught.value.reason == "ended"
    assert "ZeroDivisionError" in caplog.text


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="only Linux limits private memory")
def test_too_much_memory_is_an_error_of_its_own() -> None:
    with pytest.raises(ChildEndedError) as caught:
        in_child(partial(_allocate, 200 << 20), TaskContext(), name="allocate", memory_bytes=64 << 20)
    assert caught.value.reason == "out-of-memory"


@pytest.mark.skipif(sys.platform == "win32", reason="signals are POSIX")
@pytest.mark.expects_warnings
@pytest.mark.parametrize(("name", "reason"), [("SIGKILL", "out-of-memory"), ("SIGABRT", "ended")])
def test_a_process_that_dies_is_an_error(name: str, reason: str) -> None:
    with pytest.raises(ChildEndedError) as caught:
        in_child(partial(_die, getattr(signal, name)), TaskContext(), name="die", memory_bytes=MEMORY)
    assert caught.value.reason == reason


def test_a_cancelled_task_ends_its_process() -> None:
    pids: list[int] = []

    def report(value: Progress) -> None:
        pids.append(int(value.label))
        context.cancel()

    context = TaskContext(report)
    with pytest.raises(CancelledError):
        in_child(_never_end, context, name="never", memory_bytes=MEMORY)
    with pytest.raises(ProcessLookupError):
        os.kill(pids[0], 0)


def test_what_was_cancelled_before_starts_no_process() -> None:
    context = TaskContext()
    context.cancel()
    with pytest.raises(CancelledError):
        in_child(_break, context, name="break", memory_bytes=MEMORY)

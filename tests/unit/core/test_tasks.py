"""Lanes, cancelling, the loop of programs without a window."""

from __future__ import annotations

import os
import threading
from collections.abc import Iterator

import pytest

from musicrec_desktop.core.loop_scheduler import LoopScheduler
from musicrec_desktop.core.tasks import JobQueue, Lane, Progress, TaskContext
from musicrec_desktop.testing.clock import FakeClock
from tests.support.scheduler import run_due


@pytest.fixture
def loop() -> Iterator[LoopScheduler]:
    """A scheduler on real threads."""
    scheduler = LoopScheduler()
    yield scheduler
    scheduler.close()


def test_a_result_comes_back_in_the_loops_thread(loop: LoopScheduler) -> None:
    seen: list[tuple[str, bool]] = []
    loop.run(
        Lane.IO,
        lambda _context: threading.current_thread().name,
        on_done=lambda name: seen.append((name, threading.current_thread() is threading.main_thread())),
    )
    loop.run_until(lambda: bool(seen))
    assert seen == [("lane-io-0", True)]


def test_an_error_goes_to_its_callback(loop: LoopScheduler) -> None:
    seen: list[Exception] = []

    def fail(_context: TaskContext) -> None:
        raise ZeroDivisionError

    loop.run(Lane.QUICK, fail, on_error=seen.append)
    loop.run_until(lambda: bool(seen))
    assert isinstance(seen[0], ZeroDivisionError)


def test_an_error_without_callback_is_raised_in_the_loop(loop: LoopScheduler) -> None:
    def fail(_context: TaskContext) -> None:
        raise ZeroDivisionError

    loop.run(Lane.QUICK, fail)
    with pytest.raises(ZeroDivisionError):
        loop.run_until(lambda: False)


def test_nothing_is_delivered_after_cancel(loop: LoopScheduler) -> None:
    gate = threading.Event()
    seen: list[object] = []

    def work(context: TaskContext) -> int:
        gate.wait(5)
        context.progress(Progress(1, 1))
        return 1

    handle = loop.run(Lane.QUICK, work, on_done=seen.append, on_progress=seen.append)
    handle.cancel()
    gate.set()
    done: list[int] = []
    loop.run(Lane.IO, lambda _context: 2, on_done=done.append)
    loop.run_until(lambda: bool(done))
    assert seen == []


def test_a_named_task_replaces_its_predecessor(loop: LoopScheduler) -> None:
    gate = threading.Event()
    seen: list[str] = []

    def old(_context: TaskContext) -> str:
        gate.wait(5)
        return "old"

    loop.run(Lane.QUICK, old, name="search", on_done=seen.append)
    loop.run(Lane.QUICK, lambda _context: "new", name="search", on_done=seen.append)
    gate.set()
    loop.run_until(lambda: bool(seen))
    assert seen == ["new"]


def test_cancelled_work_stops_at_its_next_check(loop: LoopScheduler) -> None:
    started, ended = threading.Event(), threading.Event()

    def work(context: TaskContext) -> None:
        started.set()
        try:
            while True:
                context.check()
        finally:
            ended.set()

    handle = loop.run(Lane.IO, work)
    assert started.wait(5)
    handle.cancel()
    assert ended.wait(5)


def test_the_last_progress_is_always_told(loop: LoopScheduler) -> None:
    seen: list[int] = []
    done: list[bool] = []

    def work(context: TaskContext) -> bool:
        for number in range(1, 101):
            context.progress(Progress(number, 100))
        return True

    loop.run(Lane.IO, work, on_progress=lambda value: seen.append(value.done), on_done=done.append)
    loop.run_until(lambda: bool(done))
    assert seen[-1] == 100
    assert len(seen) < 20


def test_timers_fire_in_order_and_can_be_taken_back() -> None:
    clock = FakeClock()
    loop = LoopScheduler(clock)
    seen: list[str] = []
    loop.call_later(200, lambda: seen.append("later"))
    every = loop.call_every(100, lambda: seen.append("every"))
    loop.call_later(50, lambda: seen.append("never")).cancel()
    for _ in range(3):
        clock.advance(100)
        run_due(loop)
    every.cancel()
    clock.advance(1000)
    run_due(loop)
    assert seen == ["every", "later", "every", "every"]
    loop.close()


def test_the_thread_that_worked_last_works_on() -> None:
    jobs, workers = JobQueue[str](), []

    def work() -> None:
        while jobs.get():
            workers.append(threading.current_thread().name)

    def wait(count: int) -> None:
        while jobs.waiting < count:
            os.sched_yield()

    threads = [threading.Thread(target=work, name=f"worker {number}") for number in range(3)]
    for count, thread in enumerate(threads, start=1):
        thread.start()
        wait(count)
    for _ in range(5):
        jobs.put("job")
        wait(3)
    for _ in threads:
        jobs.put("")
    for thread in threads:
        thread.join(10)
    assert workers == ["worker 2"] * 5
    assert not any(thread.is_alive() for thread in threads)

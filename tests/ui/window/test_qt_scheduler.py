"""The one bridge between threads."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from functools import partial

import pytest
from pytestqt.qtbot import QtBot

from musicrec_desktop.core.tasks import Lane, Progress, TaskContext
from musicrec_desktop.ui.window.qt_scheduler import QtScheduler


@pytest.fixture
def scheduler(qtbot: QtBot) -> Iterator[QtScheduler]:
    made = QtScheduler()
    yield made
    made.close()


def test_callbacks_of_a_task_run_in_the_gui_thread(qtbot: QtBot, scheduler: QtScheduler) -> None:
    seen: list[tuple[str, object, threading.Thread]] = []

    def work(context: TaskContext) -> threading.Thread:
        context.progress(Progress(1, 1))
        return threading.current_thread()

    scheduler.run(
        Lane.QUICK,
        work,
        on_done=lambda thread: seen.append(("done", thread, threading.current_thread())),
        on_progress=lambda progress: seen.append(("progress", progress, threading.current_thread())),
    )

    qtbot.waitUntil(lambda: len(seen) == 2)
    assert [name for name, _, _ in seen] == ["progress", "done"]
    assert {thread for _, _, thread in seen} == {threading.main_thread()}
    assert seen[1][1] is not threading.main_thread()


def test_an_error_reaches_on_error(qtbot: QtBot, scheduler: QtScheduler) -> None:
    errors: list[Exception] = []

    def work(_context: TaskContext) -> None:
        raise LookupError

    scheduler.run(Lane.IO, work, on_error=errors.append)

    qtbot.waitUntil(lambda: bool(errors))
    assert isinstance(errors[0], LookupError)


def test_posts_from_other_threads_keep_their_order(qtbot: QtBot, scheduler: QtScheduler) -> None:
    seen: list[int] = []

    def post_all() -> None:
        for number in range(200):
            scheduler.post(partial(seen.append, number))

    thread = threading.Thread(target=post_all)
    thread.start()
    thread.join()

    qtbot.waitUntil(lambda: len(seen) == 200)
    assert seen == list(range(200))


def test_a_timer_calls_once_and_a_repeating_one_until_it_is_cancelled(
    qtbot: QtBot, scheduler: QtScheduler
) -> None:
    once: list[int] = []
    often: list[int] = []
    scheduler.call_later(1, lambda: once.append(1))
    timer = scheduler.call_every(1, lambda: often.append(1))

    qtbot.waitUntil(lambda: len(often) >= 3)
    timer.cancel()
    timer.cancel()
    count = len(often)
    done: list[int] = []
    scheduler.call_later(10, lambda: done.append(1))
    qtbot.waitUntil(lambda: bool(done))

    assert once == [1]
    assert len(often) == count


def test_a_timer_may_cancel_itself_while_it_runs(qtbot: QtBot, scheduler: QtScheduler) -> None:
    seen: list[int] = []

    def fire() -> None:
        seen.append(1)
        timer.cancel()

    timer = scheduler.call_every(1, fire)
    qtbot.waitUntil(lambda: bool(seen))
    done: list[int] = []
    scheduler.call_later(10, lambda: done.append(1))
    qtbot.waitUntil(lambda: bool(done))

    assert seen == [1]


def test_after_close_nothing_is_delivered(qtbot: QtBot, scheduler: QtScheduler) -> None:
    seen: list[str] = []
    scheduler.post(lambda: seen.append("posted before"))
    scheduler.call_later(0, lambda: seen.append("timer"))
    scheduler.close()
    scheduler.post(lambda: seen.append("posted after"))
    scheduler.call_later(0, lambda: seen.append("late timer"))
    scheduler.run(Lane.QUICK, lambda _context: None, on_done=lambda _none: seen.append("task"))

    fresh = QtScheduler()
    done: list[int] = []
    fresh.call_later(10, lambda: done.append(1))
    qtbot.waitUntil(lambda: bool(done))
    fresh.close()

    assert seen == []


def test_a_new_task_of_a_name_replaces_the_one_before(qtbot: QtBot, scheduler: QtScheduler) -> None:
    seen: list[int] = []
    gate = threading.Event()

    def slow(_context: TaskContext) -> int:
        gate.wait(5)
        return 1

    scheduler.run(Lane.QUICK, slow, name="search", on_done=seen.append)
    scheduler.run(Lane.QUICK, lambda _context: 2, name="search", on_done=seen.append)
    gate.set()

    qtbot.waitUntil(lambda: 2 in seen)
    assert seen == [2]


def test_rest_is_told_of_once_the_tasks_that_kept_it_busy_are_done(qtbot: QtBot) -> None:
    scheduler, told, gate = QtScheduler(rest_ms=1, busy_s=0.0), list[str](), threading.Event()
    scheduler.rested.connect(lambda: told.append("rest"))
    scheduler.run(Lane.IO, lambda _context: gate.wait(), on_done=lambda _set: told.append("done"))
    looked: list[bool] = []
    scheduler.call_later(20, lambda: looked.append(True))
    qtbot.waitUntil(lambda: bool(looked))
    assert told == []  # it still works
    gate.set()
    qtbot.waitUntil(lambda: told == ["done", "rest"])
    scheduler.close()


def test_little_work_is_followed_by_no_rest(qtbot: QtBot) -> None:
    scheduler, told = QtScheduler(rest_ms=1, busy_s=1e9), list[str]()
    scheduler.rested.connect(lambda: told.append("rest"))
    scheduler.run(Lane.IO, lambda _context: None, on_done=lambda _nothing: told.append("done"))
    looked: list[bool] = []
    scheduler.call_later(20, lambda: looked.append(True))
    qtbot.waitUntil(lambda: bool(looked) and bool(told))
    assert told == ["done"]
    scheduler.close()

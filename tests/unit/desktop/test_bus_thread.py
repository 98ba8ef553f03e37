"""The thread of the bus ends whenever it is told to."""

from __future__ import annotations

import asyncio
import threading

from musicrec_desktop.desktop.bus_thread import THREAD_NAME, BusThread
from tests.support.scheduler import ManualScheduler


async def until_stopped(stop: asyncio.Event) -> None:
    await stop.wait()


def test_it_ends_when_it_is_closed_at_once() -> None:
    thread = BusThread(ManualScheduler(), until_stopped)
    thread.start()
    thread.close()
    assert not thread.is_alive
    assert THREAD_NAME not in {other.name for other in threading.enumerate()}


def test_what_is_told_after_the_end_is_dropped() -> None:
    thread = BusThread(ManualScheduler(), until_stopped)
    told: list[int] = []
    thread.tell(lambda: told.append(1))
    thread.start()
    thread.close()
    thread.tell(lambda: told.append(2))
    assert told == []


def test_a_question_that_nobody_answers_does_not_hold_up_the_end() -> None:
    asked = threading.Event()

    async def ask(stop: asyncio.Event) -> None:
        question = asyncio.ensure_future(thread.ask(lambda: None))
        await asyncio.sleep(0)
        asked.set()
        await stop.wait()
        await question

    scheduler = ManualScheduler()
    thread = BusThread(scheduler, ask)
    thread.start()
    assert asked.wait(10)
    thread.close()
    assert not thread.is_alive
    scheduler.settle()

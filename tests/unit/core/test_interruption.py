"""Termination signals, kept back until the state of a command is whole."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import threading
import weakref
from collections.abc import Iterator
from concurrent.futures import Future
from types import FrameType
from typing import Any

import pytest

from musicrec_desktop.core import interruption
from musicrec_desktop.core.loop_scheduler import LoopScheduler
from musicrec_desktop.core.tasks import CancelledError

SIGNALS = [signal.SIGINT, signal.SIGTERM, signal.SIGHUP]


class Hands:
    """A clock that the test sets."""

    now_s = 100.0

    def __call__(self) -> float:
        return self.now_s


@pytest.fixture
def clock() -> Iterator[Hands]:
    """The clock of signals that are handled."""
    hands = Hands()
    with interruption.handling(hands):
        yield hands


def leave(condition: threading.Condition, number: int) -> None:
    """Give up a condition; the signal comes when its ``__exit__``, which is Python, has just begun."""

    def trace(frame: FrameType, event: str, _argument: Any) -> None:
        if event == "call" and frame.f_code is threading.Condition.__exit__.__code__:
            sys.settrace(None)
            signal.raise_signal(number)

    with condition:
        sys.settrace(trace)


def is_free(condition: threading.Condition) -> bool:
    taken: list[bool] = []
    other = threading.Thread(target=lambda: taken.append(condition.acquire(blocking=False)))
    other.start()
    other.join()
    return taken[0]


def test_pythons_own_handler_leaves_the_lock_of_a_condition_taken() -> None:
    """The fault that this module is for; it goes when Python itself mends it."""
    condition = threading.Condition(threading.Lock())
    with pytest.raises(KeyboardInterrupt):
        leave(condition, signal.SIGINT)
    assert not is_free(condition)


@pytest.mark.parametrize("number", SIGNALS)
def test_a_signal_that_is_held_breaks_no_lock(clock: Hands, number: signal.Signals) -> None:
    condition = threading.Condition(threading.Lock())
    with interruption.held():
        leave(condition, number)
        assert is_free(condition)
        with pytest.raises(KeyboardInterrupt):
            interruption.check()


@pytest.mark.parametrize("number", SIGNALS)
def test_a_signal_in_the_callback_of_a_weak_reference_is_not_lost(
    clock: Hands, number: signal.Signals
) -> None:
    """Python prints and drops what such a callback raises: a player got the signal and played on."""
    thing = Future[int]()
    with interruption.held():
        watched = weakref.ref(thing, lambda _dead: signal.raise_signal(number))
        del thing
        assert watched() is None
        with pytest.raises(KeyboardInterrupt):
            interruption.check()


@pytest.mark.parametrize("number", SIGNALS)
def test_a_signal_that_is_not_held_is_raised_at_once(clock: Hands, number: signal.Signals) -> None:
    with pytest.raises(KeyboardInterrupt):
        signal.raise_signal(number)
    assert not interruption.is_asked()


def test_the_loop_raises_between_two_functions(clock: Hands) -> None:
    loop, order = LoopScheduler(), []

    def first() -> None:
        signal.raise_signal(signal.SIGINT)
        order.append("first is whole")

    loop.post(first)
    loop.post(lambda: order.append("second"))
    with interruption.held():
        with pytest.raises(KeyboardInterrupt):
            loop.run_until(lambda: False)
        # Raised once: the steps of closing run their loops to the end.
        loop.run_until(lambda: "second" in order)
    assert order == ["first is whole", "second"]
    loop.close()


def test_what_nobody_checked_is_raised_behind_the_block(clock: Hands) -> None:
    steps: list[str] = []

    def command() -> None:
        with interruption.held():
            signal.raise_signal(signal.SIGTERM)
            steps.append("closed")

    with pytest.raises(KeyboardInterrupt):
        command()
    assert steps == ["closed"]


def test_an_error_of_the_block_is_not_replaced(clock: Hands) -> None:
    def command() -> None:
        with interruption.held():
            signal.raise_signal(signal.SIGINT)
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        command()


def test_a_prompt_can_be_interrupted_inside(clock: Hands) -> None:
    with interruption.held():
        with pytest.raises(KeyboardInterrupt), interruption.raised_at_once():
            signal.raise_signal(signal.SIGINT)
        with interruption.raised_at_once():
            interruption.check()  # the same signal is not raised twice


def test_a_context_of_a_command_is_cancelled(clock: Hands) -> None:
    context = interruption.CommandContext()
    with interruption.held():
        assert not context.is_cancelled
        signal.raise_signal(signal.SIGINT)
        assert context.is_cancelled
        with pytest.raises(KeyboardInterrupt):
            context.check()
    context.cancel()
    with pytest.raises(CancelledError):
        context.check()


def test_only_the_main_thread_is_interrupted(clock: Hands) -> None:
    raised: list[bool] = []

    def work() -> None:
        interruption.check()
        raised.append(False)

    with interruption.held():
        signal.raise_signal(signal.SIGINT)
        other = threading.Thread(target=work)
        other.start()
        other.join()
        assert raised == [False]
        with pytest.raises(KeyboardInterrupt):
            interruption.check()


def test_waiting_for_work_ends(clock: Hands) -> None:
    never: Future[int] = Future()
    done: Future[int] = Future()
    done.set_result(1)
    with interruption.held():
        assert interruption.wait_for_any([never, done]) == {done}
        timer = threading.Timer(0, lambda: os.kill(os.getpid(), signal.SIGINT))
        timer.start()
        with pytest.raises(KeyboardInterrupt):
            interruption.wait_for_any([never])
        timer.join()


def test_an_echo_of_a_signal_changes_nothing(clock: Hands) -> None:
    with interruption.held():
        signal.raise_signal(signal.SIGINT)
        with pytest.raises(KeyboardInterrupt):
            interruption.check()
        clock.now_s += interruption.PATIENCE_S / 2
        signal.raise_signal(signal.SIGTERM)
        interruption.check()
    signal.raise_signal(signal.SIGINT)


def test_handlers_are_put_back_and_ignored_signals_stay_ignored() -> None:
    before = [signal.getsignal(number) for number in SIGNALS]
    hang_up = signal.signal(signal.SIGHUP, signal.SIG_IGN)
    try:
        with interruption.handling():
            assert signal.getsignal(signal.SIGINT) != before[0]
            signal.raise_signal(signal.SIGHUP)
        assert not interruption.is_asked()
    finally:
        signal.signal(signal.SIGHUP, hang_up)
    assert [signal.getsignal(number) for number in SIGNALS] == before


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
def test_a_second_signal_ends_a_process_that_does_not_get_there(number: signal.Signals) -> None:
    stuck = (
        "import signal\n"
        "from musicrec_desktop.core import interruption\n"
        "now_s = 0.0\n"
        "with interruption.handling(lambda: now_s), interruption.held():\n"
        f"    signal.raise_signal({number:d})\n"
        "    now_s += interruption.PATIENCE_S\n"
        f"    signal.raise_signal({number:d})\n"
        "    print('still here')\n"
    )
    ended = subprocess.run([sys.executable, "-c", stuck], capture_output=True, check=False, timeout=60)
    assert (ended.returncode, ended.stdout, ended.stderr) == (-number, b"", b"")

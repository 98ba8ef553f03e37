"""What every test stands on: no screen, no stray threads, no unexpected warnings in the log."""

from __future__ import annotations

import gc
import importlib
import logging
import os
import signal
import sys
import threading
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import settings

from musicrec_desktop.analysis import compiled_code
from musicrec_desktop.core import garbage
from tests.support import in_memory
from tests.support.shared import shared_dir
from tests.support.shuffling import shuffled
from tests.support.units_of_work import UnitsOfWork, is_in_real_time

if os.environ.get("QT_QPA_PLATFORM", "offscreen") == "offscreen":
    # A screen with room for the window; Qt's own has 800 pixels.
    SCREEN = os.path.join(os.path.dirname(os.path.abspath(__file__)), "support", "screen.json")
    os.environ["QT_QPA_PLATFORM"] = f"offscreen:configfile={SCREEN}"

# All cores are at work: more threads in each process only wait for each other, at three times the cost. Numpy
# reads this once; what the tests start finds the environment as it was.
with pytest.MonkeyPatch.context() as one_thread:
    one_thread.setenv("OPENBLAS_NUM_THREADS", "1")
    importlib.import_module("numpy")

settings.register_profile("suite", deadline=None, derandomize=True, max_examples=40)
settings.load_profile("suite")

_begun: set[Path] = set()
"""Files of tests that have run in this process."""
NICENESS = 10
"""Of all tests that run beside those in real time, and of what they start."""


def pytest_configure(config: pytest.Config) -> None:
    """Write in memory; keep compiled code apart from that of other processes; hear an interrupt."""
    in_memory.write_there()
    config.pluginmanager.import_plugin("tests.support.late_messages")
    os.environ.setdefault(compiled_code.FOLDER_VARIABLE, compiled_code.folder())
    if signal.getsignal(signal.SIGINT) is signal.SIG_IGN:
        # As a shell starts what runs behind it; tests of interruption would wait for ever.
        signal.signal(signal.SIGINT, signal.default_int_handler)
    is_alone = not config.getoption("numprocesses", None)
    if is_alone or hasattr(config, "workerinput"):
        compiled_code.claim()


def pytest_addoption(parser: pytest.Parser) -> None:
    """An order of tests that nobody chose."""
    parser.addoption("--shuffle", metavar="SEED", help="run files, and the tests of each, in random order")


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Try sound up to three times: a machine too busy to play leaves a gap once, a fault each time.

    With ``--shuffle`` the order is a random one, the same in all processes of a run.
    """
    seed: str | None = config.getoption("shuffle")
    if seed is not None:
        items[:] = shuffled(items, seed)
    for item in items:
        if item.get_closest_marker("sound"):
            item.add_marker(pytest.mark.flaky(reruns=2))


def pytest_runtest_setup(item: pytest.Item) -> None:
    """Let the sound go first: a sound server that gets no turn for a tenth of a second leaves gaps.

    What processes of other tests have compiled meanwhile need not be compiled again. A test of shared
    material is skipped where that is absent.
    """
    if item.get_closest_marker("shared"):
        shared_dir()
    if item.path not in _begun and "numba" not in sys.modules:
        compiled_code.catch_up()
    _begun.add(item.path)
    is_beside_others = hasattr(item.config, "workerinput")
    if is_beside_others and not is_in_real_time(item.nodeid) and os.nice(0) < NICENESS:
        os.nice(NICENESS - os.nice(0))


def pytest_collection_finish() -> None:
    """Spare the collector what stays for the whole run.

    Thousands of collected tests and the libraries that they import are there until the end; walking them
    again and again takes a fifth of the time of tests that make many objects, such as windows. What a test
    leaves is looked for after it, in the thread of its widgets.
    """
    gc.collect()
    garbage.settle()
    garbage.take_over()


@pytest.hookimpl(trylast=True)
def pytest_runtest_teardown() -> None:
    """Look for what the test left, where that is due."""
    garbage.collect_due()


@pytest.hookimpl(optionalhook=True)
def pytest_xdist_make_scheduler(config: pytest.Config, log: Any) -> object:
    """Files as units of work, as ``--dist loadfile`` has them; real time is one unit, and so is the house."""
    if config.getoption("dist") != "loadfile":
        return None
    return UnitsOfWork(config, log)


@pytest.fixture(autouse=True)
def no_unexpected_warnings(
    caplog: pytest.LogCaptureFixture, request: pytest.FixtureRequest
) -> Iterator[None]:
    """A warning in our log fails a test that does not carry the marker ``expects_warnings``."""
    root = logging.getLogger("musicrec_desktop")
    root.propagate = True
    yield
    if request.node.get_closest_marker("expects_warnings"):
        return
    unexpected = [
        record.getMessage()
        for record in caplog.get_records("call")
        if record.levelno >= logging.WARNING and record.name.startswith("musicrec_desktop")
    ]
    assert not unexpected


@pytest.fixture(autouse=True)
def no_stray_threads() -> Iterator[None]:
    """A test ends the lanes that it started."""
    before = set(threading.enumerate())
    yield
    stray = [
        thread.name
        for thread in threading.enumerate()
        if thread not in before and thread.name.startswith("lane-")
    ]
    assert not stray

"""What a start, a skip and playing need, as counts; times are measured by ``tests.benchmarks.light``."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path
from typing import Final

import pytest

from tests.support.kept_queue import keep_queue
from tests.support.made_library.profile import MadeLibrary, make_library
from tests.support.probed_window import ProbedWindow, probed_window
from tests.support.window_probe import Answer

TRACKS: Final = 24
HEAVY: Final = (
    "librosa", "scipy", "sklearn", "numba", "openTSNE", "pebble", "av", "qtawesome", "qtpy", "watchdog",
    "sqlite_utils", "jinja2",
)  # fmt: skip
"""Libraries that a start does without."""
MODULES: Final = 812
"""Until the first rows are painted, a queue from before among them, with the modules of the probe and of the
counter; 1,757 before the start was made lighter, 1,082 before followers were, 972 before covers waited."""
STATEMENTS: Final = 110
"""Until the first rows are painted, with connections set up and the queue read; 184 before."""
SKIPS: Final = 3
STATEMENTS_A_SKIP: Final = 160
THREADS: Final = 36
"""While something plays; libVLC and the lanes of the first plans among them."""
PAINTS_A_SECOND: Final = 80
"""Of all widgets, lists that tell of the new track among them; 121 before, with nothing in lists."""
BAR_PAINTS_A_SECOND: Final = 12
"""Of the bar below the position of the track, where the level meter has no room; 30 before."""


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> MadeLibrary:
    """A library of which everything is known, with a queue from before."""
    library = make_library(tmp_path_factory.mktemp("light"), TRACKS)
    keep_queue(library.profile)
    return library


@pytest.fixture(scope="module")
def window(made: MadeLibrary) -> Iterator[ProbedWindow]:
    """The window on it."""
    environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen"}
    with probed_window(made.profile, environment, counts_statements=True) as opened:
        yield opened


@pytest.fixture(scope="module")
def start(window: ProbedWindow) -> Answer:
    """What was counted until the first rows were painted."""
    return window.told()


def test_a_start_imports_no_more_than_it_must(window: ProbedWindow, start: Answer) -> None:
    modules = window.ask("modules")["modules"]
    assert isinstance(modules, list)
    assert [name for name in HEAVY if name in modules] == []
    assert _number(start, "modules") <= MODULES, sorted(modules)


@pytest.mark.usefixtures("window")
def test_a_start_asks_the_database_little(start: Answer) -> None:
    assert _number(start, "statements") <= STATEMENTS


def test_a_skip_asks_the_database_little(window: ProbedWindow, start: Answer) -> None:
    assert start
    window.ask("skip", 1, 0)  # what is read once comes with the first plan
    before = _number(window.ask("statements"), "statements")
    window.ask("skip", SKIPS, 0)
    after = _number(window.ask("statements"), "statements")
    # The first track is planned for, too.
    assert (after - before) / (SKIPS + 1) <= STATEMENTS_A_SKIP


def test_little_is_painted_while_something_plays_and_nothing_where_nobody_sees_it(
    window: ProbedWindow, start: Answer, made: MadeLibrary
) -> None:
    assert start
    window.ask("play", str(next(Path(made.music).rglob("*.flac"))))
    window.ask("paints", 2_000)  # the list of the new queue
    painted = window.ask("paints", 1_000)
    assert _total(painted) <= PAINTS_A_SECOND
    assert _number(painted, "PlayerBar") <= BAR_PAINTS_A_SECOND
    assert window.tree.threads() <= THREADS
    for way in ("minimise", "hide"):
        window.ask(way)
        window.ask("paints", 200)
        assert window.ask("paints", 1_000) == {}, way


def _number(answer: Answer, key: str) -> float:
    found = answer.get(key, 0)
    assert not isinstance(found, list)
    return found


def _total(painted: Answer) -> float:
    return sum(_number(painted, key) for key in painted)

"""The service that watches the builder: small programs stand in for it."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from musicrec_desktop.core.errors import DatabaseReadOnlyError, DiskFullError, LibraryError
from musicrec_desktop.core.loop_scheduler import LoopScheduler
from musicrec_desktop.core.tasks import Progress, TaskContext
from musicrec_desktop.services.demo import DemoService

GOOD = """
import json, sys
for done in range(3):
    print(json.dumps({"done": done, "total": 2, "label": "caf\\u00e9"}), flush=True)
print(json.dumps({"folder": sys.argv[1], "tracks": 2}))
"""


@pytest.fixture
def scheduler() -> Iterator[LoopScheduler]:
    loop = LoopScheduler()
    yield loop
    loop.close()


def fail(what: object) -> None:
    pytest.fail(str(what))


def service(scheduler: LoopScheduler, program: str, folder: str = "/demo") -> DemoService:
    return DemoService(scheduler=scheduler, music_dir=folder, builder=(sys.executable, "-c", program))


def test_a_build_tells_of_its_progress_and_its_end(scheduler: LoopScheduler) -> None:
    done: list[str] = []
    told: list[Progress] = []
    demo = service(scheduler, GOOD)
    demo.build(done.append, fail, told.append)
    assert demo.is_running
    scheduler.run_until(lambda: bool(done))
    assert done == ["/demo"]
    assert not demo.is_running
    assert (told[-1].done, told[-1].total, told[-1].label) == (2, 2, "café")


def test_a_second_wish_leaves_the_running_build_alone(scheduler: LoopScheduler) -> None:
    done: list[str] = []
    demo = service(scheduler, GOOD)
    first = demo.build(done.append, fail, lambda _: None)
    assert demo.build(done.append, fail, lambda _: None) is first
    scheduler.run_until(lambda: first.is_finished)
    assert done == ["/demo"]


@pytest.mark.parametrize(
    ("reason", "kind"),
    [("disk-full", DiskFullError), ("read-only", DatabaseReadOnlyError), ("cannot-write", LibraryError)],
)
def test_the_builders_errors_become_ours(
    scheduler: LoopScheduler, reason: str, kind: type[Exception]
) -> None:
    errors: list[Exception] = []
    program = f"""print('{{"error": "{reason}", "path": "/demo"}}'); raise SystemExit(1)"""
    service(scheduler, program).build(fail, errors.append, lambda _: None)
    scheduler.run_until(lambda: bool(errors))
    assert type(errors[0]) is kind


@pytest.mark.parametrize("program", ["raise SystemExit(3)", "pass", "import os; os.abort()"])
def test_a_builder_that_dies_without_a_word_is_an_error(scheduler: LoopScheduler, program: str) -> None:
    with pytest.raises(LibraryError) as raised:
        service(scheduler, program).build_blocking(TaskContext())
    assert raised.value.reason == "demo-failed"


def test_a_builder_that_cannot_start_is_an_error(scheduler: LoopScheduler) -> None:
    demo = DemoService(scheduler=scheduler, music_dir="/demo", builder=("/nowhere/python",))
    with pytest.raises(LibraryError):
        demo.build_blocking(TaskContext())


def test_cancel_ends_the_builder(scheduler: LoopScheduler, tmp_path: Path) -> None:
    """The builder holds the write end of a pipe: its other end tells when it is gone."""
    fifo = tmp_path / "alive"
    program = f"""
import os, threading
os.mkfifo({str(fifo)!r})
print('{{"done": 0, "total": 2, "label": ""}}', flush=True)
pipe = open({str(fifo)!r}, "wb")
threading.Event().wait()
"""
    told: list[Progress] = []
    demo = service(scheduler, program)
    demo.build(fail, fail, told.append)
    scheduler.run_until(lambda: bool(told))
    with open(fifo, "rb") as pipe:
        demo.cancel()
        assert not demo.is_running
        assert pipe.read() == b""

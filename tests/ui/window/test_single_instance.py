"""One window per profile."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from musicrec_desktop.core.instance_socket import SOCKET_PATH_LIMIT, socket_path
from musicrec_desktop.ui.window.single_instance import SingleInstance
from tests.support.processes import ended

SECOND = """
import os, sys
from PySide6.QtCore import QCoreApplication
from musicrec_desktop.ui.window.single_instance import SingleInstance
app = QCoreApplication([])
second = SingleInstance(sys.argv[1])
if second.acquire():
    sys.exit(3)
sys.exit(0 if second.send(sys.argv[2:]) else 4)
"""


@pytest.fixture
def first(qtbot: QtBot, tmp_path: Path) -> Iterator[SingleInstance]:
    instance = SingleInstance(str(tmp_path))
    assert instance.acquire()
    yield instance
    instance.close()


def start_second(runtime_dir: str, *paths: str) -> subprocess.Popen[bytes]:
    return subprocess.Popen([sys.executable, "-c", SECOND, runtime_dir, *map(os.fsencode, paths)])


def test_a_second_process_hands_its_paths_and_links_to_the_first(
    qtbot: QtBot, first: SingleInstance, tmp_path: Path
) -> None:
    opened, linked = list[object](), list[object]()
    strange, link = os.fsdecode(b"/music/caf\xe9 100%25.mp3"), "musicrec:like/0123456789abcdef01"
    with ended(start_second(str(tmp_path), strange, link, "relative/song.ogg")) as process:
        with qtbot.waitSignals([first.opened, first.linked], timeout=20_000):
            first.opened.connect(opened.append)
            first.linked.connect(linked.append)
        assert process.wait(20) == 0
    assert opened == [[strange, os.path.abspath("relative/song.ogg")]]
    assert linked == [[link]]


def test_without_paths_the_first_is_still_called(qtbot: QtBot, first: SingleInstance, tmp_path: Path) -> None:
    with ended(start_second(str(tmp_path))) as process:
        with qtbot.waitSignal(first.opened, timeout=20_000) as heard:
            pass
        assert process.wait(20) == 0
    assert heard.args == [[]]


def test_after_the_first_closed_another_may_start(qtbot: QtBot, tmp_path: Path) -> None:
    first, other = SingleInstance(str(tmp_path)), SingleInstance(str(tmp_path))
    assert first.acquire()
    first.close()
    assert other.acquire()
    other.close()


def test_what_a_killed_instance_left_does_not_stop_the_next(qtbot: QtBot, tmp_path: Path) -> None:
    hold = (
        "import os, signal, sys\n"
        "from PySide6.QtCore import QCoreApplication\n"
        "from musicrec_desktop.ui.window.single_instance import SingleInstance\n"
        "app = QCoreApplication([])\n"
        "assert SingleInstance(sys.argv[1]).acquire()\n"
        "os.kill(os.getpid(), signal.SIGKILL)\n"
    )
    assert subprocess.run([sys.executable, "-c", hold, str(tmp_path)], check=False).returncode == -9
    instance = SingleInstance(str(tmp_path))
    assert instance.acquire()
    instance.close()


def test_a_long_profile_path_still_gets_a_socket(qtbot: QtBot, tmp_path: Path) -> None:
    deep = tmp_path / ("x" * 120)
    deep.mkdir()
    path = socket_path(str(deep))
    assert len(os.fsencode(path)) <= SOCKET_PATH_LIMIT
    instance = SingleInstance(str(deep))
    assert instance.acquire()
    with qtbot.waitSignal(instance.opened, timeout=20_000) as heard:
        process = start_second(str(deep), "/a.mp3")
    assert process.wait(20) == 0
    assert heard.args == [["/a.mp3"]]
    instance.close()


def test_two_profiles_do_not_meet(tmp_path: Path) -> None:
    assert socket_path(str(tmp_path / ("a" * 120))) != socket_path(str(tmp_path / ("b" * 120)))

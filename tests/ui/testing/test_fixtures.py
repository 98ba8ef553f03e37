"""Fixtures that packagers and writers of tools use: in this suite, and in one of their own."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest
from PySide6.QtWidgets import QLabel, QPushButton, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from musicrec_desktop.core.tasks import Lane
from musicrec_desktop.model.playback import PlayerState
from musicrec_desktop.testing.albums import ALBUMS, TRACKS_OF_ALBUM, numbered_albums
from musicrec_desktop.testing.clock import FakeClock
from musicrec_desktop.testing.finding import find, name_of
from musicrec_desktop.testing.window import Rig, WindowOpener
from musicrec_desktop.ui.kit.buttons import IconButton

ELSEWHERE = """
from PySide6.QtWidgets import QAbstractButton

def test_the_window_of_a_packager(musicrec_open, musicrec_clock):
    rig = musicrec_open(clock=musicrec_clock)
    rig.wait_idle()
    assert len(rig.rows) == len(rig.ids) == 12
    rig.app.services.player.play_now(rig.ids[:1])
    musicrec_clock.advance(2_000)
    rig.wait_idle()
    assert rig.find(QAbstractButton, "Pause").isEnabled()
"""


def test_they_work_in_a_suite_of_others(tmp_path: Path) -> None:
    (tmp_path / "conftest.py").write_text('pytest_plugins = ["musicrec_desktop.testing.fixtures"]\n')
    (tmp_path / "test_window.py").write_text(ELSEWHERE)
    done = subprocess.run(
        [sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider", str(tmp_path)],
        cwd=tmp_path,
        env={**os.environ, "PYTHONPATH": os.pathsep.join(sys.path), "QT_QPA_PLATFORM": "offscreen"},
        capture_output=True,
        text=True,
        check=False,
        timeout=100,
    )
    assert "1 passed" in done.stdout, done.stdout + done.stderr


def test_a_library_is_as_large_as_wanted(musicrec_open: WindowOpener) -> None:
    albums = numbered_albums(50)
    assert len(albums) * TRACKS_OF_ALBUM == 52
    rig = musicrec_open(albums=albums)
    rig.wait_rows(52)
    assert len(rig.ids) == 52
    assert musicrec_open().ids == []  # a restart has what is there


def test_time_stands_until_it_is_moved(musicrec_open: WindowOpener, musicrec_clock: FakeClock) -> None:
    rig = musicrec_open(clock=musicrec_clock)
    player = rig.app.services.player
    player.play_now(rig.ids[:1])
    rig.qtbot.waitUntil(lambda: player.state is PlayerState.PLAYING)
    rig.wait_idle()
    assert player.position_ms == 0
    musicrec_clock.advance(10_000)
    rig.qtbot.waitUntil(lambda: player.position_ms == 10_000)


def test_idle_is_when_what_tasks_found_is_shown_and_what_that_started_is_done(musicrec_rig: Rig) -> None:
    scheduler = musicrec_rig.app.services.scheduler
    order: list[str] = []

    def go_on(found: str) -> None:
        order.append(found)
        scheduler.run(Lane.IO, lambda _: "second", on_done=order.append)

    scheduler.run(Lane.QUICK, lambda _: "first", on_done=go_on)
    musicrec_rig.wait_idle()
    assert order == ["first", "second"]


def test_widgets_are_found_by_what_they_are_called(musicrec_rig: Rig) -> None:
    assert musicrec_rig.find(IconButton, "Shuffle") is musicrec_rig.window.bar.shuffle_button
    assert len(ALBUMS) * TRACKS_OF_ALBUM == len(musicrec_rig.rows)


def test_what_is_not_there_or_there_twice_is_told(qtbot: QtBot) -> None:
    page = QWidget()
    qtbot.addWidget(page)
    lines = QVBoxLayout(page)
    first, second, hidden = QPushButton("&Save"), QPushButton("Save"), QPushButton("Close")
    icon, label = QPushButton(), QLabel("Name")
    icon.setAccessibleName("Undo")
    for widget in (first, second, hidden, icon, label):
        lines.addWidget(widget)
    hidden.hide()
    page.show()
    assert find(page, QPushButton, "Undo") is icon
    assert find(page, QLabel, "Name") is label
    assert name_of(page) == ""
    with pytest.raises(LookupError, match=r"^2 widgets QPushButton are called 'Save'"):
        find(page, QPushButton, "Save")
    with pytest.raises(LookupError, match=r"^0 widgets .* can be seen: 'Save', 'Undo'$"):
        find(page, QPushButton, "Close")

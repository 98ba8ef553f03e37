"""A plugin of pytest: name it in ``pytest_plugins`` of a ``conftest.py``. Needs pytest-qt."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from musicrec_desktop.testing.albums import ALBUMS, TRACKS_OF_ALBUM
from musicrec_desktop.testing.clock import FakeClock
from musicrec_desktop.testing.window import Rig, WindowOpener
from musicrec_desktop.ui.theme.control import ThemeController


@pytest.fixture
def musicrec_themes(qapp: QApplication) -> Iterator[ThemeController]:
    """What dresses the application; it begins with the light theme."""
    controller = ThemeController(qapp, "light")
    yield controller
    controller.deleteLater()


@pytest.fixture
def musicrec_clock() -> FakeClock:
    """A clock for ``musicrec_open``, which stands until ``advance`` is called."""
    return FakeClock()


@pytest.fixture
def musicrec_open(qtbot: QtBot, tmp_path: Path, musicrec_themes: ThemeController) -> Iterator[WindowOpener]:
    """Opens the window on a profile of the test; closed with the test."""
    opener = WindowOpener(tmp_path, qtbot, musicrec_themes)
    yield opener
    opener.close()


@pytest.fixture
def musicrec_rig(musicrec_open: WindowOpener) -> Rig:
    """A window with the twelve tracks of ``albums.ALBUMS``, which are shown."""
    made = musicrec_open()
    made.wait_rows(len(ALBUMS) * TRACKS_OF_ALBUM)
    return made

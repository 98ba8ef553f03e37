"""The real player on a new profile, with an engine that only keeps time."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from musicrec_desktop.testing.albums import ALBUMS, TRACKS_OF_ALBUM
from musicrec_desktop.testing.fixtures import musicrec_clock, musicrec_open, musicrec_rig, musicrec_themes
from musicrec_desktop.testing.window import Rig, WindowOpener, delete_what_waits
from musicrec_desktop.ui.theme.control import ThemeController
from tests.ui.patient_bot import PatientBot
from tests.ui.stage import Stage

__all__ = [
    "ALBUMS",
    "TRACKS_OF_ALBUM",
    "Opener",
    "Rig",
    "delete_what_waits",
    "musicrec_clock",
    "musicrec_open",
    "musicrec_rig",
    "musicrec_themes",
]

Opener = WindowOpener


@pytest.fixture
def qtbot(qapp: QApplication, request: pytest.FixtureRequest) -> PatientBot:
    """What waits for windows; it does not give up where the machine is busy."""
    del qapp
    return PatientBot(request)


@pytest.fixture(autouse=True)
def nothing_stays(qapp: QApplication) -> Iterator[None]:
    """Delete the widgets of a test with the test.

    Those that stay are dressed again by each theme of a later test; the last ones stay to the exit of Python.
    """
    yield
    delete_what_waits()


@pytest.fixture
def themes(musicrec_themes: ThemeController) -> ThemeController:
    return musicrec_themes


@pytest.fixture
def open_window(musicrec_open: WindowOpener) -> WindowOpener:
    """Opens the window on the profile; twice in a row is a restart."""
    return musicrec_open


@pytest.fixture
def rig(musicrec_rig: Rig) -> Rig:
    """A window with twelve tracks of three albums."""
    return musicrec_rig


@pytest.fixture
def stage(tmp_path: Path, qtbot: QtBot, themes: ThemeController) -> Iterator[Stage]:
    """The same tracks and services, with an empty window."""
    made = Stage.opened(tmp_path, qtbot, themes)
    yield made
    made.close()

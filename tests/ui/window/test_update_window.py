"""The window that is there while a library of an earlier version is brought up to date."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot
from typing_extensions import override

from musicrec_desktop.app.startup import open_older
from musicrec_desktop.core.errors import DiskFullError, StorageError
from musicrec_desktop.model.library_update import BACKUP_STEP, CHECK_STEP, UpdateStep
from musicrec_desktop.storage.database import Database
from musicrec_desktop.storage.schema.migration_names import MIGRATION_NAMES, QUERY
from musicrec_desktop.storage.schema.versions import OnStep
from musicrec_desktop.ui.kit.wording.updates import STEP_WORDS, UPDATE_TITLE, update_step_text
from musicrec_desktop.ui.theme.control import ThemeController
from musicrec_desktop.ui.window import update_window
from musicrec_desktop.ui.window.qt_scheduler import QtScheduler
from musicrec_desktop.ui.window.update_window import UpdateWindow
from tests.ui import hands

PATIENCE_S = 10


class SlowDatabase(Database):
    """Takes until it is let go for the step that its migrations begin with."""

    def __init__(self, path: str, error: StorageError | None = None) -> None:
        super().__init__(path)
        self.let_go = threading.Event()
        self.thread: threading.Thread | None = None
        self._error = error

    @override
    def open(self, on_step: OnStep = lambda _step: None) -> None:
        self.thread = threading.current_thread()
        on_step(UpdateStep(QUERY, 2, 4))
        assert self.let_go.wait(PATIENCE_S)
        if self._error is not None:
            raise self._error
        super().open(on_step)


@pytest.fixture
def scheduler(qapp: QApplication) -> Iterator[QtScheduler]:
    made = QtScheduler()
    yield made
    made.close()


def shown() -> UpdateWindow | None:
    found = [one for one in QApplication.topLevelWidgets() if isinstance(one, UpdateWindow)]
    return next((one for one in found if one.isVisible()), None)


def test_a_long_update_is_told_while_the_gui_thread_goes_on(
    qtbot: QtBot,
    qapp: QApplication,
    themes: ThemeController,
    scheduler: QtScheduler,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(update_window, "SHOWN_AFTER_MS", 0)
    database = SlowDatabase(str(tmp_path / "library.sqlite3"))
    said: list[str] = []

    def look() -> None:
        window = shown()
        if window is None or not window.step.text():
            QTimer.singleShot(0, look)
            return
        said.extend([window.bar.accessibleName(), window.step.text()])
        window.close()
        hands.type_key(window, Qt.Key.Key_Escape)
        said.append("stays" if window.isVisible() else "is gone")
        database.let_go.set()

    QTimer.singleShot(0, look)
    open_older(qapp, database, scheduler, themes)

    assert said == [UPDATE_TITLE, "Step 2 of 4: counting plays and likes for searches", "stays"]
    assert database.thread is not threading.main_thread()
    assert shown() is None
    assert database.one("SELECT count(*) FROM track") == (0,)
    database.close()


def test_a_quick_update_needs_no_word(
    qtbot: QtBot, qapp: QApplication, themes: ThemeController, scheduler: QtScheduler, tmp_path: Path
) -> None:
    database = SlowDatabase(str(tmp_path / "library.sqlite3"))
    database.let_go.set()
    open_older(qapp, database, scheduler, themes)
    assert shown() is None
    database.close()


def test_why_it_failed_reaches_the_start(
    qtbot: QtBot, qapp: QApplication, themes: ThemeController, scheduler: QtScheduler, tmp_path: Path
) -> None:
    path = str(tmp_path / "library.sqlite3")
    database = SlowDatabase(path, DiskFullError(path, "no room"))
    database.let_go.set()
    with pytest.raises(DiskFullError):
        open_older(qapp, database, scheduler, themes)
    assert shown() is None


def test_every_step_has_words() -> None:
    assert set(STEP_WORDS) == {BACKUP_STEP, *MIGRATION_NAMES[1:], CHECK_STEP}
    assert update_step_text(UpdateStep("9999_later", 1, 2)) == "Step 1 of 2: making room for what is new"

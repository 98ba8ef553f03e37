"""The check of the library in the window: what it says, and what it mends."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QFrame, QLabel

from musicrec_desktop.core.errors import DatabaseBusyError
from musicrec_desktop.core.tasks import Progress
from musicrec_desktop.model.health import Area, CheckReport, Finding, Problem
from musicrec_desktop.services.health import open_profile
from musicrec_desktop.ui.health.dialog import HealthDialog
from musicrec_desktop.ui.kit.wording.health import MENDING, NEXT_START, NOT_DONE, failure_text
from musicrec_desktop.ui.theme.control import ThemeController
from tests.ui.conftest import Rig


def check(rig: Rig) -> HealthDialog:
    """Open the dialog, and wait until it has checked."""
    rig.window.actions_table.actions["check_library"].trigger()
    dialog = rig.window.health.dialog
    assert dialog is not None
    assert not dialog.mend_button.isEnabled()
    assert not dialog.check_button.isEnabled()
    rig.qtbot.waitUntil(dialog.check_button.isEnabled, timeout=20_000)
    return dialog


def texts(dialog: HealthDialog) -> list[str]:
    return [label.text() for label in dialog.findChildren(QLabel) if label.text()]


def cards(dialog: HealthDialog) -> list[str]:
    found = [frame.accessibleName() for frame in dialog.findChildren(QFrame)]
    return [name for name in found if name]


def mend(rig: Rig, dialog: HealthDialog) -> None:
    dialog.mend_button.click()
    assert dialog.headline.text() == MENDING
    rig.qtbot.waitUntil(dialog.check_button.isEnabled, timeout=20_000)


def test_what_is_wrong_is_said_by_areas_and_mended_on_request(rig: Rig) -> None:
    database = rig.app.database
    database.execute("DELETE FROM track_search WHERE rowid = 4")
    os.chmod(rig.app.services.paths.data_dir, 0o755)
    dialog = check(rig)
    assert dialog.headline.text() == "2 things are wrong."
    assert "The search would not find 1 track rightly." in texts(dialog)
    assert any(name.startswith("Folders of the profile: 1 finding") for name in cards(dialog))
    assert dialog.mend_button.hasFocus() or not dialog.isActiveWindow()
    mend(rig, dialog)
    assert dialog.headline.text() == "Everything that was wrong is mended."
    assert os.stat(rig.app.services.paths.data_dir).st_mode & 0o777 == 0o700
    assert any("Mended: The search would" in text for text in texts(dialog))
    assert len(rig.app.services.backups.all()) == 1
    assert not dialog.mend_button.isEnabled()
    dialog.accept()
    assert rig.window.health.dialog is None


def test_files_that_are_gone_are_looked_for_by_a_scan(rig: Rig, tmp_path: Path) -> None:
    gone = next((tmp_path / "music").rglob("*.wav"))
    gone.unlink()
    dialog = check(rig)
    assert "1 music file is gone." in texts(dialog)
    mend(rig, dialog)
    assert "1 music file is gone." not in texts(dialog)
    assert any("Mended: 1 music file is gone." in text for text in texts(dialog))
    dialog.accept()


def test_a_check_can_be_repeated_and_left_while_it_runs(rig: Rig) -> None:
    dialog = check(rig)
    dialog.check_button.click()
    assert not dialog.check_button.isEnabled()
    QTest.keyClick(dialog, Qt.Key.Key_Escape)
    assert rig.window.health.dialog is None


def test_a_damaged_database_waits_for_the_next_start(rig: Rig) -> None:
    rig.app.database.execute("DROP INDEX card_track_by_track")
    dialog = check(rig)
    assert "The database is not built as it should be." in texts(dialog)
    mend(rig, dialog)
    assert dialog.headline.text().endswith(NEXT_START)
    assert dialog.quit_button.isVisibleTo(dialog)
    assert not dialog.mend_button.isEnabled()
    dialog.accept()


def test_a_library_that_is_in_use_all_the_time_is_told(rig: Rig, monkeypatch: pytest.MonkeyPatch) -> None:
    def busy(*_: object) -> None:
        raise DatabaseBusyError("/p/library.sqlite3")

    dialog = check(rig)
    monkeypatch.setattr(open_profile, "check_profile", busy)
    dialog.check_button.click()
    rig.qtbot.waitUntil(dialog.check_button.isEnabled, timeout=20_000)
    assert dialog.headline.text() == NOT_DONE
    assert any("Another program is using" in text for text in texts(dialog))
    dialog.accept()


def test_a_report_follows_the_theme_and_errors_are_told(themes: ThemeController) -> None:
    dialog = HealthDialog(themes)
    dialog.show_progress(Progress(2, 6, Area.FILES.value))
    assert dialog.headline.text() == "Asking for the music files…"
    report = CheckReport((Finding(Problem.DAMAGED, examples=("page 7",)),), {Area.DATABASE: 0})
    dialog.show_report(report)
    themes.set_value("dark")
    assert "page 7" in texts(dialog)
    assert "Music files: not checked" in cards(dialog)
    dialog.show_error(failure_text(OSError(5, "Input/output error", "/a/b")))
    assert dialog.headline.text() == NOT_DONE
    assert any(text.startswith("/a/b: Input/output error.") for text in texts(dialog))
    assert not dialog.mend_button.isEnabled()
    dialog.deleteLater()

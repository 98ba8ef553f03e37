"""What could not be read, reading all tags again, and how tags are read, in the window."""

from __future__ import annotations

from collections.abc import Iterable, Sized
from functools import partial
from pathlib import Path

from PySide6.QtWidgets import QLabel, QLineEdit
from pytestqt.qtbot import QtBot

from musicrec_desktop.core.paths import display_path
from musicrec_desktop.core.settings import TAG_SEPARATORS
from musicrec_desktop.model.files import ScanReport
from musicrec_desktop.ui.kit.labels import ElidedLabel
from musicrec_desktop.ui.kit.wording.files import failure_text
from musicrec_desktop.ui.library.folders_dialog import FoldersDialog
from musicrec_desktop.ui.window.settings_dialog import SettingsDialog
from tests.ui import hands
from tests.ui.conftest import Rig


def _are(found: Sized, count: int) -> bool:
    return len(found) >= count


def words_of(dialog: FoldersDialog) -> set[str]:
    return {
        label.full_text if isinstance(label, ElidedLabel) else label.text()
        for label in dialog.findChildren(QLabel)
        if label.isVisible()
    }


def test_files_that_could_not_be_read_are_told_once_and_listed(rig: Rig, qtbot: QtBot) -> None:
    (folder,) = rig.window.services.scan.folders()
    bad = Path(folder.path) / "empty.mp3"
    bad.touch()
    (Path(folder.path) / "._shadow.mp3").touch()
    told: list[str] = []
    rig.window.notices.tell = lambda text, *_: told.append(text)  # type: ignore[method-assign]
    reports: list[ScanReport] = []
    rig.window.services.scan.finished.connect(reports.append)
    for _ in range(2):
        count = len(reports) + 1
        rig.window.library.rescan()
        qtbot.waitUntil(partial(_are, reports, count), timeout=10_000)
    assert told == ["1 file could not be read"]
    rig.window.library.manage_folders()
    dialog = rig.window.library.folders_dialog
    assert dialog is not None
    words = words_of(dialog)
    assert {"1 file could not be read", display_path(str(bad)), failure_text("empty")} <= words
    assert "Left out: 1 companion file of macOS (._…)." in words
    dialog.close()


def test_all_tags_are_read_again_from_the_menu_and_the_dialog(rig: Rig, qtbot: QtBot) -> None:
    thorough: list[bool] = []
    real = rig.window.services.scan.rescan

    def rescan(paths: Iterable[str] | None = None, *, is_thorough: bool = False) -> None:
        thorough.append(is_thorough)
        real(paths, is_thorough=is_thorough)

    rig.window.services.scan.rescan = rescan  # type: ignore[method-assign]
    rig.window.library.manage_folders()
    dialog = rig.window.library.folders_dialog
    assert dialog is not None
    hands.click(dialog.reread_button)
    hands.click(dialog.rescan_button)
    rig.window.library.reread()
    assert thorough == [True, False, True]
    qtbot.waitUntil(lambda: not rig.window.services.scan.is_running, timeout=10_000)
    dialog.close()


def test_separators_are_typed_and_offer_to_read_again(rig: Rig, qtbot: QtBot) -> None:
    told: list[str] = []
    rig.window.notices.tell = lambda text, action, on_action: told.append(action)  # type: ignore[method-assign]
    dialog = SettingsDialog(rig.window.services, rig.window)
    dialog.changed.connect(rig.window.settings.changed)
    field = dialog.fields[TAG_SEPARATORS.key]
    assert isinstance(field, QLineEdit)
    field.setText("; & feat.")
    field.editingFinished.emit()
    field.editingFinished.emit()
    assert rig.window.services.settings.get(TAG_SEPARATORS) == "; & feat."
    assert told == ["Read all tags again"]
    dialog.deleteLater()

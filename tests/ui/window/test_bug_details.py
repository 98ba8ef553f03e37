"""The details for a bug report: gathered beside the window, read and copied."""

from __future__ import annotations

from PySide6.QtGui import QGuiApplication

from musicrec_desktop import __version__
from tests.ui.conftest import Rig


def test_the_details_are_shown_and_copied(rig: Rig) -> None:
    rig.window.actions_table.actions["bug_details"].trigger()
    dialog = rig.window.bug_details.dialog
    assert dialog is not None
    assert not dialog.copy_button.isEnabled()
    rig.qtbot.waitUntil(dialog.copy_button.isEnabled, timeout=20_000)
    text = dialog.text.toPlainText()
    assert f"MusicRec: {__version__}" in text
    assert "tracks: 12" in text
    assert "platform: offscreen" in text
    dialog.copy_button.click()
    assert QGuiApplication.clipboard().text() == text
    dialog.accept()
    assert rig.window.bug_details.dialog is None

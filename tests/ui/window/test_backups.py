"""What the window says of its database, and the list of backups."""

from __future__ import annotations

import random

from PySide6.QtWidgets import QPushButton

from musicrec_desktop.app.container import App, build
from musicrec_desktop.core.errors import DatabaseCorruptError
from musicrec_desktop.model.playback import PlayerState
from musicrec_desktop.playback.null_engine import NullEngine
from musicrec_desktop.storage.backups import Backups
from musicrec_desktop.storage.database import Database
from musicrec_desktop.ui.window.main_window import MainWindow
from musicrec_desktop.ui.window.qt_scheduler import QtScheduler
from tests.support import damage
from tests.support.unwritable import forbid_writing
from tests.ui.conftest import Rig


def reopened(rig: Rig) -> tuple[App, MainWindow]:
    """The same profile, opened again by a second program."""
    scheduler = QtScheduler()
    app = build(rig.app.services.paths, scheduler, engine=NullEngine(scheduler), rng_seed=5)
    app.services.session.restore()
    window = MainWindow(app.services, rig.window.theme)
    window.backups.tell_of_opening()
    return app, window


def end(app: App, window: MainWindow) -> None:
    window.disconnect_services()
    window.deleteLater()
    app.close()


def close(rig: Rig) -> str:
    """Close the first program; the database."""
    rig.app.database.close()
    return rig.app.services.paths.database


def test_a_sound_library_needs_no_word(rig: Rig) -> None:
    rig.window.backups.tell_of_opening()
    assert not rig.window.banner.isVisibleTo(rig.window)


def test_a_repaired_library_is_said_with_a_way_to_the_backups(rig: Rig) -> None:
    path = close(rig)
    Backups(path).make()
    damage.schema_text(path, random.Random(2))
    app, window = reopened(rig)
    assert window.banner.isVisibleTo(window)
    assert "12 tracks" in window.banner.text
    assert "is kept as" in window.banner.text
    window.banner.button.click()
    dialog = window.backups.dialog
    assert dialog is not None
    rig.qtbot.waitUntil(lambda: _restore_buttons(dialog) != [])
    assert len(_restore_buttons(dialog)) == 1
    dialog.close()
    end(app, window)


def test_a_restore_waits_for_the_next_start_and_can_be_taken_back(rig: Rig) -> None:
    rig.app.services.backups.make_blocking()
    path = rig.app.services.paths.database
    rig.window.actions_table.actions["backups"].trigger()
    dialog = rig.window.backups.dialog
    assert dialog is not None
    rig.qtbot.waitUntil(lambda: _restore_buttons(dialog) != [])
    _restore_buttons(dialog)[0].click()
    assert "At the next start" in dialog.plan.text()
    assert dialog.quit_button.isVisibleTo(dialog)
    dialog.undo_button.click()
    assert not dialog.plan.isVisibleTo(dialog)
    _restore_buttons(dialog)[0].click()
    dialog.close()
    rig.app.database.execute("DELETE FROM listen")
    close(rig)
    database = Database(path)
    database.open()
    assert database.restored
    database.close()


def test_a_backup_is_made_at_once_and_listed(rig: Rig) -> None:
    rig.window.actions_table.actions["backups"].trigger()
    dialog = rig.window.backups.dialog
    assert dialog is not None
    dialog.make_button.click()
    assert not dialog.make_button.isEnabled()
    rig.qtbot.waitUntil(lambda: len(_restore_buttons(dialog)) == 1)
    assert dialog.make_button.isEnabled()
    assert len(rig.app.services.backups.all()) == 1
    dialog.close()


def test_damage_that_a_backup_meets_is_said(rig: Rig) -> None:
    rig.app.services.backups.damaged.emit(DatabaseCorruptError("/p/library.sqlite3", "bad page"))
    assert "is damaged" in rig.window.banner.text


def test_without_a_right_to_write_the_window_plays_and_says_it_once(rig: Rig) -> None:
    path = close(rig)
    forbid_writing(path)
    app, window = reopened(rig)
    assert "cannot be written" in window.banner.text
    app.background.start()
    window.services.player.play_now(rig.ids[:3])
    rig.qtbot.waitUntil(lambda: window.services.player.state is PlayerState.PLAYING)
    window.services.player.next()
    assert not window.notices.toast.isVisibleTo(window)
    end(app, window)


def _restore_buttons(dialog: object) -> list[QPushButton]:
    assert hasattr(dialog, "findChildren")
    return [button for button in dialog.findChildren(QPushButton) if button.text() == "Restore"]

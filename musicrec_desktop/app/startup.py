"""Opening the window: one per profile, and clear words where it cannot open."""

from __future__ import annotations

import logging
import signal
import sys
from collections.abc import Sequence

from PySide6.QtWidgets import QApplication, QMessageBox

from musicrec_desktop.app.container import App, build
from musicrec_desktop.app.crash import install_hooks
from musicrec_desktop.app.desktop import DesktopWiring
from musicrec_desktop.app.termination import Termination
from musicrec_desktop.core.errors import DatabaseCorruptError, DatabaseReadOnlyError, StorageError
from musicrec_desktop.core.log import configure_logging
from musicrec_desktop.core.paths import ProfilePaths
from musicrec_desktop.core.settings import THEME
from musicrec_desktop.ui import application, messages
from musicrec_desktop.ui.main_window import MainWindow
from musicrec_desktop.ui.qt_scheduler import QtScheduler
from musicrec_desktop.ui.remote import Remote
from musicrec_desktop.ui.single_instance import SingleInstance
from musicrec_desktop.ui.theme.control import ThemeController

log = logging.getLogger(__name__)


def run_window(
    paths: ProfilePaths, files: Sequence[str], *, listener: str = "", is_verbose: bool = False
) -> int:
    """Open the player, or hand the files to the one that is open; the exit status.

    Args:
        paths: of the profile.
        files: files and folders to play.
        listener: whose taste, likes and history to use.
        is_verbose: log everything to stderr.
    """
    app = application.create_application(sys.argv[:1])
    try:
        paths.create()
    except OSError as error:
        return _refuse(DatabaseReadOnlyError(paths.data_dir, str(error)))
    instance = SingleInstance(paths.runtime_dir, listener)
    if not instance.acquire():
        if (other := instance.other_listener) is not None:
            return _refuse_other(other)
        return 0 if instance.send(files) else _refuse_second()
    configure_logging(paths.log_dir, verbose=is_verbose)
    try:
        opened = _open(paths, listener)
    except StorageError as error:
        instance.close()
        return _refuse(error)
    try:
        return _show(app, opened, instance, files)
    finally:
        instance.close()


def _open(paths: ProfilePaths, listener: str) -> App:
    """Open the profile; a broken database was set aside, so the second try begins a new one."""
    try:
        return build(paths, QtScheduler(), listener=listener)
    except DatabaseCorruptError as error:
        log.warning("the database was set aside as %s: %s", error.set_aside, error.detail)
        _tell(error)
        return build(paths, QtScheduler(), listener=listener)


def _show(app: QApplication, opened: App, instance: SingleInstance, files: Sequence[str]) -> int:
    services = opened.services
    theme = ThemeController(app, str(services.settings.get(THEME)))
    services.session.restore()
    window = MainWindow(services, theme)
    bell = application.BugBell(window.show_bug)
    install_hooks(bell.ring)

    def on_opened(paths: list[str]) -> None:
        window.come_forward()
        window.open_paths(paths)

    instance.opened.connect(on_opened)
    desktop = DesktopWiring(services, window)
    instance.serve(Remote(services, window, desktop.tray.quit).answer)
    window.show()
    window.open_paths(files)
    services.scheduler.post(opened.background.start)
    termination = Termination(app)
    status = app.exec()
    termination.close()
    desktop.close()
    window.disconnect_services()
    opened.close()
    return status


def _refuse(error: StorageError) -> int:
    signal.signal(signal.SIGINT, signal.SIG_DFL)  # the box shall not hold up a person in a terminal
    _tell(error)
    return 1


def _refuse_second() -> int:
    text = "The player is open already but does not answer. Close it, or end its process, and try again."
    sys.stderr.write(f"musicrec: {text}\n")
    return 1


def _refuse_other(listener: str) -> int:
    """What is played must not go into somebody else's history."""
    whose = f"for “{listener}”" if listener else "without --listener"
    sys.stderr.write(f"musicrec: The player is open {whose}. Close it before you listen as somebody else.\n")
    return 1


def _tell(error: StorageError) -> None:
    message = messages.error_message(error)
    sys.stderr.write(f"musicrec: {message}\n")
    box = QMessageBox(QMessageBox.Icon.Warning, "MusicRec Desktop", str(message))
    box.exec()

"""Opens the window, one for each profile, or says why it cannot open."""

from __future__ import annotations

import contextlib
import signal
import sys
from collections.abc import Sequence

from PySide6.QtWidgets import QApplication, QMessageBox

from musicrec_desktop.app.container import App, build
from musicrec_desktop.app.crash import install_hooks
from musicrec_desktop.app.desktop import DesktopController
from musicrec_desktop.app.termination import Termination
from musicrec_desktop.core.errors import DatabaseReadOnlyError, StorageError
from musicrec_desktop.core.log import configure_logging
from musicrec_desktop.core.paths import ProfilePaths
from musicrec_desktop.core.settings import THEME
from musicrec_desktop.ui.kit.wording.errors import error_message
from musicrec_desktop.ui.theme.control import ThemeController
from musicrec_desktop.ui.window import application
from musicrec_desktop.ui.window.main_window import MainWindow
from musicrec_desktop.ui.window.qt_scheduler import QtScheduler
from musicrec_desktop.ui.window.remote import Remote
from musicrec_desktop.ui.window.single_instance import SingleInstance


def run_window(
    paths: ProfilePaths, files: Sequence[str], *, listener: str = "", is_verbose: bool = False
) -> int:
    """Open the player, or hand the files to the one that is open; returns the exit status.

    Args:
        paths: of the profile.
        files: files and folders to play.
        listener: whose taste, likes and history to use.
        is_verbose: whether to log everything to stderr.
    """
    app = application.create_application(sys.argv[:1])
    failed = paths.create()
    if not paths.is_usable(failed):
        error = failed[paths.data_dir]
        return _refuse(DatabaseReadOnlyError(error.filename or paths.data_dir, str(error)))
    instance = SingleInstance(paths.runtime_dir, listener)
    if not instance.acquire():
        if (other := instance.other_listener) is not None:
            return _refuse_other(other)
        return 0 if instance.send(files) else _refuse_second()
    with contextlib.ExitStack() as closing:
        closing.callback(application.delete_widgets)
        closing.callback(instance.close)
        configure_logging(paths.log_dir, verbose=is_verbose)
        try:
            opened = build(paths, QtScheduler(), listener=listener)
        except StorageError as error:
            return _refuse(error)
        closing.callback(opened.close)
        unwritable = [folder for folder in failed if folder != paths.data_dir]
        return _show(app, opened, instance, files, closing, unwritable)


def _show(
    app: QApplication,
    opened: App,
    instance: SingleInstance,
    files: Sequence[str],
    closing: contextlib.ExitStack,
    unwritable: Sequence[str],
) -> int:
    """Show the window until it is closed; registers its closing steps in ``closing``."""
    services = opened.services
    theme = ThemeController(app, str(services.settings.get(THEME)))
    services.session.restore()
    window = MainWindow(services, theme)
    closing.callback(window.disconnect_services)
    bell = application.BugBell(window.show_bug)
    install_hooks(bell.ring)

    def on_opened(paths: list[str]) -> None:
        window.come_forward()
        window.open_paths(paths)

    instance.opened.connect(on_opened)
    desktop = DesktopController(services, window)
    closing.callback(desktop.close)
    instance.serve(Remote(services, window, desktop.tray.quit).answer)
    window.backups.tell_of_opening(unwritable)
    window.show()
    window.open_paths(files)
    services.scheduler.post(opened.background.start)
    termination = Termination(app)
    closing.callback(termination.close)
    return app.exec()


def _refuse(error: StorageError) -> int:
    signal.signal(signal.SIGINT, signal.SIG_DFL)  # Ctrl+C in the terminal closes the box
    _tell(error)
    return 1


def _refuse_second() -> int:
    text = "The player is open already but does not answer. Close it, or end its process, and try again."
    sys.stderr.write(f"musicrec: {text}\n")
    return 1


def _refuse_other(listener: str) -> int:
    """Say that the player is open for another listener, whose history must stay apart."""
    whose = f"for “{listener}”" if listener else "without --listener"
    sys.stderr.write(f"musicrec: The player is open {whose}. Close it before you listen as somebody else.\n")
    return 1


def _tell(error: StorageError) -> None:
    message = error_message(error)
    sys.stderr.write(f"musicrec: {message}\n")
    box = QMessageBox(QMessageBox.Icon.Warning, "MusicRec Desktop", str(message))
    box.exec()

"""Opens the window, one for each data folder, or says why it cannot open."""

from __future__ import annotations

import contextlib
import signal
import sys
from collections.abc import Callable, Sequence

from PySide6.QtCore import QEventLoop
from PySide6.QtWidgets import QApplication, QMessageBox

from musicrec_desktop.app.container import App, build
from musicrec_desktop.app.crash import install_hooks
from musicrec_desktop.app.desktop import DesktopController, load_desktop
from musicrec_desktop.app.termination import Termination
from musicrec_desktop.core import garbage
from musicrec_desktop.core.errors import (
    DatabaseReadOnlyError,
    MusicRecError,
    ProfileError,
    RemoteError,
    StorageError,
)
from musicrec_desktop.core.instance_socket import ask
from musicrec_desktop.core.letter_links import is_link
from musicrec_desktop.core.log import configure_logging
from musicrec_desktop.core.paths import ProfilePaths
from musicrec_desktop.core.remote_verbs import PROFILE
from musicrec_desktop.core.scheduler import Scheduler
from musicrec_desktop.core.settings import THEME, ZOOM
from musicrec_desktop.core.tasks import Lane, TaskContext
from musicrec_desktop.storage.database import Database
from musicrec_desktop.storage.state import setting_before_start
from musicrec_desktop.ui.kit.wording.errors import error_message
from musicrec_desktop.ui.profiles.controller import choose_at_start
from musicrec_desktop.ui.theme.control import ThemeController
from musicrec_desktop.ui.window import application
from musicrec_desktop.ui.window.first_rows import FirstRows
from musicrec_desktop.ui.window.main_window import MainWindow
from musicrec_desktop.ui.window.qt_scheduler import QtScheduler
from musicrec_desktop.ui.window.remote import Remote
from musicrec_desktop.ui.window.single_instance import SingleInstance
from musicrec_desktop.ui.window.update_window import UpdateWindow


def run_window(
    paths: ProfilePaths, files: Sequence[str], *, profile_name: str = "", is_verbose: bool = False
) -> int:
    """Open the player, or hand the files to the one that is open; returns the exit status.

    Args:
        paths: of the data folder.
        files: files and folders to play, and links of letters.
        profile_name: whose taste, likes, history and settings to use; empty for none that is named.
        is_verbose: whether to log everything to stderr.
    """
    application.zoom_in(int(setting_before_start(paths.database, ZOOM)))
    app = application.create_application(sys.argv[:1])
    failed = paths.create()
    if not paths.is_usable(failed):
        error = failed[paths.data_dir]
        return _refuse(DatabaseReadOnlyError(error.filename or paths.data_dir, str(error)))
    instance = SingleInstance(paths.runtime_dir)
    if not instance.acquire():
        return _hand_over(instance, paths, files, profile_name)
    with contextlib.ExitStack() as closing:
        closing.callback(application.GarbageCollector(app).close)
        closing.callback(application.delete_widgets)
        closing.callback(instance.close)
        configure_logging(paths.log_dir, verbose=is_verbose)
        scheduler, theme = QtScheduler(), None
        closing.callback(scheduler.close)
        database = Database(paths.database)
        try:
            if is_older := database.is_older:
                theme = ThemeController(app)
                open_older(app, database, scheduler, theme)
            opened = build(
                paths, scheduler, profile_name=profile_name, database=database if is_older else None
            )
        except (StorageError, ProfileError) as error:
            return _refuse(error)
        closing.callback(opened.close)
        scheduler.rested.connect(opened.rest)
        unwritable = [folder for folder in failed if folder != paths.data_dir]
        return _show(app, opened, theme, instance, files, closing, unwritable, profile_name)


def open_older(app: QApplication, database: Database, scheduler: Scheduler, theme: ThemeController) -> None:
    """Open a database of an earlier version in a lane; a window says so where that takes long.

    Raises:
        StorageError: as ``Database.open``.
    """
    waiting, failed = QEventLoop(), list[Exception]()
    window = UpdateWindow(theme)

    def work(_context: TaskContext) -> None:
        # Not as progress, of which some is left out when it comes fast.
        database.open(lambda step: scheduler.post(lambda: window.show_step(step)))

    def on_error(error: Exception) -> None:
        failed.append(error)
        waiting.quit()

    quits = app.quitOnLastWindowClosed()
    app.setQuitOnLastWindowClosed(False)
    scheduler.run(Lane.IO, work, on_done=lambda _nothing: waiting.quit(), on_error=on_error)
    waiting.exec()
    window.finish()
    app.setQuitOnLastWindowClosed(quits)
    if failed:
        raise failed[0]


def _show(
    app: QApplication,
    opened: App,
    theme: ThemeController | None,
    instance: SingleInstance,
    files: Sequence[str],
    closing: contextlib.ExitStack,
    unwritable: Sequence[str],
    profile_name: str,
) -> int:
    """Show the window until it is closed; registers its closing steps in ``closing``."""
    services = opened.services
    wanted = str(services.settings.get(THEME))
    if theme is None:
        theme = ThemeController(app, wanted)
    else:
        theme.set_value(wanted)
    services.profiles.start()
    services.eraser.resume()
    if not profile_name and not choose_at_start(services.profiles):
        return 0
    services.session.restore()
    window = MainWindow(services, theme)
    closing.callback(window.disconnect_services)
    bell = application.BugBell(window.show_bug)
    install_hooks(bell.ring)

    def on_opened(paths: list[str]) -> None:
        window.come_forward()
        window.open_paths(paths)

    def on_linked(links: list[str]) -> None:
        window.come_forward()
        for link in links:
            window.letters.follow(link)

    instance.opened.connect(on_opened)
    instance.linked.connect(on_linked)
    window.backups.tell_of_opening(unwritable)
    window.show()
    window.open_paths([path for path in files if not is_link(path)])
    for link in filter(is_link, files):
        window.letters.follow(link)

    def connect_desktop(_nothing: None) -> None:
        desktop = DesktopController(services, window)
        closing.callback(desktop.close)
        instance.serve(Remote(services, window, desktop.tray.quit).answer)

    def begin() -> None:
        opened.background.start()
        services.scheduler.run(Lane.QUICK, load_desktop, on_done=connect_desktop)

    first_rows = FirstRows(window, window.navigator.page)
    first_rows.shown.connect(lambda: _wake(opened, begin))
    garbage.settle()
    termination = Termination(app)
    closing.callback(termination.close)
    return app.exec()


def _wake(opened: App, begin: Callable[[], object]) -> None:
    """Have made what the first rows did without, one a turn of the loop, and begin then.

    The code is loaded in a lane, so that the window answers meanwhile.
    """
    scheduler, followers = opened.services.scheduler, opened.followers

    def load(_context: TaskContext) -> None:
        followers.load_code()

    def step() -> None:
        if followers.step():
            scheduler.post(step)
        else:
            begin()

    scheduler.run(Lane.QUICK, load, on_done=lambda _nothing: step())


def _hand_over(instance: SingleInstance, paths: ProfilePaths, files: Sequence[str], profile_name: str) -> int:
    """Let the window that is open take the files, for a profile where one is named."""
    if profile_name:
        try:
            ask(paths.runtime_dir, PROFILE, [profile_name])
        except RemoteError as error:
            sys.stderr.write(f"musicrec: {error_message(error)}\n")
            return 1
    return 0 if instance.send(files) else _refuse_second()


def _refuse(error: MusicRecError) -> int:
    signal.signal(signal.SIGINT, signal.SIG_DFL)  # Ctrl+C in the terminal closes the box
    _tell(error)
    return 1


def _refuse_second() -> int:
    text = "The player is open already but does not answer. Close it, or end its process, and try again."
    sys.stderr.write(f"musicrec: {text}\n")
    return 1


def _tell(error: MusicRecError) -> None:
    message = error_message(error)
    sys.stderr.write(f"musicrec: {message}\n")
    box = QMessageBox(QMessageBox.Icon.Warning, "MusicRec Desktop", str(message))
    box.exec()

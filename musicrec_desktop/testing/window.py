"""The real window on a new profile, with an engine that only keeps time."""

from __future__ import annotations

import os
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from musicrec_desktop.app.container import App, build
from musicrec_desktop.core.clock import Clock
from musicrec_desktop.core.paths import ProfilePaths
from musicrec_desktop.model.track import TrackId
from musicrec_desktop.playback.null_engine import NullEngine
from musicrec_desktop.testing.albums import ALBUMS, Album, fill
from musicrec_desktop.testing.finding import WidgetT, find
from musicrec_desktop.testing.new_library import new_library
from musicrec_desktop.ui.theme.control import ThemeController
from musicrec_desktop.ui.window.main_window import MainWindow
from musicrec_desktop.ui.window.qt_scheduler import QtScheduler

LIMIT_MS: Final = 10_000
"""So long is waited at most, in real time."""
_SEED: Final = 5


def delete_what_waits() -> None:
    """Delete what ``deleteLater`` put off."""
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


@dataclass
class Rig:
    """A profile, its window, and hands to work with.

    Attributes:
        app: the open profile; ``app.services`` is what the window uses.
        window: the main window, shown.
        qtbot: of the test.
        ids: the tracks that were made, in the order of their albums.
    """

    app: App
    window: MainWindow
    qtbot: QtBot
    ids: list[TrackId]

    @property
    def rows(self) -> list[str]:
        """The titles in the table of tracks, from top to bottom."""
        model = self.window.pages.tracks.model
        tracks = [model.track_at(row) for row in range(model.rowCount())]
        return [track.tags.title for track in tracks if track is not None]

    def wait_rows(self, count: int) -> None:
        """Wait until the table of tracks has so many rows."""
        self.qtbot.waitUntil(lambda: self.window.pages.tracks.model.rowCount() == count, timeout=LIMIT_MS)

    def wait_idle(self) -> None:
        """Wait until no task runs or waits, and what they found was shown; timers go on."""
        scheduler = self.app.services.scheduler
        assert isinstance(scheduler, QtScheduler)

        def is_idle() -> bool:
            if not scheduler.is_idle:
                return False
            # What tasks posted is delivered, and may have started others.
            QApplication.processEvents()
            return scheduler.is_idle

        self.qtbot.waitUntil(is_idle, timeout=LIMIT_MS)

    def search(self, text: str) -> None:
        """Type into the search field."""
        self.window.sidebar.search.setText(text)

    def find(self, kind: type[WidgetT], name: str) -> WidgetT:
        """The only visible widget of the window that has a name, as ``finding.find``."""
        return find(self.window, kind, name)


def open_profile(
    folder: Path, albums: Sequence[Album] = ALBUMS, *, engine_problem: str = "", clock: Clock | None = None
) -> tuple[App, list[TrackId]]:
    """A profile without its window; a new one gets the albums.

    Args:
        folder: gets the folders ``profile`` and ``music``.
        albums: what a new library has.
        engine_problem: why the engine is silent (a reason word), or an empty string.
        clock: of the player and all services; None for the system's.

    Returns:
        The open profile, and the tracks that were made.
    """
    scheduler = QtScheduler(clock)
    paths = ProfilePaths.under(str(folder / "profile"))
    paths.create()
    new_library(paths.database)
    engine = NullEngine(scheduler, problem=engine_problem)
    app = build(paths, scheduler, engine=engine, rng_seed=_SEED)
    return app, fill(app, os.path.join(folder, "music"), albums)


class WindowOpener:
    """Opens the window on one profile; each call closes the window before, so a second one is a restart.

    Args:
        folder: gets the folders ``profile`` and ``music``.
        qtbot: of the test.
        themes: dresses the window.
    """

    def __init__(self, folder: Path, qtbot: QtBot, themes: ThemeController) -> None:
        self._folder, self._qtbot, self._themes = folder, qtbot, themes
        self._open: Rig | None = None

    def __call__(
        self, *, albums: Sequence[Album] = ALBUMS, engine_problem: str = "", clock: Clock | None = None
    ) -> Rig:
        """Open it; the first time the profile is new and gets the albums.

        Args:
            albums: what a new library has; none for an empty one.
            engine_problem: why the engine is silent (a reason word), or an empty string.
            clock: of the player and all services; None for the system's.
        """
        self.close()
        app, ids = open_profile(self._folder, albums, engine_problem=engine_problem, clock=clock)
        app.services.session.restore()
        window = MainWindow(app.services, self._themes)
        self._open = Rig(app, window, self._qtbot, ids)
        window.show()
        app.followers.now()  # as behind the first rows
        return self._open

    def close(self) -> None:
        """Close the window and the profile, where they are open."""
        if (rig := self._open) is None:
            return
        self._open = None
        rig.window.close()
        rig.window.disconnect_services()
        rig.window.deleteLater()
        rig.app.close()
        delete_what_waits()

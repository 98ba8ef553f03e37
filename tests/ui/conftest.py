"""The real player on a new profile, with an engine that only keeps time."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from musicrec_desktop.app.container import App, build
from musicrec_desktop.core.paths import ProfilePaths
from musicrec_desktop.model.track import Tags, TrackId
from musicrec_desktop.playback.null_engine import NullEngine
from musicrec_desktop.storage.tracks import TrackStore
from musicrec_desktop.ui.theme.control import ThemeController
from musicrec_desktop.ui.window.main_window import MainWindow
from musicrec_desktop.ui.window.qt_scheduler import QtScheduler
from tests.support.audio_files import write_tone
from tests.support.library import add_tracks, new_library, scanned

ALBUMS = (
    ("Blue Hour", "Ada North", "Jazz", 1959),
    ("Night Bus", "The Lanterns", "Electronic", 2004),
    ("Four Rivers", "Orchestra of the Coast", "Classical", 1996),
)
TRACKS_OF_ALBUM = 4


def delete_what_waits() -> None:
    """Delete what ``deleteLater`` put off."""
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


@pytest.fixture(autouse=True)
def nothing_stays(qapp: QApplication) -> Iterator[None]:
    """Delete the widgets of a test with the test.

    Those that stay are dressed again by each theme of a later test; the last ones stay to the exit of Python.
    """
    yield
    delete_what_waits()


@pytest.fixture
def themes(qapp: QApplication) -> Iterator[ThemeController]:
    controller = ThemeController(qapp, "light")
    yield controller
    controller.deleteLater()


@dataclass
class Rig:
    """A profile, its window, and hands to work with."""

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
        self.qtbot.waitUntil(lambda: self.window.pages.tracks.model.rowCount() == count, timeout=10_000)

    def search(self, text: str) -> None:
        """Type into the search field."""
        self.window.sidebar.search.setText(text)


Opener = Callable[..., Rig]


@pytest.fixture
def open_window(qtbot: QtBot, tmp_path: Path, themes: ThemeController) -> Iterator[Opener]:
    """Opens a window on the profile; twice in a row is a restart."""
    opened: list[Rig] = []

    def close() -> None:
        while opened:
            rig = opened.pop()
            rig.window.close()
            rig.window.disconnect_services()
            rig.window.deleteLater()
            rig.app.close()
            delete_what_waits()

    def open_one(*, albums: Sequence[tuple[str, str, str, int]] = ALBUMS, engine_problem: str = "") -> Rig:
        close()
        scheduler = QtScheduler()
        paths = ProfilePaths.under(str(tmp_path / "profile"))
        paths.create()
        new_library(paths.database)
        app = build(paths, scheduler, engine=NullEngine(scheduler, problem=engine_problem), rng_seed=5)
        ids = fill(app, str(tmp_path / "music"), albums)
        app.services.session.restore()
        window = MainWindow(app.services, themes)
        rig = Rig(app, window, qtbot, ids)
        opened.append(rig)
        window.show()
        qtbot.waitExposed(window)
        app.followers.now()  # as behind the first rows
        return rig

    yield open_one
    close()


@pytest.fixture
def rig(open_window: Opener) -> Rig:
    """A window with twelve tracks of three albums."""
    made = open_window()
    made.wait_rows(len(ALBUMS) * TRACKS_OF_ALBUM)
    return made


def fill(app: App, folder: str, albums: Sequence[tuple[str, str, str, int]]) -> list[TrackId]:
    """Tracks of some albums, whose files are short tones; the ids in the order of albums and numbers."""
    if not albums or app.services.scan.folders():
        return []
    os.makedirs(folder, exist_ok=True)
    files = []
    for album, artist, genre, year in albums:
        for number in range(1, TRACKS_OF_ALBUM + 1):
            name = f"{album} {number}.wav"
            path = write_tone(os.path.join(folder, name), 0.05)
            tags = Tags(
                title=f"{album} {number}",
                artists=(artist,),
                album=album,
                album_artists=(artist,),
                genres=(genre,),
                track_number=number,
                year=year,
                duration_ms=60_000 * number,
            )
            status = os.stat(path)
            files.append(scanned(name, tags, size=status.st_size, mtime_ns=status.st_mtime_ns))
    _, ids = add_tracks(app.database, files, folder)
    assert len(TrackStore(app.database).many(ids)) == len(files)
    return ids

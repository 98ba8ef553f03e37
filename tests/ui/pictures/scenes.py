"""The window on the demo library without its music, and the pages of it that are drawn."""

from __future__ import annotations

import os
import time
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Final

import numpy as np
import pytest
from PySide6.QtCore import QEvent, QSize
from PySide6.QtGui import QImage, QPainter
from PySide6.QtWidgets import QApplication, QDialog, QWidget

from musicrec_desktop.app.container import App, build
from musicrec_desktop.core.paths import ProfilePaths
from musicrec_desktop.demo import library
from musicrec_desktop.demo.encode import FORMATS
from musicrec_desktop.demo.sound import SAMPLE_RATE_HZ, Stereo
from musicrec_desktop.model.browse import Scope, ScopeKind
from musicrec_desktop.model.features import SeekPicture
from musicrec_desktop.model.files import FileStat, ScannedFile
from musicrec_desktop.model.listen import Listen
from musicrec_desktop.model.playback import EndReason
from musicrec_desktop.model.track import CoverSource, Tags, TrackId
from musicrec_desktop.playback.null_engine import NullEngine
from musicrec_desktop.storage.folders import FolderStore
from musicrec_desktop.storage.listens import ListenStore
from musicrec_desktop.storage.pictures import PictureStore
from musicrec_desktop.storage.tracks import TrackStore
from musicrec_desktop.testing.clock import FakeClock
from musicrec_desktop.testing.new_library import new_library
from musicrec_desktop.ui.theme.control import ThemeController
from musicrec_desktop.ui.window.main_window import MainWindow
from musicrec_desktop.ui.window.places import PageId
from musicrec_desktop.ui.window.qt_scheduler import QtScheduler
from musicrec_desktop.ui.window.settings_dialog import SettingsDialog

WIDTH, HEIGHT = 960, 600
MARGIN_PX: Final = 40
"""Around dialogs."""
THEMES: Final = ("light", "dark")
EVENING_MS: Final = 1_796_070_600_000
"""Monday, 30 November 2026, half past eight in the evening (UTC)."""
MINUTE_MS, DAY_MS = 60_000, 86_400_000
_LIMIT_S: Final = 100.0
"""Much more than it takes, on a machine that has much else to do."""
_SEED: Final = 7


@dataclass
class Stage:
    """The window, and what scenes are made of.

    Attributes:
        app: the open profile.
        window: shown, in the size of the pictures.
        ids: the tracks of the demo library in the order of its plan.
    """

    app: App
    window: MainWindow
    ids: list[TrackId]

    def settle(self) -> None:
        """Let everything come that was asked for, covers included."""
        scheduler, end = self.app.services.scheduler, time.monotonic() + _LIMIT_S
        assert isinstance(scheduler, QtScheduler)
        fresh = self.window.panel.view.queue_delegate.fresh
        calm = 0
        while calm < 3:
            assert time.monotonic() < end, "the window does not come to rest"
            QApplication.processEvents()
            is_calm = scheduler.is_idle and self.window.covers.is_idle and not fresh.timer.isActive()
            calm = calm + 1 if is_calm else 0
            if is_calm:
                self.window.grab()  # what is painted may ask for more

    def draw(self, over: QWidget | None) -> QImage:
        """The window as it is now, with a dialog in its middle."""
        self.settle()
        picture = self.window.grab()
        if over is not None:
            painter = QPainter(picture)
            painter.drawPixmap(self.window.rect().center() - over.rect().center(), over.grab())
            painter.end()
        return picture.toImage()


Scene = Callable[[Stage], QWidget | None]


def tracks(stage: Stage) -> None:
    """All tracks, one of which plays."""
    stage.window.navigator.go_page(PageId.TRACKS)


def albums(stage: Stage) -> None:
    """Covers with two lines below."""
    stage.window.navigator.go_page(PageId.ALBUMS)


def album(stage: Stage) -> None:
    """An album with its cover."""
    stage.window.navigator.go_scope(Scope(ScopeKind.ALBUM, "Slow Ferries", "Ines Albarran"))


def artists(stage: Stage) -> None:
    """Round pictures, names and counts."""
    stage.window.navigator.go_page(PageId.ARTISTS)


def history(stage: Stage) -> None:
    """Two days of listens."""
    stage.window.navigator.go_page(PageId.HISTORY)


def empty(stage: Stage) -> None:
    """A page that has nothing yet says what would be there."""
    stage.window.navigator.go_page(PageId.SPOKEN)


def queue(stage: Stage) -> None:
    """The queue over the page."""
    stage.window.navigator.go_page(PageId.TRACKS)
    if not stage.window.drawer.is_shown:
        stage.window.drawer.toggle()


def rules(stage: Stage) -> QWidget:
    """A dialog of switches and numbers."""
    stage.window.tune.show_rules()
    assert stage.window.tune.rules_dialog is not None
    return stage.window.tune.rules_dialog


def settings(stage: Stage) -> QWidget:
    """The dialog with the most kinds of fields."""
    stage.window.actions_table.run("settings")
    return stage.window.findChildren(SettingsDialog)[-1]


SCENES: Final[Mapping[str, Scene]] = {
    "tracks": tracks,
    "albums": albums,
    "album": album,
    "artists": artists,
    "history": history,
    "empty": empty,
    "rules": rules,
    "settings": settings,
    "queue": queue,
}
"""In the order in which they are drawn; the queue stays open after its own."""


def drawn(folder: Path) -> Iterator[tuple[str, QImage]]:
    """Draw every scene in every theme.

    Args:
        folder: gets a profile and music.

    Yields:
        A name and the picture.
    """
    application = QApplication.instance()
    assert isinstance(application, QApplication)
    flash_ms = application.cursorFlashTime()
    application.setCursorFlashTime(0)
    themes = ThemeController(application, THEMES[0])
    clock = FakeClock(EVENING_MS)
    scheduler = QtScheduler(clock)
    paths = ProfilePaths.under(str(folder / "profile"))
    paths.create()
    new_library(paths.database)
    app = build(paths, scheduler, engine=NullEngine(scheduler), rng_seed=_SEED)
    ids = _fill(app, str(folder / "Music"))
    window = MainWindow(app.services, themes)
    window.resize(WIDTH, HEIGHT)
    window.show()
    app.followers.now()
    stage = Stage(app, window, ids)
    _live(stage)
    for name, scene in SCENES.items():
        for theme in THEMES:
            themes.set_value(theme)
            over = scene(stage)
            if over is not None:
                over.resize(over.size().boundedTo(window.size() - QSize(MARGIN_PX, MARGIN_PX)))
            yield f"{name}-{theme}", stage.draw(over)
            if isinstance(over, QDialog):
                over.close()
    window.close()
    window.disconnect_services()
    window.deleteLater()
    app.close()
    themes.deleteLater()
    application.setCursorFlashTime(flash_ms)
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


def _fill(app: App, folder: str) -> list[TrackId]:
    """The demo library, which is composed in a minute, with a moment of silence in each of its files."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(library, "compose", _silence)
        library.build_demo_library(folder)
    folder_id = FolderStore(app.database).add(folder).id
    ids, _ = TrackStore(app.database).upsert(
        folder_id, [_file(folder, planned) for planned in library.plan()], EVENING_MS
    )
    return ids


def _silence(_planned: library.PlannedTrack) -> Stereo:
    return np.zeros((2, SAMPLE_RATE_HZ // 10), np.float32)


def _file(folder: str, planned: library.PlannedTrack) -> ScannedFile:
    status, source = os.stat(os.path.join(folder, planned.relative_path)), planned.album
    tags = Tags(
        title=planned.track.title,
        artists=(source.artist,),
        album=source.title,
        album_artists=(source.artist,),
        genres=(source.genre,),
        track_number=planned.number,
        year=source.year,
        duration_ms=31_000 + planned.seed % 5_000,
        cover=CoverSource.FOLDER if FORMATS[source.file_format].is_cover_beside else CoverSource.EMBEDDED,
    )
    return ScannedFile(FileStat(planned.relative_path, status.st_size, status.st_mtime_ns), tags)


def _live(stage: Stage) -> None:
    """Two evenings of music, some likes, and something that is paused."""
    services, listens = stage.app.services, ListenStore(stage.app.database)
    queued = [stage.ids[place] for place in (2, 20, 3, 11)]
    for place, track_id in enumerate(stage.ids[:20]):
        is_skipped = place % 4 == 3
        at_ms = EVENING_MS - DAY_MS * (place // 10) - MINUTE_MS * (20 - place % 10)
        reason = EndReason.SKIPPED if is_skipped else EndReason.FINISHED
        listens.finish(Listen(track_id, at_ms, 3_000 if is_skipped else 31_000, 31_000, reason))
    for track_id in stage.ids[1::5]:
        services.feedback.like(track_id)
    pictures, wave = PictureStore(stage.app.database), np.arange(400)
    for track_id in queued:
        # One that is not there is made by a process of its own, which takes its time.
        loudness = 140 + 100 * np.sin(wave / 9) * np.sin(wave / 37)
        pictures.save(track_id, SeekPicture(loudness.astype(np.uint8), (wave // 2).astype(np.uint8)))
    services.autoplay.set_enabled(False)
    services.player.play_now(queued)
    services.player.pause()
    stage.settle()
    stage.window.playback.refresh()
    stage.window.notices.toast.hide()

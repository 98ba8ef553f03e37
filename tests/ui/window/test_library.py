"""Folders, scans and the demo library in the window."""

from __future__ import annotations

import os
from pathlib import Path

from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from musicrec_desktop.core.tasks import Progress
from musicrec_desktop.model.features import AnalysisReport
from musicrec_desktop.model.track import TrackId
from musicrec_desktop.ui.main_window import MainWindow
from musicrec_desktop.ui.window_library import ANALYSIS
from tests.support.audio_files import write_tone
from tests.ui.conftest import Opener, Rig
from tests.ui.widgets import hands


def drop(window: MainWindow, mime: QMimeData, at: QPoint) -> None:
    """As a drag from outside arrives: at the widget under the pointer, then at its parents."""
    target = window.childAt(at) or window
    place = target.mapFrom(window, at)
    buttons, keys = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    enter = QDragEnterEvent(place, Qt.DropAction.CopyAction, mime, buttons, keys)
    QApplication.sendEvent(target, enter)
    widget = target
    while not widget.acceptDrops() and (parent := widget.parentWidget()) is not None:
        widget = parent
    event = QDropEvent(QPointF(widget.mapFrom(window, at)), Qt.DropAction.CopyAction, mime, buttons, keys)
    QApplication.sendEvent(widget, event)


def urls(*paths: str) -> QMimeData:
    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile(path) for path in paths])
    return mime


def music(folder: Path, *names: str) -> list[str]:
    folder.mkdir()
    return [write_tone(str(folder / name), 0.3) for name in names]


def test_the_first_start_offers_two_ways(open_window: Opener, qtbot: QtBot) -> None:
    rig = open_window(albums=())
    window = rig.window
    assert window.stack.currentWidget() is window.welcome
    assert not window.panel.isVisible()
    assert window.welcome.add_button.isVisible()
    assert window.welcome.demo_button.isVisible()


def test_a_folder_dropped_on_the_first_page_fills_the_library(
    open_window: Opener, qtbot: QtBot, tmp_path: Path
) -> None:
    rig = open_window(albums=())
    music(tmp_path / "drop", "One.wav", "Two.wav")
    drop(rig.window, urls(str(tmp_path / "drop")), QPoint(600, 300))
    rig.wait_rows(2)
    assert rig.window.stack.currentWidget() is rig.window.pages.tracks
    assert rig.window.panel.isVisible()
    qtbot.waitUntil(lambda: not rig.window.services.scan.is_running)
    qtbot.waitUntil(lambda: "2 new tracks" in rig.window.notices.toast.text)
    assert rig.window.services.player.queue.current is None


def test_a_dropped_file_plays_and_its_folder_stays_out(rig: Rig, qtbot: QtBot, tmp_path: Path) -> None:
    (song,) = music(tmp_path / "downloads", "New song.wav")
    drop(rig.window, urls(song), QPoint(600, 300))
    qtbot.waitUntil(lambda: rig.window.playback.current_id is not None)
    assert rig.window.bar.title.full_text == "New song"
    assert len(rig.window.services.scan.folders()) == 1


def test_dropping_something_that_is_gone_is_told(rig: Rig, qtbot: QtBot, tmp_path: Path) -> None:
    drop(rig.window, urls(str(tmp_path / "nowhere")), QPoint(600, 300))
    qtbot.waitUntil(rig.window.notices.toast.isVisible)
    assert "nowhere" in rig.window.notices.toast.text


def test_rows_dragged_to_the_panel_are_queued(rig: Rig) -> None:
    model, panel = rig.window.pages.tracks.model, rig.window.panel
    mime = model.mimeData([model.index(1, 0), model.index(3, 0)])
    drop(rig.window, mime, panel.mapTo(rig.window, panel.rect().center()))
    queued = [entry.track_id for entry in rig.window.services.player.queue.user_part]
    assert queued == [model.id_at(1), model.id_at(3)]


def test_folders_named_at_the_start_play(rig: Rig, qtbot: QtBot, tmp_path: Path) -> None:
    music(tmp_path / "named", "A.wav", "B.wav")
    rig.window.open_paths([str(tmp_path / "named")])
    qtbot.waitUntil(lambda: rig.window.playback.current_id is not None)
    assert rig.window.bar.title.full_text == "A"
    rig.wait_rows(14)
    assert len(rig.window.services.scan.folders()) == 2


def test_a_removed_folder_can_be_brought_back(rig: Rig, qtbot: QtBot) -> None:
    window = rig.window
    window.library.manage_folders()
    dialog = window.library.folders_dialog
    assert dialog is not None
    (folder,) = window.services.scan.folders()
    dialog.remove_requested.emit(folder)
    qtbot.waitUntil(lambda: window.services.scan.folders() == ())
    hands.click(window.notices.toast.button)
    qtbot.waitUntil(lambda: len(window.services.scan.folders()) == 1)
    rig.wait_rows(12)
    dialog.close()


def test_rescan_finds_what_went(rig: Rig, qtbot: QtBot) -> None:
    track = rig.window.services.browse.track(rig.ids[0])
    assert track is not None
    os.unlink(track.path)
    rig.window.library.rescan()
    rig.wait_rows(11)


def test_the_selection_and_the_place_stay_while_a_scan_adds_rows(
    rig: Rig, qtbot: QtBot, tmp_path: Path
) -> None:
    page = rig.window.pages.tracks
    page.view.select_rows([4, 5], 5)
    chosen = list(page.selected_ids())
    write_tone(str(tmp_path / "music" / "A first one.wav"), 0.3)
    rig.window.library.rescan()
    rig.wait_rows(13)
    assert list(page.selected_ids()) == chosen


def test_jobs_show_in_the_foot_with_pause_and_cancel(rig: Rig, qtbot: QtBot) -> None:
    foot, analyse = rig.window.foot, rig.window.services.analyse
    assert foot.row(ANALYSIS) is None
    analyse.start()
    qtbot.waitUntil(lambda: foot.row(ANALYSIS) is not None)
    analyse.progressed.emit(Progress(3, 12, "x.wav", 60_000))
    row = foot.row(ANALYSIS)
    assert row is not None
    assert "3/12" in row.figures.full_text
    hands.click(row.pause_button)
    assert analyse.is_paused
    hands.click(row.pause_button)
    assert not analyse.is_paused
    hands.click(row.cancel_button)
    qtbot.waitUntil(lambda: foot.row(ANALYSIS) is None, timeout=20_000)


def test_files_that_could_not_be_analysed_are_told_with_a_way_on(rig: Rig) -> None:
    rig.window.services.analyse.finished.emit(AnalysisReport((), (("/x.mp3", "crashed"),), 0, 1.0, 1.0))
    assert "1 file could not be analysed" in rig.window.notices.toast.text
    assert rig.window.notices.toast.button.text() == "Try again"


def test_tracks_that_go_from_the_library_leave_no_ghosts(rig: Rig) -> None:
    assert rig.window.pages.tracks.model.rows_of([TrackId(987_654)]) == []
    rig.window.navigator.reveal(rig.ids[5])
    assert list(rig.window.pages.tracks.selected_ids()) == [rig.ids[5]]

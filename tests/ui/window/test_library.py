"""Folders, scans and the demo library in the window."""

from __future__ import annotations

import os
from itertools import pairwise
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, QStandardPaths
from PySide6.QtWidgets import QFileDialog, QLabel, QPushButton, QScrollArea, QToolButton, QWidget
from pytestqt.qtbot import QtBot

from musicrec_desktop.analysis.recipe import EXTRACTOR_VERSION
from musicrec_desktop.core.paths import display_path
from musicrec_desktop.core.tasks import Progress
from musicrec_desktop.model.features import AnalysisReport
from musicrec_desktop.model.files import FileFailure
from musicrec_desktop.model.track import TrackId
from musicrec_desktop.storage.features import FeatureStore
from musicrec_desktop.ui.kit.job_foot import JobView
from musicrec_desktop.ui.kit.labels import ElidedLabel
from musicrec_desktop.ui.kit.wording.files import failure_text
from musicrec_desktop.ui.library.controller import ANALYSIS
from musicrec_desktop.ui.library.folders_dialog import SHOWN_FAILURES
from musicrec_desktop.ui.window.places import PageId
from tests.support.audio_files import write_tone
from tests.ui import hands
from tests.ui.conftest import Opener, Rig


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
    qtbot.waitUntil(lambda: window.services.scan.folders() == () and window.notices.toast.isVisible())
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
    toast = rig.window.notices.toast
    assert "1 file could not be listened to" in toast.text
    assert toast.button.text() == "Show why"
    hands.click(toast.button)
    dialog = rig.window.library.folders_dialog
    assert dialog is not None
    assert dialog.isVisible()
    dialog.close()


def test_silent_and_very_short_tracks_are_no_failures(rig: Rig) -> None:
    failed = (("/a.mp3", "silent"), ("/b.mp3", "too-short"))
    rig.window.services.analyse.finished.emit(AnalysisReport((), failed, 0, 1.0, 1.0))
    assert not rig.window.notices.toast.isVisible()


def fail(rig: Rig, reasons: dict[TrackId, str]) -> list[str]:
    """Note failed analyses; the paths of the files."""
    features = FeatureStore(rig.app.database)
    pending = features.pending_among(EXTRACTOR_VERSION, list(reasons))
    for item in pending:
        features.save_failure(item, EXTRACTOR_VERSION, reasons[item.track_id], 1)
    return [item.path for item in pending]


def test_the_music_folders_tell_why_files_failed_and_try_them_again(rig: Rig, qtbot: QtBot) -> None:
    reasons = dict(zip(rig.ids[:3], ("crashed", "no-audio", "silent"), strict=True))
    crashed, mute, silent = fail(rig, reasons)
    rig.window.library.manage_folders()
    dialog = rig.window.library.folders_dialog
    assert dialog is not None
    words = {
        label.full_text if isinstance(label, ElidedLabel) else label.text()
        for label in dialog.findChildren(QLabel)
        if label.isVisible()
    }
    assert {"2 files could not be listened to", display_path(crashed), display_path(mute)} <= words
    assert {failure_text("crashed"), failure_text("no-audio")} <= words
    assert display_path(silent) not in words
    assert any(text.startswith("1 track is silent or too short") for text in words)
    (retry,) = _retry_buttons(dialog)
    hands.click(retry)
    qtbot.waitUntil(lambda: not _retry_buttons(dialog))
    rig.window.services.analyse.cancel()
    dialog.close()


def _retry_buttons(dialog: QWidget) -> list[QPushButton]:
    buttons = dialog.findChildren(QPushButton)
    return [button for button in buttons if button.text() == "Try again" and button.isVisible()]


def test_many_failures_are_named_up_to_a_number(rig: Rig, monkeypatch: pytest.MonkeyPatch) -> None:
    many = [FileFailure(f"/music/{number}.mp3", "crashed") for number in range(SHOWN_FAILURES + 7)]
    monkeypatch.setattr(rig.window.services.analyse, "failures", lambda: many)
    rig.window.library.manage_folders()
    dialog = rig.window.library.folders_dialog
    assert dialog is not None
    words = [label.text() for label in dialog.findChildren(QLabel) if label.isVisible()]
    assert words.count(failure_text("crashed")) == SHOWN_FAILURES
    assert "and 7 more" in words
    dialog.close()


def test_without_any_folder_the_first_page_comes_back(rig: Rig, qtbot: QtBot) -> None:
    window = rig.window
    (folder,) = window.services.scan.folders()
    window.library.remove_folder(folder)
    qtbot.waitUntil(lambda: window.stack.currentWidget() is window.welcome)
    hands.click(window.notices.toast.button)
    qtbot.waitUntil(lambda: window.stack.currentWidget() is window.pages.tracks)
    rig.wait_rows(12)


def test_a_folder_is_looked_for_where_music_lies(rig: Rig, monkeypatch: pytest.MonkeyPatch) -> None:
    rig.window.library.ask_for_folder()
    (dialog,) = rig.window.findChildren(QFileDialog)
    places = QStandardPaths.StandardLocation
    music, home = map(QStandardPaths.writableLocation, (places.MusicLocation, places.HomeLocation))
    assert dialog.directory().path() == (music if os.path.isdir(music) else home)
    assert dialog.labelText(QFileDialog.DialogLabel.FileName) == "Folder:"
    dialog.reject()


def test_the_foot_leaves_room_for_the_entries_above_it(rig: Rig, qtbot: QtBot) -> None:
    window = rig.window
    window.resize(960, 600)
    window.notices.engine_problem("no-libvlc")
    progress = Progress(3, 12, "x.wav", 60_000)
    window.foot.set_jobs([JobView(name, name, progress, can_pause=True) for name in ("scan", "analysis")])
    area = window.sidebar.findChild(QScrollArea)
    assert area is not None
    # Those of the field of search have names, too, and stand beside each other.
    buttons = [button for button in area.findChildren(QToolButton) if button.text().strip()]
    assert len(buttons) > 10

    def edges() -> list[tuple[int, int]]:
        tops = [(button.mapTo(window, QPoint(0, 0)).y(), button.height()) for button in buttons]
        return sorted((top, top + height) for top, height in tops)

    qtbot.waitUntil(lambda: window.foot.isVisible() and edges()[-1][0] > edges()[0][0])
    foot = window.foot.mapTo(window, QPoint(0, 0)).y
    qtbot.waitUntil(lambda: area.mapTo(window, QPoint(0, area.height())).y() + 8 <= foot())
    assert all(above[1] <= below[0] for above, below in pairwise(edges()))
    # The pages of the library have room; what stands below them scrolls into view.
    history, insights = (window.sidebar.page_button(page) for page in (PageId.HISTORY, PageId.INSIGHTS))
    assert history.visibleRegion().boundingRect().height() == history.height()
    area.ensureWidgetVisible(insights)
    assert insights.visibleRegion().boundingRect().height() == insights.height()


def test_tracks_that_go_from_the_library_leave_no_ghosts(rig: Rig) -> None:
    assert rig.window.pages.tracks.model.rows_of([TrackId(987_654)]) == []
    rig.window.navigator.reveal(rig.ids[5])
    assert list(rig.window.pages.tracks.selected_ids()) == [rig.ids[5]]

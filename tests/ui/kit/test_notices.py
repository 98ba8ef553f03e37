"""Jobs, toasts, banners, empty states, the first page."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QEvent, QPointF, Qt
from PySide6.QtGui import QEnterEvent
from PySide6.QtWidgets import QApplication, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from musicrec_desktop.core.tasks import Progress
from musicrec_desktop.ui.kit.banner import Banner
from musicrec_desktop.ui.kit.empty_state import EmptyState
from musicrec_desktop.ui.kit.icons import Glyph
from musicrec_desktop.ui.kit.job_foot import JobFoot, JobRow, JobView
from musicrec_desktop.ui.kit.toast import Toast
from musicrec_desktop.ui.kit.wording.errors import engine_problem
from musicrec_desktop.ui.library.welcome import Welcome
from musicrec_desktop.ui.theme.control import ThemeController
from tests.ui.hands import click, glyph_of, type_key

ANALYSING = JobView("analyse", "Analysing", Progress(214, 900, "a.mp3", 120_000), can_pause=True)


@pytest.fixture
def foot(themes: ThemeController, qtbot: QtBot) -> JobFoot:
    made = JobFoot(themes)
    qtbot.addWidget(made)
    made.resize(216, 200)
    return made


def _row(foot: JobFoot, key: str) -> JobRow:
    row = foot.row(key)
    assert row is not None
    return row


def test_a_job_says_how_far_it_is(foot: JobFoot) -> None:
    assert foot.isHidden()
    foot.set_jobs([ANALYSING])
    assert not foot.isHidden()
    row = _row(foot, "analyse")
    assert row.figures.full_text == "214/900 · 2 min left"
    assert row.bar.value() == 214
    assert row.bar.accessibleName() == "Analysing"


def test_a_job_of_unknown_size_moves(foot: JobFoot) -> None:
    foot.set_jobs([JobView("scan", "Scanning Music", Progress(1_214, 0))])
    row = _row(foot, "scan")
    assert (row.bar.minimum(), row.bar.maximum()) == (0, 0)
    assert row.figures.full_text == "1,214 so far"
    assert row.pause_button.isHidden()


def test_a_job_that_did_not_begin_says_so(foot: JobFoot) -> None:
    foot.set_jobs([JobView("scan", "Scanning")])
    assert _row(foot, "scan").figures.full_text == "Starting …"


def test_jobs_of_two_groups_stand_below_each_other(foot: JobFoot) -> None:
    foot.set_jobs([ANALYSING])
    foot.set_jobs([JobView("import", "Importing")], "files")
    kept = _row(foot, "import")
    foot.set_jobs([])
    assert foot.row("analyse") is None
    assert foot.row("import") is kept
    assert not foot.isHidden()
    foot.set_jobs([], "files")
    assert foot.isHidden()


def test_jobs_are_paused_resumed_and_cancelled(foot: JobFoot, qtbot: QtBot) -> None:
    foot.set_jobs([ANALYSING])
    foot.show()
    row = _row(foot, "analyse")
    with qtbot.waitSignal(foot.pause_requested) as told:
        click(row.pause_button)
    assert told.args == ["analyse"]
    foot.set_jobs([JobView("analyse", "Analysing", ANALYSING.progress, is_paused=True, can_pause=True)])
    assert row.figures.full_text == "214/900 · Paused"
    assert glyph_of(row.pause_button) is Glyph.PLAY
    assert row.pause_button.accessibleName() == "Resume: Analysing"
    with qtbot.waitSignal(foot.resume_requested):
        click(row.pause_button)
    with qtbot.waitSignal(foot.cancel_requested) as told:
        click(row.cancel_button)
    assert told.args == ["analyse"]


def test_jobs_come_and_go_and_keep_their_rows(foot: JobFoot) -> None:
    foot.set_jobs([JobView("scan", "Scanning"), ANALYSING])
    kept = _row(foot, "analyse")
    foot.set_jobs([ANALYSING])
    assert foot.row("analyse") is kept
    assert foot.row("scan") is None
    foot.set_jobs([])
    assert foot.isHidden()


def test_a_long_name_fits_into_the_sidebar(foot: JobFoot) -> None:
    foot.set_jobs([JobView("a", "Analysing the folder with the very long name", can_pause=True)])
    assert foot.minimumSizeHint().width() <= 216


@pytest.fixture
def below(themes: ThemeController, qtbot: QtBot) -> QWidget:
    made = QWidget()
    qtbot.addWidget(made)
    made.resize(960, 600)
    made.show()
    return made


def test_a_toast_undoes_once(below: QWidget) -> None:
    toast, undone = Toast(below), []
    toast.show_message("Removed 3 tracks", "Undo", lambda: undone.append(1))
    assert toast.isVisible()
    assert toast.timer.isActive()
    assert toast.timer.interval() == 6_000
    click(toast.button)
    assert undone == [1]
    assert not toast.isVisible()


def test_a_toast_goes_by_itself(below: QWidget) -> None:
    toast = Toast(below)
    toast.show_message("Added 3 tracks")
    assert toast.button.isHidden()
    toast.timer.timeout.emit()
    assert not toast.isVisible()


def test_a_toast_waits_for_the_pointer(below: QWidget) -> None:
    toast, at = Toast(below), QPointF(5, 5)
    toast.show_message("Removed", "Undo", lambda: None)
    QApplication.sendEvent(toast, QEnterEvent(at, at, at))
    assert not toast.timer.isActive()
    QApplication.sendEvent(toast, QEvent(QEvent.Type.Leave))
    assert toast.timer.isActive()


def test_a_toast_waits_for_the_keyboard_and_escape_closes_it(below: QWidget, qtbot: QtBot) -> None:
    toast = Toast(below)
    toast.show_message("Removed", "Undo", lambda: None)
    below.activateWindow()
    toast.button.setFocus(Qt.FocusReason.TabFocusReason)
    qtbot.waitUntil(toast.button.hasFocus)
    assert not toast.timer.isActive()
    type_key(toast.button, Qt.Key.Key_Escape)
    assert not toast.isVisible()


def test_a_toast_stays_inside_at_the_bottom(below: QWidget) -> None:
    toast = Toast(below, bottom_px=30)
    toast.show_message("Removed “Concerto for Two Violins in D minor, BWV 1043” " * 3, "Undo", lambda: None)
    for width in (960, 400):
        below.resize(width, 600)
        QApplication.processEvents()
        assert below.rect().contains(toast.geometry())
        assert toast.geometry().bottom() == 600 - 30 - 1
        assert abs(toast.geometry().center().x() - width // 2) <= 1


def test_a_toast_does_not_lie_on_buttons(below: QWidget) -> None:
    toast = Toast(below, bottom_px=30)
    rows = [QPushButton("Move the other file to the trash…", below) for _ in range(12)]
    for number, button in enumerate(rows):
        button.setGeometry(300, 600 - 60 - number * 40, 300, 32)
        button.setVisible(number < 2)
    toast.show_message("Removed", "Undo", lambda: None)
    assert not any(toast.geometry().intersects(button.geometry()) for button in rows[:2])
    assert toast.geometry().bottom() < rows[1].geometry().top()
    # What is beside it does not move it.
    for button in rows[:2]:
        button.move(900, button.y())
    toast.show_message("Removed", "Undo", lambda: None)
    assert toast.geometry().bottom() == 600 - 30 - 1
    # A whole page of buttons has no place that is free.
    for number, button in enumerate(rows):
        button.move(300, 600 - 60 - number * 40)
        button.show()
    toast.show_message("Removed", "Undo", lambda: None)
    assert toast.geometry().bottom() == 600 - 30 - 1


def test_a_banner_stays_until_it_is_closed(themes: ThemeController, qtbot: QtBot) -> None:
    banner, pressed = Banner(themes), []
    qtbot.addWidget(banner)
    assert banner.isHidden()
    problem = engine_problem("no-libvlc")
    banner.show_message(problem.headline, problem.advice, "Try again", lambda: pressed.append(1))
    assert banner.text == str(problem)
    assert banner.accessibleName() == str(problem)
    click(banner.button)
    assert pressed == [1]
    with qtbot.waitSignal(banner.closed):
        click(banner.close_button)
    assert banner.isHidden()


def test_an_empty_state_offers_what_it_can(themes: ThemeController, qtbot: QtBot) -> None:
    state, pressed = EmptyState(themes), []
    qtbot.addWidget(state)
    state.show_message("No results", "Use fewer words.", "Clear search", lambda: pressed.append("clear"))
    assert (state.headline, state.text) == ("No results", "Use fewer words.")
    assert state.second_button.isHidden()
    click(state.primary_button)
    state.show_message("Nothing", "", "A", None, "B", lambda: pressed.append("b"), glyph=Glyph.ALBUMS)
    click(state.primary_button)
    click(state.second_button)
    assert pressed == ["clear", "b"]


def test_the_first_page_has_two_ways(themes: ThemeController, qtbot: QtBot) -> None:
    page = Welcome(themes)
    qtbot.addWidget(page)
    with qtbot.waitSignal(page.add_folder_requested):
        click(page.add_button)
    with qtbot.waitSignal(page.demo_requested):
        click(page.demo_button)
    page.show_progress(Progress(7, 24, "", 40_000))
    assert not page.demo_button.isEnabled()
    page.show_progress(None)
    assert page.demo_button.isEnabled()


def test_pages_fit_beside_both_panels_at_the_least_window(themes: ThemeController, qtbot: QtBot) -> None:
    for page in (Welcome(themes), EmptyState(themes), Banner(themes)):
        qtbot.addWidget(page)
        assert page.minimumSizeHint().width() <= 960 - 216 - 320

"""What jobs show costs little: figures now and then, and a bar that paints itself alone."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from musicrec_desktop.core.tasks import Progress
from musicrec_desktop.ui.kit.job_foot import STEPS, JobFoot, JobView
from musicrec_desktop.ui.theme.control import ThemeController
from tests.support.window_probe import Paintings

SCAN = JobView("scan", "Scanning folders", Progress(10, 100), can_pause=True)


def _shown(qtbot: QtBot, themes: ThemeController) -> tuple[QWidget, JobFoot]:
    sidebar = QWidget()
    qtbot.addWidget(sidebar)
    sidebar.setProperty("role", "sidebar")
    sidebar.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
    foot = JobFoot(themes)
    QVBoxLayout(sidebar).addWidget(foot)
    sidebar.resize(240, 200)
    sidebar.show()
    qtbot.waitExposed(sidebar)
    return sidebar, foot


def _middle(bar: QWidget) -> tuple[str, ...]:
    """The colours along a bar."""
    image = bar.grab().toImage()
    return tuple(image.pixelColor(x, image.height() // 2).name() for x in range(image.width()))


def test_a_job_is_shown_at_once_and_its_figures_now_and_then(qtbot: QtBot, themes: ThemeController) -> None:
    _sidebar, foot = _shown(qtbot, themes)
    foot.set_jobs([SCAN])
    row = foot.row("scan")
    assert row is not None
    assert row.bar.value() == 10
    for done in range(11, 60):
        foot.set_jobs([replace(SCAN, progress=Progress(done, 100))])
    assert row.bar.value() == 10
    qtbot.waitUntil(lambda: row.bar.value() == 59)
    assert row.figures.full_text.startswith("59/100")
    foot.set_jobs([replace(SCAN, progress=Progress(60, 100), is_paused=True)])
    assert (row.bar.value(), row.pause_button.accessibleName()) == (60, "Resume: Scanning folders")
    foot.set_jobs([])
    assert foot.isHidden()


def test_a_job_that_stands_still_says_why_at_once(qtbot: QtBot, themes: ThemeController) -> None:
    _sidebar, foot = _shown(qtbot, themes)
    job = replace(SCAN, progress=Progress(0, 59, eta_ms=60_000))
    foot.set_jobs([job])
    foot.set_jobs([replace(job, note=("the computer is busy", "Others come first."))])
    row = foot.row("scan")
    assert row is not None
    # How long the rest takes is not known while nothing ends.
    assert row.figures.full_text == "0/59 · the computer is busy"
    assert "Others come first." in row.figures.toolTip()
    assert "Others come first." in row.bar.accessibleDescription()
    foot.set_jobs([job])
    assert row.figures.full_text.startswith("0/59 · 1 min")


def test_a_bar_that_moves_paints_nothing_but_itself(qtbot: QtBot, themes: ThemeController) -> None:
    _sidebar, foot = _shown(qtbot, themes)
    foot.set_jobs([replace(SCAN, progress=Progress(0, 0))])
    row = foot.row("scan")
    assert row is not None
    qtbot.waitUntil(lambda: row.bar.isVisible() and row.bar.width() > 100)
    QCoreApplication.processEvents()
    paintings, places = Paintings(), set[tuple[str, ...]]()
    application = QApplication.instance()
    assert application is not None
    application.installEventFilter(paintings)
    for _ in range(2 * STEPS):
        row.bar.move_on()
        QCoreApplication.processEvents()
        places.add(_middle(row.bar))
    application.removeEventFilter(paintings)
    assert set(paintings.by_class) == {"JobBar"}
    assert len(places) == STEPS + 1


def test_a_bar_looks_as_far_as_the_job_is(qtbot: QtBot, themes: ThemeController) -> None:
    _sidebar, foot = _shown(qtbot, themes)
    foot.set_jobs([SCAN])
    row = foot.row("scan")
    assert row is not None
    bar = row.bar
    for done, right in ((0, False), (100, True)):
        bar.setValue(done)
        image = bar.grab().toImage()
        colour = image.pixelColor(image.width() // 2, image.height() // 2).name()
        theme = themes.theme
        assert colour == (theme.accent if right else theme.border_strong).lower()
    bar.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    bar.setValue(30)
    image = bar.grab().toImage()
    assert image.pixelColor(image.width() - 6, image.height() // 2).name() == themes.theme.accent.lower()
    assert image.pixelColor(6, image.height() // 2).name() == themes.theme.border_strong.lower()

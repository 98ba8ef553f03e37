"""The insights page in the window: sections, periods, comparing, what stays, what cannot be counted."""

from __future__ import annotations

import datetime as dt
import itertools
from dataclasses import replace

import pytest
from PySide6.QtCore import QRect, QSize
from pytestqt.qtbot import QtBot

from musicrec_desktop.core.errors import StorageError
from musicrec_desktop.core.later import itself
from musicrec_desktop.model.insights import Figure, InsightSection, Role
from musicrec_desktop.model.listen import Listen
from musicrec_desktop.model.period import Period, PeriodKind
from musicrec_desktop.model.playback import EndReason
from musicrec_desktop.storage.listens import ListenStore
from musicrec_desktop.ui.insights.board import FigureBoard
from musicrec_desktop.ui.insights.page import InsightsPage, without_before
from musicrec_desktop.ui.kit.charts.chart_view import ChartView
from musicrec_desktop.ui.theme.control import ThemeController
from musicrec_desktop.ui.window.places import PageId
from tests.support.figures import bars_figure, calendar_figure, numbers_figure, usual_figures
from tests.ui.conftest import Opener, Rig


def hear(rig: Rig, count: int = 12) -> None:
    """Play tracks, the last one an hour ago."""
    listens, now_ms = ListenStore(rig.app.database), rig.app.services.scheduler.clock.now_ms()
    for number in range(count):
        at_ms = now_ms - (number + 1) * 3_600_000
        track_id = rig.ids[number % len(rig.ids)]
        listens.finish(Listen(track_id, at_ms, 200_000, 200_000, EndReason.FINISHED))
    rig.app.services.insights.rows_changed()


def opened(rig: Rig) -> InsightsPage:
    """The page, when all of it is counted."""
    rig.window.navigator.go_page(PageId.INSIGHTS)
    return counted(rig)


def counted(rig: Rig) -> InsightsPage:
    page = rig.window.pages.insights
    rig.qtbot.waitUntil(lambda: not page.is_counting, timeout=10_000)
    return page


def test_without_a_listen_it_says_what_to_do(rig: Rig) -> None:
    page = opened(rig)
    page.set_section(InsightSection.TOP)
    counted(rig)
    assert page.is_empty_shown
    assert page.empty.headline
    assert page.empty.text
    page.empty.primary_button.click()
    assert page.period.kind is PeriodKind.ALL


def test_figures_of_a_section_come_and_play(rig: Rig) -> None:
    hear(rig)
    page = opened(rig)
    assert page.figures
    page.period_bar.set_period(Period.all())
    page.set_section(InsightSection.TOP)
    counted(rig)
    tracks = next(view for view in page.board.views if view.figure.key == "top-tracks")
    tracks.track_requested.emit(rig.ids[3])
    current = rig.app.services.player.queue.current
    assert current is not None
    assert current.track_id == rig.ids[3]


def test_another_period_changes_values_in_place(rig: Rig) -> None:
    hear(rig)
    page = opened(rig)
    page.period_bar.set_period(Period.all())
    counted(rig)
    views = {view.figure.key: view for view in page.board.views}
    page.period_bar.set_period(Period.year(page.period_bar._today().year))
    counted(rig)
    again = {view.figure.key: view for view in page.board.views}
    assert again.keys() & views.keys()
    assert all(again[key] is views[key] for key in again.keys() & views.keys())


def test_comparing_is_switched(rig: Rig) -> None:
    hear(rig)
    page = opened(rig)
    assert any(column.role is Role.BEFORE for one in page.figures for column in one.columns)
    page.period_bar.compare.setChecked(False)
    counted(rig)
    assert not any(column.role is Role.BEFORE for one in page.figures for column in one.columns)


def test_section_period_and_tables_come_back(open_window: Opener) -> None:
    rig = open_window()
    hear(rig)
    page = opened(rig)
    page.period_bar.set_period(Period.all())
    page.set_section(InsightSection.WHEN)
    counted(rig)
    key = page.board.views[0].figure.key
    page.board.views[0].set_table(is_table=True)
    rig = open_window()
    page = counted(rig)
    assert rig.window.navigator.place.page is PageId.INSIGHTS
    assert page.section is InsightSection.WHEN
    assert page.period == Period.all()
    rig.qtbot.waitUntil(lambda: bool(page.board.views), timeout=10_000)
    counted(rig)
    assert next(view for view in page.board.views if view.figure.key == key).is_table


def test_a_listen_is_counted_soon(rig: Rig, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("musicrec_desktop.ui.insights.page.QUIET_MS", 1)
    hear(rig, 3)
    page = opened(rig)
    page.period_bar.set_period(Period.all())  # an hour ago may be another month
    counted(rig)
    before = page.figures[0]
    page._quiet.setInterval(1)
    hear(rig, 9)
    rig.qtbot.waitUntil(lambda: page.figures[0] != before, timeout=10_000)


def test_nothing_of_one_listener_is_shown_to_the_next(rig: Rig) -> None:
    hear(rig)
    page = opened(rig)
    page.set_section(InsightSection.TOP)
    counted(rig)
    other = rig.app.services.profiles.create("Anna")
    rig.app.services.profiles.switch(other.id)
    counted(rig)
    assert not any(one.rows for one in page.figures)


def test_what_cannot_be_counted_is_told(rig: Rig, monkeypatch: pytest.MonkeyPatch) -> None:
    def fails(*_args: object) -> list[Figure]:
        raise StorageError("disk I/O error")

    monkeypatch.setattr(itself(rig.app.services.insights), "_made", fails)
    page = opened(rig)
    rig.qtbot.waitUntil(lambda: page.is_empty_shown, timeout=10_000)
    assert page.empty.primary_button.text() == "Try again"


def test_keys_go_to_earlier_and_later_periods(rig: Rig) -> None:
    page = opened(rig)
    actions = rig.window.actions_table.actions
    today = rig.app.services.insights.today
    assert page.period == Period.month(today.year, today.month)
    actions["earlier_period"].trigger()
    assert page.period == Period.month(today.year, today.month).before
    actions["later_period"].trigger()
    actions["later_period"].trigger()
    assert page.period == Period.month(today.year, today.month)
    assert not page.period_bar.later_button.isEnabled()


def test_days_of_ones_own(rig: Rig) -> None:
    page = opened(rig)
    bar = page.period_bar
    bar.kind_box.setCurrentIndex(bar.kind_box.findData(PeriodKind.CUSTOM))
    bar.kind_box.activated.emit(bar.kind_box.currentIndex())
    assert page.period.kind is PeriodKind.CUSTOM
    bar.first_edit.setDate(dt.date(2026, 5, 9))  # type: ignore[arg-type]  # PySide takes both
    bar.last_edit.setDate(dt.date(2026, 5, 2))  # type: ignore[arg-type]
    bar.last_edit.editingFinished.emit()
    assert page.period == Period.between(dt.date(2026, 5, 2), dt.date(2026, 5, 9))


def test_a_chart_that_comes_later_moves_no_other(qtbot: QtBot, themes: ThemeController) -> None:
    board = FigureBoard()
    qtbot.addWidget(board)
    board.resize(QSize(1200, 600))
    places: list[list[QRect]] = []
    for one in [numbers_figure(), *usual_figures()[1:6], calendar_figure()]:
        board.add(ChartView(themes, replace(one, key=str(len(places))), board))
        places.append([view.geometry() for view in board.views])
    for earlier, later in itertools.pairwise(places):
        assert later[: len(earlier)] == earlier
    last = places[-1]
    assert not any(one.intersects(other) for one in last for other in last if one is not other)
    board.resize(QSize(500, 600))
    qtbot.waitUntil(lambda: len({view.x() for view in board.views}) == 1)
    assert all(view.width() <= 500 for view in board.views)


def test_the_same_reason_is_said_once(rig: Rig) -> None:
    page = opened(rig)
    page.set_section(InsightSection.SOUND)
    counted(rig)
    notes = [view.figure.note for view in page.board.views if not view.figure.rows]
    assert len(notes) == len(set(notes))
    assert any("more charts wait for the same" in note for note in notes) or page.is_empty_shown


def test_values_before_are_left_out() -> None:
    made = without_before(bars_figure())
    assert [column.name for column in made.columns] == ["Artist", "Plays", "Track"]
    assert made.rows[0] == ("Nina Simone", 641, 1)
    assert without_before(calendar_figure()) == calendar_figure()

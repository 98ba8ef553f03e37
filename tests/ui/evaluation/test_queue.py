"""The report on the automatic queue, as a person sees it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from musicrec_desktop.core.errors import DatabaseBusyError
from musicrec_desktop.core.tasks import Progress, TaskContext, TaskHandle
from musicrec_desktop.model.queue_evaluation import (
    HistoryFigures,
    ListenerName,
    ListFigures,
    Obstacle,
    QueueEvaluation,
    RuleCount,
    Simulation,
    SkipFigures,
    Strategy,
)
from musicrec_desktop.model.queue_rule_table import RuleName
from musicrec_desktop.ui.evaluation.queue import (
    RecommendationReportDialog,
    history_rows,
    listener_rows,
    queue_rows,
)
from musicrec_desktop.ui.theme.control import ThemeController


def skips(ours: float, nearest: float, target: float = 20) -> SkipFigures:
    compared = {
        Strategy.OURS: ours,
        Strategy.NEAREST: nearest,
        Strategy.RANDOM: 40.25,
        Strategy.SAME_ARTIST: 12.0,
    }
    return SkipFigures(compared, dict.fromkeys(compared, 1.0), target)


FOUND = QueueEvaluation(
    runs=20,
    seed=0,
    tracks=1_300,
    analysed=1_204,
    styles=(("Jazz", 200), ("Folk", 90)),
    simulation=Simulation(
        listeners={
            ListenerName.ONE_STYLE: skips(4, 16, target=9),
            ListenerName.DISLIKES_ARTIST: skips(3, 2),
            ListenerName.DRIFTS: skips(20, 80),
            ListenerName.NEW_USER: skips(0, 0),
        },
        obstacles={ListenerName.THREE_INTERESTS: Obstacle.TOO_FEW_STYLES},
        violations={RuleName.LENGTH: RuleCount(12, 0), RuleName.NO_REPEAT: RuleCount(0, 2)},
        coverage=0.42,
        diversity=0.82,
        repeats=0.0,
    ),
    history=HistoryFigures(
        9,
        100,
        {
            Strategy.OURS: ListFigures(0.778, 0.222, 0.463, 0.2),
            Strategy.POPULAR: ListFigures(0.667, 0.133, 0.411, 1.1),
        },
    ),
)


class Desk:
    """A dialog, and what it asked for."""

    def __init__(self, themes: ThemeController, qtbot: QtBot) -> None:
        self.handle = TaskHandle(TaskContext())
        self.give: Callable[[QueueEvaluation], object] = lambda _found: None
        self.fail: Callable[[Exception], object] = lambda _error: None
        self.tell: Callable[[Progress], object] = lambda _progress: None
        self.dialog = RecommendationReportDialog(self._load, themes)
        qtbot.addWidget(self.dialog)
        self.dialog.show()

    def _load(
        self,
        on_done: Callable[[QueueEvaluation], object],
        on_error: Callable[[Exception], object],
        on_progress: Callable[[Progress], object],
    ) -> TaskHandle:
        self.give, self.fail, self.tell = on_done, on_error, on_progress
        return self.handle

    @property
    def texts(self) -> list[str]:
        return [label.text() for label in self.dialog.findChildren(QLabel) if label.isVisible()]


@pytest.fixture
def desk(themes: ThemeController, qtbot: QtBot) -> Desk:
    return Desk(themes, qtbot)


def test_it_says_how_far_it_is_and_then_shows_the_figures(desk: Desk) -> None:
    assert not desk.dialog.is_report_shown
    desk.tell(Progress(12, 100))
    assert desk.dialog.empty.text.startswith("12/100")
    desk.give(FOUND)
    assert desk.dialog.is_report_shown
    assert {"Drifts", "80.0", "42 %", "0.82", "0.463"} <= set(desk.texts)


def test_each_listener_has_a_row_with_what_was_spared_or_why_not() -> None:
    one, disliking, drifting, three, new = listener_rows(FOUND)
    assert one == (
        "Likes one style",
        "Starts with a track of it. 75 % fewer skips than the nearest. Until 9 are accepted.",
        ("4.0", "16.0", "40.2", "12.0"),
    )
    assert "50 % more skips" in disliking[1]
    assert "75 % fewer skips" in drifting[1]
    assert three[1].startswith("The library has too few styles")
    assert three[2] == ("–", "–", "–", "–")
    assert "skips than" not in new[1]


def test_broken_rules_are_told_apart() -> None:
    name, meaning, figures = queue_rows(FOUND)[0]
    assert (name, figures) == ("Rules broken without a word", ("2",))
    assert "12 times" in meaning


def test_the_own_history_is_told_or_why_there_is_none(desk: Desk) -> None:
    assert [row[0] for row in history_rows(FOUND)] == ["Queue", "Most played"]
    assert history_rows(FOUND)[0][2] == ("78 %", "0.222", "0.463", "0.2")
    desk.give(replace(FOUND, history=None))
    assert any("No session of yours has six plays yet" in text for text in desk.texts)


def test_screen_readers_hear_what_each_figure_is(desk: Desk) -> None:
    desk.give(FOUND)
    names = [label.accessibleName() for label in desk.dialog.findChildren(QLabel)]
    assert "Drifts, nearest: 80.0" in names
    assert "Coverage: 42 %" in names


def test_a_library_too_small_says_what_to_do(desk: Desk) -> None:
    desk.give(QueueEvaluation(20, 0, 5, 5, obstacle=Obstacle.TOO_FEW_TRACKS))
    assert not desk.dialog.is_report_shown
    assert "Add music" in desk.dialog.empty.text


def test_trouble_with_the_database_is_told_and_a_bug_is_not_hidden(desk: Desk) -> None:
    desk.fail(DatabaseBusyError("/p/library.sqlite3"))
    assert desk.dialog.empty.headline.startswith("Another program")
    with pytest.raises(KeyError):
        desk.fail(KeyError("x"))


def test_closing_it_stops_the_work(desk: Desk) -> None:
    desk.dialog.close()
    assert desk.handle.is_finished

"""The field for queries: suggestions by keyboard and mouse, problems and fixes, history, undo, help."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from musicrec_desktop.query.help import help_groups
from musicrec_desktop.ui.kit.query.field import QueryField
from musicrec_desktop.ui.kit.query.help_card import HelpCard
from musicrec_desktop.ui.kit.query.history import MOST, SearchHistory
from musicrec_desktop.ui.theme.control import ThemeController
from tests.ui import hands

ARTISTS = ("Miles Davis", "Emil Gilels", "Mogwai")
TAB, DOWN, UP, ENTER, ESCAPE = (
    Qt.Key.Key_Tab,
    Qt.Key.Key_Down,
    Qt.Key.Key_Up,
    Qt.Key.Key_Return,
    Qt.Key.Key_Escape,
)
Done = Callable[[list[str]], object]


class Lookup:
    """Answers when it is told to, as a lane does."""

    def __init__(self) -> None:
        self.asked: list[tuple[str, str, Done]] = []
        self.answers_at_once = True

    def __call__(self, field: str, typed: str, on_done: Done) -> None:
        self.asked.append((field, typed, on_done))
        if self.answers_at_once:
            self.answer()

    def answer(self) -> None:
        """Answer what was asked last."""
        field, typed, on_done = self.asked[-1]
        on_done([name for name in ARTISTS if field == "artist" and typed.lower() in name.lower()])


@pytest.fixture
def lookup() -> Lookup:
    return Lookup()


@pytest.fixture
def field(qtbot: QtBot, themes: ThemeController, lookup: Lookup) -> Iterator[QueryField]:
    """A field in a window, with the keyboard; something else can have the focus, too."""
    window = QWidget()
    window.resize(640, 480)
    column = QVBoxLayout(window)
    made = QueryField(
        themes, lookup, placeholder="Search", hint="Search", name="Search", history=SearchHistory(window)
    )
    column.addWidget(made)
    column.addWidget(QLineEdit())
    column.addStretch()
    qtbot.addWidget(window)
    window.show()
    window.activateWindow()
    qtbot.waitExposed(window)
    made.setFocus()
    qtbot.waitUntil(made.hasFocus)
    yield made
    window.close()


def type_text(field: QueryField, text: str) -> None:
    QTest.keyClicks(field, text)


def labels(field: QueryField) -> list[str]:
    return [each.label for each in field.assistant.suggestions]


def test_a_field_and_a_value_are_completed_by_tab(field: QueryField) -> None:
    type_text(field, "ar")
    assert labels(field)[0] == "artist:"
    hands.type_key(field, TAB)
    assert field.text() == "artist:"
    assert labels(field) == [*ARTISTS, '""']
    type_text(field, "mil")
    hands.type_key(field, TAB)
    assert field.text() == 'artist:"Miles Davis" '
    assert not field.assistant.panel.isVisible()


def test_an_answer_that_comes_after_the_field_is_gone_is_dropped(
    field: QueryField, lookup: Lookup, qtbot: QtBot
) -> None:
    lookup.answers_at_once = False
    type_text(field, "artist:mil")
    gone: list[bool] = []
    field.destroyed.connect(lambda: gone.append(True))
    field.deleteLater()
    qtbot.waitUntil(lambda: bool(gone))
    lookup.answer()


def test_down_and_enter_take_a_row_and_enter_alone_searches(field: QueryField, qtbot: QtBot) -> None:
    type_text(field, "artist:mil")
    hands.type_key(field, DOWN)
    hands.type_key(field, DOWN)
    hands.type_key(field, ENTER)
    assert field.text() == 'artist:"Emil Gilels" '
    field.clear()
    type_text(field, "artist:mil")
    with qtbot.waitSignals([field.searched, field.entered]):
        hands.type_key(field, ENTER)
    assert field.text() == "artist:mil"


def test_up_marks_the_last_row_and_past_the_ends_none_is_marked(field: QueryField) -> None:
    type_text(field, "artist:mil")
    hands.type_key(field, UP)
    assert field.assistant.panel.list.currentRow() == 1
    hands.type_key(field, DOWN)
    assert field.assistant.panel.list.currentRow() == -1


def test_typing_is_never_taken_away(field: QueryField, qtbot: QtBot) -> None:
    type_text(field, "so what ar")
    assert field.text() == "so what ar"
    with qtbot.waitSignal(field.searched) as told:
        hands.type_key(field, Qt.Key.Key_Space)
    assert told.args == ["so what ar"]
    assert labels(field) == []


def test_a_row_is_taken_by_a_click_and_the_keyboard_stays(field: QueryField) -> None:
    type_text(field, "is:l")
    row = field.assistant.panel.list.visualItemRect(field.assistant.panel.list.item(0))
    hands.click(field.assistant.panel.list.viewport(), row.center())
    assert field.text() == "is:liked "
    assert field.hasFocus()


def test_escape_closes_then_empties_then_leaves(field: QueryField, qtbot: QtBot) -> None:
    type_text(field, "artist:mil")
    hands.type_key(field, ESCAPE)
    assert not field.assistant.panel.isVisible()
    type_text(field, "e")
    assert not field.assistant.panel.isVisible(), "closed for this value"
    hands.type_key(field, ESCAPE)
    assert field.text() == ""
    with qtbot.waitSignal(field.left):
        hands.type_key(field, ESCAPE)


def test_ctrl_space_asks_also_for_one_letter_and_for_what_is_near(field: QueryField) -> None:
    hands.type_key(field, Qt.Key.Key_Space, Qt.KeyboardModifier.ControlModifier)
    assert {"or", "title:"} <= set(labels(field))
    type_text(field, "artst")
    assert labels(field) == []
    hands.type_key(field, Qt.Key.Key_Space, Qt.KeyboardModifier.ControlModifier)
    assert labels(field)[0] == "artist:"


def test_values_that_come_late_are_not_shown(field: QueryField, lookup: Lookup) -> None:
    lookup.answers_at_once = False
    type_text(field, "artist:m")
    late = lookup.asked[-1][2]
    type_text(field, "o")
    lookup.answer()
    assert labels(field) == ["Mogwai"]
    late(["Miles Davis"])
    assert labels(field) == ["Mogwai"]
    field.clear()
    late(["Miles Davis"])
    assert labels(field) == []


def test_undo_takes_back_what_was_taken_over(field: QueryField) -> None:
    type_text(field, "artist:mil")
    hands.type_key(field, TAB)
    field.undo()
    assert field.text() == "artist:mil"
    field.clear_now()
    field.undo()
    assert field.text() == "artist:mil"


def underlined(field: QueryField) -> list[str]:
    return [field.text()[problem.start : problem.end] for problem in field.assistant.problems]


def test_what_cannot_be_meant_is_underlined_and_mended_by_its_link(field: QueryField) -> None:
    type_text(field, "gnre:jazz blue")
    assert underlined(field) == ["gnre:"]
    assert "There is no field “gnre:”." in field.assistant.panel.problem.text()
    label = field.assistant.panel.problem
    for x in range(0, label.width(), 6):
        hands.click(label, QPoint(x, label.height() // 2))
    assert field.text() == "genre:jazz blue"
    assert field.hasFocus()
    assert underlined(field) == []
    assert not field.assistant.panel.isVisible()


def test_tab_takes_the_fix_where_nothing_is_suggested(field: QueryField) -> None:
    type_text(field, "is:lossles blue")
    assert underlined(field) == ["lossles"]
    hands.type_key(field, TAB)
    assert field.text() == "is:lossless blue"


def test_what_is_being_typed_is_told_only_when_the_typing_rests(field: QueryField, qtbot: QtBot) -> None:
    type_text(field, 'year:19x "blue')
    assert underlined(field) == ["19x"]
    field.clear()
    type_text(field, "year:19x")
    assert underlined(field) == []
    field.assistant.rested.timeout.emit()
    assert underlined(field) == ["19x"]
    assert "not a year" in field.assistant.panel.problem.text()
    type_text(field, "0")
    assert underlined(field) == []


def test_an_open_quotation_mark_is_closed_by_its_fix(field: QueryField) -> None:
    type_text(field, '"kind of')
    field.assistant.rested.timeout.emit()
    hands.type_key(field, TAB)
    assert field.text() == '"kind of"'
    assert underlined(field) == []


def test_without_problems_tab_goes_to_the_next_control(field: QueryField) -> None:
    type_text(field, "blue")
    hands.type_key(field, TAB)
    assert not field.hasFocus()


def test_the_panel_goes_with_the_focus_and_stays_inside_the_window(field: QueryField, qtbot: QtBot) -> None:
    type_text(field, "artist:")
    panel, window = field.assistant.panel, field.window()
    assert window.rect().contains(panel.geometry())
    assert panel.y() >= field.mapTo(window, QPoint(0, field.height())).y()
    field.clearFocus()
    assert not panel.isVisible()


def test_recent_searches_come_back(field: QueryField, qtbot: QtBot) -> None:
    history = field.history
    assert history is not None
    with qtbot.waitSignal(field.entered):
        hands.type_key(field, DOWN)
    for text in ("blue", "genre:jazz"):
        type_text(field, text)
        hands.type_key(field, ENTER)
        field.clear_now()
    hands.type_key(field, DOWN)
    rows = field.assistant.panel.list
    assert [rows.item(row).text() for row in range(rows.count())] == ["genre:jazz", "blue"]
    hands.type_key(field, DOWN)
    with qtbot.waitSignal(field.searched) as told:
        hands.type_key(field, ENTER)
    assert told.args == ["blue"]
    assert field.text() == "blue"
    assert history.texts[0] == "blue"


def test_the_history_has_each_text_once_and_not_too_many() -> None:
    history = SearchHistory()
    for number in range(2 * MOST):
        history.add(f"word {number}")
    history.add("word 30")
    history.add("  ")
    assert len(history.texts) == MOST
    assert history.texts[0] == "word 30"
    other = SearchHistory()
    other.restore([*history.state(), 7, ""])
    assert other.texts == history.texts
    other.restore({"a": 1})
    assert other.texts == ()


def test_f1_opens_the_card_whose_examples_are_tried(field: QueryField, qtbot: QtBot) -> None:
    type_text(field, "something")
    hands.type_key(field, Qt.Key.Key_F1)
    card = field.assistant.help_card
    assert isinstance(card, HelpCard)
    assert card.isVisible()
    titles = [card.list.item(row).text() for row in range(card.list.count())]
    assert [group.title for group in help_groups() if group.title not in titles] == []
    hands.type_key(card.list, DOWN)
    with qtbot.waitSignal(field.searched) as told:
        hands.type_key(card.list, ENTER)
    assert told.args == ['"kind of blue"']
    assert field.text() == '"kind of blue"'
    field.undo()
    assert field.text() == "something"


def test_the_question_mark_opens_the_card_and_escape_closes_it(field: QueryField, qtbot: QtBot) -> None:
    assert field.help_action.isVisible()
    field.help_action.trigger()
    card = field.assistant.help_card
    assert card is not None
    row = next(row for row in range(card.list.count()) if card.list.item(row).text() == "plays:top10%")
    card.list.scrollToItem(card.list.item(row))
    with qtbot.waitSignal(field.searched) as told:
        hands.click(card.list.viewport(), card.list.visualItemRect(card.list.item(row)).center())
    assert told.args == ["plays:top10%"]
    assert not field.help_action.isVisible()
    field.assistant.open_help()
    card = field.assistant.help_card
    assert card is not None
    with qtbot.waitSignal(card.finished):
        hands.type_key(card.list, ESCAPE)
    assert field.text() == "plays:top10%"


def test_a_text_of_another_place_is_not_searched(field: QueryField, qtbot: QtBot) -> None:
    with qtbot.assertNotEmitted(field.searched, wait=200):
        field.set_text_quietly("genre:jazz")
    assert field.text() == "genre:jazz"
    type_text(field, " ")
    field.set_text_quietly("genre:jazz")
    assert field.text() == "genre:jazz ", "what is typed keeps its space"


def test_the_panel_follows_the_field(field: QueryField, qtbot: QtBot) -> None:
    type_text(field, "ar")
    panel, window = field.assistant.panel, field.window()
    assert panel.isVisible()
    gap = panel.y() - field.mapTo(window, QPoint(0, 0)).y()
    column = window.layout()
    assert isinstance(column, QVBoxLayout)
    column.insertSpacing(0, 60)
    qtbot.waitUntil(lambda: field.y() > 60)
    assert panel.y() - field.mapTo(window, QPoint(0, 0)).y() == gap

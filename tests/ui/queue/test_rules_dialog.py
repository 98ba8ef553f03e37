"""The rules of the queue: every one of the table, both ways, never a combination that cannot be."""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from pytestqt.qtbot import QtBot

from musicrec_desktop.model.queue_rule_table import RULES, RULES_BY_NAME, RuleChoice, RuleName
from musicrec_desktop.ui.queue.rules_dialog import RulesDialog
from tests.ui.hands import click

SPANS = [spec.name for spec in RULES if spec.is_span]


@pytest.fixture
def dialog(qtbot: QtBot) -> RulesDialog:
    made = RulesDialog(RuleChoice())
    qtbot.addWidget(made)
    made.show()
    return made


def _told(dialog: RulesDialog) -> list[RuleChoice]:
    told: list[RuleChoice] = []
    dialog.changed.connect(told.append)
    return told


def test_every_rule_has_a_box_and_its_numbers(dialog: RulesDialog) -> None:
    assert list(dialog.boxes) == [spec.name for spec in RULES]
    assert set(dialog.boxes) == set(RuleName)
    for spec in RULES:
        assert dialog.boxes[spec.name].text() == spec.label
        assert dialog.boxes[spec.name].isChecked() is spec.is_on
        assert [spin.value() for spin in dialog.numbers[spec.name]] == [n.default for n in spec.numbers]
        assert all(spin.isEnabled() is spec.is_on for spin in dialog.numbers[spec.name])
        assert all(spin.accessibleName() for spin in dialog.numbers[spec.name])


def test_a_change_counts_at_once(dialog: RulesDialog) -> None:
    told = _told(dialog)
    click(dialog.boxes[RuleName.YEARS], dialog.boxes[RuleName.YEARS].rect().center())
    dialog.boxes[RuleName.YEARS].setChecked(True)
    dialog.numbers[RuleName.YEARS][0].setValue(1970)
    assert told[-1].holds(RuleName.YEARS)
    assert told[-1].numbers_of(RuleName.YEARS) == (1970, 1979)
    assert dialog.choice == told[-1]


def test_what_changed_elsewhere_is_shown_and_not_told_back(dialog: RulesDialog) -> None:
    told = _told(dialog)
    other = RuleChoice().changed(RuleName.TEMPO, is_on=True, numbers=(80, 90))
    dialog.show_choice(other)
    assert dialog.boxes[RuleName.TEMPO].isChecked()
    assert [spin.value() for spin in dialog.numbers[RuleName.TEMPO]] == [80, 90]
    assert told == []


def test_defaults_come_back(dialog: RulesDialog) -> None:
    assert not dialog.reset_button.isEnabled()
    dialog.boxes[RuleName.NO_SPEECH].setChecked(False)
    told = _told(dialog)
    click(dialog.reset_button)
    assert told == [RuleChoice()]
    assert dialog.boxes[RuleName.NO_SPEECH].isChecked()


@pytest.mark.parametrize("name", SPANS)
def test_an_end_of_a_span_takes_the_other_along(name: RuleName, dialog: RulesDialog) -> None:
    first, last = dialog.numbers[name]
    first.setValue(last.value() + 10)
    assert (first.value(), last.value()) == (first.value(), first.value())
    last.setValue(first.value() - 20)
    assert first.value() == last.value()


def test_two_numbers_that_are_no_span_are_free(dialog: RulesDialog) -> None:
    tracks, minutes = dialog.numbers[RuleName.ARTIST_WINDOW]
    tracks.setValue(90)
    minutes.setValue(10)
    assert (tracks.value(), minutes.value()) == (90, 10)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    steps=st.lists(st.tuples(st.sampled_from(SPANS), st.integers(0, 1), st.integers(-10, 50_000)), max_size=8)
)
def test_no_turn_of_the_numbers_is_refused(
    steps: list[tuple[RuleName, int, int]], dialog: RulesDialog
) -> None:
    dialog.show_choice(RuleChoice())
    for name, place, value in steps:
        dialog.numbers[name][place].setValue(value)
        low, high = (spin.value() for spin in dialog.numbers[name])
        assert low <= high
        assert dialog.choice.numbers_of(name) == (low, high)
        assert dialog.choice == RuleChoice.from_json(dialog.choice.as_json())


def test_the_units_are_told(dialog: RulesDialog) -> None:
    tempo = RULES_BY_NAME[RuleName.TEMPO].numbers[0].default
    assert dialog.numbers[RuleName.TEMPO][0].text() == f"{tempo} BPM"
    assert dialog.numbers[RuleName.YEARS][0].text() == "1960"

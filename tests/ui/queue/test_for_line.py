"""For whom the queue is, in the tune section and in the head of the panel."""

from __future__ import annotations

from dataclasses import replace

import pytest
from pytestqt.qtbot import QtBot

from musicrec_desktop.model.listener_group import ListenerGroup, Mixing
from musicrec_desktop.model.profile import Profile, ProfileId
from musicrec_desktop.ui.queue.for_line import ROW_PX, SHOWN, ForLine
from musicrec_desktop.ui.queue.panel import UpNextPanel
from tests.ui.conftest import Rig
from tests.ui.hands import click
from tests.ui.queue.queue_rows import content

ANNA, BEN = Profile(ProfileId(2), "Anna"), Profile(ProfileId(3), "Ben & Jerry")


@pytest.fixture
def line(qtbot: QtBot) -> ForLine:
    made = ForLine()
    qtbot.addWidget(made)
    return made


def told_by(line: ForLine) -> list[ListenerGroup]:
    told: list[ListenerGroup] = []
    line.chosen.connect(told.append)
    return told


def test_one_person_never_sees_it(line: ForLine) -> None:
    line.show_people((), ListenerGroup())
    assert line.isHidden()


def test_a_chip_adds_somebody_and_takes_them_away_again(line: ForLine) -> None:
    told = told_by(line)
    line.show_people((ANNA, BEN), ListenerGroup())
    assert not line.isHidden()
    assert line.how.isHidden()
    click(line.chips["Anna"])
    line.show_people((ANNA, BEN), told[-1])
    assert line.chips["Anna"].isChecked()
    assert not line.how.isHidden()
    click(line.chips["Ben & Jerry"])
    line.show_people((ANNA, BEN), told[-1])
    click(line.chips["Anna"])
    assert [group.others for group in told] == [(2,), (2, 3), (3,)]
    assert line.chips["Ben & Jerry"].text() == "Ben && Jerry"


def test_the_two_ways_are_told_in_words(line: ForLine) -> None:
    told = told_by(line)
    line.show_people((ANNA,), ListenerGroup((2,)))
    assert [line.how.itemText(place) for place in range(2)] == ["Fair to each", "Best on the whole"]
    line.how.setCurrentIndex(1)
    line.how.activated.emit(1)
    assert told == [ListenerGroup((2,), Mixing.AVERAGE)]


def test_many_profiles_stay_within_the_panel(line: ForLine) -> None:
    many = tuple(Profile(ProfileId(number), f"Somebody with a long name {number}") for number in range(50))
    told = told_by(line)
    line.show_people(many, ListenerGroup())
    line.show()
    assert len(line.chips) == SHOWN
    assert all(chip.geometry().right() <= ROW_PX for chip in line.chips.values())
    menu = line.more.menu()
    assert menu is not None
    assert len(menu.actions()) == 50 - SHOWN
    menu.actions()[-1].trigger()
    assert told == [ListenerGroup((49,))]
    line.show_people(many, told[-1])
    assert [action.isChecked() for action in menu.actions()].count(True) == 1


def test_the_head_says_for_whom(panel: UpNextPanel) -> None:
    assert panel.for_whom == ""
    panel.set_content(replace(content(1, (2,), (3,)), for_whom="for Anna and you"))
    assert panel.for_whom == "for Anna and you"


def test_a_chip_plans_for_both_and_undo_takes_it_back(rig: Rig) -> None:
    window = rig.window
    line = window.panel.tune.section.for_line
    assert line.isHidden()
    anna = window.services.profiles.create("Anna")
    click(line.chips["Anna"])
    assert window.services.autoplay.listeners == (anna.id,)
    rig.qtbot.waitUntil(lambda: window.panel.for_whom == "for Anna and you")
    window.notices.undo()
    assert not window.services.autoplay.group.names
    assert not line.chips["Anna"].isChecked()
    rig.qtbot.waitUntil(lambda: not window.panel.for_whom)

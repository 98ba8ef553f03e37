"""Widgets that we paint ourselves have the actions and values that belong to their role."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible, QAccessibleInterface
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from musicrec_desktop.ui.kit.cover_thumb import CoverThumb
from musicrec_desktop.ui.kit.labels import LinkLabel
from musicrec_desktop.ui.kit.screen_reader import PRESS, SET_FOCUS, Ornament
from musicrec_desktop.ui.kit.stars import StarsField
from musicrec_desktop.ui.now_playing.head import TimeLine
from musicrec_desktop.ui.theme.control import ThemeController

_Role = QAccessible.Role


def _asked(qtbot: QtBot, widget: QWidget) -> QAccessibleInterface:
    qtbot.addWidget(widget)
    widget.show()
    found = QAccessible.queryAccessibleInterface(widget)
    assert found is not None
    return found


def test_a_cover_is_a_button_and_is_pressed(qtbot: QtBot, themes: ThemeController) -> None:
    cover = CoverThumb(themes)
    asked = _asked(qtbot, cover)
    assert asked.role() is _Role.Button
    does = asked.actionInterface()
    assert does.actionNames() == [PRESS, SET_FOCUS]
    with qtbot.waitSignal(cover.clicked):
        does.doAction(PRESS)
    does.doAction(SET_FOCUS)
    assert cover.hasFocus()


def test_a_line_is_a_link_only_while_it_leads_somewhere(qtbot: QtBot) -> None:
    line = LinkLabel("Go to artist")
    line.set_full_text("Ada North")
    asked = _asked(qtbot, line)
    assert asked.role() is _Role.StaticText
    assert asked.actionInterface().actionNames() == []
    line.set_active(is_active=True)
    assert asked.role() is _Role.Link
    assert asked.text(QAccessible.Text.Name) == "Ada North"
    with qtbot.waitSignal(line.clicked):
        asked.actionInterface().doAction(PRESS)


def test_a_disabled_button_is_not_pressed(qtbot: QtBot, themes: ThemeController) -> None:
    cover = CoverThumb(themes)
    asked = _asked(qtbot, cover)
    cover.setEnabled(False)
    with qtbot.assertNotEmitted(cover.clicked):
        asked.actionInterface().doAction(PRESS)
        qtbot.wait(0)


def test_stars_have_a_value_that_can_be_set(qtbot: QtBot, themes: ThemeController) -> None:
    stars = StarsField(themes)
    asked = _asked(qtbot, stars)
    assert asked.role() is _Role.Slider
    value = asked.valueInterface()
    assert (value.minimumValue(), value.maximumValue(), value.minimumStepSize()) == (0, 5, 0.5)
    with qtbot.waitSignal(stars.changed) as told:
        value.setCurrentValue(3.5)
    assert told.args == [7]
    assert value.currentValue() == 3.5


def test_the_time_line_has_seconds(qtbot: QtBot, themes: ThemeController) -> None:
    line = TimeLine(themes)
    line.set_time(61_000, 125_000)
    value = _asked(qtbot, line).valueInterface()
    assert (value.currentValue(), value.maximumValue()) == (61, 125)
    with qtbot.waitSignal(line.seek_requested) as told:
        value.setCurrentValue(500)
    assert told.args == [125_000]


def test_an_ornament_is_passed_over_until_it_has_a_name(qtbot: QtBot) -> None:
    picture = Ornament()
    asked = _asked(qtbot, picture)
    assert asked.state().invisible
    picture.setAccessibleName("Ada")
    assert not asked.state().invisible
    assert asked.role() is _Role.Graphic


def test_what_is_gone_is_no_longer_told(qtbot: QtBot, themes: ThemeController) -> None:
    holder = QWidget()
    qtbot.addWidget(holder)
    for _ in range(50):
        cover = CoverThumb(themes, parent=holder)
        cover.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        found = QAccessible.queryAccessibleInterface(cover)
        assert found is not None
        assert found.actionInterface().actionNames() == [PRESS]
        cover.setParent(None)
        cover.deleteLater()
    qtbot.wait(0)
    tree = QAccessible.queryAccessibleInterface(holder)
    assert tree is not None
    assert tree.childCount() == 0

"""Labels, buttons, switch."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor
from pytestqt.qtbot import QtBot

from musicrec_desktop.ui.kit.buttons import IconButton, text_button, with_shortcut
from musicrec_desktop.ui.kit.icons import Glyph
from musicrec_desktop.ui.kit.labels import ElidedLabel, section_label
from musicrec_desktop.ui.kit.switch import Switch
from musicrec_desktop.ui.theme.control import ThemeController
from tests.ui.hands import click, type_key

LONG = "Concerto for Two Violins in D minor, BWV 1043: II. Largo ma non tanto"


def test_a_label_elides_and_tells_the_rest(themes: ThemeController, qtbot: QtBot) -> None:
    label = ElidedLabel(LONG)
    qtbot.addWidget(label)
    label.resize(120, 20)
    label.show()
    assert label.is_elided
    assert label.text().endswith("…")
    assert label.toolTip().replace("\n", " ") == LONG
    assert label.accessibleName() == LONG
    label.resize(900, 20)
    assert not label.is_elided
    assert label.toolTip() == ""


def test_a_label_can_be_squeezed_and_shows_one_line(themes: ThemeController, qtbot: QtBot) -> None:
    label = ElidedLabel("two\nlines", minimum_width_px=30)
    qtbot.addWidget(label)
    assert label.full_text == "two lines"
    assert label.minimumSizeHint().width() <= 30
    label.set_full_text(LONG)
    assert label.sizeHint().width() > 200


def test_a_label_shows_markup_as_it_is(themes: ThemeController, qtbot: QtBot) -> None:
    label = ElidedLabel("<b>x</b>")
    qtbot.addWidget(label)
    label.resize(300, 20)
    assert label.text() == "<b>x</b>"
    assert label.textFormat() is Qt.TextFormat.PlainText


def test_section_labels_keep_their_words(themes: ThemeController, qtbot: QtBot) -> None:
    label = section_label("Up next")
    qtbot.addWidget(label)
    assert label.text() == "Up next"
    assert label.font().capitalization() is label.font().Capitalization.AllUppercase


def test_tooltips_name_the_shortcut() -> None:
    assert with_shortcut("Play", "Space") == "Play (Space)"
    assert with_shortcut("Play", "") == "Play"


def test_icon_buttons_take_the_focus_from_the_keyboard_only(themes: ThemeController, qtbot: QtBot) -> None:
    button = IconButton(themes, Glyph.PLAY, "Play")
    qtbot.addWidget(button)
    button.show()
    assert button.focusPolicy() is Qt.FocusPolicy.TabFocus
    with qtbot.waitSignal(button.clicked):
        type_key(button, Qt.Key.Key_Space)


def test_checkable_icon_buttons_change_their_colour(themes: ThemeController, qtbot: QtBot) -> None:
    button = IconButton(themes, Glyph.SHUFFLE, "Shuffle", is_checkable=True)
    qtbot.addWidget(button)
    before = button.icon().pixmap(20, 20).toImage()
    button.setChecked(True)
    assert button.icon().pixmap(20, 20).toImage() != before


def test_text_buttons_have_a_role(themes: ThemeController, qtbot: QtBot) -> None:
    button = text_button("Add a folder", role="primary")
    qtbot.addWidget(button)
    assert button.property("role") == "primary"


@pytest.mark.parametrize("way", ["click", "space"])
def test_a_switch_turns(way: str, themes: ThemeController, qtbot: QtBot) -> None:
    switch = Switch(themes, "Keep playing")
    qtbot.addWidget(switch)
    switch.show()
    with qtbot.waitSignal(switch.toggled) as told:
        if way == "click":
            click(switch)
        else:
            type_key(switch, Qt.Key.Key_Space)
    assert told.args == [True]
    assert switch.accessibleName() == "Keep playing"


def test_a_switch_shows_its_state_in_the_accent(themes: ThemeController, qtbot: QtBot) -> None:
    switch = Switch(themes, "Keep playing")
    qtbot.addWidget(switch)
    middle = switch.rect().center()
    assert switch.grab().toImage().pixelColor(middle) != QColor(themes.theme.accent)
    switch.setChecked(True)
    assert switch.grab().toImage().pixelColor(middle) == QColor(themes.theme.accent)

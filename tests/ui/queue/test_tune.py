"""The tune section and the drawer that holds it."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QAbstractButton, QApplication, QComboBox, QSlider
from pytestqt.qtbot import QtBot

from musicrec_desktop.model.listener_group import ListenerGroup
from musicrec_desktop.model.profile import Profile, ProfileId
from musicrec_desktop.model.queue_controls import EnergyWish, Mode, QueueControls
from musicrec_desktop.model.queue_presets import PRESETS, PRESETS_BY_NAME, matching_preset
from musicrec_desktop.ui.kit.marked_slider import MarkedSlider
from musicrec_desktop.ui.queue.panel import WIDTH_PX, UpNextPanel
from musicrec_desktop.ui.queue.tune_drawer import TuneDrawer
from musicrec_desktop.ui.queue.tune_section import (
    ENERGIES,
    MODES,
    TELL_MS,
    TuneSection,
)
from musicrec_desktop.ui.queue.tune_words import OWN_TEXT
from musicrec_desktop.ui.theme.control import ThemeController
from tests.ui.hands import click, double_click, type_key
from tests.ui.queue.queue_rows import content

LOWEST_PX = 420
"""What the least height of the window leaves for the panel."""
FOCUS = PRESETS_BY_NAME["focus"]


@pytest.fixture
def drawer(themes: ThemeController, qtbot: QtBot) -> TuneDrawer:
    made = TuneDrawer(themes)
    qtbot.addWidget(made)
    made.setFixedWidth(WIDTH_PX)
    people = (Profile(ProfileId(2), "Anna"), Profile(ProfileId(3), "Bartholomew of the long name"))
    made.show_people(people, ListenerGroup((2,)))
    made.set_open(is_open=True)
    made.show()
    return made


@pytest.fixture
def section(drawer: TuneDrawer) -> TuneSection:
    return drawer.section


def _told(section: TuneSection) -> list[QueueControls]:
    told: list[QueueControls] = []
    section.turned.connect(told.append)
    return told


def _choose(box: QComboBox, value: object) -> None:
    place = box.findData(value)
    box.setCurrentIndex(place)
    box.activated.emit(place)


def test_every_preset_is_offered_and_shows_itself(section: TuneSection) -> None:
    assert [section.preset.itemText(place) for place in range(section.preset.count())] == [
        preset.label for preset in PRESETS
    ]
    for preset in PRESETS:
        section.show_controls(preset.controls)
        assert section.preset.currentText() == preset.label
        assert section.preset.toolTip() == preset.help
        section.show_controls(replace(preset.controls, minutes=60))
        assert section.preset.currentText() == preset.label


def test_a_preset_sets_everything_but_the_length(section: TuneSection) -> None:
    before = QueueControls(minutes=60, familiarity=0.7)
    section.show_controls(before)
    told, chosen = _told(section), []
    section.preset_chosen.connect(lambda preset, old: chosen.append((preset, old)))
    _choose(section.preset, FOCUS.name)
    assert told == [replace(FOCUS.controls, minutes=60)]
    assert chosen == [(FOCUS, before)]
    assert section.wander.number == FOCUS.controls.wander
    assert section.energy.currentData() == EnergyWish.CALM
    assert section.length.currentText() == "1 hour"


def test_what_matches_no_preset_is_called_the_listeners_own(drawer: TuneDrawer, section: TuneSection) -> None:
    assert matching_preset(QueueControls(familiarity=0.31)) is None
    drawer.show_controls(QueueControls(familiarity=0.31))
    assert section.preset.currentIndex() == -1
    assert section.preset.placeholderText() == OWN_TEXT
    assert drawer.summary == OWN_TEXT
    drawer.show_controls(PRESETS[0].controls)
    assert drawer.summary == PRESETS[0].label


def test_turns_are_told_together_and_soon(section: TuneSection, qtbot: QtBot) -> None:
    assert TELL_MS <= 40
    told = _told(section)
    for value in (0.1, 0.2, 0.3):
        section.familiarity.setValue(round(100 * value))
    section.wander.setValue(80)
    assert told == []
    qtbot.waitUntil(lambda: bool(told))
    assert told == [QueueControls(familiarity=0.3, wander=0.8)]


def test_what_comes_from_elsewhere_does_not_overrule_what_is_being_turned(section: TuneSection) -> None:
    told = _told(section)
    section.familiarity.setValue(50)
    section.show_controls(QueueControls())
    section.flush()
    assert told == [QueueControls(familiarity=0.5)]
    section.show_controls(QueueControls())
    assert section.familiarity.number == 0


def test_the_wheel_of_values_reaches_every_field(section: TuneSection) -> None:
    told = _told(section)
    for place, slider in enumerate(section.aspects):
        slider.setValue(5 * place)
    _choose(section.mode, Mode.UNPLAYED)
    _choose(section.unit, True)
    _choose(section.energy, EnergyWish.LIVELY)
    _choose(section.length, 120)
    section.flush()
    assert told == [
        QueueControls(
            aspect_weights=(0.0, 0.5, 1.0, 1.5),
            mode=Mode.UNPLAYED,
            energy=EnergyWish.LIVELY,
            minutes=120,
            by_album=True,
        )
    ]


def test_every_mode_and_wish_has_words() -> None:
    assert {mode for mode, _ in MODES} == set(Mode)
    assert {wish for wish, _ in ENERGIES} == set(EnergyWish)


def test_a_double_click_brings_an_aspect_back(section: TuneSection) -> None:
    rhythm = section.aspects[1]
    rhythm.setValue(25)
    assert "2.5 times" in rhythm.toolTip()
    double_click(rhythm, QPoint(10, rhythm.height() // 2))
    section.flush()
    assert section.controls.aspect_weights == (1, 1, 1, 1)


def test_the_length_speaks_of_the_setting_and_knows_other_lengths(section: TuneSection) -> None:
    section.set_track_count(25)
    assert section.length.currentText() == "25 tracks"
    section.show_controls(QueueControls(minutes=45))
    assert section.length.currentText() == "45 min"


def test_again_and_rules_are_asked_for(section: TuneSection, qtbot: QtBot) -> None:
    with qtbot.waitSignal(section.again_requested):
        click(section.again_button)
    with qtbot.waitSignal(section.rules_requested):
        click(section.rules_button)


def test_everything_in_it_has_a_name_a_tooltip_and_the_keyboard(section: TuneSection) -> None:
    controls: list[QSlider | QComboBox | QAbstractButton] = [
        *section.findChildren(QSlider),
        *section.findChildren(QComboBox),
        *section.findChildren(QAbstractButton),
    ]
    assert len(controls) == 7 + 6 + 3 + 2
    for control in controls:
        words = control.text() if isinstance(control, QAbstractButton) else ""
        assert control.accessibleName() or words
        assert control.toolTip()
        assert control.focusPolicy() & Qt.FocusPolicy.TabFocus


def test_covers_count_nothing_until_the_slider_is_turned(section: TuneSection, qtbot: QtBot) -> None:
    assert section.controls.cover == section.cover.number == 0
    assert section.value_labels[section.cover].text() == "Ignored"
    with qtbot.waitSignal(section.turned) as told:
        section.cover.setValue(section.cover.maximum())
    assert told.args == [QueueControls(cover=3.0)]
    assert section.value_labels[section.cover].text() == "3 of 3"
    section.show_controls(QueueControls())
    assert section.cover.number == 0


def test_nothing_is_cut_in_the_width_of_the_panel(drawer: TuneDrawer, section: TuneSection) -> None:
    QApplication.processEvents()
    for control in (*section.findChildren(MarkedSlider), *section.findChildren(QComboBox)):
        right = control.mapTo(drawer, control.rect().topRight()).x()
        assert right < WIDTH_PX - 8
        assert control.width() >= control.minimumSizeHint().width()


def test_the_line_opens_and_closes_it(drawer: TuneDrawer, qtbot: QtBot) -> None:
    with qtbot.waitSignal(drawer.toggled) as told:
        click(drawer.button)
    assert told.args == [False]
    assert not drawer.section.isVisible()
    with qtbot.waitSignal(drawer.toggled) as told:
        type_key(drawer.button, Qt.Key.Key_Space)
    assert told.args == [True]
    assert drawer.section.isVisible()


def test_in_a_low_window_it_scrolls_and_leaves_room_for_the_queue(
    themes: ThemeController, qtbot: QtBot
) -> None:
    panel = UpNextPanel(themes)
    qtbot.addWidget(panel)
    panel.set_content(content(1, (2, 3), (4, 5)))
    panel.tune.set_open(is_open=True)
    panel.resize(WIDTH_PX, LOWEST_PX)
    panel.show()
    QApplication.processEvents()
    assert panel.height() == LOWEST_PX
    viewport = panel.tune.section.parentWidget()
    assert viewport is not None
    assert viewport.height() < panel.tune.section.sizeHint().height()
    assert panel.view.height() > 60
    panel.activateWindow()
    panel.tune.section.length.setFocus(Qt.FocusReason.TabFocusReason)
    type_key(panel.tune.section.length, Qt.Key.Key_Tab)
    assert panel.tune.section.rules_button.hasFocus()
    QApplication.processEvents()
    bottom = panel.tune.section.rules_button.mapTo(panel.tune, QPoint(0, 0)).y()
    assert 0 < bottom < panel.tune.height()

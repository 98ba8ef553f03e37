"""Tuning the automatic queue in the window: sliders, presets, rules, another draw, what is remembered."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from musicrec_desktop.core.settings import AUTOPLAY_AHEAD
from musicrec_desktop.model.playback import Origin, PlayerState
from musicrec_desktop.model.queue_controls import QueueControls, QueueInside
from musicrec_desktop.model.queue_presets import PRESETS_BY_NAME
from musicrec_desktop.model.queue_rule_table import RuleName
from musicrec_desktop.model.track import TrackId
from musicrec_desktop.ui.queue.tune_words import OWN_TEXT
from tests.ui import hands
from tests.ui.conftest import Opener, Rig

CTRL = Qt.KeyboardModifier.ControlModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier


def automatic(rig: Rig) -> list[TrackId]:
    """What comes by itself."""
    return [entry.track_id for entry in rig.window.services.player.queue.auto_part]


def begin(rig: Rig, place: int = 0) -> None:
    """Something plays, and others follow."""
    rig.window.services.player.play_now([rig.ids[place]])
    rig.qtbot.waitUntil(lambda: bool(automatic(rig)))
    rig.qtbot.waitUntil(lambda: rig.window.services.player.state is PlayerState.PLAYING)


def choose_preset(rig: Rig, name: str) -> None:
    box = rig.window.panel.tune.section.preset
    place = box.findData(name)
    box.setCurrentIndex(place)
    box.activated.emit(place)


def test_a_slider_reaches_the_queue_and_is_kept(open_window: Opener, qtbot: QtBot) -> None:
    rig = open_window()
    autoplay = rig.window.services.autoplay
    rig.window.panel.tune.section.familiarity.setValue(-60)
    qtbot.waitUntil(lambda: autoplay.controls == QueueControls(familiarity=-0.6))
    again = open_window()
    assert again.window.services.autoplay.controls == QueueControls(familiarity=-0.6)
    assert again.window.panel.tune.section.familiarity.number == -0.6
    assert again.window.panel.tune.summary == OWN_TEXT


def test_what_was_turned_last_is_kept_when_the_window_closes(open_window: Opener) -> None:
    rig = open_window()
    rig.window.panel.tune.section.wander.setValue(90)
    again = open_window()
    assert again.window.panel.tune.section.wander.number == 0.9


def test_controls_that_are_set_elsewhere_are_shown(rig: Rig, qtbot: QtBot) -> None:
    rig.window.services.autoplay.set_controls(PRESETS_BY_NAME["workout"].controls)
    section = rig.window.panel.tune.section
    assert section.preset.currentText() == "Workout"
    assert section.aspects[1].number == 2.0


def test_a_preset_can_be_taken_back(rig: Rig) -> None:
    autoplay = rig.window.services.autoplay
    before = QueueControls(familiarity=0.4, minutes=30)
    autoplay.set_controls(before)
    choose_preset(rig, "focus")
    assert autoplay.controls.rules.holds(RuleName.INSTRUMENTAL)
    assert autoplay.controls.minutes == 30
    assert "Focus" in rig.window.notices.toast.text
    hands.click(rig.window.notices.toast.button)
    assert autoplay.controls == before
    assert rig.window.panel.tune.section.familiarity.number == 0.4


def test_rules_go_both_ways(rig: Rig) -> None:
    window, autoplay = rig.window, rig.window.services.autoplay
    window.actions_table.run("queue_rules")
    dialog = window.tune.rules_dialog
    assert dialog is not None
    dialog.boxes[RuleName.YEARS].setChecked(True)
    assert autoplay.controls.rules.holds(RuleName.YEARS)
    choose_preset(rig, "default")
    assert not dialog.boxes[RuleName.YEARS].isChecked()
    assert not autoplay.controls.rules.holds(RuleName.YEARS)
    dialog.close()


def test_a_rule_that_is_broken_is_told_under_the_list(rig: Rig, qtbot: QtBot) -> None:
    begin(rig)
    window = rig.window
    rules = window.services.autoplay.controls.rules.changed(RuleName.YEARS, is_on=True, numbers=(1800, 1801))
    window.services.autoplay.set_controls(QueueControls(rules=rules))
    qtbot.waitUntil(lambda: window.panel.note.startswith("Few "))
    assert automatic(rig)


def test_another_draw_leaves_what_plays_and_what_is_queued(rig: Rig, qtbot: QtBot) -> None:
    begin(rig)
    player = rig.window.services.player
    player.enqueue([rig.ids[3]])
    qtbot.waitUntil(lambda: bool(automatic(rig)))
    current = player.queue.current
    draws = set()
    for _ in range(6):
        hands.type_key(rig.window.pages.tracks.view, Qt.Key.Key_R, CTRL | SHIFT)
        qtbot.waitUntil(lambda: rig.window.services.autoplay.is_settled)
        QApplication.processEvents()
        draws.add(tuple(automatic(rig)))
    assert len(draws) > 1
    assert player.queue.current == current
    assert [entry.track_id for entry in player.queue.user_part] == [rig.ids[3]]


def test_another_draw_turns_the_automatic_part_on(rig: Rig) -> None:
    autoplay = rig.window.services.autoplay
    autoplay.set_enabled(False)
    rig.window.panel.again_requested.emit()
    assert autoplay.is_enabled


def test_the_section_is_closed_at_first_and_comes_back_as_it_was(open_window: Opener) -> None:
    rig = open_window()
    rig.wait_rows(12)
    assert not rig.window.panel.tune.is_open
    rig.window.activateWindow()
    rig.window.pages.tracks.view.setFocus()
    hands.type_key(rig.window.pages.tracks.view, Qt.Key.Key_U, CTRL | SHIFT)
    assert rig.window.panel.tune.is_open
    assert rig.window.panel.tune.section.preset.hasFocus()
    assert open_window().window.panel.tune.is_open


def test_tuning_shows_the_hidden_queue(rig: Rig) -> None:
    window = rig.window
    window.resize(960, 600)
    assert not window.panel.isVisible()
    window.actions_table.run("tune")
    assert window.panel.isVisible()
    assert window.panel.tune.is_open
    window.actions_table.run("tune")
    assert window.panel.isVisible()
    assert not window.panel.tune.is_open


def test_in_the_least_window_everything_has_its_place(rig: Rig) -> None:
    begin(rig)
    window, panel = rig.window, rig.window.panel
    for width, height in ((1280, 800), (960, 600), (window.minimumWidth(), window.minimumHeight())):
        window.resize(width, height)
        panel.tune.set_open(is_open=False)
        window.actions_table.run("tune")
        QApplication.processEvents()
        assert (window.width(), window.height()) == (width, height)
        assert panel.isVisible()
        assert panel.mapTo(window, panel.rect().bottomLeft()).y() <= window.bar.y()
        assert panel.view.height() >= 60


def test_the_length_names_the_number_of_the_setting(rig: Rig) -> None:
    window = rig.window
    window.services.settings.set(AUTOPLAY_AHEAD, 4)
    window.settings.changed.emit(AUTOPLAY_AHEAD, 4)
    assert window.panel.tune.section.length.itemText(0) == "4 tracks"


def test_previous_returns_to_a_track_that_came_by_itself(rig: Rig, qtbot: QtBot) -> None:
    begin(rig)
    window, player = rig.window, rig.window.services.player
    view = window.pages.tracks.view
    window.activateWindow()
    view.setFocus()
    came = automatic(rig)[0]
    hands.type_key(view, Qt.Key.Key_Right, CTRL)
    assert window.playback.current_id == came
    assert player.queue.current is not None
    assert player.queue.current.origin is Origin.AUTO
    qtbot.waitUntil(lambda: bool(automatic(rig)))
    hands.type_key(view, Qt.Key.Key_Right, CTRL)
    second = window.playback.current_id
    assert second != came
    hands.type_key(view, Qt.Key.Key_Left, CTRL)
    assert window.playback.current_id == came
    hands.type_key(view, Qt.Key.Key_Left, CTRL)
    assert window.playback.current_id == rig.ids[0]


def test_own_presets_are_saved_renamed_and_deleted_with_a_way_back(rig: Rig) -> None:
    window = rig.window
    section, tune = window.panel.tune.section, window.tune
    section.wander.setValue(70)
    section.flush()
    assert section.save_action.isEnabled()
    assert not section.delete_action.isEnabled()
    section.save_action.trigger()
    dialog = tune.name_dialog
    assert dialog is not None
    dialog.field.setText("focus")
    assert not dialog.accept_button.isEnabled()
    assert "ready-made" in dialog.message.text()
    dialog.field.setText("Late evening")
    dialog.accept_button.click()
    assert tune.name_dialog is None
    assert section.preset.currentText() == window.panel.tune.summary == "Late evening"
    assert not section.save_action.isEnabled()
    section.rename_action.trigger()
    dialog = tune.name_dialog
    assert dialog is not None
    dialog.field.setText("Night")
    dialog.accept_button.click()
    assert section.preset.currentText() == "Night"
    section.delete_action.trigger()
    assert section.preset.findText("Night") < 0
    assert window.panel.tune.summary == OWN_TEXT
    window.notices.toast.button.click()
    assert section.preset.currentText() == "Night"
    place = section.preset.findText("Focus")
    section.preset.setCurrentIndex(place)
    section.preset.activated.emit(place)
    place = section.preset.findText("Night")
    section.preset.setCurrentIndex(place)
    section.preset.activated.emit(place)
    assert window.services.autoplay.controls.wander == 0.7


def test_each_slider_says_where_it_stands(rig: Rig) -> None:
    section = rig.window.panel.tune.section
    words = section.value_labels
    assert words[section.familiarity].text() == "As it comes"
    assert words[section.wander].text() == "30 %, as usual"
    section.familiarity.setValue(-40)
    section.wander.setValue(0)
    section.aspects[0].setValue(0)
    section.aspects[1].setValue(20)
    assert words[section.familiarity].text() == "40 % new"
    assert words[section.wander].text() == "Stays where it began"
    assert [words[slider].text() for slider in section.aspects] == [
        "Ignored", "2 times", "As usual", "As usual",
    ]  # fmt: skip


def test_the_chip_takes_the_queue_out_of_a_playlist_and_undo_puts_it_back(rig: Rig, qtbot: QtBot) -> None:
    services = rig.window.services
    inside = QueueInside(services.playlists.lists.create("Evening", rig.ids[:3]).made)
    begin(rig)
    services.autoplay.set_inside(inside)
    qtbot.waitUntil(lambda: "Evening" in rig.window.panel.inside)
    qtbot.waitUntil(lambda: bool(automatic(rig)) and set(automatic(rig)) <= set(rig.ids[:3]))
    hands.click(rig.window.panel.outside_button)
    qtbot.waitUntil(lambda: rig.window.panel.inside == "")
    assert services.autoplay.inside is None
    rig.window.notices.undo()
    assert services.autoplay.inside == inside

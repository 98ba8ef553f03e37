"""The player bar shows what it is told and asks for what was pressed."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QPixmap, QWheelEvent
from PySide6.QtWidgets import QApplication, QToolButton
from pytestqt.qtbot import QtBot

from musicrec_desktop.model.features import SeekPicture
from musicrec_desktop.model.listen import FeedbackKind
from musicrec_desktop.model.playback import PlayerState, RepeatMode
from musicrec_desktop.ui.kit.cover_thumb import initials, placeholder_colour
from musicrec_desktop.ui.kit.icons import Glyph
from musicrec_desktop.ui.player.bar import HEIGHT_PX, IDLE_TITLE, PlayerBar
from musicrec_desktop.ui.theme.control import ThemeController
from tests.ui.hands import click, glyph_of, type_key


@pytest.fixture
def bar(themes: ThemeController, qtbot: QtBot) -> PlayerBar:
    made = PlayerBar(themes)
    qtbot.addWidget(made)
    made.resize(1280, HEIGHT_PX)
    made.set_track("Blue in Green", "Miles Davis, Bill Evans", 337_000)
    made.show()
    return made


def _button(bar: PlayerBar, name: str) -> QToolButton:
    button = getattr(bar, name)
    assert isinstance(button, QToolButton)
    return button


@pytest.mark.parametrize(
    ("button", "signal"),
    [
        ("play_button", "play_pause_requested"),
        ("next_button", "next_requested"),
        ("previous_button", "previous_requested"),
        ("like_button", "liked"),
        ("dislike_button", "disliked"),
    ],
)
def test_buttons_ask(button: str, signal: str, bar: PlayerBar, qtbot: QtBot) -> None:
    with qtbot.waitSignal(getattr(bar, signal)):
        click(_button(bar, button))


def test_every_button_has_a_name_and_a_tooltip(bar: PlayerBar) -> None:
    for button in bar.findChildren(QToolButton):
        assert button.accessibleName()
        assert button.toolTip()


def test_the_play_button_says_what_it_does(bar: PlayerBar) -> None:
    for state in (PlayerState.PLAYING, PlayerState.LOADING):
        bar.set_state(state)
        assert glyph_of(bar.play_button) is Glyph.PAUSE
        assert bar.play_button.toolTip() == "Pause (Space)"
    for state in (PlayerState.PAUSED, PlayerState.STOPPED):
        bar.set_state(state)
        assert glyph_of(bar.play_button) is Glyph.PLAY


def test_repeat_goes_round(bar: PlayerBar, qtbot: QtBot) -> None:
    asked: list[RepeatMode] = []
    bar.repeat_changed.connect(asked.append)
    for mode in (RepeatMode.OFF, RepeatMode.ALL, RepeatMode.ONE):
        bar.set_modes(is_shuffled=False, repeat=mode)
        click(bar.repeat_button)
    assert asked == [RepeatMode.ALL, RepeatMode.ONE, RepeatMode.OFF]
    assert bar.repeat_button.accessibleName() == "Repeat: this track"


def test_shuffle_tells_its_new_state_and_is_quiet_when_it_is_told(bar: PlayerBar, qtbot: QtBot) -> None:
    with qtbot.assertNotEmitted(bar.shuffle_toggled):
        bar.set_modes(is_shuffled=True, repeat=RepeatMode.OFF)
    with qtbot.waitSignal(bar.shuffle_toggled) as told:
        click(bar.shuffle_button)
    assert told.args == [False]


def test_a_click_shows_the_time_left(bar: PlayerBar, qtbot: QtBot) -> None:
    bar.set_position(82_000)
    assert bar.time.text() == "1:22 / 5:37"
    width = bar.time.width()
    click(bar.time)
    assert bar.time.text() == "-4:15 / 5:37"
    assert bar.time.width() == width
    click(bar.time)
    assert bar.time.text() == "1:22 / 5:37"


def test_a_drag_shows_its_time(bar: PlayerBar) -> None:
    bar.set_position(10_000)
    bar.seek_bar.previewed.emit(100_000)
    assert bar.time.text() == "1:40 / 5:37"
    bar.seek_bar.previewed.emit(-1)
    assert bar.time.text() == "0:10 / 5:37"


def test_a_better_length_keeps_the_position(bar: PlayerBar) -> None:
    bar.set_position(10_000)
    bar.set_duration(400_000)
    assert bar.time.text() == "0:10 / 6:40"
    assert bar.seek_bar.value() == 10_000


def test_feedback_fills_the_heart(bar: PlayerBar) -> None:
    bar.set_feedback(FeedbackKind.LIKE)
    assert glyph_of(bar.like_button) is Glyph.LIKED
    assert bar.like_button.accessibleName() == "Take the like back"
    bar.set_feedback(FeedbackKind.DISLIKE)
    assert glyph_of(bar.like_button) is Glyph.LIKE
    assert bar.dislike_button.accessibleName() == "Take the dislike back"


def test_nothing_playing_is_said(bar: PlayerBar, picture: SeekPicture) -> None:
    bar.set_picture(picture)
    bar.clear_track()
    assert bar.title.full_text == IDLE_TITLE
    assert not bar.like_button.isEnabled()
    assert not bar.seek_bar.isEnabled()
    assert not bar.seek_bar.has_picture
    bar.set_track("So What", "", 1_000)
    assert bar.like_button.isEnabled()
    assert bar.artist.full_text == "Unknown artist"


def test_the_volume_can_be_set_by_slider_wheel_and_button(bar: PlayerBar, qtbot: QtBot) -> None:
    with qtbot.assertNotEmitted(bar.volume_changed):
        bar.set_volume(40, is_muted=False)
    assert glyph_of(bar.volume.button) is Glyph.VOLUME_LOW
    with qtbot.waitSignal(bar.volume_changed) as told:
        _turn(bar, 120)
    assert told.args == [45]
    with qtbot.waitSignal(bar.mute_toggled) as muted:
        click(bar.volume.button)
    assert muted.args == [True]
    assert glyph_of(bar.volume.button) is Glyph.MUTED
    with qtbot.waitSignals([bar.mute_toggled, bar.volume_changed]):
        bar.volume.slider.setValue(60)
    assert bar.volume.button.accessibleName() == "Mute"


def test_small_turns_of_a_touchpad_add_up(bar: PlayerBar) -> None:
    bar.set_volume(50, is_muted=False)
    for _ in range(4):
        _turn(bar, 30)
    assert bar.volume.slider.value() == 55


def _turn(bar: PlayerBar, angle: int) -> None:
    slider = bar.volume.slider
    at = QPointF(slider.rect().center())
    event = QWheelEvent(
        at,
        slider.mapToGlobal(at),
        QPoint(),
        QPoint(0, angle),
        Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.NoModifier,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    QApplication.sendEvent(slider, event)


def test_everything_has_room_at_the_least_width(bar: PlayerBar) -> None:
    bar.set_track("Concerto for Two Violins in D minor, BWV 1043", "Academy of St Martin", 4_337_000)
    bar.resize(960, HEIGHT_PX)
    QApplication.processEvents()
    assert bar.minimumSizeHint().width() <= 960
    assert bar.volume.geometry().right() <= 960
    assert bar.seek_bar.width() >= 120
    assert bar.title.is_elided
    assert bar.title.toolTip().startswith("Concerto")


def test_the_cover_can_be_clicked_and_pressed(bar: PlayerBar, qtbot: QtBot) -> None:
    bar.set_cover(QPixmap(64, 64))
    with qtbot.waitSignal(bar.cover_clicked):
        click(bar.cover)
    with qtbot.waitSignal(bar.cover_clicked):
        type_key(bar.cover, Qt.Key.Key_Return)


def test_the_bar_follows_the_theme(bar: PlayerBar, themes: ThemeController) -> None:
    light = bar.grab().toImage()
    themes.set_value("dark")
    assert bar.grab().toImage() != light


@pytest.mark.parametrize(
    ("name", "letters"), [("Kind of Blue", "KO"), ("(What's the Story)", "WT"), ("!!!", ""), ("4", "4")]
)
def test_initials(name: str, letters: str) -> None:
    assert initials(name) == letters


def test_a_name_keeps_its_colour(themes: ThemeController) -> None:
    assert placeholder_colour("Björk", themes.theme) == placeholder_colour("BJÖRK", themes.theme)
    assert placeholder_colour("Björk", themes.theme) != placeholder_colour("Burial", themes.theme)

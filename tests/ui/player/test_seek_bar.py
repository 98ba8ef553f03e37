"""Seeking by click, drag and keys; the picture of a track."""

from __future__ import annotations

import numpy as np
import pytest
from PySide6.QtCore import QEvent, QObject, QPoint, QSize, Qt
from PySide6.QtGui import QAccessible, QColor, QImage, QPaintEvent
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot
from typing_extensions import override

from musicrec_desktop.model.features import SeekPicture
from musicrec_desktop.ui.player import seek_picture
from musicrec_desktop.ui.player.seek_bar import MARGIN_PX, SeekBar
from musicrec_desktop.ui.theme.colours import DARK, LIGHT
from musicrec_desktop.ui.theme.control import ThemeController
from tests.ui.hands import click, move, press, release, type_key

DURATION_MS = 100_000


@pytest.fixture
def bar(themes: ThemeController, qtbot: QtBot) -> SeekBar:
    made = SeekBar(themes)
    qtbot.addWidget(made)
    made.resize(400 + 2 * MARGIN_PX, 44)
    made.set_duration(DURATION_MS)
    made.show()
    return made


def _at(share: float) -> QPoint:
    return QPoint(MARGIN_PX + round(400 * share), 20)


def test_a_click_seeks(bar: SeekBar, qtbot: QtBot) -> None:
    with qtbot.waitSignal(bar.seek_requested) as told:
        click(bar, _at(0.25))
    assert told.args == [25_000]


def test_a_drag_previews_and_seeks_once(bar: SeekBar, qtbot: QtBot) -> None:
    previews: list[int] = []
    bar.previewed.connect(previews.append)
    with qtbot.assertNotEmitted(bar.seek_requested):
        press(bar, _at(0.25))
        move(bar, _at(0.5))
        bar.set_position(3_000)
    with qtbot.waitSignal(bar.seek_requested) as told:
        release(bar, _at(0.5))
    assert told.args == [50_000]
    assert previews[0] == 25_000
    assert previews[-1] == -1


def test_escape_leaves_a_drag(bar: SeekBar, qtbot: QtBot) -> None:
    press(bar, _at(0.25))
    type_key(bar, Qt.Key.Key_Escape)
    with qtbot.assertNotEmitted(bar.seek_requested):
        release(bar, _at(0.25))


@pytest.mark.parametrize(
    ("key", "position_ms"),
    [
        (Qt.Key.Key_Right, 45_000),
        (Qt.Key.Key_Left, 35_000),
        (Qt.Key.Key_PageUp, 70_000),
        (Qt.Key.Key_PageDown, 10_000),
        (Qt.Key.Key_Home, 0),
        (Qt.Key.Key_End, DURATION_MS),
    ],
)
def test_keys_seek(key: Qt.Key, position_ms: int, bar: SeekBar, qtbot: QtBot) -> None:
    bar.set_position(40_000)
    with qtbot.waitSignal(bar.seek_requested) as told:
        type_key(bar, key)
    assert told.args == [position_ms]


def test_keys_stay_inside_the_track(bar: SeekBar, qtbot: QtBot) -> None:
    bar.set_position(2_000)
    with qtbot.waitSignal(bar.seek_requested) as told:
        type_key(bar, Qt.Key.Key_Left)
    assert told.args == [0]


def test_keys_with_a_modifier_belong_to_the_window(bar: SeekBar, qtbot: QtBot) -> None:
    with qtbot.assertNotEmitted(bar.seek_requested):
        type_key(bar, Qt.Key.Key_Right, Qt.KeyboardModifier.ControlModifier)


@pytest.mark.parametrize("duration_ms", [None, 0])
def test_an_unknown_length_cannot_be_sought(duration_ms: int | None, bar: SeekBar, qtbot: QtBot) -> None:
    bar.set_duration(duration_ms)
    assert not bar.isEnabled()
    with qtbot.assertNotEmitted(bar.seek_requested):
        click(bar, _at(0.5))


def test_screen_readers_know_it_as_a_slider(bar: SeekBar) -> None:
    bar.set_position(82_000)
    interface = QAccessible.queryAccessibleInterface(bar)
    assert interface.role() is QAccessible.Role.Slider
    assert interface.text(QAccessible.Text.Name) == "Position in the track"
    assert bar.accessibleDescription() == "1 minute 22 seconds of 1 minute 40 seconds"


def test_it_paints_with_and_without_a_picture(bar: SeekBar, picture: SeekPicture) -> None:
    bar.set_position(50_000)
    plain = bar.grab().toImage()
    assert not bar.has_picture
    bar.set_picture(picture)
    drawn = bar.grab().toImage()
    assert bar.has_picture
    assert drawn != plain
    bar.set_picture(None)
    assert bar.grab().toImage() == plain


def test_the_picture_is_painted_once(
    bar: SeekBar, picture: SeekPicture, themes: ThemeController, monkeypatch: pytest.MonkeyPatch
) -> None:
    calls: list[float] = []
    real = seek_picture.render

    def counting(*args: object) -> object:
        calls.append(1)
        return real(*args)  # type: ignore[arg-type]

    monkeypatch.setattr("musicrec_desktop.ui.player.seek_bar.render", counting)
    bar.set_picture(picture)
    for position_ms in range(0, 50_000, 5_000):
        bar.set_position(position_ms)
        bar.grab()
    assert len(calls) == 1
    themes.set_value("dark")
    bar.grab()
    assert len(calls) == 2
    bar.resize(300, 44)
    bar.grab()
    assert len(calls) == 3


@pytest.mark.parametrize("dpr", [1.0, 1.25, 2.0])
def test_bars_are_sharp_at_any_scale(dpr: float, picture: SeekPicture) -> None:
    loud = SeekPicture(np.full(400, 255, np.uint8), picture.brightness)
    image = seek_picture.render(loud, QSize(300, 32), dpr, DARK).played.toImage()
    middle = image.height() // 2
    alphas = {image.pixelColor(x, middle).alpha() for x in range(image.width())}
    assert alphas == {0, 255}


def test_what_was_played_stands_out(picture: SeekPicture) -> None:
    pixmaps = seek_picture.render(picture, QSize(300, 32), 1.0, LIGHT)
    x, y = 297, 16
    played, rest = pixmaps.played.toImage().pixelColor(x, y), pixmaps.rest.toImage().pixelColor(x, y)
    assert played.lightness() < rest.lightness()


def test_dark_and_bright_sound_have_the_ends_of_the_scale() -> None:
    ends = seek_picture.tint(np.array([0.0, 1.0]), DARK)
    assert QColor(*(round(float(part)) for part in ends[0])).name() == DARK.picture_dark
    assert QColor(*(round(float(part)) for part in ends[1])).name() == DARK.picture_bright


@pytest.mark.parametrize("bars", [1, 7, 133, 400, 1300])
def test_any_width_gets_its_bars(bars: int, picture: SeekPicture) -> None:
    levels, tones = seek_picture.resample(picture, bars)
    assert levels.shape == tones.shape == (bars,)
    assert levels.max() == 1
    assert 0 <= tones.min() <= tones.max() <= 1


class Paints(QObject):
    """What a widget is asked to paint."""

    def __init__(self, watched: QWidget) -> None:
        super().__init__(watched)
        self.widths: list[int] = []
        watched.installEventFilter(self)

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QPaintEvent):
            self.widths.append(event.rect().width())
        return super().eventFilter(watched, event)


def test_a_position_is_painted_where_a_pixel_changes_and_only_there(bar: SeekBar, qtbot: QtBot) -> None:
    bar.set_position(50_000)
    qtbot.waitExposed(bar)
    QApplication.processEvents()
    step_ms = bar.next_step_ms()
    paints = Paints(bar)
    assert step_ms == DURATION_MS // 400 // 2
    bar.set_position(50_000 + step_ms - 1)
    QApplication.processEvents()
    assert paints.widths == []
    assert bar.next_step_ms() == 1
    bar.set_position(50_000 + step_ms)
    QApplication.processEvents()
    assert len(paints.widths) == 1
    assert paints.widths[0] < 20


@pytest.mark.parametrize("has_picture", [False, True])
def test_step_by_step_it_looks_as_if_painted_at_once(
    has_picture: bool, bar: SeekBar, picture: SeekPicture, qtbot: QtBot
) -> None:
    if has_picture:
        bar.set_picture(picture)
    with qtbot.waitExposed(bar):
        bar.show()
    bar.setFocus()
    for position_ms in (0, 40_000, 40_250, 41_000, 20_000, 90_000):
        bar.set_position(position_ms)
        QApplication.processEvents()
    screen = bar.screen().grabWindow(bar.winId()).toImage()
    assert screen.convertToFormat(QImage.Format.Format_RGB32) == bar.grab().toImage().convertToFormat(
        QImage.Format.Format_RGB32
    )


def test_a_position_that_cannot_move_has_no_next_step(bar: SeekBar) -> None:
    bar.set_duration(None)
    assert bar.next_step_ms() is None


def test_keys_seek_from_where_playback_is_by_then(bar: SeekBar, qtbot: QtBot) -> None:
    bar.set_position(40_000)
    bar.position_wanted.connect(lambda: bar.set_position(40_900))
    with qtbot.waitSignal(bar.seek_requested) as told:
        type_key(bar, Qt.Key.Key_Right)
    assert told.args == [45_900]

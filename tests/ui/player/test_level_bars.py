"""The level meter works only while somebody can see that something plays."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QExposeEvent, QRegion
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from musicrec_desktop.model.playback import PlayerState
from musicrec_desktop.ui.player.bar import METER_FROM_PX, PlayerBar
from musicrec_desktop.ui.player.level_bars import (
    BARS,
    FALL_DB_A_SECOND,
    FLOOR_PX,
    FRAME_MS,
    HEIGHT_PX,
    SPAN_DB,
    LevelBars,
)
from musicrec_desktop.ui.theme.control import ThemeController

AT_REST = (FLOOR_PX,) * BARS
FULL = (HEIGHT_PX,) * BARS


class Sound:
    """Levels that a test chooses."""

    def __init__(self) -> None:
        self.is_watched = False
        self.heard: tuple[float, ...] = (1.0,) * BARS

    def watch_levels(self, is_watched: bool) -> None:
        assert is_watched is not self.is_watched
        self.is_watched = is_watched

    def levels(self) -> tuple[float, ...]:
        return self.heard if self.is_watched else ()


@pytest.fixture
def sound() -> Sound:
    return Sound()


@pytest.fixture
def meter(themes: ThemeController, qtbot: QtBot, sound: Sound) -> Iterator[LevelBars]:
    window = QWidget()
    qtbot.addWidget(window)
    made = LevelBars(themes)
    QVBoxLayout(window).addWidget(made)
    made.set_source(sound)
    with qtbot.waitExposed(window):
        window.show()
    yield made
    window.close()


def frame(meter: LevelBars) -> None:
    """One turn of the timer, without waiting for it."""
    meter.frames.timeout.emit()


def works(meter: LevelBars, sound: Sound) -> bool:
    assert meter.frames.isActive() is sound.is_watched
    return sound.is_watched


def test_nothing_runs_until_something_plays(meter: LevelBars, sound: Sound) -> None:
    assert not works(meter, sound)
    assert meter.frames.interval() == FRAME_MS
    meter.set_playing(True)
    assert works(meter, sound)


def test_bars_rise_at_once_and_fall_at_their_pace(meter: LevelBars, sound: Sound) -> None:
    meter.set_playing(True)
    frame(meter)
    assert meter.heights == FULL
    sound.heard = (0.0,) * BARS
    for _ in range(1_000 // FRAME_MS):
        frame(meter)
    fallen_px = (HEIGHT_PX - FLOOR_PX) * FALL_DB_A_SECOND / SPAN_DB
    assert all(height == pytest.approx(HEIGHT_PX - fallen_px, abs=2) for height in meter.heights)


def test_at_a_pause_nothing_is_measured_and_the_bars_fall_and_stop(meter: LevelBars, sound: Sound) -> None:
    meter.set_playing(True)
    frame(meter)
    meter.set_playing(False)
    assert not sound.is_watched
    assert meter.frames.isActive()
    frames = 0
    while meter.frames.isActive():
        frame(meter)
        frames += 1
        assert frames < 1_000
    assert meter.heights == AT_REST
    assert frames * FRAME_MS / 1_000 == pytest.approx(SPAN_DB / FALL_DB_A_SECOND, abs=2 * FRAME_MS / 1_000)


def test_hidden_it_costs_nothing(meter: LevelBars, sound: Sound) -> None:
    meter.set_playing(True)
    frame(meter)
    meter.hide()
    assert not works(meter, sound)
    assert meter.heights == AT_REST
    meter.show()
    assert works(meter, sound)
    meter.window().hide()
    assert not works(meter, sound)


def test_in_a_minimised_window_it_costs_nothing(meter: LevelBars, sound: Sound, qtbot: QtBot) -> None:
    meter.set_playing(True)
    meter.window().setWindowState(Qt.WindowState.WindowMinimized)
    qtbot.waitUntil(lambda: not works(meter, sound))
    meter.window().setWindowState(Qt.WindowState.WindowNoState)
    qtbot.waitUntil(lambda: works(meter, sound))


def test_in_a_covered_window_it_costs_nothing(
    meter: LevelBars, sound: Sound, monkeypatch: pytest.MonkeyPatch
) -> None:
    meter.set_playing(True)
    handle = meter.window().windowHandle()
    assert handle is not None
    for is_exposed in (False, True):
        monkeypatch.setattr(type(handle), "isExposed", lambda _self, is_exposed=is_exposed: is_exposed)
        QApplication.sendEvent(handle, QExposeEvent(QRegion()))
        if not is_exposed:
            frame(meter)
        assert works(meter, sound) is is_exposed


def test_it_lets_go_of_its_source(meter: LevelBars, sound: Sound) -> None:
    meter.set_playing(True)
    meter.set_source(None)
    assert not works(meter, sound)


def test_it_is_named_and_its_bars_are_painted_from_the_left_low_to_high(
    meter: LevelBars, sound: Sound, themes: ThemeController
) -> None:
    assert meter.accessibleName() == meter.toolTip() == "Level meter"
    sound.heard = (1.0,) + (0.0,) * (BARS - 1)
    meter.set_playing(True)
    frame(meter)
    image = meter.grab().toImage()
    assert image.pixelColor(0, 0).name() == themes.theme.picture_dark
    assert image.pixelColor(image.width() - 1, 0).name() == themes.theme.surface_raised
    assert image.pixelColor(image.width() - 1, image.height() // 2).name() == themes.theme.border_strong


def test_the_bar_has_a_meter_where_there_is_room_and_it_is_wanted(
    themes: ThemeController, qtbot: QtBot, sound: Sound
) -> None:
    bar = PlayerBar(themes)
    qtbot.addWidget(bar)
    bar.meter.set_source(sound)
    bar.resize(METER_FROM_PX, bar.height())
    with qtbot.waitExposed(bar):
        bar.show()
    bar.set_state(PlayerState.PLAYING)
    assert works(bar.meter, sound)
    bar.set_meter(is_on=False)
    assert not works(bar.meter, sound)
    bar.set_meter(is_on=True)
    assert works(bar.meter, sound)
    bar.resize(METER_FROM_PX - 1, bar.height())
    assert not works(bar.meter, sound)
    bar.resize(METER_FROM_PX, bar.height())
    bar.set_state(PlayerState.LOADING)
    assert not works(bar.meter, sound)

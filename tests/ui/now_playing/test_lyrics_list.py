"""Lyrics as a list: what is sung stands out, only that is painted again, and a click leads there."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QEvent, QObject, QPoint, QRect, Qt
from PySide6.QtGui import QPaintEvent
from pytestqt.qtbot import QtBot
from typing_extensions import override

from musicrec_desktop.model.lyrics import Lyrics, LyricsClock, LyricsLine, LyricsWord
from musicrec_desktop.ui.now_playing.lyrics_list import PLAIN_STEP, SIZES_PX, LyricsList
from musicrec_desktop.ui.now_playing.tint import tint_of
from musicrec_desktop.ui.theme.colours import DARK
from tests.ui.hands import click, type_key

WORDS = tuple(LyricsWord(10_000 + 500 * place, f"word{place} ") for place in range(4))
LINES = tuple(
    LyricsLine(f"line number {place}", 1000 * place) if place != 10
    else LyricsLine("word0 word1 word2 word3 ", 10_000, words=WORDS)
    for place in range(40)
)  # fmt: skip
SYNCED = Lyrics(LINES)


class Paints(QObject):
    """Notes what is painted."""

    def __init__(self, view: LyricsList) -> None:
        super().__init__(view)
        self.rects: list[QRect] = []
        view.viewport().installEventFilter(self)

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QPaintEvent):
            self.rects.append(event.region().boundingRect())
        return False


@pytest.fixture
def view(qtbot: QtBot) -> LyricsList:
    made = LyricsList(tint_of(DARK, None))
    qtbot.addWidget(made)
    made.resize(420, 500)
    made.show_lyrics(SYNCED)
    made.show()
    qtbot.waitExposed(made)
    return made


def test_the_line_that_is_sung_stands_in_the_middle(view: LyricsList, qtbot: QtBot) -> None:
    clock = LyricsClock(SYNCED)
    for position_ms in (0, 7_200, 39_000):
        view.show_moment(clock, position_ms)
        row = clock.line_at(position_ms)
        middle = view.visualRect(view.lines.index(row)).center().y()
        if row not in {0, len(LINES) - 1}:  # which have free room above or below
            assert abs(middle - view.viewport().height() // 2) <= 2
        assert view.lines.place == row


def test_another_word_paints_its_line_alone(view: LyricsList, qtbot: QtBot) -> None:
    clock = LyricsClock(SYNCED)
    view.show_moment(clock, 10_000)
    qtbot.wait(1)
    paints = Paints(view)
    view.show_moment(clock, 10_200)
    qtbot.wait(1)
    assert paints.rects == []
    view.show_moment(clock, 10_500)
    qtbot.waitUntil(lambda: bool(paints.rects))
    assert all(rect.height() <= view.visualRect(view.lines.index(10)).height() for rect in paints.rects)


def test_a_click_and_enter_play_from_a_line(view: LyricsList, qtbot: QtBot) -> None:
    asked: list[int] = []
    view.seek_requested.connect(asked.append)
    view.show_moment(LyricsClock(SYNCED), 5_000)
    click(view.viewport(), view.visualRect(view.lines.index(6)).center())
    type_key(view, Qt.Key.Key_Down)
    type_key(view, Qt.Key.Key_Return)
    assert asked == [6, 7]


def test_plain_lyrics_lead_nowhere_and_do_not_move(view: LyricsList, qtbot: QtBot) -> None:
    asked: list[int] = []
    view.seek_requested.connect(asked.append)
    plain = Lyrics(tuple(LyricsLine(f"line {place}") for place in range(60)))
    view.show_lyrics(plain)
    view.show_moment(LyricsClock(plain), 30_000)
    click(view.viewport(), QPoint(60, 60))
    assert (asked, view.verticalScrollBar().value()) == ([], 0)


def test_the_list_waits_while_the_user_reads_elsewhere(view: LyricsList, qtbot: QtBot) -> None:
    told: list[bool] = []
    view.following_changed.connect(told.append)
    clock = LyricsClock(SYNCED)
    view.show_moment(clock, 5_000)
    type_key(view, Qt.Key.Key_End)
    held = view.verticalScrollBar().value()
    view.show_moment(clock, 6_000)
    assert (view.is_following, view.verticalScrollBar().value()) == (False, held)
    view.follow()
    assert view.verticalScrollBar().value() != held
    assert told == [False, True]


def test_letters_grow_and_the_line_stays(view: LyricsList, qtbot: QtBot) -> None:
    view.show_moment(LyricsClock(SYNCED), 20_000)
    before = view.visualRect(view.lines.index(20)).height()
    view.set_step(PLAIN_STEP + 3)
    qtbot.waitUntil(lambda: view.visualRect(view.lines.index(20)).height() > before)
    assert view.size_px == SIZES_PX[PLAIN_STEP + 3]
    view.set_step(99)
    assert view.size_px == SIZES_PX[-1]


def test_screen_readers_get_what_is_sung_behind(view: LyricsList) -> None:
    view.show_lyrics(Lyrics((LyricsLine("one", 0, background="ooh"), LyricsLine("", 1000))))
    texts = [view.lines.data(view.lines.index(row), Qt.ItemDataRole.AccessibleTextRole) for row in range(2)]
    assert texts == ["one (ooh)", "Music"]

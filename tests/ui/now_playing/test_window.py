"""The now playing window beside the main window: what it shows, where it leads, and when it rests."""

from __future__ import annotations

import os
from collections.abc import Callable

import mutagen.id3
import mutagen.wave
import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QApplication, QMenu
from pytestqt.qtbot import QtBot

from musicrec_desktop.core.settings import LYRICS_FIRST
from musicrec_desktop.model.browse import Scope, ScopeKind
from musicrec_desktop.model.playback import PlayerState
from musicrec_desktop.ui.now_playing.controller import STATE_KEY
from musicrec_desktop.ui.now_playing.window import NowPlayingWindow, Shape, step_for
from tests.ui.conftest import Opener, Rig
from tests.ui.hands import type_key

LRC = "[00:00]first\n[00:10]<00:10>one <00:12>two\n[00:20]last"


def write_lyrics(rig: Rig, place: int, text: str, suffix: str = ".lrc") -> None:
    track = rig.app.services.browse.track(rig.ids[place])
    assert track is not None
    with open(os.path.splitext(track.path)[0] + suffix, "w", encoding="utf-8") as file:
        file.write(text)


@pytest.fixture
def shown(rig: Rig) -> NowPlayingWindow:
    """The window, while the first track of three plays and has lyrics."""
    write_lyrics(rig, 0, LRC)
    rig.app.services.player.play_now(rig.ids[:3])
    rig.window.now_playing.open()
    window = rig.window.now_playing.window
    assert window is not None
    rig.qtbot.waitUntil(lambda: window.lyrics.clock is not None, timeout=20_000)
    return window


def test_what_plays_and_what_comes_is_shown(rig: Rig, shown: NowPlayingWindow) -> None:
    assert shown.head.title.full_text == "Blue Hour 1"
    assert (shown.head.artist.full_text, shown.head.album.full_text) == ("Ada North", "Blue Hour · 1959")
    rig.qtbot.waitUntil(lambda: len(shown.coming.rows) >= 2)
    assert [row.title for row in shown.coming.rows[:2]] == ["Blue Hour 2", "Blue Hour 3"]
    assert [shown.lyrics.list.lines.line(row).text for row in range(3)] == ["first", "one two", "last"]


def test_it_is_made_when_it_is_first_wanted(rig: Rig) -> None:
    assert rig.window.now_playing.window is None
    rig.window.bar.cover_clicked.emit()
    assert rig.window.now_playing.window is not None


def test_the_line_follows_the_player_and_a_click_leads_to_it(rig: Rig, shown: NowPlayingWindow) -> None:
    player = rig.app.services.player
    player.seek(10_500)
    assert (shown.lyrics.list.lines.place, shown.lyrics.list.lines.words) == (1, 1)
    shown.lyrics.list.seek_requested.emit(2)
    assert player.position_ms >= 20_000
    assert shown.lyrics.list.lines.place == 2


def test_keys_move_lyrics_and_it_is_kept_with_the_track(rig: Rig, shown: NowPlayingWindow) -> None:
    player = rig.app.services.player
    player.pause()
    player.seek(10_100)
    assert shown.lyrics.list.lines.place == 1
    type_key(shown, Qt.Key.Key_Period)
    assert shown.lyrics.list.lines.place == 0
    assert shown.lyrics.shift_label.text() == "0.25 s later"
    assert rig.app.services.lyrics.read(rig.ids[0]).shift_ms == 250
    type_key(shown, Qt.Key.Key_Comma)
    assert (shown.lyrics.list.lines.place, shown.lyrics.shift_label.text()) == (1, "")


def test_other_lyrics_can_be_chosen(rig: Rig, shown: NowPlayingWindow) -> None:
    write_lyrics(rig, 1, "plain words", ".txt")
    write_lyrics(rig, 1, LRC)
    rig.app.services.player.next()
    rig.qtbot.waitUntil(lambda: shown.lyrics.source_button.text().endswith("▾"), timeout=20_000)
    menu = shown.lyrics.source_button.menu()
    assert menu is not None
    assert [action.text() for action in menu.actions()] == [
        "Blue Hour 2.lrc · word by word",
        "Blue Hour 2.txt",
    ]
    menu.actions()[1].trigger()
    assert shown.lyrics.list.lines.line(0).text == "plain words"
    assert not shown.lyrics.later_button.isVisible()


def test_the_setting_of_what_comes_first_counts_at_once(rig: Rig, shown: NowPlayingWindow) -> None:
    track = rig.app.services.browse.track(rig.ids[0])
    assert track is not None
    audio = mutagen.wave.WAVE(track.path)
    audio.add_tags()
    audio.tags.add(mutagen.id3.USLT(lang="eng", text="in the tags"))
    audio.save()
    rig.window.settings.set(LYRICS_FIRST, "tags")
    source = shown.lyrics.source_button
    rig.qtbot.waitUntil(lambda: source.full_text == "In the tags (USLT) · English", timeout=20_000)


def test_a_track_without_lyrics_says_where_they_go(rig: Rig, shown: NowPlayingWindow) -> None:
    rig.app.services.player.next()
    wanted = "“Blue Hour 2.lrc”"
    rig.qtbot.waitUntil(lambda: wanted in shown.lyrics.empty_text.text(), timeout=20_000)
    rig.app.services.player.stop()
    rig.app.services.player.clear_upcoming()


def test_names_lead_to_their_pages(rig: Rig, shown: NowPlayingWindow) -> None:
    shown.head.artist_clicked.emit()
    assert rig.window.navigator.place.scope == Scope(ScopeKind.ARTIST, "Ada North")
    shown.head.album_clicked.emit()
    assert rig.window.navigator.place.scope == Scope(ScopeKind.ALBUM, "Blue Hour", "Ada North")
    with rig.qtbot.waitSignal(rig.window.now_playing.reveal_requested) as asked:
        shown.head.title_clicked.emit()
    assert asked.args == [rig.ids[0]]


def test_its_menu_is_that_of_the_player_bar_and_leads_to_the_window(
    rig: Rig, shown: NowPlayingWindow
) -> None:
    shown.show_menu()
    menu = QApplication.activePopupWidget()
    at_bar = rig.window.playback.show_menu(QPoint(0, 0))
    assert isinstance(menu, QMenu)
    assert at_bar is not None
    assert [action.text() for action in menu.actions()] == [action.text() for action in at_bar.actions()]
    at_bar.close()
    coming = []
    rig.window.now_playing.page_requested.connect(lambda: coming.append(rig.window.navigator.place.scope))
    next(action for action in menu.actions() if action.text().startswith("Like")).trigger()
    assert not coming
    next(action for action in menu.actions() if action.text().startswith("Go to album")).trigger()
    assert len(coming) == 1
    assert rig.window.navigator.place.scope == Scope(ScopeKind.ALBUM, "Blue Hour", "Ada North")
    menu.close()


def test_a_right_click_on_cover_and_names_opens_it(rig: Rig, shown: NowPlayingWindow) -> None:
    for part in (shown.cover, shown.head):
        part.customContextMenuRequested.emit(part.rect().center())
        menu = QApplication.activePopupWidget()
        assert isinstance(menu, QMenu)
        menu.close()


def test_nothing_runs_while_nobody_sees_it(rig: Rig, shown: NowPlayingWindow) -> None:
    frames = rig.window.now_playing.frames
    assert rig.app.services.player.state is PlayerState.PLAYING
    assert frames.isActive()
    shown.showMinimized()
    rig.qtbot.waitUntil(lambda: not frames.isActive())
    shown.come_forward()
    rig.qtbot.waitUntil(frames.isActive)
    shown.close()
    assert not frames.isActive()
    rig.app.services.player.next()
    assert (shown.head.title.full_text, frames.isActive()) == ("Blue Hour 1", False)
    rig.window.now_playing.open()
    rig.qtbot.waitUntil(lambda: shown.head.title.full_text == "Blue Hour 2")


def test_a_lock_closes_it(rig: Rig, shown: NowPlayingWindow) -> None:
    rig.app.services.vault.locked.emit()
    assert not shown.isVisible()


def test_it_wakes_once_a_second_and_when_a_word_is_sung(rig: Rig, shown: NowPlayingWindow) -> None:
    player, frames = rig.app.services.player, rig.window.now_playing.frames
    for position_ms, longest_ms in ((3_100, 900), (11_700, 300), (25_000, 1_000)):
        player.seek(position_ms)
        assert longest_ms - 250 <= frames.interval() <= longest_ms


def test_parts_stand_side_by_side_where_there_is_room(rig: Rig, shown: NowPlayingWindow) -> None:
    shapes: Callable[[int], Shape | None] = lambda width: (shown.resize(width, 640), shown.shape)[1]  # noqa: E731
    assert [shapes(width) for width in (360, 960, 1600, 700)] == [
        Shape.NARROW,
        Shape.MIDDLE,
        Shape.WIDE,
        Shape.MIDDLE,
    ]
    shown.resize(360, 640)
    assert [shown.tabs.tabText(place) for place in range(4)] == ["Cover", "Lyrics", "Up next", "About"]
    assert shown.minimumSizeHint().width() <= 360
    assert shown.minimumSizeHint().height() <= 640
    shown.resize(1600, 900)
    assert [shown.tabs.tabText(place) for place in range(2)] == ["Up next", "About"]
    assert shown.lyrics.isVisible()
    assert step_for(360) < step_for(960) < step_for(1920) < step_for(3840)


def test_all_tabs_have_room_in_the_narrowest_window(rig: Rig, shown: NowPlayingWindow) -> None:
    shown.resize(shown.minimumSize())
    rig.wait_idle()
    tabs = shown.tabs
    assert tabs.count() == 4
    wanted = sum(tabs.fontMetrics().horizontalAdvance(tabs.tabText(number)) for number in range(4))
    assert tabs.sizeHint().width() > wanted
    assert tabs.tabRect(3).right() < tabs.width() <= shown.width()
    assert tabs.sizeHint().width() <= tabs.width()


def test_how_it_was_is_kept(rig: Rig, open_window: Opener, shown: NowPlayingWindow) -> None:
    shown.resize(900, 620)
    shown.show_tab("about")
    rig.window.now_playing.resize_lyrics(2)
    step = shown.lyrics.list.step
    shown.close()
    assert isinstance(rig.app.services.state.get(STATE_KEY), dict)
    again = open_window()
    again.window.now_playing.open()
    window = again.window.now_playing.window
    assert window is not None
    assert (window.width(), window.height(), window.lyrics.list.step) == (900, 620, step)
    assert window.tabs.tabText(window.tabs.currentIndex()) == "About"


def test_full_screen_and_back(rig: Rig, shown: NowPlayingWindow, qtbot: QtBot) -> None:
    type_key(shown, Qt.Key.Key_F)
    assert shown.isFullScreen()
    type_key(shown, Qt.Key.Key_Escape)
    assert (shown.isFullScreen(), shown.isVisible()) == (False, True)
    type_key(shown, Qt.Key.Key_Escape)
    assert not shown.isVisible()


def test_entries_play_when_they_are_chosen(rig: Rig, shown: NowPlayingWindow) -> None:
    rig.qtbot.waitUntil(lambda: len(shown.coming.rows) >= 2)
    shown.coming.play_requested.emit(shown.coming.rows[1].entry_id)
    current = rig.app.services.player.queue.current
    assert current is not None
    assert current.track_id == rig.ids[2]


def test_what_is_known_of_a_track_is_told(rig: Rig, shown: NowPlayingWindow) -> None:
    def headings() -> list[str]:
        return [heading for heading, facts in shown.about.parts if facts]

    rig.qtbot.waitUntil(lambda: bool(headings()))
    assert headings() == ["Credits", "Track and file"]
    labels = [label for _, facts in shown.about.parts for label, _ in facts]
    assert {"Artist", "Album", "Year", "Genre", "Folder"} <= set(labels)

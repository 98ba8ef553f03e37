"""What a double-click and Enter on a track do is a setting, the same on every page, and is said."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from musicrec_desktop.core.settings import DOUBLE_CLICK
from musicrec_desktop.model.browse import Scope, ScopeKind
from musicrec_desktop.model.track import TrackId
from musicrec_desktop.ui.window.places import PageId
from musicrec_desktop.ui.window.settings_dialog import choice_words
from tests.ui import hands
from tests.ui.conftest import Rig


def enter(rig: Rig, row: int) -> None:
    view = rig.window.pages.tracks.view
    view.setCurrentIndex(rig.window.pages.tracks.model.index(row, 0))
    hands.type_key(view, Qt.Key.Key_Return)


def current(rig: Rig) -> TrackId | None:
    return rig.window.playback.current_id


def yours(rig: Rig) -> list[TrackId]:
    return [entry.track_id for entry in rig.window.services.player.queue.user_part]


def ids(rig: Rig) -> list[TrackId]:
    return [TrackId(value) for value in rig.window.pages.tracks.model.ids]


def toast(rig: Rig) -> str:
    return rig.window.notices.toast.text


def test_every_choice_has_words() -> None:
    assert len({choice_words(DOUBLE_CLICK, choice) for choice in DOUBLE_CLICK.choices}) == 5


def test_out_of_everything_it_is_this_then_similar(rig: Rig) -> None:
    enter(rig, 3)
    assert current(rig) == ids(rig)[3]
    assert yours(rig) == []
    assert toast(rig) == "Playing “Blue Hour 4”, then similar tracks"


def test_what_was_queued_by_hand_stays_and_comes_first(rig: Rig) -> None:
    rig.window.services.player.enqueue(ids(rig)[7:9])
    enter(rig, 3)
    assert current(rig) == ids(rig)[3]
    assert yours(rig) == ids(rig)[7:9]
    assert toast(rig) == "Playing “Blue Hour 4”, then 2 tracks that you queued"


def test_of_a_search_it_is_this_and_the_other_results(rig: Rig) -> None:
    rig.search("bus")
    rig.wait_rows(4)
    enter(rig, 1)
    assert yours(rig) == ids(rig)[2:]
    assert toast(rig) == "Playing “Night Bus 2” and 2 more results"


def test_without_the_endless_queue_that_is_said(rig: Rig) -> None:
    rig.window.services.autoplay.set_enabled(False)
    rig.window.services.settings.set(DOUBLE_CLICK, "similar")
    enter(rig, 3)
    assert toast(rig) == "Playing “Blue Hour 4”; nothing follows while ∞ is off"


@pytest.mark.parametrize(
    ("choice", "queued", "words"),
    [
        ("list", 8, "and 8 more tracks"),
        ("similar", 0, "then similar tracks"),
        ("next", 1, "will play next"),
        ("enqueue", 1, "added to the queue"),
    ],
)
def test_the_setting_counts(choice: str, queued: int, words: str, rig: Rig) -> None:
    rig.window.services.settings.set(DOUBLE_CLICK, choice)
    enter(rig, 3)
    assert len(yours(rig)) == queued
    assert words in toast(rig)
    assert (current(rig) is None) is (choice in {"next", "enqueue"})


def test_the_setting_counts_on_every_page(rig: Rig, qtbot: QtBot) -> None:
    window = rig.window
    window.gestures.play([rig.ids[0]])
    window.services.player.next()
    window.services.settings.set(DOUBLE_CLICK, "enqueue")
    window.navigator.go_page(PageId.HISTORY)
    history = window.pages.history
    qtbot.waitUntil(lambda: history.model.rowCount() >= 2)
    history.view.play_requested.emit(1)
    assert yours(rig)[-1:] == [rig.ids[0]]
    window.navigator.go_scope(Scope(ScopeKind.GENRE, "Jazz"))
    rig.wait_rows(4)
    enter(rig, 2)
    assert yours(rig)[-1:] == ids(rig)[2:3]
    window.actions_table.run("play_selected")
    assert len(yours(rig)) == 3


def test_play_all_plays_whatever_a_double_click_does(rig: Rig) -> None:
    rig.window.services.settings.set(DOUBLE_CLICK, "enqueue")
    rig.window.navigator.go_scope(Scope(ScopeKind.GENRE, "Jazz"))
    rig.wait_rows(4)
    hands.click(rig.window.pages.tracks.tools.play_button)
    assert current(rig) == ids(rig)[0]
    assert yours(rig) == ids(rig)[1:]

"""One history: Ctrl+Z, the menu, the palette and the toast take back the same things."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from musicrec_desktop.core.errors import DiskFullError
from musicrec_desktop.model.listen import FeedbackKind
from musicrec_desktop.model.playback import PlayerState
from musicrec_desktop.model.track import TrackId
from musicrec_desktop.ui.kit.undo_history import LIMIT, Gesture, UndoHistory
from tests.ui import hands
from tests.ui.conftest import Rig
from tests.ui.window.test_tune import begin

CTRL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier


@pytest.fixture
def queue_rig(rig: Rig, qtbot: QtBot) -> Rig:
    """Track 0 plays, 1 to 3 are queued; the keyboard is on the table."""
    window = rig.window
    window.activateWindow()
    window.pages.tracks.view.setFocus()
    window.services.autoplay.set_enabled(False)
    window.services.player.play_now(rig.ids[:4])
    qtbot.waitUntil(lambda: window.services.player.state is PlayerState.PLAYING)
    return rig


def ctrl_z(rig: Rig) -> None:
    hands.type_key(rig.window.pages.tracks.view, Qt.Key.Key_Z, CTRL)


def ctrl_y(rig: Rig) -> None:
    hands.type_key(rig.window.pages.tracks.view, Qt.Key.Key_Y, CTRL)


def yours(rig: Rig) -> list[TrackId]:
    return [entry.track_id for entry in rig.window.services.player.queue.user_part]


def test_every_edit_of_the_queue_is_undone_and_redone(queue_rig: Rig) -> None:
    rig, gestures = queue_rig, queue_rig.window.gestures
    queue = rig.window.services.player.queue
    states = [yours(rig)]
    gestures.play_next([rig.ids[8]])
    states.append(yours(rig))
    gestures.enqueue([rig.ids[9], rig.ids[9]])
    states.append(yours(rig))
    gestures.insert([rig.ids[10]], 2)
    states.append(yours(rig))
    gestures.move([queue.user_part[4].id, queue.user_part[1].id], 0)
    states.append(yours(rig))
    gestures.remove([queue.user_part[0].id, queue.user_part[3].id])
    states.append(yours(rig))
    gestures.clear()
    states.append(yours(rig))
    assert states[-1] == []
    for state in reversed(states[:-1]):
        ctrl_z(rig)
        assert yours(rig) == state
    for state in states[1:]:
        ctrl_y(rig)
        assert yours(rig) == state


def test_ctrl_shift_z_does_again(queue_rig: Rig) -> None:
    queue_rig.window.gestures.clear()
    ctrl_z(queue_rig)
    hands.type_key(queue_rig.window.pages.tracks.view, Qt.Key.Key_Z, CTRL | SHIFT)
    assert yours(queue_rig) == []


def test_a_queue_that_was_replaced_comes_back_where_it_was(queue_rig: Rig, qtbot: QtBot) -> None:
    rig, player = queue_rig, queue_rig.window.services.player
    player.seek(30_000)
    rig.window.gestures.play_shuffled(rig.ids[4:12])
    assert player.is_shuffled
    player.next()
    ctrl_z(rig)
    assert player.queue.current is not None
    assert player.queue.current.track_id == rig.ids[0]
    assert yours(rig) == rig.ids[1:4]
    assert player.position_ms >= 30_000
    assert not player.is_shuffled
    assert not rig.window.bar.shuffle_button.isChecked()
    qtbot.waitUntil(lambda: player.state is PlayerState.PLAYING)
    ctrl_y(rig)
    assert player.is_shuffled
    assert set(yours(rig)) <= set(rig.ids[4:12])


def test_a_paused_queue_comes_back_paused(queue_rig: Rig) -> None:
    player = queue_rig.window.services.player
    player.pause()
    player.seek(12_000)
    queue_rig.window.gestures.play([queue_rig.ids[7]])
    ctrl_z(queue_rig)
    assert player.state is PlayerState.PAUSED
    assert player.position_ms == 12_000


def test_a_started_queue_and_a_jump_are_taken_back(rig: Rig) -> None:
    begin(rig)
    window, player = rig.window, rig.window.services.player
    first, proposed = player.queue.current, player.queue.auto_part
    window.gestures.jump(proposed[3].id)
    assert player.queue.auto_part[:2] == proposed[4:6]
    window.notices.undo()
    assert player.queue.current == first
    assert player.queue.auto_part == proposed
    window.starts.start_queue([rig.ids[9]])
    assert window.notices.history.undo_label == "Start a queue"
    window.notices.undo()
    assert player.queue.current == first


def test_what_is_said_of_tracks_and_artists_is_taken_back(queue_rig: Rig) -> None:
    rig, feedback = queue_rig, queue_rig.window.services.feedback
    track_id = rig.ids[5]
    steps: tuple[tuple[Callable[[list[TrackId]], None], Callable[[], bool]], ...] = (
        (rig.window.feedback.like, lambda: feedback.kind(track_id) is FeedbackKind.LIKE),
        (rig.window.feedback.dislike, lambda: feedback.kind(track_id) is FeedbackKind.DISLIKE),
        (rig.window.feedback.ban_track, lambda: feedback.is_banned(track_id)),
        (rig.window.feedback.more_like, lambda: feedback.tally(track_id)[FeedbackKind.MORE] == 1),
        (rig.window.feedback.less_like, lambda: feedback.tally(track_id)[FeedbackKind.LESS] == 1),
    )
    for say, holds in steps:
        say([track_id])
        assert holds()
        ctrl_z(rig)
        assert not holds()
        ctrl_y(rig)
        assert holds()
        ctrl_z(rig)
    rig.window.feedback.ban_artist_named("Ada North")
    ctrl_z(rig)
    assert not feedback.is_artist_banned("Ada North")


def test_a_removed_folder_comes_back_and_goes_again(queue_rig: Rig, qtbot: QtBot) -> None:
    window = queue_rig.window
    (folder,) = window.services.scan.folders()
    window.library.remove_folder(folder)
    assert window.notices.history.undo_label == "Remove the folder “music”"
    qtbot.waitUntil(lambda: window.services.scan.folders() == ())
    ctrl_z(queue_rig)
    qtbot.waitUntil(lambda: len(window.services.scan.folders()) == 1 and not window.services.scan.is_running)
    window.notices.redo()
    qtbot.waitUntil(lambda: window.services.scan.folders() == ())


def test_the_toast_and_ctrl_z_are_one(queue_rig: Rig) -> None:
    window = queue_rig.window
    window.gestures.clear()
    hands.click(window.notices.toast.button)
    assert yours(queue_rig) == queue_rig.ids[1:4]
    assert window.notices.history.undo_label == ""
    assert window.notices.history.redo_label == "Clear queue"
    assert window.notices.toast.text == "Undone: Clear queue"


def test_menu_and_palette_say_what_would_be_undone(queue_rig: Rig) -> None:
    window = queue_rig.window
    actions = window.actions_table.actions
    assert not actions["undo"].isEnabled()
    window.gestures.clear()
    assert actions["undo"].isEnabled()
    assert actions["undo"].text() == "Undo: Clear queue"
    palette = window.actions_table.open_palette()
    shown = [palette.list.item(row).text() for row in range(palette.list.count())]
    assert "Undo: Clear queue" in shown
    palette.close()
    ctrl_z(queue_rig)
    assert (actions["undo"].text(), actions["redo"].text()) == ("Undo", "Redo: Clear queue")


def test_a_text_field_keeps_its_own_undo(queue_rig: Rig) -> None:
    window, field = queue_rig.window, queue_rig.window.sidebar.search
    window.gestures.clear()
    field.setFocus()
    hands.type_key(field, Qt.Key.Key_A)
    for key, modifiers in ((Qt.Key.Key_Z, CTRL), (Qt.Key.Key_Y, CTRL), (Qt.Key.Key_Z, CTRL)):
        hands.type_key(field, key, modifiers)
    assert field.text() == ""
    assert yours(queue_rig) == []


def test_what_was_played_meanwhile_stays_and_that_is_said(queue_rig: Rig) -> None:
    rig, player = queue_rig, queue_rig.window.services.player
    rig.window.gestures.play_next([rig.ids[8], rig.ids[9]])
    player.next()
    ctrl_z(rig)
    assert yours(rig) == rig.ids[1:4]
    assert player.queue.current is not None
    assert player.queue.current.track_id == rig.ids[8]
    assert "some of it was played meanwhile" in rig.window.notices.toast.text


def test_a_track_that_turned_out_to_be_another_one_comes_back_as_that(queue_rig: Rig) -> None:
    player = queue_rig.window.services.player
    queue_rig.window.gestures.clear()
    player.rename_tracks({queue_rig.ids[2]: queue_rig.ids[11]})
    ctrl_z(queue_rig)
    assert yours(queue_rig) == [queue_rig.ids[1], queue_rig.ids[11], queue_rig.ids[3]]


def test_an_undo_that_fails_is_told(queue_rig: Rig, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(*_arguments: object) -> bool:
        raise DiskFullError("/profile/library.sqlite3")

    window = queue_rig.window
    window.feedback.like([queue_rig.ids[1]])
    monkeypatch.setattr(window.services.feedback, "_take_back", full)
    ctrl_z(queue_rig)
    assert "disk is full" in window.notices.toast.text


def test_the_history_has_an_end_and_a_new_gesture_ends_redoing(qtbot: QtBot) -> None:
    history, done = UndoHistory(), list(range(LIMIT + 5))
    for number in done:
        history.push(Gesture(str(number), partial(done.remove, number), lambda: None))
    while history.undo_label:
        history.undo()
    assert done == [0, 1, 2, 3, 4]
    assert history.redo_label == "5"
    history.push(Gesture("other", lambda: None))
    assert history.redo_label == ""
    assert history.redo() is None


def test_what_is_asked_meanwhile_waits_for_what_had_begun(qtbot: QtBot) -> None:
    history, said = UndoHistory(), list[str]()
    assert not history.waits(lambda: said.append("never"))
    history.begin()
    assert history.waits(lambda: said.append(history.undo_label))
    history.begin()
    assert history.waits(lambda: said.append(history.undo_label))
    history.push(Gesture("first", lambda: None))
    history.end()
    assert said == ["first"]
    history.push(Gesture("second", lambda: None))
    history.end()
    assert said == ["first", "second"]
    assert not history.waits(lambda: said.append("never"))

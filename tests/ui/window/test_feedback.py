"""More, less, never: from every place, with a way back."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QMenu
from pytestqt.qtbot import QtBot

from musicrec_desktop.core.errors import DiskFullError
from musicrec_desktop.model.listen import FeedbackKind
from musicrec_desktop.model.track import TrackId
from musicrec_desktop.ui.kit.roles import Role
from musicrec_desktop.ui.track_table.columns import COLUMN_KEYS
from tests.ui import hands
from tests.ui.conftest import Rig
from tests.ui.window.test_tune import automatic, begin

CTRL = Qt.KeyboardModifier.ControlModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier
LIKED = COLUMN_KEYS.index("liked")


def words(menu: QMenu) -> dict[str, bool]:
    """What a menu says, and whether it can be chosen."""
    return {
        action.text().split("\t")[0]: action.isEnabled() for action in hands.entries(menu) if action.text()
    }


def trigger(menu: QMenu, text: str) -> None:
    next(action for action in hands.entries(menu) if action.text().startswith(text)).trigger()


def said(rig: Rig) -> list[tuple[FeedbackKind, TrackId | None]]:
    """What holds of all that was said, oldest first."""
    return [(event.kind, event.track_id) for event in rig.window.services.feedback.events(100)]


def menu_of(rig: Rig, *rows: int) -> QMenu:
    ids = [TrackId(int(rig.window.pages.tracks.model.ids[row])) for row in rows]
    return rig.window.commands.show_menu(ids, QPoint(10, 10), lambda: None)


def undo(rig: Rig) -> None:
    hands.click(rig.window.notices.toast.button)


def test_more_and_less_are_no_like_and_no_dislike(rig: Rig) -> None:
    track_id = TrackId(int(rig.window.pages.tracks.model.ids[2]))
    trigger(menu_of(rig, 2), "More like this")
    trigger(menu_of(rig, 2), "Less like this")
    assert said(rig) == [(FeedbackKind.MORE, track_id), (FeedbackKind.LESS, track_id)]
    assert rig.window.services.feedback.kind(track_id) is FeedbackKind.NEUTRAL
    undo(rig)
    assert said(rig) == [(FeedbackKind.MORE, track_id)]


def test_keys_judge_the_selection(rig: Rig) -> None:
    view = rig.window.pages.tracks.view
    rig.window.activateWindow()
    view.setFocus()
    view.selectRow(1)
    chosen = rig.window.pages.tracks.model.id_at(1)
    hands.type_key(view, Qt.Key.Key_L, SHIFT)
    hands.type_key(view, Qt.Key.Key_D, SHIFT)
    hands.type_key(view, Qt.Key.Key_D, CTRL | SHIFT)
    assert said(rig) == [
        (FeedbackKind.MORE, chosen),
        (FeedbackKind.LESS, chosen),
        (FeedbackKind.BAN, chosen),
    ]


def test_a_banned_track_is_marked_and_allowed_again_in_its_menu(rig: Rig) -> None:
    model = rig.window.pages.tracks.model
    track_id = model.id_at(0)
    trigger(menu_of(rig, 0), "Never play this track")
    assert rig.window.services.feedback.banned_ids() == {track_id}
    assert model.index(0, LIKED).data() == "Banned"
    assert model.index(0, 1).data(Role.IS_DIM)
    assert "menu allows it again" in str(model.index(0, 1).data(Qt.ItemDataRole.ToolTipRole))
    assert "Allow again" in words(menu_of(rig, 0))
    assert "Never play this track" in words(menu_of(rig, 0, 1))
    trigger(menu_of(rig, 0), "Allow again")
    assert rig.window.services.feedback.banned_ids() == set()
    assert not model.index(0, 1).data(Role.IS_DIM)


def test_several_tracks_are_banned_and_come_back_together(rig: Rig) -> None:
    trigger(menu_of(rig, 0, 1, 2), "Never play this track")
    feedback = rig.window.services.feedback
    assert len(feedback.banned_ids()) == 3
    assert "3 tracks" in rig.window.notices.toast.text
    undo(rig)
    assert feedback.banned_ids() == set()


def test_a_banned_artist_goes_with_every_track(rig: Rig) -> None:
    model, feedback = rig.window.pages.tracks.model, rig.window.services.feedback
    trigger(menu_of(rig, 0), "Never play this artist")
    assert feedback.is_artist_banned("Ada North")
    marked = [row for row in range(12) if model.index(row, 0).data(Role.IS_BANNED)]
    assert marked == [0, 1, 2, 3]
    trigger(menu_of(rig, 1), "Allow this artist again")
    assert not feedback.is_artist_banned("Ada North")


def test_of_the_artists_of_a_selection_one_is_chosen(rig: Rig) -> None:
    menu = menu_of(rig, 0, 11)
    action = next(action for action in hands.entries(menu) if action.text() == "Never play this artist")
    inner = action.menu()
    assert isinstance(inner, QMenu)
    assert len(inner.actions()) == 2
    inner.actions()[1].trigger()
    assert len(rig.window.services.feedback.banned_artist_names()) == 1


def test_what_is_banned_leaves_the_automatic_part(rig: Rig, qtbot: QtBot) -> None:
    begin(rig)
    window = rig.window
    victim = automatic(rig)[0]
    entry = window.services.player.queue.auto_part[0]
    window.panel.banned.emit(entry.id)
    qtbot.waitUntil(lambda: victim not in automatic(rig) and bool(automatic(rig)))
    undo(rig)
    assert window.services.feedback.banned_ids() == set()


def test_an_artist_is_banned_from_the_card(rig: Rig, qtbot: QtBot) -> None:
    begin(rig)
    window = rig.window
    qtbot.waitUntil(
        lambda: window.panel.model.place_of(window.services.player.queue.auto_part[0].id) is not None
    )
    entry = window.services.player.queue.auto_part[0]
    place = window.panel.model.place_of(entry.id)
    assert place is not None
    card = window.panel.view.open_why(window.panel.model.index(place))
    assert card is not None
    track = window.services.browse.track(entry.track_id)
    assert track is not None
    hands.click(card.artist_button)
    assert window.services.feedback.banned_artist_names() == [track.tags.artists[0]]
    qtbot.waitUntil(lambda: entry.track_id not in automatic(rig))


def test_everything_banned_is_told_with_the_way_out(rig: Rig, qtbot: QtBot) -> None:
    begin(rig)
    window = rig.window
    for name in ("Ada North", "The Lanterns", "Orchestra of the Coast"):
        window.feedback.ban_artist_named(name)
    qtbot.waitUntil(lambda: "Everything that could come next is banned" in window.panel.note)
    window.actions_table.run("bans")
    dialog = window.feedback.bans_dialog
    assert dialog is not None
    dialog.artist_allowed.emit("The Lanterns")
    qtbot.waitUntil(lambda: bool(automatic(rig)))
    assert "The Lanterns" in window.notices.toast.text
    dialog.close()


def test_the_list_of_bans_follows_what_is_said(rig: Rig) -> None:
    window = rig.window
    window.actions_table.run("bans")
    dialog = window.feedback.bans_dialog
    assert dialog is not None
    assert dialog.is_empty_shown
    window.feedback.ban_track([rig.ids[0]])
    assert not dialog.is_empty_shown
    dialog.track_allowed.emit(rig.ids[0])
    assert dialog.is_empty_shown
    dialog.close()


def test_what_is_queued_by_hand_is_noted(rig: Rig) -> None:
    window = rig.window
    view = window.pages.tracks.view
    window.activateWindow()
    view.setFocus()
    view.selectRow(2)
    chosen = window.pages.tracks.model.id_at(2)
    hands.type_key(view, Qt.Key.Key_Q)
    hands.type_key(view, Qt.Key.Key_Q, SHIFT)
    assert said(rig) == [(FeedbackKind.ADDED, chosen)] * 2


def test_keeping_and_moving_forward_note_an_automatic_track_once(rig: Rig, qtbot: QtBot) -> None:
    begin(rig)
    first, second = rig.window.services.player.queue.auto_part[:2]
    rig.window.panel.kept.emit(first.id)
    rig.window.panel.moved.emit((second.id,), 0)
    rig.window.panel.moved.emit((first.id,), 0)
    assert said(rig) == [(FeedbackKind.ADDED, first.track_id), (FeedbackKind.ADDED, second.track_id)]
    queued = rig.window.services.player.queue.user_part
    assert [entry.id for entry in queued] == [first.id, second.id]


def test_taking_an_automatic_track_out_is_noted_and_can_be_undone(rig: Rig) -> None:
    begin(rig)
    player = rig.window.services.player
    player.enqueue([rig.ids[7]])
    mine, automatic_entry = player.queue.user_part[0], player.queue.auto_part[0]
    rig.window.panel.remove_requested.emit((mine.id, automatic_entry.id))
    assert said(rig) == [(FeedbackKind.REMOVED, automatic_entry.track_id)]
    undo(rig)
    assert said(rig) == []
    assert mine.id in [entry.id for entry in player.queue.upcoming]


def test_taking_out_what_one_queued_says_nothing(rig: Rig) -> None:
    player = rig.window.services.player
    player.play_now([rig.ids[0], rig.ids[1]])
    rig.window.panel.remove_requested.emit((player.queue.user_part[0].id,))
    assert said(rig) == []


def test_a_full_disk_is_told_and_the_track_is_queued_all_the_same(
    rig: Rig, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_arguments: object) -> None:
        raise DiskFullError("/profile/library.sqlite3")

    monkeypatch.setattr(rig.window.services.feedback, "added", full)
    monkeypatch.setattr(rig.window.services.feedback, "ban", full)
    rig.window.gestures.enqueue([rig.ids[2]])
    assert [entry.track_id for entry in rig.window.services.player.queue.user_part] == [rig.ids[2]]
    rig.window.feedback.ban_track([rig.ids[2]])
    assert "disk is full" in rig.window.notices.toast.text

"""The player bar and the up-next panel against the real player."""

from __future__ import annotations

import os

from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from musicrec_desktop.core.settings import LEVEL_METER
from musicrec_desktop.model.browse import Scope, ScopeKind
from musicrec_desktop.model.listen import FeedbackKind
from musicrec_desktop.model.playback import Origin, PlayerState, RepeatMode
from musicrec_desktop.model.track import TrackId
from musicrec_desktop.ui.window.places import PageId
from tests.ui import hands
from tests.ui.conftest import Opener, Rig


def play(rig: Rig, row: int = 0) -> TrackId:
    """Play the whole list from a row, as without automatic tracks."""
    rig.window.gestures.play([TrackId(value) for value in rig.window.pages.tracks.model.ids[row:]])
    rig.qtbot.waitUntil(lambda: rig.window.services.player.state is PlayerState.PLAYING)
    return rig.window.pages.tracks.model.id_at(row)


def test_the_bar_shows_what_plays(rig: Rig) -> None:
    play(rig, 4)
    bar = rig.window.bar
    assert bar.title.full_text == "Night Bus 1"
    assert bar.artist.full_text == "The Lanterns"
    assert rig.window.windowTitle() == "Night Bus 1 — The Lanterns · MusicRec"


def test_the_buttons_of_the_bar_reach_the_player(rig: Rig, qtbot: QtBot) -> None:
    play(rig)
    window, player = rig.window, rig.window.services.player
    hands.click(window.bar.next_button)
    assert window.bar.title.full_text == rig.rows[1]
    hands.click(window.bar.previous_button)
    assert window.bar.title.full_text == rig.rows[0]
    hands.click(window.bar.play_button)
    qtbot.waitUntil(lambda: player.state is PlayerState.PAUSED)
    hands.click(window.bar.shuffle_button)
    assert player.is_shuffled
    hands.click(window.bar.repeat_button)
    assert player.repeat is RepeatMode.ALL
    window.bar.volume_changed.emit(35)
    assert player.volume_percent == 35


def test_frames_run_only_while_something_plays_in_a_visible_window(rig: Rig, qtbot: QtBot) -> None:
    frames = rig.window.playback.frames
    assert not frames.isActive()
    play(rig)
    assert frames.isActive()
    rig.window.hide()
    assert not frames.isActive()
    rig.window.show()
    assert frames.isActive()
    rig.window.services.player.pause()
    qtbot.waitUntil(lambda: not frames.isActive())


def test_the_level_meter_is_turned_off_and_on(rig: Rig) -> None:
    window = rig.window
    window.resize(1280, 800)
    play(rig)
    assert window.bar.meter.frames.isActive()
    window.actions_table.run("toggle_meter")
    assert not window.bar.meter.isVisible()
    assert not window.bar.meter.frames.isActive()
    assert window.services.settings.get(LEVEL_METER) is False
    window.actions_table.run("toggle_meter")
    assert window.bar.meter.frames.isActive()


def test_the_queue_is_shown_and_edited_in_the_panel(rig: Rig, qtbot: QtBot) -> None:
    play(rig, 8)
    panel, player = rig.window.panel, rig.window.services.player
    qtbot.waitUntil(lambda: panel.model.rowCount() >= 6)
    first, second = (entry.id for entry in player.queue.user_part[:2])
    panel.remove_requested.emit((first,))
    assert first not in [entry.id for entry in player.queue.upcoming]
    hands.click(rig.window.notices.toast.button)
    assert next(entry.id for entry in player.queue.user_part) == first
    panel.moved.emit((second,), 0)
    assert player.queue.user_part[0].id == second
    panel.play_requested.emit(first)
    assert player.queue.current is not None
    assert player.queue.current.id == first
    hands.click(panel.clear_button)
    assert player.queue.upcoming == () or all(entry.origin is Origin.AUTO for entry in player.queue.upcoming)


def test_autoplay_is_one_switch(rig: Rig) -> None:
    autoplay = rig.window.services.autoplay
    was_on = autoplay.is_enabled
    hands.click(rig.window.panel.switch)
    assert autoplay.is_enabled is not was_on
    rig.window.actions_table.run("toggle_autoplay")
    assert autoplay.is_enabled is was_on


def test_a_like_shows_everywhere_and_can_be_taken_back(rig: Rig, qtbot: QtBot) -> None:
    track_id = play(rig, 3)
    feedback, window = rig.window.services.feedback, rig.window
    hands.click(window.bar.like_button)
    assert feedback.kind(track_id) is FeedbackKind.LIKE
    assert "liked" in window.notices.toast.text
    qtbot.waitUntil(lambda: _track_is_liked(rig, 3))
    hands.click(window.notices.toast.button)
    assert feedback.kind(track_id) is FeedbackKind.NEUTRAL
    hands.click(window.bar.dislike_button)
    assert feedback.kind(track_id) is FeedbackKind.DISLIKE
    hands.click(window.bar.dislike_button)
    assert feedback.kind(track_id) is FeedbackKind.NEUTRAL


def _track_is_liked(rig: Rig, row: int) -> bool:
    track = rig.window.pages.tracks.model.track_at(row)
    return track is not None and track.is_liked


def test_liked_tracks_have_their_own_page(rig: Rig, qtbot: QtBot) -> None:
    page = rig.window.pages.tracks
    rig.window.navigator.go_page(PageId.LIKED)
    qtbot.waitUntil(lambda: page.is_empty_shown)
    rig.window.feedback.like([rig.ids[2]])
    qtbot.waitUntil(lambda: rig.rows == ["Blue Hour 3"])


def test_what_was_heard_stands_in_the_history(rig: Rig, qtbot: QtBot) -> None:
    play(rig)
    rig.window.services.player.next()
    rig.window.navigator.go_page(PageId.HISTORY)
    model = rig.window.pages.history.model
    qtbot.waitUntil(lambda: model.rowCount() == 2)
    assert model.index(0, 0).data() == "Today"
    ended = [column.key for column in model.columns].index("ended")
    assert model.index(1, ended).data() == "Skipped"


def test_no_libvlc_is_told_in_a_banner_and_all_else_works(open_window: Opener, qtbot: QtBot) -> None:
    rig = open_window(engine_problem="no-libvlc")
    assert rig.window.banner.isVisible()
    assert "apt install" in rig.window.banner.text
    rig.wait_rows(12)
    rig.search("rivers")
    rig.wait_rows(4)
    rig.window.gestures.enqueue([rig.ids[0]])
    qtbot.waitUntil(lambda: rig.window.panel.model.rowCount() > 0)


def test_a_track_whose_file_is_gone_is_told_without_taking_the_focus(rig: Rig, qtbot: QtBot) -> None:
    track = rig.window.pages.tracks.model.track_at(0)
    assert track is not None
    os.unlink(track.path)
    rig.window.pages.tracks.view.setFocus()
    rig.window.services.player.play_now([track.id])
    qtbot.waitUntil(rig.window.notices.toast.isVisible)
    assert rig.window.notices.toast.text
    assert rig.window.pages.tracks.view.hasFocus()


def test_similar_tracks_without_analysis_say_what_to_wait_for(rig: Rig, qtbot: QtBot) -> None:
    rig.window.commands.show_similar([rig.ids[0]])
    page = rig.window.pages.similar
    qtbot.waitUntil(lambda: page.is_empty_shown)
    assert page.head.title == "Blue Hour 1"
    assert rig.window.stack.currentWidget() is page
    rig.window.navigator.back()
    assert rig.window.stack.currentWidget() is rig.window.pages.tracks


def test_artist_and_album_in_the_player_bar_lead_there(rig: Rig) -> None:
    window = rig.window
    window.services.player.play_now([rig.ids[4]])
    bar = window.bar
    assert (bar.artist.full_text, bar.album.full_text) == ("The Lanterns", "Night Bus")
    assert not bar.album.isHidden()
    hands.click(bar.album)
    assert window.navigator.place.scope == Scope(ScopeKind.ALBUM, "Night Bus", "The Lanterns")
    bar.artist.setFocus()
    hands.type_key(bar.artist, Qt.Key.Key_Return)
    assert window.navigator.place.scope == Scope(ScopeKind.ARTIST, "The Lanterns")


def test_a_track_without_an_album_leads_nowhere(rig: Rig, qtbot: QtBot) -> None:
    bar = rig.window.bar
    bar.set_track("Title", "", 60_000)
    assert bar.artist.full_text == "Unknown artist"
    assert bar.album.isHidden()
    assert bar.artist.focusPolicy() is Qt.FocusPolicy.NoFocus
    with qtbot.assertNotEmitted(bar.artist_clicked):
        hands.click(bar.artist)


def test_long_names_share_the_room_of_the_player_bar(rig: Rig, qtbot: QtBot) -> None:
    bar = rig.window.bar
    bar.set_track("T" * 90, "Artist " * 20, 60_000, album="Album " * 20)
    for button in (bar.stop_after_button, bar.sleep_button):
        button.show()
    rig.window.resize(rig.window.minimumSize())
    qtbot.waitUntil(bar.volume.slider.isHidden)
    qtbot.waitUntil(lambda: bar.album.mapTo(bar, bar.album.rect().topRight()).x() < bar.like_button.x())
    assert bar.artist.width() >= 40
    assert bar.album.width() >= 40
    assert bar.minimumSizeHint().width() <= rig.window.minimumWidth()
    bar.sleep_button.hide()
    bar.stop_after_button.hide()
    qtbot.waitUntil(lambda: not bar.volume.slider.isHidden())

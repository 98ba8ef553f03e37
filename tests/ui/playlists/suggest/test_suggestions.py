"""“Suggest more” in a window whose twelve tracks sound like their albums."""

from __future__ import annotations

import numpy as np
import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QApplication

from musicrec_desktop.analysis.recipe import EXTRACTOR_VERSION, VECTOR_SIZE
from musicrec_desktop.model.playlist import SmartRules
from musicrec_desktop.model.track import TrackId
from musicrec_desktop.ui.kit.wording.playlists import NO_OTHERS
from musicrec_desktop.ui.playlists.suggest.delegate import ROW_PX, RowButton
from musicrec_desktop.ui.playlists.suggest.drawer import HEAD_PX, USUAL_FIT, SuggestionDrawer
from tests.support.library import add_features
from tests.ui import hands
from tests.ui.conftest import Opener, Rig
from tests.ui.playlists.conftest import Lists
from tests.ui.window.test_feedback import trigger, words

SHIFT_CTRL = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier


def analyse(rig: Rig) -> None:
    """Four tracks each of three kinds of sound."""
    rng = np.random.default_rng(7)
    centres = np.repeat(rng.standard_normal((3, VECTOR_SIZE)), 4, axis=0)
    vectors = centres + 0.5 * rng.standard_normal((12, VECTOR_SIZE))
    for track_id, vector in zip(rig.ids, vectors, strict=True):
        add_features(rig.app.database, track_id, vector.tolist(), EXTRACTOR_VERSION)
    similarity = rig.window.services.similarity
    similarity.features_changed(rig.ids)
    rig.qtbot.waitUntil(lambda: similarity.ready_count == 12 and similarity.is_settled, timeout=20_000)


@pytest.fixture
def heard(lists: Lists) -> Lists:
    """The sound of all tracks is known."""
    analyse(lists.rig)
    return lists


def drawer(lists: Lists) -> SuggestionDrawer:
    return lists.page.suggestions


def suggested(lists: Lists) -> list[TrackId]:
    return drawer(lists).model.ids


def opened(lists: Lists, *places: int) -> SuggestionDrawer:
    """A playlist of these tracks with its suggestions, at any fit."""
    lists.open(lists.create("Tea", [lists.ids[place] for place in places]))
    lists.wait(drawer(lists).isVisible)
    drawer(lists).threshold.show_number(0)
    hands.click(drawer(lists).button)
    return drawer(lists)


def wait_suggested(lists: Lists) -> list[TrackId]:
    lists.wait(lambda: bool(suggested(lists)))
    return suggested(lists)


def press(lists: Lists, row: int, button: RowButton) -> None:
    view = drawer(lists).view
    hands.click(view.viewport(), view.point_of(row, button))


def test_rows_say_what_fits_how_well_and_why(heard: Lists) -> None:
    shown = opened(heard, 0, 1)
    ids = wait_suggested(heard)
    assert set(ids[:2]) == {heard.ids[2], heard.ids[3]}
    assert not {heard.ids[0], heard.ids[1]} & set(ids)
    text = str(shown.model.index(0).data(Qt.ItemDataRole.AccessibleTextRole))
    assert text.startswith("Blue Hour ")
    assert "Ada North: fits " in text
    assert "like “Blue Hour" in text
    assert shown.model.index(0).data(Qt.ItemDataRole.ToolTipRole)
    assert shown.view.accessibleName()
    fits = [row.fit for row in shown.model.rows]
    assert fits[0] == max(fits)
    assert min(fits) > 0


def test_plus_adds_at_the_end_and_the_next_one_comes_in_its_place(heard: Lists) -> None:
    opened(heard, 0, 1)
    before = wait_suggested(heard)
    playlist_id = heard.page.playlist_id
    assert playlist_id is not None
    press(heard, 0, RowButton.ADD)
    heard.wait(lambda: heard.tracks(playlist_id) == [heard.ids[0], heard.ids[1], before[0]])
    heard.wait(lambda: before[0] not in suggested(heard))
    assert len(suggested(heard)) == len(before) - 1
    heard.undo()
    heard.wait(lambda: heard.tracks(playlist_id) == list(heard.ids[:2]))
    heard.wait(lambda: before[0] in suggested(heard))


def test_minus_takes_it_away_from_this_playlist_and_undo_brings_it_back(heard: Lists) -> None:
    opened(heard, 0, 1)
    first = wait_suggested(heard)[0]
    press(heard, 0, RowButton.REFUSE)
    heard.wait(lambda: first not in suggested(heard))
    assert "not suggested for “Tea”" in heard.window.notices.toast.text
    heard.undo()
    heard.wait(lambda: first in suggested(heard))
    heard.redo()
    heard.wait(lambda: first not in suggested(heard))
    heard.open(heard.create("Other", heard.ids[:2]))
    heard.wait(lambda: first in suggested(heard))


def test_the_keyboard_does_all_of_it(heard: Lists) -> None:
    playlist_id = heard.create("Tea", heard.ids[:2])
    heard.open(playlist_id)
    shown = drawer(heard)
    shown.threshold.show_number(0)
    heard.window.activateWindow()
    hands.type_key(heard.page.view, Qt.Key.Key_M, SHIFT_CTRL)
    assert shown.is_open
    first, second = wait_suggested(heard)[:2]
    heard.wait(shown.view.hasFocus)
    assert list(heard.page.selected_ids()) == [first]
    hands.type_key(shown.view, Qt.Key.Key_Down)
    hands.type_key(shown.view, Qt.Key.Key_Plus)
    heard.wait(lambda: second in heard.tracks(playlist_id) and second not in suggested(heard))
    assert shown.view.currentIndex().row() == 1
    refused = suggested(heard)[1]
    hands.type_key(shown.view, Qt.Key.Key_Delete)
    heard.wait(lambda: refused not in suggested(heard))
    assert heard.tracks(playlist_id) == [*heard.ids[:2], second]
    row = suggested(heard)[shown.view.currentIndex().row()]
    hands.type_key(shown.view, Qt.Key.Key_Return)
    player = heard.window.services.player
    heard.wait(lambda: player.queue.current is not None and player.queue.current.track_id == row)
    hands.type_key(shown.view, Qt.Key.Key_L)
    heard.wait(lambda: row in heard.window.services.feedback.liked_ids())
    heard.window.actions_table.run("suggest_more")
    assert not shown.is_open


def test_refused_tracks_are_shown_again(heard: Lists) -> None:
    shown = opened(heard, 0, 1)
    first = wait_suggested(heard)[0]
    assert not shown.refused_button.isVisible()
    shown.view.setCurrentIndex(shown.model.index(0))
    hands.type_key(shown.view, Qt.Key.Key_Minus)
    heard.wait(lambda: first not in suggested(heard))
    assert shown.refused_button.text() == "Show 1 refused track again"

    hands.click(shown.refused_button)

    heard.wait(lambda: first in suggested(heard))
    assert not shown.refused_button.isVisible()
    heard.undo()
    heard.wait(lambda: first not in suggested(heard))
    assert shown.refused_button.isVisible()


def test_a_row_has_the_menu_of_tracks_and_is_played_by_a_double_click(heard: Lists) -> None:
    shown = opened(heard, 0, 1)
    ids = wait_suggested(heard)
    shown.view.setCurrentIndex(shown.model.index(1))
    menu = heard.window.overviews.suggest.show_menu(QPoint(5, 5))
    assert {"Play from here", "Add to queue", "Go to album"} <= set(words(menu))
    trigger(menu, "Add to queue")
    player = heard.window.services.player
    menu.close()
    hands.double_click(shown.view.viewport(), shown.view.visualRect(shown.model.index(0)).center())
    heard.wait(lambda: player.queue.current is not None and player.queue.current.track_id == ids[0])


def test_the_threshold_leaves_out_what_fits_less_and_says_when_nothing_is_left(heard: Lists) -> None:
    shown = opened(heard, 0, 1)
    everything = wait_suggested(heard)
    shown.threshold.setValue(90)
    heard.wait(lambda: 0 < len(suggested(heard)) < len(everything))
    assert all(row.fit >= 0.9 for row in shown.model.rows)
    playlist_id = heard.create("All of it", heard.ids)
    heard.open(playlist_id)
    heard.wait(lambda: "Ask for less" in shown.message)
    shown.threshold.setValue(0)
    heard.wait(lambda: shown.message == NO_OTHERS)


def test_others_come_until_all_were_seen(heard: Lists) -> None:
    shown = opened(heard, 0, 1)
    ids = wait_suggested(heard)
    hands.click(shown.others_button)
    heard.wait(lambda: "starts over" in heard.window.notices.toast.text)
    heard.wait(lambda: suggested(heard) == ids)


def test_an_empty_playlist_says_what_to_do_and_suggests_as_soon_as_it_has_a_track(heard: Lists) -> None:
    shown = opened(heard)
    heard.wait(lambda: "no tracks yet" in shown.message)
    playlist_id = heard.page.playlist_id
    assert playlist_id is not None
    heard.window.playlist_gestures.adding.add(playlist_id, heard.ids[4:5])
    assert heard.ids[4] not in wait_suggested(heard)


def test_without_sound_it_says_so_and_looks_again_when_sound_is_known(lists: Lists) -> None:
    shown = opened(lists, 0)
    lists.wait(lambda: "not known yet how this playlist sounds" in shown.message)
    analyse(lists.rig)
    assert lists.ids[0] not in wait_suggested(lists)
    assert shown.note == ""


def test_smart_playlists_have_none(heard: Lists) -> None:
    smart = heard.service.lists.create_smart("Jazz", SmartRules("genre:jazz")).made
    assert smart is not None
    heard.open(smart)
    heard.wait_rows(0, 1, 2, 3)
    assert not drawer(heard).isVisible()
    heard.window.actions_table.run("suggest_more")
    assert not drawer(heard).is_open
    assert "that you fill yourself" in heard.window.notices.toast.text
    heard.open(heard.create("Tea", heard.ids[:1]))
    heard.wait(drawer(heard).isVisible)


def test_another_playlist_never_shows_the_suggestions_of_the_one_before(heard: Lists) -> None:
    opened(heard, 0, 1)
    assert heard.ids[2] in wait_suggested(heard)[:2]
    hands.click(drawer(heard).button)
    heard.open(heard.create("Night", heard.ids[4:6]))
    assert suggested(heard) == []
    hands.click(drawer(heard).button)
    assert set(wait_suggested(heard)[:2]) == set(heard.ids[6:8])


def test_bans_leave(heard: Lists) -> None:
    opened(heard, 0, 1)
    first = wait_suggested(heard)[0]
    heard.window.services.feedback.ban(first)
    heard.wait(lambda: first not in suggested(heard))


def test_open_and_threshold_are_remembered(open_window: Opener) -> None:
    rig = open_window()
    shown = rig.window.pages.playlist.suggestions
    assert not shown.is_open
    assert shown.min_fit == USUAL_FIT
    shown.toggle()
    shown.threshold.setValue(30)
    again = open_window().window.pages.playlist.suggestions
    assert again.is_open
    assert again.min_fit == 0.3


def test_it_shares_the_page_and_closed_is_one_line(heard: Lists) -> None:
    page = heard.page
    shown = opened(heard, *range(12))
    heard.window.resize(1000, 700)
    QApplication.processEvents()
    assert 200 <= shown.height() < page.height() / 2
    assert page.view.height() > 100
    heard.window.resize(heard.window.minimumSize())
    QApplication.processEvents()
    assert page.head.height() >= page.head.sizeHint().height()
    assert shown.view.height() >= ROW_PX
    hands.click(shown.button)
    QApplication.processEvents()
    assert shown.height() == HEAD_PX

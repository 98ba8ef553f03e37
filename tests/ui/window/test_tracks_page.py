"""The page of tracks: search, sort, play, menu."""

from __future__ import annotations

from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from musicrec_desktop.model.browse import Scope, ScopeKind, SortColumn, SortKey
from musicrec_desktop.model.track import TrackId
from musicrec_desktop.ui.kit.roles import Role
from musicrec_desktop.ui.track_table.columns import COLUMN_KEYS
from musicrec_desktop.ui.window.places import PageId, Place, root_place
from tests.ui import hands
from tests.ui.conftest import Rig


def click_head(rig: Rig, key: str) -> None:
    head = rig.window.pages.tracks.view.horizontalHeader()
    section = COLUMN_KEYS.index(key)
    left = head.sectionViewportPosition(section)
    point = QPoint(left + head.sectionSize(section) // 2, head.height() // 2)
    hands.click(head.viewport(), point)


def double_click(rig: Rig, row: int) -> None:
    view = rig.window.pages.tracks.view
    place = view.visualRect(view.model().index(row, 1)).center()
    hands.double_click(view.viewport(), place)


def test_all_tracks_are_shown_with_their_totals(rig: Rig, qtbot: QtBot) -> None:
    assert rig.rows[:2] == ["Blue Hour 1", "Blue Hour 2"]
    head = rig.window.pages.tracks.head
    assert head.figures.startswith("12 tracks")
    qtbot.waitUntil(lambda: head.figures == "12 tracks · 30 minutes")


def test_a_search_narrows_and_escape_brings_all_back(rig: Rig, qtbot: QtBot) -> None:
    rig.search("lanterns")
    rig.wait_rows(4)
    assert all(title.startswith("Night Bus") for title in rig.rows)
    rig.search("year:1990..2005 -night")
    qtbot.waitUntil(lambda: rig.rows[:1] == ["Four Rivers 1"])
    hands.type_key(rig.window.sidebar.search, Qt.Key.Key_Escape)
    rig.wait_rows(12)


def test_a_search_without_results_says_so_and_can_be_cleared(rig: Rig, qtbot: QtBot) -> None:
    page = rig.window.pages.tracks
    rig.search("qqq")
    qtbot.waitUntil(lambda: page.is_empty_shown)
    assert "qqq" in page.empty.headline
    hands.click(page.empty.primary_button)
    rig.wait_rows(12)
    assert not page.is_empty_shown
    assert rig.window.sidebar.search.text() == ""


def test_a_search_that_cannot_be_meant_is_told_in_words(rig: Rig, qtbot: QtBot) -> None:
    page = rig.window.pages.tracks
    rig.search("yeer:abc qqq")
    qtbot.waitUntil(lambda: page.is_empty_shown)
    assert page.empty.headline
    assert page.empty.text
    rig.search("year:1959")
    qtbot.waitUntil(lambda: not page.is_empty_shown)
    assert len(rig.rows) == 4


def test_a_click_on_the_head_sorts_and_another_turns_the_order(rig: Rig, qtbot: QtBot) -> None:
    click_head(rig, "title")
    qtbot.waitUntil(lambda: rig.rows[4] == "Four Rivers 1")
    click_head(rig, "title")
    qtbot.waitUntil(lambda: rig.rows[0] == "Night Bus 4")
    assert rig.window.pages.tracks.model.request.sort is SortColumn.TITLE
    assert rig.window.pages.tracks.model.request.is_descending


def test_the_selection_stays_with_its_tracks_when_the_order_turns(rig: Rig, qtbot: QtBot) -> None:
    page = rig.window.pages.tracks
    page.view.select_rows([0, 2], 0)
    chosen = set(page.selected_ids())
    page.order_by([SortKey(SortColumn.TITLE, is_descending=True)])
    qtbot.waitUntil(lambda: rig.rows[0] == "Night Bus 4")
    assert set(page.selected_ids()) == chosen
    assert page.view.selected_rows() == [9, 11]


def test_a_double_click_in_the_library_begins_what_others_follow(rig: Rig) -> None:
    double_click(rig, 5)
    queue = rig.window.services.player.queue
    assert queue.current is not None
    assert queue.current.track_id == rig.window.pages.tracks.model.ids[5]
    assert not queue.user_part


def test_a_double_click_in_a_narrowed_list_plays_the_list(rig: Rig, qtbot: QtBot) -> None:
    rig.window.navigator.go_scope(Scope(ScopeKind.ALBUM, "Night Bus", "The Lanterns"))
    rig.wait_rows(4)
    double_click(rig, 1)
    ids = list(rig.window.pages.tracks.model.ids)
    queued = rig.window.services.player.queue.user_part
    assert [entry.track_id for entry in queued] == ids[2:]
    assert qtbot is not None


def test_an_album_has_buttons_that_play_all_of_it(rig: Rig) -> None:
    page, player = rig.window.pages.tracks, rig.window.services.player
    assert not page.tools.play_button.isVisible()
    rig.window.navigator.go_scope(Scope(ScopeKind.ALBUM, "Night Bus", "The Lanterns"))
    rig.wait_rows(4)
    assert page.tools.play_button.isVisible()
    hands.click(page.tools.play_button)
    ids = list(page.model.ids)
    assert player.queue.current is not None
    assert [player.queue.current.track_id, *(entry.track_id for entry in player.queue.user_part)] == ids
    hands.click(page.tools.shuffle_button)
    assert player.is_shuffled
    assert player.queue.current is not None
    queued = [player.queue.current.track_id, *(entry.track_id for entry in player.queue.user_part)]
    assert sorted(queued) == sorted(ids)
    rig.window.navigator.go_page(PageId.TRACKS)
    rig.wait_rows(12)
    assert not page.tools.shuffle_button.isVisible()


def test_nothing_liked_has_nothing_to_play(rig: Rig, qtbot: QtBot) -> None:
    page = rig.window.pages.tracks
    rig.window.navigator.go_page(PageId.LIKED)
    qtbot.waitUntil(lambda: page.is_empty_shown)
    assert not page.tools.play_button.isVisible()


def test_a_double_click_plays_the_list_where_nothing_follows(rig: Rig) -> None:
    rig.window.services.autoplay.set_enabled(False)
    double_click(rig, 5)
    queue = rig.window.services.player.queue
    assert queue.current is not None
    ids = list(rig.window.pages.tracks.model.ids)
    assert queue.current.track_id == ids[5]
    assert [entry.track_id for entry in queue.user_part] == ids[6:]


def test_enter_plays_the_row_under_the_keyboard(rig: Rig, qtbot: QtBot) -> None:
    view = rig.window.pages.tracks.view
    view.setFocus()
    view.selectRow(2)
    hands.type_key(view, Qt.Key.Key_Return)
    current = rig.window.services.player.queue.current
    assert current is not None
    assert current.track_id == rig.window.pages.tracks.model.id_at(2)


def test_what_plays_is_marked_in_the_table(rig: Rig) -> None:
    double_click(rig, 1)
    model = rig.window.pages.tracks.model
    marked = [row for row in range(12) if model.index(row, 0).data(Role.IS_CURRENT)]
    assert marked == [1]


def test_the_context_menu_has_every_verb(rig: Rig) -> None:
    page = rig.window.pages.tracks
    page.view.selectRow(0)
    menu = rig.window.commands.show_menu(page.selected_ids(), QPoint(10, 10), page.play_current)
    words = {action.text().split("\t")[0]: action for action in hands.entries(menu) if action.text()}
    wanted = {"Play from here", "Play next", "Add to queue", "Play similar", "Show similar tracks"}
    wanted |= {"Go to album", "Go to artist", "Like", "Dislike", "Show in folder", "Properties"}
    wanted |= {"Start a queue from this", "More like this", "Less like this"}
    wanted |= {"Never play this track", "Never play this artist"}
    wanted |= {"Add to playlist", "Copy tracks", "Share…"}
    wanted |= {"Measure loudness", "Write loudness to tags…", "Rating", "Write ratings to tags"}
    wanted |= {"Suggested genre", "Go to", "Edit tags…", "Change cover…"}
    assert wanted == set(words)
    words["Add to queue"].trigger()
    queued = rig.window.services.player.queue.user_part
    assert [entry.track_id for entry in queued] == [page.model.id_at(0)]
    menu.close()


def test_verbs_for_one_track_are_off_for_several(rig: Rig) -> None:
    ids = [TrackId(int(value)) for value in rig.window.pages.tracks.model.ids[:2]]
    menu = rig.window.commands.show_menu(ids, QPoint(10, 10), lambda: None)
    off = {
        action.text().split("\t")[0] for action in menu.actions() if action.text() and not action.isEnabled()
    }
    assert "Properties" in off
    assert "Play next" not in off
    assert "Start a queue from this" not in off
    menu.close()


def test_go_to_album_and_back(rig: Rig, qtbot: QtBot) -> None:
    page = rig.window.pages.tracks
    rig.search("rivers")
    rig.wait_rows(4)
    rig.window.commands.go_album([page.model.id_at(1)])
    qtbot.waitUntil(lambda: page.scope.kind is ScopeKind.ALBUM)
    qtbot.waitUntil(lambda: rig.rows == [f"Four Rivers {number}" for number in range(1, 5)])
    assert page.head.title == "Four Rivers"
    assert rig.window.sidebar.search.text() == ""
    assert page.head.back_button.isVisible()
    hands.click(page.head.back_button)
    qtbot.waitUntil(lambda: page.scope.kind is ScopeKind.ALL)
    assert rig.window.sidebar.search.text() == "rivers"
    rig.wait_rows(4)


def test_back_and_forward_by_buttons_keys_and_the_mouse(rig: Rig, qtbot: QtBot) -> None:
    window = rig.window
    page, native = window.pages.tracks, window.windowHandle()
    assert native is not None
    window.commands.go_album([page.model.id_at(1)])
    rig.wait_rows(4)
    album = window.navigator.place
    assert not page.head.forward_button.isVisible()

    def is_at(place: Place) -> bool:
        return window.navigator.place == place

    hands.click(page.head.back_button)
    assert is_at(root_place(PageId.TRACKS))
    assert page.head.back_button.isVisible(), "a second click on it must not go forward"
    assert not page.head.back_button.isEnabled()
    hands.click(page.head.forward_button)
    assert is_at(album)
    hands.type_key(page.view, Qt.Key.Key_Left, Qt.KeyboardModifier.AltModifier)
    assert is_at(root_place(PageId.TRACKS))
    hands.type_key(page.view, Qt.Key.Key_Right, Qt.KeyboardModifier.AltModifier)
    assert is_at(album)
    rows = page.selected_ids()
    over_a_row = page.view.mapTo(window, page.view.viewport().rect().center())
    for button, place in (
        (Qt.MouseButton.BackButton, root_place(PageId.TRACKS)),
        (Qt.MouseButton.ForwardButton, album),
        (Qt.MouseButton.ForwardButton, album),
    ):
        QTest.mouseClick(native, button, Qt.KeyboardModifier.NoModifier, over_a_row)
        assert is_at(place)
    rig.wait_rows(4)
    assert page.selected_ids() == rows
    window.navigator.back()
    window.navigator.go_page(PageId.ARTISTS)
    assert not window.navigator.page.head.forward_button.isVisible()


def test_an_artist_opens_from_the_list_of_artists(rig: Rig, qtbot: QtBot) -> None:
    window = rig.window
    window.navigator.go_page(PageId.ARTISTS)
    page = window.pages.page(PageId.ARTISTS)
    qtbot.waitUntil(lambda: page.head.figures == "3 artists")
    page.open_row(0)
    qtbot.waitUntil(lambda: sorted(rig.rows) == [f"Blue Hour {number}" for number in range(1, 5)])
    assert window.pages.tracks.head.title == "Ada North"
    assert window.sidebar.page_button(PageId.ARTISTS).isChecked()


def test_albums_are_narrowed_by_the_search(rig: Rig, qtbot: QtBot) -> None:
    rig.window.navigator.go_page(PageId.ALBUMS)
    page = rig.window.pages.page(PageId.ALBUMS)
    qtbot.waitUntil(lambda: page.head.figures == "3 albums")
    rig.search("night")
    qtbot.waitUntil(lambda: page.head.figures == "1 album")
    rig.search("nothing")
    qtbot.waitUntil(lambda: page.is_empty_shown)


def test_columns_fit_the_width_and_can_be_hidden(rig: Rig) -> None:
    view = rig.window.pages.tracks.view
    shown = [view.columnWidth(place) for place in range(len(COLUMN_KEYS)) if not view.isColumnHidden(place)]
    assert sum(shown) <= view.viewport().width()
    view.set_column_shown("album", is_shown=False)
    assert view.isColumnHidden(COLUMN_KEYS.index("album"))
    view.set_column_shown("added", is_shown=True)
    assert not view.isColumnHidden(COLUMN_KEYS.index("added"))


def test_the_row_of_a_track_that_was_skipped_says_so_at_once(rig: Rig) -> None:
    model, player = rig.window.pages.tracks.model, rig.window.services.player
    rows: list[int] = []
    ids = [model.id_at(row) for row in (1, 4)]
    player.play_now(ids)
    before = [model.index(row, COLUMN_KEYS.index("skips")).data() for row in range(6)]
    model.dataChanged.connect(lambda first, last: rows.extend(range(first.row(), last.row() + 1)))
    player.next()
    assert set(rows) == {1, 4}
    after = [model.index(row, COLUMN_KEYS.index("skips")).data() for row in range(6)]
    assert (before, after) == ([""] * 6, ["", "1", "", "", "", ""])

"""The page of a playlist: rows, orders, moves, and entries without a track or file."""

from __future__ import annotations

import os
from collections.abc import Sequence

from PySide6.QtCore import QMimeData, QPoint, Qt
from PySide6.QtGui import QGuiApplication, QImage
from pytestqt.qtbot import QtBot

from musicrec_desktop.model.browse import SortColumn
from musicrec_desktop.model.matching import KnownTrack
from musicrec_desktop.model.playlist import PlaylistId, SmartRules
from musicrec_desktop.ui.kit.column_model import ColumnModel
from musicrec_desktop.ui.kit.mosaic import mosaic
from musicrec_desktop.ui.kit.roles import Role
from musicrec_desktop.ui.track_table.columns import PLAYLIST_COLUMNS
from musicrec_desktop.ui.window.places import PageId
from tests.support.library import add_numbered_tracks
from tests.support.playlists import imported_playlist
from tests.ui import hands
from tests.ui.playlists.conftest import Lists
from tests.ui.window.test_drops import hover, let_go
from tests.ui.window.test_feedback import trigger, words

KEYS = [column.key for column in PLAYLIST_COLUMNS]


def cell(lists: Lists, row: int, key: str, role: int = Qt.ItemDataRole.DisplayRole) -> object:
    return lists.page.model.index(row, KEYS.index(key)).data(role)


def titles(lists: Lists) -> list[object]:
    return [cell(lists, row, "title") for row in range(lists.page.model.rowCount())]


def row_point(lists: Lists, row: int) -> QPoint:
    """The upper half of a row, so that what is let go falls before it."""
    rect = lists.page.view.visualRect(lists.page.model.index(row, KEYS.index("title")))
    return QPoint(rect.center().x(), rect.top() + 3)


def mime_of(lists: Lists, rows: Sequence[int]) -> QMimeData:
    model = lists.page.model
    return model.mimeData([model.index(row, column) for row in rows for column in (0, 1)])


def imported(lists: Lists) -> PlaylistId:
    """Two tracks around an entry that nothing in the library matches."""
    known = KnownTrack("So What", "Miles Davis", "Kind of Blue", 545_000, "/old/Miles/So What.flac")
    entries = [(KnownTrack("a"), lists.ids[0]), (known, None), (KnownTrack("b"), lists.ids[1])]
    return imported_playlist(lists.service, "Imported", entries)


def test_the_head_says_what_it_is_and_the_rows_have_places(lists: Lists) -> None:
    playlist_id = lists.create("Tea", [*lists.ids[:2], lists.ids[0]])
    lists.service.lists.describe(playlist_id, "For the afternoon.")
    page = lists.open(playlist_id)
    lists.wait_rows(0, 1, 0)
    assert page.head.title == "Tea"
    assert page.head.figures == "3 tracks · 4 minutes"
    assert [cell(lists, row, "place") for row in range(3)] == ["1", "2", "3"]
    assert titles(lists) == ["Blue Hour 1", "Blue Hour 2", "Blue Hour 1"]


def test_an_empty_playlist_says_how_to_fill_it(lists: Lists) -> None:
    lists.open(lists.create("Tea"))
    lists.wait(lambda: lists.page.is_empty_shown)
    assert "Drag tracks" in lists.page.empty.text


def test_alt_and_arrows_move_what_is_selected_and_undo_brings_it_back(lists: Lists) -> None:
    playlist_id = lists.create("Tea", lists.ids[:5])
    lists.open(playlist_id)
    lists.wait_rows(0, 1, 2, 3, 4)
    lists.select(1, 2)
    hands.type_key(lists.page.view, Qt.Key.Key_Down, Qt.KeyboardModifier.AltModifier)
    lists.wait_rows(0, 3, 1, 2, 4)
    assert lists.page.view.selected_rows() == [2, 3]
    hands.type_key(lists.page.view, Qt.Key.Key_Up, Qt.KeyboardModifier.AltModifier)
    lists.wait_rows(0, 1, 2, 3, 4)
    lists.select(0)
    hands.type_key(lists.page.view, Qt.Key.Key_Up, Qt.KeyboardModifier.AltModifier)
    lists.undo()
    lists.wait_rows(0, 3, 1, 2, 4)
    lists.undo()
    lists.wait_rows(0, 1, 2, 3, 4)
    lists.redo()
    lists.wait_rows(0, 3, 1, 2, 4)


def test_delete_takes_entries_out_and_selects_what_follows(lists: Lists) -> None:
    playlist_id = lists.create("Tea", lists.ids[:5])
    lists.open(playlist_id)
    lists.wait_rows(0, 1, 2, 3, 4)
    lists.select(1, 3)
    hands.type_key(lists.page.view, Qt.Key.Key_Delete)
    lists.wait_rows(0, 2, 4)
    assert list(lists.page.selected_ids()) == [lists.ids[4]]
    lists.undo()
    lists.wait_rows(0, 1, 2, 3, 4)
    lists.redo()
    lists.wait_rows(0, 2, 4)


def test_an_undo_takes_back_the_last_edit_although_it_is_not_written_yet(lists: Lists) -> None:
    playlist_id = lists.create("Tea", lists.ids[:3])
    lists.open(playlist_id)
    lists.wait_rows(0, 1, 2)
    lists.select(0)
    hands.type_key(lists.page.view, Qt.Key.Key_Down, Qt.KeyboardModifier.AltModifier)
    lists.wait_rows(1, 0, 2)
    hands.type_key(lists.page.view, Qt.Key.Key_Delete)
    lists.window.actions_table.run("undo")
    lists.wait(lambda: lists.window.notices.history.redo_label.startswith("Remove"))
    lists.wait_rows(1, 0, 2)


def test_rows_are_dragged_to_another_place(lists: Lists) -> None:
    playlist_id = lists.create("Tea", lists.ids[:5])
    lists.open(playlist_id)
    lists.wait_rows(0, 1, 2, 3, 4)
    mime = mime_of(lists, (3, 4))
    empty = lists.page.view.viewport().grab().toImage()
    hover(lists.page.view, mime, row_point(lists, 1))
    assert lists.page.view.drop_row == 1
    assert lists.page.view.viewport().grab().toImage() != empty
    event = let_go(lists.page.view, mime, row_point(lists, 1))
    assert event.dropAction() is Qt.DropAction.CopyAction
    lists.wait_rows(0, 3, 4, 1, 2)
    lists.undo()
    lists.wait_rows(0, 1, 2, 3, 4)


def test_tracks_of_another_list_fall_where_they_are_let_go(lists: Lists) -> None:
    source = lists.window.pages.tracks.model
    mime = source.mimeData([source.index(source.rows_of([lists.ids[8]])[0], 0)])
    playlist_id = lists.create("Tea", lists.ids[:3])
    lists.open(playlist_id)
    lists.wait_rows(0, 1, 2)
    let_go(lists.page.view, mime, row_point(lists, 1))
    lists.wait_rows(0, 8, 1, 2)


def test_an_order_is_only_looked_at_until_it_is_kept(lists: Lists) -> None:
    playlist_id = lists.create("Tea", [lists.ids[place] for place in (5, 0, 9)])
    page = lists.open(playlist_id)
    lists.wait_rows(5, 0, 9)
    page.view.horizontalHeader().sectionClicked.emit(KEYS.index("title"))
    lists.wait_rows(0, 9, 5)
    lists.wait_tracks(playlist_id, 5, 0, 9)
    assert page.tools.keep_button.isVisible()
    lists.select(0)
    hands.type_key(page.view, Qt.Key.Key_Down, Qt.KeyboardModifier.AltModifier)
    assert "own order" in lists.window.notices.toast.text
    page.view.horizontalHeader().sectionClicked.emit(KEYS.index("place"))
    lists.wait_rows(5, 0, 9)
    lists.wait(lambda: not page.tools.keep_button.isVisible())
    page.sort_by(SortColumn.TITLE, is_descending=True)
    lists.wait_rows(5, 9, 0)
    hands.click(page.tools.keep_button)
    lists.wait_tracks(playlist_id, 5, 9, 0)
    lists.wait(lambda: not page.tools.keep_button.isVisible())
    lists.undo()
    lists.wait_rows(5, 0, 9)


def test_the_search_narrows_the_playlist_also_by_what_is_known_of_missing_entries(lists: Lists) -> None:
    playlist_id = imported(lists)
    page = lists.open(playlist_id)
    lists.wait(lambda: page.model.rowCount() == 3)
    lists.rig.search("davis what")
    lists.wait(lambda: titles(lists) == ["So What"])
    assert page.head.figures.startswith("1 of 3 tracks")
    lists.rig.search("hour 2")
    lists.wait(lambda: titles(lists) == ["Blue Hour 2"])
    lists.rig.search("nothing of the kind")
    lists.wait(lambda: page.is_empty_shown)
    hands.click(page.empty.second_button)
    lists.wait(lambda: page.model.rowCount() == 3)


def test_an_entry_without_a_track_shows_what_is_known_and_does_not_play(lists: Lists) -> None:
    page = lists.open(imported(lists))
    lists.wait(lambda: page.model.rowCount() == 3)
    assert titles(lists) == ["Blue Hour 1", "So What", "Blue Hour 2"]
    assert cell(lists, 1, "artist") == "Miles Davis"
    assert cell(lists, 1, "duration") == "9:05"
    assert cell(lists, 1, "title", Role.IS_DIM) is True
    assert "not in your library" in str(cell(lists, 1, "title", Qt.ItemDataRole.ToolTipRole))
    looks = [page.model.row_look(row, range(page.model.columnCount())) for row in range(3)]
    assert looks == [
        ColumnModel.row_look(page.model, row, range(page.model.columnCount())) for row in range(3)
    ]
    assert "1 missing" in page.head.figures
    page.open_row(1)
    assert "cannot be played" in lists.window.notices.toast.text
    assert lists.window.services.player.queue.current is None
    assert page.playable_ids() == lists.ids[:2]
    lists.select(1)
    menu = lists.window.playlists.entries.show_menu(QPoint(5, 5))
    usable = {action.text().partition("\t")[0] for action in menu.actions() if action.isEnabled()} - {""}
    assert usable == {"Remove from the playlist"}
    trigger(menu, "Remove from the playlist")
    lists.wait(lambda: titles(lists) == ["Blue Hour 1", "Blue Hour 2"])


def test_a_file_that_is_away_is_dim_and_comes_back(lists: Lists) -> None:
    page = lists.open(lists.create("Tea", lists.ids[:3]))
    lists.wait_rows(0, 1, 2)
    track = lists.window.services.browse.track(lists.ids[1])
    assert track is not None
    os.rename(track.path, track.path + ".away")
    lists.window.actions_table.run("rescan")
    lists.wait(lambda: page.model.present == b"\x01\x00\x01")
    assert cell(lists, 1, "title") == "Blue Hour 2"
    assert cell(lists, 1, "title", Role.IS_DIM) is True
    assert "not there" in str(cell(lists, 1, "title", Qt.ItemDataRole.ToolTipRole))
    lists.wait(lambda: "1 missing" in page.head.figures)
    os.rename(track.path + ".away", track.path)
    lists.window.actions_table.run("rescan")
    lists.wait(lambda: page.model.present == b"\x01\x01\x01")


def test_playing_a_row_goes_on_below_it(lists: Lists) -> None:
    lists.window.services.autoplay.set_enabled(False)
    lists.open(lists.create("Tea", [lists.ids[place] for place in (3, 7, 3)]))
    lists.wait_rows(3, 7, 3)
    lists.select(1)
    hands.type_key(lists.page.view, Qt.Key.Key_Return)
    queue = lists.window.services.player.queue
    assert queue.current is not None
    assert [queue.current.track_id, *(entry.track_id for entry in queue.user_part)] == [
        lists.ids[7],
        lists.ids[3],
    ]
    lists.wait(lambda: cell(lists, 1, "title", Role.IS_CURRENT) is True)


def test_copy_and_paste_between_playlists(lists: Lists) -> None:
    one, two = lists.create("One", lists.ids[:3]), lists.create("Two", lists.ids[5:7])
    lists.open(one)
    lists.wait_rows(0, 1, 2)
    lists.select(0, 2)
    hands.type_key(lists.page.view, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    assert QGuiApplication.clipboard().text().splitlines()[0] == "Ada North – Blue Hour 1"
    lists.open(two)
    lists.wait_rows(5, 6)
    lists.select(0)
    hands.type_key(lists.page.view, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    lists.wait_rows(5, 0, 2, 6)
    lists.undo()
    lists.wait_rows(5, 6)


def test_name_and_description_are_edited_in_one_dialog(lists: Lists) -> None:
    playlist_id = lists.create("Tea")
    lists.open(playlist_id)
    assert lists.page.playlist is not None
    dialog = lists.window.playlists.edit_details(lists.page.playlist)
    dialog.field.setText("   ")
    assert not dialog.accept_button.isEnabled()
    dialog.field.setText("Coffee")
    dialog._description.setPlainText("Strong.\nBlack.")
    hands.click(dialog.accept_button)
    lists.wait(lambda: lists.page.head.title == "Coffee")
    lists.wait(lambda: lists.service.reader.playlist(playlist_id).description == "Strong.\nBlack.")
    lists.undo()
    lists.undo()
    lists.wait_names("Tea")


def test_the_menu_of_rows_has_the_verbs_of_tracks(lists: Lists) -> None:
    lists.open(lists.create("Tea", lists.ids[:2]))
    lists.wait_rows(0, 1)
    lists.select(0)
    said = [text.partition("\t")[0] for text in words(lists.window.playlists.entries.show_menu(QPoint(5, 5)))]
    assert {"Play from here", "Add to playlist", "Copy tracks", "Like", "Properties"} <= set(said)
    assert said[-1] == "Remove from the playlist"


def test_doubles_are_removed(lists: Lists) -> None:
    playlist_id = lists.create("Tea", [lists.ids[place] for place in (0, 1, 0, 2, 1)])
    lists.open(playlist_id)
    lists.wait_rows(0, 1, 0, 2, 1)
    lists.window.actions_table.run("remove_doubles")
    lists.wait_rows(0, 1, 2)
    lists.window.actions_table.run("remove_doubles")
    lists.wait(lambda: "has no doubles" in lists.window.notices.toast.text)


def test_ten_thousand_entries_are_read_by_pages(lists: Lists, qtbot: QtBot) -> None:
    ids = add_numbered_tracks(lists.rig.app.database, 500)
    many = [ids[number % len(ids)] for number in range(10_000)]
    playlist_id = lists.create("Long", many)
    reads: list[int] = []
    page, inner = lists.page, lists.page.model._pages._load

    def counted(wanted: Sequence[int]) -> object:
        reads.append(len(wanted))
        return inner(wanted)  # type: ignore[arg-type]

    page.model._pages._load = counted  # type: ignore[assignment]
    lists.open(playlist_id)
    lists.wait(lambda: page.model.rowCount() == 10_000)
    qtbot.waitUntil(lambda: cell(lists, 0, "title") is not None)
    assert sum(reads) <= 400
    lists.select(9_999)
    lists.window.playlists.entries.step(-1)
    lists.wait(lambda: page.model.ids[9_998] == many[9_999])
    lists.undo()
    lists.wait(lambda: list(page.model.ids[-2:]) == many[-2:])


def test_a_mosaic_has_the_covers_of_four_albums(lists: Lists) -> None:
    from PySide6.QtGui import QColor, QPixmap

    colours = {1: "#ff0000", 2: "#00ff00", 3: "#0000ff", 4: "#ffff00"}

    def cover(track_id: int, side: int) -> QPixmap | None:
        if track_id not in colours:
            return None
        picture = QPixmap(side, side)
        picture.fill(QColor(colours[track_id]))
        return picture

    whole = mosaic([lists.ids[0].__class__(number) for number in (9, 1, 2, 3, 4)], cover, 40)
    assert whole is not None
    image: QImage = whole.toImage()
    corners = [image.pixelColor(x, y).name() for y in (5, 35) for x in (5, 35)]
    assert corners == list(colours.values())
    single = mosaic([2, 1], cover, 40)  # type: ignore[list-item]
    assert single is not None
    assert single.toImage().pixelColor(35, 35).name() == colours[2]
    assert mosaic([9], cover, 40) is None  # type: ignore[list-item]


def test_back_leads_to_where_one_came_from(lists: Lists) -> None:
    lists.window.navigator.go_page(PageId.ALBUMS)
    lists.open(lists.create("Tea", lists.ids[:1]))
    lists.window.navigator.back()
    assert lists.window.navigator.place.page is PageId.ALBUMS


def test_entries_of_a_smart_playlist_are_not_edited(lists: Lists) -> None:
    made = lists.service.lists.create_smart("Fresh", SmartRules("plays:0")).made
    assert made is not None
    lists.window.navigator.go_playlist(made)
    lists.wait(lambda: lists.page.model.rowCount() == 12)
    assert lists.page.head.figures.startswith("12 tracks")
    assert not lists.page.can_edit
    lists.select(0)
    hands.type_key(lists.page.view, Qt.Key.Key_Delete)
    assert "found by its rules" in lists.window.notices.toast.text
    source = lists.window.pages.tracks.model
    mime = source.mimeData([source.index(0, 0)])
    assert not hover(lists.page.view, mime, row_point(lists, 1)).isAccepted()
    lists.rig.search("rivers")
    lists.wait(lambda: lists.page.model.rowCount() == 4)
    lists.page.sort_by(SortColumn.TITLE, is_descending=True)
    lists.wait_rows(11, 10, 9, 8)
    assert not lists.page.tools.keep_button.isVisible()


def test_a_smart_playlist_shows_its_rules_in_words_and_opens_them(lists: Lists) -> None:
    made = lists.service.lists.create_smart("Fresh", SmartRules("plays:0")).made
    assert made is not None
    page = lists.open(made)
    lists.wait(page.tools.rules_line.isVisible)
    assert page.tools.rules_line.full_text == "Plays is 0"
    hands.click(page.tools.rules_button)
    lists.wait(lambda: lists.window.smart.dialog is not None)
    dialog = lists.window.smart.dialog
    assert dialog is not None
    assert dialog.draft.text == "plays:0"
    dialog.reject()
    lists.open(lists.create("Plain", lists.ids[:1]))
    lists.wait(lambda: not page.tools.rules_line.isVisible())
    assert not page.tools.rules_button.isVisible()


def test_a_smart_playlist_follows_what_happens_while_it_is_shown(lists: Lists) -> None:
    made = lists.service.lists.create_smart("Loved", SmartRules("is:liked")).made
    assert made is not None
    lists.window.navigator.go_playlist(made)
    lists.wait(lambda: lists.page.is_empty_shown)
    assert "rules" in lists.page.empty.headline
    lists.window.services.feedback.like(lists.ids[3])
    lists.wait_rows(3)
    lists.window.navigator.go_page(PageId.TRACKS)
    lists.window.services.feedback.like(lists.ids[4])
    lists.window.navigator.go_playlist(made)
    lists.wait(lambda: sorted(lists.page.model.ids) == [lists.ids[3], lists.ids[4]])
    lists.window.playlists.with_tracks([lists.service.reader.playlist(made)], lists.window.gestures.enqueue)
    queue = lists.window.services.player.queue
    lists.wait(lambda: len(queue.user_part) + (queue.current is not None) == 2)


def test_rules_that_mean_nothing_any_more_are_told(lists: Lists) -> None:
    base = lists.create("Base", lists.ids[:2])
    made = lists.service.lists.create_smart("Follower", SmartRules('in:"Base"')).made
    assert made is not None
    lists.window.navigator.go_playlist(made)
    lists.wait_rows(0, 1)
    lists.service.lists.delete([base])
    lists.wait(lambda: lists.page.is_empty_shown)
    assert "Base" in lists.page.empty.headline + lists.page.empty.text
    lists.service.lists.rename(made, "Left over")
    lists.wait_names("Left over")

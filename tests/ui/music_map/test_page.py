"""The page of the music map in a real window: it shows, plays, selects and remembers."""

from __future__ import annotations

import numpy as np
import pytest
from PySide6.QtCore import QPoint, Qt
from pytestqt.qtbot import QtBot

from musicrec_desktop.core.settings import AUTOPLAY
from musicrec_desktop.core.tasks import Progress
from musicrec_desktop.model.music_map import MapColour, MapLevel
from musicrec_desktop.model.track import TrackId
from musicrec_desktop.storage.browse import BrowseStore
from musicrec_desktop.ui.kit.menus import MenuKind
from musicrec_desktop.ui.kit.name_dialog import NameDialog
from musicrec_desktop.ui.music_map.canvas import MapTool
from musicrec_desktop.ui.music_map.selection_panel import ChosenVerb
from musicrec_desktop.ui.music_map.toolbar import ColourChoice
from musicrec_desktop.ui.window.main_window import MainWindow
from musicrec_desktop.ui.window.places import PageId
from tests.ui.conftest import Opener, Rig
from tests.ui.hands import double_click, type_key
from tests.ui.music_map.conftest import hear, page_of, show_map


def point_of(rig: Rig, number: int) -> int:
    """The point of one of the tracks of the library."""
    return page_of(rig).content.lookup.index_of(rig.ids[number])


def place_of(rig: Rig, index: int) -> QPoint:
    left, top = page_of(rig).canvas.pixels_of(index)
    return QPoint(round(left), round(top))


def current_of(rig: Rig) -> TrackId | None:
    current = rig.app.services.player.queue.current
    return None if current is None else current.track_id


def outline_around(rig: Rig, numbers: range) -> None:
    """Draw a lasso around the tracks of an album."""
    page = page_of(rig)
    spots = page.content.points.positions[[point_of(rig, number) for number in numbers]]
    low, high = spots.min(axis=0) - 0.01, spots.max(axis=0) + 0.01
    corners = [(low[0], low[1]), (high[0], low[1]), (high[0], high[1]), (low[0], high[1])]
    polygon = np.array(corners, dtype=np.float32)
    mask = page.canvas.choose_inside(polygon)
    page.canvas.set_selection(mask)
    page.canvas.selection_changed.emit(mask)
    page.canvas.region_drawn.emit(polygon)


def test_the_map_has_a_place_for_every_track(heard: Rig) -> None:
    window, page = heard.window, page_of(heard)
    assert window.sidebar.page_button(PageId.MUSIC_MAP).isChecked()
    assert page.head.figures == "12 tracks"
    assert sorted(page.content.points.track_ids.tolist()) == sorted(heard.ids)
    assert page.legend.rows.count() >= 1
    page.setFocus()
    assert page.has_list_focus()
    picture = page.canvas.grab().toImage()
    ground = picture.pixel(1, 1)
    assert any(
        picture.pixel(x, y) != ground
        for x in range(0, picture.width(), 3)
        for y in range(0, picture.height(), 3)
    )


def test_a_click_plays_and_what_was_queued_follows(heard: Rig) -> None:
    player = heard.app.services.player
    heard.window.gestures.play([heard.ids[0]])
    heard.window.gestures.enqueue([heard.ids[1]])
    page_of(heard).point_clicked.emit(point_of(heard, 5))
    assert current_of(heard) == heard.ids[5]
    assert [entry.track_id for entry in player.queue.user_part] == [heard.ids[1]]
    heard.window.notices.undo()
    assert current_of(heard) == heard.ids[0]


def test_a_double_click_starts_endless_play_without_a_second_start(heard: Rig, qtbot: QtBot) -> None:
    player, started = heard.app.services.player, []
    heard.app.services.autoplay.set_enabled(False)
    heard.window.gestures.play([heard.ids[0]])
    heard.window.gestures.enqueue([heard.ids[1]])
    player.track_started.connect(lambda entry, _at: started.append(entry.track_id))
    double_click(page_of(heard).canvas, place_of(heard, point_of(heard, 5)))
    index = point_of(heard, 5)
    chosen = current_of(heard)
    assert chosen is not None
    assert started == [chosen]
    assert page_of(heard).content.lookup.index_of(chosen) == index or chosen in heard.ids
    assert heard.app.services.settings.get(AUTOPLAY)
    assert not player.queue.user_part
    qtbot.waitUntil(lambda: bool(player.queue.auto_part), timeout=10_000)
    heard.window.notices.undo()
    assert not heard.app.services.settings.get(AUTOPLAY)
    assert [entry.track_id for entry in player.queue.user_part] == [heard.ids[1]]
    assert current_of(heard) == chosen


def test_albums_wait_for_the_second_click(heard: Rig, qtbot: QtBot) -> None:
    page = page_of(heard)
    heard.window.actions_table.run("map_level_albums")
    qtbot.waitUntil(lambda: page.content.points.level is MapLevel.ALBUMS)
    assert page.head.figures == "3 albums"
    page.point_clicked.emit(0)
    assert current_of(heard) is None
    qtbot.waitUntil(lambda: current_of(heard) is not None, timeout=5_000)
    name = page.content.points.names[0]
    track = heard.app.services.browse.page([heard.app.services.player.queue.current.track_id])[0]  # type: ignore[union-attr]
    assert track.tags.album == name
    page.canvas.set_focus_point(0)
    scope = page.selected_scope()
    assert scope is not None
    assert scope.name == name


def test_a_lasso_tells_how_much_is_inside_and_makes_a_playlist(heard: Rig, qtbot: QtBot) -> None:
    page = page_of(heard)
    outline_around(heard, range(4))
    qtbot.waitUntil(lambda: page.chosen.figures.startswith("4 tracks"))
    assert page.chosen.figures == "4 tracks · 10 minutes"
    assert set(page.selected_ids()) == set(heard.ids[:4])
    assert page.chosen.buttons[ChosenVerb.REGION].isVisibleTo(page.chosen)
    page.chosen.buttons[ChosenVerb.PLAYLIST].click()
    directory = heard.window.playlist_gestures.directory
    qtbot.waitUntil(lambda: bool(directory.playlists))
    ids = heard.app.services.playlists.reader.track_ids(directory.playlists[0].id)
    assert set(ids) == set(heard.ids[:4])
    page.chosen.buttons[ChosenVerb.PLAY].click()
    queue = heard.app.services.player.queue
    assert queue.current is not None
    assert {queue.current.track_id, *(entry.track_id for entry in queue.user_part)} == set(heard.ids[:4])
    page.chosen.let_go.emit()
    assert page.chosen.isHidden()
    assert not len(page.chosen_points())


def test_a_region_becomes_a_smart_playlist_and_goes_with_one_undo(heard: Rig, qtbot: QtBot) -> None:
    window, regions = heard.window, heard.app.services.music_map.regions
    outline_around(heard, range(4, 8))
    window.actions_table.run("map_region")
    dialog = _dialog(window)
    dialog.field.setText("Late night")
    dialog.accept_button.click()
    directory = window.playlist_gestures.directory
    qtbot.waitUntil(lambda: [one.name for one in directory.playlists] == ["Late night"])
    assert [region.name for region in regions.all()] == ["Late night"]
    found = heard.app.services.smart.track_ids(directory.playlists[0].id)
    assert set(found) == set(heard.ids[4:8])
    window.notices.undo()
    qtbot.waitUntil(lambda: not directory.playlists and not regions.all())


def _dialog(window: MainWindow) -> NameDialog:
    return next(each for each in window.findChildren(NameDialog) if each.isVisible())


def test_the_radio_of_a_selection_keeps_the_queue_inside(heard: Rig, qtbot: QtBot) -> None:
    services = heard.app.services
    heard.window.gestures.play([heard.ids[0]])
    outline_around(heard, range(4))
    heard.window.actions_table.run("map_radio")
    inside = services.autoplay.inside
    assert inside is not None
    assert set(inside.track_ids) == set(heard.ids[:4])
    assert services.autoplay.inside_name == "Map: 4 tracks" or services.autoplay.inside_name.startswith(
        "Map: "
    )
    qtbot.waitUntil(lambda: heard.window.panel.inside.startswith("∞ inside “Map: "))
    qtbot.waitUntil(lambda: services.autoplay.is_settled and bool(services.player.queue.auto_part))
    assert {entry.track_id for entry in services.player.queue.auto_part} <= set(heard.ids[:4])
    heard.window.actions_table.run("leave_inside")
    assert services.autoplay.inside is None


def test_all_of_the_map_is_no_limit(heard: Rig) -> None:
    heard.window.actions_table.run("map_radio")
    assert heard.app.services.autoplay.inside is None
    assert "Zoom in" in heard.window.notices.toast.text


def test_a_search_lights_up_and_enter_goes_from_hit_to_hit(heard: Rig, qtbot: QtBot) -> None:
    page = page_of(heard)
    heard.window.navigator.search("album:bus")
    qtbot.waitUntil(lambda: page.head.figures == "4 of 12 tracks")
    seen: list[int] = []
    for _ in range(4):
        heard.window.navigator.enter_page() if not seen else page.next_hit(1)
        seen.append(int(page.content.points.track_ids[page.focus_point]))
    assert set(seen) == set(heard.ids[4:8])
    assert not page.teller.card.isHidden()
    assert page.teller.card.title.startswith("Night Bus")
    heard.window.navigator.search("")
    assert page.head.figures == "12 tracks"
    heard.window.navigator.search("nothing is called so")
    qtbot.waitUntil(lambda: page.head.figures == "0 of 12 tracks")


def test_the_legend_hides_colours_and_shows_one_alone(heard: Rig, qtbot: QtBot) -> None:
    page = page_of(heard)
    heard.window.actions_table.run("map_colour_genre")
    qtbot.waitUntil(lambda: page.content.colouring is not None and page.legend.rows.count() == 3)
    page.legend.rows.setCurrentRow(0)
    type_key(page.legend.rows, Qt.Key.Key_Return)
    assert page.legend.hidden == {0}
    assert int(page.canvas.reachable().sum()) == 8
    page.legend.rows.setCurrentRow(1)
    type_key(page.legend.rows, Qt.Key.Key_Return, Qt.KeyboardModifier.ShiftModifier)
    assert page.legend.hidden == {0, 2}
    page.legend.all_button.click()
    assert page.canvas.reachable().all()
    middle = page.legend.rows.visualItemRect(page.legend.rows.item(2)).center()
    double_click(page.legend.rows.viewport(), middle)
    assert page.legend.hidden == {0, 1}


def test_the_list_has_the_same_points_and_says_all_of_them(heard: Rig, qtbot: QtBot) -> None:
    page = page_of(heard)
    page.setFocus()
    type_key(page.canvas, Qt.Key.Key_V)
    assert page.list.isVisible()
    assert page.model.rowCount() == 12
    first = page.model.index(0, 0)
    assert " by " in str(first.data(Qt.ItemDataRole.AccessibleTextRole))
    page.list.selectRow(3)
    type_key(page.list, Qt.Key.Key_Return)
    assert current_of(heard) == int(page.content.points.track_ids[page.model.indices[3]])
    page.list.selectRow(2)
    type_key(page.list, Qt.Key.Key_V)
    assert page.canvas.isVisible()


def test_the_menu_of_a_point_is_that_of_tracks_with_a_path(heard: Rig) -> None:
    menus = []
    make = heard.window.commands.make_menu

    def note(kind: MenuKind, *rest: object) -> object:
        menus.append(kind)
        return make(kind, *rest)  # type: ignore[arg-type]

    heard.window.commands.make_menu = note  # type: ignore[method-assign, assignment]
    page_of(heard).point_menu_requested.emit(point_of(heard, 2), QPoint(5, 5))
    assert menus == [MenuKind.POINT]


def test_the_panel_of_the_path_is_made_with_the_first_path(heard: Rig) -> None:
    page = page_of(heard)
    state = page.layout_state()
    assert isinstance(state, dict)
    page.restore_layout({**state, "path": [True, 90]})
    made: list[bool] = []
    page.path_made.connect(lambda: made.append(True))
    assert page.layout_state() == {**state, "path": [True, 90]}
    heard.window.actions_table.run("map_path")
    heard.window.actions_table.run("map_path")
    assert made == [True]
    assert (page.path.length.is_minutes, page.path.length.number) == (True, 90)
    assert page.layout_state() == {**state, "path": [True, 90]}


def test_a_path_collects_its_stops(heard: Rig) -> None:
    page, journeys = page_of(heard), heard.window.overviews.music_map.journeys
    heard.window.actions_table.run("map_path")
    assert page.canvas.tool is MapTool.PATH
    assert page.path.isVisibleTo(page)
    for number in (0, 9, 5):
        page.point_clicked.emit(point_of(heard, number))
    assert list(journeys.stops) == [heard.ids[0], heard.ids[9], heard.ids[5]]
    assert current_of(heard) is None
    page.path.stops_moved.emit([2, 0])
    assert list(journeys.stops) == [heard.ids[5], heard.ids[0]]
    page.path.close_asked.emit()
    assert not journeys.stops
    assert page.toolbar.tools[MapTool.PAN].isChecked()


def test_how_the_map_was_left_comes_back(heard: Rig, open_window: Opener, qtbot: QtBot) -> None:
    page = page_of(heard)
    heard.window.actions_table.run("map_level_artists")
    heard.window.actions_table.run("map_colour_decade")
    qtbot.waitUntil(
        lambda: page.content.points.level is MapLevel.ARTISTS and page.content.colouring is not None
    )
    page.toolbar.trail_button.click()
    page.canvas.look_at(0.4, 0.6, 3.0)
    heard.window.state.save()
    again = open_window()
    hear(again, 0)
    show_map(again, qtbot)
    page = page_of(again)
    assert page.content.level is MapLevel.ARTISTS
    assert page.content.colour == ColourChoice(MapColour.DECADE)
    assert page.toolbar.trail_button.isChecked()
    assert page.canvas.view.zoom > 2.5


def test_the_selection_stays_with_its_tracks_when_points_move(heard: Rig, qtbot: QtBot) -> None:
    page = page_of(heard)
    page.choose(np.array([point_of(heard, number) for number in (1, 2)]))
    page.canvas.set_focus_point(point_of(heard, 7))
    before = page.content.points
    page.content.load()
    qtbot.waitUntil(lambda: page.content.points is not before and page.content.colouring is not None)
    assert set(page.selected_ids()) == {heard.ids[1], heard.ids[2]}
    assert page.focus_point == point_of(heard, 7)


@pytest.mark.usefixtures("small_vectors")
def test_nothing_heard_yet_says_what_to_do(rig: Rig, qtbot: QtBot) -> None:
    rig.window.actions_table.run("page_music_map")
    page = page_of(rig)
    qtbot.waitUntil(lambda: page.is_empty_shown)
    assert page.empty.headline == "No track was listened to yet"
    assert page.empty.primary_button.text() == "Listen to tracks now"


@pytest.mark.usefixtures("small_vectors")
def test_an_empty_library_says_what_to_do(open_window: Opener) -> None:
    window = open_window(albums=()).window
    window.navigator.go_page(PageId.MUSIC_MAP)
    window.pages.music_map.refresh()
    assert window.pages.music_map.empty.headline == "Nothing to map yet"


@pytest.mark.usefixtures("small_vectors")
def test_two_tracks_are_a_map(rig: Rig, qtbot: QtBot) -> None:
    hear(rig, 2)
    show_map(rig, qtbot)
    assert page_of(rig).head.figures == "2 tracks"


def test_another_profile_sees_nothing_of_the_first(heard: Rig, qtbot: QtBot) -> None:
    page = page_of(heard)
    outline_around(heard, range(4))
    heard.window.overviews.music_map.journeys.begin([heard.ids[0], heard.ids[5]])
    guest = heard.app.services.profiles.create("Guest of mine")
    heard.app.services.profiles.switch(guest.id)
    assert not len(page.chosen_points())
    assert heard.window.overviews.music_map.journeys.stops == ()


def test_the_window_counts_nothing_to_show_the_map(
    heard: Rig, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(BrowseStore, "stats", pytest.fail)
    heard.window.navigator.go_page(PageId.TRACKS)
    show_map(heard, qtbot)
    page_of(heard).show_progress(Progress(1, 2))
    assert not page_of(heard).is_empty_shown

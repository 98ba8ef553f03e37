"""The cover wall and the line of albums that look alike, in a real window."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QPixmap, QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from musicrec_desktop.core.settings import LOOK_AT_COVERS
from musicrec_desktop.model.browse import Scope, ScopeKind
from musicrec_desktop.model.cover_look import Wall
from musicrec_desktop.model.track import GroupRow
from musicrec_desktop.ui.kit.wording.covers import ARRANGING, LOOKING_IS_OFF
from musicrec_desktop.ui.library.alike.foot import BOTH_FROM_PX, AlikeKind
from musicrec_desktop.ui.library.alike.strip import AlikeCard
from musicrec_desktop.ui.library.wall.cells import KEPT_BYTES, MADE_A_TURN
from musicrec_desktop.ui.library.wall.view import ZOOMS_PX, WallView
from musicrec_desktop.ui.window.places import PageId
from tests.ui.conftest import Opener, Rig
from tests.ui.library.looked_at import show_covers


def on_wall(rig: Rig, qtbot: QtBot) -> None:
    rig.window.actions_table.run("page_wall")
    model = rig.window.pages.wall.model
    qtbot.waitUntil(lambda: bool(model.wall.albums) and model.wall.is_arranged)


def test_the_wall_has_all_albums_and_its_way_back(rig: Rig, qtbot: QtBot) -> None:
    on_wall(rig, qtbot)
    window, wall = rig.window, rig.window.pages.wall
    assert window.stack.currentWidget() is wall
    assert wall.head.figures.endswith(("album", "albums"))
    assert window.sidebar.page_button(PageId.ALBUMS).isChecked()
    wall.list_button.click()
    pages = [window.navigator.place.page]
    window.pages.groups[PageId.ALBUMS].wall_button.click()
    pages.append(window.navigator.place.page)
    assert pages == [PageId.ALBUMS, PageId.WALL]


def test_a_search_lights_up_and_moves_nothing(rig: Rig, qtbot: QtBot) -> None:
    on_wall(rig, qtbot)
    wall = rig.window.pages.wall
    before = wall.model.wall
    name = before.albums[-1].name
    rig.window.navigator.search(name)
    qtbot.waitUntil(lambda: wall.model.lit is not None)
    assert {key[0] for key in wall.model.lit or ()} == {name}
    assert wall.model.wall is before
    assert wall.head.figures.startswith("1 of ")
    rig.window.navigator.search("")
    assert wall.model.lit is None
    rig.window.navigator.search("nothing is called so")
    qtbot.waitUntil(lambda: wall.model.lit == frozenset())


def test_enter_plays_an_album_in_its_order(rig: Rig, qtbot: QtBot) -> None:
    on_wall(rig, qtbot)
    wall, player = rig.window.pages.wall, rig.app.services.player
    wall.view.setCurrentIndex(wall.model.index(0, 0))
    QTest.keyClick(wall.view, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: player.queue.current is not None)
    album = wall.model.wall.albums[0]
    queue = player.queue
    assert queue.current is not None
    tracks = rig.app.services.browse.page([queue.current.track_id])
    assert tracks[0].tags.album == album.name
    assert wall.selected_scope() == Scope(ScopeKind.ALBUM, album.name, album.detail)


def test_zoom_by_keys_buttons_and_wheel_keeps_its_range(rig: Rig, qtbot: QtBot) -> None:
    on_wall(rig, qtbot)
    wall = rig.window.pages.wall
    wall.view.set_zoom(5)
    QTest.keyClick(wall.view, Qt.Key.Key_Plus)
    assert wall.view.zoom == 6
    assert wall.view.horizontalHeader().defaultSectionSize() == ZOOMS_PX[6]
    wall.out_button.click()
    assert wall.view.zoom == 5
    wall.view.set_zoom(99, QPoint(3, 3))
    assert (wall.view.can_zoom_in, wall.in_button.isEnabled()) == (False, False)
    wall.view.set_zoom(-99)
    assert (wall.view.can_zoom_out, wall.out_button.isEnabled()) == (False, False)
    wall.fit_button.click()
    assert wall.view.can_zoom_out
    assert wall.layout_state() == {}
    wall.view.set_zoom(3)
    state = wall.layout_state()
    wall.view.set_zoom(2)
    wall.restore_layout(state)
    assert wall.layout_state() == state
    wall.restore_layout({"zoom": "wide"})
    assert wall.layout_state() == state


def test_a_fine_wheel_zooms_in_both_directions(rig: Rig, qtbot: QtBot) -> None:
    on_wall(rig, qtbot)
    view = rig.window.pages.wall.view
    view.set_zoom(5)
    zooms = []
    for angle in (60, 60, -60, -60, -60, -60):
        turned = QPoint(0, angle)
        event = QWheelEvent(
            QPointF(3, 3), QPointF(3, 3), QPoint(), turned,
            Qt.MouseButton.NoButton, Qt.KeyboardModifier.ControlModifier,
            Qt.ScrollPhase.NoScrollPhase, False,
        )  # fmt: skip
        QApplication.sendEvent(view.viewport(), event)
        zooms.append(view.zoom)
    assert zooms == [5, 6, 6, 5, 5, 4]


def test_the_whole_wall_is_seen_until_one_zooms(rig: Rig, qtbot: QtBot) -> None:
    on_wall(rig, qtbot)
    view = rig.window.pages.wall.view
    columns = view.model().columnCount()
    sides = []
    for width in (420, 120, 420):
        view.resize(width, 900)
        sides.append(ZOOMS_PX[view.zoom])
        assert sides[-1] * columns <= width
    assert sides[0] == sides[2] > sides[1]
    view.set_zoom(0)
    view.resize(500, 900)
    assert view.zoom == 0


def test_cells_beyond_the_last_album_are_nothing(rig: Rig, qtbot: QtBot) -> None:
    on_wall(rig, qtbot)
    model = rig.window.pages.wall.model
    beyond = [
        model.index(row, column) for row in range(model.rowCount()) for column in range(model.columnCount())
    ][len(model.wall.albums) :]
    for index in beyond:
        assert model.flags(index) == Qt.ItemFlag.NoItemFlags
        assert model.data(index) is None
        assert model.scope_at(index) is None


def test_an_empty_library_has_an_empty_wall(open_window: Opener, qtbot: QtBot) -> None:
    window = open_window(albums=()).window
    window.navigator.go_page(PageId.WALL)
    qtbot.waitUntil(lambda: window.pages.wall.empty.headline == "No albums yet")


def test_an_album_shows_the_albums_that_look_like_it(rig: Rig, qtbot: QtBot) -> None:
    show_covers(rig)
    window = rig.window
    albums = rig.app.services.album_looks.at_hand().albums
    first = albums[0].album
    window.navigator.go_scope(Scope(ScopeKind.ALBUM, first.name, first.detail))
    strip = window.pages.tracks.alike.strips[AlikeKind.LOOK]
    qtbot.waitUntil(lambda: strip.isVisibleTo(window.pages.tracks))
    shown = [one.row.name for one in strip.shown]
    assert first.name not in shown
    assert len(shown) == len(albums) - 1
    with qtbot.waitSignal(window.navigator.moved):
        QTest.mouseClick(strip._cards[0][1], Qt.MouseButton.LeftButton)
    scope = window.navigator.place.scope
    assert scope is not None
    assert scope.name == shown[0]
    window.navigator.go_page(PageId.TRACKS)
    assert not strip.isVisibleTo(window.pages.tracks)


def test_the_window_says_that_covers_are_not_looked_at(rig: Rig, qtbot: QtBot) -> None:
    show_covers(rig)
    on_wall(rig, qtbot)
    wall, slider = rig.window.pages.wall, rig.window.panel.tune.section.cover
    assert not wall.empty.isVisible()
    rig.window.settings.set(LOOK_AT_COVERS, False)
    qtbot.waitUntil(wall.empty.isVisible)
    assert (wall.empty.headline, wall.empty.text) == ("Covers cannot be compared", LOOKING_IS_OFF)
    assert not slider.isEnabled()
    assert slider.toolTip() == LOOKING_IS_OFF
    assert rig.window.panel.tune.section.value_labels[slider].text() == "Off"
    rig.window.settings.set(LOOK_AT_COVERS, True)
    qtbot.waitUntil(lambda: not wall.empty.isVisible())
    assert slider.isEnabled()
    assert rig.window.panel.tune.section.value_labels[slider].text() == "Ignored"


def test_cards_without_room_are_hidden(rig: Rig, qtbot: QtBot) -> None:
    strip = rig.window.pages.tracks.alike.strips[AlikeKind.LOOK]
    rows = [GroupRow(f"Album {number}", "Someone", 1) for number in range(12)]
    strip.show_cards(
        "Alike", [AlikeCard(row, Scope(ScopeKind.ALBUM, row.name), "90 % alike") for row in rows]
    )
    rig.window.pages.tracks.alike.set_room(BOTH_FROM_PX)
    strip.resize(420, strip.height())
    visible = [card for card, _ in strip._cards if not card.isHidden()]
    assert 2 <= len(visible) <= 4
    assert strip._cards[0][1].accessibleName() == "Album 0, Someone, 90 % alike"
    strip.show_cards("", [])
    assert strip._cards == []


def many(count: int, columns: int, *, is_turned: bool = False) -> Wall:
    rows = tuple(GroupRow(f"Album {number}", "Someone", 1) for number in range(count))
    return Wall(columns, rows[::-1] if is_turned else rows, 0, is_arranged=is_turned)


def test_a_wall_that_is_arranged_keeps_the_place(rig: Rig, qtbot: QtBot) -> None:
    on_wall(rig, qtbot)
    wall = rig.window.pages.wall
    view, model = wall.view, wall.model
    view.set_zoom(14)
    wall._on_wall(many(2_000, 40))
    assert wall.head.figures == f"2,000 albums · {ARRANGING}"
    for bar in (view.horizontalScrollBar(), view.verticalScrollBar()):
        bar.setValue(bar.maximum() // 2)
    seen = view.indexAt(view.viewport().rect().center())
    album, place = model.album_at(seen), view.visualRect(seen).topLeft()
    assert album is not None
    wall._on_wall(many(2_000, 40, is_turned=True))
    assert wall.head.figures == "2,000 albums"
    assert view.visualRect(model.index_of((album.name, album.detail))).topLeft() == place
    # What is chosen stays chosen and where it is.
    chosen = view.indexAt(view.viewport().rect().center() - QPoint(120, 60))
    view.setCurrentIndex(chosen)
    name, place = chosen.data(), view.visualRect(chosen).topLeft()
    wall._on_wall(many(2_000, 40))
    assert view.currentIndex().data() == name
    assert view.visualRect(view.currentIndex()).topLeft() == place


def test_pictures_of_cells_are_made_in_several_turns(rig: Rig, qtbot: QtBot) -> None:
    on_wall(rig, qtbot)
    wall = rig.window.pages.wall
    wall._on_wall(many(2_000, 50))
    view, made = wall.view, view_made(wall.view)
    view.set_zoom(0)
    view.viewport().repaint()
    assert len(made) <= MADE_A_TURN
    qtbot.waitUntil(lambda: view._unfinished.isEmpty() and not view._go_on.isActive())
    side = ZOOMS_PX[0]
    seen = (view.viewport().width() // side) * (view.viewport().height() // side)
    count = len(made)
    assert count >= min(seen, 500) > MADE_A_TURN
    # From then on they are drawn as they are.
    view.viewport().repaint()
    assert len(made) == count
    assert 0 < view._cells.kept_bytes <= KEPT_BYTES
    rig.window.navigator.go_page(PageId.TRACKS)
    assert view._cells.kept_bytes == 0


def view_made(view: WallView) -> list[str]:
    """The names of the albums whose pictures are made from now on."""
    made, make = list[str](), view._cells._made

    def noted(album: GroupRow, cover: QPixmap | None) -> QPixmap:
        made.append(album.name)
        return make(album, cover)

    view._cells._made = noted  # type: ignore[method-assign]
    return made


def test_the_album_under_the_pointer_has_a_ring(rig: Rig, qtbot: QtBot) -> None:
    on_wall(rig, qtbot)
    view = rig.window.pages.wall.view
    index = view.model().index(0, 0)
    before = view.grab(view.visualRect(index)).toImage()
    QTest.mouseMove(view.viewport(), view.visualRect(index).center())
    qtbot.waitUntil(lambda: view.grab(view.visualRect(index)).toImage() != before)
    QApplication.sendEvent(view.viewport(), QEvent(QEvent.Type.Leave))
    assert view.grab(view.visualRect(index)).toImage() == before

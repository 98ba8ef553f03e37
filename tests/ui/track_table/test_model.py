"""The model of the track table: ids, pages, columns."""

from __future__ import annotations

import json
import os
from collections.abc import Sequence
from dataclasses import replace

import pytest
from PySide6.QtCore import QMimeData, QModelIndex, Qt
from PySide6.QtTest import QAbstractItemModelTester
from pytestqt.qtbot import QtBot

from musicrec_desktop.model.browse import BrowseRequest, RowFacts
from musicrec_desktop.model.track import SoundFacts, Track, TrackId
from musicrec_desktop.ui.kit.column_model import ColumnModel
from musicrec_desktop.ui.kit.dragged import TRACK_IDS_MIME, Dragged, ids_from_mime, read_drag, track_mime
from musicrec_desktop.ui.kit.roles import Role
from musicrec_desktop.ui.track_table.columns import COLUMN_KEYS
from musicrec_desktop.ui.track_table.id_pages import KEPT_PAGES, PAGE_ROWS
from musicrec_desktop.ui.track_table.model import TrackTableModel
from tests.ui.track_table.tracks import Shelf, id_array, track


@pytest.fixture
def shelf() -> Shelf:
    return Shelf([track(number) for number in range(1, 1001)])


@pytest.fixture
def model(qtbot: QtBot, shelf: Shelf) -> TrackTableModel:
    made = TrackTableModel(shelf.page)
    made.show_ids(id_array(range(1000, 0, -1)), BrowseRequest())
    return made


def cell(model: TrackTableModel, row: int, key: str, role: int = Qt.ItemDataRole.DisplayRole) -> object:
    return model.index(row, COLUMN_KEYS.index(key)).data(role)


def test_it_is_a_sound_model(qtbot: QtBot, shelf: Shelf) -> None:
    model = TrackTableModel(shelf.page)
    tester = QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal)
    model.show_ids(id_array([1, 2, 3]), BrowseRequest())
    model.set_current(TrackId(2), is_playing=True)
    model.refresh_rows()
    model.show_ids(id_array([]), BrowseRequest())
    model.refresh_rows()
    tester.deleteLater()


def test_cells_show_the_track_in_the_order_of_the_ids(model: TrackTableModel) -> None:
    assert model.rowCount() == 1000
    assert cell(model, 0, "title") == "Title 1000"
    assert cell(model, 999, "title") == "Title 1"
    assert cell(model, 940, "duration") == "1:00"
    assert cell(model, 0, "title", Role.TRACK_ID) == 1000
    assert cell(model, 0, "year") == ""


def test_rows_are_read_in_pages_and_few_of_them(model: TrackTableModel, shelf: Shelf) -> None:
    for row in range(PAGE_ROWS):
        cell(model, row, "title")
        cell(model, row, "artist")
    assert shelf.reads == [PAGE_ROWS]
    cell(model, PAGE_ROWS, "title")
    assert shelf.reads == [PAGE_ROWS, PAGE_ROWS]


def test_old_pages_are_let_go(qtbot: QtBot) -> None:
    shelf = Shelf([])
    model = TrackTableModel(shelf.page)
    model.show_ids(id_array(range(PAGE_ROWS * (KEPT_PAGES + 1))), BrowseRequest())
    for page in range(KEPT_PAGES + 1):
        cell(model, page * PAGE_ROWS, "title")
    cell(model, 0, "title")
    assert len(shelf.reads) == KEPT_PAGES + 2


def test_a_track_that_went_since_leaves_an_empty_row(model: TrackTableModel, shelf: Shelf) -> None:
    del shelf.tracks[TrackId(1000)]
    assert cell(model, 0, "title") is None
    assert cell(model, 0, "title", Role.IS_DIM) is False
    assert cell(model, 1, "title") == "Title 999"


def test_what_plays_is_marked(model: TrackTableModel) -> None:
    changed: list[int] = []
    model.dataChanged.connect(lambda first, _last: changed.append(first.row()))
    model.set_current(TrackId(999), is_playing=True)
    model.set_current(TrackId(998), is_playing=False)
    model.set_current(TrackId(998), is_playing=False)
    assert changed == [1, 1, 2]
    assert cell(model, 2, "title", Role.IS_CURRENT) is True
    assert cell(model, 2, "title", Role.IS_PLAYING) is False
    assert cell(model, 1, "title", Role.IS_CURRENT) is False


def test_a_track_that_stands_in_several_rows_is_marked_in_all(model: TrackTableModel) -> None:
    model.show_ids(id_array([7, 8, 7, 9]), BrowseRequest())
    changed: list[int] = []
    model.dataChanged.connect(lambda first, last: changed.extend(range(first.row(), last.row() + 1)))
    model.set_current(TrackId(7), is_playing=True)
    assert changed == [0, 2]


def test_of_a_track_that_was_heard_that_alone_is_read_again(model: TrackTableModel, shelf: Shelf) -> None:
    changed: list[int] = []
    model.dataChanged.connect(lambda first, last: changed.extend(range(first.row(), last.row() + 1)))
    cell(model, 0, "title")
    cell(model, PAGE_ROWS, "title")
    shelf.reads.clear()
    for number in (998, 4):
        shelf.tracks[TrackId(number)] = replace(shelf.tracks[TrackId(number)], play_count=5)
    model.tracks_heard([TrackId(998)])
    model.tracks_heard([TrackId(4)])
    assert changed == [2, 996]
    assert cell(model, 2, "plays") == "5"
    assert cell(model, 1, "plays") != "5"
    assert shelf.reads == [1], "nobody has looked at the other one"
    assert cell(model, 996, "plays") == "5"


def test_facts_of_a_track_that_was_heard_are_read_again(qtbot: QtBot, shelf: Shelf) -> None:
    skips, reads = dict.fromkeys(range(1, 5), 0), list[list[int]]()

    def load_facts(ids: Sequence[TrackId]) -> dict[TrackId, RowFacts]:
        reads.append([int(one) for one in ids])
        return {one: RowFacts({}, 1, 1, skips[one]) for one in ids}

    model = TrackTableModel(shelf.page, load_facts=load_facts)
    model.show_ids(id_array([1, 2, 3, 4]), BrowseRequest())
    assert cell(model, 1, "skips") == ""
    skips[2] = 3
    model.tracks_heard([TrackId(2)])
    assert cell(model, 1, "skips") == "3"
    assert reads == [[1, 2, 3, 4], [2]]


def test_sounds_are_read_again_when_others_are_known(qtbot: QtBot, shelf: Shelf) -> None:
    reads, changed = list[int](), list[int]()

    def load_sounds(ids: Sequence[TrackId]) -> dict[TrackId, SoundFacts]:
        reads.append(len(ids))
        return {}

    model = TrackTableModel(shelf.page, load_sounds=load_sounds)
    model.show_ids(id_array([1, 2]), BrowseRequest())
    model.dataChanged.connect(lambda first, _last: changed.append(first.row()))
    model.sounds_changed()
    assert changed == [], "nobody looks at sounds"
    cell(model, 0, "tempo")
    model.sounds_changed()
    cell(model, 0, "tempo")
    assert (changed, reads) == ([0], [2, 2])


def test_a_missing_track_is_dim_and_says_why(qtbot: QtBot) -> None:
    model = TrackTableModel(Shelf([track(1, is_missing=True)]).page)
    model.show_ids(id_array([1]), BrowseRequest())
    assert cell(model, 0, "title", Role.IS_DIM) is True
    assert "not there" in str(cell(model, 0, "title", Qt.ItemDataRole.ToolTipRole))


def test_numbers_are_right_aligned(model: TrackTableModel) -> None:
    assert int(cell(model, 0, "duration", Qt.ItemDataRole.TextAlignmentRole)) & int(  # type: ignore[call-overload]
        Qt.AlignmentFlag.AlignRight
    )


@pytest.mark.parametrize("ids", [[5, 3, 77_777], list(range(3, 40))])
def test_rows_are_found_by_id(model: TrackTableModel, ids: list[int]) -> None:
    rows = model.rows_of([TrackId(number) for number in ids])
    assert rows == sorted(rows)
    assert {model.id_at(row) for row in rows} == set(ids) - {77_777}


def _from_outside(mime: QMimeData) -> QMimeData:
    """The same files as another program drags them."""
    other = QMimeData()
    other.setUrls(mime.urls())
    return other


def test_a_drag_carries_ids_and_files(model: TrackTableModel) -> None:
    mime = model.mimeData([model.index(0, 0), model.index(0, 1), model.index(2, 0)])
    assert json.loads(bytes(mime.data(TRACK_IDS_MIME).data())) == [1000, 998]
    assert ids_from_mime(mime) == [1000, 998]
    assert read_drag(mime) == Dragged(ids=(TrackId(1000), TrackId(998)))
    assert read_drag(_from_outside(mime)).paths == ("/music/1000.flac", "/music/998.flac")


def test_files_whose_names_are_not_utf8_can_be_dragged(qtbot: QtBot) -> None:
    strange = os.fsdecode(b"/music/caf\xe9 #1? 100%25.mp3")
    first = track(1)
    mime = track_mime([Track(first.id, strange, first.tags, 1)])
    assert read_drag(_from_outside(mime)).paths == (strange,)


def test_heads_have_names_for_screen_readers(model: TrackTableModel) -> None:
    spoken = [
        model.headerData(place, Qt.Orientation.Horizontal, Qt.ItemDataRole.AccessibleTextRole)
        for place in range(model.columnCount())
    ]
    assert "Liked, disliked or banned" in spoken
    assert all(spoken)
    assert model.headerData(0, Qt.Orientation.Vertical) is None
    assert model.rowCount(model.index(0, 0)) == 0
    assert model.data(QModelIndex()) is None


@pytest.mark.parametrize("headings", [(), [(0, "Disc 1"), (2, "Disc 2")]])
def test_a_row_asked_for_at_once_is_what_its_roles_say(qtbot: QtBot, headings: list[tuple[int, str]]) -> None:
    tracks = [track(1), replace(track(2), is_missing=True), replace(track(3), is_liked=True), track(4)]
    shelf = Shelf(tracks)
    model = TrackTableModel(shelf.page, is_banned=lambda one: one.id == 4)
    model.show_ids(id_array([1, 2, 3, 4, 5]), BrowseRequest(), headings)
    model.set_current(TrackId(2), is_playing=True)
    columns = range(model.columnCount())
    looks = [model.row_look(row, columns) for row in range(model.rowCount())]
    assert looks == [ColumnModel.row_look(model, row, columns) for row in range(model.rowCount())]
    assert [look.is_dim for look in looks if look.heading is None] == [False, True, False, True, False]
    assert [look.heading for look in looks if look.heading is not None] == [text for _, text in headings]

"""The rows of the queue, and that only changed rows change."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PySide6.QtCore import QMimeData, QModelIndex, QPersistentModelIndex, Qt
from PySide6.QtTest import QAbstractItemModelTester
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from musicrec_desktop.model.playback import EntryId
from musicrec_desktop.ui.queue.model import ENTRY_MIME, UpNextModel
from musicrec_desktop.ui.queue.rows import RowKind, UpNextContent, list_rows
from tests.ui.queue.queue_rows import auto_row, content, user_row


@pytest.fixture
def model(qapp: QApplication) -> Iterator[UpNextModel]:
    made = UpNextModel()
    tester = QAbstractItemModelTester(made, QAbstractItemModelTester.FailureReportingMode.Fatal)
    yield made
    tester.deleteLater()
    made.deleteLater()


def _texts(model: UpNextModel) -> list[str]:
    return [str(model.index(row).data()) for row in range(model.rowCount())]


def test_headers_stand_over_their_entries(model: UpNextModel) -> None:
    model.set_content(content(1, (2, 3), (4,)))
    assert _texts(model) == ["Now", "Track 1", "Yours", "Track 2", "Track 3", "Automatic", "Track 4"]


def test_empty_parts_have_no_header(model: UpNextModel) -> None:
    model.set_content(content(None, (), (4, 5)))
    assert _texts(model) == ["Automatic", "Track 4", "Track 5"]
    model.set_content(UpNextContent())
    assert model.rowCount() == 0


def test_a_long_queue_says_how_many_more() -> None:
    rows = list_rows(content(None, (1, 2), (), total=1_204))
    assert [row.kind for row in rows] == [RowKind.HEADER, RowKind.USER, RowKind.USER, RowKind.REST]
    assert rows[0].count == 1_204
    assert rows[-1].text == "and 1,202 more"


def test_what_stays_keeps_its_place(model: UpNextModel) -> None:
    model.set_content(content(1, (2, 3), (4, 5, 6)))
    kept = QPersistentModelIndex(model.index(model.place_of(EntryId(5)) or 0))
    gone = QPersistentModelIndex(model.index(model.place_of(EntryId(2)) or 0))
    model.set_content(content(1, (3,), (4, 5, 6, 7)))
    assert kept.isValid()
    assert kept.data() == "Track 5"
    assert not gone.isValid()


def test_the_same_content_changes_nothing(model: UpNextModel, qtbot: QtBot) -> None:
    model.set_content(content(1, (2,), (3,)))
    with qtbot.assertNotEmitted(model.dataChanged), qtbot.assertNotEmitted(model.rowsInserted):
        model.set_content(content(1, (2,), (3,)))


def test_a_changed_entry_is_painted_again(model: UpNextModel, qtbot: QtBot) -> None:
    model.set_content(UpNextContent(yours=(user_row(1), user_row(2))))
    with qtbot.waitSignal(model.dataChanged) as told, qtbot.assertNotEmitted(model.rowsInserted):
        model.set_content(UpNextContent(yours=(user_row(1), user_row(2, is_missing=True))))
    assert told.args is not None
    assert told.args[0].row() == told.args[1].row() == 2


_IDS = st.lists(st.integers(1, 12), unique=True, max_size=8)


@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(queues=st.lists(st.tuples(_IDS, st.integers(0, 8)), max_size=6))
def test_any_change_ends_in_the_right_rows(model: UpNextModel, queues: list[tuple[list[int], int]]) -> None:
    for ids, cut in queues:
        shown = content(ids[0] if ids else None, tuple(ids[1:cut]), tuple(ids[max(1, cut) :]))
        model.set_content(shown)
        assert [model.row_at(row) for row in range(model.rowCount())] == list_rows(shown)


def test_only_upcoming_entries_can_be_dragged(model: UpNextModel) -> None:
    model.set_content(content(1, (2,), (3,)))
    can_drag = [
        bool(model.flags(model.index(row)) & Qt.ItemFlag.ItemIsDragEnabled) for row in range(model.rowCount())
    ]
    assert can_drag == [False, False, False, True, False, True]
    assert not model.flags(model.index(0)) & Qt.ItemFlag.ItemIsSelectable


Move = tuple[tuple[int, ...], int]


def _drop(model: UpNextModel, entry_id: int, row: int, onto: QModelIndex | None = None) -> Move:
    mime = model.mimeData([model.index(model.place_of(EntryId(entry_id)) or 0)])
    moves: list[Move] = []

    def note(moved_ids: tuple[int, ...], index: int) -> None:
        moves.append((moved_ids, index))

    model.moved.connect(note)
    assert not model.dropMimeData(mime, Qt.DropAction.MoveAction, row, 0, onto or QModelIndex())
    model.moved.disconnect(note)
    return moves[0]


def test_a_drop_asks_for_a_place_among_the_upcoming(model: UpNextModel) -> None:
    model.set_content(content(1, (2, 3, 4), (5, 6)))
    rows = _texts(model)
    assert _drop(model, 4, rows.index("Track 2")) == ((4,), 0)
    assert _drop(model, 2, rows.index("Track 4")) == ((2,), 1)
    assert _drop(model, 2, rows.index("Automatic")) == ((2,), 2)
    assert _drop(model, 3, 0) == ((3,), 0)
    assert _drop(model, 6, rows.index("Track 3")) == ((6,), 1)
    assert _drop(model, 6, -1, model.index(rows.index("Track 3"))) == ((6,), 1)


def test_several_rows_are_dragged_together_in_their_order(model: UpNextModel) -> None:
    model.set_content(content(1, (2, 3, 4), (5, 6)))
    places = [place for number in (5, 2) if (place := model.place_of(EntryId(number))) is not None]
    told: list[Move] = []
    model.moved.connect(lambda ids, index: told.append((ids, index)))
    mime = model.mimeData([model.index(place) for place in places])
    model.dropMimeData(mime, Qt.DropAction.MoveAction, _texts(model).index("Track 4"), 0, QModelIndex())
    assert told == [((2, 5), 1)]


def test_a_place_among_the_rows_is_a_place_in_the_queue(model: UpNextModel) -> None:
    model.set_content(content(1, (2, 3), (5, 6), total=10))
    rows = _texts(model)
    first, rest, auto = rows.index("Track 2"), rows.index("and 8 more"), rows.index("Automatic")
    assert [model.insert_index(place) for place in (first, first + 1, rest, auto)] == [0, 1, 2, 10]
    assert model.insert_index(rows.index("Track 6")) == 11
    assert model.insert_index(len(rows)) == 12
    assert model.place_near(0, is_move=False) == first
    assert model.place_near(auto + 1, is_move=False) == auto
    assert model.place_near(len(rows), is_move=False) == len(rows)
    assert model.place_near(len(rows), is_move=True) == auto


def test_nothing_is_dropped_among_the_automatic(model: UpNextModel) -> None:
    model.set_content(content(1, (2, 3), (5, 6)))
    assert _drop(model, 2, -1) == ((2,), 1)
    assert _drop(model, 6, model.rowCount()) == ((6,), 2)


def test_other_drops_are_not_ours(model: UpNextModel, qtbot: QtBot) -> None:
    model.set_content(content(1, (2,), ()))
    with qtbot.assertNotEmitted(model.moved):
        assert not model.dropMimeData(QMimeData(), Qt.DropAction.MoveAction, 0, 0, QModelIndex())
    assert model.mimeTypes() == [ENTRY_MIME]


def test_screen_readers_hear_everything(model: UpNextModel) -> None:
    model.set_content(UpNextContent(user_row(1), (user_row(2, is_missing=True),), (auto_row(3),)))
    spoken = [model.index(row).data(Qt.ItemDataRole.AccessibleTextRole) for row in range(model.rowCount())]
    assert spoken == [
        "Now",
        "now playing, Track 1, Artist, 1 minute 0 seconds",
        "Yours, 1",
        "Track 2, Artist, 1 minute 0 seconds, file is missing",
        "Automatic, 1",
        "Track 3, Artist, 1 minute 0 seconds, Similar timbre to Blue in Green",
    ]
    assert "Similar timbre" in str(model.index(5).data(Qt.ItemDataRole.ToolTipRole))

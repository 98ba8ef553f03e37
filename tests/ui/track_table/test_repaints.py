"""Which rows of a table are painted when something changes in it."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QEvent
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from musicrec_desktop.model.browse import BrowseRequest
from musicrec_desktop.model.track import TrackId
from musicrec_desktop.ui.kit.list_view import ListView
from musicrec_desktop.ui.theme.control import ThemeController
from musicrec_desktop.ui.track_table.columns import TRACK_COLUMNS
from musicrec_desktop.ui.track_table.model import TrackTableModel
from tests.ui.track_table.tracks import Shelf, id_array, track

ROWS_SHOWN = 12


class NotingPainter:
    """Paints nothing, and notes which rows it was asked for."""

    def __init__(self) -> None:
        self.rows: list[int] = []

    def paint_rows(self, _painter: QPainter, rows: range) -> None:
        self.rows.extend(rows)


class Table:
    """A table of forty tracks, of which the first ``ROWS_SHOWN`` are on the screen."""

    def __init__(self, themes: ThemeController, qtbot: QtBot) -> None:
        self.model = TrackTableModel(Shelf([track(number) for number in range(1, 41)]).page)
        self.model.show_ids(id_array(range(1, 41)), BrowseRequest())
        self.view = ListView(themes, TRACK_COLUMNS, "Tracks")
        self.painter = NotingPainter()
        self.view.set_row_painter(self.painter)
        self.view.setModel(self.model)
        qtbot.addWidget(self.view)
        head = self.view.horizontalHeader().sizeHint().height()
        self.view.resize(900, head + ROWS_SHOWN * self.view.rowHeight(0))
        self.view.show()
        qtbot.waitUntil(lambda: len(self.painter.rows) >= ROWS_SHOWN)
        self.painted()

    def painted(self) -> list[int]:
        """What was painted since the last time."""
        # What waits to be painted is painted now, not with the next frame of the screen.
        QApplication.sendEvent(self.view, QEvent(QEvent.Type.UpdateRequest))
        rows = sorted(self.painter.rows)
        self.painter.rows.clear()
        return rows


@pytest.fixture
def table(themes: ThemeController, qtbot: QtBot) -> Table:
    return Table(themes, qtbot)


def with_next(*rows: int) -> list[int]:
    """Rows, and those below them: what Qt paints of a row that changed is one pixel too high."""
    return sorted({row + below for row in rows for below in (0, 1)})


def test_another_track_paints_the_old_row_and_the_new_one(table: Table) -> None:
    table.model.set_current(TrackId(2), is_playing=True)
    assert table.painted() == with_next(1)
    table.model.set_current(TrackId(10), is_playing=True)
    assert table.painted() == with_next(1, 9)
    table.model.set_current(TrackId(30), is_playing=True)
    assert table.painted() == with_next(9)


def test_a_track_that_was_heard_is_painted_alone(table: Table) -> None:
    table.model.tracks_heard([TrackId(5)])
    assert table.painted() == with_next(4)
    table.model.tracks_heard([TrackId(35)])
    assert table.painted() == []


def test_rows_side_by_side_are_painted_once(table: Table) -> None:
    table.model.set_current(TrackId(3), is_playing=True)
    table.painted()
    table.model.set_current(TrackId(4), is_playing=True)
    assert table.painted() == with_next(2, 3)
    table.view.viewport().update()
    assert table.painted() == list(range(ROWS_SHOWN))

"""Rows that never play by themselves are marked in every list of tracks."""

from __future__ import annotations

from array import array
from collections.abc import Callable, Collection

import pytest
from PySide6.QtCore import QAbstractTableModel, Qt
from pytestqt.qtbot import QtBot

from musicrec_desktop.model.browse import BrowseRequest, HistoryRow
from musicrec_desktop.model.listen import Listen
from musicrec_desktop.model.playback import EndReason
from musicrec_desktop.model.recommendation import Recommendation
from musicrec_desktop.model.track import Tags, Track, TrackId
from musicrec_desktop.ui.kit.roles import Role
from musicrec_desktop.ui.library.banned_marks import BannedMarks, IsBanned
from musicrec_desktop.ui.library.columns import COLUMN_KEYS
from musicrec_desktop.ui.library.history_model import HistoryModel
from musicrec_desktop.ui.library.similar_model import SimilarModel, SimilarRow
from musicrec_desktop.ui.library.track_table_model import TrackTableModel

TRACK = Track(TrackId(1), "/m/a.mp3", Tags("Song", ("Ada", "Bo")), 60_000)


class Bans:
    """Counts who asks."""

    def __init__(self) -> None:
        self.ids: set[TrackId] = set()
        self.artists: set[str] = set()
        self.asked = 0

    def banned_ids(self) -> Collection[TrackId]:
        self.asked += 1
        return self.ids

    def is_artist_banned(self, name: str, /) -> bool:
        self.asked += 1
        return name in self.artists


def test_a_track_is_marked_for_itself_or_for_one_of_its_artists() -> None:
    bans = Bans()
    marks = BannedMarks(bans)
    assert not marks.covers(TRACK)
    bans.artists.add("Bo")
    assert not marks.covers(TRACK)
    marks.forget()
    assert marks.covers(TRACK)
    bans.artists.clear()
    bans.ids.add(TRACK.id)
    marks.forget()
    assert marks.covers(TRACK)


def test_painting_many_rows_asks_once() -> None:
    bans = Bans()
    marks = BannedMarks(bans)
    for _ in range(100):
        marks.covers(TRACK)
    assert bans.asked == 3


def _table(is_banned: IsBanned) -> QAbstractTableModel:
    model = TrackTableModel(lambda _ids: [TRACK], is_banned=is_banned)
    model.show_ids(array("q", [1]), BrowseRequest())
    return model


def _similar(is_banned: IsBanned) -> QAbstractTableModel:
    model = SimilarModel(is_banned=is_banned)
    model.show_rows([SimilarRow(TRACK, Recommendation(TRACK.id, 0.5))])
    return model


def _history(is_banned: IsBanned) -> QAbstractTableModel:
    model = HistoryModel(lambda: 0, is_banned=is_banned)
    model.show_rows([HistoryRow(Listen(TRACK.id, 0, 1, 1, EndReason.FINISHED), TRACK)])
    return model


@pytest.mark.parametrize(("make", "row"), [(_table, 0), (_similar, 0), (_history, 1)])
def test_every_list_shows_it(make: Callable[[IsBanned], QAbstractTableModel], row: int, qtbot: QtBot) -> None:
    assert make(lambda _track: True).index(row, 1).data(Role.IS_DIM) is True
    assert make(lambda _track: False).index(row, 1).data(Role.IS_DIM) is False


def test_screen_readers_hear_it_in_the_column_of_hearts(qtbot: QtBot) -> None:
    cell = _table(lambda _track: True).index(0, COLUMN_KEYS.index("liked"))
    assert cell.data(Qt.ItemDataRole.AccessibleTextRole) == "Banned"
    assert cell.data() == "Banned"

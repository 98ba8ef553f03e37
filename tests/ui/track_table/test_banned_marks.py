"""Rows that never play by themselves are marked in every list of tracks."""

from __future__ import annotations

from array import array
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QAbstractTableModel, Qt
from pytestqt.qtbot import QtBot
from typing_extensions import override

from musicrec_desktop.model.browse import BrowseRequest, HistoryRow
from musicrec_desktop.model.listen import Listen
from musicrec_desktop.model.playback import EndReason
from musicrec_desktop.model.recommendation import Recommendation
from musicrec_desktop.model.track import Tags, Track, TrackId
from musicrec_desktop.services.feedback import FeedbackService
from musicrec_desktop.storage.database import Database
from musicrec_desktop.storage.feedback import FeedbackStore
from musicrec_desktop.ui.kit.roles import Role
from musicrec_desktop.ui.library.history_model import HistoryModel
from musicrec_desktop.ui.library.similar_model import SimilarModel
from musicrec_desktop.ui.track_table.banned_marks import BannedMarks, IsBanned
from musicrec_desktop.ui.track_table.columns import COLUMN_KEYS, SimilarRow
from musicrec_desktop.ui.track_table.model import TrackTableModel
from tests.support.library import add_tracks, scanned
from tests.support.scheduler import ManualScheduler

TRACK = Track(TrackId(1), "/m/a.mp3", Tags("Song", ("Ada", "Bo")), 60_000)


class CountedBans(FeedbackService):
    """Counts how often it is asked."""

    asked = 0

    @override
    def banned_ids(self) -> set[TrackId]:
        self.asked += 1
        return super().banned_ids()

    @override
    def is_artist_banned(self, name: str) -> bool:
        self.asked += 1
        return super().is_artist_banned(name)


@pytest.fixture
def bans(tmp_path: Path) -> Iterator[CountedBans]:
    """The bans of a library that holds ``TRACK``."""
    database = Database(str(tmp_path / "library.sqlite3"))
    database.open()
    add_tracks(database, [scanned("a.mp3", TRACK.tags)], "/m")
    yield CountedBans(store=FeedbackStore(database), scheduler=ManualScheduler())
    database.close()


def test_a_track_is_marked_for_itself_or_for_one_of_its_artists(bans: CountedBans) -> None:
    marks = BannedMarks(bans)
    assert not marks.covers(TRACK)
    allow = bans.ban_artist("Bo")
    assert not marks.covers(TRACK)
    marks.forget()
    assert marks.covers(TRACK)
    allow()
    marks.forget()
    assert not marks.covers(TRACK)
    bans.ban(TRACK.id)
    marks.forget()
    assert marks.covers(TRACK)


def test_painting_many_rows_asks_once(bans: CountedBans) -> None:
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

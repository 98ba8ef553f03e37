"""The models of albums, history and similar tracks."""

from __future__ import annotations

from datetime import datetime

from PySide6.QtCore import Qt
from PySide6.QtTest import QAbstractItemModelTester
from pytestqt.qtbot import QtBot

from musicrec_desktop.model.browse import GroupKind, HistoryRow
from musicrec_desktop.model.listen import Listen
from musicrec_desktop.model.playback import EndReason
from musicrec_desktop.model.recommendation import Reason, ReasonKind, Recommendation
from musicrec_desktop.model.track import GroupRow, TrackId
from musicrec_desktop.ui.kit.roles import Role
from musicrec_desktop.ui.library.group_model import GroupModel
from musicrec_desktop.ui.library.history_model import HistoryModel
from musicrec_desktop.ui.library.similar_model import SimilarModel
from musicrec_desktop.ui.track_table.columns import HISTORY_COLUMNS, SIMILAR_COLUMNS, SimilarRow
from tests.ui.track_table.tracks import track

FATAL = QAbstractItemModelTester.FailureReportingMode.Fatal
NOON_MS = int(datetime(2024, 3, 12, 12, 0).astimezone().timestamp() * 1000)
DAY_MS = 86_400_000


def listen(number: int, at_ms: int, reason: EndReason, listened_ms: int = 500) -> HistoryRow:
    return HistoryRow(Listen(TrackId(number), at_ms, listened_ms, 1000 * number, reason), track(number))


def test_history_stands_under_its_days(qtbot: QtBot) -> None:
    model = HistoryModel(lambda: NOON_MS)
    tester = QAbstractItemModelTester(model, FATAL)
    model.show_rows(
        [
            listen(3, NOON_MS - 1000, EndReason.FINISHED, 3000),
            listen(2, NOON_MS - 2000, EndReason.SKIPPED, 100),
            listen(1, NOON_MS - DAY_MS, EndReason.SKIPPED, 900),
            listen(1, NOON_MS - 3 * DAY_MS, EndReason.INTERRUPTED),
        ]
    )
    texts = [model.index(row, 0).data() for row in model.section_rows]
    assert texts == ["Today", "Yesterday", "Saturday, 9 March"]
    assert model.section_rows == [0, 3, 5]
    keys = [column.key for column in HISTORY_COLUMNS]
    ended = [model.index(row, keys.index("ended")).data() for row in (1, 2, 4, 6)]
    assert ended == ["Finished", "Skipped", "Skipped, counted", "Player closed, counted"]
    tips = [model.index(row, keys.index("ended")).data(Qt.ItemDataRole.ToolTipRole) for row in (2, 4)]
    assert tips == ["Skipped", "Skipped; it counts as a play"]
    assert model.index(0, 0).data(Role.IS_SECTION) is True
    assert model.index(1, 0).data(Role.IS_SECTION) is None
    assert model.index(1, 0).data() == "11:59"
    assert model.track_at(0) is None
    assert not model.flags(model.index(0, 0)) & Qt.ItemFlag.ItemIsSelectable
    tester.deleteLater()


def test_a_day_of_another_year_names_it(qtbot: QtBot) -> None:
    model = HistoryModel(lambda: NOON_MS)
    model.show_rows([listen(1, NOON_MS - 400 * DAY_MS, EndReason.FINISHED)])
    assert str(model.index(0, 0).data()).endswith(" 2023")


def test_groups_show_name_and_detail(qtbot: QtBot) -> None:
    model = GroupModel(GroupKind.ALBUMS)
    tester = QAbstractItemModelTester(model, FATAL)
    rows = [GroupRow("Blue", "Joni", 10, TrackId(7), 1971), GroupRow("Untitled", "", 1)]
    model.show_rows(rows)
    assert [model.index(row, 0).data(Role.DETAIL) for row in (0, 1)] == ["Joni · 1971", "1 track"]
    assert model.index(0, 0).data(Role.TRACK_ID) == 7
    assert model.row_of("Untitled", "") == 1
    assert model.row_of("Gone", "") is None
    tester.deleteLater()


def test_the_same_groups_reset_nothing_and_a_cover_repaints_its_groups(qtbot: QtBot) -> None:
    model = GroupModel(GroupKind.ARTISTS)
    rows = [
        GroupRow("A", "", 1, TrackId(1)),
        GroupRow("B", "", 2, TrackId(2)),
        GroupRow("C", "", 2, TrackId(1)),
    ]
    model.show_rows(rows)
    resets: list[int] = []
    painted: list[int] = []
    model.modelReset.connect(lambda: resets.append(1))
    model.dataChanged.connect(lambda first, _last: painted.append(first.row()))
    model.show_rows(list(rows))
    model.cover_changed(TrackId(1))
    model.cover_changed(TrackId(9))
    assert resets == []
    assert painted == [0, 2]


def test_similar_tracks_say_why(qtbot: QtBot) -> None:
    model = SimilarModel()
    tester = QAbstractItemModelTester(model, FATAL)
    reasons = (Reason(ReasonKind.TIMBRE, "similar timbre", 0.9), Reason(ReasonKind.RHYTHM, "same beat", 0.5))
    model.show_rows([SimilarRow(track(4), Recommendation(TrackId(4), 0.873, reasons))])
    keys = [column.key for column in SIMILAR_COLUMNS]
    assert model.index(0, keys.index("score")).data() == "87 %"
    assert model.index(0, keys.index("why")).data() == "Similar timbre · same beat"
    assert model.index(0, 0).data(Role.SCORE) == 0.873
    assert model.ids_from(0) == [4]
    tester.deleteLater()

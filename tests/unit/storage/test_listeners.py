"""People who share one library: each has a history and a taste of their own."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Iterator

import numpy as np
import pytest

from musicrec_desktop.model.browse import BrowseRequest, SortColumn
from musicrec_desktop.model.listen import FeedbackKind, Listen
from musicrec_desktop.model.playback import EndReason, Origin
from musicrec_desktop.model.track import TrackId
from musicrec_desktop.storage.browse import BrowseStore
from musicrec_desktop.storage.database import Database
from musicrec_desktop.storage.feedback import FeedbackStore
from musicrec_desktop.storage.listens import ListenStore
from musicrec_desktop.storage.tracks import TrackStore
from tests.support.library import add_numbered_tracks, library_of

ANNA = "Anna's \N{SNOWMAN}"


@pytest.fixture
def ids(database: Database) -> list[TrackId]:
    """Four tracks."""
    return add_numbered_tracks(database, 4)


@pytest.fixture
def anna(database: Database) -> Iterator[Database]:
    """The same file, used by somebody else."""
    opened = library_of(database.path, ANNA)
    yield opened
    opened.close()


def played(track_id: TrackId, started_at_ms: int, session_id: int = 1) -> Listen:
    return Listen(track_id, started_at_ms, 200_000, 200_000, EndReason.FINISHED, session_id=session_id)


def test_histories_and_likes_are_apart(database: Database, anna: Database, ids: list[TrackId]) -> None:
    first, second, *_ = ids
    ListenStore(anna).finish(played(first, 1, session_id=3))
    ListenStore(anna).finish(played(first, 2, session_id=3))
    ListenStore(database).finish(played(second, 3))
    FeedbackStore(anna).add(FeedbackKind.LIKE, 4, first)
    FeedbackStore(anna).add(FeedbackKind.BAN, 5, artist="Artist 0")
    FeedbackStore(database).add(FeedbackKind.DISLIKE, 6, first)
    hers, default = ListenStore(anna), ListenStore(database)
    assert [listen.track_id for listen in hers.recent(9)] == [first, first]
    assert (len(hers.session(3)), len(default.session(3))) == (2, 0)
    assert (hers.next_session_id(), default.next_session_id()) == (4, 2)
    shown = {
        used.listener_id: [
            (track.is_liked, track.is_disliked, track.play_count, track.last_played_ms)
            for track in TrackStore(used).many([first, second])
        ]
        for used in (database, anna)
    }
    assert shown == {
        database.listener_id: [(False, True, 0, None), (False, False, 1, 3)],
        anna.listener_id: [(True, False, 2, 2), (False, False, 0, None)],
    }
    by_plays = BrowseRequest(sort=SortColumn.PLAYS, is_descending=True)
    assert [next(iter(BrowseStore(used).ids(by_plays))) for used in (anna, database)] == [first, second]
    assert [BrowseStore(used).stats(1).plays for used in (anna, database)] == [2, 1]
    assert (FeedbackStore(anna).banned_artists(), FeedbackStore(database).banned_artists()) == (
        {"artist 0": "Artist 0"},
        {},
    )
    assert [len(FeedbackStore(used).events(9)) for used in (anna, database)] == [2, 1]


def test_a_killed_listen_belongs_to_whoever_listened(
    database: Database, anna: Database, ids: list[TrackId]
) -> None:
    dead = subprocess.Popen([sys.executable, "-c", ""])
    dead.wait()
    ListenStore(anna, dead.pid).begin(Listen(ids[0], 1000, 0, 200_000, EndReason.INTERRUPTED))
    assert len(ListenStore(database).recover()) == 1
    assert ListenStore(database).recent(5) == []
    assert [listen.track_id for listen in ListenStore(anna).recent(5)] == [ids[0]]


def test_the_table_has_the_latest_listens_oldest_first(
    database: Database, anna: Database, ids: list[TrackId]
) -> None:
    store = ListenStore(database)
    ListenStore(anna).finish(played(ids[3], 999))
    for listen in (
        Listen(ids[0], 10, 200_000, 200_000, EndReason.FINISHED, Origin.USER, 1),
        Listen(ids[2], 30, 29_999, 200_000, EndReason.SKIPPED, Origin.AUTO, 2),
        Listen(ids[1], 20, 30_000, 200_000, EndReason.SKIPPED, Origin.AUTO, 1),
        Listen(ids[0], 30, 120_000, 200_000, EndReason.STOPPED, Origin.USER, 2),
    ):
        store.finish(listen)
    table = store.table(3)
    assert len(table) == 3
    assert table.track_ids.tolist() == [ids[1], ids[2], ids[0]]
    assert table.started_at_ms.tolist() == [20, 30, 30]
    assert table.listened_ms.tolist() == [30_000, 29_999, 120_000]
    assert table.session_ids.tolist() == [1, 2, 2]
    assert table.is_play.tolist() == [False, False, True]
    assert table.is_finished.tolist() == [False, False, False]
    assert table.is_skip.tolist() == [False, True, False]
    assert table.is_auto.tolist() == [True, True, False]
    assert store.table(9).is_finished.tolist() == [True, False, False, False]
    assert {column.dtype for column in (table.track_ids, table.session_ids)} == {np.dtype(np.int64)}


def test_an_empty_history_is_an_empty_table(database: Database) -> None:
    assert len(ListenStore(database).table(10)) == 0
    assert [part.tolist() for part in ListenStore(database).session_plays(10)] == [[], []]
    assert ListenStore(database).discoveries(10) == (0, 0)


def test_sessions_of_all_listeners_are_told_apart(
    database: Database, anna: Database, ids: list[TrackId]
) -> None:
    ListenStore(database).finish(played(ids[0], 10))
    ListenStore(anna).finish(played(ids[1], 20))
    ListenStore(database).finish(played(ids[2], 30))
    ListenStore(anna).finish(played(ids[3], 40))
    ListenStore(anna).finish(played(ids[0], 50, session_id=2))
    ListenStore(database).finish(Listen(ids[3], 60, 1_000, 200_000, EndReason.SKIPPED, session_id=1))
    track_ids, session_ids = ListenStore(database).session_plays(10)
    assert track_ids.tolist() == [ids[0], ids[1], ids[2], ids[3], ids[0]]
    mine, hers, mine_again, hers_again, hers_later = session_ids.tolist()
    assert (mine, hers) == (mine_again, hers_again)
    assert len({mine, hers, hers_later}) == 3
    assert [part.tolist() for part in ListenStore(anna).session_plays(10)] == [
        track_ids.tolist(),
        session_ids.tolist(),
    ]
    assert ListenStore(database).session_plays(2)[0].tolist() == [ids[3], ids[0]]


def test_discoveries_are_first_listens_that_the_queue_chose(
    database: Database, anna: Database, ids: list[TrackId]
) -> None:
    first, second, third, fourth = ids
    store = ListenStore(database)
    ListenStore(anna).finish(played(first, 1))
    for track_id, started_at_ms, listened_ms, reason, origin in (
        (first, 10, 200_000, EndReason.FINISHED, Origin.AUTO),  # first for this listener
        (second, 20, 5_000, EndReason.SKIPPED, Origin.AUTO),
        (third, 30, 200_000, EndReason.FINISHED, Origin.USER),  # chosen by hand
        (third, 40, 200_000, EndReason.FINISHED, Origin.AUTO),  # known by then
        (first, 50, 5_000, EndReason.SKIPPED, Origin.AUTO),
        (fourth, 60, 60_000, EndReason.SKIPPED, Origin.AUTO),  # neither played nor left early
    ):
        store.finish(Listen(track_id, started_at_ms, listened_ms, 200_000, reason, origin))
    assert store.discoveries(10) == (1, 1)
    assert store.discoveries(2) == (0, 1)
    assert ListenStore(anna).discoveries(10) == (0, 0)


def test_both_listeners_may_play_side_by_side(database: Database, anna: Database, ids: list[TrackId]) -> None:
    hers = ListenStore(anna, os.getppid())
    hers.begin(Listen(ids[0], 1, 0, 200_000, EndReason.INTERRUPTED))
    mine = ListenStore(database)
    mine.begin(Listen(ids[1], 2, 0, 200_000, EndReason.INTERRUPTED))
    mine.finish(played(ids[1], 2))
    hers.finish(played(ids[0], 1))
    assert [len(store.recent(5)) for store in (hers, mine)] == [1, 1]

"""Listens as columns that are kept from read to read say what the database says."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import pytest

from musicrec_desktop.model.listen import Listen
from musicrec_desktop.model.playback import EndReason, Origin
from musicrec_desktop.model.track import TrackId
from musicrec_desktop.storage.database import Database
from musicrec_desktop.storage.kept_listens import KeptListens
from musicrec_desktop.storage.listens import ListenStore
from tests.support.library import add_numbered_tracks, library_of

LIMIT = 20


@pytest.fixture
def kept(database: Database) -> KeptListens:
    return KeptListens(database)


def heard(database: Database, tracks: Sequence[TrackId], from_ms: int = 1_000) -> None:
    store = ListenStore(database)
    for number, track_id in enumerate(tracks):
        reason = EndReason.FINISHED if number % 3 else EndReason.SKIPPED
        origin = Origin.AUTO if number % 2 else Origin.USER
        store.finish(Listen(track_id, from_ms + number, 1_000 * number, 200_000, reason, origin, number // 4))


def check(kept: KeptListens, database: Database, limit: int = LIMIT) -> int:
    """That what is kept is what is there; how many listens that is."""
    found, fresh = (one.latest(database.listener_id, limit) for one in (kept, KeptListens(database)))
    np.testing.assert_array_equal(found, fresh)
    return int(found.shape[1])


def test_only_listens_that_came_since_are_read(database: Database, kept: KeptListens) -> None:
    tracks = add_numbered_tracks(database, 4)
    assert check(kept, database) == 0
    heard(database, tracks)
    assert check(kept, database) == 4
    heard(database, tracks[:1], from_ms=500)
    assert check(kept, database) == 5
    statements: list[str] = []
    database.connection.set_trace_callback(statements.append)
    try:
        kept.latest(database.listener_id, LIMIT)
    finally:
        database.connection.set_trace_callback(None)
    assert len(statements) == 2
    assert "id > 5" in statements[1]


def test_the_latest_are_kept_where_there_are_more(database: Database, kept: KeptListens) -> None:
    tracks = add_numbered_tracks(database, 9)
    heard(database, [*tracks, *tracks, *tracks])
    assert check(kept, database) == LIMIT
    heard(database, tracks[:3], from_ms=9_000)
    assert check(kept, database) == LIMIT
    assert check(kept, database, limit=6) == 6


def test_listens_that_are_gone_or_of_another_track_are_noticed(database: Database, kept: KeptListens) -> None:
    tracks = add_numbered_tracks(database, 6)
    heard(database, tracks)
    check(kept, database)
    database.execute("UPDATE listen SET track_id = ? WHERE track_id = ?", (tracks[0], tracks[3]))
    check(kept, database)
    database.execute("DELETE FROM listen WHERE track_id = ?", (tracks[5],))
    heard(database, [tracks[2]], from_ms=7_000)  # gets the number of the one that is gone
    assert check(kept, database) == 6
    database.execute("DELETE FROM listen")
    assert check(kept, database) == 0


def test_each_listener_has_listens_of_their_own(database: Database, kept: KeptListens) -> None:
    tracks = add_numbered_tracks(database, 3)
    heard(database, tracks)
    assert check(kept, database) == 3
    other = library_of(database.path, "Ada")
    try:
        assert check(KeptListens(other), other) == 0
        heard(other, tracks[:2])
        assert kept.latest(other.listener_id, LIMIT).shape[1] == 2
    finally:
        other.close()
    assert check(kept, database) == 3

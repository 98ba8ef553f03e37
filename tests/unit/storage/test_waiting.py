"""What waits for analysis is known without looking through the library, whatever changes."""

from __future__ import annotations

import random
import sqlite3
from collections.abc import Callable
from functools import partial

import numpy as np
import pytest

from musicrec_desktop.model.cover_look import LOOK_VERSION, PlaceState
from musicrec_desktop.model.features import TRAINED_EAR, Features
from musicrec_desktop.model.track import TrackId
from musicrec_desktop.storage.browse import BrowseStore
from musicrec_desktop.storage.covers import CoverStore
from musicrec_desktop.storage.database import Database
from musicrec_desktop.storage.features import FeatureStore
from musicrec_desktop.storage.tracks import TrackStore
from tests.support.library import NOW_MS, add_numbered_tracks, add_tracks, scanned

WHOLE, PLAIN, START = TRAINED_EAR.version, TRAINED_EAR.base, TRAINED_EAR.start
EAR = 4


def features(version: int, start: int = 0) -> Features:
    size = START + EAR if version == WHOLE else START
    return Features(version, np.ones(size - start, np.float32), {}, b"", 0, start=start)


def waiting(store: FeatureStore, version: int) -> list[TrackId]:
    return [pending.track_id for pending in store.pending(version, 1000)]


def state_of(database: Database, track_id: TrackId) -> tuple[int, int]:
    row = database.one("SELECT size, mtime_ns FROM track WHERE id = ?", (track_id,))
    assert row is not None
    return row[0], row[1]


def listed(database: Database) -> list[int]:
    return [track_id for (track_id,) in database.query("SELECT track_id FROM waiting_track ORDER BY 1")]


def steps_of(database: Database, statement: str) -> list[str]:
    return [row[3] for row in database.query(f"EXPLAIN QUERY PLAN {statement}")]


def test_a_list_that_is_kept_is_all_that_is_read(database: Database) -> None:
    ids = add_numbered_tracks(database, 5)
    store = FeatureStore(database)
    store.keep_waiting(WHOLE)
    for track_id in ids[1:]:
        store.save(track_id, features(WHOLE), 1000, 1, NOW_MS)
    assert listed(database) == [ids[0]]
    asked: list[str] = []
    database.connection.set_trace_callback(asked.append)
    assert waiting(store, WHOLE) == [ids[0]]
    assert store.open_counts(WHOLE) == (1, 0)
    database.connection.set_trace_callback(None)
    looked_through = [
        step
        for statement in asked
        if "folder.path, track.relative_path" in statement
        for step in steps_of(database, statement)
        if step.startswith("SCAN")
    ]
    assert looked_through == ["SCAN waiting_track", "SCAN waiting_track"]


def test_figures_of_the_library_count_what_an_analysis_would_listen_to(database: Database) -> None:
    ids = add_numbered_tracks(database, 6)
    store, browse = FeatureStore(database), BrowseStore(database)
    database.execute("UPDATE track SET is_spoken = 1 WHERE id = ?", (ids[0],))
    database.execute("UPDATE track SET missing_since_ms = 1 WHERE id = ?", (ids[1],))
    stats = browse.stats(PLAIN)
    assert (stats.analysed, stats.analysis_waiting, stats.analysis_failed) == (0, 4, 0)
    store.keep_waiting(WHOLE)
    for track_id in ids[2:4]:
        store.save(track_id, features(WHOLE), 1000, 1, NOW_MS)
    (failed, _) = store.pending(WHOLE, 10)
    # The ear listens, so the failure is one of its version; the figures are asked for the plain one.
    store.save_failure(failed, WHOLE, "no-sound", NOW_MS)
    stats = browse.stats(PLAIN)
    assert (stats.tracks, stats.analysed, stats.analysis_waiting, stats.analysis_failed) == (5, 2, 1, 1)
    assert stats.analysis_failed == len(store.failures(WHOLE))


def test_another_version_is_told_without_the_list(database: Database) -> None:
    ids = add_numbered_tracks(database, 3)
    store = FeatureStore(database)
    store.keep_waiting(PLAIN)
    store.save(ids[0], features(PLAIN), 1000, 1, NOW_MS)
    assert waiting(store, PLAIN) == ids[1:]
    assert waiting(store, WHOLE) == [*ids[1:], ids[0]]
    store.keep_waiting(WHOLE)
    assert listed(database) == ids
    assert waiting(store, PLAIN) == ids[1:]


def test_what_is_not_added_to_stays_in_the_list(database: Database) -> None:
    (track_id,) = add_numbered_tracks(database, 1)
    store = FeatureStore(database)
    store.keep_waiting(WHOLE)
    store.save(track_id, features(WHOLE, START), 1000, 1, NOW_MS)  # there is nothing to add to
    assert waiting(store, WHOLE) == [track_id]
    store.save(track_id, features(PLAIN), 1000, 1, NOW_MS)
    assert waiting(store, WHOLE) == [track_id]
    store.save(track_id, features(WHOLE, START), 1000, 1, NOW_MS)
    assert waiting(store, WHOLE) == []
    assert listed(database) == []


def test_what_came_to_wait_for_nothing_goes_at_the_next_start(database: Database) -> None:
    (track_id,) = add_numbered_tracks(database, 1)
    store = FeatureStore(database)
    store.keep_waiting(PLAIN)
    store.save(track_id, features(PLAIN), 1000, 1, NOW_MS)
    TrackStore(database).mark_missing([track_id], NOW_MS)
    TrackStore(database).mark_present([track_id])
    assert listed(database) == [track_id]
    assert waiting(store, PLAIN) == []
    store.keep_waiting(PLAIN)
    assert listed(database) == []


def test_where_nothing_can_be_kept_it_is_told_all_the_same(database: Database) -> None:
    ids = add_numbered_tracks(database, 2)
    database.connection.execute("PRAGMA query_only = 1")
    store = FeatureStore(database)
    assert waiting(store, WHOLE) == ids
    with pytest.raises(sqlite3.OperationalError):
        database.connection.execute("DELETE FROM waiting_track")


class Changes:
    """Everything that changes what waits, at random."""

    def __init__(self, database: Database, seed: int) -> None:
        self.database = database
        self.store, self.tracks = FeatureStore(database), TrackStore(database)
        self.rng = random.Random(seed)
        self.ids = add_numbered_tracks(database, 12)
        heard = (partial(self.describe, WHOLE), partial(self.describe, PLAIN))
        self.all: list[Callable[[], object]] = [
            *[*heard, partial(self.describe, WHOLE, START)] * 3,
            self.fail,
            self.scan,
            self.write_tags,
            self.move,
            self.delete,
            self.store.clear_failures,
            lambda: self.tracks.mark_missing([self.one], NOW_MS),
            lambda: self.tracks.mark_present([self.one]),
            lambda: self.store.keep_waiting(WHOLE),
        ]

    @property
    def one(self) -> TrackId:
        return self.rng.choice(self.ids)

    def describe(self, version: int, start: int = 0) -> None:
        track_id = self.one
        size, mtime_ns = state_of(self.database, track_id)
        if self.rng.random() < 0.2:
            mtime_ns += 1  # the file changed while it was listened to
        self.store.save(track_id, features(version, start), size, mtime_ns, NOW_MS)

    def fail(self) -> None:
        if found := self.store.pending(self.rng.choice((PLAIN, WHOLE)), 12):
            self.store.save_failure(self.rng.choice(found), self.rng.choice((PLAIN, WHOLE)), "bad", NOW_MS)

    def scan(self) -> None:
        name = f"{self.rng.randrange(20):05}.mp3"
        file = scanned(name, mtime_ns=self.rng.randrange(3), size=self.rng.choice((1000, 1001)))
        self.ids += add_tracks(self.database, [file])[1]

    def write_tags(self) -> None:
        track_id, mtime_ns = self.one, self.rng.randrange(3)
        self.database.execute("UPDATE features SET mtime_ns = ? WHERE track_id = ?", (mtime_ns, track_id))
        self.database.execute("UPDATE track SET mtime_ns = ? WHERE id = ?", (mtime_ns, track_id))

    def move(self) -> None:
        old, new = self.one, self.one
        self.database.execute("DELETE FROM features WHERE track_id = ?", (new,))
        self.database.execute("UPDATE features SET track_id = ? WHERE track_id = ?", (new, old))

    def delete(self) -> None:
        if len(self.ids) > 6:
            self.ids.remove(gone := self.one)
            self.database.execute("DELETE FROM track WHERE id = ?", (gone,))


@pytest.mark.parametrize("seed", range(4))
def test_the_list_tells_what_looking_through_the_library_tells(database: Database, seed: int) -> None:
    changes = Changes(database, seed)
    store = changes.store
    store.keep_waiting(WHOLE)
    for _ in range(150):
        changes.rng.choice(changes.all)()
        by_list = waiting(store, WHOLE), store.open_counts(WHOLE)
        with database.transaction():
            database.execute("UPDATE waiting_version SET version = 99")
            assert (waiting(store, WHOLE), store.open_counts(WHOLE)) == by_list
            database.execute("UPDATE waiting_version SET version = ?", (WHOLE,))


def test_covers_wait_as_long_as_they_were_not_looked_at(database: Database) -> None:
    ids = add_numbered_tracks(database, 5)
    covers, tracks = CoverStore(database), TrackStore(database)

    def unseen() -> list[TrackId]:
        by_list = [track.track_id for track in covers.pending(LOOK_VERSION, 99)]
        assert covers.pending_count(LOOK_VERSION) == len(by_list)
        with database.transaction():
            database.execute("UPDATE unseen_version SET version = version + 1")
            assert [track.track_id for track in covers.pending(LOOK_VERSION, 99)] == by_list
            database.execute("UPDATE unseen_version SET version = version - 1")
        return sorted(by_list)

    def listed_now() -> list[int]:
        return [track_id for (track_id,) in database.query("SELECT track_id FROM unseen_track ORDER BY 1")]

    covers.keep_unseen(LOOK_VERSION)
    pending = {track.track_id: track for track in covers.pending(LOOK_VERSION, 99)}
    covers.link(pending[ids[0]], PlaceState(), None)
    covers.link(pending[ids[1]], PlaceState("/music/cover.jpg", 7, 7), None)
    covers.save_linked(pending[ids[2]], PlaceState(), b"hash", LOOK_VERSION, "no-picture")
    covers.save_linked(pending[ids[3]], PlaceState(), b"old", LOOK_VERSION - 1, "no-picture")
    assert listed_now() == unseen() == ids[3:]
    covers.forget(covers.places())
    assert unseen() == [ids[1], *ids[3:]]
    tracks.mark_missing(ids, NOW_MS)
    assert unseen() == []
    tracks.mark_present(ids)
    assert unseen() == [ids[1], *ids[3:]]
    add_tracks(database, [scanned("00000.mp3", mtime_ns=2), scanned("new.mp3")])
    assert unseen() == [ids[0], ids[1], *ids[3:], TrackId(6)]
    database.execute("DELETE FROM track WHERE id = 6")
    covers.keep_unseen(LOOK_VERSION)
    assert listed_now() == unseen() == [ids[0], ids[1], *ids[3:]]


def test_covers_that_wait_are_read_from_the_list(database: Database) -> None:
    add_numbered_tracks(database, 5)
    covers = CoverStore(database)
    covers.keep_unseen(LOOK_VERSION)
    asked: list[str] = []
    database.connection.set_trace_callback(asked.append)
    covers.pending(LOOK_VERSION, 9)
    covers.pending_count(LOOK_VERSION)
    database.connection.set_trace_callback(None)
    (first, second) = (statement for statement in asked if "track_picture" in statement)
    assert "SCAN unseen_track" in steps_of(database, first)
    assert "SCAN unseen_track" in steps_of(database, second)
    assert not any(step.startswith("SCAN track") for step in steps_of(database, first))


@pytest.mark.parametrize("version", [PLAIN, WHOLE])
def test_which_tracks_have_features_is_read_from_indexes(database: Database, version: int) -> None:
    ids = add_numbered_tracks(database, 4)
    store = FeatureStore(database)
    for track_id in ids[1:]:
        store.save(track_id, features(WHOLE), 1000, 1, NOW_MS)
    TrackStore(database).mark_missing([ids[2]], NOW_MS)
    asked: list[str] = []
    database.connection.set_trace_callback(asked.append)
    assert store.ids_with_features(version).tolist() == [ids[1], ids[3]]
    assert store.serving_version(version) == version
    database.connection.set_trace_callback(None)
    steps = [step for statement in asked for step in steps_of(database, statement)]
    looked_at = [step for step in steps if step.startswith(("SCAN", "SEARCH")) and "(subquery" not in step]
    assert looked_at
    assert [step for step in looked_at if "COVERING INDEX" not in step] == []

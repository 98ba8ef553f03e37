"""The queue over a restart, in a real database."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import pytest

from musicrec_desktop.core.errors import DiskFullError
from musicrec_desktop.model.playback import EntryId, PlayerState, QueueEntry, QueueSnapshot, RepeatMode
from musicrec_desktop.model.recommendation import ReasonKind, Recommendation
from musicrec_desktop.model.track import TrackId
from musicrec_desktop.services.restart import SessionService
from musicrec_desktop.storage.database import Database
from musicrec_desktop.storage.queue import QueueStore
from musicrec_desktop.storage.tracks import TrackStore
from tests.support.library import add_numbered_tracks, new_library
from tests.support.player_rig import PlayerRig, ids


@pytest.fixture
def database(tmp_path: Path) -> Iterator[Database]:
    """Twenty tracks, ids 1 to 20."""
    opened = new_library(str(tmp_path / "library.sqlite3"))
    opened.open()
    add_numbered_tracks(opened, 20)
    yield opened
    opened.close()


class Room:
    """A player whose queue is kept."""

    def __init__(self, database: Database) -> None:
        self.rig = PlayerRig()
        self.store = QueueStore(database)
        self.service = SessionService(
            player=self.rig.player,
            queue_store=self.store,
            tracks=TrackStore(database),
            scheduler=self.rig.scheduler,
        )


@pytest.fixture
def room(database: Database) -> Room:
    """A player with nothing kept."""
    room = Room(database)
    room.service.restore()
    return room


def test_a_front_end_that_restores_nothing_leaves_the_kept_queue_alone(
    room: Room, database: Database
) -> None:
    room.rig.play(1, 2)
    room.service.close()
    command = Room(database)
    command.rig.play(3)
    command.rig.let_pass(6_000)
    command.service.close()
    kept = room.store.load()
    assert kept.current is not None
    assert kept.current.track_id == TrackId(1)


def test_everything_comes_back_paused(room: Room, database: Database) -> None:
    room.rig.play(1, 2, 3)
    room.rig.player.set_auto([Recommendation(TrackId(9), 0.5)])
    room.rig.player.next()
    room.rig.player.set_volume(42)
    room.rig.player.set_repeat(RepeatMode.ALL)
    room.rig.let_pass(2_300)
    before = room.rig.player.snapshot()
    room.service.close()
    room.rig.player.close()

    later = Room(database)
    later.service.restore()
    assert later.rig.player.snapshot() == before
    assert later.rig.player.state is PlayerState.PAUSED
    assert later.rig.player.position_ms == 2_300
    assert later.rig.log == []


def test_a_change_is_saved_a_second_later(room: Room) -> None:
    room.rig.player.enqueue(ids(1, 2))
    room.rig.let_pass(900)
    assert room.store.load().upcoming == ()
    room.rig.player.enqueue(ids(3))
    room.rig.let_pass(900)
    assert room.store.load().upcoming == ()
    room.rig.let_pass(200)
    assert [entry.track_id for entry in room.store.load().upcoming] == [1, 2, 3]


def test_the_position_is_never_older_than_five_seconds(room: Room) -> None:
    room.rig.play(1, 2)
    for _ in range(18):
        room.rig.let_pass(500)
        if room.rig.player.position_ms >= 5_000:
            assert room.rig.player.position_ms - room.store.load().position_ms <= 5_000


def test_a_position_is_not_saved_for_the_track_before(room: Room) -> None:
    room.rig.play(1, 2)
    room.rig.let_pass(4_500)
    room.rig.player.next()
    room.rig.let_pass(600)
    before = room.store.load()
    room.rig.let_pass(600)
    after = room.store.load()
    assert before.current is not None
    assert after.current is not None
    assert (before.current.track_id, before.position_ms) == (1, 1_000)
    assert (after.current.track_id, after.position_ms) == (2, 1_000)


def test_tracks_that_left_the_library_are_dropped(room: Room, database: Database) -> None:
    room.rig.play(1, 2, 3, start_index=1)
    room.service.close()
    with database.transaction():
        database.execute("DELETE FROM track WHERE id IN (2, 3)")
    later = Room(database)
    later.service.restore()
    snapshot = later.rig.player.snapshot()
    assert [entry.track_id for entry in snapshot.played] == [1]
    assert snapshot.current is None
    assert snapshot.upcoming == ()
    assert later.rig.player.state is PlayerState.STOPPED


def test_strangers_in_what_was_kept_are_dropped(room: Room, monkeypatch: pytest.MonkeyPatch) -> None:
    entries = [QueueEntry(EntryId(number), TrackId(number)) for number in (1, 77, 2, 88)]
    kept = QueueSnapshot(tuple(entries[:1]), entries[1], tuple(entries[2:]), position_ms=5_000)
    monkeypatch.setattr(room.store, "load", lambda: kept)
    room.service.restore()
    snapshot = room.rig.player.snapshot()
    assert ([entry.track_id for entry in snapshot.played], snapshot.current) == ([1], None)
    assert ([entry.track_id for entry in snapshot.upcoming], snapshot.position_ms) == ([2], 0)


def test_a_full_disk_is_told(room: Room, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_: object) -> None:
        raise DiskFullError("library.sqlite3")

    told: list[object] = []
    room.service.failed.connect(told.append)
    monkeypatch.setattr(room.store, "save", fail)
    monkeypatch.setattr(room.store, "save_position", fail)
    room.rig.play(1, 2)
    room.rig.let_pass(6_000)
    room.service.close()
    room.service.close()
    assert len(told) == 3


def test_a_restore_is_not_saved_again(room: Room, monkeypatch: pytest.MonkeyPatch) -> None:
    saved: list[object] = []
    monkeypatch.setattr(room.store, "save", saved.append)
    room.service.restore()
    room.rig.let_pass(5_000)
    assert saved == []


def test_reasons_in_the_words_of_earlier_versions_are_understood(room: Room, database: Database) -> None:
    room.rig.play(1, 2)
    room.service.close()
    kept = [["luck", "a draw", 0.1], ["together", "often together", 0.2], ["of a later version", "?", 0.3]]
    database.execute("UPDATE queue_entry SET reasons = ?", (json.dumps(kept),))
    snapshot = room.store.load()
    assert snapshot is not None
    assert snapshot.current is not None
    kinds = [reason.kind for reason in snapshot.current.reasons]
    assert kinds == [ReasonKind.EXPLORATION, ReasonKind.CO_OCCURRENCE]

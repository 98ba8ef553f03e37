"""Listens of a real player in a real database."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from musicrec_desktop.core.errors import DiskFullError
from musicrec_desktop.model.listen import Listen
from musicrec_desktop.model.playback import EndReason, EngineEnded, EngineFailed, EngineLength, LoadId, Origin
from musicrec_desktop.model.recommendation import Reason, ReasonKind, Recommendation
from musicrec_desktop.model.track import TrackId
from musicrec_desktop.services.listening import ListeningService
from musicrec_desktop.storage.database import Database
from musicrec_desktop.storage.listens import ListenStore
from musicrec_desktop.storage.tracks import TrackStore
from tests.support.library import add_numbered_tracks, library_of, new_library
from tests.support.player_rig import TRACK_MS, PlayerRig

MINUTE_MS = 60_000


@pytest.fixture
def database(tmp_path: Path) -> Iterator[Database]:
    """Twenty tracks, ids 1 to 20."""
    opened = new_library(str(tmp_path / "library.sqlite3"))
    opened.open()
    assert add_numbered_tracks(opened, 20) == list(range(1, 21))
    yield opened
    opened.close()


class Room:
    """A player whose listens are kept."""

    def __init__(self, database: Database, **broken: list[int]) -> None:
        self.rig = PlayerRig(**broken)  # type: ignore[arg-type]
        self.store = ListenStore(database)
        self.service = ListeningService(
            player=self.rig.player,
            listens=self.store,
            tracks=TrackStore(database),
            scheduler=self.rig.scheduler,
        )

    def kept(self) -> list[Listen]:
        """Listens, oldest first."""
        return self.store.recent(100)[::-1]


@pytest.fixture
def room(database: Database) -> Room:
    """A player over an empty history."""
    return Room(database)


def test_every_started_track_is_one_listen(room: Room) -> None:
    logged: list[Listen] = []
    room.service.logged.connect(logged.append)
    room.rig.play(1, 2, 3)
    room.rig.let_pass(TRACK_MS + 4_000)
    room.rig.player.next()
    room.rig.let_pass(1_500)
    room.rig.player.close()
    kept = room.kept()
    assert [(int(item.track_id), item.listened_ms, item.reason) for item in kept] == [
        (1, 10_000, EndReason.FINISHED),
        (2, 4_000, EndReason.SKIPPED),
        (3, 1_500, EndReason.STOPPED),
    ]
    assert logged == kept
    assert [item.is_play for item in kept] == [True, False, False]
    assert {item.duration_ms for item in kept} == {TRACK_MS}


def test_who_chose_the_track_is_kept(room: Room) -> None:
    room.rig.play(1)
    room.rig.player.set_auto([Recommendation(TrackId(5), 0.9)])
    room.rig.player.next()
    room.rig.player.stop()
    assert [item.origin for item in room.kept()] == [Origin.USER, Origin.AUTO]


def test_a_track_that_could_not_be_started_is_no_listen(database: Database) -> None:
    room = Room(database, broken=[1])
    logged: list[Listen] = []
    room.service.logged.connect(logged.append)
    room.rig.play(1, 2)
    room.rig.let_pass(3_000)
    room.rig.player.stop()
    assert [(item.track_id, item.listened_ms, item.reason) for item in room.kept()] == [
        (2, 3_000, EndReason.STOPPED)
    ]
    assert logged == room.kept()
    room.rig.play(1)
    room.rig.let_pass(100)
    assert Room(database).service.recover() == []


def test_a_track_that_broke_off_is_a_listen_of_what_was_heard(room: Room) -> None:
    room.rig.play(1)
    room.rig.let_pass(4_000)
    room.rig.engine.events.emit(EngineFailed(LoadId(1), "lost"))
    assert [(item.listened_ms, item.reason) for item in room.kept()[:1]] == [(4_000, EndReason.FAILED)]


def _length_ms(database: Database) -> int | None:
    playable = TrackStore(database).playable(TrackId(1))
    assert playable is not None
    return playable.duration_ms


def test_a_track_played_to_its_end_takes_its_true_length(room: Room, database: Database) -> None:
    assert _length_ms(database) == 200_000
    room.rig.play(1)
    room.rig.let_pass(4_000)
    room.rig.engine.events.emit(EngineLength(LoadId(1), 4_000, is_decoded=True))
    room.rig.engine.events.emit(EngineEnded(LoadId(1), 4_000))
    (listen,) = room.kept()
    assert (listen.listened_ms, listen.duration_ms, listen.is_play) == (4_000, 4_000, True)
    assert _length_ms(database) == 4_000


def test_a_length_that_only_somebody_read_corrects_nothing(room: Room, database: Database) -> None:
    room.rig.play(1)
    room.rig.let_pass(4_000)
    room.rig.engine.events.emit(EngineLength(LoadId(1), 4_000))
    room.rig.engine.events.emit(EngineEnded(LoadId(1), 4_000))
    (listen,) = room.kept()
    assert (listen.listened_ms, listen.duration_ms, listen.is_play) == (4_000, TRACK_MS, False)
    assert _length_ms(database) == 200_000


def test_what_the_analysis_decoded_is_not_moved_by_a_few_milliseconds(database: Database) -> None:
    tracks = TrackStore(database)
    tracks.set_decoded(TrackId(1), 61_000, b"same")
    tracks.set_played_length(TrackId(1), 60_950)
    assert _length_ms(database) == 61_000
    tracks.set_played_length(TrackId(1), 20_000)
    assert _length_ms(database) == 20_000


@pytest.mark.parametrize(("killed_after_ms", "kept_ms"), [(4_900, 0), (9_000, 5_000)])
def test_a_kill_loses_at_most_five_seconds(database: Database, killed_after_ms: int, kept_ms: int) -> None:
    room = Room(database)
    room.rig.play(4)
    room.rig.let_pass(killed_after_ms)
    later = Room(database)
    (recovered,) = later.service.recover()
    assert (recovered.track_id, recovered.reason) == (4, EndReason.INTERRUPTED)
    assert kept_ms <= recovered.listened_ms <= killed_after_ms
    assert killed_after_ms - recovered.listened_ms <= 5_000
    assert later.kept() == [recovered]
    assert later.service.recover() == []


def test_what_another_listener_heard_is_recovered_for_them(database: Database) -> None:
    anna = library_of(database.path, "Anna")
    room = Room(anna)
    room.rig.play(4)
    room.rig.let_pass(9_000)
    later = Room(database)
    (recovered,) = later.service.recover()
    assert later.kept() == []
    assert room.kept() == [recovered]
    anna.close()


def test_a_session_lasts_until_half_an_hour_of_silence(room: Room) -> None:
    room.rig.play(1)
    room.rig.player.stop()
    room.rig.let_pass(29 * MINUTE_MS)
    room.rig.play(2)
    room.rig.player.stop()
    room.rig.let_pass(31 * MINUTE_MS)
    room.rig.play(3)
    room.rig.player.stop()
    assert [item.session_id for item in room.kept()] == [1, 1, 2]
    assert room.service.session_id == 2


def test_a_new_start_is_a_new_session(database: Database) -> None:
    for number in (1, 2):
        room = Room(database)
        room.rig.play(number)
        room.rig.player.close()
        room.service.close()
    assert [item.session_id for item in room.kept()] == [1, 2]


def test_a_full_disk_is_told_and_the_music_goes_on(room: Room, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_: object) -> None:
        raise DiskFullError("library.sqlite3")

    told: list[object] = []
    room.service.failed.connect(told.append)
    for name in ("begin", "checkpoint", "finish"):
        monkeypatch.setattr(room.store, name, fail)
    room.rig.play(1, 2)
    room.rig.let_pass(TRACK_MS + 500)
    assert room.rig.started == [1, 2]
    assert len(told) == 5


def test_a_closed_service_observes_no_more(room: Room) -> None:
    room.service.close()
    room.rig.play(1)
    room.rig.player.stop()
    assert room.kept() == []


def test_a_listen_keeps_why_the_queue_chose_it(room: Room) -> None:
    room.rig.play(1)
    reasons = (
        Reason(ReasonKind.TASTE, "You like it.", 0.9),
        Reason(ReasonKind.DISCOVERY, "New to you.", 0.5),
    )
    chosen = (Recommendation(TrackId(2), 1.0, reasons), Recommendation(TrackId(3), 1.0, reasons[:1]))
    room.rig.player.set_auto(chosen)
    room.rig.let_pass(3 * TRACK_MS + 100)
    room.rig.player.close()
    kept = room.kept()
    assert [(item.track_id, item.reason_kind, item.is_discovery) for item in kept] == [
        (1, None, False),
        (2, ReasonKind.TASTE, True),
        (3, ReasonKind.TASTE, False),
    ]

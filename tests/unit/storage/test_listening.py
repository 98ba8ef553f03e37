"""Listens, the queue and small state."""

from __future__ import annotations

import subprocess
import sys

import pytest

from musicrec_desktop.core.errors import SettingsError
from musicrec_desktop.core.settings import ALL_SETTINGS, AUTOPLAY_AHEAD, THEME
from musicrec_desktop.model.listen import Listen, play_threshold_ms
from musicrec_desktop.model.playback import (
    EndReason,
    EntryId,
    Origin,
    QueueEntry,
    QueueSnapshot,
    RepeatMode,
)
from musicrec_desktop.model.recommendation import Reason, ReasonKind
from musicrec_desktop.model.track import TrackId
from musicrec_desktop.recommend.taste.session import Verdict, verdict
from musicrec_desktop.storage.database import Database
from musicrec_desktop.storage.listens import ListenStore
from musicrec_desktop.storage.queue import QueueStore
from musicrec_desktop.storage.state import SettingStore, StateStore
from tests.support.library import add_numbered_tracks
from tests.support.processes import another_program, ended


def test_an_open_listen_of_a_killed_program_is_recovered_once(database: Database) -> None:
    (track_id,) = add_numbered_tracks(database, 1)
    dead = subprocess.Popen([sys.executable, "-c", ""])
    dead.wait()
    killed = ListenStore(database, dead.pid)
    why = ReasonKind.TASTE, True
    killed.begin(Listen(track_id, 1000, 0, 200_000, EndReason.FINISHED, Origin.AUTO, 4, *why))
    killed.checkpoint(101_000)
    store = ListenStore(database)
    recovered = Listen(track_id, 1000, 101_000, 200_000, EndReason.INTERRUPTED, Origin.AUTO, 4, *why)
    assert store.recover() == [recovered]
    assert recovered.is_play
    assert store.recover() == []
    assert store.recent(5) == [recovered]
    assert store.next_session_id() == 5
    assert store.session(4) == [recovered]


def test_a_reason_of_a_later_version_counts_as_none(database: Database) -> None:
    (track_id,) = add_numbered_tracks(database, 1)
    store = ListenStore(database)
    store.finish(Listen(track_id, 1000, 0, None, EndReason.SKIPPED, Origin.AUTO, 1, ReasonKind.TASTE))
    database.execute("UPDATE listen SET reason_kind = 'telepathy'")
    assert store.recent(1)[0].reason_kind is None


def test_the_open_listen_of_another_living_player_is_left_alone(database: Database) -> None:
    (track_id,) = add_numbered_tracks(database, 1)
    with another_program() as process_id:
        other = ListenStore(database, process_id)
        other.begin(Listen(track_id, 1000, 0, 200_000, EndReason.INTERRUPTED))
        store = ListenStore(database)
        assert store.recover() == []
    store.finish(Listen(track_id, 2000, 9, 200_000, EndReason.SKIPPED))
    other.checkpoint(7)
    other.finish(Listen(track_id, 1000, 7, 200_000, EndReason.STOPPED))
    assert [listen.listened_ms for listen in store.recent(5)] == [9, 7]


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux tells the program of a process")
def test_a_listen_is_closed_although_another_program_has_the_number_of_its_player(database: Database) -> None:
    (track_id,) = add_numbered_tracks(database, 1)
    with ended(subprocess.Popen(["cat"], stdin=subprocess.PIPE, stdout=subprocess.PIPE)) as process:
        assert process.stdin is not None
        assert process.stdout is not None
        process.stdin.write(b"there\n")
        process.stdin.flush()
        process.stdout.readline()  # it is the other program by now
        ListenStore(database, process.pid).begin(Listen(track_id, 1000, 8, 9000, EndReason.INTERRUPTED))
        (recovered,) = ListenStore(database).recover()
    assert recovered.listened_ms == 8


def test_a_finished_listen_closes_the_open_one(database: Database) -> None:
    (track_id,) = add_numbered_tracks(database, 1)
    store = ListenStore(database)
    listen = Listen(track_id, 1000, 5, 200_000, EndReason.SKIPPED)
    store.begin(listen)
    store.finish(listen)
    assert store.recover() == []
    assert store.recent(5) == [listen]


def test_a_listen_of_a_track_that_left_the_library_is_dropped(database: Database) -> None:
    store = ListenStore(database)
    store.finish(Listen(TrackId(77), 1, 1, None, EndReason.FAILED))
    assert store.recent(5) == []


@pytest.mark.parametrize(
    ("duration_ms", "threshold_ms"),
    [(100_000, 50_000), (480_000, 240_000), (3_600_000, 240_000), (None, 240_000), (0, 240_000)],
)
def test_a_play_is_half_or_four_minutes(duration_ms: int | None, threshold_ms: int) -> None:
    assert play_threshold_ms(duration_ms) == threshold_ms


@pytest.mark.parametrize(
    ("duration_ms", "listened_ms", "reason", "is_skip"),
    [
        (200_000, 29_999, EndReason.SKIPPED, True),
        (200_000, 30_000, EndReason.SKIPPED, False),
        (200_000, 29_999, EndReason.STOPPED, False),
        (20_000, 9_999, EndReason.SKIPPED, True),
        (20_000, 10_000, EndReason.SKIPPED, False),
        (20_000, 19_000, EndReason.SKIPPED, False),
        (None, 29_999, EndReason.SKIPPED, True),
    ],
)
def test_a_skip_is_within_30_seconds_and_before_half_of_a_short_track(
    database: Database, duration_ms: int | None, listened_ms: int, reason: EndReason, is_skip: bool
) -> None:
    (track_id,) = add_numbered_tracks(database, 1)
    store = ListenStore(database)
    listen = Listen(track_id, 1, listened_ms, duration_ms, reason)
    store.finish(listen)
    assert store.table(10).is_skip.tolist() == [is_skip]
    assert listen.is_skip is is_skip
    rejected = verdict(listened_ms, duration_ms, reason) is Verdict.REJECTED
    assert rejected is is_skip


def test_the_queue_comes_back(database: Database) -> None:
    ids = add_numbered_tracks(database, 4)
    reasons = (Reason(ReasonKind.TIMBRE, "similar timbre", 0.8),)
    entries = [
        QueueEntry(
            EntryId(number), track_id, Origin.AUTO if number > 2 else Origin.USER, reasons, number == 2
        )
        for number, track_id in enumerate(ids)
    ]
    gone = QueueEntry(EntryId(9), TrackId(999))
    store = QueueStore(database)
    assert store.load() == QueueSnapshot()
    store.save(
        QueueSnapshot(
            (entries[0],), entries[1], (entries[2], gone, entries[3]), 42_000, 35,
            is_muted=True, is_shuffled=True, repeat=RepeatMode.ALL,
        )
    )  # fmt: skip
    store.save_position(43_000)
    assert QueueStore(database).load() == QueueSnapshot(
        (entries[0],), entries[1], (entries[2], entries[3]), 43_000, 35,
        is_muted=True, is_shuffled=True, repeat=RepeatMode.ALL,
    )  # fmt: skip


def test_settings_have_defaults_and_limits(database: Database) -> None:
    store = SettingStore(database)
    for setting in ALL_SETTINGS.values():
        assert store.get(setting) == setting.checked(setting.default)
    store.set(THEME, "dark")
    store.set(AUTOPLAY_AHEAD, 20)
    assert (store.get(THEME), store.get(AUTOPLAY_AHEAD)) == ("dark", 20)
    for setting, value in (
        (THEME, "pink"),
        (AUTOPLAY_AHEAD, 0),
        (AUTOPLAY_AHEAD, True),
        (AUTOPLAY_AHEAD, "3"),
    ):
        with pytest.raises(SettingsError):
            store.set(setting, value)


def test_unreadable_state_counts_as_none(database: Database) -> None:
    state = StateStore(database)
    state.set("window", {"width": 1280})
    assert state.get("window") == {"width": 1280}
    database.execute("UPDATE state SET value = '{'")
    assert state.get("window") is None
    database.execute("INSERT INTO setting (key, value) VALUES ('theme', '3')")
    assert SettingStore(database).get(THEME) == "system"

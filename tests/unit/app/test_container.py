"""What a profile is built of, and how it ends."""

from __future__ import annotations

import threading
from pathlib import Path

import pytest

from musicrec_desktop.app.container import build, worker_count
from musicrec_desktop.app.engines import open_engine
from musicrec_desktop.core.errors import PlaybackError
from musicrec_desktop.core.loop_scheduler import LoopScheduler
from musicrec_desktop.core.paths import ProfilePaths
from musicrec_desktop.model.listen import Listen
from musicrec_desktop.model.playback import EndReason
from musicrec_desktop.model.sound import GainMode, SoundControls
from musicrec_desktop.playback.null_engine import NullEngine
from musicrec_desktop.playback.stream.engine import StreamEngine
from musicrec_desktop.storage.database import Database
from musicrec_desktop.storage.listens import ListenStore
from tests.support.library import add_numbered_tracks


def test_a_profile_opens_closes_and_leaves_no_thread(tmp_path: Path) -> None:
    before = set(threading.enumerate())
    app = build(ProfilePaths.under(str(tmp_path)), LoopScheduler(), has_sound=False)
    assert app.services.browse.stats().tracks == 0
    app.close()
    assert set(threading.enumerate()) <= before


def test_the_listen_of_a_killed_player_is_written_when_the_profile_opens(tmp_path: Path) -> None:
    paths = ProfilePaths.under(str(tmp_path))
    database = Database(paths.database)
    database.open()
    (track_id,) = add_numbered_tracks(database, 1)
    ListenStore(database).begin(Listen(track_id, 1, 0, 200_000, EndReason.INTERRUPTED))
    ListenStore(database).checkpoint(5_000)
    database.close()
    app = build(paths, LoopScheduler(), has_sound=False)
    (row,) = app.services.browse.history(5)
    assert (row.listen.listened_ms, row.listen.reason) == (5_000, EndReason.INTERRUPTED)
    app.close()


def test_stored_sound_is_heard_also_without_a_window(tmp_path: Path) -> None:
    paths = ProfilePaths.under(str(tmp_path))
    scheduler = LoopScheduler()
    engine = NullEngine(scheduler)
    first = build(paths, scheduler, engine=engine)
    first.services.sound.set(SoundControls(crossfade_ms=6_000, gain_mode=GainMode.ALBUM, speed_percent=110))
    wanted = first.services.player.sound.controls
    first.close()
    scheduler = LoopScheduler()
    second = build(paths, scheduler, engine=NullEngine(scheduler))
    assert second.services.player.sound.controls == wanted
    second.close()


def _missing(monkeypatch: pytest.MonkeyPatch, name: str, reason: str) -> None:
    def fail(*_: object) -> None:
        raise PlaybackError(reason)

    monkeypatch.setattr(f"musicrec_desktop.app.engines.{name}", fail)


def test_without_libvlc_the_stream_goes_to_the_embedded_output(monkeypatch: pytest.MonkeyPatch) -> None:
    _missing(monkeypatch, "VlcOutput", "no-libvlc")
    scheduler = LoopScheduler()
    engine = open_engine(scheduler, has_sound=True)
    assert isinstance(engine, StreamEngine)
    assert engine.problem == ""
    engine.close()
    scheduler.close()


def test_without_any_output_the_engine_keeps_time_and_knows_why(monkeypatch: pytest.MonkeyPatch) -> None:
    _missing(monkeypatch, "VlcOutput", "no-libvlc")
    _missing(monkeypatch, "MiniaudioOutput", "no-miniaudio")
    scheduler = LoopScheduler()
    engine = open_engine(scheduler, has_sound=True)
    assert isinstance(engine, NullEngine)
    assert engine.problem == "no-libvlc"
    engine.close()
    scheduler.close()


def test_the_number_of_workers(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("os.cpu_count", lambda: 8)
    assert (worker_count(0), worker_count(3)) == (8, 3)
    monkeypatch.setattr("os.cpu_count", lambda: None)
    assert worker_count(0) == 1

"""What a profile is built of, and how it ends."""

from __future__ import annotations

import threading
from operator import attrgetter
from pathlib import Path

import pytest

from musicrec_desktop.app.building.engines import open_engine
from musicrec_desktop.app.container import build
from musicrec_desktop.core.errors import PlaybackError, StorageError
from musicrec_desktop.core.later import itself, made
from musicrec_desktop.core.loop_scheduler import LoopScheduler
from musicrec_desktop.core.paths import ProfilePaths
from musicrec_desktop.core.signal import Signal
from musicrec_desktop.core.tasks import Lane
from musicrec_desktop.model.listen import Listen
from musicrec_desktop.model.playback import EndReason, PlayerState
from musicrec_desktop.model.sound import GainMode, SoundControls
from musicrec_desktop.playback.null_engine import NullEngine
from musicrec_desktop.playback.stream.engine import StreamEngine
from musicrec_desktop.storage.database import Database
from musicrec_desktop.storage.file_lock import UseLock
from musicrec_desktop.storage.listens import ListenStore
from musicrec_desktop.storage.queue import QueueStore
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

    monkeypatch.setattr(f"musicrec_desktop.app.building.engines.{name}", fail)


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


def test_every_step_of_closing_is_done_whatever_becomes_of_the_others(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = set(threading.enumerate())
    paths = ProfilePaths.under(str(tmp_path))
    scheduler = LoopScheduler()
    app = build(paths, scheduler, engine=NullEngine(scheduler, check=lambda _path: ""))
    ids = add_numbered_tracks(app.database, 1)
    services = app.services
    services.session.restore()
    services.player.play_now(ids)
    scheduler.run_until(lambda: services.player.state is PlayerState.PLAYING)

    def fail() -> None:
        raise KeyError("a bug")

    app.closing.callback(fail)
    monkeypatch.setattr(QueueStore, "save", break_off)
    with pytest.raises(KeyError):
        app.close()
    assert set(threading.enumerate()) <= before
    database = Database(paths.database)
    database.open()
    assert database.query("SELECT count(*) FROM listen") == [(1,)]
    database.close()


def break_off(*_arguments: object) -> None:
    raise KeyError("another bug")


@pytest.mark.parametrize(
    "broken",
    [
        "container.FeedbackService",
        "building.playlists.SmartPlaylists",
        "building.player.SoundService",
        "container.Services",
    ],
)
def test_a_failure_half_way_closes_what_was_opened(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, broken: str
) -> None:
    before = set(threading.enumerate())
    closed: list[str] = []

    class Engine(NullEngine):
        def close(self) -> None:
            closed.append("engine")
            super().close()

    def fail(*_arguments: object, **_more: object) -> None:
        raise KeyError(broken)

    monkeypatch.setattr(f"musicrec_desktop.app.{broken}", fail)
    paths, scheduler = ProfilePaths.under(str(tmp_path)), LoopScheduler()
    scheduler.run(Lane.QUICK, lambda _context: None)
    with pytest.raises(KeyError, match=broken):
        build(paths, scheduler, engine=Engine(scheduler))
    assert closed == ["engine"]
    assert set(threading.enumerate()) <= before
    lock = UseLock(paths.database)
    lock.own()  # nobody has the database open
    lock.release()


@pytest.mark.parametrize(
    "broken",
    [
        "services.scan.service.ScanService",
        "app.building.scrobbling.ScrobbleService",
        "services.autoplay.service.AutoplayService",
        "services.background.BackgroundService",
    ],
)
def test_a_follower_that_cannot_be_made_keeps_nothing_open(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, broken: str
) -> None:
    before = set(threading.enumerate())

    def fail(*_arguments: object, **_more: object) -> None:
        raise KeyError(broken)

    monkeypatch.setattr(f"musicrec_desktop.{broken}", fail)
    paths, scheduler = ProfilePaths.under(str(tmp_path)), LoopScheduler()
    app = build(paths, scheduler, engine=NullEngine(scheduler))
    with pytest.raises(KeyError, match=broken):
        app.followers.now()
    app.close()
    assert set(threading.enumerate()) <= before
    lock = UseLock(paths.database)
    lock.own()
    lock.release()


def test_a_profile_that_is_only_looked_at_makes_no_follower(tmp_path: Path) -> None:
    app = build(ProfilePaths.under(str(tmp_path)), LoopScheduler(), has_sound=False)
    services = app.services
    assert services.scan.folders() == ()
    assert not services.analyse.is_running
    services.file_tags.tidy_up()
    followers = (services.scan, services.analyse, services.autoplay, services.scrobble, services.file_tags)
    assert [made(one) for one in followers] == [None] * len(followers)
    app.close()


def test_the_first_thing_that_happens_has_all_followers_made(tmp_path: Path) -> None:
    scheduler = LoopScheduler()
    app = build(
        ProfilePaths.under(str(tmp_path)), scheduler, engine=NullEngine(scheduler, check=lambda _path: "")
    )
    (track_id,) = add_numbered_tracks(app.database, 1)
    services = app.services
    heard: list[str] = []
    services.autoplay.changed.connect(lambda: heard.append("autoplay"))
    assert made(services.autoplay) is None
    services.feedback.like(track_id)
    for one in (services.scan, services.analyse, services.autoplay, services.scrobble, services.now_playing):
        assert made(one) is not None
    services.autoplay.changed.emit()
    assert heard[-1:] == ["autoplay"]
    app.close()


def test_what_is_said_of_followers_before_they_are_made_is_true(tmp_path: Path) -> None:
    """Each signal is one, and what is told meanwhile is what a new one says."""
    app = build(ProfilePaths.under(str(tmp_path)), LoopScheduler(), has_sound=False)
    services = app.services
    stand_ins = {name: getattr(services, name) for name in services.__dataclass_fields__}
    tells = attrgetter("_later_signals", "_later_meanwhile")
    told = {name: tells(one) for name, one in stand_ins.items() if made(one) is None}
    assert any(signals for signals, _ in told.values())
    app.followers.now()
    for name, (signals, meanwhile) in told.items():
        assert not signals or made(stand_ins[name]) is not None, f"who connected with {name} hears nothing"
        for signal in signals:
            assert isinstance(getattr(itself(stand_ins[name]), signal), Signal), f"{name}.{signal}"
        for attribute, value in meanwhile.items():
            if not callable(value) and made(value) is value and hasattr(itself(stand_ins[name]), attribute):
                assert getattr(stand_ins[name], attribute) == value, f"{name}.{attribute}"
    assert made(services.genres.writing) is not None
    assert made(services.genres.words) is not None
    app.close()


def test_a_profile_that_cannot_be_opened_ends_the_threads_of_its_scheduler(tmp_path: Path) -> None:
    before = set(threading.enumerate())
    (tmp_path / "library.sqlite3").mkdir()
    scheduler = LoopScheduler()
    scheduler.run(Lane.QUICK, lambda _context: None)
    with pytest.raises(StorageError):
        build(ProfilePaths.under(str(tmp_path)), scheduler, has_sound=False)
    assert set(threading.enumerate()) <= before

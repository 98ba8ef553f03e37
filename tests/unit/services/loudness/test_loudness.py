"""Measuring loudness when the user asks, with workers whose answers the test gives."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from pathlib import Path

import pytest

from musicrec_desktop.analysis.outcome import Failure, Outcome
from musicrec_desktop.analysis.port import loudness_limit_s
from musicrec_desktop.core.errors import DiskFullError, MusicRecError
from musicrec_desktop.core.settings import GAIN_MODE, PREAMP_DB
from musicrec_desktop.core.tasks import Progress
from musicrec_desktop.model.loudness import LoudnessMeasurement, blocks_of
from musicrec_desktop.model.sound import TrackLoudness
from musicrec_desktop.model.track import Tags, TrackId
from musicrec_desktop.playback.gain import Gain, GainSource
from musicrec_desktop.services.loudness.run import LoudnessReport
from musicrec_desktop.services.loudness.service import LoudnessService
from musicrec_desktop.services.worker_run import WorkerPace
from musicrec_desktop.storage.database import Database
from musicrec_desktop.storage.loudness import LoudnessStore
from musicrec_desktop.storage.state import SettingStore
from musicrec_desktop.storage.tracks import TrackStore
from tests.support.library import add_tracks, new_library, scanned
from tests.support.scheduler import ManualScheduler
from tests.support.worker_pool import AnsweringPool

MEASURED = Outcome(LoudnessMeasurement(-12.0, 0.9, 6.0, blocks_of([-12.0] * 50)), wall_seconds=1.0)
FAILED: Outcome[LoudnessMeasurement] = Outcome(failure=Failure("unreadable"))
DURATION_MS = 7_200_000


class Rig:
    """A service over a real database with an album of three tracks and a track without an album."""

    def __init__(self, database: Database, power_dir: str) -> None:
        files = [
            scanned(
                f"{number}.flac",
                Tags(f"T{number}", ("A",), album="Album", track_number=number, duration_ms=DURATION_MS),
            )
            for number in (1, 2, 3)
        ]
        self.ids = add_tracks(database, [*files, scanned("loose.mp3")])[1]
        self.scheduler, self.pool = ManualScheduler(), AnsweringPool(2)
        self.store, self.settings = LoudnessStore(database), SettingStore(database)
        self.pace = WorkerPace(power_dir)
        self.service = LoudnessService(
            scheduler=self.scheduler,
            store=self.store,
            tracks=TrackStore(database),
            pool=self.pool,
            settings=self.settings,
            pace=self.pace,
        )
        self.reports: list[LoudnessReport] = []
        self.errors: list[MusicRecError] = []
        self.told: list[Progress] = []
        self.changed: list[tuple[TrackId, ...]] = []
        self.service.finished.connect(self.reports.append)
        self.service.failed.connect(self.errors.append)
        self.service.progressed.connect(self.told.append)
        self.service.changed.connect(self.changed.append)

    def measure(self, *ids: TrackId, is_album: bool = True, is_renewed: bool = False) -> None:
        self.service.measure(ids, is_album=is_album, is_renewed=is_renewed)
        self.scheduler.settle()

    def answer(self, outcome: Outcome[LoudnessMeasurement] = MEASURED) -> str:
        self.scheduler.clock.advance(1000)
        path = self.pool.answer(outcome)
        self.scheduler.settle()
        return path


@pytest.fixture
def rig(tmp_path: Path) -> Iterator[Rig]:
    database = new_library(str(tmp_path / "library.sqlite3"))
    database.open()
    yield Rig(database, str(tmp_path / "no-battery"))
    database.close()


def test_the_whole_album_is_measured_with_progress(rig: Rig) -> None:
    rig.measure(rig.ids[1])
    assert rig.service.is_running
    assert [limit_s for _, limit_s, _ in rig.pool.asked] == [loudness_limit_s(DURATION_MS)] * 2
    assert [rig.answer() for _ in range(3)] == ["/music/1.flac", "/music/2.flac", "/music/3.flac"]
    assert [(one.done, one.total) for one in rig.told] == [(0, 3), (1, 3), (2, 3), (3, 3)]
    assert [one.eta_ms for one in rig.told] == [None, 2000, 1000, 0]
    (report,) = rig.reports
    assert (report.measured, report.known, report.failed) == (tuple(rig.ids[:3]), 0, ())
    assert report.sound_seconds == 3 * 7200.0
    assert rig.changed == [(track_id,) for track_id in rig.ids[:3]]
    found = rig.service.measured(rig.ids)
    assert set(found) == set(rig.ids[:3])
    assert found[rig.ids[0]].album is not None
    assert not rig.service.is_running


def test_what_is_measured_is_not_measured_again_unless_asked(rig: Rig) -> None:
    rig.measure(rig.ids[3], is_album=False)
    rig.answer()
    rig.measure(rig.ids[3], is_album=False)
    assert rig.pool.asked == []
    assert rig.reports[-1].known == 1
    rig.measure(rig.ids[3], is_album=False, is_renewed=True)
    assert rig.answer() == "/music/loose.mp3"


def test_a_broken_file_fails_alone(rig: Rig) -> None:
    rig.measure(rig.ids[0])
    rig.answer(FAILED)
    rig.answer()
    rig.answer()
    assert rig.reports[0].failed == (("/music/1.flac", "unreadable"),)
    assert rig.reports[0].measured == tuple(rig.ids[1:3])
    # The album waits for all of its tracks.
    assert rig.service.measured(rig.ids)[rig.ids[1]].album is None


def test_cancel_keeps_what_the_workers_do_now(rig: Rig) -> None:
    rig.measure(rig.ids[0])
    rig.service.cancel()
    assert rig.reports[0].measured == ()
    rig.answer()
    rig.answer()
    assert rig.pool.asked == []
    assert set(rig.service.measured(rig.ids)) == set(rig.ids[:2])
    assert len(rig.reports) == 1


def test_a_core_is_left_to_music_that_plays(rig: Rig) -> None:
    rig.pace.is_playing = True
    rig.measure(rig.ids[0])
    assert len(rig.pool.asked) == 1


def test_more_tracks_join_a_run_that_is_on_its_way(rig: Rig) -> None:
    rig.measure(rig.ids[0])
    rig.measure(rig.ids[3])
    paths = [rig.answer() for _ in range(4)]
    assert paths[-1] == "/music/loose.mp3"
    assert len(rig.reports) == 1


def test_a_track_that_is_being_measured_is_not_measured_twice(rig: Rig) -> None:
    rig.measure(rig.ids[0])
    rig.measure(rig.ids[0])
    assert [rig.answer() for _ in range(3)] == ["/music/1.flac", "/music/2.flac", "/music/3.flac"]
    assert rig.pool.asked == []


def test_a_database_that_refuses_ends_the_run(rig: Rig, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_arguments: object) -> None:
        raise DiskFullError("/x")

    monkeypatch.setattr(rig.store, "save", refuse)
    rig.measure(rig.ids[3])
    rig.answer()
    assert [type(error) for error in rig.errors] == [DiskFullError]
    assert not rig.service.is_running


def test_idle_processes_end_after_a_while_and_close_is_quiet(rig: Rig) -> None:
    rig.measure(rig.ids[3])
    rig.answer()
    rig.scheduler.advance(30_000)
    assert rig.pool.rested == 1
    rig.measure(rig.ids[0])
    rig.service.close()
    rig.answer()
    assert len(rig.reports) == 1


def test_the_command_line_waits_for_it(rig: Rig) -> None:
    told: list[Progress] = []
    rig.pool.at_once = MEASURED
    report = rig.service.measure_blocking([rig.ids[3]], told.append)
    assert report.measured == (rig.ids[3],)
    assert [(one.done, one.total) for one in told] == [(1, 1)]


def test_the_settings_say_what_is_done_about_it(rig: Rig) -> None:
    played = partial(rig.service.played, TrackLoudness(estimated_lufs=-12.0))
    assert played() == Gain(-6.0, GainSource.ESTIMATED)
    rig.settings.set(PREAMP_DB, -3)
    assert played() == Gain(-9.0, GainSource.ESTIMATED)
    rig.settings.set(GAIN_MODE, "off")
    assert played() == Gain(0.0, GainSource.OFF)

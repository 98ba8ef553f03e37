"""How a run of analysis goes: order, pause, cancel, progress."""

from __future__ import annotations

import pytest

from musicrec_desktop.core.tasks import Progress
from musicrec_desktop.model.features import PendingTrack
from musicrec_desktop.storage.database import Database
from tests.support.library import NOW_MS, add_numbered_tracks, add_tracks, scanned
from tests.unit.services.analysis.rig import VERSION, Rig, described


def test_it_goes_on_until_nothing_is_pending(rig: Rig, database: Database) -> None:
    ids = add_numbered_tracks(database, 5)
    rig.start()
    assert rig.service.is_running
    assert rig.pool.paths == ["/music/00000.mp3", "/music/00001.mp3"]
    rig.answer_all()
    assert not rig.service.is_running
    (report,) = rig.reports
    assert report.analysed == tuple(ids)
    assert report.failed == ()
    assert report.cpu_seconds == pytest.approx(2.5)
    assert rig.features.counts(VERSION) == (5, 0, 0)
    assert [track_id for batch in rig.changed for track_id in batch] == ids
    assert rig.progress[-1].done == rig.progress[-1].total == 5


def test_what_plays_goes_first(rig: Rig, database: Database) -> None:
    ids = add_numbered_tracks(database, 30)
    rig.start()
    rig.service.prefer([ids[20], ids[10]])
    rig.scheduler.settle()
    assert [rig.answer() for _ in range(5)] == [f"/music/{number:05}.mp3" for number in (0, 1, 20, 10, 2)]


def test_a_preference_from_before_the_start_counts(rig: Rig, database: Database) -> None:
    ids = add_numbered_tracks(database, 5)
    rig.service.prefer([ids[3]])
    rig.start()
    assert rig.pool.paths[0] == "/music/00003.mp3"


def test_changes_come_in_small_batches(rig: Rig, database: Database) -> None:
    add_numbered_tracks(database, 60)
    rig.start()
    rig.answer()
    assert rig.changed == []
    rig.scheduler.advance(2000)
    assert [len(batch) for batch in rig.changed] == [1]
    rig.answer_all()
    assert [len(batch) for batch in rig.changed] == [1, 25, 25, 9]


def test_progress_tells_how_long_it_takes(rig: Rig, database: Database) -> None:
    add_numbered_tracks(database, 11)
    rig.pool.resize(2)
    rig.start()
    rig.answer(described(wall_seconds=4.0))
    rig.answer(described(wall_seconds=30.0))
    rig.answer(described(wall_seconds=4.0))
    assert rig.progress[-1] == Progress(3, 11, "00002.mp3", 16_000)


def test_pause_and_resume(rig: Rig, database: Database) -> None:
    add_numbered_tracks(database, 5)
    states: list[bool] = []
    rig.service.state_changed.connect(lambda: states.append(rig.service.is_paused))
    rig.start()
    rig.service.pause()
    rig.answer_all()
    assert len(rig.pool.all_paths) == 2
    assert rig.service.is_running
    assert rig.service.is_paused
    assert rig.progress[-1].eta_ms is None
    rig.service.resume()
    rig.scheduler.settle()
    rig.answer_all()
    assert len(rig.pool.all_paths) == 5
    assert states == [False, True, False, False]


def test_cancel_ends_the_run_and_keeps_what_the_workers_finish(rig: Rig, database: Database) -> None:
    first, second, *_ = add_numbered_tracks(database, 5)
    rig.start()
    rig.service.cancel()
    assert not rig.service.is_running
    assert len(rig.reports) == 1
    rig.answer_all()
    assert len(rig.pool.all_paths) == 2
    assert rig.features.ids_with_features(VERSION).tolist() == [first, second]
    rig.scheduler.advance(2000)
    assert rig.changed == [(first, second)]


def test_a_new_run_does_not_repeat_what_is_still_on_its_way(rig: Rig, database: Database) -> None:
    add_numbered_tracks(database, 4)
    rig.start()
    rig.service.cancel()
    rig.start()
    rig.answer_all()
    assert rig.pool.all_paths == [f"/music/{number:05}.mp3" for number in range(4)]


def test_new_tracks_of_a_scan_join_the_run(rig: Rig, database: Database) -> None:
    folder_id, _ = add_tracks(database, [scanned("a.mp3")])
    rig.start()
    rig.tracks.upsert(folder_id, [scanned("b.mp3")], NOW_MS)
    rig.start()
    assert rig.pool.paths == ["/music/a.mp3", "/music/b.mp3"]
    rig.answer_all()
    assert len(rig.reports) == 1


def test_idle_workers_are_sent_home_later(rig: Rig, database: Database) -> None:
    add_numbered_tracks(database, 1)
    rig.start()
    rig.answer_all()
    assert rig.pool.rested == 0
    rig.scheduler.advance(30_000)
    assert rig.pool.rested == 1


def test_after_close_nothing_happens(rig: Rig, database: Database) -> None:
    add_numbered_tracks(database, 3)
    rig.start()
    rig.service.close()
    rig.answer_all()
    rig.start()
    assert rig.reports == []
    assert len(rig.features.ids_with_features(VERSION)) == 0


def test_blocking_run_for_the_command_line(rig: Rig, database: Database) -> None:
    ids = add_numbered_tracks(database, 7)
    rig.pool.at_once = described()
    progress: list[Progress] = []
    report = rig.service.run_blocking(3, progress.append)
    assert sorted(report.analysed) == ids
    assert rig.pool.workers == 3
    assert progress[-1].done == progress[-1].total == 7
    again = rig.service.run_blocking(None, progress.append)
    assert again.analysed == ()


def test_an_interrupt_leaves_what_was_finished(rig: Rig, database: Database) -> None:
    add_numbered_tracks(database, 7)
    rig.pool.at_once = described()

    def interrupt(progress: Progress) -> None:
        if progress.done == 3:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        rig.service.run_blocking(1, interrupt)
    assert rig.features.counts(VERSION) == (3, 4, 0)
    pending = rig.features.pending(VERSION, 10)
    assert all(isinstance(item, PendingTrack) for item in pending)
    report = rig.service.run_blocking(1, lambda _progress: None)
    assert len(report.analysed) == 4

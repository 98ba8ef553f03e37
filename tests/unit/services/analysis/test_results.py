"""What becomes of the results of analysis: kept, refused, recognised."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from musicrec_desktop.analysis.outcome import FeatureOutcome
from musicrec_desktop.analysis.recipe import EAR_SIZE, EXTRACTOR_VERSION, PLAIN_SIZE, PLAIN_VERSION
from musicrec_desktop.core.errors import DiskFullError
from musicrec_desktop.model.features import Features, PendingTrack
from musicrec_desktop.model.files import FilePart, ScannedFile
from musicrec_desktop.model.span import PartOfFile, Span
from musicrec_desktop.model.track import Tags, TrackId
from musicrec_desktop.recommend.space.base_fit import shipped_space
from musicrec_desktop.services.analysis.run import GONE_LIMIT, AnalysisRun, Found
from musicrec_desktop.services.analysis.service import AnalyseService
from musicrec_desktop.services.worker_run import WorkerPace
from musicrec_desktop.storage.database import Database
from tests.support.library import NOW_MS, add_numbered_tracks, add_tracks, scanned
from tests.unit.services.analysis.rig import VERSION, Rig, described, refused


def test_each_result_is_kept_at_once(rig: Rig, database: Database) -> None:
    first, *_ = add_numbered_tracks(database, 5)
    rig.start()
    rig.answer()
    assert rig.features.vector(first, VERSION) is not None
    track = rig.tracks.get(first)
    assert track is not None
    assert track.duration_ms == 200_000


def test_a_bad_file_is_not_tried_again_until_it_changes(rig: Rig, database: Database) -> None:
    folder_id, (first, _) = add_tracks(database, [scanned("a.mp3"), scanned("b.mp3")])
    rig.start()
    rig.answer(refused("crashed"))
    rig.answer_all()
    assert rig.reports[0].failed == (("/music/a.mp3", "crashed"),)
    rig.start()
    assert rig.pool.asked == []
    assert rig.reports[1].skipped == 1
    rig.tracks.upsert(folder_id, [scanned("a.mp3", size=2000)], NOW_MS)
    rig.start()
    assert rig.pool.paths == ["/music/a.mp3"]
    rig.answer_all()
    assert rig.features.vector(first, VERSION) is not None


def test_what_took_too_long_is_tried_again_by_the_next_start_only(rig: Rig, database: Database) -> None:
    add_tracks(database, [scanned("a.mp3"), scanned("b.mp3")])
    rig.start()
    rig.answer(refused("timed-out"))
    rig.answer(refused("crashed"))
    rig.start()
    assert rig.pool.asked == []
    later = Rig(database, clock_ms=rig.scheduler.clock.now_ms() + 60_000)
    later.start()
    assert later.pool.paths == ["/music/a.mp3"]


def test_the_command_line_tries_what_took_too_long_and_on_demand_all(rig: Rig, database: Database) -> None:
    add_tracks(database, [scanned("a.mp3"), scanned("b.mp3")])
    rig.start()
    rig.answer(refused("timed-out"))
    rig.answer(refused("crashed"))
    later = Rig(database, clock_ms=rig.scheduler.clock.now_ms() + 60_000)
    later.pool.at_once = refused("crashed")
    later.service.run_blocking(None, lambda _progress: None)
    assert later.pool.all_paths == ["/music/a.mp3"]
    later.pool.at_once = described()
    report = later.service.run_blocking(None, lambda _progress: None, is_retry=True)
    assert later.pool.all_paths[1:] == ["/music/a.mp3", "/music/b.mp3"]
    assert len(report.analysed) == 2


def test_a_busy_machine_is_nothing_that_a_file_has_done(rig: Rig, database: Database) -> None:
    add_tracks(database, [scanned("a.mp3")])
    rig.start()
    rig.answer(refused("too-busy", is_of_file=False))
    assert rig.service.failures() == []
    rig.start()
    assert rig.pool.paths == ["/music/a.mp3"]
    rig.answer()


def test_the_true_length_of_a_silent_file_is_kept(rig: Rig, database: Database) -> None:
    (track_id,) = add_numbered_tracks(database, 1)
    rig.start()
    rig.answer(refused("silent", duration_ms=44_000))
    track = rig.tracks.get(track_id)
    assert track is not None
    assert track.duration_ms == 44_000


def test_failed_files_are_tried_again_on_request(rig: Rig, database: Database) -> None:
    add_numbered_tracks(database, 1)
    rig.start()
    rig.answer(refused("crashed"))
    rig.service.retry_failed()
    rig.scheduler.settle()
    assert rig.pool.paths == ["/music/00000.mp3"]


def test_a_drive_that_is_gone_is_not_held_against_its_files(rig: Rig, database: Database) -> None:
    add_numbered_tracks(database, 3)
    rig.start()
    rig.answer_all(refused("gone", is_of_file=False))
    assert not rig.service.is_running
    assert len(rig.pool.all_paths) == 3
    assert {reason for _, reason in rig.reports[0].failed} == {"gone"}
    assert rig.features.counts(VERSION) == (0, 3, 0)
    rig.start()
    assert len(rig.pool.paths) == 2


def test_a_run_ends_when_everything_is_gone(rig: Rig, database: Database) -> None:
    add_numbered_tracks(database, GONE_LIMIT + 30)
    rig.start()
    rig.answer_all(refused("gone", is_of_file=False))
    assert not rig.service.is_running
    assert len(rig.pool.all_paths) <= GONE_LIMIT + 2


def test_a_run_ends_when_no_worker_can_be_started(rig: Rig, database: Database) -> None:
    add_numbered_tracks(database, 30)
    rig.start()
    rig.answer_all(refused("no-workers", is_of_file=False))
    assert len(rig.pool.all_paths) <= 3
    assert rig.features.counts(VERSION) == (0, 30, 0)


def test_a_moved_and_retagged_file_is_the_track_that_was_missing(rig: Rig, database: Database) -> None:
    folder_id, (old,) = add_tracks(database, [scanned("old.mp3")])
    rig.start()
    rig.answer_all(described(b"the recording"))
    rig.tracks.mark_missing([old], NOW_MS)
    (new,), _ = rig.tracks.upsert(folder_id, [scanned("new place.mp3", size=5)], NOW_MS)
    rig.start()
    rig.answer_all(described(b"the recording"))
    assert rig.merged == [((old, new),)]
    assert rig.reports[1].analysed == (old,)
    assert rig.changed[-1] == (old,)
    track = rig.tracks.get(old)
    assert track is not None
    assert track.path == "/music/new place.mp3"
    assert not track.is_missing
    assert rig.tracks.get(new) is None
    assert rig.features.counts(VERSION) == (1, 0, 0)


def test_two_missing_tracks_of_the_same_sound_are_not_guessed_between(rig: Rig, database: Database) -> None:
    folder_id, ids = add_tracks(database, [scanned("one.mp3"), scanned("two.mp3")])
    rig.start()
    rig.answer_all(described(b"the recording"))
    rig.tracks.mark_missing(ids, NOW_MS)
    rig.tracks.upsert(folder_id, [scanned("three.mp3")], NOW_MS)
    rig.start()
    rig.answer_all(described(b"the recording"))
    assert rig.merged == []


def test_a_known_track_that_is_only_retagged_swallows_no_missing_copy(rig: Rig, database: Database) -> None:
    folder_id, (copy, _) = add_tracks(database, [scanned("copy.mp3"), scanned("kept.mp3")])
    rig.start()
    rig.answer_all(described(b"the recording"))
    rig.tracks.mark_missing([copy], NOW_MS)
    rig.tracks.upsert(folder_id, [scanned("kept.mp3", size=77)], NOW_MS)
    rig.start()
    rig.answer_all(described(b"the recording"))
    assert rig.merged == []


def test_a_newer_recipe_is_applied_lazily(rig: Rig, database: Database) -> None:
    (track_id,) = add_numbered_tracks(database, 1)
    rig.start()
    rig.answer_all()
    newer = AnalyseService(
        scheduler=rig.scheduler, tracks=rig.tracks, features=rig.features, pool=rig.pool, version=2
    )
    newer.start()
    rig.scheduler.settle()
    assert rig.features.serving_version(2) == 1
    rig.answer_all(described(version=2))
    assert rig.features.vector(track_id, 1) is not None
    assert rig.features.vector(track_id, 2) is not None


def test_what_an_earlier_release_analysed_is_only_listened_to_by_the_ear(
    rig: Rig, database: Database
) -> None:
    (track_id,) = add_numbered_tracks(database, 1)
    track = rig.tracks.get(track_id)
    assert track is not None
    vector = np.linspace(-1.0, 1.0, 1335).astype("<f2")
    database.execute(
        "INSERT INTO features (track_id, version, size, mtime_ns, vector, descriptors, analysed_at_ms)"
        " SELECT id, 2, size, mtime_ns, ?, '{\"tempo_bpm\": 120.0}', 1 FROM track",
        (vector.tobytes(),),
    )
    service = AnalyseService(scheduler=rig.scheduler, tracks=rig.tracks, features=rig.features, pool=rig.pool)
    heard = np.linspace(0.0, 1.0, EAR_SIZE, dtype=np.float32)
    rig.pool.at_once = FeatureOutcome(Features(EXTRACTOR_VERSION, heard, {}, b"", 0, start=PLAIN_SIZE))
    report = service.run_blocking(None, lambda _progress: None)
    assert (report.analysed, report.failed, rig.pool.all_tasks) == ((track_id,), (), ["hear"])
    kept = rig.features.vector(track_id, EXTRACTOR_VERSION)
    assert kept is not None
    np.testing.assert_array_equal(kept, np.concatenate((vector, heard)).astype("<f2"))
    space, plain_space = shipped_space(EXTRACTOR_VERSION), shipped_space(PLAIN_VERSION)
    assert space is not None
    assert plain_space is not None
    assert space.transform(kept[None]).shape == (1, 48)
    assert plain_space.transform(kept[None, :PLAIN_SIZE]).shape == (1, 64)


def test_another_version_counts_at_once(rig: Rig, database: Database) -> None:
    ids = add_numbered_tracks(database, 4)
    service = AnalyseService(
        scheduler=rig.scheduler,
        tracks=rig.tracks,
        features=rig.features,
        pool=rig.pool,
        version=PLAIN_VERSION,
        pace=WorkerPace("/no such folder"),
    )
    service.start()
    rig.scheduler.settle()
    rig.answer(described(version=PLAIN_VERSION))
    service.set_version(EXTRACTOR_VERSION)
    rig.scheduler.settle()
    while rig.pool.asked:
        task = rig.pool.all_tasks[-len(rig.pool.asked)]
        start = PLAIN_SIZE if task == "hear" else 0
        version = PLAIN_VERSION if task == "describe_plain" else EXTRACTOR_VERSION
        rig.answer(FeatureOutcome(Features(version, np.zeros(4, np.float32), {}, b"", 0, start=start)))
    assert set(rig.pool.all_tasks) == {"describe_plain", "describe", "hear"}
    assert rig.features.counts(EXTRACTOR_VERSION) == (4, 0, 0)
    assert rig.features.counts(PLAIN_VERSION) == (4, 0, 0)
    service.set_version(PLAIN_VERSION)
    service.start()
    rig.scheduler.settle()
    assert rig.pool.asked == []
    assert rig.features.ids_with_features(PLAIN_VERSION).tolist() == ids


def test_a_database_that_refuses_ends_the_run_with_its_error(
    rig: Rig, database: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    add_numbered_tracks(database, 3)
    rig.start()

    def refuse(*_args: object) -> None:
        raise DiskFullError("library.sqlite3")

    monkeypatch.setattr(rig.features, "save", refuse)
    rig.answer_all()
    assert not rig.service.is_running
    assert [type(error) for error in rig.failures] == [DiskFullError]


def test_what_ends_while_the_database_is_asked_is_not_listened_to_twice() -> None:
    """The answer was read before the result was kept, and comes after it was counted."""
    run = AnalysisRun(started_ms=0, worker_count=2)
    pending = [PendingTrack(TrackId(number), f"/music/{number}.mp3", 1, 1) for number in range(10)]
    run.ask()
    run.take(Found((), pending[:6], 10, 0), in_flight=())
    working = [run.waiting.popleft() for _ in range(6)]
    run.ask()
    stale = Found((), pending, 10, 0)
    for one in working[:3]:
        run.count(one, one.track_id, described())
    run.take(stale, in_flight=[one.track_id for one in working[3:]])
    assert [one.track_id for one in run.waiting] == [6, 7, 8, 9]
    assert (run.progress(0).done, run.progress(0).total) == (3, 10)
    for one in (*working[3:], *run.waiting):
        run.count(one, one.track_id, described())
    assert (run.progress(0).done, run.progress(0).total) == (10, 10)


def test_a_question_asked_later_may_bring_a_track_again() -> None:
    run = AnalysisRun(started_ms=0, worker_count=1)
    (one,) = [PendingTrack(TrackId(1), "/music/1.mp3", 1, 1)]
    run.count(one, None, refused("crashed"))
    run.ask()
    run.take(Found((), [one], 1, 0), in_flight=())
    assert list(run.waiting) == [one]


def test_what_was_heard_of_another_span_is_not_kept(rig: Rig, database: Database) -> None:
    def cut(*starts: int) -> ScannedFile:
        ends = (*starts[1:], None)
        parts = tuple(
            FilePart(Span(start, end), Tags(f"Part {number}"), "whole.cue")
            for number, (start, end) in enumerate(zip(starts, ends, strict=True))
        )
        return replace(scanned("whole.flac"), parts=parts)

    folder_id, ids = add_tracks(database, [cut(0, 750)])
    rig.start()
    assert rig.pool.paths == [
        PartOfFile("/music/whole.flac", Span(0, 750)),
        PartOfFile("/music/whole.flac", Span(750)),
    ]
    rig.tracks.upsert(folder_id, [cut(0, 900)], NOW_MS)
    rig.answer(described(b"the first"))
    rig.answer(described(b"the second"))
    assert rig.features.counts(VERSION) == (0, 2, 0)
    rig.start()
    assert rig.pool.paths[0] == PartOfFile("/music/whole.flac", Span(0, 900))
    rig.answer_all()
    assert rig.features.ids_with_features(VERSION).tolist() == ids

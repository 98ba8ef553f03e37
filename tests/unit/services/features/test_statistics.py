"""Computing librosa's features on demand, with workers whose answers the test gives, and the table."""

from __future__ import annotations

import csv
import io
import signal
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest

from musicrec_desktop.analysis.outcome import Failure, Outcome
from musicrec_desktop.core import interruption
from musicrec_desktop.core.tasks import Progress
from musicrec_desktop.model.feature_statistics import COLUMNS, STATISTICS_VERSION
from musicrec_desktop.model.features import FloatArray
from musicrec_desktop.model.track import Tags, Track
from musicrec_desktop.services.features.service import NOT_COMPUTED, FeatureStatisticsService
from musicrec_desktop.services.features.table import TRACK_COLUMNS, csv_lines
from musicrec_desktop.storage.database import Database
from musicrec_desktop.storage.feature_statistics import FeatureStatisticsStore
from musicrec_desktop.storage.tracks import TrackStore
from tests.support.library import add_tracks, new_library, scanned
from tests.support.scheduler import ManualScheduler
from tests.support.worker_pool import AnsweringPool

VALUES: FloatArray = np.linspace(-3.0, 5000.0, len(COLUMNS)).astype(np.float32)
FOUND = Outcome(VALUES, cpu_seconds=0.5)


class Rig:
    """A service over a real database with three tracks."""

    def __init__(self, database: Database) -> None:
        self.database = database
        tags = Tags('Say "ah",\nagain', ("Zoë",), album="A; B", genres=("Jazz", "Funk"), year=1969)
        files = [scanned("1.flac", tags), scanned("2.flac"), scanned("3.flac")]
        self.ids = add_tracks(database, files)[1]
        self.pool = AnsweringPool(1)
        self.store = FeatureStatisticsStore(database)
        self.service = FeatureStatisticsService(scheduler=ManualScheduler(), store=self.store, pool=self.pool)
        self.told: list[Progress] = []

    @property
    def tracks(self) -> list[Track]:
        return TrackStore(self.database).many(self.ids)


@pytest.fixture
def rig(tmp_path: Path) -> Iterator[Rig]:
    database = new_library(str(tmp_path / "library.sqlite3"))
    database.open()
    yield Rig(database)
    database.close()


def table(rig: Rig) -> list[dict[str, str]]:
    text = b"".join(csv_lines(rig.service.rows(rig.tracks))).decode()
    return list(csv.DictReader(io.StringIO(text, newline="")))


def test_what_was_computed_is_kept_and_not_computed_again(rig: Rig) -> None:
    rig.pool.at_once = FOUND
    report = rig.service.compute_blocking(rig.tracks, rig.told.append)
    assert (report.computed, report.known, report.failed, report.cpu_seconds) == (3, 0, (), 1.5)
    assert [(one.done, one.total) for one in rig.told] == [(1, 3), (2, 3), (3, 3)]
    assert rig.service.compute_blocking(rig.tracks, rig.told.append).known == 3
    assert rig.pool.all_paths == ["/music/1.flac", "/music/2.flac", "/music/3.flac"]
    for _, found in rig.service.rows(rig.tracks):
        np.testing.assert_array_equal(found.values, VALUES)


def test_another_state_of_the_file_or_another_version_is_computed_again(rig: Rig) -> None:
    rig.pool.at_once = FOUND
    rig.service.compute_blocking(rig.tracks, rig.told.append)
    rig.database.execute("UPDATE track SET size = size + 1 WHERE id = ?", (rig.ids[0],))
    assert [one.track_id for one in rig.store.pending(rig.ids, STATISTICS_VERSION)] == [rig.ids[0]]
    assert [found.failure for _, found in rig.service.rows(rig.tracks)] == [NOT_COMPUTED, "", ""]
    assert len(rig.store.pending(rig.ids, STATISTICS_VERSION + 1)) == 3
    assert rig.store.known(rig.ids, STATISTICS_VERSION + 1) == {}


def test_a_bad_file_is_not_tried_again_and_a_file_that_is_away_is(rig: Rig) -> None:
    rig.pool.at_once = Outcome(failure=Failure("silent"))
    report = rig.service.compute_blocking(rig.tracks[:1], rig.told.append)
    assert report.failed == (("/music/1.flac", "silent"),)
    rig.pool.at_once = Outcome(failure=Failure("gone", is_of_file=False))
    rig.service.compute_blocking(rig.tracks, rig.told.append)
    assert [found.failure for _, found in rig.service.rows(rig.tracks)] == ["silent", *[NOT_COMPUTED] * 2]
    rig.pool.at_once = FOUND
    assert rig.service.compute_blocking(rig.tracks, rig.told.append).computed == 2


def test_a_track_that_left_meanwhile_leaves_nothing(rig: Rig) -> None:
    (pending,) = rig.store.pending(rig.ids[:1], STATISTICS_VERSION)
    (found,) = (one for _, one in rig.service.rows(rig.tracks[:1]))
    rig.database.execute("DELETE FROM track WHERE id = ?", (rig.ids[0],))
    rig.store.save(pending, STATISTICS_VERSION, found, 1)
    assert rig.database.query("SELECT count(*) FROM feature_statistics") == [(0,)]


def test_the_table_has_a_row_for_each_track(rig: Rig) -> None:
    rig.pool.at_once = FOUND
    rig.service.compute_blocking(rig.tracks[:1], rig.told.append)
    first, second, _ = table(rig)
    assert tuple(first) == (*TRACK_COLUMNS, *COLUMNS)
    assert [first[name] for name in ("title", "artist", "genre", "year", "problem")] == [
        'Say "ah",\nagain', "Zoë", "Jazz; Funk", "1969", ""
    ]  # fmt: skip
    assert np.array([first[name] for name in COLUMNS], np.float32) == pytest.approx(VALUES, rel=1e-6)
    assert second["problem"] == NOT_COMPUTED
    assert {second[name] for name in COLUMNS} == {""}


def test_an_interrupt_ends_the_table(rig: Rig) -> None:
    with interruption.handling(), pytest.raises(KeyboardInterrupt), interruption.held():
        _interrupted(rig)


def _interrupted(rig: Rig) -> None:
    signal.raise_signal(signal.SIGINT)
    table(rig)

"""The report on the user's own library."""

from __future__ import annotations

from pathlib import Path
from types import SimpleNamespace
from typing import cast

import numpy as np
import pytest

from musicrec_desktop.model.evaluation import LibraryReport
from musicrec_desktop.model.similarity_index import IndexChoice, IndexFigures, IndexKind, IndexReason
from musicrec_desktop.model.track import Tags, TrackId
from musicrec_desktop.model.trained_ear import EarState, EarUse
from musicrec_desktop.query.meaning import NO_WORLD
from musicrec_desktop.recommend.space.vector_table import VectorTable
from musicrec_desktop.recommend.unit_vectors import unit
from musicrec_desktop.services.browse import BrowseService
from musicrec_desktop.services.evaluation import library as library_report
from musicrec_desktop.services.evaluation.library import MINIMUM_TRACKS, LibraryReportService
from musicrec_desktop.services.similarity.service import SimilarityService
from musicrec_desktop.storage.browse import BrowseStore
from musicrec_desktop.storage.tracks import TrackStore
from tests.support.library import add_tracks, new_library, scanned
from tests.support.scheduler import ManualScheduler

STYLES = ("Jazz", "Rock", "Folk")
TRACKS = 90


class Rig:
    """A library of three styles, and the service on it."""

    def __init__(self, folder: Path) -> None:
        self.scheduler = ManualScheduler()
        database = new_library(str(folder / "library.sqlite3"))
        database.open()
        self.database = database
        files = [
            scanned(
                f"{number}.mp3",
                Tags(f"Track {number}", (f"Artist {number // 5}",), genres=(STYLES[number // 5 % 3],)),
            )
            for number in range(TRACKS)
        ]
        _, self.ids = add_tracks(database, files)
        self.similarity = SimpleNamespace(catalogue=None, index_choice=None)
        browse = BrowseService(
            scheduler=self.scheduler,
            store=BrowseStore(database),
            tracks=TrackStore(database),
            feature_version=2,
            world=lambda: NO_WORLD,
        )
        self.service = LibraryReportService(
            scheduler=self.scheduler,
            similarity=cast(SimilarityService, self.similarity),
            browse=browse,
            ear_state=lambda: EarState.MISSING,
        )

    def describe(self, count: int) -> None:
        """Give the first tracks a sound: their style's, more or less."""
        rng = np.random.default_rng(3)
        centres = rng.normal(size=(3, 12))
        styles = [number // 5 % 3 for number in range(count)]
        vectors = unit((centres[styles] + 0.3 * rng.normal(size=(count, 12))).astype(np.float32))
        table = VectorTable(np.array(self.ids[:count], dtype=np.int64), vectors)
        self.similarity.catalogue = SimpleNamespace(
            index=SimpleNamespace(table=table),
            space=SimpleNamespace(fit_size=count - 5, feature_version=2, is_smoothed=False),
        )

    def report(self) -> LibraryReport:
        """Ask, and wait."""
        found: list[LibraryReport] = []
        self.service.load(found.append)
        self.scheduler.settle()
        (report,) = found
        return report


@pytest.fixture
def rig(tmp_path: Path) -> Rig:
    return Rig(tmp_path)


def test_genres_agree_across_artists_far_above_chance(rig: Rig) -> None:
    rig.describe(TRACKS)
    report = rig.report()
    assert (report.tracks, report.described, report.judged, report.fit_size) == (90, 90, 90, 85)
    figures = report.figures
    assert figures is not None
    assert figures.plain.genre_precision is not None
    assert figures.reranked.genre_precision is not None
    assert figures.reranked.genre_precision > 0.8
    assert figures.genre_chance == pytest.approx(1 / 3, abs=0.08)
    assert figures.genre_queries == 90


def test_hubs_are_named_most_frequent_first(rig: Rig) -> None:
    rig.describe(TRACKS)
    hubs = rig.report().hubs
    assert len(hubs) == 5
    assert [count for _, _, count in hubs] == sorted((count for _, _, count in hubs), reverse=True)
    track_id, name, count = hubs[0]
    number = rig.ids.index(TrackId(track_id))
    assert name == f"Track {number} – Artist {number // 5}"
    assert count >= 10


def test_with_few_or_no_described_tracks_there_are_no_figures(rig: Rig) -> None:
    assert rig.report() == LibraryReport(
        tracks=90, described=0, fit_size=0, judged=0, ear=EarUse(EarState.MISSING, is_used=False)
    )
    rig.describe(MINIMUM_TRACKS - 1)
    report = rig.report()
    assert (report.described, report.figures) == (MINIMUM_TRACKS - 1, None)


def test_a_large_library_is_judged_by_a_sample(rig: Rig, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(library_report, "SAMPLE", 40)
    rig.describe(TRACKS)
    report = rig.report()
    assert (report.described, report.judged) == (90, 40)
    assert report == rig.report()


def test_the_report_tells_how_neighbours_are_found(rig: Rig) -> None:
    rig.describe(TRACKS)
    choice = IndexChoice(IndexKind.EXACT, IndexReason.SMALL, 90, IndexFigures(0.0, 1.0, 0.1))
    rig.similarity.index_choice = choice
    assert rig.report().index == choice


def test_a_cancelled_report_is_not_delivered(rig: Rig) -> None:
    rig.describe(TRACKS)
    found: list[LibraryReport] = []
    rig.service.load(found.append).cancel()
    rig.scheduler.settle()
    assert not found

"""The report on the automatic queue."""

from __future__ import annotations

from pathlib import Path
from types import SimpleNamespace
from typing import cast

import pytest

from musicrec_desktop.core.tasks import Progress
from musicrec_desktop.model.listen import Listen
from musicrec_desktop.model.playback import EndReason
from musicrec_desktop.model.queue_evaluation import Obstacle, QueueEvaluation
from musicrec_desktop.model.track import Tags
from musicrec_desktop.recommend.neighbours.catalogue import SoundCatalogue
from musicrec_desktop.services.evaluation.queue import QueueReportService
from musicrec_desktop.services.similarity.service import SimilarityService
from musicrec_desktop.storage.listens import ListenStore
from musicrec_desktop.storage.relatives import RelativeStore
from musicrec_desktop.storage.tracks import TrackStore
from tests.support.library import add_tracks, new_library, scanned
from tests.support.scheduler import ManualScheduler
from tests.unit.recommend.evaluation.queue.world import styles_catalogue

STYLES, STYLE = 4, 8


class Rig:
    """A library of four styles with its sound, and the service on it."""

    def __init__(self, folder: Path) -> None:
        self.scheduler = ManualScheduler()
        self.database = new_library(str(folder / "library.sqlite3"))
        self.database.open()
        files = [
            scanned(
                f"{number}.mp3",
                Tags(
                    f"Track {number}",
                    (f"Artist {number // 4}",),
                    f"Album {number}",
                    genres=(f"Genre {number // STYLE}",),
                    duration_ms=100_000 + 10_000 * (number % STYLE),
                ),
            )
            for number in range(STYLES * STYLE)
        ]
        _, self.ids = add_tracks(self.database, files)
        self.similarity = SimpleNamespace(catalogue=styles_catalogue(STYLES, STYLE))
        self.service = QueueReportService(
            scheduler=self.scheduler,
            similarity=cast(SimilarityService, self.similarity),
            tracks=TrackStore(self.database),
            relatives=RelativeStore(self.database),
            listens=ListenStore(self.database),
        )
        self.steps: list[Progress] = []

    def hear(self, count: int) -> None:
        """The first tracks to their ends, in one session."""
        listens = ListenStore(self.database)
        for place, track_id in enumerate(self.ids[:count]):
            listens.finish(
                Listen(track_id, 200_000 * place, 180_000, 180_000, EndReason.FINISHED, session_id=1)
            )

    def report(self) -> QueueEvaluation:
        """Ask, and wait."""
        found: list[QueueEvaluation] = []
        self.service.load(found.append, on_progress=self.steps.append, runs=1)
        self.scheduler.settle()
        (evaluation,) = found
        return evaluation


@pytest.fixture
def rig(tmp_path: Path) -> Rig:
    return Rig(tmp_path)


def test_the_lane_and_the_waiting_thread_find_the_same(rig: Rig) -> None:
    found = rig.report()
    assert found == rig.service.evaluate_blocking(runs=1)
    assert (found.tracks, found.analysed, found.runs) == (32, 32, 1)
    assert not found.simulation.obstacles
    assert found.history is None
    assert rig.steps[-1].done == rig.steps[-1].total == 5


def test_the_own_history_is_held_out(rig: Rig) -> None:
    rig.hear(8)
    found = rig.service.evaluate_blocking(runs=1)
    assert found.history is not None
    assert found.history.cases == 1


def test_without_sound_there_is_an_obstacle_and_no_crash(rig: Rig) -> None:
    rig.similarity.catalogue = cast(SoundCatalogue | None, None)
    assert rig.report().obstacle is Obstacle.TOO_FEW_TRACKS


def test_closing_the_report_ends_the_work(rig: Rig) -> None:
    found: list[QueueEvaluation] = []
    handle = rig.service.load(found.append, on_progress=lambda _progress: handle.cancel(), runs=50)
    rig.scheduler.settle()
    assert handle.is_finished
    assert not found

"""Lessons change the space quietly, and only where they are worth it."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

import numpy as np
import pytest

from musicrec_desktop.model.features import FloatArray
from musicrec_desktop.model.listen import Listen
from musicrec_desktop.model.playback import EndReason
from musicrec_desktop.model.track import Tags, TrackId
from musicrec_desktop.recommend.space.learned_metric import MetricUpdate, Supervision, learn
from musicrec_desktop.recommend.space.sound_space import SpaceRecipe
from musicrec_desktop.services.similarity import verdicts
from musicrec_desktop.services.similarity.metric_updates import DELAY_MS, MetricUpdates
from musicrec_desktop.services.similarity.service import SimilarityService
from musicrec_desktop.storage.features import FeatureStore
from musicrec_desktop.storage.listens import ListenStore
from musicrec_desktop.storage.state import StateStore
from musicrec_desktop.storage.tracks import TrackStore
from tests.support.library import add_features, add_tracks, new_library, scanned
from tests.support.scheduler import ManualScheduler
from tests.unit.recommend.vectors import BLOCKS

ARTISTS = 30
TRACKS = 6


class Rig:
    """A library of artists, and the service over it."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.database = new_library(str(folder / "library.sqlite3"))
        self.database.open()
        self.scheduler = ManualScheduler()
        self.tag(lambda number: number // TRACKS)

    def tag(self, artist: Callable[[int], int]) -> None:
        """Write tags into the files, which are scanned."""
        files = [
            scanned(f"{number}.mp3", Tags(f"Title {number}", (f"Artist {artist(number)}",)))
            for number in range(ARTISTS * TRACKS)
        ]
        add_tracks(self.database, files)

    def describe(self, vectors: FloatArray) -> None:
        for number, vector in enumerate(vectors, start=1):
            add_features(self.database, TrackId(number), vector.tolist())

    def service(self, after_ms: int = DELAY_MS) -> SimilarityService:
        made = SimilarityService(
            scheduler=self.scheduler,
            features=FeatureStore(self.database),
            tracks=TrackStore(self.database),
            index_dir=str(self.folder / "index"),
            recipes={1: SpaceRecipe(BLOCKS)},
            feature_version=1,
            metric_updates=MetricUpdates(
                scheduler=self.scheduler,
                tracks=TrackStore(self.database),
                listens=ListenStore(self.database),
                state=StateStore(self.database, is_shared=True),
            ),
        )
        made.load()
        self.scheduler.advance(after_ms)
        return made

    def listen(self, count: int) -> None:
        """Listens that are too few to be learnt from; each is evidence."""
        store = ListenStore(self.database)
        for _ in range(count):
            store.begin(listen := Listen(TrackId(1), 0, 1000, 200_000, EndReason.FINISHED, session_id=1))
            store.finish(listen)


@pytest.fixture
def rig(tmp_path: Path) -> Iterator[Rig]:
    made = Rig(tmp_path)
    yield made
    made.database.close()


def by_artist() -> FloatArray:
    """Sounds of artists; every second number is the track's own."""
    rng = np.random.default_rng(2)
    centres = np.repeat(rng.standard_normal((ARTISTS, 16)), TRACKS, axis=0)
    own = rng.standard_normal((ARTISTS * TRACKS, 16))
    share = np.where(np.arange(16) % 2 == 0, 0.05, 1.0)
    vectors: FloatArray = (np.sqrt(1 - share) * centres + np.sqrt(share) * own + 4).astype(np.float32)
    return vectors


def evidence(service: SimilarityService) -> int:
    assert service.catalogue is not None
    return service.catalogue.space.evidence


def test_a_lesson_is_taken_kept_and_taken_back(rig: Rig) -> None:
    rig.describe(by_artist())
    service = rig.service()
    assert service.is_settled
    assert evidence(service) == ARTISTS
    assert service.catalogue is not None
    fit_id = service.catalogue.space.fit_id
    again = rig.service()
    assert again.catalogue is not None
    assert again.catalogue.space.fit_id == fit_id
    rig.tag(lambda number: number % ARTISTS)
    back = rig.service()
    assert evidence(back) == 0
    assert back.catalogue is not None
    assert back.catalogue.space.fit_id != fit_id


@pytest.fixture
def verdict_count(monkeypatch: pytest.MonkeyPatch) -> Callable[[], int]:
    """How many verdicts were asked for since the last call."""
    asked: list[int] = []

    def counted(
        vectors: FloatArray, signals: Sequence[Supervision], check: Callable[[], object]
    ) -> MetricUpdate:
        asked.append(len(vectors))
        return learn(vectors, signals, check)

    def count() -> int:
        number = len(asked)
        asked.clear()
        return number

    monkeypatch.setattr("musicrec_desktop.services.similarity.metric_updates.learn", counted)
    return count


@pytest.mark.parametrize("is_worth_it", [True, False])
def test_a_verdict_is_asked_for_once(rig: Rig, verdict_count: Callable[[], int], is_worth_it: bool) -> None:
    if not is_worth_it:
        rig.tag(lambda number: number % ARTISTS)
    rig.describe(by_artist())
    assert (evidence(rig.service()) > 0) is is_worth_it
    assert verdict_count() == 1
    rig.service()
    assert verdict_count() == 0


def test_it_is_asked_for_again_with_half_as_much_evidence_more(
    rig: Rig, verdict_count: Callable[[], int]
) -> None:
    rig.describe(by_artist())
    rig.listen(10)
    rig.service()
    rig.listen(4)
    verdict_count()
    rig.service()
    assert verdict_count() == 0
    rig.listen(1)
    rig.service()
    assert verdict_count() == 1
    rig.service()
    assert verdict_count() == 0


@pytest.mark.parametrize(("retagged", "expected"), [(17, 0), (20, 1)])
def test_other_tags_ask_for_another_verdict(
    rig: Rig, verdict_count: Callable[[], int], retagged: int, expected: int
) -> None:
    assert verdicts.TAGS_LOOKED_AT > ARTISTS * TRACKS
    rig.describe(by_artist())
    rig.service()
    verdict_count()
    rig.tag(lambda number: number // TRACKS if number >= retagged else ARTISTS)
    rig.service()
    assert verdict_count() == expected


def test_a_metric_that_went_with_the_index_is_learnt_again(
    rig: Rig, verdict_count: Callable[[], int]
) -> None:
    rig.describe(by_artist())
    rig.service()
    shutil.rmtree(rig.folder / "index")
    verdict_count()
    assert evidence(rig.service()) == ARTISTS
    assert verdict_count() == 1


def test_a_start_is_not_kept_busy_by_it(rig: Rig, verdict_count: Callable[[], int]) -> None:
    rig.describe(by_artist())
    rig.service(after_ms=DELAY_MS - 1)
    assert verdict_count() == 0


def test_a_verdict_that_cannot_be_read_is_none(rig: Rig, verdict_count: Callable[[], int]) -> None:
    rig.describe(by_artist())
    rig.service()
    StateStore(rig.database, is_shared=True).set(verdicts.STATE_KEY, {"plain_id": 3})
    verdict_count()
    rig.service()
    assert verdict_count() == 1


def test_a_lesson_that_proves_nothing_changes_nothing(rig: Rig) -> None:
    rig.tag(lambda number: number % ARTISTS)
    rig.describe(by_artist())
    assert evidence(rig.service()) == 0


def test_neighbours_are_better_after_the_lesson(rig: Rig) -> None:
    rig.describe(by_artist())
    learned = rig.service()
    assert learned.catalogue is not None
    own = np.repeat(np.arange(ARTISTS), TRACKS)

    def precision(vectors: FloatArray) -> float:
        cosines = vectors @ vectors.T
        np.fill_diagonal(cosines, -2)
        nearest = np.argsort(-cosines, axis=1)[:, :5]
        return float(np.mean(own[nearest] == own[:, None]))

    after = learned.catalogue.index.table.vectors
    before = learned.catalogue.space.plain(after)
    assert precision(after) > precision(before) + 0.05

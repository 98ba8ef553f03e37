"""Lessons change the space quietly, and only where they are worth it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import numpy as np
import pytest

from musicrec_desktop.model.features import FloatArray
from musicrec_desktop.model.track import Tags, TrackId
from musicrec_desktop.recommend.space.sound_space import SpaceRecipe
from musicrec_desktop.services.similarity.service import SimilarityService
from musicrec_desktop.storage.features import FeatureStore
from musicrec_desktop.storage.listens import ListenStore
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

    def service(self) -> SimilarityService:
        made = SimilarityService(
            scheduler=self.scheduler,
            features=FeatureStore(self.database),
            tracks=TrackStore(self.database),
            index_dir=str(self.folder / "index"),
            recipes={1: SpaceRecipe(BLOCKS)},
            feature_version=1,
            listens=ListenStore(self.database),
        )
        made.load()
        self.scheduler.settle()
        return made


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

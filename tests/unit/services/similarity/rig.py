"""A library in a file, and the similarity service over it."""

from __future__ import annotations

from pathlib import Path

import numpy as np

from musicrec_desktop.model.features import FloatArray
from musicrec_desktop.model.similarity_index import IndexKind
from musicrec_desktop.model.track import Tags, TrackId
from musicrec_desktop.recommend.space.sound_space import SpaceRecipe
from musicrec_desktop.services.similarity.service import SimilarityService
from musicrec_desktop.storage.features import FeatureStore
from musicrec_desktop.storage.tracks import TrackStore
from tests.support.library import add_features, add_tracks, new_library, scanned
from tests.support.scheduler import ManualScheduler
from tests.unit.recommend.vectors import BLOCKS, raw


class Rig:
    """A library in a file with tracks 1 … n, and the service over it."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.database = new_library(str(folder / "library.sqlite3"))
        self.database.open()
        self.tracks = TrackStore(self.database)
        self.scheduler = ManualScheduler()
        self.service = self.new_service()
        self.changes = 0

    def new_service(self, wanted: IndexKind | None = None) -> SimilarityService:
        self.wanted = wanted
        service = SimilarityService(
            scheduler=self.scheduler,
            features=FeatureStore(self.database),
            tracks=self.tracks,
            index_dir=str(self.folder / "index"),
            recipes={1: SpaceRecipe(BLOCKS)},
            feature_version=1,
            wanted_index=lambda: self.wanted,
        )
        service.index_changed.connect(self._count)
        return service

    def add(
        self, count: int, titles: dict[int, str] | None = None, durations_ms: dict[int, int] | None = None
    ) -> None:
        files = [
            scanned(
                f"{number}.mp3",
                Tags(
                    (titles or {}).get(number, f"Title {number}"),
                    ("Band" if titles and number in titles else f"Artist {number}",),
                    duration_ms=(durations_ms or {}).get(number, 100_000 + 20_000 * number),
                ),
            )
            for number in range(1, count + 1)
        ]
        add_tracks(self.database, files)

    def analyse(self, *numbers: int, vectors: FloatArray) -> None:
        for number in numbers:
            add_features(self.database, TrackId(number), vectors[number - 1].tolist())

    def similar(self, number: int, limit: int = 5) -> list[int]:
        return [int(item.track_id) for item in self.service.similar(TrackId(number), limit)]

    def _count(self) -> None:
        self.changes += 1


def pairs(count: int) -> FloatArray:
    """Tracks 1 and 2, 3 and 4 … sound alike."""
    vectors = np.repeat(raw(count // 2), 2, axis=0)
    noise = raw(count, seed=5)
    noisy: FloatArray = vectors + np.float32(0.05) * (noise - noise.mean(axis=0))
    return noisy

"""Blind taste tests on a library of three styles, with a player and excerpts that make no sound."""

from __future__ import annotations

import os
from collections.abc import Mapping
from pathlib import Path
from typing import ClassVar

import numpy as np

from musicrec_desktop.model.features import TRAINED_EAR, Block, Features
from musicrec_desktop.model.playback import TrackEnd
from musicrec_desktop.model.queue_controls import QueueControls
from musicrec_desktop.model.taste_test import COMPARISONS_BY_NAME, Slot, TasteDraw
from musicrec_desktop.model.track import TrackId
from musicrec_desktop.playback.excerpts import ExcerptPlayer
from musicrec_desktop.playback.null_engine import NullEngine
from musicrec_desktop.recommend.space.sound_space import SpaceRecipe
from musicrec_desktop.services.analysis.pictures import PictureService
from musicrec_desktop.services.evaluation.taste_test.service import TasteTestService
from musicrec_desktop.services.evaluation.taste_test.sitting import Sitting
from musicrec_desktop.storage.features import FeatureStore
from musicrec_desktop.storage.pictures import PictureStore
from musicrec_desktop.storage.taste_tests import TasteTestStore
from musicrec_desktop.storage.tracks import TrackStore
from tests.support.library import NOW_MS
from tests.support.worker_pool import AnsweringPool
from tests.unit.services.autoplay.rig import COUNT, STYLE, TRACK_MS
from tests.unit.services.autoplay.rig import Rig as AutoplayRig

SIZE = 24
"""Numbers of the ear, and of what is heard without it."""


class TasteTestRig(AutoplayRig):
    """The parts that the container would wire, in fake time."""

    def __init__(self, folder: Path, count: int = COUNT, *, problem: str = "") -> None:
        super().__init__(folder, count)
        tracks = TrackStore(self.database)
        self.pool = AnsweringPool()
        self.store = TasteTestStore(self.database)
        self.ends: list[TrackEnd] = []
        self.player.track_ended.connect(self.ends.append)
        self.excerpts = ExcerptPlayer(
            lambda: NullEngine(
                self.scheduler,
                problem=problem,
                check=lambda path: self.unplayable.get(os.path.basename(path), ""),
            ),
            self.player.sound,
            self.scheduler,
            tracks.playable,
        )
        self.service = TasteTestService(
            autoplay=self.autoplay,
            similarity=self.similarity,
            feedback=self.feedback,
            tracks=tracks,
            pictures=PictureService(
                scheduler=self.scheduler, store=PictureStore(self.database), tracks=tracks, pool=self.pool
            ),
            player=self.player,
            excerpts=self.excerpts,
            store=self.store,
            scheduler=self.scheduler,
            rng_seed=3,
        )

    def turn(self, controls: QueueControls) -> None:
        self.autoplay.set_controls(controls)
        self.scheduler.settle()

    def draw(self, name: str = "chance", start: int | None = 1) -> TasteDraw:
        found: list[TasteDraw] = []
        track_id = None if start is None else TrackId(start)
        self.service.draw(COMPARISONS_BY_NAME[name], track_id, found.append)
        self.scheduler.settle()
        return found[0]

    def begun(self, name: str = "chance", start: int | None = 1) -> Sitting:
        sitting = self.service.sit_down(self.draw(name, start))
        sitting.begin()
        self.scheduler.settle()
        return sitting

    def listen(self, sitting: Sitting, *slots: Slot) -> None:
        """Hear four seconds of each."""
        for slot in slots:
            sitting.play(slot)
            self.scheduler.advance(4_000)


class EarRig(TasteTestRig):
    """The ear hears the three styles; without it, tracks of other styles sound alike."""

    recipes: ClassVar[Mapping[int, SpaceRecipe]] = {
        TRAINED_EAR.base: SpaceRecipe((Block("rest", "timbre", 0, SIZE),)),
        TRAINED_EAR.version: SpaceRecipe((Block("ear", "timbre", TRAINED_EAR.start, SIZE),)),
    }

    def analyse(self, count: int) -> None:
        rng, store = np.random.default_rng(8), FeatureStore(self.database)
        noise = rng.normal(size=(count, TRAINED_EAR.start + SIZE)).astype(np.float32)
        vectors = 0.3 * noise
        vectors[:, TRAINED_EAR.start :] += rng.normal(size=(3, SIZE))[np.arange(count) // STYLE]
        vectors[:, :SIZE] += rng.normal(size=(3, SIZE))[np.arange(count) % 3]
        for number, vector in enumerate(vectors, start=1):
            features = Features(TRAINED_EAR.version, vector, {}, b"", TRACK_MS)
            store.save(TrackId(number), features, 1000, 1, NOW_MS)
        self.similarity.features_changed([TrackId(number) for number in range(1, count + 1)])
        self.scheduler.settle()

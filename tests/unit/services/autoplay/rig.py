"""A library of three styles, a player over the silent engine, and autoplay between them."""

from __future__ import annotations

import os
import random
from array import array
from collections.abc import Mapping
from pathlib import Path
from typing import ClassVar

import numpy as np

from musicrec_desktop.app.building.profiles import build_profiles
from musicrec_desktop.model.browse import BrowseRequest
from musicrec_desktop.model.features import FloatArray
from musicrec_desktop.model.playback import QueueSnapshot
from musicrec_desktop.model.playlist import SmartRules
from musicrec_desktop.model.track import Tags, TrackId
from musicrec_desktop.playback.neighbours import NeighbourLookup
from musicrec_desktop.playback.null_engine import NullEngine
from musicrec_desktop.playback.player import Player
from musicrec_desktop.recommend.space.sound_space import SpaceRecipe
from musicrec_desktop.services.autoplay.inside import InsideTracks
from musicrec_desktop.services.autoplay.service import AutoplayService
from musicrec_desktop.services.feedback import FeedbackService
from musicrec_desktop.services.looks.albums import AlbumLooks
from musicrec_desktop.services.playlists.service import PlaylistService
from musicrec_desktop.services.ratings import RatingService
from musicrec_desktop.services.similarity.service import SimilarityService
from musicrec_desktop.storage.browse import BrowseStore
from musicrec_desktop.storage.covers import CoverStore
from musicrec_desktop.storage.features import FeatureStore
from musicrec_desktop.storage.feedback import FeedbackStore
from musicrec_desktop.storage.listens import ListenStore
from musicrec_desktop.storage.ratings import RatingStore
from musicrec_desktop.storage.relatives import RelativeStore
from musicrec_desktop.storage.spoken import SpokenStore
from musicrec_desktop.storage.state import SettingStore, StateStore
from musicrec_desktop.storage.tracks import TrackStore
from tests.support.library import add_features, add_tracks, new_library, scanned
from tests.support.scheduler import ManualScheduler
from tests.unit.recommend.vectors import BLOCKS, raw

TRACK_MS = 200_000
STYLE = 30
COUNT = 90


def three_styles(fuzz: float) -> FloatArray:
    """Tracks 1–30, 31–60 and 61–90 sound alike, the less the greater ``fuzz``."""
    noise = raw(COUNT, seed=4)
    noise -= noise.mean(axis=0)
    centres = np.repeat(raw(3, seed=6), STYLE, axis=0)
    vectors: FloatArray = (centres + fuzz * noise).astype(np.float32)
    return vectors


class Rig:
    """The parts that the container would wire."""

    recipes: ClassVar[Mapping[int, SpaceRecipe]] = {1: SpaceRecipe(BLOCKS)}

    def __init__(
        self, folder: Path, count: int = COUNT, *, is_analysed: bool = True, fuzz: float = 0.35
    ) -> None:
        self.scheduler = ManualScheduler()
        self._fuzz = fuzz
        self.unplayable: dict[str, str] = {}
        self.database = new_library(str(folder / "library.sqlite3"))
        self.database.open()
        tracks = TrackStore(self.database)
        files = [
            scanned(f"{number}.mp3", Tags(f"Title {number}", (f"Artist {number}",), duration_ms=TRACK_MS))
            for number in range(1, count + 1)
        ]
        add_tracks(self.database, files)
        self.settings = SettingStore(self.database)
        self.feedback = FeedbackService(store=FeedbackStore(self.database), scheduler=self.scheduler)
        self.ratings = RatingService(store=RatingStore(self.database), scheduler=self.scheduler)
        self.player = self.new_player()
        self.playlists = PlaylistService(
            database=self.database, browse=BrowseStore(self.database), scheduler=self.scheduler
        )
        self.similarity = SimilarityService(
            scheduler=self.scheduler,
            features=FeatureStore(self.database),
            tracks=tracks,
            index_dir=str(folder / "index"),
            recipes=self.recipes,
            feature_version=max(self.recipes),
        )
        if is_analysed:
            self.analyse(count)
        self.profiles = build_profiles(self.database, self.scheduler)
        self.autoplay = self.new_autoplay()
        self.scheduler.settle()

    def new_player(self) -> Player:
        tracks = TrackStore(self.database)
        return Player(
            NullEngine(self.scheduler, check=lambda path: self.unplayable.get(os.path.basename(path), "")),
            self.scheduler,
            NeighbourLookup(tracks.playable, tracks.playable_many),
            random.Random(1),
        )

    def restart(self, snapshot: QueueSnapshot, *, is_made_later: bool) -> None:
        """A new player with the queue from before, and autoplay beside it, made before or after that."""
        self.player.close()
        self.player = self.new_player()
        if not is_made_later:
            self.autoplay = self.new_autoplay()
        self.player.restore(snapshot)
        if is_made_later:
            self.autoplay = self.new_autoplay()
        self.scheduler.settle()

    def new_autoplay(self) -> AutoplayService:
        return AutoplayService(
            player=self.player,
            similarity=self.similarity,
            tracks=TrackStore(self.database),
            browse=BrowseStore(self.database),
            relatives=RelativeStore(self.database),
            listens=ListenStore(self.database),
            feedback=self.feedback,
            ratings=self.ratings,
            settings=self.settings,
            state=StateStore(self.database),
            inside_tracks=InsideTracks(self.playlists.reader, lambda: self._evaluate),
            spoken=SpokenStore(self.database),
            looks=AlbumLooks(scheduler=self.scheduler, store=CoverStore(self.database)),
            profiles=self.profiles,
            as_listener=self.database.as_listener,
            scheduler=self.scheduler,
            rng_seed=5,
        )

    def _evaluate(self, rules: SmartRules) -> array[int]:
        return BrowseStore(self.database).ids(BrowseRequest(rules.query))

    def analyse(self, count: int) -> None:
        vectors = three_styles(self._fuzz)
        for number in range(1, count + 1):
            add_features(self.database, TrackId(number), vectors[number - 1].tolist())
        self.similarity.features_changed([TrackId(number) for number in range(1, count + 1)])
        self.scheduler.settle()

    def break_files(self, reason: str, *numbers: int) -> None:
        """The engine fails with these tracks from now on."""
        self.unplayable.update((f"{number}.mp3", reason) for number in numbers)

    def play(self, *numbers: int) -> None:
        self.player.play_now([TrackId(number) for number in numbers])
        self.scheduler.settle()

    def hear(self, duration_ms: int) -> None:
        self.scheduler.advance(duration_ms)

    def skip(self) -> None:
        self.player.next()
        self.scheduler.settle()

    @property
    def current(self) -> int:
        assert self.player.queue.current is not None
        return int(self.player.queue.current.track_id)

    @property
    def ahead(self) -> list[int]:
        return [int(entry.track_id) for entry in self.player.queue.auto_part]

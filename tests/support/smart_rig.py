"""A whole profile for queries and smart playlists, with a player, on a scheduler that a test drives."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from unittest import mock

import numpy as np

from musicrec_desktop.analysis.recipe import EXTRACTOR_VERSION
from musicrec_desktop.app import container
from musicrec_desktop.app.building import analysis
from musicrec_desktop.app.container import App
from musicrec_desktop.core.later import itself
from musicrec_desktop.core.paths import ProfilePaths
from musicrec_desktop.model.features import Block
from musicrec_desktop.model.playlist import PlaylistId, SmartRules
from musicrec_desktop.model.sound_words import LABELS
from musicrec_desktop.model.track import Tags, TrackId
from musicrec_desktop.playback.null_engine import NullEngine
from musicrec_desktop.recommend.space.sound_space import SpaceRecipe
from musicrec_desktop.services.suite import Services
from musicrec_desktop.storage.database import Database
from tests.support.library import add_features, add_tracks, new_library, scanned
from tests.support.scheduler import ManualScheduler
from tests.unit.recommend.vectors import BLOCKS, RAW_SIZE

STYLES = ("Jazz", "Rock", "Folk", "Techno")
STYLE_WORDS = ("piano", "drums", "guitar", "techno")
"""What the tracks of each style sound like."""
OF_A_STYLE = 15
WORDS = Block("ear_words", "words", RAW_SIZE, len(LABELS))


@dataclass(frozen=True)
class SmartRig:
    """A profile with four styles of fifteen tracks each; those of a style sound alike."""

    app: App
    scheduler: ManualScheduler
    ids: tuple[TrackId, ...]

    @property
    def services(self) -> Services:
        return self.app.services

    @property
    def database(self) -> Database:
        return self.app.database

    def style(self, number: int) -> set[TrackId]:
        """The tracks of a style."""
        return set(self.ids[number * OF_A_STYLE : (number + 1) * OF_A_STYLE])

    def hear(self) -> None:
        """Let it be known what sounds alike."""
        self.services.similarity.load()
        self.scheduler.settle()

    def smart(self, name: str, rules: SmartRules | str) -> PlaylistId:
        """Make a smart playlist."""
        wanted = SmartRules(rules) if isinstance(rules, str) else rules
        made = self.services.playlists.lists.create_smart(name, wanted).made
        assert made is not None
        self.scheduler.settle()
        return made

    def plain(self, name: str, ids: list[TrackId]) -> PlaylistId:
        """Make a plain playlist."""
        made = self.services.playlists.lists.create(name, ids).made
        assert made is not None
        self.scheduler.settle()
        return made


def open_smart_rig(folder: Path) -> SmartRig:
    """Open it; the test closes ``app``."""
    paths = ProfilePaths.under(str(folder))
    Path(paths.database).parent.mkdir(parents=True, exist_ok=True)
    new_library(paths.database).close()
    scheduler = ManualScheduler()
    # Vectors of a few numbers, from which a space is fitted at once.
    with mock.patch.multiple(
        analysis,
        SPACE_RECIPES={EXTRACTOR_VERSION: SpaceRecipe(BLOCKS, labels=WORDS)},
        shipped_space=lambda _version: None,
    ):
        engine = NullEngine(scheduler, check=lambda _path: "")
        app = container.build(paths, scheduler, engine=engine, rng_seed=1)
        itself(app.services.similarity)
    _, ids = add_tracks(
        app.database,
        [
            scanned(
                f"{style}/{number}.flac",
                Tags(
                    f"{style} {number}",
                    (f"{style} Band {number % 5}",),
                    f"{style} Album {number % 3}",
                    genres=(style,),
                    year=1980 + number,
                    duration_ms=(100 + number) * 1000,
                ),
            )
            for style in STYLES
            for number in range(OF_A_STYLE)
        ],
    )
    rng = np.random.default_rng(7)
    centres = rng.normal(size=(len(STYLES), RAW_SIZE))
    for place, track_id in enumerate(ids):
        style = place // OF_A_STYLE
        vector = centres[style] + 0.3 * rng.normal(size=RAW_SIZE)
        likely = [0.5 if label == STYLE_WORDS[style] else -3.5 for label in LABELS]
        add_features(app.database, track_id, [*vector.tolist(), *likely], EXTRACTOR_VERSION)
    return SmartRig(app, scheduler, tuple(ids))

"""The setting of the trained ear counts at once, and files that cannot be used turn it off."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest

from musicrec_desktop.analysis.ear import weights
from musicrec_desktop.analysis.ear.weights import WeightsProblem
from musicrec_desktop.analysis.recipe import (
    EAR_WORDS,
    EXTRACTOR_VERSION,
    PLAIN_SIZE,
    PLAIN_VERSION,
    VECTOR_SIZE,
)
from musicrec_desktop.core.settings import TRAINED_EAR
from musicrec_desktop.model.sound_words import LABELS
from musicrec_desktop.model.track import TrackId
from musicrec_desktop.model.trained_ear import EarState, EarUse
from musicrec_desktop.services.analysis.service import AnalyseService
from musicrec_desktop.services.similarity.service import SimilarityService
from musicrec_desktop.services.space_recipes import SPACE_RECIPES
from musicrec_desktop.services.trained_ear import TrainedEarService, version_of, wanted_version
from musicrec_desktop.storage.database import Database
from musicrec_desktop.storage.features import FeatureStore
from musicrec_desktop.storage.state import SettingStore
from musicrec_desktop.storage.tracks import TrackStore
from musicrec_desktop.ui.kit.wording.trained_ear import ear_sentence
from tests.support.library import add_features, add_numbered_tracks, new_library
from tests.support.scheduler import ManualScheduler
from tests.support.worker_pool import AnsweringPool

COUNT = 40


class Rig:
    def __init__(self, database: Database, folder: Path) -> None:
        self.ids = add_numbered_tracks(database, COUNT)
        self.settings = SettingStore(database)
        self.scheduler = ManualScheduler()
        self.pool = AnsweringPool()
        features, tracks = FeatureStore(database), TrackStore(database)
        version = wanted_version(self.settings)
        self.analyse = AnalyseService(
            scheduler=self.scheduler, tracks=tracks, features=features, pool=self.pool, version=version
        )
        self.similarity = SimilarityService(
            scheduler=self.scheduler,
            features=features,
            tracks=tracks,
            index_dir=str(folder / "index"),
            recipes=SPACE_RECIPES,
            feature_version=version,
        )
        self.ear = TrainedEarService(
            scheduler=self.scheduler,
            settings=self.settings,
            analyse=self.analyse,
            similarity=self.similarity,
        )

    def space(self) -> tuple[int, int, bool]:
        """Version, dimension and smoothing of the space in use."""
        catalogue = self.similarity.catalogue
        assert catalogue is not None
        assert len(catalogue.index) == COUNT
        return catalogue.space.feature_version, catalogue.space.dimension, catalogue.space.is_smoothed


@pytest.fixture
def database(tmp_path: Path) -> Iterator[Database]:
    opened = new_library(str(tmp_path / "library.sqlite3"))
    opened.open()
    yield opened
    opened.close()


@pytest.fixture
def rig(database: Database, tmp_path: Path) -> Rig:
    return Rig(database, tmp_path)


def test_it_listens_unless_the_setting_says_otherwise(rig: Rig) -> None:
    for is_wanted, state, version in (
        (True, EarState.LISTENS, EXTRACTOR_VERSION),
        (False, EarState.OFF, PLAIN_VERSION),
    ):
        rig.settings.set(TRAINED_EAR, is_wanted)
        assert (rig.ear.state, version_of(rig.ear.state)) == (state, version)


@pytest.mark.parametrize("problem", WeightsProblem)
def test_files_that_cannot_be_used_turn_it_off_and_are_told(
    rig: Rig, problem: WeightsProblem, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(weights, "problem", lambda: problem)
    assert rig.ear.state.value == problem.value
    assert version_of(rig.ear.state) == PLAIN_VERSION
    assert "cannot listen" in ear_sentence(EarUse(rig.ear.state, is_used=False))


def test_the_numbers_are_looked_at_in_a_lane_and_what_waits_for_them_follows(
    rig: Rig, monkeypatch: pytest.MonkeyPatch
) -> None:
    looked: list[int] = []
    versions: list[int] = []

    def problem() -> WeightsProblem:
        looked.append(1)
        return WeightsProblem.MISSING

    monkeypatch.setattr(weights, "problem", problem)
    monkeypatch.setattr(rig.similarity, "set_feature_version", versions.append)
    rig.ear.settle(lambda: versions.append(0))
    assert (looked, versions) == ([], [])
    rig.scheduler.settle()
    assert looked
    assert versions == [PLAIN_VERSION, 0]


def test_the_setting_changes_the_space_at_once_and_nothing_is_heard_twice(
    rig: Rig, database: Database
) -> None:
    vectors = np.random.default_rng(5).standard_normal((COUNT, VECTOR_SIZE), dtype=np.float32)
    for track_id, vector in zip(rig.ids, vectors, strict=True):
        add_features(database, TrackId(track_id), vector.tolist(), EXTRACTOR_VERSION)
    rig.similarity.load()
    rig.scheduler.settle()
    assert rig.space() == (EXTRACTOR_VERSION, 39, True)
    for is_wanted, expected in ((False, (PLAIN_VERSION, 39, False)), (True, (EXTRACTOR_VERSION, 39, True))):
        rig.settings.set(TRAINED_EAR, is_wanted)
        rig.ear.apply()
        rig.scheduler.settle()
        assert rig.space() == expected
    assert rig.pool.all_paths == []


def test_words_are_known_where_the_ear_listens(rig: Rig, database: Database) -> None:
    vectors = np.random.default_rng(5).standard_normal((COUNT, VECTOR_SIZE), dtype=np.float32)
    vectors[:, EAR_WORDS.start :] = -3.5
    piano = EAR_WORDS.start + LABELS.index("piano")
    vectors[:4, piano] = 0.5
    for track_id, vector in zip(rig.ids, vectors, strict=True):
        add_features(database, TrackId(track_id), vector.tolist(), EXTRACTOR_VERSION)
    rig.similarity.load()
    rig.scheduler.settle()
    first, last = TrackId(rig.ids[0]), TrackId(rig.ids[-1])
    catalogue = rig.similarity.catalogue
    assert catalogue is not None
    assert catalogue.sounding("piano").tolist() == list(rig.ids[:4])
    assert (rig.similarity.words_for(first), rig.similarity.words_for(last)) == (("piano",), ())
    rows = [catalogue.row(track_id) for track_id in rig.ids[:2]]
    assert rows[0] is not None
    assert rows[1] is not None
    assert catalogue.shared_words(rows[0], rows[1]) == ("piano",)
    rig.settings.set(TRAINED_EAR, False)
    rig.ear.apply()
    rig.scheduler.settle()
    assert rig.similarity.words_for(first) == ()


def test_what_is_known_answers_until_the_ear_has_heard_nearly_all(rig: Rig, database: Database) -> None:
    vectors = np.random.default_rng(5).standard_normal((COUNT, VECTOR_SIZE), dtype=np.float32)
    for track_id, vector in zip(rig.ids, vectors[:, :PLAIN_SIZE], strict=True):
        add_features(database, TrackId(track_id), vector.tolist(), PLAIN_VERSION)
    rig.similarity.load()
    rig.scheduler.settle()
    assert rig.space()[0] == PLAIN_VERSION
    catalogue = rig.similarity.catalogue
    assert catalogue is not None
    for heard, (track_id, vector) in enumerate(zip(rig.ids, vectors, strict=True), start=1):
        add_features(database, TrackId(track_id), vector.tolist(), EXTRACTOR_VERSION)
        rig.similarity.features_changed([TrackId(track_id)])
        rig.scheduler.settle()
        now = rig.similarity.catalogue
        assert now is not None
        if heard < 0.9 * COUNT:
            # Tracks that are heard for more are no changes of the index that serves.
            assert now is catalogue
        else:
            assert now.space.feature_version == EXTRACTOR_VERSION
            assert len(now.index) == heard
    assert rig.space() == (EXTRACTOR_VERSION, 35, True)

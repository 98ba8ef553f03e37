"""Builds what listens to the tracks, and what compares how they sound."""

from __future__ import annotations

import contextlib
from dataclasses import dataclass
from functools import partial

from musicrec_desktop.analysis.pool import AnalysisPool
from musicrec_desktop.core.paths import ProfilePaths
from musicrec_desktop.core.scheduler import Scheduler
from musicrec_desktop.core.settings import SIMILARITY_INDEX
from musicrec_desktop.model.similarity_index import IndexKind
from musicrec_desktop.recommend.space.base_fit import shipped_space
from musicrec_desktop.services.analysis.pictures import PictureService
from musicrec_desktop.services.analysis.service import AnalyseService
from musicrec_desktop.services.similarity.metric_updates import MetricUpdates
from musicrec_desktop.services.similarity.service import SimilarityService
from musicrec_desktop.services.space_recipes import SPACE_RECIPES
from musicrec_desktop.services.trained_ear import wanted_version
from musicrec_desktop.services.worker_run import WorkerPace
from musicrec_desktop.storage.database import Database
from musicrec_desktop.storage.features import FeatureStore
from musicrec_desktop.storage.listens import ListenStore
from musicrec_desktop.storage.pictures import PictureStore
from musicrec_desktop.storage.state import SettingStore, StateStore
from musicrec_desktop.storage.tracks import TrackStore


@dataclass(frozen=True, slots=True)
class Analysis:
    """What knows how the tracks sound.

    Attributes:
        service: listens to them.
        pictures: their waveforms.
        similarity: compares them.
    """

    service: AnalyseService
    pictures: PictureService
    similarity: SimilarityService


def build_analysis(
    database: Database,
    scheduler: Scheduler,
    paths: ProfilePaths,
    observers: contextlib.ExitStack,
    *,
    pool: AnalysisPool,
    pace: WorkerPace,
    settings: SettingStore,
) -> Analysis:
    """What knows how the tracks sound, by the wanted version of the features; ``observers`` closes it."""
    tracks, features = TrackStore(database), FeatureStore(database)
    version = wanted_version(settings)
    service = AnalyseService(
        scheduler=scheduler, tracks=tracks, features=features, pool=pool, version=version, pace=pace
    )
    observers.callback(service.close)
    pictures = PictureService(scheduler=scheduler, store=PictureStore(database), tracks=tracks, pool=pool)
    similarity = SimilarityService(
        scheduler=scheduler,
        features=features,
        tracks=tracks,
        index_dir=paths.index_dir,
        recipes=SPACE_RECIPES,
        feature_version=version,
        wanted_index=partial(_wanted_index, settings),
        base=shipped_space,
        metric_updates=MetricUpdates(
            scheduler=scheduler,
            tracks=tracks,
            listens=ListenStore(database),
            state=StateStore(database, is_shared=True),
        ),
    )
    return Analysis(service, pictures, similarity)


def _wanted_index(settings: SettingStore) -> IndexKind | None:
    wanted = str(settings.get(SIMILARITY_INDEX))
    return None if wanted == SIMILARITY_INDEX.default else IndexKind(wanted)

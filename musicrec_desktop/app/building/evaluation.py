"""Builds the reports on recommendations, and the taste test."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial

from musicrec_desktop.analysis.pool import AnalysisPool
from musicrec_desktop.app.building.genres import learner_of
from musicrec_desktop.core.paths import ProfilePaths
from musicrec_desktop.core.scheduler import Scheduler
from musicrec_desktop.playback.excerpts import ExcerptPlayer
from musicrec_desktop.playback.player import Player
from musicrec_desktop.services.analysis.pictures import PictureService
from musicrec_desktop.services.autoplay.service import AutoplayService
from musicrec_desktop.services.browse import BrowseService
from musicrec_desktop.services.evaluation.folder.service import EvaluateService
from musicrec_desktop.services.evaluation.genres import GenreEvaluationService
from musicrec_desktop.services.evaluation.library import LibraryReportService
from musicrec_desktop.services.evaluation.mixes import MixReportService
from musicrec_desktop.services.evaluation.queue import QueueReportService
from musicrec_desktop.services.evaluation.taste_test.service import TasteTestService
from musicrec_desktop.services.feedback import FeedbackService
from musicrec_desktop.services.similarity.service import SimilarityService
from musicrec_desktop.services.space_recipes import SPACE_RECIPES
from musicrec_desktop.services.trained_ear import state_of
from musicrec_desktop.storage.database import Database
from musicrec_desktop.storage.listens import ListenStore
from musicrec_desktop.storage.mixes import MixStore
from musicrec_desktop.storage.relatives import RelativeStore
from musicrec_desktop.storage.state import SettingStore
from musicrec_desktop.storage.taste_tests import TasteTestStore
from musicrec_desktop.storage.tracks import TrackStore


@dataclass(frozen=True, slots=True)
class Evaluation:
    """What judges recommendations.

    Attributes:
        folder: on a folder of labelled music.
        library: on the library.
        queue: on automatic queues.
        mixes: on the cards of For you.
        taste_test: asks the listener.
        genres: on suggested genres.
    """

    folder: EvaluateService
    library: LibraryReportService
    queue: QueueReportService
    mixes: MixReportService
    taste_test: TasteTestService
    genres: GenreEvaluationService


def build_evaluation(
    database: Database,
    scheduler: Scheduler,
    paths: ProfilePaths,
    *,
    pool: AnalysisPool,
    settings: SettingStore,
    player: Player,
    excerpts: ExcerptPlayer,
    browse: BrowseService,
    pictures: PictureService,
    similarity: SimilarityService,
    feedback: FeedbackService,
    autoplay: AutoplayService,
    rng_seed: int | None,
) -> Evaluation:
    """The reports and the taste test, over services that are there already."""
    tracks, listens, relatives = TrackStore(database), ListenStore(database), RelativeStore(database)
    folder = EvaluateService(pool=pool, cache_dir=paths.evaluation_dir, recipes=SPACE_RECIPES)
    return Evaluation(
        folder=folder,
        genres=GenreEvaluationService(learner=learner_of(database, scheduler, settings), folder=folder),
        library=LibraryReportService(
            scheduler=scheduler,
            similarity=similarity,
            browse=browse,
            ear_state=partial(state_of, settings),
        ),
        queue=QueueReportService(
            scheduler=scheduler,
            similarity=similarity,
            tracks=tracks,
            relatives=relatives,
            listens=listens,
        ),
        mixes=MixReportService(
            similarity=similarity,
            tracks=tracks,
            relatives=relatives,
            listens=listens,
            mixes=MixStore(database),
        ),
        taste_test=TasteTestService(
            autoplay=autoplay,
            similarity=similarity,
            feedback=feedback,
            tracks=tracks,
            pictures=pictures,
            player=player,
            excerpts=excerpts,
            store=TasteTestStore(database),
            scheduler=scheduler,
            rng_seed=rng_seed,
        ),
    )

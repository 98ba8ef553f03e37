"""Parts of the services of genres, for tests."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from musicrec_desktop.analysis.pool import AnalysisPool
from musicrec_desktop.core.clock import Clock
from musicrec_desktop.services.evaluation.folder.service import EvaluateService
from musicrec_desktop.services.file_tags.writer import FileTagWriter
from musicrec_desktop.services.genres.learning import GenreLearner
from musicrec_desktop.services.genres.service import GenreService
from musicrec_desktop.services.genres.words import GenreWordService
from musicrec_desktop.services.genres.writing import GenreWriting
from musicrec_desktop.services.space_recipes import SPACE_RECIPES
from musicrec_desktop.storage.database import Database
from musicrec_desktop.storage.features import FeatureStore
from musicrec_desktop.storage.file_tags import FileTagStore
from musicrec_desktop.storage.genre_suggestions import GenreStore
from musicrec_desktop.storage.genre_words import GenreWordStore
from musicrec_desktop.testing.clock import FakeClock
from tests.support.scheduler import ManualScheduler


def learner_of(database: Database, clock: Clock | None = None) -> GenreLearner:
    """A learner of a library whose features are of version 2."""
    return GenreLearner(
        store=GenreStore(database),
        features=FeatureStore(database),
        version=lambda: 2,
        clock=clock or FakeClock(),
    )


def service_of(
    database: Database, scheduler: ManualScheduler, is_busy: Callable[[], bool] = lambda: False
) -> GenreService:
    """The service of a library."""
    learner, store = learner_of(database, scheduler.clock), GenreStore(database)
    return GenreService(
        scheduler=scheduler,
        store=store,
        learner=learner,
        is_busy=is_busy,
        writing=GenreWriting(scheduler=scheduler, store=store, writer=FileTagWriter(FileTagStore(database))),
        words=GenreWordService(scheduler=scheduler, store=GenreWordStore(database)),
    )


def no_folder(folder: Path) -> EvaluateService:
    """Describes files, where one is asked for; its workers begin then."""
    return EvaluateService(pool=AnalysisPool(1), cache_dir=str(folder / "cache"), recipes=SPACE_RECIPES)

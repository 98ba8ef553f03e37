"""Parts of the services of genres, for tests."""

from __future__ import annotations

from pathlib import Path

from musicrec_desktop.analysis.pool import AnalysisPool
from musicrec_desktop.core.clock import Clock
from musicrec_desktop.services.evaluation.folder.service import EvaluateService
from musicrec_desktop.services.genres.learning import GenreLearner
from musicrec_desktop.services.space_recipes import SPACE_RECIPES
from musicrec_desktop.storage.database import Database
from musicrec_desktop.storage.features import FeatureStore
from musicrec_desktop.storage.genre_suggestions import GenreStore
from tests.support.clock import FakeClock


def learner_of(database: Database, clock: Clock | None = None) -> GenreLearner:
    """A learner of a library whose features are of version 2."""
    return GenreLearner(
        store=GenreStore(database),
        features=FeatureStore(database),
        version=lambda: 2,
        clock=clock or FakeClock(),
    )


def no_folder(folder: Path) -> EvaluateService:
    """Describes files, where one is asked for; its workers begin then."""
    return EvaluateService(pool=AnalysisPool(1), cache_dir=str(folder / "cache"), recipes=SPACE_RECIPES)

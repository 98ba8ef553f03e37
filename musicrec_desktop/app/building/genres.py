"""Builds what suggests genres."""

from __future__ import annotations

import contextlib
from functools import partial

from musicrec_desktop.core.scheduler import Scheduler
from musicrec_desktop.services.analysis.service import AnalyseService
from musicrec_desktop.services.file_tags.writer import FileTagWriter
from musicrec_desktop.services.genres.learning import GenreLearner
from musicrec_desktop.services.genres.service import GenreService
from musicrec_desktop.services.genres.words import GenreWordService
from musicrec_desktop.services.genres.writing import GenreWriting
from musicrec_desktop.services.queries.changes import QueryChanges
from musicrec_desktop.services.trained_ear import wanted_version
from musicrec_desktop.storage.database import Database
from musicrec_desktop.storage.features import FeatureStore
from musicrec_desktop.storage.genre_suggestions import GenreStore
from musicrec_desktop.storage.genre_words import GenreWordStore
from musicrec_desktop.storage.state import SettingStore


def build_genres(
    database: Database,
    scheduler: Scheduler,
    observers: contextlib.ExitStack,
    *,
    settings: SettingStore,
    analyse: AnalyseService,
    writer: FileTagWriter,
    changes: QueryChanges,
) -> GenreService:
    """What suggests genres, over services that are there already; ``observers`` closes it."""
    store = GenreStore(database)
    service = GenreService(
        scheduler=scheduler,
        store=store,
        learner=learner_of(database, scheduler, settings),
        is_busy=lambda: analyse.is_running and not analyse.is_paused,
        writing=GenreWriting(scheduler=scheduler, store=store, writer=writer),
        words=GenreWordService(scheduler=scheduler, store=GenreWordStore(database)),
    )
    observers.callback(service.cancel)
    observers.callback(service.words.close)
    changes.follow_genres(service)
    return service


def learner_of(database: Database, scheduler: Scheduler, settings: SettingStore) -> GenreLearner:
    """What learns the genres of a library, from the features that are wanted."""
    return GenreLearner(
        store=GenreStore(database),
        features=FeatureStore(database),
        version=partial(wanted_version, settings),
        clock=scheduler.clock,
    )

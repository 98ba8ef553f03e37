"""Builds the music map, and what finds paths over it."""

from __future__ import annotations

import contextlib
from typing import TYPE_CHECKING

from musicrec_desktop.app.building.playlists import Playlists
from musicrec_desktop.core.later import later
from musicrec_desktop.core.scheduler import Scheduler
from musicrec_desktop.services.analysis.service import AnalyseService
from musicrec_desktop.services.feedback import FeedbackService
from musicrec_desktop.services.music_map.in_use import MapInUse
from musicrec_desktop.services.music_map.reading import MapReader
from musicrec_desktop.services.music_map.regions import RegionService
from musicrec_desktop.services.music_map.service import MusicMapService
from musicrec_desktop.services.similarity.service import SimilarityService
from musicrec_desktop.storage.database import Database
from musicrec_desktop.storage.music_map.facts import MapFactStore
from musicrec_desktop.storage.tracks import TrackStore

if TYPE_CHECKING:
    from musicrec_desktop.services.music_map.making import MapMaker
    from musicrec_desktop.services.paths.service import PathService


def build_music_map(
    database: Database,
    scheduler: Scheduler,
    observers: contextlib.ExitStack,
    *,
    analyse: AnalyseService,
    similarity: SimilarityService,
    playlists: Playlists,
) -> MusicMapService:
    """The music map, over services that are there already; ``observers`` closes it."""
    facts = MapFactStore(database)
    regions = RegionService(database=database, clock=scheduler.clock, lists=playlists.service.lists)
    service = MusicMapService(
        scheduler=scheduler,
        in_use=playlists.map_in_use,
        maker=later(
            lambda: _maker(playlists.map_in_use, facts), "musicrec_desktop.services.music_map.making"
        ),
        reader=MapReader(facts, scheduler.clock.now_ms),
        regions=regions,
        similarity=similarity,
        playlists=playlists.service.reader,
        smart=playlists.smart,
        worlds=playlists.worlds,
        is_busy=lambda: analyse.is_running and not analyse.is_paused,
    )
    observers.callback(service.close)
    service.moved.connect(playlists.changes.map_changed)
    regions.changed.connect(playlists.changes.map_changed)
    return service


def build_paths(
    database: Database, scheduler: Scheduler, *, feedback: FeedbackService, similarity: SimilarityService
) -> PathService:
    """Paths, over services that are there already."""
    from musicrec_desktop.services.paths.service import PathService

    return PathService(
        scheduler=scheduler, tracks=TrackStore(database), feedback=feedback, similarity=similarity
    )


def _maker(in_use: MapInUse, facts: MapFactStore) -> MapMaker:
    """What makes maps: made in the lane where the first one is made."""
    from musicrec_desktop.services.music_map.making import MapMaker

    return MapMaker(in_use, facts)

"""Builds the music map."""

from __future__ import annotations

from musicrec_desktop.app.building.playlists import Playlists
from musicrec_desktop.core.scheduler import Scheduler
from musicrec_desktop.services.music_map.service import MusicMapService
from musicrec_desktop.services.similarity.service import SimilarityService
from musicrec_desktop.storage.database import Database
from musicrec_desktop.storage.music_map.facts import MapFactStore
from musicrec_desktop.storage.music_map.layouts import LayoutStore


def build_music_map(
    database: Database, scheduler: Scheduler, *, similarity: SimilarityService, playlists: Playlists
) -> MusicMapService:
    """The music map, over services that are there already."""
    return MusicMapService(
        scheduler=scheduler,
        layouts=LayoutStore(database),
        facts=MapFactStore(database),
        similarity=similarity,
        playlists=playlists.service,
        smart=playlists.smart,
        worlds=playlists.worlds,
    )

"""Builds playlists: what is in them, and what their rules find."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from musicrec_desktop.core.later import later
from musicrec_desktop.services.playlists.service import PlaylistService
from musicrec_desktop.services.playlists.smart import SmartPlaylists
from musicrec_desktop.services.queries.changes import QueryChanges
from musicrec_desktop.services.queries.world import QueryWorlds
from musicrec_desktop.storage.browse import BrowseStore
from musicrec_desktop.storage.music_map.layouts import LayoutStore

if TYPE_CHECKING:
    import contextlib

    from musicrec_desktop.core.scheduler import Scheduler
    from musicrec_desktop.model.music_map import MapLayout
    from musicrec_desktop.playback.player import Player
    from musicrec_desktop.services.analysis.service import AnalyseService
    from musicrec_desktop.services.feedback import FeedbackService
    from musicrec_desktop.services.listening import ListeningService
    from musicrec_desktop.services.looks.albums import AlbumLooks
    from musicrec_desktop.services.music_map.in_use import MapInUse
    from musicrec_desktop.services.ratings import RatingService
    from musicrec_desktop.services.scan.service import ScanService
    from musicrec_desktop.services.similarity.service import SimilarityService
    from musicrec_desktop.storage.database import Database


@dataclass(frozen=True, slots=True)
class Playlists:
    """The services of playlists.

    Attributes:
        service: what is in them.
        worlds: what queries mean at a moment.
        changes: tells when queries may find something else.
        smart: what their rules find.
        map_in_use: where tracks lie on the music map, for rules that name a region.
    """

    service: PlaylistService
    worlds: QueryWorlds
    changes: QueryChanges
    smart: SmartPlaylists
    map_in_use: MapInUse


def build_playlists(
    database: Database,
    scheduler: Scheduler,
    observers: contextlib.ExitStack,
    *,
    scan: ScanService,
    analyse: AnalyseService,
    similarity: SimilarityService,
    looks: AlbumLooks,
    listening: ListeningService,
    feedback: FeedbackService,
    ratings: RatingService,
    player: Player,
) -> Playlists:
    """The services of playlists, which follow what changes in the library; ``observers`` closes them."""
    service = PlaylistService(database=database, browse=BrowseStore(database), scheduler=scheduler)
    scan.library_changed.connect(service.rematcher.library_changed)
    analyse.tracks_merged.connect(service.rematcher.tracks_merged)

    def make_map() -> MapInUse:
        from musicrec_desktop.services.music_map.in_use import MapInUse

        return MapInUse(LayoutStore(database), lambda: similarity.catalogue, scheduler.clock.now_ms)

    def placed() -> MapLayout | None:
        return map_in_use.layout()

    map_in_use = later(make_map)
    worlds = QueryWorlds(
        database=database,
        scheduler=scheduler,
        player=player,
        similarity=similarity,
        looks=looks,
        placed=placed,
    )
    changes = QueryChanges(
        scan=scan,
        analyse=analyse,
        similarity=similarity,
        looks=looks,
        listening=listening,
        feedback=feedback,
        ratings=ratings,
        player=player,
    )
    smart = SmartPlaylists(scheduler=scheduler, worlds=worlds, playlists=service, changes=changes)
    observers.callback(smart.close)
    return Playlists(service, worlds, changes, smart, map_in_use)

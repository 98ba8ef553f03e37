"""Builds the covers, and what is known of how they look."""

from __future__ import annotations

import contextlib
from dataclasses import dataclass
from functools import partial

from musicrec_desktop.analysis.pool import AnalysisPool
from musicrec_desktop.core.paths import ProfilePaths
from musicrec_desktop.core.scheduler import Scheduler
from musicrec_desktop.core.settings import LOOK_AT_COVERS
from musicrec_desktop.services.analysis.service import AnalyseService
from musicrec_desktop.services.covers import CoverService
from musicrec_desktop.services.looks.albums import AlbumLooks
from musicrec_desktop.services.looks.service import CoverLookService
from musicrec_desktop.services.worker_run import WorkerPace
from musicrec_desktop.storage.covers import CoverStore
from musicrec_desktop.storage.database import Database
from musicrec_desktop.storage.state import SettingStore
from musicrec_desktop.storage.tracks import TrackStore
from musicrec_desktop.ui.kit.big_pictures import BigPictures


@dataclass(frozen=True, slots=True)
class Looks:
    """The services of covers.

    Attributes:
        covers: gives the pictures.
        cover_looks: looks at them, in worker processes.
        album_looks: which albums look alike.
    """

    covers: CoverService
    cover_looks: CoverLookService
    album_looks: AlbumLooks


def build_looks(
    database: Database,
    scheduler: Scheduler,
    paths: ProfilePaths,
    observers: contextlib.ExitStack,
    *,
    tracks: TrackStore,
    settings: SettingStore,
    analyse: AnalyseService,
    pool: AnalysisPool,
    pace: WorkerPace,
) -> Looks:
    """The services of covers; ``observers`` closes them. They look while no track is being analysed."""
    is_wanted = partial(_looks_at_covers, settings)
    covers = CoverService(
        scheduler=scheduler, tracks=tracks, covers_dir=paths.covers_dir, shrinker=BigPictures()
    )
    cover_looks = CoverLookService(
        scheduler=scheduler,
        store=CoverStore(database),
        covers=covers,
        pool=pool,
        pace=pace,
        is_busy=lambda: analyse.is_running and not analyse.is_paused,
        is_wanted=is_wanted,
    )
    observers.callback(cover_looks.close)
    album_looks = AlbumLooks(
        scheduler=scheduler, store=CoverStore(database), wall_path=paths.cover_wall, is_wanted=is_wanted
    )
    return Looks(covers, cover_looks, album_looks)


def _looks_at_covers(settings: SettingStore) -> bool:
    return bool(settings.get(LOOK_AT_COVERS))

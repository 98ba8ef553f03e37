"""Builds what finds copies of recordings, and puts them into the trash."""

from __future__ import annotations

import sys

from musicrec_desktop.analysis.recipe import PLAIN_VERSION
from musicrec_desktop.core.scheduler import Scheduler
from musicrec_desktop.core.trash import DesktopTrash, Trash
from musicrec_desktop.playback.excerpts import ExcerptPlayer
from musicrec_desktop.playback.player import Player
from musicrec_desktop.services.analysis.pictures import PictureService
from musicrec_desktop.services.copies.hearing import CourseHearing
from musicrec_desktop.services.copies.listening import CopyListening
from musicrec_desktop.services.copies.service import CopyService, CopyStores
from musicrec_desktop.services.copies.trashing import CopyTrash
from musicrec_desktop.services.scan.service import ScanService
from musicrec_desktop.services.similarity.service import SimilarityService
from musicrec_desktop.storage.copies.files import CopyFileStore
from musicrec_desktop.storage.copies.groups import CopyStore
from musicrec_desktop.storage.copies.trashed import TrashedFileStore
from musicrec_desktop.storage.copies.use import UseMover
from musicrec_desktop.storage.database import Database
from musicrec_desktop.storage.features import FeatureStore
from musicrec_desktop.storage.insights.library import LibraryStore
from musicrec_desktop.storage.insights.names import NameStore
from musicrec_desktop.storage.pictures import PictureStore
from musicrec_desktop.storage.tracks import TrackStore


def build_copies(
    database: Database,
    scheduler: Scheduler,
    *,
    similarity: SimilarityService,
    scan: ScanService,
    tracks: TrackStore,
    player: Player,
    excerpts: ExcerptPlayer,
    pictures: PictureService,
) -> CopyService:
    """The service of copies; what it does to files is told as a scan tells it."""
    features = FeatureStore(database)
    return CopyService(
        scheduler=scheduler,
        stores=CopyStores(
            groups=CopyStore(database),
            files=CopyFileStore(database),
            use=UseMover(database),
            library=LibraryStore(database),
            names=NameStore(database),
            tracks=tracks,
            pictures=PictureStore(database),
        ),
        courses=CourseHearing(pictures),
        catalogue=lambda: similarity.catalogue,
        trash=CopyTrash(_trash(), TrashedFileStore(database), tracks, scheduler.clock),
        listening=CopyListening(player, excerpts),
        library_changed=scan.library_changed.emit,
        unheard=lambda: features.analysis_counts(PLAIN_VERSION)[0],
    )


def _trash() -> Trash:
    """The trash of this system."""
    if sys.platform in {"win32", "darwin"}:
        from musicrec_desktop.app.qt_trash import QtTrash

        return QtTrash()
    return DesktopTrash()

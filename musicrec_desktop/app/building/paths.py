"""Builds what finds paths."""

from __future__ import annotations

from musicrec_desktop.core.scheduler import Scheduler
from musicrec_desktop.services.feedback import FeedbackService
from musicrec_desktop.services.paths.service import PathService
from musicrec_desktop.services.similarity.service import SimilarityService
from musicrec_desktop.storage.database import Database
from musicrec_desktop.storage.tracks import TrackStore


def build_paths(
    database: Database, scheduler: Scheduler, *, feedback: FeedbackService, similarity: SimilarityService
) -> PathService:
    """Paths, over services that are there already."""
    return PathService(
        scheduler=scheduler, tracks=TrackStore(database), feedback=feedback, similarity=similarity
    )

"""Builds “songs like a list”."""

from __future__ import annotations

from musicrec_desktop.core.paths import ProfilePaths
from musicrec_desktop.core.scheduler import Scheduler
from musicrec_desktop.services.autoplay.service import AutoplayService
from musicrec_desktop.services.autoplay.suggestions import SuggestionService
from musicrec_desktop.services.feedback import FeedbackService
from musicrec_desktop.services.similarity.service import SimilarityService
from musicrec_desktop.services.tracklists.service import TracklistService
from musicrec_desktop.storage.database import Database
from musicrec_desktop.storage.state import StateStore


def build_tracklists(
    database: Database,
    scheduler: Scheduler,
    paths: ProfilePaths,
    *,
    autoplay: AutoplayService,
    similarity: SimilarityService,
    feedback: FeedbackService,
    suggestions: SuggestionService,
) -> TracklistService:
    """The service that answers lists from anywhere."""
    return TracklistService(
        database=database,
        scheduler=scheduler,
        library=autoplay.library,
        similarity=similarity,
        feedback=feedback,
        suggestions=suggestions,
        state=StateStore(database),
        cache_dir=paths.cache_dir,
    )

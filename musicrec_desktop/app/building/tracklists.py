"""Builds “songs like a list”."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from musicrec_desktop.core.paths import ProfilePaths
from musicrec_desktop.core.scheduler import Scheduler
from musicrec_desktop.online.token_keeper import TokenKeeper
from musicrec_desktop.services.autoplay.service import AutoplayService
from musicrec_desktop.services.autoplay.suggestions import SuggestionService
from musicrec_desktop.services.feedback import FeedbackService
from musicrec_desktop.services.similarity.service import SimilarityService
from musicrec_desktop.services.tracklists.service import TracklistService
from musicrec_desktop.services.tracklists.spotify import SpotifyLists
from musicrec_desktop.storage.database import Database
from musicrec_desktop.storage.state import StateStore

if TYPE_CHECKING:
    from musicrec_desktop.online.spotify.reader import SpotifyReader


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


def build_spotify(database: Database, scheduler: Scheduler, keeper: TokenKeeper) -> SpotifyLists:
    """What reads lists at Spotify; without a client id it sends nothing."""
    return SpotifyLists(
        scheduler=scheduler,
        state=StateStore(database),
        keeper=keeper,
        open_reader=open_spotify,
    )


def open_spotify(client_id: str, open_browser: Callable[[str], object]) -> SpotifyReader:
    """What talks to Spotify; it is loaded with the first list, so that a start does not load HTTP."""
    from musicrec_desktop.online.spotify.reader import SpotifyReader

    return SpotifyReader(client_id, open_browser)

"""Builds “For you”."""

from __future__ import annotations

from musicrec_desktop.core.scheduler import Scheduler
from musicrec_desktop.services.autoplay.service import AutoplayService
from musicrec_desktop.services.discover.gathering import MixGathering
from musicrec_desktop.services.discover.service import DiscoverService
from musicrec_desktop.services.feedback import FeedbackService
from musicrec_desktop.services.similarity.service import SimilarityService
from musicrec_desktop.storage.cards import CardStore
from musicrec_desktop.storage.database import Database
from musicrec_desktop.storage.mix_history import MixHistoryStore
from musicrec_desktop.storage.mixes import MixStore
from musicrec_desktop.storage.state import StateStore
from musicrec_desktop.storage.tracks import TrackStore


def build_discover(
    database: Database,
    scheduler: Scheduler,
    *,
    autoplay: AutoplayService,
    similarity: SimilarityService,
    feedback: FeedbackService,
) -> DiscoverService:
    """The cards of the day, over services that are there already."""
    cards = CardStore(database)
    gathering = MixGathering(
        mixes=MixStore(database),
        history=MixHistoryStore(database),
        cards=cards,
        tracks=TrackStore(database),
        feedback=feedback,
        clock=scheduler.clock,
    )
    return DiscoverService(
        scheduler=scheduler,
        gathering=gathering,
        cards=cards,
        autoplay=autoplay,
        similarity=similarity,
        state=StateStore(database),
    )

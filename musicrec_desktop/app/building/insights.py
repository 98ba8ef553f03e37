"""Builds the insights."""

from __future__ import annotations

from musicrec_desktop.core.scheduler import Scheduler
from musicrec_desktop.query.meaning import NO_WORLD
from musicrec_desktop.query.parser import parse_strictly
from musicrec_desktop.services.autoplay.service import AutoplayService
from musicrec_desktop.services.browse import BrowseService
from musicrec_desktop.services.insights.data import InsightStores
from musicrec_desktop.services.insights.knowledge import Knowledge
from musicrec_desktop.services.insights.service import InsightsService
from musicrec_desktop.services.listening import ListeningService
from musicrec_desktop.services.similarity.service import SimilarityService
from musicrec_desktop.storage.database import Database
from musicrec_desktop.storage.insights.library import LibraryStore
from musicrec_desktop.storage.insights.listens import HistoryStore
from musicrec_desktop.storage.insights.names import NameStore
from musicrec_desktop.storage.insights.opinions import OpinionStore
from musicrec_desktop.storage.insights.sounds import SoundStore
from musicrec_desktop.storage.pictures import PictureStore
from musicrec_desktop.storage.query.finding import QueryStore
from musicrec_desktop.storage.tracks import TrackStore


def build_insights(
    database: Database,
    scheduler: Scheduler,
    *,
    listening: ListeningService,
    autoplay: AutoplayService,
    similarity: SimilarityService,
    browse: BrowseService,
) -> InsightsService:
    """The service of the insights; it follows what is heard."""
    queries = QueryStore(database)
    knowledge = Knowledge(
        taste=lambda: autoplay.taste.personal(similarity.catalogue),
        catalogue=lambda: similarity.catalogue,
        facts=TrackStore(database).facts,
        courses=PictureStore(database).known,
        count=lambda text: len(queries.ids(parse_strictly(text), NO_WORLD)),
        stats=browse.stats,
    )
    stores = InsightStores(
        listens=HistoryStore(database),
        names=NameStore(database),
        sounds=SoundStore(database),
        library=LibraryStore(database),
        opinions=OpinionStore(database),
        knowledge=knowledge,
    )
    service = InsightsService(scheduler=scheduler, stores=stores)
    listening.logged.connect(service.history_changed)
    return service

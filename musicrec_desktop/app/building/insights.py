"""Builds the insights."""

from __future__ import annotations

from musicrec_desktop.core.scheduler import Scheduler
from musicrec_desktop.services.importing.service import ImportService
from musicrec_desktop.services.insights.data import InsightStores
from musicrec_desktop.services.insights.service import InsightsService
from musicrec_desktop.services.listening import ListeningService
from musicrec_desktop.storage.database import Database
from musicrec_desktop.storage.insights.listens import HistoryStore
from musicrec_desktop.storage.insights.names import NameStore


def build_insights(
    database: Database, scheduler: Scheduler, *, listening: ListeningService, importing: ImportService
) -> InsightsService:
    """The service of the insights; it follows what is heard and imported."""
    stores = InsightStores(listens=HistoryStore(database), names=NameStore(database))
    service = InsightsService(scheduler=scheduler, stores=stores)
    listening.logged.connect(service.history_changed)
    importing.changed.connect(service.rows_changed)
    return service

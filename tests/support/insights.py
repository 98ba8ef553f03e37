"""Where the columns of insights come from, of a database without other services."""

from __future__ import annotations

from musicrec_desktop.services.insights.data import InsightStores
from musicrec_desktop.services.insights.knowledge import NOTHING_KNOWN, Knowledge
from musicrec_desktop.storage.database import Database
from musicrec_desktop.storage.insights.library import LibraryStore
from musicrec_desktop.storage.insights.listens import HistoryStore
from musicrec_desktop.storage.insights.names import NameStore
from musicrec_desktop.storage.insights.opinions import OpinionStore
from musicrec_desktop.storage.insights.sounds import SoundStore


def stores_of(database: Database, knowledge: Knowledge = NOTHING_KNOWN) -> InsightStores:
    """All stores of a database."""
    return InsightStores(
        listens=HistoryStore(database),
        names=NameStore(database),
        sounds=SoundStore(database),
        library=LibraryStore(database),
        opinions=OpinionStore(database),
        knowledge=knowledge,
    )

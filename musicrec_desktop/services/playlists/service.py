"""Playlists of the listener, in the parts that front ends take."""

from __future__ import annotations

from musicrec_desktop.core.scheduler import Scheduler
from musicrec_desktop.services.playlists.edit import EditMaker
from musicrec_desktop.services.playlists.entries import EntryEditor
from musicrec_desktop.services.playlists.folders import FolderEditor
from musicrec_desktop.services.playlists.lane import EditLane
from musicrec_desktop.services.playlists.lists import ListEditor
from musicrec_desktop.services.playlists.outside import OutsideEdits
from musicrec_desktop.services.playlists.reading import PlaylistReader
from musicrec_desktop.services.playlists.rematching import EntryRematcher
from musicrec_desktop.services.playlists.steps import Stores
from musicrec_desktop.services.queries.names import QueryNames
from musicrec_desktop.storage.browse import BrowseStore
from musicrec_desktop.storage.database import Database
from musicrec_desktop.storage.playlists.entries import EntryStore
from musicrec_desktop.storage.playlists.followed import FollowedFileStore
from musicrec_desktop.storage.playlists.lists import PlaylistStore
from musicrec_desktop.storage.playlists.matching import MatchStore


class PlaylistService:
    """Puts the parts together.

    Args:
        database: for transactions.
        browse: orders tracks.
        scheduler: gives the lanes and the time.

    Attributes:
        reader: what playlists are, and the signals that they changed.
        outside: notices what other processes did to them.
        lists: edits playlists as a whole.
        folders: edits folders.
        entries: edits what is in plain playlists.
        lane: does long edits.
        maker: makes edits, for services with edits of their own.
        rematcher: finds the tracks of entries without one.
        names: what the names in rules mean, and what is wrong with them.
    """

    def __init__(self, *, database: Database, browse: BrowseStore, scheduler: Scheduler) -> None:
        stores = Stores(database, PlaylistStore(database), EntryStore(database), scheduler.clock)
        self.names = QueryNames(database)
        self.reader = PlaylistReader(
            lists=stores.lists, entries=stores.entries, browse=browse, scheduler=scheduler
        )
        self.outside = OutsideEdits(reader=self.reader, lists=stores.lists, scheduler=scheduler)
        self.maker = EditMaker(stores, self.reader.tell)
        self.lists = ListEditor(self.maker, self.reader, self.names)
        self.folders = FolderEditor(self.maker)
        self.entries = EntryEditor(self.maker, self.reader, FollowedFileStore(database))
        self.lane = EditLane(scheduler, database)
        self.rematcher = EntryRematcher(
            store=MatchStore(database), entries=stores.entries, tell=self.reader.tell, scheduler=scheduler
        )

    def profile_switched(self) -> None:
        """Tell that all playlists and folders are others."""
        self.outside.profile_switched()
        self.reader.profile_switched()

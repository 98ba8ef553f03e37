"""Lists for the pages: ids in order, rows on demand, groups, history."""

from __future__ import annotations

from array import array
from collections.abc import Callable, Sequence
from typing import TypeVar

from musicrec_desktop.core.scheduler import Scheduler
from musicrec_desktop.core.tasks import Lane, TaskHandle
from musicrec_desktop.model.browse import (
    AnyHistoryRow,
    BrowseRequest,
    GroupKind,
    HistoryRow,
    ListTotals,
    RowFacts,
)
from musicrec_desktop.model.folder_tree import FolderNode
from musicrec_desktop.model.genres import SuggestedGenre
from musicrec_desktop.model.listen import LibraryStats
from musicrec_desktop.model.listing import Listing
from musicrec_desktop.model.track import GroupRow, SoundFacts, Track, TrackId
from musicrec_desktop.query.meaning import World
from musicrec_desktop.storage.browse import BrowseStore
from musicrec_desktop.storage.tracks import TrackStore

T = TypeVar("T")
_OnGroups = Callable[[list[GroupRow]], object]
_OnError = Callable[[Exception], object]


class BrowseService:
    """Reads for lists; ``load_*`` work in the quick lane and a newer call replaces an unfinished one.

    Args:
        scheduler: gives the lanes.
        store: the SQL.
        tracks: single tracks.
        feature_version: of the extractor, for the figures of the library.
        world: gives what searches mean besides tracks.
    """

    def __init__(
        self,
        *,
        scheduler: Scheduler,
        store: BrowseStore,
        tracks: TrackStore,
        feature_version: int,
        world: Callable[[], World],
    ) -> None:
        self._scheduler = scheduler
        self._store = store
        self._tracks = tracks
        self._feature_version = feature_version
        self._world = world
        self._preparing: TaskHandle | None = None
        self._loads: dict[str, TaskHandle] = {}
        self._begun: dict[GroupKind, list[tuple[_OnGroups, _OnError]]] = {}

    def profile_switched(self) -> None:
        """Drop the lists that are being read for who left."""
        for load in self._loads.values():
            load.cancel()
        self._loads.clear()
        self._begun.clear()

    def ids(self, request: BrowseRequest) -> array[int]:
        """The ids of a list, in order.

        Raises:
            QuerySyntaxError: the search text cannot be meant.
        """
        return self._store.ids(request, self._world())

    def load_ids(
        self,
        request: BrowseRequest,
        on_done: Callable[[array[int], ListTotals], object],
        on_error: Callable[[Exception], object] | None = None,
        *,
        list_name: str = "tracks",
    ) -> TaskHandle:
        """Find the ids of a list and its totals; ``list_name`` tells lists apart that load side by side."""
        return self.load_listing(
            request,
            lambda listing, totals: on_done(listing.ids, totals),
            on_error,
            list_name=list_name,
        )

    def load_listing(
        self,
        request: BrowseRequest,
        on_done: Callable[[Listing, ListTotals], object],
        on_error: Callable[[Exception], object] | None = None,
        *,
        list_name: str = "tracks",
        on_totals: Callable[[ListTotals], object] | None = None,
    ) -> TaskHandle:
        """Find a list with its panes, albums and days, and its totals.

        Args:
            request: which list.
            on_done: gets the list and its totals.
            on_error: gets errors of ``ids``.
            list_name: tells lists apart that load side by side.
            on_totals: gets the totals where the ids came before them (``ListTotals.is_whole``); None waits.
        """
        world, later = self._world(), f"totals-{list_name}"
        totals_of = self._store.totals if on_totals is None else self._store.totals_at_hand

        def load() -> tuple[Listing, ListTotals, bool]:
            listing = self._store.listing(request, world)
            return listing, totals_of(listing.ids), self._store.is_preparing_due

        def deliver(listing: Listing, totals: ListTotals, is_preparing_due: bool) -> None:
            on_done(listing, totals)
            if on_totals is not None and not totals.is_whole:
                self._load(later, lambda: self._store.totals(listing.ids), on_done=on_totals)
            elif later in self._loads:
                self._loads.pop(later).cancel()  # of earlier ids
            if is_preparing_due and (self._preparing is None or self._preparing.is_finished):
                self._preparing = self._scheduler.run(Lane.QUICK, lambda _context: self._store.prepare())

        return self._load(
            f"browse-{list_name}",
            load,
            on_done=lambda result: deliver(*result),
            on_error=on_error,
        )

    def now_ms(self) -> int:
        """UTC, for words such as "today"."""
        return self._scheduler.clock.now_ms()

    def page(self, ids: Sequence[TrackId]) -> list[Track]:
        """The rows of a part of a list; a few milliseconds for 200 of them."""
        return self._store.page(ids)

    def sounds(self, ids: Sequence[TrackId]) -> dict[TrackId, SoundFacts]:
        """What was measured in the sound of some tracks, at once; those not analysed are left out."""
        return self._store.sounds(ids)

    def row_facts(self, ids: Sequence[TrackId]) -> dict[TrackId, RowFacts]:
        """What columns show of some tracks beside their rows, at once."""
        return self._store.row_facts(ids)

    def suggested_genres(self, ids: Sequence[TrackId]) -> dict[TrackId, tuple[SuggestedGenre, ...]]:
        """The genres that stand in for those that the tags of some tracks lack, at once."""
        return self._store.suggested_genres(ids)

    def track(self, track_id: TrackId) -> Track | None:
        """One track."""
        return self._tracks.get(track_id)

    def find_path(self, path: str) -> TrackId | None:
        """The track of an absolute path."""
        return self._tracks.find_path(path)

    def groups(self, kind: GroupKind, text: str) -> list[GroupRow]:
        """Albums, artists or genres that answer to a query, at once; for callers that wait.

        Raises:
            QueryTimeError: a regular expression takes too long.
        """
        return self._store.groups(kind, text, self._world())

    def load_groups(
        self,
        kind: GroupKind,
        text: str,
        on_done: Callable[[list[GroupRow]], object],
        on_error: Callable[[Exception], object] | None = None,
    ) -> TaskHandle:
        """Albums, artists or genres that answer to a query; errors as ``BrowseStore.groups``."""
        name, begun = f"groups-{kind}", self._begun.pop(kind, None)
        if begun is not None and on_error is not None and not text and not self._loads[name].is_finished:
            begun.append((on_done, on_error))
            return self._loads[name]
        world = self._world()
        return self._load(
            name,
            lambda: self._store.groups(kind, text, world),
            on_done=on_done,
            on_error=on_error,
        )

    def begin_groups(self, kind: GroupKind) -> None:
        """Begin to read all groups of a kind, while their page is made; the next ``load_groups`` gets them.

        Another task would wait in a second thread of the lane, which has to open the database first.
        """
        asked = self._begun[kind] = []

        def deliver(rows: list[GroupRow]) -> None:
            for on_done, _ in asked:
                on_done(rows)

        def fail(error: Exception) -> None:
            for _, on_error in asked:
                on_error(error)

        self._load(f"groups-{kind}", lambda: self._store.groups(kind), on_done=deliver, on_error=fail)

    def load_versions(
        self, album: str, artist: str, on_done: Callable[[list[GroupRow]], object]
    ) -> TaskHandle:
        """Other versions of an album, the oldest first."""
        return self._load("versions", lambda: self._store.versions(album, artist), on_done=on_done)

    def load_folders(self, path: str, on_done: Callable[[list[FolderNode]], object]) -> TaskHandle:
        """The folders in a folder of the library, or those that it watches for an empty path."""
        return self._scheduler.run(Lane.QUICK, lambda _context: self._store.folders(path), on_done=on_done)

    def load_values(self, field: str, typed: str, on_done: Callable[[list[str]], object]) -> TaskHandle:
        """The values of a text field that contain a text, the most frequent first (``ValueStore``)."""
        return self._scheduler.run(
            Lane.QUICK,
            lambda _context: self._store.values(field, typed),
            name="query-values",
            on_done=on_done,
        )

    def load_matching(
        self,
        ids: Sequence[TrackId],
        text: str,
        on_done: Callable[[frozenset[TrackId]], object],
        on_error: Callable[[Exception], object] | None = None,
    ) -> TaskHandle:
        """Those of some tracks that meet a query; errors as ``BrowseStore.matching``."""
        world = self._world()
        return self._load(
            "queue-filter",
            lambda: self._store.matching(ids, text, world),
            on_done=on_done,
            on_error=on_error,
        )

    def load_totals(self, ids: Sequence[int], on_done: Callable[[ListTotals], object]) -> TaskHandle:
        """The number of some tracks and their total length."""
        return self._load("totals", lambda: self._store.totals(ids), on_done=on_done)

    def load_history(self, limit: int, on_done: Callable[[list[AnyHistoryRow]], object]) -> TaskHandle:
        """The latest listens, and plays of other players and services, newest first."""

        def load() -> list[AnyHistoryRow]:
            rows: list[AnyHistoryRow] = [*self._store.history(limit), *self._store.imported_history(limit)]
            return sorted(rows, key=lambda row: -row.started_at_ms)[:limit]

        return self._load(
            "history",
            load,
            on_done=on_done,
        )

    def history(self, limit: int) -> list[HistoryRow]:
        """The latest listens, newest first, at once."""
        return self._store.history(limit)

    def stats(self) -> LibraryStats:
        """The figures of the library."""
        return self._store.stats(self._feature_version)

    def counted_to(self, limit: int) -> tuple[int, int]:
        """How many present tracks there are, and described ones, each counted up to a limit; quick."""
        return self._store.counted_to(limit, self._feature_version)

    def is_empty(self) -> bool:
        """Whether no track is in the library at all, missing ones counted."""
        return not self._store.has_tracks(also_missing=True)

    def has_tracks(self) -> bool:
        """Whether any track is there now; at once, where ``stats`` counts the whole library."""
        return self._store.has_tracks()

    def _load(
        self,
        name: str,
        read: Callable[[], T],
        on_done: Callable[[T], object],
        on_error: Callable[[Exception], object] | None = None,
    ) -> TaskHandle:
        handle = self._scheduler.run(
            Lane.QUICK, lambda _context: read(), name=name, on_done=on_done, on_error=on_error
        )
        self._loads[name] = handle
        return handle

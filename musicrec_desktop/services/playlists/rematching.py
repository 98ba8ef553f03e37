"""Finds the tracks of entries without one, when tracks arrive."""

from __future__ import annotations

import logging
from functools import partial
from typing import TYPE_CHECKING, Final

from musicrec_desktop.core.errors import MusicRecError
from musicrec_desktop.core.later import later
from musicrec_desktop.core.tasks import Lane

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable

    from musicrec_desktop.core.scheduler import Scheduler
    from musicrec_desktop.model.playlist import PlaylistId
    from musicrec_desktop.model.track import TrackChanges, TrackId
    from musicrec_desktop.services.matching import TrackMatcher
    from musicrec_desktop.services.playlists.edit import Tell
    from musicrec_desktop.storage.playlists.entries import EntryStore
    from musicrec_desktop.storage.playlists.matching import MatchStore

log = logging.getLogger(__name__)

_REMATCH_DELAY_MS: Final = 3_000
"""Tracks of a running scan are gathered for so long."""


class EntryRematcher:
    """Matches entries again with the tracks that a scan brings.

    ``rematch`` may be called in any thread, the others in the owner's.

    Args:
        store: the names and paths of tracks.
        entries: which playlists hold which tracks.
        tell: is told of playlists whose entries got tracks.
        scheduler: gives the quick lane.
    """

    def __init__(self, *, store: MatchStore, entries: EntryStore, tell: Tell, scheduler: Scheduler) -> None:
        self._store = store
        self._matcher = later(partial(_matcher_of, store))
        self._entries = entries
        self._tell = tell
        self._scheduler = scheduler
        self._news: set[TrackId] = set()
        self._is_due = False

    def library_changed(self, changes: TrackChanges) -> None:
        """Find the entries that new tracks are, soon, in a lane; for ``ScanService.library_changed``."""
        self._news.update(changes.added, changes.changed, changes.moved)
        if self._news and not self._is_due:
            self._is_due = True
            self._scheduler.call_later(_REMATCH_DELAY_MS, self._rematch_news)

    def tracks_merged(self, pairs: Iterable[tuple[TrackId, TrackId]]) -> None:
        """Tell which playlists hold tracks that proved to be others; for ``AnalyseService.tracks_merged``."""
        if changed := self._entries.playlists_of([kept for kept, _ in pairs]):
            self._tell(tuple(changed), False)

    def rematch(self, among: Collection[TrackId] | None = None) -> set[PlaylistId]:
        """Find the tracks of entries without one, now; for callers that wait.

        Args:
            among: the tracks that may be meant; None for all.

        Returns:
            The playlists whose entries got tracks.
        """
        unmatched = self._store.unmatched()
        if not unmatched:
            return set()
        found = self._matcher.match([known for _, _, known in unmatched], among)
        sure = {
            entry_id: (playlist_id, match.track_id)
            for (entry_id, playlist_id, _), match in zip(unmatched, found, strict=True)
            if match.track_id is not None
        }
        self._store.tie({entry_id: track_id for entry_id, (_, track_id) in sure.items()})
        if changed := {playlist_id for playlist_id, _ in sure.values()}:
            self._tell(tuple(sorted(changed)), False)
        return changed

    def _rematch_news(self) -> None:
        news, self._news = self._news, set()
        self._is_due = False

        def put_off(error: Exception) -> None:
            if not isinstance(error, MusicRecError):
                raise error
            log.info("entries of playlists are matched with the next tracks: %s", error)
            self._news |= news

        self._scheduler.run(Lane.QUICK, lambda _context: self.rematch(news), on_error=put_off)


def _matcher_of(store: MatchStore) -> TrackMatcher:
    from musicrec_desktop.services.matching import TrackMatcher

    return TrackMatcher(store)

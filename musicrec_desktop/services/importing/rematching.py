"""Finds the tracks of plays that wait for one, when tracks arrive."""

from __future__ import annotations

import functools
import logging
from collections.abc import Callable, Collection, Mapping
from typing import Final

from musicrec_desktop.core.errors import MusicRecError
from musicrec_desktop.core.scheduler import Scheduler
from musicrec_desktop.core.tasks import Lane, TaskContext
from musicrec_desktop.model.matching import KnownTrack, TrackMatch
from musicrec_desktop.model.track import TrackChanges, TrackId
from musicrec_desktop.services.importing.elsewhere import elsewhere
from musicrec_desktop.services.matching import TrackMatcher
from musicrec_desktop.storage.database import Database
from musicrec_desktop.storage.imports.batches import CorrectionStore, ImportStore
from musicrec_desktop.storage.imports.spool.writing import correction_key
from musicrec_desktop.storage.playlists.matching import MatchStore

log = logging.getLogger(__name__)

_REMATCH_DELAY_MS: Final = 10_000
"""Tracks of a running scan are gathered for so long."""
_MOST_HERE: Final = 2000
"""More descriptions are compared in another process, where there is a window."""


class PlayRematcher:
    """Matches descriptions without a track again with the tracks that a scan brings.

    ``rematch`` may be called in any thread, the others in the owner's.

    Args:
        imports: the descriptions.
        keep: gives descriptions their tracks, by row; returns how many plays have got one.
        corrections: what the user said of them.
        on_matched: is told how many plays have got a track, in the owner's thread.
        scheduler: gives the quick lane.
        database: of the profile.

    Attributes:
        is_beside_window: whether there is a window, which is to stay quick.
    """

    def __init__(
        self,
        *,
        imports: ImportStore,
        keep: Callable[[Mapping[int, TrackMatch]], int],
        corrections: CorrectionStore,
        on_matched: Callable[[int], object],
        scheduler: Scheduler,
        database: Database,
    ) -> None:
        self._imports, self._keep, self._corrections = imports, keep, corrections
        self._database = database
        self.is_beside_window = False
        self._on_matched = on_matched
        self._scheduler = scheduler
        self._news: set[TrackId] = set()
        self._is_due = self._is_going = False

    def library_changed(self, changes: TrackChanges) -> None:
        """Find what new tracks were played elsewhere, soon, in a lane."""
        self._news.update(changes.added, changes.changed, changes.moved)
        if self._news and not self._is_due:
            self._is_due = True
            self._scheduler.call_later(_REMATCH_DELAY_MS, self._rematch_news)

    def profile_switched(self) -> None:
        """Look for the tracks of another profile's descriptions: they may have come since it was used."""
        self._news = set()
        if not self._is_going:
            self._rematch(None)

    def rematch(
        self, among: Collection[TrackId] | None = None, context: TaskContext | None = None
    ) -> tuple[int, int]:
        """Find the tracks of descriptions without one, now.

        Args:
            among: the tracks that may be meant; None for all.
            context: of the task.

        Returns:
            How many descriptions have got a track, and how many plays.
        """
        waiting = self._imports.unmatched()
        said = self._corrections.all()
        open_rows = [(row, known) for row, _, known in waiting if correction_key(known) not in said]
        if not open_rows:
            return 0, 0
        compare = functools.partial(matched, [known for _, known in open_rows], among)
        task = context or TaskContext()
        if self.is_beside_window and len(open_rows) > _MOST_HERE:
            found = elsewhere(compare, self._database, "", task)
        else:
            found = compare(self._database, task)
        sure = {
            row: match for (row, _), match in zip(open_rows, found, strict=True) if match.track_id is not None
        }
        return len(sure), self._keep(sure) if sure else 0

    def _rematch_news(self) -> None:
        if self._is_going:
            self._scheduler.call_later(_REMATCH_DELAY_MS, self._rematch_news)
            return
        news, self._news, self._is_due = self._news, set(), False
        self._rematch(news)

    def _rematch(self, news: set[TrackId] | None) -> None:
        self._is_going = True

        def put_off(error: Exception) -> None:
            self._is_going = False
            if not isinstance(error, MusicRecError):
                raise error
            log.info("imported plays are matched with the next tracks: %s", error)
            self._news |= news or set()

        def tell(found: tuple[int, int]) -> None:
            self._is_going = False
            descriptions, plays = found
            if descriptions:
                self._on_matched(plays)

        self._scheduler.run(
            Lane.QUICK, lambda context: self.rematch(news, context), on_done=tell, on_error=put_off
        )


def matched(
    known: list[KnownTrack], among: Collection[TrackId] | None, database: Database, context: TaskContext
) -> list[TrackMatch]:
    """The track that each description means; of a million plays there may be 100,000."""
    return TrackMatcher(MatchStore(database)).match(known, among, context.check)

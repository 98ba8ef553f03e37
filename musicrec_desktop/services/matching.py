"""Finds the tracks of the library that descriptions of other programs mean."""

from __future__ import annotations

import os
from collections.abc import Callable, Collection, Iterator, Sequence
from typing import TYPE_CHECKING, Final

from musicrec_desktop.model.matching import KnownTrack, MatchOutcome, MatchReason, TrackMatch, TrackNames
from musicrec_desktop.model.track import TrackId
from musicrec_desktop.storage.playlists.matching import MatchStore

if TYPE_CHECKING:
    from musicrec_desktop.matching.index import MatchIndex

_TRACKS_AT_ONCE: Final = 1000


def _unchecked() -> None:
    """Nothing can cancel it."""


def read_index(
    store: MatchStore, among: Collection[TrackId] | None = None, check: Callable[[], None] = _unchecked
) -> MatchIndex:
    """The names of the library; of a large one this takes seconds.

    Args:
        store: the names of tracks.
        among: the tracks that are looked at; None for all that are present.
        check: is called now and then; what it raises comes through.
    """
    # The words of all languages take a moment to load, which the start of the window has not.
    from musicrec_desktop.matching.index import MatchIndex

    def names() -> Iterator[TrackNames]:
        for number, track in enumerate(store.names(among)):
            if not number % _TRACKS_AT_ONCE:
                check()
            yield track

    return MatchIndex(names(), store.tracks)


class TrackMatcher:
    """Compares what is known of tracks with the library.

    It reads the names of the library once for each call, so it belongs into a lane.
    """

    def __init__(self, store: MatchStore) -> None:
        self._store = store

    def match(
        self,
        known: Sequence[KnownTrack],
        among: Collection[TrackId] | None = None,
        check: Callable[[], None] = _unchecked,
    ) -> list[TrackMatch]:
        """The track that each means. A path goes before ids, and these before names.

        Args:
            known: what is known of each, in the order of their list.
            among: tracks that ids and names are looked for in; None for all that are present.
            check: is called now and then; what it raises comes through.
        """
        paths = self._store.at_paths({one.location for one in known if os.path.isabs(one.location)})
        left = [one for one in known if one.location not in paths]
        index = read_index(self._store, among, check) if left else None
        named = iter(index.match(left, lambda _done: check()) if index else ())
        return [_at(paths[one.location]) if one.location in paths else next(named) for one in known]


def _at(track_id: TrackId) -> TrackMatch:
    return TrackMatch(MatchOutcome.SAME, MatchReason.PATH, track_id, (track_id,))

"""A library as several listeners together used it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import numpy as np

from musicrec_desktop.model.track import Track, TrackFacts, TrackId
from musicrec_desktop.recommend.queue.candidates import LibraryView, Tie
from musicrec_desktop.recommend.space.vector_table import IdArray, id_array
from musicrec_desktop.recommend.taste.mixed import TrackUse


class GroupView:
    """The ``LibraryView`` of several listeners: a track that one of them knows is not new to them.

    Args:
        view: the library.
        use: the plays and skips of all of them together.
    """

    def __init__(self, view: LibraryView, use: TrackUse) -> None:
        self._view = view
        self._use = use

    def facts(self, ids: Sequence[TrackId]) -> dict[TrackId, TrackFacts]:
        """The facts of tracks by id, with the plays and skips of all listeners."""
        known = self._view.facts(ids)
        plays, skips, last_ms = (column.tolist() for column in self._use.of(id_array(list(known))))
        return {
            track_id: replace(
                facts, plays=plays[place], skips=skips[place], last_listen_ms=last_ms[place] or None
            )
            for place, (track_id, facts) in enumerate(known.items())
        }

    def many(self, ids: Sequence[TrackId]) -> list[Track]:
        """Tracks in the order of ``ids``; unknown ids are left out."""
        return self._view.many(ids)

    def relatives(self, track_id: TrackId, tie: Tie) -> list[TrackId]:
        """Other tracks that have the album, an artist or a genre in common with a track."""
        return self._view.relatives(track_id, tie)

    def by_last_listen(self) -> tuple[IdArray, IdArray]:
        """All present tracks: those that nobody heard, and the others, the one heard longest ago first."""
        present = np.unique(np.concatenate(self._view.by_last_listen()))
        _, _, last_ms = self._use.of(present)
        heard = present[last_ms > 0]
        return present[last_ms == 0], heard[np.argsort(last_ms[last_ms > 0], kind="stable")]

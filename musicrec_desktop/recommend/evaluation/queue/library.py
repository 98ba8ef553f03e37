"""The library that replays choose from: without listens, or with those before a moment."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Final

import numpy as np

from musicrec_desktop.model.listen import ListenTable
from musicrec_desktop.model.track import Track, TrackFacts, TrackId
from musicrec_desktop.recommend.queue.candidates import LibraryView, Tie
from musicrec_desktop.recommend.space.vector_table import NO_IDS, IdArray, id_array

_BATCH: Final = 2_000


class ReplayLibrary:
    """The ``LibraryView`` of replays: with tags, without likes, and with the given listens only.

    It reads the library once, so that changes meanwhile do not affect a replay.

    Args:
        view: of the library.
        listens: oldest first; None for none.
    """

    def __init__(self, view: LibraryView, listens: ListenTable | None = None) -> None:
        self._view = view
        self._relatives: dict[tuple[TrackId, Tie], list[TrackId]] = {}
        self._tracks: dict[TrackId, Track] = {}
        self._facts: dict[TrackId, TrackFacts] = {}
        self._heard: IdArray = NO_IDS
        present = np.sort(np.concatenate(view.by_last_listen()))
        ids = [TrackId(number) for number in present.tolist()]
        for start in range(0, len(ids), _BATCH):
            batch = ids[start : start + _BATCH]
            self._tracks |= {track.id: _unheard(track) for track in view.many(batch)}
            self._facts |= {
                track_id: replace(known, plays=0, skips=0, last_listen_ms=None)
                for track_id, known in view.facts(batch).items()
            }
        if listens is not None:
            self._take(listens)

    def with_history(self, listens: ListenTable) -> ReplayLibrary:
        """The same library with other listens, oldest first."""
        return ReplayLibrary(self._view, listens)

    @property
    def ids(self) -> list[TrackId]:
        """Every present track, ascending."""
        return list(self._tracks)

    @property
    def tracks(self) -> list[Track]:
        """Every present track, by ascending id."""
        return list(self._tracks.values())

    def track(self, track_id: TrackId) -> Track | None:
        """A present track; None where there is none of that id."""
        return self._tracks.get(track_id)

    def facts(self, ids: Sequence[TrackId]) -> dict[TrackId, TrackFacts]:
        """The facts of present tracks by id; other ids are left out."""
        return {track_id: self._facts[track_id] for track_id in ids if track_id in self._facts}

    def many(self, ids: Sequence[TrackId]) -> list[Track]:
        """Present tracks in the order of ``ids``; other ids are left out."""
        return [self._tracks[track_id] for track_id in ids if track_id in self._tracks]

    def relatives(self, track_id: TrackId, tie: Tie) -> list[TrackId]:
        """Other tracks that have the album, an artist or a genre in common with a track."""
        key = (track_id, tie)
        if key not in self._relatives:
            self._relatives[key] = self._view.relatives(track_id, tie)
        return self._relatives[key]

    def by_last_listen(self) -> tuple[IdArray, IdArray]:
        """All present tracks: those not heard, and the others, the one heard longest ago first."""
        return np.setdiff1d(id_array(self.ids), self._heard), self._heard

    def _take(self, listens: ListenTable) -> None:
        latest_first = dict.fromkeys(listens.track_ids[::-1].tolist())
        heard = [TrackId(number) for number in latest_first if TrackId(number) in self._tracks]
        self._heard = id_array(heard[::-1])
        for track_id in heard:
            own = listens.track_ids == track_id
            plays = listens.started_at_ms[own & listens.is_play]
            self._tracks[track_id] = replace(
                self._tracks[track_id],
                play_count=len(plays),
                last_played_ms=int(plays[-1]) if len(plays) else None,
            )
            self._facts[track_id] = replace(
                self._facts[track_id],
                plays=len(plays),
                skips=int((own & listens.is_skip).sum()),
                last_listen_ms=int(listens.started_at_ms[own][-1]),
            )


def _unheard(track: Track) -> Track:
    return replace(track, is_liked=False, is_disliked=False, play_count=0, last_played_ms=None, half_stars=0)

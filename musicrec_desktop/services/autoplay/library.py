"""The view of the library that autoplay plans with, from three stores."""

from __future__ import annotations

import random
import threading
from collections.abc import Iterable, Sequence
from typing import Final

import numpy as np

from musicrec_desktop.model.browse import AlbumTracks
from musicrec_desktop.model.track import Track, TrackFacts, TrackId
from musicrec_desktop.recommend.queue.candidates import Tie
from musicrec_desktop.recommend.space.vector_table import IdArray, id_array, is_among
from musicrec_desktop.storage.listens import ListenStore
from musicrec_desktop.storage.relatives import RelativeStore
from musicrec_desktop.storage.tracks import TrackStore

REMEMBERED_LISTENS: Final = 5_000
RELATED: Final = 400
KEPT_FACTS: Final = 6_000
"""Facts that are kept, and as many older ones, which go first where nobody asks for them."""
KEPT_NAMED: Final = 500
"""Tracks that are kept for their titles."""
KEPT_RELATIVES: Final = 96
"""Lists of relatives that are kept: the seeds of a session change one by one."""


class AutoplayLibrary:
    """The ``LibraryView`` of autoplay; may be used in any thread.

    Args:
        tracks: tags and facts.
        relatives: tracks by album, artist and genre.
        listens: what was heard when.
    """

    def __init__(self, *, tracks: TrackStore, relatives: RelativeStore, listens: ListenStore) -> None:
        self._tracks = tracks
        self._relatives = relatives
        self._listens = listens
        self._facts: dict[TrackId, TrackFacts] = {}
        self._older: dict[TrackId, TrackFacts] = {}
        self._kin: dict[tuple[TrackId, Tie], list[TrackId]] = {}
        self._named: dict[TrackId, Track] = {}
        self._present: IdArray | None = None
        self._age = 0
        self._lock = threading.Lock()

    def facts(self, ids: Sequence[TrackId]) -> dict[TrackId, TrackFacts]:
        """The facts of tracks by id, cached, because each plan needs nearly the same tracks."""
        with self._lock:
            age = self._age
            known = self._kept(ids)
        lacking = [track_id for track_id in ids if track_id not in known] if len(known) < len(ids) else []
        if lacking:
            read = self._tracks.facts(lacking)
            known |= read
            with self._lock:
                # Facts that were dropped meanwhile must not come back.
                if age == self._age:
                    if len(self._facts) + len(read) > KEPT_FACTS:
                        self._older, self._facts = self._facts, {}
                    self._facts |= read
        return known

    def _kept(self, ids: Sequence[TrackId]) -> dict[TrackId, TrackFacts]:
        """The facts that are kept; those that are asked for stay when others go."""
        facts, older, known = self._facts, self._older, dict[TrackId, TrackFacts]()
        for track_id in ids:
            one = facts.get(track_id)
            if one is None and older and (one := older.pop(track_id, None)) is not None:
                facts[track_id] = one
            if one is not None:
                known[track_id] = one
        return known

    def forget(self, ids: Iterable[TrackId] | None = None) -> None:
        """Drop the cached facts of tracks that changed; None for all tracks."""
        with self._lock:
            self._age += 1
            if ids is None:
                self._facts, self._older = {}, {}
                self._kin, self._named, self._present = {}, {}, None
            for track_id in ids or ():
                self._facts.pop(track_id, None)
                self._older.pop(track_id, None)

    def many(self, ids: Sequence[TrackId]) -> list[Track]:
        """Tracks in the order of ``ids``, with the tags of now; unknown ids are left out.

        Reasons name the same tracks plan after plan, so some are kept. How often each was played, and what
        was said about it, may have been counted earlier.
        """
        with self._lock:
            age, named = self._age, self._named
            known = {track_id: named[track_id] for track_id in ids if track_id in named}
        lacking = [track_id for track_id in ids if track_id not in known]
        if lacking:
            read = {track.id: track for track in self._tracks.many(lacking)}
            known |= read
            with self._lock:
                if age == self._age:
                    for track_id in list(named)[: max(len(named) + len(read) - KEPT_NAMED, 0)]:
                        del named[track_id]
                    named |= read
        return [known[track_id] for track_id in ids if track_id in known]

    def relatives(self, track_id: TrackId, tie: Tie) -> list[TrackId]:
        """Up to ``RELATED`` other tracks that have the album, an artist or a genre in common with a track."""
        with self._lock:
            # Where the library changes meanwhile, what is read now goes with these.
            kin = self._kin
            known = kin.pop((track_id, tie), None)
        found = self._read_relatives(track_id, tie) if known is None else known
        with self._lock:
            # At the end, because those at the beginning go first.
            kin[track_id, tie] = found
            if len(kin) > KEPT_RELATIVES:
                del kin[next(iter(kin))]
        return found

    def albums(self, ids: Sequence[TrackId]) -> list[AlbumTracks]:
        """The albums that tracks are of, each once, with all their present tracks in order."""
        return self._relatives.albums(ids)

    def album_shuffle(self, ids: Sequence[TrackId], rng_seed: int) -> list[TrackId]:
        """Tracks with their albums in any order, and each album in its own; in any thread.

        Args:
            ids: what is shuffled; of an album only these tracks come.
            rng_seed: of the draw.
        """
        wanted = set(ids)
        parts = [[one for one in album.ids if one in wanted] for album in self.albums(ids)]
        in_albums = {track_id for part in parts for track_id in part}
        parts += [[track_id] for track_id in dict.fromkeys(ids) if track_id not in in_albums]
        random.Random(rng_seed).shuffle(parts)
        return [track_id for part in parts for track_id in part]

    def _read_relatives(self, track_id: TrackId, tie: Tie) -> list[TrackId]:
        if tie is Tie.ALBUM:
            return self._relatives.of_album(track_id, RELATED)
        if tie is Tie.ARTIST:
            return self._relatives.of_artist(track_id, RELATED)
        return self._relatives.of_genre(track_id, RELATED)

    def present_ids(self) -> IdArray:
        """The ids of all tracks whose file is there, ascending; kept, because there may be very many."""
        with self._lock:
            age, present = self._age, self._present
        if present is None:
            present = self._tracks.present_ids()
            with self._lock:
                if age == self._age:
                    self._present = present
        return present

    def by_last_listen(self) -> tuple[IdArray, IdArray]:
        """All present tracks: those not heard lately, and the others, the one heard longest ago first."""
        present = self.present_ids()
        latest_first = self._listens.recent_ids(REMEMBERED_LISTENS)
        heard = id_array(list(dict.fromkeys(latest_first))[::-1])
        return present[~is_among(present, np.sort(heard))], heard[is_among(heard, present)]

"""What was heard and is queued before the next place of an automatic queue."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType

import numpy as np
from numpy.typing import NDArray

from musicrec_desktop.model.track import TrackFacts, TrackId
from musicrec_desktop.recommend.neighbours.same_recording import is_title
from musicrec_desktop.recommend.neighbours.version_words import titles_of_work
from musicrec_desktop.recommend.taste.belonging import albums, artists

NOWHERE = -1


@dataclass(frozen=True, slots=True, eq=False)
class Encounters:
    """How n candidates meet what was heard and is queued, each of shape (n,).

    Attributes:
        ids: of the candidates.
        facts: of the candidates.
        artist_place: the last place of any of their artists, ``NOWHERE`` for none.
        album_place: the last place of their album, ``NOWHERE`` for none.
        is_heard: whether they are in the history themselves.
        may_be_version: whether something in the history has the same decoded sound or title of a work.
    """

    ids: NDArray[np.int64]
    facts: Sequence[TrackFacts]
    artist_place: NDArray[np.int64]
    album_place: NDArray[np.int64]
    is_heard: NDArray[np.bool_]
    may_be_version: NDArray[np.bool_]


class RecentHistory:
    """The tracks that were heard in a session and are queued, with the last places of artists and albums.

    A place is a number from 0, the oldest track. Adding a track takes the same time however many there are.

    Args:
        ids: the tracks, oldest first.
        facts: of the tracks; a track without facts takes a place all the same.
        heard_ms: how long tracks were heard, where that is known; the others count with their duration.

    Attributes:
        ids: the tracks, oldest first.
        facts: of the tracks, where they are known.
        place_of: the last place of each track.
        artist_place: the last place of each artist.
        album_place: the last place of each album.
        by_sound: the tracks of each decoded sound.
        by_work: the tracks of each title of a work (without words like “live”); a title that can be read in
            two ways has two.
    """

    def __init__(
        self,
        ids: Sequence[TrackId],
        facts: Mapping[TrackId, TrackFacts],
        heard_ms: Mapping[TrackId, int] = MappingProxyType({}),
    ) -> None:
        self.ids: list[TrackId] = []
        self.facts: dict[TrackId, TrackFacts] = {}
        self.place_of: dict[TrackId, int] = {}
        self.artist_place: dict[str, int] = {}
        self.album_place: dict[str, int] = {}
        self.by_sound: dict[bytes, set[TrackId]] = {}
        self.by_work: dict[str, set[TrackId]] = {}
        self._heard_ms = heard_ms
        self._lasts_until_ms: list[int] = []
        for track_id in ids:
            self._add(track_id, facts.get(track_id))

    def add(self, track_id: TrackId, facts: TrackFacts) -> None:
        """Put a track at the end."""
        self._add(track_id, facts)

    def tracks_after(self, place: int) -> int:
        """How many tracks are after a place."""
        return len(self.ids) - 1 - place

    def ms_after(self, place: int) -> int:
        """How long the tracks after a place take together, in ms; a track of unknown length counts 0."""
        return self._lasts_until_ms[-1] - self._lasts_until_ms[place]

    def _add(self, track_id: TrackId, facts: TrackFacts | None) -> None:
        place = len(self.ids)
        self.ids.append(track_id)
        self.place_of[track_id] = place
        before_ms = self._lasts_until_ms[-1] if place else 0
        duration_ms = facts.duration_ms if facts is not None else None
        lasts_ms = self._heard_ms.get(track_id, duration_ms or 0)
        self._lasts_until_ms.append(before_ms + max(0, lasts_ms))
        if facts is None:
            return
        self.facts[track_id] = facts
        self.artist_place.update(dict.fromkeys(artists(facts), place))
        self.album_place.update(dict.fromkeys(albums(facts), place))
        if facts.audio_id:
            self.by_sound.setdefault(facts.audio_id, set()).add(track_id)
        for title in titles_of_work(facts.title_key):
            if is_title(title):
                self.by_work.setdefault(title, set()).add(track_id)


def latest(keys: Iterable[str], places: Mapping[str, int]) -> int:
    """The last place of any of some artists or albums; ``NOWHERE`` where there is none."""
    last = NOWHERE
    for key in keys:
        place = places.get(key, NOWHERE)
        if place > last:  # noqa: PLR1730 (max() takes longer than all the rest)
            last = place
    return last

"""The parts of a list that sound alike, and tracks that stand in for those that the library has not.

Nobody here knows how a missing track sounds. What stands in for it is another version of it, else the track
of its artist that is nearest to the part of the list around it, else the nearest to that part at all.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np

from musicrec_desktop.model.features import FloatArray
from musicrec_desktop.model.track import TrackFacts, TrackId
from musicrec_desktop.model.tracklist import ListPart, Nearest, NearestBy
from musicrec_desktop.recommend.neighbours.catalogue import SoundCatalogue
from musicrec_desktop.recommend.queue.suggestions import MEMBERS, KnownRecordings
from musicrec_desktop.recommend.space.vector_table import VectorTable, id_array
from musicrec_desktop.recommend.taste.medoids import group

MOST_PARTS: Final = 5
WORDS: Final = 3
MOST_AROUND: Final = 200
"""Tracks that stand in for nothing but the sound of a part; more would be the library, not the list."""
_SPARE: Final = 3
"""So many times as many are looked at, since some are in the list, banned, or of one recording."""


@dataclass(frozen=True, slots=True)
class Gap:
    """A missing track of a list.

    Attributes:
        place: its place in the list.
        versions: other versions of it, the likeliest first.
        by_artist: tracks of its artist.
        beside: the owned track of the list that stands next to it; None where none does.
    """

    place: int
    versions: tuple[TrackId, ...] = ()
    by_artist: tuple[TrackId, ...] = ()
    beside: TrackId | None = None


def parts_of(catalogue: SoundCatalogue | None, tracks: Sequence[TrackId]) -> tuple[ListPart, ...]:
    """The parts of a list by its sound, the largest first; none where no sound of it is known."""
    if catalogue is None:
        return ()
    rows = catalogue.index.select(np.unique(id_array(tracks)))
    if not len(rows):
        return ()
    some = rows
    if len(rows) > MEMBERS:
        some = rows.select(rows.ids[np.unique(np.linspace(0, len(rows) - 1, MEMBERS).astype(np.int64))])
    distances = 1.0 - some.vectors @ some.vectors.T
    medoids, _ = group(distances, np.ones(len(some)), MOST_PARTS)
    centres = some.vectors[medoids]
    nearest = dict(zip(rows.ids.tolist(), np.argmax(rows.vectors @ centres.T, axis=1).tolist(), strict=True))
    nearest |= {int(some.ids[medoid]): number for number, medoid in enumerate(medoids)}
    parts = [
        ListPart(
            TrackId(int(some.ids[medoid])),
            tuple(track for track in dict.fromkeys(tracks) if nearest.get(int(track)) == number),
            catalogue.words_for(int(some.ids[medoid]))[:WORDS],
        )
        for number, medoid in enumerate(medoids)
    ]
    return tuple(sorted(parts, key=lambda part: -len(part.members)))


def nearest_parts(
    catalogue: SoundCatalogue | None, parts: Sequence[ListPart], tracks: Sequence[TrackId]
) -> dict[TrackId, int]:
    """The place of the part that each track is nearest to; tracks of unknown sound are left out."""
    if catalogue is None or not parts:
        return {}
    rows = catalogue.index.select(np.unique(id_array(tracks)))
    centres = catalogue.index.select(id_array([part.centre for part in parts]))
    places = {int(track): place for place, track in enumerate(centres.ids.tolist())}
    order = [places[int(part.centre)] for part in parts if int(part.centre) in places]
    found = np.argmax(rows.vectors @ centres.vectors[order].T, axis=1) if order and len(rows) else []
    return {TrackId(int(track)): int(part) for track, part in zip(rows.ids.tolist(), found, strict=True)}


class StandIns:
    """Finds what stands in for missing tracks; each track once, and nothing that the list has.

    Args:
        catalogue: the sound of the library; None while nothing is analysed.
        facts: gives the facts of tracks.
        parts: of the list.
        taken: the tracks of the list.
        banned: tracks that never come.
        banned_artists: folded names of artists whose tracks never come.
    """

    def __init__(
        self,
        *,
        catalogue: SoundCatalogue | None,
        facts: Callable[[Sequence[TrackId]], Mapping[TrackId, TrackFacts]],
        parts: Sequence[ListPart],
        taken: Collection[TrackId],
        banned: Collection[TrackId] = (),
        banned_artists: frozenset[str] = frozenset(),
    ) -> None:
        self._catalogue, self._facts, self._parts = catalogue, facts, parts
        self._taken = {*taken, *banned}
        self._banned_artists = banned_artists
        self._recordings = KnownRecordings(None, None, {})
        self._recordings.add(facts([*taken, *banned]).values())
        self._part_of = {track: place for place, part in enumerate(parts) for track in part.members}
        self._around: dict[int, Iterator[TrackId]] = {}

    def named(self, gaps: Sequence[Gap]) -> dict[int, Nearest]:
        """Versions and tracks of the same artist, by the place of the gap."""
        wanted = {track for gap in gaps for track in (*gap.versions, *gap.by_artist)}
        facts, rows = dict(self._facts(sorted(wanted))), self._rows(wanted)
        places = {} if rows is None else {int(track): row for row, track in enumerate(rows.ids.tolist())}
        found: dict[int, Nearest] = {}
        for gap in gaps:
            version = next((one for one in gap.versions if self._is_free(one, facts)), None)
            if version is not None:
                found[gap.place] = self._take(version, NearestBy.VERSION, facts, None)
        for gap in gaps:
            if gap.place in found:
                continue
            centre = self._centre(gap)
            free = [one for one in gap.by_artist if self._is_free(one, facts)]
            if not free:
                continue
            like = None
            if centre is not None and rows is not None:
                heard = [one for one in free if int(one) in places]
                if heard:
                    vectors = rows.vectors[[places[int(one)] for one in heard]]
                    free = [heard[int(np.argmax(vectors @ centre[1]))]]
                    like = centre[0]
            found[gap.place] = self._take(free[0], NearestBy.ARTIST, facts, like)
        return found

    def around(self, gaps: Sequence[Gap]) -> dict[int, Nearest]:
        """Tracks that are near to the part of the list around each gap, by its place."""
        found: dict[int, Nearest] = {}
        for gap in gaps:
            centre = self._centre(gap)
            part = self._place(gap)
            if centre is None or part is None or len(found) >= MOST_AROUND:
                continue
            if part not in self._around:
                self._around[part] = self._near(centre[1])
            track = next(self._around[part], None)
            if track is not None:
                found[gap.place] = Nearest(track, NearestBy.AROUND, centre[0])
        return found

    def _near(self, centre: FloatArray) -> Iterator[TrackId]:
        """Tracks near to a centre that may come, the nearest first; each is taken as it is given."""
        assert self._catalogue is not None
        wanted = _SPARE * MOST_AROUND
        ids = [
            TrackId(int(one))
            for one in self._catalogue.index.query(centre, wanted, id_array(sorted(self._taken))).ids
        ]
        facts = dict(self._facts(ids))
        for one in ids:
            if self._is_free(one, facts):
                self._note(one, facts)
                yield one

    def _take(
        self, track_id: TrackId, by: NearestBy, facts: Mapping[TrackId, TrackFacts], like: TrackId | None
    ) -> Nearest:
        self._note(track_id, facts)
        return Nearest(track_id, by, like)

    def _note(self, track_id: TrackId, facts: Mapping[TrackId, TrackFacts]) -> None:
        self._taken.add(track_id)
        self._recordings.add([facts[track_id]])

    def _is_free(self, track_id: TrackId, facts: Mapping[TrackId, TrackFacts]) -> bool:
        known = facts.get(track_id)
        if known is None or known.is_missing or track_id in self._taken:
            return False
        if not known.artist_keys.isdisjoint(self._banned_artists):
            return False
        return not self._recordings.has(int(track_id), known)

    def _place(self, gap: Gap) -> int | None:
        if not self._parts:
            return None
        return self._part_of.get(gap.beside, 0) if gap.beside is not None else 0

    def _centre(self, gap: Gap) -> tuple[TrackId, FloatArray] | None:
        """The track in the middle of the part of the list that a gap is in, and its sound."""
        place = self._place(gap)
        if place is None or self._catalogue is None:
            return None
        centre = self._parts[place].centre
        row = self._catalogue.row(int(centre))
        return None if row is None else (centre, row.vectors[0])

    def _rows(self, tracks: Collection[TrackId]) -> VectorTable | None:
        if self._catalogue is None or not tracks:
            return None
        return self._catalogue.index.select(np.unique(id_array(sorted(tracks))))

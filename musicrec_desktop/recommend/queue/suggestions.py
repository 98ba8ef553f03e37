"""Tracks that fit a list: they sound like its tracks, and are played or stand in playlists with them.

How a track sounds beside a list is the mean of its likeness to the tracks of the list that it is nearest to,
so that a list of several kinds of music gets tracks of each kind, and none from between them. It is told in
relation to how its own tracks sound beside each other. (Nearest members: item-based neighbourhoods, Sarwar et
al., WWW 2001; leaving each member out once is the usual estimate of its own place.)
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Final

import numpy as np
from numpy.typing import NDArray

from musicrec_desktop.model.features import FloatArray
from musicrec_desktop.model.recommendation import Reason, Recommendation, Suggestions
from musicrec_desktop.model.track import TrackFacts, TrackId
from musicrec_desktop.recommend.neighbours.catalogue import SoundCatalogue
from musicrec_desktop.recommend.neighbours.hubness import SPREAD_SIZE
from musicrec_desktop.recommend.neighbours.same_recording import (
    SAME_SOUND,
    is_same_work,
    lasts_equally_long,
    work_title,
)
from musicrec_desktop.recommend.queue import explain
from musicrec_desktop.recommend.queue.candidates import LibraryView
from musicrec_desktop.recommend.queue.copies import SURE_FIT
from musicrec_desktop.recommend.space.vector_table import NO_IDS, IdArray, VectorTable, id_array
from musicrec_desktop.recommend.taste.belonging import artists
from musicrec_desktop.recommend.taste.co_occurrence import CoOccurrence
from musicrec_desktop.recommend.taste.medoids import group

MEMBERS: Final = 200
"""Of more tracks of a list, so many, evenly spaced, stand for all."""
NEAREST_SHARE: Final = 0.2
"""The share of the list that a track is compared with: those that it is nearest to."""
AROUND: Final = 400
"""Neighbours of each centre of the list that are looked at."""
TOGETHER: Final = 400
"""Tracks that are most often together with those of the list that are looked at."""
TOGETHER_WEIGHT: Final = 1.0
OWN_FIT: Final = 0.9
"""The fit of a track that sounds like the tracks of the list do beside each other."""
USUAL_COHESION: Final = 0.6
"""How alike the tracks of a list are before anything is known of it; counts as much as ``USUAL_COUNT``."""
USUAL_COUNT: Final = 4
ARTIST_SHARE: Final = 0.15
OWN_ARTIST_SHARE: Final = 0.5
"""At most, for an artist who has as great a share of the list."""
LEAST_OF_ARTIST: Final = 2
_CHUNK: Final = 100
_LEAST_FIT: Final = 1e-4
_LEAST_PART: Final = 0.02
"""A reason that adds less is not told."""


@dataclass(frozen=True, slots=True)
class SuggestionRequest:
    """What tracks are suggested for.

    Attributes:
        members: the tracks of the list, in its order.
        count: how many at most.
        min_fit: 0 to 1; nothing that fits less is suggested.
        refused: tracks that shall not be suggested.
        banned: tracks that never come; other files of them neither.
        banned_artists: folded names of artists whose tracks never come.
        artist_share: how much of what is suggested may be of one artist, as long as others are left; more
            of an artist who has more of the list.
    """

    members: tuple[TrackId, ...]
    count: int = 20
    min_fit: float = 0.0
    refused: frozenset[TrackId] = frozenset()
    banned: frozenset[TrackId] = frozenset()
    banned_artists: frozenset[str] = frozenset()
    artist_share: float = ARTIST_SHARE


@dataclass(frozen=True, slots=True, eq=False)
class _Together:
    """What is played or listed with the tracks of a list.

    Attributes:
        ids: ascending, shape (n,).
        share: 0 to 1, shape (n,).
        companion: the track of the list that each is most often with, shape (n,).
        is_listed: whether that is by playlists, shape (n,).
    """

    ids: IdArray = field(default_factory=lambda: NO_IDS)
    share: FloatArray = field(default_factory=lambda: np.zeros(0, dtype=np.float32))
    companion: IdArray = field(default_factory=lambda: NO_IDS)
    is_listed: NDArray[np.bool_] = field(default_factory=lambda: np.zeros(0, dtype=np.bool_))


def suggest(
    request: SuggestionRequest,
    catalogue: SoundCatalogue | None,
    library: LibraryView,
    played: CoOccurrence,
    listed: CoOccurrence,
) -> Suggestions:
    """Rank the tracks that fit a list.

    Args:
        request: the list.
        catalogue: the sound of the library; None while nothing is analysed.
        library: tags.
        played: the co-occurrence of sessions.
        listed: the co-occurrence of playlists.
    """
    if not request.members:
        return Suggestions(problem="empty")
    return _Suggesting(request, catalogue, library, played, listed).run()


def sound_of_list(catalogue: SoundCatalogue, members: VectorTable, many: VectorTable) -> FloatArray:
    """How much tracks sound like a list, corrected for hubs, on the scale of cosines; shape (n,).

    A track that is in the list is not compared with itself.
    """
    return _nearest_mean(_likeness(catalogue, members, many), _nearest_count(len(members)))


class _Suggesting:
    def __init__(
        self,
        request: SuggestionRequest,
        catalogue: SoundCatalogue | None,
        library: LibraryView,
        played: CoOccurrence,
        listed: CoOccurrence,
    ) -> None:
        self._request = request
        self._catalogue = catalogue
        self._library = library
        self._own = np.unique(id_array(request.members))
        self._all = None if catalogue is None else catalogue.index.select(self._own)
        self._members = None if self._all is None or not len(self._all) else _some(self._all)
        self._together = _together(self._own, played, listed)

    def run(self) -> Suggestions:
        ids = self._candidates()
        sound, nearest = self._sound(ids)
        share = np.zeros(len(ids), dtype=np.float32)
        places = np.searchsorted(ids, self._together.ids)
        places = np.minimum(places, max(len(ids) - 1, 0))
        is_there = ids[places] == self._together.ids if len(ids) else np.zeros(len(places), dtype=np.bool_)
        share[places[is_there]] = self._together.share[is_there]
        by_sound = 1.0 - np.power(1.0 - OWN_FIT, sound)
        by_together = TOGETHER_WEIGHT * share * (1.0 - by_sound)
        fit: FloatArray = np.asarray(by_sound + by_together, dtype=np.float32)
        order = np.lexsort((ids, -fit))
        order = order[fit[order] >= max(self._request.min_fit, _LEAST_FIT)]
        chosen = self._allowed(ids, order)
        titles = self._titles([*nearest[chosen].tolist(), *self._together.companion.tolist()])
        entries = tuple(
            Recommendation(
                TrackId(int(ids[place])),
                round(float(fit[place]), 4),
                self._reasons(
                    int(ids[place]),
                    int(nearest[place]),
                    (float(by_sound[place]), float(by_together[place])),
                    titles,
                ),
            )
            for place in chosen
        )
        problem = "not-analysed" if self._members is None else "" if entries else "nothing"
        return Suggestions(entries, problem)

    def _candidates(self) -> IdArray:
        found = [self._together.ids[np.argsort(-self._together.share, kind="stable")[:TOGETHER]]]
        if self._catalogue is not None and self._members is not None:
            for centre in _centres(self._members):
                wanted = AROUND + self._request.count
                found.append(self._catalogue.index.query(centre, wanted, self._own).ids)
        ids = np.unique(np.concatenate((NO_IDS, *found)))
        without = {*self._request.refused, *self._request.banned}
        return np.setdiff1d(ids, np.union1d(self._own, id_array(sorted(without))), assume_unique=True)

    def _sound(self, ids: IdArray) -> tuple[FloatArray, IdArray]:
        """How tracks sound beside the list, 1 for as its own tracks do, and its nearest track to each."""
        sound = np.zeros(len(ids), dtype=np.float32)
        nearest = np.full(len(ids), -1, dtype=np.int64)
        if self._catalogue is None or self._members is None:
            return sound, nearest
        members = self._members
        table = self._catalogue.index.select(ids)
        likeness = _likeness(self._catalogue, members, table)
        count = _nearest_count(len(members))
        own = sound_of_list(self._catalogue, members, members) if len(members) > 1 else sound[:0]
        cohesion = (USUAL_COUNT * USUAL_COHESION + own.sum()) / (USUAL_COUNT + len(own))
        places = np.searchsorted(ids, table.ids)
        value = np.maximum(_nearest_mean(likeness, count), 0.0) / max(cohesion, USUAL_COHESION / 2)
        sound[places] = value
        if len(table):
            nearest[places] = members.ids[np.argmax(likeness, axis=0)]
        return sound, nearest

    def _allowed(self, ids: IdArray, order: NDArray[np.intp]) -> list[int]:
        """The places of the best tracks that may come; more of an artist than is fair come last."""
        request = self._request
        own = self._library.facts(request.members)
        in_list = Counter(name for one in own.values() for name in artists(one))

        def most(name: str) -> int:
            share = min(OWN_ARTIST_SHARE, in_list[name] / len(request.members))
            return max(LEAST_OF_ARTIST, math.ceil(max(request.artist_share, share) * request.count))

        others = KnownRecordings(self._catalogue, self._all, own)
        others.add(own.values())
        others.add(self._library.facts(sorted(request.banned)).values())
        by_artist: Counter[str] = Counter()
        chosen: list[int] = []
        spare: list[int] = []
        for place, facts in self._known(ids, order):
            if facts.is_missing or not facts.artist_keys.isdisjoint(request.banned_artists):
                continue
            if others.has(int(ids[place]), facts):
                continue
            names = artists(facts)
            if any(by_artist[name] >= most(name) for name in names):
                spare.append(place)
                continue
            others.add([facts])
            by_artist.update(names)
            chosen.append(place)
            if len(chosen) >= request.count:
                break
        return [*chosen, *spare][: request.count]

    def _known(self, ids: IdArray, order: NDArray[np.intp]) -> Iterator[tuple[int, TrackFacts]]:
        for start in range(0, len(order), _CHUNK):
            places = order[start : start + _CHUNK].tolist()
            facts = self._library.facts([TrackId(int(ids[place])) for place in places])
            for place in places:
                known = facts.get(TrackId(int(ids[place])))
                if known is not None:
                    yield place, known

    def _titles(self, ids: Sequence[int]) -> dict[int, str]:
        wanted = [TrackId(track_id) for track_id in dict.fromkeys(ids) if track_id >= 0]
        return {int(track.id): track.tags.title for track in self._library.many(wanted)}

    def _reasons(
        self, track_id: int, nearest: int, parts: tuple[float, float], titles: Mapping[int, str]
    ) -> tuple[Reason, ...]:
        by_sound, by_together = parts
        found: list[Reason] = []
        if nearest >= 0 and by_sound > _LEAST_PART and self._catalogue is not None:
            one, other = self._catalogue.row(nearest), self._catalogue.row(track_id)
            assert one is not None
            assert other is not None
            closeness = self._catalogue.closeness(one, other)
            similarities = {aspect: float(values[0]) for aspect, values in closeness.items()}
            likeness = float(self._catalogue.likeness(one, other)[0])
            words = self._catalogue.shared_words(one, other)
            told = explain.sounds_like(titles.get(nearest, ""), likeness, similarities, words)
            found.append(replace(told, contribution=round(by_sound, 4)))
        place = int(np.searchsorted(self._together.ids, track_id))
        if by_together > _LEAST_PART and place < len(self._together.ids):
            title = titles.get(int(self._together.companion[place]), "")
            tell = explain.listed_together if self._together.is_listed[place] else explain.played_together
            found.append(tell(title, round(by_together, 4)))
        return tuple(sorted(found, key=lambda reason: -reason.contribution))


class KnownRecordings:
    """What a suggestion must not be another file or version of.

    Args:
        catalogue: the sound of the library; None while nothing is analysed.
        members: the rows of the list.
        facts: of the tracks of the list.
    """

    def __init__(
        self,
        catalogue: SoundCatalogue | None,
        members: VectorTable | None,
        facts: Mapping[TrackId, TrackFacts],
    ) -> None:
        self._catalogue = catalogue
        self._members = members
        self._facts = facts
        self._works: dict[str, list[TrackFacts]] = {}
        self._sounds: set[bytes] = set()

    def add(self, facts: Iterable[TrackFacts]) -> None:
        """Note more recordings."""
        for one in facts:
            self._works.setdefault(work_title(one.title_key), []).append(one)
            self._sounds.add(one.audio_id)

    def has(self, track_id: int, facts: TrackFacts) -> bool:
        """Whether a track is another file or version of what was noted."""
        if facts.audio_id and facts.audio_id in self._sounds:
            return True
        if any(is_same_work(facts, other) for other in self._works.get(work_title(facts.title_key), ())):
            return True
        if self._catalogue is None or self._members is None or not len(self._members):
            return False
        if self._catalogue.space.fit_size < SURE_FIT:
            return False
        row = self._catalogue.row(track_id)
        if row is None:
            return False
        near = np.flatnonzero(self._catalogue.sound_cosines(row, self._members) >= SAME_SOUND)
        alike = [
            number
            for number in self._members.ids[near].tolist()
            if (one := self._facts.get(TrackId(number))) is not None
            and lasts_equally_long(one.duration_ms, facts.duration_ms)
        ]
        rows = self._members.select(id_array(alike))
        return bool(len(rows) and self._catalogue.sounds_same(row, rows).any())


def _some(rows: VectorTable) -> VectorTable:
    if len(rows) <= MEMBERS:
        return rows
    places = np.unique(np.linspace(0, len(rows) - 1, MEMBERS).astype(np.int64))
    return rows.select(rows.ids[places])


def _centres(members: VectorTable) -> list[FloatArray]:
    """Vectors around which tracks are looked for: of each group of the list, its medoid and its centre."""
    if len(members) == 1:
        return [members.vectors[0]]
    distances = 1.0 - members.vectors @ members.vectors.T
    medoids, labels = group(distances, np.ones(len(members)))
    centres = [members.vectors[medoid] for medoid in medoids]
    for number in range(len(medoids)):
        mean = members.vectors[labels == number].mean(axis=0)
        length = float(np.linalg.norm(mean))
        if length > 0:
            centres.append((mean / length).astype(np.float32))
    return centres


def _likeness(catalogue: SoundCatalogue, members: VectorTable, many: VectorTable) -> FloatArray:
    """Corrected cosines, shape (members, many); -inf of a track to itself."""
    cosines = members.vectors @ many.vectors.T
    spreads = many.traits[:, :SPREAD_SIZE]
    rows = [
        catalogue.references.corrected(cosines[row], members.traits[row, :SPREAD_SIZE], spreads)
        for row in range(len(members))
    ]
    found = np.stack(rows) if rows else np.zeros((0, len(many)), dtype=np.float32)
    found[members.ids[:, None] == many.ids[None, :]] = -np.inf
    return found


def _nearest_count(members: int) -> int:
    return max(1, math.ceil(NEAREST_SHARE * members))


def _nearest_mean(likeness: FloatArray, count: int) -> FloatArray:
    """The mean of the ``count`` greatest of each column; shape (n,)."""
    count = min(count, len(likeness))
    part = np.partition(likeness, len(likeness) - count, axis=0)[len(likeness) - count :]
    return np.asarray(np.where(np.isfinite(part), part, 0.0).mean(axis=0), dtype=np.float32)


def _together(own: IdArray, played: CoOccurrence, listed: CoOccurrence) -> _Together:
    """What is together with the tracks of a list; the share grows with how many of them it is with."""
    ids, strength, whose, by_list = [], [], [], []
    for source, is_listed in ((played, False), (listed, True)):
        if not len(source):
            continue
        starts, ends = np.searchsorted(source.first, own), np.searchsorted(source.first, own, side="right")
        for start, end in zip(starts.tolist(), ends.tolist(), strict=True):
            if start == end:
                continue
            ids.append(source.second[start:end])
            strength.append(source.strength[start:end])
            whose.append(source.first[start:end])
            by_list.append(np.full(end - start, is_listed))
    if not ids:
        return _Together()
    many, amounts = np.concatenate(ids), np.concatenate(strength)
    companions, are_listed = np.concatenate(whose), np.concatenate(by_list)
    order = np.argsort(-amounts, kind="stable")
    known, first, places = np.unique(many[order], return_index=True, return_inverse=True)
    total = np.bincount(places, amounts[order], minlength=len(known))
    share = (total / (total + 1.0)).astype(np.float32)
    return _Together(known, share, companions[order][first], are_listed[order][first])

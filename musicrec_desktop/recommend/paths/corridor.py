"""The tracks that a path may go through: what lies near its way, each recording once."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.typing import NDArray

from musicrec_desktop.model.features import FloatArray
from musicrec_desktop.model.track import TrackFacts, TrackId
from musicrec_desktop.recommend.neighbours.catalogue import SoundCatalogue
from musicrec_desktop.recommend.neighbours.same_recording import (
    SAME_SOUND,
    is_title,
    lasts_equally_long,
    work_title,
)
from musicrec_desktop.recommend.queue.transitions import SoundColumns, transition_costs
from musicrec_desktop.recommend.space.vector_table import IdArray, VectorTable, id_array

NEAR: Final = 60
"""Tracks that are looked at near each place of the way."""
SPARE: Final = 3
"""How many tracks there should be for each that is wanted; else the search is widened."""
MOST: Final = 3_000
TYPICAL_MS: Final = 220_000
"""Of a track whose length is not known."""


@dataclass(frozen=True, slots=True, eq=False)
class PathSources:
    """Where a path is looked for.

    Attributes:
        catalogue: the sound of the library.
        facts: of tracks, by id; unknown ids are left out.
        is_allowed: whether a track may come that is no stop.
    """

    catalogue: SoundCatalogue
    facts: Callable[[Sequence[TrackId]], Mapping[TrackId, TrackFacts]]
    is_allowed: Callable[[TrackId, TrackFacts], bool]


class Corridor:
    """Tracks near the way, and what is between any two of them.

    Args:
        table: their rows.
        facts: of each row.
        catalogue: the sound of the library.

    Attributes:
        ids: int64, ascending, shape (n,).
        vectors: unit vectors, shape (n, d).
        works: of each row a number that it shares with other recordings and versions of the same work.
        lengths_ms: of each row, shape (n,).
    """

    def __init__(
        self, table: VectorTable, facts: Mapping[TrackId, TrackFacts], catalogue: SoundCatalogue
    ) -> None:
        self.ids: IdArray = table.ids
        self.vectors: FloatArray = table.vectors
        self._facts = [facts[TrackId(number)] for number in table.ids.tolist()]
        self._columns = SoundColumns.of(self._facts)
        self.lengths_ms = np.array([one.duration_ms or TYPICAL_MS for one in self._facts], dtype=np.int64)
        self.works = _works(table, self._facts, catalogue)
        self._transitions: dict[int, FloatArray] = {}

    def __len__(self) -> int:
        return len(self.ids)

    @classmethod
    def along(
        cls, places: FloatArray, stops: Sequence[TrackId], wanted: int, sources: PathSources
    ) -> Corridor:
        """The tracks near some places, and the stops.

        Args:
            places: unit vectors along the way, shape (m, d).
            stops: they are in the catalogue and come in any case.
            wanted: how many other tracks the path needs; the corridor has more where the library has.
            sources: where to look.
        """
        index = sources.catalogue.index
        near, total = NEAR, len(index)
        while True:
            found = [index.query(place, near).ids for place in places]
            ids = np.unique(np.concatenate([id_array(stops), *found]))
            facts = sources.facts([TrackId(number) for number in ids.tolist()])
            allowed = [
                number
                for number in ids.tolist()
                if number in stops
                or ((known := facts.get(TrackId(number))) and sources.is_allowed(TrackId(number), known))
            ]
            if len(allowed) >= SPARE * wanted + len(stops) or near >= total or len(ids) >= MOST:
                return cls(index.select(id_array(allowed)), facts, sources.catalogue)
            near *= 3

    def row(self, track_id: TrackId) -> int:
        """The row of a track that is in the corridor."""
        return int(np.searchsorted(self.ids, track_id))

    def facts(self, row: int) -> TrackFacts:
        """What is known of the track of a row."""
        return self._facts[row]

    def squares(self, row: int) -> FloatArray:
        """Squared distances from a row to all; shape (n,)."""
        return np.asarray(np.maximum(2.0 - 2.0 * (self.vectors @ self.vectors[row]), 0.0), dtype=np.float32)

    def transitions(self, row: int) -> FloatArray:
        """What it costs that each track follows the one of a row, in tempo, key and energy; shape (n,)."""
        if row not in self._transitions:
            self._transitions[row] = transition_costs(self._facts[row], self._columns)
        return self._transitions[row]

    def shares_artist(self, row: int) -> NDArray[np.bool_]:
        """Which tracks have an artist in common with that of a row; shape (n,)."""
        keys = self._facts[row].artist_keys
        return np.fromiter(
            (not keys.isdisjoint(other.artist_keys) for other in self._facts), dtype=np.bool_, count=len(self)
        )


def _works(table: VectorTable, facts: Sequence[TrackFacts], catalogue: SoundCatalogue) -> NDArray[np.int64]:
    """Of each row the number of its work: rows with the same number are kin by tags, identity or sound."""
    numbers = np.arange(len(table))

    def join(one: int, other: int) -> None:
        numbers[numbers == numbers[other]] = numbers[one]

    by_key: dict[object, int] = {}
    for row, known in enumerate(facts):
        title = work_title(known.title_key)
        names = [(title, artist) for artist in known.artist_keys] if is_title(title) else []
        for key in (*names, known.audio_id or None):
            if key is not None:
                join(by_key.setdefault(key, row), row)
    sounds = catalogue.unsmoothed(table)
    for row, known in enumerate(facts):
        # Those with the same title are kin already; others only where sound and length say so.
        for other in (row + 1 + np.flatnonzero(sounds[row + 1 :] @ sounds[row] >= SAME_SOUND)).tolist():
            is_joined = numbers[row] == numbers[other]
            if is_joined or not lasts_equally_long(known.duration_ms, facts[other].duration_ms):
                continue
            one, two = table.select(table.ids[[row]]), table.select(table.ids[[other]])
            if catalogue.sounds_same(one, two)[0]:
                join(row, other)
    return numbers

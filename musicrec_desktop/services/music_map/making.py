"""Makes a layout and clusters in a process of its own, names the clusters, and keeps both in one step.

Nothing is written before everything is there, so a run that is cancelled or killed leaves the last map.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial
from typing import Final

import numpy as np

from musicrec_desktop.core.child_process import in_child
from musicrec_desktop.core.tasks import TaskContext
from musicrec_desktop.learning.clusters.finding import ClusterRequest, FoundClusters, find_clusters
from musicrec_desktop.learning.layout.frame import aligned, framed
from musicrec_desktop.learning.layout.laying import (
    MEMORY_BYTES,
    LayoutRequest,
    lay_out,
    layout_kind,
    threads,
)
from musicrec_desktop.model.features import FloatArray
from musicrec_desktop.model.music_map import (
    LayoutKind,
    MadeMap,
    MapClusters,
    MapFact,
    MapLayout,
    MapLevel,
)
from musicrec_desktop.model.sound_words import WORDS
from musicrec_desktop.recommend.music_map.naming import (
    Term,
    TermKind,
    cluster_names,
    decade_terms,
    genre_words,
    share_terms,
)
from musicrec_desktop.recommend.neighbours.catalogue import SoundCatalogue
from musicrec_desktop.recommend.space.vector_table import VectorTable
from musicrec_desktop.recommend.space.words import FITTING
from musicrec_desktop.services.music_map.in_use import MapInUse
from musicrec_desktop.storage.music_map.facts import MapFactStore

_MOODS: Final = (
    (MapFact.ENERGY, "calm", "energetic", TermKind.MOOD),
    (MapFact.BRIGHTNESS, "dark", "bright", TermKind.MOOD),
    (MapFact.TEMPO, "slow", "fast", TermKind.PACE),
    (MapFact.ACOUSTICNESS, "electric", "acoustic", TermKind.SOUND),
    (MapFact.VOCALS, "instrumental", "vocal", TermKind.SOUND),
)
"""What the quarters of the library with the lowest and the highest figures are called."""
_MOST_GENRES: Final = 400
"""The largest ones; a genre of a few tracks names no cluster."""


@dataclass(frozen=True, slots=True, eq=False)
class Computed:
    """What the other process gives back."""

    positions: FloatArray
    clusters: FoundClusters


class MapMaker:
    """Makes maps; for lanes, one at a time.

    Args:
        in_use: has the last map, and keeps the new one.
        facts: of tracks, for the names of clusters.
    """

    def __init__(self, in_use: MapInUse, facts: MapFactStore) -> None:
        self._in_use = in_use
        self._facts = facts

    def make(
        self, catalogue: SoundCatalogue, now_ms: int, context: TaskContext, *, is_anew: bool = False
    ) -> MadeMap:
        """A new layout, which goes on with the last one; it is in use afterwards.

        Args:
            catalogue: the sound of the library.
            now_ms: the time, UTC.
            context: is told steps of a thousand; a cancelled task ends the process and keeps nothing.
            is_anew: forget where tracks lie, but not which way the map is turned.

        Raises:
            ChildEndedError: the process has ended.
            StorageError: the map cannot be kept.
            CancelledError: the task was cancelled.
        """
        table = catalogue.index.table
        present = self._in_use.present()
        last = None if present is None else present.made
        old = None if last is None or is_anew or last.layout.kind is LayoutKind.PCA else last.layout
        nothing = np.zeros(0, dtype=np.int64)
        computed = in_child(
            partial(
                compute,
                LayoutRequest(
                    table.ids,
                    np.ascontiguousarray(table.vectors),
                    nothing if old is None else old.ids,
                    np.zeros((0, 2), dtype=np.float32) if old is None else old.positions,
                ),
                ClusterRequest(
                    table.ids,
                    table.vectors[:0],
                    nothing if last is None else last.clusters.ids,
                    np.zeros(0, dtype=np.int32) if last is None else last.clusters.labels,
                ),
            ),
            context,
            name="music-map",
            memory_bytes=MEMORY_BYTES,
            threads=threads(len(table)),
        )
        positions = computed.positions
        if old is None and present is not None:
            # What is on the screen until now is turned least.
            shown = present.layout
            positions = framed(aligned(table.ids, positions, shown.ids, shown.positions))
        layout = MapLayout(table.ids, positions, layout_kind(len(table)), catalogue.build, now_ms)
        found = computed.clusters
        names = cluster_names(
            table.ids,
            found.labels,
            len(found.centres),
            naming_terms(self._facts, catalogue, table),
            () if last is None else last.clusters.names,
        )
        context.check()
        made = MadeMap(layout, MapClusters(table.ids, found.labels, names), found.centres)
        self._in_use.keep(made)
        return made


def compute(layout: LayoutRequest, clusters: ClusterRequest, context: TaskContext) -> Computed:
    """Clusters, then the layout; inside the other process.

    Args:
        layout: the tracks and the last positions.
        clusters: the last clusters; vectors come with the layout, once.
        context: is told the steps of the layout, which take most of the time.
    """
    request = ClusterRequest(layout.ids, layout.vectors, clusters.old_ids, clusters.old_labels)
    found = find_clusters(request, TaskContext())
    return Computed(lay_out(layout, context), found)


def naming_terms(facts: MapFactStore, catalogue: SoundCatalogue, table: VectorTable) -> Sequence[Term]:
    """What can be said of the tracks of a library: moods, words of the ear, genres, decades."""
    terms: list[Term] = []
    for fact, low, high, kind in _MOODS:
        terms += share_terms(*facts.numbers(fact), low, high, kind)
    if catalogue.space.words is not None:
        fits = catalogue.words(table) >= FITTING
        terms += [
            Term(word.name, TermKind.SOUND, table.ids[fits[:, place]]) for place, word in enumerate(WORDS)
        ]
    genres = facts.groups(MapLevel.GENRES)
    sizes = np.bincount(genres.owners, minlength=len(genres.names))
    for place in np.argsort(-sizes, kind="stable")[:_MOST_GENRES].tolist():
        ids = genres.ids[genres.owners == place]
        terms.append(Term(genre_words(genres.names[place]), TermKind.GENRE, ids))
    return [*terms, *decade_terms(*facts.numbers(MapFact.YEAR))]

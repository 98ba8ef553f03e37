"""The music map for front ends: a layout at once, a better one later, and what its colours tell."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TypeVar

import numpy as np

from musicrec_desktop.core.scheduler import Scheduler
from musicrec_desktop.core.signal import Signal
from musicrec_desktop.core.tasks import Lane, Progress, TaskHandle
from musicrec_desktop.model.music_map import (
    BoolArray,
    LayoutKind,
    MadeMap,
    MapAxes,
    MapClusters,
    MapColour,
    MapColouring,
    MapLayout,
    MapLevel,
    MapPoints,
)
from musicrec_desktop.model.playlist import PlaylistId, SmartRules
from musicrec_desktop.query.parser import parse
from musicrec_desktop.recommend.music_map.placing import (
    joined_clusters,
    kept_share,
    pca_places,
    placed,
    sound_rows,
)
from musicrec_desktop.recommend.neighbours.catalogue import SoundCatalogue
from musicrec_desktop.services.music_map.reading import MapReader, inside
from musicrec_desktop.services.playlists.service import PlaylistService
from musicrec_desktop.services.playlists.smart import SmartPlaylists
from musicrec_desktop.services.queries.world import QueryWorlds
from musicrec_desktop.services.similarity.service import SimilarityService
from musicrec_desktop.storage.music_map.facts import MapFactStore
from musicrec_desktop.storage.music_map.layouts import LayoutStore

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class _Placed:
    """The map as it is at a moment."""

    made: MadeMap | None
    layout: MapLayout
    clusters: MapClusters | None


class MusicMapService:
    """Lays out what is analysed; nothing is done before ``refresh`` is called for the first time."""

    def __init__(
        self,
        *,
        scheduler: Scheduler,
        layouts: LayoutStore,
        facts: MapFactStore,
        similarity: SimilarityService,
        playlists: PlaylistService,
        smart: SmartPlaylists,
        worlds: QueryWorlds,
    ) -> None:
        self._scheduler = scheduler
        self._layouts, self._facts = layouts, facts
        self._similarity = similarity
        self._playlists, self._smart, self._worlds = playlists, smart, worlds
        self.reader = MapReader(facts, scheduler.clock.now_ms)
        self._made: MadeMap | None = None
        self._layout: MapLayout | None = None
        self._clusters: MapClusters | None = None
        self._axes: MapAxes | None = None
        self._is_working = False
        self._problem = ""
        self.changed: Signal[()] = Signal()
        self.progress: Signal[Progress] = Signal()

    @property
    def layout(self) -> MapLayout | None:
        """Where tracks lie; None before the first one is there, and while fewer than two are analysed."""
        return self._layout

    @property
    def clusters(self) -> MapClusters | None:
        """Of the tracks of the layout; None while there are none yet."""
        return self._clusters

    @property
    def axes(self) -> MapAxes | None:
        """What grows to the right and upward; None before the first layout is there."""
        return self._axes

    @property
    def is_working(self) -> bool:
        """Whether a layout is being made."""
        return self._is_working

    @property
    def problem(self) -> str:
        """Why the last layout could not be made; empty where it could."""
        return self._problem

    def refresh(self) -> None:
        """Show the map as the library is now."""
        catalogue = self._similarity.catalogue
        if catalogue is None:
            return
        self._scheduler.run(
            Lane.QUICK,
            lambda _context: self._placed(self._made, catalogue),
            name="music-map-place",
            on_done=self._on_placed,
        )

    def load_points(self, level: MapLevel, on_done: Callable[[MapPoints], object]) -> TaskHandle:
        """The points of a level; none before there is a layout."""
        layout = self._layout
        if layout is None:
            nothing = np.zeros(0, dtype=np.int64)
            layout = MapLayout(nothing, np.zeros((0, 2), dtype=np.float32), LayoutKind.PCA)
        return self._load("points", lambda: self.reader.points(layout, level), on_done)

    def load_colouring(
        self,
        points: MapPoints,
        colour: MapColour,
        on_done: Callable[[MapColouring], object],
        on_error: Callable[[Exception], object] | None = None,
        *,
        playlist_id: PlaylistId | None = None,
        rules: SmartRules | None = None,
    ) -> TaskHandle:
        """What a colour tells of points; a newer call replaces an unfinished one."""
        clusters = self._clusters

        def work() -> MapColouring:
            playlist = None
            if colour is MapColour.PLAYLIST:
                playlist = self._inside_of(playlist_id, rules)
            return self.reader.colouring(points, colour, clusters, playlist)

        return self._load("colouring", work, on_done, on_error)

    def load_hits(
        self,
        points: MapPoints,
        query: str,
        on_done: Callable[[BoolArray], object],
        on_error: Callable[[Exception], object] | None = None,
    ) -> TaskHandle:
        """Which points meet a query, or have a track that does."""
        world = self._worlds.world()

        def work() -> BoolArray:
            found = self._worlds.store.ids(parse(query).tree, world)
            return inside(points, np.frombuffer(found, dtype=np.int64))

        return self._load("hits", work, on_done, on_error)

    def _inside_of(
        self, playlist_id: PlaylistId | None, rules: SmartRules | None
    ) -> tuple[str, np.ndarray[tuple[int], np.dtype[np.int64]]]:
        if rules is not None:
            return "What the rules find", np.asarray(self._smart.found(rules).ids, dtype=np.int64)
        assert playlist_id is not None
        playlist = self._playlists.reader.playlist(playlist_id)
        if playlist.rules is not None:
            return playlist.name, np.asarray(self._smart.found(playlist.rules).ids, dtype=np.int64)
        return playlist.name, np.asarray(self._playlists.reader.track_ids(playlist_id), dtype=np.int64)

    def _placed(self, made: MadeMap | None, catalogue: SoundCatalogue) -> _Placed:
        made = made or self._layouts.load()
        table = catalogue.index.table
        table = table.select(self._facts.present())
        if made is not None and kept_share(made.layout, table.ids) >= 0.5:
            layout = placed(made.layout, table.ids, table.vectors)
            return _Placed(
                made, layout, joined_clusters(made.clusters, made.centres, table.ids, table.vectors)
            )
        positions = pca_places(sound_rows(table.vectors))
        now_ms = self._scheduler.clock.now_ms()
        return _Placed(made, MapLayout(table.ids, positions, LayoutKind.PCA, catalogue.build, now_ms), None)

    def _on_placed(self, found: _Placed) -> None:
        self._made, self._layout, self._clusters = found.made, found.layout, found.clusters
        self._axes = MapAxes()
        self.changed.emit()

    def _load(
        self,
        name: str,
        work: Callable[[], T],
        on_done: Callable[[T], object],
        on_error: Callable[[Exception], object] | None = None,
    ) -> TaskHandle:
        return self._scheduler.run(
            Lane.QUICK, lambda _context: work(), name=f"music-map-{name}", on_done=on_done, on_error=on_error
        )

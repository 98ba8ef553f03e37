"""The map as the library is now: the last layout without who left, and with newcomers."""

from __future__ import annotations

import threading
from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

from musicrec_desktop.learning.layout.frame import aligned, framed
from musicrec_desktop.learning.layout.pca import pca_positions
from musicrec_desktop.model.music_map import LayoutKind, MadeMap, MapClusters, MapLayout
from musicrec_desktop.recommend.music_map.placing import joined_clusters, kept_share, placed
from musicrec_desktop.recommend.neighbours.catalogue import SoundCatalogue
from musicrec_desktop.storage.music_map.layouts import LayoutStore

LEAST_KEPT: Final = 0.5
"""A layout that has a place for fewer of the tracks is of no use to the others."""


@dataclass(frozen=True, slots=True, eq=False)
class PresentMap:
    """The map of one catalogue.

    Attributes:
        layout: of exactly the tracks that can be found.
        clusters: of the same tracks; None where none were found yet.
        made: the layout that it follows; None where it was made at once.
    """

    layout: MapLayout
    clusters: MapClusters | None
    made: MadeMap | None


class MapInUse:
    """Gives the map as it is now; for lanes, any of which may ask.

    Args:
        layouts: where the last layout is kept.
        catalogue: gives the sound of the library; None while it is not known.
        now_ms: gives the time, UTC.
    """

    def __init__(
        self,
        layouts: LayoutStore,
        catalogue: Callable[[], SoundCatalogue | None],
        now_ms: Callable[[], int],
    ) -> None:
        self._layouts = layouts
        self._catalogue = catalogue
        self._now_ms = now_ms
        self._lock = threading.Lock()
        self._made: MadeMap | None = None
        self._is_loaded = False
        self._present: PresentMap | None = None
        self._of: SoundCatalogue | None = None

    def present(self) -> PresentMap | None:
        """The map now; None where there is neither a catalogue nor a kept layout."""
        with self._lock:
            catalogue, made = self._catalogue(), self._load()
            if catalogue is None:
                return None if made is None else PresentMap(made.layout, made.clusters, made)
            if self._present is None or self._of is not catalogue:
                self._present, self._of = self._placed(made, catalogue), catalogue
            return self._present

    def layout(self) -> MapLayout | None:
        """Where tracks lie now; as ``present``."""
        present = self.present()
        return None if present is None else present.layout

    def keep(self, made: MadeMap) -> None:
        """From now on the map follows another layout; it is written first."""
        self._layouts.keep(made)
        with self._lock:
            self._made, self._is_loaded, self._present = made, True, None

    def _load(self) -> MadeMap | None:
        if not self._is_loaded:
            self._made, self._is_loaded = self._layouts.load(), True
        return self._made

    def _placed(self, made: MadeMap | None, catalogue: SoundCatalogue) -> PresentMap:
        table = catalogue.index.table
        if made is not None and kept_share(made.layout, table.ids) >= LEAST_KEPT:
            layout = placed(made.layout, table.ids, table.vectors)
            if made.centres.shape[1:] == table.vectors.shape[1:]:
                clusters = joined_clusters(made.clusters, made.centres, table.ids, table.vectors)
                return PresentMap(layout, clusters, made)
            return PresentMap(layout, made.clusters, made)
        positions = pca_positions(table.vectors)
        if made is not None:
            positions = framed(aligned(table.ids, positions, made.layout.ids, made.layout.positions))
        layout = MapLayout(table.ids, positions, LayoutKind.PCA, catalogue.build, self._now_ms())
        return PresentMap(layout, None, made)

"""What the map shows now: points, colours and hits, read again when they are others."""

from __future__ import annotations

from typing import Final

import numpy as np
from PySide6.QtCore import QObject, Signal

from musicrec_desktop.core.errors import MusicRecError
from musicrec_desktop.core.tasks import TaskHandle
from musicrec_desktop.model.music_map import (
    BoolArray,
    MapClusters,
    MapColour,
    MapColouring,
    MapLayout,
    MapLevel,
    MapPoints,
)
from musicrec_desktop.services.browse import BrowseService
from musicrec_desktop.services.music_map.service import MusicMapService
from musicrec_desktop.ui.music_map.lookup import PointLookup
from musicrec_desktop.ui.music_map.names import PointNames
from musicrec_desktop.ui.music_map.surface import NO_POINTS
from musicrec_desktop.ui.music_map.toolbar import ColourChoice

PERSONAL_COLOURS: Final = frozenset(
    {MapColour.RATING, MapColour.PLAYS, MapColour.LAST_PLAYED, MapColour.PLAYLIST}
)
"""What changes while one listens."""


class MapContent(QObject):
    """Reads one level, one colouring and the hits of one search.

    Args:
        service: lays out the library.
        browse: has the names.
        parent: Qt's owner.

    Attributes:
        lookup: the points by their tracks.
        names: their names.
        colouring: None while it is read.
        hits: which points a search finds; None where nothing is searched.
        unplayed: which points were never heard; None while that is not shown.
        points_changed: other points; the ``PointLookup`` before.
        coloured: ``colouring`` is another.
        lit: ``hits`` or ``unplayed`` is another.
    """

    points_changed = Signal(object)
    coloured = Signal()
    lit = Signal()

    def __init__(
        self, service: MusicMapService, browse: BrowseService, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._service, self._browse = service, browse
        self._level, self._colour, self._text = MapLevel.TRACKS, ColourChoice(), ""
        self._shows_unplayed = False
        self._loads: dict[str, TaskHandle] = {}
        self.lookup = PointLookup(NO_POINTS)
        self.names = PointNames(browse, self.lookup, None)
        self.colouring: MapColouring | None = None
        self.hits: BoolArray | None = None
        self.unplayed: BoolArray | None = None
        self._loaded: tuple[MapLayout | None, MapClusters | None] = (None, None)
        self._disconnect = service.changed.connect(self._on_changed)

    @property
    def points(self) -> MapPoints:
        """What is drawn."""
        return self.lookup.points

    @property
    def level(self) -> MapLevel:
        """What the points are, or will be as soon as they are read."""
        return self._level

    @property
    def colour(self) -> ColourChoice:
        """What the colours tell."""
        return self._colour

    @property
    def text(self) -> str:
        """What is searched."""
        return self._text

    @property
    def shown_hits(self) -> BoolArray | None:
        """Which points shine: those that a search finds, else those never heard; None for all."""
        return self.unplayed if self.hits is None else self.hits

    def close(self) -> None:
        """Disconnect from the service."""
        self._disconnect()
        self.forget()

    def forget(self) -> None:
        """Drop what is being read, and what was personal."""
        for load in self._loads.values():
            load.cancel()
        self._loads.clear()
        self.hits = self.unplayed = None

    def set_level(self, level: MapLevel) -> None:
        """Make points of something else."""
        if level is not self._level:
            self._level = level
            self.load()

    def set_colour(self, choice: ColourChoice) -> None:
        """Let the colours tell something else."""
        if choice != self._colour:
            self._colour = choice
            self.load_colours()

    def set_text(self, text: str) -> None:
        """Light up what a search finds; nothing is lit for an empty one."""
        if text != self._text:
            self._text = text
            self._load_hits()

    def set_unplayed(self, *, is_shown: bool) -> None:
        """Light up what was never heard, while nothing is searched."""
        self._shows_unplayed = is_shown
        self._load_unplayed()

    def load(self) -> None:
        """Read the points, and all that is about them."""
        self._replace("points", self._service.load_points(self._level, self._on_points))

    def _on_changed(self) -> None:
        """The service also tells that it works; points are read where they lie elsewhere."""
        layout, clusters = self._loaded
        if layout is not self._service.layout or clusters is not self._service.clusters:
            self.load()

    def load_colours(self) -> None:
        """Read again what the colours tell."""
        if not len(self.points):
            return
        choice = self._colour
        load = self._service.load_colouring(
            self.points,
            choice.colour,
            self._on_colouring,
            self._on_no_colours,
            playlist_id=choice.playlist_id,
        )
        self._replace("colouring", load)

    def heard(self) -> None:
        """Something was heard, liked or rated: read again what that changes."""
        if self._colour.colour in PERSONAL_COLOURS:
            self.load_colours()
        self._load_unplayed()

    def _on_points(self, points: MapPoints) -> None:
        self._loaded = (self._service.layout, self._service.clusters)
        before, self.lookup = self.lookup, PointLookup(points)
        self.names = PointNames(self._browse, self.lookup, self._service.clusters)
        self.colouring = self.hits = self.unplayed = None
        self.points_changed.emit(before)
        self.load_colours()
        self._load_hits()
        self._load_unplayed()

    def _on_colouring(self, colouring: MapColouring) -> None:
        if len(colouring.categories) == len(self.points):
            self.colouring = colouring
            self.coloured.emit()

    def _on_no_colours(self, error: Exception) -> None:
        """A playlist that is gone, or rules that cannot be evaluated, colour nothing; the clusters do."""
        if not isinstance(error, MusicRecError):
            raise error
        self.set_colour(ColourChoice())

    def _load_hits(self) -> None:
        text, points = self._text, self.points
        if not text or not len(points):
            self._light(None)
            return
        load = self._service.load_hits(points, text, self._on_hits, self._on_no_hits)
        self._replace("hits", load)

    def _on_hits(self, hits: BoolArray) -> None:
        if self._text and len(hits) == len(self.points):
            self._light(hits)

    def _on_no_hits(self, error: Exception) -> None:
        """A search that cannot be meant lights nothing up; the field says why."""
        if not isinstance(error, MusicRecError):
            raise error
        self._light(np.zeros(len(self.points), dtype=np.bool_))

    def _light(self, hits: BoolArray | None) -> None:
        if hits is not None or self.hits is not None:
            self.hits = hits
            self.lit.emit()

    def _load_unplayed(self) -> None:
        if self._shows_unplayed and len(self.points):
            self._replace("unplayed", self._service.load_unplayed(self.points, self._on_unplayed))
        elif self.unplayed is not None:
            self.unplayed = None
            self.lit.emit()

    def _on_unplayed(self, unplayed: BoolArray) -> None:
        if self._shows_unplayed and len(unplayed) == len(self.points):
            self.unplayed = unplayed
            self.lit.emit()

    def _replace(self, name: str, load: TaskHandle) -> None:
        before = self._loads.get(name)
        if before is not None:
            before.cancel()
        self._loads[name] = load

"""How long the lanes need for the music map: ``python -m tests.benchmarks.map_service [TRACKS [FOLDER]]``.

A database of synthetic tracks with five listens a track, ratings and sounds, as that of ``query_speed``, and
a layout of as many clouds as a map has clusters; FOLDER keeps it for the next run. Each read is done nine
times. All of it runs in lanes: the window's thread gets arrays that are ready.
"""

from __future__ import annotations

import sys
import tempfile
from collections.abc import Callable

import numpy as np
from rich.console import Console
from rich.table import Table

from musicrec_desktop.model.music_map import (
    LayoutKind,
    MapClusters,
    MapColour,
    MapLayout,
    MapLevel,
    MapPoints,
)
from musicrec_desktop.model.polygons import SortedPoints
from musicrec_desktop.query.parser import parse
from musicrec_desktop.recommend.music_map.placing import placed
from musicrec_desktop.services.music_map.reading import MapReader, inside
from musicrec_desktop.services.queries.world import QueryWorlds
from musicrec_desktop.storage.database import Database
from musicrec_desktop.storage.music_map.facts import MapFactStore
from tests.benchmarks.query_speed import opened, timed
from tests.support.library import NOW_MS
from tests.support.realistic import library_vectors

CLUSTERS = 20
NEWCOMERS = 0.02
CORNERS = 200
QUERIES = ("genre:jazz", "title 77", "energy:>70% plays:>3")


def made_layout(count: int) -> tuple[MapLayout, MapClusters]:
    """Clouds around as many places as there are clusters, in the unit square."""
    rng = np.random.default_rng(1)
    labels = rng.integers(0, CLUSTERS, count).astype(np.int32)
    middles = 0.1 + 0.8 * rng.random((CLUSTERS, 2))
    positions = np.clip(middles[labels] + 0.04 * rng.standard_normal((count, 2)), 0, 1).astype(np.float32)
    ids = np.arange(1, count + 1, dtype=np.int64)
    names = tuple(f"cluster {number}" for number in range(CLUSTERS))
    return MapLayout(ids, positions, LayoutKind.TSNE), MapClusters(ids, labels, names)


def measure(count: int, folder: str) -> Table:
    """Wall time (median, 95th percentile) and processor time of each read, in ms."""
    table = Table(title=f"Music map of {count:,} tracks: ms in a lane")
    for head in ("read", "median", "95 %", "processor"):
        table.add_column(head, justify="left" if head == "read" else "right")

    def row(name: str, read: Callable[[], object]) -> None:
        table.add_row(name, *(f"{value:.1f}" for value in timed(read)))

    layout, clusters = made_layout(count)
    with opened(folder, count) as (database, worlds):
        _measure_reads(row, database, worlds, layout, clusters)
    vectors = library_vectors(count)
    known = np.ones(count, dtype=np.bool_)
    known[:: round(1 / NEWCOMERS)] = False
    old = MapLayout(layout.ids[known], layout.positions[known], LayoutKind.TSNE)
    row(f"{NEWCOMERS:.0%} newcomers get a place", lambda: placed(old, layout.ids, vectors))
    return table


def _measure_reads(
    row: Callable[[str, Callable[[], object]], None],
    database: Database,
    worlds: QueryWorlds,
    layout: MapLayout,
    clusters: MapClusters,
) -> None:
    reader = MapReader(MapFactStore(database), lambda: NOW_MS)
    points = {level: reader.points(layout, level) for level in MapLevel}
    for level in MapLevel:
        row(f"points: {level}", lambda level=level: reader.points(layout, level))  # type: ignore[misc]
    tracks = points[MapLevel.TRACKS]
    for colour in MapColour:
        if colour is not MapColour.PLAYLIST:
            row(f"colour: {colour}", lambda colour=colour: reader.colouring(tracks, colour, clusters))  # type: ignore[misc]
    for query in QUERIES:
        row(f"hits: {query}", lambda query=query: _hits(worlds, tracks, query))  # type: ignore[misc]
    row("axes in words", lambda: reader.axes(layout))
    row("unplayed islands", lambda: reader.unplayed(tracks))
    row("profile of a genre", lambda: reader.profile(points[MapLevel.GENRES].members[0]))
    turns = np.linspace(0, 2 * np.pi, CORNERS, endpoint=False)
    polygon = (0.5 + 0.4 * np.stack((np.cos(turns), np.sin(turns)), axis=1)).astype(np.float32)
    row("inside a region", lambda: SortedPoints(layout.positions).inside(polygon))


def _hits(worlds: QueryWorlds, points: MapPoints, query: str) -> object:
    found = worlds.store.ids(parse(query).tree, worlds.world())
    return inside(points, np.frombuffer(found, dtype=np.int64))


def main() -> None:
    """Measure a library of TRACKS in FOLDER, or in one that is gone afterwards."""
    count = int(sys.argv[1]) if len(sys.argv) > 1 else 100_000
    if len(sys.argv) > 2:
        Console().print(measure(count, sys.argv[2]))
        return
    with tempfile.TemporaryDirectory() as folder:
        Console().print(measure(count, folder))


if __name__ == "__main__":
    main()

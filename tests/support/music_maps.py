"""Made maps: islands of points, the same for each seed."""

from __future__ import annotations

import numpy as np

from musicrec_desktop.model.music_map import (
    LegendEntry,
    MapClusters,
    MapColour,
    MapColouring,
    MapLevel,
    MapPoints,
)

NAMES = (
    "calm · piano · 1990s",
    "loud · guitar",
    "fast · techno",
    "ambient · dark",
    "jazz · 1950s",
    "folk · acoustic",
    "hip hop · bass",
    "metal · loud",
    "choir · sacred",
    "disco · 1970s",
    "punk · fast",
    "soul · warm",
    "opera · voice",
    "blues · slow",
    "dub · deep",
    "pop · bright",
)


def made_map(
    count: int, *, groups: int = 16, seed: int = 0, level: MapLevel = MapLevel.TRACKS
) -> tuple[MapPoints, MapClusters, MapColouring]:
    """Points in groups of a dozen islands each, the groups as clusters, and the colouring by cluster.

    Points of other levels than tracks have names, and sizes after Pareto.
    """
    random = np.random.default_rng(seed)
    labels = random.integers(0, groups, count).astype(np.int32)
    middles = random.uniform(0.12, 0.88, (groups, 2))[labels]
    islands = random.normal(0, 0.05, (groups, 12, 2))[labels, random.integers(0, 12, count)]
    spread = random.normal(0, 0.018, (count, 2))
    positions = np.clip(middles + islands + spread, 0, 1).astype(np.float32)
    ids = np.arange(1, count + 1, dtype=np.int64)
    is_group = level is not MapLevel.TRACKS
    sizes = np.clip(random.pareto(1.1, count) * 5, 1, 5_000) if is_group else np.ones(count)
    points = MapPoints(
        level,
        positions,
        ids,
        sizes.astype(np.int32),
        tuple(f"{level.value} {number}" for number in ids) if is_group else (),
        tuple(ids[number : number + 1] for number in range(count)) if is_group else (),
    )
    names = NAMES[:groups]
    legend = tuple(LegendEntry(name, int((labels == row).sum())) for row, name in enumerate(names))
    colouring = MapColouring(MapColour.CLUSTER, labels.astype(np.uint8), legend)
    return points, MapClusters(ids, labels, names), colouring

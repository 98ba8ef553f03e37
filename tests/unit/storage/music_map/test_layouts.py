"""The layout and its clusters come back as they were kept, or not at all."""

from __future__ import annotations

import numpy as np
import pytest

from musicrec_desktop.model.music_map import LayoutKind, MadeMap, MapClusters, MapLayout
from musicrec_desktop.storage.database import Database
from musicrec_desktop.storage.music_map.layouts import LayoutStore


def made_map(count: int = 5) -> MadeMap:
    ids = np.arange(count, dtype=np.int64) * 3
    positions = np.random.default_rng(1).random((count, 2)).astype(np.float32)
    labels = (np.arange(count) % 2).astype(np.int32)
    names = ("calm · piano", "雨 “x”")
    return MadeMap(
        MapLayout(ids, positions, LayoutKind.TSNE, "build-1", 7),
        MapClusters(ids, labels, names),
        np.eye(2, 64, dtype=np.float32),
    )


def test_a_map_comes_back(database: Database) -> None:
    store = LayoutStore(database)
    assert store.load() is None
    for count in (5, 0, 9):
        made = made_map(count)
        store.keep(made)
        found = store.load()
        assert found is not None
        assert found.layout.ids.tolist() == made.layout.ids.tolist()
        assert np.array_equal(found.layout.positions, made.layout.positions)
        assert (found.layout.kind, found.layout.build, found.layout.made_at_ms) == (
            LayoutKind.TSNE, "build-1", 7,
        )  # fmt: skip
        assert found.clusters.labels.tolist() == made.clusters.labels.tolist()
        assert found.clusters.names == made.clusters.names
        assert np.array_equal(found.centres, made.centres)


@pytest.mark.parametrize(
    "damage",
    [
        "positions = zeroblob(7)",
        "positions = zeroblob(8)",
        "kind = 'unknown'",
        "names = '{'",
        "names = '[]'",
        "ids = zeroblob(40)",
        "labels = zeroblob(0)",
        "centres = zeroblob(0)",
    ],
)
def test_what_cannot_be_understood_is_made_anew(database: Database, damage: str) -> None:
    store = LayoutStore(database)
    store.keep(made_map())
    database.execute(f"UPDATE map_layout SET {damage}")
    assert store.load() is None

"""The layout of the music map and its clusters, which are kept and replaced together."""

from __future__ import annotations

import json
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

from musicrec_desktop.model.features import FloatArray
from musicrec_desktop.model.music_map import LayoutKind, MadeMap, MapClusters, MapLayout
from musicrec_desktop.storage.database import Database

_SELECT: Final = (
    "SELECT kind, build, made_at_ms, ids, positions, labels, centres, dimension, names"
    " FROM map_layout WHERE id = 1"
)


class LayoutStore:
    """Keeps the last layout that was made."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def load(self) -> MadeMap | None:
        """What was kept; None where nothing was, or where it cannot be understood."""
        row = self._database.one(_SELECT)
        return None if row is None else _made_map(row)

    def keep(self, made: MadeMap) -> None:
        """Put a layout and its clusters in the place of the last ones, in one statement."""
        layout, clusters = made.layout, made.clusters
        self._database.execute(
            "INSERT OR REPLACE INTO map_layout (id, kind, build, made_at_ms, ids, positions, labels, centres,"
            " dimension, names) VALUES (1, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
            (
                str(layout.kind), layout.build, layout.made_at_ms, _bytes(layout.ids, "<i8"),
                _bytes(layout.positions, "<f4"), _bytes(clusters.labels, "<i4"),
                _bytes(made.centres, "<f4"), made.centres.shape[1] if made.centres.ndim > 1 else 0,
                json.dumps(list(clusters.names), ensure_ascii=False),
            ),
        )  # fmt: skip


def _bytes(values: NDArray[Any], kind: str) -> bytes:
    return np.ascontiguousarray(values, dtype=kind).tobytes()


def _made_map(row: tuple[Any, ...]) -> MadeMap | None:
    kind, build, made_at_ms, ids_data, positions_data, labels_data, centres_data, dimension, names_text = row
    try:
        ids = np.frombuffer(ids_data, dtype="<i8").astype(np.int64)
        positions = np.frombuffer(positions_data, dtype="<f4").astype(np.float32).reshape(-1, 2)
        labels = np.frombuffer(labels_data, dtype="<i4").astype(np.int32)
        centres: FloatArray = np.frombuffer(centres_data, dtype="<f4").astype(np.float32)
        centres = centres.reshape(-1, dimension) if dimension else np.zeros((0, 0), dtype=np.float32)
        names = tuple(str(name) for name in json.loads(names_text))
        layout = MapLayout(ids, positions, LayoutKind(kind), build, made_at_ms)
    except ValueError:
        return None
    is_whole = len(ids) == len(positions) == len(labels) and len(names) == len(centres)
    is_sound = bool(np.isfinite(positions).all()) and bool((np.diff(ids) > 0).all())
    if not (is_whole and is_sound and (not len(labels) or int(labels.max()) < len(names))):
        return None
    return MadeMap(layout, MapClusters(ids, labels, names), centres)

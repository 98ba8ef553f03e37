"""The regions that the listener in use drew on the music map."""

from __future__ import annotations

import json
from typing import Any, Final

import numpy as np

from musicrec_desktop.core.text.folding import name_key
from musicrec_desktop.model.music_map import MapRegion, PositionArray, RegionId
from musicrec_desktop.storage.database import Database

_DIGITS: Final = 6
"""Of a coordinate: a millionth of the map is less than a pixel."""


class RegionStore:
    """Regions by id and by name; any thread may use it."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def all(self) -> list[MapRegion]:
        """Every region, by name."""
        rows = self._database.query("SELECT id, name, polygon FROM own_map_region ORDER BY name_key, id")
        return [_region(row) for row in rows]

    def get(self, region_id: RegionId) -> MapRegion | None:
        """One region; None where it is gone."""
        row = self._database.one("SELECT id, name, polygon FROM own_map_region WHERE id = ?", (region_id,))
        return None if row is None else _region(row)

    def named(self, name: str) -> MapRegion | None:
        """The region of a name, whatever the case and the spelling of signs."""
        row = self._database.one(
            "SELECT id, name, polygon FROM own_map_region WHERE name_key = ?", (name_key(name),)
        )
        return None if row is None else _region(row)

    def add(
        self, name: str, polygon: PositionArray, at_ms: int, region_id: RegionId | None = None
    ) -> RegionId:
        """Keep a region, whose name is free; with an id where it comes back after it was deleted."""
        cursor = self._database.execute(
            "INSERT INTO map_region (id, listener_id, name, name_key, polygon, made_at_ms)"
            " VALUES (?, ?, ?, ?, ?, ?)",
            (region_id, self._database.owner_id, name, name_key(name), _text(polygon), at_ms),
        )
        assert cursor.lastrowid is not None
        return RegionId(cursor.lastrowid)

    def change(self, region: MapRegion) -> None:
        """Give a region another name, which is free, and another outline."""
        self._database.execute(
            "UPDATE map_region SET name = ?, name_key = ?, polygon = ? WHERE id = ? AND listener_id = ?",
            (
                region.name, name_key(region.name), _text(region.polygon), region.id,
                self._database.owner_id,
            ),
        )  # fmt: skip

    def remove(self, region_id: RegionId) -> None:
        """Forget a region."""
        self._database.execute(
            "DELETE FROM map_region WHERE id = ? AND listener_id = ?", (region_id, self._database.owner_id)
        )


def _text(polygon: PositionArray) -> str:
    return json.dumps([[round(float(x), _DIGITS), round(float(y), _DIGITS)] for x, y in polygon])


def _region(row: tuple[Any, ...]) -> MapRegion:
    """A row as a region; an outline that an archive brought and that cannot be read holds nothing."""
    region_id, name, text = row
    try:
        polygon = np.asarray(json.loads(text), dtype=np.float32).reshape(-1, 2)
    except (ValueError, TypeError):
        polygon = np.zeros((0, 2), dtype=np.float32)
    return MapRegion(RegionId(region_id), name, polygon)

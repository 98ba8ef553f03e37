"""Regions of the map: parts of it with a name, which queries and smart playlists know."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Final

import numpy as np

from musicrec_desktop.core.clock import Clock
from musicrec_desktop.core.errors import RegionError
from musicrec_desktop.core.signal import Signal
from musicrec_desktop.model.music_map import MapRegion, PositionArray, RegionId
from musicrec_desktop.model.polygons import LEAST_CORNERS
from musicrec_desktop.services.playlists.edit import PlaylistEdit
from musicrec_desktop.services.playlists.lists import ListEditor
from musicrec_desktop.storage.database import Database
from musicrec_desktop.storage.music_map.regions import RegionStore

LONGEST_NAME: Final = 80


@dataclass(frozen=True, slots=True, eq=False)
class _Stores:
    """What edits work on."""

    database: Database
    regions: RegionStore
    clock: Clock
    changed: Signal[()]


class RegionEdit:
    """One edit of a region that has been made; it can be undone and made again.

    Args:
        stores: what it works on.
        before: the region before it; None where it made one.
        after: the region after it; None where it deleted one.
        rules: the edit of the smart playlists that name the region; None where none does.

    Attributes:
        region: the region that it made or changed, else the one that it deleted.
    """

    def __init__(
        self,
        stores: _Stores,
        before: MapRegion | None,
        after: MapRegion | None,
        rules: PlaylistEdit | None = None,
    ) -> None:
        self._stores, self._before, self._after, self._rules = stores, before, after, rules
        region = after or before
        assert region is not None
        self.region = region
        self._is_done = True

    @property
    def is_void(self) -> bool:
        """Whether it changed nothing, so that there is nothing to undo."""
        return self._before is self._after

    def undo(self) -> None:
        """Undo the edit, in one transaction.

        Raises:
            RegionError: it cannot be undone, because of what was done meanwhile; nothing was changed.
        """
        if self._is_done and not self.is_void:
            with self._stores.database.transaction():
                _put(self._stores, self._after, self._before)
                if self._rules is not None:
                    self._rules.undo()
            self._is_done = False
            self._stores.changed.emit()

    def redo(self) -> None:
        """Make the edit again, in one transaction; as ``undo``."""
        if not self._is_done and not self.is_void:
            with self._stores.database.transaction():
                _put(self._stores, self._before, self._after)
                if self._rules is not None:
                    self._rules.redo()
            self._is_done = True
            self._stores.changed.emit()


class RegionService:
    """Draws, names and deletes regions; called in the owner's thread.

    Args:
        database: of the profile.
        clock: the time of changes.
        lists: changes the rules that name a region.

    Attributes:
        changed: a region was made, changed or deleted, or is another profile's.
    """

    def __init__(self, *, database: Database, clock: Clock, lists: ListEditor) -> None:
        self.changed: Signal[()] = Signal()
        self._stores = _Stores(database, RegionStore(database), clock, self.changed)
        self._lists = lists

    def all(self) -> list[MapRegion]:
        """Every region of the listener, by name; a few rows."""
        return self._stores.regions.all()

    def create(self, name: str, polygon: PositionArray) -> RegionEdit:
        """Keep a part of the map.

        Args:
            name: not empty, of at most 80 characters, of no other region.
            polygon: corners in the coordinates of layouts, at least three, shape (k, 2).

        Raises:
            RegionError: name or polygon cannot be used.
        """
        title, corners = self._free_name(name), _checked(polygon)
        made = self._stores.regions.add(title, corners, self._stores.clock.now_ms())
        return self._made(None, MapRegion(made, title, corners))

    def rename(self, region_id: RegionId, name: str) -> RegionEdit:
        """Give a region another name, also in the rules of smart playlists that name it.

        Raises:
            RegionError: the region is gone, or the name cannot be used.
        """
        before = self._known(region_id)
        title = self._free_name(name, region_id)
        if title == before.name:
            return RegionEdit(self._stores, before, before)
        after = replace(before, name=title)
        with self._stores.database.transaction():
            self._stores.regions.change(after)
            rules = self._lists.rename_region(before.name, title)
        return self._made(before, after, None if rules.is_void else rules)

    def redraw(self, region_id: RegionId, polygon: PositionArray) -> RegionEdit:
        """Give a region another outline; raises as ``create`` and ``rename``."""
        before = self._known(region_id)
        after = replace(before, polygon=_checked(polygon))
        self._stores.regions.change(after)
        return self._made(before, after)

    def delete(self, region_id: RegionId) -> RegionEdit:
        """Forget a region; rules that name it say what is missing.

        Raises:
            RegionError: it is gone.
        """
        before = self._known(region_id)
        self._stores.regions.remove(region_id)
        return self._made(before, None)

    def profile_switched(self) -> None:
        """The regions are those of another profile now."""
        self.changed.emit()

    def _made(
        self, before: MapRegion | None, after: MapRegion | None, rules: PlaylistEdit | None = None
    ) -> RegionEdit:
        edit = RegionEdit(self._stores, before, after, rules)
        self.changed.emit()
        return edit

    def _known(self, region_id: RegionId) -> MapRegion:
        region = self._stores.regions.get(region_id)
        if region is None:
            raise RegionError("gone")
        return region

    def _free_name(self, name: str, own: RegionId | None = None) -> str:
        title = " ".join(name.split())
        if not title:
            raise RegionError("name-empty")
        if len(title) > LONGEST_NAME:
            raise RegionError("name-long", title)
        other = self._stores.regions.named(title)
        if other is not None and other.id != own:
            raise RegionError("taken", title)
        return title


def _checked(polygon: PositionArray) -> PositionArray:
    corners = np.asarray(polygon, dtype=np.float32)
    is_sound = corners.ndim == 2 and corners.shape[1:] == (2,) and bool(np.isfinite(corners).all())
    if not is_sound or len(corners) < LEAST_CORNERS:
        raise RegionError("corners")
    return corners


def _put(stores: _Stores, expected: MapRegion | None, wanted: MapRegion | None) -> None:
    """Put one state of a region in the place of another one, which it must have now."""
    regions = stores.regions
    if expected is None:
        assert wanted is not None
        if regions.named(wanted.name) is not None:
            raise RegionError("taken", wanted.name)
        regions.add(wanted.name, wanted.polygon, stores.clock.now_ms(), wanted.id)
        return
    found = regions.get(expected.id)
    if found is None:
        raise RegionError("gone", expected.name)
    is_same = found.name == expected.name and np.allclose(found.polygon, expected.polygon, atol=1e-5)
    if not is_same:
        raise RegionError("changed", expected.name)
    if wanted is None:
        regions.remove(expected.id)
        return
    other = regions.named(wanted.name)
    if other is not None and other.id != wanted.id:
        raise RegionError("taken", wanted.name)
    regions.change(wanted)

"""The cover wall: what is true at once, and the arranged wall as soon as covers are compared.

Arranging a large library takes seconds. So the wall is kept from one start to the next, and shown where the
library is as it was. Else albums come first where they were before, or in the order of their list, and are
arranged in the quick lane meanwhile.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Final

from musicrec_desktop.core.scheduler import Scheduler
from musicrec_desktop.core.tasks import Lane, TaskContext
from musicrec_desktop.model.cover_look import LOOK_VERSION, AlbumCover, Wall
from musicrec_desktop.recommend.covers.catalogue import LookCatalogue
from musicrec_desktop.recommend.covers.wall import columns_for, sorted_wall
from musicrec_desktop.services.looks.kept_wall import (
    KeptWall,
    likeness_of,
    read_wall,
    with_kept_places,
    write_wall,
)
from musicrec_desktop.storage.covers import CoverStore

OnWall = Callable[[Wall], object]
_TASK: Final = "cover-wall"


class CoverWall:
    """Gives each album a place.

    Args:
        scheduler: gives the lanes.
        store: has the looks.
        path: of the file in which the wall is kept; empty for none.
        is_wanted: whether covers are to be looked at.
        catalogue: gives the covers, which takes seconds.
        moment: tells whether covers are still those of an earlier call.
        on_error: told of errors.
    """

    def __init__(
        self,
        *,
        scheduler: Scheduler,
        store: CoverStore,
        path: str,
        is_wanted: Callable[[], bool],
        catalogue: Callable[[], LookCatalogue],
        moment: Callable[[], object],
        on_error: Callable[[Exception], object],
    ) -> None:
        self._scheduler, self._store, self._path = scheduler, store, path
        self._is_wanted, self._catalogue, self._moment = is_wanted, catalogue, moment
        self._on_error = on_error
        self._known: Wall | None = None
        self._of: object = None
        self._waiting: list[OnWall] = []

    def load(self, on_wall: OnWall) -> None:
        """Have the wall told in the owner's thread, twice where it has to be arranged first."""
        if self._known is not None and self._of == self._moment():
            on_wall(self._known)
            return
        self._waiting.append(on_wall)
        if len(self._waiting) == 1:
            self._look(is_first=self._known is None)

    def blocking(self) -> Wall:
        """The arranged wall, made in this thread where that was not done yet."""
        found = self._at_hand(is_first=False)
        return found if found is not None and found.is_arranged else self._arranged(None)

    def _look(self, *, is_first: bool) -> None:
        moment = self._moment()
        self._scheduler.run(
            Lane.QUICK,
            lambda _context: self._at_hand(is_first=is_first),
            name=_TASK,
            on_done=lambda wall: self._on_looked(wall, moment),
            on_error=self._on_failed,
        )

    def _arrange(self) -> None:
        moment = self._moment()
        self._scheduler.run(
            Lane.QUICK,
            self._arranged,
            name=_TASK,
            on_done=lambda wall: self._on_arranged(wall, moment),
            on_error=self._on_failed,
        )

    # In a lane

    def _state(self) -> str:
        return f"{self._store.state(LOOK_VERSION)} {self._is_wanted()}"

    def _at_hand(self, *, is_first: bool) -> Wall | None:
        """What can be told without comparing covers; None where that is no more than what was told before."""
        kept = read_wall(self._path)
        if kept is not None and kept.state == self._state():
            return kept.wall
        if not is_first:
            return None
        rows = self._store.album_rows()
        return with_kept_places(rows, kept, columns_for(len(rows)))

    def _arranged(self, context: TaskContext | None) -> Wall:
        """Compare the covers, except where albums and pictures are those that were compared before."""
        check = (lambda: None) if context is None else context.check
        kept, state = read_wall(self._path), self._state()
        covers = self._store.albums()
        likeness = likeness_of(covers, f"{LOOK_VERSION} {self._is_wanted()}")
        if kept is not None and kept.likeness == likeness:
            rows = {(one.album.name, one.album.detail): one.album for one in covers}
            placed = tuple(rows[album.name, album.detail] for album in kept.wall.albums)
            wall = replace(kept.wall, albums=placed)
        else:
            wall = _compared(self._catalogue(), check)
        if self._path:
            write_wall(self._path, KeptWall(state, likeness, wall))
        return wall

    # In the owner's thread

    def _on_looked(self, wall: Wall | None, moment: object) -> None:
        if wall is not None and wall.is_arranged:
            self._on_arranged(wall, moment)
            return
        if wall is not None:
            for on_wall in tuple(self._waiting):
                on_wall(wall)
        self._arrange()

    def _on_arranged(self, wall: Wall, moment: object) -> None:
        if moment != self._moment():
            self._arrange()  # covers were looked at meanwhile
            return
        self._known, self._of = wall, moment
        waiting, self._waiting = self._waiting, []
        for on_wall in waiting:
            on_wall(wall)

    def _on_failed(self, error: Exception) -> None:
        self._waiting.clear()
        self._on_error(error)


def _compared(catalogue: LookCatalogue, check: Callable[[], object]) -> Wall:
    """The wall of all albums, by how their covers look."""
    rows = {number: row for row, number in enumerate(catalogue.pictures.tolist())}
    seen: list[tuple[AlbumCover, int]] = []
    unseen: list[AlbumCover] = []
    for one in catalogue.albums:
        row = None if one.picture is None else rows.get(one.picture)
        if row is None:
            unseen.append(one)
        else:
            seen.append((one, row))
    columns = columns_for(len(catalogue.albums))
    cells = sorted_wall(catalogue.space.vectors[[row for _, row in seen]], columns, check)
    placed = sorted(zip(cells.tolist(), seen, strict=True), key=lambda pair: pair[0])
    albums = (*(one.album for _, (one, _) in placed), *(one.album for one in unseen))
    return Wall(columns, albums, len(seen))

"""Albums compared by their covers."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from musicrec_desktop.core.errors import MusicRecError
from musicrec_desktop.core.scheduler import Scheduler
from musicrec_desktop.core.signal import Signal
from musicrec_desktop.core.tasks import Lane, TaskContext, TaskHandle
from musicrec_desktop.core.text.folding import name_key
from musicrec_desktop.model.cover_look import (
    LOOK_VERSION,
    AlbumCover,
    AlbumLike,
    DoublePicture,
    PictureId,
    Wall,
)
from musicrec_desktop.model.track import GroupRow, TrackId
from musicrec_desktop.recommend.covers.catalogue import NEAREST_ALBUMS, LookCatalogue
from musicrec_desktop.recommend.covers.look_space import LookSpace
from musicrec_desktop.recommend.covers.same_picture import same_pictures
from musicrec_desktop.recommend.covers.wall import columns_for, sorted_wall
from musicrec_desktop.storage.covers import NOTHING_SEEN, CoverStore, StoredLooks


class AlbumLooks:
    """Answers from the covers as they were looked at last; what takes its time is done in the quick lane.

    They are read when somebody asks for the first time, and again after changes.

    Args:
        scheduler: gives the lanes.
        store: has the looks.
        is_wanted: whether covers are to be looked at; while not, no cover is known.

    Attributes:
        changed: other albums look alike now; emitted in the owner's thread.
    """

    def __init__(
        self, *, scheduler: Scheduler, store: CoverStore, is_wanted: Callable[[], bool] = lambda: True
    ) -> None:
        self._scheduler, self._store, self._is_wanted = scheduler, store, is_wanted
        self._catalogue: LookCatalogue | None = None
        self._refreshes = 0
        self._wall: tuple[LookCatalogue, Wall] | None = None
        self._waiting: list[Callable[[Wall], object]] = []
        self.changed: Signal[()] = Signal()

    @property
    def catalogue(self) -> LookCatalogue | None:
        """The covers as they are known now; None before they were read for the first time."""
        return self._catalogue

    @property
    def is_off(self) -> bool:
        """Whether the user does not want covers to be looked at."""
        return not self._is_wanted()

    def at_hand(self) -> LookCatalogue:
        """The covers as they are known now, read in this thread where that was not done yet."""
        catalogue, refreshes = self._catalogue, self._refreshes
        if catalogue is None:
            catalogue = self._read()
            if refreshes == self._refreshes:  # else covers were looked at meanwhile
                self._catalogue = catalogue
        return catalogue

    def refresh(self) -> None:
        """Read the looks again where they were read before; ``changed`` tells when they are there."""
        self._refreshes += 1
        if self._catalogue is None:
            self.changed.emit()  # who shows some asks again
            return
        self._scheduler.run(
            Lane.QUICK,
            lambda _context: self._read(),
            name="cover-looks",
            on_done=self._on_read,
            on_error=_on_error,
        )

    def load_similar(
        self, name: str, artist: str, limit: int, on_done: Callable[[list[AlbumLike]], object]
    ) -> None:
        """The albums whose covers look most like that of a named one, best first.

        There are none where the album is unknown or has no cover. A newer question replaces one that waits.
        """
        key = (name_key(name), name_key(artist))

        def find() -> list[AlbumLike]:
            catalogue = self.at_hand()
            for album in catalogue.albums:
                if (name_key(album.album.name), name_key(album.album.detail)) == key:
                    return catalogue.similar(album, limit)
            return []

        self._scheduler.run(
            Lane.QUICK, lambda _context: find(), name="albums-alike", on_done=on_done, on_error=_on_error
        )

    def similar(self, album: AlbumCover, limit: int = NEAREST_ALBUMS) -> list[AlbumLike]:
        """As ``load_similar`` for an album, in this thread."""
        return [] if self._catalogue is None else self._catalogue.similar(album, limit)

    def load_wall(self, on_done: Callable[[Wall], object]) -> None:
        """Give each album a place on a wall; reads the covers first where that was not done."""
        if self._wall is not None and self._wall[0] is self._catalogue:
            on_done(self._wall[1])
            return
        self._waiting.append(on_done)
        if len(self._waiting) == 1:
            self._hang()

    def _hang(self) -> None:
        self._scheduler.run(
            Lane.QUICK,
            partial(self._hung, self._catalogue),
            name="cover-wall",
            on_done=partial(self._on_hung, self._refreshes),
            on_error=self._on_not_hung,
        )

    def wall_blocking(self) -> Wall:
        """The wall, made in this thread."""
        return self._hung(self._catalogue)[1]

    def load_doubles(
        self,
        on_done: Callable[[list[tuple[DoublePicture, ...]]], object],
        on_error: Callable[[Exception], object],
    ) -> TaskHandle:
        """The pictures that are there in several files, as ``doubles`` gives them."""
        return self._scheduler.run(
            Lane.QUICK,
            lambda _context: self.doubles(),
            name="double-covers",
            on_done=on_done,
            on_error=on_error,
        )

    def doubles(self) -> list[tuple[DoublePicture, ...]]:
        """The pictures that are there in several files, each with its files, largest first; for a lane."""
        looks = self._looks()
        tracks: dict[PictureId, list[TrackId]] = {}
        for track, picture in self._store.track_pictures().items():
            tracks.setdefault(picture, []).append(track)
        albums: dict[PictureId, list[GroupRow]] = {}
        for album in self._store.albums():
            for picture in album.pictures:
                albums.setdefault(picture, []).append(album.album)
        found = []
        for rows in same_pictures(looks.fingerprints, looks.motifs, looks.colours):
            files = [
                DoublePicture(
                    PictureId(int(looks.ids[row])),
                    int(looks.sizes[row, 0]),
                    int(looks.sizes[row, 1]),
                    tuple(tracks.get(PictureId(int(looks.ids[row])), ())),
                    tuple(albums.get(PictureId(int(looks.ids[row])), ())),
                )
                for row in rows
            ]
            files.sort(key=lambda one: (-one.width_px * one.height_px, one.picture))
            found.append(tuple(files))
        return found

    def _looks(self) -> StoredLooks:
        return NOTHING_SEEN if self.is_off else self._store.looks(LOOK_VERSION)

    def _read(self) -> LookCatalogue:
        looks = self._looks()
        return LookCatalogue(
            LookSpace.fit(looks.motifs, looks.colours, looks.fingerprints),
            looks.ids,
            self._store.albums(),
            self._store.track_pictures(),
        )

    def _on_read(self, catalogue: LookCatalogue) -> None:
        self._catalogue = catalogue
        self.changed.emit()

    def _hung(
        self, catalogue: LookCatalogue | None, context: TaskContext | None = None
    ) -> tuple[LookCatalogue, Wall]:
        known = self._read() if catalogue is None else catalogue
        rows = {number: row for row, number in enumerate(known.pictures.tolist())}
        seen = [one for one in known.albums if one.picture in rows]
        unseen = [one for one in known.albums if one.picture not in rows]
        vectors = known.space.vectors[[rows[one.picture] for one in seen if one.picture is not None]]
        columns = columns_for(len(known.albums))
        cells = sorted_wall(vectors, columns, (lambda: None) if context is None else context.check)
        placed = sorted(zip(cells.tolist(), seen, strict=True), key=lambda pair: pair[0])
        albums = (*(one.album for _, one in placed), *(one.album for one in unseen))
        return known, Wall(columns, albums, len(seen))

    def _on_hung(self, refreshes: int, found: tuple[LookCatalogue, Wall]) -> None:
        if self._catalogue is None and refreshes == self._refreshes:
            self._on_read(found[0])
        if found[0] is not self._catalogue:
            self._hang()  # covers were looked at meanwhile
            return
        self._wall = found
        waiting, self._waiting = self._waiting, []
        for on_done in waiting:
            on_done(found[1])

    def _on_not_hung(self, error: Exception) -> None:
        self._waiting.clear()
        _on_error(error)


def _on_error(error: Exception) -> None:
    """A database that refuses is told of by services with more important reads; this tries again later."""
    if not isinstance(error, MusicRecError):
        raise error

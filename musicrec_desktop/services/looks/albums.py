"""Albums compared by their covers."""

from __future__ import annotations

from collections.abc import Callable

from musicrec_desktop.core.errors import MusicRecError
from musicrec_desktop.core.scheduler import Scheduler
from musicrec_desktop.core.signal import Signal
from musicrec_desktop.core.tasks import Lane, TaskHandle
from musicrec_desktop.core.text.folding import name_key
from musicrec_desktop.model.cover_look import (
    LOOK_VERSION,
    AlbumCover,
    AlbumLike,
    DoublePicture,
    PictureId,
)
from musicrec_desktop.model.track import GroupRow, TrackId
from musicrec_desktop.recommend.covers.catalogue import NEAREST_ALBUMS, LookCatalogue
from musicrec_desktop.recommend.covers.look_space import LookSpace
from musicrec_desktop.recommend.covers.same_picture import same_pictures
from musicrec_desktop.services.looks.wall import CoverWall
from musicrec_desktop.storage.covers import NOTHING_SEEN, CoverStore, StoredLooks


class AlbumLooks:
    """Answers from the covers as they were looked at last; what takes its time is done in the quick lane.

    They are read when somebody asks for the first time, and again after changes.

    Args:
        scheduler: gives the lanes.
        store: has the looks.
        wall_path: of the file in which the cover wall is kept; empty to keep it in memory only.
        is_wanted: whether covers are to be looked at; while not, no cover is known.

    Attributes:
        wall: a place for each album.
        changed: other albums look alike now; emitted in the owner's thread.
    """

    def __init__(
        self,
        *,
        scheduler: Scheduler,
        store: CoverStore,
        wall_path: str = "",
        is_wanted: Callable[[], bool] = lambda: True,
    ) -> None:
        self._scheduler, self._store, self._is_wanted = scheduler, store, is_wanted
        self._catalogue: LookCatalogue | None = None
        self._refreshes = self._readings = 0
        self._is_outdated = False
        self.wall = CoverWall(
            scheduler=scheduler,
            store=store,
            path=wall_path,
            is_wanted=is_wanted,
            catalogue=self._newest,
            moment=lambda: (self._refreshes, self._readings),
            on_error=_on_error,
        )
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
        self._is_outdated = True
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

    def _newest(self) -> LookCatalogue:
        """As ``at_hand``, but never older than the last refresh."""
        return self._read() if self._is_outdated else self.at_hand()

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
        self._catalogue, self._is_outdated = catalogue, False
        self._readings += 1
        self.changed.emit()


def _on_error(error: Exception) -> None:
    """A database that refuses is told of by services with more important reads; this tries again later."""
    if not isinstance(error, MusicRecError):
        raise error

"""Cover pictures of tracks, read off the owner's thread."""

from __future__ import annotations

import contextlib
import hashlib
import os
import re
import stat
import threading
from collections import OrderedDict
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from typing import Final, Protocol

from musicrec_desktop.core.atomic import atomic_path
from musicrec_desktop.core.scheduler import Scheduler
from musicrec_desktop.core.tasks import Lane, TaskContext, TaskHandle
from musicrec_desktop.library import artwork
from musicrec_desktop.library.file_reader import FILES, FileReader
from musicrec_desktop.model.cover_look import PlaceState, TrackPicture
from musicrec_desktop.model.track import CoverSource, Track, TrackId
from musicrec_desktop.storage.tracks import TrackStore

KEPT_NEGATIVES: Final = 20_000
LARGEST_STORE_BYTES: Final = 256 << 20
PRUNE_EVERY: Final = 200
"""Covers written between two looks at the size of the store."""


_SMALL: Final = "-small"
_SPILT: Final = "-spilt"
_EDITION: Final = re.compile(r"\s*[\(\[].*$|[\s,:-]*\b(?:cd|disc|disk|vol\.?|volume)\W*\d+$")
"""What tells discs and editions of an album apart, in a folded name."""


class Shrinker(Protocol):
    """Makes large pictures small; ``ui.big_pictures.BigPictures``."""

    def is_large(self, data: bytes) -> bool:
        """Whether a picture file has more pixels than are good to decode."""
        ...

    def shrunk(self, data: bytes) -> bytes | None:
        """A smaller picture file; None where it cannot be decoded within reason. Takes its time."""
        ...

    def shrunk_file(self, path: str) -> bytes | None:
        """The same of a file that is too large to be read here."""
        ...


@dataclass(frozen=True, slots=True)
class _Found:
    """A picture file.

    Attributes:
        key: its name in the store.
        data: its bytes; none where it is too large to be held, and lies at ``path``.
        path: where it lies; empty where it could not be kept.
        is_large: it is still to be made small.
        is_spilt: the file at ``path`` was written for that alone.
    """

    key: str
    data: bytes
    path: str
    is_large: bool = False
    is_spilt: bool = False


class CoverService:
    """Finds the cover of a track: inside its file, else in its folder.

    Pictures from inside files are kept below ``covers_dir``, so that a page of albums on a slow drive does
    not open every file again; a missing cover is remembered until the file changes.

    Args:
        scheduler: gives the lanes.
        tracks: where files lie.
        covers_dir: the store; it may be deleted at any time.
        files: opens sound files, in processes of its own.
        shrinker: makes large pictures small, which are kept then; None gives them as they are.
    """

    def __init__(
        self,
        *,
        scheduler: Scheduler,
        tracks: TrackStore,
        covers_dir: str,
        files: FileReader = FILES,
        shrinker: Shrinker | None = None,
    ) -> None:
        self._shrinker = shrinker
        self._scheduler = scheduler
        self._tracks = tracks
        self._files = files
        self._store = _CoverStore(covers_dir)
        self._without: OrderedDict[str, None] = OrderedDict()
        self._shrinking = threading.Lock()

    def load(
        self,
        track_id: TrackId,
        size_px: int,  # noqa: ARG002  the picture comes as it is; who paints it scales it
        on_done: Callable[[bytes | None], object],
    ) -> TaskHandle:
        """Give the bytes of a picture file (JPEG, PNG, WebP, GIF, BMP) to ``on_done``, or None."""
        return self._run(track_id, lambda found: on_done(found.data if found is not None else None))

    def load_file(self, track_id: TrackId, on_done: Callable[[str], object]) -> TaskHandle:
        """Give the path of a picture file, for other programs, to ``on_done``; empty where there is none."""
        return self._run(track_id, lambda found: on_done(found.path if found is not None else ""))

    def load_pictures(
        self, track_id: TrackId, on_done: Callable[[tuple[TrackPicture, ...]], object]
    ) -> TaskHandle:
        """All pictures of a track, its cover first: those inside its file, then those of its folder."""
        return self._scheduler.run(Lane.COVERS, lambda _context: self.pictures_of(track_id), on_done=on_done)

    def pictures_of(self, track_id: TrackId) -> tuple[TrackPicture, ...]:
        """As ``load_pictures``, read now; for lanes."""
        track = self._tracks.get(track_id)
        if track is None:
            return ()
        inside: list[TrackPicture] = []
        if track.tags.cover is CoverSource.EMBEDDED:
            inside = [TrackPicture(kind, size) for kind, size in self._files.picture_kinds(track.path)]
        cover = self._beside(track)
        paths = dict.fromkeys(filter(None, (cover, *artwork.pictures_beside(os.path.dirname(track.path)))))
        beside = [
            TrackPicture(artwork.FRONT_COVER if path == cover else 0, state.size, path)
            for path in paths
            if (state := self.place_of(path)).size
        ]
        return (*inside, *beside)

    def read(self, track_id: TrackId) -> tuple[bytes | None, PlaceState]:
        """The picture file of a track, read now and not kept, and what decided on it; for lanes.

        Returns:
            Its bytes, however large it is; None where the track has none.
        """
        track = self._tracks.get(track_id)
        if track is None:
            return None, PlaceState()
        if track.tags.cover is CoverSource.EMBEDDED:
            # Not what was made of it: the same picture of two files is to have the same bytes.
            found = self._embedded(track, prefers_small=False)
            if found is not None:
                return self._bytes_of(found), PlaceState()
        path = self._beside(track)
        place = self.place_of(path or os.path.dirname(track.path))
        return (self._bytes_of(_picture_at(path)) if path else None), place

    @staticmethod
    def place_of(path: str) -> PlaceState:
        """The present state of a picture file or a folder; zeros where there is none."""
        try:
            status = os.stat(path)
        except OSError:
            return PlaceState(path)
        return PlaceState(path, 0 if stat.S_ISDIR(status.st_mode) else status.st_size, status.st_mtime_ns)

    def small(self, data: bytes) -> bytes | None:
        """A picture that can be decoded anywhere; None where it cannot. Takes its time where it is large.

        Called in ``Lane.PICTURES`` only.
        """
        if self._shrinker is None or not self._shrinker.is_large(data):
            return data
        return self._shrinker.shrunk(data)

    def _bytes_of(self, found: _Found | None) -> bytes | None:
        """The bytes of what was found; of what is too large to be held those of a smaller picture."""
        if found is None or found.data:
            return None if found is None else found.data
        fitting = self._fitting(found)
        if fitting is not None and fitting.is_large:
            fitting = self._small(fitting)
        return None if fitting is None else fitting.data

    def _run(self, track_id: TrackId, on_done: Callable[[_Found | None], object]) -> TaskHandle:
        """Find the cover; one that is large is made small, in a lane of its own, before it is given."""

        def find(_: TaskContext) -> _Found | None:
            track = self._tracks.get(track_id)
            return None if track is None else self._find(track)

        def deliver(found: _Found | None) -> None:
            if found is None or not found.is_large:
                on_done(found)
            else:
                self._scheduler.run(Lane.PICTURES, lambda _: self._small(found), on_done=on_done)

        return self._scheduler.run(Lane.COVERS, find, on_done=deliver)

    def _find(self, track: Track) -> _Found | None:
        if track.tags.cover is CoverSource.EMBEDDED and (found := self._embedded(track)) is not None:
            return self._fitting(found)
        path = self._beside(track)
        found = _picture_at(path) if path else None
        return None if found is None else self._fitting(found)

    def _beside(self, track: Track) -> str:
        """The picture file that stands for a track; empty where there is none."""
        folder, name = os.path.split(track.path)
        artists = (track.album_artist_text, *track.tags.album_artists, *track.tags.artists)
        named = artwork.CoverNames(
            os.path.splitext(name)[0], track.tags.album, tuple(dict.fromkeys(filter(None, artists)))
        )
        return artwork.folder_cover_path(
            folder,
            named=named,
            is_one_album=lambda directory: is_one_album(self._tracks.albums_in(track.id, directory)),
        )

    def _fitting(self, found: _Found) -> _Found | None:
        """What was found, or what was made of it when it was too large."""
        if self._shrinker is None:
            return found if found.data else replace(found, data=artwork.read_picture(found.path) or b"")
        if found.data and not self._shrinker.is_large(found.data):
            return found
        small_key = found.key + _SMALL
        is_known = small_key in self._without
        kept = None if is_known else self._store.read(small_key)
        if kept is None and not is_known:
            return replace(found, is_large=True)
        _remove_spilt(found)
        if kept is None:
            return None
        return _Found(small_key, kept, self._store.path(small_key))

    def _small(self, found: _Found) -> _Found | None:
        small_key = found.key + _SMALL
        # Another request for the same picture may have been first.
        data = self._store.read(small_key)
        if data is None and self._shrinker is not None and small_key not in self._without:
            shrinker = self._shrinker
            with self._shrinking:
                data = shrinker.shrunk(found.data) if found.data else shrinker.shrunk_file(found.path)
            if data is not None:
                self._store.write(small_key, data)
        _remove_spilt(found)
        if data is None:
            self._forgo(small_key)
            return None
        return _Found(small_key, data, self._store.path(small_key))

    def _embedded(self, track: Track, *, prefers_small: bool = True) -> _Found | None:
        """The picture inside a file; what was made of a large one, where that is there and preferred."""
        key = _file_key(track.path)
        if key in self._without:
            return None
        if prefers_small and (small := self._store.read(key + _SMALL)) is not None:
            return _Found(key + _SMALL, small, self._store.path(key + _SMALL))
        data: bytes | str | None = self._store.read(key)
        if data is None:
            spill = self._store.spill(key) if self._shrinker is not None else ""
            data = self._files.cover(track.path, spill)
            if isinstance(data, bytes):
                self._store.write(key, data)
        if data is None:
            self._forgo(key)
            return None
        if isinstance(data, str):
            return _Found(key, b"", data, is_spilt=True)
        return _Found(key, data, self._store.path(key))

    def _forgo(self, key: str) -> None:
        """Remember that there is nothing to show for a key."""
        self._without[key] = None
        while len(self._without) > KEPT_NEGATIVES:
            self._without.popitem(last=False)


def is_one_album(albums: Sequence[tuple[str, str, int]]) -> bool:
    """Whether the tracks of a folder are of one album, so that the folder's picture stands for all of them.

    Discs and editions of an album are one. Where the same name has several artists, it is a compilation if
    few tracks have the same artist, and else albums that happen to have one name, such as "Greatest Hits".

    Args:
        albums: key of the name, key of the artist, and how many tracks, for each album in the folder.
    """
    names = {_EDITION.sub("", name) or name for name, _, _ in albums}
    if len(names) > 1:
        return False
    artists = {artist for _, artist, _ in albums}
    return len(artists) < 2 or sum(count for _, _, count in albums) < 2 * len(artists)


def _remove_spilt(found: _Found) -> None:
    """Remove a file that was written only to make a picture small."""
    if found.is_spilt:
        with contextlib.suppress(OSError):
            os.unlink(found.path)


def _picture_at(path: str) -> _Found | None:
    """A picture file, which is read unless it is too large for that."""
    if artwork.is_large_file(path):
        return _Found(_file_key(path), b"", path)
    data = artwork.read_picture(path)
    return None if data is None else _Found(_file_key(path), data, path)


def _file_key(path: str) -> str:
    """A name for the present state of a file."""
    try:
        status = os.stat(path)
        state = f"{status.st_size} {status.st_mtime_ns}"
    except OSError:
        state = "gone"
    return hashlib.sha256(os.fsencode(path) + b"\0" + state.encode()).hexdigest()[:40]


class _CoverStore:
    """Pictures by key in a folder, the oldest deleted when it grows; a store that fails is an empty one."""

    def __init__(self, folder: str) -> None:
        self._folder = folder
        self._written = 0

    def read(self, key: str) -> bytes | None:
        try:
            with open(os.path.join(self._folder, key), "rb") as file:
                data = file.read()
        except OSError:
            return None
        return data if artwork.is_image(data) else None

    def path(self, key: str) -> str:
        """The file of a kept picture, which is not deleted soon; empty where it could not be kept."""
        path = os.path.join(self._folder, key)
        try:
            os.utime(path)
        except OSError:
            return ""
        return path

    def spill(self, key: str) -> str:
        """Where another process may write a picture that is too large to be handed over; may be empty."""
        try:
            os.makedirs(self._folder, mode=0o700, exist_ok=True)
        except OSError:
            return ""
        return os.path.join(self._folder, key + _SPILT)

    def write(self, key: str, data: bytes) -> None:
        with contextlib.suppress(OSError):
            os.makedirs(self._folder, mode=0o700, exist_ok=True)
            path = os.path.join(self._folder, key)
            with atomic_path(path, is_durable=False) as draft, open(draft, "wb") as file:
                file.write(data)
            self._written += 1
            if self._written % PRUNE_EVERY == 1:
                self._prune()

    def _prune(self) -> None:
        with os.scandir(self._folder) as listing:
            files = sorted((entry.stat().st_mtime_ns, entry.stat().st_size, entry.path) for entry in listing)
        total = sum(size for _, size, _ in files)
        for _, size, path in files:
            if total <= LARGEST_STORE_BYTES:
                return
            os.unlink(path)
            total -= size

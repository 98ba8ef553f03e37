"""The covers of the library at one moment; it never changes, so any thread may use it."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Final

import numpy as np
from numpy.typing import NDArray

from musicrec_desktop.model.cover_look import AlbumCover, AlbumLike, PictureId
from musicrec_desktop.model.features import FloatArray
from musicrec_desktop.model.track import TrackId
from musicrec_desktop.recommend.covers.look_space import LookSpace

NEAREST_ALBUMS: Final = 12
"""How many albums look alike where nothing else is asked for."""
REMEMBERED: Final = 64
"""Pictures whose closeness to all others is kept."""
SAME: Final = 0.999
"""The cosine from which two pictures are shown as the same one."""


@dataclass(frozen=True, slots=True, eq=False)
class LookCatalogue:
    """What albums are compared by.

    Attributes:
        space: a vector for each picture.
        pictures: their ids, ascending, shape (n,).
        albums: all albums with a name, in the order of their list.
        of_tracks: the picture of each track that has one.
    """

    space: LookSpace
    pictures: NDArray[np.int64]
    albums: Sequence[AlbumCover]
    of_tracks: Mapping[TrackId, PictureId]
    _rows: dict[PictureId, int] = field(init=False, repr=False)
    _closeness: Callable[[int], FloatArray] = field(init=False, repr=False)

    def __post_init__(self) -> None:
        rows = {PictureId(number): row for row, number in enumerate(self.pictures.tolist())}
        object.__setattr__(self, "_rows", rows)
        object.__setattr__(self, "_closeness", lru_cache(REMEMBERED)(self.space.closeness))

    def similar(self, album: AlbumCover, limit: int = NEAREST_ALBUMS) -> list[AlbumLike]:
        """The albums whose covers look most like that of one, best first; empty where it has none."""
        row = None if album.picture is None else self._rows.get(album.picture)
        if row is None:
            return []
        cosines = self.space.cosines(row)
        others = [
            (float(cosines[self._rows[other.picture]]), other)
            for other in self.albums
            if other is not album and other.picture in self._rows
        ]
        others.sort(key=lambda pair: -pair[0])
        shares = self.space.share(np.array([cosine for cosine, _ in others[:limit]], np.float32))
        return [
            AlbumLike(other, round(float(share), 4), other.picture == album.picture or cosine >= SAME)
            for (cosine, other), share in zip(others, shares, strict=False)
        ]

    def looking_like(self, tracks: Collection[int], percent: float | None = None) -> frozenset[TrackId]:
        """The tracks whose covers look like those of some tracks, which are left out themselves.

        Args:
            tracks: whose covers are meant.
            percent: of random pairs of covers that must be less alike, 0 to 100; None for the pictures of the
                ``NEAREST_ALBUMS`` albums that are most alike.
        """
        wanted = {self.of_tracks[TrackId(one)] for one in tracks if TrackId(one) in self.of_tracks}
        rows = sorted(self._rows[picture] for picture in wanted if picture in self._rows)
        if not rows:
            return frozenset()
        best = self.nearness(rows)
        if percent is None:
            found = self._nearest(best, wanted)
        else:
            least = self.space.cosine_of(min(max(percent, 0.0), 100.0) / 100)
            found = set(self.pictures[best >= least].tolist())
        return frozenset(
            track for track, picture in self.of_tracks.items() if picture in found and track not in tracks
        )

    def has_cover(self, tracks: Iterable[int]) -> bool:
        """Whether the cover of at least one of some tracks is known."""
        return any(self.row_of(track) is not None for track in tracks)

    def nearness(self, rows: Iterable[int]) -> FloatArray:
        """The highest cosine of each picture with some of them; shape (n,)."""
        return np.asarray(np.max([self.space.cosines(row) for row in rows], axis=0), np.float32)

    def closeness(self, row: int) -> FloatArray:
        """How alike all pictures are to one: 0 (as half of random pairs, or less) to 1; shape (n,).

        Kept for the pictures asked about last: a plan asks for those of its seeds again and again.
        """
        return self._closeness(row)

    def row_of(self, track: int) -> int | None:
        """The row of the picture of a track; None where it has none."""
        picture = self.of_tracks.get(TrackId(track))
        return None if picture is None else self._rows.get(picture)

    def _nearest(self, cosines: FloatArray, own: Collection[PictureId]) -> set[PictureId]:
        """The pictures of the albums that are most alike, without albums that have one's own picture only."""
        by_album = [
            (max(float(cosines[self._rows[one]]) for one in pictures), pictures)
            for album in self.albums
            if (pictures := [one for one in album.pictures if one in self._rows])
            and not set(pictures) <= set(own)
        ]
        by_album.sort(key=lambda pair: -pair[0])
        return {picture for _, pictures in by_album[:NEAREST_ALBUMS] for picture in pictures} - set(own)

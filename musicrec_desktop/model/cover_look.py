"""How cover pictures look, as numbers."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final, NewType

from musicrec_desktop.model.track import GroupRow, TrackId

if TYPE_CHECKING:
    # The command line has the words of this module without loading numpy.
    from musicrec_desktop.model.features import FloatArray

PictureId = NewType("PictureId", int)
"""The row of a picture: one content of a picture file, whatever many tracks have it."""

LOOK_VERSION: Final = 3
"""Of the numbers below; pictures with an older version are looked at again."""
MOTIF_SIZE: Final = 512
COLOUR_BINS: Final = 100
COLOUR_REGIONS: Final = 5
"""The quarters of a picture, row by row, and the whole."""
FINGERPRINT_BITS: Final = 64
NO_NETWORK: Final = "no-network"
"""The reason word where the weights of the network are missing, damaged or of another version."""
TURNED_OFF: Final = "turned-off"
"""The reason word where the user does not want covers to be looked at."""


@dataclass(frozen=True, slots=True, eq=False)
class CoverLook:
    """How one picture looks.

    Attributes:
        motif: what it shows; shape (``MOTIF_SIZE``,), 0 or more.
        colours: shares of its colours by region; shape (``COLOUR_REGIONS``, ``COLOUR_BINS``); rows sum to 1.
        fingerprint: ``FINGERPRINT_BITS`` bits that scaling and compressing hardly change.
        width_px: of the picture file.
        height_px: of the picture file.
    """

    motif: FloatArray
    colours: FloatArray
    fingerprint: int
    width_px: int
    height_px: int


@dataclass(frozen=True, slots=True)
class PlaceState:
    """What decided on the picture of a track.

    Attributes:
        path: of a picture file, or of a folder without one; empty where the picture is inside the sound file.
        size: in bytes, 0 for a folder.
        mtime_ns: when it changed last.
    """

    path: str = ""
    size: int = 0
    mtime_ns: int = 0


@dataclass(frozen=True, slots=True)
class TrackPicture:
    """One of the pictures that a track has.

    Attributes:
        kind: the type number of ID3 and FLAC: 3 is the front, 4 the back, 0 unknown.
        size: bytes of the picture file.
        path: of a file beside the track; empty where it is inside the sound file.
    """

    kind: int
    size: int
    path: str = ""


@dataclass(frozen=True, slots=True)
class AlbumCover:
    """An album and its pictures.

    Attributes:
        album: as lists show it.
        picture: the one that most of its tracks have; None where none can be seen.
        pictures: all of them, ascending.
    """

    album: GroupRow
    picture: PictureId | None
    pictures: tuple[PictureId, ...] = ()


@dataclass(frozen=True, slots=True)
class AlbumLike:
    """An album that looks like another one.

    Attributes:
        cover: the album.
        share: of random pairs of covers that are less alike, 0 to 1.
        is_same: it is the same picture.
    """

    cover: AlbumCover
    share: float
    is_same: bool


@dataclass(frozen=True, slots=True)
class DoublePicture:
    """One file of a picture that is there in several.

    Attributes:
        picture: its row.
        width_px: of the file.
        height_px: of the file.
        tracks: present tracks that have it, ascending.
        albums: of these tracks, where they have one.
    """

    picture: PictureId
    width_px: int
    height_px: int
    tracks: tuple[TrackId, ...]
    albums: tuple[GroupRow, ...] = ()


@dataclass(frozen=True, slots=True)
class Wall:
    """Albums on a wall.

    Attributes:
        columns: of the wall.
        albums: row by row, alike covers near each other; those without a cover come last.
        with_cover: how many have a cover.
        is_arranged: whether covers near each other look alike; else they are being compared.
    """

    columns: int
    albums: tuple[GroupRow, ...]
    with_cover: int
    is_arranged: bool = True

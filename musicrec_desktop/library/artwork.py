"""Cover pictures, inside files and beside them."""

from __future__ import annotations

import base64
import binascii
import functools
import os
import re
import struct
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any, Final

import mutagen.apev2
import mutagen.asf
import mutagen.flac
import mutagen.id3
import mutagen.mp4

from musicrec_desktop.core.errors import LibraryError
from musicrec_desktop.core.plain_file import open_plain
from musicrec_desktop.core.text.folding import fold
from musicrec_desktop.library.formats import FOLDER_IMAGE_EXTENSIONS, FOLDER_IMAGE_STEMS, SCAN_FOLDERS
from musicrec_desktop.library.names import is_disc_folder
from musicrec_desktop.library.opening import OpenedFile, open_audio

LARGEST_COVER_BYTES: Final = 256 << 20
HELD_BYTES: Final = 8 << 20
"""A larger picture is handed on as a file, so that no process holds it but the one that makes it small."""
FRONT_COVER: Final = 3
_OTHER_TYPE: Final = 0
MOST_BESIDE: Final = 40
"""Pictures of a folder that are told; a booklet has as many, a folder of photographs thousands."""
_MAGIC: Final = (
    b"\xff\xd8\xff", b"\x89PNG\r\n\x1a\n", b"GIF87a", b"GIF89a", b"BM", b"II*\0", b"MM\0*",
)  # fmt: skip
_HEAD_BYTES: Final = 32
_SMALL_NAME: Final = "small"
"""In the name of a picture that a player of Microsoft left: 75 pixels a side; the last choice."""
_FRONTS: Final = ("cover", "front")
_NOT_FRONT: Final = re.compile(r"back|rear|disc|disk|cd\d|inlay|inside|booklet|tray|spine|artist|band|logo")
_PICTURE_FIELDS: Final = ("metadata_block_picture", "coverart")

Picture = tuple[int, bytes]
"""The type number of ID3 and FLAC (3 is the front), and the image."""


def read_embedded_cover(path: str) -> bytes | None:
    """The front cover inside a sound file, or None (also where the file cannot be read)."""
    usable = _usable(path)
    return usable[0][1] if usable else None


def embedded_kinds(path: str) -> list[tuple[int, int]]:
    """The type numbers and the sizes in bytes of the pictures inside a sound file, the cover first."""
    return [(kind, len(data)) for kind, data in _usable(path)]


def _usable(path: str) -> list[Picture]:
    """The pictures inside a sound file that can be shown, the cover first; none where it cannot be read."""
    try:
        opened = open_audio(path)
    except LibraryError:
        return []
    usable = [picture for picture in pictures(opened) if is_image(picture[1])]
    usable.sort(key=lambda picture: (picture[0] != FRONT_COVER, picture[0] != _OTHER_TYPE))
    return usable


def pictures_beside(directory: str) -> list[str]:
    """The picture files in a folder, and in its folders of scans, by name; ``MOST_BESIDE`` at most."""
    names = _entries(directory)
    found = [os.path.join(directory, name) for name in sorted(filter(_is_picture_name, names))]
    for folder in sorted(name for name in names if name.lower() in SCAN_FOLDERS):
        place = os.path.join(directory, folder)
        found += [os.path.join(place, name) for name in sorted(filter(_is_picture_name, _entries(place)))]
    return found[:MOST_BESIDE]


def read_picture(path: str) -> bytes | None:
    """The bytes of a picture file; None where it cannot be shown."""
    try:
        with open_plain(path) as file:
            data = file.read(LARGEST_COVER_BYTES + 1)
    except OSError:
        return None
    return data if is_image(data) else None


def is_large_file(path: str) -> bool:
    """Whether a picture file is larger than what is held in memory; it can be shown as far as can be seen."""
    try:
        if not HELD_BYTES < os.path.getsize(path) <= LARGEST_COVER_BYTES:
            return False
        with open_plain(path) as file:
            return _begins_like_image(file.read(_HEAD_BYTES))
    except OSError:
        return False


@dataclass(frozen=True, slots=True)
class CoverNames:
    """What a picture may be called beside the usual names.

    Attributes:
        track: the name of the sound file without its suffix.
        album: the album's name; empty where unknown.
        artists: the names of its artists.
    """

    track: str = ""
    album: str = ""
    artists: tuple[str, ...] = ()

    def of_album(self) -> tuple[str, ...]:
        """Folded names that mean this album and no other one, the surest first."""
        album = _plain(self.album)
        return (*(f"{_plain(artist)} {album}" for artist in self.artists), album) if album else ()


NO_NAMES: Final = CoverNames()


def folder_cover_path(
    directory: str,
    entries: list[str] | None = None,
    named: CoverNames = NO_NAMES,
    is_one_album: Callable[[str], bool] = lambda _directory: True,
) -> str:
    """The picture that stands for a track or its album, or an empty string.

    It lies in the folder, in a folder of scans inside it, or, for a disc of an album, in those of the album.
    In a folder with several albums only a picture with the name of the track or of the album can be meant.

    Args:
        directory: of the sound files.
        entries: the names in it, where they are known.
        named: what the picture may be called.
        is_one_album: whether all music of a folder is of one album.
    """
    place, names = directory, _entries(directory) if entries is None else entries
    own = _best(names, ((_plain(named.track),),)) if named.track else None
    if own is not None:
        return os.path.join(directory, own)
    while True:
        is_whole = is_one_album(place)
        name = folder_cover_name(names, named) if is_whole else _best(names, (named.of_album(),))
        if name is not None:
            return os.path.join(place, name)
        for folder in sorted(name for name in names if name.lower() in SCAN_FOLDERS) if is_whole else ():
            if (name := _scan_name(_entries(os.path.join(place, folder)))) is not None:
                return os.path.join(place, folder, name)
        if place != directory or not is_disc_folder(os.path.basename(directory)):
            return ""
        place = os.path.dirname(directory)
        names = _entries(place)


def _entries(directory: str) -> list[str]:
    try:
        return os.listdir(directory)
    except OSError:
        return []


def _scan_name(names: list[str]) -> str | None:
    """Of scans of a booklet the one of its front: by its name, else the first."""
    if (name := folder_cover_name(names)) is not None:
        return name
    pictures = sorted(filter(_is_picture_name, names))
    fronts = [name for name in pictures if any(word in name.lower() for word in ("front", "cover"))]
    return next(iter((*fronts, *pictures)), None)


def folder_cover_name(names: list[str], named: CoverNames = NO_NAMES) -> str | None:
    """Which of the files of a folder is its cover, in any case.

    First the usual names (``cover``, ``folder``, ``front`` …), then that of the album, then what begins with
    ``albumart``, then the artist's name, then a name with ``cover`` or ``front`` in it; ``small`` comes last.
    """
    stems = [_stem(name) for name in names if _is_picture_name(name)]
    if not stems:
        return None
    ranks = (
        FOLDER_IMAGE_STEMS,
        named.of_album(),
        tuple(sorted(plain for stem in stems if (plain := _plain(stem)).startswith("albumart"))),
        tuple(map(_plain, named.artists)),
        tuple(sorted(_plain(stem) for stem in stems if _is_front(stem))),
    )
    return _best(names, ranks)


def _best(names: list[str], ranks: Sequence[Sequence[str]]) -> str | None:
    """The picture whose name stands first in the first of some lists of folded names."""
    best: tuple[bool, int, int, int, str] | None = None
    for name in names:
        if not _is_picture_name(name):
            continue
        plain = _plain(_stem(name))
        for rank, stems in enumerate(ranks):
            if plain in stems:
                own = (
                    plain.endswith(_SMALL_NAME),
                    rank,
                    stems.index(plain),
                    FOLDER_IMAGE_EXTENSIONS.index(name.lower().rpartition(".")[2]),
                    name,
                )
                best = own if best is None else min(best, own)
                break
    return best[4] if best else None


def _is_picture_name(name: str) -> bool:
    return name.lower().rpartition(".")[2] in FOLDER_IMAGE_EXTENSIONS


def _stem(name: str) -> str:
    return name.rpartition(".")[0]


@functools.lru_cache(maxsize=1024)
def _plain(text: str) -> str:
    """Words of a name as they are compared: folded, and without what stands between them."""
    return " ".join(re.findall(r"[^\W_]+", fold(text)))


def _is_front(stem: str) -> bool:
    low = stem.lower()
    return any(word in low for word in _FRONTS) and _NOT_FRONT.search(low) is None


def is_image(data: bytes) -> bool:
    """Whether bytes begin like a picture that can be shown, of a size that makes sense."""
    return 16 < len(data) <= LARGEST_COVER_BYTES and _begins_like_image(data)


def _begins_like_image(head: bytes) -> bool:
    return head.startswith(_MAGIC) or (head[:4] == b"RIFF" and head[8:12] == b"WEBP")


def pictures(opened: OpenedFile) -> Iterator[Picture]:
    """Every picture inside a file, of whatever type and size."""
    for picture in opened.pictures:
        yield picture.type, picture.data
    for tags in opened.tag_sets:
        yield from _pictures_of(tags)


def _pictures_of(tags: Any) -> Iterator[Picture]:
    if isinstance(tags, mutagen.id3.ID3):
        for frame in tags.getall("APIC"):
            yield int(frame.type), frame.data
    elif isinstance(tags, mutagen.mp4.MP4Tags):
        for cover in tags.get("covr", ()):
            yield FRONT_COVER, bytes(cover)
    elif isinstance(tags, mutagen.apev2.APEv2):
        yield from _ape_pictures(tags)
    elif isinstance(tags, mutagen.asf.ASFTags):
        for value in tags.get("WM/Picture", ()):
            yield from _asf_picture(value.value)
    elif isinstance(tags, list):
        yield from _comment_pictures(tags)


def _ape_pictures(tags: Any) -> Iterator[Picture]:
    for key, value in tags.items():
        if key.lower().startswith("cover art") and value.kind == mutagen.apev2.BINARY:
            _, _, data = bytes(value.value).partition(b"\0")
            yield FRONT_COVER if "front" in key.lower() else _OTHER_TYPE, data


def _asf_picture(data: Any) -> Iterator[Picture]:
    """The structure of WM/Picture: type, size, two UTF-16 strings, the image."""
    if not isinstance(data, bytes) or len(data) < 9:
        return
    kind, size = struct.unpack_from("<BI", data)
    place = 5
    for _ in range(2):
        while data[place : place + 2] not in {b"\0\0", b""}:
            place += 2
        place += 2
    yield kind, data[place : place + size]


def _comment_pictures(tags: Any) -> Iterator[Picture]:
    for key, value in tags:
        if key.lower() not in _PICTURE_FIELDS or len(value) > 2 * LARGEST_COVER_BYTES:
            continue
        try:
            data = base64.b64decode(value)
            if key.lower() == "coverart":
                yield FRONT_COVER, data
            else:
                picture = mutagen.flac.Picture(data)
                yield picture.type, picture.data
        except (binascii.Error, ValueError, mutagen.flac.error, struct.error):
            continue

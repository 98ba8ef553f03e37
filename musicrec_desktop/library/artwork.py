"""Cover pictures, inside files and beside them."""

from __future__ import annotations

import base64
import binascii
import os
import struct
from collections.abc import Iterator
from typing import Any, Final

import mutagen.apev2
import mutagen.asf
import mutagen.flac
import mutagen.id3
import mutagen.mp4

from musicrec_desktop.core.errors import LibraryError
from musicrec_desktop.library.formats import FOLDER_IMAGE_EXTENSIONS, FOLDER_IMAGE_STEMS, SCAN_FOLDERS
from musicrec_desktop.library.names import is_disc_folder
from musicrec_desktop.library.opening import OpenedFile, open_audio

LARGEST_COVER_BYTES: Final = 20 << 20
FRONT_COVER: Final = 3
_OTHER_TYPE: Final = 0
_MAGIC: Final = (b"\xff\xd8\xff", b"\x89PNG\r\n\x1a\n", b"GIF87a", b"GIF89a", b"BM")
_PICTURE_FIELDS: Final = ("metadata_block_picture", "coverart")

Picture = tuple[int, bytes]
"""The type number of ID3 and FLAC (3 is the front), and the image."""


def read_embedded_cover(path: str) -> bytes | None:
    """The front cover inside a sound file, or None (also where the file cannot be read)."""
    try:
        opened = open_audio(path)
    except LibraryError:
        return None
    usable = [picture for picture in pictures(opened) if is_image(picture[1])]
    usable.sort(key=lambda picture: (picture[0] != FRONT_COVER, picture[0] != _OTHER_TYPE))
    return usable[0][1] if usable else None


def read_picture(path: str) -> bytes | None:
    """The bytes of a picture file; None where it cannot be shown."""
    try:
        with open(path, "rb") as file:
            data = file.read(LARGEST_COVER_BYTES + 1)
    except OSError:
        return None
    return data if is_image(data) else None


def folder_cover_path(directory: str, entries: list[str] | None = None) -> str:
    """The picture that stands for a folder, or an empty string.

    It lies in the folder, in a folder of scans inside it, or, for a disc of an album, in those of the album.

    Args:
        directory: of the sound files.
        entries: the names in it, where they are known.
    """
    place, names = directory, _entries(directory) if entries is None else entries
    while True:
        if (name := folder_cover_name(names)) is not None:
            return os.path.join(place, name)
        for folder in sorted(name for name in names if name.lower() in SCAN_FOLDERS):
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
    pictures = sorted(name for name in names if name.lower().rpartition(".")[2] in FOLDER_IMAGE_EXTENSIONS)
    fronts = [name for name in pictures if any(word in name.lower() for word in ("front", "cover"))]
    return next(iter((*fronts, *pictures)), None)


def folder_cover_name(names: list[str]) -> str | None:
    """Which of the files of a folder is its cover: ``cover``, ``folder``, ``front`` … in any case."""
    best: tuple[int, int, str] | None = None
    for name in names:
        stem, _, extension = name.lower().rpartition(".")
        if stem in FOLDER_IMAGE_STEMS and extension in FOLDER_IMAGE_EXTENSIONS:
            rank = (FOLDER_IMAGE_STEMS.index(stem), FOLDER_IMAGE_EXTENSIONS.index(extension), name)
            best = rank if best is None else min(best, rank)
    return best[2] if best else None


def is_image(data: bytes) -> bool:
    """Whether bytes begin like a picture that can be shown, of a size that makes sense."""
    if not 16 < len(data) <= LARGEST_COVER_BYTES:
        return False
    return data.startswith(_MAGIC) or (data[:4] == b"RIFF" and data[8:12] == b"WEBP")


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

"""Files of every format to edit, what is written into them, and what must not change."""

from __future__ import annotations

import hashlib
import os
import struct
import zlib
from pathlib import Path

import av

from musicrec_desktop.library.tagging.pictures import checked_picture
from musicrec_desktop.library.tagging.reading import read_edited
from musicrec_desktop.library.tagging.values import TagChange, TagsWritten
from musicrec_desktop.library.tagging.writing import write_edited
from musicrec_desktop.library.tags import ReadingRules
from musicrec_desktop.model.tag_fields import FileTags, Picture, PictureFacts, TagFormat, TagValues
from tests.unit.analysis.making import melody, write
from tests.unit.library.test_loudness_tags import write_wma

RULES = ReadingRules()
MADE = {
    ".mp3": "", ".flac": "", ".ogg": "", ".opus": "", ".m4a": "", ".wav": "", ".aiff": "", ".wma": "",
    ".wv": "wavpack", ".tta": "tta",
}  # fmt: skip
"""Suffixes of files that are made, with their codec where the suffix does not tell it."""
LYRICS = "Erste Zeile\nzweite Zeile\n\nnächste Strophe"
EVERYTHING = {
    "title": ("Zwei Бä",),
    "artist": ("Ada Nord", "Bo Süd"),
    "album": ("Vier Stücke",),
    "albumartist": ("Ada Nord", "Chor"),
    "genre": ("Jazz", "Neue Musik"),
    "date": ("2016-03-18",),
    "tracknumber": ("3",),
    "tracktotal": ("12",),
    "discnumber": ("1",),
    "disctotal": ("2",),
    "composer": ("Clara Fluß", "Dirk"),
    "comment": ("Vom\nFlohmarkt",),
    "compilation": ("1",),
    "lyrics": (LYRICS,),
    "subtitle": ("live",),
    "discsubtitle": ("Nacht",),
    "originaldate": ("1971",),
    "lyricist": ("Else",),
    "conductor": ("Fritz Takt",),
    "performer": ("Ada Nord (piano)", "Bo Süd"),
    "remixer": ("Gert",),
    "ensemble": ("Kammerchor", "Orchester"),
    "work": ("Werk 1",),
    "movementname": ("Andante",),
    "movement": ("2",),
    "movementtotal": ("4",),
    "showmovement": ("1",),
    "grouping": ("Reihe",),
    "mood": ("heiter",),
    "language": ("deu",),
    "label": ("Kanal Vier",),
    "catalognumber": ("KV 4711",),
    "barcode": ("4006381333931",),
    "isrc": ("DEA123456789",),
    "bpm": ("128",),
    "key": ("Am",),
    "explicit": ("1",),
    "titlesort": ("Zwei",),
    "artistsort": ("Nord, Ada", "Süd, Bo"),
    "albumsort": ("Stücke",),
    "albumartistsort": ("Nord, Ada", "Chor"),
    "composersort": ("Fluß, Clara", "Dirk"),
    "copyright": ("2016 Kanal Vier",),
}
"""A value of every field, in a form that every format can hold."""


def make(folder: Path, suffix: str) -> Path:
    """A sound file without tags."""
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / f"a{suffix}"
    if suffix == ".wma":
        write_wma(path)
    else:
        write(path, melody(1), codec=MADE[suffix])
    return path


def png(width: int = 4, height: int = 3, grey: int = 0) -> bytes:
    """A picture file."""

    def chunk(name: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))

    head = struct.pack(">IIBBBBB", width, height, 8, 0, 0, 0, 0)
    rows = b"".join(b"\0" + bytes([grey]) * width for _ in range(height))
    return (
        b"\x89PNG\r\n\x1a\n"
        + chunk(b"IHDR", head)
        + chunk(b"IDAT", zlib.compress(rows))
        + chunk(b"IEND", b"")
    )


def picture(kind: int = 3, grey: int = 0) -> Picture:
    """A picture to be written."""
    return checked_picture("made.png", png(grey=grey), kind)


def read(path: Path | str) -> FileTags:
    """What can be edited of a file."""
    return read_edited(str(path), RULES)


def edit(
    path: Path | str,
    fields: TagValues,
    pictures: tuple[PictureFacts, ...] | None = None,
    *new: Picture,
) -> TagsWritten:
    """Write into a file as it is now."""
    found = os.stat(path)
    data = {one.facts.digest: one.data for one in new}
    return write_edited(str(path), found.st_size, found.st_mtime_ns, TagChange(fields, pictures, data), RULES)


def sound_of(path: Path | str) -> str:
    """A digest of the coded sound, packet by packet."""
    digest = hashlib.sha256()
    with av.open(str(path), metadata_errors="replace") as container:
        for packet in container.demux(audio=0):
            digest.update(bytes(packet))
    return digest.hexdigest()


def storable(form: TagFormat) -> dict[str, tuple[str, ...]]:
    """``EVERYTHING``, with a longer date where the format holds one."""
    longer = {} if form is TagFormat.ID3_23 else {"originaldate": ("1971-05",)}
    return {**EVERYTHING, **longer}

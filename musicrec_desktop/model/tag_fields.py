"""What can be edited of a file: the fields of its tags, the pictures inside it, and how they are written."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Final

from musicrec_desktop.model.track import TrackId

TagValues = Mapping[str, tuple[str, ...]]
"""Values by the name of their field, in order; a field without values is left out."""


class FieldKind(StrEnum):
    """What the values of a field are."""

    TEXT = "text"
    MANY = "many"
    """Any number of texts."""
    NUMBER = "number"
    DATE = "date"
    """``YYYY``, ``YYYY-MM`` or ``YYYY-MM-DD``."""
    FLAG = "flag"
    """``"1"`` or nothing."""
    LINES = "lines"
    """A text with line breaks."""


@dataclass(frozen=True, slots=True)
class TagField:
    """A field that can be edited.

    Attributes:
        name: as in ``TagValues``; that of Vorbis comments, in small letters.
        kind: what its values are.
        is_common: it is shown at first; the others on wish.
    """

    name: str
    kind: FieldKind = FieldKind.TEXT
    is_common: bool = False


FIELDS: Final = (
    TagField("title", is_common=True),
    TagField("artist", FieldKind.MANY, is_common=True),
    TagField("album", is_common=True),
    TagField("albumartist", FieldKind.MANY, is_common=True),
    TagField("genre", FieldKind.MANY, is_common=True),
    TagField("date", FieldKind.DATE, is_common=True),
    TagField("tracknumber", FieldKind.NUMBER, is_common=True),
    TagField("tracktotal", FieldKind.NUMBER, is_common=True),
    TagField("discnumber", FieldKind.NUMBER, is_common=True),
    TagField("disctotal", FieldKind.NUMBER, is_common=True),
    TagField("composer", FieldKind.MANY, is_common=True),
    TagField("comment", FieldKind.LINES, is_common=True),
    TagField("compilation", FieldKind.FLAG, is_common=True),
    TagField("lyrics", FieldKind.LINES, is_common=True),
    TagField("subtitle"),
    TagField("discsubtitle"),
    TagField("originaldate", FieldKind.DATE),
    TagField("lyricist", FieldKind.MANY),
    TagField("conductor", FieldKind.MANY),
    TagField("performer", FieldKind.MANY),
    TagField("remixer", FieldKind.MANY),
    TagField("ensemble", FieldKind.MANY),
    TagField("work"),
    TagField("movementname"),
    TagField("movement", FieldKind.NUMBER),
    TagField("movementtotal", FieldKind.NUMBER),
    TagField("showmovement", FieldKind.FLAG),
    TagField("grouping", FieldKind.MANY),
    TagField("mood", FieldKind.MANY),
    TagField("language", FieldKind.MANY),
    TagField("label", FieldKind.MANY),
    TagField("catalognumber", FieldKind.MANY),
    TagField("barcode"),
    TagField("isrc", FieldKind.MANY),
    TagField("bpm", FieldKind.NUMBER),
    TagField("key"),
    TagField("explicit", FieldKind.FLAG),
    TagField("titlesort"),
    TagField("artistsort", FieldKind.MANY),
    TagField("albumsort"),
    TagField("albumartistsort", FieldKind.MANY),
    TagField("composersort", FieldKind.MANY),
    TagField("copyright"),
)
"""Every field, in the order in which an editor shows them."""

FIELD: Final[Mapping[str, TagField]] = {each.name: each for each in FIELDS}
"""By name."""


class SheetLevel(StrEnum):
    """What a cue sheet says a field of."""

    TRACK = "track"
    SHEET = "sheet"
    """All of its tracks."""
    EITHER = "either"
    """All of its tracks, but for those that have their own."""


SHEET_LEVELS: Final[Mapping[str, SheetLevel]] = {
    "title": SheetLevel.TRACK,
    "artist": SheetLevel.TRACK,
    "album": SheetLevel.SHEET,
    "albumartist": SheetLevel.SHEET,
    "genre": SheetLevel.EITHER,
    "date": SheetLevel.SHEET,
    "discnumber": SheetLevel.SHEET,
    "disctotal": SheetLevel.SHEET,
    "composer": SheetLevel.TRACK,
    "comment": SheetLevel.EITHER,
    "isrc": SheetLevel.TRACK,
}
"""The fields that a cue sheet can hold."""


class TagFormat(StrEnum):
    """How the tags of a file are written; the value is what is shown."""

    ID3_23 = "ID3v2.3"
    ID3_24 = "ID3v2.4"
    VORBIS = "Vorbis comments"
    MP4 = "MP4"
    APE = "APEv2"
    ASF = "Windows Media"
    CUE = "cue sheet"
    """The tags are those of a track that a cue sheet cuts out of a file."""
    NONE = "none"
    """Tags of this kind of file cannot be written."""


FRONT_COVER: Final = 3
"""The number of the front cover among the kinds of pictures in ID3 and FLAC."""


@dataclass(frozen=True, slots=True)
class PictureFacts:
    """What is known of a picture inside a file.

    Attributes:
        kind: 3 is the front cover, 4 the back; the numbers of ID3 and FLAC.
        mime: ``"image/jpeg"``, ``"image/png"``, ``"image/webp"``, ``"image/gif"``, ``"image/bmp"``, or empty
            where the bytes are no picture.
        width: in pixels; 0 where unknown.
        height: in pixels; 0 where unknown.
        size: in bytes.
        digest: SHA-256 of the bytes, in hexadecimal; names the picture.
        description: what the tag says of it.
    """

    kind: int
    mime: str
    width: int
    height: int
    size: int
    digest: str
    description: str = ""


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture to be written.

    Attributes:
        facts: what it is.
        data: the bytes of its file, as they are.
    """

    facts: PictureFacts
    data: bytes = field(repr=False)


@dataclass(frozen=True, slots=True)
class SheetPlace:
    """Where a cue sheet has the tags of a track.

    Attributes:
        path: of the sheet, or of the sound file that it lies in; what is written.
        place: which track of the sheet it is, from 1.
        part: which track of its sound file it is, from 1.
        count: how many tracks the sheet has.
        encoding: of its text; empty for any sign.
        shared: the fields of ``SheetLevel.EITHER`` that it says for all of its tracks.
    """

    path: str
    place: int
    part: int
    count: int
    encoding: str = ""
    shared: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class FileTags:
    """What can be edited of one file, or of one of the tracks that a cue sheet cuts out of it.

    Attributes:
        path: absolute, ``os.fsdecode`` form.
        size: bytes of what is written, when it was read.
        mtime_ns: last modification of what is written, when it was read.
        format: how its tags are written.
        values: the fields of ``FIELDS`` that the file has.
        pictures: inside the file, in their order.
        track_id: its track, where it is in the library.
        root: the folder of the library, or the folder that a renaming starts from.
        problem: why it cannot be edited (a reason word), or empty.
        sheet: where a cue sheet has these tags; None for those of the file.
    """

    path: str
    size: int = 0
    mtime_ns: int = 0
    format: TagFormat = TagFormat.NONE
    values: TagValues = field(default_factory=dict)
    pictures: tuple[PictureFacts, ...] = ()
    track_id: TrackId | None = None
    root: str = ""
    problem: str = ""
    sheet: SheetPlace | None = None

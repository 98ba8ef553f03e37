"""The tags of files as they are edited: fields, what files say, edits, and the plan of what they change."""

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


class TagFormat(StrEnum):
    """How the tags of a file are written; the value is what is shown."""

    ID3_23 = "ID3v2.3"
    ID3_24 = "ID3v2.4"
    VORBIS = "Vorbis comments"
    MP4 = "MP4"
    APE = "APEv2"
    ASF = "Windows Media"
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
class FileTags:
    """What can be edited of one file.

    Attributes:
        path: absolute, ``os.fsdecode`` form.
        size: bytes, when it was read.
        mtime_ns: last modification, when it was read.
        format: how its tags are written.
        values: the fields of ``FIELDS`` that the file has.
        pictures: inside the file, in their order.
        track_id: its track, where it is in the library.
        root: the folder of the library, or the folder that a renaming starts from.
        problem: why it cannot be edited (a reason word), or empty.
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


class LetterCase(StrEnum):
    """How letters are written."""

    TITLE = "title"
    SENTENCE = "sentence"
    UPPER = "upper"
    LOWER = "lower"


@dataclass(frozen=True, slots=True)
class SetField:
    """Put values in place of those of a field; none take it away."""

    field: str
    values: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class AddValue:
    """Add a value behind those of a field, unless it is there."""

    field: str
    value: str


@dataclass(frozen=True, slots=True)
class RemoveValue:
    """Take one value out of a field."""

    field: str
    value: str


@dataclass(frozen=True, slots=True)
class NumberTracks:
    """Number the tracks in the order of the files.

    Attributes:
        start: the first number.
        is_per_disc: each disc (and each folder) begins anew.
        has_totals: how many tracks there are is written, too.
    """

    start: int = 1
    is_per_disc: bool = True
    has_totals: bool = True


@dataclass(frozen=True, slots=True)
class ChangeCase:
    """Write the letters of fields otherwise."""

    fields: tuple[str, ...]
    case: LetterCase


@dataclass(frozen=True, slots=True)
class ReplaceText:
    r"""Find a text in fields, and put another in its place.

    Attributes:
        fields: where it is looked for.
        find: the text, or a regular expression.
        replacement: what comes in its place; of a regular expression with ``\\1`` for its groups.
        is_regex: whether ``find`` is a regular expression.
        ignores_case: whether capitals and small letters are the same.
    """

    fields: tuple[str, ...]
    find: str
    replacement: str
    is_regex: bool = False
    ignores_case: bool = False


@dataclass(frozen=True, slots=True)
class TagsFromName:
    """Take fields from the path of the file, as ``%artist%/%album%/%track% - %title%`` says."""

    pattern: str


@dataclass(frozen=True, slots=True)
class RenameFile:
    """Name the file (and its folders below ``FileTags.root``) by its tags, as a pattern says."""

    pattern: str


@dataclass(frozen=True, slots=True)
class SetCover:
    """Put a picture in the place of the front cover; the other pictures stay."""

    picture: Picture


@dataclass(frozen=True, slots=True)
class AddPicture:
    """Add a picture behind those that are there, unless the file has it with the same kind."""

    picture: Picture


@dataclass(frozen=True, slots=True)
class RemovePictures:
    """Take pictures out.

    Attributes:
        digests: which; None for all.
    """

    digests: frozenset[str] | None = None


TagEdit = (
    SetField
    | AddValue
    | RemoveValue
    | NumberTracks
    | ChangeCase
    | ReplaceText
    | TagsFromName
    | RenameFile
    | SetCover
    | AddPicture
    | RemovePictures
)
"""One thing that is done to some files. Several are done in their order."""


@dataclass(frozen=True, slots=True)
class FieldChange:
    """One field of one file.

    Attributes:
        field: its name.
        before: its values now; empty where it is not there.
        after: its values then; empty where it is taken away.
    """

    field: str
    before: tuple[str, ...]
    after: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class PlanNote:
    """What the user should know before a plan is carried out.

    Attributes:
        reason: a word that ``ui.kit.wording.tagging`` has a sentence for.
        detail: what the sentence is about: a field, a value or a path.
    """

    reason: str
    detail: str = ""


@dataclass(frozen=True, slots=True)
class Move:
    """A file that gets another path; both absolute, ``os.fsdecode`` form."""

    before: str
    after: str


@dataclass(frozen=True, slots=True)
class SheetLine:
    """A line of a cue sheet that names a file, and goes on naming it.

    Attributes:
        sheet: path of the sheet, before anything is moved.
        file: path of the file that it names, before it is moved.
        before: the name as it stands there, with its quotes.
        after: what comes in its place, with quotes.
    """

    sheet: str
    file: str
    before: str
    after: str


@dataclass(frozen=True, slots=True)
class FilePlan:
    """What is done to one file.

    Attributes:
        file: as it is now.
        fields: what changes in its fields.
        pictures: its pictures afterwards; None where they stay.
        move: where it goes; None where it stays.
        companions: files that go with it: lyrics, cue sheets, covers of an album that moves as a whole.
        sheet_lines: lines of cue sheets that follow its name.
        notes: what the user should know.
        obstacle: why nothing is done to it (a word as in ``PlanNote``), or None.
    """

    file: FileTags
    fields: tuple[FieldChange, ...] = ()
    pictures: tuple[PictureFacts, ...] | None = None
    move: Move | None = None
    companions: tuple[Move, ...] = ()
    sheet_lines: tuple[SheetLine, ...] = ()
    notes: tuple[PlanNote, ...] = ()
    obstacle: PlanNote | None = None

    @property
    def is_change(self) -> bool:
        """Whether anything is done."""
        has_work = bool(self.fields or self.move) or self.pictures is not None
        return has_work and self.obstacle is None


@dataclass(frozen=True, slots=True)
class TagPlan:
    """What some edits do to some files.

    Attributes:
        files: all of them, in their order, also those that stay as they are.
        new_pictures: the pictures that are written, by digest.
    """

    files: tuple[FilePlan, ...]
    new_pictures: Mapping[str, Picture] = field(default_factory=dict)

    @property
    def changed(self) -> tuple[FilePlan, ...]:
        """The files to which something is done."""
        return tuple(each for each in self.files if each.is_change)


@dataclass(frozen=True, slots=True)
class TagFailure:
    """A file that was left as it was.

    Attributes:
        path: where it is.
        reason: a word as in ``FileFailure``.
    """

    path: str
    reason: str


@dataclass(frozen=True, slots=True)
class TagOutcome:
    """How a plan, or the undoing of one, ended.

    Attributes:
        batch: what undoes it; None where nothing was done.
        done: the paths of the files that changed, as they are now.
        failed: files that were left as they were, and why.
        is_cancelled: the rest was not done because somebody said so.
    """

    batch: int | None
    done: tuple[str, ...]
    failed: tuple[TagFailure, ...]
    is_cancelled: bool = False


@dataclass(frozen=True, slots=True)
class TagBatch:
    """What was done to files at once, and can be undone.

    Attributes:
        id: its row.
        made_at_ms: UTC.
        file_count: how many files it changed.
        first_path: one of them.
        is_undone: it was undone.
    """

    id: int
    made_at_ms: int
    file_count: int
    first_path: str
    is_undone: bool

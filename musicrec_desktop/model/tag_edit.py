"""Edits of tags and names: what is done to files, the plan of what they change, and what came of it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from musicrec_desktop.model.tag_fields import FileTags, Picture, PictureFacts


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

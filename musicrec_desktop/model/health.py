"""What a check of a profile finds: in its database, sound index, music files, backups and folders."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Final


class Area(StrEnum):
    """What is checked, in the order of the report."""

    DATABASE = "database"
    DERIVED = "derived"
    """What the database works out of the rest of it, and could work out again."""
    INDEX = "index"
    FILES = "files"
    BACKUPS = "backups"
    FOLDERS = "folders"
    """The folders and files of the profile itself."""


class Remedy(StrEnum):
    """What mends a problem."""

    NONE = "none"
    """Nothing that this program could do."""
    REPAIR = "repair"
    """Opening the library, which saves what can be read."""
    REMAKE = "remake"
    """Working it out again."""
    FORGET_INDEX = "forget-index"
    SCAN = "scan"
    BACK_UP = "back-up"
    SET_ASIDE = "set-aside"
    REMOVE_DRAFTS = "remove-drafts"
    RESTRICT = "restrict"
    """Taking the rights of other users away."""


class Problem(StrEnum):
    """What can be found; ``PROBLEMS`` says of each where it belongs, how bad it is and what mends it."""

    NO_LIBRARY = "no-library"
    NOT_READABLE = "not-readable"
    TOO_NEW = "too-new"
    OLDER = "older"
    DAMAGED = "damaged"
    SCHEMA = "schema"
    REFERENCES = "references"
    USE = "use"
    SOUND = "sound"
    KEYS = "keys"
    WORDS = "words"
    WAITING = "waiting"
    INDEX_DAMAGED = "index-damaged"
    FOLDER_AWAY = "folder-away"
    FILES_MISSING = "files-missing"
    FILES_CHANGED = "files-changed"
    FILES_CLOSED = "files-closed"
    FILES_UNREAD = "files-unread"
    NO_BACKUP = "no-backup"
    BACKUP_OLD = "backup-old"
    BACKUP_DAMAGED = "backup-damaged"
    BACKUP_UNFINISHED = "backup-unfinished"
    OPEN_TO_OTHERS = "open-to-others"
    FOREIGN_OWNER = "foreign-owner"


@dataclass(frozen=True, slots=True)
class ProblemKind:
    """What is known of a problem before it is met.

    Attributes:
        area: where it belongs.
        remedy: what mends it.
        is_fault: whether something is wrong; else it is a fact that the user may want to know.
    """

    area: Area
    remedy: Remedy
    is_fault: bool = True


PROBLEMS: Final[Mapping[Problem, ProblemKind]] = {
    Problem.NO_LIBRARY: ProblemKind(Area.DATABASE, Remedy.NONE, is_fault=False),
    Problem.NOT_READABLE: ProblemKind(Area.DATABASE, Remedy.NONE),
    Problem.TOO_NEW: ProblemKind(Area.DATABASE, Remedy.NONE),
    Problem.OLDER: ProblemKind(Area.DATABASE, Remedy.REPAIR, is_fault=False),
    Problem.DAMAGED: ProblemKind(Area.DATABASE, Remedy.REPAIR),
    Problem.SCHEMA: ProblemKind(Area.DATABASE, Remedy.REPAIR),
    Problem.REFERENCES: ProblemKind(Area.DATABASE, Remedy.REMAKE),
    Problem.USE: ProblemKind(Area.DERIVED, Remedy.REMAKE),
    Problem.SOUND: ProblemKind(Area.DERIVED, Remedy.REMAKE),
    Problem.KEYS: ProblemKind(Area.DERIVED, Remedy.REMAKE),
    Problem.WORDS: ProblemKind(Area.DERIVED, Remedy.REMAKE),
    Problem.WAITING: ProblemKind(Area.DERIVED, Remedy.REMAKE),
    Problem.INDEX_DAMAGED: ProblemKind(Area.INDEX, Remedy.FORGET_INDEX),
    Problem.FOLDER_AWAY: ProblemKind(Area.FILES, Remedy.NONE, is_fault=False),
    Problem.FILES_MISSING: ProblemKind(Area.FILES, Remedy.SCAN, is_fault=False),
    Problem.FILES_CHANGED: ProblemKind(Area.FILES, Remedy.SCAN, is_fault=False),
    Problem.FILES_CLOSED: ProblemKind(Area.FILES, Remedy.NONE),
    Problem.FILES_UNREAD: ProblemKind(Area.FILES, Remedy.NONE, is_fault=False),
    Problem.NO_BACKUP: ProblemKind(Area.BACKUPS, Remedy.BACK_UP, is_fault=False),
    Problem.BACKUP_OLD: ProblemKind(Area.BACKUPS, Remedy.BACK_UP, is_fault=False),
    Problem.BACKUP_DAMAGED: ProblemKind(Area.BACKUPS, Remedy.SET_ASIDE),
    Problem.BACKUP_UNFINISHED: ProblemKind(Area.BACKUPS, Remedy.REMOVE_DRAFTS, is_fault=False),
    Problem.OPEN_TO_OTHERS: ProblemKind(Area.FOLDERS, Remedy.RESTRICT),
    Problem.FOREIGN_OWNER: ProblemKind(Area.FOLDERS, Remedy.NONE),
}


@dataclass(frozen=True, slots=True)
class Finding:
    """A problem that was met.

    Attributes:
        problem: which one.
        count: how many rows, tracks, files or copies have it; 1 where that is no number of such things.
        examples: paths, or what SQLite says; a few of ``count``.
    """

    problem: Problem
    count: int = 1
    examples: tuple[str, ...] = ()

    @property
    def kind(self) -> ProblemKind:
        """What is known of the problem."""
        return PROBLEMS[self.problem]

    @property
    def is_mendable(self) -> bool:
        """Whether mending does something about it."""
        return self.kind.remedy is not Remedy.NONE


@dataclass(frozen=True, slots=True)
class CheckReport:
    """A check of a profile.

    Attributes:
        found: the problems, in the order of the areas.
        looked_at: how many rows, files or copies were looked at, by area; an area that is not named was not
            checked, because the database cannot be read.
        mended: the problems that were there before, and are not any more.
    """

    found: tuple[Finding, ...] = ()
    looked_at: Mapping[Area, int] | None = None
    mended: tuple[Finding, ...] = ()

    @property
    def is_sound(self) -> bool:
        """Whether nothing is wrong."""
        return not any(finding.kind.is_fault for finding in self.found)

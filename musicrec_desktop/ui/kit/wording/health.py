"""What a check of a profile has found, in sentences."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Final

from musicrec_desktop.core.errors import MusicRecError
from musicrec_desktop.core.paths import display_path
from musicrec_desktop.model.health import Area, CheckReport, Finding, Problem, Remedy
from musicrec_desktop.ui.kit.wording.errors import error_message
from musicrec_desktop.ui.kit.wording.formats import format_count

AREA_WORDS: Final[Mapping[Area, str]] = {
    Area.DATABASE: "Database",
    Area.DERIVED: "Search and figures",
    Area.INDEX: "Sound index",
    Area.FILES: "Music files",
    Area.BACKUPS: "Backups",
    Area.FOLDERS: "Folders of the profile",
}
NOTE: Final = (
    "Reads the whole library, what follows from it, the sound index and the backups, and asks for the state "
    "of each music file. Nothing is changed unless you mend what was found."
)
NEXT_START: Final = "The next start repairs the database."
MENDING: Final = "Mending…"
NOT_DONE: Final = "The check could not be done."
_CHECKING: Final[Mapping[Area, str]] = {
    Area.DATABASE: "Reading the database, search and figures…",
    Area.INDEX: "Reading the sound index…",
    Area.FILES: "Asking for the music files…",
    Area.BACKUPS: "Reading the backups…",
    Area.FOLDERS: "Looking at the rights of the folders…",
}
_LOOKED_AT: Final[Mapping[Area, str]] = {
    Area.DATABASE: "row",
    Area.DERIVED: "row",
    Area.INDEX: "track",
    Area.FILES: "file",
    Area.BACKUPS: "copy",
    Area.FOLDERS: "folder or file",
}
_PLURALS: Final[Mapping[Area, str]] = {Area.BACKUPS: "copies", Area.FOLDERS: "folders and files"}


def _files(rest: str, many: str = "") -> Callable[[int], str]:
    return lambda count: f"{format_count(count, 'music file')} {rest if count == 1 else many or rest}"


_SENTENCES: Final[Mapping[Problem, Callable[[int], str]]] = {
    Problem.NO_LIBRARY: lambda _: "There is no library yet.",
    Problem.NOT_READABLE: lambda _: "The database cannot be read.",
    Problem.TOO_NEW: lambda _: "A newer version of the player wrote the database.",
    Problem.OLDER: lambda _: "The database is of an earlier version.",
    Problem.DAMAGED: lambda _: "The database is damaged.",
    Problem.SCHEMA: lambda _: "The database is not built as it should be.",
    Problem.REFERENCES: lambda count: f"{format_count(count, 'row')} of the database belong to nothing.",
    Problem.USE: lambda count: f"The play counts of {format_count(count, 'track')} are wrong.",
    Problem.SOUND: lambda count: f"The figures of the sound of {format_count(count, 'track')} are wrong.",
    Problem.KEYS: lambda count: f"{format_count(count, 'name')} would stand in the wrong place of lists.",
    Problem.WORDS: lambda count: f"The search would not find {format_count(count, 'track')} rightly.",
    Problem.WAITING: lambda count: f"{format_count(count, 'track')} would never be listened to or looked at.",
    Problem.INDEX_DAMAGED: lambda _: "The index of similar tracks is damaged.",
    Problem.FOLDER_AWAY: lambda count: (
        f"The folder of {format_count(count, 'music file')} is not there; its drive may not be connected."
    ),
    Problem.FILES_MISSING: _files("is gone.", "are gone."),
    Problem.FILES_CHANGED: _files("has changed since the last scan.", "have changed since the last scan."),
    Problem.FILES_CLOSED: _files("cannot be opened.", "cannot be opened."),
    Problem.FILES_UNREAD: _files(
        "could not be read by the last scan.", "could not be read by the last scan."
    ),
    Problem.NO_BACKUP: lambda _: "There is no sound backup.",
    Problem.BACKUP_OLD: lambda _: "The newest sound backup is more than three days old.",
    Problem.BACKUP_DAMAGED: lambda count: f"{format_count(count, 'backup')} cannot be restored: damaged.",
    Problem.BACKUP_UNFINISHED: lambda count: f"{format_count(count, 'backup')} was never finished.",
    Problem.OPEN_TO_OTHERS: lambda _: "Other users of this computer may read what is yours.",
    Problem.FOREIGN_OWNER: lambda _: "Another user owns a part of the profile.",
}
_ADVICE: Final[Mapping[Problem, str]] = {
    Problem.NO_LIBRARY: "Add a music folder, or run “musicrec scan FOLDER”.",
    Problem.NOT_READABLE: "Give your user the right to read it.",
    Problem.TOO_NEW: "Use that version, or restore an older backup.",
    Problem.FOLDER_AWAY: "The tracks and their history stay in the library.",
    Problem.FILES_CLOSED: "Give your user the right to read them.",
    Problem.FILES_UNREAD: "“Music folders…” and “musicrec stats” name them with the reason.",
    Problem.FOREIGN_OWNER: "Give it to your user with chown.",
}
_REMEDIES: Final[Mapping[Remedy, str]] = {
    Remedy.REPAIR: "saves what can be read, keeps the damaged file and says what is lost",
    Remedy.REMAKE: "works it out again; nothing is lost",
    Remedy.FORGET_INDEX: "lets it be built again; nothing is lost",
    Remedy.SCAN: "scans the music folders",
    Remedy.BACK_UP: "makes a backup now",
    Remedy.SET_ASIDE: "keeps it under another name, so that sound ones take its place",
    Remedy.REMOVE_DRAFTS: "removes it",
    Remedy.RESTRICT: "takes the rights of other users away",
}
_OF_OLDER: Final = "brings it up to date, after a backup; so does the next start of the player"


def finding_text(finding: Finding) -> str:
    """What is wrong, in a sentence."""
    return _SENTENCES[finding.problem](finding.count)


def advice_text(finding: Finding) -> str:
    """What to do about it, or what mending does: ``"Mending scans the music folders."``."""
    if finding.problem in _ADVICE:
        return _ADVICE[finding.problem]
    if finding.problem is Problem.OLDER:
        return f"Mending {_OF_OLDER}."
    return f"Mending {_REMEDIES[finding.kind.remedy]}."


def looked_at_text(report: CheckReport, area: Area) -> str:
    """How much was looked at: ``"12 files"``; an empty string where the area was not checked."""
    count = (report.looked_at or {}).get(area)
    return "" if count is None else format_count(count, _LOOKED_AT[area], _PLURALS.get(area, ""))


def checking_text(label: str) -> str:
    """What a check does now, from the label of its progress; mending where that names no area."""
    return next((words for area, words in _CHECKING.items() if area == label), MENDING)


def area_state(report: CheckReport, area: Area) -> str:
    """How an area is, in a few words: ``"12 files"``, ``"2 findings, 12 files"`` or ``"not checked"``."""
    found = sum(finding.kind.area is area for finding in report.found)
    looked_at = looked_at_text(report, area)
    if not found:
        return looked_at or "not checked"
    is_read = bool((report.looked_at or {}).get(area))
    return ", ".join([format_count(found, "finding"), *([looked_at] if is_read else [])])


def mended_text(finding: Finding) -> str:
    """That something is mended: ``"Mended: the index of similar tracks is damaged."``."""
    return f"Mended: {finding_text(finding)}"


def failure_text(error: MusicRecError | OSError) -> str:
    """Why something could not be checked or mended, and what to do."""
    if isinstance(error, MusicRecError):
        return str(error_message(error))
    place = f"{display_path(error.filename)}: " if isinstance(error.filename, str) else ""
    return f"{place}{error.strerror or error}. Check the drive and the rights of your user, then check again."


def report_headline(report: CheckReport) -> str:
    """The outcome in one sentence."""
    faults = sum(finding.kind.is_fault for finding in report.found)
    if faults:
        return f"{format_count(faults, 'thing')} {'is' if faults == 1 else 'are'} wrong."
    return "Everything that was wrong is mended." if report.mended else "Nothing is wrong."

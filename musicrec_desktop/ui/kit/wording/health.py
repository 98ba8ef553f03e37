"""What a check of a profile has found, in sentences."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Final

from musicrec_desktop.core.errors import MusicRecError
from musicrec_desktop.core.language import plural, tr
from musicrec_desktop.core.paths import display_path
from musicrec_desktop.model.health import Area, CheckReport, Finding, Problem, Remedy
from musicrec_desktop.ui.kit.wording.errors import error_message
from musicrec_desktop.ui.kit.wording.formats import format_count

AREA_WORDS: Final[Mapping[Area, str]] = {
    Area.DATABASE: tr("Database"),
    Area.DERIVED: tr("Search and figures"),
    Area.INDEX: tr("Sound index"),
    Area.FILES: tr("Music files"),
    Area.BACKUPS: tr("Backups"),
    Area.FOLDERS: tr("Folders of the profile"),
}
NOTE: Final = tr(
    "Reads the whole library, what follows from it, the sound index and the backups, and asks for the state "
    "of each music file. Nothing is changed unless you mend what was found."
)
NEXT_START: Final = tr("The next start repairs the database.")
MENDING: Final = tr("Mending…")
NOT_DONE: Final = tr("The check could not be done.")
_CHECKING: Final[Mapping[Area, str]] = {
    Area.DATABASE: tr("Reading the database, search and figures…"),
    Area.INDEX: tr("Reading the sound index…"),
    Area.FILES: tr("Asking for the music files…"),
    Area.BACKUPS: tr("Reading the backups…"),
    Area.FOLDERS: tr("Looking at the rights of the folders…"),
}
_LOOKED_AT: Final[Mapping[Area, str]] = {
    Area.DATABASE: "row",
    Area.DERIVED: "row",
    Area.INDEX: "track",
    Area.FILES: "file",
    Area.BACKUPS: "copy",
    Area.FOLDERS: "folder or file",
}


_SENTENCES: Final[Mapping[Problem, Callable[[int], str]]] = {
    Problem.NO_LIBRARY: lambda _: tr("There is no library yet."),
    Problem.NOT_READABLE: lambda _: tr("The database cannot be read."),
    Problem.TOO_NEW: lambda _: tr("A newer version of the player wrote the database."),
    Problem.OLDER: lambda _: tr("The database is of an earlier version."),
    Problem.DAMAGED: lambda _: tr("The database is damaged."),
    Problem.SCHEMA: lambda _: tr("The database is not built as it should be."),
    Problem.REFERENCES: lambda count: plural(
        "{n} row of the database belongs to nothing.", "{n} rows of the database belong to nothing.", count
    ),
    Problem.USE: lambda count: plural(
        "The play counts of {n} track are wrong.", "The play counts of {n} tracks are wrong.", count
    ),
    Problem.SOUND: lambda count: plural(
        "The figures of the sound of {n} track are wrong.",
        "The figures of the sound of {n} tracks are wrong.",
        count,
    ),
    Problem.KEYS: lambda count: plural(
        "{n} name would stand in the wrong place of lists.",
        "{n} names would stand in the wrong place of lists.",
        count,
    ),
    Problem.WORDS: lambda count: plural(
        "The search would not find {n} track rightly.", "The search would not find {n} tracks rightly.", count
    ),
    Problem.WAITING: lambda count: plural(
        "{n} track would never be listened to or looked at.",
        "{n} tracks would never be listened to or looked at.",
        count,
    ),
    Problem.INDEX_DAMAGED: lambda _: tr("The index of similar tracks is damaged."),
    Problem.FOLDER_AWAY: lambda count: plural(
        "The folder of {n} music file is not there; its drive may not be connected.",
        "The folder of {n} music files is not there; its drive may not be connected.",
        count,
    ),
    Problem.FILES_MISSING: lambda count: plural(
        "{n} music file is gone.", "{n} music files are gone.", count
    ),
    Problem.FILES_CHANGED: lambda count: plural(
        "{n} music file has changed since the last scan.",
        "{n} music files have changed since the last scan.",
        count,
    ),
    Problem.FILES_CLOSED: lambda count: plural(
        "{n} music file cannot be opened.", "{n} music files cannot be opened.", count
    ),
    Problem.FILES_UNREAD: lambda count: plural(
        "{n} music file could not be read by the last scan.",
        "{n} music files could not be read by the last scan.",
        count,
    ),
    Problem.NO_BACKUP: lambda _: tr("There is no sound backup."),
    Problem.BACKUP_OLD: lambda _: tr("The newest sound backup is more than three days old."),
    Problem.BACKUP_DAMAGED: lambda count: plural(
        "{n} backup cannot be restored: damaged.", "{n} backups cannot be restored: damaged.", count
    ),
    Problem.BACKUP_UNFINISHED: lambda count: plural(
        "{n} backup was never finished.", "{n} backups were never finished.", count
    ),
    Problem.OPEN_TO_OTHERS: lambda _: tr("Other users of this computer may read what is yours."),
    Problem.FOREIGN_OWNER: lambda _: tr("Another user owns a part of the profile."),
}
_ADVICE: Final[Mapping[Problem, str]] = {
    Problem.NO_LIBRARY: tr("Add a music folder, or run “musicrec scan FOLDER”."),
    Problem.NOT_READABLE: tr("Give your user the right to read it."),
    Problem.TOO_NEW: tr("Use that version, or restore an older backup."),
    Problem.FOLDER_AWAY: tr("The tracks and their history stay in the library."),
    Problem.FILES_CLOSED: tr("Give your user the right to read them."),
    Problem.FILES_UNREAD: tr("“Music folders…” and “musicrec stats” name them with the reason."),
    Problem.FOREIGN_OWNER: tr("Give it to your user with chown."),
}
_REMEDIES: Final[Mapping[Remedy, str]] = {
    Remedy.REPAIR: tr("saves what can be read, keeps the damaged file and says what is lost"),
    Remedy.REMAKE: tr("works it out again; nothing is lost"),
    Remedy.FORGET_INDEX: tr("lets it be built again; nothing is lost"),
    Remedy.SCAN: tr("scans the music folders"),
    Remedy.BACK_UP: tr("makes a backup now"),
    Remedy.SET_ASIDE: tr("keeps it under another name, so that sound ones take its place"),
    Remedy.REMOVE_DRAFTS: tr("removes it"),
    Remedy.RESTRICT: tr("takes the rights of other users away"),
}
_OF_OLDER: Final = tr("brings it up to date, after a backup; so does the next start of the player")


def finding_text(finding: Finding) -> str:
    """What is wrong, in a sentence."""
    return _SENTENCES[finding.problem](finding.count)


def advice_text(finding: Finding) -> str:
    """What to do about it, or what mending does: ``"Mending scans the music folders."``."""
    if finding.problem in _ADVICE:
        return _ADVICE[finding.problem]
    if finding.problem is Problem.OLDER:
        return tr("Mending {of_older}.", of_older=_OF_OLDER)
    return tr("Mending {remedies}.", remedies=_REMEDIES[finding.kind.remedy])


def looked_at_text(report: CheckReport, area: Area) -> str:
    """How much was looked at: ``"12 files"``; an empty string where the area was not checked."""
    count = (report.looked_at or {}).get(area)
    return "" if count is None else format_count(count, _LOOKED_AT[area])


def checking_text(label: str) -> str:
    """What a check does now, from the label of its progress; mending where that names no area."""
    return next((words for area, words in _CHECKING.items() if area == label), MENDING)


def area_state(report: CheckReport, area: Area) -> str:
    """How an area is, in a few words: ``"12 files"``, ``"2 findings, 12 files"`` or ``"not checked"``."""
    found = sum(finding.kind.area is area for finding in report.found)
    looked_at = looked_at_text(report, area)
    if not found:
        return looked_at or tr("not checked")
    is_read = bool((report.looked_at or {}).get(area))
    return ", ".join([plural("{n} finding", "{n} findings", found), *([looked_at] if is_read else [])])


def mended_text(finding: Finding) -> str:
    """That something is mended: ``"Mended: the index of similar tracks is damaged."``."""
    return tr("Mended: {finding}", finding=finding_text(finding))


def failure_text(error: MusicRecError | OSError) -> str:
    """Why something could not be checked or mended, and what to do."""
    if isinstance(error, MusicRecError):
        return str(error_message(error))
    place = f"{display_path(error.filename)}: " if isinstance(error.filename, str) else ""
    return tr(
        "{place}{reason}. Check the drive and the rights of your user, then check again.",
        place=place,
        reason=error.strerror or error,
    )


def report_headline(report: CheckReport) -> str:
    """The outcome in one sentence."""
    faults = sum(finding.kind.is_fault for finding in report.found)
    if faults:
        return plural(
            "{n} thing is wrong.",
            "{n} things are wrong.",
            faults,
        )
    return tr("Everything that was wrong is mended.") if report.mended else tr("Nothing is wrong.")

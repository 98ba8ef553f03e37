"""Sentences about archives of profiles, about profiles that are merged, and about what a deletion leaves."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from musicrec_desktop.core.bidi import quoted
from musicrec_desktop.core.language import plural, tr
from musicrec_desktop.core.paths import display_path
from musicrec_desktop.model.profile_rows import ArchiveReport, CopiedRows, Erasure
from musicrec_desktop.ui.kit.wording.formats import format_count

_COUNTED: Final = (
    ("listen", "listen"),
    ("imported_play", "imported play"),
    ("feedback", "like or ban"),
    ("rating", "rating"),
    ("playlist", "playlist"),
)
"""Tables that a person knows, and what a row of each is."""
PLAIN_ARCHIVE: Final = tr("Who has the file can read it; --encrypt asks for a passphrase.")
_DAMAGES: Final = {
    "empty": tr("{name} is empty."),
    "few-bytes": tr("{name} has a few bytes only."),
    "only-zeros": tr("{name} has nothing but zeros in it, as after a broken copy."),
}
_COPY_AGAIN: Final = tr("Copy it again from where it came. Nothing was changed.")


def refused_archive_text(path: str, reason: str, detail: str) -> tuple[str, str]:
    """What is wrong with an archive, and what to do about it; arguments as of ``ArchiveError``."""
    name = quoted(display_path(path))
    match reason:
        case "foreign":
            return tr("{name} is no archive of a profile.", name=name), tr(
                "“musicrec profile export” makes one."
            )
        case "newer":
            made_by = f" ({detail})" if detail else ""
            return (
                tr("{name} is from a newer version{made_by}.", name=name, made_by=made_by),
                tr("Update the player first. Nothing was changed."),
            )
        case "bomb":
            return tr("{name} would unpack to far more than a profile has.", name=name), tr(
                "Nothing of it is used."
            )
        case "disk-full":
            return tr("There is no room for {name}.", name=name), tr(
                "Free some space, and try again. Nothing is left of it."
            )
        case "not-writable":
            return tr("{name} cannot be written.", name=name), tr("Choose another folder.")
        case "gone":
            return tr("{name} is not there.", name=name), tr("Check the name.")
        case "unreadable":
            return tr("{name} cannot be read.", name=name), tr("Check its rights.")
        case _:
            return _DAMAGES.get(reason, tr("{name} is damaged.")).format(name=name), _COPY_AGAIN


def counted_text(rows: Mapping[str, int]) -> str:
    """How many rows of what, in words; a sentence of nothing where there are none."""
    parts = [format_count(count, word) for table, word in _COUNTED if (count := rows.get(table, 0))]
    return ", ".join(parts) if parts else tr("nothing new")


def imported_text(report: ArchiveReport) -> list[str]:
    """What came of an import, a sentence each."""
    told = [tr("{name} has got {counted}.", name=quoted(report.name), counted=counted_text(report.rows))]
    if report.missing:
        told.append(
            plural(
                "{n} track of the archive is not in this library; {waiting} will be found when the music "
                "comes.",
                "{n} tracks of the archive are not in this library; {waiting} will be found when the "
                "music comes.",
                report.missing,
                waiting=plural("{n} listen", "{n} listens", report.waiting),
            )
        )
    told += ratings_text(report.replaced_ratings, report.kept_ratings)
    if report.accounts:
        told.append(tr("Scrobbling accounts came without their tokens: add them again to send to them."))
    return told


def merged_text(copied: CopiedRows, source: str, target: str) -> list[str]:
    """What came of a merge, a sentence each."""
    return [
        tr(
            "{target} has all of {source} now: {counted}.",
            target=quoted(target),
            source=quoted(source),
            counted=counted_text(copied.rows),
        ),
        *ratings_text(copied.replaced_ratings, copied.kept_ratings),
    ]


def merge_question(source: str, target: str) -> str:
    """What a merge does, before it is done."""
    return tr(
        "{target} gets the history, likes, ratings, playlists and accounts of {source}, and "
        "{source} is deleted. Of two ratings of a track the newer one counts. A backup is made.",
        target=quoted(target),
        source=quoted(source),
    )


def ratings_text(replaced: int, kept: int) -> list[str]:
    """Which of two ratings of a track counts."""
    told = []
    if replaced:
        told.append(
            plural("{n} rating gave way to newer ones.", "{n} ratings gave way to newer ones.", replaced)
        )
    if kept:
        told.append(
            plural(
                "{n} older rating gave way to those that were here.",
                "{n} older ratings gave way to those that were here.",
                kept,
            )
        )
    return told


def erased_text(erasure: Erasure) -> list[str]:
    """What became of copies of the library after a deletion, a sentence each."""
    told = []
    if erasure.scrubbed:
        told.append(
            plural(
                "The deleted profile was taken out of {n} backup, too.",
                "The deleted profile was taken out of {n} backups, too.",
                erasure.scrubbed,
            )
        )
    if erasure.removed:
        told.append(
            plural(
                "{n} copy of the library could not be cleaned and went with it.",
                "{n} copies of the library could not be cleaned and went with it.",
                len(erasure.removed),
            )
        )
    if erasure.left:
        told.append(
            tr("It is still in {join}.", join=", ".join(quoted(display_path(path)) for path in erasure.left))
        )
    if not erasure.is_overwritten:
        told.append(
            tr(
                "The library is in use by another program, or the disk is full: traces may stay in its file "
                "until the player starts next."
            )
        )
    return told

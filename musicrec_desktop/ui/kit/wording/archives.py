"""Sentences about archives of profiles, about profiles that are merged, and about what a deletion leaves."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from musicrec_desktop.core.bidi import quoted
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
_PLURALS: Final = {"like or ban": "likes and bans"}
PLAIN_ARCHIVE: Final = "Who has the file can read it; --encrypt asks for a passphrase."
_DAMAGES: Final = {
    "empty": "is empty",
    "few-bytes": "has a few bytes only",
    "only-zeros": "has nothing but zeros in it, as after a broken copy",
}
_COPY_AGAIN: Final = "Copy it again from where it came. Nothing was changed."


def refused_archive_text(path: str, reason: str, detail: str) -> tuple[str, str]:
    """What is wrong with an archive, and what to do about it; arguments as of ``ArchiveError``."""
    name = quoted(display_path(path))
    match reason:
        case "foreign":
            return f"{name} is no archive of a profile.", "“musicrec profile export” makes one."
        case "newer":
            made_by = f" ({detail})" if detail else ""
            return (
                f"{name} is from a newer version{made_by}.",
                "Update the player first. Nothing was changed.",
            )
        case "bomb":
            return f"{name} would unpack to far more than a profile has.", "Nothing of it is used."
        case "disk-full":
            return f"There is no room for {name}.", "Free some space, and try again. Nothing is left of it."
        case "not-writable":
            return f"{name} cannot be written.", "Choose another folder."
        case "gone":
            return f"{name} is not there.", "Check the name."
        case "unreadable":
            return f"{name} cannot be read.", "Check its rights."
        case _:
            return f"{name} {_DAMAGES.get(reason, 'is damaged')}.", _COPY_AGAIN


def counted_text(rows: Mapping[str, int]) -> str:
    """How many rows of what, in words; a sentence of nothing where there are none."""
    parts = [
        format_count(count, word) if word not in _PLURALS or count == 1 else f"{count:,} {_PLURALS[word]}"
        for table, word in _COUNTED
        if (count := rows.get(table, 0))
    ]
    return ", ".join(parts) if parts else "nothing new"


def imported_text(report: ArchiveReport) -> list[str]:
    """What came of an import, a sentence each."""
    told = [f"{quoted(report.name)} has got {counted_text(report.rows)}."]
    if report.missing:
        told.append(
            f"{format_count(report.missing, 'track')} of the archive "
            f"{'is' if report.missing == 1 else 'are'} not in this library; "
            f"{format_count(report.waiting, 'listen')} will be found when the music comes."
        )
    told += ratings_text(report.replaced_ratings, report.kept_ratings)
    if report.accounts:
        told.append("Scrobbling accounts came without their tokens: add them again to send to them.")
    return told


def merged_text(copied: CopiedRows, source: str, target: str) -> list[str]:
    """What came of a merge, a sentence each."""
    return [
        f"{quoted(target)} has all of {quoted(source)} now: {counted_text(copied.rows)}.",
        *ratings_text(copied.replaced_ratings, copied.kept_ratings),
    ]


def merge_question(source: str, target: str) -> str:
    """What a merge does, before it is done."""
    return (
        f"{quoted(target)} gets the history, likes, ratings, playlists and accounts of {quoted(source)}, and "
        f"{quoted(source)} is deleted. Of two ratings of a track the newer one counts. A backup is made."
    )


def ratings_text(replaced: int, kept: int) -> list[str]:
    """Which of two ratings of a track counts."""
    told = []
    if replaced:
        told.append(f"{format_count(replaced, 'rating')} gave way to newer ones.")
    if kept:
        told.append(f"{format_count(kept, 'older rating')} gave way to those that were here.")
    return told


def erased_text(erasure: Erasure) -> list[str]:
    """What became of copies of the library after a deletion, a sentence each."""
    told = []
    if erasure.scrubbed:
        told.append(f"The deleted profile was taken out of {format_count(erasure.scrubbed, 'backup')}, too.")
    if erasure.removed:
        told.append(
            f"{format_count(len(erasure.removed), 'copy', 'copies')} of the library could not be cleaned "
            "and went with it."
        )
    if erasure.left:
        told.append(f"It is still in {', '.join(quoted(display_path(path)) for path in erasure.left)}.")
    if not erasure.is_overwritten:
        told.append(
            "The library is in use by another program, or the disk is full: traces may stay in its file "
            "until the player starts next."
        )
    return told

"""What is said of a database that was damaged, cannot be written, or was replaced by a backup."""

from __future__ import annotations

import os
from collections.abc import Mapping, Sequence
from typing import Final

from musicrec_desktop.core import errors
from musicrec_desktop.core.language import plural, tr
from musicrec_desktop.core.paths import ProfilePaths, display_path
from musicrec_desktop.core.sentences import joined
from musicrec_desktop.model.recovery import Recovery, RecoveryKind
from musicrec_desktop.services.backups import BackupService
from musicrec_desktop.ui.kit.wording.formats import format_count

_NOT_SAVED: Final = tr("Everything is shown and plays; likes, history and settings are not saved.")
_ONE: Final = {
    "tracks": "track",
    "listens": "listen",
    "likes": "like or ban",
    "playlists": "playlist",
    "settings": "setting",
}


def recovery_words(recovery: Recovery) -> tuple[str, str]:
    """What happened to a damaged database, and what that means: two texts."""
    aside = (
        tr(" The damaged file is kept as {aside}.", aside=display_path(recovery.aside))
        if recovery.aside
        else ""
    )
    if recovery.kind is RecoveryKind.REBUILT:
        return tr("The library’s index was damaged."), tr("It was made again; nothing is lost.")
    if recovery.kind is RecoveryKind.EMPTY:
        return (
            tr("The library’s database held nothing that can be read, and there is no backup."),
            tr("A new library begins: add your folders again.{aside}", aside=aside),
        )
    if recovery.kind is RecoveryKind.RESTORED:
        return (
            tr("The library’s database held nothing that can be read."),
            tr(
                "The newest backup took its place, with {counts}.{aside}",
                counts=counts_text(recovery.kept),
                aside=aside,
            ),
        )
    lost = _lost(recovery)
    backup = tr(" A backup filled in what could not be read.") if recovery.backup else ""
    return (
        tr("The library’s database was damaged and has been repaired."),
        tr(
            "Saved: {counts}.{backup} {lost}{aside}",
            counts=counts_text(recovery.kept),
            backup=backup,
            lost=lost,
            aside=aside,
        ),
    )


def opening_words(
    paths: ProfilePaths, backups: BackupService, failed: Sequence[str]
) -> list[tuple[str, str]]:
    """What there is to say of a profile that was opened.

    Args:
        paths: of the profile.
        backups: tell what happened to its database.
        failed: folders beside the database that cannot be written.
    """
    told = []
    if backups.recovery is not None:
        told.append(recovery_words(backups.recovery))
    if backups.restored:
        told.append(restored_words(backups.restored))
    if backups.write_problem is not None:
        told.append(write_problem_words(backups.write_problem))
    else:
        told += [folder_words(paths, folder) for folder in failed]
    return told


def folder_words(paths: ProfilePaths, folder: str) -> tuple[str, str]:
    """What it means that one of the smaller folders of a profile cannot be written."""
    uses = {
        paths.cache_dir: tr("covers and the index of similar tracks are made again at each start"),
        paths.log_dir: tr("there is no log"),
        paths.runtime_dir: tr("a second start opens a second window"),
    }
    return (
        tr(
            "The folder {folder} cannot be written, so {uses}.",
            folder=display_path(folder),
            uses=uses[folder],
        ),
        tr("Give your user the right to write there."),
    )


def restored_words(restored: str) -> tuple[str, str]:
    """What is said once a backup took the place of the library."""
    return (
        tr("The library was restored from {basename}.", basename=os.path.basename(display_path(restored))),
        tr("What it replaced is in the list of backups, too."),
    )


def write_problem_words(problem: errors.StorageError) -> tuple[str, str]:
    """What is said once where the library is open for reading only."""
    place = display_path(os.path.dirname(problem.path) or problem.path)
    if isinstance(problem, errors.DiskFullError):
        return (
            tr("The disk of {place} is full.", place=place),
            tr("{not_saved} Free some space, then start the player again.", not_saved=_NOT_SAVED),
        )
    return (
        tr("The folder {place} cannot be written.", place=place),
        tr(
            "{not_saved} Give your user the right to write there, then start the player again.",
            not_saved=_NOT_SAVED,
        ),
    )


def counts_text(kept: Mapping[str, int]) -> str:
    """Counts of a library in words: ``"3 tracks, 1 listen, 2 likes and bans and 1 setting"``."""
    words = [_count(name, count) for name, count in kept.items()]
    return joined(words)


def _count(name: str, count: int) -> str:
    return format_count(count, _ONE.get(name, name))


def _lost(recovery: Recovery) -> str:
    if recovery.is_complete:
        return tr("Nothing is known to be lost.")
    named = {name: count for name, count in recovery.lost.items() if name in _ONE}
    details = recovery.lost.get("track details", 0)
    told = [tr("Lost: {counts}.", counts=counts_text(named))] if named else []
    if details:
        told.append(
            plural(
                "The tags of {n} track are read again by the next scan.",
                "The tags of {n} tracks are read again by the next scan.",
                details,
            )
        )
    if listens := recovery.lost.get("listen details", 0):
        told.append(
            plural(
                "Of {n} listen it is not known any more how long it was.",
                "Of {n} listens it is not known any more how long it was.",
                listens,
            )
        )
    return " ".join(told) or tr("Some of the latest changes may be lost.")

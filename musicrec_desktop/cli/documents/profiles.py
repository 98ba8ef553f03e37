"""Profiles."""

from __future__ import annotations

from collections.abc import Iterable

from musicrec_desktop.cli.documents.parts import Document, moment
from musicrec_desktop.model.profile import Profile
from musicrec_desktop.model.profile_rows import ArchiveReport, CopiedRows


def profiles_document(profiles: Iterable[Profile], always: Profile | None) -> list[Document]:
    """Profiles, the oldest first.

    Args:
        profiles: all of them.
        always: the one that the player opens with; None for none.
    """
    return [
        {
            "id": profile.id,
            "name": profile.name,
            "colour": profile.colour,
            "is_current": profile.is_current,
            "is_guest": profile.is_guest,
            "has_passphrase": profile.has_passphrase,
            "is_locked": profile.is_locked,
            "opens_always": always is not None and profile.id == always.id,
            "created": moment(profile.created_at_ms or None),
        }
        for profile in profiles
    ]


def archive_document(report: ArchiveReport, path: str) -> Document:
    """What came of an export or an import.

    Args:
        report: of the service.
        path: of the archive.
    """
    return {
        "profile": report.name,
        "profile_id": report.profile_id,
        "file": path,
        "rows": dict(report.rows),
        "tracks": report.tracks,
        "found_by_sound": report.by_sound,
        "found_by_names": report.by_names,
        "listens_waiting": report.waiting,
        "ratings_replaced": report.replaced_ratings,
        "ratings_kept": report.kept_ratings,
    }


def merge_document(copied: CopiedRows, source: str, target: str) -> Document:
    """What came of a merge; the names are those of the profile that is gone, and of who got its rows."""
    return {
        "merged": source,
        "into": target,
        "rows": dict(copied.rows),
        "ratings_replaced": copied.replaced_ratings,
        "ratings_kept": copied.kept_ratings,
    }


def lock_document(name: str, *, is_locked: bool) -> Document:
    """What came of locking the profile of the open window.

    Args:
        name: of the profile; empty where no window is open.
        is_locked: whether it is locked now.
    """
    return {"profile": name, "is_locked": is_locked}

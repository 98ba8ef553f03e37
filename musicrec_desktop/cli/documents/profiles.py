"""Profiles."""

from __future__ import annotations

from collections.abc import Iterable

from musicrec_desktop.cli.documents.parts import Document, moment
from musicrec_desktop.model.profile import Profile


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

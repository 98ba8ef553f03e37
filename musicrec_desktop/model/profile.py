"""A profile: a person, or a guest, with a history, a taste, playlists and settings of their own."""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass
from typing import Final, NewType

from musicrec_desktop.core.errors import ProfileError

ProfileId = NewType("ProfileId", int)

NOBODY: Final = ProfileId(-1)
"""Stands for a profile that is locked: nothing personal can be read or written."""
LONGEST_NAME: Final = 80
_REFUSED: Final = frozenset({"Cc", "Cs", "Zl", "Zp"})
"""Unicode categories: control characters, lone surrogates, separators of lines and paragraphs."""
_UNSEEN: Final = frozenset({"Cf", "Cn", "Mn", "Zs"})
"""Unicode categories of which a name may not consist alone, because nothing would be seen of it."""


@dataclass(frozen=True, slots=True)
class Profile:
    """One profile.

    Attributes:
        id: never used twice.
        name: as the person wrote it; the first profile has an empty one until it is named.
        colour: of its picture, such as ``"#3b82f6"``; empty where none was chosen.
        is_guest: whether it forgets everything when it is left.
        has_passphrase: whether it can be locked.
        is_locked: whether nothing personal of it can be read now.
        is_current: whether it is the one in use.
        created_at_ms: 0 where that is not known.
    """

    id: ProfileId
    name: str
    colour: str = ""
    is_guest: bool = False
    has_passphrase: bool = False
    is_locked: bool = False
    is_current: bool = False
    created_at_ms: int = 0


def profile_name(text: str) -> str:
    """The name of a profile as it is stored: composed (NFC), without white space at its ends.

    Raises:
        ProfileError: it is empty, longer than 80 characters, or holds control characters.
    """
    name = unicodedata.normalize("NFC", text).strip()
    categories = {unicodedata.category(character) for character in name}
    if categories & _REFUSED:
        raise ProfileError("name-characters", text)
    if categories <= _UNSEEN:
        raise ProfileError("name-empty", text)
    if len(name) > LONGEST_NAME:
        raise ProfileError("name-long", text)
    return name

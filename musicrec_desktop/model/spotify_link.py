"""Addresses of lists at Spotify."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

_ADDRESS: Final = re.compile(
    r"\s*(?:https?://open\.spotify\.com/(?:intl-[a-z-]+/)?(?:user/[^/\s]+/)?|spotify:(?:user:[^:\s]+:)?)"
    r"(playlist|album|track)[/:]([A-Za-z0-9]{22})(?:[/?#]\S*)?\s*$"
)
_LIKED: Final = re.compile(
    r"\s*(?:https?://open\.spotify\.com/collection/tracks|spotify:(?:user:[^:\s]+:)?collection)(?:[?#]\S*)?\s*$"
)


class SpotifyKind(StrEnum):
    """What an address leads to."""

    PLAYLIST = "playlist"
    ALBUM = "album"
    TRACK = "track"
    LIKED = "liked"
    """The songs that the person who signs in likes."""


@dataclass(frozen=True, slots=True)
class SpotifyLink:
    """An address.

    Attributes:
        kind: what it leads to.
        id: of 22 letters and digits; empty for liked songs.
    """

    kind: SpotifyKind
    id: str = ""


def spotify_link(text: str) -> SpotifyLink | None:
    """The list that a text is the address of; None where it is anything else."""
    if found := _ADDRESS.match(text):
        return SpotifyLink(SpotifyKind(found.group(1)), found.group(2))
    return SpotifyLink(SpotifyKind.LIKED) if _LIKED.match(text) else None

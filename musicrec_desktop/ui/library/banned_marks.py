"""Which rows are marked because they never play by themselves."""

from __future__ import annotations

from collections.abc import Callable, Collection
from typing import Protocol

from musicrec_desktop.model.track import Track, TrackId

IsBanned = Callable[[Track], bool]


class Bans(Protocol):
    """Knows what is banned (``services.feedback.FeedbackService``)."""

    def banned_ids(self) -> Collection[TrackId]:
        """Tracks that are banned by themselves."""
        ...

    def is_artist_banned(self, name: str, /) -> bool:
        """Whether every track of an artist is."""
        ...


def nothing_banned(_track: Track) -> bool:
    """For lists that mark nothing."""
    return False


class BannedMarks:
    """Remembers bans, so that painting a row asks nobody.

    Args:
        bans: who knows.
    """

    def __init__(self, bans: Bans) -> None:
        self._bans = bans
        self._ids: frozenset[TrackId] | None = None
        self._artists: dict[str, bool] = {}

    def covers(self, track: Track) -> bool:
        """Whether a track, or one of its artists, is banned."""
        if self._ids is None:
            self._ids = frozenset(self._bans.banned_ids())
        return track.id in self._ids or any(self._is_out(name) for name in track.tags.artists)

    def forget(self) -> None:
        """Bans changed: ask again."""
        self._ids = None
        self._artists.clear()

    def _is_out(self, name: str) -> bool:
        if name not in self._artists:
            self._artists[name] = self._bans.is_artist_banned(name)
        return self._artists[name]

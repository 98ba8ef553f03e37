"""Which rows are marked because they never play by themselves."""

from __future__ import annotations

from collections.abc import Callable

from musicrec_desktop.model.track import Track, TrackId
from musicrec_desktop.services.feedback import FeedbackService

IsBanned = Callable[[Track], bool]


def nothing_banned(_track: Track) -> bool:
    """False for every track, for lists without marks."""
    return False


class BannedMarks:
    """Remembers bans, so that painting a row needs no query.

    Args:
        bans: knows which tracks and artists are banned.
    """

    def __init__(self, bans: FeedbackService) -> None:
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

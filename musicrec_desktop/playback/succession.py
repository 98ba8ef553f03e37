"""What a track sounds like because of what comes before and behind it: its gain, and how it is left."""

from __future__ import annotations

from collections.abc import Callable

from musicrec_desktop.model.playback import Playable, QueueEntry
from musicrec_desktop.model.sound import AlbumPlace, GainMode, SoundControls
from musicrec_desktop.model.track import TrackId
from musicrec_desktop.playback.gain import gain_db
from musicrec_desktop.playback.queue import PlayQueue


class Succession:
    """Looks at the neighbours of the current entry.

    Args:
        queue: whose entries.
        lookup: finds what is known of a track.
    """

    def __init__(self, queue: PlayQueue, lookup: Callable[[TrackId], Playable | None]) -> None:
        self._queue = queue
        self._lookup = lookup

    def gain_db(self, controls: SoundControls) -> float:
        """Of the current entry."""
        played = self._queue.played
        before = played[-1] if played else None
        return self._gain_db(self._queue.current, (before, self._queue.peek()), controls)

    def following_gain_db(self, controls: SoundControls) -> float:
        """Of what comes next, by itself."""
        return self._gain_db(self._queue.peek(), (self._queue.current, self._second()), controls)

    def fade_ms(self, controls: SoundControls) -> int:
        """How long the current entry fades into the next one; an album in its order is not touched."""
        if not controls.crossfade_ms:
            return 0
        current, following = self._queue.current, self._queue.peek()
        if _follows(self._album(current), self._album(following)):
            return 0
        return controls.crossfade_ms

    def _gain_db(
        self,
        entry: QueueEntry | None,
        neighbours: tuple[QueueEntry | None, QueueEntry | None],
        controls: SoundControls,
    ) -> float:
        playable = None if entry is None else self._lookup(entry.track_id)
        if playable is None:
            return 0.0
        is_in_order = controls.gain_mode is GainMode.AUTO and self._is_in_order(playable, neighbours)
        return gain_db(playable.loudness, controls, is_album_in_order=is_in_order).db

    def _is_in_order(
        self, playable: Playable, neighbours: tuple[QueueEntry | None, QueueEntry | None]
    ) -> bool:
        before, behind = neighbours
        return _follows(self._album(before), playable.album) or _follows(playable.album, self._album(behind))

    def _album(self, entry: QueueEntry | None) -> AlbumPlace | None:
        playable = None if entry is None else self._lookup(entry.track_id)
        return None if playable is None else playable.album

    def _second(self) -> QueueEntry | None:
        """What comes behind the next entry, where that is plain."""
        upcoming = self._queue.upcoming
        return upcoming[1] if len(upcoming) > 1 and upcoming[0] is self._queue.peek() else None


def _follows(first: AlbumPlace | None, second: AlbumPlace | None) -> bool:
    return first is not None and first.is_followed_by(second)

"""How the neighbours of a track decide its gain, and the fade at its end."""

from __future__ import annotations

from musicrec_desktop.model.playback import Playable, QueueEntry
from musicrec_desktop.model.sound import AlbumPlace, GainMode, SoundControls
from musicrec_desktop.playback.gain import gain_db
from musicrec_desktop.playback.neighbours import NeighbourLookup
from musicrec_desktop.playback.queue import PlayQueue
from musicrec_desktop.playback.sound_desk import SoundDesk
from musicrec_desktop.playback.transport import Transport


class Succession:
    """Tells the transport what follows the current entry, with which gain and fade.

    Args:
        queue: has the entries.
        lookup: finds the file and the loudness of a track.
        transport: is told what follows.
        desk: has the sound controls.
    """

    def __init__(
        self, queue: PlayQueue, lookup: NeighbourLookup, transport: Transport, desk: SoundDesk
    ) -> None:
        self._queue = queue
        self._lookup = lookup
        self._transport = transport
        self._desk = desk
        desk.changed.connect(self._on_controls)

    @property
    def gain_db(self) -> float:
        """The gain of the current entry."""
        played = self._queue.played
        before, current, following = played[-1] if played else None, self._queue.current, self._queue.peek()
        with self._lookup.together(before, current, following):
            return self._gain_db(current, (before, following))

    def prepare(self, *, is_last: bool) -> None:
        """Let the engine go on without a gap to the entry that comes next; ``is_last`` lets it end."""
        if not self._transport.is_running:
            return
        current, following, second = self._queue.current, None, self._second()
        if not is_last:
            following = self._queue.peek()
        with self._lookup.together(current, following, second):
            gain_db = self._gain_db(following, (current, second))
            self._transport.follow(following, gain_db=gain_db, fade_ms=self._fade_ms(following))

    def _on_controls(self, _controls: SoundControls) -> None:
        if self._transport.is_running:
            self._transport.set_gain(self.gain_db)

    def _fade_ms(self, following: QueueEntry | None) -> int:
        """How long the current entry fades into the next one; 0 within an album in its order."""
        crossfade_ms = self._desk.controls.crossfade_ms
        if not crossfade_ms or _follows(self._album(self._queue.current), self._album(following)):
            return 0
        return crossfade_ms

    def _gain_db(
        self,
        entry: QueueEntry | None,
        neighbours: tuple[QueueEntry | None, QueueEntry | None],
    ) -> float:
        controls = self._desk.controls
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
        """The entry behind the next one; None where it is not known yet."""
        upcoming = self._queue.upcoming
        return upcoming[1] if len(upcoming) > 1 and upcoming[0] is self._queue.peek() else None


def _follows(first: AlbumPlace | None, second: AlbumPlace | None) -> bool:
    return first is not None and first.is_followed_by(second)

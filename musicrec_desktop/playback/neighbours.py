"""Files and loudness of entries that stand beside each other, looked up together."""

from __future__ import annotations

import contextlib
from collections.abc import Iterator

from musicrec_desktop.model.playback import Playable, QueueEntry
from musicrec_desktop.model.track import TrackId
from musicrec_desktop.playback.next_load import Lookup, LookupMany


class NeighbourLookup:
    """Finds the file and the loudness of a track; nothing is kept longer than what is decided together.

    Each change of the queue asks for the same two or three tracks again and again: for gains, fades, and what
    the engine plays next.

    Args:
        lookup: finds one track.
        lookup_many: finds several at once; None to ask for one after the other.
    """

    def __init__(self, lookup: Lookup, lookup_many: LookupMany | None = None) -> None:
        self._lookup, self._lookup_many = lookup, lookup_many
        self._known: dict[TrackId, Playable | None] = {}

    @classmethod
    def of(cls, lookup: Lookup) -> NeighbourLookup:
        """This lookup; one that knows single tracks alone is asked for one after the other."""
        return lookup if isinstance(lookup, cls) else cls(lookup)

    def __call__(self, track_id: TrackId) -> Playable | None:
        """The track; None where it has left the library."""
        if track_id in self._known:
            return self._known[track_id]
        return self._lookup(track_id)

    @contextlib.contextmanager
    def together(self, *entries: QueueEntry | None) -> Iterator[None]:
        """Look some entries up at once, and know them inside the block."""
        ids, before = list({entry.track_id: None for entry in entries if entry is not None}), self._known
        if self._lookup_many is None:
            self._known = {track_id: self._lookup(track_id) for track_id in ids}
        else:
            found = {playable.track_id: playable for playable in self._lookup_many(ids)} if ids else {}
            self._known = {track_id: found.get(track_id) for track_id in ids}
        try:
            yield
        finally:
            self._known = before

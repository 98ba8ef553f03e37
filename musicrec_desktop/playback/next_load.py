"""The track that the engine plays behind the running one."""

from __future__ import annotations

import dataclasses
import itertools
from collections.abc import Callable, Iterator, Sequence

from musicrec_desktop.model.playback import EntryId, Load, LoadId, Playable, QueueEntry
from musicrec_desktop.model.track import TrackId
from musicrec_desktop.playback.end_judge import sane_duration_ms
from musicrec_desktop.playback.engine import Engine

Lookup = Callable[[TrackId], Playable | None]
LookupMany = Callable[[Sequence[TrackId]], Sequence[Playable]]
"""Finds the files of several tracks at once; those that have left the library are left out."""


class NextLoad:
    """Tells the engine what follows, and only where that has changed.

    Args:
        engine: goes on to the next track by itself.
        lookup: finds the file of a track.
        load_ids: gives the numbers of loads; the transport shares it.

    Attributes:
        moved_to: the load that the engine has just gone on to, while the signals of that are emitted.
    """

    def __init__(self, engine: Engine, lookup: Lookup, load_ids: Iterator[int] | None = None) -> None:
        self.moved_to: LoadId | None = None
        self._engine = engine
        self._lookup = lookup
        self._load_ids = load_ids or itertools.count(1)
        self._following: Load | None = None
        self._entry_id: EntryId | None = None

    def set(self, entry: QueueEntry | None, gain_db: float, fade_ms: int) -> None:
        """Let an entry follow; None for nothing."""
        playable = None if entry is None else self._lookup(entry.track_id)
        if entry is None or playable is None:
            if self._following is not None:
                self.forget()
                self._engine.follow(None)
            return
        following = Load(
            path=playable.path,
            load_id=LoadId(0) if self._following is None else self._following.load_id,
            duration_ms=sane_duration_ms(playable.duration_ms),
            gain_db=gain_db,
            fade_ms=fade_ms,
            span=playable.span,
        )
        if following == self._following and entry.id == self._entry_id:
            return
        self._following = dataclasses.replace(following, load_id=LoadId(next(self._load_ids)))
        self._entry_id = entry.id
        self._engine.follow(self._following)

    def playing(self, entry: QueueEntry) -> Load | None:
        """The load of this entry, if the engine has just gone on to it; else None."""
        following = self._following
        if following is None or self._entry_id != entry.id or following.load_id != self.moved_to:
            return None
        return following

    def forget(self) -> None:
        """Forget what follows: the engine has used it up."""
        self._following, self._entry_id = None, None

"""What the automatic queue is kept inside: a playlist, what a query finds, or some tracks."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Final

from musicrec_desktop.core.errors import PlaylistError
from musicrec_desktop.core.scheduler import Scheduler, Timer
from musicrec_desktop.core.signal import Signal
from musicrec_desktop.model.playlist import PlaylistId, SmartRules
from musicrec_desktop.model.queue_controls import QueueInside
from musicrec_desktop.model.track import TrackId
from musicrec_desktop.services.playlists.reading import PlaylistReader
from musicrec_desktop.storage.state import StateStore

INSIDE_KEY: Final = "queue_inside"
SCAN_DELAY_MS: Final = 1_000
"""While a scan goes on, what the queue is kept inside is found again at most this often."""

Evaluate = Callable[[SmartRules], Sequence[int]]
"""Gives the ids of the present tracks that rules find; in any thread."""


@dataclass(frozen=True, slots=True)
class InsideTracks:
    """Finds the tracks of playlists and queries, and those of given ones that are present.

    Attributes:
        playlists: of the listener.
        evaluator: called in the owner's thread; what it gives evaluates rules as the player is at that
            moment.
    """

    playlists: PlaylistReader
    evaluator: Callable[[], Evaluate]

    def name(self, inside: QueueInside) -> str:
        """The name of the playlist, or what the query or the tracks are called; empty for a gone playlist."""
        if inside.track_ids:
            return inside.label
        if inside.playlist_id is None:
            return inside.query
        return self.playlists.name(inside.playlist_id) or ""

    def prepared(self, inside: QueueInside) -> Callable[[], list[TrackId]]:
        """Called in the owner's thread; what it gives finds the present tracks, in any thread.

        That raises a ``PlaylistError`` where the playlist is gone, and a ``QuerySyntaxError`` or a
        ``QueryTimeError`` where a query cannot be evaluated.
        """
        evaluate = self.evaluator()

        def find() -> list[TrackId]:
            rules = SmartRules(inside.query)
            if inside.playlist_id is not None:
                playlist = self.playlists.playlist(inside.playlist_id)
                if playlist.rules is None:
                    return self.playlists.track_ids(inside.playlist_id)
                rules = playlist.rules
            found = evaluate(rules)
            if inside.track_ids:
                present = set(found)
                return [track_id for track_id in inside.track_ids if track_id in present]
            return [TrackId(number) for number in found]

        return find


class InsideKeeper:
    """Keeps what the automatic part is kept inside, also over a restart.

    Args:
        tracks: finds its tracks.
        state: keeps it, as state of the profile in use.
        scheduler: gives timers.

    Signals:
        changed: it is another one.
        renamed: it has another name, or is gone.
        outdated: other tracks may be in it.
    """

    def __init__(self, tracks: InsideTracks, state: StateStore, scheduler: Scheduler) -> None:
        self.tracks = tracks
        self._state = state
        self._scheduler = scheduler
        self._inside = QueueInside.from_json(state.get(INSIDE_KEY))
        self._name: str | None = None
        self._timer: Timer | None = None
        self.changed: Signal[()] = Signal()
        self.renamed: Signal[()] = Signal()
        self.outdated: Signal[()] = Signal()
        tracks.playlists.playlists_changed.connect(self._on_playlists_changed)

    @property
    def inside(self) -> QueueInside | None:
        """A playlist, a query or some tracks; None for the whole library."""
        return self._inside

    @property
    def name(self) -> str:
        """As ``InsideTracks.name``; empty for the whole library, too."""
        if self._name is None:
            self._name = "" if self._inside is None else self.tracks.name(self._inside)
        return self._name

    def put(self, inside: QueueInside | None) -> None:
        """Keep the automatic part inside something else.

        Raises:
            StorageError: it could not be kept.
        """
        if inside == self._inside:
            return
        self._state.set(INSIDE_KEY, None if inside is None else inside.as_json())
        self._inside, self._name = inside, None
        self.changed.emit()

    def prepared(self) -> Callable[[], list[TrackId]] | None:
        """As ``InsideTracks.prepared``; None for the whole library."""
        return None if self._inside is None else self.tracks.prepared(self._inside)

    def outdated_soon(self) -> None:
        """Tell after a moment that other tracks may be inside, once for many changes."""
        if self._inside is not None and self._timer is None:
            self._timer = self._scheduler.call_later(SCAN_DELAY_MS, self._on_outdated)

    def profile_switched(self) -> None:
        """Take what the queue of another profile is kept inside."""
        self._inside, self._name = QueueInside.from_json(self._state.get(INSIDE_KEY)), None

    def _on_playlists_changed(self, _ids: tuple[PlaylistId, ...]) -> None:
        """A smart playlist or a query may depend on any playlist."""
        if self._inside is None:
            return
        name, self._name = self._name, None
        self.outdated.emit()
        if name != self.name:
            self.renamed.emit()

    def _on_outdated(self) -> None:
        self._timer = None
        if self._inside is not None:
            self.outdated.emit()


def inside_problem(error: Exception) -> str:
    """Why nothing can be found inside, as ``AutoQueue.problem``."""
    return "inside-gone" if isinstance(error, PlaylistError) else "inside-wrong"

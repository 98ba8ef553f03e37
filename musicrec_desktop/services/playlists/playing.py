"""Plays playlists as a whole for the desktop, and knows which one plays."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from musicrec_desktop.core.errors import SeedError
from musicrec_desktop.core.scheduler import Scheduler
from musicrec_desktop.core.signal import Signal
from musicrec_desktop.core.tasks import Lane
from musicrec_desktop.model.playback import EntryId, QueueEntry
from musicrec_desktop.model.playlist import Playlist, PlaylistId
from musicrec_desktop.model.track import TrackId
from musicrec_desktop.playback.player import Player
from musicrec_desktop.services.playlists.reading import PlaylistReader


@dataclass(frozen=True, slots=True)
class PlaylistsNow:
    """The playlists of the listener at one moment.

    Attributes:
        playlists: in the order of their names.
        active: the one that was put into the queue last, while its tracks play; None where none does.
    """

    playlists: tuple[Playlist, ...] = ()
    active: PlaylistId | None = None

    @property
    def active_playlist(self) -> Playlist | None:
        """The playlist that plays."""
        return next((one for one in self.playlists if one.id == self.active), None)


class PlaylistPlaying:
    """Plays a playlist in place of the queue.

    Args:
        playlists: of the listener.
        player: plays them.
        scheduler: gives the quick lane.
        finder: gives what finds the present tracks of a playlist, plain or smart; called in the owner's
            thread.

    Attributes:
        now: the latest value.

    Signals:
        changed: the value is another one.
    """

    def __init__(
        self,
        *,
        playlists: PlaylistReader,
        player: Player,
        scheduler: Scheduler,
        finder: Callable[[PlaylistId], Callable[[], Sequence[TrackId]]],
    ) -> None:
        self._playlists = playlists
        self._player = player
        self._scheduler = scheduler
        self._finder = finder
        self._entries: frozenset[EntryId] = frozenset()
        self._is_started = False
        self.now = PlaylistsNow()
        self.changed: Signal[PlaylistsNow] = Signal()

    def start(self) -> None:
        """Read the playlists, now and whenever they change."""
        if self._is_started:
            return
        self._is_started = True
        self._playlists.playlists_changed.connect(lambda _ids: self._read())
        self._player.track_started.connect(self._on_track_started)
        self._read()

    def play(self, playlist_id: PlaylistId, on_error: Callable[[Exception], object] | None = None) -> None:
        """Play a playlist from its beginning, soon.

        Args:
            playlist_id: of a plain or smart playlist.
            on_error: gets a ``PlaylistError`` where it is gone, what is wrong with its rules, or a
                ``SeedError`` where none of its tracks is there.
        """
        find = self._finder(playlist_id)

        def begin(ids: Sequence[TrackId]) -> None:
            if not ids:
                if on_error is not None:
                    on_error(SeedError("empty", self._playlists.name(playlist_id) or ""))
                return
            self._player.play_now(ids)
            queue = self._player.queue
            current = () if queue.current is None else (queue.current,)
            self._entries = frozenset(entry.id for entry in (*current, *queue.user_part))
            self._set(PlaylistsNow(self.now.playlists, playlist_id))

        self._scheduler.run(
            Lane.QUICK,
            lambda _context: find(),
            name="play-playlist",
            on_done=begin,
            on_error=on_error or (lambda _error: None),
        )

    def profile_switched(self) -> None:
        """Tell of the playlists of another profile; none of them plays."""
        self._entries = frozenset()
        self._set(PlaylistsNow(()))
        if self._is_started:
            self._read()

    def _read(self) -> None:
        self._scheduler.run(
            Lane.QUICK,
            lambda _context: self._playlists.playlists(),
            name="playlists-now",
            on_done=lambda found: self._set(PlaylistsNow(tuple(found), self.now.active)),
        )

    def _on_track_started(self, entry: QueueEntry, _at_ms: int) -> None:
        if self.now.active is not None and entry.id not in self._entries:
            self._set(PlaylistsNow(self.now.playlists))

    def _set(self, now: PlaylistsNow) -> None:
        if now != self.now:
            self.now = now
            self.changed.emit(now)

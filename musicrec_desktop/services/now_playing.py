"""What plays now as one value, for the desktop, the tray and notifications."""

from __future__ import annotations

import contextlib
import dataclasses
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Final

from musicrec_desktop.core.clock import Clock
from musicrec_desktop.core.scheduler import Scheduler, Timer
from musicrec_desktop.core.signal import Signal
from musicrec_desktop.core.tasks import TaskHandle
from musicrec_desktop.model.playback import EntryId, PlayerState, QueueEntry, RepeatMode
from musicrec_desktop.model.track import Track, TrackChanges, TrackId
from musicrec_desktop.playback.player import Player
from musicrec_desktop.services.browse import BrowseService
from musicrec_desktop.services.covers import CoverService
from musicrec_desktop.services.feedback import FeedbackService
from musicrec_desktop.services.ratings import RatingService
from musicrec_desktop.services.scan.service import ScanService

WATCH_MS: Final = 500
"""How often the position is compared with where it should be."""

DRIFT_MS: Final = 20
JUMP_MS: Final = 250
"""A greater difference is a seek; one between this and ``DRIFT_MS`` is a correction, without a signal."""

_READINGS: Final = 5
"""How often a position is read before one is taken that a busy machine tore apart from its moment."""


@dataclass(frozen=True, slots=True)
class Place:
    """A position that can be asked for at any later moment, from any thread.

    Attributes:
        position_ms: where playback was.
        at_ms: when, by the monotonic clock.
        speed_percent: how fast it moves since; 0 while it stands.
    """

    position_ms: int = 0
    at_ms: int = 0
    speed_percent: int = 0

    def position_at(self, monotonic_ms: int) -> int:
        """Where it is at a moment of the monotonic clock."""
        return self.position_ms + max(0, monotonic_ms - self.at_ms) * self.speed_percent // 100


@dataclass(frozen=True, slots=True)
class NowPlaying:
    """The player at one moment, as a value.

    Attributes:
        entry_id: the entry at the head of the queue; None where it is empty.
        track: what stands there.
        duration_ms: as far as it is known.
        cover_path: a picture file, ``os.fsdecode`` form; empty for none.
        is_cover_sought: the cover is still being looked for.
        state: what the player does.
        place: where it is.
        speed_percent: how fast it plays when it plays.
        volume_percent: 0 to 100.
        is_muted: the sound is off.
        is_shuffled: the queue comes in random order.
        repeat: what happens after a track.
        has_next: something follows the current entry.
        has_entries: there is something to play at all.
        stops_after_current: playback stops when this track has ended.
    """

    entry_id: EntryId | None = None
    track: Track | None = None
    duration_ms: int | None = None
    cover_path: str = ""
    is_cover_sought: bool = False
    state: PlayerState = PlayerState.STOPPED
    place: Place = Place()
    speed_percent: int = 100
    volume_percent: int = 100
    is_muted: bool = False
    is_shuffled: bool = False
    repeat: RepeatMode = RepeatMode.OFF
    has_next: bool = False
    has_entries: bool = False
    stops_after_current: bool = False

    @property
    def is_playing(self) -> bool:
        """Whether sound runs, or is about to."""
        return self.state.is_going


class NowPlayingService:
    """Keeps a ``NowPlaying`` in step with the player, from ``start`` to ``close``.

    Args:
        player: is observed.
        browse: knows the tracks.
        covers: finds their pictures, off the owner's thread.
        feedback: tells when a track is liked.
        ratings: tells when a track is rated.
        scan: tells when tags changed.
        scheduler: gives the time.

    Attributes:
        changed: the new value, after each change.
        began: a track begins to play: the value; the cover may come with a later change.
        seeked: the position jumped within the track: where it is now, in milliseconds.
    """

    def __init__(
        self,
        *,
        player: Player,
        browse: BrowseService,
        covers: CoverService,
        feedback: FeedbackService,
        ratings: RatingService,
        scan: ScanService,
        scheduler: Scheduler,
    ) -> None:
        self.changed: Signal[NowPlaying] = Signal()
        self.began: Signal[NowPlaying] = Signal()
        self.seeked: Signal[int] = Signal()
        self._player, self._browse, self._covers = player, browse, covers
        self._feedback, self._ratings = feedback, ratings
        self._scan, self._scheduler = scan, scheduler
        self._now = NowPlaying()
        self._track: Track | None = None
        self._cover_of: TrackId | None = None
        self._cover_path = ""
        self._search: TaskHandle | None = None
        self._watch: Timer | None = None
        self._disconnects: tuple[Callable[[], None], ...] = ()
        self._is_held = False
        self._has_begun = False

    @property
    def now(self) -> NowPlaying:
        """The latest value."""
        return self._now

    @property
    def clock(self) -> Clock:
        """What the moments of a ``Place`` are measured by."""
        return self._scheduler.clock

    def start(self) -> None:
        """Look at the player from now on."""
        if self._disconnects:
            return
        player = self._player
        self._disconnects = (
            player.track_started.connect(self._on_started),
            player.state_changed.connect(lambda _state: self.refresh()),
            player.queue_changed.connect(self.refresh),
            player.seeked.connect(lambda _position_ms: self.refresh(is_seek=True)),
            player.volume_changed.connect(lambda _percent, _is_muted: self.refresh()),
            player.sound.changed.connect(lambda _controls: self.refresh()),
            player.stop_after_changed.connect(lambda _is_wanted: self.refresh()),
            player.modes_changed.connect(lambda _is_shuffled, _repeat: self.refresh()),
            self._feedback.changed.connect(self._on_facts_changed),
            self._ratings.changed.connect(self._on_facts_changed),
            self._scan.library_changed.connect(self._on_library_changed),
        )
        self.refresh()

    def close(self) -> None:
        """Look at the player no more."""
        for disconnect in self._disconnects:
            disconnect()
        self._disconnects = ()
        if self._search is not None:
            self._search.cancel()
        self._watch_while(is_wanted=False)

    def refresh(self, *, is_seek: bool = False) -> None:
        """Look at the player now; ``is_seek`` emits ``seeked`` however small the jump is."""
        if not self._is_held:
            self._take(self._look(), is_seek=is_seek)

    def profile_switched(self) -> None:
        """Look at the track again: another profile says other things of it."""
        self._track = None
        self.refresh()

    @contextlib.contextmanager
    def as_one_change(self) -> Iterator[None]:
        """Several changes inside give one signal at the end."""
        self._is_held = True
        try:
            yield
        finally:
            self._is_held = False
            self.refresh()

    def _take(self, now: NowPlaying, *, is_seek: bool = False) -> None:
        before = self._now
        is_jump = is_seek
        if now.entry_id is not None and now.entry_id == before.entry_id:
            off_ms = abs(now.place.position_ms - before.place.position_at(now.place.at_ms))
            is_jump = (is_jump or off_ms > JUMP_MS) and now.state is not PlayerState.STOPPED
            if off_ms <= DRIFT_MS and now.place.speed_percent == before.place.speed_percent:
                now = dataclasses.replace(now, place=before.place)
        else:
            is_jump = False
        self._now = now
        self._watch_while(is_wanted=now.state is not PlayerState.STOPPED)
        if now != before:
            self.changed.emit(now)
        if is_jump:
            self.seeked.emit(now.place.position_at(self.clock.monotonic_ms()))
        has_begun, self._has_begun = self._has_begun, False
        if has_begun and now.is_playing:
            self.began.emit(now)

    def _look(self) -> NowPlaying:
        player = self._player
        queue, state = player.queue, player.state
        current = queue.current
        track = None if current is None else self._track_of(current.track_id)
        has_more = bool(queue.user_part or queue.auto_part)
        has_entries = current is not None or has_more or bool(queue.played)
        speed_percent = player.sound.controls.speed_percent
        return NowPlaying(
            entry_id=None if current is None else current.id,
            track=track,
            duration_ms=player.duration_ms or (track.duration_ms if track is not None else None),
            cover_path=self._cover_path if track is not None else "",
            is_cover_sought=self._search is not None and not self._search.is_finished,
            state=state,
            place=Place()
            if current is None
            else self._place(speed_percent if state is PlayerState.PLAYING else 0),
            speed_percent=speed_percent,
            volume_percent=player.volume_percent,
            is_muted=player.is_muted,
            is_shuffled=player.is_shuffled,
            repeat=player.repeat,
            has_next=has_more or (player.repeat is RepeatMode.ALL and has_entries),
            has_entries=has_entries,
            stops_after_current=player.stops_after_current,
        )

    def _place(self, speed_percent: int) -> Place:
        """The position with the moment when it was true.

        A thread that waits for a processor between the two readings would tell a seek that nobody made.
        """
        for _ in range(_READINGS):
            before_ms = self.clock.monotonic_ms()
            position_ms = self._player.position_ms
            if self.clock.monotonic_ms() - before_ms <= DRIFT_MS:
                break
        return Place(position_ms, before_ms, speed_percent)

    def _track_of(self, track_id: TrackId) -> Track | None:
        if self._track is None or self._track.id != track_id:
            self._track = self._browse.track(track_id)
        if self._track is not None and self._cover_of != track_id:
            self._seek_cover(track_id)
        return self._track

    def _seek_cover(self, track_id: TrackId) -> None:
        if self._search is not None:
            self._search.cancel()
        self._cover_of, self._cover_path = track_id, ""
        self._search = self._covers.load_file(track_id, self._on_cover)

    def _on_cover(self, path: str) -> None:
        self._search = None
        self._cover_path = path
        self.refresh()

    def _on_started(self, _entry: QueueEntry, _started_at_ms: int) -> None:
        self._has_begun = True
        if not self._is_held:
            # The player signals that a track begins before its state says so.
            now = self._look()
            self._take(now if now.is_playing else dataclasses.replace(now, state=PlayerState.LOADING))

    def _on_facts_changed(self, ids: tuple[TrackId, ...]) -> None:
        if self._track is not None and self._track.id in ids:
            self._track = None
            self.refresh()

    def _on_library_changed(self, changes: TrackChanges) -> None:
        if self._track is None or self._track.id in {*changes.changed, *changes.moved}:
            self._track = self._cover_of = None
            self.refresh()

    def _watch_while(self, *, is_wanted: bool) -> None:
        """The player has no signal for a seek or a correction by the engine, so the position is polled."""
        if is_wanted and self._watch is None:
            self._watch = self._scheduler.call_every(WATCH_MS, self.refresh)
        elif not is_wanted and self._watch is not None:
            self._watch.cancel()
            self._watch = None

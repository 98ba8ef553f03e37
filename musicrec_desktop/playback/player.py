"""The player: the window, the command line and the services command and observe it."""

from __future__ import annotations

import random
from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Final

from musicrec_desktop.core.errors import PlaybackError
from musicrec_desktop.core.scheduler import Scheduler
from musicrec_desktop.core.signal import Signal
from musicrec_desktop.model.playback import (
    EndReason,
    EntryId,
    PlayerState,
    QueueEntry,
    QueueSnapshot,
    RepeatMode,
    TrackEnd,
)
from musicrec_desktop.model.recommendation import Recommendation
from musicrec_desktop.model.track import TrackId
from musicrec_desktop.playback.end_judge import FailureGuard
from musicrec_desktop.playback.engine import Engine
from musicrec_desktop.playback.neighbours import NeighbourLookup
from musicrec_desktop.playback.next_load import Lookup
from musicrec_desktop.playback.queue import PlayQueue
from musicrec_desktop.playback.queue_edit import Memento, QueueEdit, Reverted
from musicrec_desktop.playback.sound_desk import SoundDesk
from musicrec_desktop.playback.succession import Succession
from musicrec_desktop.playback.transport import Transport

RESTART_AFTER_MS: Final = 3_000
"""Later than this in a track, ``previous`` begins the track again."""


@dataclass(frozen=True, slots=True)
class _Place:
    """A queue, the position in its current entry, and whether that sounded."""

    memento: Memento
    position_ms: int
    is_sounding: bool


class Player:
    """Plays a queue through an engine; used in the owner's thread only.

    Args:
        engine: makes the sound; the player closes it.
        scheduler: gives the time.
        lookup: finds the file of a track; None where the track has left the library; a ``NeighbourLookup``
            finds several at once.
        rng: draws shuffled orders.

    Attributes:
        queue_changed: some part of the queue has changed.
        modes_changed: whether the queue is shuffled, and what repeats.
        state_changed: the new state.
        track_started: a track begins: its entry and the time (UTC, ms). Exactly one ``track_ended`` follows.
        track_ended: how a track ended.
        seeked: the position (ms) of the track from which playback goes on.
        volume_changed: percent, and whether muted.
        failed: an entry could not be played; the next one follows.
        stopped_after_failures: how many entries failed in a row, so that the player has stopped.
        engine_problem_changed: why there is no sound at all (``engine_problem``).
        stop_after_changed: whether playback stops when the current track has ended.
        sound: volume, equaliser, loudness, speed and device.
        choices: how often the user asked for other tracks with ``play_now``.
    """

    def __init__(self, engine: Engine, scheduler: Scheduler, lookup: Lookup, rng: random.Random) -> None:
        self._queue = PlayQueue(rng)
        self._engine = engine
        neighbours = NeighbourLookup.of(lookup)
        self._transport = Transport(engine, scheduler, neighbours, self._on_over)
        self._guard = FailureGuard()
        self.sound = SoundDesk(engine)
        self._succession = Succession(self._queue, neighbours, self._transport, self.sound)
        self._stops_after_current = False
        self._dry_turn: int | None = None
        self.choices = 0
        self.queue_changed: Signal[()] = Signal()
        self.modes_changed: Signal[bool, RepeatMode] = Signal()
        self.state_changed = self._transport.state_changed
        self.track_started = self._transport.track_started
        self.track_ended = self._transport.track_ended
        self.seeked = self._transport.seeked
        self.volume_changed = self.sound.volume_changed
        self.stop_after_changed: Signal[bool] = Signal()
        self.failed: Signal[PlaybackError, QueueEntry] = Signal()
        self.stopped_after_failures: Signal[int] = Signal()
        self.engine_problem_changed = engine.problem_changed
        self.sound.changed.connect(lambda _: self._prepare_next())
        self.queue_changed.connect(self._prepare_next)
        self.modes_changed.connect(lambda *_: self._prepare_next())

    @property
    def queue(self) -> PlayQueue:
        """The queue; it is read here and changed by the commands of the player."""
        return self._queue

    @property
    def is_shuffled(self) -> bool:
        """Whether the user part is in random order."""
        return self._queue.is_shuffled

    @property
    def repeat(self) -> RepeatMode:
        """What happens after a track."""
        return self._queue.repeat

    @property
    def state(self) -> PlayerState:
        """The present state."""
        return self._transport.state

    @property
    def position_ms(self) -> int:
        """The position in the current track."""
        return self._transport.position_ms

    @property
    def duration_ms(self) -> int | None:
        """The duration of the current track; None while it is unknown."""
        return self._transport.duration_ms if self._queue.current is not None else None

    @property
    def listened_ms(self) -> int:
        """How much of the running track was really heard."""
        return self._transport.listened_ms

    @property
    def volume_percent(self) -> int:
        """The volume, 0 to 100."""
        return self.sound.volume_percent

    @property
    def is_muted(self) -> bool:
        """Whether the sound is off."""
        return self.sound.is_muted

    @property
    def stops_after_current(self) -> bool:
        """Whether playback stops when the current track has ended."""
        return self._stops_after_current

    @property
    def engine_problem(self) -> str:
        """Why there is no sound at all: a reason word, or empty."""
        return self._engine.problem

    @property
    def ran_dry(self) -> bool:
        """Whether the queue came to its end by itself and the user has given no command since.

        Automatic entries that come now are played at once: autoplay may need longer than a short track lasts.
        """
        return self._dry_turn == self._transport.turn and not self._queue.user_part

    def play_now(
        self, ids: Sequence[TrackId], start_index: int = 0, *, keeps_picks: bool = False
    ) -> QueueEdit | None:
        """Put these tracks in place of the queue and play the one at ``start_index``.

        Args:
            ids: the tracks.
            start_index: which of them plays.
            keeps_picks: as for ``PlayQueue.replace``.

        Returns:
            The way back to the queue before, at its position; None where that queue was empty.
        """
        before = self._place()
        if not ids or not self._ended_by_user(EndReason.REPLACED):
            return None
        self.choices += 1
        self._queue.replace(ids, start_index, keeps_picks=keeps_picks)
        self._start()
        return self._way_back(before)

    def toggle(self) -> None:
        """Pause or play."""
        if self.state.is_going:
            self.pause()
        else:
            self.play()

    def play(self) -> None:
        """Go on, or start the current entry; behind the end, an entry added since, or the last one again."""
        if self._transport.is_running:
            self._transport.resume()
            return
        self._guard.reset()
        if self._queue.current is None and self._queue.advance(is_explicit=True) is None:
            self._queue.back()
        self._start(self.position_ms if self.state is PlayerState.PAUSED else 0)

    def pause(self) -> None:
        """Pause."""
        self._transport.pause()

    def stop(self) -> None:
        """Stop the current track; it stays the current entry."""
        if self._ended_by_user(EndReason.STOPPED):
            self._transport.rest()

    def next(self) -> None:
        """Go to the next entry, also where the current one repeats."""
        if self._ended_by_user(EndReason.SKIPPED):
            self._queue.advance(is_explicit=True)
            self._start()

    def previous(self) -> None:
        """Begin the track again; in its first seconds, go to the entry before."""
        if self._transport.position_ms > RESTART_AFTER_MS or not self._queue.played:
            self.seek(0)
        elif self._ended_by_user(EndReason.REPLACED):
            self._queue.back()
            self._start()

    def seek(self, position_ms: int) -> None:
        """Go on from another position of the current track."""
        self._transport.seek(position_ms)

    def seek_by(self, distance_ms: int) -> None:
        """Go on from a later or an earlier position."""
        self._transport.seek(self._transport.position_ms + distance_ms)

    def set_volume(self, percent: int) -> None:
        """Set the volume; clamped to 0 to 100."""
        self.sound.set_volume(percent)

    def set_muted(self, is_muted: bool) -> None:
        """Mute the sound, or not."""
        self.sound.set_muted(is_muted)

    def set_stop_after_current(self, is_wanted: bool) -> None:
        """Choose whether playback stops when the current track has ended; holds for one end."""
        if is_wanted != self._stops_after_current:
            self._stops_after_current = is_wanted
            self._prepare_next()
            self.stop_after_changed.emit(is_wanted)

    def jump_to(self, entry_id: EntryId) -> QueueEdit | None:
        """Play an entry of the queue; the current one begins again, an unknown one changes nothing.

        Returns:
            The way back to what played, and to the entries passed over; None where there is none.
        """
        current = self._queue.current
        is_current = current is not None and current.id == entry_id
        known = (*self._queue.played, *self._queue.upcoming)
        if not is_current and all(entry.id != entry_id for entry in known):
            return None
        before = self._place()
        if not self._ended_by_user(EndReason.REPLACED):
            return None
        self._queue.jump_to(entry_id)
        self._start()
        return None if is_current else self._way_back(before)

    def way_back(self, act: Callable[[], object]) -> QueueEdit | None:
        """Call a function that replaces the queue.

        Returns:
            As ``play_now``; None also where the function did not replace the queue.
        """
        before = self._place()
        act()
        is_other = self._queue.generation != before.memento.state.generation
        return self._way_back(before) if is_other else None

    def play_next(self, ids: Sequence[TrackId]) -> QueueEdit:
        """Put tracks right after the current one."""
        return self._told(self._queue.put_next(ids))

    def enqueue(self, ids: Sequence[TrackId]) -> QueueEdit:
        """Put tracks behind the user part, before the automatic part."""
        return self._told(self._queue.put_last(ids))

    def insert(self, ids: Sequence[TrackId], index: int) -> QueueEdit:
        """Put tracks at an index of the upcoming entries; automatic ones before it become the user's."""
        return self._told(self._queue.insert(ids, index))

    def remove(self, entry_ids: Collection[EntryId]) -> QueueEdit:
        """Take entries out of the queue (never the current one)."""
        return self._told(self._queue.remove(entry_ids))

    def move(self, entry_ids: Collection[EntryId], index: int) -> QueueEdit:
        """Put upcoming entries at an index of the upcoming ones, within the user part."""
        return self._told(self._queue.move(entry_ids, index))

    def clear_upcoming(self) -> QueueEdit:
        """Take out all upcoming entries."""
        return self._told(self._queue.clear_upcoming())

    def set_shuffled(self, is_shuffled: bool) -> None:
        """Bring the user part into random order, or back into its own order."""
        self._queue.set_shuffled(is_shuffled)
        self.modes_changed.emit(is_shuffled, self.repeat)
        self.queue_changed.emit()

    def set_repeat(self, mode: RepeatMode) -> None:
        """Choose what happens after a track."""
        self._queue.repeat = mode
        self.modes_changed.emit(self.is_shuffled, mode)

    def set_auto(self, recommendations: Sequence[Recommendation]) -> None:
        """Replace the automatic part, and go on with it where the queue has run dry; for autoplay only."""
        self._queue.set_auto(recommendations)
        self.queue_changed.emit()
        if self.ran_dry and self._queue.auto_part:
            self._step(is_explicit=False)

    def rename_tracks(self, names: Mapping[TrackId, TrackId]) -> None:
        """Take the new ids of tracks: a key turned out to be the track of its value, under another path."""
        self._queue.rename_tracks(names)
        self.queue_changed.emit()
        self._transport.rename_tracks(names)

    def snapshot(self) -> QueueSnapshot:
        """The queue and the transport as they are kept over a restart."""
        return QueueSnapshot(
            played=self._queue.played,
            current=self._queue.current,
            upcoming=self._queue.upcoming,
            position_ms=self.position_ms,
            volume_percent=self.volume_percent,
            is_muted=self.is_muted,
            is_shuffled=self.is_shuffled,
            repeat=self.repeat,
        )

    def restore(self, snapshot: QueueSnapshot) -> None:
        """Take over a snapshot, paused at its position."""
        if not self._ended_by_user(EndReason.REPLACED):
            return
        self._queue.restore(snapshot)
        if snapshot.current is None:
            self._transport.rest()
        else:
            self._transport.prepare(snapshot.current, snapshot.position_ms)
        self.set_volume(snapshot.volume_percent)
        self.set_muted(snapshot.is_muted)
        self.modes_changed.emit(self.is_shuffled, self.repeat)
        self.queue_changed.emit()

    def take_over(self, snapshot: QueueSnapshot) -> None:
        """Put the queue of a snapshot in place of this one, at the volume of now.

        What sounds goes on and stays the current entry; the current entry of the snapshot comes next. Where
        nothing sounds, the snapshot is taken over as by ``restore``.
        """
        if not self.state.is_going:
            kept = replace(snapshot, volume_percent=self.volume_percent, is_muted=self.is_muted)
            self.restore(kept)
            return
        self._queue.restore_around(snapshot)
        self.modes_changed.emit(self.is_shuffled, self.repeat)
        self.queue_changed.emit()

    def close(self) -> None:
        """End the current track and let go of the engine."""
        self._transport.close()

    def _place(self) -> _Place:
        is_sounding = self.state.is_going
        return _Place(self._queue.memento(), self.position_ms, is_sounding)

    def _way_back(self, before: _Place) -> QueueEdit | None:
        if before.memento.state.is_empty:
            return None
        other = before

        def exchange() -> Reverted:
            nonlocal other
            now = self._place()
            if not self._ended_by_user(EndReason.REPLACED):
                return Reverted.NOT
            self._go_to(other)
            other = now
            return Reverted.WHOLLY

        return QueueEdit(exchange, exchange)

    def _go_to(self, place: _Place) -> None:
        was_shuffled = self.is_shuffled
        self.choices += 1
        self._queue.set_state(place.memento.state)
        if self.is_shuffled is not was_shuffled:
            self.modes_changed.emit(self.is_shuffled, self.repeat)
        current = self._queue.current
        if current is None or place.is_sounding:
            self._start(place.position_ms)
        else:
            self._transport.prepare(current, place.position_ms)
            self.queue_changed.emit()

    def _ended_by_user(self, reason: EndReason) -> bool:
        self._guard.reset()
        return self._transport.end(reason)

    def _step(self, *, is_explicit: bool) -> None:
        """Go to the next entry without a command of the user; failures in a row are counted on."""
        following = self._queue.advance(is_explicit=is_explicit)
        if self._stops_after_current:
            self._transport.rest()
            self.set_stop_after_current(False)
            self.queue_changed.emit()
            return
        if following is None:
            # The turn in which the transport will rest; any command counts it up.
            self._dry_turn = self._transport.turn + 1
        self._start()

    def _start(self, start_ms: int = 0) -> None:
        entry = self._queue.current
        if entry is None:
            self._transport.rest()
        elif not self._transport.begin(entry, start_ms, gain_db=self._succession.gain_db):
            self._go_on_after_failure(PlaybackError("gone"), entry)
            return
        self.queue_changed.emit()

    def _prepare_next(self) -> None:
        self._succession.prepare(is_last=self._stops_after_current)

    def _on_over(self, end: TrackEnd, path: str) -> None:
        if end.reason is EndReason.FAILED:
            self._go_on_after_failure(PlaybackError(end.failure, path), end.entry)
            return
        self._guard.reset()
        self._step(is_explicit=False)

    def _go_on_after_failure(self, error: PlaybackError, entry: QueueEntry) -> None:
        turn = self._transport.turn
        self._guard.note_failure()
        self.failed.emit(error, entry)
        if self._transport.turn != turn:
            return
        if self._guard.is_enough:
            self._transport.rest()
            self.queue_changed.emit()
            self.stopped_after_failures.emit(self._guard.count)
        else:
            self._step(is_explicit=True)

    def _told(self, edit: QueueEdit) -> QueueEdit:
        """Announce an edit, and later each undo and redo of it."""

        def told(step: Callable[[], Reverted]) -> Callable[[], Reverted]:
            def run() -> Reverted:
                how = step()
                self.queue_changed.emit()
                return how

            return run

        self.queue_changed.emit()
        return QueueEdit(told(edit.undo), told(edit.redo), is_void=edit.is_void)

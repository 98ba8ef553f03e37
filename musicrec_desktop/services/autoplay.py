"""Endless play: the automatic part of the queue follows what is heard, liked and skipped in this session."""

from __future__ import annotations

import random
from collections.abc import Iterable, Mapping, Sequence
from typing import Final

from musicrec_desktop.core.errors import TrackNotFoundError
from musicrec_desktop.core.scheduler import Scheduler, Timer
from musicrec_desktop.core.settings import AUTOPLAY, AUTOPLAY_AHEAD
from musicrec_desktop.core.signal import Signal
from musicrec_desktop.core.tasks import Lane
from musicrec_desktop.model.playback import EntryId, QueueEntry
from musicrec_desktop.model.recommendation import AutoQueue, ReasonKind, Recommendation
from musicrec_desktop.model.track import TrackId
from musicrec_desktop.playback.player import Player
from musicrec_desktop.recommend.planner import PlanRequest, plan
from musicrec_desktop.recommend.session import Taste
from musicrec_desktop.services.autoplay_library import AutoplayLibrary
from musicrec_desktop.services.autoplay_session import SessionWatch
from musicrec_desktop.services.feedback import FeedbackService
from musicrec_desktop.services.similarity import SimilarityService
from musicrec_desktop.storage.browse import BrowseStore
from musicrec_desktop.storage.listens import ListenStore
from musicrec_desktop.storage.state import SettingStore
from musicrec_desktop.storage.tracks import TrackStore

UPGRADE_DELAY_MS: Final = 5_000
"""How long proposals made without sound stand at least while analysis goes on."""


class AutoplayService:
    """Keeps tracks ahead; works in the quick lane, and a result that came too late is made again.

    Args:
        player: whose automatic part of the queue is filled.
        similarity: the sound of the library.
        tracks: tags and facts.
        browse: tracks of an album, artist or genre, where sound is not known.
        listens: what was heard before.
        feedback: likes and dislikes.
        settings: keeps the switch and the number of tracks ahead.
        scheduler: gives the lanes.
        rng_seed: of this session's draw; None for another one each time.

    Attributes:
        changed: the switch, or what had to be relaxed, is different.
    """

    def __init__(
        self,
        *,
        player: Player,
        similarity: SimilarityService,
        tracks: TrackStore,
        browse: BrowseStore,
        listens: ListenStore,
        feedback: FeedbackService,
        settings: SettingStore,
        scheduler: Scheduler,
        rng_seed: int | None = None,
    ) -> None:
        self._player = player
        self._similarity = similarity
        self._library = AutoplayLibrary(tracks=tracks, browse=browse, listens=listens)
        self._feedback = feedback
        self._settings = settings
        self._scheduler = scheduler
        self._rng_seed = random.SystemRandom().getrandbits(63) if rng_seed is None else rng_seed
        self._watch = SessionWatch(
            player=player, feedback=feedback, listens=listens, now_ms=scheduler.clock.now_ms()
        )
        self._session = self._watch.session
        self._was_enabled = self.is_enabled
        self._scores: dict[TrackId, float] = {}
        self._relaxed: tuple[str, ...] = ()
        self._queue_version = 0
        self._is_posted = False
        self._is_fresh_start = False
        self._is_applying = False
        self._auto_before: dict[EntryId, TrackId] = {}
        self._current_before: EntryId | None = None
        self._upgrade_timer: Timer | None = None
        self.changed: Signal[()] = Signal()
        self._watch.changed.connect(self._on_session_changed)
        player.queue_changed.connect(self._on_queue_changed)
        similarity.index_changed.connect(self._on_index_changed)

    @property
    def is_enabled(self) -> bool:
        """Whether the queue goes on by itself."""
        return bool(self._settings.get(AUTOPLAY))

    @property
    def relaxed(self) -> tuple[str, ...]:
        """What had to give way in the queue as it is, in plain words."""
        return self._relaxed

    def set_enabled(self, is_enabled: bool) -> None:
        """Turn endless play on, which fills the queue, or off, which takes the automatic part out."""
        self._settings.set(AUTOPLAY, is_enabled)
        # Not compared with the setting: somebody else may have stored it, and told us after that.
        if is_enabled == self._was_enabled:
            return
        self._was_enabled = is_enabled
        if is_enabled:
            if self._player.ran_dry:
                # It ended while this was off: what is proposed now must not begin to sound by itself.
                self._player.stop()
            self.refill()
        else:
            self._apply(AutoQueue(()))
        self.changed.emit()

    def refill(self) -> None:
        """Bring the automatic part to its length, where endless play is on."""
        self._plan_soon(is_fresh_start=False)

    def rename_tracks(self, names: Mapping[TrackId, TrackId]) -> None:
        """Tracks turned out to be other tracks: a key becomes its value."""
        self._session.rename(names)

    def queue_from_seeds(self, seed_ids: Sequence[TrackId], count: int, rng_seed: int) -> AutoQueue:
        """The queue that would follow these tracks, at once; the same for the same seeds and ``rng_seed``.

        Raises:
            TrackNotFoundError: the library has no such track.
        """
        known = self._library.facts(seed_ids)
        for track_id in seed_ids:
            if track_id not in known:
                raise TrackNotFoundError(str(track_id))
        seeds = tuple(dict.fromkeys(seed_ids))
        request = PlanRequest(
            taste=Taste.of(seeds),
            line=seeds,
            count=count,
            disliked=frozenset(self._feedback.disliked_ids()),
            liked=frozenset(self._feedback.liked_ids()),
            rng_seed=rng_seed,
        )
        return plan(request, self._similarity.catalogue, self._library)

    def _plan_soon(self, *, is_fresh_start: bool) -> None:
        """Plan once everything that happens now has happened; a fresh start keeps no earlier proposal."""
        self._is_fresh_start |= is_fresh_start
        if not self._is_posted:
            self._is_posted = True
            self._scheduler.post(self._plan)

    def _plan(self) -> None:
        self._is_posted = False
        if not self.is_enabled:
            self._is_fresh_start = False
            return
        request, catalogue, version = self._request(), self._similarity.catalogue, self._queue_version
        self._scheduler.run(
            Lane.QUICK,
            lambda _context: plan(request, catalogue, self._library),
            name="autoplay",
            on_done=lambda queue: self._on_planned(queue, version),
        )

    def _on_planned(self, queue: AutoQueue, version: int) -> None:
        if self._is_posted:
            return
        if version != self._queue_version:
            self._plan_soon(is_fresh_start=False)
            return
        self._is_fresh_start = False
        if self.is_enabled:
            self._apply(queue)

    def _apply(self, queue: AutoQueue) -> None:
        self._scores = {item.track_id: item.score for item in queue.entries}
        before = [(entry.track_id, entry.reasons) for entry in self._player.queue.auto_part]
        if [(item.track_id, item.reasons) for item in queue.entries] != before:
            self._is_applying = True
            try:
                self._player.set_auto(queue.entries)
            finally:
                self._is_applying = False
            self._observe()
        relaxed = queue.relaxed if queue.entries else ()
        if relaxed != self._relaxed:
            self._relaxed = relaxed
            self.changed.emit()

    def _request(self) -> PlanRequest:
        queue = self._player.queue
        current = () if queue.current is None else (queue.current.track_id,)
        line = (*self._session.heard, *current, *(entry.track_id for entry in queue.user_part))
        keep = () if self._is_fresh_start else tuple(map(self._as_recommendation, queue.auto_part))
        return PlanRequest(
            taste=self._watch.taste,
            line=_last_places(line),
            count=int(self._settings.get(AUTOPLAY_AHEAD)),
            keep=keep,
            removed=self._session.removed,
            disliked=frozenset(self._feedback.disliked_ids()),
            liked=frozenset(self._feedback.liked_ids()),
            rng_seed=self._rng_seed,
        )

    def _as_recommendation(self, entry: QueueEntry) -> Recommendation:
        return Recommendation(entry.track_id, self._scores.get(entry.track_id, 0.0), entry.reasons)

    def _on_session_changed(self, is_fresh_start: bool) -> None:
        if self._is_going:
            self._plan_soon(is_fresh_start=is_fresh_start)

    def _on_queue_changed(self) -> None:
        self._queue_version += 1
        if self._is_applying:
            return
        self._notice_removals()
        self._observe()
        if self._is_going:
            self._plan_soon(is_fresh_start=False)

    @property
    def _is_going(self) -> bool:
        """Whether there is something to go on from, or the queue ended before anything was proposed."""
        queue = self._player.queue
        return bool(queue.current or queue.upcoming or self._player.ran_dry)

    def _notice_removals(self) -> None:
        """An automatic entry that vanished while the same track plays on was taken out by the listener."""
        queue = self._player.queue
        if _id_of(queue.current) != self._current_before:
            return
        there = {entry.id for entry in (*queue.upcoming, *queue.played)}
        for entry_id, track_id in self._auto_before.items():
            if entry_id not in there:
                self._session.remove(track_id)
        for entry in queue.auto_part:
            self._session.allow(entry.track_id)

    def _observe(self) -> None:
        queue = self._player.queue
        self._auto_before = {entry.id: entry.track_id for entry in queue.auto_part}
        self._current_before = _id_of(queue.current)

    def _on_index_changed(self) -> None:
        if self._upgrade_timer is None and self._has_fallbacks:
            self._upgrade_timer = self._scheduler.call_later(UPGRADE_DELAY_MS, self._upgrade)

    def _upgrade(self) -> None:
        self._upgrade_timer = None
        if self._has_fallbacks:
            self._plan_soon(is_fresh_start=True)

    @property
    def _has_fallbacks(self) -> bool:
        return any(
            reason.kind is ReasonKind.FALLBACK
            for entry in self._player.queue.auto_part
            for reason in entry.reasons
        )


def _id_of(entry: QueueEntry | None) -> EntryId | None:
    return None if entry is None else entry.id


def _last_places(ids: Iterable[TrackId]) -> tuple[TrackId, ...]:
    """Every id once, where it stands last."""
    return tuple(reversed(dict.fromkeys(reversed(tuple(ids)))))

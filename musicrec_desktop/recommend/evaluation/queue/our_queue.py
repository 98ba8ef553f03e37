"""Drives the real planner track by track, as the player does."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Final

import numpy as np

from musicrec_desktop.model.listen import ListenTable
from musicrec_desktop.model.queue_controls import QueueControls
from musicrec_desktop.model.recommendation import AutoQueue
from musicrec_desktop.model.track import TrackId
from musicrec_desktop.recommend.evaluation.queue.library import ReplayLibrary
from musicrec_desktop.recommend.neighbours.catalogue import SoundCatalogue
from musicrec_desktop.recommend.queue.plan_request import PlanRequest
from musicrec_desktop.recommend.queue.planner import plan
from musicrec_desktop.recommend.taste.co_occurrence import CoOccurrence, prove
from musicrec_desktop.recommend.taste.discovery import Discovery
from musicrec_desktop.recommend.taste.session import Session
from musicrec_desktop.recommend.taste.taste_profile import TasteProfile, learn_taste

SKIP_AFTER_MS: Final = 5_000
UNKNOWN_LENGTH_MS: Final = 200_000


@dataclass(frozen=True, slots=True, eq=False)
class Knowledge:
    """What was learnt from earlier listens; empty by default.

    Attributes:
        profile: the long-term taste of the listener.
        co_occurrence: of tracks in sessions.
        discovery: how new tracks fared.
    """

    profile: TasteProfile = field(default_factory=TasteProfile)
    co_occurrence: CoOccurrence = field(default_factory=CoOccurrence)
    discovery: Discovery = field(default_factory=Discovery)

    @classmethod
    def of(cls, listens: ListenTable, catalogue: SoundCatalogue, now_ms: int) -> Knowledge:
        """Learn from the listens of one listener.

        Args:
            listens: oldest first.
            catalogue: the sound of the library.
            now_ms: UTC.
        """
        profile = learn_taste(listens, (), catalogue, now_ms)
        plays = listens.is_play
        co_occurrence = prove(listens.track_ids[plays], listens.session_ids[plays], catalogue.cosine_lookup())
        return cls(profile, co_occurrence, _discovered(listens))


class QueueMaker:
    """Begins sessions for one listener.

    Args:
        catalogue: the sound of the library.
        library: with the listens of the listener.
        knowledge: of the listener; None for none.
        controls: what the listener set; None for the defaults.
    """

    def __init__(
        self,
        catalogue: SoundCatalogue,
        library: ReplayLibrary,
        knowledge: Knowledge | None = None,
        controls: QueueControls | None = None,
    ) -> None:
        self.catalogue = catalogue
        self.library = library
        self.knowledge = knowledge or Knowledge()
        self.controls = controls or QueueControls()

    def begin(self, rng_seed: int, now_ms: int) -> OurQueue:
        """A new session that begins at ``now_ms`` (UTC); ``rng_seed`` is of its draws."""
        return OurQueue(self, rng_seed, now_ms)


class OurQueue:
    """One session of listening with the automatic queue.

    Args:
        maker: of the listener.
        rng_seed: of the draws.
        now_ms: when the session begins, UTC.

    Attributes:
        now_ms: when the next track starts, UTC.
    """

    def __init__(self, maker: QueueMaker, rng_seed: int, now_ms: int) -> None:
        self._maker = maker
        self._rng_seed = rng_seed
        self._session = Session()
        self._chosen: list[TrackId] = []
        self.now_ms = now_ms

    def choose(self, track_id: TrackId, *, is_liked: bool) -> None:
        """Let the listener start a track, and hear it to its end or skip it."""
        self._session.start(track_id)
        self._session.choose(track_id)
        self._chosen.append(track_id)
        self._end(track_id, is_liked=is_liked)

    def play(self, track_id: TrackId, *, is_liked: bool) -> None:
        """Let the queue play a track, which the listener hears to its end or skips."""
        self._session.start(track_id)
        self._end(track_id, is_liked=is_liked)

    def plan(self, count: int) -> AutoQueue:
        """Plan ``count`` tracks; only the first one plays, because the end of a track makes a new plan."""
        maker = self._maker
        request = PlanRequest(
            taste=self._session.taste,
            recent_history=self._session.heard,
            heard_ms=self._session.heard_ms,
            count=count,
            chosen=tuple(self._chosen),
            controls=maker.controls,
            profile=maker.knowledge.profile,
            co_occurrence=maker.knowledge.co_occurrence,
            discovery=maker.knowledge.discovery,
            now_ms=self.now_ms,
            at=datetime.fromtimestamp(self.now_ms / 1000, UTC),
            rng_seed=self._rng_seed,
        )
        return plan(request, maker.catalogue, maker.library)

    def lasts_ms(self, track_id: TrackId) -> int:
        """How long a track plays, in ms."""
        track = self._maker.library.track(track_id)
        return UNKNOWN_LENGTH_MS if track is None else track.duration_ms or UNKNOWN_LENGTH_MS

    def _end(self, track_id: TrackId, *, is_liked: bool) -> None:
        listened_ms = self.lasts_ms(track_id) if is_liked else SKIP_AFTER_MS
        if is_liked:
            self._session.accept(track_id)
        else:
            self._session.reject(track_id)
        self._session.end(track_id, listened_ms)
        self.now_ms += listened_ms


def _discovered(listens: ListenTable) -> Discovery:
    """How automatic tracks fared, by whether they were new."""
    ids, first = np.unique(listens.track_ids, return_index=True)
    is_first = np.zeros(len(listens), dtype=np.bool_)
    is_first[first] = True
    is_new, is_known = listens.is_auto & is_first, listens.is_auto & ~is_first
    is_skip = listens.is_skip & ~listens.is_play
    return Discovery(
        new_played=int((is_new & listens.is_play).sum()),
        new_skipped=int((is_new & is_skip).sum()),
        known_played=int((is_known & listens.is_play).sum()),
        known_skipped=int((is_known & is_skip).sum()),
        heard=len(ids),
    )

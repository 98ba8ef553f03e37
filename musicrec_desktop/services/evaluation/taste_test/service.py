"""Offers comparisons, draws the two queues in a lane, and keeps what is preferred."""

from __future__ import annotations

import json
import random
from collections.abc import Callable
from dataclasses import replace
from typing import Final

import numpy as np

from musicrec_desktop.core.scheduler import Scheduler
from musicrec_desktop.core.tasks import Lane, TaskContext, TaskHandle
from musicrec_desktop.model.queue_controls import QueueControls
from musicrec_desktop.model.taste_test import (
    COMPARISONS,
    LEAST_TRACKS,
    Comparison,
    Side,
    Slot,
    Tally,
    TasteAnswer,
    TasteDraw,
    TastePair,
    Verdict,
)
from musicrec_desktop.model.track import TrackId
from musicrec_desktop.playback.excerpts import ExcerptPlayer
from musicrec_desktop.playback.player import Player
from musicrec_desktop.recommend.evaluation.taste_test.pairs import drawn_pairs, loud_part, random_queue
from musicrec_desktop.recommend.evaluation.taste_test.verdict import judged
from musicrec_desktop.recommend.neighbours.catalogue import SoundCatalogue
from musicrec_desktop.recommend.queue.plan_request import PlanRequest
from musicrec_desktop.recommend.queue.rules.rule_set import RuleSet
from musicrec_desktop.recommend.space.vector_table import NO_IDS, IdArray
from musicrec_desktop.recommend.taste.session import Taste
from musicrec_desktop.services.analysis.pictures import PictureService
from musicrec_desktop.services.autoplay.service import AutoplayService
from musicrec_desktop.services.evaluation.taste_test.sitting import Sitting
from musicrec_desktop.services.feedback import FeedbackService
from musicrec_desktop.services.similarity.service import SimilarityService
from musicrec_desktop.storage.taste_tests import TasteTestStore
from musicrec_desktop.storage.tracks import TrackStore

QUEUE_LENGTH: Final = 20
LOOKED_AT: Final = 300
"""Tracks that a random queue is drawn from."""
PAIRS: Final = 12
PAIRS_A_START: Final = 6
STARTS: Final = 10
"""So many tracks are tried, where two queues differ in few tracks or in none."""


class TasteTestService:
    """Blind taste tests of the listener in use.

    Args:
        autoplay: plans the queues, and has the controls of the listener.
        similarity: the sound of the library.
        feedback: bans.
        tracks: tell how long tracks are.
        pictures: tell where tracks are loud.
        player: is paused while a test is heard.
        excerpts: plays what is heard.
        store: keeps the answers.
        scheduler: gives the lane.
        rng_seed: of the draws; None for others each time.
    """

    def __init__(
        self,
        *,
        autoplay: AutoplayService,
        similarity: SimilarityService,
        feedback: FeedbackService,
        tracks: TrackStore,
        pictures: PictureService,
        player: Player,
        excerpts: ExcerptPlayer,
        store: TasteTestStore,
        scheduler: Scheduler,
        rng_seed: int | None = None,
    ) -> None:
        self._autoplay = autoplay
        self._similarity = similarity
        self._feedback = feedback
        self._tracks = tracks
        self._pictures = pictures
        self._player = player
        self._excerpts = excerpts
        self._store = store
        self._scheduler = scheduler
        self._beside: tuple[tuple[int, str, int], SoundCatalogue | None] | None = None
        self._rng: random.Random = random.SystemRandom() if rng_seed is None else random.Random(rng_seed)

    @property
    def offered(self) -> tuple[Comparison, ...]:
        """The comparisons whose two sides differ for the listener."""
        own, catalogue = self._autoplay.controls, self._similarity.catalogue
        version = None if catalogue is None else catalogue.space.feature_version
        return tuple(each for each in COMPARISONS if each.is_offered(own, version))

    @property
    def lacking(self) -> int:
        """How many tracks have to be listened to before a test makes sense; 0 where there are enough."""
        return max(0, LEAST_TRACKS - self._similarity.ready_count)

    def is_known(self, track_id: TrackId) -> bool:
        """Whether a queue can start from a track: its sound is known."""
        catalogue = self._similarity.catalogue
        return catalogue is not None and catalogue.row(track_id) is not None

    def verdict(self, comparison: Comparison) -> Verdict:
        """What all answers of the listener to a comparison tell.

        Raises:
            StorageError: they cannot be read.
        """
        return judged(self._store.tally(comparison.name, self._detail(comparison)))

    def load_verdict(
        self,
        comparison: Comparison,
        on_done: Callable[[Verdict], object],
        on_error: Callable[[Exception], object] | None = None,
    ) -> TaskHandle:
        """As ``verdict``, read in a lane; ``on_error`` gets a ``StorageError``."""
        detail = self._detail(comparison)
        return self._scheduler.run(
            Lane.QUICK,
            lambda _context: judged(self._store.tally(comparison.name, detail)),
            on_done=on_done,
            on_error=on_error,
        )

    @property
    def verdicts(self) -> tuple[tuple[Comparison, Verdict], ...]:
        """The comparisons that the listener answered, with what the answers tell.

        Raises:
            StorageError: they cannot be read.
        """
        judged_ones = ((each, self.verdict(each)) for each in COMPARISONS)
        return tuple(pair for pair in judged_ones if pair[1].tally != Tally())

    def forget(self, comparison: Comparison) -> None:
        """Remove the answers of the listener to a comparison.

        Raises:
            StorageError: they could not be removed.
        """
        self._store.forget(comparison.name, self._detail(comparison))

    def draw(
        self,
        comparison: Comparison,
        start: TrackId | None,
        on_done: Callable[[TasteDraw], object],
        on_error: Callable[[Exception], object] | None = None,
    ) -> TaskHandle:
        """Plan the queues of a comparison in a lane.

        Where the two queues from a track have few tracks of their own, queues from other tracks, drawn at
        random, follow.

        Args:
            comparison: the two settings.
            start: what both queues start from first; None for any track.
            on_done: gets what is to be heard; without pairs where the queues do not differ.
            on_error: gets a ``StorageError``.
        """
        rng = random.Random(self._rng.getrandbits(62))
        queue_seed = self._rng.getrandbits(62)
        requests = [self._request(side, queue_seed) for side in comparison.sides]
        detail = self._detail(comparison)

        def work(context: TaskContext) -> TasteDraw:
            known = self._known_ids()
            catalogues = [self._catalogue(side, context) for side in comparison.sides]
            pairs: list[TastePair] = []
            shared = length = 0
            for each in self._starts(start, known, rng):
                context.check()
                first, second = (
                    self._queue(request, catalogue, each, known, rng)
                    for request, catalogue in zip(requests, catalogues, strict=True)
                )
                count = min(PAIRS_A_START, PAIRS - len(pairs))
                pairs += drawn_pairs(each, first, second, count, rng)
                shared += len(set(first) & set(second))
                length += max(len(first), len(second))
                if len(pairs) == PAIRS:
                    break
            return TasteDraw(comparison, detail, tuple(pairs), shared, length)

        return self._scheduler.run(Lane.QUICK, work, name="taste-test", on_done=on_done, on_error=on_error)

    def sit_down(self, draw: TasteDraw) -> Sitting:
        """A sitting that has not begun; what is chosen in it is kept."""
        self._pictures.prefer(dict.fromkeys(pair.track_at(slot) for pair in draw.pairs for slot in Slot))

        def keep(answer: TasteAnswer) -> None:
            now_ms = self._scheduler.clock.now_ms()
            self._store.add(draw.comparison.name, draw.detail, answer, now_ms)

        return Sitting(
            draw, player=self._player, excerpts=self._excerpts, start_of=self._excerpt_start, keep=keep
        )

    def _excerpt_start(self, track_id: TrackId) -> int:
        playable = self._tracks.playable(track_id)
        return loud_part(self._pictures.get(track_id), None if playable is None else playable.duration_ms)

    def _request(self, side: Side, rng_seed: int) -> PlanRequest | None:
        """The request for the queue of a side, without a start; None where its tracks are drawn at random."""
        if side.controls is None:
            return None
        return self._autoplay.start.request(
            taste=Taste.of(()),
            recent_history=(),
            count=QUEUE_LENGTH,
            controls=side.controls(self._autoplay.controls),
            rng_seed=rng_seed,
        )

    def _catalogue(self, side: Side, context: TaskContext) -> SoundCatalogue | None:
        """The sound of the library as a side knows it."""
        serving, version = self._similarity.catalogue, side.feature_version
        if version is None or serving is None or serving.space.feature_version == version:
            return serving
        key = (version, serving.build, len(serving.index))
        if self._beside is None or self._beside[0] != key:
            self._beside = key, self._similarity.beside(version, context.check)
        return self._beside[1]

    def _queue(
        self,
        request: PlanRequest | None,
        catalogue: SoundCatalogue | None,
        start: TrackId,
        known: IdArray,
        rng: random.Random,
    ) -> list[TrackId]:
        if request is not None:
            begun = replace(request, taste=Taste.of((start,)), recent_history=(start,), chosen=(start,))
            planned = self._autoplay.start.planned(begun, catalogue)
            return [entry.track_id for entry in planned.entries]
        looked_at = rng.sample(known.tolist(), min(LOOKED_AT, len(known)))
        facts = self._autoplay.library.facts([start, *(TrackId(number) for number in looked_at)])
        rules = RuleSet(
            self._autoplay.controls.rules,
            banned=self._feedback.banned_ids(),
            banned_artists=self._feedback.banned_artists(),
        )
        return random_queue(start, facts, rules, QUEUE_LENGTH, rng)

    @staticmethod
    def _starts(start: TrackId | None, known: IdArray, rng: random.Random) -> list[TrackId]:
        """The wanted start, and others at random."""
        others = known[known != start].tolist() if start is not None else known.tolist()
        drawn = [TrackId(number) for number in rng.sample(others, min(STARTS, len(others)))]
        return drawn if start is None else [start, *drawn]

    def _known_ids(self) -> IdArray:
        catalogue = self._similarity.catalogue
        if catalogue is None:
            return NO_IDS
        return np.intersect1d(catalogue.index.table.ids, self._autoplay.library.present_ids())

    def _detail(self, comparison: Comparison) -> str:
        """Tells settings apart that depend on the listener's: their answers do not add up.

        Empty where both sides are as for a listener who turned nothing.
        """
        own, usual = (
            [
                None if side.controls is None else side.controls(controls).as_json()
                for side in comparison.sides
            ]
            for controls in (self._autoplay.controls, QueueControls())
        )
        return "" if own == usual else json.dumps(own, sort_keys=True)

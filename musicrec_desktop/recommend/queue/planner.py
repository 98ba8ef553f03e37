"""Plans an automatic queue: candidates, scores, rules, ranking and reasons.

A plan is a pure function of its request, the catalogue and the library: the same request gives the same
queue.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from functools import cached_property
from typing import Final

import numpy as np
from numpy.typing import NDArray

from musicrec_desktop.model.features import FloatArray
from musicrec_desktop.model.queue_controls import Mode
from musicrec_desktop.model.queue_rule_table import RuleName
from musicrec_desktop.model.recommendation import AutoQueue, KeptBack, ReasonKind, Recommendation
from musicrec_desktop.model.track import TrackFacts, TrackId
from musicrec_desktop.recommend.neighbours.catalogue import SoundCatalogue
from musicrec_desktop.recommend.queue.candidates import CandidateFinder, LibraryView
from musicrec_desktop.recommend.queue.copies import CopyFinder
from musicrec_desktop.recommend.queue.group_view import GroupView
from musicrec_desktop.recommend.queue.nearness import near_of
from musicrec_desktop.recommend.queue.plan_request import (
    PlanRequest,
    Unwanted,
    rule_set_of,
    scoring_context_of,
    sources_of,
)
from musicrec_desktop.recommend.queue.pool import CandidatePool, Part
from musicrec_desktop.recommend.queue.ranking import LOOK_BACK, pick, variety
from musicrec_desktop.recommend.queue.reasons import Chosen, Explainer
from musicrec_desktop.recommend.queue.rules.recent_history import RecentHistory
from musicrec_desktop.recommend.queue.rules.relaxation import (
    FIT_LEVEL,
    NEVER,
    REPEAT_LEVEL,
    RULE_OF,
    SENTENCE_OF,
    Relaxation,
    in_fixed_order,
)
from musicrec_desktop.recommend.queue.rules.rule_set import KeptLevels
from musicrec_desktop.recommend.queue.scoring_context import matches_mode
from musicrec_desktop.recommend.queue.track_columns import KnownTracks, PlanMemory, Rows
from musicrec_desktop.recommend.queue.transitions import transition_costs
from musicrec_desktop.recommend.space.vector_table import IdArray, id_array
from musicrec_desktop.recommend.taste.mixed import favourites

HISTORY_FACTS: Final = 300
"""How many tracks of the recent history artists, albums and works are compared with."""
LONGEST: Final = 500
UNKNOWN_MS: Final = 240_000
"""What a track of unknown length counts in a queue whose length is set in minutes."""
REPEAT_SENTENCE: Final = SENTENCE_OF[Relaxation.REPEAT]
INSIDE_REPEAT_SENTENCE: Final = (
    "It starts over, the longest ago first: everything inside was played or is queued."
)
VERSION_SENTENCE: Final = SENTENCE_OF[Relaxation.VERSION]
FAR_CIRCLE: Final = 2
"""From this circle on rules may give way and misfits may come, because later circles are farther away."""
NAMED: Final = 5
"""How many of the tracks that are kept back, the best ones, have their rules named."""
DISCOVERY_BONUS: Final = 0.1
DISCOVERY_GIVE: Final = 0.25
"""A new track gets a place of discovery only where its score is at most this much below the best."""
_NOT_ASKED: Final = -1
MODE_SENTENCES: Final = {
    Mode.UNPLAYED: "Tracks that you played before come too: none that fit are left unplayed.",
    Mode.REDISCOVER: "Other tracks come too: too few old favourites are left.",
}


def plan(
    request: PlanRequest,
    catalogue: SoundCatalogue | None,
    library: LibraryView,
    memory: PlanMemory | None = None,
) -> AutoQueue:
    """Choose the next tracks.

    Args:
        request: what is asked for.
        catalogue: the sound of the library; None while nothing is analysed.
        library: tags and listens.
        memory: of the plans before; it saves time and changes nothing.

    Returns:
        As many tracks as were asked for; fewer only where fewer than two tracks can be played at all.
    """
    view = library if request.use is None else GroupView(library, request.use)
    if len(request.members) > 1:
        welcome = favourites(request.members, request.mixing, catalogue)
        request = replace(request, taste=request.taste.beside(welcome))
    memory = memory or PlanMemory()
    with memory.tracks() as known:
        return _Plan(request, catalogue, view, memory.levels, known).run()


class _Plan:
    def __init__(
        self,
        request: PlanRequest,
        catalogue: SoundCatalogue | None,
        library: LibraryView,
        levels: KeptLevels,
        known_tracks: KnownTracks,
    ) -> None:
        self._request = request
        self._catalogue = catalogue
        self._library = library
        recent_ids = request.recent_history[-HISTORY_FACTS:]
        speaking = [seed.track_id for seed in (*request.taste.accepted, *request.taste.rejected)]
        anchors = [seed.track_id for seed in request.taste.anchors]
        known = library.facts(list(dict.fromkeys([*recent_ids, *speaking, *anchors, *request.chosen])))
        self._context = scoring_context_of(request, catalogue, known)
        facts = {key: known[key] for key in recent_ids if key in known}
        self._history = RecentHistory(request.recent_history, facts, request.heard_ms)
        self._unwanted = Unwanted.of(request, library)
        self._rules = rule_set_of(request, known, self._unwanted, levels)
        self._sources = sources_of(request, catalogue, library)
        near = near_of(
            self._sources, lambda track_id, one: not self._rules.never(track_id, one), request.rng_seed
        )
        if near is not None:
            self._rules.make_room(near, [seed.track_id for seed in request.taste.rejected])
        self._known_tracks = known_tracks
        self._pool = CandidatePool(self._context, known_tracks, self._history)
        self._tried = 0
        self._levels: NDArray[np.int64] = np.zeros(0, dtype=np.int64)
        self._kept_back: tuple[KeptBack, ...] = ()
        self._has_sounds = False
        self._kept: list[Recommendation] = []
        self._kept_facts: list[TrackFacts] = []
        self._chosen: list[Chosen] = []
        self._chosen_facts: list[TrackFacts] = []
        self._broken: set[str] = set()
        self._explainer = Explainer(self._context, catalogue, library)
        self._recent = self._vectors_before()

    def run(self) -> AutoQueue:
        self._keep()
        circles = CandidateFinder(self._sources, rng_seed=self._seed)
        request = self._request
        may_repeat = not request.controls.rules.holds(RuleName.NO_REPEAT)
        heard = self._history.ids[-1:] if may_repeat else self._history.ids
        exclude = id_array([*heard, *request.removed, *request.broken, *request.banned, *request.disliked])
        for number, circle in enumerate(circles.circles(exclude)):
            # Reading and scoring more tracks takes the most time, so it ends as soon as the queue is full.
            for _chunk in self._chunks(circle):
                self._fill(self._next_that_fits)
                if self._is_full:
                    break
            # Only after whole circles is it known that too few tracks fit.
            if number >= FAR_CIRCLE:
                self._fill(self._next_within_rules)
            if self._is_full:
                break
        if not self._is_full:
            self._add_last()
            self._fill(self._next_at_all)
        self._known_tracks.depth = self._pool.chunk_count
        entries = (*self._kept, *self._explainer.recommendations(self._chosen))
        relaxed = (*self._told(in_fixed_order(self._broken)), *self._mode_broken())
        problem = "too-short" if not entries and self._has_sounds else ""
        return AutoQueue(entries, relaxed, problem, self._kept_back)

    @property
    def _seed(self) -> int:
        return self._request.rng_seed

    @property
    def _is_full(self) -> bool:
        count = len(self._kept) + len(self._chosen)
        minutes = self._request.controls.minutes
        if not minutes:
            return count >= self._request.count
        return count >= LONGEST or self._lasting_ms >= minutes * 60_000

    @property
    def _lasting_ms(self) -> int:
        ids = [*(item.track_id for item in self._kept), *(item.track_id for item in self._chosen)]
        known = [self._history.facts.get(track_id) for track_id in ids]
        return sum((one.duration_ms if one is not None else None) or UNKNOWN_MS for one in known)

    def _keep(self) -> None:
        facts = self._library.facts([item.track_id for item in self._request.keep])
        for item in self._request.keep:
            known = facts.get(item.track_id)
            if self._is_full or known is None or not self._is_inside(item.track_id):
                continue
            if self._rules.level(item.track_id, known, self._history) > FIT_LEVEL:
                continue
            self._broken.update(self._rules.broken_by(item.track_id, known, self._history))
            self._broken.update(reason.text for reason in item.reasons if reason.text == VERSION_SENTENCE)
            self._kept.append(item)
            self._kept_facts.append(known)
            self._history.add(item.track_id, known)
            self._follow(item.track_id)

    def _vectors_before(self) -> list[FloatArray]:
        """The vectors of what was queued last, less those of the evidence, which the queue shall be like."""
        if self._catalogue is None:
            return []
        seeds = {seed.track_id for seed in (*self._request.taste.accepted, *self._request.taste.anchors)}
        queued = [track_id for track_id in self._request.recent_history[-LOOK_BACK:] if track_id not in seeds]
        return list(self._catalogue.index.select(id_array(queued)).vectors)

    def _follow(self, track_id: TrackId) -> None:
        if self._catalogue is not None and (row := self._catalogue.row(track_id)) is not None:
            self._recent.append(row.vectors[0])

    @cached_property
    def _copies(self) -> CopyFinder:
        """Finds other files of recordings, from the first candidate on."""
        holds = self._request.controls.rules.holds(RuleName.ONE_VERSION)
        unwanted = self._unwanted
        return CopyFinder(
            self._catalogue,
            never={**unwanted.removed, **unwanted.banned},
            disliked=unwanted.disliked,
            heard=self._history.facts if holds else {},
        )

    def _chunks(self, circle: IdArray) -> Iterator[slice]:
        """The rows of one chunk of a circle after the other, which come into question from then on."""
        for part in self._pool.parts(circle):
            yield from self._added(part)

    def _added(self, part: Part) -> Iterator[slice]:
        ids = [TrackId(number) for number in part.sound.ids.tolist()]
        known = self._library.facts(ids)
        facts = {key: known[key] for key in ids if key in known}
        levels = self._rules.own_levels(facts)
        if NEVER in levels:
            never = {
                key: one for (key, one), level in zip(facts.items(), levels, strict=True) if level >= NEVER
            }
            self._has_sounds |= any(self._rules.is_only_too_short(*each) for each in never.items())
            facts = {key: one for key, one in facts.items() if key not in never}
            levels = [level for level in levels if level < NEVER]
        return self._pool.add(part, facts, levels)

    def _add_last(self) -> None:
        """Add what is left after all circles: tracks that were heard, and disliked ones."""
        known = {*self._history.ids, *self._request.disliked} - set(self._pool.ids.tolist())
        if self._request.inside is not None:
            known &= self._request.inside
        for _chunk in self._chunks(id_array(sorted(known))):
            pass

    def _fill(self, next_place: Callable[[FloatArray], int | None]) -> None:
        while not self._is_full and self._choose_next(next_place):
            pass

    def _choose_next(self, next_place: Callable[[FloatArray], int | None]) -> bool:
        pool = self._pool
        if not len(pool):
            return False
        is_wanted_new = self._request.discovery.wants(
            len(self._history.ids), self._seed, self._request.controls.familiarity
        )
        is_fit_only = next_place == self._next_that_fits and not is_wanted_new
        # What was tried for this very place before keeps a rule from coming, so that only others may come.
        if is_fit_only and not (pool.is_open & pool.fits)[self._tried :].any():
            return False
        self._levels = np.full(len(pool), _NOT_ASKED)
        # Where only tracks that fit can come, the scores of the others do not matter.
        asked = np.flatnonzero(pool.is_open & pool.fits) if is_fit_only else np.arange(len(pool))
        before = self._history.facts.get(self._history.ids[-1]) if self._history.ids else None
        likeness = variety(pool.vectors[asked], self._recent)
        jump = -transition_costs(before, pool.sound(asked))
        scores = np.full(len(pool), -np.inf, dtype=np.float32)
        scores[asked] = pool.total[asked] + likeness + jump
        place = self._discovery(scores) if is_wanted_new else None
        is_discovery = place is not None
        if place is None:
            place = next_place(scores)
        if place is None:
            self._tried = len(pool) if is_fit_only else self._tried
            return False
        self._tried = 0
        at = int(np.searchsorted(asked, place))
        extra = {ReasonKind.VARIETY: float(likeness[at]), ReasonKind.TRANSITION: float(jump[at])}
        if is_discovery:
            extra[ReasonKind.DISCOVERY] = DISCOVERY_BONUS
        self._take(place, extra, self._kept_back_for(place, scores))
        return True

    def _next_that_fits(self, scores: FloatArray) -> int | None:
        """The row of the best track that keeps every rule and fits."""
        pool = self._pool
        place = pick(scores, pool.is_open & pool.fits, pool.fits, self._levels_of, 0)
        return place if place is None else self._much_better(place, scores)

    def _much_better(self, allowed: int, scores: FloatArray) -> int:
        """The row of a track that a window keeps back, where it fits much better than the ``allowed`` one.

        Returns ``allowed`` where there is none.
        """
        pool, patience = self._pool, self._rules.patience
        if self._catalogue is None or patience == np.inf:
            return allowed
        # NaN where a sound is not known: nothing is much better than that.
        least = pool.likeness[allowed] + patience * self._catalogue.references.deviation
        better = pool.is_open & pool.fits & (pool.likeness >= least)
        places = np.flatnonzero(better)
        held = [
            (level, -scores[place], place)
            for place, level in zip(places.tolist(), self._levels_of(places).tolist(), strict=True)
            if self._rules.may_break_windows(
                TrackId(int(pool.ids[place])), pool.facts[place], level, self._history
            )
        ]
        return min(held)[2] if held else allowed

    def _next_within_rules(self, scores: FloatArray) -> int | None:
        """The row of the best track for which rules give way up to ``FIT_LEVEL``."""
        return pick(scores, self._pool.is_open, self._pool.fits, self._levels_of, FIT_LEVEL)

    def _next_at_all(self, scores: FloatArray) -> int | None:
        place = self._next_within_rules(scores)
        return self._last_resort(scores) if place is None else place

    def _levels_of(self, places: Rows) -> NDArray[np.int64]:
        """The levels of candidates, asked for once at each place of the queue."""
        pool = self._pool
        new = places[self._levels[places] == _NOT_ASKED]
        if len(new):
            pool.look_for_copies(new, self._copies)
            levels = self._rules.levels(pool.own_levels[new], pool.encounters(new), self._history)
            levels = np.where(pool.is_copy[new], np.maximum(levels, int(Relaxation.VERSION)), levels)
            self._levels[new] = np.where(pool.is_unwanted[new], NEVER, levels)
        return self._levels[places]

    def _kept_back_for(self, chosen: int, scores: FloatArray) -> KeptBack | None:
        """What the rule that keeps back the most better tracks keeps back; None where no rule does.

        Better than a track that does not fit are all that fit; better than another one are tracks that fit,
        have a higher score and sound more alike.
        """
        pool = self._pool
        better = pool.is_open & pool.fits
        is_misfit = not pool.fits[chosen]
        if not is_misfit:
            better &= (scores > scores[chosen]) & (pool.likeness > pool.likeness[chosen])
        places = np.flatnonzero(better)
        by_rule: dict[RuleName, list[int]] = {}
        for place, level in zip(places.tolist(), self._levels_of(places).tolist(), strict=True):
            if level in RULE_OF:
                by_rule.setdefault(RULE_OF[level], []).append(place)
        told = tuple(
            self._told_back(held, scores) for held in sorted(by_rule.values(), key=len, reverse=True)
        )
        if is_misfit:
            self._kept_back = told
        return told[0] if told else None

    def _told_back(self, held: list[int], scores: FloatArray) -> KeptBack:
        pool = self._pool
        best = sorted(held, key=lambda place: -scores[place])[:NAMED]
        against = frozenset[RuleName]().union(
            *(
                self._rules.rules_against(TrackId(int(pool.ids[place])), pool.facts[place], self._history)
                for place in best
            )
        )
        return KeptBack(len(held), tuple(name for name in RuleName if name in against))

    def _discovery(self, scores: FloatArray) -> int | None:
        """The row of the new track that a place for one goes to; None where it goes to none."""
        pool = self._pool
        is_new = pool.is_new & pool.is_open
        if not is_new.any():
            return None
        place = pick(scores, is_new, pool.fits, self._levels_of, 0)
        best = scores[pool.is_open].max()
        return place if place is not None and scores[place] >= best - DISCOVERY_GIVE else None

    def _last_resort(self, scores: FloatArray) -> int | None:
        """The row of the track that needs the lowest level; among repeats, the one heard the longest ago."""
        last = {track_id: number for number, track_id in enumerate(self._history.ids)}
        best: tuple[int, float, int] | None = None
        levels = self._levels_of(np.arange(len(self._pool))).tolist()
        for place, track_id in enumerate(map(TrackId, self._pool.ids.tolist())):
            level = levels[place]
            if level >= NEVER:
                continue
            is_repeat = level >= REPEAT_LEVEL and track_id in last
            order = float(last[track_id]) if is_repeat else -float(scores[place]) - len(scores)
            best = min(best or (level, order, place), (level, order, place))
        return None if best is None else best[2]

    def _take(self, place: int, extra: dict[ReasonKind, float], kept_back: KeptBack | None) -> None:
        pool = self._pool
        track_id, facts = TrackId(int(pool.ids[place])), pool.facts[place]
        sentences = self._rules.broken_by(track_id, facts, self._history)
        if pool.is_copy[place] and VERSION_SENTENCE not in sentences:
            sentences = in_fixed_order({*sentences, VERSION_SENTENCE})
        self._broken.update(sentences)
        is_repeat = track_id in self._history.facts or track_id in self._request.recent_history
        found, row = pool.origin(place)
        self._chosen.append(Chosen(found, row, extra, self._told(sentences), is_repeat, kept_back))
        self._chosen_facts.append(facts)
        self._history.add(track_id, facts)
        pool.take(place)
        self._follow(track_id)
        if self._request.controls.rules.holds(RuleName.ONE_VERSION):
            pool.is_copy[self._copies.hear(track_id, facts)] = True

    def _is_inside(self, track_id: TrackId) -> bool:
        return self._request.inside is None or track_id in self._request.inside

    def _told(self, sentences: tuple[str, ...]) -> tuple[str, ...]:
        """Sentences about rules, in the words for a queue that is kept inside something where it is."""
        if self._request.inside is None:
            return sentences
        return tuple(INSIDE_REPEAT_SENTENCE if one == REPEAT_SENTENCE else one for one in sentences)

    def _mode_broken(self) -> tuple[str, ...]:
        mode = self._request.controls.mode
        taken = (*self._kept_facts, *self._chosen_facts)
        is_kept = all(matches_mode(mode, facts, self._request.now_ms) for facts in taken)
        return () if is_kept else (MODE_SENTENCES[mode],)

"""Plans an automatic queue: candidates, scores, rules, ranking and reasons.

A plan is a pure function of its request, the catalogue and the library: the same request gives the same
queue.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import Final

import numpy as np

from musicrec_desktop.model.features import FloatArray
from musicrec_desktop.model.queue_controls import Mode
from musicrec_desktop.model.queue_rule_table import RuleName
from musicrec_desktop.model.recommendation import AutoQueue, KeptBack, ReasonKind, Recommendation
from musicrec_desktop.model.track import TrackFacts, TrackId
from musicrec_desktop.recommend.neighbours.catalogue import SoundCatalogue
from musicrec_desktop.recommend.queue.candidates import CandidateFinder, LibraryView
from musicrec_desktop.recommend.queue.group_view import GroupView
from musicrec_desktop.recommend.queue.nearness import near_of
from musicrec_desktop.recommend.queue.plan_request import (
    PlanRequest,
    Unwanted,
    rule_set_of,
    scoring_context_of,
    sources_of,
)
from musicrec_desktop.recommend.queue.pool import ALL_ROWS, CandidatePool
from musicrec_desktop.recommend.queue.ranking import LOOK_BACK, pick, variety
from musicrec_desktop.recommend.queue.reasons import Explainer
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
from musicrec_desktop.recommend.queue.scoring import SoundScores
from musicrec_desktop.recommend.queue.scoring_context import matches_mode
from musicrec_desktop.recommend.queue.transitions import transition_costs
from musicrec_desktop.recommend.space.vector_table import id_array
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
MODE_SENTENCES: Final = {
    Mode.UNPLAYED: "Tracks that you played before come too: none that fit are left unplayed.",
    Mode.REDISCOVER: "Other tracks come too: too few old favourites are left.",
}


def plan(
    request: PlanRequest,
    catalogue: SoundCatalogue | None,
    library: LibraryView,
    kept: KeptLevels | None = None,
) -> AutoQueue:
    """Choose the next tracks.

    Args:
        request: what is asked for.
        catalogue: the sound of the library; None while nothing is analysed.
        library: tags and listens.
        kept: of the plan before; it saves time and changes nothing.

    Returns:
        As many tracks as were asked for; fewer only where fewer than two tracks can be played at all.
    """
    view = library if request.use is None else GroupView(library, request.use)
    if len(request.members) > 1:
        welcome = favourites(request.members, request.mixing, catalogue)
        request = replace(request, taste=request.taste.beside(welcome))
    return _Plan(request, catalogue, view, kept).run()


class _Plan:
    def __init__(
        self,
        request: PlanRequest,
        catalogue: SoundCatalogue | None,
        library: LibraryView,
        kept: KeptLevels | None,
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
        self._rules = rule_set_of(request, known, self._unwanted, kept)
        self._sources = sources_of(request, catalogue, library)
        near = near_of(
            self._sources, lambda track_id, one: not self._rules.never(track_id, one), request.rng_seed
        )
        if near is not None:
            self._rules.make_room(near, [seed.track_id for seed in request.taste.rejected])
        self._pool = CandidatePool(self._context)
        self._levels: dict[int, int] = {}
        self._kept_back: tuple[KeptBack, ...] = ()
        self._has_sounds = False
        self._kept: list[Recommendation] = []
        self._kept_facts: list[TrackFacts] = []
        self._chosen: list[tuple[Recommendation, TrackFacts]] = []
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
            # Reading more tracks takes the most time, so it ends as soon as the queue is full.
            for chunk in self._pool.chunks(circle):
                self._add(chunk)
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
        entries = (*self._kept, *(chosen for chosen, _ in self._chosen))
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
        ids = [*(item.track_id for item in self._kept), *(item.track_id for item, _ in self._chosen)]
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

    def _add(self, chunk: SoundScores) -> None:
        ids = [TrackId(number) for number in chunk.ids.tolist()]
        facts = self._library.facts(ids)
        coming = {key: known for key, known in facts.items() if not self._rules.never(key, known)}
        self._has_sounds |= any(
            self._rules.is_only_too_short(key, known) for key, known in facts.items() if key not in coming
        )
        # What was there before was compared with the history as it grew.
        rows = self._pool.add(chunk, coming)
        self._mark_copies(self._history.facts, rows)
        never = {**self._unwanted.removed, **self._unwanted.banned}
        self._pool.mark_unwanted(never, rows)
        self._pool.mark_copies({**never, **self._unwanted.disliked}, rows)

    def _add_last(self) -> None:
        """Add what is left after all circles: tracks that were heard, and disliked ones."""
        known = {*self._history.ids, *self._request.disliked} - set(self._pool.ids.tolist())
        if self._request.inside is not None:
            known &= self._request.inside
        for chunk in self._pool.chunks(id_array(sorted(known))):
            self._add(chunk)

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
        if next_place == self._next_that_fits and not is_wanted_new and not (pool.is_open & pool.fits).any():
            return False
        self._levels.clear()
        before = self._history.facts.get(self._history.ids[-1]) if self._history.ids else None
        likeness = variety(pool.vectors, self._recent)
        jump = -transition_costs(before, pool.columns)
        scores = pool.total + likeness + jump
        place = self._discovery(scores) if is_wanted_new else None
        is_discovery = place is not None
        if place is None:
            place = next_place(scores)
        if place is None:
            return False
        extra = {ReasonKind.VARIETY: float(likeness[place]), ReasonKind.TRANSITION: float(jump[place])}
        if is_discovery:
            extra[ReasonKind.DISCOVERY] = DISCOVERY_BONUS
        self._take(place, extra, self._kept_back_for(place, scores))
        return True

    def _next_that_fits(self, scores: FloatArray) -> int | None:
        """The row of the best track that keeps every rule and fits."""
        pool = self._pool
        place = pick(scores, pool.is_open & pool.fits, pool.fits, self._level, 0)
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
        held = [
            place
            for place in np.flatnonzero(better).tolist()
            if self._rules.may_break_windows(
                TrackId(int(pool.ids[place])), pool.facts[place], self._level(place), self._history
            )
        ]
        return min(held, key=lambda place: (self._level(place), -scores[place]), default=allowed)

    def _next_within_rules(self, scores: FloatArray) -> int | None:
        """The row of the best track for which rules give way up to ``FIT_LEVEL``."""
        return pick(scores, self._pool.is_open, self._pool.fits, self._level, FIT_LEVEL)

    def _next_at_all(self, scores: FloatArray) -> int | None:
        place = self._next_within_rules(scores)
        return self._last_resort(scores) if place is None else place

    def _level(self, place: int) -> int:
        pool = self._pool
        level = self._levels.get(place)
        if level is None:
            level = self._rules.level(TrackId(int(pool.ids[place])), pool.facts[place], self._history)
            level = max(level, int(Relaxation.VERSION)) if pool.is_copy[place] else level
            level = NEVER if pool.is_unwanted[place] else level
            self._levels[place] = level
        return level

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
        places = [place for place in np.flatnonzero(better).tolist() if self._level(place) in RULE_OF]
        by_rule: dict[RuleName, list[int]] = {}
        for place in places:
            by_rule.setdefault(RULE_OF[self._level(place)], []).append(place)
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
        is_new = np.array([one.plays == 0 and one.last_listen_ms is None for one in pool.facts], dtype=bool)
        is_new &= pool.is_open
        if not is_new.any():
            return None
        place = pick(scores, is_new, pool.fits, self._level, 0)
        best = scores[pool.is_open].max()
        return place if place is not None and scores[place] >= best - DISCOVERY_GIVE else None

    def _last_resort(self, scores: FloatArray) -> int | None:
        """The row of the track that needs the lowest level; among repeats, the one heard the longest ago."""
        last = {track_id: number for number, track_id in enumerate(self._history.ids)}
        best: tuple[int, float, int] | None = None
        for place, track_id in enumerate(map(TrackId, self._pool.ids.tolist())):
            level = self._level(place)
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
        chosen = self._explainer.recommendation(
            found, row, extra, self._told(sentences), is_repeat=is_repeat, kept_back=kept_back
        )
        self._chosen.append((chosen, facts))
        pool.is_open[place] = False
        self._history.add(track_id, facts)
        self._follow(track_id)
        self._mark_copies({track_id: facts})

    def _is_inside(self, track_id: TrackId) -> bool:
        return self._request.inside is None or track_id in self._request.inside

    def _told(self, sentences: tuple[str, ...]) -> tuple[str, ...]:
        """Sentences about rules, in the words for a queue that is kept inside something where it is."""
        if self._request.inside is None:
            return sentences
        return tuple(INSIDE_REPEAT_SENTENCE if one == REPEAT_SENTENCE else one for one in sentences)

    def _mark_copies(self, heard: Mapping[TrackId, TrackFacts], rows: slice = ALL_ROWS) -> None:
        if self._request.controls.rules.holds(RuleName.ONE_VERSION):
            self._pool.mark_copies(heard, rows)

    def _mode_broken(self) -> tuple[str, ...]:
        mode = self._request.controls.mode
        taken = (*self._kept_facts, *(facts for _, facts in self._chosen))
        is_kept = all(matches_mode(mode, facts, self._request.now_ms) for facts in taken)
        return () if is_kept else (MODE_SENTENCES[mode],)

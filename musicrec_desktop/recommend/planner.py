"""The automatic queue: candidates, rules, ranking and reasons put together.

A plan is a pure function of its request, the catalogue and the library: the same seeds and the same
``rng_seed`` give the same queue.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from musicrec_desktop.model.features import FloatArray
from musicrec_desktop.model.recommendation import AutoQueue, Reason, ReasonKind, Recommendation
from musicrec_desktop.model.track import Track, TrackFacts, TrackId
from musicrec_desktop.recommend import explain
from musicrec_desktop.recommend.candidates import ALIKE, Candidate, CandidateFinder, LibraryView, Tie
from musicrec_desktop.recommend.catalogue import SoundCatalogue
from musicrec_desktop.recommend.ranking import LOOK_BACK, Ranking
from musicrec_desktop.recommend.rules import Line, Rule, RuleBook, in_fixed_order
from musicrec_desktop.recommend.session import Taste
from musicrec_desktop.recommend.vector_table import id_array

FACTS_OF_LINE: Final = 300
"""How far back other files of the same work are recognised."""


@dataclass(frozen=True, slots=True)
class PlanRequest:
    """What a queue is asked for.

    Attributes:
        taste: what is welcome and what is not.
        line: what was heard in this session, plays and is queued, oldest first.
        count: how many tracks, kept ones included.
        keep: what was chosen before and should stay, as far as it breaks no rule (now).
        removed: tracks that never come.
        disliked: tracks that come last of all.
        liked: tracks that are a little more welcome.
        rng_seed: another one gives another draw.
    """

    taste: Taste
    line: tuple[TrackId, ...]
    count: int
    keep: tuple[Recommendation, ...] = ()
    removed: frozenset[TrackId] = frozenset()
    disliked: frozenset[TrackId] = frozenset()
    liked: frozenset[TrackId] = frozenset()
    rng_seed: int = 0


def plan(request: PlanRequest, catalogue: SoundCatalogue | None, library: LibraryView) -> AutoQueue:
    """Choose the next tracks; fewer than asked for only where fewer than two can be played at all."""
    return _Plan(request, catalogue, library).run()


class _Plan:
    def __init__(self, request: PlanRequest, catalogue: SoundCatalogue | None, library: LibraryView) -> None:
        self._request = request
        self._catalogue = catalogue
        self._library = library
        self._finder = CandidateFinder(catalogue, library, request.taste, rng_seed=request.rng_seed)
        self._book = RuleBook(removed=request.removed, disliked=request.disliked)
        self._ranking = Ranking(liked=request.liked, rng_seed=request.rng_seed, before=self._vectors_before())
        self._line = list(request.line)
        self._line_facts = library.facts(request.line[-FACTS_OF_LINE:])
        self._pool: dict[TrackId, TrackFacts] = {}
        self._candidates: dict[TrackId, Candidate] = {}
        self._kept: list[Recommendation] = []
        self._chosen: list[TrackId] = []
        self._broken: set[str] = set()

    def run(self) -> AutoQueue:
        strict, *looser = self._book.steps
        self._keep()
        # Asking for the next circle is what takes time, so a queue that is full never does.
        circles = self._circles()
        while not self._is_full and (circle := next(circles, None)) is not None:
            self._add(circle)
            self._fill([strict])
        if not self._is_full:
            self._add(self._finder.again(self._line_and_disliked()))
            self._fill([strict, *looser])
        return AutoQueue((*self._kept, *self._recommendations()), in_fixed_order(self._broken))

    @property
    def _is_full(self) -> bool:
        return len(self._kept) + len(self._chosen) >= self._request.count

    def _keep(self) -> None:
        kept = self._request.keep[: self._request.count]
        facts = self._book.ever_allowed(self._library.facts([item.track_id for item in kept]))
        for item in kept:
            line = Line(self._line, self._line_facts)
            known = facts.get(item.track_id)
            if known is not None and not self._book.broken_by(item.track_id, known, line):
                self._kept.append(item)
                self._line.append(item.track_id)
                self._line_facts[item.track_id] = known

    def _circles(self) -> Iterator[list[Candidate]]:
        request = self._request
        return self._finder.circles(id_array([*self._line, *request.removed, *request.disliked]))

    def _vectors_before(self) -> list[FloatArray]:
        """The sound of what was queued last; what the queue shall be like is no reason to be unlike it."""
        if self._catalogue is None:
            return []
        seeds = {seed.track_id for seed in self._request.taste.accepted}
        queued = [track_id for track_id in self._request.line[-LOOK_BACK:] if track_id not in seeds]
        return list(self._catalogue.index.select(id_array(queued)).vectors)

    def _line_and_disliked(self) -> list[TrackId]:
        known = {*self._line, *self._request.disliked} - self._request.removed
        return sorted(known - self._candidates.keys())

    def _add(self, candidates: Sequence[Candidate]) -> None:
        facts = self._library.facts([candidate.track_id for candidate in candidates])
        usable = self._book.ever_allowed(facts)
        fresh = [candidate for candidate in candidates if candidate.track_id in usable]
        self._pool.update(usable)
        self._candidates.update({candidate.track_id: candidate for candidate in fresh})
        self._ranking.add(fresh)

    def _fill(self, steps: Sequence[tuple[Rule, ...]]) -> None:
        while not self._is_full and self._choose_next(steps):
            pass

    def _choose_next(self, steps: Sequence[tuple[Rule, ...]]) -> bool:
        line = Line(self._line, self._line_facts)
        for step in steps:
            allowed = self._book.allowed(step, self._pool, line)
            if allowed:
                self._take(self._ranking.best(allowed), line)
                return True
        return False

    def _take(self, track_id: TrackId, line: Line) -> None:
        facts = self._pool[track_id]
        self._broken.update(self._book.broken_by(track_id, facts, line))
        self._ranking.choose(track_id)
        self._chosen.append(track_id)
        self._line.append(track_id)
        self._line_facts[track_id] = facts

    def _recommendations(self) -> tuple[Recommendation, ...]:
        seeds = [seed.track_id for seed in self._request.taste.accepted]
        tracks = {track.id: track for track in self._library.many([*self._chosen, *seeds])}
        seen = {*self._request.line, *(item.track_id for item in self._kept)}
        result = []
        for track_id in self._chosen:
            candidate = self._candidates[track_id]
            reasons = self._reasons(candidate, tracks, is_repeat=track_id in seen)
            seen.add(track_id)
            score = max(0.0, min(1.0, candidate.relevance))
            result.append(Recommendation(track_id, round(score, 4), reasons))
        return tuple(result)

    def _reasons(
        self, candidate: Candidate, tracks: Mapping[TrackId, Track], *, is_repeat: bool
    ) -> tuple[Reason, ...]:
        track = tracks.get(candidate.track_id)
        personal = explain.personal(track)
        if is_repeat:
            return (explain.repeated(), *personal)
        if candidate.nearest == candidate.track_id and personal:
            return personal  # liked, and nothing else is known to be welcome
        if candidate.tie is Tie.SOUND and candidate.relevance < ALIKE:
            return (explain.nothing_nearer(), *personal)
        nearest = tracks.get(candidate.nearest) if candidate.nearest is not None else None
        if candidate.tie is Tie.SOUND and nearest is not None and candidate.vector is not None:
            sound, *aspects = self._sound_reasons(candidate, nearest)
            return (sound, *personal, *aspects)
        title = nearest.tags.title if nearest is not None else ""
        reason = explain.fallback(
            candidate.tie,
            title,
            is_analysed=self._is_analysed(candidate),
            is_heard=track is not None and track.last_played_ms is not None,
        )
        return (reason, *personal)

    def _sound_reasons(self, candidate: Candidate, nearest: Track) -> tuple[Reason, ...]:
        assert self._catalogue is not None
        one, other = self._catalogue.row(nearest.id), self._catalogue.row(candidate.track_id)
        assert one is not None
        assert other is not None
        by_aspect = self._catalogue.closeness(one, other)
        similarities = {aspect: float(values[0]) for aspect, values in by_aspect.items()}
        likeness = float(self._catalogue.likeness(one, other)[0])
        named = explain.sounds_like(nearest.tags.title, likeness, similarities)
        if named.kind is not ReasonKind.SESSION:
            return (named,)
        return (named, *explain.aspect_reasons(similarities))

    def _is_analysed(self, candidate: Candidate) -> bool:
        if self._catalogue is None:
            return False
        return len(self._catalogue.index.select(id_array([candidate.track_id]))) > 0

"""The request for a queue, and what the planner makes of it: scoring context, rules, sources."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime

from musicrec_desktop.model.listener_group import Mixing
from musicrec_desktop.model.queue_controls import QueueControls
from musicrec_desktop.model.recommendation import Recommendation
from musicrec_desktop.model.track import TrackFacts, TrackId
from musicrec_desktop.recommend.covers.catalogue import LookCatalogue
from musicrec_desktop.recommend.neighbours.catalogue import SoundCatalogue
from musicrec_desktop.recommend.queue.candidates import LibraryView, Sources
from musicrec_desktop.recommend.queue.rules.rule_set import KeptLevels, RuleContext, RuleSet
from musicrec_desktop.recommend.queue.scoring_context import ScoringContext
from musicrec_desktop.recommend.space.vector_table import id_array
from musicrec_desktop.recommend.taste.co_occurrence import CoOccurrence
from musicrec_desktop.recommend.taste.discovery import Discovery
from musicrec_desktop.recommend.taste.mixed import Member, TrackUse
from musicrec_desktop.recommend.taste.relevance import Relevance
from musicrec_desktop.recommend.taste.session import Taste
from musicrec_desktop.recommend.taste.taste_profile import TasteProfile


@dataclass(frozen=True, slots=True)
class PlanRequest:
    """The request for a queue.

    Attributes:
        taste: the evidence of this session.
        recent_history: the tracks that were heard in this session, play or are queued, oldest first.
        heard_ms: how long tracks of the recent history were heard, where that is known.
        count: how many tracks, kept ones included; ``controls.minutes`` decides instead where it is set.
        keep: tracks of an earlier plan that stay as long as they break no rule.
        removed: tracks that the listener took out of the queue; they never come, in any file or version.
        broken: tracks that cannot be played; they never come, but another file of them may.
        banned: tracks that never come, in any session.
        banned_artists: folded names of artists whose tracks never come.
        disliked: tracks that come last of all.
        liked: tracks that get a bonus.
        ratings: half stars by track, which speak for or against tracks that are neither liked nor disliked.
        chosen: tracks that the listener put there by hand; some rules that they break are off.
        inside: the tracks that the queue is kept inside, all of which fit; None for the whole library.
        controls: what the listener set.
        profile: the long-term taste of the listener, or of several listeners, mixed.
        co_occurrence: of tracks in sessions.
        discovery: how new tracks fared.
        members: each of several listeners; empty for one, whom all other attributes are about.
        use: what the members did with tracks, all together; only with members.
        mixing: in which way the scores of several listeners become one.
        looks: the covers of the library; None where they are not known, or nobody asks for them.
        now_ms: UTC.
        at: the time on the listener's clock; None leaves out habits and seasons.
        rng_seed: of all draws.
    """

    taste: Taste
    recent_history: tuple[TrackId, ...]
    count: int
    heard_ms: Mapping[TrackId, int] = field(default_factory=dict)
    keep: tuple[Recommendation, ...] = ()
    removed: frozenset[TrackId] = frozenset()
    broken: frozenset[TrackId] = frozenset()
    banned: frozenset[TrackId] = frozenset()
    banned_artists: frozenset[str] = frozenset()
    disliked: frozenset[TrackId] = frozenset()
    liked: frozenset[TrackId] = frozenset()
    ratings: Mapping[TrackId, int] = field(default_factory=dict)
    chosen: tuple[TrackId, ...] = ()
    inside: frozenset[TrackId] | None = None
    controls: QueueControls = field(default_factory=QueueControls)
    profile: TasteProfile = field(default_factory=TasteProfile)
    co_occurrence: CoOccurrence = field(default_factory=CoOccurrence)
    discovery: Discovery = field(default_factory=Discovery)
    members: tuple[Member, ...] = ()
    use: TrackUse | None = None
    mixing: Mixing = Mixing.LEAST_MISERY
    looks: LookCatalogue | None = None
    now_ms: int = 0
    at: datetime | None = None
    rng_seed: int = 0


@dataclass(frozen=True, slots=True)
class Unwanted:
    """The facts of the tracks that the listener does not want.

    Attributes:
        removed: taken out of the queue.
        banned: never to come.
        disliked: to come last.
    """

    removed: Mapping[TrackId, TrackFacts]
    banned: Mapping[TrackId, TrackFacts]
    disliked: Mapping[TrackId, TrackFacts]

    @classmethod
    def of(cls, request: PlanRequest, library: LibraryView) -> Unwanted:
        """Read the facts of the unwanted tracks of a request."""
        removed, banned, disliked = (
            library.facts(sorted(ids)) for ids in (request.removed, request.banned, request.disliked)
        )
        return cls(removed, banned, disliked)


def scoring_context_of(
    request: PlanRequest, catalogue: SoundCatalogue | None, known: dict[TrackId, TrackFacts]
) -> ScoringContext:
    """What tracks are scored by; ``known`` holds the facts of the evidence of the session."""
    relevance = Relevance(
        catalogue,
        known,
        request.taste,
        weights=request.controls.weights,
        stay=1.0 - request.controls.wander,
    )
    return ScoringContext(
        catalogue,
        relevance,
        request.members or (_only_member(request),),
        request.mixing,
        request.controls,
        request.now_ms,
        request.at,
        request.rng_seed,
        request.inside is not None,
        request.looks,
    )


def _only_member(request: PlanRequest) -> Member:
    return Member(
        profile=request.profile,
        co_occurrence=request.co_occurrence,
        liked=request.liked,
        ratings=request.ratings,
    )


def rule_set_of(
    request: PlanRequest, known: Mapping[TrackId, TrackFacts], unwanted: Unwanted, kept: KeptLevels | None
) -> RuleSet:
    """The rules of the queue.

    Args:
        request: what is asked for.
        known: the facts of the tracks that it began with, at least.
        unwanted: the facts of the tracks that the listener does not want.
        kept: of the queue before.
    """
    begun = [known[seed.track_id] for seed in request.taste.anchors if seed.track_id in known]
    chosen = tuple(known[track_id] for track_id in request.chosen if track_id in known)
    return RuleSet(
        request.controls.rules,
        context=RuleContext(
            genre_keys=frozenset[str]().union(*(facts.genre_keys for facts in begun)),
            today=None if request.at is None else request.at.date(),
            chosen=chosen,
        ),
        removed=request.removed | request.broken,
        banned=request.banned,
        banned_recordings=tuple(unwanted.banned.values()),
        removed_works=tuple(unwanted.removed.values()),
        banned_artists=request.banned_artists,
        disliked=request.disliked,
        disliked_works=tuple(unwanted.disliked.values()),
        kept=kept,
    )


def sources_of(request: PlanRequest, catalogue: SoundCatalogue | None, library: LibraryView) -> Sources:
    """Where candidates are looked for."""
    return Sources(
        catalogue,
        library,
        request.taste,
        request.profile,
        request.co_occurrence,
        request.controls.mode,
        request.now_ms,
        None if request.inside is None else id_array(sorted(request.inside)),
    )

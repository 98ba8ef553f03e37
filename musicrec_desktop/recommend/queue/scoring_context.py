"""What tracks of a queue are scored by."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from musicrec_desktop.model.listener_group import Mixing
from musicrec_desktop.model.queue_controls import Mode, QueueControls
from musicrec_desktop.model.track import TrackFacts
from musicrec_desktop.recommend.covers.catalogue import LookCatalogue
from musicrec_desktop.recommend.neighbours.catalogue import SoundCatalogue
from musicrec_desktop.recommend.queue.candidates import REDISCOVER_AFTER_DAYS
from musicrec_desktop.recommend.taste.mixed import Member
from musicrec_desktop.recommend.taste.relevance import Relevance
from musicrec_desktop.recommend.taste.taste_profile import DAY_MS


@dataclass(frozen=True, slots=True, eq=False)
class ScoringContext:
    """Everything that tracks are scored by.

    Attributes:
        catalogue: the sound of the library; None while nothing is analysed.
        relevance: the evidence of this session.
        members: who listens, at least one.
        how: in which way the scores of several listeners are mixed.
        controls: what the listener set.
        now_ms: UTC.
        at: the time on the listener's clock; None leaves out habits.
        rng_seed: of the exploration noise.
        is_inside: whether all tracks fit, because the listener chose what they are taken from.
        looks: the covers of the library; None where they do not count.
    """

    catalogue: SoundCatalogue | None
    relevance: Relevance
    members: tuple[Member, ...]
    how: Mixing
    controls: QueueControls
    now_ms: int
    at: datetime | None
    rng_seed: int
    is_inside: bool = False
    looks: LookCatalogue | None = None


def matches_mode(mode: Mode, facts: TrackFacts, now_ms: int) -> bool:
    """Whether a track belongs to a queue of a mode; ``now_ms`` is UTC."""
    if mode is Mode.UNPLAYED:
        return facts.plays == 0
    if mode is Mode.REDISCOVER:
        heard_ms = facts.last_listen_ms
        return facts.plays > 0 and heard_ms is not None and now_ms - heard_ms > REDISCOVER_AFTER_DAYS * DAY_MS
    return True

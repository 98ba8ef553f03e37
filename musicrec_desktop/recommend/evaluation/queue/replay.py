"""Replays one simulated listener: skips until enough tracks were accepted."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Final

from musicrec_desktop.model.queue_evaluation import RuleCount
from musicrec_desktop.model.queue_rule_table import RuleName
from musicrec_desktop.model.track import TrackId
from musicrec_desktop.recommend.evaluation.queue.broken_rules import RuleWatch, summed
from musicrec_desktop.recommend.evaluation.queue.listeners import Listener
from musicrec_desktop.recommend.evaluation.queue.our_queue import QueueMaker

QUEUE_LENGTH: Final = 20
"""The length of the queue whose diversity is measured."""
BEGINS_MS: Final = 1_741_370_400_000
"""A Friday evening in March, when no season is on: 7 March 2025, 18:00 UTC."""


@dataclass(frozen=True, slots=True)
class Tally:
    """Counts of one run.

    Attributes:
        skips: until the target was reached or nothing new was left.
        accepted: proposed tracks that were accepted.
    """

    skips: int
    accepted: int


@dataclass(frozen=True, slots=True)
class Replayed:
    """A run with the automatic queue.

    Attributes:
        tally: the counts.
        proposed: every proposal, in order.
        queue: the queue that was planned after the start, before anything was skipped.
        violations: by rule, of the proposals and the queue.
    """

    tally: Tally
    proposed: tuple[TrackId, ...]
    queue: tuple[TrackId, ...]
    violations: Mapping[RuleName, RuleCount]


def walk(order: Iterable[TrackId], listener: Listener) -> Tally:
    """Let a listener hear a fixed order of tracks."""
    skips = accepted = 0
    for track_id in order:
        if accepted >= listener.target:
            break
        if listener.likes(track_id, accepted):
            accepted += 1
        else:
            skips += 1
    return Tally(skips, accepted)


def replay(listener: Listener, maker: QueueMaker, rng_seed: int) -> Replayed:
    """Let a listener hear the automatic queue.

    The first track of a plan plays, and the end of each track makes a new plan. A track that comes a second
    time counts as skipped.
    """
    queue = maker.begin(rng_seed, BEGINS_MS)
    watch = RuleWatch(maker.library, maker.catalogue)
    watch.started(listener.start, queue.now_ms)
    queue.choose(listener.start, is_liked=listener.likes(listener.start, 0))
    ahead, ahead_violations = _ahead(listener, maker, rng_seed)
    proposed: list[TrackId] = []
    heard = {listener.start}
    skips = accepted = 0
    # After as many proposals as there are tracks nothing new can come.
    while accepted < listener.target and len(proposed) < len(maker.library.ids):
        planned = queue.plan(1)
        if not planned.entries:
            break
        track_id = planned.entries[0].track_id
        watch.proposed(track_id, queue.now_ms, planned.relaxed)
        is_liked = track_id not in heard and listener.likes(track_id, accepted)
        queue.play(track_id, is_liked=is_liked)
        proposed.append(track_id)
        heard.add(track_id)
        accepted += is_liked
        skips += not is_liked
    violations = summed([watch.counts, ahead_violations])
    return Replayed(Tally(skips, accepted), tuple(proposed), ahead, violations)


def _ahead(
    listener: Listener, maker: QueueMaker, rng_seed: int
) -> tuple[tuple[TrackId, ...], Mapping[RuleName, RuleCount]]:
    """The queue that is planned at once after the start, and the rules that it breaks."""
    queue = maker.begin(rng_seed, BEGINS_MS)
    watch = RuleWatch(maker.library, maker.catalogue)
    watch.started(listener.start, queue.now_ms)
    queue.choose(listener.start, is_liked=True)
    planned = queue.plan(QUEUE_LENGTH)
    at_ms = queue.now_ms
    for item in planned.entries:
        watch.proposed(item.track_id, at_ms, planned.relaxed)
        at_ms += queue.lasts_ms(item.track_id)
    return tuple(item.track_id for item in planned.entries), watch.counts

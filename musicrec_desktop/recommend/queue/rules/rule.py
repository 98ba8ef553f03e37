"""What a rule of the automatic queue is."""

from __future__ import annotations

from typing import Protocol

from musicrec_desktop.model.queue_rules import RuleName
from musicrec_desktop.model.track import TrackFacts, TrackId
from musicrec_desktop.recommend.queue.rules.recent_history import RecentHistory
from musicrec_desktop.recommend.queue.rules.relaxation import NEVER

__all__ = ["NEVER", "Rule"]


class Rule(Protocol):
    """One thing that a queue must not do."""

    @property
    def name(self) -> RuleName | None:
        """What turns it on and off; None for what always holds."""
        ...

    def level(self, track_id: TrackId, facts: TrackFacts, history: RecentHistory, /) -> int:
        """How far the rules must have given way for a track to come next.

        Returns:
            0 where it may come as it is, else the least level at which this rule has given way enough;
            ``NEVER`` where it does not give way.
        """
        ...

"""What never comes, however little is left."""

from __future__ import annotations

from collections.abc import Collection
from typing import ClassVar

from musicrec_desktop.model.queue_rules import RuleName
from musicrec_desktop.model.track import TrackFacts, TrackId
from musicrec_desktop.recommend.queue_rules.levels import ALLOWED, NEVER
from musicrec_desktop.recommend.queue_rules.line import Line


class NotMissing:
    """The file is there."""

    name: ClassVar[None] = None

    def level(self, _track_id: TrackId, facts: TrackFacts, _line: Line) -> int:
        return NEVER if facts.is_missing else ALLOWED


class NotAmong:
    """Not one of certain tracks: banned ones, or ones that the listener took out of the queue."""

    name: ClassVar[None] = None

    def __init__(self, unwanted: Collection[TrackId]) -> None:
        self._unwanted = frozenset(unwanted)

    def level(self, track_id: TrackId, _facts: TrackFacts, _line: Line) -> int:
        return NEVER if track_id in self._unwanted else ALLOWED


class NotByBanned:
    """No banned artist takes part, neither in the track nor as the artist of its album."""

    name: ClassVar[None] = None

    def __init__(self, artist_keys: Collection[str]) -> None:
        self._banned = frozenset(artist_keys)

    def level(self, _track_id: TrackId, facts: TrackFacts, _line: Line) -> int:
        return ALLOWED if self._banned.isdisjoint(facts.artist_keys) else NEVER


class NotExplicit:
    """The tags do not say that a track is explicit."""

    name: ClassVar[RuleName] = RuleName.NO_EXPLICIT

    def level(self, _track_id: TrackId, facts: TrackFacts, _line: Line) -> int:
        return NEVER if facts.is_explicit else ALLOWED

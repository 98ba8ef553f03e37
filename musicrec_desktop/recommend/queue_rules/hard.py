"""What never comes, however little is left."""

from __future__ import annotations

from collections.abc import Collection
from typing import ClassVar

from musicrec_desktop.model.queue_rules import RuleName
from musicrec_desktop.model.track import TrackFacts, TrackId
from musicrec_desktop.recommend.queue_rules.belonging import artists
from musicrec_desktop.recommend.queue_rules.levels import ALLOWED, NEVER
from musicrec_desktop.recommend.queue_rules.line import Line
from musicrec_desktop.recommend.same_recording import is_title, lasts_equally_long, work_title


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


class NotBannedRecording:
    """Not another file of a banned track: the same decoded sound, or the same title, artist and length."""

    name: ClassVar[None] = None

    def __init__(self, banned: Collection[TrackFacts]) -> None:
        self._sounds = frozenset(facts.audio_id for facts in banned) - {b""}
        self._by_title: dict[str, list[TrackFacts]] = {}
        for facts in banned:
            if is_title(work_title(facts.title_key)):
                self._by_title.setdefault(facts.title_key, []).append(facts)

    def level(self, _track_id: TrackId, facts: TrackFacts, _line: Line) -> int:
        if facts.audio_id in self._sounds:
            return NEVER
        is_same = any(
            artists(one) & artists(facts) and lasts_equally_long(one.duration_ms, facts.duration_ms)
            for one in self._by_title.get(facts.title_key, ())
        )
        return NEVER if is_same else ALLOWED


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

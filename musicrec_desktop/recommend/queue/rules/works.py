"""Rules against repeats: no track twice, and no other file or version of what was heard."""

from __future__ import annotations

from typing import Final

from typing_extensions import override

from musicrec_desktop.model.queue_rule_table import RuleName
from musicrec_desktop.model.track import TrackFacts, TrackId
from musicrec_desktop.recommend.neighbours.same_recording import has_shared_title
from musicrec_desktop.recommend.neighbours.version_words import titles_of_work
from musicrec_desktop.recommend.queue.rules.recent_history import RecentHistory
from musicrec_desktop.recommend.queue.rules.relaxation import ALLOWED, NEVER, Relaxation, Rule
from musicrec_desktop.recommend.taste.belonging import artists

SAME_LENGTH_MS: Final = 3_000
"""Tracks of unknown artist are one work only where their lengths differ by at most this, too."""


class NoRepeat(Rule):
    """A track comes once in a session."""

    name = RuleName.NO_REPEAT

    @override
    def level(self, track_id: TrackId, _facts: TrackFacts, history: RecentHistory) -> int:
        return Relaxation.REPEAT if track_id in history.place_of else ALLOWED


class NotItself(Rule):
    """A track does not follow itself, even where tracks may repeat."""

    @override
    def level(self, track_id: TrackId, _facts: TrackFacts, history: RecentHistory) -> int:
        return NEVER if history.ids and history.ids[-1] == track_id else ALLOWED


class OneVersion(Rule):
    """No other file of a recording and no other version of a work that was heard."""

    name = RuleName.ONE_VERSION

    @override
    def level(self, track_id: TrackId, facts: TrackFacts, history: RecentHistory) -> int:
        twins = history.by_sound.get(facts.audio_id)
        if twins is not None and (len(twins) > 1 or track_id not in twins):
            return Relaxation.VERSION
        for title in titles_of_work(facts.title_key):
            for other in history.by_work.get(title, ()):
                if other != track_id and is_version(facts, history.facts[other]):
                    return Relaxation.VERSION
        return ALLOWED


def is_version(one: TrackFacts, other: TrackFacts) -> bool:
    """Whether two tracks are the same work by title and artist, in one recording or in two."""
    return has_shared_title(one, other) and _is_by_the_same(one, other)


def _is_by_the_same(one: TrackFacts, other: TrackFacts) -> bool:
    """Whether two tracks of one title have an artist in common, or none and nearly the same length."""
    own, others = artists(one), artists(other)
    if own or others:
        return not own.isdisjoint(others)
    if one.duration_ms is None or other.duration_ms is None:
        return False
    return abs(one.duration_ms - other.duration_ms) <= SAME_LENGTH_MS

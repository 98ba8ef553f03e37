"""Rules against repeats: no track twice, and no other file or version of what was heard."""

from __future__ import annotations

from typing import Final

import numpy as np
from numpy.typing import NDArray
from typing_extensions import override

from musicrec_desktop.model.queue_rule_table import RuleName
from musicrec_desktop.model.track import TrackFacts, TrackId
from musicrec_desktop.recommend.neighbours.same_recording import has_shared_title
from musicrec_desktop.recommend.neighbours.version_words import titles_of_work
from musicrec_desktop.recommend.queue.rules.recent_history import Encounters, RecentHistory
from musicrec_desktop.recommend.queue.rules.relaxation import ALLOWED, NEVER, HistoryRule, Relaxation
from musicrec_desktop.recommend.taste.belonging import artists

SAME_LENGTH_MS: Final = 3_000
"""Tracks of unknown artist are one work only where their lengths differ by at most this, too."""


class NoRepeat(HistoryRule):
    """A track comes once in a session."""

    name = RuleName.NO_REPEAT

    @override
    def level(self, track_id: TrackId, _facts: TrackFacts, history: RecentHistory) -> int:
        return Relaxation.REPEAT if track_id in history.place_of else ALLOWED

    @override
    def levels(self, met: Encounters, _history: RecentHistory) -> NDArray[np.int64]:
        return np.where(met.is_heard, int(Relaxation.REPEAT), ALLOWED)


class NotItself(HistoryRule):
    """A track does not follow itself, even where tracks may repeat."""

    @override
    def level(self, track_id: TrackId, _facts: TrackFacts, history: RecentHistory) -> int:
        return NEVER if history.ids and history.ids[-1] == track_id else ALLOWED

    @override
    def levels(self, met: Encounters, history: RecentHistory) -> NDArray[np.int64]:
        return np.where(met.ids == history.ids[-1], NEVER, ALLOWED) if history.ids else met.ids * ALLOWED


class OneVersion(HistoryRule):
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

    @override
    def levels(self, met: Encounters, history: RecentHistory) -> NDArray[np.int64]:
        levels = np.full(len(met.ids), ALLOWED, dtype=np.int64)
        for place in np.flatnonzero(met.may_be_version).tolist():
            levels[place] = self.level(TrackId(int(met.ids[place])), met.facts[place], history)
        return levels


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

"""Rules that the listener asks for: tempo, years, genre, no voices; and disliked tracks come last."""

from __future__ import annotations

from collections.abc import Collection
from typing import Final

from typing_extensions import override

from musicrec_desktop.model.queue_rule_table import RuleName
from musicrec_desktop.model.track import TrackFacts, TrackId
from musicrec_desktop.recommend.queue.rules.hard import Recordings
from musicrec_desktop.recommend.queue.rules.recent_history import RecentHistory
from musicrec_desktop.recommend.queue.rules.relaxation import ALLOWED, Relaxation, Rule

CLEAR_VOCALS: Final = 0.35
OCTAVES: Final = (1.0, 0.5, 2.0)
"""A measured tempo may be half or twice the tempo that is felt."""


class TempoBetween(Rule):
    """The measured tempo, its half or its double lies in a range; an unknown tempo does not.

    Args:
        low_bpm: the lowest tempo.
        high_bpm: the highest tempo.
    """

    name = RuleName.TEMPO

    def __init__(self, low_bpm: int, high_bpm: int) -> None:
        self._low_bpm, self._high_bpm = low_bpm, high_bpm

    @override
    def level(self, _track_id: TrackId, facts: TrackFacts, _history: RecentHistory) -> int:
        if facts.sound is None:
            return Relaxation.TEMPO
        tempo_bpm = facts.sound.tempo_bpm
        fits = any(self._low_bpm <= tempo_bpm * octave <= self._high_bpm for octave in OCTAVES)
        return ALLOWED if fits else Relaxation.TEMPO


class YearsBetween(Rule):
    """The year in the tags lies in a range; an unknown year does not.

    Args:
        first: the earliest year.
        last: the latest year.
    """

    name = RuleName.YEARS

    def __init__(self, first: int, last: int) -> None:
        self._first, self._last = first, last

    @override
    def level(self, _track_id: TrackId, facts: TrackFacts, _history: RecentHistory) -> int:
        fits = facts.year is not None and self._first <= facts.year <= self._last
        return ALLOWED if fits else Relaxation.YEARS


class OfGenres(Rule):
    """The track has one of some genres.

    Args:
        genre_keys: the genres of what the queue started from.
    """

    name = RuleName.STAY_IN_GENRE

    def __init__(self, genre_keys: Collection[str]) -> None:
        self._genre_keys = frozenset(genre_keys)

    @override
    def level(self, _track_id: TrackId, facts: TrackFacts, _history: RecentHistory) -> int:
        return Relaxation.GENRE if self._genre_keys.isdisjoint(facts.genre_keys) else ALLOWED


class WithoutVoices(Rule):
    """No clear vocals were measured; a track that was not analysed breaks the rule."""

    name = RuleName.INSTRUMENTAL

    @override
    def level(self, _track_id: TrackId, facts: TrackFacts, _history: RecentHistory) -> int:
        is_instrumental = facts.sound is not None and facts.sound.vocalness < CLEAR_VOCALS
        return ALLOWED if is_instrumental else Relaxation.INSTRUMENTAL


class NotDisliked(Rule):
    """No disliked track, and no other file or version of a disliked or banned one.

    Args:
        disliked: the disliked tracks.
        works: the facts of the disliked and the banned tracks.
    """

    def __init__(self, disliked: Collection[TrackId], works: Collection[TrackFacts] = ()) -> None:
        self._disliked = frozenset(disliked)
        self._works = Recordings(works)

    @override
    def level(self, track_id: TrackId, facts: TrackFacts, _history: RecentHistory) -> int:
        is_disliked = track_id in self._disliked or self._works.has_work(facts)
        return Relaxation.DISLIKED if is_disliked else ALLOWED

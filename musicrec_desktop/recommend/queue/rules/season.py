"""The rule that music of a season comes in its season only."""

from __future__ import annotations

import datetime as dt
from typing import Final

from typing_extensions import override

from musicrec_desktop.model.queue_rules import RuleName
from musicrec_desktop.model.track import TrackFacts, TrackId
from musicrec_desktop.recommend.queue.rules.lexicon import words_of
from musicrec_desktop.recommend.queue.rules.recent_history import RecentHistory
from musicrec_desktop.recommend.queue.rules.relaxation import ALLOWED, Relaxation, Rule
from musicrec_desktop.recommend.queue.rules.seasons import Hint, Place, hints, seasons_on

_OF_TITLES: Final = frozenset({Place.ANYWHERE, Place.NOT_A_NAME})
_OF_ALBUMS: Final = _OF_TITLES | {Place.ALBUM}
_OF_GENRES: Final = frozenset(Place)


class InSeason(Rule):
    """The track belongs to no season, or to one that is now.

    Args:
        today: the listener's date.
    """

    name = RuleName.IN_SEASON

    def __init__(self, today: dt.date) -> None:
        self._now = seasons_on(today)

    @override
    def level(self, _track_id: TrackId, facts: TrackFacts, _history: RecentHistory) -> int:
        own = seasons_of(facts)
        return Relaxation.SEASON if own and own.isdisjoint(self._now) else ALLOWED


def seasons_of(facts: TrackFacts) -> frozenset[str]:
    """The names of the seasons that a track belongs to by its title, album or genres."""
    found = [hint for hint in hints(facts.title_key) if hint.place in _OF_TITLES]
    found += (hint for hint in hints(facts.album_key) if hint.place in _OF_ALBUMS)
    in_genres = {hint for genre in facts.genre_keys for hint in hints(genre) if hint.place in _OF_GENRES}
    no_names = {hint.season for hint in in_genres}
    return frozenset(no_names | {hint.season for hint in found if not _is_name(hint, facts)})


def _is_name(hint: Hint, facts: TrackFacts) -> bool:
    """Whether a phrase counts as a name: every word of it is in the name of an artist of the track."""
    if hint.place is Place.ANYWHERE:
        return False
    named = {word for artist in facts.artist_keys for word in words_of(artist)}
    return all(word in named for word in words_of(hint.phrase))

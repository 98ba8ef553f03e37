"""The rule about seasons, and its table: when each season is, and which words in tags belong to it."""

from __future__ import annotations

import datetime as dt
import functools
from dataclasses import dataclass
from enum import Enum
from typing import Final, Literal

from dateutil.easter import EASTER_ORTHODOX, EASTER_WESTERN, easter
from typing_extensions import override

from musicrec_desktop.model.queue_rule_table import RuleName
from musicrec_desktop.model.track import TrackFacts, TrackId
from musicrec_desktop.recommend.queue.rules import season_words as words
from musicrec_desktop.recommend.queue.rules.lexicon import Lexicon, phrases, words_of
from musicrec_desktop.recommend.queue.rules.recent_history import RecentHistory
from musicrec_desktop.recommend.queue.rules.relaxation import ALLOWED, Relaxation, Rule


@dataclass(frozen=True, slots=True)
class EachYear:
    """The same days each year.

    Attributes:
        first: month and day.
        last: month and day; earlier than the first where the season goes on in the new year.
    """

    first: tuple[int, int]
    last: tuple[int, int]

    def holds(self, day: dt.date) -> bool:
        """Whether a day lies in the season; its first and its last day do."""
        today = (day.month, day.day)
        if self.first <= self.last:
            return self.first <= today <= self.last
        return today >= self.first or today <= self.last


@dataclass(frozen=True, slots=True)
class AroundEaster:
    """Days around Easter Sunday, in the years 1583 to 4099.

    Attributes:
        method: the calendar that Easter is reckoned by, a constant of ``dateutil.easter``.
        days_before: how long before Easter Sunday the season begins.
        days_after: how long after Easter Sunday the season ends.
    """

    method: Literal[2, 3]
    days_before: int
    days_after: int

    def holds(self, day: dt.date) -> bool:
        """Whether a day lies in the season; its first and its last day do."""
        return -self.days_before <= (day - easter(day.year, self.method)).days <= self.days_after


class Place(Enum):
    """The tags in which a phrase counts."""

    ANYWHERE = "anywhere"
    NOT_A_NAME = "not-a-name"
    """In any tag, unless it is in the name of the artist."""
    ALBUM = "album"
    """In the album and the genre, unless it is in the name of the artist."""
    GENRE = "genre"


@dataclass(frozen=True, slots=True)
class Season:
    """One season.

    Attributes:
        name: unique.
        window: the days of the season.
        tables: its words, by where they count (``season_words``).
    """

    name: str
    window: EachYear | AroundEaster
    tables: tuple[tuple[Place, str], ...]


@dataclass(frozen=True, slots=True)
class Hint:
    """A phrase that belongs to a season.

    Attributes:
        season: the name of the season.
        place: where the phrase counts.
        phrase: as it is written in the table.
    """

    season: str
    place: Place
    phrase: str


SEASONS: Final = (
    Season(
        "Christmas",
        EachYear((12, 1), (1, 6)),
        (
            (Place.ANYWHERE, words.CHRISTMAS_ANYWHERE),
            (Place.NOT_A_NAME, words.CHRISTMAS_NAMES),
            (Place.ALBUM, words.CHRISTMAS_ALBUMS),
            (Place.GENRE, words.CHRISTMAS_GENRES),
        ),
    ),
    Season(
        "Christmas of the Julian calendar",  # until Theophany; New Year comes before it
        EachYear((12, 1), (1, 19)),
        ((Place.ANYWHERE, words.EASTERN_CHRISTMAS_ANYWHERE),),
    ),
    Season("New Year", EachYear((12, 26), (1, 6)), ((Place.ANYWHERE, words.NEW_YEAR_ANYWHERE),)),
    # By the Jewish calendar it lies somewhere in these days.
    Season("Hanukkah", EachYear((11, 25), (1, 6)), ((Place.ANYWHERE, words.HANUKKAH_ANYWHERE),)),
    Season("Saint Nicholas", EachYear((11, 11), (12, 6)), ((Place.ANYWHERE, words.SAINT_NICHOLAS_ANYWHERE),)),
    Season("Halloween", EachYear((10, 15), (10, 31)), ((Place.ANYWHERE, words.HALLOWEEN_ANYWHERE),)),
    Season(
        "Easter",
        AroundEaster(EASTER_WESTERN, days_before=14, days_after=1),
        ((Place.ANYWHERE, words.EASTER_ANYWHERE), (Place.GENRE, words.EASTER_GENRES)),
    ),
    Season(
        "Easter of the Julian calendar",
        AroundEaster(EASTER_ORTHODOX, days_before=14, days_after=1),
        ((Place.ANYWHERE, words.EASTERN_EASTER_ANYWHERE),),
    ),
)

_LEXICON: Final = Lexicon(
    (
        (phrase, Hint(season.name, place, phrase))
        for season in SEASONS
        for place, table in season.tables
        for phrase in phrases(table)
    ),
    but_not=phrases(words.BUT_NOT),
)

_OF_TITLES: Final = frozenset({Place.ANYWHERE, Place.NOT_A_NAME})
_OF_ALBUMS: Final = _OF_TITLES | {Place.ALBUM}
_OF_GENRES: Final = frozenset(Place)


@functools.lru_cache(maxsize=16_384)
def hints(text: str) -> frozenset[Hint]:
    """The phrases in a title, an album or a genre that belong to a season."""
    return _LEXICON.found(text)


def seasons_on(day: dt.date) -> frozenset[str]:
    """The names of the seasons that a day lies in."""
    return frozenset(season.name for season in SEASONS if season.window.holds(day))


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

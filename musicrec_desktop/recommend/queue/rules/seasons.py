"""Which music belongs to a season, and when its season is: a table."""

from __future__ import annotations

import datetime as dt
import functools
from collections.abc import Callable
from dataclasses import dataclass
from enum import Enum
from typing import Final, Protocol

from musicrec_desktop.recommend.queue.rules import season_words as words
from musicrec_desktop.recommend.queue.rules.church_year import eastern_easter, western_easter
from musicrec_desktop.recommend.queue.rules.lexicon import Lexicon, phrases


class Window(Protocol):
    """When a season is."""

    def holds(self, day: dt.date, /) -> bool:
        """Whether a day lies in it; its first and its last day do."""
        ...


@dataclass(frozen=True, slots=True)
class EachYear:
    """The same days each year.

    Attributes:
        first: month and day.
        last: month and day; earlier than the first where the season goes on in the new year.
    """

    first: tuple[int, int]
    last: tuple[int, int]

    def holds(self, day: dt.date, /) -> bool:
        today = (day.month, day.day)
        if self.first <= self.last:
            return self.first <= today <= self.last
        return today >= self.first or today <= self.last


@dataclass(frozen=True, slots=True)
class AroundEaster:
    """Days around a movable feast.

    Attributes:
        easter: its Sunday in a year.
        days_before: how long before it the season begins.
        days_after: how long after it the season ends.
    """

    easter: Callable[[int], dt.date]
    days_before: int
    days_after: int

    def holds(self, day: dt.date, /) -> bool:
        return -self.days_before <= (day - self.easter(day.year)).days <= self.days_after


class Place(Enum):
    """Where a phrase has to stand to count."""

    ANYWHERE = "anywhere"
    NOT_A_NAME = "not-a-name"
    """Anywhere, but the artist must not bear it as a name."""
    ALBUM = "album"
    """In the album or the genre, and not as the artist's name."""
    GENRE = "genre"


@dataclass(frozen=True, slots=True)
class Season:
    """One season.

    Attributes:
        name: what it is called.
        window: when it is.
        tables: its words, by where they count (``season_words``).
    """

    name: str
    window: Window
    tables: tuple[tuple[Place, str], ...]


@dataclass(frozen=True, slots=True)
class Hint:
    """A phrase that speaks for a season.

    Attributes:
        season: its name.
        place: where the phrase counts.
        phrase: as the table has it.
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
        AroundEaster(western_easter, days_before=14, days_after=1),
        ((Place.ANYWHERE, words.EASTER_ANYWHERE), (Place.GENRE, words.EASTER_GENRES)),
    ),
    Season(
        "Easter of the Julian calendar",
        AroundEaster(eastern_easter, days_before=14, days_after=1),
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


@functools.lru_cache(maxsize=16_384)
def hints(text: str) -> frozenset[Hint]:
    """What in a title, an album or a genre speaks for a season."""
    return _LEXICON.found(text)


def seasons_on(day: dt.date) -> frozenset[str]:
    """The names of the seasons that a day lies in."""
    return frozenset(season.name for season in SEASONS if season.window.holds(day))

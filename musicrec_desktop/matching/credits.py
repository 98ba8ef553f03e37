"""The artists of a line, and whether two lines name the same people."""

from __future__ import annotations

import functools
import re
from collections.abc import Iterable
from dataclasses import dataclass
from enum import Enum, auto
from typing import Final

from musicrec_desktop.core.text.folding import fold, name_key
from musicrec_desktop.matching.additions import addition_of, parted_guests
from musicrec_desktop.matching.cleaning import cleaned
from musicrec_desktop.matching.names import NO_NAME, Likeness, Name, likeness, name_of
from musicrec_desktop.matching.phrases import words_of
from musicrec_desktop.matching.words import ARTICLES, BETWEEN_NAMES, CHANNELS, UNKNOWN, VARIOUS

_CHANNEL: Final = re.compile(rf"\s+-\s+(?:{'|'.join(map(re.escape, map(name_key, CHANNELS)))})$|(?<=\w)vevo$")
_BETWEEN: Final = re.compile(
    r"\s*[;|/、；\x00]\s*|\s*[,&+×]\s*|\s+(?:"
    + "|".join(map(re.escape, map(name_key, BETWEEN_NAMES)))
    + r")\.?\s+"
)
_MOVED_ARTICLE: Final = re.compile(r"([^,]+), (\w+)")
_BRACKET: Final = re.compile(r"[(\[]([^()\[\]]*)[)\]]")
_VARIOUS: Final = frozenset(map(words_of, VARIOUS))
_UNKNOWN: Final = frozenset(map(words_of, UNKNOWN))


@dataclass(frozen=True, slots=True)
class Credit:
    """The artists of a line.

    Attributes:
        name: the line without guests; empty where nothing is known of the artist.
        artists: the folded names before guests.
        guests: the folded names of guests.
        is_various: it stands for many artists.
    """

    name: Name
    artists: frozenset[str] = frozenset()
    guests: frozenset[str] = frozenset()
    is_various: bool = False

    @property
    def people(self) -> frozenset[str]:
        """All whom it names."""
        return self.artists | self.guests


class People(Enum):
    """How the people of two lines are related."""

    SAME = auto()
    SAME_BUT_ARTICLE = auto()
    OTHER_SCRIPT = auto()
    OTHER_ACCENTS = auto()
    ONE_NAMES_GUESTS = auto()
    """The artists are the same; one names guests, or more of them."""
    OTHER_GUESTS = auto()
    GUESTS_EXCHANGED = auto()
    """Who is the artist of one line is the guest of the other."""
    MORE_ARTISTS = auto()
    """All of one line are in the other."""
    SOME = auto()
    """Some are in both."""
    UNKNOWN = auto()
    """One line does not tell."""
    VARIOUS = auto()
    NONE = auto()


@functools.lru_cache(maxsize=8192)
def credit_of(line: str) -> Credit:
    """The artists that a line names, however it was written."""
    text = _CHANNEL.sub("", name_key(cleaned(line)))
    words = words_of(text)
    if words in _UNKNOWN or not text.strip():
        return Credit(NO_NAME)
    guests: list[str] = []
    for found in _BRACKET.findall(text):
        if addition_of(found).guests:
            guests.append(addition_of(found).guests)
            text = text.replace(f"({found})", "").replace(f"[{found}]", "")
    text, more = parted_guests(text)
    moved = _MOVED_ARTICLE.fullmatch(text.strip())
    if moved and moved[2] in ARTICLES:
        text = f"{moved[2]} {moved[1]}"
    artists = names_in(text)
    return Credit(name_of(text), artists, names_in(*guests, more) - artists, words in _VARIOUS)


def names_in(*lines: str) -> frozenset[str]:
    """The folded names in lines, without articles; lines are in the form of ``name_key``."""
    names = (name_of(part) for line in lines for part in _BETWEEN.split(line) if part.strip())
    return frozenset(name.bare or name.folded for name in names if name.folded)


def with_guests(credit: Credit, lines: Iterable[str]) -> Credit:
    """A credit with guests that the title names."""
    more = names_in(*lines)
    if not more:
        return credit
    return Credit(credit.name, credit.artists, (credit.guests | more) - credit.artists, credit.is_various)


def relation(one: Credit, other: Credit) -> People:
    """How the people of two lines are related."""
    if not one.name.exact or not other.name.exact:
        return People.UNKNOWN
    alike = likeness(one.name, other.name)
    if alike is not Likeness.NONE or one.artists == other.artists:
        return _with_equal_artists(one, other, _BY_LIKENESS.get(alike, People.SAME))
    if one.is_various or other.is_various:
        return People.VARIOUS
    if one.people == other.people:
        return People.SAME if one.artists & other.artists else People.GUESTS_EXCHANGED
    small, large = sorted((one, other), key=lambda credit: len(credit.people))
    if small.people < large.people and small.people & large.artists:
        is_told = large.artists <= small.people and large.people - small.people <= large.guests
        return People.ONE_NAMES_GUESTS if is_told else People.MORE_ARTISTS
    if _inverted(one.name) == other.name.folded or _inverted(other.name) == one.name.folded:
        return People.SAME
    return People.SOME if one.people & other.people else People.NONE


_BY_LIKENESS: Final = {
    Likeness.ARTICLE: People.SAME_BUT_ARTICLE,
    Likeness.SCRIPT: People.OTHER_SCRIPT,
    Likeness.ACCENTS: People.OTHER_ACCENTS,
}


def _with_equal_artists(one: Credit, other: Credit, equal: People) -> People:
    """What guests make of lines with the same artists."""
    ones, others = one.guests - other.artists, other.guests - one.artists
    if ones == others:
        return equal
    return People.ONE_NAMES_GUESTS if ones <= others or others <= ones else People.OTHER_GUESTS


def _inverted(name: Name) -> str:
    """The key of a name of two words in the other order, as ``Lindqvist, Otto`` has them."""
    return "".join(map(fold, reversed(name.tokens))) if len(name.tokens) == 2 else ""

"""A parsed search query."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class TextField(StrEnum):
    """A field that is searched by words."""

    ANY = "any"
    TITLE = "title"
    ARTIST = "artist"
    ALBUM = "album"
    GENRE = "genre"
    FILE = "file"


@dataclass(frozen=True, slots=True)
class WordsTerm:
    """Matches tracks with words that begin like these, one after the other (``core/text/search_words``).

    Attributes:
        field: which text is searched.
        text: as it was typed: a word, several quoted words, or signs.
        is_negated: whether the term matches tracks without these words.
    """

    field: TextField
    text: str
    is_negated: bool = False


@dataclass(frozen=True, slots=True)
class YearTerm:
    """Matches tracks of a range of years, both ends included.

    Attributes:
        first: the first year; None for no lower limit.
        last: the last year; None for no upper limit.
        is_negated: whether the term matches tracks of other years.
    """

    first: int | None
    last: int | None
    is_negated: bool = False


Term = WordsTerm | YearTerm


@dataclass(frozen=True, slots=True)
class UnknownField:
    """A word before a colon that names no field.

    Attributes:
        name: as it was typed.
        nearest: the most similar field, or an empty string.
        position: index of the first character of its term.
    """

    name: str
    nearest: str
    position: int


@dataclass(frozen=True, slots=True)
class Query:
    """A search query; without terms it matches every track.

    Attributes:
        terms: all of them must match.
        unknown_fields: words that look like fields but are none; they are searched as text.
    """

    terms: tuple[Term, ...] = ()
    unknown_fields: tuple[UnknownField, ...] = ()

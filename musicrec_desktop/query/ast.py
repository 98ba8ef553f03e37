"""The meaning of a search."""

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
    """Tracks with words that begin like these, one after the other (``core/text/search_words``).

    Attributes:
        field: where to look.
        text: as it was typed: one word, or several where the person quoted them, or signs.
        is_negated: tracks without them instead.
    """

    field: TextField
    text: str
    is_negated: bool = False


@dataclass(frozen=True, slots=True)
class YearTerm:
    """Tracks of some years; both ends count.

    Attributes:
        first: None for no lower end.
        last: None for no upper end.
        is_negated: tracks of other years instead.
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
        nearest: the field that it resembles, or empty.
        position: index of the first character of its term.
    """

    name: str
    nearest: str
    position: int


@dataclass(frozen=True, slots=True)
class Query:
    """All terms must hold; no terms means every track.

    Attributes:
        terms: what must hold.
        unknown_fields: what looks like a field and is none; it was taken as text.
    """

    terms: tuple[Term, ...] = ()
    unknown_fields: tuple[UnknownField, ...] = ()

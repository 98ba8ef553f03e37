"""The syntax tree of a query.

Trees are built with ``all_of``, ``any_of`` and ``none_of``, which keep them in one normal form: no group in
a group of its own kind, no group of one, nothing twice. ``writer.write`` gives the text of a tree, and
parsing that text gives the same tree.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum
from typing import Final


class Operator(StrEnum):
    """How a number or a date is compared."""

    EQUAL = "="
    LESS = "<"
    AT_MOST = "<="
    MORE = ">"
    AT_LEAST = ">="


class AgoUnit(StrEnum):
    """The units of a time before now."""

    HOUR = "h"
    DAY = "d"
    WEEK = "w"
    MONTH = "mo"
    YEAR = "y"


class Period(StrEnum):
    """Periods with a name, of the calendar."""

    TODAY = "today"
    YESTERDAY = "yesterday"
    THIS_WEEK = "this-week"
    LAST_WEEK = "last-week"
    THIS_MONTH = "this-month"
    LAST_MONTH = "last-month"
    THIS_YEAR = "this-year"
    LAST_YEAR = "last-year"


@dataclass(frozen=True, slots=True)
class PartialDate:
    """A year, a month or a day.

    Attributes:
        year: 1 to 9999.
        month: 1 to 12; None for the whole year.
        day: of the month; None for the whole month.
    """

    year: int
    month: int | None = None
    day: int | None = None


@dataclass(frozen=True, slots=True)
class Ago:
    """A time before now."""

    amount: int
    unit: AgoUnit


Moment = PartialDate | Ago | Period
Value = float | PartialDate | Ago | Period
"""Numbers are in the unit of their field: ms, bytes, kbit/s, Hz, half stars, shares of 1."""


@dataclass(frozen=True, slots=True)
class Words:
    """The text has words that begin like these, one after the other; other texts contain it."""

    text: str


@dataclass(frozen=True, slots=True)
class Exact:
    """A value is this text, but for case and spelling of signs."""

    text: str


@dataclass(frozen=True, slots=True)
class Wildcard:
    """The whole of a value fits the pattern; ``*`` stands for any characters."""

    pattern: str


@dataclass(frozen=True, slots=True)
class Regex:
    """A part of a value fits the regular expression.

    Attributes:
        pattern: in the syntax of the ``regex`` library.
        ignores_case: as ``/pattern/i``.
    """

    pattern: str
    ignores_case: bool = False


@dataclass(frozen=True, slots=True)
class Empty:
    """There is no value."""


@dataclass(frozen=True, slots=True)
class Compare:
    """The value is less, more or equal."""

    operator: Operator
    value: Value


@dataclass(frozen=True, slots=True)
class Range:
    """The value lies between two others, both included; at most one of them is None, for no limit."""

    low: Value | None
    high: Value | None


@dataclass(frozen=True, slots=True)
class Share:
    """The value is among the highest or the lowest of the library.

    Attributes:
        is_top: the highest.
        percent: of the tracks that have a value; more than 0, at most 100.
    """

    is_top: bool
    percent: float


@dataclass(frozen=True, slots=True)
class InKey:
    """The key of the music.

    Attributes:
        tonic: 0 (C) to 11 (B); None for any.
        is_major: None for either.
        mixes: also the keys that mix with it: its relative, and a fifth up and down.
    """

    tonic: int | None
    is_major: bool | None
    mixes: bool = False


Condition = Words | Exact | Wildcard | Regex | Empty | Compare | Range | Share | InKey


@dataclass(frozen=True, slots=True)
class Field:
    """A field meets a condition; the field ``any`` stands for words without a field."""

    name: str
    condition: Condition


@dataclass(frozen=True, slots=True)
class Flag:
    """``is:liked``: a property holds."""

    name: str


@dataclass(frozen=True, slots=True)
class Has:
    """``has:lyrics``: a field has a value."""

    name: str


@dataclass(frozen=True, slots=True)
class InPlaylist:
    """``in:"x"``: the track is in a playlist of this name; the empty name stands for no playlist at all."""

    name: str


class Reference(StrEnum):
    """What ``like:`` and ``looks:`` compare with."""

    TRACK = "track"
    PLAYLIST = "playlist"
    NOW = "now"
    ALBUM = "album"
    """Its covers: ``looks:``."""
    ALBUM_NOW = "album-now"
    """The cover of what plays now: ``looks:now``."""

    @property
    def is_look(self) -> bool:
        """Whether covers are compared, and not sounds."""
        return self in {Reference.ALBUM, Reference.ALBUM_NOW}

    @property
    def is_now(self) -> bool:
        """Whether it is about what plays now, and has no name."""
        return self in {Reference.NOW, Reference.ALBUM_NOW}


@dataclass(frozen=True, slots=True)
class Like:
    """``like:"x">80%``: the track sounds like another, like the tracks of a playlist, or like what plays now.

    With ``looks:"x"`` its cover looks like that of an album.

    Attributes:
        reference: what kind of thing.
        name: of the track, the playlist or the album; empty for what plays now.
        percent: how alike at least, 0 to 100; None for those that are nearest.
    """

    reference: Reference
    name: str = ""
    percent: float | None = None


@dataclass(frozen=True, slots=True)
class Sounds:
    """``sounds:piano``: a word of ``model.sound_words`` fits how the track sounds.

    Attributes:
        word: its name.
    """

    word: str


@dataclass(frozen=True, slots=True)
class InRegion:
    """``region:"x"``: the track lies inside a region of the music map.

    Attributes:
        name: of the region.
    """

    name: str


@dataclass(frozen=True, slots=True)
class And:
    """All parts hold; without parts it is the query that every track matches."""

    parts: tuple[Node, ...]


@dataclass(frozen=True, slots=True)
class Or:
    """At least one of two or more parts holds."""

    parts: tuple[Node, ...]


@dataclass(frozen=True, slots=True)
class Not:
    """The part does not hold."""

    part: Node


Leaf = Field | Flag | Has | InPlaylist | InRegion | Like | Sounds
Node = And | Or | Not | Leaf

ANY: Final = "any"
"""The field of words without a field."""
EVERYTHING: Final = And(())


def all_of(parts: Iterable[Node]) -> Node:
    """All parts hold."""
    flat: dict[Node, None] = {}
    for part in parts:
        flat.update(dict.fromkeys(part.parts if isinstance(part, And) else (part,)))
    return next(iter(flat)) if len(flat) == 1 else And(tuple(flat))


def any_of(parts: Iterable[Node]) -> Node:
    """At least one part holds; ``EVERYTHING`` where there is no part, or where one of them is everything."""
    flat: dict[Node, None] = {}
    for part in parts:
        if part == EVERYTHING:
            return EVERYTHING
        flat.update(dict.fromkeys(part.parts if isinstance(part, Or) else (part,)))
    if not flat:
        return EVERYTHING
    return next(iter(flat)) if len(flat) == 1 else Or(tuple(flat))


def none_of(parts: Iterable[Node]) -> Node:
    """No part holds; ``EVERYTHING`` where there is none."""
    held = [part for part in parts if part != EVERYTHING]
    return Not(any_of(held)) if held else EVERYTHING


def leaves(node: Node) -> Iterator[Leaf]:
    """All leaves of a tree, from left to right."""
    if isinstance(node, (And, Or)):
        for part in node.parts:
            yield from leaves(part)
    elif isinstance(node, Not):
        yield from leaves(node.part)
    else:
        yield node


def mapped(node: Node, change: Callable[[Leaf], Node]) -> Node:
    """A tree with its leaves changed, in normal form."""
    match node:
        case And(parts=parts):
            return all_of(mapped(part, change) for part in parts)
        case Or(parts=parts):
            return any_of(mapped(part, change) for part in parts)
        case Not(part=part):
            return Not(mapped(part, change))
        case _:
            return change(node)

"""Random trees of the query language."""

from __future__ import annotations

import functools
from typing import Final

from hypothesis import strategies as st

from musicrec_desktop.model.sound_words import WORDS
from musicrec_desktop.query import fields
from musicrec_desktop.query.ast import (
    ANY,
    EVERYTHING,
    Ago,
    AgoUnit,
    Compare,
    Condition,
    Empty,
    Exact,
    Field,
    Flag,
    Has,
    InKey,
    InPlaylist,
    InRegion,
    Like,
    Node,
    Not,
    Operator,
    PartialDate,
    Period,
    Range,
    Reference,
    Regex,
    Share,
    Sounds,
    Wildcard,
    Words,
    all_of,
    any_of,
)
from musicrec_desktop.query.fields import FieldSpec, Kind

ANY_TEXT: Final = st.text(min_size=1, max_size=12).filter(
    lambda text: bool(text.strip()) and "\ue000" not in text
)
_DATES: Final = st.one_of(
    st.builds(PartialDate, st.integers(1, 9999)),
    st.builds(PartialDate, st.integers(1, 9999), st.integers(1, 12)),
    st.builds(PartialDate, st.integers(1, 9999), st.integers(1, 12), st.integers(1, 28)),
)
_AGOS: Final = st.builds(Ago, st.integers(0, 99999), st.sampled_from(AgoUnit))
_FAR: Final = st.sampled_from([*Operator])


@functools.cache
def conditions(spec: FieldSpec, texts: st.SearchStrategy[str] = ANY_TEXT) -> st.SearchStrategy[Condition]:
    """Conditions that a field knows."""
    match spec.kind:
        case Kind.WORDS | Kind.TEXT:
            return st.one_of(
                st.builds(Words, texts),
                st.builds(Exact, texts),
                st.builds(Wildcard, _patterns(texts)),
                st.builds(
                    Regex,
                    st.sampled_from(["^a", "b.*c", "[aeiou]{2}", r"\d+$", "a/b", r"\\/x"]),
                    st.booleans(),
                ),
                st.just(Empty()),
            )
        case Kind.KEY:
            return st.one_of(
                st.builds(InKey, st.integers(0, 11), st.booleans(), st.booleans()),
                st.builds(InKey, st.none(), st.booleans()),
                st.just(Empty()),
            )
        case Kind.TIME:
            return st.one_of(
                st.builds(Compare, _FAR, st.one_of(_DATES, st.sampled_from(Period))),
                st.builds(
                    Compare, st.sampled_from([each for each in Operator if each is not Operator.EQUAL]), _AGOS
                ),
                st.builds(Range, _DATES, st.one_of(st.none(), _DATES)),
                st.builds(Range, st.none(), _DATES),
                st.builds(Range, _AGOS, _AGOS),
                st.just(Empty()),
            )
        case Kind.DATE:
            return st.one_of(
                st.builds(Compare, _FAR, _DATES), st.builds(Range, _DATES, _DATES), st.just(Empty())
            )
        case _:
            numbers = _numbers(spec)
            return st.one_of(
                st.builds(Compare, _FAR, numbers),
                st.builds(Range, numbers, st.one_of(st.none(), numbers)),
                st.builds(Range, st.none(), numbers),
                st.builds(Share, st.booleans(), st.integers(1, 100).map(float)),
                st.just(Empty()),
            )


def _numbers(spec: FieldSpec) -> st.SearchStrategy[float]:
    match spec.kind:
        case Kind.PERCENT:
            return st.one_of(st.integers(0, 100).map(lambda number: number / 100), st.floats(0, 1))
        case Kind.RATING:
            return st.integers(0, 10).map(float)
        case Kind.DURATION:
            return st.integers(0, 10**7).map(float)
        case Kind.SIZE:
            return st.integers(0, 10**11).map(float)
        case _ if spec.name == "year":
            return st.integers(1900, 2100).map(float)
        case _:
            return st.one_of(
                st.integers(0, 3000).map(float), st.floats(-60, 3000).map(lambda number: round(number, 2))
            )


def _patterns(texts: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    literal = texts.map(lambda text: text.replace("\\", "\\\\").replace("*", "\\*"))
    return st.builds(
        lambda first, star, last: first + star + last, literal, st.just("*"), st.one_of(st.just(""), literal)
    )


@functools.cache
def leaves(texts: st.SearchStrategy[str] = ANY_TEXT) -> st.SearchStrategy[Node]:
    """Leaves of trees."""
    return st.one_of(
        st.builds(Field, st.just(ANY), st.builds(Words, texts)),
        st.one_of([st.builds(Field, st.just(spec.name), conditions(spec, texts)) for spec in fields.FIELDS]),
        st.builds(Flag, st.sampled_from([flag.name for flag in fields.FLAGS])),
        st.builds(Has, st.sampled_from([*(spec.name for spec in fields.FIELDS), *fields.HAS_MORE])),
        st.builds(Sounds, st.sampled_from([word.name for word in WORDS])),
        st.builds(InRegion, texts.map(str.strip)),
        st.builds(InPlaylist, st.one_of(st.just(""), texts.map(str.strip))),
        st.builds(
            Like,
            st.sampled_from([Reference.TRACK, Reference.PLAYLIST, Reference.ALBUM]),
            texts.map(str.strip),
            st.one_of(st.none(), st.integers(0, 100).map(float)),
        ),
        st.builds(
            Like,
            st.sampled_from([Reference.NOW, Reference.ALBUM_NOW]),
            st.just(""),
            st.one_of(st.none(), st.integers(0, 100).map(float)),
        ),
    )


@functools.cache
def trees(texts: st.SearchStrategy[str] = ANY_TEXT) -> st.SearchStrategy[Node]:
    """Trees in normal form."""
    grown: st.SearchStrategy[Node] = st.recursive(
        leaves(texts),
        lambda parts: st.one_of(
            st.lists(parts, min_size=1, max_size=4).map(all_of),
            st.lists(parts, min_size=1, max_size=4).map(any_of),
            parts.filter(lambda part: part != EVERYTHING).map(Not),
        ),
        max_leaves=8,
    )
    return grown

"""What is wrong with a query: found by the parser in its text, and by services in the names that it has."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from musicrec_desktop.core.errors import QuerySyntaxError


class ProblemKind(StrEnum):
    """What is wrong with a part of a query."""

    FIELD = "field"
    VALUE = "value"
    FLAG = "flag"
    REGEX = "regex"
    NO_VALUE = "no-value"
    QUOTE = "quote"
    BRACKET = "bracket"
    LONG = "long"
    PLAYLIST = "playlist"
    """There is no playlist of that name."""
    TRACK = "track"
    """No track, or more than one, is called so."""
    ALBUM = "album"
    """No album, or more than one, is called so."""
    UNSEEN = "unseen"
    """Nothing is known of the cover that others should look like."""
    NO_LOOKS = "no-looks"
    """Covers are not looked at."""
    UNHEARD = "unheard"
    """Nothing is known of the sound that others should be like."""
    WORDLESS = "wordless"
    """No words are known for how tracks sound."""
    REGION = "region"
    """There is no region of that name on the music map."""
    LOOP = "loop"
    """A smart playlist would be inside itself."""


JOINING: Final = frozenset({"or", "and", "not", "-"})
"""What stands between or before terms, as pieces of a text."""
_PIECE: Final = re.compile(r"\S+")


@dataclass(frozen=True, slots=True)
class Problem:
    """A part of a query that cannot be meant.

    Attributes:
        kind: what is wrong.
        start: index of its first character.
        end: index after its last one.
        text: what was typed there: the field, the value, brackets that close nothing or are too many; empty
            for a bracket without an end.
        field: of the value, or an empty string.
        nearest: what was probably meant: fields or values, the likeliest first.
        detail: the message of the regex library, in English; else empty.
        is_unfinished: the text ends there, so it may still be typed.
    """

    kind: ProblemKind
    start: int
    end: int
    text: str = ""
    field: str = ""
    nearest: tuple[str, ...] = ()
    detail: str = ""
    is_unfinished: bool = False


@dataclass(frozen=True, slots=True)
class Fix:
    """What to write in place of a problem.

    Attributes:
        label: what is shown.
        text: takes the place of the characters from ``start`` to ``end``.
    """

    label: str
    text: str
    start: int
    end: int


def fixes_of(problem: Problem, text: str) -> tuple[Fix, ...]:
    """The fixes of a problem of a text, the likeliest first; none where nothing is near."""
    sign = ":" if problem.kind is ProblemKind.FIELD else ""
    if problem.kind is ProblemKind.QUOTE and problem.is_unfinished:
        end = len(text.rstrip())
        return (Fix(f'{text[problem.start : end]}"', '"', end, end),)
    if problem.kind is ProblemKind.BRACKET and problem.is_unfinished:
        place = _end_of_terms(text, problem.end)
        label = f"{text[problem.start : place]})"
        return (Fix(label, ")", place, len(text)),) if place > problem.end else ()
    return tuple(
        Fix(f"{near}{sign}", f"{near}{sign}", problem.start, problem.end) for near in problem.nearest
    )


def _end_of_terms(text: str, start: int) -> int:
    """Where the last term of a text ends: behind an operator that joins nothing a bracket cannot close."""
    for piece in reversed([*_PIECE.finditer(text, start)]):
        term = piece[0].rstrip("|")
        if term and term.lower() not in JOINING:
            return piece.start() + len(term)
    return start


def syntax_error(problem: Problem, text: str = "") -> QuerySyntaxError:
    """The error that tells of a problem; ``text`` is the whole query."""
    return QuerySyntaxError(
        str(problem.kind),
        problem.start,
        text=text,
        end=problem.end,
        name=problem.text,
        field=problem.field,
        nearest=problem.nearest[0] if problem.nearest else "",
        detail=problem.detail,
    )

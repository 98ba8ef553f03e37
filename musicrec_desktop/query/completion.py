"""What can follow at a place in a text: fields, values, flags, keys, periods, comparisons.

``place_at`` says what stands at the cursor, ``suggest`` what could stand there. The values of texts (names of
artists, playlists) come from the caller, who looks them up for ``Place.values_of``.
"""

from __future__ import annotations

import difflib
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Final, NamedTuple

from musicrec_desktop.core.text.folding import fold
from musicrec_desktop.model.sound_words import WORDS
from musicrec_desktop.query import fields, literals
from musicrec_desktop.query.ast import InKey, Period
from musicrec_desktop.query.fields import FieldSpec, Kind, field_of
from musicrec_desktop.query.parser import MOST_TERMS
from musicrec_desktop.query.problems import JOINING
from musicrec_desktop.query.scanner import LONGEST
from musicrec_desktop.query.writer import value_as_typed

MOST: Final = 20
LEAST_LETTERS: Final = 2
"""Of the name of a field, before it is suggested unasked."""
_NEAR: Final = 0.7
_MOST_NEAR: Final = 5
_NAME: Final = re.compile(r"([^\W\d_][\w%~]*?):")
_OPERATOR: Final = re.compile(r"(?:!=|<=|>=|==|[<>=])\s*")
_REGEX: Final = re.compile(r"/(?:\\.|[^/\\]|/(?!i?(?:[\s|)]|$))){1,2000}/i?(?=[\s|)]|$)")
_QUOTED: Final = re.compile(r'"((?:\\["\\*]|[^"])*)("?)')
_PLAYLIST: Final = re.compile(r"playlist\(\s*", re.IGNORECASE)
UNLISTED: Final = frozenset({
    "lyrics", "path", "isrc", "mbrecording", "mbrelease", "mbreleasegroup", "mbartist", "mbalbumartist"
})  # fmt: skip
"""Texts whose values nobody chooses from a list."""


class SuggestionKind(StrEnum):
    """What a suggestion is."""

    FIELD = "field"
    VALUE = "value"
    FLAG = "flag"
    COMPARISON = "comparison"
    OPERATOR = "operator"


@dataclass(frozen=True, slots=True)
class Suggestion:
    """Something that can stand at a place.

    Attributes:
        label: what is shown.
        insert: the text that takes the place of ``Place.start`` to ``Place.end``.
        detail: what it means.
        kind: what it is.
        is_whole: a term ends with it, so that a space can follow; else typing goes on right behind it.
    """

    label: str
    insert: str
    detail: str = ""
    kind: SuggestionKind = SuggestionKind.VALUE
    is_whole: bool = True


_VALUES_OF: Final = {fields.LIKE: "title", fields.LOOKS: "album"}
"""The fields whose values are the names that others are like."""


@dataclass(frozen=True, slots=True)
class Place:
    """What stands at the cursor.

    Attributes:
        field: whose value it is; empty for a word without a field.
        typed: what stands before the cursor, without quotes and operators.
        start: index of the first character that a suggestion replaces.
        end: index after the last one.
        operator: the comparison before the value, or empty.
        is_quoted: the value began with a quotation mark.
        is_nothing: nothing can be suggested here, as inside a regular expression.
        reference: the value is the name inside ``like:playlist(…)``.
    """

    field: str = ""
    typed: str = ""
    start: int = 0
    end: int = 0
    operator: str = ""
    is_quoted: bool = False
    is_nothing: bool = False
    reference: bool = False

    @property
    def values_of(self) -> str:
        """The field whose values of the library can stand here: a text, ``in``, ``region``; or empty."""
        if self.is_nothing:
            return ""
        if self.field == fields.IN or self.reference:
            return fields.IN
        if self.field == fields.REGION:
            return fields.REGION
        if self.field in _VALUES_OF:
            return _VALUES_OF[self.field]
        spec = field_of(self.field)
        return spec.name if spec is not None and spec.is_text and spec.name not in UNLISTED else ""


def place_at(text: str, cursor: int) -> Place:
    """What stands at a cursor position (0 to ``len(text)``).

    Nothing can be suggested where the parser reads no more.
    """
    at = terms = 0
    brackets: list[str] = []
    while at < len(text) and at <= cursor:
        if at == cursor and (text[at].isspace() or text[at] in "|)"):
            break
        behind = _behind_sign(text, at, brackets)
        if behind is None:
            terms += 1
            if terms > MOST_TERMS or cursor > LONGEST:
                return Place(start=cursor, end=cursor, is_nothing=True)
            place, behind = _term(text, at, cursor, brackets)
            if place is not None:
                return place
        at = behind
    return Place(brackets[-1] if brackets else "", "", cursor, cursor)


def _behind_sign(text: str, at: int, brackets: list[str]) -> int | None:
    """Where a space, a bar, a bracket or a minus ends; None where a term begins.

    Args:
        text: the query.
        at: where the sign is.
        brackets: the fields of the open brackets, empty texts for those without; they are kept up to date.
    """
    sign = text[at]
    if sign == "(":
        brackets.append("")
    elif sign == ")":
        del brackets[-1:]
    elif not (sign.isspace() or sign == "|" or (sign == "-" and text[at + 1 : at + 2].strip())):
        return None
    return at + 1


def _term(text: str, at: int, cursor: int, brackets: list[str]) -> tuple[Place | None, int]:
    """The place where the cursor is in the term that begins here, and where the term ends."""
    field = brackets[-1] if brackets else ""
    match = _NAME.match(text, at)
    if match is not None and cursor < match.end():
        return Place("", text[at:cursor], at, match.end() if cursor > at else at), match.end()
    if match is not None and (name := _known(match[1])):
        at, field = match.end(), name
        if text[at : at + 1] == "(" and name not in _VALUES_OF:
            brackets.append(name)
            return None, at + 1
    return _value(text, at, cursor, field, is_in_brackets=bool(brackets))


class _Span(NamedTuple):
    start: int
    end: int
    inner: int
    is_quoted: bool


def _value(text: str, at: int, cursor: int, field: str, *, is_in_brackets: bool) -> tuple[Place | None, int]:
    """The value or word that begins at a place, where the cursor is in it, and where it ends."""
    operator, reference, start = "", False, at
    if field:
        if match := _REGEX.match(text, at):
            found = Place(field, is_nothing=True) if cursor <= match.end() else None
            return found, match.end()
        if field == fields.LIKE and (match := _PLAYLIST.match(text, at)):
            reference, at, start = True, match.end(), match.end()
        elif match := _OPERATOR.match(text, at):
            operator, at = match[0].strip(), match.end()
            spec = field_of(field)
            if cursor >= at and (spec is None or spec.is_text):
                start = at  # of numbers, comparisons are suggested as a whole
    span = _span(text, at, is_in_brackets=is_in_brackets or reference)
    if cursor > span.end or (cursor == span.end and span.is_quoted and text[span.end - 1 : cursor] == '"'
                             and span.end - span.start > 1):  # fmt: skip
        return None, max(span.end, at, start + 1)
    typed = text[span.inner : cursor] if cursor > span.inner else ""
    if not typed and not field:
        return Place("", "", cursor, cursor), span.end
    is_nothing = bool(field) and typed.startswith("/") and not span.is_quoted
    return (
        Place(field, typed, min(start, cursor), span.end, operator, span.is_quoted, is_nothing, reference),
        span.end,
    )


def _span(text: str, at: int, *, is_in_brackets: bool) -> _Span:
    """A quoted text, or all characters up to a space."""
    if text[at : at + 1] == '"':
        match = _QUOTED.match(text, at)
        assert match is not None
        return _Span(at, match.end(), at + 1, is_quoted=True)
    end, opened = at, 0
    while end < len(text) and not text[end].isspace() and text[end] not in '"|':
        opened += (text[end] == "(") - (text[end] == ")")
        if opened < 0 and is_in_brackets:
            break
        end += 1
    return _Span(at, end, at, is_quoted=False)


def suggest(place: Place, values: Sequence[str] = (), *, is_asked: bool = False) -> list[Suggestion]:
    """What can stand at a place, the likeliest first; at most ``MOST``.

    Args:
        place: what stands there now.
        values: of ``place.values_of`` in the library, the most frequent first.
        is_asked: the user asked for it; else words without a field get only fields that begin like them.
    """
    if place.is_nothing:
        return []
    if not place.field:
        if not is_asked and place.typed.lower() in JOINING:
            return []  # Tab takes what is offered, and such a word begins nothing else
        return _fields(place.typed, is_asked=is_asked)[:MOST]
    spec = field_of(place.field)
    if (listed := _listed(place.field)) is not None:
        found = ranked(place.typed, listed)
    elif place.field in _REFERENCES and not place.reference:
        found = [*_references(place.field, place.typed), *_values(place, values)]
    elif spec is None or spec.is_text:
        found = _values(place, values)
        if spec is not None and not place.typed and not place.operator:
            found = [
                *found[: MOST - 1],
                Suggestion('""', '""', "nothing is there", SuggestionKind.COMPARISON),
            ]
    elif spec.kind is Kind.KEY:
        found = _keys(place.typed)
    else:
        found = _comparisons(spec, place)
    whole = fold(place.operator + place.typed)
    return [each for each in found if fold(each.insert) not in {whole, fold(place.typed)}][:MOST]


def ranked(typed: str, found: Iterable[Suggestion]) -> list[Suggestion]:
    """Those that begin like what is typed, then those with a word that does, that contain it, are near it."""
    folded = fold(typed)
    if not folded:
        return list(found)
    ranks: list[list[Suggestion]] = [[], [], [], []]
    others: dict[str, Suggestion] = {}
    for each in found:
        label = fold(each.label)
        if label.startswith(folded):
            ranks[0].append(each)
        elif f" {folded}" in label:
            ranks[1].append(each)
        elif folded in label:
            ranks[2].append(each)
        else:
            others.setdefault(label, each)
    ranks[3] = [others[label] for label in near(folded, others)]
    return [each for rank in ranks for each in rank]


def near(folded: str, texts: Iterable[str]) -> list[str]:
    """Folded texts that, or a word of which, are spelt nearly like another one; the nearest first."""
    by_spelling: dict[str, list[str]] = {}
    for text in texts:
        for spelling in {text, *text.split()}:
            by_spelling.setdefault(spelling, []).append(text)
    found = difflib.get_close_matches(folded, by_spelling, n=_MOST_NEAR, cutoff=_NEAR)
    return list(dict.fromkeys(text for spelling in found for text in by_spelling[spelling]))[:_MOST_NEAR]


def _known(name: str) -> str:
    """The field that a name before a colon means; empty for none."""
    spec = field_of(name)
    if spec is not None:
        return spec.name
    return name.lower() if name.lower() in fields.SPECIAL_FIELDS else ""


def _fields(typed: str, *, is_asked: bool) -> list[Suggestion]:
    folded = fold(typed)
    if not is_asked and len(folded) < LEAST_LETTERS:
        return []
    named = [
        (_field(spec.name, f"{spec.title} — {spec.help}"), (spec.name, *spec.aliases, fold(spec.title)))
        for spec in fields.FIELDS
    ]
    named += [(_field(name, fields.SPECIAL_HELP[name][0]), (name,)) for name in fields.SPECIAL_FIELDS]
    begun = [each for each, names in named if names[0].startswith(folded)]
    begun += [
        each
        for each, names in named
        if each not in begun and any(name.startswith(folded) for name in names[1:])
    ]
    flags = [
        Suggestion(f"{fields.IS}:{flag.name}", f"{fields.IS}:{flag.name}", flag.help, SuggestionKind.FLAG)
        for flag in fields.FLAGS
        if folded and any(name.startswith(folded) for name in (flag.name, *flag.aliases))
    ]
    if not is_asked:
        return [*begun, *flags]
    rest = [each for each in ranked(typed, (each for each, _ in named)) if each not in begun]
    words = [] if folded else _OPERATORS
    return [*words, *begun, *flags, *rest]


def _field(name: str, detail: str) -> Suggestion:
    return Suggestion(f"{name}:", f"{name}:", detail, SuggestionKind.FIELD, is_whole=False)


_OPERATORS: Final = [
    Suggestion("or", "or ", "one of both", SuggestionKind.OPERATOR, is_whole=False),
    Suggestion("not", "not ", "without what follows", SuggestionKind.OPERATOR, is_whole=False),
]


def _flag(flag: fields.FlagSpec) -> Suggestion:
    return Suggestion(flag.name, flag.name, flag.help, SuggestionKind.FLAG)


def _listed(field: str) -> list[Suggestion] | None:
    """What can follow a field of few values, which are the same in every library; None for other fields."""
    match field:
        case fields.IS:
            return [_flag(flag) for flag in fields.FLAGS]
        case fields.HAS:
            return _can_be_had()
        case fields.SOUNDS:
            return [Suggestion(word.name, value_as_typed(word.name)) for word in WORDS]
        case _:
            return None


def _can_be_had() -> list[Suggestion]:
    more = [Suggestion(name, name, detail, SuggestionKind.FLAG) for name, detail in fields.HAS_MORE.items()]
    counted = [spec for spec in fields.FIELDS if not spec.is_counted]
    return more + [Suggestion(spec.name, spec.name, spec.title, SuggestionKind.FIELD) for spec in counted]


_REFERENCES: Final = {
    fields.LIKE: (
        Suggestion("now", "now", "like what plays now"),
        Suggestion("playlist(…)", "playlist(", "like the tracks of a playlist", is_whole=False),
    ),
    fields.LOOKS: (Suggestion("now", "now", "like the cover of what plays now"),),
}
"""What can stand in place of a name."""


def _references(field: str, typed: str) -> list[Suggestion]:
    return [each for each in _REFERENCES[field] if fold(each.label).startswith(fold(typed))]


def _values(place: Place, values: Sequence[str]) -> list[Suggestion]:
    end = ")" if place.reference else ""
    offered = [Suggestion(value, f"{value_as_typed(value)}{end}") for value in values]
    return ranked(place.typed, offered)


def _keys(typed: str) -> list[Suggestion]:
    keys = [InKey(tonic, is_major) for is_major in (False, True) for tonic in range(12)]
    names = [literals.key_text(key) for key in keys]
    offered = [Suggestion(name, name, _KEY_KINDS[name.endswith("m")]) for name in names]
    offered += [Suggestion(name, name, "any of these keys") for name in ("minor", "major")]
    if (key := literals.read_key(typed)) is not None and key.tonic is not None and not key.mixes:
        name = literals.key_text(InKey(key.tonic, key.is_major, mixes=True))
        offered.insert(0, Suggestion(name, name, "and all keys that mix with it"))
        return [offered[0], *(each for each in ranked(typed, offered[1:]) if each.label != name)]
    return ranked(typed, offered)


_KEY_KINDS: Final = {True: "minor", False: "major"}


def _comparisons(spec: FieldSpec, place: Place) -> list[Suggestion]:
    """Ways to ask for a number or a date; those that begin like what is typed."""
    whole = fold(place.operator + place.typed)
    offered = [
        Suggestion(text, text, detail, SuggestionKind.COMPARISON, is_whole=is_whole)
        for text, detail, is_whole in _forms(spec)
    ]
    return [each for each in offered if fold(each.insert).startswith(whole)]


def _forms(spec: FieldSpec) -> Iterable[tuple[str, str, bool]]:
    """Text, meaning, and whether it is a whole value."""
    if spec.kind is Kind.TIME:
        for amount, words in _AGO:
            yield f"<{amount}", f"in the last {words}", True
        yield from ((str(period), _PERIODS[period], True) for period in Period)
        yield ">1y", "longer ago than a year", True
        yield literals.NEVER, "not at all", True
        return
    yield ">=", "at least", False
    yield "<=", "at most", False
    yield ">", "after" if spec.kind is Kind.DATE else "more than", False
    yield "<", "before" if spec.kind is Kind.DATE else "less than", False
    _, _, example = spec.example.partition(":")
    if example and (example[0].isdigit() or example[0] in "<>"):
        yield example, "for example", True
    if spec.kind is not Kind.DATE:
        yield "top10%", "the highest tenth of the library", True
        yield "bottom10%", "the lowest tenth of the library", True
    if not spec.is_counted:
        yield '""', "no value", True


_AGO: Final = (("1d", "24 hours"), ("7d", "7 days"), ("2w", "two weeks"), ("1mo", "month"), ("1y", "year"))
_PERIODS: Final = {
    Period.TODAY: "since midnight",
    Period.YESTERDAY: "the day before today",
    Period.THIS_WEEK: "since Monday",
    Period.LAST_WEEK: "the week before this one",
    Period.THIS_MONTH: "since the first of the month",
    Period.LAST_MONTH: "the month before this one",
    Period.THIS_YEAR: "since the first of January",
    Period.LAST_YEAR: "the year before this one",
}


def inserted(text: str, place: Place, suggestion: Suggestion) -> tuple[str, int, int]:
    """What to put into a text for a suggestion.

    Returns:
        The text that takes the place of the characters from the second to the third number.
    """
    space = " " if suggestion.is_whole and not text[place.end :].strip(")") else ""
    is_in_brackets = text[place.end : place.end + 1] == ")"
    return suggestion.insert + ("" if is_in_brackets else space), place.start, place.end

"""Reads what stands after the name of a field: words, numbers, flags, playlists, tracks to be like."""

from __future__ import annotations

import difflib
import re
from dataclasses import dataclass
from typing import Final

from musicrec_desktop.core.text.folding import fold
from musicrec_desktop.model.sound_words import WORDS, word_of
from musicrec_desktop.query import fields, literals
from musicrec_desktop.query.ast import (
    Ago,
    Compare,
    Condition,
    Empty,
    Exact,
    Field,
    Flag,
    Has,
    InPlaylist,
    InRegion,
    Like,
    Node,
    Not,
    Operator,
    Range,
    Reference,
    Regex,
    Share,
    Sounds,
    Wildcard,
    Words,
)
from musicrec_desktop.query.fields import FieldSpec, Kind, field_of, flag_of
from musicrec_desktop.query.patterns import regex_problem, wildcard_pieces
from musicrec_desktop.query.problems import ProblemKind
from musicrec_desktop.query.scanner import ESCAPED_STAR, Scanner, TypedText

_NEAR: Final = 0.6
_LONGEST_NAME: Final = 40
"""No field and no flag has a name that a longer text could be meant for."""
_OPERATOR: Final = re.compile(r"(?P<operator>!=|<=|>=|==|[<>=])\s*")
_OPERATORS: Final = {
    "=": Operator.EQUAL, "==": Operator.EQUAL, "<": Operator.LESS, "<=": Operator.AT_MOST,
    ">": Operator.MORE, ">=": Operator.AT_LEAST,
}  # fmt: skip
_REGEX: Final = re.compile(
    r"/(?P<pattern>(?:\\.|[^/\\]|/(?!i?(?:[\s|)]|$))){1,2000})/(?P<flag>i?)(?=[\s|)]|$)"
)
"""Its end is not looked for further: after each slash, that would be to the end of the text again."""
_ESCAPED: Final = re.compile(r"\\.", re.DOTALL)
_YEARS: Final = re.compile(r"(\d{4})?-(\d{4})?")
_THRESHOLD: Final = re.compile(r"\s*>=?\s*(?P<percent>\d{1,3}(?:[.,]\d+)?)\s*%?")
_PLAYLIST: Final = re.compile(r"playlist\(\s*", re.IGNORECASE)
_YES: Final = frozenset({"yes", "true", "1"})
_NO: Final = frozenset({"no", "false", "0"})
_YEAR_DIGITS: Final = 4


@dataclass(frozen=True, slots=True)
class Mention:
    """Something that a query names and that may not be there: a playlist, a region, a track or an album.

    Attributes:
        leaf: of the tree.
        start: index of the first character of the name.
        end: index after its last one.
    """

    leaf: InPlaylist | InRegion | Like
    start: int
    end: int


class ValueReader:
    """Reads values of fields where a scanner is.

    Args:
        scanner: goes on behind each value; what is wrong is told to it.

    Attributes:
        mentions: the playlists, regions, tracks and albums that were named.
    """

    def __init__(self, scanner: Scanner) -> None:
        self._scanner = scanner
        self.mentions: list[Mention] = []

    def read(self, name: str, start: int) -> Node | None:
        """A value of a field, which begins here; None where it means nothing, which is told.

        Args:
            name: of the field.
            start: index of the first character of the term.
        """
        if name in {fields.LIKE, fields.LOOKS}:
            return self._like(name, start)
        spec = field_of(name)
        if spec is None:
            return self._special(name)
        if spec.is_text:
            return self._text_value(spec, start)
        return self._number_value(spec, start)

    def _special(self, name: str) -> Node | None:
        value = self._scanner.typed()
        if value is None:
            return None
        text = value.text.strip()
        if name == fields.IN:
            if not text and not value.is_quoted:
                return None
            leaf = InPlaylist(text)
            self.mentions.append(Mention(leaf, value.start, value.end))
            return leaf
        if name == fields.REGION:
            return self._region(text, value)
        node, names = _property(name, text)
        if node is None:
            is_begun = any(each.strip('"').startswith(text.lower()) for each in names)
            self._scanner.tell(
                ProblemKind.FLAG,
                value.start,
                value.end,
                text=text,
                field=name,
                nearest=nearest(text, names),
                is_unfinished=is_begun and self._scanner.is_last(value.end),
            )
        return node

    def _region(self, name: str, value: TypedText) -> Node | None:
        if not name:
            self._scanner.tell(ProblemKind.NO_VALUE, value.start, value.end, field=fields.REGION)
            return None
        leaf = InRegion(name)
        self.mentions.append(Mention(leaf, value.start, value.end))
        return leaf

    def _like(self, field: str, start: int) -> Node | None:
        is_look = field == fields.LOOKS
        reference, name = Reference.ALBUM if is_look else Reference.TRACK, ""
        if not is_look and self._scanner.match(_PLAYLIST):
            reference = Reference.PLAYLIST
        value = self._scanner.typed(stops=")" if reference is Reference.PLAYLIST else ">")
        if value is not None:
            name = value.text.strip()
            is_bare = not value.is_quoted and reference is not Reference.PLAYLIST
            if is_bare and name.lower() == Reference.NOW:
                reference, name = Reference.ALBUM_NOW if is_look else Reference.NOW, ""
        if reference is Reference.PLAYLIST:
            self._scanner.skip_spaces()
            if self._scanner.peek() == ")":
                self._scanner.at += 1
        if not name and not reference.is_now:
            self._scanner.tell(ProblemKind.NO_VALUE, start, self._scanner.at, field=field)
            return None
        percent: float | None = None
        if match := self._scanner.match(_THRESHOLD):
            percent = min(float(match["percent"].replace(",", ".")), 100.0)
        like = Like(reference, name, percent)
        if value is not None:
            self.mentions.append(Mention(like, value.start, value.end))
        return like

    def _text_value(self, spec: FieldSpec, start: int) -> Node | None:
        is_exact = is_negated = False
        if match := _OPERATOR.match(self._scanner.text, self._scanner.at):
            if match["operator"] in {"=", "==", "!="}:
                is_exact, is_negated = True, match["operator"] == "!="
                self._scanner.at = match.end()
        elif found := self._scanner.match(_REGEX):
            pattern = _ESCAPED.sub(lambda pair: "/" if pair[0] == "\\/" else pair[0], found["pattern"])
            if problem := regex_problem(pattern):
                self._scanner.tell(
                    ProblemKind.REGEX,
                    found.start(),
                    found.end(),
                    text=pattern,
                    field=spec.name,
                    detail=problem,
                )
                return None
            return Field(spec.name, Regex(pattern, ignores_case=found["flag"] == "i"))
        value = self._scanner.typed(keeps_stars=not is_exact)
        if value is None or not (value.text.strip() or value.is_quoted):
            self._scanner.tell(ProblemKind.NO_VALUE, start, self._scanner.at, field=spec.name)
            return None
        condition = _text_condition(value.text, is_exact=is_exact)
        node: Node = Field(spec.name, condition)
        return Not(node) if is_negated else node

    def _number_value(self, spec: FieldSpec, start: int) -> Node | None:
        operator = ""
        if match := self._scanner.match(_OPERATOR):
            operator = match["operator"]
        value = self._scanner.typed()
        if value is None or not value.text.strip(". -"):
            if value is not None and value.is_quoted and not operator:
                return Field(spec.name, Empty())
            self._scanner.tell(ProblemKind.NO_VALUE, start, self._scanner.at, field=spec.name)
            return None
        condition = _number_condition(spec, value.text.strip(), _OPERATORS.get(operator))
        if condition is not None and self._is_half_a_year(spec, condition, value):
            self._scanner.tell(ProblemKind.VALUE, value.start, value.end, text=value.text, field=spec.name)
            return None
        if condition is None:
            text = value.text.strip()
            is_unfinished = self._scanner.is_last(value.end) and literals.may_go_on(text, spec)
            self._scanner.tell(
                ProblemKind.VALUE,
                value.start,
                value.end,
                text=text,
                field=spec.name,
                is_unfinished=is_unfinished,
            )
            return None
        node = Field(spec.name, condition)
        return Not(node) if operator == "!=" else node

    def _is_half_a_year(self, spec: FieldSpec, condition: Condition, value: TypedText) -> bool:
        return (
            spec.name == "year"
            and isinstance(condition, Compare)
            and len(value.text.strip()) < _YEAR_DIGITS
            and self._scanner.is_last(value.end)
        )


def _text_condition(text: str, *, is_exact: bool) -> Condition:
    plain = text.replace(ESCAPED_STAR, "*")
    if not plain.strip():
        return Empty()
    if is_exact:
        return Exact(plain)
    if "*" in text:
        return Wildcard(wildcard_pieces(text, ESCAPED_STAR))
    return Words(plain)


def _number_condition(spec: FieldSpec, text: str, operator: Operator | None) -> Condition | None:
    if operator is None:
        if spec.kind is Kind.KEY:
            return literals.read_key(text)
        if text.lower() == literals.NEVER and spec.kind is Kind.TIME:
            return Empty()
        if (share := literals.read_share(text)) is not None and spec.kind not in {Kind.TIME, Kind.DATE}:
            return Share(*share)
        if spec.name == "year" and _YEARS.fullmatch(text):
            text = text.replace("-", "..")
        if ".." in text:
            return _range(spec, text)
    elif spec.kind is Kind.KEY:
        return literals.read_key(text) if operator is Operator.EQUAL else None
    value = literals.read_value(text, spec)
    if value is None:
        return None
    if isinstance(value, Ago) and operator in {None, Operator.EQUAL}:
        operator = Operator.LESS  # played:30d is what was played in the last 30 days
    return Compare(operator or Operator.EQUAL, value)


def _range(spec: FieldSpec, text: str) -> Range | None:
    first, _, last = text.partition("..")
    last = last.removeprefix(".")
    low = literals.read_value(first, spec) if first.strip() else None
    high = literals.read_value(last, spec) if last.strip() else None
    if (first.strip() and low is None) or (last.strip() and high is None) or (low is None and high is None):
        return None
    if isinstance(low, Ago) != isinstance(high, Ago) and low is not None and high is not None:
        return None
    return Range(low, high)


def _property(name: str, text: str) -> tuple[Node | None, list[str]]:
    """What a word after ``has:``, ``sounds:``, ``is:`` or a flag means, else None, and what can be there."""
    if name == fields.HAS:
        spec = field_of(text)
        has = spec.name if spec is not None else text.lower()
        node = Has(has) if spec is not None or has in fields.HAS_MORE else None
        return node, [*(spec.name for spec in fields.FIELDS), *fields.HAS_MORE]
    if name == fields.SOUNDS:
        word = word_of(text)
        names = [f'"{each.name}"' if " " in each.name else each.name for each in WORDS]
        return None if word is None else Sounds(word.name), names
    if name == fields.IS:
        flag = flag_of(text)
        return None if flag is None else Flag(flag.name), [flag.name for flag in fields.FLAGS]
    flag = flag_of(name)  # liked:yes
    assert flag is not None
    answers: dict[str, Node] = dict.fromkeys(_YES, Flag(flag.name))
    answers |= dict.fromkeys(_NO, Not(Flag(flag.name)))
    return answers.get(text.lower()), ["yes", "no"]


def nearest(typed: str, names: tuple[str, ...] | list[str]) -> tuple[str, ...]:
    """At most three of the names that may have been meant."""
    if len(typed) > _LONGEST_NAME:
        return ()
    folded = fold(typed)
    begun = [name for name in names if folded and name.startswith(folded)]
    near = difflib.get_close_matches(folded, names, n=3, cutoff=_NEAR)
    return tuple(dict.fromkeys((*begun, *near)))[:3]

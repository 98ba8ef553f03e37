"""From rules to the JSON of Navidrome."""

from __future__ import annotations

import datetime as dt
import json
import math
from typing import Any, Final

from musicrec_desktop.model.playlist import LimitUnit, SmartRules, SortOrder
from musicrec_desktop.playlist_files.smart.navidrome.fields import (
    COVER,
    EVERY_DATE,
    EXPLICIT,
    FILE_TYPE,
    FLAGS,
    INTEGERS,
    LARGEST,
    SCALES,
    WRITTEN,
)
from musicrec_desktop.playlist_files.smart.values import RuleErrors
from musicrec_desktop.query.ast import (
    EVERYTHING,
    Ago,
    AgoUnit,
    And,
    Compare,
    Condition,
    Empty,
    Exact,
    Field,
    Flag,
    Has,
    Leaf,
    Node,
    Not,
    Operator,
    Or,
    PartialDate,
    Period,
    Range,
    Value,
    Wildcard,
    Words,
)
from musicrec_desktop.query.fields import FieldSpec, Kind, field_of
from musicrec_desktop.query.literals import date_text
from musicrec_desktop.query.parser import parse
from musicrec_desktop.query.writer import write

Rule = dict[str, Any]
_HOURS: Final = {
    AgoUnit.HOUR: 1, AgoUnit.DAY: 24, AgoUnit.WEEK: 7 * 24, AgoUnit.MONTH: 30 * 24, AgoUnit.YEAR: 365 * 24,
}  # fmt: skip
_MOST_DAYS: Final = 999_999
_OPPOSITE: Final = {
    Operator.LESS: Operator.AT_LEAST,
    Operator.AT_LEAST: Operator.LESS,
    Operator.MORE: Operator.AT_MOST,
    Operator.AT_MOST: Operator.MORE,
}
_FLAG_NAMES: Final = {ours: theirs for theirs, ours in FLAGS.items()}
_ALWAYS: Final[Rule] = {"contains": {"title": ""}}
"""Every title holds the empty text; a list without rules is refused."""


def navidrome_text(name: str, description: str, rules: SmartRules) -> str:
    """The text of an ``.nsp`` file.

    Raises:
        RuleErrors: Navidrome cannot say all of it.
    """
    writer = _Writer()
    tree = parse(rules.query).tree
    rule = writer.node(tree)
    document: dict[str, Any] = {"name": name}
    if description:
        document["comment"] = description
    document.update(rule if set(rule) <= {"all", "any"} else {"all": [rule]})
    document.update(writer.order(rules))
    document.update(writer.limit(rules))
    if writer.problems:
        raise RuleErrors(writer.problems)
    return json.dumps(document, ensure_ascii=False, indent=2) + "\n"


class _Unsaid(Exception):  # noqa: N818  it ends one rule and is no error of the program
    """What is asked for has no rule there."""


class _Writer:
    """Collects what cannot be said, so that all of it is told at once."""

    def __init__(self) -> None:
        self.problems: list[str] = []

    def node(self, node: Node) -> Rule:
        """The rule of a tree."""
        if node == EVERYTHING:
            return _ALWAYS
        match node:
            case And(parts=parts):
                return {"all": [self.node(part) for part in parts]}
            case Or(parts=parts):
                rules, left = _with_never(parts)
                rules += [self.node(part) for part in left]
                return rules[0] if len(rules) == 1 else {"any": rules}
            case Not(part=part):
                return self._not(part)
            case _:
                try:
                    return _leaf(node)
                except _Unsaid:
                    return self._refused(node)

    def order(self, rules: SmartRules) -> Rule:
        """The keys of the order."""
        if rules.order is SortOrder.WEIGHTED:
            self.problems.append("a weighted random order")
        if rules.order is not SortOrder.FIELDS:
            return {"sort": "random"}
        terms = []
        for name, is_descending in rules.sort:
            if name in WRITTEN:
                terms.append(("-" if is_descending else "") + WRITTEN[name])
            else:
                self.problems.append(f"the order by {name}")
        # The order of a list without one is ours; theirs would be the title.
        return {"sort": ",".join(terms or ["artist", "album", "discnumber", "tracknumber"]), "order": "asc"}

    def limit(self, rules: SmartRules) -> Rule:
        """The keys of the limits."""
        for each, what in ((rules.most_of_artist, "an artist"), (rules.most_of_album, "an album")):
            if each is not None:
                self.problems.append(f"at most {each} of {what}")
        if rules.limit is None:
            return {}
        if rules.limit_unit is LimitUnit.TRACKS:
            return {"limit": rules.limit}
        if rules.limit_unit is LimitUnit.PERCENT:
            return {"limitPercent": rules.limit}
        self.problems.append(f"a limit of {rules.limit} {rules.limit_unit.value}")
        return {}

    def _not(self, part: Node) -> Rule:
        match part:
            case And(parts=parts):
                return {"any": [self._not(each) for each in parts]}
            case Or(parts=parts):
                return {"all": [self._not(each) for each in parts]}
            case Not(part=inner):
                return self.node(inner)
            case _:
                try:
                    return _opposite(part)
                except _Unsaid:
                    return self._refused(Not(part))

    def _refused(self, node: Node) -> Rule:
        self.problems.append(write(node)[:120])
        return _ALWAYS


def _with_never(parts: tuple[Node, ...]) -> tuple[list[Rule], list[Node]]:
    """Rules that hold for tracks without a value, too: longer ago or never, fewer stars or none.

    Returns:
        These rules, and the parts that they leave.
    """
    left = list(parts)
    rules: list[Rule] = []
    what: Ago | float
    for part in parts:
        match part:
            case Field(name=name, condition=Compare(operator=Operator.MORE, value=Ago() as ago)):
                operator, what = "notInTheLast", ago
            case Field(
                name="rating" as name, condition=Compare(operator=Operator.LESS, value=float() as stars)
            ):
                operator, what = "lt", stars
            case _:
                continue
        if Field(name, Empty()) not in left:
            continue
        number = _whole_days(what) if isinstance(what, Ago) else what / 2
        if number is None:
            continue
        rules.append({operator: {WRITTEN[name]: int(number) if number == int(number) else number}})
        left.remove(part)
        left.remove(Field(name, Empty()))
    return rules, left


def _leaf(leaf: Leaf) -> Rule:
    match leaf:
        case Flag(name="explicit"):
            return {"is": {EXPLICIT: "e"}}
        case Flag(name=name) if name in _FLAG_NAMES:
            return {"is": {_FLAG_NAMES[name]: True}}
        case Has(name="cover"):
            return {"is": {COVER: True}}
        case Has(name="gain"):
            return {"isPresent": {"rgtrackgain": True}}
        case Has(name=name) if name in WRITTEN:
            return {"isPresent": {WRITTEN[name]: True}}
        case Field(name="file", condition=Wildcard(pattern=pattern)):
            return {"is": {FILE_TYPE: _file_type(pattern)}}
        case Field(name=name, condition=condition) if name in WRITTEN:
            spec = field_of(name)
            assert spec is not None
            return _field(spec, WRITTEN[name], condition)
        case _:
            raise _Unsaid


def _opposite(leaf: Leaf) -> Rule:
    """The rule of what does not hold; a track without a value has no rule but this."""
    match leaf:
        case Has(name="gain"):
            return {"isMissing": {"rgtrackgain": True}}
        case Has(name=name) if name in WRITTEN:
            return {"isMissing": {WRITTEN[name]: True}}
        case Field(name=name, condition=Empty()) if name in WRITTEN:
            return {"isPresent": {WRITTEN[name]: True}}
    rule = _leaf(leaf)
    ((operator, operand),) = rule.items()
    if isinstance(leaf, (Flag, Has)):
        ((theirs, what),) = operand.items()
        return {"is": {theirs: False}} if what is True else {"isNot": operand}
    assert isinstance(leaf, Field)
    spec = field_of(leaf.name)
    assert spec is not None
    if spec.is_text:
        if operator not in {"is", "contains"}:
            raise _Unsaid
        return {"isNot" if operator == "is" else "notContains": operand}
    missing = {"isMissing": {WRITTEN[leaf.name]: True}}
    outside = _outside(spec, leaf.condition)
    return {"any": outside if spec.is_counted else [*outside, missing]}


def _outside(spec: FieldSpec, condition: Condition) -> list[Rule]:
    """The rules of values that do not meet a comparison."""
    theirs = WRITTEN[spec.name]
    match condition:
        case Compare(operator=Operator.EQUAL, value=value) if not isinstance(value, Ago):
            return [
                _field(spec, theirs, Compare(Operator.LESS, value)),
                _field(spec, theirs, Compare(Operator.MORE, value))
                if not (spec.step and isinstance(value, (int, float)))
                else _field(spec, theirs, Range(_after(spec, value), None)),
            ]
        case Compare(operator=operator, value=value) if operator in _OPPOSITE:
            return [_field(spec, theirs, Compare(_OPPOSITE[operator], value))]
        case Range(low=low, high=high):
            ends = ((Operator.LESS, low), (Operator.MORE, high))
            return [_field(spec, theirs, Compare(how, end)) for how, end in ends if end is not None]
        case _:
            raise _Unsaid


def _after(spec: FieldSpec, value: float) -> float:
    return value + spec.step if spec.kind is Kind.DURATION else value + spec.step / 2


def _field(spec: FieldSpec, theirs: str, condition: Condition) -> Rule:
    if isinstance(condition, Empty):
        return {"isMissing": {theirs: True}}
    if spec.is_text:
        return _text(spec, theirs, condition)
    match condition:
        case Compare(operator=operator, value=value):
            return _compared(spec, theirs, operator, value)
        case Range(low=low, high=high):
            if isinstance(low, Ago) or isinstance(high, Ago):
                rules = [
                    _compared(spec, theirs, how, end)
                    for how, end in ((Operator.AT_LEAST, low), (Operator.AT_MOST, high))
                    if end is not None
                ]
                return {"all": rules}
            return _ranged(spec, theirs, low, high)
        case _:
            raise _Unsaid


def _text(spec: FieldSpec, theirs: str, condition: Condition) -> Rule:
    match condition:
        case Exact(text=text) if spec.name != "path":
            return {"is": {theirs: text}}
        case Words(text=text) if spec.kind is Kind.WORDS:
            return {"any": [{"startsWith": {theirs: text}}, {"contains": {theirs: f" {text}"}}]}
        case Words(text=text):
            return {"contains": {theirs: text}}
        case Wildcard(pattern=pattern):
            starts, text, ends = _parts(pattern)
            if starts and ends:
                if spec.name == "path" and text.startswith("/"):
                    raise _Unsaid
                return {"contains": {theirs: text}}
            if spec.name == "path":
                if not starts or not text.startswith("/"):
                    raise _Unsaid
                return {"is": {theirs: text[1:]}}
            return {"startsWith" if ends else "endsWith": {theirs: text}}
        case _:
            raise _Unsaid


def _parts(pattern: str) -> tuple[bool, str, bool]:
    """Whether a star is first, the text between, whether one is last; of patterns that are no more."""
    text = ""
    stars: list[int] = []
    place = 0
    while place < len(pattern):
        if pattern[place] == "\\" and place + 1 < len(pattern):
            place += 1
            text += pattern[place]
        elif pattern[place] == "*":
            stars.append(len(text))
        else:
            text += pattern[place]
        place += 1
    starts, ends = stars[:1] == [0], bool(stars) and stars[-1] == len(text)
    if not text.strip() or len(stars) != starts + ends:
        raise _Unsaid
    return starts, text, ends


def _file_type(pattern: str) -> str:
    starts, text, ends = _parts(pattern)
    if not starts or ends or not text.startswith(".") or "." in text[1:]:
        raise _Unsaid
    return text[1:]


def _compared(spec: FieldSpec, theirs: str, operator: Operator, value: Value) -> Rule:
    if isinstance(value, Ago):
        return _ago(theirs, operator, value)
    if isinstance(value, Period):
        raise _Unsaid
    if isinstance(value, PartialDate):
        dated = _tag_date if spec.kind is Kind.DATE else _moment
        rules = [{how: {theirs: what}} for how, what in dated(operator, value).items()]
        return rules[0] if len(rules) == 1 else {"all": rules}
    if spec.name == "rating" and (rated := _rated(spec, theirs, operator, value)) is not None:
        return rated
    match operator:
        case Operator.LESS:
            return {"lt": {theirs: _scaled(spec, value)}}
        case Operator.MORE:
            return {"gt": {theirs: _scaled(spec, value)}}
        case Operator.EQUAL:
            return _equal(spec, theirs, value)
        case Operator.AT_LEAST if spec.name in INTEGERS:
            return {"gt": {theirs: math.ceil(value) - 1}}
        case Operator.AT_MOST if spec.name in INTEGERS:
            return {"lt": {theirs: math.floor(value) + 1}}
    is_least = operator is Operator.AT_LEAST
    return _numbers(spec, theirs, value if is_least else None, None if is_least else value)


def _equal(spec: FieldSpec, theirs: str, value: float) -> Rule:
    if spec.kind is Kind.DURATION:
        return _numbers(spec, theirs, value, value + spec.step - 1)
    if spec.step:
        return _numbers(spec, theirs, value - spec.step / 2, value + spec.step / 2 - 1e-6)
    return {"is": {theirs: _scaled(spec, value)}}


def _rated(spec: FieldSpec, theirs: str, operator: Operator, half_stars: float) -> Rule | None:
    """Without a rating a song counts as 0 stars there; None where that makes no difference."""
    if operator in {Operator.LESS, Operator.AT_MOST}:
        most = half_stars - (operator is Operator.LESS)
        if most < 1:
            raise _Unsaid
        return _numbers(spec, theirs, 1, most)
    if half_stars > 0:
        return None
    if operator is Operator.EQUAL:
        raise _Unsaid
    return {"isPresent": {theirs: True}}


def _ranged(spec: FieldSpec, theirs: str, low: Value | None, high: Value | None) -> Rule:
    if isinstance(low, (PartialDate, Period)) or isinstance(high, (PartialDate, Period)):
        if isinstance(low, Period) or isinstance(high, Period):
            raise _Unsaid
        assert isinstance(low, PartialDate | None)
        assert isinstance(high, PartialDate | None)
        if spec.kind is Kind.TIME:
            rules = [
                _compared(spec, theirs, how, end)
                for how, end in ((Operator.AT_LEAST, low), (Operator.AT_MOST, high))
                if end is not None
            ]
            return rules[0] if len(rules) == 1 else {"all": rules}
        first = EVERY_DATE[0] if low is None else date_text(low)
        last = EVERY_DATE[1] if high is None else _last_day(high)
        return {"inTheRange": {theirs: [first, last]}}
    assert not isinstance(low, Ago)
    assert not isinstance(high, Ago)
    if spec.name == "rating":
        low = max(1.0, low or 0.0)
    return _numbers(spec, theirs, low, high)


def _numbers(spec: FieldSpec, theirs: str, low: float | None, high: float | None) -> Rule:
    first = -LARGEST if low is None else _scaled(spec, low)
    last = LARGEST if high is None else _scaled(spec, high)
    return {"inTheRange": {theirs: [first, last]}}


def _scaled(spec: FieldSpec, value: float) -> float:
    """A number as they have it; whole where it is."""
    number = value / SCALES.get(spec.name, 1.0)
    if abs(number) >= LARGEST and spec.name != "size":
        raise _Unsaid
    return int(number) if number == int(number) else number


def _whole_days(ago: Ago) -> int | None:
    """How many days it is; None where these are not whole, or more than the reader takes."""
    days, rest = divmod(ago.amount * _HOURS[ago.unit], 24)
    return None if rest or days > _MOST_DAYS else days


def _ago(theirs: str, operator: Operator, ago: Ago) -> Rule:
    days = _whole_days(ago)
    if days is None:
        raise _Unsaid
    if operator in {Operator.LESS, Operator.AT_MOST}:
        return {"inTheLast": {theirs: days}}
    if operator in {Operator.MORE, Operator.AT_LEAST}:
        return {"all": [{"notInTheLast": {theirs: days}}, {"isPresent": {theirs: True}}]}
    raise _Unsaid


def _tag_date(operator: Operator, date: PartialDate) -> dict[str, Any]:
    """Operator and operand; dates of tags are compared as texts."""
    text = date_text(date)
    said: dict[Operator, dict[str, Any]] = {
        Operator.EQUAL: {"startsWith": text},
        Operator.LESS: {"before": text},
        Operator.MORE: {"after": _last_day(date)},
        Operator.AT_LEAST: {"inTheRange": [text, EVERY_DATE[1]]},
        Operator.AT_MOST: {"inTheRange": [EVERY_DATE[0], _last_day(date)]},
    }
    return said[operator]


def _moment(operator: Operator, date: PartialDate) -> dict[str, Any]:
    """Operators and operands; moments are compared with the first days of periods."""
    first, after = _first_day(date), _next_day(_last_day(date))
    return {
        Operator.EQUAL: {"after": first, "before": after},
        Operator.LESS: {"before": first},
        Operator.MORE: {"after": after},
        Operator.AT_LEAST: {"after": first},
        Operator.AT_MOST: {"before": after},
    }[operator]


def _first_day(date: PartialDate) -> str:
    return f"{date.year:04}-{date.month or 1:02}-{date.day or 1:02}"


def _last_day(date: PartialDate) -> str:
    if date.day is not None:
        return date_text(date)
    month = date.month or 12
    first_of_next = dt.date(date.year, month, 28) + dt.timedelta(days=4) if month < 12 else None
    if first_of_next is None:
        return f"{date.year:04}-12-31"
    last = first_of_next.replace(day=1) - dt.timedelta(days=1)
    return f"{last.year:04}-{last.month:02}-{last.day:02}"


def _next_day(day: str) -> str:
    try:
        after = dt.date.fromisoformat(day) + dt.timedelta(days=1)
    except OverflowError:
        raise _Unsaid from None
    return f"{after.year:04}-{after.month:02}-{after.day:02}"

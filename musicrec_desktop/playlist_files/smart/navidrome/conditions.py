"""Rules of single conditions and of their opposites."""

from __future__ import annotations

from typing import Final

from musicrec_desktop.playlist_files.smart.navidrome.comparisons import Rule, Unsaid, compared, ranged
from musicrec_desktop.playlist_files.smart.navidrome.fields import COVER, EXPLICIT, FILE_TYPE, FLAGS, WRITTEN
from musicrec_desktop.query.ast import (
    Ago,
    Compare,
    Condition,
    Empty,
    Exact,
    Field,
    Flag,
    Has,
    Leaf,
    Operator,
    Range,
    Wildcard,
    Words,
)
from musicrec_desktop.query.fields import FieldSpec, Kind, field_of

_OPPOSITE: Final = {
    Operator.LESS: Operator.AT_LEAST,
    Operator.AT_LEAST: Operator.LESS,
    Operator.MORE: Operator.AT_MOST,
    Operator.AT_MOST: Operator.MORE,
}
_FLAG_NAMES: Final = {ours: theirs for theirs, ours in FLAGS.items()}


def rule_of(leaf: Leaf) -> Rule:
    """The rule of one condition.

    Raises:
        Unsaid: there is no such rule.
    """
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
            raise Unsaid


def rule_of_opposite(leaf: Leaf) -> Rule:
    """The rule of what does not hold; a track without a value has no rule but this.

    Raises:
        Unsaid: there is no such rule.
    """
    match leaf:
        case Has(name="gain"):
            return {"isMissing": {"rgtrackgain": True}}
        case Has(name=name) if name in WRITTEN:
            return {"isMissing": {WRITTEN[name]: True}}
        case Field(name=name, condition=Empty()) if name in WRITTEN:
            return {"isPresent": {WRITTEN[name]: True}}
    rule = rule_of(leaf)
    ((operator, operand),) = rule.items()
    if isinstance(leaf, (Flag, Has)):
        ((theirs, what),) = operand.items()
        return {"is": {theirs: False}} if what is True else {"isNot": operand}
    assert isinstance(leaf, Field)
    spec = field_of(leaf.name)
    assert spec is not None
    if spec.is_text:
        if operator not in {"is", "contains"}:
            raise Unsaid
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
            raise Unsaid


def _after(spec: FieldSpec, value: float) -> float:
    return value + spec.step if spec.kind is Kind.DURATION else value + spec.step / 2


def _field(spec: FieldSpec, theirs: str, condition: Condition) -> Rule:
    if isinstance(condition, Empty):
        return {"isMissing": {theirs: True}}
    if spec.is_text:
        return _text(spec, theirs, condition)
    match condition:
        case Compare(operator=operator, value=value):
            return compared(spec, theirs, operator, value)
        case Range(low=low, high=high):
            if isinstance(low, Ago) or isinstance(high, Ago):
                rules = [
                    compared(spec, theirs, how, end)
                    for how, end in ((Operator.AT_LEAST, low), (Operator.AT_MOST, high))
                    if end is not None
                ]
                return {"all": rules}
            return ranged(spec, theirs, low, high)
        case _:
            raise Unsaid


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
                    raise Unsaid
                return {"contains": {theirs: text}}
            if spec.name == "path":
                if not starts or not text.startswith("/"):
                    raise Unsaid
                return {"is": {theirs: text[1:]}}
            return {"startsWith" if ends else "endsWith": {theirs: text}}
        case _:
            raise Unsaid


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
        raise Unsaid
    return starts, text, ends


def _file_type(pattern: str) -> str:
    starts, text, ends = _parts(pattern)
    if not starts or ends or not text.startswith(".") or "." in text[1:]:
        raise Unsaid
    return text[1:]

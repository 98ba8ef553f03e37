"""One rule of another program as a condition of the query language."""

from __future__ import annotations

from enum import Enum

from musicrec_desktop.playlist_files.smart.values import RuleError
from musicrec_desktop.query.ast import (
    EVERYTHING,
    Ago,
    AgoUnit,
    Compare,
    Condition,
    Empty,
    Exact,
    Field,
    Has,
    Node,
    Not,
    Operator,
    PartialDate,
    Range,
    Regex,
    Wildcard,
    any_of,
)
from musicrec_desktop.query.fields import FieldSpec, Kind, field_of
from musicrec_desktop.query.patterns import regex_problem


class How(Enum):
    """How a rule compares, as programs have it in common."""

    IS = "is"
    CONTAINS = "contains"
    STARTS = "starts with"
    ENDS = "ends with"
    MATCHES = "matches"
    """A regular expression without case."""
    MATCHES_CASE = "matches case"
    LESS = "less"
    AT_MOST = "at most"
    MORE = "more"
    AT_LEAST = "at least"
    WITHIN = "within"
    """A time less than some ago."""
    NOT_WITHIN = "not within"
    """Longer ago, or never."""
    MISSING = "missing"
    PRESENT = "present"


RuleValue = str | float | PartialDate | Ago
_OPERATORS = {
    How.IS: Operator.EQUAL,
    How.LESS: Operator.LESS,
    How.AT_MOST: Operator.AT_MOST,
    How.MORE: Operator.MORE,
    How.AT_LEAST: Operator.AT_LEAST,
}


def rule(name: str, how: How, value: RuleValue = "") -> Node:
    """A condition on a field.

    Args:
        name: of our field.
        how: the comparison.
        value: a text, a number in our unit, a date, or a time before now, as the kind of the field is.

    Raises:
        RuleError: the field knows no such comparison.
    """
    spec = field_of(name)
    assert spec is not None, name
    if how is How.MISSING:
        return Field(name, Empty())
    if how is How.PRESENT:
        return Has(name)
    if spec.is_text:
        return _text_rule(spec, how, str(value))
    if how in {How.WITHIN, How.NOT_WITHIN} and spec.kind is Kind.TIME and isinstance(value, Ago):
        if how is How.WITHIN:
            return Field(name, Compare(Operator.LESS, value))
        return any_of([Field(name, Compare(Operator.MORE, value)), Field(name, Empty())])
    if how not in _OPERATORS or isinstance(value, (str, Ago)):
        raise RuleError(f"“{how.value}” of {name}")
    if isinstance(value, PartialDate) is not (spec.kind in {Kind.TIME, Kind.DATE}):
        raise RuleError(f"{value} for {name}")
    return Field(name, Compare(_OPERATORS[how], value))


def between(name: str, low: float | PartialDate, high: float | PartialDate) -> Node:
    """A value from one to another, both included."""
    return Field(name, Range(low, high))


def negated(node: Node) -> Node:
    """The opposite."""
    if isinstance(node, Not):
        return node.part
    if node == EVERYTHING:
        raise RuleError("a rule that nothing can meet")
    return Not(node)


def literal(text: str) -> str:
    """A text as a pattern that means just it."""
    return text.replace("\\", "\\\\").replace("*", "\\*")


def days(amount: float) -> Ago:
    """A time before now.

    Raises:
        RuleError: it is no whole number of hours, or too long.
    """
    hours = round(amount * 24)
    if abs(hours - amount * 24) > 1e-6 or not 0 <= hours <= 999_999 * 24:
        raise RuleError(f"{amount} days")
    return Ago(hours // 24, AgoUnit.DAY) if hours % 24 == 0 else Ago(hours, AgoUnit.HOUR)


def _text_rule(spec: FieldSpec, how: How, text: str) -> Node:
    if how in {How.MATCHES, How.MATCHES_CASE}:
        if regex_problem(text) or not text:
            raise RuleError(f"/{text[:80]}/")
        return Field(spec.name, Regex(text, how is How.MATCHES))
    patterns = {How.CONTAINS: "*{}*", How.STARTS: "{}*", How.ENDS: "*{}"}
    if how is not How.IS and how not in patterns:
        raise RuleError(f"“{how.value}” of {spec.name}")
    if not text:
        return Field(spec.name, Empty()) if how is How.IS else EVERYTHING
    if not text.strip() or "\ue000" in text:
        raise RuleError(f"“{text[:80]}” for {spec.name}")
    condition: Condition = Exact(text)
    if how is not How.IS:
        condition = Wildcard(patterns[how].format(literal(text)))
    return Field(spec.name, condition)

"""Rules of numbers, stars, moments and dates, with the bounds that Navidrome gives them."""

from __future__ import annotations

import datetime as dt
import math
from typing import Any, Final

from musicrec_desktop.playlist_files.smart.navidrome.fields import EVERY_DATE, INTEGERS, LARGEST, SCALES
from musicrec_desktop.query.ast import Ago, AgoUnit, Operator, PartialDate, Period, Value
from musicrec_desktop.query.fields import FieldSpec, Kind
from musicrec_desktop.query.literals import date_text

Rule = dict[str, Any]

_HOURS: Final = {
    AgoUnit.HOUR: 1, AgoUnit.DAY: 24, AgoUnit.WEEK: 7 * 24, AgoUnit.MONTH: 30 * 24, AgoUnit.YEAR: 365 * 24,
}  # fmt: skip
_MOST_DAYS: Final = 999_999


class Unsaid(Exception):  # noqa: N818  it ends one rule and is no error of the program
    """What is asked for has no rule there."""


def compared(spec: FieldSpec, theirs: str, operator: Operator, value: Value) -> Rule:
    """The rule of a field that is compared with a value.

    Args:
        spec: the field.
        theirs: its name there.
        operator: how it is compared.
        value: with what, in our units.

    Raises:
        Unsaid: there is no such rule.
    """
    if isinstance(value, Ago):
        return _ago(theirs, operator, value)
    if isinstance(value, Period):
        raise Unsaid
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
            raise Unsaid
        return _numbers(spec, theirs, 1, most)
    if half_stars > 0:
        return None
    if operator is Operator.EQUAL:
        raise Unsaid
    return {"isPresent": {theirs: True}}


def ranged(spec: FieldSpec, theirs: str, low: Value | None, high: Value | None) -> Rule:
    """The rule of a field between two values, both of which belong to it; None is no bound.

    Raises:
        Unsaid: there is no such rule.
    """
    if isinstance(low, (PartialDate, Period)) or isinstance(high, (PartialDate, Period)):
        if isinstance(low, Period) or isinstance(high, Period):
            raise Unsaid
        assert isinstance(low, PartialDate | None)
        assert isinstance(high, PartialDate | None)
        if spec.kind is Kind.TIME:
            rules = [
                compared(spec, theirs, how, end)
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
        raise Unsaid
    return int(number) if number == int(number) else number


def whole_days(ago: Ago) -> int | None:
    """How many days it is; None where these are not whole, or more than the reader takes."""
    days, rest = divmod(ago.amount * _HOURS[ago.unit], 24)
    return None if rest or days > _MOST_DAYS else days


def _ago(theirs: str, operator: Operator, ago: Ago) -> Rule:
    days = whole_days(ago)
    if days is None:
        raise Unsaid
    if operator in {Operator.LESS, Operator.AT_MOST}:
        return {"inTheLast": {theirs: days}}
    if operator in {Operator.MORE, Operator.AT_LEAST}:
        return {"all": [{"notInTheLast": {theirs: days}}, {"isPresent": {theirs: True}}]}
    raise Unsaid


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
        raise Unsaid from None
    return f"{after.year:04}-{after.month:02}-{after.day:02}"

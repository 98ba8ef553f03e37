"""Rules of programs that keep a field, a comparison and values for each, as MusicBee and Kodi do."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import Final

from musicrec_desktop.playlist_files.smart.rules import How, between, days, negated, rule
from musicrec_desktop.playlist_files.smart.values import RuleError
from musicrec_desktop.query.ast import Ago, Node, PartialDate, any_of
from musicrec_desktop.query.fields import Kind, field_of
from musicrec_desktop.query.literals import read_date

_HOW: Final = {
    "is": How.IS,
    "contains": How.CONTAINS,
    "startswith": How.STARTS,
    "endswith": How.ENDS,
    "greaterthan": How.MORE,
    "lessthan": How.LESS,
    "after": How.MORE,
    "isafter": How.MORE,
    "before": How.LESS,
    "isbefore": How.LESS,
    "inthelast": How.WITHIN,
    "notinthelast": How.NOT_WITHIN,
    "matchesregex": How.MATCHES_CASE,
    "matchesregexignorecase": How.MATCHES,
    "isnull": How.MISSING,
    "isnotnull": How.PRESENT,
}
_ANY_OF: Final = {"isin": "is", "inlist": "is"}
_NEGATED: Final = {
    "isnot": "is",
    "doesnotcontain": "contains",
    "notcontains": "contains",
    "doesnotstartwith": "startswith",
    "doesnotendwith": "endswith",
    "isnotin": "isin",
    "notinrange": "inrange",
}
_RANGES: Final = frozenset(("inrange", "isinrange", "between"))
_SPAN: Final = re.compile(r"(\d{1,6}(?:\.\d+)?)\s*([a-z]*)")
_UNITS: Final = {
    "": 1.0, "d": 1.0, "day": 1.0, "w": 7.0, "week": 7.0, "m": 30.0, "mo": 30.0, "month": 30.0, "y": 365.0,
    "year": 365.0, "h": 1 / 24, "hour": 1 / 24, "hr": 1 / 24,
}  # fmt: skip
_CLOCK: Final = re.compile(r"(?:(\d{1,4}):)?(\d{1,4}):(\d{1,2}(?:\.\d+)?)")
_DAY_FIRST: Final = re.compile(r"(\d{1,2})[/.](\d{1,2})[/.](\d{4})")


def compared(ours: str, comparison: str, values: Sequence[str], scales: Mapping[str, float]) -> Node:
    """The condition of a rule.

    Args:
        ours: our field.
        comparison: as the program names it.
        values: as the file has them.
        scales: what numbers of a field are multiplied with.

    Raises:
        RuleError: it cannot be said.
    """
    name = re.sub("[^a-z]", "", comparison.lower())
    if name in _NEGATED:
        return negated(compared(ours, _NEGATED[name], values, scales))
    if name in _RANGES:
        if len(values) != 2:
            raise RuleError(f"“{comparison}” with {len(values)} values")
        low, high = (_value(ours, value, scales) for value in values)
        if isinstance(low, (str, Ago)) or isinstance(high, (str, Ago)):
            raise RuleError(f"“{comparison}” of {ours}")
        return between(ours, low, high)
    how = _HOW.get(_ANY_OF.get(name, name))
    if how is None:
        raise RuleError(f"comparison “{comparison}”")
    if how in {How.MISSING, How.PRESENT}:
        return rule(ours, how)
    if not values:
        raise RuleError(f"“{comparison}” of {ours} without a value")
    return any_of(_single(ours, how, value, scales) for value in values)


def _single(ours: str, how: How, text: str, scales: Mapping[str, float]) -> Node:
    if how in {How.WITHIN, How.NOT_WITHIN}:
        span = _SPAN.fullmatch(text.strip().lower())
        unit = (span[2].removesuffix("s") if len(span[2]) > 1 else span[2]) if span else "?"
        if span is None or unit not in _UNITS:
            raise RuleError(f"{text[:80]} for {ours}")
        return rule(ours, how, days(float(span[1]) * _UNITS[unit]))
    value = _value(ours, text, scales)
    spec = field_of(ours)
    if how is How.MORE and isinstance(value, PartialDate) and spec is not None and spec.kind is Kind.TIME:
        # A moment of that day comes after the day as a date.
        how = How.AT_LEAST
    if ours == "rating" and isinstance(value, float):
        if value == 0 and how is How.IS:
            return rule(ours, How.MISSING)
        if value == 0 and how is How.MORE:
            return rule(ours, How.PRESENT)
        if how is How.LESS:
            # Without a rating a song counts as 0 stars.
            return any_of([rule(ours, how, value), rule(ours, How.MISSING)])
    return rule(ours, how, value)


def _value(ours: str, text: str, scales: Mapping[str, float]) -> str | float | PartialDate:
    spec = field_of(ours)
    assert spec is not None
    if spec.is_text:
        return text
    text = text.strip()
    if spec.kind in {Kind.TIME, Kind.DATE}:
        if found := _DAY_FIRST.fullmatch(text):
            text = f"{found[3]}-{found[2].zfill(2)}-{found[1].zfill(2)}"
        date = read_date(text[:10])
        if date is None:
            raise RuleError(f"{text[:80]} for {ours}")
        return date
    if ours == "length" and (clock := _CLOCK.fullmatch(text)):
        return ((int(clock[1] or 0) * 60 + int(clock[2])) * 60 + float(clock[3])) * 1000
    if re.fullmatch(r"-?\d{1,12}(?:\.\d{1,9})?", text) is None:
        raise RuleError(f"{text[:80]} for {ours}")
    number = float(text)
    if ours == "rating" and scales.get(ours) == 0:  # of 5 or of 100
        number *= 2 if number <= 5 else 0.1
    else:
        number *= scales.get(ours, 1.0)
    if ours == "rating" and not 0 <= number <= 10:
        raise RuleError(f"{text[:80]} for {ours}")
    return number

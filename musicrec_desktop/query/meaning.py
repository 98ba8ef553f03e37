"""What a tree means for one track, without SQL.

``storage/query`` gives the same answers for the whole library; tests prove both equal. What a tree needs
besides the track (the time, playlists, what sounds alike, the figures of the library) is a ``World``.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Final

from musicrec_desktop.core.text.search_words import search_phrases, search_text
from musicrec_desktop.query import fields, literals
from musicrec_desktop.query.ast import (
    ANY,
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
    InKey,
    InPlaylist,
    InRegion,
    Like,
    Moment,
    Node,
    Not,
    Operator,
    Or,
    PartialDate,
    Period,
    Range,
    Regex,
    Share,
    Sounds,
    Value,
    Wildcard,
    Words,
)
from musicrec_desktop.query.fields import FieldSpec, Kind, field_of
from musicrec_desktop.query.patterns import (
    RegexTests,
    contains_test,
    exact_test,
    searched_texts,
    wildcard_test,
)

Number = float | str
"""What is compared: a number, or a date as tags have it."""
ANY_FIELDS: Final = ("title", "artist", "album", "genre", "file", "composer")
"""The fields in which words without a field are searched."""
_HOUR_MS: Final = 3_600_000
_AGO_MS: Final = {
    AgoUnit.HOUR: _HOUR_MS,
    AgoUnit.DAY: 24 * _HOUR_MS,
    AgoUnit.WEEK: 7 * 24 * _HOUR_MS,
    AgoUnit.MONTH: 30 * 24 * _HOUR_MS,
    AgoUnit.YEAR: 365 * 24 * _HOUR_MS,
}
_LAST_MONTH: Final = 12
_LAST_DATE: Final = "~"
"""Sorts after all digits: the end of the dates that begin like another."""


@dataclass(frozen=True, slots=True)
class FieldValues:
    """The values of one track.

    Attributes:
        track_id: its row.
        texts: by text field; a field without a text may be missing.
        numbers: by the other fields but ``key``; a field without a value is missing.
        key: tonic and whether it is major; None where it was not heard.
        flags: the names of what holds.
        has: what is there besides fields (``fields.HAS_MORE``).
    """

    track_id: int
    texts: Mapping[str, Sequence[str]] = field(default_factory=dict)
    numbers: Mapping[str, Number] = field(default_factory=dict)
    key: tuple[int, bool] | None = None
    flags: Collection[str] = frozenset()
    has: Collection[str] = frozenset()


def _no_tracks(_wanted: object) -> Collection[int]:
    return frozenset()


def _no_values(_name: str) -> Sequence[float]:
    return ()


@dataclass(frozen=True, slots=True)
class World:
    """What a tree means besides the values of a track.

    Attributes:
        now_ms: the time, UTC.
        zone: whose calendar dates are of.
        queued: the ids of the tracks in the queue, the one that plays included.
        playlist: the ids of the tracks in the playlists of a name; of those in any for the empty name.
        alike: the ids of the tracks that meet a ``Like``, by sound or by cover.
        sounding: the ids of the tracks that a word fits.
        region: the ids of the tracks inside a region of the music map, by its name.
        values: the values of a field in the library, ascending, of the tracks that have one; of those that
            were played at all for what is counted.
    """

    now_ms: int
    zone: dt.tzinfo
    queued: Collection[int] = frozenset()
    playlist: Callable[[str], Collection[int]] = _no_tracks
    alike: Callable[[Like], Collection[int]] = _no_tracks
    sounding: Callable[[str], Collection[int]] = _no_tracks
    region: Callable[[str], Collection[int]] = _no_tracks
    values: Callable[[str], Sequence[float]] = _no_values


NO_WORLD: Final = World(0, dt.UTC)
"""For queries that mean nothing besides tracks."""


def matches(node: Node, track: FieldValues, world: World, regexes: RegexTests | None = None) -> bool:
    """Whether a track meets a query.

    Args:
        node: the query.
        track: its values.
        world: what the query means besides.
        regexes: their common time limit; None for one of its own.

    Raises:
        QueryTimeError: a regular expression takes too long.
    """
    regexes = regexes if regexes is not None else RegexTests()
    match node:
        case And(parts=parts):
            return all(matches(part, track, world, regexes) for part in parts)
        case Or(parts=parts):
            return any(matches(part, track, world, regexes) for part in parts)
        case Not(part=part):
            return not matches(part, track, world, regexes)
        case Flag(name=name):
            return name in track.flags
        case Has(name=name):
            return name in track.has if field_of(name) is None else not _is_empty(name, track)
        case InPlaylist(name=name):
            return (track.track_id in world.playlist(name)) == bool(name)
        case InRegion() | Like() | Sounds():
            return track.track_id in found_elsewhere(node, world)
        case Field(name=name, condition=condition):
            return _holds(name, condition, track, world, regexes)


def found_elsewhere(leaf: InRegion | Like | Sounds, world: World) -> Collection[int]:
    """The tracks of a part that no value of a track decides."""
    match leaf:
        case InRegion(name=name):
            return world.region(name)
        case Sounds(word=word):
            return world.sounding(word)
        case Like():
            return world.alike(leaf)


def _holds(name: str, condition: Condition, track: FieldValues, world: World, regexes: RegexTests) -> bool:
    if name == ANY:
        assert isinstance(condition, Words)
        return any(_has_words(each, condition.text, track) for each in ANY_FIELDS)
    spec = field_of(name)
    assert spec is not None, name
    if isinstance(condition, Empty):
        return _is_empty(name, track)
    if isinstance(condition, InKey):
        return track.key is not None and any(
            tonic in {None, track.key[0]} and is_major in {None, track.key[1]}
            for tonic, is_major in literals.keys_of(condition)
        )
    if isinstance(condition, Words) and spec.kind is Kind.WORDS:
        return _has_words(name, condition.text, track)
    if isinstance(condition, (Words, Exact, Wildcard, Regex)):
        return _text_holds(spec, condition, track.texts.get(name, ()), regexes)
    number = number_of(spec, track)
    if number is None:
        return False
    if isinstance(condition, Share):
        return _is_in_share(spec, condition, number, world.values(name))
    return all(compare(number, operator, limit) for operator, limit in limits(condition, spec, world))


def _text_holds(
    spec: FieldSpec, condition: Words | Exact | Wildcard | Regex, texts: Sequence[str], regexes: RegexTests
) -> bool:
    match condition:
        case Words(text=text):
            test = contains_test(text)
        case Exact(text=text):
            test = exact_test(text, is_genre=spec.name in fields.GENRES)
        case Wildcard(pattern=pattern):
            test = wildcard_test(pattern)
        case Regex(pattern=pattern, ignores_case=ignores_case):
            test = regexes.test(pattern, ignores_case=ignores_case)
    return any(test(text) for text in texts if text)


def _has_words(name: str, typed: str, track: FieldValues) -> bool:
    """Whether the words of a field hold a typed text, as the index of words finds it."""
    phrases = search_phrases(typed)
    if not phrases:
        return False
    words = f" {search_text(searched_texts(name, track.texts.get(name, ())))}"
    return any(f" {' '.join(phrase)}" in words for phrase in phrases)


def number_of(spec: FieldSpec, track: FieldValues) -> Number | None:
    """The value of a field that is no text; 0 where nothing was counted."""
    return track.numbers.get(spec.name, 0 if spec.is_counted else None)


def _is_empty(name: str, track: FieldValues) -> bool:
    spec = field_of(name)
    assert spec is not None, name
    if spec.is_text:
        return not any(track.texts.get(name, ()))
    if spec.kind is Kind.KEY:
        return track.key is None
    return number_of(spec, track) is None


def _is_in_share(spec: FieldSpec, share: Share, number: Number, values: Sequence[float]) -> bool:
    if not values or isinstance(number, str) or (spec.is_counted and not number):
        return False
    threshold = share_threshold(share, values)
    return number >= threshold if share.is_top else number <= threshold


def share_threshold(share: Share, values: Sequence[float]) -> float:
    """The value at the end of a share of ascending values; those that equal it belong to it."""
    place = share_place(share, len(values)) - 1
    return values[-1 - place] if share.is_top else values[place]


def share_place(share: Share, count: int) -> int:
    """How many of ``count`` values a share takes, at least one."""
    return max(1, round(count * share.percent / 100))


def limits(condition: Condition, spec: FieldSpec, world: World) -> list[tuple[Operator, Number]]:
    """What a number must be, as comparisons that must all hold.

    Raises:
        AssertionError: the condition is none of numbers.
    """
    if isinstance(condition, Range):
        found = []
        if condition.low is not None:
            # From 30 to 90 days ago: the lower end is the later moment.
            found += _limits(condition.low, Operator.AT_LEAST, spec, world)
        if condition.high is not None:
            found += _limits(condition.high, Operator.AT_MOST, spec, world)
        return found
    assert isinstance(condition, Compare), condition
    return _limits(condition.value, condition.operator, spec, world)


def _limits(value: Value, operator: Operator, spec: FieldSpec, world: World) -> list[tuple[Operator, Number]]:
    if isinstance(value, Ago):
        moment = float(world.now_ms - value.amount * _AGO_MS[value.unit])
        turned = {
            Operator.LESS: Operator.MORE,
            Operator.AT_MOST: Operator.AT_LEAST,
            Operator.MORE: Operator.LESS,
            Operator.AT_LEAST: Operator.AT_MOST,
        }
        # Less than 30 days ago is later than the moment 30 days ago.
        return [(turned.get(operator, Operator.MORE), moment)]
    first: Number
    after: Number
    if isinstance(value, (PartialDate, Period)):
        if spec.kind is Kind.DATE:
            assert isinstance(value, PartialDate)
            first = literals.date_text(value)
            after = first + _LAST_DATE
        else:
            first, after = map(float, period_ms(value, world))
    elif spec.step and operator is Operator.EQUAL:
        if spec.kind is Kind.DURATION:
            first, after = value, value + spec.step
        else:
            first, after = value - spec.step / 2, value + spec.step / 2
    else:
        return [(operator, value)]
    return {
        Operator.EQUAL: [(Operator.AT_LEAST, first), (Operator.LESS, after)],
        Operator.LESS: [(Operator.LESS, first)],
        Operator.AT_MOST: [(Operator.LESS, after)],
        Operator.MORE: [(Operator.AT_LEAST, after)],
        Operator.AT_LEAST: [(Operator.AT_LEAST, first)],
    }[operator]


def compare(number: Number, operator: Operator, limit: Number) -> bool:
    """Whether ``number operator limit`` holds; both are numbers, or both are dates of tags."""
    if isinstance(number, str) or isinstance(limit, str):
        assert isinstance(number, str)
        assert isinstance(limit, str)
        sign = (number > limit) - (number < limit)
    else:
        sign = (number > limit) - (number < limit)
    return {
        Operator.EQUAL: sign == 0,
        Operator.LESS: sign < 0,
        Operator.AT_MOST: sign <= 0,
        Operator.MORE: sign > 0,
        Operator.AT_LEAST: sign >= 0,
    }[operator]


def period_ms(value: Moment, world: World) -> tuple[int, int]:
    """The first moment of a period and the first one after it, in ms UTC."""
    assert not isinstance(value, Ago)
    first, after = _days(value, world) if isinstance(value, Period) else _span(value)
    return _ms(first, world), _ms(after, world)


def _span(date: PartialDate) -> tuple[dt.date, dt.date]:
    first = dt.date(date.year, date.month or 1, date.day or 1)
    if date.day is not None:
        return first, _later(first, days=1)
    return first, _next_month(first) if date.month is not None else _next_year(first)


def _days(period: Period, world: World) -> tuple[dt.date, dt.date]:
    today = dt.datetime.fromtimestamp(world.now_ms / 1000, world.zone).date()
    monday = today - dt.timedelta(days=today.weekday())
    month, year = today.replace(day=1), today.replace(month=1, day=1)
    match period:
        case Period.TODAY:
            return today, _later(today, days=1)
        case Period.YESTERDAY:
            return _later(today, days=-1), today
        case Period.THIS_WEEK:
            return monday, _later(monday, days=7)
        case Period.LAST_WEEK:
            return _later(monday, days=-7), monday
        case Period.THIS_MONTH:
            return month, _next_month(month)
        case Period.LAST_MONTH:
            return _later(month, days=-1).replace(day=1), month
        case Period.THIS_YEAR:
            return year, _next_year(year)
        case Period.LAST_YEAR:
            return year.replace(year=year.year - 1), year


def _later(day: dt.date, *, days: int) -> dt.date:
    try:
        return day + dt.timedelta(days=days)
    except OverflowError:
        return dt.date.max


def _next_month(first: dt.date) -> dt.date:
    if first.month < _LAST_MONTH:
        return first.replace(month=first.month + 1)
    return _next_year(first).replace(month=1)


def _next_year(first: dt.date) -> dt.date:
    return dt.date.max if first.year == dt.MAXYEAR else first.replace(year=first.year + 1)


def _ms(day: dt.date, world: World) -> int:
    try:
        moment = dt.datetime.combine(day, dt.time(), world.zone)
        return round(moment.timestamp() * 1000)
    except (OverflowError, ValueError, OSError):
        # Years at the ends of the calendar have no moment in some zones.
        return round(dt.datetime.combine(day, dt.time(), dt.UTC).timestamp() * 1000)

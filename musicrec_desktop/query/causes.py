"""What can change the answer to a query: which things that happen it has to be asked again after."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection, Iterator
from enum import StrEnum
from typing import Final

from musicrec_desktop.query.ast import (
    Ago,
    AgoUnit,
    Compare,
    Condition,
    Field,
    Flag,
    Has,
    InPlaylist,
    InRegion,
    Leaf,
    Like,
    Node,
    Period,
    Range,
    Reference,
    Sounds,
    Value,
    leaves,
)
from musicrec_desktop.query.fields import Group, field_of


class Cause(StrEnum):
    """Something that happens, and may change what a query finds."""

    LIBRARY = "library"
    """Tracks come and go, and their tags change: every query depends on it."""
    USE = "use"
    """A listen ended."""
    OPINION = "opinion"
    """A like, a dislike, a ban."""
    RATING = "rating"
    SOUND = "sound"
    """Tracks were analysed, which also tells their lengths."""
    LIKENESS = "likeness"
    """What sounds alike is computed anew."""
    MAP = "map"
    """Tracks lie elsewhere on the music map, or a region was drawn or deleted."""
    LOOKS = "looks"
    """Covers were looked at."""
    GENRES = "genres"
    """Genres are suggested, accepted or rejected."""
    QUEUE = "queue"
    PLAYING = "playing"
    """Another track plays."""
    HOUR = "hour"
    """An hour begins."""
    DAY = "day"
    """A day begins."""


_OF_GROUP: Final = {Group.USE: Cause.USE, Group.SOUND: Cause.SOUND}
_OF_FIELD: Final = {"genre~": (Cause.GENRES,), "rating": (Cause.RATING,), "length": (Cause.SOUND, Cause.USE)}
"""Fields that differ from their group: lengths become exact when a track is analysed or played."""
_OF_FLAG: Final = {
    "liked": Cause.OPINION,
    "disliked": Cause.OPINION,
    "banned": Cause.OPINION,
    "queued": Cause.QUEUE,
    "analysed": Cause.SOUND,
    "sound": Cause.SOUND,
}


def causes_of(tree: Node) -> frozenset[Cause]:
    """What can change the answer; what the playlists that it names depend on comes on top."""
    return frozenset({Cause.LIBRARY, *(cause for leaf in leaves(tree) for cause in _of_leaf(leaf))})


def causes_of_field(name: str) -> tuple[Cause, ...]:
    """What can change the values of a field, of a flag, or of what may follow ``has:``."""
    spec = field_of(name)
    if spec is None:
        return (_OF_FLAG[name],) if name in _OF_FLAG else ()
    if name in _OF_FIELD:
        return _OF_FIELD[name]
    return (_OF_GROUP[spec.group],) if spec.group in _OF_GROUP else ()


def playlists_of(tree: Node) -> frozenset[str]:
    """The names of the playlists that it depends on; the empty name stands for all playlists."""
    return frozenset(
        leaf.name
        for leaf in leaves(tree)
        if isinstance(leaf, InPlaylist) or (isinstance(leaf, Like) and leaf.reference is Reference.PLAYLIST)
    )


def next_moment_ms(causes: Collection[Cause], now_ms: int, zone: dt.tzinfo) -> int | None:
    """When time itself changes the answer next, UTC; None where it does not."""
    now = dt.datetime.fromtimestamp(now_ms / 1000, zone)
    if Cause.HOUR in causes:
        # Counted in UTC: hours of the clock are left out or come twice where summer begins and ends.
        into_hour = dt.timedelta(minutes=now.minute, seconds=now.second, microseconds=now.microsecond)
        return now_ms - into_hour // dt.timedelta(milliseconds=1) + 3_600_000
    if Cause.DAY in causes:
        tomorrow = dt.datetime.combine(now.date() + dt.timedelta(days=1), dt.time(), zone)
        return round(tomorrow.timestamp() * 1000)
    return None


def _of_leaf(leaf: Leaf) -> Iterator[Cause]:
    match leaf:
        case InRegion():
            # Newcomers get their place on the map by what sounds like them.
            yield Cause.LIKENESS
            yield Cause.MAP
        case Sounds():
            yield Cause.LIKENESS
        case Like(reference=reference):
            yield Cause.LOOKS if reference.is_look else Cause.LIKENESS
            if reference.is_now:
                yield Cause.PLAYING
        case Flag(name=name) | Has(name=name):
            yield from causes_of_field(name)
            if name == "queued":
                yield Cause.PLAYING
        case Field(name=name, condition=condition):
            yield from causes_of_field(name)
            yield from _of_time(condition)
        case InPlaylist():
            pass


def _of_time(condition: Condition) -> Iterator[Cause]:
    """The times before now, and the periods of the calendar, in a condition."""
    values: tuple[Value | None, ...] = ()
    if isinstance(condition, Compare):
        values = (condition.value,)
    elif isinstance(condition, Range):
        values = (condition.low, condition.high)
    for value in values:
        if isinstance(value, Ago):
            yield Cause.HOUR if value.unit is AgoUnit.HOUR else Cause.DAY
        elif isinstance(value, Period):
            yield Cause.DAY

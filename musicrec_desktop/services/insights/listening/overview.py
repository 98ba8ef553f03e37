"""How much was heard, and what of it was new."""

from __future__ import annotations

from typing import Final

import numpy as np
from numpy.typing import NDArray

from musicrec_desktop.core.sentences import counted
from musicrec_desktop.model.insights import (
    Cell,
    ChartKind,
    Figure,
    FigureColumn,
    InsightSection,
    Role,
    Unit,
)
from musicrec_desktop.model.period import bucket_size, bucket_starts
from musicrec_desktop.services.insights.data import InsightData, per_track, sums
from musicrec_desktop.services.insights.listening.parts import (
    COUNTED,
    NEVER,
    PLAY,
    TO_COME,
    TRACK_ID,
    compared,
    nothing_heard,
    plays_of,
)
from musicrec_desktop.services.insights.local_time import day_number, local_times
from musicrec_desktop.services.insights.span_words import span_in_words
from musicrec_desktop.services.letters.words import time_text
from musicrec_desktop.storage.insights.listens import History, Totals
from musicrec_desktop.storage.insights.names import GroupKind

_OVERVIEW: Final = InsightSection.OVERVIEW
MOST_DISCOVERIES: Final = 50
_NOTHING: Final = Totals(0, 0, 0)


def totals(data: InsightData) -> Figure:
    """Time and plays, summed up by the database, so that they are there before all listens are read."""
    listens = data.stores.listens
    now = listens.totals(data.span.start_ms, data.span.end_ms)
    before = None if data.before is None else listens.totals(data.before.start_ms, data.before.end_ms)
    left_out = listens.not_owned(data.span.start_ms, data.span.end_ms)
    unowned = f" {counted(left_out, 'imported play')} of music that is not in the library left out."
    note = ""
    if not now.listens:
        bounds = listens.bounds_ms()
        if bounds is None:
            note = NEVER
        elif data.span.start_ms > data.now_ms:
            note = TO_COME
        else:
            note = "Nothing was heard in this period. Choose another one."
    return Figure(
        "totals",
        _OVERVIEW,
        "Time and plays",
        " ".join(filter(None, (COUNTED, PLAY, compared(data)))) + (unowned if left_out else ""),
        ChartKind.NUMBERS,
        (
            FigureColumn("Listening time", Unit.DURATION_MS, Role.VALUE),
            FigureColumn("Listening time before", Unit.DURATION_MS, Role.BEFORE),
            FigureColumn("Plays", Unit.COUNT, Role.VALUE),
            FigureColumn("Plays before", Unit.COUNT, Role.BEFORE),
            FigureColumn("Tracks started", Unit.COUNT, Role.VALUE),
            FigureColumn("Tracks started before", Unit.COUNT, Role.BEFORE),
        ),
        (_totals_row(now, before),) if now.listens else (),
        note=note,
    )


def _totals_row(now: Totals, before: Totals | None) -> tuple[Cell, ...]:
    earlier = before or _NOTHING
    pairs = (
        (now.listened_ms, earlier.listened_ms),
        (now.plays, earlier.plays),
        (now.listens, earlier.listens),
    )
    return tuple(cell for value, was in pairs for cell in (value, was if before is not None else None))


def variety(data: InsightData) -> Figure:
    """How many different tracks, artists, albums and genres were played, and how many were new."""
    now, before = _variety(data, data.listens), _variety(data, data.listens_before)
    new_tracks, new_artists = _new(data, data.listens)
    new_before, artists_before = _new(data, data.listens_before)
    now |= {"New tracks": len(new_tracks), "New artists": len(new_artists)}
    before |= {"New tracks": len(new_before), "New artists": len(artists_before)}
    note = nothing_heard(data)
    has_before = data.before is not None
    return Figure(
        "variety",
        _OVERVIEW,
        "Variety and discoveries",
        f"Different ones among the plays. {_NEW} {COUNTED} {compared(data)}".rstrip(),
        ChartKind.NUMBERS,
        (
            FigureColumn("What", Unit.TEXT, Role.LABEL),
            FigureColumn("Different", Unit.COUNT, Role.VALUE),
            FigureColumn("Before", Unit.COUNT, Role.BEFORE),
        ),
        ()
        if note
        else tuple((name, count, before[name] if has_before else None) for name, count in now.items()),
        note=note,
    )


_NEW: Final = (
    "A track is new in the period of its first play ever, and an artist with the first of its tracks; what"
    " was imported as played at an unknown time is not new."
)


def _variety(data: InsightData, listens: History) -> dict[str, int]:
    played = np.unique(listens.track_ids[plays_of(listens) > 0])
    ones = np.ones(len(played), dtype=np.int64)
    groups = {
        title: len(np.unique(data.groups(kind).of(played, ones)[0]))
        for title, kind in (
            ("Artists", GroupKind.ARTIST),
            ("Albums", GroupKind.ALBUM),
            ("Genres", GroupKind.GENRE),
        )
    }
    return {"Tracks": len(played), **groups}


def _first_of_artists(data: InsightData) -> NDArray[np.int64]:
    """The first play of each artist; the largest number where there was none or one is not dated."""
    tracks, first_ms = data.first_plays
    table = data.groups(GroupKind.ARTIST)
    artists, starts = table.of(tracks, first_ms)
    first = np.full(len(table.names), np.iinfo(np.int64).max)
    np.minimum.at(first, artists, starts)
    undated = data.undated
    first[table.of(undated, undated)[0]] = np.iinfo(np.int64).min
    return first


def _new(data: InsightData, listens: History) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    """The first plays of new tracks and of new artists among listens, as starts."""
    if not len(listens):
        return listens.started_at_ms, listens.started_at_ms
    tracks, first_ms = data.first_plays
    start_ms, end_ms = int(listens.started_at_ms[0]), int(listens.started_at_ms[-1])
    own = first_ms[~np.isin(tracks, data.undated)]
    artists = _first_of_artists(data)
    return _between(own, start_ms, end_ms), _between(artists, start_ms, end_ms)


def _between(found: NDArray[np.int64], start_ms: int, end_ms: int) -> NDArray[np.int64]:
    return found[(found >= start_ms) & (found <= end_ms)]


def listening_time(data: InsightData) -> Figure:
    """The time in each part of the period, beside the period before."""
    return _over_time(
        data,
        key="listening-time",
        title="Listening time",
        what=FigureColumn("Listening time", Unit.DURATION_MS, Role.VALUE),
        definition=COUNTED,
        is_time=True,
    )


def plays(data: InsightData) -> Figure:
    """The plays in each part of the period, beside the period before."""
    return _over_time(
        data,
        key="plays",
        title="Plays",
        what=FigureColumn("Plays", Unit.COUNT, Role.VALUE),
        definition=f"{PLAY} {COUNTED}",
        is_time=False,
    )


def _over_time(
    data: InsightData, *, key: str, title: str, what: FigureColumn, definition: str, is_time: bool
) -> Figure:
    buckets, listens = data.buckets, data.listens
    note = nothing_heard(data)
    values = sums(buckets.of, listens.listened_ms if is_time else plays_of(listens), len(buckets.names))
    before = _before(data, len(buckets.names), is_time=is_time)
    to_come = buckets.starts > day_number(data.today)
    rows = tuple(
        (name, None if is_later else int(value), was)
        for name, value, was, is_later in zip(buckets.names, values, before, to_come, strict=True)
    )
    behind = "" if data.period.before is None else " Behind: the same part of the period before."
    return Figure(
        key,
        _OVERVIEW,
        title,
        f"{definition} By the listener's own days.{behind}",
        ChartKind.COLUMNS,
        (buckets.column, what, FigureColumn("Before", what.unit, Role.BEFORE)),
        () if note else rows,
        "" if note else _most(data, values, is_time=is_time),
        note,
    )


def _before(data: InsightData, count: int, *, is_time: bool) -> list[int | None]:
    """The values of the whole period before by the number of its part; None where it has fewer parts."""
    earlier, period = data.period.before, data.period
    bounds = None if earlier is None else earlier.bounds_ms(data.zone)
    if earlier is None or bounds is None or period.first is None or period.last is None:
        return [None] * count
    assert earlier.first is not None
    assert earlier.last is not None
    listens = data.listens_between(*bounds)
    size = bucket_size(period.first, period.last)
    starts = np.array([day_number(day) for day in bucket_starts(size, earlier.first, earlier.last)])
    days = local_times(listens.started_at_ms, data.zone).days.astype(np.int64)
    of = np.searchsorted(starts, days, side="right") - 1
    values = sums(of, listens.listened_ms if is_time else plays_of(listens), len(starts))
    return [*values[:count].tolist(), *[None] * (count - len(values))]


def _most(data: InsightData, values: NDArray[np.int64], *, is_time: bool) -> str:
    if len(values) < 2 or not values.max():
        return ""
    place = int(values.argmax())
    amount = time_text(int(values[place])) if is_time else counted(int(values[place]), "play")
    return f"Most {span_in_words(data.buckets.names[place], data.buckets.column)}: {amount}."


def discoveries(data: InsightData) -> Figure:
    """How many tracks were played for the first time in each part of the period."""
    return _discovered_over_time(data, "new-tracks", "New tracks", place=0)


def new_artists(data: InsightData) -> Figure:
    """How many artists were played for the first time in each part of the period."""
    return _discovered_over_time(data, "new-artists", "New artists", place=1)


def _discovered_over_time(data: InsightData, key: str, title: str, *, place: int) -> Figure:
    buckets, note = data.buckets, nothing_heard(data)
    starts = np.sort(_new(data, data.listens)[place])
    days = local_times(starts, data.zone).days.astype(np.int64)
    of = np.searchsorted(buckets.starts, days, side="right") - 1
    values = sums(of, np.ones(len(of), dtype=np.int64), len(buckets.names))
    if not note and not len(starts):
        note = "Nothing in this period was heard for the first time."
    return Figure(
        key,
        _OVERVIEW,
        title,
        f"{_NEW} {COUNTED}",
        ChartKind.COLUMNS,
        (buckets.column, FigureColumn(title, Unit.COUNT, Role.VALUE)),
        () if note else tuple(zip(buckets.names, values.tolist(), strict=True)),
        note=note,
    )


def discovered(data: InsightData) -> Figure:
    """The new tracks that were played most."""
    listens = data.listens
    tracks, counts = per_track(listens, plays_of(listens))
    known, first_ms = data.first_plays
    is_new = (first_ms >= data.span.start_ms) & (first_ms < data.span.end_ms) & ~np.isin(known, data.undated)
    is_found = np.isin(tracks, known[is_new]) & (counts > 0)
    tracks, counts = tracks[is_found], counts[is_found]
    order = np.lexsort((tracks, -counts))[:MOST_DISCOVERIES]
    named = data.stores.names.titles(tracks[order])
    note = nothing_heard(data)
    if not note and not len(tracks):
        note = "Nothing in this period was heard for the first time."
    return Figure(
        "discovered-tracks",
        _OVERVIEW,
        "Discovered and played again",
        f"New tracks of the period by their plays in it, at most {MOST_DISCOVERIES}. {_NEW} {PLAY}",
        ChartKind.BARS,
        (
            FigureColumn("Track", Unit.TEXT, Role.LABEL),
            FigureColumn("Artist", Unit.TEXT, Role.EXTRA),
            FigureColumn("Plays", Unit.COUNT, Role.VALUE),
            TRACK_ID,
        ),
        tuple(
            (*named[track], count, track)
            for track, count in zip(tracks[order].tolist(), counts[order].tolist(), strict=True)
            if track in named
        ),
        note=note,
    )


def ever_heard(data: InsightData) -> Figure:
    """How much of the library was ever played."""
    played, tracks = data.stores.listens.ever_played()
    note = "" if tracks else "The library is empty. Add a folder with music."
    return Figure(
        "ever-heard",
        _OVERVIEW,
        "The library, heard and unheard",
        "Tracks that are there, and those of them that you ever played, with imported plays, also such"
        " without a date. It is about all time, whatever the period.",
        ChartKind.NUMBERS,
        (
            FigureColumn("Ever played", Unit.SHARE, Role.VALUE),
            FigureColumn("Tracks played", Unit.COUNT, Role.VALUE),
            FigureColumn("Tracks in the library", Unit.COUNT, Role.VALUE),
        ),
        ((played / tracks, played, tracks),) if tracks else (),
        f"{counted(tracks - played, 'track waits', 'tracks wait')} to be heard." if tracks > played else "",
        note,
    )

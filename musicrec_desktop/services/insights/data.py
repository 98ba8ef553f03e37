"""What the makers of figures work on: a period, and columns of all that was heard, each read once."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from functools import cached_property
from typing import Final

import numpy as np
from numpy.typing import NDArray

from musicrec_desktop.core.local_zone import LOCAL_ZONE
from musicrec_desktop.model.insights import FigureColumn, Role, Unit
from musicrec_desktop.model.period import BucketSize, Period, bucket_size, bucket_starts
from musicrec_desktop.recommend.taste.discovery import Discovery
from musicrec_desktop.recommend.taste.taste_profile import TasteProfile
from musicrec_desktop.services.insights.knowledge import NOTHING_KNOWN, Knowledge
from musicrec_desktop.services.insights.local_time import LocalTimes, date_of, day_number, local_times
from musicrec_desktop.storage.insights.library import LibraryStore, LibraryTable
from musicrec_desktop.storage.insights.listens import PLAY, History, HistoryStore
from musicrec_desktop.storage.insights.names import GroupKind, GroupTable, NameStore
from musicrec_desktop.storage.insights.opinions import OpinionStore
from musicrec_desktop.storage.insights.sounds import SoundStore, SoundTable

_LAST_MS: Final = (1 << 62) - 1


@dataclass(frozen=True, slots=True)
class InsightStores:
    """Where the columns come from.

    Attributes:
        listens: the history.
        names: artists, albums and genres.
        sounds: what the player heard in tracks.
        library: files.
        opinions: likes and ratings.
        knowledge: what other services know.
    """

    listens: HistoryStore
    names: NameStore
    sounds: SoundStore
    library: LibraryStore
    opinions: OpinionStore
    knowledge: Knowledge = NOTHING_KNOWN


@dataclass(frozen=True, slots=True)
class Span:
    """A span of time.

    Attributes:
        start_ms: UTC.
        end_ms: exclusive.
    """

    start_ms: int
    end_ms: int


@dataclass(frozen=True, slots=True, eq=False)
class Buckets:
    """The parts that a period is shown in.

    Attributes:
        names: of the parts, as cells of ``column``: a day, a month or a year; a week is its first day.
        column: that they stand in.
        of: the place in ``names`` of each listen of the period, int64, shape (listens,).
        starts: the first day of each part, as ``local_time.day_number`` counts.
    """

    names: tuple[str | int, ...]
    column: FigureColumn
    of: NDArray[np.int64]
    starts: NDArray[np.int64]


class InsightData:
    """The listens of a period and what they are about; everything is read when it is first asked for.

    Args:
        period: that figures are about.
        stores: of the columns.
        now_ms: UTC; a period that is not over yet is compared with the same part of the one before.
        zone: of the listener.
    """

    def __init__(
        self, period: Period, stores: InsightStores, now_ms: int, zone: dt.tzinfo = LOCAL_ZONE
    ) -> None:
        self.period, self.stores, self.now_ms, self.zone = period, stores, now_ms, zone
        bounds = period.bounds_ms(zone)
        self.span = Span(-_LAST_MS, _LAST_MS) if bounds is None else Span(*bounds)

    @cached_property
    def today(self) -> dt.date:
        """The listener's day."""
        return dt.datetime.fromtimestamp(self.now_ms / 1000, self.zone).date()

    @property
    def is_over(self) -> bool:
        """Whether the period lies wholly in the past."""
        return self.span.end_ms <= self.now_ms

    @cached_property
    def before(self) -> Span | None:
        """The span to compare with: the period before, or its same part where this one is not over.

        None where there is none: for all that was ever heard, and for periods to come.
        """
        earlier = self.period.before
        bounds = None if earlier is None else earlier.bounds_ms(self.zone)
        if bounds is None or self.now_ms <= self.span.start_ms:
            return None
        if self.is_over:
            return Span(*bounds)
        return Span(bounds[0], min(bounds[0] + self.now_ms - self.span.start_ms, bounds[1]))

    @cached_property
    def history(self) -> History:
        """All listens ever, oldest first."""
        return self.stores.listens.history()

    @cached_property
    def rows(self) -> slice:
        """The listens of the period."""
        return self.rows_of(self.span)

    @cached_property
    def before_rows(self) -> slice:
        """The listens of the span to compare with; none where there is none."""
        return slice(0, 0) if self.before is None else self.rows_of(self.before)

    def rows_of(self, span: Span) -> slice:
        """The listens of a span of time."""
        starts = self.history.started_at_ms
        return slice(int(np.searchsorted(starts, span.start_ms)), int(np.searchsorted(starts, span.end_ms)))

    @cached_property
    def listens(self) -> History:
        """The listens of the period."""
        return part_of(self.history, self.rows)

    @cached_property
    def listens_before(self) -> History:
        """The listens of the span to compare with."""
        return part_of(self.history, self.before_rows)

    @cached_property
    def played_days(self) -> frozenset[int]:
        """All days ever with a play, as ``local_time.day_number`` counts."""
        played = self.history.started_at_ms[self.history.has(PLAY)]
        return frozenset(np.unique(local_times(played, self.zone).days).tolist())

    def listens_between(self, start_ms: int, end_ms: int) -> History:
        """The listens that began in a span of time."""
        return part_of(self.history, self.rows_of(Span(start_ms, end_ms)))

    @cached_property
    def times(self) -> LocalTimes:
        """The day and the hour of each listen of the period."""
        return local_times(self.listens.started_at_ms, self.zone)

    @cached_property
    def times_before(self) -> LocalTimes:
        """The day and the hour of each listen of the span to compare with."""
        return local_times(self.listens_before.started_at_ms, self.zone)

    @cached_property
    def buckets(self) -> Buckets:
        """The parts of the period; for all, from the first listen to the last one."""
        return self._parts(self.times.days.astype(np.int64))

    def parts_of(self, at_ms: NDArray[np.int64]) -> Buckets:
        """The parts of the period for other moments than listens.

        Args:
            at_ms: of the period, ascending; for all, the parts go from the first to the last of them. Parts
                that are still to come are left out.
        """
        days = local_times(at_ms, self.zone).days.astype(np.int64)
        parts = self._parts(days)
        last = days.max(initial=day_number(self.today))
        count = int(np.searchsorted(parts.starts, last, side="right"))
        return Buckets(parts.names[:count], parts.column, parts.of, parts.starts[:count])

    def _parts(self, days: NDArray[np.int64]) -> Buckets:
        first, last = self.period.first, self.period.last
        if first is None or last is None:
            if not len(days):
                first = last = self.today
            else:
                first, last = date_of(days[0]), date_of(days[-1])
        size = bucket_size(first, last)
        dates = list(bucket_starts(size, first, last))
        starts = np.array([day_number(day) for day in dates], dtype=np.int64)
        of = np.searchsorted(starts, days, side="right") - 1
        return Buckets(tuple(_bucket_name(size, day) for day in dates), _COLUMNS[size], of, starts)

    @property
    def heard_years(self) -> list[int]:
        """The years of the calendar with listens of the period, the latest first."""
        return sorted({date_of(day).year for day in np.unique(self.times.days)}, reverse=True)

    @cached_property
    def first_plays(self) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
        """All tracks that were ever played, ascending, and the start of the first dated play of each."""
        is_play = self.history.has(PLAY)
        played, starts = self.history.track_ids[is_play], self.history.started_at_ms[is_play]
        tracks = np.flatnonzero(np.bincount(played))
        first = np.empty(int(played.max(initial=0)) + 1, dtype=np.int64)
        first[played[::-1]] = starts[::-1]  # of several, the last one written stays: the earliest
        return tracks, first[tracks]

    @cached_property
    def undated(self) -> NDArray[np.int64]:
        """The tracks that were imported as played at unknown times, ascending."""
        return self.stores.listens.undated()

    def groups(self, kind: GroupKind) -> GroupTable:
        """The artists, albums or genres of tracks."""
        if kind not in self._groups:
            self._groups[kind] = self.stores.names.groups(kind)
        return self._groups[kind]

    @cached_property
    def _groups(self) -> dict[GroupKind, GroupTable]:
        return {}

    @cached_property
    def sounds(self) -> SoundTable:
        """The sound of all tracks that are there."""
        return self.stores.sounds.table()

    @cached_property
    def sound_of_plays(self) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
        """Of each play of the period the place of its track in ``sounds`` (-1: not there), and its part."""
        is_play = self.listens.has(PLAY)
        return self.sounds.places(self.listens.track_ids[is_play]), self.buckets.of[is_play]

    @cached_property
    def tracks(self) -> LibraryTable:
        """The files of all tracks that are there."""
        return self.stores.library.table()

    @cached_property
    def taste(self) -> tuple[TasteProfile, Discovery]:
        """What the automatic queue knows of the listener now."""
        return self.stores.knowledge.taste()

    @cached_property
    def played(self) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
        """The tracks that were played in the period, ascending, and the plays of each."""
        listens = self.listens
        tracks, plays = per_track(listens, listens.has(PLAY).astype(np.int64))
        return tracks[plays > 0], plays[plays > 0]

    @cached_property
    def years(self) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
        """All track ids, ascending, and their years of release; 0 where it is not known."""
        return self.stores.names.years()


def part_of(history: History, rows: slice) -> History:
    """Some of the listens."""
    return History(
        history.started_at_ms[rows], history.listened_ms[rows], history.track_ids[rows], history.flags[rows]
    )


def per_track(history: History, weights: NDArray[np.int64]) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    """The tracks of listens, each once and ascending, with the sum of their weights."""
    tracks = np.flatnonzero(np.bincount(history.track_ids))
    return tracks, sums(history.track_ids, weights, 0)[tracks]


def sums(of: NDArray[np.int64], weights: NDArray[np.int64], count: int) -> NDArray[np.int64]:
    """The sum of the weights of each group, int64 of shape (``count``,), or longer where a group is higher.

    Exact up to 2 ** 53, which is 285,000 years in milliseconds.
    """
    return np.bincount(of, weights, minlength=count).astype(np.int64)


def _bucket_name(size: BucketSize, day: dt.date) -> str | int:
    match size:
        case BucketSize.MONTH:
            return f"{day.year:04}-{day.month:02}"
        case BucketSize.YEAR:
            return day.year
        case _:
            return day.isoformat()


_COLUMNS: Final = {
    BucketSize.DAY: FigureColumn("Day", Unit.DAY, Role.X),
    BucketSize.WEEK: FigureColumn("Week from", Unit.DAY, Role.X),
    BucketSize.MONTH: FigureColumn("Month", Unit.MONTH, Role.X),
    BucketSize.YEAR: FigureColumn("Year", Unit.YEAR, Role.X),
}

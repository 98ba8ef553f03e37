"""The days and hours of many moments, by the clocks of a zone."""

from __future__ import annotations

import datetime as dt
import functools
from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.typing import NDArray

HOURS: Final = 24
DAYS: Final = 7
_HOUR_MS: Final = 3_600_000
DAY_MS: Final = HOURS * _HOUR_MS
_EPOCH: Final = dt.date(1970, 1, 1)
_EPOCH_WEEKDAY: Final = 3
"""A Thursday; Monday is 0."""
_EARLIEST_MS: Final = (dt.date(1900, 1, 1) - _EPOCH).days * DAY_MS
_LATEST_MS: Final = (dt.date(9999, 1, 1) - _EPOCH).days * DAY_MS
"""Zones have no rules beyond, and the calendar of Python ends."""


@dataclass(frozen=True, slots=True, eq=False)
class LocalTimes:
    """Moments by the clocks of the listener, each of shape (n,).

    Attributes:
        days: of the calendar, counted from 1 January 1970, int32.
        hours: 0 to 23, int8.
    """

    days: NDArray[np.int32]
    hours: NDArray[np.int8]

    @property
    def weekdays(self) -> NDArray[np.int64]:
        """0 (Monday) to 6."""
        return (self.days.astype(np.int64) + _EPOCH_WEEKDAY) % DAYS


def local_times(at_ms: NDArray[np.int64], zone: dt.tzinfo) -> LocalTimes:
    """The day and the hour of moments, ascending.

    A zone is asked twice for each day on which something was: at its beginning and at its end. Where both
    differ, the change is sought between them. A million moments take some hundredths of a second.
    """
    if not len(at_ms):
        return LocalTimes(np.empty(0, dtype=np.int32), np.empty(0, dtype=np.int8))
    at_ms = np.clip(at_ms, _EARLIEST_MS, _LATEST_MS)
    utc_days = at_ms // DAY_MS
    starts = np.flatnonzero(np.diff(utc_days, prepend=np.iinfo(np.int64).min))
    ends = np.append(starts[1:], len(at_ms))
    local_ms = at_ms.copy()
    known: dict[int, int] = {}
    for start, end, day in zip(starts.tolist(), ends.tolist(), utc_days[starts].tolist(), strict=True):
        for edge in (day, day + 1):
            if edge not in known:
                known[edge] = _offset_ms(edge * DAY_MS, zone)
        before, after = known[day], known[day + 1]
        if before == after:
            local_ms[start:end] += before
            continue
        change = start + int(np.searchsorted(at_ms[start:end], _change_ms(day * DAY_MS, before, zone)))
        local_ms[start:change] += before
        local_ms[change:end] += after
    days = local_ms // DAY_MS
    return LocalTimes(days.astype(np.int32), ((local_ms - days * DAY_MS) // _HOUR_MS).astype(np.int8))


def day_number(day: dt.date) -> int:
    """As ``LocalTimes.days`` count."""
    return (day - _EPOCH).days


def date_of(number: int) -> dt.date:
    """The day of a number."""
    return _EPOCH + dt.timedelta(days=int(number))


@functools.lru_cache(maxsize=1 << 16)
def _offset_ms(at_ms: int, zone: dt.tzinfo) -> int:
    moment = dt.datetime.fromtimestamp(at_ms / 1000, dt.UTC).astimezone(zone)
    offset = moment.utcoffset()
    return 0 if offset is None else round(offset.total_seconds() * 1000)


def _change_ms(start_ms: int, before: int, zone: dt.tzinfo) -> int:
    """The first moment of a day of UTC at which the offset is another one than at its start."""
    low, high = start_ms, start_ms + DAY_MS
    while high - low > 1000:
        middle = (low + high) // 2000 * 1000
        low, high = (middle, high) if _offset_ms(middle, zone) == before else (low, middle)
    return high

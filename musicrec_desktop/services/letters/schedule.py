"""When a letter is due, and which week it is about."""

from __future__ import annotations

import datetime as dt

from musicrec_desktop.core.local_zone import LOCAL_ZONE
from musicrec_desktop.model.week import DAYS, Week

_SUNDAY = 6


def last_due(now_ms: int, weekday: int, minute: int, zone: dt.tzinfo = LOCAL_ZONE) -> dt.datetime:
    """The latest moment at or before now at which a letter was due.

    A time that a change of clocks leaves out comes an hour later; one that comes twice counts the first time.

    Args:
        now_ms: UTC.
        weekday: 0 is Monday.
        minute: of the day.
        zone: of the listener.
    """
    now = dt.datetime.fromtimestamp(now_ms / 1000, zone)
    day = now.date() - dt.timedelta(days=(now.weekday() - weekday) % DAYS)
    due = _moment(day, minute, zone)
    return due if due.timestamp() <= now_ms / 1000 else _moment(day - dt.timedelta(days=DAYS), minute, zone)


def week_due(now_ms: int, weekday: int, minute: int, zone: dt.tzinfo = LOCAL_ZONE) -> Week:
    """The week that the latest letter is about.

    A letter of Sunday is about the week that ends that day, also when it is written later; letters of other
    days are about the last whole week.
    """
    due = last_due(now_ms, weekday, minute, zone)
    week = Week.of(due.date())
    return week if due.weekday() == _SUNDAY else week.moved(-1)


def _moment(day: dt.date, minute: int, zone: dt.tzinfo) -> dt.datetime:
    return dt.datetime(day.year, day.month, day.day, minute // 60, minute % 60, tzinfo=zone)

"""When Easter is."""

from __future__ import annotations

import datetime as dt


def western_easter(year: int) -> dt.date:
    """Easter Sunday of the Gregorian calendar.

    Source: the anonymous computus (Nature, 20 April 1876), as J. Meeus gives it in Astronomical Algorithms,
    2nd edition, 1998, chapter 8.
    """
    golden = year % 19
    century, of_century = divmod(year, 100)
    leap_centuries, century_rest = divmod(century, 4)
    moon_shift = (century - (century + 8) // 25 + 1) // 3
    epact = (19 * golden + century - leap_centuries - moon_shift + 15) % 30
    leaps, rest = divmod(of_century, 4)
    to_sunday = (32 + 2 * century_rest + 2 * leaps - epact - rest) % 7
    correction = (golden + 11 * epact + 22 * to_sunday) // 451
    month, day = divmod(epact + to_sunday - 7 * correction + 114, 31)
    return dt.date(year, month, day + 1)


def eastern_easter(year: int) -> dt.date:
    """Easter Sunday of the Julian calendar, as a date of the Gregorian one.

    Source: J. Meeus, Astronomical Algorithms, 2nd edition, 1998, chapter 8 (Julian Easter); the calendars are
    13 days apart from 1900 to 2099, and one day more in each later century that is no leap year of the
    Gregorian calendar.
    """
    full_moon = (19 * (year % 19) + 15) % 30
    to_sunday = (2 * (year % 4) + 4 * (year % 7) - full_moon + 34) % 7
    month, day = divmod(full_moon + to_sunday + 114, 31)
    days_apart = year // 100 - year // 400 - 2
    return dt.date(year, month, day + 1) + dt.timedelta(days=days_apart)

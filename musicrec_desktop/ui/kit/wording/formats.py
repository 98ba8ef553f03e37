"""Numbers as words: durations, counts, dates. Every figure has its unit."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from musicrec_desktop.core.language import number_text, plural, tr
from musicrec_desktop.core.sentences import counted, percent, short_day_text, weekday_text
from musicrec_desktop.model.span import Span
from musicrec_desktop.model.track import TagDetails, Track

SECOND_MS = 1_000
MINUTE_MS = 60 * SECOND_MS
HOUR_MS = 60 * MINUTE_MS
DAY_MS = 24 * HOUR_MS
NOTHING = "–"
ABOUT = "≈"

_LONG_UNITS = ((DAY_MS, "day"), (HOUR_MS, "hour"), (MINUTE_MS, "minute"))


def format_duration(duration_ms: int | None) -> str:
    """A clock: ``"5:37"``, ``"1:02:03"``; a dash where it is unknown."""
    if duration_ms is None or duration_ms < 0:
        return NOTHING
    minutes, seconds = divmod(duration_ms // SECOND_MS, 60)
    hours, minutes = divmod(minutes, 60)
    return f"{hours}:{minutes:02}:{seconds:02}" if hours else f"{minutes}:{seconds:02}"


def format_length(track: Track) -> str:
    """The length of a track as a clock; a guess has a sign before it."""
    text = format_duration(track.duration_ms)
    return f"{ABOUT}\N{NARROW NO-BREAK SPACE}{text}" if track.is_estimated and text != NOTHING else text


def format_span(span: Span) -> str:
    """Where in its file a track lies: ``"From 2:00 to 7:30"``."""
    end = tr("the end") if span.end_ms is None else format_duration(span.end_ms)
    return tr("From {start} to {end}", start=format_duration(span.start_ms), end=end)


def format_spoken_duration(duration_ms: int | None) -> str:
    """A duration as a screen reader says it: ``"5 minutes 37 seconds"``."""
    if duration_ms is None or duration_ms < 0:
        return tr("unknown length")
    minutes, seconds = divmod(duration_ms // SECOND_MS, 60)
    spoken = plural("{n} second", "{n} seconds", seconds)
    return (
        plural("{n} minute {spoken}", "{n} minutes {spoken}", minutes, spoken=spoken) if minutes else spoken
    )


def as_line(phrase: str) -> str:
    """A phrase as a line of its own: it begins with a capital."""
    return phrase[:1].upper() + phrase[1:]


def format_long_duration(duration_ms: int) -> str:
    """A long time in its greatest unit: ``"38 days"``, ``"5 hours"``, ``"12 minutes"``."""
    for unit_ms, name in _LONG_UNITS:
        if duration_ms >= unit_ms:
            return format_count(round(duration_ms / unit_ms), name)
    return plural("{n} second", "{n} seconds", max(0, duration_ms) // SECOND_MS)


def format_eta(eta_ms: int | None) -> str:
    """What is left: ``"2 min left"``, ``"40 s left"``; empty while it is unknown."""
    if eta_ms is None or eta_ms < 0:
        return ""
    if eta_ms >= HOUR_MS:
        hours, minutes = divmod(round(eta_ms / MINUTE_MS), 60)
        return (
            tr("{hours} h {minutes} min left", hours=hours, minutes=minutes)
            if minutes
            else tr("{hours} h left", hours=hours)
        )
    if eta_ms >= 1.5 * MINUTE_MS:
        return tr("{minutes} min left", minutes=round(eta_ms / MINUTE_MS))
    if eta_ms >= 45 * SECOND_MS:
        return tr("1 min left")
    tens = max(1, -(-eta_ms // (10 * SECOND_MS)))
    return tr("{seconds} s left", seconds=tens * 10)


def format_count(count: int, noun: str, many: str = "") -> str:
    """A number and its noun: ``"1 track"``, ``"12,804 tracks"``; arguments as of ``sentences.counted``."""
    return counted(count, noun, many)


def format_megabytes(count: int) -> str:
    """A number of bytes: ``"0.4 MB"``, ``"148 MB"``, ``"1,480 MB"``."""
    size = count / 1e6
    return tr("{size} MB", size=number_text(size, ".1f" if size < 10 else ",.0f"))


def size_text(count: int, whole: int | None) -> str:
    """The size of a file, or a share of it: ``"34 MB"``, ``"34 of 412 MB"``; in bytes."""
    if whole is None:
        return format_megabytes(count)
    return tr(
        "{part} of {whole}",
        part=format_megabytes(count).removesuffix(tr("{size} MB").removeprefix("{size}")),
        whole=format_megabytes(whole),
    )


def format_stars(half_stars: int | None) -> str:
    """A rating: ``"4.5 stars"``, ``"1 star"``; ``"not rated"`` without one."""
    if not half_stars:
        return tr("not rated")
    return tr("1 star") if half_stars == 2 else tr("{stars} stars", stars=number_text(half_stars / 2, "g"))


def format_share(share: float | None) -> str:
    """A share with one decimal, ``"44.0 %"``; only all of it is 100 %. A dash where it is not known."""
    if share is None:
        return NOTHING
    return percent(1) if share == 1 else percent(min(0.999, share), 1)


def format_progress(done: int, total: int, eta_ms: int | None) -> str:
    """The line under a job's bar: ``"214/900 · 2 min left"``."""
    amount = (
        f"{number_text(done)}/{number_text(total)}"
        if total
        else (tr("{done} so far", done=number_text(done)) if done else "")
    )
    eta = format_eta(eta_ms) if done < total else ""
    return " · ".join(part for part in (amount, eta) if part)


def format_when(at_ms: int | None, now_ms: int) -> str:
    """A past moment seen from now: ``"never"``, ``"just now"``, ``"5 minutes ago"``, ``"12 Mar 2024"``."""
    if at_ms is None:
        return tr("never")
    passed_ms = now_ms - at_ms
    if passed_ms < MINUTE_MS:
        return tr("just now")
    if passed_ms < HOUR_MS:
        return plural("{n} minute ago", "{n} minutes ago", passed_ms // MINUTE_MS)
    at, now = _local(at_ms), _local(now_ms)
    if at.date() == now.date() or passed_ms < 6 * HOUR_MS:
        return plural("{n} hour ago", "{n} hours ago", passed_ms // HOUR_MS)
    return _format_day(at, now)


def format_moment(at_ms: int) -> str:
    """Date and time of a moment, for tooltips: ``"12 Mar 2024, 18:05"``."""
    return f"{format_day(at_ms)}, {format_time_of_day(at_ms)}"


def format_day(at_ms: int) -> str:
    """A day in a sentence: ``"12 Mar 2024"``."""
    return short_day_text(_local(at_ms))


def format_date(at_ms: int) -> str:
    """A day that sorts as it reads, for cells of tables and names of files: ``"2024-03-12"``."""
    return f"{_local(at_ms):%Y-%m-%d}"


def format_time_of_day(at_ms: int) -> str:
    """A time on a clock of 24 hours: ``"18:05"``."""
    return f"{_local(at_ms):%H:%M}"


def format_day_heading(at_ms: int, now_ms: int) -> str:
    """A day over a list: ``"Today"``, ``"Yesterday"``, ``"Tuesday, 12 March"``, the year if it is another."""
    at, now = _local(at_ms), _local(now_ms)
    days = (now.date() - at.date()).days
    if days == 0:
        return tr("Today")
    if days == 1:
        return tr("Yesterday")
    return weekday_text(at, has_year=at.year != now.year)


def day_span_ms(at_ms: int) -> tuple[int, int]:
    """From the beginning of the day of a moment up to that of the next day, on the local clock."""
    midnight = datetime(*_local(at_ms).timetuple()[:3])  # noqa: DTZ001  the zone's own midnight
    first, after = (
        round((midnight + timedelta(days=days)).astimezone().timestamp() * 1000) for days in (0, 1)
    )
    return first, after


def _local(at_ms: int) -> datetime:
    return datetime.fromtimestamp(at_ms / 1000, tz=UTC).astimezone()


def _format_day(at: datetime, now: datetime) -> str:
    days = (now.date() - at.date()).days
    if days == 1:
        return tr("yesterday")
    if days < 7:
        return tr("{days} days ago", days=days)
    return short_day_text(at, has_year=at.year != now.year)


def movement_text(details: TagDetails) -> str:
    """Which part of its work a track is: ``"2 of 4 · Andante"``; empty where nothing is told."""
    place = next(iter(details.movement_places), "").replace("/", tr(" of "))
    return " · ".join(filter(None, (place, *details.movements)))


class NamedHeading(str):
    """A heading with a name in it, whose capitals are its own: E-Dur is not e-Moll."""

    __slots__ = ()


def part_text(disc: int, work: str) -> str:
    """What stands over a part of an album: ``"Disc 2 · Mass in B minor"``.

    Args:
        disc: that begins there; 0 for none.
        work: that it is of; empty where the tracks are of no work.
    """
    return work_text(tr("Disc {disc}", disc=disc) if disc else "", work)


def work_text(disc: str, work: str | None) -> str:
    """What stands over a part of an album.

    Args:
        disc: what the disc is called that begins there; empty for none.
        work: that begins there; empty for tracks of no work, None where none begins.
    """
    if work:
        return NamedHeading(" · ".join(filter(None, (disc, work))))
    return disc or tr("Other tracks")

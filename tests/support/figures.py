"""Figures of every kind: usual ones, and those that break careless charts."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta

import numpy as np

from musicrec_desktop.model.insights import (
    Cell,
    ChartKind,
    Figure,
    FigureColumn,
    InsightSection,
    Role,
    Unit,
)

ARTISTS = (
    "Nina Simone",
    "Orchestra of the Coast",
    "Ada North",
    "The Lanterns",
    "Βασίλης Τσιτσάνης",
    "פיירוז",
    "A Very Long Name of a Collective from the Far North of the Country and Its Friends",
    "坂本龍一",
    "Ólafur",
    "Mulatu",
    "Can",
    "Alice",
    "Low",
    "Ä",
)
GENRES = ("Jazz", "Electronic", "Classical", "Folk", "Ambient", "Hip-hop", "Soul", "Metal", "Dub", "Choral")
FEATURES = ("Tempo", "Energy", "Brightness", "Loudness", "Acousticness", "Year", "Plays", "Length")


def figure(
    kind: ChartKind,
    columns: Sequence[tuple[str, Unit, Role]],
    rows: Sequence[tuple[Cell, ...]],
    *,
    key: str = "",
    title: str = "",
    sentence: str = "",
    note: str = "",
) -> Figure:
    """A figure with a definition."""
    return Figure(
        key or f"made-{kind.value}",
        InsightSection.OVERVIEW,
        title or f"Made {kind.value}",
        "Counted from listens of at least 30 seconds in the chosen period.",
        kind,
        tuple(FigureColumn(*column) for column in columns),
        tuple(rows),
        sentence,
        note,
    )


def numbers_figure() -> Figure:
    """Time, plays and more, against the period before."""
    columns = []
    for name, unit in (
        ("Listening time", Unit.DURATION_MS),
        ("Plays", Unit.COUNT),
        ("New artists", Unit.COUNT),
        ("Of the library heard", Unit.SHARE),
        ("Longest streak in days", Unit.COUNT),
    ):
        columns += [(name, unit, Role.VALUE), (f"{name} before", unit, Role.BEFORE)]
    row = (412 * 3_600_000 + 1_200_000, 380 * 3_600_000, 6_204, 6_204, 48, 31, 0.312, None, 41, 3)
    return figure(ChartKind.NUMBERS, columns, [row], title="In short")


def bars_figure(count: int = len(ARTISTS)) -> Figure:
    """Plays of artists, with those before."""
    names = [ARTISTS[place] if place < len(ARTISTS) else f"Artist {place}" for place in range(count)]
    rows = [
        (name, round(640 * 0.8**place) + 1, round(500 * 0.82**place), place + 1)
        for place, name in enumerate(names)
    ]
    columns = (
        ("Artist", Unit.TEXT, Role.LABEL),
        ("Plays", Unit.COUNT, Role.VALUE),
        ("Plays before", Unit.COUNT, Role.BEFORE),
        ("Track", Unit.COUNT, Role.TRACK_ID),
    )
    return figure(ChartKind.BARS, columns, rows, title="Top artists", sentence="Nina Simone leads.")


def stacked_bars_figure() -> Figure:
    """How listens ended, by the reason of the automatic queue."""
    rows = [
        ("Sound", 320, 60, 44),
        ("Taste", 210, 20, 12),
        ("Together", 120, 44, 21),
        ("Rediscovery", 40, 12, 31),
    ]
    columns = (
        ("Reason", Unit.TEXT, Role.LABEL),
        ("Finished", Unit.COUNT, Role.VALUE),
        ("Stopped", Unit.COUNT, Role.VALUE),
        ("Skipped", Unit.COUNT, Role.VALUE),
    )
    return figure(ChartKind.BARS, columns, rows, title="Does the automatic queue serve you?")


def signed_bars_figure() -> Figure:
    """What sets a genre apart: values below and above zero."""
    rows = [
        (name, value)
        for name, value in zip(FEATURES, (1.4, 0.9, 0.2, -0.1, -0.6, -1.7, 0, None), strict=True)
    ]
    columns = (("Feature", Unit.TEXT, Role.LABEL), ("Deviation", Unit.NUMBER, Role.VALUE))
    return figure(ChartKind.BARS, columns, rows, title="Sound of jazz")


def columns_figure(months: int = 12) -> Figure:
    """Listening time by month."""
    rows = [
        (
            f"{2024 + month // 12}-{month % 12 + 1:02}",
            round((20 + 15 * math.sin(month)) * 3_600_000),
            round((18 + 12 * math.cos(month)) * 3_600_000),
        )
        for month in range(months)
    ]
    columns = (
        ("Month", Unit.MONTH, Role.X),
        ("Time", Unit.DURATION_MS, Role.VALUE),
        ("Time before", Unit.DURATION_MS, Role.BEFORE),
    )
    return figure(ChartKind.COLUMNS, columns, rows, title="Listening time by month")


def stacked_columns_figure() -> Figure:
    """Finished and skipped by hour."""
    rows = [(hour, round(60 * math.exp(-(((hour - 20) / 5) ** 2))) + 3, hour % 7) for hour in range(24)]
    columns = (
        ("Hour", Unit.HOUR, Role.X),
        ("Finished", Unit.COUNT, Role.VALUE),
        ("Skipped", Unit.COUNT, Role.VALUE),
    )
    return figure(ChartKind.COLUMNS, columns, rows, title="Finished and skipped by hour")


def lines_figure() -> Figure:
    """Tempo by year of release, with a band and counts."""
    rows: list[tuple[Cell, ...]] = []
    for year in range(1958, 2026):
        value = None if year in {1961, 1975} else 112 + 9 * math.sin(year / 5)
        spread = 6 + 10 / (1 + (year - 1958) / 8)
        low, high = (None, None) if value is None else (value - spread, value + spread)
        rows.append((year, value, low, high, 0 if value is None else 4 + (year * 7) % 60))
    columns = (
        ("Year", Unit.YEAR, Role.X),
        ("Tempo", Unit.BPM, Role.VALUE),
        ("Lower quarter", Unit.BPM, Role.LOW),
        ("Upper quarter", Unit.BPM, Role.HIGH),
        ("Tracks", Unit.COUNT, Role.COUNT),
    )
    return figure(ChartKind.LINES, columns, rows, title="Tempo by year of release")


def many_lines_figure(series: int = 4) -> Figure:
    """Shares of genres over months."""
    rng = np.random.default_rng(3)
    rows: list[tuple[Cell, ...]] = []
    for place in range(series):
        level = 0.3
        for month in range(18):
            level = float(np.clip(level + rng.normal(0, 0.04), 0.02, 0.9))
            rows.append((f"{2024 + month // 12}-{month % 12 + 1:02}", GENRES[place], level))
    columns = (
        ("Month", Unit.MONTH, Role.X),
        ("Genre", Unit.TEXT, Role.SERIES),
        ("Skipped", Unit.SHARE, Role.VALUE),
    )
    return figure(ChartKind.LINES, columns, rows, title="Skipped by genre")


def areas_figure() -> Figure:
    """Genres over months, more than there are colours."""
    rng = np.random.default_rng(4)
    rows: list[tuple[Cell, ...]] = [
        (f"{2024 + month // 12}-{month % 12 + 1:02}", name, float(rng.gamma(3, 20 / (place + 1))))
        for month in range(20)
        for place, name in enumerate(GENRES)
    ]
    columns = (
        ("Month", Unit.MONTH, Role.X),
        ("Genre", Unit.TEXT, Role.SERIES),
        ("Plays", Unit.COUNT, Role.VALUE),
    )
    return figure(ChartKind.AREAS, columns, rows, title="Genres over time")


def heat_figure() -> Figure:
    """Plays by hour and weekday."""
    rows = [
        (hour, weekday, round(40 * math.exp(-(((hour - 18 - weekday / 3) / 5) ** 2))))
        for weekday in range(7)
        for hour in range(24)
        if (hour + weekday) % 9
    ]
    columns = (
        ("Hour", Unit.HOUR, Role.X),
        ("Weekday", Unit.WEEKDAY, Role.Y),
        ("Plays", Unit.COUNT, Role.VALUE),
    )
    return figure(ChartKind.HEAT, columns, rows, title="Hours of the week")


def calendar_figure(years: int = 1) -> Figure:
    """Listening time of each day."""
    first, rng = date(2026 - years + 1, 1, 1), np.random.default_rng(5)
    days = [first + timedelta(days=number) for number in range(365 * years - 60)]
    rows = [(day.isoformat(), int(rng.gamma(2, 2_000_000))) for day in days if rng.uniform() < 0.8]
    columns = (("Day", Unit.DAY, Role.X), ("Time", Unit.DURATION_MS, Role.VALUE))
    return figure(ChartKind.CALENDAR, columns, rows, title="Calendar of the year")


def matrix_figure() -> Figure:
    """Each feature with each other."""
    rng = np.random.default_rng(6)
    rows: list[tuple[Cell, ...]] = [
        (one, other, round(float(rng.uniform(-1, 1)), 4), int(rng.integers(50, 900)))
        for place, one in enumerate(FEATURES)
        for other in FEATURES[place + 1 :]
    ]
    columns = (
        ("Feature", Unit.TEXT, Role.X),
        ("With", Unit.TEXT, Role.Y),
        ("Correlation", Unit.CORRELATION, Role.VALUE),
        ("Tracks", Unit.COUNT, Role.COUNT),
    )
    return figure(ChartKind.MATRIX, columns, rows, title="What goes together")


def cloud_figure(count: int = 60) -> Figure:
    """Words of titles."""
    words = ("night", "love", "blue", "river", "θάλασσα", "don’t", "summer", "home", "light", "rain", "road")
    rows = [
        (words[place] if place < len(words) else f"word{place}", round(300 / (place + 1)) + 2)
        for place in range(count)
    ]
    columns = (("Word", Unit.TEXT, Role.LABEL), ("Plays", Unit.COUNT, Role.VALUE))
    return figure(ChartKind.CLOUD, columns, rows, title="Words of titles")


def usual_figures() -> list[Figure]:
    """One or two of every kind."""
    return [
        numbers_figure(),
        bars_figure(),
        stacked_bars_figure(),
        signed_bars_figure(),
        columns_figure(),
        stacked_columns_figure(),
        lines_figure(),
        many_lines_figure(),
        areas_figure(),
        heat_figure(),
        calendar_figure(),
        matrix_figure(),
        cloud_figure(),
    ]


def hard_figures() -> list[Figure]:
    """Nothing, one value, a thousand labels, one bar far above the others, negative and huge values."""
    usual = usual_figures()
    none = [replace(one, rows=(), sentence="", note="Play something first.") for one in usual]
    single = [replace(one, rows=one.rows[:1], sentence="") for one in usual]
    outlier = figure(
        ChartKind.BARS,
        (("Artist", Unit.TEXT, Role.LABEL), ("Plays", Unit.COUNT, Role.VALUE)),
        [("One", 5_000_000), ("Two", 5_000), ("Three", 12), ("Four", 0)],
    )
    huge = figure(
        ChartKind.COLUMNS,
        (("Year", Unit.YEAR, Role.X), ("Plays", Unit.COUNT, Role.VALUE)),
        [(1970, 3), (1998, -40_000), (2100, 9_800_000_000)],
    )
    zeros = figure(
        ChartKind.COLUMNS,
        (("Weekday", Unit.WEEKDAY, Role.X), ("Plays", Unit.COUNT, Role.VALUE)),
        [(day, 0) for day in range(7)],
    )
    unknown = figure(
        ChartKind.LINES,
        (("Year", Unit.YEAR, Role.X), ("Tempo", Unit.BPM, Role.VALUE)),
        [(year, None) for year in range(1990, 2000)],
    )
    flat = figure(
        ChartKind.LINES,
        (("Year", Unit.YEAR, Role.X), ("Loudness", Unit.LUFS, Role.VALUE)),
        [(year, -14.0) for year in range(1990, 2000)],
    )
    return [
        *none,
        *single,
        bars_figure(1_000),
        columns_figure(240),
        many_lines_figure(10),
        calendar_figure(8),
        cloud_figure(1_000),
        cloud_figure(3),
        outlier,
        huge,
        zeros,
        unknown,
        flat,
    ]

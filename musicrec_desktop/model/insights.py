"""Figures about listening and the library: tables with typed columns, and the chart that shows each."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

Cell = str | int | float | None
"""What a column's unit says; None where nothing is known."""


class InsightSection(StrEnum):
    """The parts of the insights page, in their order."""

    OVERVIEW = "overview"
    """Time, plays, discoveries, streaks, against the period before."""
    TOP = "top"
    """Tracks, artists, albums, genres."""
    WHEN = "when"
    """Hours, weekdays, calendar, sessions."""
    CHOOSING = "choosing"
    """What was finished and skipped, by source and by reason of the automatic queue."""
    SOUND = "sound"
    """Trends, tempo, keys, correlations."""
    TASTE = "taste"
    """Likes over time, clouds, what the queue learnt."""
    LIBRARY = "library"
    """Growth, formats, tags, loudness."""


class ChartKind(StrEnum):
    """How a figure is drawn."""

    NUMBERS = "numbers"
    """A few large numbers, each beside that of the period before: LABEL, VALUE, BEFORE."""
    BARS = "bars"
    """Horizontal bars, the longest first: LABEL, one VALUE or more (stacked), BEFORE."""
    COLUMNS = "columns"
    """Over time or classes: X, one VALUE or more (stacked), BEFORE."""
    LINES = "lines"
    """X, VALUE with a band from LOW to HIGH and the COUNT behind each point; SERIES for several lines."""
    AREAS = "areas"
    """Shares over time that make up the whole: X, SERIES, VALUE."""
    HEAT = "heat"
    """A grid: X, Y, VALUE."""
    CALENDAR = "calendar"
    """The days of a year: X (a day), VALUE."""
    MATRIX = "matrix"
    """Each with each: X, Y, VALUE from -1 to 1, COUNT."""
    CLOUD = "cloud"
    """Words by their weight: LABEL, VALUE."""


class Unit(StrEnum):
    """What the cells of a column are."""

    TEXT = "text"
    COUNT = "count"
    DURATION_MS = "duration"
    SHARE = "share"
    """0 to 1, shown in percent."""
    NUMBER = "number"
    DAY = "day"
    """``"2026-03-14"``, a day of the listener's calendar."""
    MONTH = "month"
    """``"2026-03"``"""
    YEAR = "year"
    HOUR = "hour"
    """0 to 23."""
    WEEKDAY = "weekday"
    """0 (Monday) to 6."""
    BPM = "bpm"
    LUFS = "lufs"
    BYTES = "bytes"
    KBPS = "kbps"
    CORRELATION = "correlation"
    """-1 to 1."""


class Role(StrEnum):
    """What a column is to the chart."""

    LABEL = "label"
    X = "x"
    Y = "y"
    SERIES = "series"
    VALUE = "value"
    BEFORE = "before"
    """The value in the period before."""
    LOW = "low"
    HIGH = "high"
    COUNT = "count"
    EXTRA = "extra"
    """Only in the table."""
    TRACK_ID = "track-id"
    """Which track a row is about, for playing it; never shown."""


@dataclass(frozen=True, slots=True)
class FigureColumn:
    """A column.

    Attributes:
        name: the heading, in words.
        unit: of its cells.
        role: to the chart.
    """

    name: str
    unit: Unit
    role: Role


@dataclass(frozen=True, slots=True)
class Figure:
    """A table, and the chart that shows it.

    Attributes:
        key: unique and stable, for example ``"top-artists"``.
        section: where it stands.
        title: short, in words.
        definition: one or two sentences: what is counted, and how.
        kind: of the chart.
        columns: of the table.
        rows: a cell a column.
        sentence: what stands out, in words; empty where nothing does.
        note: why there is nothing to see, and what to do; empty where there are rows.
    """

    key: str
    section: InsightSection
    title: str
    definition: str
    kind: ChartKind
    columns: tuple[FigureColumn, ...]
    rows: tuple[tuple[Cell, ...], ...]
    sentence: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True)
class StoryCard:
    """A card of the year in review.

    Attributes:
        key: unique within the story.
        headline: a few words or a number, large.
        text: one or two sentences.
        figure: what the card is about, as a chart; None for words alone.
        track_ids: whose covers the card may show.
    """

    key: str
    headline: str
    text: str
    figure: Figure | None = None
    track_ids: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class YearStory:
    """The year in review.

    Attributes:
        year: of the listener's calendar.
        cards: in their order; empty where nothing was heard.
        note: why there are none.
    """

    year: int
    cards: tuple[StoryCard, ...]
    note: str = ""

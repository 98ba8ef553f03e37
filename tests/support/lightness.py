"""The figures of lightness: what each is, what is wanted of it, and the table that they make."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from typing import Final


@dataclass(frozen=True, slots=True)
class LightFigure:
    """A figure.

    Attributes:
        key: its name in JSON.
        title: what it is.
        unit: of the values.
        wanted: the most that it should be; None where there is no aim.
        digits: behind the point.
    """

    key: str
    title: str
    unit: str
    wanted: float | None
    digits: int = 0


FIGURES: Final = (
    LightFigure("first_rows_ms", "rows painted after start", "ms", 900),
    LightFigure("cpu_until_quiet_s", "processor seconds until quiet after a start", "s", 3, 1),
    LightFigure("rss_mb", "memory when quiet, resident", "MB", 330),
    LightFigure("private_mb", "memory when quiet, private", "MB", 230),
    LightFigure("worst_stall_ms", "worst stall of the window's thread in the first 12 s", "ms", 50),
    LightFigure("playing_visible_percent", "playing a FLAC, visible", "% of a core", 3.5, 1),
    LightFigure("playing_hidden_percent", "playing a FLAC, minimised or hidden", "% of a core", 1.5, 1),
    LightFigure("search_p50_ms", "search, last key to still list, median", "ms", 100),
    LightFigure("search_worst_ms", "search, last key to still list, worst", "ms", 150),
    LightFigure("skip_ms", "skip to new queue, median", "ms", 30),
    LightFigure("skip_p95_ms", "skip to new queue, 95 %", "ms", 50),
    LightFigure("bytes_per_track", "bytes a track in the database", "B", None),
)
"""What ``light --json`` prints, in its order."""
BESIDE: Final = (
    LightFigure("first_rows_offscreen_ms", "rows painted after start, without a screen", "ms", 650),
    LightFigure("first_rows_cpu_ms", "processor time until rows are painted", "ms", None),
    LightFigure("draw_ms", "another draw, median", "ms", 30),
    LightFigure("draw_p95_ms", "another draw, 95 %", "ms", 50),
    LightFigure("threads", "threads when quiet", "", None),
)
"""What is measured beside them."""


@dataclass(frozen=True, slots=True)
class Conditions:
    """What figures depend on.

    Attributes:
        date: of the measurement, ISO 8601.
        load: of the machine, mean of five minutes behind the measurement.
        cores: of the machine.
        machine: its kind.
        python: the version.
        commit: of the program.
        tracks: of the library.
        starts: of which the figures of a start are the medians.
    """

    date: str
    load: float
    cores: int
    machine: str
    python: str
    commit: str
    tracks: int
    starts: int

    def sentence(self) -> str:
        """The conditions in one line."""
        return (
            f"{self.date}, commit {self.commit}, {self.tracks:,} tracks, {self.cores} cores ({self.machine},"
            f" Python {self.python}), load {self.load:.1f}, medians of {self.starts} starts"
        )


@dataclass(frozen=True, slots=True)
class LightRecord:
    """A measurement.

    Attributes:
        conditions: of it.
        display: ``"x11"`` or ``"offscreen"``.
        figures: by key.
    """

    conditions: Conditions
    display: str
    figures: Mapping[str, float]

    def rounded(self) -> dict[str, float]:
        """The figures by key as they are told, those of ``FIGURES`` first."""
        return {
            figure.key: round(self.figures[figure.key], figure.digits or None)
            for figure in (*FIGURES, *BESIDE)
            if figure.key in self.figures
        }

    def save(self, path: str) -> None:
        """Write to a file, as JSON."""
        with open(path, "w", encoding="utf-8") as file:
            json.dump(asdict(self) | {"figures": dict(self.figures)}, file, indent=1)
            file.write("\n")

    @classmethod
    def load(cls, path: str) -> LightRecord:
        """Read what ``save`` has written.

        Raises:
            OSError, ValueError, KeyError, TypeError: the file cannot be read, or is another one.
        """
        with open(path, encoding="utf-8") as file:
            kept = json.load(file)
        return cls(Conditions(**kept["conditions"]), kept["display"], kept["figures"])


def table_of(record: LightRecord) -> str:
    """The table in Markdown, with its conditions above it."""
    lines = [
        f"{record.conditions.sentence()}; drawn by {_DISPLAYS[record.display]}.",
        "",
        "| what | measured | wanted |",
        "|---|---:|---:|",
    ]
    for figure in (*FIGURES, *BESIDE):
        if figure.key in record.figures:
            wanted = _wanted(figure, record.display)
            aim = "" if wanted is None else f"≤ {wanted:g}"
            value = f"{record.figures[figure.key]:,.{figure.digits}f} {figure.unit}".rstrip()
            lines.append(f"| {figure.title} | {value} | {aim} |")
    return "\n".join(lines)


_DISPLAYS: Final = {"x11": "an X server", "offscreen": "no screen"}


def _wanted(figure: LightFigure, display: str) -> float | None:
    """The aim; without a screen the first rows should come sooner."""
    if figure.key == "first_rows_ms" and display == "offscreen":
        return BESIDE[0].wanted
    return figure.wanted

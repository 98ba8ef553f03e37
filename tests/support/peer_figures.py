"""Figures of our program and of others beside each other."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from typing import Final

from tests.support.lightness import FIGURES, Conditions, LightFigure

OURS: Final = "musicrec"
COMPARED: Final[tuple[LightFigure, ...]] = tuple(
    figure
    for figure in FIGURES
    if figure.key not in {"worst_stall_ms", "skip_ms", "skip_p95_ms"}  # only a probe inside can tell
)
"""What can be seen of any program from the outside."""


@dataclass(frozen=True, slots=True)
class PeerRecord:
    """A measurement.

    Attributes:
        conditions: of it.
        figures: by the name of a program, and by key; ours are there, too.
        absent: programs that are not installed.
    """

    conditions: Conditions
    figures: Mapping[str, Mapping[str, float]]
    absent: tuple[str, ...]

    def ratios(self) -> dict[str, dict[str, float]]:
        """How many times ours each figure of another program is, by program and key."""
        ours = self.figures[OURS]
        return {
            name: {key: value / ours[key] for key, value in figures.items() if ours.get(key)}
            for name, figures in self.figures.items()
            if name != OURS
        }

    def save(self, path: str) -> None:
        """Write to a file, as JSON."""
        with open(path, "w", encoding="utf-8") as file:
            json.dump(asdict(self), file, indent=1)
            file.write("\n")

    @classmethod
    def load(cls, path: str) -> PeerRecord:
        """Read what ``save`` has written.

        Raises:
            OSError, ValueError, KeyError, TypeError: the file cannot be read, or is another one.
        """
        with open(path, encoding="utf-8") as file:
            kept = json.load(file)
        return cls(Conditions(**kept["conditions"]), kept["figures"], tuple(kept["absent"]))


def peer_table(record: PeerRecord) -> str:
    """The table in Markdown, with its conditions above it."""
    others = [name for name in record.figures if name != OURS]
    ratios = record.ratios()
    heads = ["what", OURS, *others]
    lines = [f"{record.conditions.sentence()}.{_absence(record.absent)}", ""]
    lines += [_row(heads), _row(["---", *["---:"] * (len(others) + 1)])]
    for figure in COMPARED:
        cells = [figure.title, _told(figure, record.figures[OURS].get(figure.key))]
        for name in others:
            value, ratio = record.figures[name].get(figure.key), ratios[name].get(figure.key)
            times = "" if ratio is None else f" ({ratio:.1f} ×)"
            cells.append(_told(figure, value) + times)
        lines.append(_row(cells))
    return "\n".join(lines)


def _absence(names: tuple[str, ...]) -> str:
    return f" Not installed: {', '.join(names)}." if names else ""


def _told(figure: LightFigure, value: float | None) -> str:
    return "–" if value is None else f"{value:,.{figure.digits}f} {figure.unit}".rstrip()


def _row(cells: list[str]) -> str:
    return f"| {' | '.join(cells)} |"

"""What a chart is made of: shapes to paint, and marks that answer the pointer and the keyboard."""

from __future__ import annotations

import itertools
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from enum import Enum
from typing import Final

from PySide6.QtCore import QPointF, QRectF, QSizeF, Qt

_SIDEWAYS_COST: Final = 2.5
"""How much dearer a step aside is than one ahead, where the arrow keys look for the next mark."""


class Align(Enum):
    """Where words stand in their place; all are centred from top to bottom."""

    LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
    CENTRE = Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignVCenter
    RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter


@dataclass(frozen=True, slots=True)
class Box:
    """A filled rectangle with round corners."""

    rect: QRectF
    colour: str
    radius: float = 0
    opacity: float = 1


@dataclass(frozen=True, slots=True)
class Line:
    """A line through points."""

    points: tuple[QPointF, ...]
    colour: str
    width: float = 1
    is_dashed: bool = False


@dataclass(frozen=True, slots=True)
class Area:
    """A filled polygon."""

    points: tuple[QPointF, ...]
    colour: str
    opacity: float = 1


@dataclass(frozen=True, slots=True)
class Dot:
    """A filled circle."""

    centre: QPointF
    radius: float
    colour: str


@dataclass(frozen=True, slots=True)
class Words:
    """One line of text; it fits into its place, for it was elided before."""

    rect: QRectF
    text: str
    colour: str
    size_px: int
    align: Align = Align.LEFT
    is_bold: bool = False


Shape = Box | Line | Area | Dot | Words


@dataclass(frozen=True, slots=True)
class Mark:
    """A part of a chart that tells something.

    Attributes:
        rect: what is lit, and what the keyboard steps between.
        tell: gives ``lines``; a chart has thousands of marks, of which few are ever asked.
        rows: of the figure, that it is about.
        reach: where the pointer is on it; None for ``rect``.
    """

    rect: QRectF
    tell: Callable[[], tuple[str, ...]]
    rows: tuple[int, ...]
    reach: QRectF | None = None

    @property
    def lines(self) -> tuple[str, ...]:
        """What it tells: its name, then its values."""
        return self.tell()


class Step(Enum):
    """An arrow key."""

    LEFT = (-1, 0)
    RIGHT = (1, 0)
    UP = (0, -1)
    DOWN = (0, 1)


@dataclass(frozen=True, slots=True)
class ChartLayout:
    """A chart that is ready to be painted.

    Attributes:
        size: of the whole, in logical pixels.
        shapes: from the lowest to the topmost.
        marks: in the order of reading.
    """

    size: QSizeF
    shapes: tuple[Shape, ...]
    marks: tuple[Mark, ...]

    def mark_at(self, point: QPointF) -> int | None:
        """The number of the mark under a point; the topmost one, None beside all."""
        for number in range(len(self.marks) - 1, -1, -1):
            mark = self.marks[number]
            if (mark.reach or mark.rect).contains(point):
                return number
        return None

    def next_mark(self, number: int | None, step: Step) -> int | None:
        """The mark that an arrow key leads to; the same where there is none further, None without marks."""
        if not self.marks:
            return None
        if number is None or not 0 <= number < len(self.marks):
            return 0
        best = _nearest(self.marks, number, step)
        if best is not None:
            return best
        if _is_one_row(self.marks):
            # In a row of bars "down" goes on as "right" does, and in a column of them "right" as "down".
            ahead = step in {Step.RIGHT, Step.DOWN}
            return max(0, min(len(self.marks) - 1, number + (1 if ahead else -1)))
        return number


def _nearest(marks: Sequence[Mark], number: int, step: Step) -> int | None:
    """The nearest mark that lies in a direction, at most 45° aside by its cost."""
    here = marks[number].rect.center()
    right, down = step.value
    best, least = None, float("inf")
    for other, mark in enumerate(marks):
        away = mark.rect.center() - here
        ahead = away.x() * right + away.y() * down
        aside = abs(away.x() * down) + abs(away.y() * right)
        if other == number or ahead < 1 or aside > 2 * ahead:
            continue
        cost = ahead + _SIDEWAYS_COST * aside
        if cost < least:
            best, least = other, cost
    return best


def _is_one_row(marks: Sequence[Mark]) -> bool:
    """Whether all marks stand beside each other, or all below each other."""
    centres = [mark.rect.center() for mark in marks]
    lefts, tops = {round(mark.rect.left()) for mark in marks}, {round(at.y()) for at in centres}
    return len(lefts) == 1 or len(tops) == 1 or _ascends([at.x() for at in centres])


def _ascends(values: Sequence[float]) -> bool:
    return all(first < second for first, second in itertools.pairwise(values))

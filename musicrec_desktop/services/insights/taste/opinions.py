"""Likes and dislikes over time, and how ratings are spread."""

from __future__ import annotations

from typing import Final

import numpy as np
from numpy.typing import NDArray

from musicrec_desktop.core.sentences import counted
from musicrec_desktop.model.insights import (
    Cell,
    ChartKind,
    Figure,
    FigureColumn,
    InsightSection,
    Role,
    Unit,
)
from musicrec_desktop.services.insights.data import Buckets
from musicrec_desktop.storage.insights.opinions import DISLIKED, LIKED, TAKEN_BACK

_KINDS: Final = ((LIKED, "Likes"), (DISLIKED, "Dislikes"), (TAKEN_BACK, "Taken back"))
LEAST_RATINGS: Final = 10
_STARS: Final = ("½", "1", "1½", "2", "2½", "3", "3½", "4", "4½", "5")


def opinions_over_time(kinds: NDArray[np.int64], of: NDArray[np.int64], buckets: Buckets) -> Figure:
    """How much was liked, disliked and taken back in each part of a period.

    Args:
        kinds: of what was said in the period, shape (n,).
        of: the place of each in the names of ``buckets``, shape (n,).
        buckets: the parts of the period.
    """
    counts = [np.bincount(of[kinds == kind], minlength=len(buckets.names)) for kind, _ in _KINDS]
    rows: tuple[tuple[Cell, ...], ...] = tuple(
        (name, *(int(count[place]) for count in counts)) for place, name in enumerate(buckets.names)
    )
    likes, dislikes, back = (int(count.sum()) for count in counts)
    has_said = likes + dislikes + back > 0
    return Figure(
        "opinions",
        InsightSection.TASTE,
        "Likes and dislikes",
        "How often you said that you like or dislike a track, by the day on which you said it; imported ones"
        " count, too. “Taken back” counts each time that you withdrew one; the one that was withdrawn"
        " still counts on its own day.",
        ChartKind.COLUMNS,
        (buckets.column, *(FigureColumn(name, Unit.COUNT, Role.VALUE) for _, name in _KINDS)),
        rows if has_said else (),
        f"{counted(likes, 'like')}, {counted(dislikes, 'dislike')}, {back:,} taken back." if has_said else "",
        ""
        if has_said
        else "You liked or disliked nothing in this period. L likes what plays, D dislikes it.",
    )


def rating_distribution(counts: NDArray[np.int64]) -> Figure:
    """How many tracks have each rating.

    Args:
        counts: from half a star to five, shape (10,).
    """
    total = int(counts.sum())
    mean = float((counts * np.arange(1, len(counts) + 1)).sum()) / 2 / total if total else 0.0
    return Figure(
        "ratings",
        InsightSection.TASTE,
        "Ratings",
        "Tracks of the library by the stars that you gave them, as they are now, whatever the period.",
        ChartKind.COLUMNS,
        (FigureColumn("Stars", Unit.TEXT, Role.X), FigureColumn("Tracks", Unit.COUNT, Role.VALUE)),
        tuple((stars, int(counts[place])) for place, stars in enumerate(_STARS)) if total else (),
        f"On average {mean:.1f} stars, of {counted(total, 'track')}." if total >= LEAST_RATINGS else "",
        "" if total else "You rated no track yet. The stars are in the table of tracks and in its menu.",
    )

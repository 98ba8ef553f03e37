"""How large the library is, and how it grew."""

from __future__ import annotations

from typing import Final

import numpy as np
from numpy.typing import NDArray

from musicrec_desktop.core.sentences import counted, percent
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
from musicrec_desktop.storage.insights.library import LibraryTable

NO_TRACKS: Final = "The library has no tracks yet. Add a music folder, or try the demo library."
_EVERYTHING: Final = "All tracks whose file is there, whatever the period."


def library_numbers(table: LibraryTable, missing: int, analysis: tuple[int, int, int]) -> Figure:
    """The library in a few numbers.

    Args:
        table: of the library.
        missing: tracks whose file is not there.
        analysis: tracks that are analysed, that wait for it, and that could not be.
    """
    lengths = table.values["length_ms"]
    analysed, waiting, failed = analysis
    numbers: tuple[tuple[str, Unit, Cell], ...] = (
        ("Tracks", Unit.COUNT, len(table)),
        ("Length", Unit.DURATION_MS, int(np.nansum(lengths))),
        ("Size", Unit.BYTES, int(table.sizes.sum())),
        ("Never played", Unit.COUNT, int((table.plays == 0).sum())),
        ("Analysed", Unit.COUNT, analysed),
        ("Waiting for analysis", Unit.COUNT, waiting),
        ("Analysis failed", Unit.COUNT, failed),
        ("File not there", Unit.COUNT, missing),
    )
    return Figure(
        "library-numbers",
        InsightSection.LIBRARY,
        "Your library",
        f"{_EVERYTHING} “Never played” counts tracks without a play of yours, imported ones included.",
        ChartKind.NUMBERS,
        tuple(FigureColumn(name, unit, Role.VALUE) for name, unit, _ in numbers),
        (tuple(value for _, _, value in numbers),) if len(table) or missing else (),
        _never_played(table),
        "" if len(table) or missing else NO_TRACKS,
    )


def _never_played(table: LibraryTable) -> str:
    if not len(table):
        return ""
    never = int((table.plays == 0).sum())
    return (
        f"{percent(never / len(table))} of your tracks were never played."
        if never
        else "You played every track."
    )


def library_growth(table: LibraryTable, of: NDArray[np.int64], before: int, buckets: Buckets) -> Figure:
    """How many tracks, and hours of them, were added in each part of a period.

    Args:
        table: of the library.
        of: the place of each track in the names of ``buckets``, shape (n,); -1 outside the period.
        before: tracks that were there before the period.
        buckets: the parts of the period.
    """
    is_meant = of >= 0
    count = len(buckets.names)
    added = np.bincount(of[is_meant], minlength=count)
    lengths = np.nan_to_num(table.values["length_ms"])
    hours = np.bincount(of[is_meant], lengths[is_meant], minlength=count)
    total = before + np.cumsum(added)
    rows: tuple[tuple[Cell, ...], ...] = tuple(
        (name, int(added[place]), int(hours[place]), int(total[place]))
        for place, name in enumerate(buckets.names)
    )
    has_any = bool(added.sum())
    note = "" if has_any else "Nothing was added in this period." if len(table) else NO_TRACKS
    return Figure(
        "library-growth",
        InsightSection.LIBRARY,
        "Added to the library",
        "Tracks by the day on which the player found them first. Only those count that are still there.",
        ChartKind.COLUMNS,
        (
            buckets.column,
            FigureColumn("Tracks added", Unit.COUNT, Role.VALUE),
            FigureColumn("Length", Unit.DURATION_MS, Role.EXTRA),
            FigureColumn("Tracks by then", Unit.COUNT, Role.EXTRA),
        ),
        rows if has_any else (),
        f"{counted(int(added.sum()), 'track')} came; by the end the library had {int(total[-1]):,}."
        if has_any
        else "",
        note,
    )

"""How the sound of music changes: over the years of its release, and over the time of listening."""

from __future__ import annotations

from collections.abc import Sequence
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
from musicrec_desktop.services.insights.sound.features import NOT_ANALYSED, Measure
from musicrec_desktop.services.insights.span_words import in_words, span_in_words
from musicrec_desktop.services.insights.statistics import (
    Quartiles,
    quartiles_of_groups,
    rank_correlation,
)
from musicrec_desktop.storage.insights.sounds import SoundTable

FIRST_YEAR: Final = 1877
"""Of the phonograph: no recording is older, whatever its tags say."""
LEAST: Final = 5
"""Quartiles of fewer values say little; such points are left out, and counted in words."""
LEAST_TO_COMPARE: Final = 30
CLEAR: Final = 0.1
"""A weaker correlation is no trend to speak of (Cohen, "Statistical power analysis", 1988: small from .1)."""
_BAND: Final = "The line is the median, the band holds the middle half of the tracks."


def release_trend(measure: Measure, table: SoundTable, this_year: int) -> Figure:
    """A measure by the year of release, over all tracks of the library.

    Args:
        measure: of the table.
        table: of the library.
        this_year: of the calendar; later years in tags are wrong, and left out.
    """
    values, years = table.values[measure.name], table.values["year"]
    is_known = np.isfinite(values) & np.isfinite(years)
    is_meant = is_known & (years >= FIRST_YEAR) & (years <= this_year)
    groups = np.where(is_meant, np.nan_to_num(years) - FIRST_YEAR, -1).astype(np.int64)
    found = quartiles_of_groups(groups, values, max(this_year - FIRST_YEAR + 1, 0))
    rows, left_out = _rows([FIRST_YEAR + number for number in range(len(found.counts))], found)
    remarks = [_left_out(left_out, "year"), _impossible(int(is_known.sum() - is_meant.sum()), this_year)]
    return _figure(
        key=f"{measure.name}-by-release",
        title=f"{measure.title} by year of release",
        definition=" ".join(
            filter(None, (_meaning(measure), "All tracks whose year is known.", _BAND, *remarks))
        ),
        measure=measure,
        x=FigureColumn("Year of release", Unit.YEAR, Role.X),
        counted_things="Tracks",
        rows=rows,
        sentence=_release_sentence(measure, years[is_meant], values[is_meant]),
        note=_release_note(rows, values, bool(is_meant.any())),
    )


def listening_trend(
    measure: Measure, table: SoundTable, places: NDArray[np.int64], of: NDArray[np.int64], buckets: Buckets
) -> Figure:
    """A measure by the time of listening, over the plays of a period; each play counts.

    Args:
        measure: of the table.
        table: of the library.
        places: of the track of each play in the table, -1 where it is not there; shape (plays,).
        of: the place of each play in the names of ``buckets``, shape (plays,).
        buckets: the parts of the period.
    """
    names, x = buckets.names, buckets.column
    values = np.full(len(places), np.nan)
    values[places >= 0] = table.values[measure.name][places[places >= 0]]
    found = quartiles_of_groups(of, values, len(names))
    rows, left_out = _rows(names, found)
    span = x.name.split()[0].lower()
    unheard = int(len(places) - found.counts.sum())
    remarks = [
        _left_out(left_out, span, "play"),
        f"{counted(unheard, 'play')} of tracks that are not analysed or not there are left out."
        if unheard and len(places) > unheard
        else "",
    ]
    note = ""
    if not rows:
        note = _listening_note(table, measure, len(places))
    return _figure(
        key=f"{measure.name}-by-listening",
        title=f"{measure.title} of what you played",
        definition=" ".join(
            filter(None, (_meaning(measure), "Each play of the period counts.", _BAND, *remarks))
        ),
        measure=measure,
        x=x,
        counted_things="Plays",
        rows=rows,
        sentence=_extremes(measure, buckets, found),
        note=note,
    )


def _figure(
    *,
    key: str,
    title: str,
    definition: str,
    measure: Measure,
    x: FigureColumn,
    counted_things: str,
    rows: tuple[tuple[Cell, ...], ...],
    sentence: str,
    note: str,
) -> Figure:
    unit = measure.unit
    return Figure(
        key,
        InsightSection.SOUND,
        title,
        definition,
        ChartKind.LINES,
        (
            x,
            FigureColumn(measure.heading, unit, Role.VALUE),
            FigureColumn("A quarter is below", unit, Role.LOW),
            FigureColumn("A quarter is above", unit, Role.HIGH),
            FigureColumn(counted_things, Unit.COUNT, Role.COUNT),
        ),
        rows,
        sentence if rows else "",
        note,
    )


def _rows(names: Sequence[Cell], found: Quartiles) -> tuple[tuple[tuple[Cell, ...], ...], int]:
    """The rows of groups that are large enough, and how many others have something."""
    shown = np.flatnonzero(found.counts >= LEAST).tolist()
    few = int(((found.counts > 0) & (found.counts < LEAST)).sum())
    columns = (found.median, found.low, found.high)
    rows = tuple(
        (names[place], *(float(column[place]) for column in columns), int(found.counts[place]))
        for place in shown
    )
    return rows, few


def _meaning(measure: Measure) -> str:
    return f"{measure.title}: {measure.meaning}." if measure.meaning else ""


def _left_out(count: int, span: str, thing: str = "track") -> str:
    if not count:
        return ""
    verb = "is" if count == 1 else "are"
    return f"{counted(count, span)} with fewer than {LEAST} {thing}s {verb} left out."


def _impossible(count: int, this_year: int) -> str:
    if not count:
        return ""
    verb = "is" if count == 1 else "are"
    return f"{counted(count, 'track')} dated before {FIRST_YEAR} or after {this_year} {verb} left out."


def _release_sentence(measure: Measure, years: NDArray[np.float64], values: NDArray[np.float64]) -> str:
    found = rank_correlation(years, values)
    if not (found.is_certain and abs(found.rho) >= CLEAR):
        return ""
    word = measure.more if found.rho > 0 else measure.less
    return (
        f"Newer music of your library tends to be {word} (rank correlation {in_words(found.rho, '+.2f')},"
        f" {counted(found.count, 'track')})."
    )


def _extremes(measure: Measure, buckets: Buckets, found: Quartiles) -> str:
    """Which spans were the most and the least, where chance does not explain it."""
    places = np.flatnonzero(found.counts >= LEAST_TO_COMPARE)
    if len(places) < 2:
        return ""
    most = int(places[np.argmax(found.median[places])])
    least = int(places[np.argmin(found.median[places])])
    if not found.differ(most, least):
        return ""
    names = [span_in_words(buckets.names[place], buckets.column) for place in (most, least)]
    return f"Your music was {measure.more} {names[0]} than {names[1]}."


def _release_note(rows: Sequence[object], values: NDArray[np.float64], has_years: bool) -> str:
    if rows:
        return ""
    if not np.isfinite(values).any():
        return NOT_ANALYSED
    if not has_years:
        return "No analysed track has a year in its tags. “-has:year” in the search finds them."
    return f"No year has {LEAST} analysed tracks yet."


def _listening_note(table: SoundTable, measure: Measure, plays: int) -> str:
    if not plays:
        return "Nothing was played in this period. Choose a longer one, or play some music."
    if not len(table) or not np.isfinite(table.values[measure.name]).any():
        return NOT_ANALYSED
    return f"No span of this period has {LEAST} plays of analysed tracks."

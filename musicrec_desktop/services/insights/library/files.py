"""How the files of the library are: formats, bit rates, sample rates, lengths, years and loudness."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

import numpy as np
from numpy.typing import NDArray

from musicrec_desktop.core.sentences import counted, percent
from musicrec_desktop.model.codec_names import codec_text
from musicrec_desktop.model.insights import (
    Cell,
    ChartKind,
    Figure,
    FigureColumn,
    InsightSection,
    Role,
    Unit,
)
from musicrec_desktop.services.insights.library.growth import NO_TRACKS
from musicrec_desktop.services.insights.sound.features import NOT_ANALYSED
from musicrec_desktop.services.insights.span_words import in_words
from musicrec_desktop.storage.insights.library import CodecUse, LibraryTable

_BITRATES: Final = (64, 96, 128, 160, 192, 224, 256, 320)
_MINUTE_MS: Final = 60_000
_MOST_MINUTES: Final = 15
_LOUD: Final = -40
_DECADE: Final = 10
_FIRST_DECADE: Final = 1900
_DEPTHS: Final = 1024.0
"""More than the bits of any sample, so that a rate and a depth make one number."""
_TRACKS: Final = FigureColumn("Tracks", Unit.COUNT, Role.VALUE)
LEAST: Final = 20
"""A median of fewer tracks is not worth a sentence."""


def formats(codecs: Sequence[CodecUse]) -> Figure:
    """How many tracks each format has."""
    tracks = sum(one.tracks for one in codecs)
    lossless = sum(one.lossless for one in codecs)
    return Figure(
        "formats",
        InsightSection.LIBRARY,
        "Formats",
        "All tracks whose file is there, by the format of their sound.",
        ChartKind.BARS,
        (
            FigureColumn("Format", Unit.TEXT, Role.LABEL),
            _TRACKS,
            FigureColumn("Length", Unit.DURATION_MS, Role.EXTRA),
            FigureColumn("Size", Unit.BYTES, Role.EXTRA),
            FigureColumn("Kind", Unit.TEXT, Role.EXTRA),
        ),
        tuple(
            (
                codec_text(one.codec) or "not known",
                one.tracks,
                one.length_ms,
                one.size,
                _kind(one),
            )
            for one in codecs
        ),
        f"{percent(lossless / tracks)} of the tracks are lossless." if tracks else "",
        "" if tracks else NO_TRACKS,
    )


def _kind(use: CodecUse) -> str:
    if use.lossless in {0, use.tracks}:
        return "lossless" if use.lossless else "lossy"
    return f"{use.lossless:,} lossless"


def bit_rates(table: LibraryTable) -> Figure:
    """How many lossy tracks have which bit rate."""
    rates = table.values["bitrate"]
    is_meant = np.isfinite(rates) & ~table.is_lossless
    edges = np.array((0, *_BITRATES), dtype=np.float64)
    names = (f"below {_BITRATES[0]}", *(str(rate) for rate in _BITRATES))
    return _classes(
        "bit-rates",
        "Bit rates of lossy files",
        "Lossy tracks by thousand bits a second; each bar begins at its number. Files of variable bit rate"
        f" have their mean. Lossless files are not counted.{_unknown(~table.is_lossless & ~is_meant)}",
        FigureColumn("kbps from", Unit.TEXT, Role.X),
        np.searchsorted(edges, rates[is_meant], side="right") - 1,
        names,
        NO_TRACKS if not len(table) else "The library has no lossy files of known bit rate.",
    )


def sample_rates(table: LibraryTable) -> Figure:
    """How many tracks have which sample rate and depth."""
    rates, depths = table.values["sample_rate"], table.values["bit_depth"]
    is_known = np.isfinite(rates)
    depths = np.nan_to_num(depths[is_known])
    kinds, counts = np.unique(rates[is_known] * _DEPTHS + depths, return_counts=True)
    order = np.argsort(-counts, kind="stable").tolist()
    rows = tuple((_rate_name(*divmod(float(kinds[place]), _DEPTHS)), int(counts[place])) for place in order)
    return Figure(
        "sample-rates",
        InsightSection.LIBRARY,
        "Sample rates",
        f"Tracks by samples a second, and bits a sample where the format has such.{_unknown(~is_known)}",
        ChartKind.BARS,
        (FigureColumn("Sample rate", Unit.TEXT, Role.LABEL), _TRACKS),
        rows,
        note="" if rows else NO_TRACKS if not len(table) else "No sample rate is known.",
    )


def _rate_name(rate: float, depth: float) -> str:
    kilohertz = f"{rate / 1000:g} kHz"
    return f"{kilohertz}, {depth:.0f} bit" if depth else kilohertz


def lengths(table: LibraryTable) -> Figure:
    """How long tracks are."""
    minutes = table.values["length_ms"] / _MINUTE_MS
    is_known = np.isfinite(minutes)
    names = (*(f"{minute}" for minute in range(_MOST_MINUTES)), f"{_MOST_MINUTES} and more")
    median = float(np.median(minutes[is_known])) if is_known.any() else 0.0
    figure_sentence = ""
    if is_known.sum() >= LEAST:
        seconds = round(median * 60)
        figure_sentence = f"Half of the tracks are longer than {seconds // 60}:{seconds % 60:02}."
    return _classes(
        "lengths",
        "Lengths",
        f"Tracks by whole minutes; each bar begins at its number.{_unknown(~is_known)}",
        FigureColumn("Minutes from", Unit.TEXT, Role.X),
        np.clip(minutes[is_known], 0, _MOST_MINUTES).astype(np.int64),
        names,
        NO_TRACKS if not len(table) else "No length is known.",
        figure_sentence,
    )


def decades(table: LibraryTable, this_year: int) -> Figure:
    """How many tracks came out in each decade."""
    years = table.values["year"]
    is_known = np.isfinite(years)
    starts = np.arange(_FIRST_DECADE, this_year + 1, _DECADE)
    names = (f"before {_FIRST_DECADE}", *(f"{start}s" for start in starts.tolist()), "still to come")
    edges = np.array((-np.inf, *starts, this_year + 1))
    of = np.searchsorted(edges, years[is_known], side="right") - 1
    first = int(of.min()) if len(of) else 0
    last = int(of.max()) if len(of) else -1
    return _classes(
        "release-decades",
        "Decades",
        "Tracks by the year of release in their tags; “-has:year” in the search finds those without."
        f"{_unknown(~is_known)}",
        FigureColumn("Decade", Unit.TEXT, Role.X),
        of - first,
        names[first : last + 1],
        NO_TRACKS
        if not len(table)
        else "No track has a year in its tags. “-has:year” in the search finds them.",
    )


def loudness(table: LibraryTable) -> Figure:
    """How loud tracks are."""
    levels = table.values["loudness"]
    is_known = np.isfinite(levels)
    steps = np.clip(np.floor(levels[is_known]), _LOUD, 0).astype(np.int64)
    first, last = (int(steps.min()), int(steps.max())) if len(steps) else (0, -1)
    counts = np.bincount(steps - first, minlength=last - first + 1)
    rows: tuple[tuple[Cell, ...], ...] = tuple(
        (first + place, int(count)) for place, count in enumerate(counts.tolist()[: last - first + 1])
    )
    sentence = ""
    if len(steps) >= LEAST:
        quartiles = np.quantile(levels[is_known], (0.25, 0.5, 0.75)).tolist()
        low, median, high = (in_words(value, "z.0f") for value in quartiles)
        sentence = f"Half of the tracks are between {low} and {high} LUFS; the middle is {median}."
    return Figure(
        "loudness",
        InsightSection.LIBRARY,
        "Loudness",
        "Analysed tracks by their loudness in LUFS, estimated from the excerpts that the player listened to;"
        f" 0 is the loudest. Each bar begins at its number; what is quieter than {_LOUD} is in the first.",
        ChartKind.COLUMNS,
        (FigureColumn("LUFS from", Unit.LUFS, Role.X), _TRACKS),
        rows,
        sentence,
        "" if rows else NOT_ANALYSED if len(table) else NO_TRACKS,
    )


def _classes(
    key: str,
    title: str,
    definition: str,
    x: FigureColumn,
    of: NDArray[np.int64],
    names: Sequence[str],
    note: str,
    sentence: str = "",
) -> Figure:
    counts = np.bincount(of, minlength=len(names))
    rows: tuple[tuple[Cell, ...], ...] = tuple((name, int(counts[place])) for place, name in enumerate(names))
    return Figure(
        key,
        InsightSection.LIBRARY,
        title,
        definition,
        ChartKind.COLUMNS,
        (x, _TRACKS),
        rows if len(of) else (),
        sentence if len(of) else "",
        "" if len(of) else note,
    )


def _unknown(mask: NDArray[np.bool_]) -> str:
    """A sentence about tracks of which a value is not known, after a space; empty where there are none."""
    count = int(mask.sum())
    verb = "is" if count == 1 else "are"
    return f" {counted(count, 'track')} of which it is not known {verb} left out." if count else ""

"""How genres, keys and tempos are spread over the library."""

from __future__ import annotations

import math
from typing import Final

import numpy as np
from numpy.typing import NDArray

from musicrec_desktop.core.sentences import counted, joined, percent
from musicrec_desktop.model.insights import (
    Cell,
    ChartKind,
    Figure,
    FigureColumn,
    InsightSection,
    Role,
    Unit,
)
from musicrec_desktop.services.insights.sound.features import HEARD, NOT_ANALYSED, Measure
from musicrec_desktop.services.insights.span_words import in_words
from musicrec_desktop.storage.insights.names import GroupTable
from musicrec_desktop.storage.insights.sounds import SoundTable

GENRES: Final = 12
LEAST_TRACKS: Final = 10
"""The mean of fewer tracks says little about a genre."""
STANDS_OUT: Final = 0.5
"""Standard deviations between a genre and the library that are worth a word (Cohen: a medium difference)."""
CERTAIN: Final = 3.7
"""Standard errors of a mean: beyond that, chance is below 1 % in all of some hundred comparisons together."""
MOST_TOLD: Final = 3
TEMPO_STEP: Final = 5
LEAST_KEYS: Final = 20
KEYS: Final = ("C", "C♯", "D", "E♭", "E", "F", "F♯", "G", "A♭", "A", "B♭", "B")


def genre_profiles(table: SoundTable, genres: GroupTable) -> Figure:
    """What sets the commonest genres apart: the mean of each measure, in deviations of the library."""
    places = table.places(genres.track_ids)
    is_heard = np.zeros(len(places), dtype=bool)
    if len(table):
        is_heard = (places >= 0) & np.isfinite(table.values["energy"][places])
    # A track may have a genre in two spellings.
    pairs = np.unique(places[is_heard] * len(genres.names) + genres.groups[is_heard])
    places, of = np.divmod(pairs, max(len(genres.names), 1))
    counts = np.bincount(of, minlength=len(genres.names))
    order = np.argsort(-counts, kind="stable")[:GENRES]
    shown = order[counts[order] >= LEAST_TRACKS].tolist()
    scores = {measure.name: _scores(table.values[measure.name], places, of, counts) for measure in HEARD}
    rows: tuple[tuple[Cell, ...], ...] = tuple(
        (measure.title, genres.names[genre], _finite(scores[measure.name][genre]), int(counts[genre]))
        for genre in shown
        for measure in HEARD
    )
    return Figure(
        "genre-profiles",
        InsightSection.SOUND,
        "What sets genres apart",
        f"For the {GENRES} commonest genres with at least {LEAST_TRACKS} analysed tracks: the mean of their"
        " tracks less that of the library, in standard deviations of the library. 0 is as usual, +1 is more"
        " than five of six tracks have. A track with several genres counts for each.",
        ChartKind.HEAT,
        (
            FigureColumn("Measure", Unit.TEXT, Role.X),
            FigureColumn("Genre", Unit.TEXT, Role.Y),
            FigureColumn("Deviations from the library", Unit.NUMBER, Role.VALUE),
            FigureColumn("Tracks", Unit.COUNT, Role.COUNT),
        ),
        rows,
        _apart(genres.names, shown, scores, counts),
        "" if rows else _genre_note(table, len(genres.names)),
    )


def _scores(
    values: NDArray[np.float64], places: NDArray[np.int64], of: NDArray[np.int64], counts: NDArray[np.int64]
) -> NDArray[np.float64]:
    known = values[np.isfinite(values)]
    # Rounding leaves a spread to equal numbers.
    spread = float(known.std()) if len(known) and known.max() > known.min() else 0.0
    if not spread or not len(places):
        return np.full(len(counts), np.nan)
    own = values[places]
    is_known = np.isfinite(own)
    sums = np.bincount(of[is_known], own[is_known], minlength=len(counts))
    number = np.bincount(of[is_known], minlength=len(counts))
    with np.errstate(divide="ignore", invalid="ignore"):
        return np.asarray((sums / number - known.mean()) / spread)


def _finite(value: float) -> float | None:
    return round(float(value), 2) if np.isfinite(value) else None


def _apart(
    names: tuple[str, ...],
    shown: list[int],
    scores: dict[str, NDArray[np.float64]],
    counts: NDArray[np.int64],
) -> str:
    found: list[tuple[float, str]] = []
    for genre in shown:
        own = [(float(scores[measure.name][genre]), measure) for measure in HEARD]
        known = [(score, measure) for score, measure in own if np.isfinite(score)]
        if not known:
            continue
        score, measure = max(known, key=lambda pair: abs(pair[0]))
        if abs(score) >= max(STANDS_OUT, CERTAIN / math.sqrt(counts[genre])):
            found.append((abs(score), f"{names[genre]} is {_usual(score, measure)}"))
    found.sort(key=lambda pair: -pair[0])
    told = joined([text for _, text in found[:MOST_TOLD]])
    return f"Beside the library as a whole, {told}." if told else ""


def _usual(score: float, measure: Measure) -> str:
    return f"{measure.more if score > 0 else measure.less} ({in_words(score, '+.1f')})"


def _genre_note(table: SoundTable, genres: int) -> str:
    if not np.isfinite(table.values["energy"]).any():
        return NOT_ANALYSED
    if not genres:
        return "No track has a genre in its tags. “-has:genre” in the search finds them."
    return f"No genre has {LEAST_TRACKS} analysed tracks yet."


def key_profile(table: SoundTable) -> Figure:
    """How many tracks are in each of the 24 keys."""
    tonic, is_major = table.values["tonic"], table.values["is_major"]
    is_known = np.isfinite(tonic) & np.isfinite(is_major) & (tonic >= 0) & (tonic < len(KEYS))
    keys = tonic[is_known].astype(np.int64)
    major = np.bincount(keys[is_major[is_known] > 0], minlength=len(KEYS))
    minor = np.bincount(keys[is_major[is_known] <= 0], minlength=len(KEYS))
    known = int(is_known.sum())
    rows: tuple[tuple[Cell, ...], ...] = tuple(
        (key, int(major[place]), int(minor[place])) for place, key in enumerate(KEYS)
    )
    return Figure(
        "keys",
        InsightSection.SOUND,
        "Keys",
        "Tracks of the library by the key that the player hears in them. It is an estimate: relative keys,"
        " such as C major and A minor, are told apart less surely than others.",
        ChartKind.COLUMNS,
        (
            FigureColumn("Key", Unit.TEXT, Role.X),
            FigureColumn("Major", Unit.COUNT, Role.VALUE),
            FigureColumn("Minor", Unit.COUNT, Role.VALUE),
        ),
        rows if known else (),
        _key_sentence(major, minor),
        "" if known else NOT_ANALYSED,
    )


def _key_sentence(major: NDArray[np.int64], minor: NDArray[np.int64]) -> str:
    total = int(major.sum() + minor.sum())
    if total < LEAST_KEYS:
        return ""
    both = np.concatenate((major, minor))
    most = np.flatnonzero(both == both.max())
    share = f"{percent(minor.sum() / total)} of your tracks are in a minor key."
    if len(most) > 1:
        return share
    place = int(most[0])
    name = f"{KEYS[place % len(KEYS)]} {'major' if place < len(KEYS) else 'minor'}"
    return f"{name} is the commonest key, with {counted(int(both.max()), 'track')}. {share}"


def tempo_distribution(table: SoundTable) -> Figure:
    """How many tracks there are of each tempo, and how often they were played."""
    tempo, plays = table.values["bpm"], table.values["plays"]
    is_known = np.isfinite(tempo) & (tempo > 0)
    bins = (tempo[is_known] // TEMPO_STEP).astype(np.int64)
    first, last = (int(bins.min()), int(bins.max())) if len(bins) else (0, -1)
    tracks = np.bincount(bins - first, minlength=last - first + 1)
    played = np.bincount(bins - first, plays[is_known], minlength=last - first + 1)
    rows: tuple[tuple[Cell, ...], ...] = tuple(
        ((first + place) * TEMPO_STEP, int(tracks[place]), int(played[place]))
        for place in range(last - first + 1)
    )
    median = float(np.median(tempo[is_known])) if len(bins) else 0.0
    return Figure(
        "tempos",
        InsightSection.SOUND,
        "Tempo",
        f"Tracks of the library by the tempo that the player hears in them, in steps of {TEMPO_STEP} beats a"
        " minute; each bar begins at its number. A tempo may be heard at half or twice of what is felt.",
        ChartKind.COLUMNS,
        (
            FigureColumn("From", Unit.BPM, Role.X),
            FigureColumn("Tracks", Unit.COUNT, Role.VALUE),
            FigureColumn("Plays", Unit.COUNT, Role.EXTRA),
        ),
        rows,
        f"Half of your tracks are faster than {median:.0f} BPM." if len(bins) >= LEAST_KEYS else "",
        "" if rows else NOT_ANALYSED,
    )

"""Which measures of tracks go together, and what that says in words."""

from __future__ import annotations

import math
from collections.abc import Sequence
from typing import Final

from musicrec_desktop.core.sentences import counted, joined
from musicrec_desktop.model.insights import (
    Cell,
    ChartKind,
    Figure,
    FigureColumn,
    InsightSection,
    Role,
    Unit,
)
from musicrec_desktop.services.insights.sound.features import MEASURES, NOT_ANALYSED, Measure
from musicrec_desktop.services.insights.span_words import in_words
from musicrec_desktop.services.insights.statistics import LEAST_PAIRS, Correlation, correlations
from musicrec_desktop.storage.insights.sounds import SoundTable

LEAST_TOLD: Final = 0.3
"""Cohen, "Statistical power analysis", 1988: a medium correlation."""
MOST_TOLD: Final = 3
_SHARED: Final = (
    ("energy", "loudness"),
    ("energy", "brightness"),
    ("bpm", "danceability"),
    ("acousticness", "danceability"),
)
_BY_MAKING: Final = frozenset(map(frozenset, _SHARED))
"""One of the two is computed from the other, or both from the clarity of the pulse: it is no finding."""


def correlation_matrix(table: SoundTable) -> Figure:
    """How the measures of the tracks of the library go together, each pair once."""
    found = correlations([table.values[measure.name] for measure in MEASURES])
    rows = tuple(_row(one) for one in found) if any(math.isfinite(one.rho) for one in found) else ()
    return Figure(
        "correlations",
        InsightSection.SOUND,
        "What goes together",
        "Spearman's rank correlation over all tracks in which both are known: +1 where one grows whenever the"
        " other does, −1 where it shrinks, 0 where they have nothing to do with each other. “Certain” pairs"
        " would come about by chance in less than 1 % of libraries, all pairs taken together (Holm)."
        " Energy is computed from loudness and brightness among others, danceability from tempo, and both"
        " danceability and acousticness from how clear the pulse is: these go together by their making.",
        ChartKind.MATRIX,
        (
            FigureColumn("Measure", Unit.TEXT, Role.Y),
            FigureColumn("With", Unit.TEXT, Role.X),
            FigureColumn("Correlation", Unit.CORRELATION, Role.VALUE),
            FigureColumn("Tracks", Unit.COUNT, Role.COUNT),
            FigureColumn("Certain", Unit.TEXT, Role.EXTRA),
            FigureColumn("In words", Unit.TEXT, Role.EXTRA),
        ),
        rows,
        _sentence(found),
        "" if rows else _note(table),
    )


def _row(found: Correlation) -> tuple[Cell, ...]:
    one, other = MEASURES[found.one], MEASURES[found.other]
    if not math.isfinite(found.rho):
        return (one.title, other.title, None, found.count, "", _unknown(found.count))
    return (
        one.title,
        other.title,
        found.rho,
        found.count,
        "yes" if found.is_certain else "no",
        _words(found, one, other) if found.is_certain else "no statement",
    )


def _unknown(count: int) -> str:
    return f"fewer than {LEAST_PAIRS} tracks" if count < LEAST_PAIRS else "one of the two never varies"


def _words(found: Correlation, one: Measure, other: Measure) -> str:
    """``"louder tracks are clearly brighter"``."""
    strength = abs(found.rho)
    degree = "clearly" if strength >= 0.5 else "somewhat" if strength >= LEAST_TOLD else "hardly"
    change = one.more if found.rho > 0 else one.less
    if one.name == "plays":
        return f"{_noun(other)} are played {degree} {change.removeprefix('played ')}"
    return f"{_noun(other)} are {degree} {change}"


def _noun(measure: Measure) -> str:
    """``"louder tracks"``, ``"tracks played more often"``."""
    return f"tracks {measure.more}" if measure.name == "plays" else f"{measure.more} tracks"


def _sentence(found: Sequence[Correlation]) -> str:
    strong = sorted(
        (
            one
            for one in found
            if one.is_certain
            and abs(one.rho) >= LEAST_TOLD
            and frozenset((MEASURES[one.one].name, MEASURES[one.other].name)) not in _BY_MAKING
        ),
        key=lambda one: (-abs(one.rho), one.one, one.other),
    )[:MOST_TOLD]
    if not strong:
        return ""
    told = joined(
        [
            f"{_words(one, MEASURES[one.one], MEASURES[one.other])} ({in_words(one.rho, '+.2f')})"
            for one in strong
        ]
    )
    return f"In your library, {told}."


def _note(table: SoundTable) -> str:
    if not any(map(_is_heard, table.values["energy"].tolist())):
        return NOT_ANALYSED
    return (
        f"A correlation needs at least {LEAST_PAIRS} tracks that differ; the library has"
        f" {counted(len(table), 'track')}."
    )


def _is_heard(value: float) -> bool:
    return math.isfinite(value)

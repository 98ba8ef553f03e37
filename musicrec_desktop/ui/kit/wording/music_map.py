"""The music map in words: why there is none, or no new one, and its figures."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Final

from musicrec_desktop.core.language import number_text, tr
from musicrec_desktop.core.sentences import percent
from musicrec_desktop.model.music_map import MapAxes, MapFact, ProfileTrait

NO_MAP: Final = tr("There is no map yet: fewer than two tracks were analysed.")
NO_MAP_ADVICE: Final = tr("Let the analysis go on, or start it with “musicrec analyse”.")
_PROBLEMS: Final[Mapping[str, str]] = {
    "ended": tr(
        "The map could not be made anew: the process that computes it has ended. Try again; if it ends "
        "again, the log says why."
    ),
    "out-of-memory": tr(
        "The map could not be made anew: there is too little memory. Close other programs, then try again."
    ),
    "not-kept": tr(
        "The map could not be kept: the library cannot be written. Make room on the disk, then try again."
    ),
}
_UNITS: Final[Mapping[MapFact, str]] = {
    MapFact.TEMPO: tr("{:.0f} BPM"),
    MapFact.BRIGHTNESS: tr("{:,.0f} Hz"),
    MapFact.LOUDNESS: tr("{:.1f} LUFS"),
}
_FACTS: Final[Mapping[MapFact, str]] = {
    MapFact.ENERGY: tr("energy"),
    MapFact.TEMPO: tr("tempo"),
    MapFact.BRIGHTNESS: tr("brightness"),
    MapFact.DANCEABILITY: tr("danceability"),
    MapFact.ACOUSTICNESS: tr("acousticness"),
    MapFact.VOCALS: tr("vocals"),
    MapFact.LOUDNESS: tr("loudness"),
}
NO_PROFILE: Final = tr("Its sound is like that of the library as a whole.")
_MOST_TRAITS: Final = 3


def map_problem_text(problem: str) -> str:
    """Why the last layout could not be made, and what to do; empty for no problem."""
    return _PROBLEMS.get(problem, _PROBLEMS["ended"]) if problem else ""


def axes_text(axes: MapAxes) -> str:
    """What grows on the map, one sentence; empty where nothing does."""
    parts = [
        tr("{direction} it gets {word}", direction=direction, word=word)
        for direction, word in ((tr("to the right"), axes.right), (tr("upward"), axes.up))
        if word
    ]
    sentence = ", ".join(parts)
    return f"{sentence[0].upper()}{sentence[1:]}." if sentence else ""


def profile_lines(traits: Sequence[ProfileTrait]) -> list[str]:
    """What sets a group of tracks apart, a line for each figure: word, value, deviation."""
    return [
        tr(
            "{word}: {facts} {value} ({score} σ)",
            word=trait.word,
            facts=_FACTS[trait.fact],
            value=_value(trait),
            score=number_text(trait.score, "+.1f"),
        ).replace("-", "−")
        for trait in traits[:_MOST_TRAITS]
    ] or [NO_PROFILE]


def _value(trait: ProfileTrait) -> str:
    unit = _UNITS.get(trait.fact)
    return f"{percent(trait.mean)}" if unit is None else unit.format(trait.mean)

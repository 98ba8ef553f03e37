"""The music map in words: why there is none, or no new one, and its figures."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Final

from musicrec_desktop.core.sentences import percent
from musicrec_desktop.model.music_map import MapAxes, MapFact, ProfileTrait

NO_MAP: Final = "There is no map yet: fewer than two tracks were analysed."
NO_MAP_ADVICE: Final = "Let the analysis go on, or start it with “musicrec analyse”."
_PROBLEMS: Final[Mapping[str, str]] = {
    "ended": "The map could not be made anew: the process that computes it has ended. Try again; if it ends "
    "again, the log says why.",
    "out-of-memory": "The map could not be made anew: there is too little memory. Close other programs, then "
    "try again.",
    "not-kept": "The map could not be kept: the library cannot be written. Make room on the disk, then try "
    "again.",
}
_UNITS: Final[Mapping[MapFact, str]] = {
    MapFact.TEMPO: "{:.0f} BPM",
    MapFact.BRIGHTNESS: "{:,.0f} Hz",
    MapFact.LOUDNESS: "{:.1f} LUFS",
}
_FACTS: Final[Mapping[MapFact, str]] = {
    MapFact.ENERGY: "energy",
    MapFact.TEMPO: "tempo",
    MapFact.BRIGHTNESS: "brightness",
    MapFact.DANCEABILITY: "danceability",
    MapFact.ACOUSTICNESS: "acousticness",
    MapFact.VOCALS: "vocals",
    MapFact.LOUDNESS: "loudness",
}
NO_PROFILE: Final = "Its sound is like that of the library as a whole."
_MOST_TRAITS: Final = 3


def map_problem_text(problem: str) -> str:
    """Why the last layout could not be made, and what to do; empty for no problem."""
    return _PROBLEMS.get(problem, _PROBLEMS["ended"]) if problem else ""


def axes_text(axes: MapAxes) -> str:
    """What grows on the map, one sentence; empty where nothing does."""
    parts = [
        f"{direction} it gets {word}"
        for direction, word in (("to the right", axes.right), ("upward", axes.up))
        if word
    ]
    sentence = ", ".join(parts)
    return f"{sentence[0].upper()}{sentence[1:]}." if sentence else ""


def profile_lines(traits: Sequence[ProfileTrait]) -> list[str]:
    """What sets a group of tracks apart, a line for each figure: word, value, deviation."""
    return [
        f"{trait.word}: {_FACTS[trait.fact]} {_value(trait)} ({trait.score:+.1f} σ)".replace("-", "−")
        for trait in traits[:_MOST_TRAITS]
    ] or [NO_PROFILE]


def _value(trait: ProfileTrait) -> str:
    unit = _UNITS.get(trait.fact)
    return f"{percent(trait.mean)}" if unit is None else unit.format(trait.mean)

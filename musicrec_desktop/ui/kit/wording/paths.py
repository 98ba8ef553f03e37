"""Words of paths: how each track follows the one before it, and what could not be as wished."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from musicrec_desktop.model.path import PathProblem, PathStep, StepReason

STEP_WORDS: Final[Mapping[StepReason, str]] = {
    StepReason.FASTER: "faster",
    StepReason.LITTLE_FASTER: "a little faster",
    StepReason.SAME_TEMPO: "same tempo",
    StepReason.LITTLE_SLOWER: "a little slower",
    StepReason.SLOWER: "slower",
    StepReason.SAME_KEY: "same key",
    StepReason.NEAR_KEY: "a key close by",
    StepReason.LIVELIER: "livelier",
    StepReason.CALMER: "calmer",
    StepReason.ALIKE: "sounds alike",
    StepReason.ON_THE_WAY: "on the way",
}
FIRST_STEP: Final = "Where the path begins"

PROBLEM_TEXTS: Final[Mapping[PathProblem, str]] = {
    PathProblem.NONE: "",
    PathProblem.ONE_STOP: "A path needs two different tracks. Choose where it should lead.",
    PathProblem.NO_SOUND: "Fewer than two tracks were analysed, so only the stops are on the path. "
    "Analyse your library to hear what lies between.",
    PathProblem.STOP_NOT_ANALYSED: "A stop was not analysed yet, so no way leads to it. "
    "Analyse it, then find the path again.",
    PathProblem.STOP_MISSING: "The file of a stop is missing, so the path goes without it.",
    PathProblem.FEW_TRACKS: "The path is shorter than wished: no more tracks of your library may come.",
    PathProblem.STOPS_ARE_LONGER: "The stops alone are as long as you wish. "
    "Choose fewer stops or a longer path.",
}


def step_text(step: PathStep) -> str:
    """How a track follows the one before it: “A little faster, same key”."""
    if not step.reasons:
        return FIRST_STEP
    words = ", ".join(STEP_WORDS[reason] for reason in step.reasons)
    return words[0].upper() + words[1:]


def path_problem_text(problem: PathProblem) -> str:
    """What could not be as wished, and what to do; empty where all is."""
    return PROBLEM_TEXTS[problem]

"""Words of paths: how each track follows the one before it, and what could not be as wished."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from musicrec_desktop.core.language import tr
from musicrec_desktop.model.path import PathProblem, PathStep, StepReason

STEP_WORDS: Final[Mapping[StepReason, str]] = {
    StepReason.FASTER: tr("faster"),
    StepReason.LITTLE_FASTER: tr("a little faster"),
    StepReason.SAME_TEMPO: tr("same tempo"),
    StepReason.LITTLE_SLOWER: tr("a little slower"),
    StepReason.SLOWER: tr("slower"),
    StepReason.SAME_KEY: tr("same key"),
    StepReason.NEAR_KEY: tr("a key close by"),
    StepReason.LIVELIER: tr("livelier"),
    StepReason.CALMER: tr("calmer"),
    StepReason.ALIKE: tr("sounds alike"),
    StepReason.ON_THE_WAY: tr("on the way"),
}
FIRST_STEP: Final = tr("Where the path begins")

PROBLEM_TEXTS: Final[Mapping[PathProblem, str]] = {
    PathProblem.NONE: "",
    PathProblem.ONE_STOP: tr("A path needs two different tracks. Choose where it should lead."),
    PathProblem.NO_SOUND: tr(
        "Fewer than two tracks were analysed, so only the stops are on the path. "
        "Analyse your library to hear what lies between."
    ),
    PathProblem.STOP_NOT_ANALYSED: tr(
        "A stop was not analysed yet, so no way leads to it. Analyse it, then find the path again."
    ),
    PathProblem.STOP_MISSING: tr("The file of a stop is missing, so the path goes without it."),
    PathProblem.FEW_TRACKS: tr("The path is shorter than wished: no more tracks of your library may come."),
    PathProblem.STOPS_ARE_LONGER: tr(
        "The stops alone are as long as you wish. Choose fewer stops or a longer path."
    ),
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

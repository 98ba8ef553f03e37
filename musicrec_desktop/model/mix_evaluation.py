"""Evaluations of the cards of a day: simulated listeners over a month, and own history held out."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Final

from musicrec_desktop.model.card import CardKind
from musicrec_desktop.model.queue_evaluation import Obstacle

SIMULATED_DAYS: Final = 30


class Rival(StrEnum):
    """The lists that cards are compared with: as many tracks as the card has, none twice on a page."""

    RANDOM = "random"
    """Any tracks of the library, as expected over all draws."""
    MOST_PLAYED = "most-played"
    NEAREST = "nearest"
    """What sounds most like what was played last."""


RIVAL_LABELS: Final[Mapping[Rival, str]] = {
    Rival.RANDOM: "Random",
    Rival.MOST_PLAYED: "Most played",
    Rival.NEAREST: "Nearest",
}


@dataclass(frozen=True, slots=True)
class CardFigures:
    """How cards fared.

    Attributes:
        cards: how many. tracks: of all of them. accepted: share of the tracks that the listener accepted, 0
        to 1. unheard: share of the tracks that the listener had never heard. accepted_unheard: share of the
        unheard tracks that the listener accepted; None where there are none. rivals: share of accepted
        tracks of each rival. random_unheard: share of accepted tracks of unheard ones that are drawn at
        random; None where there are
            none.
    """

    cards: int
    tracks: int
    accepted: float
    unheard: float
    accepted_unheard: float | None
    rivals: Mapping[Rival, float]
    random_unheard: float | None


@dataclass(frozen=True, slots=True)
class MixSimulation:
    """The results of all simulated listeners.

    Attributes:
        kinds: by kind of card, over all listeners; a kind of which there was no card is left out.
        listeners: by name of the listener, over all kinds. coverage: share of the library's tracks that
        stood on a page within all days, mean of the runs. repeats_next_day: share of a page's
        tracks that stood on the page of the day before. repeats_in_week: share of a page's tracks that
        stood on one of the seven pages before. twice: how often a track stood on two cards of one page.
    """

    kinds: Mapping[CardKind, CardFigures] = field(default_factory=dict)
    listeners: Mapping[str, CardFigures] = field(default_factory=dict)
    coverage: float | None = None
    repeats_next_day: float | None = None
    repeats_in_week: float | None = None
    twice: int = 0


@dataclass(frozen=True, slots=True)
class MixHistoryFigures:
    """How much of what cards held was played in the weeks after.

    Attributes:
        pages: how many pages were judged.
        days: how many days after each page count.
        kinds: by kind of card; accepted is what was played in these days.
    """

    pages: int
    days: int
    kinds: Mapping[CardKind, CardFigures]


@dataclass(frozen=True, slots=True)
class MixEvaluation:
    """The results of ``musicrec evaluate mixes``.

    Attributes:
        runs: of each simulated listener.
        seed: of the hidden tastes, histories and draws.
        days: how long each listener got a page a day.
        tracks: present in the library.
        analysed: present tracks whose sound is known.
        obstacle: why nothing was simulated; None where it was.
        simulation: empty where there is an obstacle.
        history: None where there are too few plays.
    """

    runs: int
    seed: int
    days: int
    tracks: int
    analysed: int
    obstacle: Obstacle | None = None
    simulation: MixSimulation = field(default_factory=MixSimulation)
    history: MixHistoryFigures | None = None

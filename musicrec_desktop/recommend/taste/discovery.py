"""The share of a queue that goes to tracks that the listener never heard, learnt from how such tracks fare.

Each place of a queue is a choice between two arms, known and new. Its arm is drawn by the probability that it
is the better one (Thompson sampling; Thompson 1933; Chapelle and Li, "An empirical evaluation of Thompson
sampling", NIPS 2011). A play counts for an arm, and a skip against it.
"""

from __future__ import annotations

import functools
from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.typing import NDArray

NEW_PRIOR: Final = (2.0, 3.0)
KNOWN_PRIOR: Final = (4.0, 2.0)
"""Pseudo-counts of plays and skips: at first about one place in eight goes to a new track."""
LEAST_SHARE: Final = 0.05
GREATEST_SHARE: Final = 0.35
LEAST_KNOWN: Final = 20
"""Different tracks that must have been heard before places go to new ones."""
DRAWN_PLACES: Final = 12
"""The number of draws for the share of one session; with so few, shares differ while little is known."""
_DRAWS: Final = 400


@dataclass(frozen=True, slots=True)
class Discovery:
    """How the tracks that autoplay chose fared.

    Attributes:
        new_played: plays of tracks that had not been heard before.
        new_skipped: skips of tracks that had not been heard before.
        known_played: plays of other tracks.
        known_skipped: skips of other tracks.
        heard: number of different tracks that the listener has ever heard.
    """

    new_played: int = 0
    new_skipped: int = 0
    known_played: int = 0
    known_skipped: int = 0
    heard: int = 0

    @property
    def is_active(self) -> bool:
        """Whether enough tracks were heard for any to be called new."""
        return self.heard >= LEAST_KNOWN

    @property
    def share(self) -> float:
        """The expected share of new tracks in a queue, 0 to 1, where the listener set no familiarity."""
        if not self.is_active:
            return 0.0
        return self._bounded(float(self.draws(0, _DRAWS).mean()), 0.0)

    def wants(self, place: int, rng_seed: int, familiarity: float = 0.0) -> bool:
        """Whether a place goes to a new track; the same for the same arguments.

        Args:
            place: number of the place in the session, from 0.
            rng_seed: of the draws.
            familiarity: of the listener's controls, -1 to 1.
        """
        if not self.is_active:
            return False
        drawn, start = _drawn(self, rng_seed)
        share = self._bounded(drawn, familiarity)
        return int((place + 1) * share + start) > int(place * share + start)

    def draws(self, rng_seed: int, count: int) -> NDArray[np.bool_]:
        """Which of the two arms is better in each of some draws: True for the new one; shape (count,)."""
        generator = np.random.default_rng(rng_seed % 2**64)
        new = generator.beta(NEW_PRIOR[0] + self.new_played, NEW_PRIOR[1] + self.new_skipped, count)
        known = generator.beta(KNOWN_PRIOR[0] + self.known_played, KNOWN_PRIOR[1] + self.known_skipped, count)
        return np.asarray(new > known)

    @staticmethod
    def _bounded(share: float, familiarity: float) -> float:
        """The share within its limits, moved towards 0 or 1 by the listener's familiarity."""
        bounded = min(max(share, LEAST_SHARE), GREATEST_SHARE)
        if familiarity >= 0:
            return bounded * (1.0 - familiarity)
        return bounded + (1.0 - bounded) * -familiarity


@functools.lru_cache(maxsize=64)
def _drawn(discovery: Discovery, rng_seed: int) -> tuple[float, float]:
    """The share of new tracks in the draws of a session, and where in their spacing the first one comes.

    Places are spread evenly from a random start, so that new tracks do not follow each other. Each place of a
    queue asks, so what was drawn is kept.
    """
    drawn = float(discovery.draws(rng_seed, DRAWN_PLACES).mean())
    return drawn, float(np.random.default_rng(rng_seed % 2**64).random())

"""How much of a queue goes to tracks that the listener has not heard: learnt from what becomes of them.

Each place of a queue is a choice between two arms, known and new; which one gets it is drawn by how likely it
is the better one (Thompson sampling; Thompson 1933; Chapelle and Li, "An empirical evaluation of Thompson
sampling", NIPS 2011). What was played through counts for an arm and what was skipped against it.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

import numpy as np

NEW_PRIOR: Final = (2.0, 3.0)
KNOWN_PRIOR: Final = (4.0, 2.0)
"""Plays and skips that nobody made: at first about one place in eight is for something new."""
LEAST_SHARE: Final = 0.05
GREATEST_SHARE: Final = 0.35
LEAST_KNOWN: Final = 20
"""Tracks that have been heard before anything else can be called new."""
DRAWN_PLACES: Final = 12
"""So many draws make the share of one session, so that shares differ while little is known."""
_DRAWS: Final = 400


@dataclass(frozen=True, slots=True)
class Discovery:
    """What became of automatic tracks.

    Attributes:
        new_played: tracks heard for the first time that were played.
        new_skipped: such tracks that were skipped.
        known_played: other automatic tracks that were played.
        known_skipped: others that were skipped.
        heard: different tracks that the listener has ever heard.
    """

    new_played: int = 0
    new_skipped: int = 0
    known_played: int = 0
    known_skipped: int = 0
    heard: int = 0

    @property
    def is_active(self) -> bool:
        """Whether there is a past beside which something is new."""
        return self.heard >= LEAST_KNOWN

    @property
    def share(self) -> float:
        """The expected share of new tracks in a queue, 0 to 1, where the listener set no familiarity."""
        if not self.is_active:
            return 0.0
        return self._bounded(float(self._draws(0, _DRAWS).mean()), 0.0)

    def wants(self, place: int, rng_seed: int, familiarity: float = 0.0) -> bool:
        """Whether a place goes to a new track; the same for the same seed.

        Args:
            place: number of the place in the session, from 0.
            rng_seed: of the draw.
            familiarity: of the listener's controls, -1 to 1.
        """
        if not self.is_active:
            return False
        share = self._bounded(float(self._draws(rng_seed, DRAWN_PLACES).mean()), familiarity)
        # Spread evenly, from a random start: two new tracks in a row are one too many.
        start = float(np.random.default_rng(rng_seed % 2**64).random())
        return int((place + 1) * share + start) > int(place * share + start)

    def _draws(self, rng_seed: int, count: int) -> np.ndarray[tuple[int, ...], np.dtype[np.bool_]]:
        generator = np.random.default_rng(rng_seed % 2**64)
        new = generator.beta(NEW_PRIOR[0] + self.new_played, NEW_PRIOR[1] + self.new_skipped, count)
        known = generator.beta(KNOWN_PRIOR[0] + self.known_played, KNOWN_PRIOR[1] + self.known_skipped, count)
        return np.asarray(new > known)

    @staticmethod
    def _bounded(share: float, familiarity: float) -> float:
        """Between a twentieth and a third; the listener's wish moves both ends."""
        bounded = min(max(share, LEAST_SHARE), GREATEST_SHARE)
        if familiarity >= 0:
            return bounded * (1.0 - familiarity)
        return bounded + (1.0 - bounded) * -familiarity

"""What the choices of a blind taste test tell.

``chance`` is the exact two-sided sign test. It holds for a number of pairs that was fixed before. Listeners
look after each pair, go on later, and stop when they like what they see, which makes chance look like a
result. So the words go by another number, which holds however often one looks: the likelihood of the choices
under a uniform prior of the preference over that under none. By Ville's inequality it exceeds 20 in less than
one of 20 tests in which nothing is preferred, at whatever moment they stop.

Sources: Dixon and Mood (1946), "The statistical sign test"; Robbins (1970), "Statistical methods related to
the law of the iterated logarithm"; Grünwald, de Heide and Koolen (2024), "Safe testing".
"""

from __future__ import annotations

import math
from dataclasses import replace
from fractions import Fraction
from typing import Final

from musicrec_desktop.model.taste_test import NO_VERDICT, Strength, Tally, Verdict

CLEAR_FROM: Final = 20
HINT_FROM: Final = 4


def judged(tally: Tally) -> Verdict:
    """What a tally tells; pairs without a preference do not count."""
    if not tally.decided:
        return replace(NO_VERDICT, tally=tally)
    evidence = evidence_of(tally)
    strength = (
        Strength.CLEAR
        if evidence >= CLEAR_FROM
        else Strength.HINT
        if evidence >= HINT_FROM
        else Strength.OPEN
    )
    return Verdict(tally, chance_of(tally), strength)


def chance_of(tally: Tally) -> float:
    """How probable it is that a fair coin is as one-sided as this, on either side; 0 to 1."""
    most, decided = max(tally.first, tally.second), tally.decided
    as_one_sided = sum(math.comb(decided, count) for count in range(most, decided + 1))
    return float(min(Fraction(1), Fraction(2 * as_one_sided, 2**decided)))


def evidence_of(tally: Tally) -> Fraction:
    """How many times more probable the choices are with some preference than with none."""
    return Fraction(2**tally.decided, (tally.decided + 1) * math.comb(tally.decided, tally.first))

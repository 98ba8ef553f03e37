"""What a blind taste test tells, in sentences."""

from __future__ import annotations

from typing import Final

from musicrec_desktop.core.sentences import percent
from musicrec_desktop.model.taste_test import Comparison, Side, Strength, Tally, TasteDraw, Verdict
from musicrec_desktop.ui.kit.wording.formats import format_count

KEYS_HINT: Final = "1 or ←: A · 2 or →: B · 0 or ↓: no difference · A, B, S: hear or pause · Esc: end"
NOTHING_YET: Final = "Nothing was preferred yet."
_SURE_FROM: Final = 0.001
STRENGTH_WORDS: Final = {
    Strength.NOTHING: "",
    Strength.OPEN: "That may be chance: a test that can be ended at any time has to show more.",
    Strength.HINT: "That is a hint, and no proof. More pairs would tell.",
    Strength.CLEAR: "That is hardly chance.",
}


def preferred_side(comparison: Comparison, tally: Tally) -> Side | None:
    """The side that was chosen more often; None where both were as often."""
    if tally.first == tally.second:
        return None
    return comparison.first if tally.first > tally.second else comparison.second


def verdict_sentence(comparison: Comparison, verdict: Verdict) -> str:
    """What was preferred, and how probable that is by chance."""
    tally = verdict.tally
    if not tally.decided:
        return NOTHING_YET
    side = preferred_side(comparison, tally)
    if side is None:
        times = format_count(tally.first, "time")
        return f"You chose each of the two queues {times}: a draw."
    most = max(tally.first, tally.second)
    return (
        f"You chose the queue {side.phrase} {most} of {format_count(tally.decided, 'time')}; "
        f"chance alone gives a result so clear in {chance_text(verdict.chance)}."
    )


def strength_sentence(verdict: Verdict) -> str:
    """How much a verdict is worth; empty where nothing was preferred."""
    return STRENGTH_WORDS[verdict.strength]


def undecided_sentence(verdict: Verdict) -> str:
    """How often no difference was heard; empty where that did not happen."""
    count = verdict.tally.neither
    if not count:
        return ""
    return f"{format_count(count, 'time')} you heard no difference, which does not count.".capitalize()


def sitting_sentence(comparison: Comparison, now: Tally, verdict: Verdict) -> str:
    """How one sitting went; empty where there was no other one, and where nothing was preferred in it."""
    if now == verdict.tally or not now.decided:
        return ""
    side = preferred_side(comparison, verdict.tally) or comparison.first
    count = now.first if side is comparison.first else now.second
    return f"This time you chose it {count} of {format_count(now.decided, 'time')}."


def shared_sentence(draw: TasteDraw) -> str:
    """How much two queues have in common; empty where they have nothing."""
    if not draw.shared:
        return ""
    has = "is" if draw.shared == 1 else "are"
    return f"{draw.shared} of {format_count(draw.length, 'track')} {has} in both queues and left out."


def chance_text(chance: float) -> str:
    """A probability as a percentage: ``"15 %"``, ``"0.4 %"``, ``"less than 0.1 %"``."""
    if chance < _SURE_FROM:
        return "less than 0.1 %"
    return percent(chance, 1 if chance < 0.01 else 0)


def so_far_sentence(comparison: Comparison, verdict: Verdict) -> str:
    """A line about the answers of earlier sittings; empty where there are none."""
    tally = verdict.tally
    if not (tally.decided or tally.neither):
        return ""
    if not tally.decided:
        return f"So far: {format_count(tally.neither, 'pair')}, and no difference was heard."
    return f"So far: {verdict_sentence(comparison, verdict)}"

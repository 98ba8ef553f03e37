"""What a blind taste test tells, in sentences."""

from __future__ import annotations

from typing import Final

from musicrec_desktop.core.language import plural, tr
from musicrec_desktop.core.sentences import percent
from musicrec_desktop.model.taste_test import Comparison, Side, Strength, Tally, TasteDraw, Verdict

KEYS_HINT: Final = tr("1 or ←: A · 2 or →: B · 0 or ↓: no difference · A, B, S: hear or pause · Esc: end")
NOTHING_YET: Final = tr("Nothing was preferred yet.")
_SURE_FROM: Final = 0.001
STRENGTH_WORDS: Final = {
    Strength.NOTHING: "",
    Strength.OPEN: tr("That may be chance: a test that can be ended at any time has to show more."),
    Strength.HINT: tr("That is a hint, and no proof. More pairs would tell."),
    Strength.CLEAR: tr("That is hardly chance."),
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
        times = plural("{n} time", "{n} times", tally.first)
        return tr("You chose each of the two queues {times}: a draw.", times=times)
    most = max(tally.first, tally.second)
    return plural(
        "You chose the queue {phrase} {most} of {n} time; chance alone gives a result so clear in {chance}.",
        "You chose the queue {phrase} {most} of {n} times; chance alone gives a result so clear in {chance}.",
        tally.decided,
        phrase=side.phrase,
        most=most,
        chance=chance_text(verdict.chance),
    )


def strength_sentence(verdict: Verdict) -> str:
    """How much a verdict is worth; empty where nothing was preferred."""
    return STRENGTH_WORDS[verdict.strength]


def undecided_sentence(verdict: Verdict) -> str:
    """How often no difference was heard; empty where that did not happen."""
    count = verdict.tally.neither
    if not count:
        return ""
    if count == 1:
        return tr("Once you heard no difference, which does not count.")
    return plural(
        "{n} time you heard no difference, which does not count.",
        "{n} times you heard no difference, which does not count.",
        count,
    )


def sitting_sentence(comparison: Comparison, now: Tally, verdict: Verdict) -> str:
    """How one sitting went; empty where there was no other one, and where nothing was preferred in it."""
    if now == verdict.tally or not now.decided:
        return ""
    side = preferred_side(comparison, verdict.tally) or comparison.first
    count = now.first if side is comparison.first else now.second
    return plural(
        "This time you chose it {count} of {n} time.",
        "This time you chose it {count} of {n} times.",
        now.decided,
        count=count,
    )


def shared_sentence(draw: TasteDraw) -> str:
    """How much two queues have in common; empty where they have nothing."""
    if not draw.shared:
        return ""
    return plural(
        "In both queues, and left out: {shared} of {n} track.",
        "In both queues, and left out: {shared} of {n} tracks.",
        draw.length,
        shared=draw.shared,
    )


def chance_text(chance: float) -> str:
    """A probability as a percentage: ``"15 %"``, ``"0.4 %"``, ``"less than 0.1 %"``."""
    if chance < _SURE_FROM:
        return tr("less than 0.1 %")
    return percent(chance, 1 if chance < 0.01 else 0)


def so_far_sentence(comparison: Comparison, verdict: Verdict) -> str:
    """A line about the answers of earlier sittings; empty where there are none."""
    tally = verdict.tally
    if not (tally.decided or tally.neither):
        return ""
    if not tally.decided:
        return plural(
            "So far: {n} pair, and no difference was heard.",
            "So far: {n} pairs, and no difference was heard.",
            tally.neither,
        )
    return tr("So far: {verdict_sentence}", verdict_sentence=verdict_sentence(comparison, verdict))

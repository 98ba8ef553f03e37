"""What became of what was started: by the hour, by who chose it, and by why the queue chose it."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from typing import Final

import numpy as np
from numpy.typing import NDArray

from musicrec_desktop.core.sentences import counted, percent
from musicrec_desktop.model.insights import (
    Cell,
    ChartKind,
    Figure,
    FigureColumn,
    InsightSection,
    Role,
    Unit,
)
from musicrec_desktop.model.recommendation import ReasonKind
from musicrec_desktop.services.insights.data import InsightData, sums
from musicrec_desktop.services.insights.listening.parts import COUNTED, PLAY, nothing_heard
from musicrec_desktop.services.insights.local_time import HOURS
from musicrec_desktop.storage.insights.listens import AUTO, FINISHED, IMPORTED, SKIP, History, ReasonUse
from musicrec_desktop.storage.insights.listens import PLAY as IS_PLAY

_CHOOSING: Final = InsightSection.CHOOSING
CERTAIN: Final = 2.576
"""Standard deviations that chance alone exceeds in one of a hundred cases."""
LEAST: Final = 30
"""The share of fewer listens says little."""
_OUTCOMES: Final = (
    FigureColumn("Played", Unit.COUNT, Role.VALUE),
    FigureColumn("Left later", Unit.COUNT, Role.VALUE),
    FigureColumn("Skipped", Unit.COUNT, Role.VALUE),
)
_OUTCOME: Final = f"{PLAY} Skipped is what was left within 30 seconds; the rest was left later."
SOURCES: Final = ("You", "The automatic queue (∞)", "Other players")
NOT_NOTED: Final = "Not noted"
REASON_NAMES: Final[Mapping[str, str]] = {
    ReasonKind.TIMBRE: "Sound: timbre",
    ReasonKind.RHYTHM: "Sound: rhythm",
    ReasonKind.HARMONY: "Sound: harmony",
    ReasonKind.DYNAMICS: "Sound: dynamics",
    ReasonKind.SESSION: "Sound of this session",
    ReasonKind.ENERGY: "Energy",
    ReasonKind.TRANSITION: "Good transition",
    ReasonKind.MISFIT: "Sound: a little beside",
    ReasonKind.VARIETY: "Variety",
    ReasonKind.ARTIST: "Same artist",
    ReasonKind.ALBUM: "Same album",
    ReasonKind.WHOLE_ALBUM: "A whole album",
    ReasonKind.GENRE: "Same genre",
    ReasonKind.COVER: "Cover",
    ReasonKind.TASTE: "Your taste",
    ReasonKind.LIKED: "You like it",
    ReasonKind.RATED: "You gave it stars",
    ReasonKind.CO_OCCURRENCE: "Heard together",
    ReasonKind.FAMILIAR: "Familiar",
    ReasonKind.UNHEARD: "Not heard for long",
    ReasonKind.DISCOVERY: "Never heard before",
    ReasonKind.EXPLORATION: "Chance",
    ReasonKind.RELAXED: "A rule was relaxed",
    ReasonKind.KEPT_BACK: "A rule kept better ones back",
    ReasonKind.SKIPPED: "Skipped before",
    ReasonKind.FALLBACK: "No sound to compare",
    "": NOT_NOTED,
}
"""The names of strongest reasons, with that of listens that have none."""


def hours(data: InsightData) -> Figure:
    """What was finished and skipped, by the hour."""
    is_own = ~data.listens.has(IMPORTED)
    of = data.times.hours[is_own].astype(np.int64)
    is_finished, is_skip = data.listens.has(FINISHED)[is_own], data.listens.has(SKIP)[is_own]
    finished = sums(of, is_finished.astype(np.int64), HOURS)
    skipped = sums(of, is_skip.astype(np.int64), HOURS)
    total = np.bincount(of, minlength=HOURS)
    note = nothing_heard(data) or _only_imported(data)
    rows: list[tuple[Cell, ...]] = [
        (
            hour,
            int(finished[hour]),
            int(total[hour] - finished[hour] - skipped[hour]),
            int(skipped[hour]),
            skipped[hour].item() / total[hour].item() if total[hour] else None,
        )
        for hour in range(HOURS)
    ]
    return Figure(
        "hours",
        _CHOOSING,
        "Finished and skipped by the hour",
        "Tracks that ended by themselves, that were left within 30 seconds, and that were left later, by the"
        " hour in which they were started. Listens of this player; imports seldom tell how a listen ended.",
        ChartKind.COLUMNS,
        (
            FigureColumn("Hour", Unit.HOUR, Role.X),
            FigureColumn("Finished", Unit.COUNT, Role.VALUE),
            FigureColumn("Left later", Unit.COUNT, Role.VALUE),
            FigureColumn("Skipped", Unit.COUNT, Role.VALUE),
            FigureColumn("Share skipped", Unit.SHARE, Role.EXTRA),
        ),
        () if note else tuple(rows),
        "" if note else _most_skipped(skipped, total),
        note,
    )


def _most_skipped(skipped: NDArray[np.int64], total: NDArray[np.int64]) -> str:
    """The hour that differs most from the others; nothing where chance explains it."""
    best, best_hour = 0.0, -1
    for hour in range(HOURS):
        found = _difference(int(skipped[hour]), int(total[hour]), int(skipped.sum()), int(total.sum()))
        if found > best:
            best, best_hour = found, hour
    if best < _certain_among(HOURS):
        return ""
    share, rest = skipped[best_hour] / total[best_hour], skipped.sum() / total.sum()
    return f"Most is skipped from {best_hour:02}:00: {percent(share)}, beside {percent(rest)} over the day."


def sources(data: InsightData) -> Figure:
    """What was played and skipped, by who chose it."""
    note = nothing_heard(data)
    now = _by_source(data.listens)
    before = _by_source(data.listens_before)
    has_before = data.before is not None
    rows: list[tuple[Cell, ...]] = [
        (
            name,
            *cells,
            cells[0] / sum(cells) if sum(cells) else None,
            time,
            sum(was[0]) if has_before else None,
        )
        for (name, cells, time), was in zip(now, ((one[1],) for one in before), strict=True)
        if sum(cells) or (has_before and sum(was[0]))
    ]
    return Figure(
        "sources",
        _CHOOSING,
        "Who chose",
        f"Listens by who put the track into the queue. {_OUTCOME} {COUNTED}",
        ChartKind.BARS,
        (
            FigureColumn("Chosen by", Unit.TEXT, Role.LABEL),
            *_OUTCOMES,
            FigureColumn("Share played", Unit.SHARE, Role.EXTRA),
            FigureColumn("Listening time", Unit.DURATION_MS, Role.EXTRA),
            FigureColumn("Listens before", Unit.COUNT, Role.EXTRA),
        ),
        () if note else tuple(rows),
        "" if note else _served([(name, cells) for name, cells, _ in now]),
        note,
    )


def _by_source(listens: History) -> list[tuple[str, tuple[int, int, int], int]]:
    """Of each source its name, the counts of played, left later and skipped, and the time."""
    is_imported, is_auto = listens.has(IMPORTED), listens.has(AUTO)
    found = []
    for name, mask in zip(SOURCES, (~is_imported & ~is_auto, is_auto, is_imported), strict=True):
        played = int((listens.flags[mask] & IS_PLAY > 0).sum())
        skipped = int(((listens.flags[mask] & SKIP > 0) & (listens.flags[mask] & IS_PLAY == 0)).sum())
        counts = played, int(mask.sum()) - played - skipped, skipped
        found.append((name, counts, int(listens.listened_ms[mask].sum())))
    return found


def _served(found: Sequence[tuple[str, tuple[int, int, int]]]) -> str:
    """Whether what ∞ chose is played as often as what the listener chose; only where the numbers carry it."""
    (_, own), (_, auto), _ = found
    if min(sum(own), sum(auto)) < LEAST:
        return ""
    own_share, auto_share = own[0] / sum(own), auto[0] / sum(auto)
    both = f"{percent(auto_share)} of {sum(auto):,} against {percent(own_share)} of {sum(own):,}"
    certain = _difference_of_two(auto[0], sum(auto), own[0], sum(own))
    if abs(certain) < CERTAIN:
        return f"What ∞ chooses is played about as often as what you choose: {both}."
    word = "more" if certain > 0 else "less"
    return f"What ∞ chooses is played {word} often than what you choose: {both}."


def reasons(data: InsightData) -> Figure:
    """What became of what the automatic queue chose, by its strongest reason."""
    found = data.stores.listens.reasons(data.span.start_ms, data.span.end_ms)
    note = ""
    if not found:
        note = nothing_heard(data) or (
            "The automatic queue played nothing in this period. Start it with ∞ beside any track."
        )
    return Figure(
        "reasons",
        _CHOOSING,
        "Does ∞ serve you?",
        f"Listens that the automatic queue chose, by the strongest of its reasons. {_OUTCOME} Listens from"
        " before reasons were kept are “Not noted”. “Liked” counts different tracks among them"
        " that you like now.",
        ChartKind.BARS,
        (
            FigureColumn("Strongest reason", Unit.TEXT, Role.LABEL),
            *_OUTCOMES,
            FigureColumn("Share played", Unit.SHARE, Role.EXTRA),
            FigureColumn("Finished", Unit.COUNT, Role.EXTRA),
            FigureColumn("Liked", Unit.COUNT, Role.EXTRA),
            FigureColumn("First hearings", Unit.COUNT, Role.EXTRA),
        ),
        tuple(map(_reason_row, found)),
        _best_reason(found),
        note,
    )


def _reason_row(use: ReasonUse) -> tuple[Cell, ...]:
    return (
        REASON_NAMES.get(use.kind, use.kind),
        use.plays,
        use.listens - use.plays - use.skips,
        use.skips,
        use.plays / use.listens,
        use.finished,
        use.liked,
        use.discoveries,
    )


def _best_reason(found: Sequence[ReasonUse]) -> str:
    """The reason whose tracks are played most and least often, where chance does not explain it."""
    noted = [use for use in found if use.kind and use.listens >= LEAST]
    plays, listens = sum(use.plays for use in noted), sum(use.listens for use in noted)
    told = []
    for use in noted:
        found_by = _difference(use.plays, use.listens, plays, listens)
        if abs(found_by) >= _certain_among(len(noted)):
            told.append((found_by, use))
    if not told:
        return ""
    told.sort(key=lambda pair: pair[0])
    parts = [f"most often played: {_share_of(told[-1][1])}"] if told[-1][0] > 0 else []
    parts += [f"least often: {_share_of(told[0][1])}"] if told[0][0] < 0 else []
    return f"By reason, {'; '.join(parts)}; all together {percent(plays / listens)}."


def _share_of(use: ReasonUse) -> str:
    name = REASON_NAMES.get(use.kind, use.kind)
    return f"“{name}”, {percent(use.plays / use.listens)} of {counted(use.listens, 'listen')}"


def _only_imported(data: InsightData) -> str:
    if data.listens.has(IMPORTED).all():
        return "All listens of this period were imported, and imports seldom tell how a listen ended."
    return ""


def _difference(part: int, of_part: int, whole: int, of_whole: int) -> float:
    """As ``_difference_of_two`` for a part against the rest of a whole; 0 where one of them is small."""
    rest, of_rest = whole - part, of_whole - of_part
    if min(of_part, of_rest) < LEAST:
        return 0.0
    return _difference_of_two(part, of_part, rest, of_rest)


def _difference_of_two(one: int, of_one: int, other: int, of_other: int) -> float:
    """How many standard deviations two shares are apart (the two-proportion z-test, pooled)."""
    pooled = (one + other) / (of_one + of_other)
    spread = math.sqrt(pooled * (1 - pooled) * (1 / of_one + 1 / of_other))
    return (one / of_one - other / of_other) / spread if spread else 0.0


def _certain_among(tests: int) -> float:
    """The deviations that chance alone exceeds in one of a hundred periods, among so many comparisons.

    Source: the bound of Bonferroni for two-sided tests.
    """
    wanted, low, high = 0.01 / max(tests, 1), 0.0, 10.0
    for _ in range(60):
        middle = (low + high) / 2
        low, high = (middle, high) if math.erfc(middle / math.sqrt(2)) > wanted else (low, middle)
    return high

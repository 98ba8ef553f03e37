"""Runs of listening without a long pause."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.typing import NDArray

from musicrec_desktop.services.insights.data import InsightData, Span
from musicrec_desktop.storage.insights.listens import History

PAUSE_MS: Final = 30 * 60_000
"""As long without music ends a session; the listening service counts the same."""


@dataclass(frozen=True, slots=True, eq=False)
class Sessions:
    """Sessions in their order, each int64 of shape (n,).

    Attributes:
        started_at_ms: of the first listen.
        length_ms: from its start to the end of the last listen.
        listens: how many.
    """

    started_at_ms: NDArray[np.int64]
    length_ms: NDArray[np.int64]
    listens: NDArray[np.int64]

    def within(self, span: Span | None) -> Sessions:
        """Those that began in a span of time; none for None."""
        start, end = (0, 0)
        if span is not None:
            start, end = np.searchsorted(self.started_at_ms, (span.start_ms, span.end_ms)).tolist()
        return Sessions(self.started_at_ms[start:end], self.length_ms[start:end], self.listens[start:end])


def sessions_of(history: History) -> Sessions:
    """All sessions of a history; a listen ends when as much as was heard of it has gone by."""
    if not len(history):
        return Sessions(history.started_at_ms, history.started_at_ms, history.started_at_ms)
    starts = history.started_at_ms
    ends = np.maximum.accumulate(starts + np.maximum(history.listened_ms, 0))
    firsts = np.concatenate(([0], np.flatnonzero(starts[1:] - ends[:-1] > PAUSE_MS) + 1))
    lasts = np.append(firsts[1:], len(starts)) - 1
    return Sessions(starts[firsts], ends[lasts] - starts[firsts], lasts - firsts + 1)


def sessions_in(data: InsightData) -> tuple[Sessions, Sessions]:
    """The sessions that began in the period, and in the span to compare with."""
    found = sessions_of(data.history)
    return found.within(data.span), found.within(data.before)

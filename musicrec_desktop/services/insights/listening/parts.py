"""What definitions and notes of figures about listens have in common."""

from __future__ import annotations

import datetime as dt
from typing import Final

import numpy as np
from numpy.typing import NDArray

from musicrec_desktop.core.sentences import day_text
from musicrec_desktop.model.insights import FigureColumn, Role, Unit
from musicrec_desktop.model.period import PeriodKind
from musicrec_desktop.services.insights.data import InsightData
from musicrec_desktop.services.insights.local_time import date_of
from musicrec_desktop.storage.insights.listens import History

COUNTED: Final = (
    "Counted are all listens of this player, and imported plays that are no doubles,"
    " of tracks in the library."
)
PLAY: Final = "A play is a listen to half of a track, or to four minutes of it."
NEVER: Final = (
    "Nothing was heard yet. Play some music, or import the history of another player with “musicrec import”."
)
TO_COME: Final = "This period has not begun yet."
TRACK_ID: Final = FigureColumn("Track id", Unit.COUNT, Role.TRACK_ID)


def nothing_heard(data: InsightData) -> str:
    """Why a period has no listens, and what to do; empty where it has some."""
    if len(data.listens):
        return ""
    if not len(data.history):
        return NEVER
    if data.span.start_ms > data.now_ms:
        return TO_COME
    last = dt.datetime.fromtimestamp(int(data.history.started_at_ms[-1]) / 1000, data.zone).date()
    return f"Nothing was heard in this period. Choose another one: the last listen was on {day_text(last)}."


def compared(data: InsightData) -> str:
    """What the figures are compared with, in a sentence; empty where with nothing."""
    if data.before is None:
        return ""
    whole = {
        PeriodKind.WEEK: "the week before",
        PeriodKind.MONTH: "the month before",
        PeriodKind.YEAR: "the year before",
    }.get(data.period.kind, "as many days before")
    part = "" if data.is_over else ", up to the same moment"
    return f"Compared with {whole}{part}."


def plays_of(history: History) -> NDArray[np.int64]:
    """1 for each listen that counts as a play."""
    return (history.flags & 1).astype(np.int64)


def heard_days(days: NDArray[np.int32], history: History) -> list[dt.date]:
    """The days on which something was played, ascending."""
    return [date_of(day) for day in np.unique(days[plays_of(history) > 0])]

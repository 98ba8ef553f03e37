"""New in the library: what came lately, what is closest to the taste first."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

import numpy as np

from musicrec_desktop.core.sentences import counted
from musicrec_desktop.model.card import Card
from musicrec_desktop.recommend.mixes.context import MixContext

NEW_DAYS: Final = 30.0
CLOSE: Final = 0.5
"""Affinity of what comes alone, where there is enough of it."""
HEARD: Final = 2
"""A track that was played more often is not new any more."""


def new_in_library(context: MixContext) -> Iterator[Card]:
    """One card of what came in the last ``NEW_DAYS`` days; the first scan of a library counts, too."""
    tracks = context.tracks
    days = context.days_since(tracks.added_at_ms)
    is_new = (days <= NEW_DAYS) & (tracks.added_at_ms > 0)
    recent = 1.0 - np.minimum(days, NEW_DAYS) / NEW_DAYS
    affinity = context.standing.affinity
    scores = 0.6 * affinity + 0.4 * recent
    may_come = is_new & (tracks.plays <= HEARD) & (tracks.skips <= tracks.plays)
    places = context.chosen(scores, may_come & (affinity >= CLOSE)) or context.chosen(scores, may_come)
    if not places:
        return
    first = context.date(tracks.added_at_ms[is_new].min())
    came = counted(int(is_new.sum()), "track")
    why = f"{came} came into your library since {first}."
    yield context.card("New in your library", why, places, lambda place: _why(context, place))


def _why(context: MixContext, place: int) -> str:
    tracks = context.tracks
    came = context.date(tracks.added_at_ms[place])
    plays = int(tracks.plays[place])
    heard = (
        "you have not played it yet" if not plays else f"you played it {'once' if plays == 1 else 'twice'}"
    )
    return f"It came on {came}, and {heard}."

"""Rediscover: tracks that were loved, and not heard for long."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

import numpy as np

from musicrec_desktop.core.sentences import counted, times
from musicrec_desktop.model.card import Card
from musicrec_desktop.recommend.mixes.context import MixContext

LOVED: Final = 0.3
UNHEARD_DAYS: Final = 90.0
LONGEST_DAYS: Final = 1_095.0
"""Longer ago does not count more."""


def rediscover(context: MixContext) -> Iterator[Card]:
    """One card, where enough was loved and left alone for ``UNHEARD_DAYS``."""
    tracks, love = context.tracks, context.standing.love
    days = context.days_since(tracks.last_ms)
    is_candidate = (tracks.last_ms > 0) & (days >= UNHEARD_DAYS) & (love >= LOVED)
    age = np.minimum(days, LONGEST_DAYS) / LONGEST_DAYS
    places = context.chosen(0.6 * love + 0.4 * age, is_candidate)
    if not places:
        return
    latest = context.date(tracks.last_ms[places].max())
    plays = int(tracks.plays[places].sum())
    count = counted(len(places), "track")
    why = f"You played these {count} {times(plays)} in all, the last one on {latest}."
    yield context.card("Rediscover", why, places, lambda place: _why(context, place))


def _why(context: MixContext, place: int) -> str:
    tracks = context.tracks
    last = context.date(tracks.last_ms[place])
    said = "You like it, and" if tracks.is_liked[place] else "You"
    return f"{said} played it {times(int(tracks.plays[place]))}, last on {last}."

"""After yesterday: what follows the last track of the evening before."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from typing import Final

from musicrec_desktop.model.card import Card
from musicrec_desktop.recommend.mixes.context import MixContext
from musicrec_desktop.recommend.mixes.likeness import likeness_sentence, likeness_to

LEAST: Final = 0.4


def after_yesterday(context: MixContext) -> Iterator[Card]:
    """One card, where anything was played yesterday."""
    last = context.given.history.last_yesterday
    place = None if last is None else context.place_of(last)
    if place is None:
        return
    scores = likeness_to(context, place)
    places = context.chosen(scores, scores >= LEAST)
    if places:
        yield context.card(
            "Where you left off",
            f"Yesterday ended with {context.named(place)}; these follow it.",
            places,
            partial(likeness_sentence, context, place),
        )

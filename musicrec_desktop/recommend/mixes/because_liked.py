"""Because you liked a track: what sounds like it, or is played with it."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from typing import Final

import numpy as np

from musicrec_desktop.model.card import Card
from musicrec_desktop.recommend.mixes.context import MixContext
from musicrec_desktop.recommend.mixes.likeness import likeness_sentence, likeness_to
from musicrec_desktop.recommend.queue.exploration import exploration_noise

LATEST: Final = 60
"""Likes that cards are made of, the latest ones."""
TRIED: Final = 8
LEAST: Final = 0.5
"""How well a track must go with the liked one."""


def because_liked(context: MixContext) -> Iterator[Card]:
    """A card for each of a few liked tracks, others each day; a late like comes sooner."""
    made = 0
    for place in _liked(context)[:TRIED]:
        if made == context.spec.cards:
            return
        scores = likeness_to(context, place)
        places = context.chosen(scores, scores >= LEAST)
        if not places:
            continue
        made += 1
        tracks = context.tracks
        why = f"You liked {context.named(place)}; these go with it."
        subject = f"track:{tracks.ids[place]}"
        yield context.card(
            f"Because you liked {tracks.titles[place]}",
            why,
            places,
            partial(likeness_sentence, context, place),
            number=made,
            subject=subject,
        )


def _liked(context: MixContext) -> list[int]:
    """The places of liked tracks in the order of this day."""
    ids = np.array(context.given.liked[:LATEST], dtype=np.int64)
    ids = ids[np.isin(ids, context.tracks.ids)]
    recency = np.linspace(1.0, 0.0, len(ids))
    order = np.argsort(-(recency + exploration_noise(ids.tolist(), context.seed)), kind="stable")
    places = context.tracks.places(ids[order])
    return [int(place) for place in places if not context.rests(f"track:{context.tracks.ids[place]}")]

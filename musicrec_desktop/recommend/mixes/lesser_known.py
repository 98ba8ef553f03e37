"""Lesser known: close to the taste, and never or hardly played."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from typing import Final

from musicrec_desktop.core.sentences import counted
from musicrec_desktop.model.card import Card
from musicrec_desktop.recommend.mixes.context import MixContext
from musicrec_desktop.recommend.mixes.likeness import interest_sentence

LEAST: Final = 0.6
"""Affinity from which a track is close."""
RARELY: Final = 1


def lesser_known(context: MixContext) -> Iterator[Card]:
    """One card: near the taste, or anything that was never played while the taste is not known."""
    tracks, affinity = context.tracks, context.standing.affinity
    is_known = bool(affinity.max(initial=0.0) > 0)
    is_candidate = (tracks.plays <= RARELY) & (affinity >= LEAST) & ~tracks.is_liked
    is_candidate &= tracks.skips <= tracks.plays
    places = context.chosen(affinity - 0.1 * tracks.plays, is_candidate if is_known else tracks.plays == 0)
    if not places:
        return
    if not is_known:
        never = int((tracks.plays == 0).sum())
        why = f"{len(places)} of {counted(never, 'track')} that you have never played."
        yield context.card("From your library", why, places, lambda _place: "You have never played it.")
        return
    never = int((tracks.plays[places] == 0).sum())
    played = f"you have never played {never:,} of them"
    if never == len(places):
        played = "you have never played them"
    elif not never:
        played = "you played each of them once only"
    why = f"{counted(len(places), 'track')} close to what you play; {played}."
    yield context.card("Lesser known", why, places, partial(closeness_sentence, context))


def closeness_sentence(context: MixContext, place: int) -> str:
    """To which interest a track is close, and that it is hardly played."""
    heard = "played once" if context.tracks.plays[place] else "never played"
    return f"{interest_sentence(context, place)}; {heard}."

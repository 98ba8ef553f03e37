"""Lesser known: close to the taste, and never or hardly played."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from musicrec_desktop.model.card import Card
from musicrec_desktop.recommend.mixes.context import MixContext
from musicrec_desktop.recommend.mixes.likeness import interest_sentence
from musicrec_desktop.recommend.mixes.sentences import counted

LEAST: Final = 0.3
"""Affinity from which a track is close."""
RARELY: Final = 1


def lesser_known(context: MixContext) -> Iterator[Card]:
    """One card, where the taste is known."""
    tracks, affinity = context.tracks, context.standing.affinity
    is_candidate = (tracks.plays <= RARELY) & (affinity >= LEAST) & ~tracks.is_liked
    places = context.chosen(affinity - 0.1 * tracks.plays, is_candidate)
    if not places:
        return
    never = int((tracks.plays[places] == 0).sum())
    once = len(places) - never
    played = f"you have never played {never:,} of them"
    if not once:
        played = "you have never played them"
    elif not never:
        played = "you played each of them once only"
    why = f"{counted(len(places), 'track')} close to what you play; {played}."
    yield context.card("Lesser known", why, places, lambda place: closeness_sentence(context, place))


def closeness_sentence(context: MixContext, place: int) -> str:
    """To which interest a track is close, and that it is hardly played."""
    heard = "played once" if context.tracks.plays[place] else "never played"
    return f"{interest_sentence(context, place)}; {heard}."

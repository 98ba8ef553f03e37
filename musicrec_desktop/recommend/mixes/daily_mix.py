"""Daily mixes: one for each interest of the listener, of what is known and what is close to it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import partial
from typing import Final

import numpy as np
from numpy.typing import NDArray

from musicrec_desktop.core.sentences import counted, joined, times
from musicrec_desktop.model.card import Card
from musicrec_desktop.model.features import FloatArray
from musicrec_desktop.recommend.mixes.context import MixContext
from musicrec_desktop.recommend.mixes.naming import sound_name

CLOSE: Final = 0.6
LOVE: Final = 0.45
NAMED: Final = 2
"""How many artists the sentence of a mix names."""


@dataclass(frozen=True, slots=True, eq=False)
class _Theme:
    """What a mix is around.

    Attributes:
        subject: its name for opinions.
        close: how close each track is to it, 0 to 1, shape (n,).
        is_own: which tracks belong to it rather than to another theme, shape (n,).
        what: what it is, for the sentences of tracks that were never played.
        heart: the place of the track that stands for it; None where there is none.
    """

    subject: str
    close: FloatArray
    is_own: NDArray[np.bool_]
    what: str
    heart: int | None = None


def daily_mixes(context: MixContext) -> Iterator[Card]:
    """A card for each interest, the greatest first; by genres while nothing is analysed."""
    used: set[str] = set()
    made = 0
    for theme in _themes(context):
        if made == context.spec.cards:
            return
        if context.rests(theme.subject):
            continue
        scores = 0.55 * theme.close + LOVE * context.standing.love
        places = context.chosen(scores, theme.is_own & (theme.close >= CLOSE))
        if not places:
            continue
        made += 1
        name = sound_name(context, places, used, theme.heart)
        used.add(name)
        yield context.card(
            name,
            _why(context, places),
            places,
            partial(_track_why, context, theme),
            number=made,
            subject=theme.subject,
        )


def _themes(context: MixContext) -> Iterator[_Theme]:
    tracks, close = context.tracks, context.standing.close
    nearest = np.argmax(close, axis=1) if close.shape[1] else np.zeros(len(tracks), dtype=np.int64)
    for number, interest in enumerate(context.given.taste.interests):
        heart = context.place_of(interest.track_id)
        what = "" if heart is None else f"It goes with {context.named(heart)}"
        yield _Theme(f"interest:{interest.track_id}", close[:, number], nearest == number, what, heart)
    if close.shape[1]:
        return
    sums = np.bincount(
        tracks.genre[tracks.genre >= 0],
        context.standing.love[tracks.genre >= 0],
        minlength=len(tracks.genres),
    )
    for genre in np.argsort(-sums, kind="stable")[: 2 * context.spec.cards].tolist():
        if sums[genre] > 0:
            is_own = tracks.genre == genre
            name = tracks.genres[genre]
            yield _Theme(f"genre:{name}", is_own.astype(np.float32), is_own, f"It is {name}")


def _why(context: MixContext, places: list[int]) -> str:
    """Around which artists a mix is, and how often they were played."""
    tracks = context.tracks
    plays = np.bincount(
        tracks.artist[places][tracks.artist[places] >= 0],
        (1.0 + tracks.plays[places])[tracks.artist[places] >= 0],
        minlength=len(tracks.artists),
    )
    order = np.argsort(-plays, kind="stable")[:NAMED]
    numbers = [int(number) for number in order if plays[number] > 0]
    count = counted(len(places), "track")
    if not numbers:
        plays_text = counted(int(tracks.plays[places].sum()), "play")
        return f"{count} that sound alike, with {plays_text} in all."
    names = joined([tracks.artists[number] for number in numbers])
    heard = int(tracks.plays[np.isin(tracks.artist, numbers)].sum())
    whom = f", whom you played {times(heard)} in all" if heard else ""
    return f"{count} around {names}{whom}."


def _track_why(context: MixContext, theme: _Theme, place: int) -> str:
    tracks = context.tracks
    plays = int(tracks.plays[place])
    said = "You like it" if tracks.is_liked[place] else ""
    if plays:
        heard = f"played it {times(plays)}"
        return f"{said} and {heard}." if said else f"You {heard}."
    if said:
        return f"{said}."
    what = (
        theme.what
        if theme.what and not theme.what.endswith(context.named(place))
        else "It is close to what you play"
    )
    return f"{what}; you have not played it yet."

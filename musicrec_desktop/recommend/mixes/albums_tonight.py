"""Albums for tonight: whole albums, in their order; those heard lately come later."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from typing import Final

import numpy as np

from musicrec_desktop.core.sentences import counted
from musicrec_desktop.model.card import Card
from musicrec_desktop.recommend.mixes.album_table import AlbumTable
from musicrec_desktop.recommend.mixes.context import NEWNESS, NOISE, SHOWN_COST, UNWANTED_COST, MixContext
from musicrec_desktop.recommend.queue.exploration import exploration_noise

SHORTEST_MIN: Final = 15
LONGEST_MIN: Final = 100
RESTING_DAYS: Final = 14.0
"""An album that was heard less long ago comes later."""
RESTING_COST: Final = 0.3
CLOSE_SHARE: Final = 0.8
"""An album must be so close to the taste as this part of the closest one."""
LIBRARY_SHARE: Final = 4
"""An album is at most this part of the library, so that something is left for other cards."""
TRIED: Final = 40
MINUTE_MS: Final = 60_000


def albums_tonight(context: MixContext) -> Iterator[Card]:
    """A card for each of a few albums by different artists; without a known taste, drawn by chance."""
    table, tracks = AlbumTable.of(context.tracks), context.tracks
    by_whom: set[str] = set()
    made = 0
    for row in _in_order(context, table)[:TRIED]:
        number = int(table.number[row])
        artist, subject = (
            tracks.album_artists[number],
            f"album:{tracks.albums[number]}|{tracks.album_artists[number]}",
        )
        places = table.places(row)
        if artist in by_whom or context.rests(subject) or not context.chooser.is_whole(places):
            continue
        made += 1
        by_whom.add(artist)
        yield context.card(
            tracks.albums[number],
            _why(context, places, artist),
            places,
            partial(_track_why, tracks.albums[number], places),
            number=made,
            subject=subject,
        )
        if made == context.spec.cards:
            return


def _track_why(album: str, places: list[int], place: int) -> str:
    return f"Track {places.index(place) + 1} of {len(places)} of “{album}”."


def _in_order(context: MixContext, table: AlbumTable) -> list[int]:
    """The rows of the albums that may come, the best of this day first."""
    tracks, standing = context.tracks, context.standing
    minutes = table.sums(tracks.duration_ms) / MINUTE_MS
    days = context.days_since(table.greatest(tracks.last_ms).astype(np.int64))
    is_free = table.sums(context.chooser.is_free.astype(np.int64)) == table.sizes
    closeness = 0.7 * table.means(standing.affinity) + 0.3 * table.means(standing.love)
    may_come = (
        is_free
        & (table.sizes >= context.spec.least)
        & (table.sizes <= min(context.spec.most, max(len(tracks) // LIBRARY_SHARE, context.spec.least)))
        & (minutes >= SHORTEST_MIN)
        & (minutes <= LONGEST_MIN)
        & (closeness >= CLOSE_SHARE * closeness.max(initial=0.0))
    )
    tilt = NEWNESS * (context.controls.newness - 50) / 50
    noise = exploration_noise(table.number.tolist(), context.seed)
    scores = (
        closeness
        - RESTING_COST * np.maximum(1.0 - days / RESTING_DAYS, 0.0)
        - UNWANTED_COST * table.means(standing.unwanted)
        + tilt * (table.means(standing.novelty) - 0.5)
        - SHOWN_COST * table.means(standing.shown)
        + NOISE * noise
    )
    rows = np.flatnonzero(may_come)
    return [int(row) for row in rows[np.argsort(-scores[rows], kind="stable")]]


def _why(context: MixContext, places: list[int], artist: str) -> str:
    tracks = context.tracks
    minutes = round(int(tracks.duration_ms[places].sum()) / MINUTE_MS)
    last_ms = int(tracks.last_ms[places].max())
    plays = int(tracks.plays[places].sum())
    heard = "you have not played it yet"
    if last_ms:
        heard = f"you last played from it on {context.date(last_ms)}"
    elif plays:
        heard = "you played from it before"
    by = f"By {artist}: " if artist else ""
    return f"{by}{counted(len(places), 'track')}, {counted(minutes, 'minute')}; {heard}."
